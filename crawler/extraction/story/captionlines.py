"""Captions that no element names: short lines below pictures that are set apart from the text's own."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.source.page import HEADINGS, Page, Piece

LONGEST: Final = 50
"""Words of such a line."""
FEWEST_PICTURES: Final = 2
"""Of a series in which a line stands below each."""
SENTENCES: Final = 2
ENDS: Final = "。！？!?；;"
CENTRED_SHARE: Final = 0.34
"""Of the text's own lines that may stand in the middle as well; with more, it is how the page is set."""


def lines_below(page: Page, body: Sequence[Piece]) -> frozenset[int]:
    """The positions of a story's lines that are captions by where they stand."""
    if page.is_plain:
        return frozenset()
    below = [two for one, two in pairwise(body) if one.image is not None and could_be_caption(one, two)]
    if not below:
        return frozenset()
    positions = {piece.position for piece in below}
    others = [piece for piece in body if piece.image is None and piece.position not in positions]
    if not others:
        return frozenset()
    found = {piece.position for piece in below if is_centred(page, piece)}
    if found and sum(is_centred(page, piece) for piece in others) > CENTRED_SHARE * len(others):
        found = set()
    if is_series(page, body, below, others):
        found |= positions
    return frozenset(found)


def could_be_caption(image: Piece, piece: Piece) -> bool:
    """A short sentence at most, right below a picture, no heading and no list."""
    text = piece.text
    if piece.image is not None or piece.position != image.position + 1 or not 1 < piece.words <= LONGEST:
        return False
    if piece.tag in HEADINGS or piece.tag == "li" or piece.linked or piece.bold * 2 > len(text):
        return False
    if read_credit_line(text) is not None:
        return False
    return text[-1] not in ":：" and text.count(". ") < SENTENCES and not any(end in text[:-1] for end in ENDS)


def is_centred(page: Page, piece: Piece) -> bool:
    return any(node.number in page.centred or node.tag == "center" for node in piece.node.around(2))


def is_series(page: Page, body: Sequence[Piece], below: Sequence[Piece], others: Sequence[Piece]) -> bool:
    """Has every picture such a line below it, all set alike, each shorter than all paragraphs of the text?"""
    pictures = sum(piece.image is not None for piece in body)
    if pictures < FEWEST_PICTURES or len(below) != pictures:
        return False
    if len({is_centred(page, piece) for piece in below}) > 1:
        return False
    return max(piece.words for piece in below) < min(piece.words for piece in others)
