"""Scrapy's scheduler over the frontier: every request that a spider yields is an address there first."""

import tempfile
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler, Scheduler
from scrapy.crawler import Crawler
from scrapy.spiders import Spider
from scrapy.utils.httpobj import urlparse_cached

from archive.frontier.address import EACH_CRAWL, Asked, Found, found_of
from archive.frontier.endings import IN_VAIN, ending_of, input_of
from archive.frontier.flight import Flight
from archive.frontier.guard import Guard
from archive.frontier.known import Ledger
from archive.frontier.lock import lock_path, locked
from archive.frontier.opening import frontier_path, open_frontier
from archive.frontier.recovery import recover, relearn
from archive.frontier.store import ARTICLES_FIRST
from archive.frontier.turned_out import turned_out
from archive.store import open_archive, open_reading
from crawler.spiders.news import NewsSpider

ARCHIVE = "archive."
"""How the names of pipelines begin that save into the archive."""
FRONTIER_ID = "frontier"
"""Key of ``request.meta``: the address's number, which redirects and retries carry along."""
GROUP = 64
"""Addresses that wait to be written, at most; each turn of the engine writes those that there are."""
FIRST_CALLS = 3
"""Calls of the engine before the spider's first request, in which nothing is asked for."""


class FrontierScheduler(Flight, BaseScheduler):
    """Asks for the best address of a host that is free; memory holds what is in flight, and nothing else."""

    in_flight: dict[str, Asked]

    def __init__(self, crawler: Crawler) -> None:
        self.take_off(crawler)
        self.closing = ExitStack()
        self.found: list[Found] = []
        self.asked, self.asked_lists, self.calls, self.lists_failed = 0, 0, 0, 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BaseScheduler:  # type: ignore[override]
        """Scrapy's own scheduler for a spider that cannot make a request of an address."""
        if not isinstance(crawler.spider, NewsSpider):
            return Scheduler.from_crawler(crawler)
        return cls(crawler)

    def open(self, spider: Spider) -> None:
        """Raises SiteBusy."""
        assert isinstance(spider, NewsSpider)
        self.spider, self.plan = spider, spider.plan
        self.since = self.plan.since.isoformat() if self.plan.since else ""
        path = self.path()
        self.guard = Guard(self.crawler, f"the frontier {path}")
        self.closing.enter_context(locked(lock_path(path), self.plan.key))
        self.ledger = self.open_ledger()
        self.frontier = open_frontier(path, self.plan.key, self.ledger, everything=self.plan.again)
        self.closing.callback(self.frontier.close)
        recover(self.frontier)
        if self.frontier.is_empty():
            relearn(self.frontier, self.plan.site.hosts)
        spider.remember(turned_out(self.frontier))
        self.frontier.wake_due()

    def path(self) -> Path:
        """Beside the archive; in a folder that goes with the crawl where it has none."""
        if self.has_archive():
            return frontier_path(Path(self.crawler.settings["ARCHIVE"]))
        return Path(self.closing.enter_context(tempfile.TemporaryDirectory())) / "frontier.db"

    def has_archive(self) -> bool:
        pipelines = self.crawler.settings.getdict("ITEM_PIPELINES")
        return any(str(name).startswith(ARCHIVE) and order is not None for name, order in pipelines.items())

    def open_ledger(self) -> Ledger:
        if not self.has_archive():
            return Ledger(None)
        path = Path(self.crawler.settings["ARCHIVE"])
        open_archive(path).close()  # made, where it is new
        ledger = Ledger(open_reading(path))
        self.closing.callback(ledger.close)
        return ledger

    def close(self, reason: str) -> None:
        with self.guard:
            self.write_found()
            for asked in self.in_flight.values():
                self.frontier.put_back(asked.id)
            self.count_rest()
        self.closing.close()

    def count_rest(self) -> None:
        waiting, older = self.frontier.count_pending(self.since)
        is_full = self.asked >= self.plan.max_pages
        counts = {
            "left_off" if is_full else "waiting": waiting,
            "older": older,
            "not_due": self.frontier.count_not_due(),
            "lists_failed": self.lists_failed,
        }
        if self.crawler.stats is None:
            return
        self.crawler.stats.set_value("news/found", self.frontier.count_found())
        for name, count in counts.items():
            if count:
                self.crawler.stats.inc_value(f"news/{name}", count)

    def has_pending_requests(self) -> bool:
        asking = self.frontier.hosts - self.left_hosts() and self.may_ask()
        waiting = self.back or self.found or self.in_flight or asking
        return bool(waiting) and not self.guard.is_broken

    def may_ask(self) -> bool:
        return self.asked < self.plan.max_pages

    def enqueue_request(self, request: Request) -> bool:
        """Redirects and retries, which are in flight already, are held; any other request becomes an address."""
        self.calls = FIRST_CALLS
        if FRONTIER_ID in request.meta:
            self.back.append(request)
            return True
        found = found_of(request)
        self.found.append(found)
        # A page's own row of the ledger counts it as done: what it led to must be on disk before that.
        if len(self.found) >= GROUP or self.is_from_article(found):
            with self.guard:
                self.write_found()
        return True

    def is_from_article(self, found: Found) -> bool:
        source = self.in_flight.get(found.found_on or "")
        return source is not None and source.kind == "article"

    def write_found(self) -> None:
        if self.found:
            self.frontier.add(self.found)
            self.found.clear()

    def next_request(self) -> Request | None:
        if not self.guard.is_broken:
            with self.guard:
                return self.best_request()
        return None

    def best_request(self) -> Request | None:
        self.write_found()
        if self.back:
            return self.back.popleft()
        self.calls += 1
        must_wait = self.calls <= FIRST_CALLS or self.is_behind()
        asked = self.take() if self.may_ask() and not must_wait else None
        if asked is None:
            self.settle_lost()
            return None
        self.asked += 1
        self.asked_lists += asked.kind in EACH_CRAWL
        self.spider.count("pages")
        request = self.request_of(asked)
        self.in_flight[request.url] = asked
        return request

    def take(self) -> Asked | None:
        """Lists first, as they name the newest; but half of ``max_pages`` is for articles, where any are known."""
        if self.asked_lists < self.plan.max_pages // 2:
            return self.frontier.take(self.full_hosts(), self.listing_hosts(), self.since)
        return self.frontier.take(self.full_hosts(), (), self.since, ARTICLES_FIRST)

    def full_hosts(self) -> set[str]:
        """Hosts that have their requests: a page that came and is being read or saved keeps its host from nothing."""
        assert self.crawler.engine is not None
        active = (request for request in self.crawler.engine.downloader.active if FRONTIER_ID in request.meta)
        busy = Counter(urlparse_cached(request).hostname or "" for request in active)
        return {host for host, count in busy.items() if count >= self.most_a_host} | self.left_hosts()

    def listing_hosts(self) -> set[str]:
        """Where a list is on its way: what it says is waited for before articles are asked for."""
        return {asked.host for asked in self.in_flight.values() if asked.kind in EACH_CRAWL}

    def request_of(self, asked: Asked) -> Request:
        request = self.spider.request_for(asked.url, asked.kind, found_on=asked.found_on, hints=asked.hints)
        request.meta.update({FRONTIER_ID: asked.id, "depth": asked.depth, "is_start": asked.is_start})
        if asked.validators() and self.is_known(asked):
            request.headers.update(asked.validators())
            request.meta["handle_httpstatus_list"] = [304]
        return request

    def is_known(self, asked: Asked) -> bool:
        """Whether nothing is missed when the site says that a page is as it was.

        An article's bytes must still be in the archive: whatever reads them later, they are what would come again.
        A list is not kept: it must have been read by the present code and rules, or what these find in it is missed.
        """
        if asked.kind in EACH_CRAWL:
            return asked.reader == self.spider.list_reader
        known = self.ledger.last(asked.url)
        return known is not None and self.ledger.has_bytes(known.sha256)

    def settle(self, item: Any) -> None:
        with self.guard:
            self.write_end(item)

    def write_end(self, item: Any) -> None:
        asked = self.in_flight.pop(input_of(item) or "", None)
        if asked is None:
            return
        self.write_found()
        outcome = self.frontier.outcome_since_the_beginning(asked.url)
        values = ending_of(asked, item, outcome, datetime.now(UTC), self.spider.list_reader)
        self.frontier.settle(asked.id, values)
        is_vain = values["outcome"].startswith(IN_VAIN)
        self.lists_failed += asked.kind in EACH_CRAWL and is_vain
        if asked.kind in EACH_CRAWL and (is_vain or values["outcome"] == "unchanged"):
            self.frontier.wake_lists(asked.url)
