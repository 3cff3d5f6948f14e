"""A copy of an archive to put on the web: what ``published`` lists, in one file, whole or not there at all.

The tables are made anew and filled column by column, so what is not listed (a local path, an error's detail, the
arguments of a run) is never in the file, nor in a page of it that was freed. The search index is built from the text
that is left. One read transaction sees the archive as it was at one moment, whoever writes meanwhile.
"""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from sqlite_utils import Database

from archive import search
from archive.migrations import archive_migrations
from archive.publishing.excerpts import PARAGRAPHS, cut_texts
from archive.publishing.leaving_out import leave_out
from archive.publishing.outputs import OutError, check_file
from archive.publishing.published import CUTS, ONLY, PUBLISHED, Profile, earlier_value
from archive.schema.publication import PUBLICATION
from archive.scratch import FILES, scratch_folder
from archive.sqlite import sqlite3
from crawler.items import utc_text


@dataclass(frozen=True, slots=True)
class Published:
    """What a copy came to; sizes in bytes."""

    articles: int
    size: int
    archive_size: int
    profile: Profile


def check_out(archive: Path, out: Path, force: bool) -> None:
    """Raises OutError for a place where no copy must or can be written."""
    check_file(archive, out, force)
    for ending in ("-journal", "-wal"):
        beside = out.with_name(out.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise OutError(f"somebody writes to {out}: {beside} is not empty")


def publish(
    archive: Path,
    out: Path,
    profile: Profile = "full",
    paragraphs: int = PARAGRAPHS,
    without: Collection[str] = (),
) -> Iterator[str]:
    """Write the copy, yielding the name of each step before it is taken. It is at ``out`` only when it is whole.

    ``without`` are flags whose articles are left out. The caller has checked ``out``. Raises sqlite3.Error and OSError.
    """
    with scratch_folder(out) as folder:
        work, packed = (folder / name for name in FILES)
        conn = sqlite3.connect(f"{work.resolve().as_uri()}?mode=rwc", uri=True, isolation_level=None)
        try:
            yield from fill(conn, archive, profile, paragraphs, without)
            yield "statistics"
            conn.execute("ANALYZE")
            yield "packing"
            conn.execute("VACUUM INTO ?", [str(packed)])
        finally:
            conn.close()
        yield "in its place"
        sync(packed)
        os.replace(packed, out)
        sync(out.parent)


def fill(
    conn: sqlite3.Connection, archive: Path, profile: Profile, paragraphs: int, without: Collection[str]
) -> Iterator[str]:
    """Make the tables and copy into them what is published."""
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY"):
        conn.execute(f"PRAGMA {pragma}")
    archive_migrations.apply(Database(conn))
    conn.execute(PUBLICATION)
    conn.create_function("earlier_value", 2, earlier_value, deterministic=True)
    conn.execute("ATTACH ? AS kept", [f"{archive.resolve().as_uri()}?mode=rw"])
    conn.execute("BEGIN")
    for trigger in [row[0] for row in conn.execute("SELECT name FROM main.sqlite_master WHERE type = 'trigger'")]:
        conn.execute(f"DROP TRIGGER main.[{trigger}]")
    for table, columns in PUBLISHED.items():
        yield table
        names, values = ", ".join(columns), ", ".join(columns.values())
        only = ONLY.get(table, "1")
        conn.execute(f"INSERT INTO main.{table} ({names}) SELECT {values} FROM kept.{table} WHERE {only}")  # noqa: S608
    if without:
        yield "reserved"
        leave_out(conn, without)
    yield "text"
    if profile == "excerpt":
        cut_texts(conn, paragraphs)
    for statement in CUTS[profile]:
        conn.execute(statement)
    yield "search index"
    texts = conn.execute("SELECT id, headline, body FROM articles JOIN article_text ON article_id = id ORDER BY id")
    for article_id, headline, body in texts:
        search.add(conn, article_id, headline or "", body)
    conn.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
    row = (profile, paragraphs if profile == "excerpt" else None, utc_text(datetime.now(UTC)), version("broadsheet"))
    conn.execute("INSERT INTO publication (profile, paragraphs, published_at, broadsheet) VALUES (?, ?, ?, ?)", row)
    conn.execute("COMMIT")
    conn.execute("DETACH kept")


def sync(path: Path) -> None:
    """On the disk, not only in the system's memory; a folder can be synced on POSIX only."""
    if path.is_dir() and os.name != "posix":
        return
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def published(archive: Path, out: Path, profile: Profile) -> Published:
    conn = sqlite3.connect(out)
    try:
        (articles,) = conn.execute("SELECT count(*) FROM articles").fetchone()
    finally:
        conn.close()
    return Published(articles, out.stat().st_size, archive.stat().st_size, profile)
