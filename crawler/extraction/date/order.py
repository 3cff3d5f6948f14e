"""Is 03/11/2026 the third of November, or March the eleventh: what the page itself, its language or its address say."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.extraction.date.printed import Printed

MONTH_FIRST = frozenset(("en-us", "es-us", "en-ph", "fil"))
"""Languages and regions that write the month first."""
AMERICAN = (".gov", ".mil", ".us", ".edu")
"""Addresses of no country: English pages there are American more often than not."""


def in_order(printed: list[Printed], days: Iterable[str], language: str | None, url: str | None) -> list[Printed]:
    """The printed dates, each ambiguous one in the reading that fits: a day that is certain, else the page's order."""
    if not any(one.swapped for one in printed):
        return printed
    certain = {
        *days,
        *(one.row.value[:10] for one in printed if one.swapped is None and "/" not in (one.row.raw or "")),
    }
    first = is_month_first(printed, language, url)
    return [settled(one, certain, first) for one in printed]


def settled(one: Printed, certain: set[str], month_first: bool) -> Printed:
    if one.swapped is None or one.row.value[:10] in certain:
        return one
    if one.swapped[:10] in certain or (month_first and "/" in (one.row.raw or "")):
        return replace(one, row=replace(one.row, value=one.swapped), swapped=one.row.value)
    return one


def is_month_first(printed: list[Printed], language: str | None, url: str | None) -> bool:
    """Of the page's slashed dates one that can be read in one way tells; else language and address do."""
    for one in printed:
        raw = one.row.raw or ""
        first, slash, rest = raw.partition("/")
        if one.swapped is None and slash and first.isdigit() and len(first) < 3 and "/" in rest:
            return int(first) <= 12
    tag = (language or "").lower().replace("_", "-")
    host = "." + (urlsplit(url).hostname or "") if url else ""
    if tag in MONTH_FIRST or host.endswith(AMERICAN):
        return True
    return tag == "en" and host.endswith((".com", ".org", ".net"))
