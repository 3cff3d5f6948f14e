"""An address that a feed or a sitemap names, with what it says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

from crawler.extraction.date.machinedate import machine_date
from crawler.items import utc_text

Kind = Literal["article", "page", "sitemap"]
LONGEST_HEADLINE = 300


class Malicious(ValueError):
    """A document made to harm its reader, or too large to be one; ``why`` is the ledger's code."""

    def __init__(self, why: str, detail: str) -> None:
        self.why = why
        super().__init__(detail)


@dataclass(frozen=True, slots=True)
class Entry:
    """``kind``: ``article`` where the source names nothing else (feeds, news sitemaps), ``page`` of a plain sitemap,

    ``sitemap`` for another one. Dates are ISO 8601, None for what is no date.
    """

    url: str
    kind: Kind
    headline: str | None = None
    published: str | None = None
    modified: str | None = None

    def hints(self) -> dict[str, str]:
        """What the frontier keeps beside the address."""
        named = {"headline": self.headline, "published": self.published, "lastmod": in_utc(self.modified)}
        return {name: value for name, value in named.items() if value}


def address_in(text: str | None, base: str) -> str | None:
    """The absolute http(s) address without fragment; None for anything else.

    >>> address_in(" /a.html#top", "https://paper.example/feed"), address_in("file:///etc/hostname", "https://a.example/")
    ('https://paper.example/a.html', None)
    """
    text = (text or "").strip()
    try:
        url = urljoin(base, text) if text and not text.startswith(("http://", "https://")) else text
        url = url.partition("#")[0]
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def date_in(text: str | None) -> str | None:
    """RFC 5322 or ISO 8601 as ISO 8601."""
    return machine_date(text) if text and text.strip() else None


def in_utc(moment: str | None) -> str | None:
    """As rows have their times, so that both can be compared as text; a day or a time without offset stays.

    >>> in_utc("2026-11-03T08:00:00+08:00"), in_utc("2026-11-03")
    ('2026-11-03T00:00:00Z', '2026-11-03')
    """
    found = datetime.fromisoformat(moment) if moment else None
    return utc_text(found) if found and found.tzinfo else moment


def day_of(moment: str | None) -> date | None:
    """Of ISO 8601; None for a year or a month alone, which say nothing of the day.

    >>> day_of("2026-11-03T00:00:00Z"), day_of("2026-11")
    (datetime.date(2026, 11, 3), None)
    """
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None


def once_each(entries: Iterator[Entry]) -> Iterator[Entry]:
    """By address: what two items call themselves (``guid``) is often missing or the same. For feeds: short."""
    seen: set[str] = set()
    for entry in entries:
        if entry.url not in seen:
            seen.add(entry.url)
            yield entry
