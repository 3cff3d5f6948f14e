"""The schema, as an ordered list of migrations: the only module that creates or alters tables.

``archive.db`` holds what is published, ``archive.snapshots.db`` beside it the bytes, ``archive.frontier.db`` the
addresses that crawls found.
"""

from collections.abc import Iterable

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from archive.comparing.reprints import note_all
from archive.ledger.chain import chain_all
from archive.schema.articles import TABLES_001
from archive.schema.frontier import FRONTIER_TABLES_001
from archive.schema.ledger import LEDGER_009, TABLES_002_LEDGER, TRIGGERS_002_LEDGER
from archive.schema.reprints import TABLES_003_REPRINTS
from archive.schema.revisions import TABLES_002_REVISIONS
from archive.schema.room import BY_SOURCE_007, INDEXES_005_ROOM, PEOPLE_006, VIEWS_005_ROOM
from archive.schema.snapshots import SNAPSHOT_TABLES_001, SNAPSHOT_TABLES_002_PACKING, SNAPSHOT_TABLES_004_FEW_A_BASE
from archive.schema.watching import TABLES_008_WATCHING
from archive.search import write_anew

archive_migrations = Migrations("broadsheet")
snapshot_migrations = Migrations("broadsheet_snapshots")
frontier_migrations = Migrations("broadsheet_frontier")
SETS = (archive_migrations, snapshot_migrations, frontier_migrations)


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


FIRST_DAYS_TRIGGERS = ("fetches_only_at_the_end", "ledger_hashes_only_at_the_end", "runs_only_at_the_end")
"""Of the first m002_ledger: for a table with one, SQLite makes a savepoint a row, at which FTS5 writes all it holds."""


@archive_migrations()
def m004_first_days(db: Database) -> None:
    """What the first archives have otherwise than new ones: a page without headline was refused, rows went in slowly,
    marks were of other runs of words."""
    execute_all(db, [f"DROP TRIGGER IF EXISTS {name}" for name in FIRST_DAYS_TRIGGERS])
    change_statement(db, "articles", " headline TEXT NOT NULL,", " headline TEXT,")
    note_all(db.conn)


@archive_migrations()
def m005_spellings(db: Database) -> None:
    """Simplified and traditional characters are one: in the search index, and in the marks of texts."""
    write_anew(db.conn)
    note_all(db.conn)


@archive_migrations()
def m005_room(db: Database) -> None:
    """Views that make common questions short, and indexes by which the reading room counts."""
    execute_all(db, INDEXES_005_ROOM)
    execute_all(db, VIEWS_005_ROOM)


@archive_migrations()
def m006_people_by_role(db: Database) -> None:
    """People by role, and the outlets of a source, from indexes alone."""
    execute_all(db, PEOPLE_006)


@archive_migrations()
def m007_by_source(db: Database) -> None:
    """Facets of one source, and fetches by a page's address; coverage by the articles' own months."""
    execute_all(db, BY_SOURCE_007)


@archive_migrations()
def m008_watching(db: Database) -> None:
    """What every run brought of its site, and whether that is as it was."""
    execute_all(db, TABLES_008_WATCHING)


@archive_migrations()
def m009_ledger_flags(db: Database) -> None:
    """The view that people read has what was unusual about each input."""
    execute_all(db, LEDGER_009)


@snapshot_migrations()
def m003_first_days(db: Database) -> None:
    """Numbers of dictionaries and bases that were taken out are not given again, in files of the first packing too."""
    execute_all(db, ["CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT", "DROP TABLE numbered"])
    for table in ("dictionaries", "bases"):
        if change_statement(db, table, "id INTEGER PRIMARY KEY,", "id INTEGER PRIMARY KEY AUTOINCREMENT,"):
            db.conn.execute(f"INSERT INTO sqlite_sequence SELECT '{table}', coalesce(max(id), 0) FROM {table}")  # noqa: S608


@snapshot_migrations()
def m004_few_a_base(db: Database) -> None:
    """Bases know how many pages are packed against them, so that none takes many along when it is lost."""
    execute_all(db, SNAPSHOT_TABLES_004_FEW_A_BASE)


@frontier_migrations()
def m001_frontier(db: Database) -> None:
    """Every address that was found, with what became of it and when it is asked for again."""
    execute_all(db, FRONTIER_TABLES_001)


def change_statement(db: Database, table: str, before: str, after: str) -> bool:
    """Change the statement that made a table, where it says ``before``; its rows stay as they are.

    The way of https://www.sqlite.org/lang_altertable.html#otheralter for a constraint that no row can break: to copy
    the table would break what refers to it.
    """
    where = "type = 'table' AND name = ? AND instr(sql, ?)"
    if db.conn.execute(f"SELECT 1 FROM sqlite_master WHERE {where}", [table, before]).fetchone() is None:  # noqa: S608
        return False
    db.conn.execute("PRAGMA writable_schema = ON")
    query = f"UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE {where}"  # noqa: S608
    db.conn.execute(query, [before, after, table, before])
    (version,) = db.conn.execute("PRAGMA schema_version").fetchone()
    db.conn.execute(f"PRAGMA schema_version = {version + 1}")
    db.conn.execute("PRAGMA writable_schema = OFF")
    return True
