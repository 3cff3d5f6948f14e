"""A search as an address, and back: ``/search?q=…&section=…&sort=date``."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from archive.searching.asked import FILTERS, MOST_FILTER, ORDERS, Asked, Order

PARAMETERS = {"since": "from", "until": "to"}
"""Filters whose name in the address is another one."""
MOST_PAGE = 1_000_000_000


def asked_in(arguments: Any) -> Asked:
    """What a request's arguments ask for; what cannot be understood is left out."""
    filters = {}
    for name in FILTERS:
        value = (arguments.get(PARAMETERS.get(name, name)) or "").strip()[:MOST_FILTER]
        if value:
            filters[name] = value
    if "person" not in filters:
        filters.pop("role", None)
    words = (arguments.get("q") or "").replace("\x00", " ")
    order: Order = next((one for one in ORDERS if one == arguments.get("sort")), "best")
    return Asked(words, filters, order, number_in(arguments, "page") or 1, number_in(arguments, "before"))


def number_in(arguments: Any, name: str) -> int | None:
    text = arguments.get(name) or ""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
    return number if 0 < number < MOST_PAGE else None


def query_of(asked: Asked, **changes: str | int | None) -> str:
    """The query string of this search, changed; a change to another search begins at its first page.

    >>> query_of(Asked("济南", {"since": "2026"}, "date", page=3), section="a&b")
    'q=%E6%B5%8E%E5%8D%97&from=2026&section=a%26b&sort=date'
    """
    asked_for: Mapping[str, Any] = {
        "q": asked.words or None,
        **{PARAMETERS.get(name, name): value for name, value in asked.filters.items()},
        **{PARAMETERS.get(name, name): value for name, value in changes.items()},
    }
    if "sort" not in changes and asked.order != "best":
        asked_for = {**asked_for, "sort": asked.order}
    return urlencode({name: value for name, value in asked_for.items() if value is not None})


def hidden_fields(asked: Asked, *left_out: str) -> list[tuple[str, str]]:
    """The search as fields of a form that asks for the ones left out."""
    fields = {"q": asked.words, **{PARAMETERS.get(name, name): value for name, value in asked.filters.items()}}
    if asked.order != "best":
        fields["sort"] = asked.order
    return [(name, value) for name, value in fields.items() if name not in left_out and value]
