"""Shared crawls in the ledger: each is a run, begun by its first page that comes and ended by its last word."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from sqlite_utils import Database

from archive.ledger.chain import head_of
from archive.ledger.ledger import LAST_WAIT, Outcome, begin_run, end_as_died, end_run, entries_of
from archive.ledger.report import Report, report_of
from archive.saving.saving import Saver
from archive.shared.messages import Over
from archive.sqlite import sqlite3
from archive.store import Archive, group_tx, write_tx
from archive.watching.figures import Figures
from archive.watching.judging import ALARM
from archive.watching.record import SiteRun, is_shut, sites_of
from archive.watching.report import run_row
from archive.watching.rows import watch_run
from archive.watching.table import sites_table
from crawler.grammar import numbered
from crawler.version import extractor_version

COMMAND = "crawl news"
"""As a crawl by one machine is called: both are compared with each other."""
LEFT = """
    SELECT id, started_at FROM runs
    WHERE outcome IS NULL AND command = ? AND json_extract(arguments, '$.spider') IS NULL
"""
"""Runs of shared crawls that nobody ended: those of a crawl by one machine name its spider."""
LAST = """
    SELECT detail FROM run_sites JOIN runs ON runs.id = run_id WHERE site = ? ORDER BY run_id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """A shared crawl that came to its end: ``row`` is its part of a report, ``report`` is for a person."""

    row: dict[str, Any]
    report: Report


@dataclass(slots=True)
class CrawlRuns:
    """Of one writer. ``told`` is called with each crawl that has ended, once that is committed.

    Raises sqlite3.DatabaseError.
    """

    archive: Archive
    told: Callable[[Ended], None]
    savers: dict[str, Saver] = field(default_factory=dict)

    def saver(self, site: str) -> Saver:
        """Saves what comes of a site, for the run of its present crawl."""
        if site not in self.savers:
            arguments = {"url" if "://" in site else "site": site}
            run_id = begin_run(self.archive.db, COMMAND, arguments, extractor_version())
            self.savers[site] = Saver(self.archive, run_id, extractor_version())
        return self.savers[site]

    def end(self, over: Over) -> None:
        told = Figures(over.found, {}, {}, {}, over.lists_failed, over.left_off, ended_early=over.waiting > 0)
        self.saver(over.site)  # a crawl that brought nothing is a run too
        self.close(over.site, told, name_of(over))

    def has_ended(self, over: Over) -> bool:
        """Whether a writer before this one had written its end and could not say so any more."""
        last: tuple[str] | None = self.archive.db.execute(LAST, [over.site]).fetchone()
        return last == (name_of(over),)

    def leave(self) -> None:
        """The writer ends before these crawls: what they bring from here on is a run of its own."""
        for site in list(self.savers):
            self.close(site, Figures(None, {}, {}, ended_early=True), "the writer was ended before the shared crawl")

    def close(self, site: str, told: Figures, detail: str) -> None:
        db, run_id = self.archive.db, self.savers[site].run_id
        outcome: Outcome = "interrupted" if told.ended_early else "finished"
        with group_tx(db):
            watch_run(db, run_id, site, told)
            end_run(db, run_id, outcome, detail)
        del self.savers[site]
        (one,) = sites_of(db, run_id)
        report = report_of(entries_of(db, run_id), head_of(db.conn))
        row = one.as_dict() | {"exit": exit_code(one, report), "run": run_row(db, run_id)}
        self.told(Ended(row, replace(report, sites=sites_table([one]))))

    def fail(self, error: BaseException) -> None:
        """On a full disk nothing is written: the next writer sees that these runs died."""
        outcome: Outcome = "interrupted" if isinstance(error, KeyboardInterrupt) else "failed"
        with suppress(sqlite3.DatabaseError):
            self.archive.db.execute(f"PRAGMA busy_timeout = {LAST_WAIT}")
            for saver in self.savers.values():
                end_run(self.archive.db, saver.run_id, outcome, f"{type(error).__name__}: {error}")


@contextmanager
def crawl_runs(archive: Archive, told: Callable[[Ended], None]) -> Iterator[CrawlRuns]:
    """Runs that are ended whatever happens inside: an error fails them with what it was.

    For the one writer of the archive: what it finds open is of a writer before it, which died.
    """
    end_left_runs(archive.db)
    runs = CrawlRuns(archive, told)
    try:
        yield runs
        runs.leave()
    except BaseException as error:
        runs.fail(error)
        raise


def end_left_runs(db: Database) -> None:
    """Of a writer that was killed, also in another container, where no process of it can be looked for."""
    with write_tx(db):
        for run_id, started_at in db.execute(LEFT, [COMMAND]).fetchall():
            end_as_died(db, run_id, started_at)


def name_of(over: Over) -> str:
    return f"shared crawl {over.crawl}, {numbered(over.workers, '[worker|workers]')}"


def exit_code(site: SiteRun, report: Report) -> int:
    """As ``scrapy crawl`` would end."""
    return ALARM if site.verdict.is_alarm else int(report.lost > 0 or site.figures.ended_early or is_shut(site))
