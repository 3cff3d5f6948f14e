"""Who else tells the story that an article tells: the likely origin first."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from archive.datasette.reading.queries import MANY_TELLINGS, STORY, TELLINGS
from archive.datasette.rows import Row, take_row, take_rows
from archive.identity import host_of
from archive.searching.facets import told_apart

MANY = 200
"""Each telling is compared with each: from so many on the origin is not looked for."""


@dataclass(frozen=True, slots=True)
class Tellings:
    """The first twenty rows of ``count``, the article itself among them; ``position`` 1 is the likely origin."""

    rows: list[Row]
    count: int
    story: int | None = None

    @property
    def table(self) -> str:
        """Where all of them are listed: in the view that people read, unless it would be slow."""
        return "stories" if self.count <= MANY else "reprints"


async def take_tellings(database: Any, article: int) -> Tellings:
    """None for an article that is alone, or in a copy without stories."""
    story = await take_row(database, STORY, id=article) if await database.table_exists("reprints") else {}
    if not story:
        return Tellings([], 0)
    query = TELLINGS if story["tellings"] <= MANY else MANY_TELLINGS
    rows = compared(tell_apart(await take_rows(database, query, story=story["story"])), article)
    return Tellings(rows, story["tellings"], story["story"])


def compared(rows: list[Row], article: int) -> list[Row]:
    """With the share of words that each has in common with the article, None where it was found to be like another."""
    own = next((row for row in rows if row["id"] == article), {"like_id": None})
    return [row | {"alike": shared(row, own, article)} for row in rows]


def shared(row: Row, own: Row, article: int) -> float | None:
    """Of the two rows, the share of the one that was found to be like the other."""
    if row["like_id"] == article:
        return float(row["share"])
    return float(own["share"]) if own["like_id"] == row["id"] else None


def tell_apart(rows: list[Row]) -> list[Row]:
    """Where several sites have one name, the host of each beside it."""
    hosts = {row["url"]: host_of(row["url"]) if row["url"] else "" for row in rows}
    names = Counter(name for name, _ in {(row["outlet"], hosts[row["url"]]) for row in rows})
    return [
        row | {"outlet": told_apart(row["outlet"], hosts[row["url"]], names[row["outlet"]])}
        if row["outlet"] and hosts[row["url"]]
        else row
        for row in rows
    ]
