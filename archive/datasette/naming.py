"""What an article is called where it has to be called something: not every page has a headline."""

from collections.abc import Mapping
from typing import Any

NO_HEADLINE = "(no headline)"
OPENING = 40
"""Characters of the body that stand in for a headline."""


def display_headline(row: Mapping[str, Any]) -> str:
    """The headline; without one the first words of the body, when the row brings its ``opening``.

    >>> display_headline({"headline": None, "opening": "The first bus left at 23:10."})
    'The first bus left at 23:10.'
    >>> display_headline({"headline": None, "opening": None})
    '(no headline)'
    """
    return row["headline"] or _first_words(row.get("opening") or "") or NO_HEADLINE


def _first_words(text: str) -> str:
    """The first line; one that is cut ends at a blank, unless that would leave little of it."""
    line = text.strip().partition("\n")[0].rstrip()
    if len(line) <= OPENING:
        return line
    words = line[:OPENING].rsplit(" ", 1)[0]
    return (words if len(words) > OPENING // 2 else line[:OPENING]) + "…"
