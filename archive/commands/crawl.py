"""``scrapy crawl``, with an exit code that tells: 0 all well, 1 inputs were lost, 2 it could not begin."""

import argparse
from pathlib import Path

from scrapy.commands import crawl
from scrapy.exceptions import UsageError

from archive.sqlite import sqlite3
from archive.store import open_archive
from crawler.sites import SiteError
from crawler.spiders.outcomes import has_losses
from crawler.spiders.plan import plan_of


class Command(crawl.Command):
    def syntax(self) -> str:
        return "news -a site=NAME or -a url=URL [-a since=YYYY-MM-DD] [-a max_pages=N]"

    def short_desc(self) -> str:
        return "Crawl a declared site, or any address, into the archive"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1 or self.crawler_process is None or self.settings is None:
            raise UsageError("give the name of one spider: scrapy crawl news -a site=NAME")
        if args[0] == "news":
            self.check_plan(opts, Path(self.settings["SITES_DIR"]))
        if self.settings.getdict("ITEM_PIPELINES"):
            self.check_archive(self.settings["ARCHIVE"])
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        # A crawl that failed to start has no stats: they must not be asked for.
        if self.crawler_process.bootstrap_failed or crawler.stats is None or has_losses(crawler.stats.get_stats()):
            self.exitcode = 1

    def check_archive(self, path: str) -> None:
        """Say in one line that nothing could be saved, before anything is fetched."""
        try:
            open_archive(path).close()
        except (sqlite3.DatabaseError, OSError) as error:
            raise UsageError(f"the archive {path}: {error}", print_help=False) from error

    def check_plan(self, opts: argparse.Namespace, sites: Path) -> None:
        """Say what is wrong with a site's declaration in one line, before anything starts."""
        try:
            plan_of(opts.spargs, sites)
        except SiteError as error:
            raise UsageError(str(error), print_help=False) from error
