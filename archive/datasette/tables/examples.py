"""Values that this archive has, for the examples beside its queries."""

from typing import Any

from archive.datasette.keeping import Keeper

NEWEST = "articles.id > (SELECT max(id) - 500 FROM articles)"
EXAMPLES = {
    "words": f"SELECT headline FROM articles WHERE headline IS NOT NULL AND {NEWEST} ORDER BY id DESC LIMIT 1",  # noqa: S608
    "person": "SELECT name FROM credits JOIN people ON people.id = person_id ORDER BY credits.id DESC LIMIT 1",
    "article": "SELECT uid FROM articles ORDER BY id DESC LIMIT 1",
    "reprinted": "SELECT uid FROM reprints JOIN articles ON articles.id = article_id ORDER BY article_id DESC LIMIT 1",
    "source": f"SELECT source FROM articles WHERE source IS NOT NULL AND {NEWEST} ORDER BY id DESC LIMIT 1",  # noqa: S608
    "outlet": f"""SELECT outlets.name FROM articles JOIN outlets ON outlets.id = outlet_id
        WHERE {NEWEST} ORDER BY articles.id DESC LIMIT 1""",  # noqa: S608
    "url": f"SELECT url FROM articles WHERE url IS NOT NULL AND {NEWEST} ORDER BY id DESC LIMIT 1",  # noqa: S608
    "day": f"""SELECT substr(date_published, 1, 10) FROM articles
        WHERE date_published IS NOT NULL AND {NEWEST} ORDER BY id DESC LIMIT 1""",  # noqa: S608
}
"""Kinds of values, each with a query that gives one out of the newest articles, so that it is quick."""


def take_examples(conn: Any) -> dict[str, str]:
    """A kind of which the archive has none is an empty string."""
    found = {kind: _first_value(conn, sql) for kind, sql in EXAMPLES.items()}
    return found | {"words": a_word_of(found["words"])}


examples: Keeper[dict[str, str]] = Keeper(take_examples)


def a_word_of(headline: str) -> str:
    """A word to search for: two characters of a script without blanks, else the longest word.

    >>> a_word_of("市水务局启用新泵站"), a_word_of("Night buses run again")
    ('市水', 'Night')
    """
    words = headline.split()
    longest = max(words, key=len, default="")
    return longest if longest.isascii() else longest[:2]


def _first_value(conn: Any, sql: str) -> str:
    row = conn.execute(sql).fetchone()
    return str(row[0]) if row and row[0] is not None else ""
