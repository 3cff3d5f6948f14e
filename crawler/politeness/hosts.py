"""The rests and budgets of hosts, in Scrapy's own slots: a host that rests keeps no other one waiting."""

from collections import defaultdict
from datetime import UTC, datetime
from time import monotonic
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.items import NotArticle, Reading
from crawler.politeness.standing import REFUSING, SOFT_BLOCKS, Limits, Standing, wait_for

ROBOTS = "/robots.txt"
WHY_LEFT = {
    "refused": "turned us away too often in a row; left alone until the next crawl",
    "host_budget": "has no requests or bytes left in this crawl (HOST_MAX_REQUESTS, HOST_MAX_BYTES)",
}


class HostLeft(IgnoreRequest):
    """A request that is not sent because its host is left alone; ``why`` is the ledger's code."""

    def __init__(self, why: str, host: str) -> None:
        self.why = why
        super().__init__(f"{host} {WHY_LEFT[why]}")


class Hosts:
    """Downloader middleware and listener. ``left`` names the hosts that are asked for nothing more in this run."""

    def __init__(self, crawler: Crawler, limits: Limits) -> None:
        self.crawler, self.limits = crawler, limits
        self.standings: defaultdict[str, Standing] = defaultdict(Standing)
        self.left: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        settings = crawler.settings
        limits = Limits(
            first_wait=settings.getfloat("BACKOFF_START"),
            longest_wait=settings.getfloat("LONGEST_WAIT"),
            refusals=settings.getint("HOST_MAX_REFUSALS"),
            requests=settings.getint("HOST_MAX_REQUESTS"),
            size=settings.getint("HOST_MAX_BYTES"),
        )
        hosts = cls(crawler, limits)
        # Heard before the downloader looks for the host's next request, where a middleware would come too late.
        crawler.signals.connect(hosts.response_downloaded, signals.response_downloaded)
        crawler.signals.connect(hosts.item_scraped, signals.item_scraped)
        return hosts

    def process_request(self, request: Request) -> None:
        host = host_of(request)
        standing = self.keep(host, self.standings[host].asked(self.limits))
        if standing.left:
            raise HostLeft(standing.left, host)

    def response_downloaded(self, response: Response, request: Request) -> None:
        host, refuses = host_of(request), is_refusal(request, response)
        standing = self.keep(host, self.standings[host].answered(refuses, len(response.body), self.limits))
        if refuses:
            asked = (response.headers.get("Retry-After") or b"").decode("latin-1")
            self.rest(host, standing, asked)

    def item_scraped(self, item: Any, response: Response | None) -> None:
        if isinstance(item, Reading) and response is not None and response.request is not None:
            host, result = host_of(response.request), item.result
            blocks = isinstance(result, NotArticle) and result.why in SOFT_BLOCKS
            standing = self.keep(host, self.standings[host].read(blocks, self.limits))
            if blocks and standing.trouble:
                self.rest(host, standing, None)

    def keep(self, host: str, standing: Standing) -> Standing:
        self.standings[host] = standing
        if standing.left and host not in self.left:
            self.left.add(host)
            self.note(f"left/{standing.left}/{host}", 1)
            if standing.left == "refused":
                self.let_go(host, standing.left)
        return standing

    def rest(self, host: str, standing: Standing, retry_after: str | None) -> None:
        """The slot counts its delay from when it last sent: set ahead, the host's next request waits so much longer."""
        seconds = wait_for(standing.trouble, retry_after, datetime.now(UTC), self.limits)
        slot = self.slots().get(host)
        if slot is not None and not standing.left:
            slot.lastseen = max(slot.lastseen, monotonic() + seconds - slot.delay)
            self.note(f"rests/{host}", 1)
            self.note(f"rested/{host}", round(seconds, 3))

    def let_go(self, host: str, why: str) -> None:
        """Ends the requests that stand ready in the slot: nobody waits for a host that is left alone."""
        slot = self.slots().get(host)
        while slot is not None and slot.queue:
            _, waiting = slot.queue.popleft()
            waiting.errback(HostLeft(why, host))

    def slots(self) -> dict[str, Any]:
        engine = self.crawler.engine
        return engine.downloader.slots if engine is not None else {}

    def note(self, name: str, count: float) -> None:
        if self.crawler.stats is not None:
            self.crawler.stats.inc_value(f"polite/{name}", count)  # type: ignore[arg-type]


def host_of(request: Request) -> str:
    """The key of Scrapy's slot: the host without its port."""
    return urlparse_cached(request).hostname or ""


def is_refusal(request: Request, response: Response) -> bool:
    """Some servers answer 403 for a robots.txt that they do not have; any 5xx there means wait (RFC 9309, 2.3.1.4)."""
    if urlparse_cached(request).path == ROBOTS and request.meta.get("dont_obey_robotstxt"):
        return response.status == 429 or response.status >= 500
    return response.status in REFUSING
