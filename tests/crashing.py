"""Loads that die: a server that has everything imported and forks a process for each ``scrapy load``.

What happens to such a process is set in it alone (``Job``): where it kills itself, how much a file may hold, and with
which of the BROKEN stores it saves. The program itself has no switch for any of this.

Standard input takes a Job as JSON, answered with the process's number, or ``wait NUMBER``, answered with its exit code.
"""

import json
import os
import re
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from scrapy.cmdline import execute
from scrapy.utils.misc import walk_modules_iter
from sqlite_utils import Database

from archive import store
from archive.commands import load
from archive.ledger import ledger
from archive.ledger.ledger import Entry
from archive.saving import groups, inserting, pending
from archive.saving.preparing import Prepared
from archive.saving.saving import Saver
from archive.sqlite import sqlite3
from archive.store import group_tx, next_id, write_tx
from crawler.files import read_snapshot
from crawler.items import Failure, Reading, Snapshot

STATEMENT = re.compile(r'\s*(INSERT|UPDATE|DELETE)(?: OR \w+)?(?: INTO| FROM)?\s+[\["]?(\w+)', re.IGNORECASE)
EVERY = 50
"""SQLite's instructions between two points at which a process can die."""
BEGINNINGS = {"statements_apart": "SELECT 1", "begins_late": "BEGIN"}
"""What a broken store says instead of BEGIN IMMEDIATE."""
Group = list[groups.Item]


@dataclass(frozen=True, slots=True)
class Job:
    """One command of the project, or ``open`` and an archive, and its fate.

    ``point`` is where it dies, at the ``hit``-th time: ``before archive INSERT fetches``, ``after bytes commit``;
    with SIGSTOP as ``end`` it waits there instead.
    ``steps``: it dies after so many times EVERY instructions of SQLite. ``said`` takes what it prints;
    ``acknowledged`` a line of run and input, synced to the disk, for each page whose saving returned.
    ``busy`` is in milliseconds, ``file_size`` in bytes.
    """

    arguments: list[str]
    said: str
    acknowledged: str
    point: str | None = None
    hit: int = 1
    end: int = signal.SIGKILL
    steps: int | None = None
    broken: str | None = None
    group: int = 4
    busy: int = 15_000
    file_size: int | None = None

    def __str__(self) -> str:
        return json.dumps(asdict(self))


class Death:
    """Counts down to the end of this process."""

    def __init__(self, job: Job):
        self.point, self.hits, self.end, self.steps = job.point, job.hit, job.end, job.steps

    def reach(self, point: str) -> None:
        if point == self.point:
            self.hits -= 1
            if self.hits == 0:
                os.kill(os.getpid(), self.end)

    def step(self) -> int:
        if self.steps is not None:
            self.steps -= 1
            if self.steps <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return 0


def connection_of(job: Job, death: Death) -> type[sqlite3.Connection]:
    """A connection that tells ``death`` of every change before and after it."""

    class MortalConnection(sqlite3.Connection):
        def __init__(self, path: str, *arguments: Any, **options: Any):
            super().__init__(path, *arguments, **options)
            self.file = "bytes" if ".snapshots" in path else "archive"
            if death.steps is not None:
                self.set_progress_handler(death.step, EVERY)

        def commit(self) -> None:
            self.around("commit", super().commit)

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql == "BEGIN IMMEDIATE":
                sql = BEGINNINGS.get(job.broken, sql)
            return self.around(sql, super().execute, sql, *values)

        def executemany(self, sql: str, values: Iterable[Any]) -> sqlite3.Cursor:
            return self.around(sql, super().executemany, sql, values)

        def around(self, sql: str, act: Callable[..., Any], *values: Any) -> Any:
            found = STATEMENT.match(sql)
            name = f"{self.file} {f'{found[1].upper()} {found[2]}' if found else sql}"
            death.reach(f"before {name}")
            result = act(*values)
            death.reach(f"after {name}")
            return result

    return MortalConnection


def article_before_bytes() -> None:
    """A store that commits an article before its bytes."""

    def save_all(saver: Saver, items: Sequence[Prepared | Failure]) -> list[Entry]:
        with group_tx(saver.archive.snapshots), group_tx(saver.archive.db) as db:
            waiting = pending.Pending(db, saver.run_id)
            entries = [saver.add(waiting, item) for item in items]
            waiting.flush()
        return entries

    Saver.save_all = save_all  # type: ignore[method-assign]


def put_off(module: Any, name: str, act: Callable[..., Any] | None = None) -> None:
    """Make the calls of a function only after the group that they belong to, in a transaction of their own."""
    calls: list[tuple[Any, ...]] = []
    act, save_group = act or getattr(module, name), load.save_group

    def note(*arguments: Any) -> None:
        calls.append(arguments)

    def save_in_two(saver: Saver, group: Group) -> None:
        save_group(saver, group)
        with write_tx(saver.archive.db):
            for arguments in calls:
                act(*arguments)
        calls.clear()

    setattr(module, name, note)
    load.save_group = save_in_two


def ledger_apart() -> None:
    """A store that writes the row of the ledger in another transaction than the article."""

    def insert_anew(db: Database, fetches: dict[int, dict[str, Any]]) -> None:
        for row in fetches.values():  # the numbers may have been given away meanwhile
            ledger.insert_fetches(db, {next_id(db, "fetches"): row})

    put_off(pending, "insert_fetches", insert_anew)


def chain_apart() -> None:
    """A store that chains the rows of the ledger later."""
    add_links = ledger.add_links

    def add_the_rest(conn: sqlite3.Connection, first: int) -> None:
        (last,) = conn.execute("SELECT coalesce(max(fetch_id), 0) FROM ledger_hashes").fetchone()
        add_links(conn, max(first, last + 1))

    put_off(ledger, "add_links", add_the_rest)


def search_apart() -> None:
    """A store that fills the search index later."""
    put_off(inserting, "insert_terms")


def statements_apart() -> None:
    """A store without transactions: see BEGINNINGS."""


def begins_late() -> None:
    """A store whose transactions begin to write when they have read."""


def without_wal() -> None:
    """A store whose readers and writers wait for each other."""
    store.enter_wal = lambda conn: None


def acknowledges_early() -> None:
    """A store that says it has saved before the commit: ``acknowledging`` asks for it by name."""


def drops_last_group() -> None:
    """A loader that forgets what it read last."""
    groups_of = load.groups_of

    def all_but_the_last(items: Iterable[groups.Item]) -> Iterator[Group]:
        return (group for group, _ in pairwise(groups_of(items)))

    load.groups_of = all_but_the_last


BROKEN = {
    broken.__name__: broken
    for broken in (
        article_before_bytes,
        ledger_apart,
        chain_apart,
        search_apart,
        statements_apart,
        begins_late,
        without_wal,
        acknowledges_early,
        drops_last_group,
    )
}
"""Stores and loaders that lose something when they are killed."""


def acknowledge_in(path: str, death: Death, early: bool) -> None:
    """Let the loader tell what it has saved when its saving has returned; ``early``: before its commit."""

    def telling(act: Callable[..., Any]) -> Callable[..., Any]:
        def act_and_tell(saver: Saver, *what: Any) -> Any:
            result = act(saver, *what)
            death.reach("before acknowledgement")
            items = what[-1] if isinstance(what[-1], list) else [what[-1]]
            with open(path, "a", encoding="utf-8") as file:
                file.write("".join(f"{saver.run_id} {input_of(item)}\n" for item in items))
                file.flush()
                os.fsync(file.fileno())
            return result

        return act_and_tell

    if early:
        Saver.add = telling(Saver.add)  # type: ignore[method-assign]
    else:
        load.save_group = telling(load.save_group)


def input_of(item: groups.Item) -> str:
    return item.snapshot.input if isinstance(item, Reading) else item.input


def prepare(job: Job) -> None:
    """Make this process one that dies as the job says."""
    death, connect = Death(job), sqlite3.connect
    connection = connection_of(job, death)
    sqlite3.connect = lambda *arguments, **options: connect(*arguments, factory=connection, **options)
    groups.GROUP, store.BUSY_TIMEOUT = job.group, job.busy
    if job.broken:
        BROKEN[job.broken]()
    acknowledge_in(job.acknowledged, death, early=job.broken == "acknowledges_early")
    if job.file_size is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job.file_size, job.file_size))


def run(job: Job) -> int:
    """The command, in this process; its exit code."""
    said = os.open(job.said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    prepare(job)
    try:
        if job.arguments[0] == "open":
            store.open_archive(job.arguments[1]).close()
        else:
            execute(["scrapy", *job.arguments])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def start(line: str) -> int:
    """A process that runs the job in ``line``; its number."""
    sys.stdout.flush()
    number = os.fork()
    if number == 0:
        code = 70
        try:
            code = run(Job(**json.loads(line)))
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return number


def serve() -> None:
    for package in ("scrapy.commands", "archive.commands"):
        list(walk_modules_iter(package))
    read_snapshot(Snapshot(b"<html><body><article><h1>a</h1><p>b</p></article></body></html>", "a.html"))
    for line in sys.stdin:
        number = line.removeprefix("wait ")
        answer = start(line) if number == line else os.waitstatus_to_exitcode(os.waitpid(int(number), 0)[1])
        print(answer, flush=True)


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parents[1])
    serve()
