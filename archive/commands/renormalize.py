"""``scrapy renormalize``: today's extractor over the kept bytes. What would change, or change it."""

from __future__ import annotations

import argparse
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from tqdm import tqdm

from archive.commands.ahead import work_ahead
from archive.commands.archives import check_there, check_writable, said_in_one_line
from archive.commands.endings import INTERRUPTED, interrupts
from archive.commands.load import cluster_at
from archive.commands.options import Checking
from archive.commands.saying import say
from archive.ledger.chain import head_of
from archive.ledger.ledger import run_of
from archive.rereading.renormalize import (
    WAITING,
    Job,
    Outcome,
    UnknownArticle,
    Which,
    failure_of,
    find_jobs,
    kept_page,
    number_of,
    outcome_of,
    read_again,
    read_job,
)
from archive.rereading.rereading import Rereader
from archive.rereading.tally import Tally
from archive.saving.saving import Saver
from archive.store import Archive, open_archive
from crawler.cores import cores
from crawler.files import page_of
from crawler.items import Failure
from crawler.reading import Page
from crawler.sites import load_sites
from crawler.version import extractor_version

if TYPE_CHECKING:
    from archive.cluster.client import Cluster


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "[--diff | --apply] [--force | --only UID...] [--jobs N | --cluster ADDRESS]"

    def short_desc(self) -> str:
        return "Read the kept bytes again with today's extractor: what would change (--diff), or change it (--apply)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument("--diff", action="store_true", help="say what would change, and write nothing (the default)")
        ways.add_argument("--apply", action="store_true", help="write what changed, as revisions by the extractor")
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--force",
            action="store_true",
            help="also what this extractor has read; --apply mends damaged rows",
        )
        which.add_argument(
            "--only", action="append", metavar="UID", help="this article alone, whoever read it (may be given again)"
        )
        parser.add_argument("--jobs", type=int, default=cores(), metavar="N", help=f"processes (default {cores()})")
        parser.add_argument("--cluster", metavar="ADDRESS", help="read on the workers of this Dask scheduler instead")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # set by Scrapy before it runs a command
        archive, sites = Path(self.settings["ARCHIVE"]), Path(self.settings["SITES_DIR"])
        if args or opts.jobs < 1:
            raise UsageError("--jobs is 1 or more" if not args else f"it takes no {args[0]}", print_help=False)
        check_there(str(archive))
        if opts.apply:
            check_writable(str(archive))
        try:
            with said_in_one_line(str(archive)), cluster_at(opts.cluster) as cluster:
                load_sites(sites)
                which = Which(opts.force, tuple(opts.only or ()))
                tally, interrupted = renormalize(archive, sites, cluster or opts.jobs, which, apply=opts.apply)
        except UnknownArticle as error:
            raise UsageError(str(error), print_help=False) from error
        except KeyboardInterrupt:  # before the run began, or the second one
            self.exitcode = INTERRUPTED
            print("interrupted; run the same command again to finish", file=sys.stderr)
            return
        self.show(tally, interrupted, apply=opts.apply)

    def show(self, tally: Tally, interrupted: bool, *, apply: bool) -> None:
        say(tally)
        if tally.read and not apply:
            say("nothing was written: --apply does that")
        if interrupted:
            say("interrupted; run the same command again to finish")
        self.exitcode = INTERRUPTED if interrupted else int(tally.kinds["failed"] > 0)


def renormalize(
    path: Path, sites: Path, readers: int | Cluster, which: Which = WAITING, *, apply: bool
) -> tuple[Tally, bool]:
    """Read again what another reader read, or more; whether it was interrupted. A run that finds nothing has no row.

    ``readers`` are so many processes, or the workers of a cluster.
    """
    archive, tally = open_archive(path), Tally()
    try:
        found = waiting(find_jobs(archive, extractor_version(), sites, which), tally)
        first = next(found, None)
        if first is None:
            return tally, False
        with (
            interrupts() as received,
            closing(read_all(archive, sites, chain([first], found), readers, apply)) as outcomes,
        ):
            shown = tqdm(outcomes, unit=" pages", disable=None, file=sys.stderr)
            if apply:
                write(archive, shown, tally, received, readers if isinstance(readers, int) else None, which)
            else:
                compare(shown, tally, received)
            return tally, bool(received)
    finally:
        archive.close()


def waiting(found: Iterable[Job | None], tally: Tally) -> Iterator[Job]:
    for job in found:
        if job is None:
            tally.already += 1
        else:
            yield job


def read_all(
    archive: Archive, sites: Path, found: Iterator[Job], readers: int | Cluster, is_written: bool
) -> Generator[Outcome, None, None]:
    """Every page read again, in order: in this process, or in others, which fetch the bytes for themselves."""
    if not isinstance(readers, int):
        yield from read_on(readers, archive, sites, found)
    elif readers == 1:
        yield from (read_again(archive, sites, job) for job in found)
    else:
        with closing(work_ahead(partial(read_job, archive.path, sites, is_written), found, readers, died)) as outcomes:
            yield from outcomes


def read_on(cluster: Cluster, archive: Archive, sites: Path, found: Iterator[Job]) -> Iterator[Outcome]:
    """The bytes go to the workers; what they read as is compared here, where the archive is."""
    jobs: deque[Job] = deque()

    def pages() -> Iterator[Page | Failure]:
        for job in found:
            jobs.append(job)
            snapshot = kept_page(archive, job)
            yield snapshot if isinstance(snapshot, Failure) else page_of(snapshot, sites)

    for reading in cluster.read(pages(), is_saved=False):
        yield outcome_of(archive, jobs.popleft(), reading)


def died(job: Job) -> Outcome:
    failure = failure_of(job, "reader_died", "the process that read it was killed")
    return Outcome(job, "failed", failure=failure)


def compare(outcomes: Iterable[Outcome], tally: Tally, received: list[int]) -> None:
    for outcome in outcomes:
        tally.add(outcome)
        if received:
            return


def write(
    archive: Archive, outcomes: Iterable[Outcome], tally: Tally, received: list[int], jobs: int | None, which: Which
) -> None:
    """Write what came of each page, as a run of the ledger."""
    arguments = {"apply": True, "jobs": jobs} | which.arguments
    with run_of(archive.db, "renormalize", arguments, extractor_version()) as run:
        rereader = Rereader(Saver(archive, run.id, extractor_version()))
        for outcome in outcomes:
            saved = rereader.save(outcome)
            if saved is None:
                tally.moved += 1
            else:
                tally.add(saved)
            if received:
                break
        rereader.close()
        if which.force:
            rereader.index_anew()
        rereader.mend_index(number_of(archive, uid) for uid in which.only)
        run.interrupted, run.detail = bool(received), "; ".join(tally.summary())
    tally.head = head_of(archive.db.conn)
