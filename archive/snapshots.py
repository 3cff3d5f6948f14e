"""The bytes of every page, once, by their sha256. They are committed before anything is read from them.

A page is packed against an earlier one that is like it (a base, itself packed without another page), else with the
newest dictionary, else alone. Its row says with which; all of them are in the same file and are never taken out, so
the file alone gives every page back.
"""

import json
from typing import Any

from sqlite_utils import Database

from archive.contexts import Damage, DamagedSnapshot, contexts_of
from archive.likeness import insert_base, marks_of, nearest_base
from archive.packing import QUICK, Packed, pack
from archive.store import write_tx
from crawler.items import Snapshot

__all__ = ["Damage", "DamagedSnapshot", "has_snapshot", "load_bytes", "save_snapshot"]


def save_snapshot(snapshots: Database, snapshot: Snapshot) -> str:
    """Keep the bytes, and return their sha256; bytes that are there already are not written again."""
    sha256 = snapshot.sha256
    if has_snapshot(snapshots, sha256):
        return sha256
    contexts = contexts_of(snapshots)
    marks = marks_of(snapshot.body)
    base = contexts.sound_base(nearest_base(snapshots, marks))
    dictionary = contexts.newest_dictionary() if base is None else None
    packed = pack(snapshot.body, QUICK, contexts.compressor(base, dictionary, len(snapshot.body), QUICK))
    with write_tx(snapshots):
        if has_snapshot(snapshots, sha256):  # another writer was first
            return sha256
        if dictionary is not None and not contexts.has_dictionary(dictionary):  # squeezed away just now
            dictionary, packed = None, pack(snapshot.body, QUICK)
        snapshots.table("snapshots").insert(packed_row(snapshot, packed, base, dictionary))
        if base is None:
            insert_base(snapshots, sha256, marks)
    if base is None:
        contexts.learn_when_due()
    return sha256


def packed_row(snapshot: Snapshot, packed: Packed, base: int | None, dictionary: int | None) -> dict[str, Any]:
    is_zstd = packed.encoding == "zstd"
    return {
        "sha256": snapshot.sha256,
        "size": len(snapshot.body),
        "encoding": packed.encoding,
        "content": packed.content,
        "media_type": snapshot.media_type,
        "charset": snapshot.charset,
        "url": snapshot.url,
        "headers": json.dumps(dict(snapshot.headers), ensure_ascii=False) if snapshot.headers else None,
        "fetched_at": snapshot.fetched_at,
        "dictionary": dictionary if is_zstd else None,
        "base": base if is_zstd else None,
        "level": QUICK,
    }


def has_snapshot(snapshots: Database, sha256: str) -> bool:
    return snapshots.execute("SELECT 1 FROM snapshots WHERE sha256 = ?", [sha256]).fetchone() is not None


def load_bytes(snapshots: Database, sha256: str) -> bytes:
    """The bytes as received. Raises KeyError when they are not kept, DamagedSnapshot (a ValueError) for damage."""
    return contexts_of(snapshots).load(sha256)
