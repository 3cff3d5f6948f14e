"""Which paragraph before is which paragraph after: the unchanged ones, and beside each changed one its other self."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from archive.comparing.differences import TOKEN, Budget, changes

LIKE = 0.4
"""Of two paragraphs' pairs of words, those in common from which on one is the other, rewritten."""
MOST_COMPARED = 2_000_000
"""Characters of paragraphs compared with each other in one place; where there are more, none is looked for: 0.3 s."""


@dataclass(frozen=True, slots=True)
class Same:
    """A run of paragraphs that both versions have: their places before and after are ``before + n``, ``after + n``."""

    before: int
    after: int
    length: int


@dataclass(frozen=True, slots=True)
class Changed:
    """The place of a paragraph before and of the one it became; None where there is none."""

    before: int | None
    after: int | None


def align(before: list[str], after: list[str], budget: Budget) -> Iterator[Same | Changed]:
    """Every paragraph of both, in order.

    >>> list(align(["rain", "a bus left here"], ["rain", "a bus left", "new"], Budget(999)))
    [Same(before=0, after=0, length=1), Changed(before=1, after=1), Changed(before=None, after=2)]
    """
    x = y = 0
    for taken, put in changes(before, after, budget):
        if taken == put:
            yield Same(x, y, len(taken))
        else:
            yield from pair(taken, put, x, y)
        x, y = x + len(taken), y + len(put)


def pair(before: list[str], after: list[str], x: int, y: int) -> Iterator[Changed]:
    """Paragraphs of one change, which begins at the places ``x`` and ``y``."""
    for one, other in matched(before, after):
        yield Changed(None if one is None else x + one, None if other is None else y + other)


def matched(before: list[str], after: list[str]) -> list[tuple[int | None, int | None]]:
    """The pairs in order that are most alike altogether; who has no like stands alone, taken out before put in."""
    if len(after) * sum(map(len, before)) + len(before) * sum(map(len, after)) > MOST_COMPARED:
        return [*((one, None) for one in range(len(before))), *((None, other) for other in range(len(after)))]
    alike = [[likeness(one, other) for other in map(pairs_of, after)] for one in map(pairs_of, before)]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for one in range(len(before) - 1, -1, -1):
        for other in range(len(after) - 1, -1, -1):
            together = alike[one][other] + best[one + 1][other + 1] if alike[one][other] >= LIKE else 0.0
            best[one][other] = max(together, best[one + 1][other], best[one][other + 1])
    return walk(alike, best)


def walk(alike: list[list[float]], best: list[list[float]]) -> list[tuple[int | None, int | None]]:
    found: list[tuple[int | None, int | None]] = []
    one = other = 0
    while one < len(best) - 1 or other < len(best[0]) - 1:
        if one < len(best) - 1 and best[one][other] == best[one + 1][other]:
            found.append((one, None))
            one += 1
        elif other < len(best[0]) - 1 and best[one][other] == best[one][other + 1]:
            found.append((None, other))
            other += 1
        else:
            found.append((one, other))
            one, other = one + 1, other + 1
    return found


def pairs_of(text: str) -> "Counter[tuple[str, str]]":
    """Neighbouring words, and of each alone; a text of one word has a pair too."""
    words = ["", *(word for word in TOKEN.findall(text) if not word.isspace()), ""]
    return Counter(pairwise(words))


def likeness(one: "Counter[tuple[str, str]]", other: "Counter[tuple[str, str]]") -> float:
    """What they have in common, of what both have: 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
