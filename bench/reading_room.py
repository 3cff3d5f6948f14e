"""How long the pages of the reading room take on a made archive, beside Datasette's own without the plugin.

    python bench/reading_room.py [--articles N] [--rounds N]

One client, warm: every page once before, then in turns; the archive does not change, so that facets and counts are
kept, except where it says "anew": the first reader after a change waits so long.
Milliseconds through Datasette's in-process client, median and 95th of 100; of the processor and of the clock, since
other work on the machine is in the second. Search is asked for words cut out of the archive. ``bench/search.py``
compares the search alone with trigrams and Tantivy.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from urllib.parse import quote

from datasette.app import Datasette
from datasette.plugins import pm
from made_archive import made_archive
from tabulate import tabulate

from archive.datasette.guarding.visitors import GuardedExecute
from archive.searching.asked import Asked
from archive.searching.finding import PAGE, newest_statement
from archive.searching.query import parse
from archive.sqlite import sqlite3

PAGE_GOAL, SEARCH_GOAL, INDEX_GOAL = 150.0, 20.0, 1.3
"""Milliseconds, the 95th of a hundred; and the index as a share of the text's bytes."""
SEED = 5
ANEW = ", anew"
"""Of a page that is asked for as if the archive had changed since."""


@dataclass
class Times:
    """Milliseconds of each asking."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @contextmanager
    def taken(self) -> Iterator[None]:
        clock, processor = time.perf_counter(), time.process_time()
        yield
        self.clock.append(1000 * (time.perf_counter() - clock))
        self.processor.append(1000 * (time.process_time() - processor))


def percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100)[share - 1]


def pages_of(conn: sqlite3.Connection, name: str, chance: Random) -> dict[str, Callable[[], str]]:
    """A page's name to an address of it, another each time where there are many."""
    uids = [row[0] for row in conn.execute("SELECT uid FROM articles ORDER BY random() LIMIT 500")]
    changes = "SELECT uid FROM articles JOIN revisions ON article_id = articles.id LIMIT 200"
    changed = [row[0] for row in conn.execute(changes)]
    words = cut_words(conn, chance)
    (source,) = conn.execute("SELECT source FROM articles GROUP BY source ORDER BY count(*) DESC LIMIT 1").fetchone()
    newest = quote("select uid, headline from articles order by id desc limit 50")
    return {
        "overview": lambda: "/",
        "table, facets": lambda: f"/{name}/articles",
        "table, facets, filtered": lambda: f"/{name}/articles?source__exact={quote(source)}",
        f"table, facets, filtered{ANEW}": lambda: f"/{name}/articles?source__exact={quote(source)}",
        f"ledger table{ANEW}": lambda: f"/{name}/fetches",
        f"canned query{ANEW}": lambda: f"/{name}/months?source=",
        "table, searched": lambda: f"/{name}/articles?_search={quote(chance.choice(words))}",
        "search, newest": lambda: f"/search?q={quote(chance.choice(words))}&sort=arrival",
        "search, ranked": lambda: f"/search?q={quote(chance.choice(words))}",
        "article": lambda: f"/article/{chance.choice(uids)}",
        "article with changes": lambda: f"/article/{chance.choice(changed)}",
        "sources": lambda: "/sources",
        "changes": lambda: "/changes",
        "ledger table": lambda: f"/{name}/fetches",
        "canned query": lambda: f"/{name}/months?source=",
        "SQL of a visitor": lambda: f"/{name}?sql={newest}",
        "articles feed": lambda: "/articles.atom",
    }


def cut_words(conn: sqlite3.Connection, chance: Random) -> list[str]:
    """Words of two to four characters, out of texts: common ones come more often."""
    words = []
    for (body,) in conn.execute("SELECT body FROM article_text ORDER BY random() LIMIT 300"):
        start = chance.randrange(max(1, len(body) - 4))
        words.append(body[start : start + chance.randint(2, 4)].strip("，。 \n") or "的")
    return words


def served(archive: Path) -> Datasette:
    """With time for every query: a page is to be measured, not given up, when the machine is busy."""
    return Datasette([str(archive)], settings={"sql_time_limit_ms": 20_000, "facet_time_limit_ms": 20_000})


async def measure(datasette: Datasette, pages: dict[str, Callable[[], str]], rounds: int) -> dict[str, Times]:
    times = {name: Times() for name in pages}
    for turn in range(-2, rounds):
        for name, address in pages.items():
            asked = address()
            taken = times[name] if turn >= 0 else Times()
            with forgetting(datasette) if name.endswith(ANEW) else nullcontext(), taken.taken():
                response = await datasette.client.get(asked)
            assert response.status_code == 200, (asked, response.text[-300:])
    return times


@contextmanager
def forgetting(datasette: Datasette) -> Iterator[None]:
    """Without what was kept of the archive's answers; it is there again afterwards."""
    asking = [one.execute for one in datasette.databases.values() if isinstance(one.execute, GuardedExecute)]
    kept = [(execute.answers, execute.answers.kept) for execute in asking]
    for answers, _ in kept:
        answers.kept = OrderedDict()
    yield
    for answers, before in kept:
        answers.kept = before


async def measure_plain(archive: Path, rounds: int) -> Times:
    """The table of articles as Datasette shows it without us, with the same facets and page."""
    pm.unregister(pm.get_plugin("broadsheet"))
    facets = "&".join(f"_facet={name}" for name in ("section", "source", "language", "outlet_id"))
    pages = {"plain": lambda: f"/{archive.stem}/articles?{facets}&_size=50&_sort_desc=id"}
    return (await measure(served(archive), pages, rounds))["plain"]


def newest(conn: sqlite3.Connection, words: str) -> list[int]:
    """The last 20 arrivals that have the words, as ``/search`` asks for them."""
    statement = newest_statement(conn, Asked(words), parse(words))
    return [row[0] for row in conn.execute(statement.sql(), statement.values | {"limit": PAGE})]


def newest_in_sqlite(conn: sqlite3.Connection, words: list[str], rounds: int) -> Times:
    times = Times()
    for word in (words * (1 + rounds // len(words)))[: rounds * 3]:
        with times.taken():
            newest(conn, word)
    return times


def index_share(conn: sqlite3.Connection) -> float:
    (index,) = conn.execute("SELECT sum(length(block)) FROM articles_fts_data").fetchone()
    (text,) = conn.execute(
        "SELECT sum(length(CAST(body AS BLOB))) + sum(length(CAST(coalesce(headline, '') AS BLOB))) "
        "FROM articles JOIN article_text ON article_id = id"
    ).fetchone()
    return float(index / text)


def row_of(name: str, times: Times, goal: float) -> tuple[str, str, str, str, str, str]:
    late = percentile(times.processor, 95) > goal
    figures = [f"{percentile(values, share):.0f}" for values in (times.processor, times.clock) for share in (50, 95)]
    return (name, *figures, "over" if late else "")  # type: ignore[return-value]


def show_pages(archive: Path, rounds: int) -> int:
    """Prints the table; 1 when a page is late. The plugin is gone from this process afterwards."""
    chance = Random(SEED)
    conn = sqlite3.connect(archive)
    pages = pages_of(conn, archive.stem, chance)
    times = asyncio.run(measure(served(archive), pages, rounds))
    newest = newest_in_sqlite(conn, cut_words(conn, chance), rounds)
    share = index_share(conn)
    conn.close()
    plain = asyncio.run(measure_plain(archive, rounds))
    rows = [row_of(name, taken, PAGE_GOAL) for name, taken in times.items()]
    rows += [
        row_of("search, newest, in SQLite alone", newest, SEARCH_GOAL),
        row_of("Datasette's own table", plain, 1e9),
    ]
    print(tabulate(rows, headers=("page", "processor p50", "p95", "clock p50", "p95", "goal")))
    ratio = percentile(times["table, facets"].processor, 50) / percentile(plain.processor, 50)
    print(f"\nour table of articles takes {ratio:.2f} of the time of Datasette's own; index {share:.2f} of the text")
    late = [name for name, *_, over in rows if over]
    return 1 if late or share > INDEX_GOAL else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    return show_pages(made_archive(options.articles), options.rounds)


if __name__ == "__main__":
    sys.exit(main())
