"""The schema, as an ordered list of migrations: the only module that creates or alters tables.

``archive.db`` holds what is published, ``archive.snapshots.db`` beside it the bytes.
"""

from collections.abc import Iterable

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from archive.chain import chain_all
from archive.reprints import note_all
from archive.schema.articles import TABLES_001
from archive.schema.ledger import TABLES_002_LEDGER, TRIGGERS_002_LEDGER
from archive.schema.reprints import TABLES_003_REPRINTS
from archive.schema.revisions import TABLES_002_REVISIONS
from archive.schema.snapshots import SNAPSHOT_TABLES_001, SNAPSHOT_TABLES_002_PACKING

archive_migrations = Migrations("broadsheet")
snapshot_migrations = Migrations("broadsheet_snapshots")


def execute_all(db: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        db.conn.execute(statement)


@archive_migrations()
def m001_archive(db: Database) -> None:
    """Articles with their parts, the ledger, revisions and the search index."""
    execute_all(db, TABLES_001)


@snapshot_migrations()
def m001_snapshots(db: Database) -> None:
    """The bytes of every page, by the hash of what was received."""
    execute_all(db, SNAPSHOT_TABLES_001)


@archive_migrations()
def m002_ledger(db: Database) -> None:
    """What a run came to; rows of the ledger that nothing alters, and a chain of hashes over all of them."""
    execute_all(db, TABLES_002_LEDGER)
    chain_all(db.conn)
    execute_all(db, TRIGGERS_002_LEDGER)


@archive_migrations()
def m003_reprints(db: Database) -> None:
    """Marks of every text, and which articles tell the same story."""
    execute_all(db, TABLES_003_REPRINTS)
    note_all(db.conn)


@archive_migrations()
def m002_revisions(db: Database) -> None:
    """Articles that are gone from their address, and what later readers say of pages that are no articles."""
    execute_all(db, TABLES_002_REVISIONS)


@snapshot_migrations()
def m002_packing(db: Database) -> None:
    """Pages are packed with what they share: a dictionary learned from many, or an earlier page like them."""
    execute_all(db, SNAPSHOT_TABLES_002_PACKING)
