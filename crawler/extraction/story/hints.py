"""What class names, ids and tags say about a container, in the words that site builders use everywhere."""

import re
from functools import lru_cache
from typing import Final

from crawler.extraction.source.page import Node

FURNITURE: Final = re.compile(
    r"[_-](?:nav(?:bar|igation)?|menu|footer?|foot|breadcrumbs?|crumbs?|side-?bar|aside|advert\w*|ads?"
    r"|adsbygoogle"
    r"|sponsor\w*|promo\w*|banner|share\w*|sharing|social\w*|follow|comments?|disqus\w*|respond|replies"
    r"|related\w*|relate|recommend\w*|recirc\w*|more-?(?:news|stories|from|on)\w*|read-?(?:more|next|also)"
    r"|popular|trending|most-?read"
    r"|hot-?(?:news|list|rank)?|rank(?:ing)?|newsletter\w*|subscri\w*|sign-?up|login|register|cookie\w*|consent"
    r"|gdpr|modal|pop-?up|overlay|widget_\w+|widget-(?:area|title|box)|tags?|tag-?list|keywords|pagination|pager|page-?nav|prev-?next|copyright"
    r"|disclaimer|toolbar|author-?(?:bio|box|info|card)|about-?author|bio|caption|figcaption|credit|skip-?(?:link|to|nav)\w*"
    r"|outbrain|taboola|teaser\w*|search\w*|tooltip|feedback|donat\w*|hidden-?print|no-?print|sr-only|visually-?hidden"
    r"|screen-?reader\w*|toc|table-of-contents|zebian|xiangguan|tuijian|pinglun|fenxiang"
    r"|qrcode|erweima|app-?(?:down\w*|promo)|article-?(?:meta|info|tags|footer|share)|post-?(?:meta|footer|tags)"
    r"|entry-?(?:meta|footer)|meta(?:data)?|byline|dateline|timestamp|source-?line|infobox)(?=$|[_-])"
)
"""One of these between hyphens, of which one is put before the name: the search can leap from each to the next."""
WHOLE: Final = frozenset(("statement", "editor", "print", "tools", "paywall", "widget"))
"""These are furniture as a name of their own only: ``typo--editor`` and ``has-paywall`` hold the text."""
MODIFIERS: Final = tuple(
    f"{word}-" for word in "has is no not with without tag category cat type status format hide show".split()
)
STATES: Final = ("-active", "-enabled")
"""What a theme notes of a post's tags, state and options says nothing of what stands in the element."""
COMPACT: Final = tuple(
    """
    comment related recommend sidebar breadcrumb newsletter copyright footer sharebar sharebox bdshare shareto adbox
    ad-box adslot ad-slot advert xgyd xgxw hotnews pinglun tuijian disqus outbrain taboola cookie pagination
    """.split()
)
"""These count inside longer names too (``articleRelated``)."""
ARTICLE: Final = re.compile(
    r"article-?(?:body|content|text|main|detail|con)|story-?(?:body|content|text)|post-?(?:body|content|text)"
    r"|entry-?content"
    r"|main-?(?:content|text)|news-?(?:body|content|text|con|detail)|content-?(?:body|text|main|article)"
    r"|rich_media_content"
    r"|body-?(?:text|content|copy)|articlebody|artibody|trs_editor|zoom|txt-?content|wenzhang|zhengwen"
)
HINTS: Final = tuple(
    """
    article story post entry content text body news zoom trs wen comme relate sidebar bread letter copyr foot share
    adbox adslot advert xg pinglun tuijian disqus brain taboola cookie pagina sponsor promo social recirc subscri search
    donat teaser
    """.split()
)
BEGINNINGS: Final = ("more", "read", "skip", "screen", "app")
PARTS: Final = frozenset(
    """
    about aboutauthor ads adsbygoogle app aside author authorbio authorbox authorcard authorinfo banner bio byline
    caption consent credit crumb crumbs dateline disclaimer editor erweima feedback fenxiang figcaption follow foote
    gdpr hidden hiddenprint hot hotlist hotrank infobox keywords login menu meta metadata modal most mostread nav
    navbar navigation next no noprint outbrain overlay page pagenav pager paywall pop popular popup prev prevnext
    print qrcode rank ranking register replies respond sharing side sign signup source sourceline sr statement table
    tag taglist tags timestamp toc toolbar tools tooltip trending visually visuallyhidden widget xiangguan zebian
    """.split()
)
"""Every name with a verdict has one of these between its hyphens, or one of HINTS in them: most have neither."""
ARTICLE_HINTS: Final = ("con", "text", "body", "main", "detail", "wen", "zoom", "trs_editor")
"""One of these is in all that ARTICLE finds."""
WHOLE_ARTICLE: Final = frozenset(("article", "content"))
FURNITURE_TAGS: Final = frozenset(
    ("nav", "footer", "aside", "figcaption", "form", "fieldset", "address", "menu", "label")
)


@lru_cache(maxsize=20_000)
def names_verdict(names: str) -> int:
    """-1 furniture, 1 article text, 0 no opinion.

    >>> names_verdict("article-body"), names_verdict("share-bar"), names_verdict("post tag-ads has-sidebar")
    (1, -1, 0)
    """
    verdicts = [name_verdict(name) for name in names.split()]
    return 1 if 1 in verdicts else min(verdicts, default=0)


@lru_cache(maxsize=20_000)
def name_verdict(name: str) -> int:
    """The same of one name; a site has few of them, in many combinations."""
    if not any(is_telling(part) for part in name.replace("_", "-").split("-")):
        return 0
    if name in WHOLE_ARTICLE or (any(hint in name for hint in ARTICLE_HINTS) and ARTICLE.search(name)):
        return 1
    if name.startswith(MODIFIERS):
        return 0
    for state in STATES:
        name = name[name.rfind(state) + len(state) :] if state in name else name
    is_furniture = name in WHOLE or FURNITURE.search(f"-{name}") or any(part in name for part in COMPACT)
    return -1 if is_furniture else 0


@lru_cache(maxsize=20_000)
def is_telling(part: str) -> bool:
    """Could a name with this between its hyphens have a verdict? Sites call their parts by the same few words."""
    return part in PARTS or part.startswith(BEGINNINGS) or part.endswith("ad") or any(hint in part for hint in HINTS)


def verdict(node: Node) -> int:
    """-1 for furniture, 1 for what calls itself article text, 0 for the rest."""
    if node.itemprop == "articleBody":
        return 1
    found = names_verdict(node.names) if node.names else 0
    if found == 1:
        return 1
    return -1 if node.tag in FURNITURE_TAGS and node.tag != "form" else found
