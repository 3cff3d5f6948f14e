"""Lists of what is new name the page that shows them as well: the date of its own entry is the article's."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.extraction.date.belief import BELIEF
from crawler.extraction.date.dates import find_dates
from crawler.extraction.date.place import ENTRY_PIECES, TITLES, Place
from crawler.extraction.date.printed import Printed
from crawler.extraction.source.page import Node, Page, Piece, absolute
from crawler.items import Evidence


def own_entries(page: Page, place: Place, headline: Piece | None, url: str | None) -> list[Printed]:
    """The dates of entries that have this page's headline and link to it, where all of them are of one day.

    A weekly column bears one headline all year: without the page's address no entry is known to be its own.
    """
    if headline is None or not url:
        return []
    name = headline.text.casefold()
    titles = [piece for piece in page.pieces if is_title(piece) and piece.text.casefold() == name]
    own = [title for title in titles if title is not headline and leads_to(page, title, url)]
    found = [one for title in own for one in entry_dates(place, title)]
    return found if len({one.row.value[:10] for one in found}) == 1 else []


def leads_to(page: Page, title: Piece, url: str) -> bool:
    """Does one of a title's links lead to the page itself?"""
    own = page_of(url)
    return own is not None and any(page_of(absolute(page, url, href)) == own for href, _ in title.links)


def page_of(address: str | None) -> tuple[str, str, str] | None:
    """What of an address says which page it is: host, path and question; None for what is no address."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return (parts.netloc, parts.path.rstrip("/"), parts.query) if parts.netloc else None


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
