"""Scrapy's download handler, which bounds a body and each line of the headers, with a bound for all of them.

Without it a server that sends headers for as long as someone listens fills the memory: DOWNLOAD_MAXSIZE is for bodies.
The names with an underscore are Scrapy's own; tests/test_hostile_web.py notices when they are no more.
"""

from typing import Any

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from twisted.internet.interfaces import IAddress

LARGEST_HEADERS = 256 * 1024
"""Bytes, as of browsers."""


class HugeHeaders(ValueError):
    """More headers than anyone sends; the message says how much is taken."""


class BoundedParser(_LenientHTTPClientParser):
    """Counts what comes before the body, interim responses included."""

    received = 0

    def lineReceived(self, line: bytes) -> None:
        self.received += len(line)
        if self.received > LARGEST_HEADERS:
            raise HugeHeaders(f"more than {LARGEST_HEADERS} bytes of headers")
        super().lineReceived(line)


class BoundedProtocol(_LenientHTTP11ClientProtocol):
    def request(self, request: Any) -> Any:
        response = super().request(request)
        self._parser.__class__ = BoundedParser  # as Scrapy itself puts its own parser in
        return response


class BoundedFactory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: IAddress | None) -> BoundedProtocol:
        return BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class BoundedHandler(HTTP11DownloadHandler):
    """For http and https, in DOWNLOAD_HANDLERS."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        bound_headers(self)


def bound_headers(handler: HTTP11DownloadHandler) -> None:
    """Of all that it downloads from now on."""
    handler._pool._factory = BoundedFactory
