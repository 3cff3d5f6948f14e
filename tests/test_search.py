import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import new_archive

from archive import search
from archive.sqlite import sqlite3

WORDS = [
    "济南", "济南市", "南市区", "山东", "山东省", "工作", "工作报告", "报告会", "会议", "议程",
    "程度", "市民", "民生", "生活", "活动", "动员", "员工", "𠮷野", "野外", "外省",
    "省会", "镕喆", "囍事", "事项", "项目", "目前", "前市长", "ニュース", "スポーツ", "東京都",
    "京都", "서울에서", "서울시", "시민", "々人", "〇年", "ｶﾞﾗｽ", "ﾆｭｰｽ",
]  # fmt: skip
CODES = ["296X", "FXN3C", "2023年", "２０２３年", "２９６Ｘ", "G20", "Étude", "naïve", "11月20日", "iPhone", "5G"]
SEPARATORS = ["\uff0c", "\uff1a", "\u3000", ",", "。", "、", " ", "\n\n", "“", "”", "《", "》", "(", ":"]
SAMPLES = 500


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = new_archive(tmp_path / "archive.db")
    yield connection
    connection.close()


def ask(conn: sqlite3.Connection, query: str) -> set[int]:
    sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
    return {row[0] for row in conn.execute(sql, (search.match_query(query),))}


def write_text(chance: random.Random, length: int) -> str:
    pieces = []
    for _ in range(length):
        kind = chance.random()
        pieces.append(chance.choice(WORDS if kind < 0.7 else CODES if kind < 0.82 else SEPARATORS))
    return "".join(pieces)


def is_word(char: str) -> bool:
    return char.isalnum() and char.isascii()


def fold(text: str) -> str:
    """What a reader takes for the same text: width, case and diacritics aside, any separators one blank.

    Between a CJK character and a Latin word after it a separator counts for nothing: writers differ there too.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    latin = str.maketrans("éï", "ei")
    words = re.sub(r"\W+", " ", plain).translate(latin).strip()
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[a-z0-9])", "", words)


def pattern_of(item: str) -> re.Pattern[str]:
    """A substring; a Latin word in it is whole; a lone last character may touch the word before it."""
    plain = fold(item)
    before = r"(?<![a-z0-9])" if is_word(plain[0]) else ""
    after = r"(?![a-z0-9])" if is_word(plain[-1]) else ""
    escaped = re.escape(plain).replace(r"\ ", " ")
    if len(plain) > 2 and plain[-2] == " " and is_word(plain[-3]) and not is_word(plain[-1]):
        escaped = f"{escaped[:-2]} ?{plain[-1]}"
    return re.compile(before + escaped + after)


def cut_query(chance: random.Random, text: str) -> str:
    """1 to 8 characters of the text that split no Latin word and have something in them."""
    while True:
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randint(1, 8))
        edges = [(text[place - 1 : place], text[place : place + 1]) for place in (start, end)]
        whole = not any(left and right and is_word(fold(left)) and is_word(fold(right)) for left, right in edges)
        marked = unicodedata.combining(unicodedata.normalize("NFKC", text[start])[0]) or text[end : end + 1] in ("ﾞ", "ﾟ")
        if whole and not marked and text[start] not in "ﾞﾟ" and fold(text[start:end]):
            return text[start:end]


def test_search_finds_exactly_what_a_substring_search_finds(conn: sqlite3.Connection) -> None:
    chance = random.Random(20261122)
    texts = [(write_text(chance, 8), write_text(chance, 60)) for _ in range(SAMPLES)]
    for number, (headline, body) in enumerate(texts, start=1):
        search.add(conn, number, headline, body)
    folded = [(fold(headline), fold(body)) for headline, body in texts]
    queries = [cut_query(chance, chance.choice(texts)[chance.random() < 0.7]) for _ in range(300)]
    differences = []
    for query in queries:
        patterns = [pattern_of(item) for item in query.split() if fold(item)]
        expected = {
            number
            for number, fields in enumerate(folded, start=1)
            if all(any(pattern.search(field) for field in fields) for pattern in patterns)
        }
        if (found := ask(conn, query)) != expected:
            differences.append((query, sorted(expected - found)[:3], sorted(found - expected)[:3]))
    assert differences == []


def test_no_query_makes_fts5_raise(conn: sqlite3.Connection) -> None:
    search.add(conn, 1, "济南", "工作 OR NOT")
    chance = random.Random(7)
    signs = '"*()-:^+{}[]%_;\x00\t\n,。😀济年𠮷aZ9\uff02\uff0a\uff0d' + "\\'"
    parts = [*signs, "OR", "AND", "NOT", "NEAR(", "headline:", "body:", "\ud800", "\uff19"]
    for _ in range(2000):
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
    }


@pytest.mark.parametrize("query", ["", " ", '""', "-济南", "-a -b", "。,!", "*", "-", "😀"])
def test_a_query_with_nothing_to_look_for_finds_nothing(conn: sqlite3.Connection, query: str) -> None:
    search.add(conn, 1, "济南", "b")
    assert (search.match_query(query), ask(conn, query)) == ('""', set())


def test_the_index_text_is_the_one_of_the_design() -> None:
    assert [search.index_text(text) for text in ("济南市", "2023年工作", "2023年", "２９６Ｘ型", "年")] == [
        "济南 南市 市",
        "2023 年 年工 工作 作",
        "2023 年",
        "296X 型",
        "年",
    ]


def test_invisible_characters_do_not_hide_a_word(conn: sqlite3.Connection) -> None:
    search.add(conn, 1, "济\u200b南", "a\u00adb 葛\U000e0100城")
    assert [ask(conn, query) for query in ("济南", "ab", "葛城", "济\ufeff南")] == [{1}] * 4


def test_a_removed_article_leaves_no_term_behind(conn: sqlite3.Connection) -> None:
    search.add(conn, 1, "济南", "2023年工作")
    search.add(conn, 2, "济南", "2024年")
    search.remove(conn, 1, "济南", "2023年工作")
    search.add(conn, 1, "青岛", "港口")
    assert [ask(conn, query) for query in ("济南", "工作", "港口")] == [{2}, set(), {1}]
