"""How the memory of a crawl grows with its pages: a line through checkpoints of all its processes."""

import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from archive.sqlite import sqlite3

EVERY = 2.0
"""Seconds between two checkpoints."""
WARM = 10_000
"""Pages after which caches are full, every process has read some, and the first dictionary is learned."""
GOAL = 1.0
"""MB that 10,000 pages may add."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Pages that are saved; resident bytes of the crawl and of its readers, pages that they share counted in each."""

    pages: int
    resident: int


def checkpoints(process: subprocess.Popen[bytes], archive: Path, seconds: float) -> Iterator[Checkpoint]:
    """Until the crawl ends; after ``seconds`` it is ended."""
    until = time.monotonic() + seconds
    while process.poll() is None:
        try:
            process.wait(EVERY)
        except subprocess.TimeoutExpired:
            if time.monotonic() > until:
                process.send_signal(signal.SIGTERM)
                process.wait()
                return
            yield Checkpoint(saved_in(archive), resident(process.pid))


def saved_in(archive: Path) -> int:
    """Rows of the ledger; none before the archive is made."""
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as conn:
            return int(conn.execute("SELECT coalesce(max(id), 0) FROM fetches").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def resident(pid: int) -> int:
    """Of a process and all below it, 0 for one that has ended (Linux)."""
    folder = Path(f"/proc/{pid}")
    try:
        line = next(line for line in (folder / "status").read_text().splitlines() if line.startswith("VmRSS:"))
        children = [
            int(child) for task in (folder / "task").iterdir() for child in (task / "children").read_text().split()
        ]
    except (OSError, StopIteration):
        return 0
    return int(line.split()[1]) * 1024 + sum(map(resident, children))


def warm_ones(found: list[Checkpoint]) -> list[Checkpoint]:
    """Those of a crawl that is warm and goes on: while it closes, when no page comes any more, its readers are gone."""
    return [one for one in found if WARM <= one.pages < found[-1].pages]


def slope(warm: list[Checkpoint]) -> float:
    """MB that 10,000 pages add, by least squares. Raises statistics.StatisticsError for fewer than two checkpoints."""
    return (
        statistics.linear_regression([one.pages for one in warm], [one.resident / 1e6 for one in warm]).slope * 10_000
    )


def measure(command: list[str], environment: dict[str, str], folder: Path, seconds: float) -> int:
    """0 when the goal is met, 1 when it is not, 2 when the crawl saved too few pages to tell."""
    log = folder / "crawl.log"
    with log.open("wb") as said, subprocess.Popen(command, env=environment, stdout=said, stderr=said) as process:
        found = []
        for one in checkpoints(process, folder / "archive.db", seconds):
            found.append(one)
            print(f"{one.pages:>7} pages  {one.resident / 1e6:7.1f} MB", file=sys.stderr)
    warm = warm_ones(found)
    try:
        grown = slope(warm)
    except statistics.StatisticsError:
        print(f"too few pages after the first {WARM}\n{log.read_text()[-3000:]}", file=sys.stderr)
        return 2
    print(
        f"{found[-1].pages} pages, {len(warm)} checkpoints after the first {WARM}: {grown:+.2f} MB a 10,000 pages "
        f"(the goal is under {GOAL:g}); {warm[0].resident / 1e6:.1f} MB at the first, "
        f"{warm[-1].resident / 1e6:.1f} at the last"
    )
    return int(grown >= GOAL)
