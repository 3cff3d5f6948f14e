"""Reprints (转载): articles that tell the same story in the same words, found by a few marks of their text.

A text is its words, each CJK character a word of its own, and all runs of twelve (or eight) words in it. Its marks are
the whole, and the few runs with the smallest hash: whatever is cut, put before or misprinted, some stay. Articles that
share a mark are looked up in an index and compared in full: when more than half of the longer one stands in the
shorter, they tell one story. More than half has a reason: two texts that are each more than half of a third have a part
in common, so that no collection of stories ties strangers together.

Nothing is merged: a story is a list of articles, the likely origin first, in the view ``stories``.
"""

import json
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from itertools import compress
from typing import TYPE_CHECKING
from zlib import crc32

from archive.comparing.wording import WORD, Text, text_of

if TYPE_CHECKING:
    from archive.sqlite import sqlite3

MARKS = 8
"""Of a text cut to 60 %, all eight are missing once in 1,500 times."""
MARK_CJK, MARK_WORDS = 12, 8
"""Words of a run that can be a mark: shorter ones are turns of phrase, which half of a paper's articles share."""
SAME_CJK, SAME_WORDS = 10, 6
"""Words of a run that count as said in the same words: a misprint or another spelling spoils only so many."""
SHORTEST = 24
"""Words of a text that is compared at all: a flash of one line repeats what other lines say."""
SAME = 0.5
"""Of the longer text's words, more than which stand in the shorter."""
SAME_NUMBERS = 0.5
"""Of the numbers in the text that has fewer; less of them in the other is a form filled in anew: prices, weather."""
MOST_COMPARED = 5
"""Articles with most marks in common that are compared in full."""
HOLDERS = (
    "SELECT * FROM (SELECT mark, article_id FROM fingerprints WHERE mark = ? AND article_id < ? AND article_id != ? "
    "ORDER BY article_id DESC LIMIT 100)"
)
"""Articles that have a mark: the latest hundred, since a site's own standing phrase has many."""
LAST = 1 << 62
"""Behind every article."""
SHARED = (
    "SELECT value FROM json_each(?) "
    "WHERE (SELECT count(*) FROM (SELECT 1 FROM fingerprints WHERE mark = value LIMIT 2)) > 1"
)
"""Of some marks those that more than one article has: of new articles nearly none."""
INSERT = "INSERT INTO fingerprints (mark, article_id) VALUES (?, ?)"
FOURTH, OTHER = (bytes((byte % 4 == 0) is fourth for byte in range(256)) for fourth in (True, False))
"""By a word's lowest byte, whether it is one of the fourth part of the language that comes first."""


def marks_of(text: Text) -> list[int]:
    """Signed 64-bit hashes of the whole and of the runs that stand for it; none for a text that is too short.

    Runs that begin with every fourth word of the language come first: the others need not be hashed in a long text.
    """
    if len(text) < SHORTEST:
        return []
    span = MARK_CJK if text.is_cjk else MARK_WORDS
    lows = text.words[: len(text.words) - WORD * (span - 1) : WORD]
    first = smallest_runs(text, span, lows.translate(FOURTH))
    if len(first) < MARKS:
        first += smallest_runs(text, span, lows.translate(OTHER))
    return [
        int.from_bytes(blake2b(run, digest_size=8).digest(), "big", signed=True) for run in (text.words, *first[:MARKS])
    ]


def smallest_runs(text: Text, span: int, begins: bytes) -> list[bytes]:
    """Of the runs that begin at a word with a 1, those with the smallest hashes."""
    size = WORD * span
    runs = [text.words[place : place + size] for place in compress(range(0, WORD * len(begins), WORD), begins)]
    by_hash = dict(zip(map(crc32, runs), runs, strict=True))
    return [by_hash[key] for key in nsmallest(MARKS, by_hash)]


def likeness(one: Text, other: Text) -> float:
    """The share of the longer text's words that stand in the shorter, in runs; 0 for forms filled in anew."""
    shorter, longer = sorted((one, other), key=len)
    if shorter.is_cjk != longer.is_cjk or not same_numbers(shorter, longer):
        return 0.0
    span = SAME_CJK if longer.is_cjk else SAME_WORDS
    known, covered, end = set(shorter.runs(span)), 0, 0
    for place, run in enumerate(longer.runs(span)):
        if run in known:
            covered += place + span - max(end, place)
            end = place + span
    return covered / len(longer)


def same_numbers(one: Text, other: Text) -> bool:
    numbers, others = one.numbers(), other.numbers()
    return (numbers & others).total() >= SAME_NUMBERS * min(numbers.total(), others.total())


def note(conn: "sqlite3.Connection", article_id: int, marks: list[int]) -> None:
    """Find the story of an article that is new or has changed, inside the caller's transaction."""
    known = {row[0] for row in conn.execute("SELECT mark FROM fingerprints WHERE article_id = ?", [article_id])}
    if known == set(marks):
        return
    if known:
        forget(conn, article_id)
    conn.executemany(INSERT, [(mark, article_id) for mark in marks])
    find_story(conn, article_id, marks, LAST)


def note_new(conn: "sqlite3.Connection", marks: dict[int, list[int]]) -> None:
    """The same for articles that have just come in, by number: each finds those before it."""
    rows = [(mark, article_id) for article_id, own in marks.items() for mark in own]
    conn.executemany(INSERT, rows)
    shared = {row[0] for row in conn.execute(SHARED, [json.dumps([mark for mark, _ in rows])])}
    for article_id, own in marks.items() if shared else ():
        if not shared.isdisjoint(own):
            find_story(conn, article_id, own, article_id)


def forget(conn: "sqlite3.Connection", article_id: int) -> None:
    """Take an article out of its story; the others may have been held together by it alone, and are compared again."""
    conn.execute("DELETE FROM fingerprints WHERE article_id = ?", [article_id])
    story = story_of(conn, article_id)
    members = [row[0] for row in conn.execute("SELECT article_id FROM reprints WHERE story = ? ORDER BY 1", [story])]
    conn.execute("DELETE FROM reprints WHERE story = ?", [story])
    for member in members:
        if member != article_id:
            find_story(conn, member, marks_of(text_of(stored_body(conn, member))), LAST)


def find_story(conn: "sqlite3.Connection", article_id: int, marks: list[int], before: int) -> None:
    """Compare an article with those that share its marks, of those that came ``before``."""
    for other in candidates(conn, article_id, marks, before):
        story = story_of(conn, article_id)
        if story is None or story != story_of(conn, other):
            share = likeness(text_of(stored_body(conn, article_id)), text_of(stored_body(conn, other)))
            if share > SAME:
                join(conn, article_id, other, share)


def candidates(conn: "sqlite3.Connection", article_id: int, marks: list[int], before: int) -> list[int]:
    """Those with the very same text first, then those that share most marks, of those the latest."""
    query = " UNION ALL ".join([HOLDERS] * len(marks)) or "SELECT 0, 0 WHERE 0"
    holders: Counter[int] = Counter()
    asked = [value for mark in marks for value in (mark, before, article_id)]
    for mark, other in conn.execute(query, asked):
        holders[other] += 1 + MARKS * (mark == marks[0])
    return sorted(holders, key=lambda other: (holders[other], other), reverse=True)[:MOST_COMPARED]


def join(conn: "sqlite3.Connection", article_id: int, other: int, share: float) -> None:
    """Put both into one story, which has the number of its first article; two stories that meet become one."""
    stories = [story for one in (article_id, other) if (story := story_of(conn, one)) is not None]
    story = min([article_id, other, *stories])
    query = "INSERT OR IGNORE INTO reprints (article_id, story, like_id, share) VALUES (?, ?, ?, ?)"
    conn.executemany(query, [(article_id, story, other, share), (other, story, article_id, share)])
    for joined in stories:
        conn.execute("UPDATE reprints SET story = ? WHERE story = ? AND story != ?", [story, joined, story])


def story_of(conn: "sqlite3.Connection", article_id: int) -> int | None:
    row = conn.execute("SELECT story FROM reprints WHERE article_id = ?", [article_id]).fetchone()
    return int(row[0]) if row else None


def stored_body(conn: "sqlite3.Connection", article_id: int) -> str:
    return str(conn.execute("SELECT body FROM article_text WHERE article_id = ?", [article_id]).fetchone()[0])


def note_all(conn: "sqlite3.Connection") -> None:
    """Find the stories of an archive that was made before they were looked for."""
    for (article_id,) in conn.execute("SELECT id FROM articles ORDER BY id").fetchall():
        note(conn, article_id, marks_of(text_of(stored_body(conn, article_id))))


@dataclass(frozen=True, slots=True)
class Telling:
    """One article of a story. ``position`` 1 is the likely origin, ``credits`` how many others name its outlet."""

    position: int
    article_id: int
    uid: str
    headline: str | None
    outlet: str | None
    source: str | None
    date_published: str | None
    url: str | None
    credits: int
    share: float


def reprints_of(conn: "sqlite3.Connection", article_id: int) -> list[Telling]:
    """Every article of the story that this one tells, itself among them, the likely origin first; [] for one alone."""
    columns = ", ".join(Telling.__slots__)
    query = f"SELECT {columns} FROM stories WHERE story = ? ORDER BY position"  # noqa: S608
    return [Telling(*row) for row in conn.execute(query, [story_of(conn, article_id)])]
