"""What the archive offers to those who ask in SQL: views, queries, and what every column means."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from archive.datasette.tables import facets
from archive.datasette.tables.columns import COLUMNS
from archive.datasette.tables.examples import EXAMPLES, take_examples
from archive.datasette.tables.metadata import HIDDEN, TABLES, describe_queries
from archive.datasette.tables.queries import QUERIES
from archive.functions import register_functions
from archive.schema.publication import PUBLICATION
from archive.sqlite import sqlite3
from tests.archives import new_archive
from tests.reading_room import Elements, get

VIEWS = [
    *("bylines", "ledger", "sources", "stories", "articles_with_text", "articles_by_day", "coverage_by_month"),
    *("changes", "gone", "people_roles"),
]


def facets_of(table: dict[str, Any]) -> list[str]:
    return [facet if isinstance(facet, str) else facet["newest"] for facet in table.get("facets", [])]


def connect(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(path)
    register_functions(conn)
    return conn


def test_every_column_of_every_table_and_view_is_described(tmp_path: Path) -> None:
    conn = new_archive(tmp_path / "empty.db")
    conn.execute(PUBLICATION)
    found = conn.execute(
        "SELECT list.name, info.name FROM pragma_table_list AS list, pragma_table_info(list.name) AS info "
        "WHERE list.schema = 'main' AND list.type IN ('table', 'view') AND list.name NOT LIKE 'sqlite_%'"
    ).fetchall()
    conn.close()
    columns: dict[str, set[str]] = {}
    for table, column in found:
        if table not in HIDDEN:
            columns.setdefault(table, set()).add(column)
    assert columns == {table: set(described) for table, described in COLUMNS.items()}
    assert [(table, name) for table, names in COLUMNS.items() for name, words in names.items() if not words] == []
    assert columns.keys() <= TABLES.keys()
    assert [name for name, table in TABLES.items() if not (table["title"] and table["description"])] == []


def test_sort_label_and_facet_columns_are_there(tmp_path: Path) -> None:
    named = {
        (name, column)
        for name, table in TABLES.items()
        if name in COLUMNS
        for column in (*facets_of(table), table.get("sort"), table.get("sort_desc"), table.get("label_column"))
        if column
    }
    assert {(name, column) for name, column in named if column not in COLUMNS[name]} == set()


@pytest.mark.parametrize(("most", "is_said"), [(20, True), (5_000, False)])
async def test_facets_beside_a_common_word_are_of_its_newest_hits_and_the_page_says_so(
    newspapers: Path, monkeypatch: pytest.MonkeyPatch, most: int, is_said: bool
) -> None:
    monkeypatch.setattr(facets, "MOST", most)
    asked = f"_search={quote('记者')}"
    answer = (await get(newspapers, f"/papers/articles.json?{asked}")).json()
    found = answer["facet_results"]["outlet_id"]
    counted = sum(value["count"] for value in found["results"])
    assert (found["type"], counted) == ("column", min(most, answer["filtered_table_rows_count"]))
    page = (await get(newspapers, f"/papers/articles?{asked}")).text
    assert (f"Counted among the {most} hits" in page, f'href="/search?q={quote("记者")}"' in page) == (is_said, is_said)


@pytest.mark.parametrize("words", ["记者", "harbour", "无此词"])
async def test_a_search_in_the_table_has_the_newest_rows_and_the_count_of_all(newspapers: Path, words: str) -> None:
    conn = connect(newspapers)
    match = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH escape_fts(?) ORDER BY rowid DESC"
    hits = [number for (number,) in conn.execute(match, [words])]
    conn.close()
    answer = (await get(newspapers, f"/papers/articles.json?_search={quote(words)}")).json()
    assert [row[0] for row in answer["rows"]] == hits[:50]
    assert answer["filtered_table_rows_count"] == len(hits)
    if answer["next"]:
        further = await get(newspapers, f"/papers/articles.json?_search={quote(words)}&_next={answer['next']}")
        assert [row[0] for row in further.json()["rows"]] == hits[50:100]


@pytest.mark.parametrize("view", VIEWS)
async def test_every_view_has_rows_and_a_page(newspapers: Path, view: str) -> None:
    rows = (await get(newspapers, f"/papers/{view}.json?_shape=array&_size=2")).json()
    assert len(rows) == 2
    assert set(rows[0]) >= set(COLUMNS[view])
    response = await get(newspapers, f"/papers/{view}")
    assert (response.status_code, TABLES[view]["description"] in Elements(response.text).text) == (200, True)


def test_the_views_say_what_the_tables_say(newspapers: Path) -> None:
    conn = connect(newspapers)

    def one(sql: str) -> tuple[object, ...]:
        row: tuple[object, ...] = conn.execute(sql).fetchone()
        return row

    assert one("SELECT sum(articles) FROM articles_by_day") == one("SELECT count(date_published) FROM articles")
    assert one("SELECT sum(articles) FROM coverage_by_month") == one("SELECT count(*) FROM articles")
    assert one("SELECT count(*), sum(length(body)) FROM articles_with_text") == one(
        "SELECT count(*), sum(characters) FROM articles"
    )
    assert one("SELECT count(*) FROM changes") == one("SELECT count(*) FROM revision_fields")
    assert one("SELECT count(*) FROM gone") == one("SELECT count(gone_at) FROM articles")
    assert one("SELECT sum(articles) FROM people_roles") == one(
        "SELECT count(*) FROM (SELECT DISTINCT article_id, person_id, role FROM credits)"
    )
    conn.close()


def values_of(name: str, examples: dict[str, str]) -> dict[str, str]:
    return {parameter: examples.get(kind, kind) for parameter, kind in QUERIES[name]["examples"].items()}


@pytest.mark.parametrize("name", QUERIES)
async def test_every_query_answers_its_example_within_the_time_of_a_page(newspapers: Path, name: str) -> None:
    conn = connect(newspapers)
    values = values_of(name, take_examples(conn))
    conn.close()
    client = Datasette([str(newspapers)], settings={"sql_time_limit_ms": 500}).client
    rows = (await client.get(f"/papers/{name}.json", params={"_shape": "array", **values})).json()
    assert isinstance(rows, list), rows
    assert len(rows) > 0
    page = Elements((await client.get(f"/papers/{name}", params=values)).text)
    assert QUERIES[name]["description"].split(" ")[0] in page.words
    assert "CSV" in page.words


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_reads_a_whole_large_table(newspapers: Path, name: str) -> None:
    conn = connect(newspapers)
    values = values_of(name, take_examples(conn))
    plan = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {QUERIES[name]['sql']}", values)]
    conn.close()
    large = ("articles", "article_text", "blocks", "credits", "links", "evidence", "fetches", "revision_fields")
    assert [step for step in plan if step in {f"SCAN {table}" for table in large}] == []


@pytest.mark.parametrize("name", QUERIES)
async def test_every_query_runs_on_an_empty_archive(tmp_path: Path, name: str) -> None:
    new_archive(tmp_path / "empty.db").close()
    assert (await get(tmp_path / "empty.db", f"/empty/{name}")).status_code == 200


def test_examples_are_values_of_the_archive_at_hand(newspapers: Path) -> None:
    conn = connect(newspapers)
    examples = take_examples(conn)
    assert [kind for kind, value in examples.items() if not value] == []
    assert conn.execute("SELECT count(*) FROM people WHERE name = ?", [examples["person"]]).fetchone() == (1,)
    conn.close()
    assert set(examples) == set(EXAMPLES)


def test_an_example_with_markup_in_it_is_text() -> None:
    described = describe_queries({"person": "<b>&", "source": ""})
    assert described["by_person"]["description_html"].endswith(
        'For example: <a href="?name=%3Cb%3E%26">&lt;b&gt;&amp;</a>'
    )
    assert described["months"]["description_html"].endswith('For example: <a href="?source=">everything</a>')


async def test_the_page_of_sql_says_what_everything_is_for(newspapers: Path) -> None:
    page = Elements((await get(newspapers, "/papers")).text)
    words = [table["description"] for name, table in TABLES.items() if name in VIEWS]
    words += [query["description"] for query in QUERIES.values()]
    assert [text for text in words if " ".join(text.split()) not in page.text] == []
    assert "articles 3,000 rows" in page.text


async def test_rows_are_counted_as_they_are_now(tmp_path: Path) -> None:
    new_archive(tmp_path / "papers.db").close()
    client = Datasette([str(tmp_path / "papers.db")]).client
    assert "people 0 rows" in Elements((await client.get("/papers")).text).text
    conn = sqlite3.connect(tmp_path / "papers.db")
    with conn:
        conn.executemany("INSERT INTO people (name) VALUES (?)", [("王明远",), ("Bo Ley",)])
    conn.close()
    assert "people 2 rows" in Elements((await client.get("/papers")).text).text
    shown = (await client.get("/papers.json")).json()
    assert {table["name"]: table["count"] for table in shown["tables"]}["people"] == 2
    assert (await client.get("/.json")).json()["papers"]["table_rows_sum"] >= 2


async def test_another_database_keeps_its_own_page(tmp_path: Path, newspapers: Path) -> None:
    conn = sqlite3.connect(tmp_path / "birds.db")
    conn.executescript("CREATE TABLE birds (id INTEGER PRIMARY KEY, name TEXT)")
    conn.close()
    page = Elements((await get([newspapers, tmp_path / "birds.db"], "/birds")).text)
    assert ("Custom SQL query" in page.text, "Ready questions" in page.text) == (True, False)
