"""What SQL may not touch."""

from archive.sqlite import sqlite3

REFUSED = {"zeroblob", "randomblob", "load_extension", "fts3_tokenizer", "sqlite_log"}
"""Functions that make a value of any size at once, or reach outside the database."""
TELLING = {"database_list"}
"""Pragmas that say where on this machine's disk the file lies."""


def authorize(action: int, first: str | None, second: str | None, *where: str | None) -> int:
    """For a visitor's SQL."""
    tells = action == sqlite3.SQLITE_PRAGMA and first is not None and first.lower() in TELLING
    if tells or action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH):
        return int(sqlite3.SQLITE_DENY)
    return authorize_functions(action, first, second, *where)


def authorize_functions(action: int, _first: str | None, second: str | None, *_where: str | None) -> int:
    """For the server's own SQL, too."""
    refused = action == sqlite3.SQLITE_FUNCTION and second is not None and second.lower() in REFUSED
    return int(sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK)
