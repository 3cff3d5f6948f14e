"""Which pieces of a page are the article's body.

Rules find the container with the prose and the furniture in it; then every piece that could be a line of the story is
judged by what was learned from pages with known text (model.py), the rules' verdict being one of the things it asks.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, islice, takewhile
from operator import itemgetter
from typing import Final

from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import SENTENCE_END
from crawler.extraction.story.captions import CAPTION_WORDS, in_caption_element
from crawler.extraction.story.container import find_container
from crawler.extraction.story.features import FEWEST_WORDS, Features, kin_of, measure
from crawler.extraction.story.furniture import FAR, Furniture, find_furniture, positions_apart
from crawler.extraction.story.hints import SUBHEADINGS
from crawler.extraction.story.model import score
from crawler.extraction.story.prose import Sums, Weighed, sum_up
from crawler.extraction.story.related import is_marker

FURNITURE_WEIGHT: Final = 0.08
"""What a word counts for under a container that calls itself furniture."""
HIDDEN_WEIGHT: Final = 0.5
DATA_TABLE: Final = 0.3
"""The share of a page's prose up to which a table is data; one that holds more of it is the page's layout."""
TABLE_DISTANCE: Final = 3
"""Pieces from a story's last line to a table that still belongs to it."""
SIBLINGS: Final = 0.7
"""How much of a piece's judgement is that of its siblings: one caption of a slide show is text when the others are."""
KIN_BELOW: Final = 0.5
KIN_ABOVE: Final = 0.25
"""How much of it is then that of its kin in other elements, for one judged below them, if it has names, and above:
a story's paragraphs go on behind a box of other stories, and a list that stands twice is no story at either place."""
OF_PART: Final = 0.7
"""How much of the judgement of a line that would be dropped is that of its like, in elements of one name within others:
a story is cut into several by what is set between them, the last of them perhaps with two lines."""
PART_LEVELS: Final = 4
"""Comments stand in boxes called as the story's, and those in others."""
ITEM_WORDS: Final = 5
"""Of a sentence in a list, at least."""
CELLS: Final = ("td", "th")
"""Two rows of a table have no more in common than two tables."""
SET_TWICE: Final = (*CELLS, "pre")
TWICE_LINES: Final = 3
TWICE_WORDS: Final = 80
"""Of a row of lines that stand above already: a refrain, an answer that fits two questions, has fewer."""
ANNOUNCING_WORDS: Final = 4
"""``Tags:`` and ``Follow us on:`` announce nothing of the story."""
QUESTION: Final = frozenset("?？؟")
ANNOUNCING: Final = (":", "：")
CERTAIN: Final = 3.0
"""Log-odds beyond which a piece says no more about its siblings."""


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


def find_body(page: Page, headline: Piece | None = None) -> list[Piece]:
    """The pieces of the article's text, in the page's order; none when there is no prose."""
    ground = find_ground(page, headline)
    kept = ground.kept
    if page.body is None:
        kept = {piece.position for piece, _, odds in judge(page, ground, headline) if odds > 0}
        if headline is not None:
            kept -= {position for position in kept if is_above(page.pieces[position], headline, ground.sums)}
        kept |= cells_among(page, ground, kept) | items_among(page, ground, kept)
        kept |= headings_among(page, ground, kept)
        kept -= unseen_line(page.pieces, kept)
        kept |= images_among(page, ground, kept)
        kept -= said_twice(page.pieces, kept)
    return [page.pieces[position] for position in sorted(kept)]


def judge(page: Page, ground: Ground, headline: Piece | None) -> list[tuple[Piece, Features, float]]:
    """Every piece that could be a line of the story, what was measured of it, and the log-odds that it is one."""
    apart = positions_apart(page, ground.furniture, headline) - ground.kept
    measured = measure(page, ground.sums, ground.furniture, ground.container, ground.kept, headline)
    found = [(piece, features) for piece, features in measured if piece.position not in apart]
    pieces = [piece for piece, _ in found]
    kept = {piece.position for piece, features in found if features.kept and not features.markers}
    odds = among_others(pieces, [score(features) for _, features in found], kept)
    return [(piece, features, one) for (piece, features), one in zip(found, odds, strict=True)]


class Family:
    """The log-odds of pieces of one kind, each times its weight, and the sum of their weights."""

    __slots__ = ("total", "weight")

    def __init__(self) -> None:
        self.total = 0.0
        self.weight = 0

    def mean(self) -> float:
        return self.total / self.weight


def families(kinds: Sequence[object], pieces: Sequence[Piece], odds: Sequence[float]) -> list[Family]:
    """For each piece all of its kind, words weighed."""
    known: dict[object, Family] = {}
    found = []
    for kind, piece, own in zip(kinds, pieces, odds, strict=True):
        family = known.get(kind)
        if family is None:
            family = known[kind] = Family()
        weight = piece.words + 1
        family.total += weight * max(-CERTAIN, min(CERTAIN, own))
        family.weight += weight
        found.append(family)
    return found


def among_others(pieces: Sequence[Piece], odds: Sequence[float], kept: Set[int]) -> list[float]:
    """Each piece's log-odds, moved towards those of its like: first in the same element, then on the whole page.

    ``kept`` are the positions of those that the rules keep, up to the head of a list or of comments.
    """
    return among_parts(pieces, among_kin(pieces, among_siblings(pieces, odds)), kept)


def among_siblings(pieces: Sequence[Piece], odds: Sequence[float]) -> list[float]:
    """Each piece's log-odds, moved towards the mean of its siblings of the same tag and names."""
    kinds = [((piece.node.parent or piece.node).number, piece.tag, piece.node.names) for piece in pieces]
    found = families(kinds, pieces, odds)
    return [(1 - SIBLINGS) * own + SIBLINGS * family.mean() for family, own in zip(found, odds, strict=True)]


def among_kin(pieces: Sequence[Piece], odds: Sequence[float]) -> list[float]:
    """The same towards the mean of the pieces of the same tag and names; without names, in parents of the same."""
    kinds = [(piece.tag, piece.node.names) if piece.node.names else kin_of(piece) for piece in pieces]
    moved = []
    for piece, own, family in zip(pieces, odds, families(kinds, pieces, odds), strict=True):
        mean = family.mean()
        share = 0.0 if piece.tag in CELLS else KIN_ABOVE if own > mean else KIN_BELOW if piece.node.names else 0.0
        moved.append((1 - share) * own + share * mean)
    return moved


def among_parts(pieces: Sequence[Piece], odds: Sequence[float], kept: Set[int]) -> list[float]:
    """Lines that the rules keep and the odds would drop, towards the mean of those that stand as they do."""
    parts = [number for number, piece in enumerate(pieces) if is_in_part(piece, kept)]
    dropped = [number for number in parts if odds[number] <= 0]
    if not dropped:
        return list(odds)
    kinds = [tuple((node.tag, node.names) for node in pieces[number].node.around(PART_LEVELS)) for number in parts]
    found = families(kinds, [pieces[number] for number in parts], [odds[number] for number in parts])
    means = {number: family.mean() for number, family in zip(parts, found, strict=True)}
    moved = list(odds)
    for number in dropped:
        moved[number] += OF_PART * max(0.0, means[number] - odds[number])
    return moved


def is_in_part(piece: Piece, kept: Set[int]) -> bool:
    """A line that the rules keep, in an element that has a name where the line has none."""
    parent = piece.node.parent
    return piece.position in kept and not piece.node.names and parent is not None and bool(parent.names)


def is_above(piece: Piece, headline: Piece, sums: Sums) -> bool:
    """The headline itself, or a line before it that is no running text."""
    return piece.position == headline.position or (
        piece.position < headline.position and sums.weights[piece.position] <= 0
    )


def cells_among(page: Page, ground: Ground, kept: set[int]) -> set[int]:
    """The cells of the data tables of a story: a table is of one piece, and not judged cell by cell."""
    if not kept:
        return set()
    first, last = min(kept), max(kept)
    cells = (page.pieces[position] for position in ground.inside if is_in_cell(page.pieces[position]))
    return {cell.position for cell in cells if is_in_data_table(cell, first, last, ground.sums)}


def is_in_cell(piece: Piece) -> bool:
    """Word processors set a paragraph into each cell."""
    return piece.tag in CELLS or (piece.node.parent is not None and piece.node.parent.tag in CELLS)


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
        if is_heading or (line.text.endswith(ANNOUNCING) and line.words >= ANNOUNCING_WORDS):
            items = list(items_behind(page.pieces, position))
            positions = [item.position for item in items]
            is_inside = position + len(items) < last
            if not ground.inside.issuperset(positions) or (is_heading and not (is_inside and are_told(items))):
                continue
            if is_inside or all(is_beside(item, line) for item in items):
                found.update(positions)
    return found


def unseen_line(pieces: Sequence[Piece], kept: set[int]) -> set[int]:
    """The position of the only line that readers do not see; none where there are several, which a script is to show:
    answers that open at a click, the rest of a list, the whole story."""
    hidden = {position for position in kept if pieces[position].node.hidden}
    return hidden if len(hidden) == 1 < len(kept) else set()


def said_twice(pieces: Sequence[Piece], kept: set[int]) -> set[int]:
    """The positions of rows of lines that stand above already, too long for chance: of a story that is there once for
    each width of a screen the first is read."""
    lines = [
        piece for piece in map(pieces.__getitem__, sorted(kept)) if piece.image is None and piece.tag not in SET_TWICE
    ]
    seen: set[str] = set()
    again = []
    for line in lines:
        again.append(line.text in seen)
        seen.add(line.text)
    if not any(again):
        return set()
    found: set[int] = set()
    for is_again, row in groupby(zip(again, lines, strict=True), key=itemgetter(0)):
        repeated = [line for _, line in row]
        if is_again and len(repeated) >= TWICE_LINES and sum(line.words for line in repeated) >= TWICE_WORDS:
            found.update(line.position for line in repeated)
    return found


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
