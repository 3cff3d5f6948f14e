"""What ``scrapy crawl news`` into an archive costs, beside the same Scrapy that does next to nothing with its pages.

    python bench/crawling.py [--pages N] [--rounds N] [--size BYTES] [--readers N]
    python bench/crawling.py --memory [--pages N] [--size BYTES] [--readers N] [--minutes N]

All ask for the same pages of a made site (bench/made_site.py, a process of its own, on several addresses) with the
same settings, delays off, in turns. ``plain`` is given every address, counts the pages and throws them away; ``title``
asks Scrapy's selector for their titles before; ``news`` finds them through lists of links, reads them and saves them.
Pages a second are counted between the opening and the closing of the spider, by the clock, and by the processor time of
all processes of the crawl, their start included. A stall is how much later than due the loop took up a call. The ratios
are those of the medians. The squeeze that follows a crawl is left out: no page waits for it.

``--memory`` is one crawl of small pages, and what 10,000 more of them add to the memory of all its processes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import crawl_memory
import made_site
from made_site import Site
from served import free_port
from tabulate import tabulate

ROOT = Path(__file__).resolve().parents[1]
WAYS = ("plain", "title", "news")
GOAL, STALL = 0.6, 50.0
"""Of the pages a second by the clock that a trivial parse reaches; milliseconds at the 99th percentile."""
SETTINGS = {
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
    "CONTACT": "mailto:desk@paper.example",
    "LOOP_LAG": 1,
    "LOG_LEVEL": "ERROR",
    "SQUEEZE_SECONDS": 0,
}
MANY, SMALL = 50_000, 5_000
"""Pages, and bytes of one, where memory is measured."""
PLAIN = Path(__file__).with_name("plain_spider.py")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one crawl: pages, seconds of the clock and of the processor, milliseconds of its stalls."""

    pages: int
    clock: float
    processor: float
    stalls: dict[str, float]


@contextmanager
def served(site: Site) -> Iterator[None]:
    command = [sys.executable, made_site.__file__, str(site.port)]
    command += [part for name in ("pages", "size", "hosts") for part in (f"--{name}", str(getattr(site, name)))]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        try:
            yield
        finally:
            server.terminate()


def declare(site: Site, folder: Path) -> None:
    lines = (
        'title = "Made"',
        f"start = {json.dumps(site.starts())}",
        "section = '^/list/'",
        r"article = '^/\d{4}/\d\d/\d\d/'",
        "allow_private = true",
        "delay = 0",
        f"max_pages = {site.pages * 2}",
    )
    (folder / "made.toml").write_text("\n".join(lines), encoding="utf-8")


def command_of(way: str, site: Site, folder: Path, more: dict[str, Any]) -> list[str]:
    settings = SETTINGS | {"SITES_DIR": folder, "ARCHIVE": folder / "archive.db"} | more
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    extension = '{"plain_spider.StatsFile": 1, "crawler.lag.LoopLag": 2}'
    options += ["-s", f"EXTENSIONS={extension}"]
    if way == "news":
        return [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "site=made", *options]
    hosts = json.dumps([start.split("/")[2] for start in site.starts()])
    options += ["-s", "ITEM_PIPELINES={}", "-s", f"ALLOW_PRIVATE_HOSTS={','.join(json.loads(hosts))}"]
    options += ["-s", "SPIDER_MODULES=plain_spider"]
    return [sys.executable, "-m", "scrapy", "crawl", way, "-a", f"site={json.dumps(described(site))}", *options]


def described(site: Site) -> dict[str, int]:
    return {"port": site.port, "pages": site.pages, "size": site.size, "hosts": site.hosts}


def crawl(way: str, site: Site, folder: Path, more: dict[str, Any]) -> Cost:
    """One crawl in a process of its own. Raises RuntimeError when it brought in less than all."""
    before = os.times()
    ended = subprocess.run(
        command_of(way, site, folder, more), cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    after = os.times()
    try:
        stats = json.loads((folder / "stats.json").read_text())
    except OSError:
        raise RuntimeError(ended.stderr[-4000:]) from None
    pages = stats.get("archive/new" if way == "news" else "plain/pages", 0)
    if pages != site.pages:
        raise RuntimeError(f"{way}: {pages} of {site.pages} pages came in\n{ended.stderr[-4000:]}\n{stats}")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    stalls = {name: stats[f"loop_lag/{name}"] for name in ("p50", "p99", "max")}
    return Cost(pages, stats["elapsed_time_seconds"], processor, stalls)


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), str(ROOT)))}


def remember(site: Site, minutes: float, more: dict[str, Any]) -> int:
    with served(site), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        declare(site, folder)
        return crawl_memory.measure(command_of("news", site, folder, more), environment(), folder, minutes * 60)


def compare(site: Site, rounds: int, more: dict[str, Any]) -> int:
    costs: dict[str, list[Cost]] = {way: [] for way in WAYS}
    with served(site):
        for _ in range(rounds):
            for way, found in costs.items():
                with tempfile.TemporaryDirectory() as folder:
                    declare(site, Path(folder))
                    found.append(crawl(way, site, Path(folder), more))
                    print(way, found[-1], file=sys.stderr)
    print(table_of(costs))
    return 0


def table_of(costs: dict[str, list[Cost]]) -> str:
    speeds = {way: speed(found) for way, found in costs.items()}
    lines = []
    for way, found in costs.items():
        stalls = [statistics.median(one.stalls[name] for one in found) for name in ("p50", "p99")]
        (clock, processor), most = speeds[way], max(one.stalls["max"] for one in found)
        by_clock, by_processor = (
            [mine / of[by] for of in (speeds["plain"], speeds["title"])] for by, mine in enumerate(speeds[way])
        )
        lines.append((way, clock, *by_clock, processor, *by_processor, *stalls, most))
    heads = "|pages/s, clock|of plain|of title|pages/s, processor|of plain|of title|stall p50, ms|p99|max".split("|")
    return (
        f"the goal is {GOAL} of title by the clock, and no stall above {STALL:.0f} ms at p99; {os.cpu_count()} cores\n"
        + tabulate(lines, headers=heads, floatfmt=("", ".1f", ".2f", ".2f", ".1f", ".2f", ".2f", ".1f", ".1f", ".1f"))
    )


def speed(costs: list[Cost]) -> tuple[float, float]:
    return (
        statistics.median(one.pages / one.clock for one in costs),
        statistics.median(one.pages / one.processor for one in costs),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--size", type=int, metavar="BYTES")
    parser.add_argument("--readers", type=int, metavar="N", help="processes that read (default: the project's setting)")
    parser.add_argument("--memory", action="store_true", help="how memory grows with pages, instead of speed")
    parser.add_argument("--minutes", type=float, default=60, metavar="N", help="with --memory: when to end the crawl")
    options = parser.parse_args()
    more = {} if options.readers is None else {"READERS": options.readers}
    pages, size = (MANY, SMALL) if options.memory else (made_site.PAGES, made_site.SIZE)
    site = Site(free_port(), options.pages or pages, options.size or size)
    if options.memory:
        return remember(site, options.minutes, more)
    return compare(site, options.rounds, more)


if __name__ == "__main__":
    sys.exit(main())
