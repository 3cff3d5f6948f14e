"""How sizes, search, pages and saving grow with an archive: a row for ten thousand, 100,000 and a million articles.

    python bench/million.py [--sizes N...] [--rounds N] [--new N] [--turns N]

The archives are those of ``bench/made_archive.py``: made when they are not there yet (``TMPDIR`` says where; a million
take some 11 GB, and as much again while they are copied). Searches and pages are asked by one client, warm, in
milliseconds of the processor, p50 and p95; "anew" is a page as the first reader after a change gets it. Words are cut
out of the archive's texts.

The load rate is what the one process that writes does in ``scrapy load --jobs N``, articles a second of its processor:
new articles added to a copy of the archive, with the commits and the checkpoint at the end. The sizes take turns, so
that other work on the machine falls on all; a size's rate is the median of its turns. The bytes of pages go into a file
of their own, which is empty.
"""

import argparse
import asyncio
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from loading import cost, made_article, packed, save_all, sent
from made_archive import made_archive
from reading_room import (
    ANEW,
    SEED,
    Times,
    cut_words,
    index_share,
    measure,
    newest_in_sqlite,
    pages_of,
    percentile,
    served,
)
from tabulate import tabulate

from archive.searching.asked import Asked
from archive.searching.finding import find
from archive.sqlite import sqlite3
from archive.store import Archive

NEWEST_GOAL, RANKED_GOAL = 20.0, 150.0
"""Milliseconds, the 95th of a hundred."""
INDEX_GOAL, RATE_GOAL = 1.3, 0.7
"""The index as a share of the text's bytes; the load rate as a share of that of the first row."""
PATIENCE = 60_000
"""Milliseconds a search may take: a busy machine is not to end one."""
NEWEST, RANKED = "search newest, SQLite", "search ranked, SQLite"
PAGES = ("search, newest", "search, ranked", "table, facets", "article", "overview", f"table, facets{ANEW}")


@dataclass(frozen=True, slots=True)
class Grown:
    """An archive of so many articles. ``rates`` are articles a second of the processor, one a turn."""

    articles: int
    path: Path
    index: float
    times: dict[str, Times]
    rates: list[float]

    @property
    def rate(self) -> float:
        return median(self.rates)

    def late(self, name: str) -> float:
        return percentile(self.times[name].processor, 95)

    def sizes(self, first: "Grown") -> tuple[str, ...]:
        size = self.path.stat().st_size
        each, rates = size / self.articles, " ".join(f"{rate:,.0f}" for rate in self.rates)
        share = f"{self.rate / first.rate:.2f}"
        return (f"{self.articles:,}", f"{size / 1e6:,.0f}", f"{each:,.0f}", f"{self.index:.2f}", rates, share)

    def spans(self) -> tuple[str, ...]:
        shown = (f"{percentile(one.processor, 50):.1f} / {self.late(name):.1f}" for name, one in self.times.items())
        return (f"{self.articles:,}", *shown)

    def misses(self, first: "Grown") -> list[str]:
        """The goals that are not reached."""
        reached = {
            f"search newest p95 at most {NEWEST_GOAL:.0f} ms": self.late(NEWEST) <= NEWEST_GOAL,
            f"search ranked p95 at most {RANKED_GOAL:.0f} ms": self.late(RANKED) <= RANKED_GOAL,
            f"index at most {INDEX_GOAL} of the text": round(self.index, 2) <= INDEX_GOAL,
            f"load rate at least {RATE_GOAL} of the first": self.rate >= RATE_GOAL * first.rate,
        }
        return [goal for goal, is_reached in reached.items() if not is_reached]


def grown(articles: int, rounds: int) -> Grown:
    path = made_archive(articles)
    chance = Random(SEED)
    conn = sqlite3.connect(path)
    words = cut_words(conn, chance)
    times = {NEWEST: newest_in_sqlite(conn, words, rounds), RANKED: ranked_in_sqlite(conn, words, rounds)}
    all_pages = pages_of(conn, path.stem, chance) | {f"table, facets{ANEW}": lambda: f"/{path.stem}/articles"}
    pages: dict[str, Callable[[], str]] = {name: all_pages[name] for name in PAGES}
    times |= asyncio.run(measure(served(path), pages, rounds))
    share = index_share(conn)
    conn.close()
    return Grown(articles, path, share, times, [])


def ranked_in_sqlite(conn: sqlite3.Connection, words: list[str], rounds: int) -> Times:
    """The best 20, as ``/search`` asks for them, with all counts."""
    times = Times()
    for word in (words * (1 + rounds // len(words)))[: rounds * 3]:
        find(conn, Asked(word), PATIENCE)
        with times.taken():
            find(conn, Asked(word), PATIENCE)
    return times


def load_rate(path: Path, parcels: list[bytes]) -> float:
    """Articles a second of the processor, added to a copy of the archive."""

    def write(archive: Archive) -> None:
        save_all(archive, map(pickle.loads, parcels))

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        shutil.copyfile(path, copy)
        return len(parcels) / cost(write, copy).processor


def new_articles(count: int) -> list[bytes]:
    """As the process that writes gets them from those that read."""
    readings = [made_article(number) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        return sent(readings, packed(readings, Path(folder) / "packed.db"))


def table_of(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return tabulate(rows, headers=heads, disable_numparse=True, stralign="right")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=100, metavar="N", help="askings of each page")
    parser.add_argument("--new", type=int, default=5_000, metavar="N", help="articles that are added")
    parser.add_argument("--turns", type=int, default=3, metavar="N", help="times that they are added to each size")
    options = parser.parse_args()
    found = list[Grown]()
    for articles in options.sizes:
        found.append(grown(articles, options.rounds))
        print("\n" + table_of(("p50 / p95, ms", *found[0].times), [one.spans() for one in found]), flush=True)
    parcels = new_articles(options.new)
    for _ in range(options.turns):
        for one in found:
            one.rates.append(load_rate(one.path, parcels))
    heads = ("articles", "MB", "bytes each", "index / text", "loaded a second", "of the first's")
    print("\n" + table_of(heads, [one.sizes(found[0]) for one in found]))
    missed = [f"{one.articles:,} articles: {goal}" for one in found for goal in one.misses(found[0])]
    print("\nmissed: " + "; ".join(missed) if missed else "\nall goals reached")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
