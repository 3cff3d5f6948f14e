"""The chain over the ledger: one hash, kept elsewhere, proves that no row before it was rewritten.

The hash of a row is the SHA-256, hexadecimal, of the hash of the row before it (nothing for the first), a line feed,
and the row as JSON in UTF-8: its columns that are not NULL, by name in alphabetic order, ``","`` and ``":"`` between
them, nothing escaped but what JSON must. A column that is added later is NULL in older rows, and leaves their
hashes as they are.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

if TYPE_CHECKING:
    from archive.sqlite import sqlite3

LAST_HASH = "SELECT hash FROM ledger_hashes ORDER BY fetch_id DESC LIMIT 1"
ROWS = "SELECT fetches.*, ledger_hashes.hash FROM fetches LEFT JOIN ledger_hashes ON fetch_id = fetches.id"
NEW = "SELECT * FROM fetches WHERE id >= ? ORDER BY id"
INSERT = "INSERT INTO ledger_hashes (fetch_id, hash) VALUES (?, ?)"
LAST = "SELECT fetch_id, hash FROM ledger_hashes ORDER BY fetch_id DESC LIMIT 1"
AS_TEXT = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr).encode
ROWLESS = "SELECT min(fetch_id) FROM ledger_hashes WHERE fetch_id NOT IN (SELECT id FROM fetches)"


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of a ledger and its hash. ``str`` is the line that a person keeps, ``parse`` reads it again."""

    id: int
    hash: str

    def __str__(self) -> str:
        return f"{self.id} {self.hash}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError for what is no head.

        >>> Head.parse("ledger head: 7 " + "0f" * 32).id
        7
        """
        number, digest = text.strip().rpartition(":")[2].split()
        if len(bytes.fromhex(digest)) != hashlib.sha256().digest_size or int(number) < 1:
            raise ValueError(f"no head of a ledger: {text!r}")
        return cls(int(number), digest.lower())


EMPTY = Head(0, "")
"""What the first row follows."""


@dataclass(frozen=True, slots=True)
class Break:
    """The first row at which a ledger is not what was written.

    ``altered``: its columns are others, or it stands in another's place. ``removed``: it is gone. ``inserted``: it came
    in beside the chain. ``rewritten``: the chain itself was made anew, since the head that was kept says another hash.
    """

    id: int
    what: Literal["altered", "removed", "inserted", "rewritten"]


def head_of(conn: "sqlite3.Connection") -> Head | None:
    """None for an archive without a row."""
    found = conn.execute(LAST).fetchone()
    return Head(*found) if found else None


def add_links(conn: "sqlite3.Connection", first: int) -> None:
    """Chain the rows just inserted, from that number on, in the caller's transaction: two writers keep one chain."""
    last = conn.execute(LAST_HASH).fetchone()
    before, links = last[0] if last else EMPTY.hash, []
    cursor = conn.execute(NEW, [first])
    names = [column[0] for column in cursor.description]
    for row in cursor:
        before = row_hash(before, names, row)
        links.append((row[0], before))
    conn.executemany(INSERT, links)


def chain_all(conn: "sqlite3.Connection") -> None:
    """Chain the rows of an archive that had no chain."""
    before = EMPTY.hash
    for names, row in stored_rows(conn, "ORDER BY fetches.id"):
        before = row_hash(before, names, row[:-1])
        conn.execute(INSERT, [row[0], before])


def check_chain(conn: "sqlite3.Connection", kept: Head | None = None) -> Break | None:
    """The first row that was altered, removed, inserted or reordered since it was written; None for a ledger as it was.

    Someone who can write the file can make the whole chain anew, or take off its end: only ``kept``, a head that was
    printed earlier and kept elsewhere, shows that.
    """
    before, seen_kept = EMPTY, kept is None
    (rowless,) = conn.execute(ROWLESS).fetchone()
    for names, row in stored_rows(conn, "ORDER BY fetches.id"):
        number, digest = row[0], row[-1]
        if rowless is not None and rowless < number:
            break
        if digest is None:
            return Break(number, "inserted")
        if digest != row_hash(before.hash, names, row[:-1]):
            return Break(before.id + 1, "removed") if number > before.id + 1 else Break(number, "altered")
        before = Head(number, digest)
        if kept and kept.id == number:
            seen_kept = True
            if kept.hash != digest:
                return Break(number, "rewritten")
    if rowless is not None:
        return Break(rowless, "removed")
    return None if kept is None or seen_kept else Break(min(kept.id, before.id + 1), "removed")


def row_hash(before: str, names: Sequence[str], row: Sequence[Any]) -> str:
    """The hash of a row that follows the one with the hash ``before``."""
    columns = {name: value for name, value in zip(names, row, strict=False) if value is not None}
    return hashlib.sha256(f"{before}\n{AS_TEXT(columns)}".encode("utf-8", "surrogateescape")).hexdigest()


def stored_rows(conn: "sqlite3.Connection", which: str, *values: Any) -> Iterator[tuple[list[str], Sequence[Any]]]:
    """The columns' names and each row with its hash at the end; text that a damaged file holds is read as it is."""
    before = conn.text_factory
    conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        cursor = conn.execute(f"{ROWS} {which}", values)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield names, row
    finally:
        conn.text_factory = before
