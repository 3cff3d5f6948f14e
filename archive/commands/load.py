"""``scrapy load PATH...``: pages from disk into the archive."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from tqdm import tqdm

from archive.ledger import LOST, Entry, begin_run, end_run, entries_of
from archive.report import report_of
from archive.saving import Saver
from archive.sqlite import sqlite3
from archive.store import open_archive
from crawler.files import find_files, printable, read_file
from crawler.items import Failure, Reading
from crawler.sites import SiteError, load_sites
from crawler.version import extractor_version

ReadAll = Callable[[Iterable[Path | Failure]], Iterable[Reading | Failure]]


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
        assert self.settings is not None  # set by Scrapy before it runs a command
        entries = self.load(self.settings["ARCHIVE"], [Path(arg) for arg in args], opts.jobs)
        print(report_of(entries))
        self.exitcode = int(not entries or any(entry.state in LOST for entry in entries))
        if not entries:
            print("nothing to load: no .html, .htm or .txt file there", file=sys.stderr)

    def load(self, archive: str, paths: list[Path], jobs: int) -> list[Entry]:
        """Say in one line what is wrong with the archive or with a declared site."""
        try:
            load_sites()
            return load(archive, paths, jobs)
        except SiteError as error:
            raise UsageError(str(error), print_help=False) from error
        except sqlite3.DatabaseError as error:
            raise UsageError(f"the archive {archive}: {error}", print_help=False) from error


def load(archive_path: str, paths: list[Path], jobs: int = 1) -> list[Entry]:
    """Load files and folders as one run; an entry for every file, in order."""
    archive = open_archive(archive_path)
    run_id = begin_run(archive.db, "load", {"paths": list(map(printable, paths)), "jobs": jobs}, extractor_version())
    saver = Saver(archive, run_id, extractor_version())
    outcome = "interrupted"
    try:
        with reader(jobs) as read_all:
            for item in tqdm(read_all(find_files(paths)), unit=" pages", disable=None, file=sys.stderr):
                save(saver, item)
        outcome = "finished"
        return entries_of(archive.db, run_id)
    finally:
        end_run(archive.db, run_id, outcome)
        archive.close()


def save(saver: Saver, item: Reading | Failure) -> Entry:
    return saver.save_reading(item) if isinstance(item, Reading) else saver.save_failure(item)


@contextmanager
def reader(jobs: int) -> Iterator[ReadAll]:
    """A function that reads files: in this process, or in ``jobs`` others with a bounded number under way."""
    if jobs == 1:
        yield lambda files: map(read_file, files)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield lambda files: read_ahead(pool, files, jobs * 8)


def read_ahead(pool: ProcessPoolExecutor, files: Iterable[Path | Failure], most: int) -> Iterator[Reading | Failure]:
    """Results in the order of the files, with at most so many files in memory."""
    files = iter(files)
    waiting: list[Future[Reading | Failure]] = [pool.submit(read_file, one) for one in islice(files, most)]
    while waiting:
        yield waiting.pop(0).result()
        waiting += [pool.submit(read_file, one) for one in islice(files, 1)]
