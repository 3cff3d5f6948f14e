"""What saving articles in bulk costs, beside a bare ``executemany`` of the same rows into the same tables.

    python bench/loading.py [--articles N] [--rounds N] [--profile]

The articles are made, with the parts that a news page has; nothing is read from pages. The rows that saving left behind
are put, table by table in one transaction a file, into another archive with the same tables, indexes and settings: once
with the rows of the search index (its text made beforehand), once without. Each round does all in turns; a figure is
the median of its rounds, in rows a second of processor time and of the clock (a commit waits for the disk, which is no
processor time). Compare the ratios.

``writer`` is what the one process that writes does in ``scrapy load --jobs N``: the others have laid out the rows,
made the text of the index and packed the bytes, and it takes all that from a pipe. ``packed ahead`` is one process that
does everything but packing, ``saved`` one that does everything, as ``scrapy load`` alone does.
"""

import argparse
import cProfile
import pickle
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tabulate import tabulate

from archive import search
from archive.commands.load import rare_collections
from archive.ledger.ledger import begin_run
from archive.saving.groups import Item, groups_of, save_group
from archive.saving.preparing import prepare
from archive.saving.saving import Saver
from archive.snapshots.snapshots import Kept, keep, pack_ahead
from archive.store import Archive, open_archive, write_tx
from crawler.items import Article, Block, Credit, Evidence, Image, Link, Reading, Snapshot

BARE = "bare executemany"
GOAL = 0.5
"""Of the rows a second of the bare way, search included."""
HAN = "渡口新船昨天下水试航管理所介绍发动机低噪声岸上说话旧留作备用老工雾天铜锣雷达载客早班提前分钟两岸居民学校桥梁水位"
WORDS = "ferry landing boat harbour morning service minutes earlier keeper says bell radar fog bank school".split()
FIELDS = "headline section date_published source author editor language body url description".split()
TABLES = (
    "runs outlets people articles article_text blocks credits images links evidence fetches ledger_hashes "
    "revisions revision_fields fingerprints reprints"
).split()
BYTES = ("dictionaries", "snapshots", "bases", "marks")

Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds: of the processor, and of the clock."""

    processor: float
    clock: float


def sentence(chance: Random, chinese: bool) -> str:
    if chinese:
        return "".join(chance.choices(HAN, k=chance.randint(25, 60))) + "。"
    return " ".join(chance.choices(WORDS, k=chance.randint(10, 25))).capitalize() + "."


def made_article(number: int) -> Reading:
    """One page's reading: about a thousand characters, and what pages have around them."""
    chance, chinese = Random(number), number % 4 != 0
    url = f"https://paper{number % 50}.example/2026/11/{number % 28 + 1:02}/{number}.html"
    paragraphs = [" ".join(sentence(chance, chinese) for _ in range(2)) for _ in range(10)]
    headline = sentence(chance, chinese)[:24]
    article = Article(
        headline=headline,
        blocks=tuple(Block("paragraph", text, None, f"line {line}") for line, text in enumerate(paragraphs, 3)),
        url=url,
        section=f"section {number % 12}",
        date_published=f"2026-11-{number % 28 + 1:02}T08:00:00+08:00",
        source=f"source {number % 200}",
        credits=tuple(Credit("reporter", f"person {chance.randrange(3000)}", "记者") for _ in range(2)),
        images=(Image(f"https://paper.example/{number}.jpg", sentence(chance, chinese)),),
        links=tuple(Link("related", sentence(chance, chinese)[:20], f"{url}?{place}") for place in range(8)),
        language="zh-Hans" if chinese else "en",
        evidence=tuple(Evidence(field, headline, "meta", locator=f"meta[name={field}]") for field in FIELDS),
    )
    return Reading(Snapshot("\n".join(paragraphs).encode() * 3, url, url, "text/html", status=200), article)


def save_all(archive: Archive, items: Iterable[Item]) -> None:
    saver = Saver(archive, begin_run(archive.db, "bench", {}, "1.0+a"), "1.0+a")
    with rare_collections():
        for group in groups_of(items):
            save_group(saver, group)


def packed(readings: list[Reading], path: Path) -> list[Kept]:
    """Their bytes, as they are packed in an archive that takes them one after the other."""
    archive, found = open_archive(path), []
    for reading in readings:
        found.append(pack_ahead(archive.snapshots, reading.snapshot))
        keep(archive.snapshots, found[-1], lambda: b"")
    archive.close()
    return found


def sent(readings: list[Reading], packs: list[Kept]) -> list[bytes]:
    """What the process that writes gets from the others."""
    both = zip(readings, packs, strict=True)
    prepared = [replace(prepare(*one), snapshot=replace(one[0].snapshot, body=b"")) for one in both]
    return [pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for one in prepared]


def put_rows(archive: Archive, rows: Rows) -> None:
    """What nothing but SQLite does."""
    with write_tx(archive.snapshots), write_tx(archive.db):
        archive.snapshots.execute("PRAGMA defer_foreign_keys = ON")  # a base is a snapshot, and a snapshot has a base
        for table, values in rows.items():
            db = archive.snapshots if table in BYTES else archive.db
            names = "(rowid, body, headline)" if table == "articles_fts" else ""
            if values:
                marks = ", ".join("?" * len(values[0]))
                db.conn.executemany(f"INSERT INTO {table} {names} VALUES ({marks})", values)  # noqa: S608


def rows_of(archive: Archive) -> Rows:
    """Every row of both files, with what the search index was given."""
    there = set(archive.db.table_names())
    rows = {table: archive.db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES if table in there}  # noqa: S608
    texts = archive.db.execute("SELECT id, body, headline FROM articles JOIN article_text ON article_id = id")
    indexed = [(number, search.index_text(body), search.index_text(headline)) for number, body, headline in texts]
    kept = {table: archive.snapshots.execute(f"SELECT * FROM {table}").fetchall() for table in BYTES}  # noqa: S608
    return rows | {"articles_fts": indexed} | kept


def cost(work: Callable[[Archive], None], path: Path) -> Cost:
    """Of the work and the checkpoint at its end, in a new archive."""
    archive = open_archive(path)
    clock, processor = time.perf_counter(), time.process_time()
    work(archive)
    archive.close()
    return Cost(time.process_time() - processor, time.perf_counter() - clock)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--profile", action="store_true", help="show where the time of the writer goes instead")
    options = parser.parse_args()
    readings = [made_article(number) for number in range(options.articles)]
    with tempfile.TemporaryDirectory() as folder:
        if options.profile:
            return profiled(readings, Path(folder) / "profile.db")
        archive = open_archive(Path(folder) / "first.db")
        save_all(archive, readings)
        rows = rows_of(archive)
        archive.close()
        plain = {table: values for table, values in rows.items() if table != "articles_fts"}
        packs = packed(readings, Path(folder) / "packed.db")
        parcels = sent(readings, packs)
        ways: dict[str, Callable[[Archive], None]] = {
            "saved": lambda opened: save_all(opened, readings),
            "packed ahead": lambda opened: save_all(opened, map(prepare, readings, packs)),
            "writer": lambda opened: save_all(opened, map(pickle.loads, parcels)),
            BARE: lambda opened: put_rows(opened, rows),
            "bare, without search": lambda opened: put_rows(opened, plain),
        }
        costs: dict[str, list[Cost]] = {way: [] for way in ways}
        for turn in range(options.rounds):
            for place, (way, work) in enumerate(ways.items()):
                costs[way].append(cost(work, Path(folder) / f"{turn}.{place}.db"))
    count = sum(map(len, rows.values()))
    print(table_of(costs, count, options.articles))
    return 0


def profiled(readings: list[Reading], path: Path) -> int:
    archive, profile = open_archive(path), cProfile.Profile()
    parcels = sent(readings, packed(readings, path.with_name("packed.db")))
    profile.runcall(save_all, archive, map(pickle.loads, parcels))
    archive.close()
    pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(30)
    return 0


def table_of(costs: dict[str, list[Cost]], rows: int, articles: int) -> str:
    lines = []
    for way, found in costs.items():
        processor, clock = medians(found)
        bare = medians(costs[BARE])
        line = (rows / processor, bare[0] / processor, rows / clock, bare[1] / clock, articles / clock)
        lines.append((way, *line))
    heads = ("", "rows/s, processor", "ratio", "rows/s, clock", "ratio", "articles/s, clock")
    table = tabulate(lines, headers=heads, floatfmt=("", ",.0f", ".2f", ",.0f", ".2f", ",.0f"))
    return f"{articles} articles, {rows} rows; the goal is {GOAL} of the bare way\n{table}"


def medians(costs: list[Cost]) -> tuple[float, float]:
    return statistics.median(one.processor for one in costs), statistics.median(one.clock for one in costs)


if __name__ == "__main__":
    sys.exit(main())
