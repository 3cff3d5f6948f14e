"""Dates in a page's scripts: the data that its own program shows the article from, where nothing else says when."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from crawler.extraction.date.belief import BELIEF
from crawler.extraction.date.datepatterns import EPOCH
from crawler.extraction.date.machinedate import machine_date
from crawler.extraction.source.page import Page, Piece
from crawler.items import Evidence

KEYS: Final = """
published_at publishedAt published_on publishedOn publishedDate published_date publishDate publish_date
publishedTime published_time publishTime publish_time pubDate pub_date pubTime pubtime publicationDate
publication_date datePublished date_published postDate post_date postTime post_time firstPublished
first_published firstPublishedAt first_published_at firstPublishedDate firstPublishDate first_publish_date
""".split()
VALUE: Final = r"\s?(?:\\?[\"'](?P<text>[^\"'\\]{8,40})|(?P<epoch>1\d{9}(?:\d{3})?)(?!\d))"
SCRIPT_DATE: Final = re.compile(rf'"(?P<key>{"|".join(KEYS)})\\?"\s?:{VALUE}')
VARIABLES: Final = ("createTime", "create_time", "oriCreateTime", "publishTime", "publish_time", "pubTime", "var ct")
SET_DATE: Final = re.compile(rf"(?P<key>{'|'.join(VARIABLES)})\s?={VALUE}")
"""A variable that is set: ``var createTime = '2026-06-03 08:21'``. Tried where one of them stands: in a whole page it
would take as long as all else."""
NEARBY: Final = 6_000
"""Characters between an article's headline and its date in the same object, which can hold its text."""
BEGINNING: Final = 24
"""Characters of a headline that tell it from others."""
LINKED_DATA, OPENING_TAG = "ld+json", 120
"""What marks JSON-LD, which declared.py has read, in the first characters of a script."""
EAST: Final = timezone(timedelta(hours=9))
ZONES: Final = (
    (EAST, re.compile("[\u3041-\u30fa\uac00-\ud7a3]")),
    (timezone(timedelta(hours=8)), re.compile("[\u4e00-\u9fff]")),
)
"""Of Japan and Korea, and of China, Taiwan, Hong Kong, Malaysia and Singapore."""
BRACKET: Final = re.compile(r"[{}\[\]]")
DEEPER: Final = 1
"""Levels below the object with the headline at which its date can stand: ``"dates": {"published": …}``."""
MOST_DAYS: Final = 1
"""Different days in a page's scripts that are still one article's; more are a list of articles."""


def script_dates(page: Page, headline: Piece | None) -> Iterator[Evidence]:
    """Of the keys that name the publication, beside the headline, where all of them on the page are of one day."""
    name = headline.text[:BEGINNING] if headline is not None else ""
    if not name:
        return
    found: dict[str, tuple[str, str, str]] = {}
    for one in dates_set(page.source):
        text, place = surroundings(page.source, one.start(), one.end())
        if LINKED_DATA in text[:OPENING_TAG] or not is_told_of(name, text, place):
            continue
        raw = one["text"] or one["epoch"]
        iso = epoch_date(raw, name, page.language) if EPOCH.fullmatch(raw) else machine_date(raw)
        if iso:
            found.setdefault(iso[:10], (one["key"], raw, iso))
    if len(found) == MOST_DAYS:
        key, raw, iso = next(iter(found.values()))
        yield Evidence("date_published", iso, f"script:{key}", raw, "script", BELIEF["script"])


def epoch_date(raw: str, name: str, language: str | None = None) -> str:
    """Seconds or milliseconds as the day that readers saw: in the one zone of those who write as ``name`` is written.

    >>> epoch_date("1715443600", "渡口开通"), epoch_date("1715443600", "Ferry runs")
    ('2024-05-12T00:06:40+08:00', '2024-05-11T16:06:40+00:00')
    """
    is_japanese = (language or "").lower().startswith("ja")
    zone = EAST if is_japanese else next((zone for zone, letters in ZONES if letters.search(name)), None)
    return datetime.fromtimestamp(int(raw[:10]), zone or UTC).isoformat()


def dates_set(source: str) -> Iterator[re.Match[str]]:
    """Of keys first, then of variables: each with its ``key``, and its ``text`` or ``epoch``."""
    yield from SCRIPT_DATE.finditer(source)
    for name in VARIABLES:
        at = source.find(name)
        while at >= 0:
            if found := SET_DATE.match(source, at):
                yield found
            at = source.find(name, at + len(name))


def surroundings(source: str, start: int, end: int) -> tuple[str, int]:
    """What stands near ``source[start:end]`` in the same script, and where in that it begins.

    >>> surroundings("<title>A</title><script>data = {1}</script><h1>B</h1>", 32, 33)
    ('<script>data = {1}', 16)
    """
    first, last = max(0, start - NEARBY), end + NEARBY
    opening, closing = source.rfind("<script", first, start), source.find("</script", end, last)
    begin = max(first, opening)
    return source[begin : closing if closing >= 0 else last], start - begin


def is_told_of(name: str, text: str, place: int) -> bool:
    """Is what stands at ``place`` told of the object that the name stands in, not of another in the same list?

    >>> text = '[{"title": "A"}, {"day": 1, "title": {"en": "B"}}, {"title": "C", "related": [{"title": "D"}]}]'
    >>> [is_told_of(name, text, text.find('"day"')) for name in "ABCD"]
    [False, True, False, False]
    """
    found = text.find(name)
    while found >= 0:
        up, down = levels(text, *sorted((found, place)))
        above_date, above_name = (down, up) if found < place else (up, down)
        if above_date == 0 or (above_name == 0 and above_date <= DEEPER):
            return True
        found = text.find(name, found + 1)
    return False


def levels(text: str, start: int, end: int) -> tuple[int, int]:
    """How many objects and lists one leaves from ``start`` to ``end``, and how many one enters then."""
    depth = lowest = 0
    for bracket in BRACKET.finditer(text, start, end):
        depth += 1 if bracket[0] in "{[" else -1
        lowest = min(lowest, depth)
    return -lowest, depth - lowest
