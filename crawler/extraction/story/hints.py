"""What class names, ids and tags say about a container, in the words that site builders use everywhere."""

import re
from itertools import pairwise
from typing import Final

from crawler.extraction.source.known import remember
from crawler.extraction.source.page import Node

PAIRS: Final = frozenset(
    """
    about-author app-promo article-footer article-info article-meta article-share article-tags author-bio author-box
    author-card author-description author-details author-info author-profile entry-footer entry-meta fact-box
    hidden-print hot-list hot-news hot-rank most-read no-print of-contents page-nav pop-up post-footer post-meta
    post-tags prev-next read-also read-more read-next side-bar sign-in sign-up source-line sr-only tag-list
    visually-hidden widget-area widget-box widget-title
    """.split()
)
PAIR_STEMS: Final = tuple(
    "app-down more-from more-news more-on more-stories screen-reader skip-link skip-nav skip-to".split()
)
PAIRED: Final = frozenset(pair.partition("-")[0] for pair in (*PAIRS, *PAIR_STEMS))
FURNITURE: Final = frozenset(
    (
        *"""
        ad ads adsbygoogle aside banner bio breadcrumb breadcrumbs byline caption comment comments consent copyright
        credit crumb crumbs dateline disclaimer erweima feedback fenxiang figcaption follow foot foote footer gdpr hot
        infobox keywords login menu meta metadata modal nav navbar navigation overlay pager pagination pinglun popular
        qrcode rank ranking register relate replies respond sharing tag tags timestamp toc toolbar tooltip trending
        tuijian xiangguan zebian outbrain taboola cta popover registration complementary factbox
        """.split(),
        *(pair.replace("-", "") for pair in PAIRS),
    )
)
STEMS: Final[tuple[str, ...]] = (
    *"""
    advert cookie disqus donat newsletter promo recirc recommend related search share social sponsor subscri teaser
    """.split(),
    *(stem.replace("-", "") for stem in PAIR_STEMS),
)
STEM_HEADS: Final = frozenset(stem[:3] for stem in STEMS)
"""A name is furniture when one of its parts, or two of them one after the other, is one of these or begins with one."""
WHOLE: Final = frozenset(("statement", "editor", "print", "tools", "paywall", "widget", "dialog"))
"""These are furniture as a name of their own only: ``typo--editor`` and ``has-paywall`` hold the text, and so does
Drupal's ``dialog-off-canvas-main-canvas``."""
NO_FURNITURE: Final = frozenset(("subscriber-preview", "subscriber-only", "subscriber-premium", "node-promoted"))
"""The first ones hold a text, the last is what the front page shows."""
LETTER: Final = "newsletter-post"
"""A newsletter that is a page of its own, where it is the name of its article."""
MODIFIERS: Final = frozenset("has is no not with without tag category cat type status format hide show".split())
NEGATIONS: Final = frozenset(("no", "not", "without"))
"""Those that are modifiers before an underscore as well: ``no_caption``; ``tag_cloud`` is one name."""
STATES: Final = ("active", "enabled")
"""What a theme notes of a post's tags, state and options says nothing of what stands in the element."""
COMPACT: Final = re.compile(
    "comment|related|recommend|sidebar|breadcrumb|newsletter|copyright|footer|sharebar|sharebox|bdshare|shareto|moreshare|adbox"
    "|adslot|advert|xgyd|xgxw|hotnews|pinglun|tuijian|disqus|outbrain|taboola|cookie|pagination"
)
"""These count inside longer names too (``articleRelated``)."""
ARTICLE: Final = re.compile(
    r"article-?(?:body|content|text|main|detail|con)|story-?(?:body|content|text)|post-?(?:body|content|text)"
    r"|entry-?content"
    r"|main-?(?:content|text)|news-?(?:body|content|text|con|detail)|content-?(?:body|text|main|article)"
    r"|rich_media_content"
    r"|body-?(?:text|content|copy)|articlebody|artibody|trs_editor|zoom|txt-?content|wenzhang|zhengwen"
)
ARTICLE_HINTS: Final = re.compile("con|text|body|main|detail|wen|zoom|trs")
"""One of these is in all that ARTICLE finds."""
SHORTEST_COMPACT: Final = 4
SHORTEST_HINT: Final = 3
"""Characters of the shortest that COMPACT and ARTICLE_HINTS find."""
WHOLE_ARTICLE: Final = frozenset(("article", "content"))
FURNITURE_TAGS: Final = frozenset(
    ("nav", "footer", "aside", "figcaption", "form", "fieldset", "address", "menu", "label")
)
BOXES: Final = frozenset("form card bar box slot button banner signup inline unit".split())
SHORT_TAG: Final = 4
"""Characters of ``div``, ``span`` and most others, which are no elements of a site's own."""
SUBHEADING: Final = "subhead"
ANCHOR: Final = "nav_"
SUBHEADINGS: Final = ("h2", "h3", "h4")
"""A heading that is called one, whatever its anchor is."""
IN_FURNITURE: Final = 1
IN_PAIR: Final = 2
IN_ARTICLE: Final = 4
IN_STATE: Final = 8
SIGNS: Final[dict[str, int]] = {}
"""What a part of a name can say, as a sum of the above: most say nothing, and sites name their parts alike."""
VERDICTS: Final[dict[str, int]] = {}
"""Of what was seen, names and rows of names."""
MOST_KNOWN: Final = 40_000
"""Entries of each, some 8 MB together."""


def names_verdict(names: str) -> int:
    """-1 furniture, 1 article text, 0 no opinion.

    >>> names_verdict("article-body"), names_verdict("share-bar"), names_verdict("post tag-ads has-sidebar")
    (1, -1, 0)
    """
    known = VERDICTS.get(names)
    if known is not None:
        return known
    each = names.split()
    if len(each) == 1:
        return remember(VERDICTS, names, name_verdict(each[0]), MOST_KNOWN)
    found = 0
    for name in each:
        one = names_verdict(name)
        found = 1 if one == 1 or found == 1 else min(one, found)
    return remember(VERDICTS, names, found, MOST_KNOWN)


def name_verdict(name: str) -> int:
    """The same of one name."""
    if name in NO_FURNITURE:
        return 0
    parts = name.replace("_", "-").split("-")
    signs = 0
    for part in parts:
        known = SIGNS.get(part)
        signs |= signs_of(part) if known is None else known
    if name in WHOLE_ARTICLE or (signs & IN_ARTICLE and ARTICLE.search(name) is not None):
        return 1
    if parts[0] in MODIFIERS and (name.startswith(parts[0] + "-") or (len(parts) > 1 and parts[0] in NEGATIONS)):
        return 0
    if signs & IN_STATE and (rest := behind_state(name)) != name:
        return min(name_verdict(rest), 0)
    return -1 if signs & IN_FURNITURE or name in WHOLE or (signs & IN_PAIR and has_pair(name, parts)) else 0


def signs_of(part: str) -> int:
    is_furniture = part in FURNITURE or (part[:3] in STEM_HEADS and part.startswith(STEMS) and part.isalnum())
    is_furniture = is_furniture or (len(part) >= SHORTEST_COMPACT and COMPACT.search(part) is not None)
    signs = IN_FURNITURE if is_furniture else 0
    if part in PAIRED:
        signs |= IN_PAIR
    if len(part) >= SHORTEST_HINT and ARTICLE_HINTS.search(part) is not None:
        signs |= IN_ARTICLE
    if part.startswith(STATES):
        signs |= IN_STATE
    return remember(SIGNS, part, signs, MOST_KNOWN)


def has_pair(name: str, parts: list[str]) -> bool:
    """Do two parts with a hyphen between say what neither says alone?"""
    for before, part in pairwise(parts):
        if before in PAIRED:
            pair = f"{before}-{part}"
            if pair in name and (pair in PAIRS or (pair.startswith(PAIR_STEMS) and part.isalnum())):
                return True
            if before == "widget" and f"widget_{part}" in name:  # what a blog calls the boxes of its column
                return True
    return False


def behind_state(name: str) -> str:
    for state in STATES:
        name = name.rpartition(f"-{state}")[2]
    return name


def is_box(tag: str) -> bool:
    """An element of a site's own that is furniture, by its last word or as a box for it.

    >>> is_box("newsletter-form"), is_box("amedia-factbox"), is_box("registration-page")
    (True, True, False)
    """
    last = tag.rpartition("-")[2]
    return names_verdict(last) < 0 or (last in BOXES and names_verdict(tag) < 0)


def verdict(node: Node) -> int:
    """-1 for furniture, 1 for what calls itself article text, 0 for the rest."""
    if node.itemprop == "articleBody":
        return 1
    found = names_verdict(node.names) if node.names else 0
    if found == 1:
        return 1
    if len(node.tag) > SHORT_TAG and "-" in node.tag and is_box(node.tag):
        return -1
    if found < 0 and node.tag == "article" and LETTER in node.names:
        return 0
    if found < 0 and node.tag in SUBHEADINGS and SUBHEADING in node.names and ANCHOR in node.names:
        return 0  # ``<h3 class="subheading" id="nav_what_it_costs_1">``
    return -1 if node.tag in FURNITURE_TAGS and node.tag != "form" else found
