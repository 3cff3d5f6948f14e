"""Scrapy's way into the archive: every Reading and Failure a spider yields is saved as it comes."""

from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

from archive.ledger import LOST, Outcome, begin_run, end_run
from archive.saving import Saver
from archive.store import Archive, open_archive
from crawler.items import Failure, NotModified, Reading
from crawler.version import extractor_version

RUN_STAT = "archive/run"
"""The run's id among the crawl's statistics: with it the command prints the table when Scrapy has said its last."""


class ArchivePipeline:
    """Opens the archive with the spider, saves each item in its own transaction, ends the run."""

    def __init__(self, crawler: Crawler, path: str):
        self.crawler = crawler
        self.path = path
        self.archive: Archive | None = None
        self.saver: Saver | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        pipeline = cls(crawler, crawler.settings["ARCHIVE"])
        crawler.signals.connect(pipeline.spider_closed, signals.spider_closed)
        return pipeline

    def open_spider(self) -> None:
        self.archive = open_archive(self.path)
        arguments = spider_arguments(self.crawler.spider)
        run_id = begin_run(self.archive.db, f"crawl {arguments.pop('spider')}", arguments, extractor_version())
        self.saver = Saver(self.archive, run_id, extractor_version())
        if self.crawler.stats is not None:
            self.crawler.stats.set_value(RUN_STAT, run_id)

    def process_item(self, item: Any) -> Any:
        if self.saver is None or self.crawler.stats is None:
            raise RuntimeError("the archive pipeline got an item before its spider was opened")
        if isinstance(item, Reading):
            entry = self.saver.save_reading(item)
        elif isinstance(item, Failure):
            entry = self.saver.save_failure(item)
        elif isinstance(item, NotModified):
            entry = self.saver.save_not_modified(item)
        else:
            return item
        self.crawler.stats.inc_value(f"archive/{entry.state}")
        self.crawler.stats.inc_value("archive/lost", entry.state in LOST)
        return item

    def spider_closed(self, reason: str) -> None:
        if self.archive is None or self.saver is None:
            return
        ended: Outcome = "finished" if reason == "finished" else "interrupted"
        end_run(self.archive.db, self.saver.run_id, ended, None if ended == reason else reason)
        self.archive.close()


def spider_arguments(spider: Any) -> dict[str, Any]:
    """The spider's name, and what ``-a`` gave it, for a spider that keeps that."""
    return {**getattr(spider, "arguments", {}), "spider": spider.name}
