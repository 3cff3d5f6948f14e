"""The section: what breadcrumbs, metadata, the line above the headline and the address say of it, as a vote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.extraction.headline.titles import folded, site_names
from crawler.extraction.plain.textwords import EDITION_PAGE, EDITION_REACH, SECTION_WORDS
from crawler.extraction.section.category import category
from crawler.extraction.section.kicker import kicker, shares_box
from crawler.extraction.section.levels import WIDE, last_level, named_section, real_levels
from crawler.extraction.section.menu import menu_section, usual_folder
from crawler.extraction.section.trail import visible_trail
from crawler.extraction.source.metadata import JsonLd, first_meta
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import squeeze, words
from crawler.extraction.story.related import is_furniture_line
from crawler.extraction.story.story import MAX_SECTION_WORDS, Story, is_date_line, is_path
from crawler.items import Evidence

METAS: Final = ("article:section", "section", "og:article:section", "parsely-section", "lanrentuku:section", "channel")
TRAIL, WORD, META, LINE, PLAIN_LINE, MENU, FILED, ADDRESS = 0.85, 0.75, 0.7, 0.6, 0.8, 0.55, 0.55, 0.4
"""How much each kind is believed by itself; breadcrumbs go before a machine's list of them, being looked at."""
SECOND, MOST_SECONDS = 0.05, 2
"""What another kind that says the same adds, or one that names a level above."""
TOO_WIDE: Final = 0.35
"""What a section that says next to nothing (``News``) is believed less."""
SURE: Final = 0.5
"""From which on the links of the page are not searched for the address's folder."""
FRONT_PAGES: Final = re.compile(r"^(?:首页|首頁|主页|home|正文|返回)$", re.I)
CHINESE: Final = re.compile(r"[\u3040-\u9fff]+(?: [\u3040-\u9fff]+)+")
EDITION_END: Final = re.compile(r"\s*(?:[|｜]|(?:19|20)\d\d\s?[-/.年]|[上下]一[版期篇]|(?:星期|周)[一二三四五六日]).*$")
"""What follows the page's name: the day, the pages before and after."""
NEWS_OF: Final = re.compile(r"^[\u4e00-\u9fff]{2,4}(?:新闻|新聞|要闻|要聞|频道|頻道)$")
"""``国内新闻``, ``财经频道``: a place or a subject, and that it is a section."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """``levels``: the section and what it is in, folded."""

    value: str
    rule: str
    raw: str
    locator: str | None
    weight: float
    levels: frozenset[str]


def section_evidence(
    page: Page, json_ld: JsonLd, story: Story, headline: str, url: str | None, writers: frozenset[str] = frozenset()
) -> list[Evidence]:
    """Every candidate, best first. ``writers`` are the folded names of people: the last level of a column's path."""
    sites = site_names(page, url)
    found = list(candidates(page, json_ld, story, headline, url, sites, writers))
    if not page.is_plain and all(score(one, found) < SURE for one in found):
        found += from_address(page, url, sites)
    ranked = sorted(found, key=lambda one: score(one, found), reverse=True)
    return [
        Evidence("section", one.value, one.rule, one.raw, one.locator, round(min(0.95, score(one, found)), 2))
        for one in ranked
    ]


def score(one: Candidate, found: Sequence[Candidate]) -> float:
    key = folded(one.value)
    seconds = sum(other is not one and folded(other.value) in one.levels for other in found)
    return one.weight + SECOND * min(MOST_SECONDS, seconds) - TOO_WIDE * (key in WIDE)


def candidates(
    page: Page,
    json_ld: JsonLd,
    story: Story,
    headline: str,
    url: str | None,
    sites: frozenset[str],
    writers: frozenset[str],
) -> Iterator[Candidate]:
    trail, locator = visible_trail(page, story)
    if trail and is_shortened(trail, headline) and trail[-1] not in linked_names(page):
        trail = trail[:-1]
    yield from of_trail(without_writer(trail, writers), "breadcrumbs", locator, headline, sites)
    if page.is_plain:
        for piece in section_lines(story):
            value = last_word(EDITION_PAGE.sub("", piece.text))
            yield of_word(value, "line above the headline", piece.text, piece.locator, PLAIN_LINE)
    yield from of_trail(without_writer(json_ld.crumbs, writers), "json-ld:BreadcrumbList", None, headline, sites)
    if json_ld.section and (name := named_section(json_ld.section, sites)):
        yield of_word(name, "json-ld:articleSection", json_ld.section, None, WORD)
    if (meta := first_meta(page, *METAS)) and (name := named_section(meta[1], sites)):
        yield of_word(name, f"meta:{meta[0]}", meta[1], f"meta[{meta[0]}]", META)
    if page.is_plain:
        return
    if above := line_above(page, story):
        yield of_word(above.text, "line above the headline", above.text, above.locator, LINE)
    elif named := kicker(page, story, url):
        yield of_word(named[0], "line above the headline", named[1].text, named[1].locator, LINE)
    if filed := category(page, story):
        yield of_word(filed[0], "category", filed[1].text, filed[1].locator, FILED)
    if (edition := edition_page(page, story)) and (value := EDITION_END.sub("", EDITION_PAGE.sub("", edition.text))):
        yield of_word(last_word(value), "page of the newspaper", edition.text, edition.locator, LINE)


def without_writer(trail: Sequence[str], writers: frozenset[str]) -> Sequence[str]:
    """
    >>> without_writer(["Home", "Columns", "Ana Ruiz"], frozenset(("anaruiz",)))
    ['Home', 'Columns']
    """
    return trail[:-1] if writers and trail and folded(trail[-1]) in writers else trail


def is_shortened(trail: Sequence[str], headline: str) -> bool:
    """Is the last of several levels the beginning of the headline, as of a page whose program cuts it?"""
    return len(trail) > 2 and headline.startswith(f"{trail[-1]} ")


def linked_names(page: Page) -> Iterator[str]:
    """What the links of a page are called: sections are linked from somewhere, the page itself is not."""
    return (squeeze(name) for piece in page.pieces for _, name in piece.anchors)


def from_address(page: Page, url: str | None, sites: frozenset[str]) -> Iterator[Candidate]:
    if menu := menu_section(page, url, sites):
        yield of_word(menu[0], "link to the address's folder", menu[1], "url", MENU)
    if name := usual_folder(url):
        yield of_word(name, "address", url or "", "url", ADDRESS)


def of_trail(
    levels: Sequence[str], rule: str, locator: str | None, headline: str, sites: frozenset[str]
) -> Iterator[Candidate]:
    real = real_levels(levels, headline, sites)
    if value := last_level(real):
        yield Candidate(value, rule, " > ".join(levels), locator, TRAIL, frozenset(map(folded, real)))


def of_word(value: str, rule: str, raw: str, locator: str | None, weight: float) -> Candidate:
    return Candidate(value, rule, raw, locator, weight, frozenset((folded(value),)))


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
    return above[-1] if shares_box(above[-1], story.headline) else None


def edition_page(page: Page, story: Story) -> Piece | None:
    """``第A03版：民生`` above the headline, where no other page of the newspaper is named."""
    if story.headline is None or story.headline.text.isascii():
        return None
    above = [piece for piece in page.pieces[: story.headline.position] if "版" in piece.text[:EDITION_REACH]]
    found = [piece for piece in above if EDITION_PAGE.match(piece.text)]
    is_alone = len(found) == 1 and words(found[0].text) <= 2 * MAX_SECTION_WORDS and len(found[0].anchors) < 2
    return found[0] if is_alone else None


def is_section_name(piece: Piece) -> bool:
    """One of the names that newspapers share: ``财经``, ``Business``, ``国内新闻``."""
    text = piece.text
    return piece.image is None and (text.lower() in SECTION_WORDS or NEWS_OF.match(text) is not None)


def section_lines(story: Story) -> list[Piece]:
    """The short line next above a plain-text headline."""
    short = [piece for piece in reversed(story.above) if piece.image is None and words(piece.text) <= MAX_SECTION_WORDS]
    found = [piece for piece in short if not is_other_line(piece.text)]
    return ([piece for piece in found if EDITION_PAGE.match(piece.text)] or found)[:1]


def is_other_line(text: str) -> bool:
    if is_furniture_line(text) or is_date_line(text):
        return True
    return FRONT_PAGES.match(text) is not None or is_path(text)
