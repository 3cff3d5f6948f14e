"""Which pieces of a page are the article's body.

Rules find the container with the prose and the furniture in it; then every piece that could be a line of the story is
judged by what was learned from pages with known text (model.py), the rules' verdict being one of the things it asks.
"""

from collections.abc import Sequence, Set
from typing import Final

from crawler.extraction.source.page import CELLS, Page, Piece
from crawler.extraction.story.features import Features, kin_of, measure
from crawler.extraction.story.furniture import positions_apart
from crawler.extraction.story.ground import Ground, find_ground
from crawler.extraction.story.model import score
from crawler.extraction.story.prose import Sums
from crawler.extraction.story.repeats import pulled, said_twice, unseen_line
from crawler.extraction.story.within import cells_among, headings_among, images_among, items_among

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
CERTAIN: Final = 3.0
"""Log-odds beyond which a piece says no more about its siblings."""


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
        kept -= unseen_line(page.pieces, kept) | pulled(page.pieces, kept)
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
