"""A search for a name says whose it is: people, credited sources, sections and outlets that are called so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from archive.publishing.publish import Profile, publish
from archive.searching import names
from archive.searching.asked import Asked
from archive.searching.names import Named, Spellings, named_like, take_spellings
from archive.sqlite import sqlite3
from tests.archives import insert, insert_article, new_archive
from tests.reading_room import Elements, get

OUTLETS = (("a.example", "Harbour Ledger"), ("b.example:8002", "HARBOUR LEDGER"), ("c.example", "渡口晚報"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """张静 is written in two ways and credited twice in an article; a name is a section, a source and an outlet."""
    conn = new_archive(tmp_path / "papers.db")
    with conn:
        outlets = [insert(conn, "outlets", host=host, name=name) for host, name in OUTLETS]
        people = {name: insert(conn, "people", name=name) for name in ("张静", "張靜", "Ada Fennimore", "Nobody")}
        for number in range(4):
            row = {"outlet_id": outlets[number % 3], "source": "渡口晚报", "section": "港口新聞"}
            article = insert_article(conn, f"n{number}", "Ferry", "A ferry.", url="https://a.example/", **row)
            credits = ("张静", "张静", "Ada Fennimore") if number else ("張靜",)
            for position, name in enumerate(credits):
                role = {"position": position, "role": "reporter" if position else "author"}
                insert(conn, "credits", article_id=article, person_id=people[name], **role)
    conn.close()
    return tmp_path / "papers.db"


@pytest.fixture
def conn(path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(path)
    yield opened
    opened.close()


def found(conn: sqlite3.Connection, words: str, **filters: str) -> list[tuple[str, str, int]]:
    named = named_like(conn, Asked(words, filters), take_spellings(conn))
    return [(one.kind, one.name, one.articles) for one in named]


async def page_of(path: Path, words: str) -> Elements:
    return Elements((await get(path, f"/search?q={quote(words)}")).text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("张静", [("person", "张静", 3), ("person", "張靜", 1)]),
        (" 張靜 ", [("person", "張靜", 1), ("person", "张静", 3)]),
        ("“張静”", [("person", "张静", 3), ("person", "張靜", 1)]),
        ("ａｄａ  FENNIMORE", [("person", "Ada Fennimore", 3)]),
        ("渡口晚报", [("source", "渡口晚报", 4), ("outlet", "渡口晚報", 1)]),
        ("港口新闻", [("section", "港口新聞", 4)]),
        ("harbour ledger", [("outlet", "Harbour Ledger", 2), ("outlet", "HARBOUR LEDGER", 1)]),
        ("B.example:8002", [("outlet", "HARBOUR LEDGER", 1)]),
        ("张", []),
        ("张静 Ada", []),
        ("Nobody", []),
        ('""', []),
        ("", []),
        ("静" * 400, []),
    ],
)
def test_the_whole_of_the_words_is_a_name_in_any_spelling(
    conn: sqlite3.Connection, words: str, expected: list[tuple[str, str, int]]
) -> None:
    assert found(conn, words) == expected


def test_a_kind_that_a_filter_names_already_is_not_told_again(conn: sqlite3.Connection) -> None:
    assert found(conn, "张静", person="张静") == []
    assert found(conn, "渡口晚报", source="渡口晚报") == [("outlet", "渡口晚報", 1)]


def test_no_more_articles_are_counted_than_say_enough(conn: sqlite3.Connection, monkeypatch: Any) -> None:
    monkeypatch.setattr(names, "MOST", 2)
    named = named_like(conn, Asked("港口新闻"), take_spellings(conn))
    assert named == [Named("section", "港口新聞", 2, False)]


@pytest.mark.parametrize("kind", names.KINDS)
def test_each_look_is_answered_by_an_index_alone(conn: sqlite3.Connection, kind: names.Kind) -> None:
    plan = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {names.ARTICLES[kind]}", {"value": "x"})]
    looks = [step for step in plan if step.startswith(("SEARCH", "SCAN"))]
    assert looks
    assert [step for step in looks if not step.startswith("SEARCH ") or "USING COVERING INDEX" not in step] == []


@pytest.mark.parametrize("column", ["source", "section"])
def test_values_are_listed_by_steps_through_an_index(conn: sqlite3.Connection, column: str) -> None:
    plan = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {names.DISTINCT.format(column)}")]
    assert [step for step in plan if "articles" in step and not step.startswith("SEARCH articles USING COVERING")] == []


def test_only_what_is_written_otherwise_is_kept_in_memory(conn: sqlite3.Connection) -> None:
    assert take_spellings(conn).names == {
        "person": {"张静": ["張靜"], "ada fennimore": ["Ada Fennimore"], "nobody": ["Nobody"]},
        "source": {},
        "section": {"港口新闻": ["港口新聞"]},
    }
    assert found(conn, "张静")[0] == ("person", "张静", 3)
    assert named_like(conn, Asked("张静"), Spellings()) == [Named("person", "张静", 3, True)]


async def test_the_page_leads_from_a_name_to_its_articles_and_outlets(path: Path) -> None:
    page = await page_of(path, "张静")
    assert "3 articles credit 张静 1 article credits 張靜 No article has these words" in page.text
    links = {attrs["href"] for tag, attrs in page.tags if tag == "a"}
    assert {f"/search?person={quote('张静')}", f"/search?person={quote('張靜')}"} <= links
    page = await page_of(path, "harbour ledger")
    assert "2 outlets are called so: Harbour Ledger a.example , HARBOUR LEDGER b.example:8002" in page.text
    assert {"/sources/a.example", "/sources/b.example%3A8002"} <= {attrs.get("href") for _, attrs in page.tags}
    page = await page_of(path, "渡口晚報")
    assert "4 articles name 渡口晚报 as their source One outlet is called so: 渡口晚報 c.example" in page.text
    assert "4 articles stand in the section 港口新聞" in (await page_of(path, "港口新闻")).text
    assert "called so" not in (await page_of(path, "ferry")).text


async def test_a_name_is_found_that_came_after_the_first_search(path: Path) -> None:
    assert "credit" not in (await page_of(path, "Bo Ley")).text
    conn = sqlite3.connect(path)
    with conn:
        row = {"article_id": 1, "position": 9, "role": "editor"}
        insert(conn, "credits", person_id=insert(conn, "people", name="BO LEY"), **row)
    conn.close()
    assert "1 article credits BO LEY" in (await page_of(path, "Bo Ley")).text


async def test_the_json_has_names_too(path: Path) -> None:
    told = (await get(path, f"/search.json?q={quote('渡口晚报')}")).json()
    place = "http://localhost"
    assert told["named"] == [
        {"kind": "source", "name": "渡口晚报", "host": None, "articles": 4, "articles_is_exact": True,
         "url": f"{place}/search?source={quote('渡口晚报')}"},
        {"kind": "outlet", "name": "渡口晚報", "host": "c.example", "articles": 1, "articles_is_exact": True,
         "url": f"{place}/sources/c.example"},
    ]  # fmt: skip
    assert (await get(path, "/search.json?q=")).json()["named"] == []


@pytest.mark.parametrize("profile", ["full", "excerpt", "metadata"])
async def test_a_published_copy_knows_its_own_names_and_no_others(path: Path, tmp_path: Path, profile: Profile) -> None:
    for _ in publish(path, tmp_path / "copy.db", profile):
        pass
    assert "3 articles credit 张静 1 article credits 張靜" in (await page_of(tmp_path / "copy.db", "张静")).text
    conn = sqlite3.connect(tmp_path / "copy.db")
    assert "nobody" not in take_spellings(conn).names["person"]
    conn.close()
