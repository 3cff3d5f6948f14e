"""WARC files (ISO 28500), plain, gzip or zstd, as Common Crawl, Heritrix and Browsertrix write them.

A response is an input as it was for the crawler that asked for it: its ``input`` is the address, its time the record's.
"""

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from crawler.extraction.optout import in_headers
from crawler.items import Failure, Snapshot
from crawler.origin import OriginError, check_url, in_utc
from crawler.snapshots import KEPT_HEADERS, LONGEST_HEADER, header_charset, media_type
from crawler.sources.budget import Bomb, Budget, page_bytes
from crawler.sources.found import Found, Intake, Refused, too_large

PAGE_TYPES = frozenset((None, "text/html", "application/xhtml+xml", "text/plain"))
MAX_HEAD = 1024 * 1024
"""Bytes of HTTP headers above a page."""


def warc_pages(stream: BinaryIO | str, name: str, budget: Budget, intake: Intake) -> Iterator[Found]:
    """Every response and resource that is a page; ``passed`` counts the others by type. Raises Bomb.

    A record that is cut is its own Failure; what cannot be read at all ends the file with one.
    """
    at = 0
    try:
        for record in ArchiveIterator(stream, parse_http=False):
            at = record.stream_pos
            yield from pages_of_record(record, f"{name}@{at}", budget, intake)
    except OSError as error:
        before = "the records before it are read" if at else "no page could be read from it"
        yield Failure(name, "failed", "damaged", f"{error}, behind byte {at}; {before}")


def pages_of_record(record: WarcRecord, place: str, budget: Budget, intake: Intake) -> Iterator[Found]:
    if record.record_type == WarcRecordType.revisit:  # its bytes stand in an earlier record
        intake.passed["revisit record"] += 1
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    try:
        if not url.startswith("file:"):
            check_url(url)
        found = page_of_record(record, url, budget, intake)
    except OriginError:
        intake.passed[f"{url.partition(':')[0] or 'no'}: record"] += 1
        return
    except Bomb:
        raise
    except Refused as error:
        found = Failure(url, "rejected", error.why, error.detail, url)
    except OSError as error:
        found = Failure(url, "failed", "incomplete", f"{place}: {error}", url)
    if found is not None:
        yield found


def page_of_record(record: WarcRecord, url: str, budget: Budget, intake: Intake) -> Snapshot | Failure | None:
    """None for what is no page: pictures, redirects. Raises Refused, OSError."""
    length = record.content_length
    budget.take(length)
    if length > intake.largest + MAX_HEAD:
        raise too_large(intake.largest, length)
    record.freeze()
    if record.content_length < length:
        raise OSError(f"the record ends after {record.content_length} of {length} bytes")
    if record.headers.get("WARC-Truncated"):
        raise OSError(f"cut by its crawler ({record.headers['WARC-Truncated']})")
    is_http = record.is_http
    if is_http:
        record.parse_http(auto_decode="all", max_header_len=MAX_HEAD, quirks_mode=True)
    headers = kept_headers(record) if is_http else ()
    content_type = dict(headers).get("content-type", "") if is_http else str(record.headers.get("Content-Type") or "")
    status = record.http_headers.status_code if is_http and record.http_headers else None
    if status is not None and status >= 400:
        moment = in_utc(str(record.headers.get("WARC-Date") or ""))
        return Failure(url, "failed", f"http_{status}", "so the server answered", url, status, None, moment)
    if status is not None and not 200 <= status < 300:
        intake.passed["redirect"] += 1
        return None
    if media_type(content_type) not in PAGE_TYPES or urlsplit(url).path == "/robots.txt":
        intake.passed[media_type(content_type) or "robots.txt"] += 1
        return None
    return Snapshot(
        body=page_bytes(record.reader.read, budget, intake.largest),
        input=unquote(url.removeprefix("file:")),
        url=None if url.startswith("file:") else url,
        media_type=media_type(content_type),
        charset=header_charset(content_type),
        status=status,
        headers=headers,
        fetched_at=in_utc(str(record.headers.get("WARC-Date") or "")),
        flags=in_headers(record.http_headers.items()) if is_http else (),
    )


def kept_headers(record: WarcRecord) -> tuple[tuple[str, str], ...]:
    """As ``crawler.snapshots.kept_headers`` keeps them of a response."""
    headers = record.http_headers
    joined = ((name, ", ".join(headers.get_multiple(name)).strip()) for name in KEPT_HEADERS if name in headers)
    return tuple((name, value) for name, value in joined if value and len(value) <= LONGEST_HEADER)
