"""How fast words are found, on a made archive, beside FTS5's trigrams and Tantivy in one run.

    pip install -e '.[bench]'                              # Tantivy
    python bench/search.py [--articles N] [--queries N]

Queries are cut out of the archive's own texts: 1 to 8 characters of Chinese, whole words of others, pairs of these;
and the commonest words. Each is asked for the newest 20; for the best 20 of the newest 5,000; as ``/search`` asks, with
all counts; and as the page itself. Trigrams index the texts as they are. Tantivy gets the same terms as FTS5, so that
engines are compared and not encodings. Times are milliseconds of the processor, of a second, warm asking.
"""

import argparse
import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from urllib.parse import quote

import tantivy
from datasette.app import Datasette
from made_archive import made_archive
from reading_room import newest
from tabulate import tabulate

from archive.search import index_text, match_query
from archive.searching.asked import Asked
from archive.searching.encoding import RUN
from archive.searching.facets import Row
from archive.searching.finding import MOST, WEIGHTS, find
from archive.searching.query import parse, phrase
from archive.sqlite import sqlite3

SEED = 26
PATIENCE = 60_000
"""Milliseconds a search may take: a busy machine is not to end one."""
NEWEST = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid DESC LIMIT 20"
RANKED = (
    f"SELECT id FROM (SELECT rowid AS id, {WEIGHTS} AS score FROM articles_fts WHERE articles_fts MATCH ? "  # noqa: S608
    f"ORDER BY rowid DESC LIMIT {MOST}) ORDER BY score LIMIT 20"
)
TEXTS = "SELECT id, coalesce(headline, ''), body FROM articles JOIN article_text ON article_id = id ORDER BY id"
TRIGRAMS = "CREATE VIRTUAL TABLE articles_fts USING fts5(body, headline, content='', tokenize='trigram')"
BYTES = (
    "SELECT sum(length(CAST(body AS BLOB))) + sum(length(CAST(coalesce(headline, '') AS BLOB))) "
    "FROM articles JOIN article_text ON article_id = id"
)


def cut_queries(conn: sqlite3.Connection, number: int) -> list[str]:
    chance = Random(SEED)
    (articles,) = conn.execute("SELECT max(id) FROM articles").fetchone()
    found: list[str] = []
    while len(found) < number:
        body = conn.execute(
            "SELECT body FROM article_text WHERE article_id = ?", [chance.randint(1, articles)]
        ).fetchone()[0]
        runs = RUN.findall(body) if chance.random() < 0.9 else body.split()
        words = [cut(chance, chance.choice(runs)) for _ in range(chance.choice((1, 1, 1, 2)))] if runs else []
        found += [" ".join(words)] if all(map(parse, words or [""])) else []
    return found


def cut(chance: Random, run: str) -> str:
    if not RUN.match(run):
        return run.strip(".,")
    length = chance.randint(1, 8)
    start = chance.randrange(max(1, len(run) - length + 1))
    return run[start : start + length]


def make_trigrams(conn: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("PRAGMA journal_mode = OFF")
    made.execute(TRIGRAMS)
    made.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 67108864)")
    made.execute("BEGIN")
    rows = ((number, body, headline) for number, headline, body in conn.execute(TEXTS))
    made.executemany("INSERT INTO articles_fts (rowid, body, headline) VALUES (?, ?, ?)", rows)
    made.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
    made.execute("COMMIT")
    return made


def make_tantivy(conn: sqlite3.Connection, folder: Path) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True, indexed=False, fast=True)
    for name in ("body", "headline"):
        builder.add_text_field(name, stored=False, tokenizer_name="terms", index_option="position")
    index = tantivy.Index(builder.build(), path=str(folder))
    analyser = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).filter(tantivy.Filter.lowercase()).build()
    index.register_tokenizer("terms", analyser)
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for number, headline, body in conn.execute(TEXTS):
        writer.add_document(tantivy.Document(id=number, body=index_text(body), headline=index_text(headline)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def tantivy_query(index: tantivy.Index, words: str) -> tantivy.Query:
    """The same phrases; a lone character is the beginning of a term, as in FTS5."""
    parts = []
    for group in parse(words):
        ways = [(tantivy.Occur.Should, way) for term in group for way in tantivy_ways(index, phrase(term))]
        parts.append(
            (tantivy.Occur.MustNot if group[0].excluded else tantivy.Occur.Must, tantivy.Query.boolean_query(ways))
        )
    return tantivy.Query.boolean_query(parts)


def tantivy_ways(index: tantivy.Index, asked: str) -> list[tantivy.Query]:
    terms, fields = asked.strip('"* ').lower().split(), ("body", "headline")
    if asked.endswith("*"):
        return [tantivy.Query.regex_query(index.schema, name, f"{terms[-1]}.*") for name in fields]
    if len(terms) == 1:
        return [tantivy.Query.term_query(index.schema, name, terms[0]) for name in fields]
    return [tantivy.Query.phrase_query(index.schema, name, terms) for name in fields]


def measure(ask: Callable[[str], object], queries: Sequence[str]) -> tuple[list[float], list[object]]:
    """Warm: each query is asked twice, and the second time counts."""
    times, answers = [], []
    for query in queries:
        ask(query)
        began = time.process_time()
        answers.append(ask(query))
        times.append(1000 * (time.process_time() - began))
    return times, answers


def row_of(name: str, times: Sequence[float], found: str = "") -> list[str]:
    ordered = sorted(times)
    places = [ordered[int(len(ordered) * share)] for share in (0.5, 0.95, 0.99)]
    return [name, *(f"{place:.1f}" for place in places), f"{ordered[-1]:.1f}", found]


def compare(path: Path, queries: list[str], folder: Path) -> Iterator[list[str]]:
    conn = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    (text,) = conn.execute(BYTES).fetchone()
    (ours,) = conn.execute("SELECT sum(length(block)) FROM articles_fts_data").fetchone()
    (sizes,) = conn.execute("SELECT sum(length(sz)) FROM articles_fts_docsize").fetchone()

    def rows(ask: sqlite3.Connection, sql: str, match: str) -> list[Row]:
        return ask.execute(sql, [match]).fetchall()

    share = f"index {(ours + sizes) / text:.2f} x text"
    times, answers = measure(lambda query: newest(conn, query), queries)
    yield row_of("newest 20", times, f"{sum(map(bool, answers))} found, {share}")
    yield row_of(
        "newest 20, of the index alone", measure(lambda query: rows(conn, NEWEST, match_query(query)), queries)[0]
    )
    yield row_of(
        "best 20 of the newest 5,000", measure(lambda query: rows(conn, RANKED, match_query(query)), queries)[0]
    )
    yield row_of(
        "with counts, count of all and rows", measure(lambda query: find(conn, Asked(query), PATIENCE), queries)[0]
    )
    filtered = {"language": "zh-Hans", "since": "2020"}
    yield row_of(
        "the same, two broad filters", measure(lambda query: find(conn, Asked(query, filtered), PATIENCE), queries)[0]
    )
    yield row_of("the page", asyncio.run(page_times(path, queries)))

    trigrams = make_trigrams(conn, folder / "trigrams.db")
    (theirs,) = trigrams.execute("SELECT sum(length(block)) FROM articles_fts_data").fetchone()

    def quoted(query: str) -> str:
        return " AND ".join(f'"{item}"' for item in query.split())

    times, answers = measure(lambda query: rows(trigrams, NEWEST, quoted(query)), queries)
    yield row_of("trigrams: newest 20", times, f"{sum(map(bool, answers))} found, index {theirs / text:.2f} x text")
    yield row_of("trigrams: best 20 of 5,000", measure(lambda query: rows(trigrams, RANKED, quoted(query)), queries)[0])

    (folder / "tantivy").mkdir()
    index = make_tantivy(conn, folder / "tantivy")
    searcher = index.searcher()
    size = sum(file.stat().st_size for file in (folder / "tantivy").iterdir())

    def newest_there(query: str) -> object:
        return searcher.search(tantivy_query(index, query), 20, count=False, order_by_field="id").hits

    times, answers = measure(newest_there, queries)
    yield row_of("Tantivy: newest 20", times, f"{sum(map(bool, answers))} found, index {size / text:.2f} x text")
    best = measure(lambda query: searcher.search(tantivy_query(index, query), 20, count=False).hits, queries)
    yield row_of("Tantivy: best 20 of all", best[0])
    conn.close()


async def page_times(path: Path, queries: Sequence[str]) -> list[float]:
    datasette = Datasette([str(path)], settings={"sql_time_limit_ms": PATIENCE})
    times = []
    for query in queries:
        for _ in range(2):
            began = time.process_time()
            response = await datasette.client.get(f"/search?q={quote(query)}")
            spent = 1000 * (time.process_time() - began)
        assert response.status_code == 200, query
        times.append(spent)
    return times


def show_engines(path: Path, number: int) -> None:
    """Prints the table, of so many queries and six more."""
    conn = sqlite3.connect(path)
    queries = [*cut_queries(conn, number), "我们", "已经 表示", "的", "我们 -已经", "我们 OR 他们", "the"]
    conn.close()
    folder = Path(tempfile.mkdtemp())
    try:
        rows = []
        for row in compare(path, queries, folder):
            print(*row, flush=True)
            rows.append(row)
    finally:
        shutil.rmtree(folder)
    print(f"{path.stem}, {len(queries)} queries")
    print(tabulate(rows, headers=["ms of the processor", "p50", "p95", "p99", "most", ""], disable_numparse=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300)
    options = parser.parse_args()
    show_engines(made_archive(options.articles), options.queries)


if __name__ == "__main__":
    main()
