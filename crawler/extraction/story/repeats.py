"""Lines that a page holds and readers see but once, or not at all."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from crawler.extraction.source.page import HEADINGS, Node, Piece
from crawler.extraction.source.text import COLONS, QUESTION

PULLED: Final = "pullquote"
PULLED_WORDS: Final = 6
QUOTE_LEVELS: Final = 3
MOST_QUOTES: Final = 60
"""Each is looked for in all lines; a page of more is made of quotations."""
DASHES: Final = "-–—―"
QUOTES: Final = " \"'“”„‟«»‹›‘’「」『』…"
"""What stands around one, and not around the same words in the text."""
DEEP_IN_CELL: Final = 4
TWICE_LINES: Final = 3
TWICE_WORDS: Final = 80
"""Of a row of lines that stand above already: an answer that fits two questions has fewer."""
TWICE_SHARE: Final = 0.15
"""Of the words of all lines that those of such rows have together."""
TOLD_WORDS: Final = 8
UNSEEN_WORDS: Final = 25


def pulled(pieces: Sequence[Piece], kept: set[int]) -> set[int]:
    """The positions of lines in an element for quotations whose sentences all stand in other lines of the text: set
    large there, to be seen from afar, perhaps with a line that says whose they are."""
    quotes: dict[Node, list[Piece]] = {}
    others: list[str] = []
    announced: set[Node] = set()
    for line in map(pieces.__getitem__, sorted(kept)):
        if line.image is None:
            quote = quote_of(line)
            if quote is None:
                others.append(line.text)
            else:
                if quote not in quotes and others and others[-1].endswith(COLONS):
                    announced.add(quote)
                quotes.setdefault(quote, []).append(line)
    if len(quotes) > MOST_QUOTES:
        return set()
    found = (lines for quote, lines in quotes.items() if quote not in announced and is_pulled(lines, others))
    return {line.position for quote in found for line in quote}


def is_pulled(quote: Sequence[Piece], others: Sequence[str]) -> bool:
    """Nothing but sentences of the text, and a line behind a dash that says whose they are."""
    said = [line for line in quote if line.text[0] not in DASHES]
    return bool(said) and all(is_within(line, others) for line in said)


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
    lines = [piece for piece in map(pieces.__getitem__, sorted(kept)) if piece.image is None and not is_set(piece)]
    seen: set[str] = set()
    again = []
    for line in lines:
        again.append(line.text in seen)
        seen.add(line.text)
    if not any(again):
        return set()
    found: list[Piece] = []
    for is_again, row in groupby(zip(again, lines, strict=True), key=itemgetter(0)):
        repeated = [line for _, line in row]
        if is_again and len(repeated) >= TWICE_LINES and told(repeated) >= TWICE_WORDS:
            found += repeated
    return {line.position for line in found} if told(found) >= TWICE_SHARE * told(lines) else set()


def is_set(piece: Piece) -> bool:
    """In a table, or as program text: there rows are alike."""
    return piece.tag == "pre" or piece.node.cell(DEEP_IN_CELL) is not None


def told(lines: Iterable[Piece]) -> int:
    """Words of running text; a refrain and a list of names have none."""
    return sum(line.words for line in lines if line.words >= TOLD_WORDS)


def unseen_line(pieces: Sequence[Piece], kept: set[int]) -> set[int]:
    """The position of the only line that readers do not see, where it is short; none where there are several, or it is
    long or stands below a question, which a script is to show: answers that open at a click, the whole story."""
    hidden = [position for position in kept if pieces[position].node.hidden]
    if len(hidden) != 1 or len(kept) == 1 or pieces[hidden[0]].words > UNSEEN_WORDS:
        return set()
    above = max((position for position in kept if position < hidden[0]), default=None)
    is_answer = above is not None and (pieces[above].tag in HEADINGS or pieces[above].text[-1:] in QUESTION)
    return set() if is_answer else set(hidden)
