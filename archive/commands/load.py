"""``scrapy load PATH...``: pages from disk into the archive."""

from __future__ import annotations

import argparse
import difflib
import gc
import os
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.commands.ahead import Workers, work_ahead
from archive.commands.archives import check_writable, said_in_one_line
from archive.commands.endings import INTERRUPTED, interrupts
from archive.commands.options import Checking
from archive.commands.partitions import write_partitions
from archive.commands.progress import Progress
from archive.commands.saying import say
from archive.ledger.chain import head_of
from archive.ledger.ledger import NOTHING_TO_LOAD, entries_of, run_of
from archive.ledger.report import Report, report_of
from archive.loading.joining import Joined, join_ahead, join_here, whole_articles
from archive.loading.resuming import unfinished
from archive.loading.waiting import Family
from archive.saving.groups import Item, groups_of, save_group
from archive.saving.preparing import Prepared, prepare_found
from archive.saving.saving import Saver
from archive.sqlite import sqlite3
from archive.store import open_archive
from crawler.cores import cores
from crawler.files import page_of, read_found
from crawler.items import Failure, Snapshot
from crawler.sites import load_sites
from crawler.sources.folders import text_of_path
from crawler.sources.found import MAX_SIZE, NO_LIMIT, Found, Intake
from crawler.sources.pages import find_pages, size_of
from crawler.version import extractor_version

if TYPE_CHECKING:
    from archive.cluster.client import Cluster

ENDINGS = "no page and no archive of pages there (.html .htm .txt .mhtml .zip .tar .warc .wacz)"
FEW = 100
"""Pages that are read sooner in this process than others are started."""
MOST_BESIDE = 10_000
"""Names of a folder among which one like a mistyped one is looked for."""
RARELY = 100_000
"""New objects after which Python looks for cycles among them; 700 by default."""


class LoadStopped(Exception):
    """The archive takes no more, such as on a full disk or under another writer's lock; ``str`` is for a person."""


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "[options] PATH..."

    def short_desc(self) -> str:
        return "Load pages from files, folders, zip, tar, MHTML, WARC and WACZ into the archive"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--jobs", type=int, metavar="N", help="processes that read pages (default: one a core)")
        parser.add_argument("--cluster", metavar="ADDRESS", help="read on the workers of this Dask scheduler instead")
        parser.add_argument(
            "--parquet", type=Path, metavar="FOLDER", help="with --cluster: each PATH into Parquet there, no archive"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if not args or (opts.jobs is not None and opts.jobs < 1):
            raise UsageError("give at least one file or folder" if not args else "--jobs is 1 or more")
        if opts.parquet and not opts.cluster:
            raise UsageError("--parquet is for --cluster; scrapy export --parquet writes that of an archive")
        refuse_others(args)
        assert self.settings is not None  # set by Scrapy before it runs a command
        archive: str = self.settings["ARCHIVE"]
        paths = [Path(arg) for arg in args]
        if not opts.parquet:  # its paths are those of the workers
            refuse_missing(paths)
            check_writable(archive)
        largest = self.settings.getint("DOWNLOAD_MAXSIZE") or NO_LIMIT
        try:
            with said_in_one_line(archive), cluster_at(opts.cluster) as cluster:
                load_sites()
                if cluster and opts.parquet:
                    self.exitcode = write_partitions(cluster, paths, opts.parquet, largest)
                    return
                report = load(archive, paths, opts.jobs, cluster, largest)
            self.show(report)
        except LoadStopped as error:
            self.exitcode = 1
            print(f"the archive {archive}: {error}", file=sys.stderr)
        except KeyboardInterrupt:  # before the run began, or the second one
            self.exitcode = INTERRUPTED
            print("interrupted; run the same command again to finish", file=sys.stderr)

    def show(self, report: Report) -> None:
        say(report)
        nothing = not report.inputs and not report.already
        self.exitcode = INTERRUPTED if report.interrupted else int(nothing or report.lost > 0)
        if nothing and not report.interrupted:
            print(f"nothing to load: {ENDINGS}", file=sys.stderr)


@contextmanager
def cluster_at(address: str | None) -> Iterator[Cluster | None]:
    """Raises UsageError."""
    if address is None:
        yield None
        return
    from archive.cluster.client import connected

    with connected(address) as cluster:
        yield cluster


def load(
    archive_path: str,
    paths: list[Path],
    jobs: int | None = None,
    cluster: Cluster | None = None,
    largest: int = MAX_SIZE,
) -> Report:
    """Load files, folders and archives of pages as one run, a row of the ledger for every input. Raises LoadStopped.

    A load of the same paths that was ended is finished. ``jobs`` processes read; None: one a core, for more than FEW.
    With ``cluster`` its workers do. A page of more than ``largest`` bytes is refused.
    """
    archive = open_archive(archive_path)
    names, intake = list(map(text_of_path, paths)), Intake(largest=largest)
    try:
        with (
            stopped_in_one_line(),
            interrupts() as received,
            rare_collections(),
            run_of(archive.db, "load", {"paths": names, "jobs": jobs}, extractor_version()) as run,
            Progress(paths, intake) as progress,
        ):
            saver = Saver(archive, run.id, extractor_version())
            before = unfinished(archive.db, names, run.id)
            owed = filter(before.owes, find_pages(paths, intake))
            if cluster:
                read = read_on(archive.path, cluster, owed, largest)
            else:
                read = read_all(archive.path, owed, jobs, largest)
            with closing(read) as pages:
                for group in groups_of(pages):
                    save_group(saver, group)
                    progress.add(len(group))
                    if received:
                        break
            run.interrupted = bool(received)
            if not (progress.pages or before.already or received):
                run.detail = NOTHING_TO_LOAD
        report = report_of(entries_of(archive.db, run.id), head_of(archive.db.conn))
        return replace(report, interrupted=run.interrupted, passed=intake.passed, already=before.already)
    finally:
        archive.close()


def refuse_others(args: list[str]) -> None:
    """Raises UsageError for what the web has, which another command asks for, and for no name at all."""
    for arg in args:
        if not arg:
            raise UsageError("an empty name is no file and no folder; this folder is .", print_help=False)
        if arg.startswith(("http://", "https://")) and not Path(arg).exists():
            told = f"{arg} is an address, and load reads files: scrapy crawl news -a url={arg}"
            raise UsageError(told, print_help=False)


def refuse_missing(paths: list[Path]) -> None:
    """Raises UsageError where none of the paths is there: a mistyped name would stay in the ledger for ever."""
    if not all(map(is_missing, paths)):
        return
    told = [f"there is no {text_of_path(path)}{meant_instead(path)}" for path in paths]
    raise UsageError("; ".join(told), print_help=False)


def is_missing(path: Path) -> bool:
    """A link that leads nowhere is there, and so is what may not be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def meant_instead(path: Path) -> str:
    """The name beside it that was probably meant, in the last folder of the path that is there."""
    while is_missing(path.parent):
        path = path.parent
    try:
        with os.scandir(path.parent) as entries:
            beside = [entry.name for entry in islice(entries, MOST_BESIDE)]
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, beside, n=1)
    return f" (did you mean {text_of_path(path.with_name(near[0]))}?)" if near else ""


@contextmanager
def stopped_in_one_line() -> Iterator[None]:
    """Raises LoadStopped for what ended the run: no later page would escape it."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        raise LoadStopped(f"{error}; what was saved is kept, run the same command again to finish") from error


@contextmanager
def rare_collections() -> Iterator[None]:
    """A group that waits is many small rows and no cycle: looking through them took a tenth of a load."""
    before = gc.get_threshold()
    gc.set_threshold(RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def read_all(archive: Path, found: Iterator[Found], jobs: int | None, largest: int) -> Generator[Item, None, None]:
    """Everything read, in order, in this process, or in ``jobs`` others, which end when this is closed.

    What may be a part of an article comes behind the others.
    """
    with closing(read_each(archive, found, jobs, largest)) as items:
        yield from whole_articles(archive, items, partial(join_all, archive, jobs))


def read_each(archive: Path, found: Iterator[Found], jobs: int | None, largest: int) -> Generator[Item, None, None]:
    first = list(islice(found, FEW)) if jobs is None else []
    found = chain(first, found)
    jobs = jobs_for(len(first), jobs)
    if jobs == 1:
        yield from map(partial(read_found, largest=largest), found)
    else:
        yield from read_ahead(archive, found, jobs, largest)


def join_all(archive: Path, asked: int | None, families: Iterator[Family], count: int) -> Generator[Joined, None, None]:
    """In as many processes as would read so many pages."""
    jobs = jobs_for(count, asked)
    if jobs == 1:
        yield from join_here(families, count)
    else:
        yield from work_ahead(partial(join_ahead, archive), families, jobs, join_died)


def join_died(family: Family) -> Joined:
    """Its pages are saved as they were read one by one."""
    return Joined()


def read_on(archive: Path, cluster: Cluster, found: Iterator[Found], largest: int) -> Generator[Item, None, None]:
    """The files are read here, and go to the workers page by page: those see neither disk nor archive.

    Articles in several parts are put together here.
    """
    with closing(cluster.read(map(partial(page_of, largest=largest), found), is_saved=True)) as items:
        yield from whole_articles(archive, items, join_here)


def jobs_for(pages: int, asked: int | None) -> int:
    """Processes that read so many pages at once: those that were asked for, or one a core for FEW pages or more."""
    return asked or (cores() if pages >= FEW else 1)


def read_ahead(
    archive: Path, found: Iterable[Found], jobs: int, largest: int = MAX_SIZE
) -> Generator[Item, None, None]:
    """In other processes, which also do what else can be done; a page that kills one of them is its own failure."""
    sent: deque[Found] = deque()
    with closing(readers_of(archive, jobs, largest)) as readers:
        for item in readers.results(noted(found, sent)):
            source = sent.popleft()
            yield replace(item, source=source) if isinstance(item, Prepared) else item


def noted(found: Iterable[Found], sent: deque[Found]) -> Iterator[Found]:
    for one in found:
        sent.append(one)
        yield one


def readers_of(archive: Path, jobs: int, largest: int = MAX_SIZE) -> Workers[Found, Item]:
    return Workers(partial(prepare_found, archive, largest=largest), jobs, reader_died, size_of_found)


def size_of_found(found: Found) -> int:
    """Bytes that are held while it is read."""
    if isinstance(found, Path):
        return size_of(found)
    return len(found.body) if isinstance(found, Snapshot) else 0


def reader_died(found: Found) -> Item:
    name = text_of_path(found) if isinstance(found, Path) else found.input
    return Failure(name, "failed", "reader_died", "the process that read it was killed")
