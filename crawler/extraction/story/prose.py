"""How much running text a piece holds, and sums of it over stretches of a page and over its containers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from crawler.extraction.source.page import HEADINGS, Node, Piece
from crawler.extraction.source.text import SENTENCE_END, UNPARTED

COMMA: Final = re.compile("[,，、;；。.!?！？،؛۔؟।։።]")
FEWEST_WORDS: Final = 8
UNMARKED_WORDS: Final = 16
"""Of Thai, which has no full stops: a line of as many is running text."""
NOT_PROSE: Final = frozenset((*HEADINGS, "th", "dt"))
KIND: Final = {"p": 1.0, "blockquote": 1.0, "li": 0.5, "dd": 0.5}
OTHER_KIND: Final = 0.8
DATA: Final = re.compile(r"\[?\s*\{\s*\"")
"""How a widget's settings begin, printed where its script expects them."""
BLIND_TEXT: Final = "Lorem ipsum"


def is_filler(piece: Piece) -> bool:
    """No words for a reader: a widget's data, the blind text of a template. What is preformatted is a story's code."""
    text = piece.text
    if text[0] in "[{":
        return piece.tag != "pre" and DATA.match(text) is not None
    return text.startswith(BLIND_TEXT)


def prose_weight(piece: Piece) -> float:
    """Words of running text in this piece; links and menu-like scraps count for nothing."""
    text = piece.text
    length = len(text)
    if piece.words < FEWEST_WORDS or piece.linked * 2 > length or piece.tag in NOT_PROSE or piece.image is not None:
        return 0.0
    count = piece.words * (1 - piece.linked / length)
    if count < FEWEST_WORDS:
        return 0.0
    ends = text[-1] in SENTENCE_END
    marks = 2 if ends else len(COMMA.findall(text))
    if not marks and piece.words >= UNMARKED_WORDS and UNPARTED.search(text):
        marks = 2
    if not marks or is_filler(piece):
        return 0.0
    return KIND.get(piece.tag, OTHER_KIND) * (count if marks > 1 else count / 2)


@dataclass(frozen=True, slots=True)
class Sums:
    """Running totals before each piece, so that any stretch ``[begin, end)`` is one subtraction."""

    weights: list[float]
    prose: list[float]
    words: list[int]
    characters: list[int]
    linked: list[int]

    def prose_in(self, node: Node) -> float:
        return self.prose[node.end] - self.prose[node.begin]

    def link_density(self, begin: int, end: int) -> float:
        """The share of the characters that stand in links, of the pieces from begin to before end."""
        return (self.linked[end] - self.linked[begin]) / max(1, self.characters[end] - self.characters[begin])


def sum_up(pieces: Sequence[Piece]) -> Sums:
    weights, prose = [], [0.0]
    words, characters, linked = [0], [0], [0]
    for piece in pieces:
        weight, is_text = prose_weight(piece), piece.image is None
        weights.append(weight)
        prose.append(prose[-1] + weight)
        words.append(words[-1] + piece.words)
        characters.append(characters[-1] + (len(piece.text) if is_text else 0))
        linked.append(linked[-1] + (piece.linked if is_text else 0))
    return Sums(weights, prose, words, characters, linked)


class Weighed:
    """The weight of all pieces in a container; ``weights`` has one for each piece of the page."""

    __slots__ = ("totals",)

    def __init__(self, weights: Iterable[float]) -> None:
        self.totals = list(accumulate(weights, initial=0.0))

    def inside(self, node: Node) -> float:
        return self.totals[node.end] - self.totals[node.begin]

    def before(self, node: Node) -> float:
        return self.totals[node.begin]

    def weight(self, piece: Piece) -> float:
        return self.totals[piece.position + 1] - self.totals[piece.position]

    def lines(self, node: Node) -> int:
        """Pieces of running text."""
        inside = self.totals[node.begin : node.end + 1]
        return sum(before < after for before, after in pairwise(inside))
