"""An article whose page is gone is kept, marked, and unmarked when its address gives it again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.identity import url_identity
from archive.migrations import archive_migrations
from archive.sqlite import sqlite3
from archive.store import Archive, open_archive
from crawler.items import Failure, Reading
from tests.archives import insert_article, insert_fetch, insert_run
from tests.loading import URL, assert_whole, dump, page, reading, rows, run_scrapy, saver
from tests.webserver import Reply, serve

MARK = "SELECT gone_at IS NOT NULL, gone_status FROM articles"
LATER = "2999-01-01T00:00:00Z"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = open_archive(tmp_path / "archive.db")
    saver(opened).save_reading(fetched())
    yield opened
    opened.close()
    assert_whole(opened.path)


def fetched(asked: str = URL, moment: str = "2026-11-03T08:00:00Z", **changes: object) -> Reading:
    """The page as a crawl gets it."""
    read = reading(asked=asked, fetched_at=moment, **changes)
    return replace(read, snapshot=replace(read.snapshot, status=200))


def missing(url: str = URL, status: int | None = 404) -> Failure:
    return Failure(url, "failed", f"http_{status}", "no such page", url, status)


def ledger(archive: Archive) -> list[tuple[object, ...]]:
    query = "SELECT ledger.state, article_id FROM ledger JOIN fetches ON fetches.id = ledger.id ORDER BY ledger.id"
    return rows(archive.path, query)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_the_site_does_not_have_any_more_is_marked_and_kept(archive: Archive, status: int) -> None:
    before = dump(archive.path, "gone_at", "gone_status")
    saver(archive).save_failure(missing(status=status))
    assert rows(archive.path, MARK) == [(1, status)]
    assert dump(archive.path, "gone_at", "gone_status") == before
    assert ledger(archive) == [("new", 1), (f"failed:http_{status}", 1)]


def test_it_is_gone_since_it_was_first_found_to_be(archive: Archive) -> None:
    for status in (410, 404):
        saver(archive).save_failure(missing(status=status))
        archive.db.execute("UPDATE articles SET gone_at = '2026-11-05T08:00:00Z' WHERE gone_status = 410")
    assert rows(archive.path, "SELECT gone_at, gone_status FROM articles") == [("2026-11-05T08:00:00Z", 410)]


def test_an_article_that_is_back_has_no_mark_and_the_ledger_says_so(archive: Archive) -> None:
    saver(archive).save_failure(missing())
    (gone_at,) = rows(archive.path, "SELECT gone_at FROM articles")[0]
    entry = saver(archive).save_reading(fetched(moment=LATER))
    assert (entry.state, entry.detail) == ("unchanged", f"back: HTTP 404 since {gone_at}")
    assert rows(archive.path, MARK) == [(0, None)]
    assert rows(archive.path, "SELECT detail FROM fetches ORDER BY id DESC LIMIT 1") == [(entry.detail,)]


def test_a_page_that_is_back_and_changed_is_both(archive: Archive) -> None:
    saver(archive).save_failure(missing())
    entry = saver(archive).save_reading(fetched(moment=LATER, section="交通"))
    assert (entry.state, (entry.detail or "")[:5]) == ("changed", "back:")
    assert rows(archive.path, MARK) == [(0, None)]


@pytest.mark.parametrize("status", [None, 403, 500, 503])
def test_trouble_that_may_pass_marks_nothing(archive: Archive, status: int | None) -> None:
    saver(archive).save_failure(missing(status=status))
    assert rows(archive.path, MARK) == [(0, None)]


def test_a_file_that_is_deleted_is_not_gone(archive: Archive) -> None:
    saver(archive).save_reading(reading(b"file", "pages/a.txt", url=None, headline="竹坞小学添了一口钟"))
    saver(archive).save_failure(Failure("pages/a.txt", "failed", "not_found", "No such file or directory"))
    assert rows(archive.path, MARK) == [(0, None), (0, None)]


def test_a_copy_on_disk_does_not_bring_a_page_back(archive: Archive) -> None:
    saver(archive).save_failure(missing())
    saver(archive).save_reading(reading(asked="copy/page.html", fetched_at=LATER))
    assert rows(archive.path, MARK) == [(1, 404)]


def test_bytes_that_came_before_it_was_gone_do_not_bring_it_back(archive: Archive) -> None:
    saver(archive).save_failure(missing())
    saver(archive).save_reading(fetched(moment="2026-11-04T08:00:00Z"))
    assert rows(archive.path, MARK) == [(1, 404)]


def test_the_same_story_at_another_address_does_not_bring_it_back(archive: Archive) -> None:
    saver(archive).save_failure(missing())
    twin = URL.replace("1103", "1104")
    assert saver(archive).save_reading(fetched(twin, LATER, url=twin)).state == "duplicate"
    assert rows(archive.path, MARK) == [(1, 404)]
    saver(archive).save_failure(missing(twin))
    assert ledger(archive)[-1] == ("failed:http_404", None)


def test_an_address_with_a_campaign_in_it_is_the_pages_own(archive: Archive) -> None:
    saver(archive).save_failure(missing(f"{URL}?utm_source=wall"))
    assert rows(archive.path, MARK) == [(1, 404)]


def test_a_page_known_by_its_canonical_address_is_gone_when_the_one_it_was_read_at_is(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "other.db")
    shared = f"{URL}?from=wall"
    saver(archive).save_reading(fetched(shared, url=shared, canonical_url=URL))
    saver(archive).save_failure(missing(shared))
    assert rows(archive.path, MARK) == [(1, 404)]
    archive.close()


@pytest.mark.parametrize("address", ["http://[::1/a", "caf\udce9", "https://www.lotus-ferry.example/other.html"])
def test_an_address_without_an_article_is_a_row_and_nothing_else(archive: Archive, address: str) -> None:
    saver(archive).save_failure(missing(address))
    assert rows(archive.path, MARK) == [(0, None)]
    assert ledger(archive)[-1] == ("failed:http_404", None)


def test_a_crawl_finds_a_page_gone_and_back(tmp_path: Path) -> None:
    path, address = tmp_path / "crawled.db", "/2026/11/03/ferry.html"
    states = []
    with serve() as server:
        options = [
            f"ARCHIVE={path}",
            f"ALLOW_PRIVATE_HOSTS=127.0.0.1:{server.port}",
            "DOWNLOAD_DELAY=0",
            "RETRY_TIMES=0",
        ]
        switches = [part for option in options for part in ("-s", option)]
        for reply in (Reply(page()), Reply(b"gone", 410), Reply(page())):
            server.pages[address] = reply
            run_scrapy("crawl", "news", "-a", f"url={server.url}{address}", *switches)
            states.append(rows(path, MARK)[0])
    assert states == [(0, None), (1, 410), (0, None)]
    assert [state for _, state in rows(path, "SELECT id, state FROM ledger")] == ["new", "failed:http_410", "unchanged"]
    assert rows(path, "SELECT substr(detail, 1, 14) FROM fetches WHERE state = 'unchanged'") == [("back: HTTP 410",)]


def test_an_archive_of_the_first_schema_keeps_its_articles_and_can_mark_them(tmp_path: Path) -> None:
    """Made by the statements of that schema; what it held is what it holds."""
    path = tmp_path / "first.db"
    conn = sqlite3.connect(path)
    archive_migrations.apply(Database(conn), stop_before="m002_revisions")
    insert_article(conn, "a1", "莲渡口新船下水", "正文", identity=url_identity(URL), url=URL)
    insert_fetch(conn, insert_run(conn), article_id=1, input=URL)
    conn.commit()
    before = {table: rows(path, f"SELECT * FROM {table}") for table in ("article_text", "fetches", "runs")}  # noqa: S608
    (row,) = rows(path, "SELECT * FROM articles")
    conn.close()
    archive = open_archive(path)
    assert rows(path, "SELECT * FROM articles") == [(*row, None, None)]
    assert {table: rows(path, f"SELECT * FROM {table}") for table in before} == before  # noqa: S608
    saver(archive).save_failure(missing())
    assert rows(path, MARK) == [(1, 404)]
    archive.close()
