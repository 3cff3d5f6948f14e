"""A reading made ready to be saved: all the work that needs no lock, in whatever process has the time for it."""

import pickle
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.articles import Rows, rows_of
from archive.identity import article_identity, host_of
from archive.ledger import reading_details
from archive.packing import BULK
from archive.snapshots import DamagedSnapshot, Kept, pack_ahead, unpack_kept
from archive.sqlite import sqlite3
from archive.store import NOT_STORABLE, Archive, open_reading
from crawler.files import read_found, taken_from
from crawler.items import Article, Failure, NotArticle, Reading, Snapshot
from crawler.sources.found import Found


@dataclass(frozen=True)
class Laid:
    """An article laid out for its tables, and what decides which article of the archive it is."""

    rows: Rows
    identity: str
    host: str

    @property
    def headline(self) -> str | None:
        headline: str | None = self.rows.article["headline"]
        return headline

    @property
    def url(self) -> str | None:
        url: str | None = self.rows.article["url"]
        return url


@dataclass(frozen=True)
class Prepared:
    """``kept`` is None where the bytes are packed when they are saved; ``details`` are those of the ledger.

    Between two processes the reading itself goes as bytes, which for a new article nobody unpacks, and without those of
    its page, which are packed in ``kept``: they would take as long as to save one. ``source`` is where they came from.
    """

    input: str
    size: int
    sha256: str
    details: dict[str, Any]
    result: Laid | NotArticle
    outlet: str | None
    rules: str | None
    kept: Kept | None
    whole: Reading | bytes
    has_parts: bool = False
    source: Found | None = None

    @property
    def reading(self) -> Reading:
        """Without its page's bytes where it comes from another process: see ``body``."""
        if isinstance(self.whole, bytes):
            read: Reading = pickle.loads(self.whole)  # made by prepare_found
            return read
        return self.whole

    @property
    def parts(self) -> tuple[Snapshot, ...]:
        """Its further pages."""
        return self.reading.snapshot.parts if self.has_parts else ()

    def body(self, snapshots: Database) -> bytes:
        """Its page's bytes, checked by their hash. Raises KeyError, DamagedSnapshot."""
        if not isinstance(self.whole, bytes) or self.kept is None:
            return self.reading.snapshot.body
        try:
            return unpack_kept(snapshots, self.kept)
        except (KeyError, DamagedSnapshot):  # the dictionary was squeezed away meanwhile
            taken = taken_from(self.source) if isinstance(self.source, Path) else self.source
            if isinstance(taken, Snapshot) and taken.sha256 == self.sha256:
                return taken.body
            raise

    def complete(self, snapshots: Database) -> Reading:
        """The reading with its page's bytes. Raises KeyError, DamagedSnapshot."""
        return with_body(self.reading, self.body(snapshots))


def prepare(reading: Reading, kept: Kept | None = None) -> Prepared:
    """Raises one of NOT_STORABLE for what no table takes."""
    snapshot, result = reading.snapshot, reading.result
    sha256 = kept.sha256 if kept else snapshot.sha256
    return Prepared(
        input=snapshot.input,
        size=len(snapshot.body),
        sha256=sha256,
        details=reading_details(reading, sha256),
        result=lay(result) if isinstance(result, Article) else result,
        outlet=reading.outlet,
        rules=reading.rules,
        kept=kept,
        whole=reading,
        has_parts=bool(snapshot.parts),
    )


def lay(article: Article) -> Laid:
    return Laid(rows_of(article), article_identity(article), host_of(article.url) if article.url else "")


def prepare_found(archive: Path, found: Found) -> Prepared | Reading | Failure:
    """A page read and prepared in a process of its own."""
    reading = read_found(found)
    return reading if isinstance(reading, Failure) else prepare_read(archive, reading)


def prepare_read(archive: Path, reading: Reading) -> Prepared | Reading:
    """In a process of its own, which opens the archive for itself, once, and only to read.

    What cannot be prepared is said where it is saved.
    """
    try:
        kept = pack_ahead(opened(archive).snapshots, reading.snapshot, BULK)
        return replace(prepare(reading, kept), whole=pickle.dumps(with_body(reading, b""), pickle.HIGHEST_PROTOCOL))
    except (*NOT_STORABLE, sqlite3.DatabaseError):
        return reading


def with_body(reading: Reading, body: bytes) -> Reading:
    return replace(reading, snapshot=replace(reading.snapshot, body=body))


def prepare_page(archive: str, reading: Reading) -> bytes | None:
    """A crawl's page prepared in the process that read it, which goes with its Reading; None for what cannot be."""
    try:
        kept = pack_ahead(opened(Path(archive)).snapshots, reading.snapshot)
        return pickle.dumps(replace(prepare(reading, kept), whole=b""), pickle.HIGHEST_PROTOCOL)
    except (*NOT_STORABLE, sqlite3.DatabaseError):
        return None


def prepared_of(reading: Reading) -> Prepared:
    """Here, unless it was prepared where it was read. Raises one of NOT_STORABLE for what no table takes."""
    if reading.prepared is None:
        return prepare(reading)
    prepared: Prepared = pickle.loads(reading.prepared)  # made by prepare_page
    return replace(prepared, whole=replace(reading, prepared=None))


@cache
def opened(archive: Path) -> Archive:
    return open_reading(archive)
