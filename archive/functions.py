"""Functions that SQL over an archive can use besides SQLite's own.

Datasette has them on an archive's connections, and so has every connection of sqlite-utils: this module is its plugin.
"""

from typing import TYPE_CHECKING

import sqlite_utils

from archive.searching.query import match_query

if TYPE_CHECKING:
    from archive.sqlite import sqlite3


def register_functions(conn: "sqlite3.Connection") -> None:
    """``escape_fts(words)``: what a person typed, as an expression for ``articles_fts MATCH``."""
    conn.create_function("escape_fts", 1, lambda query: match_query(str(query or "")), deterministic=True)


@sqlite_utils.hookimpl
def prepare_connection(conn: "sqlite3.Connection") -> None:
    register_functions(conn)
