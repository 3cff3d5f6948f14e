"""Where nothing at the headline says when: labelled lines anywhere on the page, and days printed without a year."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from crawler.extraction.date.belief import BELIEF
from crawler.extraction.date.datenames import CHANGE_NAMES
from crawler.extraction.date.dates import find_dates, find_yearless, has_digit
from crawler.extraction.date.labels import label_of
from crawler.extraction.date.place import ENTRY_TAGS, Place, is_elsewhere, is_embedded, stands_in
from crawler.extraction.date.printed import Printed, label_before
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import words
from crawler.items import Evidence

COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright|版权所有)\D{0,40}(?:(?:19|20)\d\d\s*[-–—]\s*)?((?:19|20)\d\d)", re.I
)
FOOTER: Final = 30
"""Pieces at the page's end that can hold the year of its copyright."""
LONGEST_LINE: Final = 160
"""Characters of a line that says of itself when it was posted."""
SHORTEST_LINE: Final = 8
LEAP_YEAR: Final = 2024
"""A year that has every day."""
MOST_WORDS: Final = 3
"""Words beside a day without a year in a line that is its date."""
MOST_DAYS: Final = 1
"""Different days that labelled lines may name; more are a list of articles, or a thread."""


def labelled_lines(page: Page, place: Place, label: str) -> list[Printed]:
    """Dates with that label anywhere, where all of them are of one day."""
    found = list(find_labelled(page, place, label))
    return found if len({one.row.value[:10] for one in found}) <= MOST_DAYS else []


def find_labelled(page: Page, place: Place, label: str) -> Iterator[Printed]:
    for piece in page.pieces:
        text = piece.text
        if not SHORTEST_LINE <= len(text) <= LONGEST_LINE or piece.image is not None or not has_digit(text):
            continue
        for found in find_dates(text):
            own = label_of(text, found.start, found.start + len(found.raw)) or label_before(page, piece, found)
            if (
                own == label
                and not is_elsewhere(piece, place)
                and (is_named_change(piece) or not stands_in(piece, place, ENTRY_TAGS))
                and not is_embedded(piece)
            ):
                rule = "anywhere, labelled"
                row = Evidence("date_published", found.iso, rule, found.raw, piece.locator, BELIEF[rule])
                yield Printed(row, label, piece.position)


def is_named_change(piece: Piece) -> bool:
    """In what is named after the page's last change."""
    return CHANGE_NAMES.search(piece.node.names) is not None


def copyright_year(page: Page) -> int | None:
    """The latest year that the page's footer claims."""
    for piece in reversed([*page.pieces[-FOOTER:], *page.imprint]):
        if piece.image is None and len(piece.text) <= LONGEST_LINE and (found := COPYRIGHT.search(piece.text)):
            return int(found[1])
    return None


def yearless_lines(page: Page, pieces: Iterable[Piece], place: Place, years: Iterable[int]) -> Iterator[Printed]:
    """Days without a year around the headline, in the first of the years that makes them days of the past."""
    candidates = list(years)
    for piece in pieces:
        text = piece.text
        if piece.image is not None or len(text) > LONGEST_LINE or not has_digit(text):
            continue
        found = None if next(iter(find_dates(text)), None) else next(find_yearless(text, LEAP_YEAR), None)
        if found is None or is_elsewhere(piece, place):
            continue
        label = label_of(text, found.start, found.start + len(found.raw))
        is_line = label == "published" or words(text.replace(found.raw, "", 1)) <= MOST_WORDS
        if label not in ("", "published") or not is_line:
            continue
        for year in [*written_years(page, found.iso[5:7], found.iso[8:10]), *candidates]:
            if one := next(find_yearless(text, year), None):
                rule = "between, year from context"
                row = Evidence("date_published", one.iso, rule, one.raw, piece.locator, BELIEF[rule])
                yield Printed(row, label, piece.position)
                break


def written_years(page: Page, month: str, day: str) -> list[int]:
    """The year in which the page's own names of files and elements have that day, where they have one only."""
    same = re.compile(rf"(?<!\d)(20\d\d)(?P<mark>[-/_.]?){month}(?P=mark){day}(?=\D|\d{{4,6}}\D)")
    years = {int(one[1]) for one in same.finditer(page.source)}
    return list(years) if len(years) == 1 else []
