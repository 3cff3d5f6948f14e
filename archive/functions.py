"""Functions that SQL over an archive can use besides SQLite's own."""

from typing import TYPE_CHECKING

from archive.searching.query import match_query

if TYPE_CHECKING:
    from archive.sqlite import sqlite3


def register_functions(conn: "sqlite3.Connection") -> None:
    """``escape_fts(words)``: what a person typed, as an expression for ``articles_fts MATCH``."""
    conn.create_function("escape_fts", 1, lambda query: match_query(str(query or "")), deterministic=True)
