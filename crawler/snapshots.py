"""A Scrapy response as a Snapshot."""

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy.http import Response

from crawler.extraction.flags import FLAGS, Flag
from crawler.extraction.optout import in_headers
from crawler.items import Snapshot, utc_text

RESERVING = ("x-robots-tag", "tdm-reservation", "tdm-policy", "content-signal", "content-usage")
"""Headers that say what must not be done with a page."""
KEPT_HEADERS = (
    *("content-type", "last-modified", "etag", "date", "content-language", "content-encoding", "link"),
    *RESERVING,
)
LONGEST_HEADER = 4096
"""Characters; a longer value says nothing that we read and would bloat every row."""
ODD: Flag = "odd_headers"
CLOCKS_APART = timedelta(days=1)
"""A server whose clock, or time zone, is wrong by less says nothing odd."""

_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([^\s;"']+)""", re.I)


def snapshot_of(response: Response, fetched_at: datetime) -> Snapshot:
    """The page as received; ``fetched_at`` is aware. ``content-encoding`` stays only when it could not be undone.

    ``meta["reserved"]`` of its request are the opt-outs in the host's robots.txt.
    """
    headers = kept_headers(response)
    content_type = dict(headers).get("content-type", "")
    flags = [flag for flag in (*response.flags, *reserved(response)) if flag in FLAGS]
    if not may_be_page(media_type(content_type)) or is_later(dict(headers).get("last-modified", ""), fetched_at):
        flags.append(ODD)
    return Snapshot(
        body=response.body,
        input=asked_for(response),
        url=response.url,
        media_type=media_type(content_type),
        charset=header_charset(content_type),
        status=response.status,
        headers=headers,
        fetched_at=utc_text(fetched_at),
        flags=tuple(dict.fromkeys(flags)),
    )


def reserved(response: Response) -> tuple[str, ...]:
    """The opt-outs that came with a page, beside those that it says itself."""
    headers = [(name, value.decode("latin-1")) for name in RESERVING for value in response.headers.getlist(name)]
    request = response.request
    robots = request.meta.get("reserved", ()) if request is not None else ()
    return tuple(sorted({*in_headers(headers), *robots}))


def asked_for(response: Response) -> str:
    """The URL that was asked for first, before any redirect."""
    request = response.request
    if request is None:
        return response.url
    redirects: list[str] = request.meta.get("redirect_urls") or [request.url]
    return redirects[0]


def kept_headers(response: Response) -> tuple[tuple[str, str], ...]:
    """Names in lower case, repeated headers joined by a comma (RFC 9110, section 5.3), those too long left out."""
    joined = ((name, b", ".join(response.headers.getlist(name)).decode("latin-1").strip()) for name in KEPT_HEADERS)
    return tuple((name, value) for name, value in joined if value and len(value) <= LONGEST_HEADER)


def media_type(content_type: str) -> str | None:
    """The type without its parameters.

    >>> media_type("Text/HTML; charset=GBK")
    'text/html'
    """
    return content_type.partition(";")[0].strip().lower() or None


def may_be_page(media: str | None) -> bool:
    """
    >>> [may_be_page(media) for media in (None, "text/html", "application/xhtml+xml", "application/octet-stream")]
    [True, True, True, False]
    """
    return media is None or media.startswith("text/") or media.endswith("xml")


def is_later(date: str, moment: datetime) -> bool:
    """Is an HTTP date after ``moment``, by more than clocks go apart? False for what is no date."""
    try:
        return parsedate_to_datetime(date).astimezone(moment.tzinfo) > moment + CLOCKS_APART
    except (ValueError, OverflowError):
        return False


def header_charset(content_type: str) -> str | None:
    """The charset parameter as the server wrote it.

    >>> header_charset('text/html; charset="GB2312"')
    'GB2312'
    """
    match = _CHARSET.search(content_type)
    return match[1] if match else None
