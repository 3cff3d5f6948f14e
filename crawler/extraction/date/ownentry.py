"""Lists of what is new name the page that shows them as well: the date of its own entry is the article's."""

from collections.abc import Iterator

from crawler.extraction.date.belief import BELIEF
from crawler.extraction.date.dates import find_dates
from crawler.extraction.date.place import ENTRY_PIECES, TITLES, Place
from crawler.extraction.date.printed import Printed
from crawler.extraction.source.page import Node, Piece
from crawler.items import Evidence

SHORTEST_TITLE = 8
"""Characters of a headline that is no other page's: ``News`` may head any."""


def own_entries(place: Place, headline: Piece | None) -> list[Printed]:
    """The dates of entries with this page's headline, where all of them are of one day."""
    if headline is None or len(headline.text) < SHORTEST_TITLE:
        return []
    name = headline.text.casefold()
    titles = [piece for piece in place.pieces if is_title(piece) and piece.text.casefold() == name]
    found = [one for title in titles if title is not headline for one in entry_dates(place, title)]
    return found if len({one.row.value[:10] for one in found}) == 1 else []


def is_title(piece: Piece) -> bool:
    return piece.tag in TITLES and piece.linked == len(piece.text)


def entry_dates(place: Place, title: Piece) -> Iterator[Printed]:
    entry = entry_of(place, title)
    for piece in place.pieces[entry.begin : entry.end]:
        if piece is not title and piece.image is None:
            for found in find_dates(piece.text):
                rule = "its own entry in a list"
                row = Evidence("date_published", found.iso, rule, found.raw, piece.locator, BELIEF[rule])
                yield Printed(row, "", piece.position)


def entry_of(place: Place, title: Piece) -> Node:
    """The widest container of a title that holds no other one."""
    best = title.node
    for node in title.node.lineage():
        others = [piece for piece in place.pieces[node.begin : node.end] if piece is not title and is_title(piece)]
        if others or id(node) in place.around or node.end - node.begin > ENTRY_PIECES:
            break
        best = node
    return best
