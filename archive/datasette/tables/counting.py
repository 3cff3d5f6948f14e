"""How many rows each table has. Datasette counts them for each page of a database, and gives up on large ones."""

from typing import Any

from archive.datasette.keeping import Keeper
from archive.sqlite import sqlite3

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def count_tables(conn: Any) -> dict[str, int | None]:
    """None for a table that this SQLite cannot read."""
    return {name: _count(conn, name) for (name,) in conn.execute(TABLES).fetchall()}


counts: Keeper[dict[str, int | None]] = Keeper(count_tables)


def keep_counts(database: Any) -> None:
    """Have this database answer with counts that are kept until its file changes."""

    async def table_counts(limit: int = 0) -> dict[str, int | None]:
        return await counts.take(database)

    database.table_counts = table_counts


def _count(conn: Any, table: str) -> int | None:
    quoted = table.replace('"', '""')
    try:
        return int(conn.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608
    except sqlite3.DatabaseError:
        return None
