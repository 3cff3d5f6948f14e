"""Articles that are not in a published copy because their sites reserve them, and all that is told of them."""

from collections.abc import Collection

from archive.publishing.published import PUBLISHED
from archive.sqlite import sqlite3

RESERVED = "' ' || flags || ' ' LIKE '% ' || ? || ' %'"
ORPHANS = (
    "DELETE FROM revision_fields WHERE revision_id NOT IN (SELECT id FROM revisions)",
    # Who told the story like one that is not there is not known any more; a story of one is none.
    "DELETE FROM reprints WHERE like_id NOT IN (SELECT id FROM articles)",
    "DELETE FROM reprints WHERE story IN (SELECT story FROM reprints GROUP BY story HAVING count(*) = 1)",
    "DELETE FROM people WHERE id NOT IN (SELECT person_id FROM credits)",
    "DELETE FROM outlets WHERE id NOT IN (SELECT outlet_id FROM articles WHERE outlet_id IS NOT NULL)",
    "DELETE FROM runs WHERE id NOT IN (SELECT run_id FROM fetches)",
)


def leave_out(conn: sqlite3.Connection, flags: Collection[str]) -> None:
    """Take the articles with one of the flags out of a copy whose tables are filled; its index is made afterwards."""
    for flag in flags:
        conn.execute(f"DELETE FROM articles WHERE {RESERVED}", [flag])  # noqa: S608
    for table, columns in PUBLISHED.items():
        if "article_id" in columns:
            conn.execute(f"DELETE FROM {table} WHERE article_id NOT IN (SELECT id FROM articles)")  # noqa: S608
    for statement in ORPHANS:
        conn.execute(statement)
