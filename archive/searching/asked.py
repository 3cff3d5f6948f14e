"""What is asked of an archive: words, filters and an order; and the SQL of each filter."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Order = Literal["best", "date", "arrival"]
ORDERS: tuple[Order, ...] = ("best", "date", "arrival")

UNDATED = "none"
"""Year of articles whose page prints no date."""
MOST_FILTER = 300
"""Characters of a filter's value that are read."""

COLUMN_FILTERS = {
    "section": "section = :section",
    "source": "source = :source",
    "language": "language = :language",
    "outlet": "outlet_id = (SELECT id FROM outlets WHERE host = :outlet)",
    "year": "date_published >= :year AND date_published < :year || '~'",
    "since": "(date_published >= :since OR date_published IN (substr(:since, 1, 7), substr(:since, 1, 4)))",
    "until": "date_published < :until || '~'",
}
"""Conditions on a row of articles. A date is text: ``2026-11-19T07:30`` comes before ``2026-11-19~``; one that is only
a month or a year is in a range that begins within it."""
NO_DATE = "date_published IS NULL"
PERSON = "person_id = (SELECT id FROM people WHERE name = :person)"
ROLE = "role = :role"
FILTERS = ("section", "source", "year", "since", "until", "person", "role", "language", "outlet")

BROAD = 20_000
"""Articles from which on a filter is looked up hit by hit, instead of being listed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``page`` counts from 1; ``before`` is the id of the last article of the page before, in the order ``arrival``."""

    words: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    order: Order = "best"
    page: int = 1
    before: int | None = None

    def is_empty(self) -> bool:
        return not self.words.strip() and not self.filters

    def unfiltered(self) -> "Asked":
        return replace(self, filters={})


def conditions(asked: Asked) -> dict[str, str]:
    """By filter, what the column must be; for people there is ``credit_conditions``."""
    found = {name: COLUMN_FILTERS[name] for name in asked.filters if name in COLUMN_FILTERS}
    if asked.filters.get("year") == UNDATED:
        found["year"] = NO_DATE
    return found


def credit_conditions(asked: Asked) -> str:
    return " AND ".join(sql for name, sql in (("person", PERSON), ("role", ROLE)) if name in asked.filters)
