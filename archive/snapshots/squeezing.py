"""Kept bytes packed again as small as they go, when nothing waits for it: a dictionary of all pages, zstd's best level.

Each page is one transaction, and is unpacked and compared before its row is replaced: it can be killed at any moment,
and goes on where it was.
"""

import time
from collections.abc import Callable, Iterator

from sqlite_utils import Database

from archive.snapshots.contexts import DamagedSnapshot, contexts_of
from archive.snapshots.packing import THOROUGH, pack, sha256_of, unpack
from archive.store import write_tx

WAITING = "FROM snapshots WHERE level IS NULL OR level < ?"
"""As the index of levels has it: a row behind its content is read through all of that."""
SPARE = 10
"""One part of so many of the file that is free is left for what comes: shortening a file writes all of it anew."""
DONE = "UPDATE snapshots SET level = ? WHERE sha256 = ?"
SMALLER = "UPDATE snapshots SET encoding = ?, content = ?, base = ?, dictionary = ?, level = ? WHERE sha256 = ?"


def count_waiting(snapshots: Database) -> int:
    """Pages that were packed quickly, or by an earlier version."""
    return int(snapshots.execute(f"SELECT count(*) {WAITING}", [THOROUGH]).fetchone()[0])


def squeeze(snapshots: Database) -> Iterator[int]:
    """Pack each waiting page again, and yield the bytes saved by it. A page that is damaged is left as it is."""
    contexts = contexts_of(snapshots)
    contexts.learn_when_due()
    for (number,) in snapshots.execute(f"SELECT rowid {WAITING}", [THOROUGH]).fetchall():
        row = snapshots.execute("SELECT sha256 FROM snapshots WHERE rowid = ?", [number]).fetchone()
        if row is None:  # another process shortened the file, and its rows are numbered anew
            continue
        (sha256,) = row
        try:
            body = contexts.load(sha256)
        except DamagedSnapshot:
            yield 0
            continue
        yield squeeze_one(snapshots, sha256, body)


def squeeze_for(snapshots: Database, seconds: float, is_ended: Callable[[], bool]) -> Iterator[int]:
    """The same for so many seconds at most, or until something ends it: the rest waits for the next time."""
    over = time.monotonic() + seconds
    for saved in squeeze(snapshots):
        yield saved
        if is_ended() or time.monotonic() >= over:
            return


def squeeze_one(snapshots: Database, sha256: str, body: bytes) -> int:
    contexts = contexts_of(snapshots)
    query = "SELECT base, length(content), coalesce(level, 0) FROM snapshots WHERE sha256 = ?"
    base, before, level = snapshots.execute(query, [sha256]).fetchone()
    if level >= THOROUGH:  # another process was first
        return 0
    dictionary = contexts.newest_dictionary() if base is None else None
    packed = pack(body, THOROUGH, contexts.compressor(base, dictionary, len(body), THOROUGH))
    is_smaller = packed.encoding == "zstd" and len(packed.content) < before
    if is_smaller:
        unpacked = unpack(packed.content, len(body), contexts.context(sha256, base, dictionary))
        is_smaller = sha256_of(unpacked) == sha256
    with write_tx(snapshots):
        if is_smaller:
            values = [packed.encoding, packed.content, base, dictionary, THOROUGH, sha256]
            snapshots.execute(SMALLER, values)
        else:
            snapshots.execute(DONE, [THOROUGH, sha256])
    return before - len(packed.content) if is_smaller else 0


def drop_unused(snapshots: Database) -> None:
    """Dictionaries that no page is packed with any more, and the space that all this left, where it is much."""
    with write_tx(snapshots):
        snapshots.execute(
            "DELETE FROM dictionaries WHERE id NOT IN (SELECT dictionary FROM snapshots WHERE dictionary IS NOT NULL) "
            "AND id < (SELECT max(id) FROM dictionaries)"
        )
    (free,), (pages,) = (snapshots.execute(f"PRAGMA {what}").fetchone() for what in ("freelist_count", "page_count"))
    if SPARE * free > pages:
        snapshots.execute("VACUUM")
