"""The archive as files: transactions, types, bytes, and what several writers and ``kill -9`` leave."""

import contextlib
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.saving.groups import GROUP, groups_of, save_group
from archive.snapshots.snapshots import has_snapshot, load_bytes, save_snapshot
from archive.sqlite import sqlite3
from archive.store import Archive, GroupBroken, group_tx, open_archive, snapshots_path, write_tx
from crawler.items import Failure, NotArticle, Reading, Snapshot
from tests.loading import (
    ROOT,
    URL,
    article,
    assert_whole,
    dump,
    load_command,
    numbered_page,
    page,
    reading,
    rows,
    saver,
)

LOUD = b"\x00\xff" * 40_000
NOISE = random.Random(7).randbytes(5000)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = open_archive(tmp_path / "archive.db")
    yield opened
    opened.close()


def people(archive: Archive) -> list[str]:
    return [row[0] for row in archive.db.execute("SELECT name FROM people ORDER BY id")]


def start_load(archive: Path, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "scrapy", "load", str(folder), "-s", f"ARCHIVE={archive}"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def write_pages(folder: Path, numbers: range) -> Path:
    folder.mkdir()
    for number in numbers:
        (folder / f"{number:04}.html").write_bytes(numbered_page(number))
    return folder


def test_an_archive_is_opened_as_it_must_be(archive: Archive) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    for db in (archive.db, archive.snapshots):
        assert [db.execute(f"PRAGMA {name}").fetchone()[0] for name in names] == ["wal", 2, 1, 15_000]


def test_opening_twice_changes_nothing(archive: Archive) -> None:
    before = dump(archive.path)
    open_archive(archive.path).close()
    assert dump(archive.path) == before


def test_an_error_inside_a_transaction_leaves_nothing_behind(archive: Archive) -> None:
    before = dump(archive.path)
    with pytest.raises(KeyboardInterrupt):
        write_and_stop(archive)
    assert dump(archive.path) == before
    assert not archive.db.conn.in_transaction


def write_and_stop(archive: Archive) -> None:
    with write_tx(archive.db) as db:
        db.table("people").insert({"name": "苇一舟"})
        db.table("people").insert_all([{"name": "桨声"}, {"name": "渡生"}])
        db.table("people").update(1, {"name": "舟子"})
        raise KeyboardInterrupt


def write_orphan(archive: Archive) -> None:
    """A row that breaks its foreign key only at the commit."""
    with write_tx(archive.db) as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("INSERT INTO blocks (article_id, position, kind, text) VALUES (7, 1, 'paragraph', '无主')")


def test_a_commit_that_fails_leaves_no_open_transaction(archive: Archive) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        write_orphan(archive)
    assert not archive.db.conn.in_transaction
    assert rows(archive.path, "SELECT count(*) FROM blocks") == [(0,)]


def test_a_transaction_inside_another_is_refused(archive: Archive) -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="within a transaction"),
        write_tx(archive.db),
        write_tx(archive.db),
    ):
        pass
    assert not archive.db.conn.in_transaction


def add_person(archive: Archive, name: str) -> None:
    with write_tx(archive.db) as db:
        db.execute("INSERT INTO people (name) VALUES (?)", [name])


def test_a_group_is_seen_by_others_when_it_ends_and_not_before(archive: Archive) -> None:
    with group_tx(archive.db):
        add_person(archive, "苇一舟")
        add_person(archive, "桨声")
        assert rows(archive.path, "SELECT count(*) FROM people") == [(0,)]
    assert rows(archive.path, "SELECT count(*) FROM people") == [(2,)]
    add_person(archive, "渡生")
    assert rows(archive.path, "SELECT count(*) FROM people") == [(3,)]


def break_in_group(archive: Archive) -> None:
    with group_tx(archive.db):
        add_person(archive, "苇一舟")
        with contextlib.suppress(sqlite3.IntegrityError):
            add_person(archive, "苇一舟")
        add_person(archive, "桨声")


def test_a_group_that_something_broke_is_not_written_at_all(archive: Archive) -> None:
    with pytest.raises(GroupBroken):
        break_in_group(archive)
    assert people(archive) == []
    add_person(archive, "渡生")
    assert people(archive) == ["渡生"]


def test_a_transaction_inside_one_of_a_group_is_refused(archive: Archive) -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="within a transaction"),
        group_tx(archive.db),
        write_tx(archive.db),
        write_tx(archive.db),
    ):
        pass
    assert not archive.db.conn.in_transaction


def test_a_group_inside_a_group_is_refused(archive: Archive) -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="a group within a group"),
        group_tx(archive.db),
        group_tx(archive.db),
    ):
        pass
    assert not archive.db.conn.in_transaction
    add_person(archive, "渡生")
    assert people(archive) == ["渡生"]


def test_a_page_that_no_table_takes_does_not_take_its_group_along(archive: Archive) -> None:
    odd = Reading(Snapshot(b"odd", "odd.html"), article(headline="\ud800"))
    save_group(saver(archive), [reading(), odd, Failure("gone.html", "failed", "not_found")])
    assert rows(archive.path, "SELECT input, state FROM ledger ORDER BY id") == [
        (URL, "new"),
        ("odd.html", "failed:not_saved"),
        ("gone.html", "failed:not_found"),
    ]
    assert_whole(archive.path)


def test_a_group_ends_when_it_is_large_in_pages_or_in_bytes() -> None:
    failures = [Failure(f"{number}", "failed", "not_found") for number in range(600)]
    assert [len(group) for group in groups_of(failures)] == [256, 256, 88]
    large = [Reading(Snapshot(bytes(12 * 1024 * 1024), f"{number}"), NotArticle("binary")) for number in range(5)]
    assert [len(group) for group in groups_of(large)] == [2, 2, 1]
    assert list(groups_of([])) == []


def test_a_second_writer_waits_for_the_first(archive: Archive) -> None:
    results: list[list[str]] = []

    def write_second() -> None:
        later = open_archive(archive.path)
        with write_tx(later.db) as db:
            db.execute("INSERT INTO people (name) VALUES ('后到')")
        results.append(people(later))
        later.close()

    with write_tx(archive.db) as db:
        db.execute("INSERT INTO people (name) VALUES ('先来')")
        thread = threading.Thread(target=write_second)
        thread.start()
        time.sleep(0.3)
        assert results == []
    thread.join()
    assert results == [["先来", "后到"]]


def test_two_processes_that_open_a_new_archive_at_once_both_can(tmp_path: Path) -> None:
    code = "import sys; from archive.store import open_archive; sys.stdin.read(1); open_archive(sys.argv[1]).close()"
    command = [sys.executable, "-c", code, str(tmp_path / "new.db")]
    waiting = [subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) for _ in range(4)]
    time.sleep(0.5)
    for process in waiting:
        assert process.stdin is not None
        process.stdin.close()
    assert [process.wait(timeout=30) for process in waiting] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO articles (uid, identity, characters, first_seen, last_seen, snapshot_sha256, extractor) "
        "VALUES ('u', 'i', 'many', '', '', '', '')",
        "INSERT INTO people (name) VALUES (x'ff')",
        "INSERT INTO article_text (article_id, body, analyser) VALUES (1, NULL, 1)",
        "INSERT INTO credits (article_id, position, person_id, role) VALUES (1, 1, 99, 'editor')",
        "INSERT INTO fetches (run_id, input, state, fetched_at, saved_at) VALUES (1, 'a', 'lost', '', '')",
        "INSERT INTO fetches (run_id, input, state, fetched_at, saved_at) VALUES (1, 'a', 'failed', '', '')",
    ],
)
def test_a_table_refuses_what_it_is_not_made_for(archive: Archive, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), write_tx(archive.db) as db:
        db.execute(statement)


def test_every_table_is_strict(archive: Archive) -> None:
    for db in (archive.db, archive.snapshots):
        kinds = {row[1]: row[5] for row in db.execute("PRAGMA table_list") if row[2] == "table"}
        ours = {name: strict for name, strict in kinds.items() if not name.startswith(("sqlite_", "_sqlite"))}
        assert ours == dict.fromkeys(ours, 1)


@pytest.mark.parametrize("body", [b"", b"\x00", LOUD, page(), NOISE], ids=["none", "nul", "loud", "page", "noise"])
def test_bytes_come_back_as_they_went_in(archive: Archive, body: bytes) -> None:
    sha256 = save_snapshot(archive.snapshots, Snapshot(body, "a"))
    assert save_snapshot(archive.snapshots, Snapshot(body, "b", "https://a.example/")) == sha256
    assert load_bytes(archive.snapshots, sha256) == body
    assert archive.snapshots.execute("SELECT count(*) FROM snapshots").fetchone() == (1,)


@pytest.mark.parametrize("body", [page(), NOISE], ids=["zstd", "identity"])
@pytest.mark.parametrize("place", [0, 5, -1])
def test_damaged_bytes_are_an_error_never_a_page(archive: Archive, body: bytes, place: int) -> None:
    sha256 = save_snapshot(archive.snapshots, Snapshot(body, "a"))
    content = bytearray(archive.snapshots.execute("SELECT content FROM snapshots").fetchone()[0])
    content[place] ^= 0xFF
    archive.snapshots.execute("UPDATE snapshots SET content = ?", [bytes(content)])
    with pytest.raises(ValueError, match=f"snapshot {sha256} is damaged"):
        load_bytes(archive.snapshots, sha256)


def test_bytes_that_are_longer_than_they_say_are_damaged(archive: Archive) -> None:
    sha256 = save_snapshot(archive.snapshots, Snapshot(LOUD, "a"))
    archive.snapshots.execute("UPDATE snapshots SET size = 10")
    with pytest.raises(ValueError, match="is damaged"):
        load_bytes(archive.snapshots, sha256)


def test_bytes_that_are_not_kept_have_no_entry(archive: Archive) -> None:
    assert not has_snapshot(archive.snapshots, "0" * 64)
    with pytest.raises(KeyError):
        load_bytes(archive.snapshots, "0" * 64)


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"somebody's notes\n" * 100)
    with pytest.raises(sqlite3.DatabaseError):
        open_archive(path)
    assert path.read_bytes() == b"somebody's notes\n" * 100
    assert not snapshots_path(path).exists()


def test_two_commands_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    folders = [write_pages(tmp_path / "low", range(60)), write_pages(tmp_path / "high", range(40, 100))]
    loads = [start_load(archive, folder) for folder in folders]
    for one in loads:
        one.communicate(timeout=60)
    assert [one.returncode for one in loads] == [0, 0]
    counted = "SELECT (SELECT count(*) FROM fetches), (SELECT count(*) FROM articles), (SELECT count(*) FROM revisions)"
    assert rows(archive, counted) == [(120, 100, 0)]
    assert rows(archive, "SELECT state, count(*) FROM fetches GROUP BY 1 ORDER BY 1") == [
        ("duplicate", 20),
        ("new", 100),
    ]
    assert_whole(archive)


def committed(archive: Path) -> list[str]:
    """The inputs that a reader sees as saved; none while the file is not there yet."""
    try:
        return [row[0] for row in rows(archive, "SELECT input FROM fetches WHERE article_id IS NOT NULL ORDER BY id")]
    except sqlite3.OperationalError:
        return []


def kill_after(archive: Path, folder: Path, count: int) -> list[str]:
    """Load until another process sees so many articles, then SIGKILL; what was seen before the kill."""
    already = len(committed(archive))
    process = start_load(archive, folder)
    try:
        while process.poll() is None and len(committed(archive)) < already + count:
            time.sleep(0.005)
        seen = committed(archive)
    finally:
        process.kill()
        process.communicate(timeout=60)  # its readers hold the pipe as well: none of them is left behind
    return seen


def test_a_killed_writer_leaves_a_whole_archive_with_all_it_acknowledged(tmp_path: Path) -> None:
    """Killed in its first and its second commit; each goes on from the one before, and there is always more to come."""
    archive, folder = tmp_path / "archive.db", write_pages(tmp_path / "pages", range(7 * GROUP))
    for count in (1, 17, GROUP + 1):
        seen = kill_after(archive, folder, count)
        assert len(seen) >= count
        assert committed(archive)[: len(seen)] == seen
        assert_whole(archive)
    assert load_command(archive, folder).returncode == 0
    assert rows(archive, "SELECT count(*) FROM articles") == [(7 * GROUP,)]
    assert rows(archive, "SELECT outcome FROM runs ORDER BY id") == [("died",)] * 3 + [("finished",)]
    assert rows(archive, "SELECT count(*) FROM revisions") == [(0,)]
    assert_whole(archive)


def test_a_copied_archive_is_an_archive(tmp_path: Path) -> None:
    """Closing leaves nothing in a -wal file, so that a copy of the two files is all of it."""
    archive = tmp_path / "archive.db"
    load_command(archive, write_pages(tmp_path / "pages", range(3)))
    assert sorted(path.name for path in tmp_path.glob("archive*")) == ["archive.db", "archive.snapshots.db"]
    (tmp_path / "copy").mkdir()
    for path in (archive, snapshots_path(archive)):
        shutil.copy(path, tmp_path / "copy")
    assert dump(tmp_path / "copy" / "archive.db") == dump(archive)


def test_a_copy_of_the_file_alone_has_everything_though_somebody_has_it_open(tmp_path: Path) -> None:
    """A reading room that is served keeps the log of what was written from ending with its writer."""
    archive = open_archive(tmp_path / "archive.db")
    room = sqlite3.connect(tmp_path / "archive.db")
    assert room.execute("SELECT count(*) FROM outlets").fetchone() == (0,)
    archive.db.conn.execute("INSERT INTO outlets (host, name) VALUES ('paper.example', 'Paper')")
    archive.close()
    shutil.copy(tmp_path / "archive.db", tmp_path / "copy.db")
    room.close()
    copy = sqlite3.connect(tmp_path / "copy.db")
    assert copy.execute("SELECT host FROM outlets").fetchall() == [("paper.example",)]
    copy.close()
