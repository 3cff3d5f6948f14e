"""What reading a page costs, beside the parsers and trafilatura on the same pages, and how the cost grows with size.

    python bench/speed.py [--data FOLDER] [--pages N] [--check]

The pages are those of bench/extraction.py; without them only the made pages are read. Everything is processor time of
one run, page by page in turns: compare the ratios, not the figures of two machines. ``--check`` exits with 1 when a
page of 16 times the size costs more than MOST_GROWTH times as much. What is not installed is left out.
"""

import argparse
import gc
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from crawler.extraction import extract_article
from crawler.items import Snapshot

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "bench"
SEED = 20_000
"""Chooses the pages."""
MOST_GROWTH = 40
"""Times the cost for SIZES[-1] / SIZES[0] times the size: n·log n stays below, n² is 256."""
SIZES = (1, 4, 16)
COLLECT_EVERY = 50_000
"""Objects made between two passes of the garbage collector, as in a crawl."""
WARM_UP = 3
SENTENCE = "The granary by the river opened its doors on day {} as a school of music, free for children of the valley. "
PARAGRAPH = "<p>" + SENTENCE * 3 + "</p>"
LINK = '<li><a href="/story/{}">Bakers of the old town raise the price of bread</a></li>'
Reader = Callable[[bytes], Any]


def readers() -> dict[str, Reader]:
    """Name to what reads a page; those that are not installed are not there."""
    found: dict[str, Reader] = {}
    try:
        from lxml import html

        found["lxml, bare parse"] = html.document_fromstring
    except ImportError:
        pass
    from selectolax.lexbor import LexborHTMLParser

    found["selectolax, bare parse"] = LexborHTMLParser
    found["extract_article"] = ours
    try:
        from trafilatura import bare_extraction

        found["trafilatura"] = lambda body: bare_extraction(body, with_metadata=True)
    except ImportError:
        pass
    return found


def ours(body: bytes) -> Any:
    return extract_article(Snapshot(body, "page"))


def chosen_pages(folder: Path, count: int) -> list[bytes]:
    """The same pages for the same count, from all sets with a body."""
    sys.path.insert(0, str(folder))
    import pages

    cases = pages.load(pages.BODY_SETS)
    return [case.html for case in Random(SEED).sample(cases, min(count, len(cases)))]


def cost(read: Reader, body: bytes) -> float:
    """Processor seconds; a page that a reader cannot read costs what it took to find out."""
    start = time.process_time()
    try:
        read(body)
    except (ValueError, TypeError, AssertionError, RecursionError) as error:
        print(f"{type(error).__name__} in a page of {len(body):,} bytes: {error}", file=sys.stderr)
    return time.process_time() - start


def take_turns(bodies: list[bytes], found: dict[str, Reader]) -> dict[str, list[float]]:
    """Reader to its seconds for each page: every page is read by all, each time another one first."""
    for read in found.values():
        for body in bodies[:WARM_UP]:
            cost(read, body)
    spent: dict[str, list[float]] = {name: [] for name in found}
    order = list(found)
    for number, body in enumerate(bodies):
        turn = number % len(order)
        for name in order[turn:] + order[:turn]:
            gc.collect()
            spent[name].append(cost(found[name], body))
    return spent


def print_speed(spent: dict[str, list[float]]) -> None:
    """Milliseconds a page, and how many times the others' cost a reader's is."""
    total = {name: sum(times) for name, times in spent.items()}
    measures = [name for name in ("lxml, bare parse", "trafilatura") if name in total]
    heads = "".join(f"{'of ' + name.split(',')[0]:>16}" for name in measures)
    print(f"{'processor milliseconds a page':<30}{'mean':>9}{'median':>9}{'most':>9}{heads}")
    for name, times in spent.items():
        figures = [statistics.mean(times), statistics.median(times), max(times)]
        ratios = "".join(f"{total[name] / total[other]:>15.2f}x" for other in measures)
        print(f"{name:<30}" + "".join(f"{1000 * figure:>9.2f}" for figure in figures) + ratios)
    if "trafilatura" in total:
        print(f"trafilatura takes {total['trafilatura'] / total['extract_article']:.1f} times as long as we do")


def print_memory(bodies: list[bytes]) -> None:
    """The peak of a process that reads the pages from files, one by one, over what it had before the first."""
    with tempfile.TemporaryDirectory() as folder:
        for number, body in enumerate(bodies):
            (Path(folder) / f"{number:05}").write_bytes(body)
        command = [sys.executable, __file__, "--read", folder]
        before, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    print(f"peak memory of a process that reads them: {peak} MB, {before} MB of it before the first page")


def read_folder(folder: Path) -> None:
    """In a process of its own: peak megabytes before and after reading every file."""
    before = peak_megabytes()
    for path in sorted(folder.iterdir()):
        ours(path.read_bytes())
    print(before, peak_megabytes())


def peak_megabytes() -> int:
    """Linux hands a parent's ``ru_maxrss`` on to its children, but not VmHWM. A Mac counts bytes, others kilobytes."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text())
        if found:
            return int(found[1]) // 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)


def page_of(inside: str) -> bytes:
    head = "<html lang='en'><head><title>Granary reopens</title></head><body><h1>Granary reopens as a school</h1>"
    story = "".join(PARAGRAPH.format(number, number, number) for number in range(5))
    return f"{head}<div class='story'>{story}{inside}</div></body></html>".encode()


def paragraphs(count: int) -> bytes:
    return page_of("".join(PARAGRAPH.format(number, number, number) for number in range(count)))


def levels(count: int) -> bytes:
    return page_of("<div>" * count + SENTENCE.format(1) + "</div>" * count)


def one_text(characters: int) -> bytes:
    return page_of(f"<p>{SENTENCE * (characters // len(SENTENCE))}</p>")


def list_links(count: int) -> bytes:
    return page_of("<ul>" + "".join(LINK.format(number) for number in range(count)) + "</ul>")


def cells(count: int) -> bytes:
    row = "<tr>" + "".join(f"<td>{number} tons</td>" for number in range(10)) + "</tr>"
    return page_of(f"<table>{row * (count // 10)}</table>")


MADE: dict[str, tuple[Callable[[int], bytes], tuple[int, ...]]] = {
    "paragraphs": (paragraphs, tuple(200 * size for size in SIZES)),
    "links of a list": (list_links, tuple(625 * size for size in SIZES)),
    "cells of a table": (cells, tuple(1_250 * size for size in SIZES)),
    "levels of elements": (levels, tuple(310 * size for size in SIZES)),
    "characters of one text": (one_text, tuple(625_000 * size for size in SIZES)),
}
"""The last of each sixteen times the first: these are held to MOST_GROWTH."""
LARGE: dict[str, tuple[Callable[[int], bytes], tuple[int, ...]]] = {
    "levels of elements": (levels, (100, 1_000, 5_000, 19_000)),
    "characters of one text": (one_text, (1_000_000, 10_000_000)),
    "links of a list": (list_links, (10_000, 100_000)),
    "cells of a table": (cells, (2_000, 20_000)),
}
"""Larger than what the wild has. The parser's own cost of levels grows with their square, up to MAX_DEPTH of them."""


def growth(make: Callable[[int], bytes], sizes: tuple[int, ...]) -> list[float]:
    """Seconds at each size; the smaller of two, as another process may have been in the way."""
    times = []
    for size in sizes:
        body = make(size)
        gc.collect()
        times.append(min(cost(ours, body) for _ in range(2)))
    return times


def print_growth(made: dict[str, tuple[Callable[[int], bytes], tuple[int, ...]]]) -> list[str]:
    """A line for each page and size; returns what grew too fast."""
    failed = []
    for name, (make, sizes) in made.items():
        times = growth(make, sizes)
        for size, seconds in zip(sizes, times, strict=True):
            grown = f"{size / sizes[0]:>8.0f}x{seconds / times[0]:>10.1f}x" if size > sizes[0] else ""
            print(f"{name:<26}{size:>12,}{1000 * seconds:>11.1f}{grown}")
        if sizes[-1] == SIZES[-1] * sizes[0] and times[-1] > MOST_GROWTH * times[0]:
            failed.append(f"{name}: {SIZES[-1]} times the size cost {times[-1] / times[0]:.0f} times as much")
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--pages", type=int, default=130, metavar="N")
    parser.add_argument("--check", action="store_true", help="fail when the cost grows much faster than the size")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY)
    if options.read:
        read_folder(options.read)
        return 0
    if (options.data / "pages.py").exists():
        bodies = chosen_pages(options.data, options.pages)
        print(f"{len(bodies)} pages, {sum(map(len, bodies)) / len(bodies) / 1000:.0f} kB each")
        print_speed(take_turns(bodies, readers()))
        print_memory(bodies)
    else:
        print(f"no benchmark in {options.data}: give its folder with --data", file=sys.stderr)
    print(f"\n{'made pages':<26}{'of':>12}{'ms':>11}{'size':>9}{'cost':>11}")
    failed = print_growth(MADE)
    print()
    print_growth(LARGE)
    print("\n".join(failed))
    return int(options.check and bool(failed))


if __name__ == "__main__":
    sys.exit(main())
