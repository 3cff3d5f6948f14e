"""Faults: a load that is killed, has no room, or meets a locked archive, loses nothing; a broken store would.

``KILLS`` in the environment says how many times a load is killed; ``make soak`` takes more.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from archive.sqlite import sqlite3
from archive.store import snapshots_path
from tests.faults import POINTS, SOMEWHERE, Server, Toll, Victim, kill_many, last_inputs
from tests.loading import rows

KILLS = int(os.environ.get("KILLS", "200"))
SEED = int(os.environ.get("SEED", "4"))
PER_ARCHIVE = 40
"""Kills that one archive takes, one after the other."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.close()


def victims(server: Server, folder: Path, broken: str | None = None) -> Iterator[Victim]:
    chance = random.Random(f"{SEED} {folder.name}")
    return (Victim(server, folder / str(number), chance, broken=broken) for number in count())


def points() -> list[str]:
    """Each named point about as often as another in half of all kills, and anywhere in the other half."""
    named = [POINTS[number % len(POINTS)] for number in range(max(len(POINTS), KILLS // 2))]
    mixed = named + [SOMEWHERE] * (KILLS - len(named))
    random.Random(SEED).shuffle(mixed)
    return mixed


@pytest.mark.parametrize("first", range(0, KILLS, PER_ARCHIVE))
def test_a_load_that_is_killed_loses_nothing_that_it_acknowledged_and_can_be_run_again(
    server: Server, tmp_path: Path, toll: Toll, first: int
) -> None:
    here = Toll()
    kill_many(victims(server, tmp_path), here, points()[first : first + PER_ARCHIVE])
    toll.tried += here.tried
    toll.lost += here.lost
    assert here.lost == []


@pytest.mark.parametrize(
    ("broken", "point", "sign"),
    [
        ("article_before_bytes", "before bytes commit", "KeyError"),
        ("ledger_apart", "before archive INSERT fetches", "articles without their row of the ledger"),
        ("chain_apart", "before archive INSERT ledger_hashes", "check_chain"),
        ("search_apart", "before archive INSERT articles_fts", "articles_fts"),
        ("statements_apart", "before archive INSERT fetches", "articles without their row of the ledger"),
        ("statements_apart", SOMEWHERE, ""),
        ("acknowledges_early", "before archive commit", "acknowledged pages are lost"),
        ("drops_last_group", "before archive commit", "inputs without a row"),
    ],
)
def test_a_store_that_is_broken_fails_the_same_checks(
    server: Server, tmp_path: Path, broken: str, point: str, sign: str
) -> None:
    here = Toll()
    kill_many(victims(server, tmp_path, broken), here, [point] * 12)
    assert any(sign in lost for lost in here.lost)


ENDED = re.compile(
    r"the archive \S+: (disk I/O error|database or disk is full|database is locked); "
    r"what was saved is kept, run the same command again to finish\n"
)
"""The one line of a load that the archive ended."""
PAGES = 60


@pytest.fixture
def victim(server: Server, tmp_path: Path) -> Victim:
    """An archive that a load has filled, and more pages to load."""
    loaded = Victim(server, tmp_path / "victim", random.Random(SEED))
    loaded.write_pages()
    loaded.finish()
    loaded.write_pages(PAGES)
    return loaded


@contextmanager
def limited(victim: Victim, size: int) -> Iterator[None]:
    """No file grows beyond ``size`` bytes."""
    victim.job["file_size"] = size
    yield
    del victim.job["file_size"]


@contextmanager
def crowded(victim: Victim, size: int) -> Iterator[None]:
    """The archive is on a disk of its own, which has ``size`` bytes left."""
    disk = victim.archive.parent
    space = os.statvfs(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(max(0, space.f_bavail * space.f_frsize - size)))
    yield
    ballast.unlink()


def mount(folder: Path) -> bool:
    """A small disk in memory, where that is allowed."""
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    return os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0


def can_mount() -> bool:
    with TemporaryDirectory() as folder:
        return mount(Path(folder)) and subprocess.run(["umount", folder], check=True).returncode == 0


@pytest.fixture
def roomy(victim: Victim) -> Iterator[Victim]:
    """The same on a small disk of its own, where there can be one."""
    disk = victim.folder / "disk"
    disk.mkdir()
    is_mounted = mount(disk)
    for path in victim.folder.glob("archive*"):
        shutil.move(path, disk)
    victim.archive = disk / "archive.db"
    yield victim
    if is_mounted:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.parametrize("full", [limited, crowded] if can_mount() else [limited], ids=lambda full: full.__name__)
def test_a_full_disk_ends_a_load_in_one_line_and_loses_nothing(
    roomy: Victim, full: Callable[[Victim, int], AbstractContextManager[None]]
) -> None:
    ends = Counter[str]()
    for size in range(50_000, 1_400_000, 100_000):
        before = roomy.took_in()
        with full(roomy, size):
            code = roomy.server.run(roomy.job_of())
            said = roomy.said()
        went_on = roomy.took_in() - before
        ends["none" if went_on == 0 else "some" if code else "all"] += 1
        assert code in (0, 1, 2)
        if code == 1:
            assert ENDED.fullmatch(said)
        if code == 2:
            assert went_on == 0
            assert re.search(r"error: the archive \S+: (disk I/O error|database or disk is full)\n", said)
        roomy.check()
    assert set(ends) == {"none", "some", "all"}
    roomy.finish()
    roomy.check()


def test_a_store_that_acknowledges_early_loses_pages_on_a_full_disk(victim: Victim) -> None:
    victim.job["broken"] = "acknowledges_early"
    with limited(victim, 350_000):
        assert victim.server.run(victim.job_of()) == 1
    with pytest.raises(AssertionError, match="acknowledged pages are lost"):
        victim.check()


@contextmanager
def lock(path: Path) -> Iterator[None]:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("BEGIN IMMEDIATE")
    yield
    conn.close()


@pytest.mark.parametrize("which", ["archive", "bytes"])
def test_a_lock_that_stays_ends_a_load_and_one_that_goes_does_not(victim: Victim, which: str) -> None:
    path = victim.archive if which == "archive" else snapshots_path(victim.archive)
    with lock(path):
        assert victim.server.run(victim.job_of(busy=100)) == 2
        assert f"the archive {victim.archive}: database is locked: another process writes to it" in victim.said()
    number = victim.server.start_and_stop(victim.job_of(busy=100, point="before acknowledgement", end=signal.SIGSTOP))
    with lock(path):
        os.kill(number, signal.SIGCONT)
        assert victim.server.wait(number) == 1
    assert ENDED.fullmatch(victim.said())
    victim.check()
    for patience, code in ((0, 1), (15_000, 0)):  # the first is one that does not wait at all
        job = victim.job_of(busy=patience, point="before acknowledgement", end=signal.SIGSTOP)
        number = victim.server.start_and_stop(job)
        with lock(path):
            os.kill(number, signal.SIGCONT)
            time.sleep(0.3)
        assert victim.server.wait(number) == code
    assert last_inputs(victim.archive) == victim.inputs
    victim.check()


def load_twice(victim: Victim, wait: float | None = 0.5) -> list[int]:
    """Two loads of the same pages; the first waits, where it has read and begins to write, for the second to begin.

    ``wait`` is in seconds; None: until the second has ended.
    """
    files = [{name: str(victim.folder / f"{name}{one}") for name in ("said", "acknowledged")} for one in range(2)]
    first = victim.job_of(point="before bytes INSERT snapshots", end=signal.SIGSTOP, **files[0])
    numbers = [victim.server.start_and_stop(first), victim.server.start(victim.job_of(**files[1]))]
    codes = [] if wait else [victim.server.wait(numbers.pop())]
    time.sleep(wait or 0)
    os.kill(numbers[0], signal.SIGCONT)
    return [victim.server.wait(number) for number in numbers] + codes


def test_two_loads_of_the_same_pages_at_once_both_account_for_all(victim: Victim) -> None:
    assert load_twice(victim) == [0, 0]
    inputs = [rows(victim.archive, f"SELECT input FROM fetches WHERE run_id = {run}") for run in (2, 3)]  # noqa: S608
    assert [Counter(name for (name,) in found) for found in inputs] == [victim.inputs] * 2
    assert rows(victim.archive, "SELECT count(*) FROM articles") == [(8 + 2 + PAGES,)]
    assert rows(victim.archive, "SELECT count(*) FROM revisions") == [(1,)]
    victim.check()


def test_a_store_that_reads_before_it_locks_fails_beside_another(victim: Victim) -> None:
    victim.job["broken"] = "begins_late"
    assert load_twice(victim, wait=None) == [1, 0]


@contextmanager
def reader_of(victim: Victim) -> Iterator[sqlite3.Connection]:
    """Another process, as it were, in the midst of reading."""
    reader = sqlite3.connect(victim.archive, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute(ARTICLES).fetchone() == (10,)
    yield reader
    reader.close()


ARTICLES = "SELECT count(*) FROM articles"


def test_a_reader_that_stays_sees_its_moment_and_stops_nobody(victim: Victim) -> None:
    log = victim.archive.with_name("archive.db-wal")
    with reader_of(victim) as reader:
        victim.finish()
        size = log.stat().st_size
        victim.write_pages()
        victim.finish()
        assert reader.execute(ARTICLES).fetchone() == (10,)
        assert log.stat().st_size > size > 0
        assert rows(victim.archive, ARTICLES) == [(10 + PAGES + 8,)]
        victim.check()
        reader.execute("ROLLBACK")
        assert reader.execute(ARTICLES).fetchone() == (10 + PAGES + 8,)
        assert reader.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
    victim.check()


def test_a_store_without_a_log_is_stopped_by_a_reader(server: Server, tmp_path: Path) -> None:
    victim = Victim(server, tmp_path / "victim", random.Random(SEED), broken="without_wal", busy=100)
    victim.write_pages()
    victim.finish()
    with reader_of(victim):
        assert victim.server.run(victim.job_of()) != 0
    assert "database is locked" in victim.said()


@pytest.mark.parametrize("point", POINTS)
def test_sigterm_ends_a_load_at_any_point_with_nothing_lost(victim: Victim, point: str) -> None:
    hit = 1 + point.endswith("commit")  # the first commit is that of opening
    number = victim.server.start_and_stop(victim.job_of(point=point, end=signal.SIGSTOP, hit=hit))
    os.kill(number, signal.SIGTERM)
    os.kill(number, signal.SIGCONT)
    code = victim.server.wait(number)
    is_last = point.endswith("UPDATE runs")
    assert code == (0 if is_last else 130)
    outcome = "finished" if is_last else "interrupted"
    assert rows(victim.archive, "SELECT outcome FROM runs ORDER BY id DESC LIMIT 1") == [(outcome,)]
    victim.check()
    victim.finish()


def test_sigterm_under_a_lock_ends_a_load_when_its_patience_ends(victim: Victim) -> None:
    job = victim.job_of(busy=500, point="before acknowledgement", end=signal.SIGSTOP)
    number = victim.server.start_and_stop(job)
    with lock(victim.archive):
        os.kill(number, signal.SIGCONT)
        os.kill(number, signal.SIGTERM)
        assert victim.server.wait(number) == 1
    assert ENDED.fullmatch(victim.said())
    victim.check()
    victim.finish()
