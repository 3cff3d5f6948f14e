"""Why 03/11/2026 was read as the third of November, or as March the eleventh: what order.py saw, in words."""

from collections.abc import Iterator

from crawler.extraction.date.order import (
    ASSUMED,
    EITHER,
    PageOrder,
    by_address,
    by_figures,
    by_region,
    by_usage,
    readings,
)
from crawler.extraction.reading import Reading
from crawler.items import Evidence


def day_orders(reading: Reading, rows: list[Evidence]) -> dict[str, str]:
    """For each date as given that can be read in two ways (``03/11/2026``), what decided."""
    order = PageOrder(reading.page, reading.url, set(), None)
    return {row.raw: f"{order_of(row)}: {why(row, rows, order)}" for row in rows if row.raw and is_doubtful(row)}


def is_doubtful(row: Evidence) -> bool:
    """Could its first two figures be day and month as well as month and day?"""
    found = EITHER.search(row.raw or "")
    return found is not None and found[1] != found[3] and max(int(found[1]), int(found[3])) <= 12


def order_of(row: Evidence) -> str:
    found = EITHER.search(row.raw or "")
    return "day first" if found is not None and int(found[1]) == int(row.value[8:10]) else "month first"


def why(row: Evidence, rows: list[Evidence], order: PageOrder) -> str:
    if row.rule.endswith(ASSUMED):
        return "nothing on the page says in which order; this is assumed"
    others = (
        one for one in rows if one.value[:10] == row.value[:10] and not is_doubtful(one) and len(readings(one)) == 1
    )
    other = next(others, None)
    if other is not None:
        return f"{other.rule} says that day too"
    return next(told(order), "its weekday, the address or another date of the page says so")


def told(order: PageOrder) -> Iterator[str]:
    """What speaks for the order of the whole page, the strongest first."""
    if by_figures(order.text) is not None:
        yield "another date on the page can be read in one way only"
    if by_region(order.tag, order.language) is not None:
        yield f"the page's language is {order.language if order.language not in (None, 'en') else order.tag}"
    if by_address(order.url) is not None:
        yield "the end of its address is of a country that writes so"
    if by_usage(order.text) is not None:
        yield "its clocks, its dates in words or its money are of a country that writes so"
