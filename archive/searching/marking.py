"""Where the words of a query stand in the original text, and the piece of it that shows most of them.

Words are looked for in the text as it is compared (``tracing``), so that ``２９６Ｘ``, ``㍿`` or ``臺灣`` are marked as
they were printed.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from archive.searching.encoding import CJK, RUN
from archive.searching.query import Term
from archive.searching.tracing import traced

MOST_TEXT = 300_000
"""Characters of a text that are looked through."""
MOST_MARKS = 200
"""In one text: of more, the first are enough to choose a piece by."""
LENGTH = 160
"""Of a piece, in columns: a wide character takes two."""
BEFORE = 36
"""Columns shown before the first mark."""
SENTENCE_END = re.compile("[。！？!?…；;\n]|[.](?=\\s)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, with the places of the marks in it; ``cut`` says whether text was left out on each side."""

    text: str
    marks: list[Span]
    cut_before: bool = False
    cut_after: bool = False

    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text in order, each part with whether it is marked."""
        end = 0
        for start, stop in self.marks:
            yield self.text[end:start], False
            yield self.text[start:stop], True
            end = stop
        yield self.text[end:], False


def marked(text: str, terms: Sequence[Term]) -> Piece:
    """The whole text with its marks: for headlines."""
    return Piece(text, joined(spans(text, terms)))


def snippet(text: str, terms: Sequence[Term]) -> Piece:
    """The piece of the text with most different words, else most marks; its beginning when there are none."""
    text = text[:MOST_TEXT]
    found = spans(text, terms)
    if not found:
        return cut_piece(text, 0, [])
    first = best_start(text, found)
    return cut_piece(text, start_before(text, found[first][0]), joined(found))


def spans(text: str, terms: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Start, end and number of the term, in the original text, in order."""
    looked_at = traced(text[:MOST_TEXT])
    found = [
        (looked_at.starts[match.start()], looked_at.ends[match.end() - 1], number)
        for number, term in enumerate(terms)
        for match in islice(pattern_of(term).finditer(looked_at.keys), MOST_MARKS)
    ]
    return sorted(found)


def joined(found: Sequence[tuple[int, int, int]]) -> list[Span]:
    """Marks that touch or overlap are one."""
    marks: list[Span] = []
    for start, end, _ in found:
        if marks and start <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return marks


def best_start(text: str, found: Sequence[tuple[int, int, int]]) -> int:
    """Of the marks, the number of the one from which a piece shows most; the earliest of equals."""
    reach = LENGTH - BEFORE
    best, best_worth = 0, (0, 0)
    for number, (start, _, _) in enumerate(found):
        seen = [term for place, end, term in found[number : number + 40] if end - start <= reach // 2]
        worth = (len(set(seen)), len(seen))
        if worth > best_worth:
            best, best_worth = number, worth
    return best


def start_before(text: str, place: int) -> int:
    """Where to begin so that the mark at ``place`` is seen in its sentence: not in the middle of a word."""
    start = back(text, place, BEFORE)
    ends = [match.end() for match in SENTENCE_END.finditer(text, start, place)]
    if ends:
        return ends[-1]
    if start == 0:
        return 0
    blank = text.find(" ", start, place)
    return blank + 1 if blank >= 0 else start


def cut_piece(text: str, start: int, marks: Sequence[Span]) -> Piece:
    while start < len(text) and text[start].isspace():
        start += 1
    end = onward(text, start, LENGTH)
    if end < len(text) and not RUN.match(text[end - 1]) and (blank := text.rfind(" ", start + 1, end)) > start:
        end = blank
    end = max(end, next((stop for begin, stop in marks if begin < end < stop), end))
    shown = text[start:end].rstrip()
    inside = [(begin - start, stop - start) for begin, stop in marks if begin >= start and stop <= start + len(shown)]
    return Piece(shown, inside, cut_before=text[:start].strip() != "", cut_after=text[end:].strip() != "")


def onward(text: str, start: int, columns: int) -> int:
    end = start
    while end < len(text) and columns > 0:
        columns -= columns_of(text[end])
        end += 1
    return end


def back(text: str, place: int, columns: int) -> int:
    while place > 0 and columns > 0:
        place -= 1
        columns -= columns_of(text[place])
    return place


def columns_of(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


WORD = rf"(?:[^\W_{CJK}]|[\ue000-\uf8ff])"
"""A character of a word that is not CJK."""
APART = r"(?:(?![\ue000-\uf8ff])[\W_])"
"""A character of no word."""
PART = re.compile(rf"(?P<run>[{CJK}]+)|{WORD}+")


@lru_cache(512)
def pattern_of(term: Term) -> re.Pattern[str]:
    """The term as the index finds it: words whole, runs anywhere, and between them what the encoding lets stand."""
    keys = traced(term.text).keys
    parts = list(PART.finditer(keys))
    if not parts:
        return re.compile(re.escape(keys))
    written = "" if parts[0]["run"] else f"(?<!{WORD})"
    for before, part in zip([None, *parts], parts, strict=False):
        written += between(before, part, keys) + re.escape(part.group())
    return re.compile(written + f"(?!{WORD})" * (not parts[-1]["run"] and not term.prefix))


def between(before: re.Match[str] | None, part: re.Match[str], keys: str) -> str:
    if before is None:
        return ""
    if part["run"] and not before["run"] and keys[before.end() : part.start()] in ("", " "):
        return " ?"
    return APART + ("*" if before["run"] and not part["run"] else "+")
