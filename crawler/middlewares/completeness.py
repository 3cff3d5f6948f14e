"""Is a response whole? A page cut on the way looks like a short article, so it must never become one."""

import zlib
from collections.abc import Callable, Iterator
from typing import Self

import brotli  # type: ignore[import-untyped]
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.extraction.flags import Flag
from crawler.middlewares.url_guard import Refused

CHUNK = 64 * 1024
CUT_FLAGS = frozenset({"partial", "dataloss"})
NOT_GZIP: Flag = "not_gzip"
GZIP_MAGIC = b"\x1f\x8b"


class Incomplete(IgnoreRequest):
    """The response ended before its end; the message says how that was seen."""


class Completeness:
    """Retries, then refuses, a body whose compressed stream has no end; refuses what the downloader flagged as cut.

    A body of more than ``limit`` bytes when unpacked is refused as well.
    """

    def __init__(self, limit: int, crawler: Crawler) -> None:
        self.limit = limit
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"), crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        # A robots.txt cut short is better obeyed than ignored, and an error page is no article either way.
        if request.meta.get("dont_obey_robotstxt") or not 200 <= response.status < 300:
            return response
        if cut := CUT_FLAGS.intersection(response.flags):
            raise Incomplete(f"the connection closed early ({', '.join(sorted(cut))})")
        encoding = _encoding(response)
        if encoding in ("gzip", "x-gzip") and response.body and not response.body.startswith(GZIP_MAGIC):
            return _without_encoding(response)
        if ends_whole(response.body, encoding, self.limit):
            return response
        return self._again(request, f"the {encoding} stream has no end")

    def _again(self, request: Request, reason: str) -> Request:
        spider = self.crawler.spider
        retry = get_retry_request(request, reason=reason, spider=spider) if spider else None
        if retry is None:
            raise Incomplete(reason)
        return retry


def ends_whole(body: bytes, encoding: str, limit: int) -> bool:
    """Does the compressed stream reach its end, checksum included? True for an encoding that is not looked into.

    Raises Refused when more than ``limit`` bytes come out; unpacks in pieces, so that memory stays small.
    """
    unpack = _UNPACKERS.get(encoding)
    if unpack is None or not body:
        return True
    size = 0
    try:
        for piece in unpack(body):
            size += len(piece)
            if size > limit:
                raise Refused("too_large", f"more than {limit} bytes unpacked")
    except (zlib.error, brotli.error, EOFError):
        return False
    return True


def _ungzip(body: bytes) -> Iterator[bytes]:
    """Every member of the stream; bytes after the last one are ignored, as browsers do."""
    more = True
    while more:
        inflater = zlib.decompressobj(wbits=31)
        yield from _inflate(inflater, body)
        body = inflater.unused_data
        more = body.startswith(GZIP_MAGIC)


def _undeflate(body: bytes) -> Iterator[bytes]:
    """With the zlib header that the standard asks for, or raw as some servers send it."""
    has_header = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    yield from _inflate(zlib.decompressobj(wbits=15 if has_header else -15), body)


def _inflate(inflater: "zlib._Decompress", body: bytes) -> Iterator[bytes]:
    yield inflater.decompress(body, CHUNK)
    while not inflater.eof:
        piece = inflater.decompress(inflater.unconsumed_tail, CHUNK)
        if not piece and not inflater.eof:
            raise EOFError
        yield piece


def _unbrotli(body: bytes) -> Iterator[bytes]:
    decompressor = brotli.Decompressor()
    yield decompressor.process(body, output_buffer_limit=CHUNK)
    while not decompressor.is_finished():
        piece = decompressor.process(b"", output_buffer_limit=CHUNK)
        if not piece:
            raise EOFError
        yield piece


_UNPACKERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _ungzip,
    "x-gzip": _ungzip,
    "deflate": _undeflate,
    "br": _unbrotli,
}


def _encoding(response: Response) -> str:
    return b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").strip().lower()


def _without_encoding(response: Response) -> Response:
    """The server says gzip and sends the page as it is."""
    headers = response.headers.copy()
    headers.pop("Content-Encoding", None)
    return response.replace(headers=headers, flags=[*response.flags, NOT_GZIP])
