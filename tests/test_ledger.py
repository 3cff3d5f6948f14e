"""The ledger: N inputs are N rows, a run says how it ended, and what was written once cannot be rewritten unseen."""

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from archive.commands.load import load
from archive.ledger.chain import Break, Head, chain_all, check_chain, head_of
from archive.ledger.ledger import begin_run, run_of
from archive.ledger.process import is_gone, started, this_process
from archive.migrations import archive_migrations
from archive.sqlite import sqlite3
from archive.store import Archive, open_archive, write_tx
from crawler.items import Failure
from crawler.sources.found import Intake
from crawler.sources.pages import find_pages
from tests.archives import allow_rewriting, insert_fetch, insert_run
from tests.loading import ROOT, load_command, numbered_page, page, rows, run_scrapy, saver
from tests.started import switches
from tests.webserver import Reply, serve

HTML = {"Content-Type": "text/html; charset=utf-8"}
INPUTS = ("a.html", "b.html", "渡口\x00.html", "d.html", "e.html")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = open_archive(tmp_path / "archive.db")
    yield opened
    opened.close()


@pytest.fixture
def written(archive: Archive) -> Archive:
    """Five rows, written as every row is."""
    saving = saver(archive)
    for name in INPUTS:
        saving.save_failure(Failure(name, "failed", "not_found", "no such file"))
    return archive


def checked(archive: Archive, kept: Head | None = None) -> Break | None:
    return check_chain(archive.db.conn, kept)


def test_every_file_found_has_one_row(tmp_path: Path) -> None:
    """Files, folders and what is no page: one row each, by name, however it ended."""
    folder = tmp_path / "pages"
    (folder / "below").mkdir(parents=True)
    for number in range(5):
        (folder / f"{number}.html").write_bytes(numbered_page(number))
    (folder / "below" / "twin.html").write_bytes(numbered_page(0))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "nul.htm").write_bytes(bytes(500))
    (folder / "dangling.html").symlink_to("nowhere.html")
    os.mkfifo(folder / "pipe.html")
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7")
    alone = tmp_path / "alone.html"
    alone.write_bytes(page("竹坞小学添了一口钟"))
    missing = tmp_path / "missing.html"
    archive = tmp_path / "archive.db"
    report = load(str(archive), [folder, alone, missing])
    inputs = [
        one.input if isinstance(one, Failure) else str(one) for one in find_pages([folder, alone, missing], Intake())
    ]
    assert [row[0] for row in rows(archive, "SELECT input FROM fetches ORDER BY id")] == inputs
    assert len(set(inputs)) == len(inputs) == report.inputs == 12
    assert report.passed == {".pdf": 1}
    assert rows(archive, "SELECT state, count(*) FROM fetches GROUP BY 1 ORDER BY 1") == [
        ("duplicate", 1),
        ("failed", 2),
        ("new", 6),
        ("not_article", 2),
        ("rejected", 1),
    ]
    assert rows(archive, "SELECT counts FROM runs") == [
        ('{"duplicate": 1, "failed": 2, "new": 6, "not_article": 2, "rejected": 1}',)
    ]
    read = "SELECT count(*) FROM fetches WHERE size IS NOT NULL AND charset_used IS NOT NULL AND fetched_at <= saved_at"
    assert rows(archive, f"{read} AND state IN ('new', 'duplicate')") == [(7,)]


def test_every_address_that_a_crawl_meets_has_one_row(tmp_path: Path) -> None:
    def at(name: str) -> str:
        return f"{server.url}/2026/11/03/{name}.html"

    offered = ("good", "again", "gone", "broken", "empty", "moved", "secret", "good")
    anchors = "".join(f'<li><a href="/2026/11/03/{name}.html">莲渡口的消息一则</a></li>' for name in offered)
    with serve({"/": Reply(f"<html><body><ul>{anchors}</ul></body></html>".encode(), headers=HTML)}) as server:
        server.pages |= {
            "/robots.txt": Reply(
                b"User-agent: *\nDisallow: /2026/11/03/secret.html\n", headers={"Content-Type": "text/plain"}
            ),
            "/2026/11/03/good.html": Reply(numbered_page(1), headers=HTML),
            "/2026/11/03/again.html": Reply(numbered_page(2), headers=HTML),
            "/2026/11/03/broken.html": Reply(b"broken", 500),
            "/2026/11/03/empty.html": Reply(b"", headers=HTML),
            "/2026/11/03/moved.html": Reply(status=302, headers={"Location": "/2026/11/03/good.html"}),
        }
        site = ['title = "Paper"', f'start = ["{server.url}/"]', r"article = '^/\d{4}/'", "allow_private = true"]
        (tmp_path / "paper.toml").write_text("\n".join([*site, "delay = 0"]), encoding="utf-8")
        settings = {"SITES_DIR": tmp_path, "ARCHIVE": tmp_path / "a.db", "CONTACT": "mailto:desk@paper.example"}
        settings |= {"RETRY_TIMES": 0, "DOWNLOAD_DELAY": 0, "READERS": 1}  # whose page is read first is new
        options = switches(settings)
        done = run_scrapy("crawl", "news", "-a", "site=paper", *options)
    ledger = rows(tmp_path / "a.db", "SELECT input, state FROM ledger ORDER BY id")
    assert sorted(ledger) == sorted(
        {
            at("good"): "new",
            at("again"): "new",
            at("gone"): "failed:http_404",
            at("broken"): "failed:http_500",
            at("empty"): "not_article:empty",
            at("moved"): "duplicate",
            at("secret"): "rejected:robots",
        }.items()
    )
    ((outcome, counts, head),) = rows(tmp_path / "a.db", "SELECT outcome, counts, head FROM runs")
    assert (outcome, sum(json.loads(counts).values())) == ("finished", 7)
    assert done.stderr.splitlines()[-2] == f"ledger head: {head}"
    read = "SELECT charset_used, size > 0, http_status FROM fetches WHERE state = 'new'"
    assert rows(tmp_path / "a.db", read) == [("utf-8", 1, 200)] * 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fetches SET detail = 'another'",
        "UPDATE fetches SET id = 9 WHERE id = 1",
        "DELETE FROM fetches WHERE id = 5",
        "REPLACE INTO fetches (id, run_id, input, state, fetched_at, saved_at) VALUES (5, 1, 'x', 'new', '', '')",
        "UPDATE ledger_hashes SET hash = ''",
        "DELETE FROM ledger_hashes",
        "INSERT OR REPLACE INTO ledger_hashes VALUES (5, '')",
        "DELETE FROM runs WHERE id = 2",
        "UPDATE runs SET outcome = 'failed' WHERE id = 2",
        "UPDATE runs SET arguments = '{}' WHERE id = 1",
        "REPLACE INTO runs (id, command, arguments, versions, started_at) VALUES (2, 'load', '{}', '{}', '')",
    ],
)
def test_what_the_ledger_says_cannot_be_unsaid(written: Archive, statement: str) -> None:
    with run_of(written.db, "load", {}, "1.0+a"):
        pass
    tables = ("fetches", "ledger_hashes", "runs")
    before = [rows(written.path, f"SELECT * FROM {table}") for table in tables]  # noqa: S608
    with pytest.raises(sqlite3.IntegrityError, match="the ledger is append-only"), write_tx(written.db):
        written.db.execute(statement)
    assert [rows(written.path, f"SELECT * FROM {table}") for table in tables] == before  # noqa: S608


def test_a_row_is_hashed_as_is_written_down(written: Archive) -> None:
    """What another program would do, with nothing of this one."""
    conn = sqlite3.connect(written.path)
    conn.row_factory = sqlite3.Row
    before = ""
    for row in conn.execute("SELECT * FROM fetches ORDER BY id").fetchall():
        columns = {name: row[name] for name in row.keys() if row[name] is not None}  # noqa: SIM118
        text = json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        before = hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()
    conn.close()
    assert head_of(written.db.conn) == Head(5, before)
    assert Head.parse(f"ledger head: {head_of(written.db.conn)}") == Head(5, before)


@pytest.mark.parametrize("text", ["", "5", "5 abc", "5 " + "0" * 40, "0 " + "0" * 64, "x " + "0" * 64])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Head.parse(text)


REWRITINGS: dict[str, tuple[str, Break]] = {
    "a value": ("UPDATE fetches SET input = 'x.html' WHERE id = 3", Break(3, "altered")),
    "a value made NULL": ("UPDATE fetches SET detail = NULL WHERE id = 2", Break(2, "altered")),
    "bytes that are no text": ("UPDATE fetches SET detail = CAST(x'ff' AS TEXT) WHERE id = 4", Break(4, "altered")),
    "the last value": ("UPDATE fetches SET saved_at = '' WHERE id = 5", Break(5, "altered")),
    "a hash": ("UPDATE ledger_hashes SET hash = upper(hash) WHERE fetch_id = 4", Break(4, "altered")),
    "a row gone": ("DELETE FROM fetches WHERE id = 2", Break(2, "removed")),
    "the first row gone": ("DELETE FROM fetches WHERE id = 1", Break(1, "removed")),
    "the last row gone": ("DELETE FROM fetches WHERE id = 5", Break(5, "removed")),
    "a row and its hash gone": (
        "DELETE FROM ledger_hashes WHERE fetch_id = 3; DELETE FROM fetches WHERE id = 3",
        Break(3, "removed"),
    ),
    "a hash gone": ("DELETE FROM ledger_hashes WHERE fetch_id = 3", Break(3, "inserted")),
    "a row beside the chain": (
        "INSERT INTO fetches (run_id, input, state, fetched_at, saved_at) VALUES (1, 'x', 'new', '', '')",
        Break(6, "inserted"),
    ),
    "two rows that changed places": (
        "UPDATE fetches SET id = 9 WHERE id = 2; UPDATE fetches SET id = 2 WHERE id = 4; "
        "UPDATE fetches SET id = 4 WHERE id = 9",
        Break(2, "altered"),
    ),
    "two rows and their hashes that changed places": (
        "UPDATE fetches SET id = 9 WHERE id = 2; UPDATE fetches SET id = 3 WHERE id = 3; "
        "UPDATE fetches SET id = 2 WHERE id = 4; UPDATE fetches SET id = 4 WHERE id = 9; "
        "UPDATE ledger_hashes SET fetch_id = 9 WHERE fetch_id = 2; "
        "UPDATE ledger_hashes SET fetch_id = 2 WHERE fetch_id = 4; "
        "UPDATE ledger_hashes SET fetch_id = 4 WHERE fetch_id = 9",
        Break(2, "altered"),
    ),
}


@pytest.mark.parametrize(("statements", "found"), REWRITINGS.values(), ids=REWRITINGS)
def test_the_first_row_that_is_not_as_it_was_is_found(written: Archive, statements: str, found: Break) -> None:
    assert checked(written) is None
    rewrite(written, statements)
    assert checked(written) == found


def rewrite(archive: Archive, statements: str) -> None:
    """As with another program, which need not care for triggers and foreign keys."""
    conn = sqlite3.connect(archive.path)
    allow_rewriting(conn)
    conn.executescript(f"BEGIN; {statements}; COMMIT")
    conn.close()


def test_a_chain_made_anew_is_seen_by_the_head_that_was_kept(written: Archive) -> None:
    kept = head_of(written.db.conn)
    assert kept is not None
    saver(written).save_failure(Failure("later.html", "failed", "not_found"))
    assert checked(written, kept) is None
    rewrite(written, "UPDATE fetches SET input = 'x.html' WHERE id = 2")
    make_chain_anew(written)
    assert (checked(written), checked(written, kept)) == (None, Break(5, "rewritten"))
    rewrite(written, "DELETE FROM ledger_hashes WHERE fetch_id > 3; DELETE FROM fetches WHERE id > 3")
    assert (checked(written), checked(written, kept)) == (None, Break(4, "removed"))


def make_chain_anew(archive: Archive) -> None:
    rewrite(archive, "DELETE FROM ledger_hashes")
    with write_tx(archive.db) as db:
        chain_all(db.conn)


def test_an_empty_ledger_has_no_head_and_is_whole(archive: Archive) -> None:
    assert (head_of(archive.db.conn), checked(archive)) == (None, None)
    assert checked(archive, Head(1, "0" * 64)) == Break(1, "removed")


def test_a_column_that_is_added_later_leaves_the_chain_as_it_is(written: Archive) -> None:
    with write_tx(written.db) as db:
        db.execute("ALTER TABLE fetches ADD COLUMN note TEXT")
        run = insert_run(db.conn)
        insert_fetch(db.conn, run, input="by hand", note="new")
    assert checked(written) == Break(6, "inserted")


def test_an_archive_from_before_the_chain_gets_one_over_the_rows_it_has(tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    archive_migrations.apply(Database(conn), stop_before="m002_ledger")
    conn.execute("BEGIN")
    for number in range(3):
        insert_fetch(conn, insert_run(conn, outcome=None), input=f"{number}.html")
    conn.execute("DELETE FROM fetches WHERE id = 2")
    conn.execute("COMMIT")
    before = list(conn.execute("SELECT * FROM fetches"))
    conn.close()
    archive = open_archive(tmp_path / "old.db")
    assert list(archive.db.execute("SELECT * FROM fetches")) == before
    saver(archive).save_failure(Failure("new.html", "failed", "not_found"))
    assert checked(archive) is None
    assert [row[0] for row in archive.db.execute("SELECT fetch_id FROM ledger_hashes")] == [1, 3, 4]
    rewrite(archive, "UPDATE fetches SET input = 'x' WHERE id = 3")
    assert checked(archive) == Break(2, "removed")
    archive.close()


def test_two_writers_at_once_keep_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    open_archive(path).close()

    def write(name: str) -> None:
        own = open_archive(path)
        saving = saver(own)
        for number in range(40):
            saving.save_failure(Failure(f"{name}{number}", "failed", "not_found"))
        own.close()

    threads = [threading.Thread(target=write, args=[name]) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    archive = open_archive(path)
    assert checked(archive) is None
    assert archive.db.execute("SELECT count(*), max(fetch_id) FROM ledger_hashes").fetchone() == (80, 80)
    archive.close()


def run_rows(archive: Archive) -> list[tuple[Any, ...]]:
    return rows(archive.path, "SELECT outcome, detail, counts, ended_at IS NOT NULL FROM runs ORDER BY id")


def test_a_run_says_how_it_ended_and_with_how_many(archive: Archive) -> None:
    with run_of(archive.db, "load", {}, "1.0+a") as run:
        saver(archive)
        assert run_rows(archive)[0] == (None, None, None, 0)
    with run_of(archive.db, "load", {}, "1.0+a") as run:
        run.interrupted = True
    with pytest.raises(OSError, match="disk full"), run_of(archive.db, "load", {}, "1.0+a"):
        raise OSError("disk full \udce9")
    with pytest.raises(KeyboardInterrupt), run_of(archive.db, "load", {}, "1.0+a"):
        raise KeyboardInterrupt
    ends = [row for row in run_rows(archive) if row[0]]
    assert ends == [
        ("finished", None, "{}", 1),
        ("interrupted", None, "{}", 1),
        ("failed", "OSError: disk full \\udce9", "{}", 1),
        ("interrupted", None, "{}", 1),
    ]


def test_a_run_whose_process_is_gone_is_seen_to_have_died_by_the_next(archive: Archive) -> None:
    code = (
        "import os, signal, sys; from archive.store import open_archive; from archive.ledger.ledger import begin_run; "
        "from archive.saving.saving import Saver; from crawler.items import Failure; "
        "archive = open_archive(sys.argv[1]); "
        "saver = Saver(archive, begin_run(archive.db, 'load', {}, '1.0+a'), '1.0+a'); "
        "saver.save_failure(Failure('a.html', 'failed', 'not_found')); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, archive.path], cwd=ROOT, check=False)
    assert run_rows(archive) == [(None, None, None, 0)]
    going_on = begin_run(archive.db, "crawl news", {}, "1.0+a")
    begin_run(archive.db, "load", {}, "1.0+a")
    assert run_rows(archive) == [("died", None, '{"failed": 1}', 1)] + [(None, None, None, 0)] * 2
    assert rows(archive.path, "SELECT ended_at = (SELECT saved_at FROM fetches) FROM runs WHERE id = 1") == [(1,)]
    assert going_on == 2


def test_a_process_is_known_by_its_boot_its_number_and_its_start() -> None:
    mine = this_process()
    assert mine is not None
    boot, space, number, start = mine.split()
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    alive = " ".join([boot, space, str(other.pid), start_of(other.pid)])
    assert [is_gone(one) for one in (mine, alive)] == [False, False]
    other.kill()
    os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)
    assert is_gone(alive)  # before its parent took note
    other.wait()
    assert is_gone(alive)
    assert is_gone(f"{boot} {space} {number} 1{start}")  # the number was given again
    assert is_gone(f"another {space} {number} {start}")
    assert not is_gone(f"{boot} pid:[1] {other.pid} {start}")  # another container's


def start_of(number: int) -> str:
    found = started(number)
    assert found is not None
    return found


def test_the_head_is_printed_at_the_end_of_each_run(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    heads = []
    for _ in range(2):
        done = load_command(tmp_path / "archive.db", tmp_path / "a.html")
        line = done.stdout.splitlines()[-2]
        assert line.startswith("ledger head: ")
        heads.append(Head.parse(line))
        assert rows(tmp_path / "archive.db", "SELECT head FROM runs ORDER BY id DESC")[0] == (str(heads[-1]),)
    assert [head.id for head in heads] == [1, 2]
    archive = open_archive(tmp_path / "archive.db")
    assert [check_chain(archive.db.conn, head) for head in heads] == [None, None]
    archive.close()
