"""Which URLs the crawler may fetch: HTTP on its own ports, at public addresses.

Only addresses written as numbers are judged here; what a name resolves to is judged by ``crawler.resolver``.
"""

import re
import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.declarations import host_and_port

PORTS = {"http": 80, "https": 443}
LONGEST_URL = 2000
"""Characters. Longer ones come from crawler traps and broken templates."""

REPEATS = re.compile(r"((?:/[^/?#]+){1,3})\1{4}(?=[/?#]|$)")
"""One to three parts of a path, five times over: a relative link that leads one level deeper each time."""
NAT64 = IPv6Network("64:ff9b::/96")


class Refused(IgnoreRequest):
    """A request or response that a rule of ours does not let pass; ``why`` is the ledger's code."""

    def __init__(self, why: str, detail: str = "") -> None:
        self.why = why
        self.detail = detail
        super().__init__(f"{why}: {detail}" if detail else why)


class UrlGuard:
    """Refuses what ``refusal`` names, redirects included; ``meta["hosts"]`` ties a request to a site's hosts."""

    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = frozenset(host.lower() for host in allowed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getlist("ALLOW_PRIVATE_HOSTS"))

    def process_request(self, request: Request) -> None:
        why = refusal(request.url, self.allowed)
        if why is None and not belongs(request.url, request.meta.get("hosts", ())):
            why = "offsite"
        if why:
            raise Refused(why, f"{request.url[:LONGEST_URL]}{way_out(why, request.url)}")


def way_out(why: str, url: str) -> str:
    """How to have what was refused, for the end of the message; nothing where there is no such way."""
    if why not in ("private_address", "port"):
        return ""
    named = f"-s ALLOW_PRIVATE_HOSTS={host_and_port(url)}"
    return f"; to allow it, declare the site in seeds/sites/NAME.toml with allow_private = true, or {named}"


def refusal(url: str, allowed: Collection[str] = ()) -> str | None:
    """Why this URL is not fetched: ``scheme``, ``port``, ``private_address``, ``url_too_long``, ``path_repeats``,
    ``bad_url``; or None.

    ``allowed`` names hosts (every port) and ``host:port`` that may be private.

    >>> refusal("http://0x7f.1/"), refusal("https://paper.example:8443/"), refusal("https://paper.example/")
    ('private_address', 'port', None)
    """
    if len(url) > LONGEST_URL:
        return "url_too_long"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "bad_url"
    if parts.scheme not in PORTS:
        return "scheme"
    if REPEATS.search(parts.path):
        return "path_repeats"
    if host in allowed or f"{host}:{port or PORTS[parts.scheme]}" in allowed:
        return None
    return _public_refusal(host, port, PORTS[parts.scheme])


def _public_refusal(host: str, port: int | None, default_port: int) -> str | None:
    if not host:
        return "bad_url"
    if is_private(host):
        return "private_address"
    return None if port in (None, 80, 443, default_port) else "port"


def is_private(host: str) -> bool:
    """Is this host an address, in any of the spellings a resolver takes, that is not on the public network?

    >>> [is_private(host) for host in ("2130706433", "127.1", "::ffff:10.0.0.1", "localhost", "8.8.8.8")]
    [True, True, True, True, False]
    """
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith((".localhost", ".local", ".internal")):
        return True
    address = address_of(name)
    return address is not None and not all(_is_public(each) for each in (address, *_embedded(address)))


def address_of(host: str) -> IPv4Address | IPv6Address | None:
    """The address that ``host`` spells: dotted, decimal, octal, hexadecimal or IPv6; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    if not re.fullmatch(r"[0-9a-fx.]+", host):
        return None
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast


def _embedded(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address leads to: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in found if each is not None]


def belongs(url: str, hosts: Collection[str]) -> bool:
    """Is the URL on one of the hosts or below it? No hosts: anywhere is fine.

    >>> [belongs(url, ["paper.example"]) for url in ("https://news.paper.example/a", "https://otherpaper.example/")]
    [True, False]
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    return not hosts or any(host == each or host.endswith(f".{each}") for each in hosts)
