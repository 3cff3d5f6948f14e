"""Levels of a path through a site: which of them can be a section."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from crawler.extraction.headline.titles import folded
from crawler.extraction.source.text import CUT, squeeze, words
from crawler.extraction.story.story import MAX_SECTION_WORDS, is_date_line

MOST_WORDS: Final = 5
"""Of a level without CJK characters; longer ones are headlines."""
MOST_LEVELS: Final = 7
"""A longer path is a menu."""
SHORTEST_TITLE: Final = 12
"""Letters of a level that is taken for a headline where it is the beginning, the end or the whole of one."""
TITLE_WORDS: Final = 3
MARKS: Final = re.compile(r"\s*(?:>>|[>＞»›→/]|-{1,2}>|\s-\s)\s*")
POINTED: Final = re.compile(r"\s*(?:>>|[>＞»›→]|-{1,2}>)\s*")
"""Marks that nothing but paths has between links; strokes are in names and headlines as well."""
_FRONT: Final = (
    r"首页|首頁|主页|home|ニュース|ホーム|トップ|top|홈|startseite|start|accueil|inicio|início|главная|haberler"
    r"|.{0,8}(?:网|網|首页|首頁)"
)
_NO_SECTION: Final = (
    r"文章|详情|詳情|(?:新闻|新聞)?(?:内容|內容)|news|article|story|기사|front|frontpage|home ?page"
    r"|you are here|breadcrumb.*|pfadnavigation|standort|a la une|categories"
)
_TEXT: Final = r"新闻|新聞|文章|资讯|資訊|信息|公告|通知"
_HERE: Final = (
    rf"(?:{_TEXT}|阅读|閱讀)?正文|(?:{_TEXT}|查看|阅读|閱讀|浏览|瀏覽|详细|詳細)(?:内容|內容)[页頁]?|(?:内容|內容)[页頁]"
    rf"|(?:{_TEXT}|内容|內容|查看)(?:详情|詳情|详细|詳細|浏览|瀏覽|阅读|閱讀|查看)|(?:详细|詳細)(?:信息|資訊)"
    rf"|(?:查看|阅读|閱讀|浏览|瀏覽|当前|當前)(?:{_TEXT}|全文)"
    r"|本文|內文|内文|記事|본문"
)
FRONT: Final = re.compile(rf"^(?:{_FRONT})$", re.I)
NOT_SECTIONS: Final = re.compile(rf"^(?:(?:{_FRONT}|{_NO_SECTION})\W*|(?:{_HERE})(?:\s.*|\W*))$", re.I)
HERE: Final = re.compile(rf"^(?:{_HERE})(?:\s.*|\W*)$")
"""What a path calls the page itself: what comes behind is none of it."""
KINDS: Final = frozenset(
    """article articles story stories post posts page pages tags tag default uncategorized uncategorised slider popular
    homepage frontpage index content general none null noleague featured headline headlines topnews
    topstories anzeige 未分类 未分類""".split()
)
"""What publishing programs put where a section should stand, folded."""
WIDE: Final = frozenset("news nachrichten noticias nyheter blog blogs latestnews aktuelles 新闻 資訊 资讯 其他".split())
"""Sections that say next to nothing: any other word of the page goes before them."""
SERVICE: Final = frozenset(
    """about aboutus advertise agb careers contact contactus cookies copyright datenschutz dmca email emailafriend faq
    help impressum kontakt login print printarticle privacy privacypolicy register rss search share signin signup
    sitemap subscribe terms termsofservice termsofuse tos 关于我们 联系我们 登录 注册 网站地图 客户端 聯絡我們
    登入 註冊""".split()
)
"""What a site offers to do, folded; a level of a path may be called so as well."""
FEWEST_SERVICES: Final = 2
"""Of them a row of links is a menu and no path."""
ISSUE: Final = re.compile(r"(?:KW|CW|Week|Woche|Heft|Issue|Ausgabe|Vol|No|Nr)\.?\s?\d{1,4}", re.I)
LETTER: Final = re.compile(r"[^\W\d_]")


def levels_of(text: str, marks: re.Pattern[str] = MARKS) -> list[str]:
    return [level for level in map(squeeze, marks.split(text)) if level]


def real_levels(levels: Iterable[str], headline: str, sites: frozenset[str] = frozenset()) -> list[str]:
    """Those that can be sections: neither a front page, ``正文``, the site, a day nor the headline, or behind it.
    What an offer beside the path is called (``正文 订阅``) is behind it as well.

    >>> real_levels(["首页", "财经", "正文"], "大桥通车")
    ['财经']
    >>> real_levels(["首頁", "環境", "新聞內容"], "大橋通車"), real_levels(["首页", "正文 订阅"], "大桥通车")
    (['環境'], [])
    >>> real_levels(["Home", "2015", "KW 15", "Die Fähre"], "Die Fähre"), real_levels(["Home", "Privacy", "ToS"], "A")
    ([], [])
    >>> real_levels(["Home", "Business", "The old mill is sold to", "By Ana Ruiz"], "The old mill is sold to a baker")
    ['Business']
    """
    title = folded(headline)
    real: list[str] = []
    keyed = [(level, folded(level)) for level in levels]
    if sum(key in SERVICE for _, key in keyed) >= FEWEST_SERVICES:
        return []
    for number, (level, key) in enumerate(keyed):
        if is_title(level, key, title) or (real and HERE.match(level)):
            break
        if key and not (number == 0 and key in sites) and is_level(level):
            real.append(level)
    return real


def is_level(text: str) -> bool:
    if NOT_SECTIONS.match(text) or LETTER.search(text) is None or text.endswith(CUT) or is_date_line(text):
        return False
    if text.startswith("@") or ISSUE.fullmatch(text):
        return False
    return words(text) <= (MOST_WORDS if text.isascii() or len(text) > 2 * MAX_SECTION_WORDS else MAX_SECTION_WORDS)


def is_title(level: str, key: str, title: str) -> bool:
    """Is it the headline, or so long a piece of it, or one with more behind, that it can be nothing else?"""
    if not key or not title:
        return False
    if key == title:
        return True
    shorter, longer = (key, title) if len(key) < len(title) else (title, key)
    if len(shorter) < (SHORTEST_TITLE if level.isascii() else SHORTEST_TITLE // 2) or words(level) < TITLE_WORDS:
        return False
    return longer.startswith(shorter) or longer.endswith(shorter)


def last_level(levels: Sequence[str]) -> str | None:
    return levels[-1] if levels and len(levels) <= MOST_LEVELS else None


def named_section(value: str, sites: frozenset[str]) -> str | None:
    """The section in what metadata say, of several behind commas the first; None where a program put its own word.

    >>> named_section("Local,News,Home Page", frozenset()), named_section("post", frozenset())
    ('Local', None)
    >>> named_section("Arts, Books and Music", frozenset()), named_section("/world/middle_east", frozenset())
    ('Arts, Books and Music', 'Middle East')
    """
    if value.startswith("/"):
        value = value.rstrip("/").rpartition("/")[2].replace("_", " ").replace("-", " ").title()
    names = value.split(",") if "," in value and ", " not in value else [value]
    real = [name for name in map(squeeze, names) if (key := folded(name)) and key not in KINDS and key not in sites]
    real = [name for name in real if words(name) <= MAX_SECTION_WORDS]
    return next((name for name in real if folded(name) not in WIDE), real[0] if real else None)
