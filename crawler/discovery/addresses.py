"""What an address says by its shape: the day it was published, whether it looks like an article."""

import re
from datetime import date
from urllib.parse import urlsplit

_DAYS = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?!\d)"),
)
FILE = re.compile(r"\.(?:avif|css|docx?|gif|ico|jpe?g|js|json|mp[34]|pdf|png|rar|rss|svg|webp|xlsx?|xml|zip)$", re.I)
_LIST = re.compile(r"/(?:about|author|category|contact|index|login|page|search|tags?|topics?)(?:[/._-]|$)", re.I)
_NUMBERED = re.compile(r"\d{5,}[^/]*$")
_SLUG = re.compile(r"[^/-]+(?:-[^/-]+){3,}/?$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

SHORTEST_HEADLINE = {"wide": 6, "narrow": 16}
"""Characters of an anchor's text: section names (国际新闻, Opinion) are shorter, headlines are not."""


def day_in(url: str) -> date | None:
    """The publishing day in the path.

    >>> day_in("https://paper.example/2026/11/03/harbour-bridge.html"), day_in("/202611/t20261103_88.html")
    (datetime.date(2026, 11, 3), datetime.date(2026, 11, 3))
    """
    path = urlsplit(url).path
    for pattern in _DAYS:
        for match in pattern.finditer(path):
            if day := _day(*map(int, match.groups())):
                return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def looks_like_article(url: str) -> bool:
    """Does the path have a day, a long number or a slug of four words at its end, and is it no list or file?"""
    path = urlsplit(url).path
    if FILE.search(path) or _LIST.search(path):
        return False
    return bool(day_in(url) or _NUMBERED.search(path) or _SLUG.search(path))


def reads_like_headline(text: str) -> bool:
    """Is the anchor's text long enough for a headline?

    >>> reads_like_headline("国际新闻"), reads_like_headline("港口新桥昨日通车")
    (False, True)
    """
    words = "".join(text.split())
    return len(words) >= SHORTEST_HEADLINE["wide" if _WIDE.search(words) else "narrow"]
