"""Lines of a text that each begin with another day: a programme of events, a chronicle, never the article's date."""

from typing import Final

from crawler.extraction.date.dates import find_dates
from crawler.extraction.date.place import Place
from crawler.extraction.source.page import Page, Piece

REACH: Final = 12
"""Lines of the text before and behind one in which others would be seen."""
LONGEST_ENTRY: Final = 120
"""Characters of an entry; what is longer is text."""


def is_programme(page: Page, place: Place, position: int, day: str) -> bool:
    """Does another line of the text near this one begin with another day? ``day`` is ``2026-11-03``."""
    begin, end = max(place.first, position - REACH), min(position + REACH, place.last) + 1
    return any(first_day(piece) not in ("", day) for piece in page.pieces[begin:end] if piece.position != position)


def first_day(piece: Piece) -> str:
    """The day with which a short line begins, "" for none."""
    text = piece.text
    if piece.image is not None or len(text) > LONGEST_ENTRY or not text[:1].isdigit():
        return ""
    found = next(find_dates(text), None)
    return found.iso[:10] if found and found.start == 0 else ""
