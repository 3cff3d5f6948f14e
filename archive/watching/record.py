"""What a run came to, site by site, as plain values: for JSON, for Scrapy's statistics, for other programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive.sqlite import dicts_of
from archive.watching.drops import Drop
from archive.watching.figures import FIELDS, STATES, Figures, Share, is_turned_away
from archive.watching.judging import Verdict, judge
from archive.watching.rows import figures_in, past_of
from crawler.grammar import numbered

UNREACHED = "nothing could be reached: no server answered at any address of it"
OF_RUN = "SELECT * FROM run_sites WHERE run_id = ? ORDER BY site"


@dataclass(frozen=True, slots=True)
class SiteRun:
    """One site in one run: what came, and what is to be thought of it."""

    site: str
    figures: Figures
    verdict: Verdict

    @property
    def said(self) -> list[str]:
        """A sentence for each alarm, and one for a site that was not there."""
        unreached = [UNREACHED] if self.figures.is_unreached else []
        drops = [said_of(drop) for drop in self.verdict.drops]
        silence = [silence_of(self.verdict, self.figures.lists_failed)] if self.verdict.word == "silent" else []
        return [*unreached, *silence, *drops]

    def as_dict(self) -> dict[str, Any]:
        """``share`` is 0 to 1; None where there was nothing to look at, or nothing to compare with."""
        figures, dropped = self.figures, {drop.field: drop for drop in self.verdict.drops}
        before = dict(self.verdict.before) | {name: drop.before for name, drop in dropped.items()}
        return {
            "site": self.site,
            "verdict": self.verdict.word,
            "said": self.said,
            "found": figures.found,
            **{state: figures.states.get(state, 0) for state in STATES},
            "refused": figures.refused,
            "lists_failed": figures.lists_failed,
            "left_off": figures.left_off,
            "why": dict(figures.whys),
            "fields": {
                name: share_dict("", figures.fields.get(name))
                | share_dict("_before", before.get(name))
                | {"dropped": name in dropped}
                for name in FIELDS
            },
            "runs_compared": self.verdict.compared,
            "silent_since": self.verdict.since if self.verdict.word == "silent" else None,
        }

    def statistics(self) -> Iterator[tuple[str, Any]]:
        """Names and values for Scrapy: ``watch/verdict``, ``watch/found``, ``watch/section/share``, …"""
        told = self.as_dict()
        yield from ((name, told[name]) for name in ("site", "verdict", "found", *STATES, "refused", "lists_failed"))
        yield from ((f"why/{label}", count) for label, count in told["why"].items())
        for name, values in told["fields"].items():
            yield from ((f"{name}/{key}", value) for key, value in values.items() if value is not None)
        yield "silent", int(told["verdict"] == "silent")
        yield "dropped", len(self.verdict.drops)


def share_dict(ending: str, share: Share | None) -> dict[str, Any]:
    has = share is not None and share.of > 0
    return {
        f"share{ending}": round(share.part, 4) if share and has else None,
        f"articles{ending}": share.of if share else 0,
    }


def is_shut(site: SiteRun) -> bool:
    return is_turned_away(site.verdict.word, site.figures.states)


def silence_of(verdict: Verdict, lists_failed: int) -> str:
    """
    >>> silence_of(Verdict("silent", barren=3), 1)
    'silent: no article came of it, nor in the 3 runs before (1 list could not be had)'
    """
    since = f"; the last run that found any began {verdict.since}" if verdict.since else ""
    said = f"silent: its lists named no article, as they did before{since}"
    if verdict.barren:
        runs = "run" if verdict.barren == 1 else f"{verdict.barren} runs"
        said = f"silent: no article came of it, nor in the {runs} before"
    return f"{said} ({numbered(lists_failed, '[list|lists]')} could not be had)" if lists_failed else said


def said_of(drop: Drop) -> str:
    """
    >>> said_of(Drop("section", Share(0, 6), Share(38, 40), 3))
    'dropped: section 0 % of 6 in the last 3 runs, before 95 % of 40'
    """
    runs = f" in the last {drop.runs} runs" if drop.runs > 1 else ""
    return f"dropped: {drop.field} {told(drop.now)}{runs}, before {told(drop.before)}"


def told(share: Share) -> str:
    """
    >>> told(Share(3, 24))
    '12 % of 24'
    """
    return f"{percent(share)} of {share.of}"


def percent(share: Share) -> str:
    """Whole percents, and never 0 or 100 for what is only nearly so.

    >>> percent(Share(0, 9)), percent(Share(1, 900)), percent(Share(899, 900)), percent(Share(0, 0))
    ('0 %', '1 %', '99 %', '')
    """
    if not share.of:
        return ""
    whole = round(100 * share.part)
    whole = min(whole, 99) if share.found < share.of else whole
    return f"{max(whole, 1) if share.found else whole} %"


def sites_of(db: Database, run_id: int) -> list[SiteRun]:
    """Of one run, judged by what is written down; empty for a run of which nothing was."""
    return [site_run(db, row) for row in dicts_of(db.execute(OF_RUN, [run_id]))]


def site_run(db: Database, row: dict[str, Any]) -> SiteRun:
    figures = figures_in(row)
    return SiteRun(row["site"], figures, judge(figures, past_of(db, row["site"], row["run_id"])))
