"""What looking at an archive costs: articles a second at each level, beside a bare ``PRAGMA integrity_check``.

    python bench/verify.py [--data FOLDER] [--pages N] [--copies N] [--rounds N]

One run, one archive: SQLite's own check of both files, then ``archive.verify`` at each level, in turns; the best of the
rounds counts, in processor time. Compare the ratios, not the figures of two machines. ``deep`` reads every article
again, where the command takes a sample. ``--copies`` saves each page under so many addresses. The pages are those of
bench/extraction.py, else the sample pages.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from renormalize import pages_of
from speed import DEFAULT
from tabulate import tabulate

from archive.ledger.ledger import run_of
from archive.saving.saving import Saver
from archive.sqlite import sqlite3
from archive.store import open_archive, snapshots_path
from archive.verifying.codes import LEVELS, Level
from archive.verifying.reading import Sample
from archive.verifying.verify import verify
from crawler.files import read_snapshot
from crawler.items import Reading, Snapshot
from crawler.sites import SITES_DIR
from crawler.version import extractor_version

Seconds = float
"""Of the processor, in this process."""


def make_archive(path: Path, bodies: list[bytes], copies: int) -> int:
    """Every page ``copies`` times, each with another comment at its end; returns how many articles there are."""
    archive = open_archive(path)
    with run_of(archive.db, "load", {}, extractor_version()) as run:
        saver = Saver(archive, run.id, extractor_version())
        for copy in range(copies):
            for number, body in enumerate(bodies):
                url = f"https://paper.example/{copy}/{number}.html"
                snapshot = Snapshot(body + b"<!-- %d -->" % copy, url, url, fetched_at="2026-11-03T08:00:00Z")
                reading = read_snapshot(snapshot)
                if isinstance(reading, Reading):
                    saver.save_reading(reading)
    (count,) = archive.db.execute("SELECT count(*) FROM articles").fetchone()
    archive.close()
    return int(count)


def integrity_check(path: Path) -> None:
    for file in (path, snapshots_path(path)):
        conn = sqlite3.connect(file)
        if conn.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise SystemExit(f"{file} is damaged")
        conn.close()


def look(path: Path, level: Level) -> None:
    result = verify(path, level, Sample(SITES_DIR, size=None))
    if result.kinds:
        raise SystemExit(f"a false alarm: {result.findings[0]}")


def timed(work: Callable[[], object]) -> Seconds:
    start = time.process_time()
    work()
    return time.process_time() - start


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--pages", type=int, default=300, metavar="N")
    parser.add_argument("--copies", type=int, default=3, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    options = parser.parse_args()
    bodies = pages_of(options.data, options.pages)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        count = make_archive(path, bodies, options.copies)
        size = sum(file.stat().st_size for file in (path, snapshots_path(path))) / count / 1000
        ways: dict[str, Callable[[], object]] = {"PRAGMA integrity_check": partial(integrity_check, path)}
        ways |= {f"verify --level {level}": partial(look, path, level) for level in LEVELS}
        rounds = [{name: timed(way) for name, way in ways.items()} for _ in range(options.rounds)]
    best = {name: min(times[name] for times in rounds) for name in ways}
    bare = best["PRAGMA integrity_check"]
    print(f"{count} articles, {size:.0f} kB each on disk; {megabytes():.0f} MB at most")
    rows = [(name, count / spent, bare / spent) for name, spent in best.items()]
    print(tabulate(rows, headers=("", "articles/s", "of the bare check"), floatfmt=("", ".0f", ".3f")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
