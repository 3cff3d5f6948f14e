"""Words that are a name: of a person who is credited, a credited source, a section, an outlet.

Names are compared as the index compares words: NFKC, whatever the case, simplified and traditional characters one. The
archive is asked for the spelling typed and the folded one, which its indexes answer; spellings that are neither are
kept in memory (``Spellings``), with all outlets, which are few.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from archive.searching.asked import MOST_FILTER, Asked
from archive.searching.encoding import clean
from archive.searching.variants import simplified
from archive.sqlite import sqlite3

Kind = Literal["person", "source", "section", "outlet"]
KINDS: tuple[Kind, ...] = get_args(Kind)

MOST = 10_000
"""Articles of a name that are counted."""
MOST_OF_A_KIND = 20
"""Spellings, or outlets, that are looked up."""
QUOTES = '"“”„«»「」『』《》'

PEOPLE = "SELECT name FROM people"
DISTINCT = """
    WITH RECURSIVE named (name) AS (
        SELECT min({0}) FROM articles
        UNION ALL SELECT (SELECT min({0}) FROM articles WHERE {0} > named.name) FROM named WHERE name IS NOT NULL
    ) SELECT name FROM named WHERE name IS NOT NULL
"""
"""Every value once, each by one step through the column's index, however many articles have it."""
OUTLETS = "SELECT id, host, name FROM outlets ORDER BY id"
ARTICLES = {
    "person": "SELECT DISTINCT article_id FROM credits WHERE person_id = (SELECT id FROM people WHERE name = :value)",
    "source": "SELECT 1 FROM articles WHERE source = :value",
    "section": "SELECT 1 FROM articles WHERE section = :value",
    "outlet": "SELECT 1 FROM articles WHERE outlet_id = :value",
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that is called like the words. ``host`` is an outlet's.

    ``articles`` are counted up to ``MOST``; with ``is_exact`` false there are more.
    """

    kind: Kind
    name: str
    articles: int
    is_exact: bool
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    id: int
    host: str
    name: str


@dataclass(frozen=True, slots=True)
class Spellings:
    """By folded name: how people, sources and sections are written that are not written so; outlets, by host too."""

    names: dict[Kind, dict[str, list[str]]] = field(default_factory=dict)
    outlets: dict[str, list[Outlet]] = field(default_factory=dict)


def folded(name: str) -> str:
    """
    >>> folded("ＡＤＡ  Fennimore"), folded("張靜") == folded("张静")
    ('ada fennimore', True)
    """
    return " ".join(simplified(clean(name)).casefold().split())


def take_spellings(conn: sqlite3.Connection) -> Spellings:
    outlets: dict[str, list[Outlet]] = defaultdict(list)
    for row in conn.execute(OUTLETS):
        one = Outlet(*row)
        for key in {folded(one.name), folded(one.host)}:
            outlets[key].append(one)
    asked = {"person": PEOPLE, "source": DISTINCT.format("source"), "section": DISTINCT.format("section")}
    names = {kind: other_spellings(row[0] for row in conn.execute(asked[kind])) for kind in KINDS if kind in asked}
    return Spellings(names, dict(outlets))


def other_spellings(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if (key := folded(name)) != name:
            found[key].append(name)
    return dict(found)


def named_like(conn: sqlite3.Connection, asked: Asked, spellings: Spellings) -> list[Named]:
    """All that the words are the whole name of and that has articles, except of a kind that a filter names already."""
    words = asked.words.strip().strip(QUOTES).strip()
    if not words or len(words) > MOST_FILTER:
        return []
    key = folded(words)
    found: list[Named] = []
    for kind in KINDS:
        if kind in asked.filters:
            continue
        if kind == "outlet":
            outlets = spellings.outlets.get(key, [])[:MOST_OF_A_KIND]
            found += [counted(conn, kind, one.name, one.id, one.host) for one in outlets]
        else:
            written = list(dict.fromkeys((words, key, *spellings.names.get(kind, {}).get(key, ()))))
            found += [counted(conn, kind, name, name) for name in written[:MOST_OF_A_KIND]]
    return [one for one in found if one.articles]


def counted(conn: sqlite3.Connection, kind: Kind, name: str, value: Any, host: str | None = None) -> Named:
    sql = f"SELECT count(*) FROM ({ARTICLES[kind]} LIMIT {MOST + 1})"  # noqa: S608
    number = int(conn.execute(sql, {"value": value}).fetchone()[0])
    return Named(kind, name, min(number, MOST), number <= MOST, host)
