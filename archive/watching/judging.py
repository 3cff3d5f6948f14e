"""Whether a site went silent or lost a field, by the runs before. Pure: numbers in, a verdict out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from archive.watching.drops import RUNS, Counted, Drop, find_drop, together
from archive.watching.figures import FIELDS, Figures, Share

Word = Literal["first", "well", "silent", "dropped", "unjudged"]
"""``first``: no run that brought an article, to compare with; ``unjudged``: the run did not come to its end."""
ALARMS: tuple[Word, ...] = ("silent", "dropped")
ALARM = 3
"""The exit code of a crawl whose site went silent, or lost a field."""


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier run of the same site: its figures, and what was said of it."""

    figures: Figures
    word: Word
    dropped: tuple[str, ...] = ()
    started_at: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``since``: when a silent site last brought something; ``barren``: of a site that never did, runs before this one.

    ``before`` has what each field was compared with.
    """

    word: Word
    drops: tuple[Drop, ...] = ()
    since: str | None = None
    compared: int = 0
    before: Mapping[str, Share] = field(default_factory=dict)
    barren: int = 0

    @property
    def is_alarm(self) -> bool:
        return self.word in ALARMS


def judge(figures: Figures, past: Sequence[Past]) -> Verdict:
    """``past`` are the earlier runs of the same site, the latest first."""
    counted = {name: counts_of(name, past) for name in FIELDS}
    before = {name: together([run.share for run in runs]) for name, runs in counted.items()}
    compared = min(len(past), RUNS)
    if figures.ended_early:
        return Verdict("unjudged", compared=compared, before=before)
    if not any(run.figures.articles for run in past):
        return Verdict("silent", barren=len(past)) if past and is_barren(figures) else Verdict("first")
    found = (find_drop(name, figures.fields.get(name, Share(0, 0)), counted[name]) for name in FIELDS)
    drops = tuple(filter(None, found))
    if is_silent(figures, past):
        since = next((run.started_at for run in past if run.figures.named), None)
        return Verdict("silent", drops, since, compared, before)
    return Verdict("dropped" if drops else "well", drops, None, compared, before)


def is_barren(figures: Figures) -> bool:
    """No article came, and not because there was nothing to ask for: what was killed has no figures, and left pages."""
    return not figures.articles and not figures.is_cut and bool(not figures.named or sum(figures.states.values()))


def counts_of(name: str, past: Sequence[Past]) -> list[Counted]:
    return [
        Counted(share, name in run.dropped, run.word == "first")
        for run in past
        if (share := run.figures.fields.get(name)) and share.of
    ]


def is_silent(figures: Figures, past: Sequence[Past]) -> bool:
    """Its lists name no article, and did before.

    Pages of earlier runs that are read again are no news. A list that is sometimes empty, a sitemap of two days over a
    weekend, is silent once it has been empty for more runs than ever before; a failure of its lists is no such pause.
    """
    if figures.named or figures.is_cut:
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
