"""What pages are packed with, as one connection holds it unpacked: some bases, a dictionary; how one is learned."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from weakref import WeakKeyDictionary

import zstandard
from sqlite_utils import Database

from archive.snapshots.compressors import PageCompressors
from archive.snapshots.learning import learn_apart
from archive.snapshots.packing import (
    QUICK,
    SAMPLE,
    dictionary_compressor,
    dictionary_context,
    pack,
    page_context,
    sha256_of,
    unpack,
)
from archive.store import write_tx
from crawler.items import utc_text

Damage = Literal["content", "base", "dictionary"]
"""What is at fault: the page's own bytes, the page it was packed against, or the dictionary."""

FIRST_DICTIONARY = 32
"""Bases before a dictionary is learned. Only a squeeze learns: while pages arrive it would take a twentieth of a load,
for one to five percent fewer bytes until the squeeze."""
SAMPLES = 256
"""Pages at most that one is learned from, however large the archive."""
ONE_OF = 2
"""Of so many bases one is a sample: the others would double the time, for a thousandth of the bytes."""
HELD_BASES = 8
HELD_BYTES = 32 << 20
"""Bases held unpacked: a crawl has a few templates at a time."""

PACKED = ("encoding", "content", "size", "base", "dictionary")
"""The columns of a page that tell how it is unpacked."""
Row = tuple[str, bytes, int, int | None, int | None]
ROW = f"SELECT {', '.join(PACKED)} FROM snapshots WHERE sha256 = ?"  # noqa: S608
BASE = "SELECT sha256, (SELECT base FROM snapshots WHERE sha256 = bases.sha256) FROM bases WHERE id = ?"
DICTIONARY = "SELECT size, sha256 FROM dictionaries WHERE id = ?"
DICTIONARY_BYTES = "SELECT content FROM dictionaries WHERE id = ?"


class DamagedSnapshot(ValueError):
    """Bytes that are not what they were; ``part`` says what is at fault."""

    def __init__(self, sha256: str, part: Damage, why: str):
        super().__init__(f"snapshot {sha256} is damaged: {why}")
        self.sha256 = sha256
        self.part = part


@dataclass(frozen=True, slots=True)
class Held:
    """What is unpacked already, by its hash: a number is given again when a transaction was rolled back.

    Compressors are by dictionary and level.
    """

    bases: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    dictionaries: dict[str, bytes] = field(default_factory=dict)
    compressors: dict[tuple[bytes, int], zstandard.ZstdCompressor] = field(default_factory=dict)
    pages: PageCompressors = field(default_factory=PageCompressors)


@dataclass(frozen=True, slots=True)
class Contexts:
    """The bases and dictionaries of one file of bytes."""

    snapshots: Database
    held: Held

    def load(self, sha256: str) -> bytes:
        """The bytes of a page. Raises KeyError, DamagedSnapshot."""
        return self.unpacked(sha256, *self.row(sha256))

    def row(self, sha256: str) -> Row:
        """What its row says of how it is unpacked. Raises KeyError."""
        row = self.snapshots.execute(ROW, [sha256]).fetchone()
        if row is None:
            raise KeyError(sha256)
        return tuple(row)

    def unpacked(
        self, sha256: str, encoding: str, content: bytes, size: int, base: int | None, dictionary: int | None
    ) -> bytes:
        """The bytes of a page whose row says this. Raises DamagedSnapshot."""
        if encoding == "identity":
            body = bytes(content)
        else:
            context = self.context(sha256, base, dictionary)
            try:
                body = unpack(content, size, context)
            except ValueError as error:
                raise DamagedSnapshot(sha256, "content", str(error)) from error
        if sha256_of(body) != sha256:
            raise DamagedSnapshot(sha256, "content", "its bytes have another hash")
        return body

    def context(self, sha256: str, base: int | None, dictionary: int | None) -> zstandard.ZstdCompressionDict | None:
        """What a page was packed with. Raises DamagedSnapshot for the page that cannot be had without it."""
        try:
            if base is not None:
                return page_context(self.base(base))
            return None if dictionary is None else dictionary_context(self.dictionary(dictionary))
        except (KeyError, ValueError) as error:
            part: Damage = "dictionary" if base is None else "base"
            raise DamagedSnapshot(sha256, part, f"what it was packed with: {error.args[0]}") from error

    def base(self, number: int) -> bytes:
        """The bytes of a base. Raises KeyError, ValueError."""
        bases = self.held.bases
        row = self.snapshots.execute(BASE, [number]).fetchone()
        if row is None:
            raise KeyError(f"base {number} is missing")
        sha256, base = row
        if sha256 in bases:
            bases.move_to_end(sha256)
            return bases[sha256]
        if base is not None:  # or a damaged file could lead in a circle
            raise ValueError(f"base {number} is packed against another page")
        try:
            body = self.load(sha256)
        except KeyError:
            raise KeyError(f"base {number}, snapshot {sha256}, is missing") from None
        bases[sha256] = body
        while len(bases) > HELD_BASES or (len(bases) > 1 and sum(map(len, bases.values())) > HELD_BYTES):
            bases.popitem(last=False)
        return body

    def sound_base(self, number: int | None) -> int | None:
        """The base when it can be read: a damaged page must not keep the next one from being saved."""
        try:
            return number if number is not None and self.base(number) else None
        except (KeyError, ValueError):
            return None

    def dictionary(self, number: int) -> bytes:
        """The bytes of a dictionary. Raises KeyError, ValueError."""
        row = self.snapshots.execute(DICTIONARY, [number]).fetchone()
        if row is None:
            raise KeyError(f"dictionary {number} is missing")
        size, sha256 = row
        if sha256 not in self.held.dictionaries:
            (content,) = self.snapshots.execute(DICTIONARY_BYTES, [number]).fetchone()
            try:
                found = unpack(content, size)
            except ValueError as error:
                raise ValueError(f"dictionary {number} is damaged: {error}") from error
            if sha256_of(found) != sha256:
                raise ValueError(f"dictionary {number} is damaged: its bytes have another hash")
            self.held.dictionaries[sha256] = found
        return self.held.dictionaries[sha256]

    def has_dictionary(self, number: int) -> bool:
        return self.snapshots.conn.execute("SELECT 1 FROM dictionaries WHERE id = ?", [number]).fetchone() is not None

    def newest_dictionary(self) -> int | None:
        """The newest one that can be read."""
        for (number,) in self.snapshots.execute("SELECT id FROM dictionaries ORDER BY id DESC").fetchall():
            try:
                self.dictionary(number)
            except (KeyError, ValueError):
                continue
            return int(number)
        return None

    def compressor(self, base: int | None, dictionary: int | None, size: int, level: int) -> zstandard.ZstdCompressor:
        """For a page of ``size`` bytes; what may be wanted again is kept, since making it takes time."""
        if base is not None:
            return self.held.pages.compressor(self.base(base), size, level)
        if dictionary is None:
            return zstandard.ZstdCompressor(level=level)
        compressors, content = self.held.compressors, self.dictionary(dictionary)
        if (content, level) not in compressors:
            compressors.clear()
            compressors[content, level] = dictionary_compressor(content, level)
        return compressors[content, level]

    def learn_when_due(self) -> None:
        """A new dictionary of all bases, when there are half as many again as the last one was learned for."""
        (count,) = self.snapshots.execute("SELECT coalesce(max(id), 0) FROM bases").fetchone()
        if 2 * count >= max(2 * FIRST_DICTIONARY, 3 * self.learned_of()):
            self.learn(count)

    def learned_of(self) -> int:
        """How many bases there were when the last dictionary was learned."""
        (last,) = self.snapshots.execute("SELECT coalesce(max(trained_on), 0) FROM dictionaries").fetchone()
        return int(last)

    def learn(self, count: int) -> None:
        """Read a sample of the bases, evenly over all of them, and keep what they share."""
        content = learn_apart(self.samples(count), count)
        if content is None:
            return
        row = {
            "trained_on": count,
            "size": len(content),
            "sha256": sha256_of(content),
            "content": pack(content, QUICK).content,
            "created_at": utc_text(datetime.now(UTC)),
        }
        with write_tx(self.snapshots):
            self.snapshots.table("dictionaries").insert(row)

    def samples(self, count: int) -> Iterator[bytes]:
        """The beginnings of some bases, evenly over all of them."""
        step = max(ONE_OF, count // SAMPLES)
        query = "SELECT sha256 FROM bases WHERE id % ? = 0 ORDER BY id DESC LIMIT ?"
        for (sha256,) in self.snapshots.execute(query, [step, SAMPLES]).fetchall():
            with suppress(KeyError, ValueError):
                yield self.beginning(sha256)

    def beginning(self, sha256: str) -> bytes:
        """The first SAMPLE bytes of a page, unchecked: anything can be learned from. Raises as ``load`` does."""
        encoding, content, _, base, dictionary = self.row(sha256)
        if encoding == "identity":
            return content[:SAMPLE]
        return unpack(content, SAMPLE, self.context(sha256, base, dictionary))[:SAMPLE]


_held: WeakKeyDictionary[Database, Held] = WeakKeyDictionary()


def contexts_of(snapshots: Database) -> Contexts:
    """With what this connection has unpacked so far, which is gone with the connection."""
    held = _held.get(snapshots)
    if held is None:
        held = _held[snapshots] = Held()
    return Contexts(snapshots, held)
