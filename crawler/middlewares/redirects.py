"""Redirects, by header or by page, of which an address that is none ends in a row of the ledger and not in an error."""

import re
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware, RedirectMiddleware
from scrapy.http import Response

from crawler.middlewares.url_guard import LONGEST_URL, PORTS, Refused

REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEAD = 16 * 1024
"""Bytes of a page that hold the 4096 characters in which Scrapy looks for a refresh, in any charset."""


class Redirects(RedirectMiddleware):
    """Scrapy hands a redirect to another scheme on as a page, and breaks at some; here it is refused."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        location = (response.headers.get("Location") or b"").decode("latin-1").strip()
        if response.status not in REDIRECTS or not location:
            return response
        if scheme_of(request.url, location) not in PORTS:
            raise Refused("scheme", location[:LONGEST_URL])
        response.headers["Location"] = in_ascii(response.headers["Location"] or b"")
        try:
            return super().process_response(request, response)
        except ValueError as error:
            raise Refused("bad_url", f"{location[:LONGEST_URL]}: {error}") from error


class Refreshes(MetaRefreshMiddleware):
    """Scrapy breaks at a page that names a script in the place of an address; here the page is read.

    It decodes all of every page to look; here only one that has the word.
    """

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        if not may_refresh(response.body[:HEAD]):
            return response
        try:
            return super().process_response(request, response)
        except ValueError:  # from Request, of what is no address
            return response


def may_refresh(head: bytes) -> bool:
    """Text of two or four bytes a character (it has NULs) may hide the word.

    >>> [may_refresh(head) for head in (b"<p>", b"<meta http-equiv=Refresh", "<meta".encode("utf-16"))]
    [False, True, True]
    """
    return b"refresh" in head.lower() or b"\0" in head


def in_ascii(location: bytes) -> bytes:
    """With the bytes that are no ASCII as they are, whatever the charset of the site, as browsers ask for them.

    >>> in_ascii("/新闻".encode("gbk"))
    b'/%D0%C2%CE%C5'
    """
    return re.sub(rb"[\x80-\xff]", lambda found: b"%%%02X" % found[0][0], location)


def scheme_of(base: str, location: str) -> str:
    """The scheme that ``location`` leads to; empty when it is no URL."""
    try:
        return urlsplit(urljoin(base, location)).scheme
    except ValueError:
        return ""
