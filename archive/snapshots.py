"""The bytes of every page, once, by their sha256. They are committed before anything is read from them."""

import hashlib
import json

import zstandard
from sqlite_utils import Database

from archive.store import write_tx
from crawler.items import Snapshot

LEVEL = 9


def save_snapshot(snapshots: Database, snapshot: Snapshot) -> str:
    """Keep the bytes, and return their sha256; bytes that are there already are not written again."""
    sha256 = snapshot.sha256
    if has_snapshot(snapshots, sha256):
        return sha256
    packed = zstandard.ZstdCompressor(level=LEVEL).compress(snapshot.body)
    encoding, content = ("zstd", packed) if len(packed) < len(snapshot.body) else ("identity", snapshot.body)
    row = {
        "sha256": sha256,
        "size": len(snapshot.body),
        "encoding": encoding,
        "content": content,
        "media_type": snapshot.media_type,
        "charset": snapshot.charset,
        "url": snapshot.url,
        "headers": json.dumps(dict(snapshot.headers), ensure_ascii=False) if snapshot.headers else None,
        "fetched_at": snapshot.fetched_at,
    }
    with write_tx(snapshots):
        snapshots.table("snapshots").insert(row, ignore=True)
    return sha256


def has_snapshot(snapshots: Database, sha256: str) -> bool:
    return snapshots.execute("SELECT 1 FROM snapshots WHERE sha256 = ?", [sha256]).fetchone() is not None


def load_bytes(snapshots: Database, sha256: str) -> bytes:
    """The bytes as received. Raises KeyError when they are not kept, ValueError when they are not what they were."""
    row = snapshots.execute("SELECT encoding, content, size FROM snapshots WHERE sha256 = ?", [sha256]).fetchone()
    if row is None:
        raise KeyError(sha256)
    encoding, content, size = row
    body = content if encoding == "identity" else unpack(content, size, sha256)
    if hashlib.sha256(body).hexdigest() != sha256:
        raise ValueError(f"snapshot {sha256} is damaged: its bytes have another hash")
    return bytes(body)


def unpack(content: bytes, size: int, sha256: str) -> bytes:
    """At most ``size`` bytes: a damaged frame can claim any length."""
    try:
        with zstandard.ZstdDecompressor().stream_reader(content) as reader:
            return bytes(reader.read(size + 1))
    except zstandard.ZstdError as error:
        raise ValueError(f"snapshot {sha256} is damaged: {error}") from error
