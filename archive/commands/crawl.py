"""``scrapy crawl``, with an exit code that tells: 0 well, 1 inputs were lost, 2 it could not begin, 3 the site went
silent or lost a field, 130 interrupted.
"""

import argparse
import gc
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from scrapy.commands import crawl
from scrapy.exceptions import UsageError

from archive.commands.archives import check_writable, said_in_one_line
from archive.commands.endings import INTERRUPTED, interrupts
from archive.commands.options import Checking, add_report
from archive.commands.squeeze import squeeze_at_end
from archive.frontier.lock import lock_path, locked
from archive.frontier.opening import frontier_path
from archive.ledger.chain import head_of
from archive.ledger.ledger import entries_of
from archive.ledger.report import Report, report_of
from archive.pipelines import RUN_STAT
from archive.shared.connecting import connected
from archive.sqlite import sqlite3
from archive.store import open_archive
from archive.watching.judging import ALARM
from archive.watching.record import SiteRun, is_shut, sites_of
from archive.watching.report import run_report, unwritable, write_report
from archive.watching.table import sites_table
from crawler.endings import ignore_endings
from crawler.middlewares.opted_out import flags_meant
from crawler.sites import site_names
from crawler.spiders.outcomes import has_losses, is_expected, notes_of, summary_of
from crawler.spiders.plan import Plan, plan_of


class Command(Checking, crawl.Command):
    def syntax(self) -> str:
        return "news -a site=NAME or -a url=URL [-a since=YYYY-MM-DD] [-a max_pages=N] [-a again=all]"

    def short_desc(self) -> str:
        return "Crawl a declared site, or any address, into the archive"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add_report(parser, "what the run brought, site by site,")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Raises UsageError."""
        super().process_options(args, opts)
        for output in (*(opts.output or ()), *(opts.overwrite_output or ())):
            refuse_output(output)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1 or self.crawler_process is None or self.settings is None:
            raise UsageError("give the name of one spider: scrapy crawl news -a site=NAME")
        self.check_spider(args[0])
        if self.settings.get("REDIS_URL"):
            connected(self.settings["REDIS_URL"]).close()
        with said_in_one_line(self.settings["ARCHIVE"]):  # before anything is fetched, and what was asked before a file
            flags_meant(self.settings.getlist("OBEY_OPT_OUT"))
            plan = plan_of(opts.spargs, Path(self.settings["SITES_DIR"])) if args[0] == "news" else None
            if opts.report:
                self.check_report(opts.report)
            if self.has_archive():
                self.check_archive(plan)
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **opts.spargs)
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").addFilter(without_expected_traceback)
        gc.freeze()  # what was imported stays: each look through all of it would be a stall of some 20 ms
        self.crawler_process.start()
        # A crawl that failed to start has no stats: they must not be asked for.
        if self.crawler_process.bootstrap_failed or crawler.stats is None:
            self.exitcode = 1
        else:
            self.end(crawler.stats.get_stats(), opts.report)

    def end(self, stats: Mapping[str, Any], report: str | None) -> None:
        """The crawl has come to its end: a signal from here on ends what follows, and does not change how it ended."""
        assert self.settings is not None  # set by Scrapy before it runs a command
        with interrupts() as received:
            self.show(stats, report)
            if RUN_STAT in stats and self.exitcode != INTERRUPTED:
                squeeze_at_end(self.settings["ARCHIVE"], self.settings.getfloat("SQUEEZE_SECONDS"), received)
        ignore_endings()

    def has_archive(self) -> bool:
        """One of several workers has none: what it fetches goes to the writer."""
        assert self.settings is not None  # set by Scrapy before it runs a command
        return bool(self.settings.getdict("ITEM_PIPELINES")) and not self.settings.get("REDIS_URL")

    def check_archive(self, plan: Plan | None) -> None:
        """Raises UsageError, sqlite3.DatabaseError, SiteBusy."""
        assert self.settings is not None  # set by Scrapy before it runs a command
        path = self.settings["ARCHIVE"]
        check_writable(path)
        open_archive(path).close()
        if plan is not None:
            with locked(lock_path(frontier_path(Path(path))), plan.key):
                pass

    def check_report(self, path: str) -> None:
        """Raises UsageError, before anything is fetched."""
        assert self.settings is not None  # set by Scrapy before it runs a command
        if not self.settings.getdict("ITEM_PIPELINES"):
            raise UsageError("--report is of what came into the archive, and ITEM_PIPELINES is empty", print_help=False)
        if self.settings.get("REDIS_URL"):
            told = "--report is of what came into the archive, which with REDIS_URL another process writes"
            raise UsageError(f"{told}: give --report to scrapy write", print_help=False)
        if (wrong := unwritable(path)) is not None:
            raise UsageError(f"--report {path}: {wrong}", print_help=False)

    def show(self, stats: Mapping[str, Any], report: str | None = None) -> None:
        """The end of the crawl on standard error, since ``-o -`` writes to standard output."""
        assert self.settings is not None  # set by Scrapy before it runs a command
        path = self.settings["ARCHIVE"]
        sites = saved_sites(path, stats[RUN_STAT]) if RUN_STAT in stats else []
        print(table_of(stats, path, sites), *notes_of(stats), sep="\n", file=sys.stderr)
        self.exitcode = exit_code(stats, sites)
        if report:
            self.exitcode = write_report(report, run_report(path, stats.get(RUN_STAT), sites, self.exitcode))

    def check_spider(self, name: str) -> None:
        assert self.crawler_process is not None and self.settings is not None  # noqa: PT018 -- set by Scrapy
        known = sorted(self.crawler_process.spider_loader.list())
        if name not in known and name in site_names(Path(self.settings["SITES_DIR"])):
            raise UsageError(f"{name} is a site, crawled by: scrapy crawl news -a site={name}", print_help=False)
        if name not in known:
            raise UsageError(f"no spider {name!r}; there is: {', '.join(known)}", print_help=False)


def refuse_output(output: str) -> None:
    """Raises UsageError for a file that Scrapy would find out at the end that it cannot write; it makes folders itself.

    What has a scheme is somewhere else. ``output`` may end with ``:`` and a format.
    """
    if output == "-" or "://" in output or output.startswith("-:"):
        return
    place = Path(output.rpartition(":")[0] or output)
    there = next(folder for folder in place.absolute().parents if folder.exists())
    wrong = unwritable(str(place)) if place.parent.is_dir() else unwritable_in(there)
    if wrong is not None:
        told = f"articles cannot be written to {place}: {wrong}; name a file in a folder of yours"
        raise UsageError(told, print_help=False)


def unwritable_in(folder: Path) -> str | None:
    """Why no folder can be made in one that is there."""
    if not folder.is_dir():
        return f"{folder} is no folder"
    return None if os.access(folder, os.W_OK) else f"no folder can be made in {folder}"


def exit_code(stats: Mapping[str, Any], sites: Sequence[SiteRun]) -> int:
    """What is to be looked at first: on a large site some page is lost in most runs, and must not hide an alarm."""
    if stats.get("finish_reason") == "shutdown":
        return INTERRUPTED
    if any(site.verdict.is_alarm for site in sites):
        return ALARM
    return int(has_losses(stats) or any(is_shut(site) for site in sites))


def saved_sites(archive_path: str, run_id: int) -> list[SiteRun]:
    """Empty where the archive cannot be read: its reason has been said."""
    with suppress(sqlite3.DatabaseError), closing(open_archive(archive_path)) as archive:
        return sites_of(archive.db, run_id)
    return []


def table_of(stats: Mapping[str, Any], archive_path: str, sites: Sequence[SiteRun] = ()) -> Report | str:
    """The run's table out of the archive; a line of counts where there is none, or it cannot be read."""
    if RUN_STAT not in stats:
        return summary_of(stats)
    try:
        return replace(saved_table(archive_path, stats[RUN_STAT]), sites=sites_table(sites) if sites else "")
    except sqlite3.DatabaseError:  # what failed the crawl may still be there: its reason has been said
        return summary_of(stats)


def saved_table(archive_path: str, run_id: int) -> Report:
    archive = open_archive(archive_path)
    try:
        return report_of(entries_of(archive.db, run_id), head_of(archive.db.conn))
    finally:
        archive.close()


def without_expected_traceback(record: logging.LogRecord) -> bool:
    """Scrapy prints forty lines when a robots.txt cannot be had, the first of which says why."""
    if record.exc_info and is_expected(record.exc_info[1]):
        record.exc_info = None
    return True
