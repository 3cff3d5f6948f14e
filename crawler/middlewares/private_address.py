"""A name that the resolver refused is said to be refused, and is not asked for again."""

from collections.abc import Collection
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError

from crawler.declarations import host_and_port
from crawler.middlewares.url_guard import Refused, way_out
from crawler.resolver import PublicResolver


class PrivateAddress:
    """Tells the resolver which hosts may be private, as only a crawl knows its site's; nearest to the downloader."""

    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = frozenset(host.lower() for host in allowed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getlist("ALLOW_PRIVATE_HOSTS"))

    def process_request(self, request: Request) -> None:
        resolver = resolver_in_use()
        if resolver is not None:
            resolver.allowed |= self.allowed

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raises Refused in the place of "no such host"."""
        resolver = resolver_in_use()
        if resolver is None or not isinstance(exception, CannotResolveHostError):
            return
        target = request.meta.get("proxy") or request.url
        address = resolver.refused.get(host_and_port(target).replace(".:", ":"))
        if address is not None:
            raise Refused("private_address", f"{target} is at {address}{way_out('private_address', target)}")


def resolver_in_use() -> PublicResolver | None:
    """None where a setting names another resolver. The reactor is known only after Scrapy has installed it."""
    from twisted.internet import reactor

    resolver = getattr(reactor, "nameResolver", None)
    return resolver if isinstance(resolver, PublicResolver) else None
