"""``scrapy load PATH...``: pages from disk into the archive."""

import argparse
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import islice
from multiprocessing import forkserver
from pathlib import Path
from types import FrameType

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from tqdm import tqdm

from archive.chain import head_of
from archive.commands.options import refuse_unknown, said_in_one_line
from archive.ledger import Entry, entries_of, run_of
from archive.report import Report, report_of
from archive.saving import Saver
from archive.sqlite import sqlite3
from archive.store import GroupBroken, group_tx, open_archive
from crawler.files import find_files, read_file, text_of_path
from crawler.items import Failure, Reading
from crawler.sites import load_sites
from crawler.version import extractor_version

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended, as shells have it."""
GROUP, GROUP_BYTES, GROUP_SECONDS = 64, 4 * 1024 * 1024, 1.0
"""Pages, bytes and seconds after which what was read is committed."""
ENDINGS = (signal.SIGINT, signal.SIGTERM)
AHEAD = 8
"""Files under way a process."""
STARTED_BY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""Never a plain fork: this process has an open SQLite connection and the threads of the pool."""


class LoadStopped(Exception):
    """The archive takes no more, such as on a full disk or under another writer's lock; ``str`` is for a person."""


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "[options] PATH..."

    def short_desc(self) -> str:
        return "Load pages from files and folders (.html .htm .txt) into the archive"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes that read pages (default 1)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if not args or opts.jobs < 1:
            raise UsageError("give at least one file or folder" if not args else "--jobs is 1 or more")
        refuse_unknown(args, opts)
        assert self.settings is not None  # set by Scrapy before it runs a command
        archive: str = self.settings["ARCHIVE"]
        try:
            with said_in_one_line(archive):
                load_sites()
                report = load(archive, [Path(arg) for arg in args], opts.jobs)
            self.show(report)
        except LoadStopped as error:
            self.exitcode = 1
            print(f"the archive {archive}: {error}", file=sys.stderr)
        except KeyboardInterrupt:  # before the run began, or the second one
            self.exitcode = INTERRUPTED
            print("interrupted; run the same command again to finish", file=sys.stderr)

    def show(self, report: Report) -> None:
        print(report)
        self.exitcode = INTERRUPTED if report.interrupted else int(not report.inputs or report.lost > 0)
        if not report.inputs and not report.interrupted:
            print("nothing to load: no .html, .htm or .txt file there", file=sys.stderr)


def load(archive_path: str, paths: list[Path], jobs: int = 1) -> Report:
    """Load files and folders as one run, a row of the ledger for every file. Raises LoadStopped."""
    archive = open_archive(archive_path)
    arguments = {"paths": list(map(text_of_path, paths)), "jobs": jobs}
    try:
        with (
            stopped_in_one_line(),
            interrupts() as received,
            run_of(archive.db, "load", arguments, extractor_version()) as run,
        ):
            saver = Saver(archive, run.id, extractor_version())
            with closing(read_all(find_files(paths), jobs)) as pages:
                progress = tqdm(unit=" pages", disable=None, file=sys.stderr)
                for group in groups_of(pages):
                    save_group(saver, group)
                    progress.update(len(group))
                    if received:
                        break
            run.interrupted = bool(received)
        report = report_of(entries_of(archive.db, run.id), head_of(archive.db.conn))
        return replace(report, interrupted=run.interrupted)
    finally:
        archive.close()


@contextmanager
def stopped_in_one_line() -> Iterator[None]:
    """Raises LoadStopped for what ended the run: no later page would escape it."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        raise LoadStopped(f"{error}; what was saved is kept, run the same command again to finish") from error


@contextmanager
def interrupts() -> Iterator[list[int]]:
    """Ctrl-C or SIGTERM ends the run after the input under way, which this tells; a second is a KeyboardInterrupt."""
    received: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        received.append(number)
        for ending in ENDINGS:
            signal.signal(ending, signal.default_int_handler)

    before = {ending: signal.signal(ending, note) for ending in ENDINGS}
    try:
        yield received
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)


def groups_of(items: Iterable[Reading | Failure]) -> Iterator[list[Reading | Failure]]:
    """What is saved in one commit: read first, so that the archive is locked only while it is written."""
    group: list[Reading | Failure] = []
    size, since = 0, time.monotonic()
    for item in items:
        group.append(item)
        size += len(item.snapshot.body) if isinstance(item, Reading) else 0
        if len(group) == GROUP or size > GROUP_BYTES or time.monotonic() - since > GROUP_SECONDS:
            yield group
            group, size, since = [], 0, time.monotonic()
    if group:
        yield group


def save_group(saver: Saver, group: list[Reading | Failure]) -> None:
    """In one commit a file, bytes first; where one of them cannot be saved, each in its own."""
    try:
        with group_tx(saver.archive.db), group_tx(saver.archive.snapshots):
            for item in group:
                save(saver, item)
    except GroupBroken:
        for item in group:
            save(saver, item)


def save(saver: Saver, item: Reading | Failure) -> Entry:
    return saver.save_reading(item) if isinstance(item, Reading) else saver.save_failure(item)


def read_all(files: Iterable[Path | Failure], jobs: int) -> Generator[Reading | Failure, None, None]:
    """Every file read, in order: in this process, or in ``jobs`` others, which end when this is closed."""
    yield from map(read_file, files) if jobs == 1 else read_ahead(files, jobs)


def read_ahead(files: Iterable[Path | Failure], jobs: int) -> Iterator[Reading | Failure]:
    """A bounded number of files under way. A process that dies takes none of them along: each is read again, alone."""
    files, pool = iter(files), new_pool(jobs)
    waiting: deque[tuple[Path | Failure, Future[Reading | Failure]]] = deque()
    try:
        while fill(waiting, pool, files, jobs * AHEAD):
            try:
                yield waiting[0][1].result()
                waiting.popleft()
            except BrokenProcessPool:
                pool.shutdown()
                suspects, pool = [file for file, _ in waiting], new_pool(jobs)
                waiting.clear()
                yield from map(read_alone, suspects)
    finally:
        pool.shutdown(cancel_futures=True)


def new_pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(STARTED_BY)
    if STARTED_BY == "forkserver":
        context.set_forkserver_preload([read_file.__module__])
        start_forkserver()
    return ProcessPoolExecutor(jobs, context, initializer=ignore_interrupts)


def start_forkserver() -> None:
    """A terminal sends Ctrl-C to every process; what is ignored here stays ignored in those that are started."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


def ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def fill(
    waiting: deque[tuple[Path | Failure, Future[Reading | Failure]]],
    pool: ProcessPoolExecutor,
    files: Iterator[Path | Failure],
    most: int,
) -> bool:
    """Submit files until ``most`` are waiting; False when none is left."""
    for file in islice(files, most - len(waiting)):
        waiting.append((file, submit(pool, file)))
    return bool(waiting)


def submit(pool: ProcessPoolExecutor, file: Path | Failure) -> Future[Reading | Failure]:
    try:
        return pool.submit(read_file, file)
    except BrokenProcessPool as error:
        broken: Future[Reading | Failure] = Future()
        broken.set_exception(error)
        return broken


def read_alone(file: Path | Failure) -> Reading | Failure:
    """One file in a process of its own: if that dies too, it is this file's doing."""
    with new_pool(1) as pool:
        try:
            return pool.submit(read_file, file).result()
        except BrokenProcessPool:
            name = file.input if isinstance(file, Failure) else text_of_path(file)
            return Failure(name, "failed", "reader_died", "the process that read it was killed")
