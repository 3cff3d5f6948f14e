"""JSON that a table keeps of a run, as a line that can be read."""

import json
from typing import Any

LISTED = ("arguments", "versions", "counts", "states", "whys", "fields")
"""Columns that hold an object, or a list."""
NOTHING = "none"


def listing_of(value: str) -> str | None:
    """Names with their values, those of no value left out; None for what is no object and no list in JSON.

    >>> listing_of('{"new": 53, "not_article": 2}'), listing_of("{}"), listing_of("new")
    ('new 53, not_article 2', 'none', None)
    >>> listing_of('{"paths": ["a.html", "b.zip"], "jobs": null}'), listing_of('{"headline": [11, 12]}')
    ('paths a.html b.zip', 'headline 11 of 12')
    """
    try:
        kept = json.loads(value)
    except ValueError:
        return None
    if isinstance(kept, list):
        return _said(kept) or NOTHING
    if not isinstance(kept, dict):
        return None
    return ", ".join(f"{name} {said}" for name, one in kept.items() if (said := _said(one))) or NOTHING


def _said(value: Any) -> str:
    """Two numbers are how many of how many."""
    if isinstance(value, list):
        numbers = len(value) == 2 and all(isinstance(one, int) for one in value)
        return (" of " if numbers else " ").join(map(str, value))
    return "" if value is None else str(value)
