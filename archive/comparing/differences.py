"""What differs between two texts, for people: character by character where the script is CJK, word by word elsewhere.

Worked out when it is asked for, from the ``before`` and ``after`` that a revision keeps anyway: those two rebuild every
version exactly, and a third copy of each text would be of no use but to the eye.

The way is Myers' (An O(ND) Difference Algorithm and Its Variations, 1986): paragraphs first, then what is inside those
that differ. Its cost grows with the length times the number of differences, so ``MOST_STEPS`` bounds it: two texts that
have next to nothing in common are one taken out and one put in, which is also what a person wants to see of them.
difflib was no choice: what it takes grows with the square of a sign's occurrences, and 的 stands everywhere.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from typing import Literal

from archive.searching.encoding import CJK

Op = Literal["=", "-", "+"]
OPS: tuple[Op, ...] = ("=", "-", "+")
Snake = tuple[int, int, int]
"""A run of tokens that both texts have: its place before, its place after, its length."""
Segment = tuple[Op, str]
"""What happened to a piece of text: it stayed, it was taken out, it was put in."""

TOKEN = re.compile(
    rf"[〇零一二三四五六七八九十百千万亿萬億]{{2,}}|[{CJK}]|\d+(?:[.,:：/-]\d+)+[^\W{CJK}]*|[^\W{CJK}]+|\s+|.", re.S
)
"""A number as it is written (``2031``, ``1,200.5``, 三十一), a CJK character, a word, blanks, or one sign."""
ALONE = re.compile(f"[{CJK}]")
LINE = re.compile(r"[^\n]*\n+|[^\n]+")
MOST_STEPS = 400_000
"""Steps along the edges of the edit graph: with no more than 890 tokens taken out and put in, a text is told apart."""
CONTEXT = 40
"""Characters of what stayed that are shown on each side of a change."""
LONGEST = 600
"""Characters of one change that are shown; the table has all of it."""
MOST_SEGMENTS = 200
CUT = "…"


def differences(before: str, after: str, budget: "Budget | None" = None) -> list[Segment]:
    """The segments in order: ``=`` and ``-`` together are the text before, ``=`` and ``+`` the one after.

    ``budget`` is what may be spent on this and other texts; a text alone may spend MOST_STEPS.

    >>> differences("渡口明天开航", "渡口今天开航")
    [('=', '渡口'), ('-', '明'), ('+', '今'), ('=', '天开航')]
    >>> differences("The ferry sails", "The ferries sail")
    [('=', 'The '), ('-', 'ferry sails'), ('+', 'ferries sail')]
    """
    budget = budget or Budget(MOST_STEPS)
    segments: list[Segment] = []
    for taken, put in changes(LINE.findall(before), LINE.findall(after), budget):
        if taken == put:
            segments += [("=", line) for line in taken]
        else:
            inside = changes(TOKEN.findall("".join(taken)), TOKEN.findall("".join(put)), budget)
            segments += smooth([("".join(one), "".join(other)) for one, other in inside])
    return merged(segments)


class Budget:
    """Steps that may still be taken."""

    def __init__(self, steps: int) -> None:
        self.left = steps


Change = tuple[list[str], list[str]]
"""Tokens before and after: the same ones, or those of one change."""


def changes(before: list[str], after: list[str], budget: Budget) -> Iterator[Change]:
    """Runs of tokens, alternately the same and not; what is too costly to compare is one change."""
    start = common(before, after)
    end = common(before[start:][::-1], after[start:][::-1])
    if start:
        yield before[:start], after[:start]
    yield from middle_changes(before[start : len(before) - end], after[start : len(after) - end], budget)
    if end:
        yield before[len(before) - end :], after[len(after) - end :]


def common(before: list[str], after: list[str]) -> int:
    """Tokens at the beginning that are the same."""
    number = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        number += 1
    return number


def middle_changes(before: list[str], after: list[str], budget: Budget) -> Iterator[Change]:
    x = y = 0
    for same_x, same_y, length in snakes(before, after, budget) if before and after else []:
        if (same_x, same_y) != (x, y):
            yield before[x:same_x], after[y:same_y]
        x, y = same_x + length, same_y + length
        yield before[same_x:x], after[same_y:y]
    if (x, y) != (len(before), len(after)):
        yield before[x:], after[y:]


def snakes(before: list[str], after: list[str], budget: Budget) -> list[Snake]:
    """The runs that both have, in order; none when it would cost too much to find them."""
    most = len(before) + len(after)
    furthest = [0] * (2 * most + 3)
    """The place before that is reached on each diagonal: place before less place after, ``most + 1`` added."""
    trace: list[array[int]] = []
    for steps in range(most + 1):
        budget.left -= steps + 1
        if budget.left < 0:
            return []
        trace.append(array("l", furthest[most - steps : most + steps + 3]))
        for k in range(-steps, steps + 1, 2):
            left, right = furthest[most + k], furthest[most + k + 2]
            x = right if goes_down(k, steps, left, right) else left + 1
            y = x - k
            while x < len(before) and y < len(after) and before[x] == after[y]:
                x, y = x + 1, y + 1
                budget.left -= 1
            furthest[most + k + 1] = x
            if x >= len(before) and y >= len(after):
                return walk_back(trace, x, y)
    return []


def goes_down(k: int, steps: int, left: int, right: int) -> bool:
    """Is the furthest way to a diagonal from the one on its right, by a token that was put in?"""
    return k == -steps or (k != steps and left < right)


def walk_back(trace: list["array[int]"], x: int, y: int) -> list[Snake]:
    found: list[Snake] = []
    for steps in range(len(trace) - 1, -1, -1):
        k, row = x - y, trace[steps]
        left, right = row[k + steps], row[k + steps + 2]
        down = goes_down(k, steps, left, right)
        from_x = right if down else left
        from_y = from_x - (k + 1 if down else k - 1)
        start = (0, 0) if steps == 0 else (from_x, from_y + 1) if down else (from_x + 1, from_y)
        if x > start[0]:
            found.append((*start, x - start[0]))
        x, y = from_x, from_y
    return found[::-1]


def smooth(pairs: Iterable[tuple[str, str]]) -> Iterator[Segment]:
    """Pairs of texts as segments, without the crumbs that two other texts have in common by chance.

    What stayed is a crumb when it is shorter than the change before it and than the one behind it.
    """
    kept: list[tuple[str, str]] = []
    for pair in pairs:
        kept.append(pair)
        while len(kept) > 2 and pair[0] != pair[1] and is_crumb(*kept[-3:]):
            kept[-3:] = [("".join(one for one, _ in kept[-3:]), "".join(other for _, other in kept[-3:]))]
    for taken, put in kept:
        if taken == put:
            yield "=", taken
        else:
            yield "-", taken
            yield "+", put


def is_crumb(before: tuple[str, str], stayed: tuple[str, str], after: tuple[str, str]) -> bool:
    length = len(stayed[0])
    return length < max(map(len, before)) and length < max(map(len, after))


def merged(segments: list[Segment]) -> list[Segment]:
    """Neighbours of one kind as one; of a change, what was taken out comes first."""
    texts: list[dict[Op, str]] = [{}]
    for op, text in segments:
        if ("=" in texts[-1]) != (op == "=") and texts[-1]:
            texts.append({})
        texts[-1][op] = texts[-1].get(op, "") + text
    return [(op, run[op]) for run in texts for op in OPS if run.get(op)]


def shortened(segments: list[Segment]) -> list[Segment]:
    """The segments without most of what stayed.

    >>> shortened([("=", "a" * 100), ("-", "b"), ("=", "c" * 100)]) == [
    ...     ("=", "…" + "a" * 40), ("-", "b"), ("=", "c" * 40 + "…")]
    True
    """
    shown: list[Segment] = []
    for number, (op, text) in enumerate(segments[:MOST_SEGMENTS]):
        if op != "=":
            shown.append((op, text if len(text) <= LONGEST else text[:LONGEST] + CUT))
        else:
            shown.append((op, around(text, is_first=number == 0, is_last=number == len(segments) - 1)))
    return shown if len(segments) <= MOST_SEGMENTS else [*shown, ("=", CUT)]


def around(text: str, is_first: bool, is_last: bool) -> str:
    """The two ends of what stayed, or the one that is next to a change."""
    head, tail = (0 if is_first else CONTEXT), (0 if is_last else CONTEXT)
    if len(text) <= head + tail + 1:
        return text
    return beginning(text, head) + CUT + beginning(text[::-1], tail)[::-1]


def beginning(text: str, length: int) -> str:
    """So many characters, or up to the last blank in them: a word is not cut in two.

    >>> beginning("the ferry sails", 11), beginning("渡口今天开航", 3)
    ('the ferry ', '渡口今')
    """
    cut = text[:length]
    if length == 0 or not (is_letter(cut[-1]) and is_letter(text[length])):
        return cut
    return cut[: cut.rfind(" ") + 1] or cut


def is_letter(char: str) -> bool:
    """Of a word, not a CJK character."""
    return char.isalnum() and not ALONE.fullmatch(char)
