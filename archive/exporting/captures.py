"""Every time that bytes came in, as the ledger has it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from archive.snapshots.snapshots import load_bytes
from archive.store import Archive

IN_RUNS = "run_id IN (SELECT id FROM runs WHERE command = 'load' OR command GLOB 'crawl*')"
"""Rows of the ledger for bytes that came in; those of ``renormalize`` were only read again."""
UNMODIFIED = 304
"""HTTP status of an answer without bytes of its own."""
COUNT = f"SELECT count(*) FROM fetches WHERE snapshot_sha256 IS NOT NULL AND {IN_RUNS}"  # noqa: S608 - a constant
CAPTURES = f"""
SELECT here.id, here.input, here.url, here.snapshot_sha256, here.http_status, here.fetched_at,
       first.id, first.input, first.url, first.fetched_at,
       here.http_status IS {UNMODIFIED} OR (
           before.snapshot_sha256 IS here.snapshot_sha256 AND before.url IS here.url AND NOT EXISTS (
               SELECT 1 FROM fetches AS later
               WHERE later.article_id = here.article_id AND later.state IN ('new', 'changed')
                 AND later.id > before.id AND later.id <= here.id AND later.{IN_RUNS})
           AND NOT EXISTS (
               SELECT 1 FROM fetches AS older
               WHERE older.article_id = here.article_id AND older.id > here.id AND older.fetched_at < here.fetched_at))
FROM fetches AS here JOIN fetches AS first ON first.id =
    (SELECT min(id) FROM fetches WHERE snapshot_sha256 = here.snapshot_sha256 AND {IN_RUNS})
LEFT JOIN fetches AS before ON before.id =
    (SELECT max(id) FROM fetches
     WHERE input = here.input AND id < here.id AND snapshot_sha256 IS NOT NULL AND {IN_RUNS})
WHERE here.snapshot_sha256 IS NOT NULL AND here.{IN_RUNS} ORDER BY here.id"""  # noqa: S608 - constants
ABOUT = "SELECT media_type, charset, headers FROM snapshots WHERE sha256 = ?"


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the ledger: ``url`` is None for a file that did not say where it came from."""

    id: int
    input: str
    url: str | None
    fetched_at: str


@dataclass(frozen=True, slots=True)
class Capture:
    """``first`` is where the same bytes came in for the first time: this capture itself, or an earlier one.

    ``is_repeat``: its address gave these bytes the last time too, its article was not another in between, and no older
    capture came in after it. Whoever passes it over ends with the same article; of a page that was A, B and A again,
    the third is none.
    """

    place: Place
    first: Place
    sha256: str
    status: int | None
    media_type: str | None
    charset: str | None
    headers: tuple[tuple[str, str], ...]
    is_repeat: bool


def count_captures(archive: Archive) -> int:
    count: int = archive.db.execute(COUNT).fetchone()[0]
    return count


def captures_of(archive: Archive) -> Iterator[Capture]:
    """In the order in which they came, one at a time; those whose bytes are missing are left to ``body_of``."""
    for row in archive.db.execute(CAPTURES):
        number, asked, url, sha256, status, fetched_at, *first, is_repeat = row
        found = archive.snapshots.execute(ABOUT, [sha256]).fetchone() or (None, None, None)
        media_type, charset, headers = found
        yield Capture(
            Place(number, asked, url, fetched_at),
            Place(first[0], first[1], first[2], first[3]),
            sha256,
            status,
            media_type,
            charset,
            tuple(json.loads(headers or "{}").items()),
            bool(is_repeat),
        )


def body_of(archive: Archive, capture: Capture) -> bytes:
    """Raises KeyError for bytes that are not kept, ValueError for damaged ones."""
    return load_bytes(archive.snapshots, capture.sha256)
