"""Addresses of the search."""

from collections.abc import Awaitable, Callable
from typing import Any

from archive.datasette.searching.views import describe, show_feed, show_json, show_search

SEARCH_ROUTES: list[tuple[str, Callable[..., Awaitable[Any]]]] = [
    (r"^/search$", show_search),
    (r"^/search\.json$", show_json),
    (r"^/search\.atom$", show_feed),
    (r"^/opensearch\.xml$", describe),
]
