"""Opening an archive, and writing to it: one connection, one transaction at a time, nothing half done."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

from archive.migrations import archive_migrations, snapshot_migrations
from archive.refusing import refuse_foreign, refuse_newer
from archive.sqlite import sqlite3, warn_if_old

BUSY_TIMEOUT = 15_000
"""Milliseconds that a writer waits for another one."""

PRAGMAS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "wal_autocheckpoint = 16000",
)
"""Pages that every commit writes are copied from the log to the file less often."""

NOT_STORABLE = (
    ValueError,
    OverflowError,
    sqlite3.DataError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
)
"""What a reading can be to a table (a lone surrogate, a wrong type); a full disk is none of these and ends the run."""

OWN_PRAGMAS = {archive_migrations: "cache_size = -32768", snapshot_migrations: "page_size = 1024"}
"""32 MiB of ``archive.db`` are held, where new rows go anywhere in an index, and SQLite's own 2 MiB of other files.
A file of bytes has small pages: half of one is empty for each packed page, and of 4096 bytes that would be 7 %."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive: ``db`` is archive.db, ``snapshots`` the file of bytes beside it."""

    path: Path
    db: Database
    snapshots: Database

    def close(self) -> None:
        """What was written stands in the files themselves then, even while somebody else has them open."""
        for db in (self.db, self.snapshots):
            settle(db.conn)
            db.close()


def settle(conn: sqlite3.Connection) -> None:
    """Write the log into the file as far as no reader is in the way: a copy of the file alone has everything then."""
    with suppress(sqlite3.Error):  # opened to read only, or damaged, which is said elsewhere
        conn.execute("PRAGMA wal_checkpoint(PASSIVE)")


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


def open_reading(path: Path) -> Archive:
    """Open an archive that is there, as it is, for a process that only reads. Raises NewerArchive."""
    db = open_to_read(path, archive_migrations)
    try:
        return Archive(path, db, open_to_read(snapshots_path(path), snapshot_migrations))
    except sqlite3.Error:
        db.close()
        raise


@cache
def opened_once(path: Path) -> Archive:
    """The same for a process that reads it for as long as it lives."""
    return open_reading(path)


def open_to_read(path: Path, migrations: Migrations) -> Database:
    conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT / 1000)
    try:
        db = Database(conn)
        refuse_newer(db, migrations)
        return db
    except sqlite3.Error:
        conn.close()
        raise


def open_database(path: Path, migrations: Migrations) -> Database:
    conn = sqlite3.connect(str(path), isolation_level=None, timeout=BUSY_TIMEOUT / 1000)
    try:
        refuse_foreign(conn)
        if migrations in OWN_PRAGMAS:
            conn.execute(f"PRAGMA {OWN_PRAGMAS[migrations]}")
        enter_wal(conn)
        for pragma in PRAGMAS:
            conn.execute(f"PRAGMA {pragma}")
        conn.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
        with write_tx(Database(conn)) as db:
            refuse_newer(db, migrations)
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


def insert_row(db: Database, table: str, row: Mapping[str, Any]) -> int:
    """One row; returns its id."""
    return db.conn.execute(insertion(table, tuple(row)), tuple(row.values())).lastrowid or 0


def insert_rows(db: Database, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows with the same columns. Bare SQL: sqlite-utils makes a savepoint a row, at which FTS5 writes all it holds."""
    if rows:
        db.conn.executemany(insertion(table, tuple(rows[0])), [tuple(row.values()) for row in rows])


def next_id(db: Database, table: str) -> int:
    """The number that SQLite would give the next row; it is the caller's while its transaction lasts."""
    return int(db.conn.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608


@cache
def insertion(table: str, columns: tuple[str, ...]) -> str:
    """
    >>> insertion("people", ("id", "name"))
    'INSERT INTO people (id, name) VALUES (?, ?)'
    """
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608


@contextmanager
def write_tx(db: Database) -> Iterator[Database]:
    """The only way to write. ``BEGIN IMMEDIATE``: a plain BEGIN that reads first fails under a second writer.

    Inside ``group_tx`` the commit is the group's.
    """
    group = GROUPS.get(db)
    if group is not None:
        with group:
            yield db
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield db
        db.conn.commit()  # a commit can fail too (a full disk), and must not leave its transaction open
    except BaseException:
        db.conn.rollback()
        raise


class GroupBroken(Exception):
    """One of a group's transactions failed and was dealt with: nothing of the group was written."""


@dataclass(slots=True)
class Group:
    """Transactions that end in one commit. No savepoints between them: FTS5 would write all it holds at each."""

    is_open: bool = False
    is_broken: bool = False

    def __enter__(self) -> None:
        if self.is_open:
            raise sqlite3.OperationalError("cannot start a transaction within a transaction")
        self.is_open = True

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.is_open = False
        self.is_broken |= kind is not None


GROUPS: WeakKeyDictionary[Database, Group] = WeakKeyDictionary()


@contextmanager
def group_tx(db: Database) -> Iterator[Database]:
    """Every ``write_tx`` inside is part of one transaction: a commit waits for the disk, whatever its size.

    Nothing inside is saved until this ends. Raises GroupBroken when a transaction inside failed and its error was
    caught: what can be saved is then to be saved one by one. A group within a group is refused.
    """
    if db in GROUPS:
        raise sqlite3.OperationalError("cannot start a group within a group")
    with write_tx(db):
        group = GROUPS[db] = Group()
        try:
            yield db
        finally:
            del GROUPS[db]
        if group.is_broken:
            raise GroupBroken
