"""Databases into which nothing of ours is to be written: those of something else, and those of a later version."""

from contextlib import closing

from sqlite_utils import Database, Migrations

from archive.migrations import SETS
from archive.sqlite import sqlite3

NOTED = "SELECT DISTINCT migration_set FROM _sqlite_migrations"
"""Whose changes sqlite-utils has noted in a database."""
OURS = {migrations.name for migrations in SETS}


class ForeignDatabase(sqlite3.DatabaseError):
    """A database of something else."""


class NewerArchive(sqlite3.DatabaseError):
    """An archive that a later version has changed: this one could not keep its promises."""


def refuse_foreign(conn: sqlite3.Connection) -> None:
    """Raises ForeignDatabase for a database with tables, none of which our migrations have made."""
    names = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    noted = {name for (name,) in conn.execute(NOTED)} if "_sqlite_migrations" in names else set()
    is_ours = "_sqlite_migrations" in names and (not noted or noted & OURS)
    if names and not is_ours:
        raise ForeignDatabase(f"it is a database of something else (it has {min(names)}): name another file")


def refuse_newer(db: Database, migrations: Migrations) -> None:
    """Raises NewerArchive."""
    with closing(Database(memory=True)) as empty:  # every migration is still to come
        known = {one.name for one in migrations.pending(empty)}
    unknown = {one.name for one in migrations.applied(db)} - known
    if unknown:
        names = ", ".join(sorted(unknown))
        raise NewerArchive(f"a newer Broadsheet has changed it ({names}); install that version, or a later one")
