"""What the rules alone say of a page: where its story stands, and which pieces there are no furniture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import SENTENCE_END
from crawler.extraction.story.container import find_container
from crawler.extraction.story.furniture import FAR, Furniture, find_furniture
from crawler.extraction.story.prose import Sums, Weighed, sum_up

FURNITURE_WEIGHT: Final = 0.08
"""What a word counts for under a container that calls itself furniture."""
HIDDEN_WEIGHT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rules alone say of a page: its sums, its furniture, the container of the story, the pieces kept.

    ``inside`` are those of the container that are no furniture, also above its first and below its last running text.
    """

    sums: Sums
    furniture: Furniture
    container: Node
    kept: set[int]
    inside: set[int]


def find_ground(page: Page, headline: Piece | None) -> Ground:
    sums = sum_up(page.pieces)
    furniture = find_furniture(page, sums)
    container = page.body or find_container(page, trusted_prose(page, sums, furniture), headline)
    inside = page.pieces[container.begin : container.end]
    if headline is not None and headline.node.is_below(container):
        inside = [piece for piece in inside if piece.position > headline.position]
    found = [piece for piece in inside if is_kept(piece, container, furniture)]
    kept = {piece.position for piece in trim(found, sums.weights)}
    return Ground(sums, furniture, container, kept, {piece.position for piece in found})


def trusted_prose(page: Page, sums: Sums, furniture: Furniture) -> Weighed:
    """The prose below each node; furniture and lists of teasers count for little, hidden things for half."""
    trust = [
        (1.0 if furniture.marked[node.number] >= FAR else FURNITURE_WEIGHT) * (HIDDEN_WEIGHT if node.hidden else 1.0)
        for node in page.nodes
    ]
    return Weighed([weight * trust[piece.node.number] for piece, weight in zip(page.pieces, sums.weights, strict=True)])


def is_kept(piece: Piece, container: Node, furniture: Furniture) -> bool:
    """Not furniture: no container between it and the body's says so, and it is not made of links."""
    if furniture.holds(piece.node) and in_furniture(piece, container, furniture):
        return False
    if piece.image is not None:
        return True
    length = len(piece.text)
    if piece.linked * 2 > length and not (length > 120 and piece.text[-1] in SENTENCE_END):
        return piece.linked < length and piece.tag == "p" and piece.words > 12
    return True


def in_furniture(piece: Piece, container: Node, furniture: Furniture) -> bool:
    for node in piece.node.lineage():
        if node is container:
            return False
        if furniture.marked[node.number] == 0 and not (piece.image is not None and is_caption_container(node)):
            return True
    return False


def is_caption_container(node: Node) -> bool:
    """A figure, or what is named after its caption: furniture to a line of text, home to an image."""
    return node.tag == "figure" or "caption" in node.names


def trim(pieces: Sequence[Piece], weights: Sequence[float]) -> list[Piece]:
    """From the first to the last piece of prose, with the headings and images that lead into the first."""
    prose = [number for number, piece in enumerate(pieces) if weights[piece.position] > 0]
    if not prose:
        return []
    first, last = prose[0], prose[-1]
    while first > 0 and (pieces[first - 1].image is not None or pieces[first - 1].tag in ("h2", "h3")):
        first -= 1
    return list(pieces[first : last + 1])
