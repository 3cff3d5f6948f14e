"""Why 03/11/2026 was read as the third of November, or as March the eleventh: what order.py saw, in words."""

import re
from urllib.parse import urlsplit

from crawler.extraction.article import Reading
from crawler.extraction.date.declared import declared_dates
from crawler.extraction.date.opening import opening_dates
from crawler.extraction.date.order import AMERICAN, MONTH_FIRST, is_month_first
from crawler.extraction.date.printed import Printed, place_of, printed_dates
from crawler.extraction.date.published import address_dates
from crawler.extraction.date.stamps import stamped_dates
from crawler.items import Evidence

FIRST_NUMBER = re.compile(r"\d{1,2}")


def day_orders(reading: Reading, rows: list[Evidence]) -> dict[str, str]:
    """For each date as printed that can be read in two ways (``03/11/2026``), what decided."""
    page, story = reading.page, reading.story
    place = place_of(page, story)
    printed = [*printed_dates(page, story, place), *opening_dates(page, place), *stamped_dates(page, place)]
    doubtful = {one.row.raw for one in printed if one.swapped is not None}
    if not doubtful:
        return {}
    declared = [*declared_dates(page, reading.json_ld), *address_dates(reading.url)]
    said = {row.value[:10]: row.rule for row in declared}
    said |= {
        one.row.value[:10]: f"“{one.row.raw}”"
        for one in printed
        if one.swapped is None and "/" not in (one.row.raw or "")
    }
    told = (row for row in rows if row.raw in doubtful)
    return {row.raw: f"{order_of(row)}: {why(row, printed, said, reading)}" for row in told if row.raw}


def order_of(row: Evidence) -> str:
    """Whether the first number of a date as printed is the day or the month."""
    first = FIRST_NUMBER.search(row.raw or "")
    return "day first" if first is not None and int(first[0]) == int(row.value[8:10]) else "month first"


def why(row: Evidence, printed: list[Printed], said: dict[str, str], reading: Reading) -> str:
    day = row.value[:10]
    if day in said:
        return f"{said[day]} says that day too"
    for one in printed:
        raw = one.row.raw or ""
        if one.swapped is None and raw.count("/") > 1 and len(raw.partition("/")[0]) < 3:
            return f"“{raw}” on the page can be read in one way only"
    tag = (reading.page.language or "").lower().replace("_", "-")
    if not is_month_first(printed, reading.page.language, reading.url):
        return f"as most of the world writes it; the page's language is {tag or 'not given'}"
    if tag in MONTH_FIRST:
        return f"the page's language is {tag}"
    host = urlsplit(reading.url or "").hostname or ""
    kind = "American" if f".{host}".endswith(AMERICAN) else "of no country, and the page's language is en"
    return f"the address {host} is {kind}"
