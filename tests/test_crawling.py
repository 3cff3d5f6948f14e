"""A crawl reads in processes and saves in a thread: the same rows as without, none lost however a part of it ends."""

import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from resource import RLIM_INFINITY, RLIMIT_FSIZE, prlimit
from typing import Any

import pytest

from archive.snapshots.snapshots import load_bytes
from archive.sqlite import sqlite3
from archive.store import open_archive
from tests.loading import assert_whole, rows, states
from tests.processes import children_of
from tests.started import Started, switches
from tests.test_crawl import article, declare, listing
from tests.webserver import Reply, WebServer, serve

NAMES = [f"{number}.html" for number in range(12)]
PATHS = [f"/2026/11/03/{name}" for name in NAMES]
LIMIT = 30.0
"""Seconds that SIGTERM may take (tests/test_endings.py), and that anything here is waited for."""
OWN = {"id", "article_id", "person_id", "outlet_id", "analyser", "first_seen", "last_seen"}
"""Columns with numbers and times of one archive."""


def reply(number: int) -> Reply:
    return article(f"港口第{number}座新桥今天上午通车")


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[WebServer]:
    """A list and its articles, in the order of which they are asked for; declared in the test's folder."""
    with serve({"/": listing(*PATHS)}) as server:
        server.pages |= {path: reply(number) for number, path in enumerate(PATHS)}
        declare(tmp_path, server)
        yield server


@contextmanager
def crawling(folder: Path, archive: str = "archive.db", **settings: Any) -> Iterator[Started]:
    settings = {
        "SITES_DIR": folder,
        "ARCHIVE": folder / archive,
        "CONTACT": "mailto:desk@paper.example",
        "DOWNLOAD_DELAY": 0.01,
        "READERS": 2,
    } | settings
    options = switches(settings)
    with Started(["crawl", "news", "-a", "site=paper", *options]) as process:
        try:
            yield process
        finally:
            process.kill()


def crawl(folder: Path, archive: str = "archive.db", **settings: Any) -> tuple[int, list[str]]:
    """Exit code, and the lines that were said."""
    with crawling(folder, archive, **settings) as process:
        said = process.communicate(timeout=120)[1]
    return process.wait(), said.splitlines()


def act_at(server: WebServer, number: int, act: Callable[[], None]) -> None:
    """Once, while the page is asked for; where ``act`` fails, the page is not sent."""
    acts = [act]

    def acting() -> Reply:
        if acts:
            acts.pop()()
        return reply(number)

    server.pages[PATHS[number]] = acting


def await_saved(archive: Path, count: int) -> None:
    until = time.monotonic() + LIMIT
    while len(states(archive)) < count:
        assert time.monotonic() < until, "the pages before this one were never saved"
        time.sleep(0.02)


def await_settled(frontier: Path) -> None:
    """Only the page that is being sent is under way: the frontier notes that one is saved after the archive has it."""
    until = time.monotonic() + LIMIT
    while rows(frontier, "SELECT count(*) FROM frontier WHERE state = 'asked'") != [(1,)]:
        assert time.monotonic() < until, "the frontier never noted that the pages before this one were saved"
        time.sleep(0.02)


def await_children(pid: int) -> list[int]:
    """Readers are started when pages come."""
    until = time.monotonic() + LIMIT
    while not (children := children_of(pid)):
        assert time.monotonic() < until, "no reader was ever started"
        time.sleep(0.02)
    return children


@contextmanager
def ended(pids: list[int]) -> Iterator[None]:
    """The processes that there are now are gone soon after the block."""
    with ExitStack() as closing:
        handles = [os.pidfd_open(pid) for pid in pids]
        for handle in handles:
            closing.callback(os.close, handle)
        yield
        for handle in handles:
            poller = select.poll()
            poller.register(handle, select.POLLIN)  # readable when the process has ended
            assert poller.poll(LIMIT * 1000)


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every article by its address, whatever its number, what the ledger says, and the bytes."""
    archive = open_archive(path)
    try:
        found = {"bytes": sorted((sha, load_bytes(archive.snapshots, sha)) for sha in shas(path))}
    finally:
        archive.close()
    for table in ("articles", "article_text", "blocks", "credits", "images", "links", "evidence"):
        columns = [row[1] for row in rows(path, f"PRAGMA table_info({table})") if row[1] not in OWN]
        names, joined = ", ".join(f"own.{column}" for column in columns), "own.id" if table == "articles" else ""
        on = joined or "own.article_id"
        query = f"SELECT articles.url, {names} FROM {table} AS own JOIN articles ON articles.id = {on}"  # noqa: S608
        found[table] = sorted(rows(path, query), key=repr)
    found["ledger"] = rows(path, "SELECT input, state, snapshot_sha256, size, charset_used FROM fetches ORDER BY input")
    return found


def shas(path: Path) -> list[str]:
    return [sha for (sha,) in rows(path, "SELECT snapshot_sha256 FROM articles")]


def test_the_archive_is_the_same_whether_pages_are_read_in_processes_or_on_the_loop(
    tmp_path: Path, paper: WebServer
) -> None:
    paper.pages[PATHS[3]] = Reply(b"<p>no article</p>")
    codes = [crawl(tmp_path, f"{readers}.db", READERS=readers)[0] for readers in (0, 2)]
    there, apart = (contents(tmp_path / f"{readers}.db") for readers in (0, 2))
    assert codes == [0, 0]
    assert there == apart
    assert (len(there["articles"]), len(there["ledger"])) == (11, 12)


def test_readers_that_are_killed_in_the_middle_of_a_crawl_lose_no_page(tmp_path: Path, paper: WebServer) -> None:
    """One while it has a page, or is starting; all that there are, together, while they wait for some.

    Two at once in the first case could hit one page twice: it is tried again by another, which is killed as well.
    """
    killed: list[int] = []

    def kill(readers: list[int]) -> None:
        with ended(readers):
            for reader in readers:
                os.kill(reader, signal.SIGKILL)
        killed.append(len(readers))

    def kill_idle() -> None:
        await_saved(tmp_path / "archive.db", 8)
        kill(children_of(process.pid))

    act_at(paper, 3, lambda: kill(await_children(process.pid)[:1]))
    act_at(paper, 8, kill_idle)
    with crawling(tmp_path) as process:
        said = process.communicate(timeout=120)[1]
    assert (process.returncode, said.splitlines()[-1]) == (0, "12 inputs: 12 new"), said
    assert len(killed) == 2
    assert all(killed)  # of the second there are as many as the pages before it needed
    assert states(tmp_path / "archive.db") == dict.fromkeys(NAMES, "new")
    assert_whole(tmp_path / "archive.db")


def test_a_store_that_fails_ends_the_crawl_with_its_reason_and_what_it_lost_is_asked_for_again(
    tmp_path: Path, paper: WebServer
) -> None:
    """The file may not grow any more, as on a full disk; the frontier's may not either, and is no reason of its own."""
    archive = tmp_path / "archive.db"

    def fill_disk() -> None:
        await_saved(archive, len(NAMES) - 1)
        await_settled(archive.with_name("archive.frontier.db"))
        prlimit(process.pid, RLIMIT_FSIZE, (4096, RLIM_INFINITY))

    act_at(paper, len(PATHS) - 1, fill_disk)
    with crawling(tmp_path) as process:
        said = process.communicate(timeout=120)[1].splitlines()
    assert (process.returncode, said[-1]) == (1, "the crawl ended early: archive_failed")
    errors = [line.partition("ERROR: ")[2] for line in said if "ERROR: The archive" in line]
    assert errors[:1] == [f"The archive {archive}: disk I/O error; what was saved is kept, run the same command again"]
    before = states(archive)
    assert len(before) == len(NAMES) - 1
    assert crawl(tmp_path)[0] == 0
    assert states(archive) == dict.fromkeys(NAMES, "new")
    assert rows(archive, "SELECT outcome FROM runs ORDER BY id") == [("died",), ("finished",)]
    assert_whole(archive)


def test_a_store_that_fails_alone_ends_the_run_as_failed(tmp_path: Path, paper: WebServer) -> None:
    archive = tmp_path / "archive.db"

    def lose_texts() -> None:
        conn = sqlite3.connect(archive, timeout=LIMIT)
        conn.execute("DROP TABLE article_text")
        conn.close()

    act_at(paper, 4, lose_texts)
    code, said = crawl(tmp_path)
    assert (code, said[-1]) == (1, "the crawl ended early: archive_failed")
    assert rows(archive, "SELECT outcome, detail FROM runs") == [
        ("failed", "OperationalError: no such table: article_text")
    ]


def test_sigterm_in_the_middle_ends_with_130_and_the_next_crawl_takes_up_the_rest(
    tmp_path: Path, paper: WebServer
) -> None:
    archive = tmp_path / "archive.db"
    sent: list[float] = []

    def send() -> None:
        process.send_signal(signal.SIGTERM)
        sent.append(time.monotonic())

    act_at(paper, 5, send)
    with crawling(tmp_path) as process:
        said = process.communicate(timeout=120)[1].splitlines()
    assert time.monotonic() - sent[0] < LIMIT
    assert (process.returncode, said[-1]) == (130, "the crawl ended early: shutdown")
    first = states(archive)
    assert 0 < len(first) < len(NAMES)
    paper.asked.clear()
    assert crawl(tmp_path)[0] == 0
    assert sorted(paper.paths) == sorted(["/robots.txt", "/", *(path for path in PATHS if path[12:] not in first)])
    assert states(archive) == dict.fromkeys(NAMES, "new")
    assert rows(archive, "SELECT outcome FROM runs ORDER BY id") == [("interrupted",), ("finished",)]


def test_a_crawl_that_is_killed_leaves_no_process_behind(tmp_path: Path, paper: WebServer) -> None:
    left: list[int] = []

    def kill_crawl() -> None:
        left.extend(children_of(process.pid))
        watching.enter_context(ended(left))
        process.kill()

    act_at(paper, 5, kill_crawl)
    with ExitStack() as watching, crawling(tmp_path) as process:
        process.communicate(timeout=120)
    assert process.returncode == -signal.SIGKILL
    assert len(left) == 2
