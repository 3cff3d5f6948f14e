"""Where articles come from: outlets, the sites that pages were taken from, and credited sources (来源), which the pages
name as the origin of a story.

A redesign is of a site, so how often fields are found is told by outlet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from archive.datasette.rooms.coverage import Axis, Coverage, coverage_of
from archive.datasette.rooms.figures import Figures, Outlet, timeline_of
from archive.datasette.rooms.watched import take_verdicts
from archive.datasette.rows import Row, take_rows
from archive.ledger.losses import FORBIDDEN_ROW, LOST_ROW

NO_OUTLET = "-"
"""In addresses, for pages that came without one: files from disk."""
NEWEST, LOSSES, RUNS = 12, 12, 12

ARTICLES = """
    SELECT uid, headline, section, source, language, date_published, date_inferred, flags,
           substr(article_text.body, 1, 200) AS opening
    FROM articles LEFT JOIN article_text ON article_text.article_id = articles.id
    WHERE {condition} ORDER BY date_published DESC LIMIT :limit
"""
OF_HOST = """
    (input >= 'https://' || :host || '/' AND input < 'https://' || :host || '0'
     OR input >= 'http://' || :host || '/' AND input < 'http://' || :host || '0'
     OR url != input AND url >= 'https://' || :host || '/' AND url < 'https://' || :host || '0'
     OR url != input AND url >= 'http://' || :host || '/' AND url < 'http://' || :host || '0')
"""
"""Also by the address of a page that was loaded from a file."""
RUNS_OF_HOST = f"""
    SELECT runs.id, runs.command, runs.started_at, runs.outcome, articles, same, not_article, lost, forbidden
    FROM (
        SELECT run_id, sum(state IN ('new', 'changed')) AS articles,
               sum(state IN ('unchanged', 'duplicate')) AS same, sum(state = 'not_article') AS not_article,
               sum({LOST_ROW}) AS lost, sum({FORBIDDEN_ROW}) AS forbidden
        FROM fetches WHERE {OF_HOST} GROUP BY run_id ORDER BY run_id DESC LIMIT :limit
    ) JOIN runs ON runs.id = run_id ORDER BY runs.id DESC
"""  # noqa: S608
LOSSES_OF_HOST = f"""
    SELECT max(id) AS id, input, state, reason, fetched_at, count(*) AS times FROM fetches
    WHERE {OF_HOST} AND {LOST_ROW} GROUP BY input, state, reason ORDER BY 1 DESC LIMIT :limit
"""  # noqa: S608
"""An input that each run lost in the same way is there once, as it was the last time: max takes that row."""
FORBIDDEN_OF_HOST = f"SELECT count(DISTINCT input) AS inputs FROM fetches WHERE {OF_HOST} AND {FORBIDDEN_ROW}"  # noqa: S608
MONTHS_OF_SOURCE = """
    SELECT substr(date_published, 1, 7) AS name, count(*) AS articles FROM articles
    WHERE source = :source AND date_published >= '0' AND length(date_published) >= 7 GROUP BY 1 ORDER BY 1
"""
OUTLETS_OF_SOURCE = """
    SELECT outlets.host, outlets.name, articles FROM (
        SELECT outlet_id, count(*) AS articles FROM articles WHERE source = :source GROUP BY outlet_id
    ) LEFT JOIN outlets ON outlets.id = outlet_id ORDER BY articles DESC, name LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class OutletPage:
    """``runs`` are those that asked the site for something, ``verdicts`` what was said of it then; ``losses`` what it
    did not give, ``forbidden`` how many inputs were not to be had: no loss. A published copy has rows of neither.
    """

    outlet: Outlet
    coverage: Coverage
    newest: list[Row]
    runs: list[Row]
    losses: list[Row]
    forbidden: int
    verdicts: Mapping[int, str]
    is_copy: bool


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A credited source; ``outlets`` are the sites that credit it."""

    row: Row
    timeline: Sequence[tuple[str, int]]
    outlets: list[Row]
    newest: list[Row]


def source_path(name: str | None) -> str:
    """The page of an outlet, by its host, or of a credited source; of pages without an address for None or ``""``.

    >>> source_path("news.example"), source_path("新华/社"), source_path(None)
    ('/sources/news.example', '/sources/%E6%96%B0%E5%8D%8E%2F%E7%A4%BE', '/sources/-')
    """
    return "/sources/" + quote(name or NO_OUTLET, safe="")


def outlet_called(found: Figures, name: str) -> Outlet | None:
    """By its host."""
    return next((outlet for outlet in found.outlets if name == (outlet.host or NO_OUTLET)), None)


async def take_outlet(database: Any, outlet: Outlet, axis: Axis | None) -> OutletPage:
    condition = "outlet_id = :outlet" if outlet.id is not None else "outlet_id IS NULL"
    params = {"host": outlet.host, "limit": RUNS}
    runs = await take_rows(database, RUNS_OF_HOST, **params) if outlet.host else []
    return OutletPage(
        outlet=outlet,
        coverage=coverage_of(outlet.cells, axis) if axis else outlet.coverage,
        newest=await take_rows(database, ARTICLES.format(condition=condition), outlet=outlet.id, limit=NEWEST),
        runs=runs,
        losses=await take_rows(database, LOSSES_OF_HOST, **params) if outlet.host else [],
        forbidden=(await take_rows(database, FORBIDDEN_OF_HOST, **params))[0]["inputs"] if outlet.host else 0,
        verdicts=await take_verdicts(database, runs),
        is_copy=await database.table_exists("publication"),
    )


async def take_source(database: Any, name: str) -> SourcePage | None:
    rows = await take_rows(database, "SELECT * FROM sources WHERE source = :source", source=name)
    if not rows:
        return None
    months = await take_rows(database, MONTHS_OF_SOURCE, source=name)
    return SourcePage(
        row=rows[0],
        timeline=timeline_of(months, datetime.now(UTC).strftime("%Y-%m")),
        outlets=await take_rows(database, OUTLETS_OF_SOURCE, source=name),
        newest=await take_rows(database, ARTICLES.format(condition="source = :source"), source=name, limit=NEWEST),
    )
