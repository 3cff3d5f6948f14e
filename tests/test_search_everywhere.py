"""Characters that most articles have: read in the texts, and found exactly where the index finds them."""

import random
import sys
import unicodedata
from collections.abc import Iterator

import pytest
from archives import insert_article, new_archive

from archive.search import match_query
from archive.searching import everywhere
from archive.searching.asked import Asked
from archive.searching.encoding import clean
from archive.searching.finding import find, newest_statement
from archive.searching.query import parse
from archive.searching.variants import VARIANTS, simplified
from archive.sqlite import sqlite3

PIECES = [*"的桥|河|，|于〇|臺|颱|㊥|了|2026年| the |ﾆｭｰｽ|瞭".split("|"), "\n\n", "\u4f60\ufe00", "\uf900"]
QUERIES = (
    "的|了|台|臺|中|豈|河 的|的 台 了|的 -河|-的 河|的 OR 河|headline:的|的河|年|河 -的|the 的|。的|的*|ュ|罕|的 罕|〇"
).split("|")


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """400 articles, some characters in most of them; the last has no headline."""
    connection = new_archive(tmp_path_factory.mktemp("common") / "archive.db")
    chance = random.Random(26)
    with connection:
        for number in range(400):
            pieces = chance.choices(PIECES, k=15) + ["罕"] * (number == 17)
            insert_article(connection, f"a{number}", "".join(pieces[:2]) if number < 399 else None, "".join(pieces[2:]))
    yield connection
    connection.close()


def test_what_is_read_in_the_texts_is_what_the_index_finds(conn: sqlite3.Connection) -> None:
    indexed = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid DESC"
    read = set()
    for query in QUERIES:
        expected = [row[0] for row in conn.execute(indexed, [match_query(query)])]
        statement = newest_statement(conn, Asked(query), parse(query))
        found = [row[0] for row in conn.execute(statement.sql(), statement.values | {"limit": -1})]
        assert found == expected, query
        assert find(conn, Asked(query)).total == len(expected), query
        read |= {query} if "instr(" in statement.sql() else set()
    assert read == {"的", "了", "台", "臺", "中", "豈", "河 的", "的 台 了", "the 的", "的*", "年", "的 罕"}


def test_a_filter_holds_beside_a_character_that_most_articles_have(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE articles SET section = '水利' WHERE id % 3 = 0")
    for query in ("的", "的 河"):
        indexed = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ? AND rowid % 3 = 0"
        (expected,) = conn.execute(indexed, [match_query(query)]).fetchone()
        assert find(conn, Asked(query, {"section": "水利"})).total == expected > 20
    conn.rollback()


def test_every_character_that_the_index_takes_for_another_is_a_spelling_of_it() -> None:
    """Over all of Unicode: so that a new version of it, or of the table of spellings, is seen here."""
    expected: dict[str, set[str]] = {}
    for code in range(sys.maxunicode + 1):
        one = chr(code)
        for char in simplified(clean(one)):
            if (char != one or one in VARIANTS) and everywhere.HAN.match(char):
                expected.setdefault(char, {char}).add(one)
    assert len(expected) > 3_000
    assert {char: set(everywhere.spellings(char)) for char in expected} == expected


def test_a_han_character_stays_what_it_is_beside_any_mark() -> None:
    marks = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))]
    assert [mark for mark in marks if clean(f"的{mark}")[0] != "的"] == []
