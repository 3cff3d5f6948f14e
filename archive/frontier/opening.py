"""The frontier's file: where it is, and how it is opened."""

import logging
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from archive.frontier.known import Ledger
from archive.frontier.store import Frontier
from archive.ledger.ledger import now
from archive.migrations import frontier_migrations
from archive.refusing import ForeignDatabase, NewerArchive
from archive.sqlite import sqlite3
from archive.store import insert_row, open_database, write_tx

logger = logging.getLogger(__name__)

NEVER = "9999"
"""A time that comes after every other."""


def frontier_path(archive: Path) -> Path:
    """``archive.db`` has its frontier in ``archive.frontier.db``: its many small writes wait for nobody's lock.

    >>> str(frontier_path(Path("news/archive.db")))
    'news/archive.frontier.db'
    """
    return archive.with_name(f"{archive.stem}.frontier{archive.suffix or '.db'}")


def open_frontier(path: Path, site: str, ledger: Ledger, *, everything: bool = False) -> Frontier:
    """Open the file and begin a crawl in it, in which ``everything`` is due, or what is due now."""
    db = open_whole(path)
    # NORMAL: a commit is in the log when it returns, where no kill of the process can take it back, and the disk is
    # not waited for. After a power cut the last of them may be missing: then a page is asked for twice, at worst.
    db.conn.execute("PRAGMA synchronous = NORMAL")
    ledger_end = ledger.end()
    with write_tx(db):
        crawl = insert_row(db, "crawls", {"site": site, "began_at": now(), "ledger": ledger_end})
    return Frontier(db, site, crawl, ledger, ledger_end, NEVER if everything else now())


def open_whole(path: Path) -> Database:
    """Raises sqlite3.OperationalError, ForeignDatabase, NewerArchive.

    A damaged file is set aside: the ledger tells what was in it.
    """
    try:
        return open_checked(path)
    except (ForeignDatabase, NewerArchive, sqlite3.OperationalError):
        raise
    except sqlite3.DatabaseError as error:
        aside = path.with_name(f"{path.name}.damaged")
        for end in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + end).replace(aside.with_name(aside.name + end))
        logger.warning("%s is damaged (%s): set aside as %s, and begun anew from the ledger", path, error, aside)
        return open_checked(path)


def open_checked(path: Path) -> Database:
    db = open_database(path, frontier_migrations)
    try:
        (found,) = db.conn.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
    except sqlite3.Error:
        db.close()
        raise
    return db
