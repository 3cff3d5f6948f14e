"""The headline: what the reader sees above the story, and what titles for machines say of it. The order of belief."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from crawler.extraction.date.dates import has_day
from crawler.extraction.headline.address import address_fit
from crawler.extraction.headline.heading import FEWEST_LETTERS, HEADING_SHARE, MAX_HEADLINE, find_headline_piece
from crawler.extraction.headline.titles import (
    MachineTitle,
    folded,
    is_said,
    is_site,
    machine_titles,
    site_names,
    tidy,
    title_parts,
    without_site,
)
from crawler.extraction.source.metadata import JsonLd
from crawler.extraction.source.page import HEADINGS, Page, Piece
from crawler.extraction.source.text import CUT, behind, has_cjk, words
from crawler.items import Evidence

__all__ = ["MAX_HEADLINE", "find_headline_piece", "folded", "headline_evidence", "without_site"]

DAY_BEFORE: Final = re.compile(r"^(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)\s*[-–—:|]\s+(?=\S)")
ENDS_OPEN: Final = frozenset(",:;-–—&(/")
SUPPLIER: Final = re.compile(r"（[^（）]{2,20}）$")
"""Whose text it is, behind the headline of a portal: ``（隅田新報）``."""
SITE_BEHIND: Final = re.compile(r"\s\((?:[\w-]+\.)+[a-z]{2,}\)")
"""``(herald.example)``, as where stories of other sites are spoken of."""
BOXED: Final = re.compile(r"[\[【［][^\[\]【】［］]{1,8}[\]】］]\s*")
"""What forums put before a headline: the kind of the post."""
FEWEST_PARTS: Final = 3
"""Words of a visible headline; fewer are a section's or the site's name."""
SAME_SHARE: Final = 0.65
"""Of the visible headline's words: of five pages where metadata agree on another one, four have more and were right."""
ADDRESS_SHARE: Final = 0.8
"""Of the words of headline and address together: a live ticker keeps its address while its headline changes."""


def headline_evidence(page: Page, json_ld: JsonLd, piece: Piece | None, url: str | None = None) -> list[Evidence]:
    """Every candidate, best first: the first is the headline."""
    sites = site_names(page, url)
    titles = machine_titles(page, json_ld, sites)
    rows = [
        Evidence("headline", title.value[:MAX_HEADLINE], title.rule, title.raw[:MAX_HEADLINE], title.rule, 0.8)
        for title in uncut_first(titles)
        if title.value
    ]
    if piece is None:
        return rows
    below = page.pieces[piece.position + 1 :]
    seen = readings(tidy(piece.text), titles, sites, url or page.hrefs.get("canonical"), below)
    return [reading_row(rule, value, piece) for rule, value in seen if value] + rows


def reading_row(rule: str, value: str, piece: Piece) -> Evidence:
    by_reader = rule.startswith("visible:")
    raw, locator = (piece.text, piece.locator) if by_reader else (value, rule.rpartition(":")[0])
    return Evidence("headline", value[:MAX_HEADLINE], rule, raw[:MAX_HEADLINE], locator, 0.95 if by_reader else 0.85)


def uncut_first(titles: list[MachineTitle]) -> list[MachineTitle]:
    """The titles, those that end in ``…`` behind one that goes on where they were cut."""
    return sorted(titles, key=lambda title: longer(title.raw, titles) is not None)


def longer(text: str, titles: Iterable[MachineTitle]) -> str | None:
    """The title that goes on where a text was cut."""
    if not text.endswith(CUT):
        return None
    key = folded(text)
    found = (title.value for title in titles if title.key.startswith(key) and len(title.key) > len(key))
    return next(found, None) if len(key) >= FEWEST_LETTERS else None


def readings(
    text: str, titles: list[MachineTitle], sites: frozenset[str], url: str | None, below: Sequence[Piece]
) -> Iterator[tuple[str, str | None]]:
    """(rule, value) of a visible headline, the most careful first: this is the order of belief.

    The reader's headline wins. It gives way only to itself without what markup glued to it, and to a title that two
    witnesses say against it: JSON-LD and ``og:title``, JSON-LD and the page's address. ``below`` is
    what stands below it.
    """
    key = folded(text)
    same = next((title for title in titles if title.key == key), None)
    yield "title:uncut", longer(text, titles)
    if same is None:
        yield "json-ld:headline:agreed", agreed_title(text, key, titles, below)
        yield "visible:trimmed", trimmed(text, key, titles, sites)
    yield "visible:without kicker", unglued(text, key, titles)
    yield "json-ld:headline:address", addressed_title(text, key, titles, url)
    if same is not None and text.isupper() and not same.value.isupper():
        yield "visible:spelled", same.value
    yield "visible:without day", without_day(text)
    yield "visible:confirmed" if is_said(key, titles) else "visible:h1", text


def without_day(text: str) -> str | None:
    rest = behind(DAY_BEFORE, text)
    return rest if rest != text and words(rest) > 2 else None


def agreed_title(text: str, key: str, titles: list[MachineTitle], below: Sequence[Piece]) -> str | None:
    """What JSON-LD and ``og:title`` both say in the place of the visible headline, or beyond it, most of its words
    among theirs, or the rest in a heading below: other words are for search engines."""
    said = {title.rule: title for title in titles}
    first, second = said.get("json-ld:headline"), said.get("meta:og:title")
    if first is None or second is None or first.key != second.key or first.key in key:
        return None
    if first.key.startswith(key) and SUPPLIER.search(first.value):
        return None
    said_here, said_there = parts_of(text), parts_of(first.value)
    is_same = len(said_here) < FEWEST_PARTS or len(said_here & said_there) >= SAME_SHARE * len(said_here)
    return first.value if is_same or any(tells_rest(piece, first, said_here) for piece in below) else None


def tells_rest(piece: Piece, title: MachineTitle, said: set[str]) -> bool:
    """Does a heading of the text say a part of a title, and the headline most of the rest?"""
    if piece.tag not in HEADINGS or piece.linked:
        return False
    key, wanted = folded(piece.text), parts_of(title.value)
    is_part = len(key) >= HEADING_SHARE * len(title.key) and key in title.key
    return is_part and len(wanted & (said | parts_of(piece.text))) >= SAME_SHARE * len(wanted)


def parts_of(text: str) -> set[str]:
    """Words, of East Asian text characters."""
    return set(folded(text)) if has_cjk(text) else {folded(word) for word in text.split()} - {""}


def addressed_title(text: str, key: str, titles: list[MachineTitle], url: str | None) -> str | None:
    """The JSON-LD headline that the page's address was made of, when the visible one was changed since."""
    if not titles or titles[0].rule != "json-ld:headline" or titles[0].key == key or url is None:
        return None
    fit = address_fit(titles[0].value, url)
    return titles[0].value if fit[0] >= ADDRESS_SHARE and fit > address_fit(text, url) else None


def trimmed(text: str, key: str, titles: Iterable[MachineTitle], sites: frozenset[str]) -> str | None:
    """A visible headline without the kicker, subtitle or site name that markup glued to it."""
    is_whole = is_said(key, titles)
    if not is_whole and (rest := behind(BOXED, text)) != text and begins_title(rest, titles):
        return rest
    for title in titles:
        if not title.key or words(title.value) < 2 or len(title.key) * 4 < len(key):
            continue
        if key.startswith(title.key):
            rest = key[len(title.key) :]
            if is_site(rest, sites) or (not is_whole and begins_anew(text, title.value)):
                return title.value
        elif key.endswith(title.key) and not is_whole:
            return title.value
    return None


def begins_title(text: str, titles: Iterable[MachineTitle]) -> bool:
    key = folded(text)
    return len(key) >= FEWEST_LETTERS and any(title.full.startswith(key) for title in titles)


def begins_anew(text: str, title: str) -> bool:
    """Does a visible headline go on behind a title with a new sentence, a day or the site it cites, or did a quotation
    mark cut it?"""
    before, after = text[: len(title)], text[len(title) :]
    if SITE_BEHIND.match(after) is not None or has_day(after):
        return True
    if not after[:1].isspace() or before[-1:] in ENDS_OPEN or title.endswith(CUT):
        return False
    return after.strip()[:1].isupper() or has_cjk(after)


def unglued(text: str, key: str, titles: Iterable[MachineTitle]) -> str | None:
    """What is behind the kicker of a visible headline that a title divides from it, and the page by markup only."""
    return next((rest for title in titles if key in title.full and (rest := behind_kicker(text, title.raw))), None)


def behind_kicker(text: str, raw: str) -> str | None:
    parts = list(title_parts(raw))
    if len(parts) < 2 or not text.startswith(parts[0]):
        return None
    rest = text[len(parts[0]) :].strip()
    is_headline = words(rest) > words(parts[0]) and rest[:1] not in "-–—|｜丨│:：·•»,"
    return rest if is_headline else None
