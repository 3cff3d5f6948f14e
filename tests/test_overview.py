"""The first page: what it shows of an archive, of a copy, of an empty one; and that what is counted is counted once."""

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from archive.datasette import keeping
from archive.datasette.keeping import Keeper
from archive.publishing.publish import Profile, publish
from archive.sqlite import sqlite3
from tests.archives import build_archive, insert, insert_article, insert_fetch, insert_run, new_archive
from tests.reading_room import Elements, get


@pytest.fixture
def path(tmp_path: Path) -> Path:
    build_archive(tmp_path / "papers.db")
    return tmp_path / "papers.db"


def charts(page: Elements) -> list[str | None]:
    return [attrs["aria-label"] for tag, attrs in page.tags if tag == "svg"]


async def test_the_first_page_of_a_large_archive_says_how_it_is_doing(newspapers: Path) -> None:
    page = Elements((await get(newspapers, "/")).text)
    for expected in (
        "3,000 articles from 12 outlets Published 2024-12-01 to 2026-11-20 Last arrival 2026-11-20",
        "Found less than before 松岭新闻网 Byline:",
        "crawl 2026-11-19 05:00 UTC broke off : database or disk is full exit 1",
        "crawl 2026-11-17 05:00 UTC interrupted : SIGTERM",
        "exit 130",
        "died: its process was gone",
        "All 12 outlets",
        "All people, by role",
    ):
        assert expected in page.text
    assert page.live_parts() == []
    days, months = charts(page)
    assert days is not None
    assert days.startswith("By day of publication, 2026-08-23 to 2026-11-20: ")
    assert months is not None
    assert months.startswith("By month of publication, 2024-12 to 2026-11: 2,8")
    links = {attrs["href"] for tag, attrs in page.tags if tag == "a"}
    assert "/papers/articles?date_published__gte=2026-11-20&date_published__lt=2026-11-21" in links


async def test_every_page_names_its_feeds(path: Path) -> None:
    for address in ("/", "/sources", "/changes", "/article/a1f00d", "/papers", "/papers/articles", "/papers/months"):
        page = Elements((await get(path, address)).text)
        feeds = {attrs["href"] for tag, attrs in page.tags if attrs.get("type") == "application/atom+xml"}
        assert feeds >= {"/articles.atom", "/changes.atom"}, address


async def test_the_archive_s_own_name_is_its_nameplate(path: Path) -> None:
    datasette = Datasette([str(path)], metadata={"title": "泉城报库 <1>"})
    for address in ("/", "/sources", "/papers"):
        html = (await datasette.client.get(address)).text
        assert ("泉城报库 &lt;1&gt;" in html, ">Broadsheet<" in html) == (True, False), address


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("full", "This is a published copy. Made"),
        ("excerpt", "This copy has the beginning of each text only: 2 paragraphs. Made"),
        ("metadata", "This copy has no texts: headlines, dates, people and addresses only. Made"),
    ],
)
async def test_a_copy_says_what_it_lacks(path: Path, tmp_path: Path, profile: Profile, said: str) -> None:
    for _ in publish(path, tmp_path / "copy.db", profile):
        pass
    page = Elements((await get(tmp_path / "copy.db", "/")).text)
    assert said in page.text
    assert "inputs that became no article are not in it" in page.text
    for address in (
        *("/sources", "/sources/news.example", "/people/%E7%8E%8B%E6%98%8E%E8%BF%9C"),
        *("/changes", "/changes.atom", "/articles.atom", "/copy/gone"),
    ):
        assert (await get(tmp_path / "copy.db", address)).status_code == 200, address


async def test_a_copy_leads_to_no_list_of_lost_inputs_which_it_has_not(path: Path, tmp_path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        run = insert_run(conn, counts='{"unchanged": 1, "failed": 1, "rejected": 1}')
        article = conn.execute("SELECT min(id) FROM articles").fetchone()[0]
        insert_fetch(conn, run, state="unchanged", article_id=article)
        for state, reason in (("failed", "timeout"), ("rejected", "robots")):
            insert_fetch(conn, run, state=state, reason=reason)
    conn.close()
    assert "finished , 1 lost exit 1 failed 1" in Elements((await get(path, "/")).text).text
    for _ in publish(path, tmp_path / "copy.db", "full"):
        pass
    page = Elements((await get(tmp_path / "copy.db", "/")).text)
    assert "finished , 2 failed or rejected, not listed in a copy" in page.text
    assert (" lost" in page.text, "state__in" in str(page.tags)) == (False, False)
    outlet = Elements((await get(tmp_path / "copy.db", "/sources/news.example")).text).text
    assert "Lost inputs A published copy does not list them." in outlet


async def test_an_archive_that_is_no_copy_says_nothing_of_copies(path: Path) -> None:
    assert "copy" not in Elements((await get(path, "/")).text).words


@pytest.mark.parametrize(("undated", "said"), [(1, "1 more has no date"), (2, "2 more have no date")])
async def test_of_one_and_of_several_it_is_said_as_one_says_it(path: Path, undated: int, said: str) -> None:
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("UPDATE articles SET date_published = '2026-11-03'")
        for number in range(undated):
            insert_article(conn, f"undated{number}", f"Harbour {number}", "The harbour is open.")
    conn.close()
    assert said in Elements((await get(path, "/")).text).text


async def test_an_empty_archive_says_how_to_fill_it_and_why_it_is_empty(tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    new_archive(empty).close()
    page = Elements((await get(empty, "/")).text)
    assert "0 articles" in page.text
    assert "Nothing here yet Bring pages in, then open this page again: scrapy load PATH" in page.text
    assert ("see why" in page.text, charts(page)) == (False, [])
    conn = sqlite3.connect(empty)
    with conn:
        insert_fetch(conn, insert_run(conn), state="failed", reason="http_404")
    conn.close()
    page = Elements((await get(empty, "/")).text)
    assert "Inputs were given, and none became an article: see why ." in page.text
    assert "finished , 1 lost exit 1 failed 1" in page.text


def first_load(path: Path, articles: int, runs: int) -> Path:
    """Articles of a writer, and runs without any change."""
    conn = new_archive(path)
    with conn:
        writer = insert(conn, "people", name="Ada Fennimore")
        for number in range(articles):
            row = {"date_published": f"2026-11-{number + 1:02}", "section": "Coast", "source": "Ferry Post"}
            article = insert_article(conn, f"f{number}", f"The ferry of pier {number}", "A ferry.", **row)
            insert(conn, "credits", article_id=article, position=0, person_id=writer, role="author")
        for _ in range(runs):
            insert_run(conn)
    conn.close()
    return path


@pytest.mark.parametrize(
    ("articles", "runs", "order"),
    [
        (15, 1, ["latest", "middle", "asked", "people", "aside"]),
        (15, 5, ["latest", "middle", "asked", "aside", "people"]),
        (2, 1, ["latest", "asked", "middle", "aside", "people"]),
    ],
)
async def test_what_stands_beside_a_short_middle_column_moves_into_it(
    tmp_path: Path, articles: int, runs: int, order: list[str]
) -> None:
    html = (await get(first_load(tmp_path / "papers.db", articles, runs), "/")).text
    marks = {"people": "<h2>People</h2>"} | {name: f'class="{name}"' for name in ("latest", "middle", "asked", "aside")}
    assert [html.count(mark) for mark in marks.values()] == [1] * 5
    assert sorted(marks, key=lambda name: html.index(marks[name])) == order


async def test_the_lists_are_there_where_there_is_nothing_of_the_middle_column(tmp_path: Path) -> None:
    path = first_load(tmp_path / "papers.db", 9, 0)
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("UPDATE articles SET date_published = NULL")
    conn.close()
    page = Elements((await get(path, "/")).text)
    assert "Articles of a person" in page.text
    assert "People Ada Fennimore 9" in page.text


async def test_files_without_an_address_are_no_outlet(tmp_path: Path) -> None:
    conn = new_archive(tmp_path / "papers.db")
    with conn:
        for number in range(11):
            conn.execute(
                "INSERT INTO outlets (id, host, name) VALUES (?, ?, ?)", [number + 1, *[f"n{number}.example"] * 2]
            )
            insert_article(conn, f"a{number}", "Ferry", "A ferry.", outlet_id=number + 1)
        insert_article(conn, "file", "Bridge", "A bridge.")
    conn.close()
    page = Elements((await get(tmp_path / "papers.db", "/")).text)
    assert "12 articles, 11 of them from 11 outlets" in page.text
    assert "All 11 outlets" in page.text


async def test_the_newest_articles_go_by_day_of_arrival_and_then_by_the_printed_date(tmp_path: Path) -> None:
    """A crawl saves the newest first; what came in on a later day is above, however old it is."""
    conn = new_archive(tmp_path / "papers.db")
    with conn:
        for uid, arrived, printed in (
            ("old", "2026-11-19T05:00:00Z", "2026-11-19T09:00:00+08:00"),
            ("new", "2026-11-20T05:00:00Z", "2026-11-20T12:00:00+08:00"),
            ("middle", "2026-11-20T05:00:01Z", "2026-11-18"),
            ("undated", "2026-11-20T05:00:02Z", None),
            ("last", "2026-11-20T05:00:03Z", "2026-11-17T23:30:00+08:00"),
        ):
            insert_article(conn, uid, uid, "A ferry.", first_seen=arrived, date_published=printed)
    conn.close()
    page = Elements((await get(tmp_path / "papers.db", "/")).text)
    shown = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    uids = [href.rpartition("/")[2] for href in shown if href.startswith("/article/")]
    assert uids == ["new", "middle", "last", "undated", "old"]


async def test_a_date_in_the_far_future_does_not_stretch_the_charts(path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        for number, day in enumerate(("9999-12-31", "2026-13-45", "2026-11-18", "196")):
            insert_article(conn, f"far{number}", "Far", "Far away.", date_published=day)
    conn.close()
    (days,) = charts(Elements((await get(path, "/")).text))
    assert days == "By day of publication, 2026-08-24 to 2026-11-21: 2 in all, at most 1"


async def test_who_may_not_see_the_articles_sees_none_of_the_pages(path: Path) -> None:
    hidden = {"databases": {"papers": {"tables": {"articles": {"allow": False}}}}}
    datasette = Datasette([str(path)], metadata=hidden)
    for address in (
        "/sources",
        "/sources/news.example",
        "/people/%E7%8E%8B%E6%98%8E%E8%BF%9C",
        "/changes",
        "/changes.atom",
        "/changes.json",
        "/articles.atom",
    ):
        assert (await datasette.client.get(address, follow_redirects=True)).status_code == 404, address
    assert "小清河" not in (await datasette.client.get("/")).text


class Counting:
    """Makes a value that says how often it was made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, conn: Any) -> int:
        self.times += 1
        return self.times


def change(path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        insert_run(conn)
    conn.close()
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 10_000_000))


async def test_what_is_counted_is_kept_until_the_file_changes(path: Path) -> None:
    keeper, database = Keeper(Counting()), Datasette([str(path)]).databases["papers"]
    assert [await keeper.take(database) for _ in range(3)] == [1, 1, 1]
    change(path)
    assert [await keeper.take(database) for _ in range(3)] == [2, 2, 2]


async def test_what_takes_long_is_counted_again_behind_the_reader_s_back(path: Path) -> None:
    keeper, database = Keeper(Counting(), worth_waiting=-1), Datasette([str(path)]).databases["papers"]
    assert await keeper.take(database) == 1
    change(path)
    assert [await keeper.take(database) for _ in range(2)] == [1, 1]
    await asyncio.gather(*keeper._tasks.values())
    assert await keeper.take(database) == 2


async def test_readers_who_come_at_once_wait_for_one_count(path: Path) -> None:
    keeper, database = Keeper(Counting()), Datasette([str(path)]).databases["papers"]
    assert await asyncio.gather(*(keeper.take(database) for _ in range(5))) == [1] * 5


async def test_an_immutable_file_is_counted_once(path: Path) -> None:
    database = Datasette([], immutables=[str(path)]).databases["papers"]
    assert keeping.stamp_of(database) == ()


async def test_two_outlets_of_one_name_are_told_apart_and_one_change_is_this_one(path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        outlet = insert(conn, "outlets", host="new.example", name="Quanzhou Lane News")
        insert_article(conn, "c3new", "It moved", "To another host.", outlet_id=outlet)
    conn.close()
    page = Elements((await get(path, "/")).text)
    assert "Quanzhou Lane News new.example 1" in page.text
    assert "Quanzhou Lane News news.example 1" in page.text
    assert "See this change" in page.text


async def test_of_two_archives_the_first_is_the_reading_rooms_and_the_page_says_so(path: Path, tmp_path: Path) -> None:
    build_archive(tmp_path / "second.db")
    datasette = Datasette([str(path), str(tmp_path / "second.db")])
    page = Elements((await datasette.client.get("/")).text)
    told = "Overview, search and articles here are those of papers alone; these are served as tables. second"
    assert f"Other databases {told}" in page.text
