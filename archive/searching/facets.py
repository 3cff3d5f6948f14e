"""What the hits of a search have in common: how many of each section, source, year, person, language and outlet."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from archive.searching.asked import UNDATED, Asked
from archive.sqlite import dicts_of, sqlite3

MOST_VALUES = 60
"""Of one facet."""

PEOPLE = (
    "SELECT people.name AS value, count(DISTINCT article_id) AS count FROM credits "
    "JOIN people ON people.id = person_id WHERE article_id IN (SELECT value FROM json_each(:ids)) "
    "GROUP BY person_id ORDER BY 2 DESC, 1 LIMIT :most"
)
ROLES = (
    "SELECT role AS value, count(DISTINCT article_id) AS count FROM credits "
    "WHERE article_id IN (SELECT value FROM json_each(:ids)) "
    "AND person_id = (SELECT id FROM people WHERE name = :person) GROUP BY role ORDER BY 2 DESC, 1"
)
OUTLETS = "SELECT id, host, name FROM outlets WHERE id IN (SELECT value FROM json_each(:ids))"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Count:
    """``value`` is what a filter takes, ``name`` what a reader sees."""

    value: str
    name: str
    count: int


class Taken(NamedTuple):
    """What is known of every hit that is put in order and counted."""

    id: int
    score: float
    section: str | None
    source: str | None
    language: str | None
    outlet_id: int | None
    date_published: str | None


def facets_of(conn: sqlite3.Connection, asked: Asked, taken: list[Taken]) -> dict[str, list[Count]]:
    """By facet, the most frequent values among the hits that were taken."""
    ids = json.dumps([one.id for one in taken])
    facets = {"section": most_of(one.section for one in taken), "source": most_of(one.source for one in taken)}
    years = Counter((one.date_published or UNDATED)[:4] for one in taken)
    order = sorted(years.items(), key=lambda item: (item[0] != UNDATED, item[0]), reverse=True)
    facets["year"] = [Count(year, "no date" if year == UNDATED else year, count) for year, count in order]
    people = rows_of(conn, PEOPLE, ids=ids, most=MOST_VALUES)
    facets["person"] = [Count(row["value"], row["value"], row["count"]) for row in people]
    if "person" in asked.filters:
        roles = rows_of(conn, ROLES, ids=ids, person=asked.filters["person"])
        facets["role"] = [Count(row["value"], row["value"], row["count"]) for row in roles]
    facets["language"] = most_of(one.language for one in taken)
    facets["outlet"] = outlets_of(conn, Counter(one.outlet_id for one in taken))
    return facets


def most_of(values: Iterable[str | None]) -> list[Count]:
    counts = Counter(value for value in values if value is not None)
    return [Count(value, value, count) for value, count in ordered(counts)]


def ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_VALUES]


def outlets_of(conn: sqlite3.Connection, counts: Counter[int | None]) -> list[Count]:
    rows = rows_of(conn, OUTLETS, ids=json.dumps([number for number in counts if number is not None]))
    names = Counter(row["name"] for row in rows)
    found = [
        Count(row["host"], told_apart(row["name"], row["host"], names[row["name"]]), counts[row["id"]]) for row in rows
    ]
    return sorted(found, key=lambda one: (-one.count, one.name))[:MOST_VALUES]


def told_apart(name: str, host: str, outlets: int) -> str:
    """An outlet's name, with its host where several ``outlets`` have the name.

    >>> told_apart("Ferry Post", "post.example:8001", 2), told_apart("Ferry Post", "post.example", 1)
    ('Ferry Post (post.example:8001)', 'Ferry Post')
    """
    return f"{name} ({host})" if outlets > 1 and host != name else name


def rows_of(conn: sqlite3.Connection, sql: str, **values: Any) -> list[Row]:
    return dicts_of(conn.execute(sql, values))
