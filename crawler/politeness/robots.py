"""robots.txt as RFC 9309 has it: one that cannot be had forbids everything, and the pause it asks for is kept."""

from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

from crawler.extraction.optout import in_robots
from crawler.middlewares.url_guard import Refused
from crawler.politeness.standing import pause_of

LONGEST = 500 * 1024
"""Bytes of a robots.txt in which opt-outs are looked for: what any robot reads of it at least (RFC 9309, 2.5)."""


class RobotsUnreachable(IgnoreRequest):
    """The host's robots.txt could not be had: nothing is asked there. ``__cause__`` is the network's error, if any."""


class NoParser(RobotParser):
    """Stands for a robots.txt that could not be had."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    @classmethod
    def from_crawler(cls, crawler: Any, robotstxt_body: bytes) -> Self:
        raise NotImplementedError

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        raise RobotsUnreachable(f"robots.txt: {self.error}") from self.error


class Robots(RobotsTxtMiddleware):
    """Scrapy's own, with what it leaves out: Crawl-delay, Request-rate, and waiting when there is no answer.

    What a host reserves in its robots.txt goes with each request, as ``meta["reserved"]``.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.reserved: dict[str, tuple[str, ...]] = {}

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        super().process_request_2(rp, request)
        request.meta["reserved"] = self.reserved.get(urlparse_cached(request).netloc, ())
        if urlparse_cached(request).hostname in self.slot_settings():
            # AutoThrottle would go below what the host asked for.
            request.meta["autothrottle_dont_adjust_delay"] = True

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        """Scrapy would read an error page as rules. 4xx: there are none (2.3.1.3); 429 and 5xx: not known (2.3.1.4)."""
        if response.status == 429 or response.status >= 500:
            raise RobotsUnreachable(f"answered {response.status}")
        if response.status >= 300:
            response = response.replace(body=b"")
        # Before those who wait for the parser go on.
        self.reserved[netloc] = in_robots(response.body[:LONGEST].decode("utf-8", "replace"))
        await super()._parse_robots(response, netloc, request)
        parser = self._parsers[netloc]
        if isinstance(parser, RobotParser):
            self.keep_pause(parser, urlparse_cached(request).hostname or "")

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        """Scrapy would allow everything. So it stays for a redirect that our own guard refused: there are no rules.

        One that is too large has some, which nobody read.
        """
        waiting = self._parsers[netloc]
        is_redirect = isinstance(exc, Refused) and exc.why != "too_large"
        if is_redirect or not isinstance(waiting, Deferred):
            super()._robots_error(exc, netloc)
            return
        if isinstance(exc, RobotsUnreachable):  # a host that is not there at all: its rows say so
            self._stats.inc_value(f"polite/robots_unreachable/{netloc}")
        parser = self._parsers[netloc] = NoParser(exc)
        waiting.callback(parser)

    def keep_pause(self, parser: RobotParser, host: str) -> None:
        """For the slot that there is, and for those that Scrapy makes anew after a minute without requests."""
        agent = self._robotstxt_useragent or self._default_useragent
        rate = parser.rp.request_rate(agent) if hasattr(parser, "rp") else None
        longest = self.crawler.settings.getfloat("LONGEST_WAIT")
        pause = pause_of(parser.crawl_delay(agent), (rate.requests, rate.seconds) if rate else None, longest)
        assert self.crawler.engine is not None  # it asked for this file
        declared = self.crawler.settings.getfloat("DOWNLOAD_DELAY")
        if pause is None or pause <= declared:
            return
        self.slot_settings().setdefault(host, {})["delay"] = pause
        if slot := self.crawler.engine.downloader.slots.get(host):
            slot.delay = max(slot.delay, pause)
        self._stats.set_value(f"polite/crawl_delay/{host}", pause)

    def slot_settings(self) -> dict[str, dict[str, Any]]:
        assert self.crawler.engine is not None
        return self.crawler.engine.downloader.per_slot_settings
