"""Is a response whole? A page cut on the way looks like a short article, so it must never become one."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.extraction.flags import Flag
from crawler.middlewares.unpacking import Unended, true_encodings

NOT_GZIP: Flag = "not_gzip"
CUT = "dataloss"
UNBOUNDED = "partial"
"""Scrapy's flags: fewer bytes came than were announced; none were announced, and the closed connection is the end."""
PARTIAL_CONTENT = 206
END_TAG = b"</html"
LAST_BYTES = 4096
"""Templates put scripts, comments and counters behind the end tag."""


class Incomplete(IgnoreRequest):
    """The response ended before its end; the message says how that was seen."""


class Completeness:
    """Retries, then refuses, a body whose compressed stream has no end; refuses what the downloader flagged as cut.

    A body of more than ``limit`` bytes when unpacked is refused as well, whatever it is.
    """

    def __init__(self, limit: int, crawler: Crawler) -> None:
        self.limit = limit
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"), crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        # A robots.txt cut short is better obeyed than ignored, and an error page is no article either way.
        is_page = not request.meta.get("dont_obey_robotstxt") and 200 <= response.status < 300
        if is_page and CUT in response.flags:
            raise Incomplete(f"the connection closed early ({CUT})")
        if is_page and response.status == PARTIAL_CONTENT:
            return self._again(request, "HTTP 206: only a part was sent, and no part was asked for")
        encodings = _encodings(response)
        try:
            true = true_encodings(response.body, encodings, self.limit)
        except Unended as error:
            return self._again(request, str(error)) if is_page else response
        return response if true == encodings else _with_encodings(response, true)

    def _again(self, request: Request, reason: str) -> Request:
        spider = self.crawler.spider
        retry = get_retry_request(request, reason=reason, spider=spider) if spider else None
        if retry is None:
            raise Incomplete(reason)
        return retry


def may_be_cut(response: Response) -> bool:
    """No length was announced, and the page has no end tag: its bytes are kept, but it may be half an article.

    Servers of old say the end of a page only by closing the connection, which looks the same when it breaks.
    """
    end = response.body[-LAST_BYTES:].replace(b"\0", b"").lower()  # UTF-16 has a NUL beside each letter
    return UNBOUNDED in response.flags and bool(response.body) and END_TAG not in end


def _encodings(response: Response) -> list[str]:
    """As the header lists them, the outermost last."""
    named = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").split(",")
    return [name for each in named if (name := each.strip().lower())]


def _with_encodings(response: Response, encodings: list[str]) -> Response:
    """The server says gzip and sends the page as it is."""
    headers = response.headers.copy()
    headers.pop("Content-Encoding", None)
    if encodings:
        headers["Content-Encoding"] = ", ".join(encodings)
    return response.replace(headers=headers, flags=[*response.flags, NOT_GZIP])
