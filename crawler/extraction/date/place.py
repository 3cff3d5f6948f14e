"""Where a line stands towards the story: at its headline, in another article, in what holds the whole page."""

from dataclasses import dataclass
from typing import Final

from crawler.extraction.date.datenames import is_column, is_named_date, is_others, is_rotating
from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.story.story import Story

CLOSE: Final = 4
"""Pieces above the headline that are right above it."""
WIDE: Final = 0.9
"""Share of a page's pieces from which a container is no header of its story."""
ENTRY_TAGS: Final = ("article", "aside", "li", "tr")
"""What holds an entry of a list: below the text they are other articles, signatures, events."""
ENTRY_PIECES: Final = 12
"""Lines of an entry of a list that has a headline of its own."""
TITLES, TITLE_WORDS = frozenset(("h2", "h3", "h4", "h5")), 3
"""What teasers' headlines are; an ``<h1>`` that is linked may be the story's own."""
OTHERS_TAGS: Final = frozenset(("figure", "figcaption"))
"""A picture was taken on its date."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the story stands among the page's pieces: its headline, its text's ends, and what contains them."""

    headline: int
    first: int
    last: int
    around: frozenset[int]
    pieces: list[Piece]
    is_in_column: bool
    """What holds the story is named a sidebar: a name for columns of the layout, not for what stands beside a story."""


def place_of(page: Page, story: Story) -> Place:
    header = {piece.position for piece in story.header}  # a standfirst stands in it as well
    text = [piece for piece in story.body if piece.image is None]
    body = [piece for piece in text if piece.position not in header] or text or story.body
    first, last = (body[0].position, body[-1].position) if body else (len(page.pieces), len(page.pieces))
    ends = [*body[:1], *([story.headline] if story.headline is not None else [])]
    around = {id(node): node for piece in ends for node in piece.node.lineage()}
    is_in_column = any(is_column(node.names) for node in around.values() if node.names and node.tag != "body")
    headline = story.headline.position if story.headline is not None else first
    return Place(min(headline, first), first, last, frozenset(around), page.pieces, is_in_column)


def stands_in(piece: Piece, place: Place, tags: tuple[str, ...]) -> bool:
    """In one of these elements, and the text does not."""
    for one in piece.node.lineage():
        if id(one) in place.around:
            return False
        if one.tag in tags:
            return True
    return False


def is_masthead(page: Page, piece: Piece, place: Place) -> bool:
    """Together with the headline in nothing but what holds most of the page, too."""
    shared = next((node for node in piece.node.lineage() if id(node) in place.around), page.root)
    return shared.end - shared.begin > WIDE * len(page.pieces)


def is_banner(piece: Piece, place: Place) -> bool:
    """In a header that is not the headline's."""
    return any(node.tag == "header" and id(node) not in place.around for node in piece.node.lineage())


def is_elsewhere(piece: Piece, place: Place) -> bool:
    """In a container, beside the text's and the headline's, for pictures, other articles, comments, the visit."""
    is_near = abs(piece.position - place.headline) <= CLOSE and piece.position <= place.last
    for one in own_container(piece).lineage():
        if id(one) in place.around:
            break
        if one.tag in OTHERS_TAGS:
            return True
        if one.names and (is_rotating(one.names) if is_near else is_others_place(one.names, place)):
            return True
    return is_entry(piece, place)


def is_others_place(names: str, place: Place) -> bool:
    return is_others(names) or (not place.is_in_column and is_column(names))


def is_entry(piece: Piece, place: Place) -> bool:
    """In one small container with a linked headline: another article's teaser. Below the story's own headline only
    where all of it is a link."""
    if place.headline <= piece.position < place.first and piece.linked < len(piece.text):
        return False
    for one in piece.node.lineage():
        if id(one) in place.around or one.end - one.begin > ENTRY_PIECES:
            return False
        if any(other is not piece and is_linked_title(other) for other in place.pieces[one.begin : one.end]):
            return True
    return False


def is_linked_title(piece: Piece) -> bool:
    return piece.tag in TITLES and piece.words >= TITLE_WORDS and piece.linked * 2 > len(piece.text)


def own_container(piece: Piece) -> Node:
    """What a line stands in; of an element that is named after the date, what that stands in."""
    node = piece.node
    for one in (node.parent, node):
        if one is not None and one.parent is not None and is_named_date(one.names):
            return one.parent
    return node


def is_embedded(piece: Piece) -> bool:
    """Of a message quoted in the text: ``— Ann Lee (@annlee) November 4, 2023``."""
    return "(@" in piece.text or any(node.tag == "blockquote" for node in piece.node.lineage())
