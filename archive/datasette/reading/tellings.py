"""Who else tells the story that an article tells: the likely origin first."""

from dataclasses import dataclass
from typing import Any

from archive.datasette.reading.queries import MANY_TELLINGS, STORY, TELLINGS
from archive.datasette.rows import Row, take_row, take_rows

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
    return Tellings(await take_rows(database, query, story=story["story"]), story["tellings"], story["story"])
