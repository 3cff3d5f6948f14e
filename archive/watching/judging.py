"""Whether a site went silent or lost a field, by the runs before. Pure: numbers in, a verdict out.

An alarm that cries wolf is switched off: so few articles, and what chance or the hour of the day does, are no drop.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, groupby, takewhile
from math import exp, lgamma, log
from typing import Literal

from archive.watching.figures import FIELDS, Figures, Share

Word = Literal["first", "well", "silent", "dropped", "unjudged"]
"""``first``: no run to compare with; ``unjudged``: the run did not come to its end."""
ALARMS: tuple[Word, ...] = ("silent", "dropped")

RUNS = 10
"""Runs, each with something to count, that a share is compared with."""
LARGEST_DROP = 0.30
"""Of what the share was."""
LEAST = 5
"""Articles on each side: five of five that became none of five are chance once in ten thousand; four are not."""
CHANCE = 1e-4
"""That so few are found by accident. A hundred sites with nine fields, each hour, would be told of a few a day by one
in a thousand; the articles of one run are more alike than chance has it besides."""
MOST_OF_A_RUN = 100
"""What a run weighs at most: the first crawl of a site brings its whole past, in templates of many years."""


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier run of the same site: its figures, and what was said of it."""

    figures: Figures
    word: Word
    dropped: tuple[str, ...] = ()
    started_at: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """``now`` is of this run, and of those just before it where it has too few articles; ``before`` of ten earlier."""

    field: str
    now: Share
    before: Share


@dataclass(frozen=True, slots=True)
class Verdict:
    """``since``: when a silent site last brought something; ``before`` has what each field was compared with."""

    word: Word
    drops: tuple[Drop, ...] = ()
    since: str | None = None
    compared: int = 0
    before: Mapping[str, Share] = field(default_factory=dict)

    @property
    def is_alarm(self) -> bool:
        return self.word in ALARMS


def judge(figures: Figures, past: Sequence[Past]) -> Verdict:
    """``past`` are the earlier runs of the same site, the latest first."""
    before = {name: together([run.figures.fields.get(name, NOTHING) for run in past]) for name in FIELDS}
    compared = min(len(past), RUNS)
    if figures.ended_early:
        return Verdict("unjudged", compared=compared, before=before)
    if not past:
        return Verdict("first")
    drops = tuple(drop for name in FIELDS if (drop := find_drop(name, figures, past)))
    if is_silent(figures, past):
        since = next((run.started_at for run in past if run.figures.named), None)
        return Verdict("silent", drops, since, compared, before)
    return Verdict("dropped" if drops else "well", drops, None, compared, before)


def is_silent(figures: Figures, past: Sequence[Past]) -> bool:
    """Its lists name no article, and did before.

    Pages of earlier runs that are read again are no news. A list that is sometimes empty, a sitemap of two days over a
    weekend, is silent once it has been empty for more runs than ever before; a failure of its lists is no such pause.
    """
    if figures.named or figures.left_off:
        return False
    judged = [run for run in past if run.word != "unjudged"]
    if judged and judged[0].word == "silent":
        return True
    if not any(run.figures.named for run in judged):
        return False
    streaks = [(is_empty, list(runs)) for is_empty, runs in groupby(judged, lambda run: not run.figures.named)]
    present = len(streaks.pop(0)[1]) if streaks[0][0] else 0
    pauses = [len(runs) for is_empty, runs in streaks if is_empty and not any(run.figures.lists_failed for run in runs)]
    return present + 1 > max(pauses, default=0)


NOTHING = Share(0, 0)
Counted = tuple[Past, Share]


def find_drop(name: str, figures: Figures, past: Sequence[Past]) -> Drop | None:
    """A share that fell by more than LARGEST_DROP of what it was, not by chance, and lower than the site's own ups and
    downs: than in any of those runs from which it came back by itself.
    """
    own = figures.fields.get(name, NOTHING)
    runs = [(run, share) for run in past if (share := run.figures.fields.get(name, NOTHING)).of]
    now = own
    while own.of and now.of < LEAST and runs:
        _, share = runs.pop(0)
        now = Share(now.found + share.found, now.of + share.of)
    runs = settled(name, runs)
    before = together([share for _, share in runs])
    if not own.of or min(now.of, before.of) < LEAST:
        return None
    limit = before.part * (1 - LARGEST_DROP)
    earlier = dropwhile(lambda each: each[1].part < limit, runs)
    lowest = [share.part for run, share in earlier if share.of >= LEAST and name not in run.dropped]
    if max(own.part, now.part) >= limit or now.part >= min(lowest, default=1.0):
        return None
    return Drop(name, now, before) if chance_of(now, before) < CHANCE else None


def settled(name: str, runs: list[Counted]) -> list[Counted]:
    """The runs to compare with: those before the field dropped, until ten in a row were told of that; then it is as
    the site is now.
    """
    told = len(list(takewhile(lambda each: name in each[0].dropped, runs)))
    return runs[told if told < RUNS else 0 :][:RUNS]


def together(shares: Sequence[Share]) -> Share:
    """Of the first RUNS with something in them, none weighing more than MOST_OF_A_RUN."""
    weighed = [weigh(share) for share in shares if share.of][:RUNS]
    return Share(sum(share.found for share in weighed), sum(share.of for share in weighed))


def weigh(share: Share) -> Share:
    """
    >>> weigh(Share(450, 900)), weigh(Share(3, 4))
    (Share(found=50, of=100), Share(found=3, of=4))
    """
    of = min(share.of, MOST_OF_A_RUN)
    return Share(round(share.part * of), of)


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
