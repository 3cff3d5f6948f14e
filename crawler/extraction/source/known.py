"""What was found out before: a site says the same of its elements on every page."""

from typing import TypeVar

Value = TypeVar("Value")


def remember(known: dict[str, Value], key: str, value: Value, most: int) -> Value:
    """Keep a value, which is returned; with ``most`` entries all are forgotten first. Quicker to ask than lru_cache."""
    if len(known) >= most:
        known.clear()
    known[key] = value
    return value
