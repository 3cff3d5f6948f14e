"""Captures of one page from several days: the latest is the article, whatever the order in which they are loaded."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from archive.commands.load import load
from archive.commands.renormalize import renormalize
from archive.rereading.renormalize import find_jobs, read_again
from archive.rereading.rereading import Rereader
from archive.store import Archive, open_archive
from crawler.items import Article, Failure, NotArticle, NotModified, Reading, Snapshot
from crawler.sites import SITES_DIR
from crawler.version import extractor_version
from tests.containers import response
from tests.loading import (
    HEADLINE,
    PARAGRAPHS,
    URL,
    assert_whole,
    dump,
    load_command,
    page,
    reading,
    rows,
    run_scrapy,
    saver,
)

OLD, NEWER, LATEST = "2025-01-05T08:00:00Z", "2026-05-06T08:00:00Z", "2026-11-20T08:00:00Z"
SECTIONS = "SELECT section FROM articles"
MARK = "SELECT gone_at, gone_status FROM articles"


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "archive.db"
    open_archive(path).close()
    yield path
    assert_whole(path)


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    opened = open_archive(path)
    yield opened
    opened.close()


def said(words: str) -> bytes:
    return page(HEADLINE, *PARAGRAPHS, words)


def capture(moment: str, body: bytes, status: str = "200 OK", url: str = URL) -> bytes:
    return response(url, body, status).replace(b"2026-11-03T08:00:00Z", moment.encode())


def warc(folder: Path, name: str, *records: bytes) -> Path:
    (folder / name).write_bytes(b"".join(records))
    return folder / name


def folder_of(root: Path, name: str, moment: str, body: bytes) -> Path:
    (root / name).mkdir(parents=True)
    (root / name / "page.html").write_bytes(body)
    (root / name / "origin.json").write_text(json.dumps({"url": URL, "fetched_at": moment}), encoding="utf-8")
    return root / name


def ends(path: Path, *paths: Path) -> list[str]:
    return [entry.state for entry in load(str(path), list(paths)).shown]


def told(path: Path) -> str:
    """The last paragraph of the one article."""
    ((body,),) = rows(path, "SELECT body FROM article_text")
    return str(body).rpartition("\n")[2]


def fetched(moment: str | None, section: str, status: int | None = 200, asked: str = URL) -> Reading:
    read = reading(section.encode(), asked, moment, section=section)
    return replace(read, snapshot=replace(read.snapshot, status=status))


def missing(moment: str | None = None) -> Failure:
    return Failure(URL, "failed", "http_404", "", URL, 404, None, moment)


def test_a_warc_of_two_captures_is_one_revision_however_often_it_is_loaded(tmp_path: Path, path: Path) -> None:
    file = warc(tmp_path, "two.warc", capture(OLD, said("旧船明天停航。")), capture(LATEST, said("旧船昨天停航。")))
    assert load_command(path, file).stdout.endswith("2 inputs: 1 new, 1 changed\n")
    before = dump(path, "last_seen")
    for _ in range(2):
        assert load_command(path, file).stdout.endswith("2 inputs: 2 unchanged\n")
    assert dump(path, "last_seen") == before
    assert rows(path, "SELECT cause FROM revisions") == [("source",)]
    assert told(path) == "旧船昨天停航。"


def test_two_captures_of_one_second_do_not_take_turns(tmp_path: Path, path: Path) -> None:
    file = warc(tmp_path, "same.warc", capture(LATEST, said("旧船明天停航。")), capture(LATEST, said("旧船昨天停航。")))
    assert [ends(path, file) for _ in range(3)] == [["new", "changed"], *[["unchanged"] * 2] * 2]


@pytest.mark.parametrize("order", [*permutations((OLD, NEWER, LATEST))])
def test_the_latest_capture_is_the_article_in_whatever_order_they_come(path: Path, order: tuple[str, ...]) -> None:
    opened = open_archive(path)
    for moment in (*order, *order):
        saver(opened).save_reading(fetched(moment, moment))
    opened.close()
    assert rows(path, SECTIONS) == [(LATEST,)]
    later = [moment for number, moment in enumerate(order) if moment == max(order[: number + 1])]
    assert rows(path, "SELECT before, after FROM revision_fields") == list(pairwise(later))


def test_an_older_capture_is_a_row_that_says_what_it_reads_otherwise(tmp_path: Path, path: Path) -> None:
    new = warc(tmp_path, "new.warc", capture(LATEST, said("更正：旧船没有停航。")))
    old = warc(tmp_path, "old.warc", capture(OLD, said("旧船停航了。")))
    assert (ends(path, new), ends(path, old)) == (["new"], ["unchanged"])
    assert told(path) == "更正：旧船没有停航。"
    query = "SELECT detail, flags, fetched_at FROM fetches ORDER BY id DESC LIMIT 1"
    assert rows(path, query) == [("reads otherwise here: body; blocks", "reads_otherwise", OLD)]


def test_two_folders_of_one_address_are_told_apart_by_their_time_and_not_their_name(tmp_path: Path, path: Path) -> None:
    folder_of(tmp_path / "days", "a", LATEST, said("更正：旧船没有停航。"))
    folder_of(tmp_path / "days", "b", OLD, said("旧船停航了。"))
    assert [ends(path, tmp_path / "days") for _ in range(2)] == [["new", "duplicate"], ["unchanged"] * 2]
    assert told(path) == "更正：旧船没有停航。"


def test_a_file_that_is_corrected_and_corrected_back_is_followed(tmp_path: Path, path: Path) -> None:
    """Its origin.json says the same time as before."""
    folder = folder_of(tmp_path, "page", OLD, said("旧船停航了。"))
    states = ends(path, folder)
    for words in ("旧船没有停航。", "旧船停航了。"):
        (folder / "page.html").write_bytes(said(words))
        states += ends(path, folder)
        assert told(path) == words
    assert states == ["new", "changed", "changed"]


def test_what_does_not_say_when_it_came_comes_now(archive: Archive) -> None:
    """A copy that the ledger has is known by its bytes: it comes now every time."""
    copy = fetched(None, "体育", None, "copy/page.html")
    visits = (fetched(LATEST, "民生"), fetched(None, "交通"), fetched(None, "民生"), copy, fetched(None, "交通"), copy)
    states = [saver(archive).save_reading(visit).state for visit in visits]
    assert states == ["new", "changed", "changed", "changed", "changed", "unchanged"]
    assert rows(archive.path, SECTIONS) == [("交通",)]


def test_a_capture_from_a_day_to_come_does_not_close_the_article_to_those_that_follow(archive: Archive) -> None:
    visits = (fetched("2999-01-01T00:00:00Z", "民生"), fetched(None, "交通"))
    assert [saver(archive).save_reading(visit).state for visit in visits] == ["new", "changed"]
    (now,) = rows(archive.path, "SELECT max(saved_at) FROM fetches")[0]
    assert saver(archive).save_reading(fetched(now, "体育")).state == "changed"


def test_a_capture_is_older_than_a_visit_that_found_the_article_as_it_was(archive: Archive) -> None:
    """By its other scheme too: that visit is a duplicate in the ledger, and one of this page all the same."""
    plain = URL.replace("https", "http")
    read = reading(b"same", plain, LATEST, url=plain, section="民生")
    for visit in (fetched(OLD, "民生"), read, fetched(NEWER, "交通")):
        saver(archive).save_reading(visit)
    assert rows(archive.path, "SELECT state FROM fetches") == [("new",), ("duplicate",), ("unchanged",)]
    assert rows(archive.path, SECTIONS) == [("民生",)]


def test_a_copy_at_another_address_says_nothing_about_when_the_article_was_had(archive: Archive) -> None:
    twin = URL.replace("1103", "1104")
    copy = reading("民生".encode(), twin, LATEST, url=twin, section="民生")
    for visit in (fetched(OLD, "民生"), copy, copy, fetched(NEWER, "交通")):
        saver(archive).save_reading(visit)
    states = [("new",), ("duplicate",), ("unchanged",), ("changed",)]
    assert rows(archive.path, "SELECT state FROM fetches") == states


def test_a_newer_extractor_still_reads_the_present_capture_anew_and_no_other(archive: Archive) -> None:
    for moment in (OLD, LATEST):
        saver(archive).save_reading(fetched(moment, moment))
    again = [
        replace(fetched(moment, moment), result=reading(section=f"{moment} 新", fetched_at=moment).result)
        for moment in (OLD, LATEST)
    ]
    states = [saver(archive, "1.1+b").save_reading(one).state for one in (*again, *again)]
    assert states == ["unchanged", "changed", "unchanged", "unchanged"]
    assert rows(archive.path, SECTIONS) == [(f"{LATEST} 新",)]


def test_what_an_older_capture_reserved_is_not_reserved_now(archive: Archive) -> None:
    older = fetched(OLD, "旧")
    older = replace(older, result=replace(older.result, flags=("opt_out_ai",)))
    for visit in (fetched(LATEST, "新"), older):
        saver(archive).save_reading(visit)
    query = "SELECT fetches.flags, articles.flags FROM fetches JOIN articles ON articles.id = article_id"
    assert rows(archive.path, query) == [(None, None), ("opt_out_ai reads_otherwise", None)]


def test_a_page_refused_long_ago_that_reads_as_an_article_now_does_not_undo_a_later_one(path: Path) -> None:
    """The earlier page came from the address's other scheme."""
    plain, opened = URL.replace("https", "http"), open_archive(path)
    old = Snapshot(said("旧船停航了。"), plain, plain, status=200, fetched_at=OLD)
    saver(opened, "0.0.9+0ld").save_reading(Reading(old, NotArticle("too_short")))
    opened.close()
    warc_of_it = warc(path.parent, "new.warc", capture(LATEST, said("更正：旧船没有停航。")))
    assert ends(path, warc_of_it) == ["new"]
    assert run_scrapy("renormalize", "--apply", "-s", f"ARCHIVE={path}").returncode == 0
    assert told(path) == "更正：旧船没有停航。"
    states = ["not_article", "new", "duplicate"]
    assert rows(path, "SELECT state FROM fetches ORDER BY id") == [(state,) for state in states]
    assert renormalize(path, SITES_DIR, 1, apply=True)[0].read == 0


def test_a_404_of_an_old_capture_does_not_mark_an_article_that_was_had_later(tmp_path: Path, path: Path) -> None:
    new = warc(tmp_path, "new.warc", capture(LATEST, page()))
    gone = warc(tmp_path, "gone.warc", capture(OLD, b"gone", "404 Not Found"))
    assert ends(path, new, gone) == ["new", "failed"]
    assert rows(path, MARK) == [(None, None)]
    assert rows(path, "SELECT article_id, fetched_at FROM fetches WHERE state = 'failed'") == [(1, OLD)]


def test_an_article_is_gone_since_the_capture_that_says_so(tmp_path: Path, path: Path) -> None:
    new = warc(tmp_path, "new.warc", capture(OLD, page()))
    later = warc(tmp_path, "later.warc", capture(LATEST, b"gone", "410 Gone"))
    first = warc(tmp_path, "first.warc", capture(NEWER, b"gone", "404 Not Found"))
    ends(path, new, later)
    assert rows(path, MARK) == [(LATEST, 410)]
    for file in (first, later):
        ends(path, file)
        assert rows(path, MARK) == [(NEWER, 404)]
    back = warc(tmp_path, "back.warc", capture("2026-11-21T08:00:00Z", page()))
    assert ends(path, back) == ["unchanged"]
    ends(path, later)
    assert rows(path, MARK) == [(None, None)]


def test_a_crawl_marks_what_is_gone_now(archive: Archive) -> None:
    saver(archive).save_reading(fetched("2999-01-01T00:00:00Z", "民生"))
    saver(archive).save_failure(missing())
    ((gone_at, status),) = rows(archive.path, MARK)
    assert (gone_at < "2999", status) == (True, 404)


def test_a_404_from_a_day_to_come_is_one_of_today(archive: Archive) -> None:
    saver(archive).save_reading(fetched(LATEST, "民生"))
    saver(archive).save_failure(missing("2999-01-01T00:00:00Z"))
    assert rows(archive.path, "SELECT gone_at = (SELECT max(saved_at) FROM fetches) FROM articles") == [(1,)]


def test_a_304_of_the_articles_own_address_brings_it_back(archive: Archive) -> None:
    saver(archive).save_reading(fetched(LATEST, "民生"))
    saver(archive).save_failure(missing())
    ((gone_at, _),) = rows(archive.path, MARK)
    (entry,) = saver(archive).save_all([NotModified(URL, URL)])
    assert entry.state == "unchanged"
    assert (entry.detail or "").endswith(f"(HTTP 304); back: HTTP 404 since {gone_at}")
    assert rows(archive.path, MARK) == [(None, None)]


def test_a_304_of_another_address_does_not(archive: Archive) -> None:
    twin = URL.replace("1103", "1104")
    saver(archive).save_reading(fetched(LATEST, "民生"))
    saver(archive).save_reading(reading("民生".encode(), twin, LATEST, url=twin, section="民生"))
    saver(archive).save_failure(missing())
    (entry,) = saver(archive).save_all([NotModified(twin, twin)])
    assert (entry.state, rows(archive.path, "SELECT gone_status FROM articles")) == ("unchanged", [(404,)])


def test_a_304_is_of_the_page_that_came_last_and_not_of_an_older_one_that_was_loaded_since(archive: Archive) -> None:
    for moment in (LATEST, OLD):
        saver(archive).save_reading(fetched(moment, moment))
    saver(archive).save_all([NotModified(URL, URL)])
    query = "SELECT snapshot_sha256, flags FROM fetches ORDER BY id"
    first, older, last = rows(archive.path, query)
    assert (last, older[1]) == (first, "reads_otherwise")


def test_a_page_that_came_again_while_it_was_read_is_left_to_its_next_reading(archive: Archive) -> None:
    refused = Reading(Snapshot(page(), URL, URL, status=200, fetched_at=OLD), NotArticle("too_short"))
    saver(archive, "0.0.9+0ld").save_reading(refused)
    (job,) = find_jobs(archive, extractor_version(), SITES_DIR)
    assert job is not None
    outcome = read_again(archive, SITES_DIR, job)
    saver(archive).save_reading(replace(refused, snapshot=replace(refused.snapshot, fetched_at=LATEST)))
    assert outcome.reading is not None
    assert isinstance(outcome.reading.result, Article)
    assert Rereader(saver(archive)).save(outcome) is None
    assert rows(archive.path, "SELECT state FROM fetches") == [("not_article",)] * 2
