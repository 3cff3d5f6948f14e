"""What a visitor's SQL may not do on an archive's connection: ask for one huge value.

Datasette's time limit ends a query between two steps, so it cannot stop one call that fills gigabytes.
"""

from typing import Any

from archive.sqlite import sqlite3

LONGEST_VALUE = 32 * 1024 * 1024
"""Bytes of one text or blob; no page that is kept is longer than 16 MiB."""

REFUSED = {"zeroblob", "randomblob"}


def limit_connection(conn: Any) -> None:
    """Refuse functions that make a value of any size, and long values where this SQLite library lets us say so."""
    conn.set_authorizer(authorize)
    if hasattr(conn, "setlimit"):
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)


def authorize(action: int, _first: str | None, second: str | None, *_where: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION and second is not None and second.lower() in REFUSED:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
