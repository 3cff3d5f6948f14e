"""Where nothing at the headline says when: labelled lines anywhere on the page, and days printed without a year."""

import re
from collections.abc import Iterable, Iterator

from crawler.extraction.date.belief import BELIEF
from crawler.extraction.date.datepatterns import ANY_DIGIT
from crawler.extraction.date.dates import find_dates, find_yearless
from crawler.extraction.date.labels import label_of
from crawler.extraction.date.place import ENTRY_TAGS, Place, is_elsewhere, is_embedded, stands_in
from crawler.extraction.date.printed import Printed, label_before
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import words
from crawler.items import Evidence

COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright|版权所有)\D{0,40}(?:(?:19|20)\d\d\s*[-–—]\s*)?((?:19|20)\d\d)", re.I)
FOOTER = 30
"""Pieces at the page's end that can hold the year of its copyright."""
LONGEST_LINE = 160
"""Characters of a line that says of itself when it was posted."""
SHORTEST_LINE = 8
MOST_WORDS = 3
"""Words beside a day without a year in a line that is its date."""
MOST_DAYS = 1
"""Different days that labelled lines may name; more are a list of articles, or a thread."""


def labelled_lines(page: Page, place: Place, label: str) -> list[Printed]:
    """Dates with that label anywhere, where all of them are of one day."""
    found = list(find_labelled(page, place, label))
    return found if len({one.row.value[:10] for one in found}) <= MOST_DAYS else []


def find_labelled(page: Page, place: Place, label: str) -> Iterator[Printed]:
    for piece in page.pieces:
        text = piece.text
        if not SHORTEST_LINE <= len(text) <= LONGEST_LINE or piece.image is not None or not ANY_DIGIT.search(text):
            continue
        for found in find_dates(text):
            own = label_of(text, found.start, found.start + len(found.raw)) or label_before(page, piece, found)
            if (
                own == label
                and not is_elsewhere(piece, place)
                and not stands_in(piece, place, ENTRY_TAGS)
                and not is_embedded(piece)
            ):
                rule = "anywhere, labelled"
                row = Evidence("date_published", found.iso, rule, found.raw, piece.locator, BELIEF[rule])
                yield Printed(row, label, piece.position)


def copyright_year(page: Page) -> int | None:
    """The latest year that the page's footer claims."""
    for piece in reversed([*page.pieces[-FOOTER:], *page.imprint]):
        if piece.image is None and len(piece.text) <= LONGEST_LINE and (found := COPYRIGHT.search(piece.text)):
            return int(found[1])
    return None


def yearless_lines(pieces: Iterable[Piece], place: Place, years: Iterable[int]) -> Iterator[Printed]:
    """Days without a year around the headline, in the first of the years that makes them days of the past."""
    candidates = list(years)
    for piece in pieces:
        if piece.image is not None or len(piece.text) > LONGEST_LINE or not ANY_DIGIT.search(piece.text):
            continue
        if next(iter(find_dates(piece.text)), None):
            continue
        for year in candidates:
            found = next(find_yearless(piece.text, year), None)
            if found is None:
                continue
            label = label_of(piece.text, found.start, found.start + len(found.raw))
            is_line = label == "published" or words(piece.text.replace(found.raw, "", 1)) <= MOST_WORDS
            if label in ("", "published") and is_line and not is_elsewhere(piece, place):
                rule = "between, year from context"
                row = Evidence("date_published", found.iso, rule, found.raw, piece.locator, BELIEF[rule])
                yield Printed(row, label, piece.position)
            break
