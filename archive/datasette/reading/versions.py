"""Every version of an article, the first reading as number 1, and in words whose doing each change was."""

import json
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive.datasette.reading.queries import FIRST, HISTORY
from archive.datasette.rows import Row, take_row, take_rows
from archive.revisions import BrokenChainError, versions_of

CAUSES = {
    "source": "The publisher changed the page",
    "extractor": "The page is the same; our reading of it changed",
    "both": "The publisher changed the page, and our reading changed too",
}


@dataclass(frozen=True, slots=True)
class Version:
    """``since`` is when it was first read this way; ``cause`` whose doing it was, None for the first reading."""

    number: int
    since: str
    sha256: str
    extractor: str
    cause: str | None
    content: dict[str, str | None]

    @property
    def blocks(self) -> list[Row]:
        """The text in pieces, as its rows are."""
        return blocks_of(self.content["blocks"])

    @property
    def words(self) -> str:
        return CAUSES[self.cause] if self.cause else "First reading"


def cause_words(cause: str, before: str, after: str) -> str:
    """
    >>> cause_words("extractor", "0.1", "0.2")
    'The page is the same; our reading of it changed (from 0.1 to 0.2)'
    """
    words = CAUSES.get(cause, cause)
    return words if cause == "source" or before == after else f"{words} (from {before} to {after})"


async def take_versions(database: Any, row: Row) -> list[Version]:
    """All of them, in order; only the present one where a copy does not hold what changed."""
    history = await take_rows(database, HISTORY, id=row["id"]) if await database.table_exists("revisions") else []
    try:
        kept = await database.execute_fn(lambda conn: versions_of(Database(conn), row["id"])) if history else []
    except BrokenChainError:
        kept = []
    contents = [version.content for version in reversed(kept)]
    if not contents:
        return []
    first = await take_row(database, FIRST, id=row["id"])
    changes: list[Row | None] = [None, *history]
    return [
        Version(
            number=number,
            since=str(change["since"] if change else first.get("fetched_at", row["first_seen"])),
            sha256=change["snapshot_after"] if change else history[0]["snapshot_before"],
            extractor=change["extractor_after"] if change else history[0]["extractor_before"],
            cause=change["cause"] if change else None,
            content=content,
        )
        for number, (change, content) in enumerate(zip(changes, contents, strict=True), 1)
    ]


def blocks_of(part: str | None) -> list[Row]:
    """The text in pieces, out of the JSON that a revision keeps; what is no such list is one paragraph.

    >>> [block["text"] for block in blocks_of('[["heading", 2, "Rain"]]') + blocks_of("[1]")]
    ['Rain', '[1]']
    """
    try:
        return [{"kind": kind, "level": level, "text": str(text)} for kind, level, text in json.loads(part or "[]")]
    except (ValueError, TypeError):
        return [{"kind": "paragraph", "level": None, "text": part}]
