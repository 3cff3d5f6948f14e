"""Schedulers for tests, named by setting: they look at memory, save too slowly, or forget what was in flight."""

import asyncio
import json
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.utils.trackref import live_refs

from archive.frontier import scheduler
from archive.frontier.scheduler import FrontierScheduler
from archive.frontier.store import Frontier
from crawler.items import Failure


class WatchedScheduler(FrontierScheduler):
    """Writes the most requests and addresses that were in memory at once into ``most.json`` in SITES_DIR."""

    most: tuple[int, int] = (0, 0)

    def next_request(self) -> Request | None:
        held = len(self.in_flight) + len(self.found) + len(self.back) + len(self.frontier.hosts)
        self.most = max(self.most[0], len(live_refs[Request])), max(self.most[1], held)
        return super().next_request()

    def close(self, reason: str) -> None:
        super().close(reason)
        (Path(self.crawler.settings["SITES_DIR"]) / "most.json").write_text(json.dumps(self.most))


class LateScheduler(FrontierScheduler):
    """With ``LatePipeline`` no failure is saved before nothing is on its way and nothing more is asked for.

    How many pages were held then is in ``held.json`` in SITES_DIR.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.held, self.released = 0, asyncio.Event()

    def next_request(self) -> Request | None:
        request = super().next_request()
        assert self.crawler.engine is not None
        if request is None and self.held and not self.crawler.engine.downloader.active and not self.released.is_set():
            (Path(self.crawler.settings["SITES_DIR"]) / "held.json").write_text(json.dumps(self.held))
            self.released.set()
        return request


class LatePipeline:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "LatePipeline":
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        assert self.crawler.engine is not None
        assert self.crawler.engine._slot is not None
        scheduler = self.crawler.engine._slot.scheduler
        if isinstance(item, Failure) and isinstance(scheduler, LateScheduler):
            scheduler.held += 1
            await scheduler.released.wait()
        return item


class ForgetfulScheduler(FrontierScheduler):
    """Takes what was in flight when a crawl was killed for done."""

    def open(self, spider: Any) -> None:
        scheduler.recover = forget
        super().open(spider)


def forget(frontier: Frontier) -> None:
    frontier.db.conn.execute("UPDATE frontier SET state = 'done', next_due = '9999' WHERE state = 'asked'")
