"""Can a visitor's SQL take the server down? A real Datasette under bombs, with its memory and another page's time.

    python bench/bombs.py [ARCHIVE] [--clients N]

Each client throws one bomb after another. Meanwhile the overview and the table of articles are asked for, one at a
time, and the memory (RSS) of the server with the processes it started is read every 50 ms. Then addresses that cost
more than others are asked for by all clients at once, and the other pages again meanwhile.
"""

import argparse
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

from made_archive import made_archive
from served import serve
from tabulate import tabulate

COLUMNS = "headline section date_published source language outlet_id url characters first_seen flags uid"
LONG = "printf('%.*c', 8000000, 'a')"
BOMBS = {
    "zeroblob": "select hex(zeroblob(400000000))",
    "printf": "select printf('%.*c', 900000000, 'x')",
    "printf_width": "select printf('%900000000s', 'x')",
    "counting": "with recursive c(x) as (select 1 union all select x + 1 from c) select max(x) from c",
    "doubling": "with recursive c(i, x) as (select 1, 'xx' union all select i + 1, x || x from c) select max(i) from c",
    "replacing": "select replace(replace(replace(" + LONG + ", 'a', 'bbbbbbbb'), 'b', 'cccccccc'), 'c', 'dddddddd')",
    "finding": "select instr(" + LONG + ", printf('%.*c', 4000000, 'a') || 'b')",
    "trimming": "select length(rtrim(" + LONG + ", printf('%.*c', 100000, 'b') || 'a'))",
    "like": "select " + LONG + " like '" + "%a" * 2000 + "b'",
    "glob": "select " + LONG + " glob '" + "*a" * 2000 + "b'",
    "long_like": "select " + LONG + " like '%' || printf('%.*c', 49000, 'a') || 'b'",
    "group_concat": "select group_concat(a.body || b.body) from article_text a, article_text b",
    "json_group": "select json_group_array(json_array(a.body, b.body)) from article_text a, article_text b",
    "json_deep": "select json(printf('%.*c', 4000000, '['))",
    "json_wide": "select count(*) from json_each('[' || printf('%.*c', 8000000, '1') || ']') a, json_tree('[1]') b",
    "json_patch": "with recursive c(i, x) as (select 1, json_array('a') union all "
    "select i + 1, json_array(x, x, x, x) from c) select length(x) from c",
    "cross_join": "select count(*) from blocks a, blocks b, blocks c",
    "sorting": "select a.body || b.body as text from article_text a, article_text b order by text limit 1",
    "distinct": "select count(distinct a.body || b.article_id) from article_text a, article_text b",
    "union": "with recursive c(x) as (select 1 union select x + 1 from c) select max(x) from c",
    "wide": "with w(x) as (select " + LONG + ") select " + ", ".join(["x || 1"] * 200) + " from w",  # noqa: S608
    "rows": "with recursive c(i) as (select 1 union all select i + 1 from c) select i, " + LONG + " from c",  # noqa: S608
    "regexp": "select 'aaaa' regexp '(a+)+$'",
    "in_list": "select count(*) from blocks where id in (" + ",".join(map(str, range(4_000))) + ")",  # noqa: S608
    "depth": "select " + "(" * 900 + "1" + ")" * 900,
    "compound": " union all ".join(["select 1"] * 900),
    "fts": "select count(*) from articles_fts a, articles_fts b where a.articles_fts match 'a* OR b* OR c*'",
    "series": "select sum(length(quote(a.body))) from article_text a, article_text b",
    "unistr": "select length(unistr(printf('%.*c', 8000000, '\\')))",
    "strftime": "select length(strftime(" + LONG + " || '%J', 'now'))",
}
ODD = {
    "facet of every column": "/{name}/articles?" + "&".join(f"_facet={column}" for column in COLUMNS.split()),
    "sort by no column": "/{name}/articles?_sort=bad",
    "where, visitor's": "/{name}/articles?_where=" + quote("headline like '%a%b%c%d%'"),
    "search of 10 kB": "/search?q=" + quote("河" * 1_100),
    "search in the table, 10 kB": "/{name}/articles?_search=" + quote("河" * 1_100),
    "ranked search of a common word": "/search?q=" + quote("的"),
}
"""Addresses that cost more than others, each asked for by all clients at once."""
OTHER_PAGES = ("", "/{name}/articles", "/{name}/articles/1")


@dataclass
class Toll:
    """What was seen while the bombs fell: statuses, seconds of other pages, the most memory in MiB."""

    statuses: dict[str, list[int]] = field(default_factory=dict)
    others: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    memory: float = 0.0


def ask(address: str) -> tuple[int, float]:
    """Status (0 for none) and seconds."""
    began = time.monotonic()
    try:
        with urllib.request.urlopen(address, timeout=120) as response:
            response.read()
            return int(response.status), time.monotonic() - began
    except urllib.error.HTTPError as error:
        error.read()
        return error.code, time.monotonic() - began
    except OSError:
        return 0, time.monotonic() - began


def ask_and_note(toll: Toll, name: str, address: str) -> None:
    toll.statuses[name].append(ask(address)[0])


def memory_of(process: int) -> float:
    """MiB that a process and its children have in memory together; Linux tells it."""
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        status = Path(f"/proc/{process}/status").read_text()
        below = [
            int(child) for task in children.parents[1].iterdir() for child in (task / "children").read_text().split()
        ]
    except OSError:
        return 0.0
    own = int(status.partition("VmRSS:")[2].split()[0]) / 1024 if "VmRSS:" in status else 0.0
    return own + sum(memory_of(child) for child in below)


def bombard(archive: Path, clients: int, *options: str) -> Toll:
    """Every bomb is thrown once, by so many clients at a time, at a server of its own."""
    toll = Toll({name: [] for name in BOMBS})
    with serve(archive, *options) as served:
        over = threading.Event()
        watchers = [
            threading.Thread(target=watch_memory, args=(served.process, toll, over)),
            threading.Thread(target=read_pages, args=(f"{served.address}", archive.stem, toll, over)),
        ]
        for page in OTHER_PAGES:
            ask(served.address + page.format(name=archive.stem))
        for watcher in watchers:
            watcher.start()
        with ThreadPoolExecutor(clients) as pool:
            for name, sql in BOMBS.items():
                address = f"{served.address}/{archive.stem}.json?sql={quote(sql)}"
                pool.submit(ask_and_note, toll, name, address)
        over.set()
        for watcher in watchers:
            watcher.join()
    return toll


def strain(archive: Path, clients: int) -> list[tuple[str, str, float, float, float, float]]:
    """Name, statuses, median and 95th of a hundred in seconds, of addresses asked for three times by each client; then
    median and 95th of the other pages."""
    rows = []
    with serve(archive) as served:
        for name, path in ODD.items():
            address = served.address + path.format(name=archive.stem)
            for warm in (address, *(served.address + page.format(name=archive.stem) for page in OTHER_PAGES)):
                ask(warm)
            toll, over = Toll(), threading.Event()
            reader = threading.Thread(target=read_pages, args=(served.address, archive.stem, toll, over))
            reader.start()
            with ThreadPoolExecutor(clients) as pool:
                answers = list(pool.map(ask, [address] * (3 * clients)))
            over.set()
            reader.join()
            asked, others = (quantiles(each, n=100) for each in ([seconds for _, seconds in answers], toll.others))
            statuses = Counter(status for status, _ in answers)
            rows.append((name, str(dict(statuses)), asked[49], asked[94], others[49], others[94]))
    return rows


def watch_memory(process: int, toll: Toll, over: threading.Event) -> None:
    while not over.wait(0.05):
        toll.memory = max(toll.memory, memory_of(process))


def read_pages(address: str, name: str, toll: Toll, over: threading.Event) -> None:
    while not over.wait(0.1):
        for page in OTHER_PAGES:
            status, seconds = ask(address + page.format(name=name))
            toll.others.append(seconds)
            toll.wrong += [] if status == 200 else [f"{page} {status}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, nargs="?", help="default: a made one of 10,000 articles")
    parser.add_argument("--clients", type=int, default=20)
    options = parser.parse_args()
    archive = options.archive or made_archive(10_000)
    toll = bombard(archive, options.clients)
    print(tabulate(toll.statuses.items(), headers=("bomb", "statuses")))
    times = sorted(toll.others)
    pages = f"{len(times)} other pages meanwhile, median {times[len(times) // 2]:.2f} s, slowest {times[-1]:.2f} s"
    print(f"\nmemory at most {toll.memory:.0f} MiB; {pages}; wrong: {toll.wrong or 'none'}")
    odd = strain(archive, options.clients)
    headers = ("address, by all clients", "statuses", "p50 s", "p95 s", "other pages p50 s", "p95 s")
    print("\n" + tabulate(odd, headers=headers, floatfmt=".2f"))
    failed = [name for name, statuses in toll.statuses.items() if not all(200 <= status < 500 for status in statuses)]
    slow = times[-1] >= 1 or any(others >= 1 for *_, others in odd)
    return 1 if failed or toll.wrong or toll.memory >= 512 or slow else 0


if __name__ == "__main__":
    sys.exit(main())
