"""Lines that a page holds and readers see but once, or not at all."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from crawler.extraction.source.page import CELLS, Node, Piece

PULLED: Final = "pullquote"
PULLED_WORDS: Final = 6
QUOTE_LEVELS: Final = 3
QUOTES: Final = " \"'“”„‟«»‹›‘’「」『』…"
"""What stands around one, and not around the same words in the text."""
SET_TWICE: Final = (*CELLS, "pre")
TWICE_LINES: Final = 3
TWICE_WORDS: Final = 80
"""Of a row of lines that stand above already: a refrain, an answer that fits two questions, has fewer."""


def pulled(pieces: Sequence[Piece], kept: set[int]) -> set[int]:
    """The positions of lines in an element for quotations whose sentences all stand in other lines of the text: set
    large there, to be seen from afar, perhaps with a line that says whose they are."""
    quotes: dict[Node, list[Piece]] = {}
    others = []
    for line in map(pieces.__getitem__, kept):
        if line.image is None:
            quote = quote_of(line)
            if quote is None:
                others.append(line.text)
            else:
                quotes.setdefault(quote, []).append(line)
    found = (quote for quote in quotes.values() if is_pulled(quote, others))
    return {line.position for quote in found for line in quote}


def is_pulled(quote: Sequence[Piece], others: Sequence[str]) -> bool:
    long = [line for line in quote if line.words >= PULLED_WORDS]
    return bool(long) and all(is_within(line, others) for line in long)


def quote_of(piece: Piece) -> Node | None:
    """``<blockquote>``, or what is called a pull quote."""
    node: Node | None = piece.node
    for _ in range(QUOTE_LEVELS):
        if node is None or node.tag == "blockquote" or PULLED in node.names:
            return node
        node = node.parent
    return None


def is_within(piece: Piece, others: Sequence[str]) -> bool:
    """Is a sentence a part of another line, but for the marks around it?"""
    text = piece.text.strip(QUOTES)
    return piece.words >= PULLED_WORDS and any(len(text) < len(other) and text in other for other in others)


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


def unseen_line(pieces: Sequence[Piece], kept: set[int]) -> set[int]:
    """The position of the only line that readers do not see; none where there are several, which a script is to show:
    answers that open at a click, the rest of a list, the whole story."""
    hidden = {position for position in kept if pieces[position].node.hidden}
    return hidden if len(hidden) == 1 < len(kept) else set()
