"""scrapy-redis's scheduler over the shared frontier; what came of an address goes into the stream from here."""

from datetime import UTC, datetime
from typing import Any, Literal, Self

from redis.exceptions import RedisError
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.httpobj import urlparse_cached
from scrapy_redis.scheduler import Scheduler

from archive.frontier.address import EACH_CRAWL
from archive.frontier.endings import input_of
from archive.frontier.flight import Flight
from archive.frontier.guard import Guard
from archive.shared.connecting import place_of
from archive.shared.messages import message_of
from archive.shared.queue import KEY, SharedQueue
from archive.watching.figures import articles_older
from crawler.items import Article, Failure, Listed, NotModified, Reading, utc_text
from crawler.spiders.news import NewsSpider

BEAT = 1.0
"""Seconds between two signs of life, and between two looks at a queue that was empty."""
MOST_UNSAVED = 2000
"""Pages in the stream from which on workers wait for the writer: Redis holds them in memory."""


class SharedScheduler(Flight, Scheduler):  # type: ignore[misc]
    """Of one worker. It ends when nothing waits and no worker asks for anything any more."""

    queue: SharedQueue
    in_flight: dict[str, Request]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        scheduler: Self = super().from_crawler(crawler)
        scheduler.take_off(crawler)
        return scheduler

    def open(self, spider: Spider) -> None:
        """Raises ValueError for a spider that cannot make a request of an address."""
        if not isinstance(spider, NewsSpider):
            raise ValueError(f"REDIS_URL is for scrapy crawl news: {spider.name} cannot share its addresses")
        self.guard = Guard(self.crawler, f"the frontier in Redis at {place_of(self.server)}", RedisError)
        self.spider, self.stats = spider, None  # scrapy-redis counts by a way that Scrapy warns of
        self.queue = SharedQueue(self.server, spider, "", self.serializer)
        self.beating = create_looping_call(self.beat)
        self.beating.start(BEAT, now=False)

    def beat(self) -> None:
        with self.guard:
            self.queue.beat()
        engine = self.crawler.engine
        if engine is not None and engine._slot is not None:  # another worker may have found something
            engine._slot.nextcall.schedule()

    def close(self, reason: str) -> None:
        if self.beating.running:
            self.beating.stop()
        with self.guard:
            self.queue.put_back([request.meta[KEY] for request in self.in_flight.values()])
            waiting, _ = self.queue.waiting()
            stats = self.crawler.stats.get_stats() if self.crawler.stats is not None else {}
            self.queue.leave(articles_older(stats))
            self.spider.count("waiting", waiting)

    def has_pending_requests(self) -> bool:
        if self.guard.is_broken:
            return False
        with self.guard:
            return bool(self.back or self.in_flight or any(self.queue.waiting()))
        return False

    def enqueue_request(self, request: Request) -> bool:
        """Redirects and retries, which are in flight already, are held; any other request becomes an address."""
        if KEY in request.meta:
            self.back.append(request)
            return True
        with self.guard:
            return bool(super().enqueue_request(request))
        return False

    def next_request(self) -> Request | None:
        if self.back:
            return self.back.popleft()
        if self.guard.is_broken:
            return None
        with self.guard:
            return self.best_request()
        return None

    def best_request(self) -> Request | None:
        while self.has_room():
            request: Request | None = super().next_request()
            if request is None:
                self.settle_lost()
                return None
            if urlparse_cached(request).hostname not in self.left_hosts():
                self.in_flight[request.url] = request
                self.spider.count("pages")
                return request
            self.queue.put_back([request.meta[KEY]], "aside")
        return None

    def has_room(self) -> bool:
        """Of what waits, a worker takes no more than it can ask for: the rest is for the others."""
        assert self.crawler.engine is not None
        active = sum(KEY in request.meta for request in self.crawler.engine.downloader.active)
        return active < self.most_a_host and not self.is_behind() and self.queue.unsaved() < MOST_UNSAVED

    def settle(self, item: Any) -> None:
        """A list has come to its end; any other item is for the writer."""
        request = self.in_flight.pop(input_of(item) or "", None)
        key = request.meta[KEY] if request else ""
        with self.guard:
            if isinstance(item, Listed | NotModified):
                self.queue.settle(key)
            elif isinstance(item, Reading | Failure):
                message = message_of(item, self.queue.site, key, utc_text(datetime.now(UTC)))
                self.queue.send(message, counts_as(item, request))


def counts_as(item: Reading | Failure, request: Request | None) -> Literal["article", "lists_failed", ""]:
    """In the figures of the crawl; a page that was probed may turn out to be an article."""
    if isinstance(item, Reading):
        return "article" if request and isinstance(item.result, Article) else ""
    return "lists_failed" if request and request.meta["kind"] in EACH_CRAWL else ""
