"""Is an article in the search index with the words of its text, and no others? Asked without a lock."""

from typing import Any

from archive.searching.encoding import ANALYSER, FRESH, index_text
from archive.sqlite import primary, sqlite3

QUOTE = '"'
TEXT = (
    "SELECT body, coalesce(headline, ''), analyser FROM main.articles "
    "JOIN main.article_text ON article_id = articles.id WHERE articles.id = ?"
)
SIZES = "SELECT sz FROM {}_docsize WHERE id = ?"
"""How many words FTS5 wrote down of each column."""
HOLDS = "SELECT count(*) FROM {0} WHERE {0} MATCH ? AND rowid = ?"


def is_indexed(conn: sqlite3.Connection, article_id: int) -> bool:
    """Is its entry like that in an index of it alone: as many words of each text, and each text there as one phrase?"""
    row = conn.execute(TEXT, [article_id]).fetchone()
    if row is None or row[2] != ANALYSER:
        return False
    texts = {"body": index_text(row[0]), "headline": index_text(row[1])}
    conn.execute(FRESH)
    conn.execute("INSERT INTO temp.fresh (rowid, body, headline) VALUES (?, ?, ?)", [article_id, *texts.values()])
    try:
        return entry(conn, "articles_fts", article_id, texts) == entry(conn, "fresh", article_id, texts)
    finally:
        conn.execute("INSERT INTO temp.fresh (fresh) VALUES ('delete-all')")


def entry(conn: sqlite3.Connection, table: str, article_id: int, texts: dict[str, str]) -> list[Any]:
    """Nothing of an index that cannot be read."""
    phrases = (f'{column} : "{text.replace(QUOTE, " ")}"' for column, text in texts.items())
    try:
        sizes = conn.execute(SIZES.format(table), [article_id]).fetchall()
        found = [conn.execute(HOLDS.format(table), [phrase, article_id]).fetchone()[0] for phrase in phrases]
    except sqlite3.DatabaseError as error:
        if primary(error) != sqlite3.SQLITE_CORRUPT:
            raise
        return []
    return [*sizes, *found]
