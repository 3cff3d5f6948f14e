"""``scrapy follow``: every declared site is crawled, one after the other, each by a process of its own."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.commands.archives import check_writable
from archive.commands.endings import INTERRUPTED
from archive.commands.options import Checking, add_report
from archive.watching.following import Follower, worst_of
from archive.watching.report import follow_report, unwritable, write_report
from archive.watching.table import rows_table
from crawler.declarations import SiteError, suggestion
from crawler.sites import read_site, site_names


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "[--report FILE] [SITE...]"

    def short_desc(self) -> str:
        return "Crawl every declared site, or those named, one after the other; a table of all at the end"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add_report(parser, "what came of each site")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # set by Scrapy before it runs a command
        if self.settings.get("REDIS_URL"):
            told = "scrapy follow is for one machine; with REDIS_URL run `scrapy crawl news -a site=NAME` on each"
            raise UsageError(f"{told}, and `scrapy write`, which tells how the sites are", print_help=False)
        names = asked(args, Path(self.settings["SITES_DIR"]))
        check_writable(self.settings["ARCHIVE"])
        if opts.report and (wrong := unwritable(opts.report)) is not None:
            raise UsageError(f"--report {opts.report}: {wrong}", print_help=False)
        follower = Follower(handed_on(opts))
        rows = list(follower.follow(names))
        self.exitcode = INTERRUPTED if follower.received else worst_of(rows)
        print("", rows_table(rows), *end_lines(names, rows), sep="\n", file=sys.stderr)
        if opts.report:
            self.exitcode = write_report(opts.report, follow_report(self.settings["ARCHIVE"], rows, self.exitcode))


def asked(names: Sequence[str], folder: Path) -> list[str]:
    """Those named, each once, else every declared site but those with ``follow = false``. Raises UsageError.

    A site whose declaration is wrong is followed too: its own crawl says so, and the others are not kept waiting.
    """
    known = site_names(folder)
    for unknown in (name for name in names if name not in known):
        told = f"no site {unknown!r} in {folder}{suggestion(unknown, known)}; declared: {', '.join(known) or 'none'}"
        raise UsageError(told, print_help=False)
    chosen = list(dict.fromkeys(names)) or [name for name in known if is_followed(folder / f"{name}.toml")]
    if not chosen:
        raise UsageError(nothing_to_follow(folder, known), print_help=False)
    return chosen


def nothing_to_follow(folder: Path, known: Sequence[str]) -> str:
    """What a newcomer can do."""
    told = f"no site to follow in {folder}: `scrapy site https://paper.example/` looks at a site and declares it there"
    named = f"; or name one that is followed only when it is named: {', '.join(known)}" if known else ""
    return told + named


def is_followed(path: Path) -> bool:
    try:
        return read_site(path).follow
    except SiteError:
        return True


def handed_on(opts: argparse.Namespace) -> list[str]:
    """What was said of settings and of the log, for each crawl."""
    named = {"-L": opts.loglevel, "--logfile": opts.logfile}
    options = [part for option, value in named.items() if value for part in (option, value)]
    return [*options, *(["--nolog"] if opts.nolog else []), *(part for one in opts.set for part in ("-s", one))]


def end_lines(names: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[str]:
    left = list(names[len(rows) :])
    return [f"interrupted; not followed: {', '.join(left)}"] if left else []
