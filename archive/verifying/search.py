"""The search index against the texts: every article is encoded again, and must give exactly what the index holds.

The index has no text of its own, so SQLite's check finds only what contradicts itself. Here a second, temporary index
is made of the same pages with today's texts as its content, and FTS5 compares the two, term by term, without Python.
Only when they differ is it worked out for which articles.
"""

from collections import defaultdict
from collections.abc import Iterator

from archive.comparing.reprints import marks_of
from archive.comparing.wording import text_of
from archive.searching.encoding import FRESH, TOKENS, index_text
from archive.sqlite import primary, sqlite3
from archive.verifying.codes import Finding
from archive.verifying.opening import Opened

BATCH = 500
"""Articles that are indexed again at a time to find those that differ."""
TABLE = "articles_fts"
SHADOWS = ("data", "idx", "docsize", "config")
ENCODED = """CREATE TEMP VIEW encoded AS
    SELECT articles.id AS id, index_text(body) AS body, index_text(coalesce(headline, '')) AS headline
    FROM main.articles JOIN main.article_text ON article_id = articles.id"""
SECOND = f"CREATE VIRTUAL TABLE temp.second USING fts5(body, headline, content='encoded', content_rowid='id', {TOKENS})"
WORDS = "CREATE VIRTUAL TABLE temp.{0}_words USING fts5vocab({1}, {0}, 'instance')"
MASK = (1 << 64) - 1


def check_search(opened: Opened) -> Iterator[Finding]:
    conn = opened.conn
    conn.create_function("index_text", 1, index_text, deterministic=True)
    conn.execute(ENCODED)
    conn.execute(SECOND)
    for shadow in SHADOWS:
        conn.execute(f"DELETE FROM temp.second_{shadow}")  # noqa: S608
        conn.execute(f"INSERT INTO temp.second_{shadow} SELECT * FROM main.articles_fts_{shadow}")  # noqa: S608
    try:
        conn.execute("INSERT INTO temp.second (second, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if primary(error) != sqlite3.SQLITE_CORRUPT:
            raise
        whole = Finding("search_differs", TABLE, None, f"the index is not that of the texts: {error}")
        yield from differing(opened) or [whole]


def differing(opened: Opened) -> list[Finding]:
    """The articles whose terms are not those of their text; or that the index cannot be read."""
    try:
        return list(compared(opened.conn))
    except sqlite3.DatabaseError as error:
        if primary(error) != sqlite3.SQLITE_CORRUPT:
            raise
        return [Finding("search_malformed", TABLE, None, f"the search index cannot be read: {error}")]


def compared(conn: sqlite3.Connection) -> Iterator[Finding]:
    conn.execute(WORDS.format(TABLE, "main"))
    conn.execute(FRESH)
    conn.execute(WORDS.format("fresh", "temp"))
    there = sums(conn, TABLE)
    texts = conn.execute("SELECT id, body, headline FROM encoded ORDER BY id")
    while batch := texts.fetchmany(BATCH):
        conn.executemany("INSERT INTO temp.fresh (rowid, body, headline) VALUES (?, ?, ?)", batch)
        wanted = sums(conn, "fresh")
        conn.execute("INSERT INTO temp.fresh (fresh) VALUES ('delete-all')")
        for number in (row[0] for row in batch):
            if there.pop(number, 0) != wanted.get(number, 0):
                yield Finding("search_differs", TABLE, number, f"article {number} is indexed with other words")
    for number in there:
        yield Finding("search_differs", TABLE, number, f"the index has words of {number}, which has no text")


def sums(conn: sqlite3.Connection, table: str) -> dict[int, int]:
    """For each article a sum over its terms with their places, whatever the order they come in."""
    found: dict[int, int] = defaultdict(int)
    for term, number, column, place in conn.execute(f"SELECT term, doc, col, offset FROM temp.{table}_words"):  # noqa: S608
        found[number] = (found[number] + hash((term, column, place))) & MASK
    return found


def check_marks(opened: Opened) -> Iterator[Finding]:
    """The marks by which reprints are found are those of the text."""
    if opened.profile is not None:
        return
    query = "SELECT mark FROM fingerprints WHERE article_id = ?"
    for number, body in opened.conn.execute("SELECT article_id, body FROM article_text ORDER BY article_id"):
        if {row[0] for row in opened.conn.execute(query, [number])} != set(marks_of(text_of(body))):
            yield Finding(
                "fingerprint_wrong", "fingerprints", number, f"article {number} has other marks than its text"
            )
