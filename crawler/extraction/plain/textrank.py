"""Which line of a copied page is its headline, where blanks part the words: every line that could be is weighed.

Menus, other headlines and captions stand above a text as its own headline does. What tells it is that the text says its
words again, and what stands around it. The weights are learned: bench/train_headline.py.
"""

import math
import re
from collections.abc import Iterator, Sequence
from operator import mul
from typing import Final, NamedTuple

from crawler.extraction.plain.masthead import masthead
from crawler.extraction.plain.textabove import is_dated
from crawler.extraction.plain.textcaptions import is_lone_caption
from crawler.extraction.plain.textline import is_bare_title, is_prose, is_running, is_short_title, is_title
from crawler.extraction.source.page import Piece
from crawler.extraction.story.captions import sounds_like_caption

WORD: Final = re.compile(r"[^\W\d_]{4,}")
STEM: Final = 6
"""Letters of a word that are compared: what follows are its endings."""
SAID, MANY_SAID = 15, 3
"""Paragraphs whose words are asked for a headline's, and how many of these are many."""
REACH: Final = 8
"""Lines below a headline in which its date or people are looked for."""
DENSE, ENOUGH = 8, 3
"""Of how many lines how many are prose where a text begins; a notice above the menus stands alone."""
BEYOND: Final = 2
"""Lines of the text among which the headline is looked for, too: some texts begin with a sentence above it."""
SHORT: Final = 6
"""Words of a headline that are few."""
SECTION: Final = 3


class Measures(NamedTuple):
    """What is asked of a line that could be the headline, and below what each weighs."""

    said: float
    """Share of its words that the text says again."""
    much_said: float
    """Are there three of them?"""
    short: float
    ended: float
    """Does it end with a full stop?"""
    undated: float
    """How far below it date or people stand, as a share of REACH."""
    prose: float
    below_section: float
    """Does a line of a word or two stand right above?"""
    above_prose: float
    above_title: float
    early: float
    """Logarithm of the lines between it and the text."""
    in_text: float


WEIGHTS: Final = Measures(1.9, 1.4, -0.9, -1.9, -1.8, -1.0, 0.8, 0.5, 0.4, 0.5, -0.9)


def best_ranked(pieces: Sequence[Piece]) -> int | None:
    """The number of the likeliest of the lines above the text, and of its first; None where none could be."""
    found = [(sum(map(mul, WEIGHTS, one)), -number) for number, one in measured(pieces)]
    return -max(found)[1] if found else None


def measured(pieces: Sequence[Piece]) -> Iterator[tuple[int, Measures]]:
    """Every line that could be the headline, by its number."""
    told = paragraphs(pieces)
    start = dense_start(pieces, told)
    text = said_in([pieces[number] for number in sorted(told) if number >= start])
    heads = masthead(pieces)
    for number in range(min(start + BEYOND, len(pieces))):
        if number not in heads and could_be(pieces, number):
            yield number, measure(pieces, number, start, text, told)


def paragraphs(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the text's lines: those of some length; where there are few of these, all sentences."""
    long = frozenset(number for number, piece in enumerate(pieces) if is_prose(piece))
    if len(long) >= ENOUGH:
        return long
    return frozenset(number for number, piece in enumerate(pieces) if is_running(piece))


def could_be(pieces: Sequence[Piece], number: int) -> bool:
    """A title by its looks, or a word or two right above date or people; what a caption says is none."""
    piece = pieces[number]
    if is_title(piece):
        return not is_lone_caption(piece.text) and not sounds_like_caption(piece.text)
    return is_short_title(piece) and number + 1 < len(pieces) and is_dated(pieces[number + 1])


def measure(pieces: Sequence[Piece], number: int, start: int, text: frozenset[str], told: frozenset[int]) -> Measures:
    piece = pieces[number]
    own = stems(piece.text)
    said = len(own & text)
    above = pieces[number - 1] if number else None
    below = pieces[number + 1] if number + 1 < len(pieces) else None
    dated = (away for away, one in enumerate(pieces[number + 1 : number + REACH], 1) if is_dated(one))
    return Measures(
        said=said / len(own) if own else 0,
        much_said=said >= MANY_SAID,
        short=piece.words < SHORT,
        ended=not is_bare_title(piece) and piece.text[-1] == ".",
        undated=next(dated, REACH) / REACH,
        prose=number in told,
        below_section=above is not None and above.image is None and above.words <= SECTION,
        above_prose=number + 1 in told,
        above_title=below is not None and is_title(below),
        early=math.log1p(max(0, start - number)),
        in_text=number >= start,
    )


def dense_start(pieces: Sequence[Piece], told: frozenset[int]) -> int:
    """The number of the first line of the text that has more below it; of the first one where none has."""
    lines = [number for number, piece in enumerate(pieces) if piece.image is None]
    prose = [number in told for number in lines]
    dense = (at for at, is_first in enumerate(prose) if is_first and sum(prose[at : at + DENSE]) >= ENOUGH)
    at = next(dense, None)
    if at is None:
        at = prose.index(True) if True in prose else len(prose)
    return lines[at] if at < len(lines) else len(pieces)


def said_in(pieces: Sequence[Piece]) -> frozenset[str]:
    """What the first paragraphs say, by the beginnings of their words."""
    return frozenset().union(*(stems(piece.text) for piece in pieces[:SAID]))


def stems(text: str) -> frozenset[str]:
    return frozenset(word.casefold()[:STEM] for word in WORD.findall(text))
