"""Dates that stand in the text's first lines: where the body begins is not always where its header ends."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from crawler.extraction.date.belief import BELIEF
from crawler.extraction.date.datenames import DATE_NAMES, is_column, is_named_date, is_others
from crawler.extraction.date.dates import FoundDate, find_dates, has_digit
from crawler.extraction.date.place import Place, is_embedded
from crawler.extraction.date.printed import LONGEST_LINE, LONGEST_PLAIN, Printed, lines, numbered
from crawler.extraction.date.programme import is_programme
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.story.story import is_date_line
from crawler.items import Evidence

OPENING: Final = 3
"""Lines of the text that may print its date among other words."""
REACH: Final = 12
"""Pieces below the text's first one in which a line that is a date and little else is still its header's.

Standfirsts, pictures with their captions, counters of shares and authors' biographies stand before it.
"""
LEADING: Final = 6
"""Pieces of the text that can begin with its dateline."""
DATELINE: Final = re.compile(r"[^\W\d_][^.!?]{1,40}[,(|/]\s*\(?$")
AGENCY: Final = re.compile(r"^\s*[(（][^()（）]{2,30}[)）]")
"""Whose text it is, behind the dateline's day."""
BEGINNING: Final = 80
"""Characters of a text in which its dateline stands."""
SET_OFF: Final = frozenset('-–—:|/„“"»«')


def opening_dates(page: Page, place: Place) -> Iterator[Printed]:
    """Dates in the text's first lines, none of them further than its last; a text copy's only as its dateline."""
    if page.is_plain:
        yield from datelines([piece for piece in page.pieces if piece.position == place.first])
        return
    pieces = page.pieces[place.first : min(place.first + REACH, place.last + 1)]
    yield from datelines([piece for piece in pieces[:LEADING] if len(piece.text) >= LONGEST_LINE])
    yield from numbered(opening(page, pieces[:OPENING], place))
    further = [*opening(page, [piece for piece in pieces[OPENING:] if is_candidate(piece)], place)]
    days = {one.row.value[:10] for one in further}
    if len(days) == 1 and not is_programme(page, place, further[0].position, *days):
        yield from further


def is_candidate(piece: Piece) -> bool:
    """A date and little else, or a short line in what calls itself so."""
    text = piece.text
    if piece.image is not None or len(text) > 2 * LONGEST_PLAIN or not has_digit(text):
        return False
    if is_embedded(piece) or is_others(piece.node.names) or is_column(piece.node.names):
        return False
    return is_date_line(text) or DATE_NAMES.search(piece.node.names) is not None


def is_header_line(piece: Piece, value: str) -> bool:
    """A date and little else, with a clock a little more, or in an element of that name."""
    is_short = "T" in value and len(piece.text) <= LONGEST_PLAIN
    return is_short or is_date_line(piece.text) or is_named_date(piece.node.names)


def is_date_named(names: str) -> bool:
    return is_named_date(names) or DATE_NAMES.search(names) is not None


def opening(page: Page, pieces: list[Piece], place: Place) -> Iterator[Printed]:
    """Among the text's first lines one that is a date and little else, or says that it is of the publication."""
    for one in lines(page, [piece for piece in pieces if not is_embedded(piece)], "opening of the text", place):
        is_line = not one.label and is_header_line(page.pieces[one.position], one.row.value)
        confidence = BELIEF["date line in the text"] if is_line else one.row.confidence
        if is_line and is_date_named(page.pieces[one.position].node.names):
            confidence = BELIEF["date element in the text"]
        yield replace(one, row=replace(one.row, confidence=confidence))


def datelines(pieces: list[Piece]) -> list[Printed]:
    """Texts that begin with a date, set off: ``03.11.2025 "We are …``, ``RIVERTON, 3 November 2025 – The …``.

    Several days are a chronicle's.
    """
    found = [*find_datelines(pieces)]
    return found if len({one.row.value[:10] for one in found}) <= 1 else []


def find_datelines(pieces: list[Piece]) -> Iterator[Printed]:
    for piece in pieces:
        found = next(find_dates(piece.text[:BEGINNING]), None)
        if found and is_set_off(piece.text, found):
            row = Evidence("date_published", found.iso, "dateline", found.raw, piece.locator, BELIEF["dateline"])
            yield Printed(row, "", piece.position)


def is_set_off(text: str, found: FoundDate) -> bool:
    behind = AGENCY.sub("", text[found.start + len(found.raw) :]).lstrip(" )")[:1]
    return behind in SET_OFF and (found.start <= 1 or DATELINE.match(text[: found.start]) is not None)
