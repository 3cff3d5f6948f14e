import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import new_archive

from archive import search
from archive.searching.query import parse, typed
from archive.sqlite import sqlite3


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = new_archive(tmp_path / "archive.db")
    yield connection
    connection.close()


def ask(conn: sqlite3.Connection, query: str) -> set[int]:
    sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
    return {row[0] for row in conn.execute(sql, (search.match_query(query),))}


def test_none_of_50000_queries_makes_fts5_raise(conn: sqlite3.Connection) -> None:
    search.add(conn, 1, "济南", "工作 OR NOT")
    chance = random.Random(7)
    signs = '"*()-:^+{}[]%_;\x00\t\n,。😀济年𠮷aZ9\uff02\uff0a\uff0d' + "\\'"
    parts = [
        *signs,
        "OR",
        "AND",
        "NOT",
        "NEAR(",
        "headline:",
        "body:",
        "rowid:",
        "“",
        "”",
        "「",
        "」",
        "\ud800",
        "\uff19",
    ]
    for _ in range(50_000):
        query = "".join(chance.choice([*parts, " "]) for _ in range(chance.randint(0, 40)))
        ask(conn, query)
    for query in ("济南" * 5000, "a OR " * 3000, "-a " * 3000, "(" * 9000, '"a" ' * 3000):
        ask(conn, query)


def test_every_operator_means_what_the_page_says(conn: sqlite3.Connection) -> None:
    search.add(conn, 1, "济南新闻", "小清河 FXN3C 水位 full text search")
    search.add(conn, 2, "青岛新闻", "济南来客 FXN4 text in full")
    search.add(conn, 3, "烟台", "港口")
    answers = {
        query: sorted(ask(conn, query))
        for query in (
            "济南",
            "济",
            "headline:济南",
            "headline\uff1a济南",
            "body:济南",
            "济南 -小清河",
            "济南 OR 港口",
            "新闻 济南来客 OR 水位",
            "新闻 -headline:济南",
            "FXN*",
            "fxn3c",
            "FXN",
            '"full text"',
            "full text",
            "full-text",
            "OR",
            "济南 OR",
            "济南 AND 水位",
            "AND",
            '"and"',
        )
    }
    assert answers == {
        "济南": [1, 2],
        "济": [1, 2],
        "headline:济南": [1],
        "headline\uff1a济南": [1],
        "body:济南": [2],
        "济南 -小清河": [2],
        "济南 OR 港口": [1, 2, 3],
        "新闻 济南来客 OR 水位": [1, 2],
        "新闻 -headline:济南": [2],
        "FXN*": [1, 2],
        "fxn3c": [1],
        "FXN": [],
        '"full text"': [1],
        "full text": [1, 2],
        "full-text": [1],
        "OR": [],
        "济南 OR": [1, 2],
        "济南 AND 水位": [1],
        "AND": [],
        '"and"': [],
    }


@pytest.mark.parametrize("query", ["", " ", '""', "-济南", "-a -b", "。,!", "*", "-", "😀"])
def test_a_query_with_nothing_to_look_for_finds_nothing(conn: sqlite3.Connection, query: str) -> None:
    search.add(conn, 1, "济南", "b")
    assert (search.match_query(query), ask(conn, query)) == ('""', set())


def test_the_index_text_is_the_one_of_the_design() -> None:
    texts = ("济南市", "2023年工作", "2023 年", "２９６Ｘ型,年", "濟南 裏")
    assert [search.index_text(text).replace("\u02d0", "_") for text in texts] == [
        "济南 南市 市",
        "2023 _年 年工 工作 作",
        "2023 _年 年",
        "296X _型 型 , 年",
        "济南 南 里",
    ]


def test_a_blank_between_a_word_and_a_chinese_character_makes_no_difference(conn: sqlite3.Connection) -> None:
    for number, body in enumerate(("2023年工作", "2023 年工作", "2023。年工作", "工作2023", "工作 2023"), start=1):
        search.add(conn, number, "", body)
    queries = ("2023年", "2023年工", '"2023 年"', "“2023 年工作”", "2023。年", "作2023")
    assert [ask(conn, query) for query in queries] == [{1, 2}, {1, 2}, {1, 2}, {1, 2}, {3}, {4, 5}]


def test_simplified_finds_traditional_and_the_other_way_round(conn: sqlite3.Connection) -> None:
    search.add(conn, 1, "台湾的里程", "发布后台")
    search.add(conn, 2, "臺灣的里程", "發布後臺")
    search.add(conn, 3, "台灣的裡程", "髮佈后檯")
    for query in ("台湾", "臺灣", "台灣", "裏程", "发布", "发布后台", "headline:臺", "發*"):
        assert ask(conn, query) == {1, 2, 3}, query


def test_invisible_characters_do_not_hide_a_word(conn: sqlite3.Connection) -> None:
    search.add(conn, 1, "济\u200b南", "a\u00adb 葛\U000e0100城")
    assert [ask(conn, query) for query in ("济南", "ab", "葛城", "济\ufeff南")] == [{1}] * 4


def test_quotes_of_every_kind_hold_a_phrase_together(conn: sqlite3.Connection) -> None:
    search.add(conn, 1, "", "full text search “今天”下雨 don't")
    search.add(conn, 2, "", "text in full 下雨今天")
    phrases = ('"full text"', "“full text”", "「full text」", "“今天”下雨", "headline:「full text」", "don't")
    assert [ask(conn, query) for query in phrases] == [{1}, {1}, {1}, {1}, set(), {1}]
    assert "'" not in search.match_query("don't \"it's\"")


def test_what_was_understood_can_be_typed_again() -> None:
    for query in ('济南 -"full text" headline:FXN*', "a OR b", '"OR" "AND" 年', "body:“x y”"):
        groups = parse(query)
        again = " ".join(" OR ".join(typed(term) for term in group) for group in groups)
        assert parse(again) == groups


def test_a_removed_article_leaves_no_term_behind(conn: sqlite3.Connection) -> None:
    search.add(conn, 1, "济南", "2023年工作")
    search.add(conn, 2, "济南", "2024年")
    search.remove(conn, 1, "济南", "2023年工作")
    search.add(conn, 1, "青岛", "港口")
    assert [ask(conn, query) for query in ("济南", "工作", "港口")] == [{2}, set(), {1}]
