"""How the sites that are crawled were in their last runs, in the words of ``scrapy crawl``."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from archive.datasette.rows import Row, take_rows
from archive.watching.figures import TITLES
from archive.watching.judging import ALARMS

LAST = """
    WITH RECURSIVE names(site) AS (
        SELECT min(site) FROM run_sites
        UNION ALL SELECT (SELECT min(site) FROM run_sites WHERE site > names.site) FROM names WHERE site IS NOT NULL
    )
    SELECT last.run_id, last.site, last.verdict, last.dropped, last.silent_since, started_at
    FROM names JOIN run_sites AS last ON last.id = (
        SELECT id FROM run_sites WHERE site = names.site AND verdict != 'unjudged' ORDER BY run_id DESC LIMIT 1
    ) JOIN runs ON runs.id = last.run_id ORDER BY last.site
"""
"""A step an index for each site, however many runs it had."""
OF_RUNS = "SELECT run_id, verdict, dropped FROM run_sites WHERE run_id IN (SELECT value FROM json_each(:runs))"


@dataclass(frozen=True, slots=True)
class Watched:
    """A site in its last run that came to its end."""

    run_id: int
    site: str
    verdict: str
    words: str
    began: str

    @property
    def is_alarm(self) -> bool:
        return self.verdict in ALARMS


async def take_watched(database: Any) -> list[Watched]:
    """None of a copy that was published: it does not tell."""
    if not await database.table_exists("run_sites"):
        return []
    return [
        Watched(row["run_id"], row["site"], row["verdict"], words_of(row), row["started_at"])
        for row in await take_rows(database, LAST)
    ]


async def take_verdicts(database: Any, runs: Sequence[Row]) -> dict[int, str]:
    """What was said of each run, by its number."""
    rows = await take_sites(database, runs)
    return {row["run_id"]: words_of(row | {"silent_since": None}) for row in rows}


async def take_sites(database: Any, runs: Sequence[Row]) -> list[Row]:
    """The sites of some runs, each with its ``verdict``."""
    if not runs or not await database.table_exists("run_sites"):
        return []
    return await take_rows(database, OF_RUNS, runs=json.dumps([run["id"] for run in runs]))


def words_of(row: Row) -> str:
    """
    >>> words_of({"verdict": "silent", "dropped": None, "silent_since": "2026-11-03T08:00:00Z"})
    'silent since 2026-11-03'
    >>> words_of({"verdict": "dropped", "dropped": "section date_published", "silent_since": None})
    'dropped: section, date'
    """
    if row["verdict"] == "silent" and row["silent_since"]:
        return f"silent since {row['silent_since'][:10]}"
    if row["verdict"] == "dropped":
        return f"dropped: {', '.join(TITLES.get(name, name) for name in (row['dropped'] or '').split())}"
    return str(row["verdict"])
