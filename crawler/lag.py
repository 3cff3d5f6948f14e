"""How long the loop of a crawl kept others waiting: measured only when ``LOOP_LAG`` is set, for benches and doubts."""

import asyncio
import time
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.statscollectors import StatsCollector

EVERY = 0.005
"""Seconds between two looks at the clock."""
STEP = 0.0001
"""Seconds to which a lag is told, and so how many numbers are held: one a step, however long the crawl."""


class LoopLag:
    """Scrapy extension: stats ``loop_lag/p50``, ``p99`` and ``max``, milliseconds that a call came later than due.

    A stall of 50 ms is one lag of 50 ms here, though ten calls were due in it: each late call is counted as so many.
    """

    def __init__(self, stats: StatsCollector) -> None:
        self.stats = stats
        self.lags: dict[int, int] = {}
        self.due = 0.0
        self.handle: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getbool("LOOP_LAG") or crawler.stats is None:
            raise NotConfigured
        extension = cls(crawler.stats)
        crawler.signals.connect(extension.start, signals.spider_opened)
        crawler.signals.connect(extension.stop, signals.spider_closed)
        return extension

    def start(self) -> None:
        self.due = time.perf_counter() + EVERY
        self.handle = asyncio.get_running_loop().call_later(EVERY, self.look)

    def look(self) -> None:
        lag = max(0.0, time.perf_counter() - self.due)
        # Calls that were due meanwhile would have waited for the rest of it: without them a stall counts too little.
        while lag >= 0:
            step = int(lag / STEP)
            self.lags[step] = self.lags.get(step, 0) + 1
            lag -= EVERY
        self.start()

    def stop(self) -> None:
        if self.handle is not None:
            self.handle.cancel()
        for name, share in (("p50", 0.5), ("p99", 0.99), ("max", 1.0)):
            self.stats.set_value(f"loop_lag/{name}", round(share_of(self.lags, share) * STEP * 1000, 1))


def share_of(counts: dict[int, int], share: float) -> int:
    """The smallest value that no less than this share of them does not exceed; 0 for none.

    >>> share_of({1: 90, 7: 9, 30: 1}, 0.5), share_of({1: 90, 7: 9, 30: 1}, 0.99), share_of({1: 9, 30: 1}, 1.0)
    (1, 7, 30)
    """
    wanted, seen = share * sum(counts.values()), 0
    for value, count in sorted(counts.items()):
        seen += count
        if seen >= wanted:
            return value
    return 0
