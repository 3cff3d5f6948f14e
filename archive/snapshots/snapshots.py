"""The bytes of every page, once, by their sha256. They are committed before anything is read from them.

A page is packed against an earlier one that is like it (a base, itself packed without another page), else with the
newest dictionary, which a squeeze learns, else alone. Its row says with which; all of them are in the same file and are
never taken out, so the file alone gives every page back.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from archive.snapshots.contexts import PACKED, Contexts, Damage, DamagedSnapshot, contexts_of
from archive.snapshots.likeness import MOST, forget_base, insert_base, marks_of, nearest_base, note_use
from archive.snapshots.packing import QUICK, Packed, pack
from archive.store import insert_row, write_tx
from crawler.items import Snapshot

__all__ = ["Damage", "DamagedSnapshot", "Kept", "has_snapshot", "keep", "load_bytes", "pack_ahead", "save_snapshot"]

MEND = (
    "UPDATE snapshots SET encoding = :encoding, content = :content, size = :size, base = NULL, dictionary = NULL, "
    "level = :level WHERE sha256 = :sha256"
)


@dataclass(frozen=True)
class Kept:
    """A page as it is to be kept; ``columns`` say where it is from, ``packed`` is None for bytes that are there.

    Goes from one process to another: with slots that would take three times as long.
    """

    sha256: str
    columns: dict[str, Any]
    marks: list[int]
    packed: Packed | None = None
    base: int | None = None
    dictionary: int | None = None
    is_mending: bool = False
    """It is there, and damaged."""

    @property
    def row(self) -> dict[str, Any]:
        assert self.packed is not None  # packed before its row is asked for
        is_zstd = self.packed.encoding == "zstd"
        return self.columns | {
            "sha256": self.sha256,
            "encoding": self.packed.encoding,
            "content": self.packed.content,
            "dictionary": self.dictionary if is_zstd else None,
            "base": self.base if is_zstd else None,
            "level": QUICK,
        }


def save_snapshot(snapshots: Database, snapshot: Snapshot) -> str:
    """Keep the bytes, and return their sha256; bytes that are there are written again only where they are damaged."""
    kept = pack_ahead(snapshots, snapshot)
    keep(snapshots, kept, lambda: snapshot.body)
    return kept.sha256


def pack_ahead(snapshots: Database, snapshot: Snapshot) -> Kept:
    """The work on a page, which may be done by another process than the one that keeps it."""
    sha256 = snapshot.sha256
    if has_snapshot(snapshots, sha256):
        if is_sound(snapshots, sha256):
            return Kept(sha256, {}, [])
        return Kept(sha256, columns_of(snapshot), [], pack(snapshot.body, QUICK), is_mending=True)
    contexts, marks = contexts_of(snapshots), marks_of(snapshot.body)
    base = contexts.sound_base(nearest_base(snapshots, marks))
    return packed_with(contexts, Kept(sha256, columns_of(snapshot), marks), snapshot.body, base)


def packed_with(contexts: Contexts, kept: Kept, body: bytes, base: int | None) -> Kept:
    dictionary = contexts.newest_dictionary() if base is None else None
    packed = pack(body, QUICK, contexts.compressor(base, dictionary, len(body), QUICK))
    return replace(kept, packed=packed, base=base, dictionary=dictionary)


def keep(snapshots: Database, kept: Kept, body: Callable[[], bytes]) -> None:
    """Write a page that was packed ahead. The body is asked for where it is to be packed again."""
    if kept.packed is None:
        return
    contexts = contexts_of(snapshots)
    with write_tx(snapshots):
        if kept.is_mending:
            snapshots.conn.execute(MEND, kept.row)
            return
        if has_snapshot(snapshots, kept.sha256):  # another writer was first
            return
        kept = up_to_date(contexts, kept, body)
        insert_row(snapshots, "snapshots", kept.row)
        if kept.base is None:
            insert_base(snapshots, kept.sha256, kept.marks)
        elif note_use(snapshots, kept.base) >= MOST:
            forget_base(snapshots, kept.base, contexts.base(kept.base))


def up_to_date(contexts: Contexts, kept: Kept, body: Callable[[], bytes]) -> Kept:
    """Packed with what there is now: a page like it may have come in since, a dictionary been squeezed away."""
    snapshots = contexts.snapshots
    if kept.base is None:
        base = contexts.sound_base(nearest_base(snapshots, kept.marks))
        if base is not None:
            return packed_with(contexts, kept, body(), base)
    if kept.dictionary is not None and not contexts.has_dictionary(kept.dictionary):
        return replace(kept, packed=pack(body(), QUICK), dictionary=None)
    return kept


def unpack_kept(snapshots: Database, kept: Kept) -> bytes:
    """The bytes of a page that was packed ahead. Raises KeyError, DamagedSnapshot."""
    if kept.packed is None:
        return load_bytes(snapshots, kept.sha256)
    row = kept.row
    return contexts_of(snapshots).unpacked(kept.sha256, *(row[name] for name in PACKED))


def is_sound(snapshots: Database, sha256: str) -> bool:
    try:
        return load_bytes(snapshots, sha256) is not None
    except DamagedSnapshot:
        return False


def columns_of(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "size": len(snapshot.body),
        "media_type": snapshot.media_type,
        "charset": snapshot.charset,
        "url": snapshot.url,
        "headers": json.dumps(dict(snapshot.headers), ensure_ascii=False) if snapshot.headers else None,
        "fetched_at": snapshot.fetched_at,
    }


def has_snapshot(snapshots: Database, sha256: str) -> bool:
    return snapshots.conn.execute("SELECT 1 FROM snapshots WHERE sha256 = ?", [sha256]).fetchone() is not None


def load_bytes(snapshots: Database, sha256: str) -> bytes:
    """The bytes as received. Raises KeyError when they are not kept, DamagedSnapshot (a ValueError) for damage."""
    return contexts_of(snapshots).load(sha256)
