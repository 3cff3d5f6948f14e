"""The further pages of an article in several parts: each has its bytes and its row in the ledger.

The rows stand right behind the one of the first page, in the same transaction, as ``duplicate`` of the article: what a
reading was made of is told by the ledger alone.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from archive.ledger.ledger import Entry, now
from archive.snapshots.snapshots import load_bytes
from archive.store import Archive
from crawler.discovery.families import keys_of_later
from crawler.discovery.parts import MOST_PARTS
from crawler.items import Snapshot

READ_FROM = """
    SELECT max(id) FROM fetches WHERE article_id = ? AND snapshot_sha256 = ? AND state IN ('new', 'changed')
    AND (detail IS NULL OR detail NOT LIKE 'read again by %')
"""
"""The row of the ledger with which these bytes came; reading them again adds rows that no page came with."""
BEHIND = """
    SELECT id, detail, input, url, charset_declared, fetched_at, snapshot_sha256 FROM fetches
    WHERE id > ? AND id <= ? AND article_id = ? AND state = 'duplicate' ORDER BY id
"""

OWNER = (
    "SELECT article_id FROM fetches WHERE input IN (SELECT value FROM json_each(?)) AND state = 'duplicate' "
    "AND detail LIKE 'part % of %' ORDER BY id DESC LIMIT 1"
)
SCHEMES = ("http", "https")


def names_of_part(asked: str, url: str | None) -> set[str]:
    """The inputs that a page would have as a further part; none for nearly all, whose address has no number behind it.

    >>> sorted(names_of_part("saved/page.html", "https://a.example/1_2.html"))
    ['http://a.example/1_2.html', 'https://a.example/1_2.html', 'saved/page.html']
    """
    known = {asked, url or asked}
    if not any(map(keys_of_later, known)):
        return set()
    split = [name.partition("://") for name in known]
    return known | {f"{other}://{rest}" for scheme, _, rest in split if scheme in SCHEMES for other in SCHEMES}


def owner_of_part(db: Database, names: set[str]) -> int | None:
    """The article that has one of these inputs as one of its further pages."""
    row = db.conn.execute(OWNER, [json.dumps(sorted(names))]).fetchone() if names else None
    return int(row[0]) if row else None


def part_rows(first: str, parts: Sequence[Snapshot], article_id: int) -> Iterator[tuple[Entry, dict[str, Any]]]:
    """What the ledger says of each, in their order; ``first`` is the first page's input."""
    for number, part in enumerate(parts, 2):
        details = {
            "url": part.url,
            "article_id": article_id,
            "snapshot_sha256": part.sha256,
            "size": len(part.body),
            "http_status": part.status,
            "flags": " ".join(part.flags) or None,
            "charset_declared": part.charset,
            "fetched_at": part.fetched_at or now(),
        }
        yield Entry(part.input, "duplicate", None, detail_of(number, first)), details


def detail_of(number: int, first: str) -> str:
    """
    >>> detail_of(2, "https://a.example/1.html")
    'part 2 of https://a.example/1.html'
    """
    return f"part {number} of {first}"


def parts_of(db: Database, article_id: int, sha256: str) -> list[tuple[str, str | None, str | None, str, str]]:
    """Input, address, charset, time and hash of the further pages that came with these bytes of an article."""
    (came,) = db.execute(READ_FROM, [article_id, sha256]).fetchone()
    found: list[tuple[str, str | None, str | None, str, str]] = []
    if came is None:
        return found
    for row_id, detail, *row in db.execute(BEHIND, [came, came + MOST_PARTS, article_id]).fetchall():
        number = len(found) + 2
        if row_id != came + number - 1 or not (detail or "").startswith(f"part {number} of "):
            break
        found.append(tuple(row))
    return found


def load_parts(archive: Archive, article_id: int, sha256: str) -> tuple[Snapshot, ...]:
    """The same with their bytes. Raises KeyError, DamagedSnapshot."""
    return tuple(
        Snapshot(load_bytes(archive.snapshots, part), asked, url, charset=charset, fetched_at=fetched_at)
        for asked, url, charset, fetched_at, part in parts_of(archive.db, article_id, sha256)
    )


def hashes_of_parts(db: Database, article_id: int, sha256: str) -> tuple[str, ...]:
    return tuple(row[-1] for row in parts_of(db, article_id, sha256))
