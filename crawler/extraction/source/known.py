"""What was found out before: a site says the same of its elements on every page."""

from typing import Final, TypeVar

Value = TypeVar("Value")
MOST_KNOWN: Final = 10_000
"""Entries, some 2 MB."""


def remember(known: dict[str, Value], key: str, value: Value, most: int = MOST_KNOWN) -> Value:
    """Keep a value, which is returned; with ``most`` entries all are forgotten first. Quicker to ask than lru_cache."""
    if len(known) >= most:
        known.clear()
    known[key] = value
    return value
