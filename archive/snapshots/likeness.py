"""Which page kept earlier is like this one: pages of one template share their tags, of whatever site or folder.

A page is known by MARKS numbers, the smallest hashes of its longer start tags (MinHash: two pages share as large a part
of their marks as they share of their tags). Only pages that were like no other are bases, so the tables of marks grow
with the templates and not with the pages.
"""

import re
import zlib
from collections import Counter
from heapq import nsmallest

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
READ = 1 << 16
"""Bytes of a page that are looked at, its head and menus: of a megabyte as many find a base, in twice the time."""
LENGTHS = range(13, 120)
"""Of the start tags that say something: ``<p`` is everywhere, an address with a whole query only here."""
UP_TO_END = re.compile(rb"<([^</>][^>]{12,118}+)>")
"""One of them, behind a stray ``<`` or not: so it is found in half the time."""


def marks_of(body: bytes) -> list[int]:
    """At most MARKS numbers; fewer for a page with few tags, none for plain text.

    >>> marks_of(b'<div class="story-body"><p>a</p></div>') == marks_of(b'<div class="story-body"><p>b</p></div>')
    True
    """
    return nsmallest(MARKS, set(map(zlib.crc32, start_tags(body[:READ]))))


def start_tags(page: bytes) -> set[bytes]:
    """
    >>> start_tags(b'if (a < b) <a href="/story/1.html">')
    {b'a href="/story/1.html"'}
    """
    tags = set(UP_TO_END.findall(page))
    for stray in [tag for tag in tags if b"<" in tag]:
        tags.remove(stray)
        tag = stray.rpartition(b"<")[2]
        if len(tag) in LENGTHS and not tag.startswith(b"/"):
            tags.add(tag)
    return tags


def nearest_base(snapshots: Database, marks: list[int]) -> int | None:
    """The base with the most marks in common, the newest of several; None when none has enough."""
    if len(marks) < ALIKE:
        return None
    query = " UNION ALL ".join([HOLDERS] * len(marks))
    shared = Counter(row[0] for row in snapshots.conn.execute(query, marks))
    count, base = max(((count, base) for base, count in shared.items()), default=(0, None))
    return base if count >= ALIKE else None


def insert_base(snapshots: Database, sha256: str, marks: list[int]) -> None:
    """A page like no other: later ones may be packed against it. Inside the caller's transaction."""
    base = insert_row(snapshots, "bases", {"sha256": sha256})
    if len(marks) >= ALIKE:
        snapshots.conn.executemany("INSERT INTO marks (mark, base) VALUES (?, ?)", [(mark, base) for mark in marks])


def note_use(snapshots: Database, base: int) -> int:
    """One page more is packed against this base: how many are there now?"""
    query = "UPDATE bases SET pages = pages + 1 WHERE id = ? RETURNING pages"
    return int(snapshots.conn.execute(query, [base]).fetchone()[0])


def forget_base(snapshots: Database, base: int, body: bytes) -> None:
    """No more pages are packed against it."""
    rows = [(mark, base) for mark in marks_of(body)]
    snapshots.conn.executemany("DELETE FROM marks WHERE mark = ? AND base = ?", rows)
