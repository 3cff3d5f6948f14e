"""Is a field found less often than it was, and by more than chance and the hour of the day make it? Pure.

An alarm that cries wolf is switched off; ``python bench/watching.py`` says how often this one does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile
from math import exp, lgamma, log

from archive.watching.figures import Share

RUNS = 10
"""Runs, each with something to count, that a share is compared with."""
LARGEST_DROP, LEAST_POINTS = 0.30, 0.20
"""Of what the share was; and so much of all articles: three in twenty that become two are nothing to be told of."""
LEAST = 5
"""Articles on each side: five of five that became none of five are chance once in ten thousand; four are not."""
CHANCE = 1e-4
"""That so few are found by accident. A hundred sites with nine fields, each hour, would be told of some twenty a day by
one in a thousand."""
LEAST_RUNS, ALIKE_RUNS, UNKNOWN = 3, 30, 0.1
"""Runs from which one knows how much the articles of one run are alike, and what is assumed before."""
MOST_OF_A_RUN = 100
"""What a run weighs at most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One field in one run before. ``told``: it was said then that it had dropped. The ``first`` crawl of a site brings
    its whole past, in templates of many years: others are compared with where there are some.
    """

    share: Share
    told: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """``now`` is of the last ``runs``, this one among them; ``before`` of those before."""

    field: str
    now: Share
    before: Share
    runs: int = 1


def find_drop(field: str, own: Share, past: Sequence[Counted]) -> Drop | None:
    """``past`` has the runs before with something to count, the latest first.

    Of this run alone, else together with those just before it: one that brings little, or half a drop, is no proof.
    """
    runs = accepted(past)
    for number in range(min(RUNS, len(runs)) if own.of else 0):
        window, rest = [own, *(run.share for run in runs[:number])], list(dropwhile(is_told, runs[number:]))
        before, now = of_before(rest), added(window)
        limit = min(before.part * (1 - LARGEST_DROP), before.part - LEAST_POINTS)
        if min(now.of, before.of) < LEAST or max(own.part, now.part, window[-1].part) >= limit:
            continue
        unlikely = CHANCE if number == 0 else CHANCE / RUNS  # there are so many ways to take runs together
        if now.part < lowest(rest, limit) and chance_of(thinned_all(window, alikeness(usual(rest))), before) < unlikely:
            return Drop(field, now, before, len(window))
    return None


def accepted(past: Sequence[Counted]) -> list[Counted]:
    """Ten runs in a row were told of a drop: then it is as the site is, and what was before does not count any more."""
    told = 0
    for place, run in enumerate(past):
        told = told + 1 if run.told else 0
        if told == RUNS:
            start = place - RUNS
            return [Counted(each.share, each.told and number <= start) for number, each in enumerate(past[: place + 1])]
    return list(past)


def is_told(run: Counted) -> bool:
    return run.told


def usual(runs: Sequence[Counted]) -> list[Share]:
    """Of runs that were as ever."""
    return [run.share for run in without_first(runs)[:ALIKE_RUNS] if not run.told]


def without_first(runs: Sequence[Counted]) -> list[Counted]:
    later = [run for run in runs if not run.first]
    return later if sum(run.share.of for run in later) >= LEAST else list(runs)


def lowest(runs: Sequence[Counted], limit: float) -> float:
    """The site's own ups and downs: the lowest share from which it came back without anybody being told."""
    back = dropwhile(lambda run: run.share.part < limit, without_first(runs)[:RUNS])
    return min((run.share.part for run in back if run.share.of >= LEAST and not run.told), default=1.0)


def of_before(runs: Sequence[Counted]) -> Share:
    return together([run.share for run in without_first(runs)])


def together(shares: Sequence[Share]) -> Share:
    """Of the first RUNS with something in them, none weighing more than MOST_OF_A_RUN."""
    return added([weigh(share) for share in shares if share.of][:RUNS])


def added(shares: Sequence[Share]) -> Share:
    return Share(sum(share.found for share in shares), sum(share.of for share in shares))


def weigh(share: Share) -> Share:
    """
    >>> weigh(Share(450, 900)), weigh(Share(3, 4))
    (Share(found=50, of=100), Share(found=3, of=4))
    """
    of = min(share.of, MOST_OF_A_RUN)
    return Share(round(share.part * of), of)


def alikeness(shares: Sequence[Share]) -> float:
    """How much more alike the articles of a run are than chance has it: their intraclass correlation, 0 to 1.

    From the spread of the shares of three runs or more (Pearson's chi-squared over its degrees of freedom).

    >>> round(alikeness([Share(10, 20), Share(9, 20), Share(11, 20)]), 2), alikeness([Share(20, 20)] * 9)
    (0, 0)
    >>> round(alikeness([Share(2, 20), Share(18, 20), Share(10, 20)]), 2)
    0.62
    """
    counted = [weigh(share) for share in shares if share.of >= LEAST]
    of, part = added(counted).of, added(counted).part
    if part in (0, 1):
        return 0
    if len(counted) < LEAST_RUNS:
        return UNKNOWN
    spread = sum(share.of * (share.part - part) ** 2 for share in counted) / (part * (1 - part)) / (len(counted) - 1)
    return min(1, max(0, (spread - 1) / (of / len(counted) - 1)))


def thinned(share: Share, alike: float) -> Share:
    """As many articles as tell as much as these do, some of which are like others (Kish's design effect).

    >>> thinned(Share(10, 40), 0.0), thinned(Share(10, 40), 0.1), thinned(Share(10, 40), 1.0)
    (Share(found=10, of=40), Share(found=2, of=8), Share(found=0, of=1))
    """
    of = max(1, round(share.of / (1 + (share.of - 1) * alike)))
    return Share(round(share.part * of), of)


def thinned_all(shares: Sequence[Share], alike: float) -> Share:
    """The articles of one run are alike, those of several not more than chance has it."""
    return added([thinned(share, alike) for share in shares if share.of])


def chance_of(now: Share, before: Share) -> float:
    """That so few or fewer are found when nothing has changed: the lower tail of the binomial distribution.

    Of few articles before, not all is believed (Laplace's rule of succession).

    >>> [round(chance_of(Share(found, 5), Share(5, 5)), 6) for found in (0, 1, 5)]
    [5.9e-05, 0.001844, 1.0]
    """
    p, n = (before.found + 1) / (before.of + 2), now.of
    logs = (
        lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p) + (n - k) * log(1 - p)
        for k in range(now.found + 1)
    )
    return min(1.0, sum(exp(each) for each in logs))
