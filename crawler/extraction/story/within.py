"""What belongs to a story by the lines around it and is not judged by itself: tables, lists, headings, pictures."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Final

from crawler.extraction.source.page import CELL_LEVELS, Node, Page, Piece
from crawler.extraction.source.text import COLONS, QUESTION, SENTENCE_END
from crawler.extraction.story.captions import CAPTION_WORDS, in_caption_element
from crawler.extraction.story.features import FEWEST_WORDS
from crawler.extraction.story.ground import Ground, is_kept
from crawler.extraction.story.hints import SUBHEADINGS
from crawler.extraction.story.prose import Sums
from crawler.extraction.story.related import is_marker

DATA_TABLE: Final = 0.3
"""The share of a page's prose up to which a table is data; one that holds more of it is the page's layout."""
TABLE_DISTANCE: Final = 3
"""Pieces from a story's last line to a table that still belongs to it."""
MOST_ITEMS: Final = 200
"""A longer list is judged line by line."""
ITEM_WORDS: Final = 5
"""Of a sentence in a list, at least."""
ANNOUNCING_WORDS: Final = 4
"""``Tags:`` and ``Follow us on:`` announce nothing of the story."""


def cells_among(page: Page, ground: Ground, kept: set[int]) -> set[int]:
    """The cells of the data tables of a story: a table is of one piece, and not judged cell by cell."""
    if not kept:
        return set()
    first, last = min(kept), max(kept)
    inside = (page.pieces[position] for position in ground.inside)
    cells = (piece for piece in inside if piece.node.cell(CELL_LEVELS) is not None)
    return {cell.position for cell in cells if is_in_data_table(cell, first, last, ground.sums)}


def is_in_data_table(cell: Piece, first: int, last: int, sums: Sums) -> bool:
    """In a table that begins within the story, or right below it, and does not hold the story itself."""
    table = next((node for node in cell.node.lineage() if node.tag == "table"), None)
    if table is None or not first < table.begin <= last + TABLE_DISTANCE:
        return False
    return sums.prose_in(table) < DATA_TABLE * sums.prose[-1]


def items_among(page: Page, ground: Ground, kept: set[int]) -> set[int]:
    """The items of lists that a line of the story announces with a colon, or a sub-heading above whole sentences, where
    the rules keep all of them; of one that ends the story, where it stands in the same element as that line."""
    found: set[int] = set()
    last = max(kept, default=0)
    for position in kept:
        line = page.pieces[position]
        is_heading = line.tag in SUBHEADINGS
        if is_heading or (line.text.endswith(COLONS) and line.words >= ANNOUNCING_WORDS):
            items = list(islice(items_behind(page.pieces, position), MOST_ITEMS + 1))
            positions = [item.position for item in items]
            is_inside = position + len(items) < last
            if (
                len(items) > MOST_ITEMS
                or not ground.inside.issuperset(positions)
                or (is_heading and not (is_inside and are_told(items)))
            ):
                continue
            if is_inside or all(is_beside(item, line) for item in items):
                found.update(positions)
    return found


def are_told(items: Sequence[Piece]) -> bool:
    """Whole sentences, or what leads nowhere: lists of other articles and of a page's parts are links."""
    return all(map(is_told, items)) or not any(item.linked for item in items)


def is_told(item: Piece) -> bool:
    return item.text[-1:] in SENTENCE_END and item.words >= ITEM_WORDS


def is_beside(item: Piece, line: Piece) -> bool:
    """Is the list of the item, no list within a list, a sibling of the line?"""
    above = item.node.parent
    return above is not None and above.parent is line.node.parent and line.node.tag == "p"


def items_behind(pieces: Sequence[Piece], position: int) -> Iterator[Piece]:
    """The items of the list that begins right behind a piece, or of several of its kind in a row."""
    behind = islice(pieces, position + 1, None)
    first = next(behind, None)
    listed = list_of(first) if first is not None else None
    if first is not None and listed is not None:
        yield first
        yield from takewhile(lambda piece: is_of_list(list_of(piece), listed), behind)


def is_of_list(other: Node | None, listed: Node) -> bool:
    return other is listed or (other is not None and other.parent is listed.parent and other.names == listed.names)


def list_of(piece: Piece) -> Node | None:
    """The list that a piece is an item of, or stands in one."""
    item = piece.node if piece.node.tag == "li" else piece.node.parent
    return item.parent if piece.image is None and item is not None and item.tag == "li" else None


def headings_among(page: Page, ground: Ground, kept: set[int]) -> set[int]:
    """The sub-headings of a word or two right above lines of a story, which are too short to be judged."""
    if not kept:
        return set()
    first = min(kept)
    above = (page.pieces[position - 1] for position in kept if position > first and position - 1 in ground.inside)
    return {piece.position for piece in above if is_short_heading(piece)}


def is_short_heading(piece: Piece) -> bool:
    """Or a question in bold, as above the answers of a list of them."""
    if piece.tag in SUBHEADINGS:
        return piece.words < FEWEST_WORDS and not is_marker(piece.text)
    return piece.text[-1:] in QUESTION and piece.bold >= len(piece.text) - piece.text.count(" ")


def images_among(page: Page, ground: Ground, kept: set[int]) -> set[int]:
    """The positions of the pictures within a story, and of those right before its first line."""
    if not kept:
        return set()
    first, last = min(kept), max(kept)
    while first > 0 and page.pieces[first - 1].image is not None:
        first -= 1
    images = [piece for piece in page.pieces[first:last] if piece.image is not None]
    images += images_below(page.pieces, last)
    return {piece.position for piece in images if is_kept(piece, ground.container, ground.furniture)}


def images_below(pieces: Sequence[Piece], last: int) -> Iterator[Piece]:
    """The pictures right below a story's last line that have captions, as on the pages of digital editions."""
    for image, caption in zip(pieces[last + 1 :: 2], pieces[last + 2 :: 2], strict=False):
        if image.image is None or image.linked or caption.image is not None or caption.linked:
            return
        if not in_caption_element(caption) or caption.words > CAPTION_WORDS:
            return
        yield image
