"""Names for servers on loopback: several outlets, each on its own host, in one test.

    crawl(…, TWISTED_DNS_RESOLVER="tests.hosts.NamedHosts", HOSTS="paper.test=127.0.0.2,cdn.test=127.0.0.3",
          ALLOW_PRIVATE_HOSTS="paper.test:8000")

Without the setting, the environment's ``HOSTS`` is read. The answer is judged as any other: a host of
``ALLOW_PRIVATE_HOSTS`` (or the start pages' of a site with ``allow_private = true``) is connected to, another refused.
"""

import os
from typing import Any, Self

from scrapy.crawler import Crawler
from twisted.internet.interfaces import IHostResolution

from crawler.resolver import PublicResolver


class NamedHosts(PublicResolver):
    """``hosts`` holds addresses by name; a name that is not in it is looked up as ever."""

    hosts: dict[str, str]

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:
        resolver = super().from_crawler(crawler, reactor)
        resolver.hosts = hosts_in(crawler.settings.get("HOSTS") or os.environ.get("HOSTS", ""))
        return resolver

    def look_up(self, receiver: Any, host: str, *how: Any) -> IHostResolution:
        return super().look_up(receiver, self.hosts.get(host.lower().rstrip("."), host), *how)


def hosts_in(text: str) -> dict[str, str]:
    """``a.test=127.0.0.2,b.test=::1`` as a dictionary."""
    return {
        name.strip().lower(): address.strip()
        for name, _, address in (each.partition("=") for each in text.split(","))
        if name
    }
