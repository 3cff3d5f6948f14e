"""``scrapy squeeze``: the kept bytes packed again as small as they go, when the machine has nothing better to do."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from tqdm import tqdm

from archive.commands.endings import INTERRUPTED
from archive.commands.options import refuse_unknown, said_in_one_line
from archive.commands.saying import say
from archive.sqlite import sqlite3
from archive.squeezing import count_waiting, drop_unused, squeeze
from archive.store import Archive, open_archive, snapshots_path


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def short_desc(self) -> str:
        return "Pack the kept bytes again as small as they go (slow; can be interrupted and goes on)"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        refuse_unknown(args, opts)
        assert self.settings is not None  # set by Scrapy before it runs a command
        path = Path(self.settings["ARCHIVE"])
        if args or not path.is_file():
            raise UsageError("squeeze takes no argument" if args else f"no archive {path}", print_help=False)
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
        pages = tqdm(squeeze(archive.snapshots), total=count, unit=" pages", disable=None, file=sys.stderr)
        saved = sum(pages)
        if count:
            try:
                drop_unused(archive.snapshots)
            except sqlite3.OperationalError as error:  # another process reads or writes: the space is used again
                print(f"the file is not shortened: {error}", file=sys.stderr)
        return f"{count:,} pages packed again, {saved:,} bytes saved, {snapshots_path(archive.path).name}"
