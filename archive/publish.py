"""A copy of an archive to put on the web: only what is listed here, one file, read-only, whole or not there at all.

The tables are made anew and filled column by column, so what is not listed (a local path, an error's detail, the
arguments of a run) is never in the file, nor in a page of it that was freed. The search index is built from the text
that is left. One read transaction sees the archive as it was at one moment, whoever writes meanwhile.
"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from archive import search
from archive.migrations import archive_migrations
from archive.schema.publication import PUBLICATION
from archive.sqlite import sqlite3
from archive.store import snapshots_path
from crawler.items import utc_text

Profile = Literal["full", "excerpt", "metadata"]
PROFILES: tuple[Profile, ...] = ("full", "excerpt", "metadata")
PARAGRAPHS = 2
"""Paragraphs of an excerpt."""
MOST_CHARACTERS = 600
"""Of an excerpt: pages that break lines without closing a paragraph have all of their text in the first one."""

IS_PUBLIC_URL = "({0} GLOB 'http://*' OR {0} GLOB 'https://*') AND NOT {0} GLOB 'http*://*@*'"
OUTCOMES = "'finished', 'interrupted', 'failed', 'died', 'shutdown'"


def public_url(column: str) -> str:
    """An address without a reader's name and password in it; NULL for one that is of this machine's disk."""
    return f"CASE WHEN {IS_PUBLIC_URL.format(column)} THEN {column} END"


def no_path(column: str) -> str:
    """A page saved by a browser can name its pictures by where they lie on the disk."""
    return f"CASE WHEN {column} LIKE 'file:%' THEN '(a file)' ELSE {column} END"


PUBLISHED: dict[str, dict[str, str]] = {
    "outlets": {name: name for name in ("id", "host", "name")},
    "articles": {
        name: name
        for name in (
            *("id", "uid", "headline", "alternative_headline", "section", "date_published", "date_published_raw"),
            *("date_modified", "date_inferred", "source", "language", "outlet_id", "characters", "flags"),
            *("first_seen", "last_seen", "gone_at", "gone_status", "snapshot_sha256", "extractor"),
        )
    }
    | {name: public_url(name) for name in ("url", "canonical_url")}
    | {"identity": f"CASE WHEN url IS NULL OR {IS_PUBLIC_URL.format('url')} THEN identity ELSE 'uid:' || uid END"},
    "article_text": {name: name for name in ("article_id", "description", "body", "analyser")},
    "blocks": {name: name for name in ("id", "article_id", "position", "kind", "level", "locator")}
    | {"text": f"CASE WHEN kind = 'image' THEN {no_path('text')} ELSE text END"},
    "people": {"id": "id", "name": "name"},
    "credits": {name: name for name in ("id", "article_id", "position", "person_id", "role", "raw")},
    "images": {name: name for name in ("id", "article_id", "position", "caption", "credit")} | {"url": no_path("url")},
    "links": {name: name for name in ("id", "article_id", "position", "rel", "headline", "teaser")}
    | {"url": no_path("url")},
    "evidence": {
        name: name for name in ("id", "article_id", "position", "field", "rule", "locator", "confidence", "chosen")
    }
    | {"value": no_path("value"), "raw": no_path("raw")},
    "runs": {name: name for name in ("id", "started_at", "ended_at", "counts", "head")}
    | {
        "command": "CASE WHEN command GLOB 'crawl *' THEN 'crawl' ELSE command END",
        "arguments": "'{}'",
        "versions": "json_object('broadsheet', json_extract(versions, '$.broadsheet'), "
        "'extractor', json_extract(versions, '$.extractor'))",
        "outcome": f"CASE WHEN outcome IN ({OUTCOMES}) THEN outcome END",
    },
    "fetches": {
        name: name
        for name in (
            *("id", "run_id", "state", "article_id", "snapshot_sha256", "size", "http_status"),
            *("charset_declared", "charset_used", "replacements", "flags", "fetched_at", "saved_at"),
        )
    }
    | {"input": f"coalesce({public_url('input')}, '(a file)')", "url": public_url("url")},
    "revisions": {
        name: name
        for name in (
            *("id", "article_id", "fetch_id", "cause", "snapshot_before", "snapshot_after"),
            *("extractor_before", "extractor_after", "saved_at"),
        )
    },
    "revision_fields": {name: name for name in ("id", "revision_id", "field", "before", "after")},
    "reprints": {name: name for name in ("article_id", "story", "like_id", "share")},
}
"""Table to column to what is published of it."""

PRIVATE = {"fetches": {"reason", "detail"}, "runs": {"detail", "process"}}
"""Columns that are left empty."""

ONLY = {
    "fetches": "article_id IS NOT NULL AND reason IS NULL",
    "runs": "id IN (SELECT run_id FROM kept.fetches WHERE article_id IS NOT NULL AND reason IS NULL)",
    "outlets": "id IN (SELECT outlet_id FROM kept.articles)",
    "people": "id IN (SELECT person_id FROM kept.credits)",
}
"""Rows of a table that are published, where not all are."""

UNCUT = "(field NOT IN ('body', 'blocks', 'description', 'images'))"
"""Evidence and revisions of fields that are not the text itself."""
CUTS: dict[str, tuple[str, ...]] = {
    "full": (),
    "excerpt": (
        f"DELETE FROM evidence WHERE NOT (chosen AND {UNCUT})",  # noqa: S608
        "UPDATE evidence SET raw = NULL",
        f"DELETE FROM revision_fields WHERE NOT {UNCUT}",  # noqa: S608
        "UPDATE images SET caption = NULL",
        "UPDATE links SET teaser = NULL",
    ),
}
CUTS["metadata"] = (
    *CUTS["excerpt"],
    "DELETE FROM blocks",
    "UPDATE article_text SET body = '', description = NULL",
)


@dataclass(frozen=True, slots=True)
class Published:
    """What a copy came to; sizes in bytes."""

    articles: int
    size: int
    archive_size: int
    profile: Profile


class OutError(Exception):
    """The copy cannot be written there."""


def check_out(archive: Path, out: Path, force: bool) -> None:
    """Raises OutError for a place where no copy must or can be written."""
    if not out.parent.is_dir():
        raise OutError(f"no folder {out.parent}")
    if out.is_dir():
        raise OutError(f"{out} is a folder")
    own = {path.resolve() for path in (archive, snapshots_path(archive))}
    if out.resolve() in own:
        raise OutError(f"{out} is the archive itself")
    if out.exists() and not force:
        raise OutError(f"{out} is there already (--force replaces it)")
    for ending in ("-journal", "-wal"):
        beside = out.with_name(out.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise OutError(f"somebody writes to {out}: {beside} is not empty")


def publish(archive: Path, out: Path, profile: Profile = "full", paragraphs: int = PARAGRAPHS) -> Iterator[str]:
    """Write the copy, yielding the name of each step before it is taken. It is at ``out`` only when it is whole.

    The caller has checked ``out``. Raises sqlite3.Error and OSError.
    """
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent, ignore_cleanup_errors=True) as folder:
        work, packed = Path(folder) / "work.db", Path(folder) / "packed.db"
        conn = sqlite3.connect(f"{work.resolve().as_uri()}?mode=rwc", uri=True, isolation_level=None)
        try:
            yield from fill(conn, archive, profile, paragraphs)
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


def fill(conn: sqlite3.Connection, archive: Path, profile: Profile, paragraphs: int) -> Iterator[str]:
    """Make the tables and copy into them what is published."""
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY"):
        conn.execute(f"PRAGMA {pragma}")
    archive_migrations.apply(Database(conn))
    conn.execute(PUBLICATION)
    conn.execute("ATTACH ? AS kept", [f"{archive.resolve().as_uri()}?mode=rw"])
    conn.execute("BEGIN")
    for trigger in [row[0] for row in conn.execute("SELECT name FROM main.sqlite_master WHERE type = 'trigger'")]:
        conn.execute(f"DROP TRIGGER main.[{trigger}]")
    for table, columns in PUBLISHED.items():
        yield table
        names, values = ", ".join(columns), ", ".join(columns.values())
        only = ONLY.get(table, "1")
        conn.execute(f"INSERT INTO main.{table} ({names}) SELECT {values} FROM kept.{table} WHERE {only}")  # noqa: S608
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


def cut_texts(conn: sqlite3.Connection, paragraphs: int) -> None:
    """Leave each article's first paragraphs, in its blocks and in its body."""
    for (article_id,) in conn.execute("SELECT id FROM articles").fetchall():
        query = "SELECT id, kind, text FROM blocks WHERE article_id = ? ORDER BY position"
        kept = excerpt([tuple(row) for row in conn.execute(query, [article_id])], paragraphs)
        conn.execute("DELETE FROM blocks WHERE article_id = ?", [article_id])
        for number, kind, text in kept:
            conn.execute(RESTORE, [kind, text, number])
        body = "\n\n".join(text for _, kind, text in kept if kind != "image")
        conn.execute("UPDATE article_text SET body = ? WHERE article_id = ?", [body, article_id])


RESTORE = (
    "INSERT INTO main.blocks (id, article_id, position, kind, level, text, locator) "
    "SELECT id, article_id, position, ?, level, ?, locator FROM kept.blocks WHERE id = ?"
)
Piece = tuple[int, str, str]
"""id, kind and text of a block."""


def excerpt(blocks: list[Piece], paragraphs: int) -> list[Piece]:
    """The blocks up to the last of the first paragraphs, and no more than MOST_CHARACTERS of them.

    >>> excerpt([(1, "heading", "Rain"), (2, "paragraph", "It rained."), (3, "paragraph", "Then it snowed.")], 1)
    [(1, 'heading', 'Rain'), (2, 'paragraph', 'It rained.')]
    """
    kept: list[Piece] = []
    left, counted = MOST_CHARACTERS, 0
    for number, kind, text in blocks:
        is_text = kind not in ("heading", "image")
        if (is_text and counted == paragraphs) or left <= 0:
            break
        counted += is_text
        kept.append((number, kind, text if kind == "image" else cut(text, left)))
        left -= len(text) if kind != "image" else 0
    while kept and kept[-1][1] in ("heading", "image"):
        kept.pop()
    return kept


def cut(text: str, length: int) -> str:
    """At most so many characters and an ellipsis; a word of letters is not cut in two.

    >>> cut("The first bus left", 12), cut("首班车已经发车", 3)
    ('The first…', '首班车…')
    """
    if len(text) <= length:
        return text
    words = text[:length].rsplit(" ", 1)[0] if text[length : length + 1].strip() else text[:length]
    return words.rstrip() + "…"


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
