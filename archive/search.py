"""The search index of an archive. ``python -m archive.search WORDS`` says what to ask SQLite without this program.

An article goes in and comes out with exactly the same terms: ``archive.searching`` makes them.
"""

import argparse
import sys
from typing import TYPE_CHECKING

from archive.searching.encoding import ANALYSER, CJK, index_text
from archive.searching.query import match_query

if TYPE_CHECKING:
    from archive.sqlite import sqlite3

__all__ = ["ANALYSER", "CJK", "add", "index_text", "match_query", "remove", "write_anew"]

TEXTS = "SELECT id, coalesce(headline, ''), body FROM articles JOIN article_text ON article_id = id ORDER BY id"
NEWEST = (
    "SELECT uid, date_published, articles.headline\n"
    "FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid\n"
    "WHERE articles_fts MATCH '{match}' ORDER BY articles.id DESC LIMIT 50;"
)


def add(conn: "sqlite3.Connection", article_id: int, headline: str, body: str) -> None:
    """Put one article into the search index, inside the caller's transaction."""
    conn.execute(
        "INSERT INTO articles_fts (rowid, body, headline) VALUES (?, ?, ?)",
        (article_id, index_text(body), index_text(headline)),
    )


def remove(conn: "sqlite3.Connection", article_id: int, headline: str, body: str) -> None:
    """Take one article out of the index; both texts must be exactly those that were added."""
    conn.execute(
        "INSERT INTO articles_fts (articles_fts, rowid, body, headline) VALUES ('delete', ?, ?, ?)",
        (article_id, index_text(body), index_text(headline)),
    )


def write_anew(conn: "sqlite3.Connection") -> None:
    """Index every text again with today's encoding, inside the caller's transaction; old terms need not be known."""
    conn.execute("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    for article_id, headline, body in conn.execute(TEXTS):
        add(conn, article_id, headline, body)
    conn.execute("UPDATE article_text SET analyser = ? WHERE analyser != ?", [ANALYSER, ANALYSER])


def main() -> None:
    """Words that begin with a minus are words, and no options."""
    parser = argparse.ArgumentParser(
        prog="python -m archive.search", usage="%(prog)s [-h] [--sql] WORDS", description="Prints what SQLite is asked."
    )
    parser.add_argument("--sql", action="store_true", help="a whole statement, to pipe into sqlite3")
    parser.epilog = 'WORDS as in the search box: 济南 "full text" -word a OR b headline:word wor*'
    given = sys.argv[1:]
    options = parser.parse_args([one for one in given if one in ("-h", "--help", "--sql")])
    words = " ".join(one for one in given if one != "--sql")
    if not words:
        parser.error("no words")
    match = match_query(words)
    print(NEWEST.format(match=match) if options.sql else match)


if __name__ == "__main__":
    main()
