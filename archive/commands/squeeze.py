"""``scrapy squeeze``: the kept bytes packed again as small as they go, when the machine has nothing better to do."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from tqdm import tqdm

from archive.commands.archives import check_there, check_writable, said_in_one_line
from archive.commands.endings import INTERRUPTED
from archive.commands.options import Checking
from archive.commands.saying import say
from archive.snapshots.squeezing import count_waiting, drop_unused, squeeze, squeeze_for
from archive.sqlite import sqlite3
from archive.store import Archive, open_archive, snapshots_path
from crawler.grammar import in_number


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def short_desc(self) -> str:
        return "Pack the kept bytes again as small as they go (slow; can be interrupted and goes on)"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # set by Scrapy before it runs a command
        path = Path(self.settings["ARCHIVE"])
        if args:
            raise UsageError("squeeze takes no argument", print_help=False)
        check_there(str(path))
        check_writable(str(path))
        with said_in_one_line(str(path)):
            archive = open_archive(path)
            try:
                say(self.squeeze(archive))
            except KeyboardInterrupt:
                self.exitcode = INTERRUPTED
                print("interrupted; run the same command again to finish", file=sys.stderr)
            finally:
                archive.close()

    def squeeze(self, archive: Archive) -> str:
        count = count_waiting(archive.snapshots)
        saved = sum(shown(squeeze(archive.snapshots), count))
        if count:
            try:
                drop_unused(archive.snapshots)
            except sqlite3.OperationalError as error:  # another process reads or writes: the space is used again
                print(f"the file is not shortened: {error}", file=sys.stderr)
        packed = f"{count:,} {in_number('[page|pages]', count)} packed again"
        return f"{packed}, {saved:,} {in_number('[byte|bytes]', saved)} saved, {snapshots_path(archive.path).name}"


def squeeze_at_end(archive_path: str, seconds: float, received: Sequence[int]) -> None:
    """What a crawl packed quickly, when it has nothing else to do any more. What hinders it, or a signal, which is
    ``received`` then, ends it: the pages are as well kept before as after, and the next crawl, or ``scrapy squeeze``,
    goes on.
    """
    if seconds <= 0 or received:
        return
    with suppress(sqlite3.DatabaseError, OSError, KeyboardInterrupt), closing(open_archive(archive_path)) as archive:
        count = count_waiting(archive.snapshots)
        saved = sum(shown(squeeze_for(archive.snapshots, seconds, lambda: bool(received)), count))
        if saved and not received:
            drop_unused(archive.snapshots)


def shown(saved: Iterable[int], count: int) -> Iterable[int]:
    """With a bar, where there is a terminal."""
    return tqdm(saved, desc="packing", total=count, unit=" pages", disable=None, file=sys.stderr)
