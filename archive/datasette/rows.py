"""Rows out of a Datasette database as plain dictionaries."""

from typing import Any

from datasette.database import QueryInterrupted

Row = dict[str, Any]


async def take_rows(database: Any, sql: str, **params: Any) -> list[Row]:
    """All rows; none when the query ran into Datasette's time limit: a page with a gap beats no page."""
    try:
        results = await database.execute(sql, params)
    except QueryInterrupted:
        return []
    return [dict(row) for row in results.rows]


async def take_row(database: Any, sql: str, **params: Any) -> Row:
    """The first row, or an empty one."""
    rows = await take_rows(database, sql, **params)
    return rows[0] if rows else {}
