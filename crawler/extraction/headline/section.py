"""The section: the last real level of the breadcrumbs, the line above a plain-text headline, or the metadata's word."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from crawler.extraction.headline.headline import folded
from crawler.extraction.plain.textline import is_crumbs
from crawler.extraction.plain.textwords import SECTION_WORDS
from crawler.extraction.source.metadata import JsonLd, first_meta
from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import behind, squeeze, words
from crawler.extraction.story.related import is_furniture_line
from crawler.extraction.story.story import MAX_SECTION_WORDS, Story, is_date_line, is_path
from crawler.items import Evidence

CRUMB_NAMES: Final = re.compile(r"bread-?crumbs?|crumbs?\b")
PATH_NAMES: Final = re.compile(
    r"[\s_-](?:path|location|position|weizhi|where|daohang|curpos|curr?ent-?(?:pos|path|location))(?=$|[\s_-])"
)
"""One of these between hyphens, of which one is put before the names."""
PATH_WORDS: Final = ("path", "location", "pos", "weizhi", "where", "daohang")
CRUMB_SPLIT: Final = re.compile(r"\s*(?:>>|[>＞»›→/]|-{1,2}>|\s-\s)\s*")
LEAD: Final = re.compile(
    r"^(?:(?:您的?|你)?(?:当前|现在|現在|目前|當前)?(?:的)?(?:所在)?(?:位置|在)|當前位置|现在位置"
    r"|you are here)\s*[:：]?\s*",
    re.I,
)
SURE_LEAD: Final = re.compile(r"^\W*\w{0,8}(?:位置|所在)\w{0,2}\s*[:：]|^you are here\b", re.I)
LONGEST_PATH: Final = 80
FRONT_LEVEL: Final = re.compile(
    r"^(?:首页|首頁|主页|home|ニュース|ホーム|トップ|top|홈|startseite|start|accueil|inicio|.{0,8}(?:网|網|首页|首頁))$",
    re.I,
)
FRONT_PAGES: Final = re.compile(r"^(?:首页|首頁|主页|home|正文|返回)$", re.I)
NOT_SECTIONS: Final = re.compile(
    r"^(?:首页|首頁|主页|home|正文|新闻正文|内容|文章|详情|news|article|story|本文|內文|内文|記事|本文|기사|본문"
    r"|ニュース|ホーム|トップ|top|홈|startseite|start|accueil|.{0,8}(?:网|網|首页|首頁))$",
    re.I,
)

CHINESE: Final = re.compile(r"[\u3040-\u9fff]+(?: [\u3040-\u9fff]+)+")
EDITION_PAGE: Final = re.compile(r"^\W*(?:第\s*)?[A-Za-z]?[\d一二三四五六七八九十]{1,3}\s*版\s*[:：|｜]?\s*(?=\w)")
"""The number of a newspaper's page before its section: ``第3版：民生``."""

NEWS_OF: Final = re.compile(r"^[\u4e00-\u9fff]{2,4}(?:新闻|新聞|要闻|要聞|频道|頻道)$")
"""``国内新闻``, ``财经频道``: a place or a subject, and that it is a section."""


def section_evidence(page: Page, json_ld: JsonLd, story: Story, headline: str) -> list[Evidence]:
    """Every candidate, best first."""
    rows = []
    crumbs, locator = visible_crumbs(page, story)
    if value := last_level(crumbs, headline):
        rows.append(Evidence("section", value, "breadcrumbs", " > ".join(crumbs), locator, 0.9))
    if page.is_plain:
        rows += [
            Evidence(
                "section",
                last_word(EDITION_PAGE.sub("", piece.text)),
                "line above the headline",
                piece.text,
                piece.locator,
                0.8,
            )
            for piece in section_lines(story)
        ]
    if value := last_level(json_ld.crumbs, headline):
        rows.append(Evidence("section", value, "json-ld:BreadcrumbList", " > ".join(json_ld.crumbs), None, 0.8))
    if json_ld.section:
        rows.append(Evidence("section", json_ld.section, "json-ld:articleSection", json_ld.section, None, 0.8))
    if found := first_meta(
        page, "article:section", "section", "og:article:section", "parsely-section", "lanrentuku:section", "channel"
    ):
        rows.append(Evidence("section", found[1], f"meta:{found[0]}", found[1], f"meta[{found[0]}]", 0.7))
    if not page.is_plain and (kicker := line_above(page, story)):
        rows.append(Evidence("section", kicker.text, "line above the headline", kicker.text, kicker.locator, 0.6))
    return rows


def visible_crumbs(page: Page, story: Story) -> tuple[list[str], str | None]:
    """The levels of the breadcrumbs above the story, and where they stand."""
    above = [piece for piece in story.above + story.header if piece.image is None]
    named = [piece for piece in above if in_crumbs(piece.node)]
    if named:
        levels = [level for piece in named for level in levels_of(behind(LEAD, piece.text))]
        return levels, named[0].locator
    for piece in reversed(above):
        levels = plain_levels(piece.text) if page.is_plain else unnamed_levels(piece)
        if levels:
            return levels, piece.locator
    return [], None


def plain_levels(text: str) -> list[str]:
    return levels_of(behind(LEAD, text)) if is_crumbs(text) else []


def unnamed_levels(piece: Piece) -> list[str]:
    """The levels of a line whose element does not call itself breadcrumbs.

    Without links it begins with the front page or says ``当前位置：``; after that links need no marks between them.
    """
    text = behind(LEAD, piece.text)
    if piece.linked and len(text) < LONGEST_PATH and is_path(text):
        return levels_of(text)
    levels = plain_levels(piece.text)
    if len(levels) > 1 and (FRONT_LEVEL.match(levels[0]) or SURE_LEAD.match(piece.text)):
        return levels
    if len(piece.anchors) > 1 and len(text) < LONGEST_PATH and SURE_LEAD.match(piece.text):
        return [name for _, name in piece.anchors]
    return []


def levels_of(text: str) -> list[str]:
    return [level for level in map(squeeze, CRUMB_SPLIT.split(text)) if level]


def in_crumbs(node: Node) -> bool:
    return any(are_crumbs(one.names) for one in node.around(5) if one.names and one.tag != "body")


@lru_cache(maxsize=10_000)
def are_crumbs(names: str) -> bool:
    is_named = "crumb" in names and CRUMB_NAMES.search(names) is not None
    return is_named or (any(word in names for word in PATH_WORDS) and PATH_NAMES.search(f"-{names}") is not None)


def last_level(levels: Iterable[str], headline: str) -> str | None:
    """The last level that is neither a front page nor ``正文`` nor the headline.

    >>> last_level(["首页", "财经", "正文"], "大桥通车")
    '财经'
    """
    key = folded(headline)
    real = [
        level
        for level in levels
        if words(level) <= MAX_SECTION_WORDS and not NOT_SECTIONS.match(level) and folded(level) not in ("", key)
    ]
    return real[-1] if real else None


def last_word(text: str) -> str:
    """The last of a Chinese line's words, which are levels there.

    >>> last_word("港聞 社會新聞"), last_word("Local News")
    ('社會新聞', 'Local News')
    """
    return text.split()[-1] if CHINESE.fullmatch(text) else text


def line_above(page: Page, story: Story) -> Piece | None:
    """A section's usual name right above the headline, in its box; a menu has several below each other."""
    if story.headline is None or story.headline.position == 0:
        return None
    above = page.pieces[max(0, story.headline.position - 2) : story.headline.position]
    if not is_section_name(above[-1]) or (len(above) > 1 and is_section_name(above[0])):
        return None
    own = above[-1].node
    while own.parent is not None and own.parent.end == own.parent.begin + 1:
        own = own.parent
    box = own.parent or own
    return above[-1] if story.headline.node.is_below(box) and not any(map(is_menu, own.lineage())) else None


def is_section_name(piece: Piece) -> bool:
    """One of the names that newspapers share: ``财经``, ``Business``, ``国内新闻``."""
    text = piece.text
    return piece.image is None and (text.lower() in SECTION_WORDS or NEWS_OF.match(text) is not None)


def is_menu(node: Node) -> bool:
    return node.tag in ("nav", "aside", "footer")


def section_lines(story: Story) -> list[Piece]:
    """Short lines above a plain-text headline, the nearest first."""
    short = (piece for piece in reversed(story.above) if piece.image is None and words(piece.text) <= MAX_SECTION_WORDS)
    return [piece for piece in short if not is_other_line(piece.text)][:1]


def is_other_line(text: str) -> bool:
    if is_furniture_line(text) or is_date_line(text):
        return True
    return FRONT_PAGES.match(text) is not None or is_path(text)
