"""Kills and what must hold after each: a load that was killed lost nothing it had said it saved, and can be run again.

``Victim`` is one archive that is loaded, killed and looked at many times over; ``Toll`` counts.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from traceback import extract_tb
from typing import Any

from archive.sqlite import sqlite3
from archive.store import open_archive
from tests.crashing import Job
from tests.loading import PARAGRAPHS, ROOT, assert_whole, numbered_page, page, rows

PAGES = 8
"""New pages in a load, beside those of STEADY; with four to a group it commits three times."""
STEADY = ("changing.html", "empty.html", "same.html")
KILLED = -signal.SIGKILL
LOSSES = (AssertionError, KeyError, ValueError, sqlite3.DatabaseError)
"""What the checks raise: a row that is not there, bytes that are missing or damaged, a file that is no database."""

AROUND = (
    "bytes INSERT snapshots",
    "bytes commit",
    "archive INSERT articles",
    "archive INSERT articles_fts",
    "archive INSERT fetches",
    "archive INSERT ledger_hashes",
    "archive INSERT revisions",
    "archive INSERT runs",
    "archive UPDATE runs",
    "archive commit",
)
POINTS = (*(f"{when} {what}" for what in AROUND for when in ("before", "after")), "before acknowledgement")
"""Where a load is killed by name: around each commit, and between the rows that belong together."""
SOMEWHERE = "somewhere"
MOST_TRIES = 20
"""Loads that may come to their end before one is killed."""


class Server:
    """The process that forks loads; see tests/crashing.py."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.crashing"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def ask(self, line: str) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{line}\n")
        return int(self.process.stdout.readline())

    def start(self, job: Job) -> int:
        return self.ask(str(job))

    def start_and_stop(self, job: Job) -> int:
        """A process that waits at its point for SIGCONT."""
        number = self.start(job)
        until = time.monotonic() + 30
        while Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            assert time.monotonic() < until, "the load never came to its point"
            time.sleep(0.002)
        return number

    def wait(self, number: int) -> int:
        return self.ask(f"wait {number}")

    def run(self, job: Job) -> int:
        return self.wait(self.start(job))

    def close(self) -> None:
        self.process.communicate()


@dataclass(slots=True)
class Toll:
    """Kills that were tried, by where; what was lost, by its first sign."""

    tried: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"kill -9: {self.tried.total()} tried at {len(self.tried)} points, {len(self.lost)} lost something"


@contextmanager
def sign_of(toll: Toll, where: str) -> Iterator[None]:
    """Note what a check found instead of raising it."""
    try:
        yield
    except LOSSES as error:
        line = extract_tb(error.__traceback__)[-1].line
        toll.lost.append(f"{where}: {type(error).__name__} {error or ''} ({line})")


class Victim:
    """An archive, the pages that are loaded into it, and all that loads have said they saved."""

    def __init__(self, server: Server, folder: Path, chance: random.Random, **job: Any):
        self.server, self.folder, self.chance, self.job = server, folder, chance, job
        self.archive = folder / "archive.db"
        self.round = 0
        self.patience = {"steps": 2000.0, "delay": 0.1}
        folder.mkdir()
        (folder / "empty.html").write_bytes(b"")
        (folder / "same.html").write_bytes(page())

    @property
    def pages(self) -> Path:
        return self.folder / f"round{self.round}"

    @property
    def inputs(self) -> Counter[str]:
        found = [*sorted(self.pages.iterdir()), *(self.folder / name for name in STEADY)]
        return Counter(map(str, found))

    def write_pages(self, count: int = PAGES) -> None:
        """The pages of the next round: some that are new, one that has changed, one that was the same always."""
        self.round += 1
        self.pages.mkdir()
        for number in range(count):
            (self.pages / f"{number}.html").write_bytes(numbered_page(1000 * self.round + number))
        (self.folder / "changing.html").write_bytes(page("摆渡三十年", *PARAGRAPHS, f"第{self.round}次修订。"))

    def job_of(self, **fate: Any) -> Job:
        names = [self.folder / name for name in STEADY]
        arguments = ["load", *map(str, (self.pages, *names)), "-s", f"ARCHIVE={self.archive}"]
        files = {name: str(self.folder / f"{name}.txt") for name in ("said", "acknowledged")}
        return Job(arguments, **(files | self.job | fate))

    def took_in(self) -> int:
        """How many pages were acknowledged so far."""
        return self.acknowledged().total()

    def said(self) -> str:
        return (self.folder / "said.txt").read_text(encoding="utf-8")

    def acknowledged(self) -> Counter[str]:
        path = self.folder / "acknowledged.txt"
        return Counter(path.read_text(encoding="utf-8").splitlines() if path.exists() else ())

    def kill_at(self, point: str) -> bool:
        """Kill the next load there, at the first time or a later one; False when it came to its end."""
        self.write_pages()
        hit = self.chance.choice((1, 1, 2, 3, 5, 8))
        return any(self.server.run(self.job_of(point=point, hit=one)) == KILLED for one in (hit, 1))

    def kill_somewhere(self) -> bool:
        """Kill the next load after some of SQLite's instructions, or after a while."""
        self.write_pages()
        way = self.chance.choice(tuple(self.patience))
        most = self.patience[way]
        after = self.chance.uniform(0, most)
        if way == "steps":
            killed = self.server.run(self.job_of(steps=int(after))) == KILLED
        else:
            number = self.server.start(self.job_of())
            time.sleep(after)
            os.kill(number, signal.SIGKILL)
            killed = self.server.wait(number) == KILLED
        self.patience[way] = most * (1.05 if killed else 0.8)
        return killed

    def check(self) -> None:
        """All that was acknowledged is there, and what is there is whole."""
        if not self.archive.exists():
            assert not self.acknowledged()
            return
        open_archive(self.archive).close()  # the first load may have been killed before the tables were made
        assert_whole(self.archive)
        assert_in_step(self.archive)
        said = Counter(f"{run} {name}" for run, name in rows(self.archive, "SELECT run_id, input FROM fetches"))
        assert not self.acknowledged() - said, f"{len(self.acknowledged() - said)} acknowledged pages are lost"

    def finish(self) -> None:
        """The same command again accounts for every input."""
        assert self.server.run(self.job_of()) == 0, self.said()
        assert self.inputs == last_inputs(self.archive), "inputs without a row, or with two"
        assert rows(self.archive, "SELECT outcome FROM runs ORDER BY id DESC LIMIT 1") == [("finished",)]
        assert rows(self.archive, "SELECT count(*) FROM runs WHERE outcome IS NULL") == [(0,)]


def last_inputs(archive: Path) -> Counter[str]:
    """The inputs of the last load: of its last run, and of those that were ended and that it went on from."""
    query = """WITH last AS (SELECT id, arguments FROM runs ORDER BY id DESC LIMIT 1),
        same AS (SELECT runs.id, outcome FROM runs JOIN last USING (arguments) WHERE runs.id < last.id),
        before AS (SELECT coalesce(max(id), 0) AS id FROM same WHERE outcome = 'finished')
        SELECT input FROM fetches WHERE run_id IN (SELECT id FROM last)
            OR run_id IN (SELECT same.id FROM same, before WHERE same.id > before.id)"""
    return Counter(name for (name,) in rows(archive, query))


def assert_in_step(archive: Path) -> None:
    """Every article has the row of the ledger that says it is new, every change its revision, every mark its text."""
    new = rows(archive, "SELECT article_id FROM fetches WHERE state = 'new' ORDER BY 1")
    assert new == rows(archive, "SELECT id FROM articles ORDER BY 1"), "articles without their row of the ledger"
    changed = rows(archive, "SELECT id FROM fetches WHERE state = 'changed' ORDER BY 1")
    assert changed == rows(archive, "SELECT fetch_id FROM revisions ORDER BY 1"), "changes without a revision"
    assert rows(archive, "SELECT DISTINCT article_id FROM fingerprints ORDER BY 1") == sorted(new)


def kill_many(victims: Iterator[Victim], toll: Toll, points: list[str]) -> None:
    """A kill at each of the points and all checks; after a loss with another archive."""
    victim = next(victims)
    for point in points:
        before = len(toll.lost)
        with sign_of(toll, point):
            kill_once(victim, point)
            toll.tried[point] += 1
            victim.check()
            victim.finish()
        if len(toll.lost) > before:
            victim = next(victims)
    with sign_of(toll, "the end"):
        victim.check()


def kill_once(victim: Victim, point: str) -> None:
    """Load until a load was killed there. Raises RuntimeError for a point that no load comes to."""
    for _ in range(MOST_TRIES):
        if victim.kill_somewhere() if point == SOMEWHERE else victim.kill_at(point):
            return
        victim.finish()
    raise RuntimeError(f"no load ever came to {point!r}")
