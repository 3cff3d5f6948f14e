"""A reading made ready to be saved: all the work that needs no lock, in whatever process has the time for it."""

import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.articles import Rows, rows_of
from archive.identity import article_identity, host_of
from archive.ledger.ledger import reading_details
from archive.snapshots.snapshots import DamagedSnapshot, Kept, pack_ahead, unpack_kept
from archive.sqlite import sqlite3
from archive.store import NOT_STORABLE, opened_once
from crawler.files import read_found, taken_from
from crawler.items import Article, Failure, NotArticle, Reading, Snapshot
from crawler.sources.found import MAX_SIZE, NO_LIMIT, Found

THERE = Snapshot(b"", "")


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

    From another process the ``snapshot`` comes without its bytes, which are packed in ``kept``: sending a page takes as
    long as saving an article. ``source`` is where it came from.
    """

    snapshot: Snapshot
    size: int
    sha256: str
    details: dict[str, Any]
    result: Laid | NotArticle
    outlet: str | None
    rules: str | None
    kept: Kept | None
    source: Found | None = None

    @property
    def input(self) -> str:
        return self.snapshot.input

    def body(self, snapshots: Database) -> bytes:
        """The page's bytes, checked by their hash where they had to be unpacked. Raises KeyError, DamagedSnapshot."""
        if self.snapshot.body or self.kept is None:
            return self.snapshot.body
        try:
            return unpack_kept(snapshots, self.kept)
        except (KeyError, DamagedSnapshot):  # the dictionary was squeezed away meanwhile
            taken = self.taken_again()
            if taken is None:
                raise
            return taken.body

    def taken_again(self) -> Snapshot | None:
        """The page with its bytes, from where it came; None where they are not there any more, or other ones."""
        taken = taken_from(self.source, NO_LIMIT) if isinstance(self.source, Path) else self.source
        return taken if isinstance(taken, Snapshot) and taken.sha256 == self.sha256 else None


def prepare(reading: Reading, kept: Kept | None = None) -> Prepared:
    """Raises one of NOT_STORABLE for what no table takes."""
    snapshot, result = reading.snapshot, reading.result
    sha256 = kept.sha256 if kept else snapshot.sha256
    return Prepared(
        snapshot=snapshot,
        size=len(snapshot.body),
        sha256=sha256,
        details=reading_details(reading, sha256),
        result=lay(result) if isinstance(result, Article) else result,
        outlet=reading.outlet,
        rules=reading.rules,
        kept=kept,
    )


def lay(article: Article) -> Laid:
    return Laid(rows_of(article), article_identity(article), host_of(article.url) if article.url else "")


def prepare_found(archive: Path, found: Found, largest: int = MAX_SIZE) -> Prepared | Reading | Failure:
    """A page read and prepared in a process of its own."""
    reading = read_found(found, largest)
    return reading if isinstance(reading, Failure) else prepare_read(archive, reading)


def prepare_read(archive: Path, reading: Reading) -> Prepared | Reading:
    """In a process of its own, which opens the archive for itself, once, and only to read.

    What cannot be prepared is said where it is saved.
    """
    try:
        kept = pack_ahead(opened_once(archive).snapshots, reading.snapshot)
        return replace(prepare(reading, kept), snapshot=replace(reading.snapshot, body=b""))
    except (*NOT_STORABLE, sqlite3.DatabaseError):
        return reading


def prepare_page(archive: str, reading: Reading) -> bytes | None:
    """A crawl's page prepared in the process that read it, which goes with its Reading; None for what cannot be."""
    try:
        kept = pack_ahead(opened_once(Path(archive)).snapshots, reading.snapshot)
        return sendable(prepare(reading, kept))
    except (*NOT_STORABLE, sqlite3.DatabaseError):
        return None


def sendable(prepared: Prepared) -> bytes:
    """Without the snapshot, which is where it is sent to."""
    return pickle.dumps(replace(prepared, snapshot=THERE), pickle.HIGHEST_PROTOCOL)


def prepared_of(reading: Reading) -> Prepared:
    """Here, unless it was prepared where it was read. Raises one of NOT_STORABLE for what no table takes."""
    if reading.prepared is None:
        return prepare(reading)
    prepared: Prepared = pickle.loads(reading.prepared)  # made by sendable
    return replace(prepared, snapshot=reading.snapshot)
