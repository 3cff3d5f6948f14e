"""Scrapy's way into the archive: every Reading and Failure a spider yields is saved as it comes."""

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from sqlite_utils import Database

from archive.ledger.ledger import Outcome
from archive.ledger.losses import is_lost
from archive.saving.writer import Writer
from archive.sqlite import sqlite3
from archive.watching.figures import Figures, articles_older
from archive.watching.record import SiteRun, sites_of
from archive.watching.rows import watch_run
from crawler.items import Failure, NotModified, Reading
from crawler.version import extractor_version

RUN_STAT = "archive/run"
"""The run's id among the crawl's statistics: with it the command prints the table when Scrapy has said its last."""
STORE_ERRORS = (sqlite3.DatabaseError, OSError)
"""What no later page would escape: a full disk, another writer's lock."""

logger = logging.getLogger(__name__)


class ArchivePipeline:
    """Opens the archive with the spider, has each item saved, ends the run. A store that fails ends the crawl."""

    def __init__(self, crawler: Crawler, path: str):
        self.crawler = crawler
        self.path = path
        self.writer: Writer | None = None
        self.trouble: Exception | None = None
        self.ending: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pipeline = cls(crawler, crawler.settings["ARCHIVE"])
        crawler.signals.connect(pipeline.spider_closed, signals.spider_closed)
        return pipeline

    async def open_spider(self) -> None:
        spider = self.crawler.spider
        arguments = spider_arguments(spider)
        command = f"crawl {arguments.pop('spider')}"
        self.writer = await Writer.open(self.path, command, arguments, extractor_version())
        readers = getattr(spider, "readers", None)
        if readers is not None:
            readers.do_ahead("archive.saving.preparing:prepare_page", str(Path(self.path).resolve()))
        if self.crawler.stats is not None:
            self.crawler.stats.set_value(RUN_STAT, self.writer.saver.run_id)

    async def process_item(self, item: Any) -> Any:
        """Raises one of STORE_ERRORS for an item that is not saved."""
        if self.writer is None or self.crawler.stats is None:
            raise RuntimeError("the archive pipeline got an item before its spider was opened")
        if not isinstance(item, Reading | Failure | NotModified):
            return item
        try:
            entry = await self.writer.save(item)
        except STORE_ERRORS as error:
            self.end_crawl(error)
            raise
        self.crawler.stats.inc_value(f"archive/{entry.state}")
        self.crawler.stats.inc_value("archive/lost", is_lost(entry.state, entry.reason))
        return item

    def end_crawl(self, error: Exception) -> None:
        """Once; what is under way is still tried."""
        if self.trouble is None and self.crawler.engine is not None:
            self.trouble = error
            logger.error("The archive %s: %s; what was saved is kept, run the same command again", self.path, error)
            self.ending = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="archive_failed"))

    async def spider_closed(self, reason: str) -> None:
        if self.writer is None:
            return
        ended: Outcome = "finished" if reason == "finished" else "interrupted"
        detail = None if ended == reason else reason
        if self.trouble is not None:
            ended, detail = "failed", f"{type(self.trouble).__name__}: {self.trouble}"
        try:
            if self.trouble is None:
                await self.watch(ended)
        finally:
            await self.end_run(ended, detail)

    async def end_run(self, ended: Outcome, detail: str | None) -> None:
        assert self.writer is not None  # what the caller has seen to
        try:
            await self.writer.close(ended, detail)
        except STORE_ERRORS as error:  # the next run sees that this one died
            logger.error("The archive %s: the end of the run could not be written: %s", self.path, error)

    async def watch(self, ended: Outcome) -> None:
        """What the run brought of its site goes into the archive and the statistics; the run ends without it too."""
        assert self.writer is not None  # what the caller has seen to
        stats = self.crawler.stats
        told = figures_told(stats.get_stats() if stats is not None else {}, ended)
        site = site_of(self.crawler.spider)
        sites: list[SiteRun] = []

        def written(db: Database, run_id: int) -> None:
            watch_run(db, run_id, site, told)
            sites.extend(sites_of(db, run_id))

        try:
            await self.writer.note(written)
        except STORE_ERRORS as error:
            logger.error("The archive %s: what the run brought of %s could not be written: %s", self.path, site, error)
        for name, value in (each for one in sites for each in one.statistics()):
            if stats is not None:
                stats.set_value(f"watch/{name}", value)


def figures_told(stats: Mapping[str, Any], ended: Outcome) -> Figures:
    """What a crawl's statistics know of its site and the ledger does not."""
    found = stats.get("news/found")
    return Figures(
        found=None if found is None else found + articles_older(stats),
        states={},
        fields={},
        lists_failed=stats.get("news/lists_failed", 0),
        left_off=stats.get("news/left_off", 0),
        ended_early=ended != "finished",
    )


def site_of(spider: Any) -> str:
    """Under which its runs are compared: the site's name, or where the crawl began, or both; else the spider's name."""
    arguments = getattr(spider, "arguments", {})
    return " ".join(arguments[name] for name in ("site", "url") if arguments.get(name)) or str(spider.name)


def spider_arguments(spider: Any) -> dict[str, Any]:
    """The spider's name, and what ``-a`` gave it, for a spider that keeps that."""
    return {**getattr(spider, "arguments", {}), "spider": spider.name}
