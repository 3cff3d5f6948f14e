"""What is counted over the whole archive: kept as long as its file does not change."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from archive.datasette.keeping import Keeper
from archive.datasette.rooms.coverage import COVERAGE, Coverage, coverage_of
from archive.datasette.rows import Row
from archive.sqlite import dicts_of, sqlite3

DAYS = 90
"""Of the chart of days, the last one at its right end."""

COUNTS = """
    SELECT (SELECT count(*) FROM articles) AS articles,
           (SELECT count(*) FROM articles WHERE date_published IS NOT NULL) AS dated,
           (SELECT min(date_published) FROM articles) AS first_date,
           (SELECT max(date_published) FROM articles) AS last_date,
           (SELECT max(first_seen) FROM articles) AS last_arrival
"""
REVISIONS = "SELECT count(*) AS revisions FROM revisions"
BY_DAY = """
    SELECT substr(date_published, 1, 10) AS name, count(*) AS articles FROM articles
    WHERE date_published >= :first AND date_published < :end AND length(date_published) >= 10 GROUP BY 1
"""
BY_MONTH = """
    SELECT substr(date_published, 1, 7) AS name, count(*) AS articles FROM articles
    WHERE date_published >= '0' AND length(date_published) >= 7 GROUP BY 1 ORDER BY 1
"""
SECTIONS = """
    SELECT section AS name, count(*) AS articles FROM articles WHERE section IS NOT NULL
    GROUP BY section ORDER BY articles DESC, section
"""
CREDITED = """
    SELECT source AS name, count(*) AS articles, min(date_published) AS first_date, max(date_published) AS last_date
    FROM articles WHERE source IS NOT NULL GROUP BY source ORDER BY articles DESC, source
"""
PEOPLE = """
    SELECT people.name, articles FROM (
        SELECT person_id, count(DISTINCT article_id) AS articles FROM credits
        GROUP BY person_id ORDER BY articles DESC, person_id LIMIT 11
    ) JOIN people ON people.id = person_id ORDER BY articles DESC, person_id
"""
OUTLETS = "SELECT id, host, name FROM outlets"
DATES = """
    SELECT outlet_id, min(date_published) AS first_date, max(date_published) AS last_date
    FROM articles GROUP BY outlet_id
"""
NEWEST = (
    "coalesce((SELECT max(id) FROM fetches WHERE {1} >= '{0}' || host || '/' AND {1} < '{0}' || host || '0'{2}), 0)"
)
"""The character after ``/`` is ``0``: the addresses of a host are one stretch of the index."""
OF_PLACES = ", ".join(
    NEWEST.format(scheme, column, condition)
    for scheme in ("https://", "http://")
    for column, condition in (("input", ""), ("url", " AND url != input"))
)
"""A page that was loaded from a file has its address beside the file's name."""
LAST_FETCH = f"""
    SELECT outlets.id AS outlet_id, fetched_at FROM outlets JOIN fetches ON fetches.id = max({OF_PLACES})
"""  # noqa: S608
CHANGED_FIELDS = (
    "SELECT field AS name, count(*) AS changes FROM revision_fields GROUP BY field ORDER BY changes DESC, field"
)
NO_OUTLET = "Files without an address"
MOST_NAMES = 500
MOST_MONTHS, MOST_YEARS = 60, 120
"""Bars of one chart."""
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A site, with the rows that COVERAGE has for it; ``id`` None is for pages without an address."""

    id: int | None
    host: str
    name: str
    first_date: str | None
    last_date: str | None
    fetched_at: str | None
    cells: Sequence[Row]
    coverage: Coverage

    @property
    def articles(self) -> int:
        return self.coverage.whole.articles


@dataclass(frozen=True, slots=True)
class Figures:
    """``sections``, ``credited`` and ``people`` are rows of name and articles, the most frequent first."""

    counts: Row
    days: Sequence[tuple[str, int]]
    timeline: Sequence[tuple[str, int]]
    sections: Sequence[Row]
    credited: Sequence[Row]
    credited_count: int
    people: Sequence[Row]
    outlets: Sequence[Outlet]
    changed_fields: Sequence[Row]

    @property
    def sites(self) -> int:
        return sum(outlet.id is not None for outlet in self.outlets)

    @property
    def dropped(self) -> list[Outlet]:
        """Outlets of which a field is not found any more as it was."""
        return [outlet for outlet in self.outlets if outlet.coverage.standing]


def count_all(conn: Any) -> Figures:
    counts = _rows(conn, COUNTS)[0] | next(iter(_rows(conn, REVISIONS)), {"revisions": 0})
    credited = _rows(conn, CREDITED)
    return Figures(
        counts=counts,
        days=_days(conn, counts),
        timeline=timeline_of(_rows(conn, BY_MONTH), str(counts["last_arrival"])[:7]),
        sections=_rows(conn, SECTIONS)[:MOST_NAMES],
        credited=credited[:MOST_NAMES],
        credited_count=len(credited),
        people=_rows(conn, PEOPLE),
        outlets=_outlets(conn),
        changed_fields=_rows(conn, CHANGED_FIELDS),
    )


figures: Keeper[Figures] = Keeper(count_all)


def _outlets(conn: Any) -> list[Outlet]:
    cells: dict[int | None, list[Row]] = defaultdict(list)
    for row in _rows(conn, COVERAGE):
        cells[row["outlet_id"]].append(row)
    dates = {row["outlet_id"]: row for row in _rows(conn, DATES)}
    fetched = {row["outlet_id"]: row["fetched_at"] for row in _rows(conn, LAST_FETCH)}
    named = {row["id"]: (row["host"], row["name"]) for row in _rows(conn, OUTLETS)}
    found = [
        Outlet(
            number,
            *named.get(number, ("", NO_OUTLET)),
            dates[number]["first_date"],
            dates[number]["last_date"],
            fetched.get(number),
            rows,
            coverage_of(rows),
        )
        for number, rows in cells.items()
    ]
    return sorted(found, key=lambda outlet: (outlet.id is None, -outlet.articles, outlet.name))


def _days(conn: Any, counts: Mapping[str, Any]) -> list[tuple[str, int]]:
    """The last days that have articles, empty ones in between too. A day after the last arrival is a page's mistake."""
    last = _last_day(counts)
    if last is None:
        return []
    first = last - timedelta(days=DAYS - 1)
    span = {"first": first.isoformat(), "end": (last + timedelta(days=1)).isoformat()}
    found = {row["name"]: row["articles"] for row in _rows(conn, BY_DAY, span)}
    names = [(first + timedelta(days=number)).isoformat() for number in range(DAYS)]
    return [(name, found.get(name, 0)) for name in names]


def _last_day(counts: Mapping[str, Any]) -> date | None:
    if not counts["last_date"] or not counts["last_arrival"]:
        return None
    try:
        latest = date.fromisoformat(counts["last_arrival"][:10]) + timedelta(days=1)
        return date.fromisoformat(min(counts["last_date"][:10], latest.isoformat()))
    except ValueError:  # a month, or a year
        return None


def timeline_of(rows: Sequence[Row], last: str) -> list[tuple[str, int]]:
    """Month by month, or year by year where they reach back over more than MOST_MONTHS. Those without an article are
    there too, with none; what is no month, or after the ``last``, is not.

    >>> rows = [{"name": name, "articles": 3} for name in ("2025-11", "2026-02", "2026-99", "9999-12")]
    >>> timeline_of(rows, "2026-03")
    [('2025-11', 3), ('2025-12', 0), ('2026-01', 0), ('2026-02', 3)]
    >>> timeline_of([{"name": "2016-11", "articles": 1}, *rows], "2026-03")[-3:]
    [('2024', 0), ('2025', 3), ('2026', 3)]
    """
    counted = Counter(
        {row["name"]: row["articles"] for row in rows if MONTH.fullmatch(row["name"]) and row["name"] <= last}
    )
    if not counted:
        return []
    first, end = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (min(counted), max(counted)))
    if end - first < MOST_MONTHS:
        names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, end + 1)]
        return [(name, counted[name]) for name in names]
    years: Counter[str] = Counter()
    for name, articles in counted.items():
        years[name[:4]] += articles
    names = [f"{year:04}" for year in range(max(first // 12, end // 12 - MOST_YEARS + 1), end // 12 + 1)]
    return [(name, years[name]) for name in names]


def _rows(conn: Any, sql: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
    """None from a table that a published copy lacks."""
    try:
        cursor = conn.execute(sql, parameters or {})
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):
            raise
        return []
    return dicts_of(cursor)
