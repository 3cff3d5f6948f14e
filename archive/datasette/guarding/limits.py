"""What SQL may not do on a connection of the server itself; a visitor's own SQL runs in ``archive.sandbox``."""

from typing import Any

from archive.sandbox.permits import authorize_functions
from archive.sqlite import sqlite3

LONGEST_VALUE = 32 * 1024 * 1024
"""Bytes of one text or blob; no page that is kept is longer than 16 MiB."""


def limit_connection(conn: Any) -> None:
    """Refuse functions that make a value of any size, and long values where this SQLite library lets us say so."""
    conn.set_authorizer(authorize_functions)
    if hasattr(conn, "setlimit"):
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
