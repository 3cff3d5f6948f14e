"""An address of the frontier, as it is found and as it is asked for."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

from scrapy import Request

from archive.identity import url_identity
from crawler.discovery.addresses import day_in
from crawler.items import utc_text

Kind = Literal["article", "section", "feed", "sitemap"]

EACH_CRAWL: tuple[Kind, ...] = ("section", "feed", "sitemap")
"""Kinds that say what is new: asked for in every crawl that comes by them."""

START, LIST, LEFT_OFF, NEW, AGAIN = range(5)
"""Priorities, the first goes first: what there is to read is known before the reading begins; what an earlier crawl
found and did not come to goes before what is found now, or it would wait for ever; and what was never read goes before
what is only looked at again."""


COLUMNS = (
    "id, url, kind, host, priority, newest, depth, found_on, hints, discovered_at, tries, unchanged, "
    "etag, last_modified, reader"
)
DAY_LENGTH = len("2026-11-03")


@dataclass(frozen=True, slots=True)
class Found:
    """An address as a page gave it. ``newest`` sorts: the day or time that it is of, as far as that is known."""

    url: str
    kind: Kind
    host: str
    newest: str
    depth: int = 0
    found_on: str | None = None
    is_start: bool = False
    hints: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that is to be asked for now, with what the site said of the version that is known."""

    id: int
    url: str
    kind: Kind
    host: str
    priority: int
    newest: str
    depth: int
    found_on: str | None
    hints: dict[str, Any]
    discovered_at: str
    tries: int
    unchanged: int
    etag: str | None
    last_modified: str | None
    reader: str | None

    @property
    def is_start(self) -> bool:
        return self.priority == START

    def validators(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110, section 13.1)."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


def asked_of(row: tuple[Any, ...]) -> Asked:
    values = dict(zip(COLUMNS.split(", "), row, strict=True))
    values["hints"] = json.loads(values["hints"]) if values["hints"] else {}
    return Asked(**values)


def key_of(url: str) -> str:
    """One for all addresses of a page: sessions, campaigns, fragments, order of the query and default ports aside.

    >>> key_of("http://paper.example:80/a;jsessionid=1F?b=2&a=1&utm_source=x#top") == key_of("https://paper.example/a?a=1&b=2")
    True
    """
    try:
        return url_identity(url)
    except ValueError:  # a port that is none: it is refused when it is asked for
        return url


def found_of(request: Request) -> Found:
    """The address of a request that a spider yields."""
    meta = request.meta
    hints: dict[str, Any] = meta.get("hints") or {}
    day = day_in(request.url)
    return Found(
        url=request.url,
        kind=meta["kind"],
        host=urlsplit(request.url).hostname or "",
        newest=newest_of(hints.get("published"), day.isoformat() if day else None, hints.get("lastmod")),
        depth=meta.get("depth", 0),
        found_on=meta.get("found_on"),
        is_start=bool(meta.get("is_start")),
        hints=hints,
    )


def newest_of(*candidates: str | None) -> str:
    """The first that is a day or a time, and not one to come; now where there is none.

    >>> newest_of("soon", None, "2026-11-03"), newest_of("2026-11-03T08:00:00+08:00")
    ('2026-11-03', '2026-11-03T00:00:00Z')
    """
    now = datetime.now(UTC)
    for candidate in filter(None, candidates):
        try:
            moment = moment_of(candidate)
        except (ValueError, OverflowError):
            continue
        if moment <= now + timedelta(days=2):
            return candidate if len(candidate) == DAY_LENGTH else utc_text(moment)
    return utc_text(now)


def moment_of(text: str) -> datetime:
    """A day is its end: a page of today is young.

    >>> moment_of("2026-11-03").isoformat(), moment_of("2026-11-03T08:00:00Z").isoformat()
    ('2026-11-04T00:00:00+00:00', '2026-11-03T08:00:00+00:00')
    """
    moment = datetime.fromisoformat(text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment + timedelta(days=1) if len(text) == DAY_LENGTH else moment
