"""What the first page shows: how much there is, what came last, how the archive is doing, where to go."""

from dataclasses import dataclass
from typing import Any

from archive.datasette.rooms.figures import Figures, figures
from archive.datasette.rooms.health import Run, published, take_runs
from archive.datasette.rooms.latest_changes import Filter, take_changes
from archive.datasette.rows import Row, take_row, take_rows

ORDER = "substr(first_seen, 1, 10) DESC, coalesce(date_published, date_inferred) DESC, id DESC"
LATEST = f"""
    WITH arrived AS (
        SELECT id, first_seen, date_published, date_inferred FROM articles ORDER BY id DESC LIMIT :arrivals
    ), newest AS (SELECT id FROM arrived ORDER BY {ORDER} LIMIT 15)
    SELECT uid, headline, section, source, language, date_published, date_inferred, first_seen, flags,
           substr(article_text.body, 1, 200) AS opening
    FROM newest JOIN articles USING (id) LEFT JOIN article_text ON article_text.article_id = id ORDER BY {ORDER}
"""  # noqa: S608 - an order of our own
"""By day of arrival, then by the date that the page prints: a crawl saves the newest of its articles first."""
ARRIVALS = 500
"""The last to come, among which the newest are looked for; no more, so that a large archive answers as a small one."""
PUBLICATION = "SELECT profile, paragraphs, published_at FROM publication"
CHANGES, RUNS = 6, 7
FEW_ARTICLES, CHART_LINES, ITEM_LINES = 8, 14, 3
ROOM_FOR = (42, 27)
"""Lines of the middle column, below which it has room for one list, and for two."""


@dataclass(frozen=True, slots=True)
class Overview:
    """``publication`` says of what kind this copy is, and is empty in an archive that is no copy."""

    database: str
    figures: Figures
    latest: list[Row]
    changes: list[Row]
    runs: list[Run]
    publication: Row
    queries: list[Row]
    others: list[str]
    """Databases that are served beside the archive."""

    @property
    def lists_in_middle(self) -> int:
        """How many lists of the columns beside it the middle one has room for: the questions, then the people.

        An archive after its first load has no changes and one run: beside fifteen articles the column ended at a third.
        """
        if len(self.latest) < FEW_ARTICLES:
            return 0
        lines = CHART_LINES * bool(self.figures.days) + ITEM_LINES * (len(self.changes) + len(self.runs))
        return sum(lines < most for most in ROOM_FOR)


async def take_overview(datasette: Any, database: Any, actor: Any) -> Overview:
    queries = await datasette.get_canned_queries(database.name, actor)
    found = await take_changes(database, Filter(), CHANGES)
    publication, runs = await take_publication(database), await take_runs(database, RUNS)
    return Overview(
        database=database.name,
        figures=await figures.take(database),
        latest=await take_rows(database, LATEST, arrivals=ARRIVALS),
        changes=found.rows,
        runs=list(map(published, runs)) if publication else runs,
        publication=publication,
        queries=list(queries.values()),
        others=await _take_others(datasette, database, actor),
    )


async def _take_others(datasette: Any, archive: Any, actor: Any) -> list[str]:
    others = []
    for name in datasette.databases:
        if name not in (archive.name, "_internal"):
            allowed, _ = await datasette.check_visibility(actor, permissions=[("view-database", name), "view-instance"])
            others += [name] if allowed else []
    return others


async def take_publication(database: Any) -> Row:
    return await take_row(database, PUBLICATION) if await database.table_exists("publication") else {}
