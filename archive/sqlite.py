"""The one SQLite library of this process: pysqlite3 where it has a wheel, else the standard library's.

Two SQLite libraries on one file in one process break its locks, so everything else imports from here.
sqlite-utils and Datasette make the same choice by themselves.
"""

import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["dicts_of", "primary", "sqlite3", "warn_if_old"]

WAL_RESET_FIXED = (3, 51, 3)
"""Releases from 3.7.0 up to this one can corrupt a WAL database when two checkpoints race."""


def dicts_of(cursor: "sqlite3.Cursor") -> list[dict[str, Any]]:
    """All its rows by the names of their columns. Database.query does this in a savepoint, at which FTS5 writes."""
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, tuple(row), strict=True)) for row in cursor]


def primary(error: "sqlite3.DatabaseError") -> int:
    """SQLite's result code without what it adds to it; 0 where the library does not say."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def warn_if_old() -> None:
    """Say so when this process runs a SQLite that can lose a race in WAL mode."""
    if sqlite3.sqlite_version_info < WAL_RESET_FIXED:
        warnings.warn(
            f"SQLite {sqlite3.sqlite_version} can corrupt a WAL database when checkpoints race; "
            "install pysqlite3, or SQLite 3.51.3 or newer",
            RuntimeWarning,
            stacklevel=2,
        )
