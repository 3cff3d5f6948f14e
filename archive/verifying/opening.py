"""Opening an archive to look at it: one connection to both files that cannot write, at one moment of both."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database, Migrations

from archive.migrations import archive_migrations, snapshot_migrations
from archive.sqlite import primary, sqlite3
from archive.store import BUSY_TIMEOUT, Archive, snapshots_path
from archive.verifying.codes import Finding

NOTICED = "SELECT count(*) FROM {}.sqlite_master"
APPLIED = "SELECT name FROM {}._sqlite_migrations WHERE migration_set = ?"
CANNOT = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_NOMEM,
}
"""What keeps anybody from looking, and says nothing of the archive."""


class CannotVerify(Exception):
    """The archive could not be looked at, or not to its end; the message says why in one line."""


@dataclass(slots=True)
class Text:
    """Reads what a damaged file holds for text; ``is_bad`` once it was no UTF-8."""

    is_bad: bool = False

    def __call__(self, raw: bytes) -> str:
        try:
            return raw.decode()
        except UnicodeDecodeError:
            self.is_bad = True
            return raw.decode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Opened:
    """The file of bytes is the schema ``bytes``, but where ``without_bytes`` says how it is damaged.

    ``profile`` is that of a published copy, which has no such file.
    """

    path: Path
    db: Database
    text: Text
    profile: str | None = None
    without_bytes: Finding | None = None

    @property
    def has_bytes(self) -> bool:
        return self.profile is None and self.without_bytes is None

    @property
    def conn(self) -> sqlite3.Connection:
        return self.db.conn

    @property
    def archive(self) -> Archive:
        """Both files through the one connection: no table that is asked for is in both."""
        return Archive(self.path, self.db, self.db)

    @property
    def schemas(self) -> dict[str, Migrations]:
        return {"main": archive_migrations} | ({"bytes": snapshot_migrations} if self.has_bytes else {})


@contextmanager
def opened(path: Path, timeout: float = BUSY_TIMEOUT / 1000) -> Iterator[Opened]:
    """The archive as it is now, while writers go on. Raises CannotVerify; sqlite3.DatabaseError for a broken file.

    The archive's moment comes first: bytes are committed before what names them, so none of them can be missing.
    """
    bytes_path = snapshots_path(path)
    if not path.is_file():
        raise CannotVerify(f"no archive {path}: name one with -s ARCHIVE=FILE.db")
    conn = sqlite3.connect(uri_of(path), uri=True, isolation_level=None, timeout=timeout)
    try:
        conn.text_factory = text = Text()
        with said(path):
            profile = check_schema(conn, path, "main", archive_migrations)
        trouble = attach_bytes(conn, bytes_path) if profile is None else None
        archive = Opened(path, Database(conn), text, profile, trouble)
        conn.execute("BEGIN")
        for schema in archive.schemas:
            conn.execute(NOTICED.format(schema)).fetchone()
        yield archive
    finally:
        conn.close()


def attach_bytes(conn: sqlite3.Connection, path: Path) -> Finding | None:
    """Returns what is wrong with a file that cannot be had. Raises CannotVerify."""
    if not path.is_file():
        return Finding("bytes_missing", path.name, None, f"there is no {path}")
    try:
        conn.execute("ATTACH ? AS bytes", [uri_of(path)])
        if conn.execute(NOTICED.format("bytes")).fetchone() == (0,):
            return Finding("bytes_missing", path.name, None, f"{path.name} is empty")
        check_schema(conn, path, "bytes", snapshot_migrations)
    except sqlite3.DatabaseError as error:
        if primary(error) in CANNOT - {sqlite3.SQLITE_NOTADB}:
            raise CannotVerify(f"{path}: {error}") from error
        code = "file_malformed" if primary(error) == sqlite3.SQLITE_CORRUPT else "bytes_missing"
        return Finding(code, path.name, None, f"{path.name}: {error}")
    return None


def uri_of(path: Path) -> str:
    """Read-only; ``immutable`` for a file in a folder that lets nobody make the files that WAL takes."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    conn = sqlite3.connect(uri, uri=True, timeout=0)
    try:
        conn.execute(NOTICED.format("main")).fetchone()
    except sqlite3.OperationalError as error:
        if primary(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) and not is_unfinished(path):
            return f"{uri}&immutable=1"
    except sqlite3.DatabaseError:
        pass  # said by who opens it
    finally:
        conn.close()
    return uri


def is_unfinished(path: Path) -> bool:
    """Is something in a file beside it that belongs into it?"""
    beside = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    return any(file.exists() and file.stat().st_size for file in beside)


def check_schema(conn: sqlite3.Connection, path: Path, schema: str, migrations: Migrations) -> str | None:
    """Is it of today's schema? Returns the profile of a published copy. Raises CannotVerify."""
    tables = {row[0] for row in conn.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")}  # noqa: S608
    if "_sqlite_migrations" not in tables:
        raise CannotVerify(f"{path} is a database, but no archive")
    applied = {row[0] for row in conn.execute(APPLIED.format(schema), [migrations.name])}
    known = {one.name for one in migrations._migrations}
    if applied - known:
        raise CannotVerify(
            f"{path} is of a newer schema ({', '.join(sorted(applied - known))}): update broadsheet first"
        )
    if known - applied:
        missing = ", ".join(sorted(known - applied))
        raise CannotVerify(f"{path} is of an older schema (without {missing}): any load brings it to today's")
    if "publication" not in tables:
        return None
    row = conn.execute("SELECT profile FROM publication").fetchone()
    return str(row[0]) if row else "full"


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Raises CannotVerify for what keeps from looking; damage stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if primary(error) in CANNOT:
            raise CannotVerify(f"{path}: {error}") from error
        raise
