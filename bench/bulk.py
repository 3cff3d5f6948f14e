"""How fast `scrapy load` is beside the extraction alone: pages a second with two processes each.

    python bench/bulk.py [--data FOLDER] [--pages N | --all] [--rounds N] [--jobs N]
    python bench/bulk.py --files 1000000      # a folder of so many small text files: when the first comes, and memory

One run, the same pages: `extract_article` over them in N processes, nothing kept; then the whole load, as files and as
a WARC: list, read, decode, extract, pack, store, index. The rounds take turns, the best of each counts; other work on
the machine falls on both, and hardly on the processor time of all processes, which Linux tells. The pages are those of
bench/extraction.py, else the sample pages; ``--all`` takes those without a body in the data set as well, for a load
that is twice as large.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bare import extract
from renormalize import pages_of
from speed import DEFAULT
from tabulate import tabulate

from archive.commands.ahead import work_ahead
from archive.commands.load import load, size_of_found
from archive.exporting.captures import Capture, Place
from archive.exporting.warc import record_of
from crawler.sources.found import Found, Intake
from crawler.sources.pages import find_pages

HERE = Path(__file__).resolve().parent
PROC = Path("/proc")
CONTENT_TYPE = (("content-type", "text/html"),)
REAPED = 0.2
"""Seconds until whoever started a process has asked how it ended."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, and of the processor in all processes; 0 where nobody tells."""

    clock: float
    processor: float


def every_page(folder: Path) -> list[bytes]:
    """Of all data sets, each once."""
    sys.path.insert(0, str(folder))
    import pages

    return list(dict.fromkeys(case.html for case in pages.load([*pages.BODY_SETS, *pages.META_SETS])))


def write_pages(folder: Path, bodies: list[bytes]) -> None:
    """Each a file, and all of them a WARC."""
    (folder / "files").mkdir()
    with (folder / "all.warc.gz").open("wb") as file:
        for number, body in enumerate(bodies):
            (folder / "files" / f"{number:06}.html").write_bytes(body)
            place = Place(number, "", f"https://paper.example/{number}.html", "2026-11-03T08:00:00Z")
            capture = Capture(place, place, f"{number}", 200, "text/html", None, CONTENT_TYPE, is_repeat=False)
            file.write(record_of(capture, body))


def extract_all(folder: Path, jobs: int) -> None:
    for _ in work_ahead(extract, find_pages([folder / "files"], Intake()), jobs, lambda _: 0, size_of_found):
        pass


def load_all(folder: Path, what: str, jobs: int) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as archive:
        load(str(Path(archive) / "archive.db"), [folder / what], jobs)


def timed(work: Callable[[], object]) -> Cost:
    start, before = time.perf_counter(), spent(os.getpid())
    work()
    clock = time.perf_counter() - start
    time.sleep(REAPED)
    return Cost(clock, spent(os.getpid()) - before)


def spent(pid: int) -> float:
    """Processor seconds of a process and all below it, ended ones as well (proc(5))."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
        tasks = list((PROC / str(pid) / "task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK") + sum(map(spent, children))


def small_files(count: int) -> None:
    """When the first of ``count`` files comes out of one folder, and what memory the listing takes."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            (Path(folder) / f"{number:07}.txt").write_bytes(b"")
        before, start = peak(), time.perf_counter()
        files: Iterator[Found] = find_pages([Path(folder)], Intake())
        next(files)
        first = time.perf_counter() - start
        listed = 1 + sum(1 for _ in files)
        print(f"{listed} files: the first after {first:.2f} s, all after {time.perf_counter() - start:.1f} s, ", end="")
        print(f"{peak() - before:.0f} MB more memory than before, {peak():.0f} MB at most")


def peak() -> float:
    """Of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--pages", type=int, default=600, metavar="N")
    parser.add_argument("--all", action="store_true", help="every page of the benchmark")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    parser.add_argument("--files", type=int, metavar="N")
    options = parser.parse_args()
    if options.files:
        small_files(options.files)
        return 0
    os.environ["PYTHONPATH"] = os.pathsep.join((str(HERE), str(HERE.parent)))  # where the fork server finds bare.py
    bodies = every_page(options.data) if options.all else pages_of(options.data, options.pages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_pages(folder, bodies)
        ways: dict[str, Callable[[], None]] = {
            "extract_article": lambda: extract_all(folder, options.jobs),
            "scrapy load, files": lambda: load_all(folder, "files", options.jobs),
            "scrapy load, WARC": lambda: load_all(folder, "all.warc.gz", options.jobs),
        }
        rounds = [{name: timed(way) for name, way in ways.items()} for _ in range(options.rounds)]
        packed = (folder / "all.warc.gz").stat().st_size
    clocks = {name: min(one[name].clock for one in rounds) for name in ways}
    processors = {name: min(one[name].processor for one in rounds) for name in ways}
    size = sum(map(len, bodies)) / len(bodies) / 1000
    print(f"{len(bodies)} pages, {size:.0f} kB each, {packed / 1e6:.0f} MB as WARC; {os.cpu_count()} cores")
    alone, spent_alone = clocks["extract_article"], processors["extract_article"]
    rows = [
        (name, len(bodies) / clocks[name], alone / clocks[name], spent_alone / (processors[name] or spent_alone or 1))
        for name in ways
    ]
    heads = ("", "pages/s", "of the extraction alone", "by processor time")
    print(tabulate(rows, headers=heads, floatfmt=("", ".0f", ".2f", ".2f")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
