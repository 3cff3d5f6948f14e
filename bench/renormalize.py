"""How fast the kept bytes are read again: pages a second on one core and on two, beside the extractor alone.

    python bench/renormalize.py [--data FOLDER] [--pages N] [--rounds N]

One run, the same bytes: ``extract_article`` over them in a loop, then ``scrapy renormalize`` (comparing, and writing)
over an archive of them that another extractor is said to have made. Every page is fetched from its file, unpacked,
checked by its hash, decoded, read, and compared row by row with what is kept. The rounds take turns; the best of each
counts. Compare the ratios, not the figures of two machines: 1.0 on one core is what cannot be reached. Where other work
goes on beside it, only the processor time of one process means something. The pages are those of bench/extraction.py,
else the sample pages.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from speed import DEFAULT, chosen_pages
from tabulate import tabulate

from archive.commands.renormalize import renormalize
from archive.ledger.ledger import begin_run
from archive.saving.saving import Saver
from archive.store import open_archive, write_tx
from crawler.extraction import extract_article
from crawler.files import read_snapshot
from crawler.items import Reading, Snapshot
from crawler.samples import find_samples
from crawler.sites import SITES_DIR

SAMPLES = Path(__file__).resolve().parents[1] / "seeds" / "pages"
Seconds = tuple[float, float]
"""By the clock, and of the processor in this process."""
OLD = "another"
EVERY = 10
"""One page in so many was read otherwise by the other extractor."""


def pages_of(folder: Path, count: int) -> list[bytes]:
    """Bodies, each once: the same bytes are one snapshot."""
    if (folder / "pages.py").exists():
        bodies = chosen_pages(folder, count)
    else:
        bodies = [path.read_bytes() for path in find_samples(SAMPLES)]
    return list(dict.fromkeys(bodies))


def make_archive(path: Path, bodies: list[bytes]) -> None:
    """An archive of the pages as today's extractor reads them, but for one in ``EVERY``, and said to be another's."""
    archive = open_archive(path)
    saver = Saver(archive, begin_run(archive.db, "load", {}, OLD), OLD)
    for number, body in enumerate(bodies):
        reading = read_snapshot(Snapshot(body, f"{number}.html", f"https://paper.example/{number}.html"))
        if isinstance(reading, Reading):
            saver.save_reading(reading)
    with write_tx(archive.db) as db:
        db.execute("UPDATE articles SET section = 'another' WHERE id % ? = 0", [EVERY])
    archive.close()


def extract_all(bodies: list[bytes]) -> None:
    for number, body in enumerate(bodies):
        extract_article(Snapshot(body, f"{number}.html", f"https://paper.example/{number}.html"))


def reread(source: Path, jobs: int, *, apply: bool) -> Seconds:
    """What is written is written to a copy, which is made before."""
    with tempfile.TemporaryDirectory() as folder:
        for file in source.parent.glob("archive*.db"):
            shutil.copy(file, folder)
        return timed(lambda: renormalize(Path(folder) / source.name, SITES_DIR, jobs, apply=apply))


def timed(work: Callable[[], object]) -> Seconds:
    start, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--pages", type=int, default=400, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    options = parser.parse_args()
    bodies = pages_of(options.data, options.pages)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        make_archive(path, bodies)
        ways: dict[str, Callable[[], Seconds]] = {
            "extract_article, one process": lambda: timed(lambda: extract_all(bodies)),
            "renormalize --diff, one process": lambda: reread(path, 1, apply=False),
            "renormalize --apply, one process": lambda: reread(path, 1, apply=True),
            "renormalize --diff, two processes": lambda: reread(path, 2, apply=False),
            "renormalize --apply, two processes": lambda: reread(path, 2, apply=True),
        }
        rounds = {name: [way()] for name, way in ways.items()}
        for _ in range(options.rounds - 1):
            rounds = {name: [*rounds[name], way()] for name, way in ways.items()}
    best = {
        name: (min(clock for clock, _ in times), min(spent for _, spent in times)) for name, times in rounds.items()
    }
    alone, alone_spent = next(iter(best.values()))
    size = sum(map(len, bodies)) / len(bodies) / 1000
    print(f"{len(bodies)} pages, {size:.0f} kB each, one in {EVERY} read otherwise before; {os.cpu_count()} cores")
    rows = [
        (name, len(bodies) / clock, alone / clock, alone_spent / spent if name.endswith("one process") else None)
        for name, (clock, spent) in best.items()
    ]
    heads = ("", "pages/s", "of the extractor alone", "in processor time")
    print(tabulate(rows, headers=heads, floatfmt=("", ".0f", ".2f", ".2f")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
