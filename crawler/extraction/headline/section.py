"""The section: the last real level of the breadcrumbs, the line above a plain-text headline, or the metadata's word."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from crawler.extraction.headline.headline import folded
from crawler.extraction.plain.textline import is_crumbs
from crawler.extraction.source.metadata import JsonLd, first_meta
from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import squeeze, words
from crawler.extraction.story.related import is_furniture_line
from crawler.extraction.story.story import CRUMB, MAX_SECTION_WORDS, Story, is_date_line
from crawler.items import Evidence

CRUMB_NAMES = re.compile(
    r"bread-?crumbs?|crumbs?\b|(?:^|[\s_-])(?:path|location|position|weizhi|where|daohang|curpos"
    r"|curr?ent-?(?:pos|path|location))(?=$|[\s_-])"
)
CRUMB_SPLIT = re.compile(r"\s*(?:>>|[>＞»›→/]|-{1,2}>|\s-\s)\s*")
LEAD = re.compile(
    r"^(?:(?:您的?|你)?(?:当前|现在|現在|目前|當前)?(?:的)?(?:所在)?(?:位置|在)|當前位置|现在位置"
    r"|you are here)\s*[:：]?\s*",
    re.I,
)
FRONT_PAGES = re.compile(r"^(?:首页|首頁|主页|home|正文|返回)$", re.I)
NOT_SECTIONS = re.compile(
    r"^(?:首页|首頁|主页|home|正文|新闻正文|内容|文章|详情|news|article|story|本文|內文|内文|記事|本文|기사|본문"
    r"|ニュース|ホーム|トップ|top|홈|startseite|start|accueil|.{0,8}(?:网|網|首页|首頁))$",
    re.I,
)

CHINESE = re.compile(r"[\u3040-\u9fff]+(?: [\u3040-\u9fff]+)+")
EDITION_PAGE = re.compile(r"^\W*(?:第\s*)?[A-Za-z]?[\d一二三四五六七八九十]{1,3}\s*版\s*[:：|｜]?\s*(?=\w)")
"""The number of a newspaper's page before its section: ``第3版：民生``."""


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
    return rows


def visible_crumbs(page: Page, story: Story) -> tuple[list[str], str | None]:
    """The levels of the breadcrumbs above the story, and where they stand."""
    above = [piece for piece in story.above + story.header if piece.image is None]
    named = [piece for piece in above if in_crumbs(piece.node)]
    if named:
        levels = [level for piece in named for level in levels_of(LEAD.sub("", piece.text))]
        return levels, named[0].locator
    for piece in reversed(above):
        if not page.is_plain and not piece.linked:
            continue
        text = LEAD.sub("", piece.text)
        if is_crumbs(piece.text) if page.is_plain else len(text) < 80 and CRUMB.match(text):
            return levels_of(text), piece.locator
    return [], None


def levels_of(text: str) -> list[str]:
    return [level for level in map(squeeze, CRUMB_SPLIT.split(text)) if level]


def in_crumbs(node: Node) -> bool:
    return any(are_crumbs(one.names) for one in islice(node.lineage(), 5) if one.tag != "body")


@lru_cache(maxsize=10_000)
def are_crumbs(names: str) -> bool:
    return CRUMB_NAMES.search(names) is not None


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


def section_lines(story: Story) -> list[Piece]:
    """Short lines above a plain-text headline, the nearest first."""
    short = (piece for piece in reversed(story.above) if piece.image is None and words(piece.text) <= MAX_SECTION_WORDS)
    return [piece for piece in short if not is_other_line(piece.text)][:1]


def is_other_line(text: str) -> bool:
    if is_furniture_line(text) or is_date_line(text):
        return True
    return FRONT_PAGES.match(text) is not None or CRUMB.match(text) is not None
