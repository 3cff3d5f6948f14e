"""What is set into a copied text, and the text that goes on below it: boxes, advertisements, buttons, other headlines.

A copy has no markup that would tell a box in the middle of a text from what stands below its end; what comes next does.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from crawler.extraction.plain.textline import is_page_line
from crawler.extraction.plain.textrank import paragraphs, stems
from crawler.extraction.source.page import Piece
from crawler.extraction.source.text import has_cjk
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.tail import ends_story, is_last_line

LINES, PARAGRAPHS = 6, 2
"""In how many lines how many paragraphs stand where a text goes on; teasers stand between headlines."""
REACH, ASKED = 18, 4
"""Lines among which as many paragraphs are asked for the headline's words."""
SAID: Final = 2
"""How many of these they say."""


def without_insertions(pieces: list[Piece], headline: str) -> list[Piece]:
    """The pieces of a text in a language with blanks, without what would end it although it goes on below."""
    going_on = resumptions(pieces, told_by(headline))
    kept: list[Piece] = []
    has_text = False
    number = 0
    while number < len(pieces):
        piece = pieces[number]
        following = bisect_right(going_on, number)
        if has_text and following < len(going_on) and is_insertion(pieces, number):
            number = number + 1 if is_page_line(piece.text) else going_on[following]
            continue
        kept.append(piece)
        has_text = has_text or piece.image is None
        number += 1
    return kept


def told_by(headline: str) -> frozenset[str]:
    """The words of a headline in a language with blanks; nothing of others."""
    return frozenset() if has_cjk(headline) else stems(headline)


def tells_again(pieces: Sequence[Piece], number: int, headline: str) -> bool:
    """Does the text below what looks like another story's headline tell the one above?"""
    return bool(resumptions(pieces[number + 1 : number + REACH], told_by(headline)))


def is_insertion(pieces: list[Piece], number: int) -> bool:
    """Would it end the text, and is neither who edited it nor the head of its comments?"""
    piece = pieces[number]
    if piece.image is not None or piece.tag == "tr" or is_last_line(piece.text):
        return False
    return ends_story(pieces, number, is_plain=True)


def resumptions(pieces: Sequence[Piece], told: frozenset[str]) -> list[int]:
    """The numbers of the paragraphs above the comments that have another one close below, and say what is told."""
    if not told:
        return []
    comments = (at for at, piece in enumerate(pieces) if piece.image is None and opens_comments(piece.text))
    above = pieces[: next(comments, len(pieces))]
    lines = [number for number, piece in enumerate(above) if piece.image is None]
    text = paragraphs(above)
    found = []
    for at, number in enumerate(lines):
        if number in text and sum(one in text for one in lines[at : at + LINES]) >= PARAGRAPHS:
            asked = [one for one in lines[at : at + REACH] if one in text][:ASKED]
            said = frozenset().union(*(stems(above[one].text) for one in asked))
            if len(said & told) >= min(SAID, len(told)):
                found.append(number)
    return found
