"""Is 03/11/2026 the third of November, or March the eleventh: what the page itself, its language or its address say."""

import re
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from crawler.extraction.date.dates import iso_day
from crawler.extraction.language import language_of, primary
from crawler.extraction.source.page import Page
from crawler.items import Evidence

ASSUMED: Final = ", order assumed"
"""Ends the rule of a date that could be read in both ways where nothing on the page says in which."""
UNCERTAIN: Final = 0.5
"""What such a date is worth."""
MONTH_FIRST: Final = frozenset(("en-us", "es-us", "en-ph", "fil", "fil-ph", "tl", "tl-ph", "en-pr", "en-gu"))
"""Languages and regions that write the month first."""
UNDECIDED: Final = frozenset(("en", "en-001", "en-ca"))
"""English of no region; Canadians write both."""
AMERICAN: Final = frozenset(("gov", "mil", "edu", "us", "ph"))
"""Ends of addresses whose English pages write the month first."""
OF_NO_COUNTRY: Final = frozenset("ai am cc co fm gg im io la ly me sh so to tv ws ca".split())
"""Countries' ends of addresses that are used everywhere, and Canada's."""
EITHER: Final = re.compile(r"(\d(?<![\d./-]\d)\d?)([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")
"""A day in figures; with points the day is always first."""
FIGURES: Final = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d{2}(?![\d/-])")
ZONE: Final = re.compile(
    r"\d\s?(?i:[ap]\.?m\.?\s?)?\b(?:(E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AK[SD]T)|(GMT|BST|IST|CES?T|AE[SD]T|NZ[SD]T|SAST|EAT|WAT|SGT))\b"
)
MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
NAMED: Final = re.compile(
    rf"\b(?:{MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?,|(\d{{1,2}})(?:st|nd|rd|th)? {MONTH}\.?,?) (?:19|20)\d\d\b", re.I
)
"""``March 11, 2026`` and ``11 March 2026``: who names the month first writes its figure first."""
MONEY: Final = re.compile(r"[£€₹]\s?\d")
WEEKDAY: Final = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|r|ur)?(?:day)?[.,]?\s*$", re.I)
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def readings(row: Evidence) -> tuple[str, ...]:
    """What a row can mean: its value, and where its figures are a day as well the other way round, the month first.

    >>> readings(Evidence("date_published", "2025-11-03T09:20", "below the text", "03/11/2025 9:20"))
    ('2025-11-03T09:20', '2025-03-11T09:20')
    """
    found = EITHER.search(row.raw or "")
    first, second = (int(found[1]), int(found[3])) if found else (0, 0)
    if first == second or max(first, second) > 12 or int(row.value[8:10]) != first:
        return (row.value,)
    other = iso_day(int(row.value[:4]), first, second)
    return (row.value, other + row.value[10:]) if other else (row.value,)


class PageOrder:
    """How a page writes days in figures: worked out at the first one that could be read in both ways.

    ``days`` are those known from elsewhere, as ``2026-03-11``; ``month`` the address's, as ``2026-03``.
    """

    def __init__(self, page: Page, url: str | None, days: set[str], month: str | None):
        self.page, self.url, self.days, self.month = page, url, days, month

    def settle(self, row: Evidence, line: str = "") -> Evidence:
        """The row in the reading that fits; ``line`` is the text that it stands in."""
        both = readings(row)
        if len(both) == 1:
            return row
        weekday = WEEKDAY.search(line.partition(row.raw or "")[0][-12:])
        for fits in (
            [value for value in both if value[:10] in self.days],
            [value for value in both if self.month and value.startswith(self.month)],
            [value for value in both if weekday and is_on(value, weekday[1])],
        ):
            if len(fits) == 1:
                return replace(row, value=fits[0])
        if self.month_first is not None:
            return replace(row, value=both[self.month_first])
        value = both[self.language == "en"]
        return replace(row, value=value, rule=row.rule + ASSUMED, confidence=min(row.confidence, UNCERTAIN))

    @cached_property
    def month_first(self) -> bool | None:
        """None where nothing tells."""
        told = (by_figures(self.text), by_region(self.tag, self.language), by_address(self.url), by_usage(self.text))
        return next((one for one in told if one is not None), None)

    @cached_property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.page.pieces if piece.image is None)

    @cached_property
    def language(self) -> str | None:
        return language_of(self.text, self.page.language)

    @property
    def tag(self) -> str:
        """Language and region, lower case: the page's ``lang``, or what it tells social networks."""
        tag = self.page.language or self.page.meta.get("og:locale") or ""
        if primary(tag) == "en" and tag.lower() in UNDECIDED:
            tag = self.page.meta.get("og:locale") or tag
        return tag.lower().replace("_", "-")


def is_on(value: str, weekday: str) -> bool:
    return date.fromisoformat(value[:10]).weekday() == WEEKDAYS.index(weekday.lower())


def by_figures(text: str) -> bool | None:
    """The page's own dates in figures that can be read in one way only, if all of them agree."""
    found = [(int(first), int(second)) for first, _, second in FIGURES.findall(text)]
    orders = {second > 12 for first, second in found if (first > 12) != (second > 12)}
    return orders.pop() if len(orders) == 1 else None


def by_region(tag: str, language: str | None) -> bool | None:
    """By language and region; another language than English has the day first wherever it is written."""
    if language not in (None, "en"):
        return tag in MONTH_FIRST and primary(tag) == language
    return None if tag in UNDECIDED or primary(tag) is None else tag in MONTH_FIRST


def by_address(url: str | None) -> bool | None:
    end = ((urlsplit(url).hostname or "") if url else "").rpartition(".")[2]
    if end in AMERICAN:
        return True
    return False if len(end) == 2 and end.isalpha() and end not in OF_NO_COUNTRY else None


def by_usage(text: str) -> bool | None:
    """The zones of its clocks, its dates in words, its money: each only where it says one thing."""
    zones = {bool(american) for american, _ in ZONE.findall(text)}
    names = {bool(first) for first, _ in NAMED.findall(text)}
    for told in (zones, names):
        if len(told) == 1:
            return told.pop()
    return False if MONEY.search(text) and "$" not in text else None
