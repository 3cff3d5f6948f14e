"""What stands below a story in a box of its own: readers' comments, a note on the writer.

Most are known by the names of their elements; where no name says what they are, it is the words around them that do.
"""

from collections.abc import Iterable
from typing import Final

from crawler.extraction.source.page import HEADINGS, Node, Page, Piece
from crawler.extraction.story.commentline import heads_comments, is_control
from crawler.extraction.story.prose import prose_weight
from crawler.extraction.story.story import Story
from crawler.extraction.story.tail import heads_biography

FEWEST: Final = 3
"""Controls for answering: of fewer nothing is known."""
LONGEST_COMMENT: Final = 6
"""Lines of running text above the first control, and below the last: with more, a story stands there."""
STORY_WORDS: Final = 25
"""Words of running text that a story has above such a box."""
NOTE: Final = 0.4
"""Of the words of a text the share that a note on its writer has at most."""


def take_apart(page: Page, story: Story) -> None:
    """Take the lines of such boxes out of a story."""
    text = [piece for piece in story.body if piece.image is None]
    if len(text) < 2:
        return
    for box, begin in (*opened(page, text), *answered(page, text)):
        above = sum(prose_weight(piece) for piece in text if piece.position < begin)
        if above < STORY_WORDS:
            continue
        inside = [piece for piece in story.body if begin <= piece.position < box.end]
        if inside:
            story.body = [piece for piece in story.body if not begin <= piece.position < box.end]
            story.after = inside + story.after


def opened(page: Page, text: list[Piece]) -> Iterable[tuple[Node, int]]:
    """The box below each heading that opens comments or a note on the writer, and where in it they begin."""
    for piece in page.pieces[text[0].position + 1 : text[-1].position]:
        if piece.tag not in HEADINGS:
            continue
        is_note = heads_biography(piece.text)
        if not is_note and not heads_comments(piece.text):
            continue
        box = next((node for node in piece.node.lineage() if node.end > piece.position + 1), page.root)
        inside = sum(map(prose_weight, page.pieces[piece.position : box.end]))
        if not is_note or inside <= NOTE * sum(map(prose_weight, text)):
            yield box, piece.position


def answered(page: Page, text: list[Piece]) -> Iterable[tuple[Node, int]]:
    """The largest box around the controls for answering in which no story stands, and where it begins."""
    controls = [piece.position for piece in page.pieces[text[0].position + 1 :] if is_control(piece.text)]
    found: Node | None = None
    for node in page.pieces[controls[0]].node.lineage() if len(controls) >= FEWEST else ():
        inside = [position for position in controls if position < node.end]
        if node.begin <= text[0].position or lines_in(page, node.begin, inside[0]) > LONGEST_COMMENT:
            break
        told = lines_in(page, inside[0], inside[-1])
        if len(inside) >= FEWEST and lines_in(page, inside[-1], node.end) <= max(told, LONGEST_COMMENT):
            found = node
    if found is not None:
        yield found, found.begin


def lines_in(page: Page, begin: int, end: int) -> int:
    """Of running text."""
    return sum(prose_weight(piece) > 0 for piece in page.pieces[begin:end])
