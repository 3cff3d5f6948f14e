"""What a crawl has asked for and has no end of yet, whichever frontier it is from."""

from collections import deque
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from archive.frontier.endings import input_of
from crawler.items import Failure
from crawler.politeness.hosts import Hosts

AHEAD = 1
"""Requests of a host beyond those that it is sent at once: the next stands ready when its delay is over."""
MOST_ARRIVED = 64
"""Pages that came and are being read or saved, at which no more are asked for. Scrapy bounds their bytes, at 5 MB: of
small pages that is hundreds, at 50 kB each when they are read. The first commit that took eleven seconds added 20 MB to
a crawl for good; with this it adds nothing."""


class Flight:
    """The half of a scheduler that watches over its requests until each has come to its end.

    ``in_flight`` is by the address that was asked for; ``back`` are redirects and retries, which are in flight already.
    ``most_a_host`` is how many requests of a host are held at once.
    """

    crawler: Crawler
    back: deque[Request]
    in_flight: dict[str, Any]
    most_a_host: int

    def take_off(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.back, self.in_flight = deque(), {}
        concurrency = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self.most_a_host = concurrency + AHEAD if concurrency else crawler.settings.getint("CONCURRENT_REQUESTS")
        crawler.signals.connect(self.item_scraped, signals.item_scraped)
        crawler.signals.connect(self.item_unsaved, signals.item_error)
        crawler.signals.connect(self.item_unsaved, signals.item_dropped)

    def settle(self, item: Any) -> None:
        """The item is the end of its address."""
        raise NotImplementedError

    def item_scraped(self, item: Any, response: Response | None) -> None:
        """After the pipelines: what the item says is committed, where they save it."""
        self.settle(item)

    def item_unsaved(self, item: Any, response: Response | None) -> None:
        asked = input_of(item)
        if asked is not None:
            self.settle(Failure(asked, "failed", "unsaved"))

    def is_behind(self) -> bool:
        """Whether reading and saving have as much as they may hold."""
        assert self.crawler.engine is not None
        slot = self.crawler.engine.scraper.slot
        return slot is not None and len(slot.queue) + len(slot.active) >= MOST_ARRIVED

    def settle_lost(self) -> None:
        """Requests that nothing came of, not even a failure: when all others have ended, they are given up."""
        engine = self.crawler.engine
        assert engine is not None
        if engine.downloader.active or engine.scraper.slot is None or not engine.scraper.slot.is_idle():
            return
        for url in list(self.in_flight):
            self.settle(Failure(url, "failed", "no_outcome"))

    def left_hosts(self) -> set[str]:
        """What waits of these stays for the next crawl."""
        hosts = self.crawler.get_downloader_middleware(Hosts)
        return hosts.left if hosts is not None else set()
