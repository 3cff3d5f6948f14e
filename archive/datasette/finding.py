"""Which of Datasette's databases is the archive: the first with a ledger, articles and their text."""

from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from archive.sqlite import sqlite3

MARKS = {"articles", "article_text", "articles_fts", "fetches"}

_found: WeakKeyDictionary[Any, str] = WeakKeyDictionary()
_looked: WeakSet[Any] = WeakSet()


def is_archive(names: set[str]) -> bool:
    return names >= MARKS


def holds_archive(conn: Any) -> bool:
    """Is this a connection to an archive? A file that is no database is for Datasette to report."""
    try:
        return is_archive({row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")})
    except sqlite3.OperationalError:  # locked or unreadable now: not to be taken for another kind of file
        raise
    except sqlite3.DatabaseError:
        return False


def known_archive(datasette: Any) -> str | None:
    """The archive's database name once ``find_archive`` has seen it; for hooks that cannot wait."""
    name = _found.get(datasette)
    return name if name in datasette.databases else None


async def find_archive(datasette: Any) -> Any | None:
    """The archive's database; looked for again as long as there is none, since a load may still create it."""
    if name := known_archive(datasette):
        return datasette.databases[name]
    for name, database in list(datasette.databases.items()):
        if is_archive(set(await database.table_names())):
            _found[datasette] = name
            return database
    return None


async def first_look(datasette: Any) -> str | None:
    """The archive's name, looked for once only: for what runs on every request, after the start has run."""
    if datasette not in _looked:
        await datasette.invoke_startup()
        _looked.add(datasette)
        await find_archive(datasette)
    return known_archive(datasette)


async def is_visible(datasette: Any, actor: Any, database: Any) -> bool:
    """May this reader see the articles, by Datasette's permissions?"""
    permissions = [("view-table", (database.name, "articles")), ("view-database", database.name), "view-instance"]
    visible, _ = await datasette.check_visibility(actor, permissions=permissions)
    return bool(visible)
