"""SIGTERM with nothing shortened: a crawl whose page never comes and a load under a lock end within 30 seconds."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from archive.sqlite import sqlite3
from tests.loading import ROOT, assert_whole, numbered_page, rows
from tests.started import switches
from tests.test_crawl import article, declare, listing
from tests.webserver import Reply, WebServer, serve

MOST = 30.0
"""Seconds from SIGTERM to the end."""
NEVER = 120.0
"""Seconds until the slow page comes: longer than anybody waits."""


def end(command: list[str], is_time: Callable[[], bool]) -> tuple[int, float, str]:
    """Run a command, end it by SIGTERM when it is time; its exit code, the seconds it took, and what it said."""
    scrapy = [sys.executable, "-m", "scrapy", *command]
    pipe = subprocess.PIPE
    with subprocess.Popen(scrapy, cwd=ROOT, stdout=pipe, stderr=subprocess.STDOUT, text=True) as process:
        until = time.monotonic() + 120
        while not is_time():
            assert time.monotonic() < until, "the time to end it never came"
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        since = time.monotonic()
        said, _ = process.communicate(timeout=120)
        return process.returncode, time.monotonic() - since, said


def count(archive: Path, state: str) -> int:
    try:
        return int(rows(archive, f"SELECT count(*) FROM fetches WHERE state = '{state}'")[0][0])  # noqa: S608
    except sqlite3.DatabaseError:  # not made yet
        return 0


@pytest.fixture
def slow() -> Iterator[WebServer]:
    """A paper with two pages that come and one that does not."""
    with serve() as server:
        server.pages["/"] = listing(*(f"/2026/11/03/{number}.html" for number in range(3)))
        for number in range(2):
            server.pages[f"/2026/11/03/{number}.html"] = article(f"港口第{number}座新桥今天通车")
        server.pages["/2026/11/03/2.html"] = Reply(b"", wait=NEVER)
        yield server


def test_sigterm_ends_a_crawl_whose_page_never_comes_and_all_that_came_is_kept(tmp_path: Path, slow: WebServer) -> None:
    declare(tmp_path, slow)
    archive = tmp_path / "archive.db"
    settings = {
        "SITES_DIR": tmp_path,
        "ARCHIVE": archive,
        "CONTACT": "mailto:desk@paper.example",
        "DOWNLOAD_DELAY": 0.05,
    }
    options = switches(settings)
    under_way = lambda: count(archive, "new") == 2 and "/2026/11/03/2.html" in slow.paths  # noqa: E731
    code, seconds, said = end(["crawl", "news", "-a", "site=paper", *options], under_way)
    assert (code, seconds < MOST) == (130, True)
    assert said.splitlines()[-2:] == [
        "3 inputs: 2 new, 1 failed",
        "the crawl ended early: shutdown",
    ]
    assert rows(archive, "SELECT outcome, detail FROM runs") == [("interrupted", "shutdown")]
    ends = {asked.rpartition("/")[2]: state for asked, state in rows(archive, "SELECT input, state FROM ledger")}
    assert ends == {
        "0.html": "new",
        "1.html": "new",
        "2.html": "failed:timeout",
    }
    assert_whole(archive)


@contextmanager
def lock(path: Path) -> Iterator[None]:
    conn = sqlite3.connect(path, isolation_level=None, timeout=60)
    conn.execute("BEGIN IMMEDIATE")
    yield
    conn.close()


def test_sigterm_ends_a_load_that_another_process_keeps_out(tmp_path: Path) -> None:
    archive, folder = tmp_path / "archive.db", tmp_path / "pages"
    folder.mkdir()
    for number in range(1200):
        (folder / f"{number:04}.html").write_bytes(numbered_page(number))
    locked = lock(archive)

    def is_kept_out() -> bool:
        if count(archive, "new") == 0:
            return False
        locked.__enter__()
        return True

    code, seconds, said = end(["load", str(folder), "-s", f"ARCHIVE={archive}"], is_kept_out)
    locked.__exit__(None, None, None)
    assert (code, seconds < MOST) == (1, True)
    assert said == (
        f"the archive {archive}: database is locked; what was saved is kept, run the same command again to finish\n"
    )
    kept = count(archive, "new")
    assert 0 < kept < 1200
    assert_whole(archive)
