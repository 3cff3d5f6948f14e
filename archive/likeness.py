"""Which page kept earlier is like this one: pages of one template share their tags, of whatever site or folder.

A page is known by MARKS numbers, the smallest hashes of its longer start tags (MinHash: two pages share as large a part
of their marks as they share of their tags). Only pages that were like no other are bases, so the tables of marks grow
with the templates and not with the pages.
"""

import re
import zlib
from collections import Counter

from sqlite_utils import Database

from archive.store import insert_row

MARKS = 16
ALIKE = 4
"""Marks in common that make a base. At 3, pages of two WordPress sites count as alike, and what a dictionary learned
from all pages would have served better."""
NEWEST = 8
"""Bases looked at for each mark: the tags of a popular plug-in are on pages of half of all sites."""
MOST = 100
"""Pages that are packed against one base: so many are lost with it at most. The next page of the template is a base."""
HOLDERS = f"SELECT base FROM (SELECT base FROM marks WHERE mark = ? ORDER BY base DESC LIMIT {NEWEST})"  # noqa: S608
READ = 1 << 20
"""Bytes of a page that are looked at."""
START_TAG = re.compile(rb"<([^</>][^<>]{12,118}+)>")
"""One of a length that says something: ``<p`` is everywhere, an address with a whole query only here."""


def marks_of(body: bytes) -> list[int]:
    """At most MARKS numbers; fewer for a page with few tags, none for plain text.

    >>> marks_of(b'<div class="story-body"><p>a</p></div>') == marks_of(b'<div class="story-body"><p>b</p></div>')
    True
    """
    return sorted(set(map(zlib.crc32, set(START_TAG.findall(body[:READ])))))[:MARKS]


def nearest_base(snapshots: Database, marks: list[int]) -> int | None:
    """The base with the most marks in common, the newest of several; None when none has enough."""
    if len(marks) < ALIKE:
        return None
    query = " UNION ALL ".join([HOLDERS] * len(marks))
    shared = Counter(row[0] for row in snapshots.conn.execute(query, marks))
    count, base = max(((count, base) for base, count in shared.items()), default=(0, None))
    return base if count >= ALIKE else None


def insert_base(snapshots: Database, sha256: str, marks: list[int]) -> int:
    """A page like no other: later ones may be packed against it. Inside the caller's transaction."""
    base = insert_row(snapshots, "bases", {"sha256": sha256})
    if len(marks) >= ALIKE:
        snapshots.conn.executemany("INSERT INTO marks (mark, base) VALUES (?, ?)", [(mark, base) for mark in marks])
    return base


def note_use(snapshots: Database, base: int) -> int:
    """One page more is packed against this base: how many are there now?"""
    query = "UPDATE bases SET pages = pages + 1 WHERE id = ? RETURNING pages"
    return int(snapshots.conn.execute(query, [base]).fetchone()[0])


def forget_base(snapshots: Database, base: int, body: bytes) -> None:
    """No more pages are packed against it."""
    rows = [(mark, base) for mark in marks_of(body)]
    snapshots.conn.executemany("DELETE FROM marks WHERE mark = ? AND base = ?", rows)
