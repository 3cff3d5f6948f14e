"""What the first page shows: how much there is, what came last, where to go."""

from dataclasses import dataclass
from typing import Any

from archive.datasette.rows import Row, take_row, take_rows

FIGURES = """
    SELECT (SELECT count(*) FROM articles) AS articles,
           (SELECT count(*) FROM (SELECT DISTINCT source FROM articles WHERE source IS NOT NULL)) AS sources,
           (SELECT min(date_published) FROM articles) AS first_date,
           (SELECT max(date_published) FROM articles) AS last_date
"""
LATEST = """
    SELECT uid, headline, section, source, language, date_published, date_inferred, first_seen,
           substr(article_text.body, 1, 200) AS opening
    FROM articles LEFT JOIN article_text ON article_text.article_id = articles.id ORDER BY id DESC LIMIT 20
"""
SOURCES = """
    SELECT source AS name, count(*) AS articles FROM articles WHERE source IS NOT NULL
    GROUP BY source ORDER BY articles DESC, source LIMIT 11
"""
SECTIONS = """
    SELECT section AS name, count(*) AS articles FROM articles WHERE section IS NOT NULL
    GROUP BY section ORDER BY articles DESC, section LIMIT 11
"""
RUNS = "SELECT id, command, arguments, started_at, ended_at, outcome FROM runs ORDER BY id DESC LIMIT 5"
STATES = "SELECT state, count(*) AS inputs FROM fetches WHERE run_id = :run GROUP BY state ORDER BY inputs DESC, state"


@dataclass(frozen=True, slots=True)
class Overview:
    """``sections`` and ``sources`` hold one more than is shown, when there are more.

    ``runs`` have their ``states`` as rows of state and inputs; ``tables`` and ``queries`` are what may be shown.
    """

    database: str
    figures: Row
    latest: list[Row]
    sources: list[Row]
    sections: list[Row]
    runs: list[Row]
    tables: list[str]
    queries: list[Row]


async def take_overview(datasette: Any, database: Any, actor: Any) -> Overview:
    queries = await datasette.get_canned_queries(database.name, actor)
    return Overview(
        database=database.name,
        figures=await take_row(database, FIGURES),
        latest=await take_rows(database, LATEST),
        sources=await take_rows(database, SOURCES),
        sections=await take_rows(database, SECTIONS),
        runs=await _take_runs(database),
        tables=await _visible_tables(datasette, database, actor),
        queries=list(queries.values()),
    )


async def _take_runs(database: Any) -> list[Row]:
    if not await database.table_exists("runs"):
        return []
    runs = await take_rows(database, RUNS)
    return [run | {"states": await take_rows(database, STATES, run=run["id"])} for run in runs]


async def _visible_tables(datasette: Any, database: Any, actor: Any) -> list[str]:
    hidden = set(await database.hidden_table_names())
    names = [*await database.table_names(), *await database.view_names()]
    visible = []
    for name in names:
        if name not in hidden:
            allowed, _ = await datasette.check_visibility(actor, "view-table", (database.name, name))
            visible += [name] if allowed else []
    return visible
