"""Costly answers are kept until the archive's file changes, and never longer."""

import asyncio
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from archives import build_archive, insert_article
from datasette.app import Datasette
from datasette.database import QueryInterrupted

from archive.datasette.remembering import Answers
from archive.sqlite import sqlite3

COSTLY = (
    "with recursive counted(n) as (select 1 union all select n + 1 from counted limit 300000) "
    "select count(*), (select count(*) from articles) from counted"
)
ENDLESS = "with recursive counted(n) as (select 1 union all select n + 1 from counted) select count(*) from counted"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    archive = tmp_path / "papers.db"
    build_archive(archive)
    settle(archive)
    return archive


def settle(path: Path) -> None:
    """As if the last change were an hour ago."""
    then = path.stat().st_mtime - 3_600
    os.utime(path, (then, then))


def add_article(path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        insert_article(conn, "b0a7", "渡船", "渡船试航", section="济南新闻")
    conn.close()


class Asked:
    """Asks the archive, and counts how often."""

    def __init__(self, path: Path, sql: str, milliseconds: int = 10_000) -> None:
        self.times, self.sql, self.milliseconds = 0, sql, milliseconds
        datasette = Datasette([str(path)], settings={"sql_time_limit_ms": 10_000})
        self.database = datasette.databases["papers"]
        self.answers = Answers(self.database)

    async def ask(self) -> Any:
        self.times += 1
        return await self.database.execute(self.sql, custom_time_limit=self.milliseconds)

    async def take(self) -> tuple[Any, ...]:
        return tuple((await self.answers.take(self.sql, self.ask)).first())


async def test_a_costly_question_is_answered_once_for_everybody(path: Path) -> None:
    asked = Asked(path, COSTLY)
    assert await asyncio.gather(*(asked.take() for _ in range(20))) == [(300_000, 2)] * 20
    assert await asked.take() == (300_000, 2)
    assert asked.times == 1


async def test_after_a_change_of_the_file_it_is_asked_again(path: Path) -> None:
    asked = Asked(path, COSTLY)
    assert await asked.take() == (300_000, 2)
    add_article(path)
    assert await asked.take() == (300_000, 3)
    assert asked.times == 2


async def test_of_a_file_that_changed_just_now_nothing_is_kept(path: Path) -> None:
    add_article(path)
    asked = Asked(path, COSTLY)
    assert [await asked.take(), await asked.take()] == [(300_000, 3)] * 2
    assert asked.times == 2


async def test_a_long_answer_is_not_kept(path: Path) -> None:
    asked = Asked(path, COSTLY.replace("select count(*),", "select printf('%.*c', 90000, 'x'), count(*),"))
    assert await asked.take() == await asked.take()
    assert asked.times == 2


async def test_what_took_too_long_is_not_tried_again_for_a_while(path: Path) -> None:
    asked = Asked(path, ENDLESS, milliseconds=50)
    for _ in range(2):
        with pytest.raises(QueryInterrupted):
            await asked.take()
    assert asked.times == 1


async def test_facets_tell_what_is_in_the_archive_now(path: Path) -> None:
    datasette = Datasette([str(path)])
    address = f"/papers/articles.json?_facet=section&section={quote('济南新闻')}"

    async def counted() -> list[int]:
        found = (await datasette.client.get(address)).json()["facet_results"]["section"]["results"]
        return [one["count"] for one in found]

    assert [await counted(), await counted()] == [[1], [1]]
    add_article(path)
    assert await counted() == [2]
    settle(path)
    assert await counted() == [2]


async def test_what_a_visitor_wrote_is_not_kept_and_a_ready_question_is(path: Path) -> None:
    datasette = Datasette([str(path)], settings={"sql_time_limit_ms": 10_000})
    assert (await datasette.client.get(f"/papers.json?sql={quote(COSTLY)}")).status_code == 200
    execute: Any = datasette.databases["papers"].execute
    assert COSTLY not in [question[0] for question in execute.answers.kept]
    address = "/papers/months.json?source=&_shape=array"
    for _ in range(2):
        assert [row["articles"] for row in (await datasette.client.get(address)).json()] == [1]
