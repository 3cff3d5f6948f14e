"""Opening an archive, and writing to it: one connection, one transaction at a time, nothing half done."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

from archive.migrations import archive_migrations, snapshot_migrations
from archive.sqlite import sqlite3, warn_if_old

BUSY_TIMEOUT = 15_000
"""Milliseconds that a writer waits for another one."""

SNAPSHOT_PAGE = 1024
"""Bytes of a page of a new file of bytes: half of one is empty for each packed page, and of 4096 that would be 7 %."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive: ``db`` is archive.db, ``snapshots`` the file of bytes beside it."""

    path: Path
    db: Database
    snapshots: Database

    def close(self) -> None:
        self.db.close()
        self.snapshots.close()


def snapshots_path(path: Path) -> Path:
    """``archive.db`` keeps its bytes in ``archive.snapshots.db``.

    >>> str(snapshots_path(Path("news/archive.db")))
    'news/archive.snapshots.db'
    """
    return path.with_name(f"{path.stem}.snapshots{path.suffix or '.db'}")


def open_archive(path: Path | str) -> Archive:
    """Open an archive, brought to today's schema first. Raises sqlite3.DatabaseError for a file that is none."""
    warn_if_old()
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    db = open_database(path, archive_migrations)
    try:
        return Archive(path, db, open_database(snapshots_path(path), snapshot_migrations))
    except sqlite3.Error:
        db.close()
        raise


def open_database(path: Path, migrations: Migrations) -> Database:
    conn = sqlite3.connect(str(path), isolation_level=None, timeout=BUSY_TIMEOUT / 1000)
    try:
        if migrations is snapshot_migrations:
            conn.execute(f"PRAGMA page_size = {SNAPSHOT_PAGE}")
        enter_wal(conn)
        for pragma in ("synchronous = FULL", "foreign_keys = ON", f"busy_timeout = {BUSY_TIMEOUT}"):
            conn.execute(f"PRAGMA {pragma}")
        with write_tx(Database(conn)) as db:
            migrations.apply(db)
        return db
    except sqlite3.Error:
        conn.close()
        raise


def enter_wal(conn: sqlite3.Connection) -> None:
    """Switch to WAL. Two processes that open a new file at once get "locked" here at once, whatever the timeout."""
    until = time.monotonic() + BUSY_TIMEOUT / 1000
    while True:
        try:
            conn.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
        time.sleep(0.02)


def inserted_id(table: Table) -> int:
    """The primary key of the row that was just inserted."""
    return int(str(table.last_pk))


@contextmanager
def write_tx(db: Database) -> Iterator[Database]:
    """The only way to write. ``BEGIN IMMEDIATE``: a plain BEGIN that reads first fails under a second writer."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield db
        db.conn.commit()  # a commit can fail too (a full disk), and must not leave its transaction open
    except BaseException:
        db.conn.rollback()
        raise
