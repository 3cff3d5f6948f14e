import random
import unicodedata
from itertools import chain
from pathlib import Path

import pytest
from archives import new_archive
from test_search_exact import cut_query, make_words, write_text

from archive import search
from archive.searching.encoding import clean
from archive.searching.marking import Piece, marked, snippet
from archive.searching.query import parse
from archive.searching.tracing import KEYS, traced


def shown(piece: Piece) -> str:
    return "".join(f"[{text}]" if is_marked else text for text, is_marked in piece.parts())


def mark(text: str, query: str) -> str:
    terms = [term for group in parse(query) for term in group if not term.excluded]
    return shown(marked(text, terms))


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("济南", "在济南市，濟南和济　南", "在[济南]市，[濟南]和济　南"),
        ("臺灣", "台湾…臺灣……台灣", "[台湾]…[臺灣]……[台灣]"),
        ("296x", "２９６Ｘ型 296XL 296X", "[２９６Ｘ]型 296XL [296X]"),
        ("株式", "㍿は㍿", "[㍿]は[㍿]"),
        ("ガラス", "ｶﾞﾗｽ窓", "[ｶﾞﾗｽ]窓"),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8의", "[\u1112\u1161\u11ab\u1100\u116e\u11a8]의"),
        ("etude", "Étude, E\u0301tudes, ÉTUDE", "[Étude], E\u0301tudes, [ÉTUDE]"),
        ("stud*", "study a studio", "[stud]y a [stud]io"),
        ("2023年", "2023 年底，2023。年底、２０２３年", "[2023 年]底，2023。年底、[２０２３年]"),
        ("“full text”", "Full-text, full of text", "[Full-text], full of text"),
        ("济南 OR 港口 -水", "济南的港口和水", "[济南]的[港口]和水"),
        ("济\u200b南", "济\u200b南 济南", "[济\u200b南] [济南]"),
        ("\ue0f8", "a\ue0f8 \ue0f8", "a\ue0f8 [\ue0f8]"),
        ("济南市 南市区", "济南市区", "[济南市区]"),
        ("<b>", "a<b>c</b>", "a<[b]>c</[b]>"),
    ],
)
def test_words_are_marked_where_they_stand_in_the_original(query: str, text: str, expected: str) -> None:
    assert mark(text, query) == expected


def test_a_traced_text_is_the_text_that_is_indexed() -> None:
    chance = random.Random(3)
    signs = [*"aÉ济臺Ｘ…℃㍿ｶﾞﾟﾗ가ㅎㅏㄴ\u1112\u1161\u11ab\u0301\u200b\ufe0f\n，①é\u0327", "한", "e\u0301", "が", "\u3099"]
    for _ in range(3000):
        text = "".join(chance.choices(signs, k=chance.randint(0, 12)))
        found = traced(text)
        assert found.keys == clean(text).translate(KEYS), text.encode("unicode_escape")
        assert len(found.keys) == len(found.starts) == len(found.ends)
        for key, start, end in zip(found.keys, found.starts, found.ends, strict=True):
            assert key in clean(text[start:end]).translate(KEYS) or unicodedata.category(key)[0] == "M"


def test_what_the_index_finds_is_marked_and_what_is_marked_is_found(tmp_path: Path) -> None:
    chance = random.Random(11)
    words, sums = make_words(chance)
    texts = [(write_text(chance, words, sums, 8), write_text(chance, words, sums, 40)) for _ in range(400)]
    conn = new_archive(tmp_path / "archive.db")
    for number, (headline, body) in enumerate(texts, start=1):
        search.add(conn, number, headline, body)
    for query in [cut_query(chance, chance.choice(list(chain(*texts)))) for _ in range(300)]:
        terms = [group[0] for group in parse(query)]
        sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
        found = {row[0] for row in conn.execute(sql, [search.match_query(query)])}
        for number, pair in enumerate(texts, start=1):
            in_all = all(any(marked(text, [term]).marks for text in pair) for term in terms)
            assert in_all == (number in found), (query, pair)
    conn.close()


def test_a_snippet_begins_with_the_sentence_and_shows_the_most_words() -> None:
    filler = "渡口的雾还没有散去，船工们在岸边等着。" * 20
    text = f"{filler}港口今天很忙。{filler}早班的济南号驶进港口，汽笛响了三声。{filler}"
    terms = [group[0] for group in parse("港口 济南")]
    piece = snippet(text, terms)
    assert shown(piece).startswith("早班的[济南]号驶进[港口]，汽笛响了三声。渡口")
    assert (piece.cut_before, piece.cut_after) == (True, True)
    assert 70 < len(piece.text) < 100


def test_a_snippet_of_words_is_cut_between_words() -> None:
    text = (
        "The ferry was late. " * 30
        + "Nobody on the pier had seen a lamplighter since the fog came in over Quillon Bay"
        + " again" * 40
    )
    piece = snippet(text, parse("lamplighter")[0])
    assert shown(piece).startswith("on the pier had seen a [lamplighter] since") or shown(piece).startswith(
        "Nobody on the pier"
    )
    assert piece.text.endswith(" again")


def test_a_text_without_the_word_shows_its_beginning() -> None:
    piece = snippet("\n\n 首航的早班。" + "雾" * 200, parse("港口")[0])
    assert (piece.text[:8], piece.marks, piece.cut_before, piece.cut_after) == ("首航的早班。雾雾", [], False, True)
    assert snippet("", parse("港口")[0]) == Piece("", [])


def test_a_mark_longer_than_a_snippet_is_shown_whole() -> None:
    sentence = "雾天最怕听不见对岸的锣声" * 12
    piece = snippet(f"起头。{sentence}结尾", parse(f'"{sentence}"')[0])
    assert shown(piece) == f"[{sentence}]"
