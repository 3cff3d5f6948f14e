"""How many bytes a kept page takes, beside a gzip record of its own (as in a WARC), and what packing costs.

    python bench/snapshots.py [--data FOLDER] [--sets SET...] [--quick] [--check]

Each set of the benchmark's pages, distinct ones, goes into a file of bytes of its own, in an order that mixes the
sites; then all of them into one, then a site that is made here: pages of one template with other text. A gzip record
is the WARC head, the HTTP head and the bytes, packed alone at gzip's level 9; our figure is the size of the whole file
of bytes with all its tables. Every page is read back and compared. Packing and reading a page are processor time of
this run: compare the two, not the figures of two machines. Pages are packed as they come in to a crawl, then again as
at its end; ``--quick`` leaves that out, as a load does. ``--check`` exits with 1 when all pages together take more than
gzip's bytes by GOAL.
"""

import argparse
import gzip
import hashlib
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tabulate import tabulate

from archive.snapshots.snapshots import load_bytes, save_snapshot
from archive.snapshots.squeezing import drop_unused, squeeze
from archive.store import open_archive, snapshots_path
from crawler.extraction import extract_article
from crawler.items import Snapshot

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "bench"
GOAL = 1.5
SEED = 5
MADE = 400
WORDS = "granary river school valley bridge market ferry lantern harvest council engine choir orchard signal".split()
HEADERS = (("Content-Type", "text/html"), ("Last-Modified", "Tue, 03 Nov 2026 08:00:00 GMT"), ("ETag", '"5f3a-61c"'))
FETCHED = "2026-11-03T08:20:00Z"


@dataclass(frozen=True, slots=True)
class Figures:
    """Bytes and processor seconds for all pages of a set together."""

    pages: int
    raw: int
    records: int
    file: int
    packing: float
    unpacking: float
    reading: float

    def row(self, name: str) -> tuple[str | int | float, ...]:
        ratio, cost = self.records / self.file, self.packing / self.reading
        sizes = (self.raw // self.pages, self.records // self.pages, self.file // self.pages)
        times = (one * 1000 / self.pages for one in (self.packing, self.unpacking, self.reading))
        return name, self.pages, *sizes, round(ratio, 2), *(round(one, 2) for one in times), round(cost, 2)


def measure(pages: list[Snapshot], is_squeezed: bool) -> Figures:
    """Raises AssertionError when a page does not come back as it was."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        archive = open_archive(path)
        archive.snapshots.execute("PRAGMA synchronous = OFF")  # the disk is not what is measured
        start = time.process_time()
        names = [save_snapshot(archive.snapshots, page) for page in pages]
        packing = time.process_time() - start
        if is_squeezed:
            start = time.process_time()
            sum(squeeze(archive.snapshots))
            drop_unused(archive.snapshots)
            packing += time.process_time() - start
        start = time.process_time()
        kept = [hashlib.sha256(load_bytes(archive.snapshots, name)).hexdigest() for name in names]
        unpacking = time.process_time() - start
        assert kept == [page.sha256 for page in pages]
        archive.snapshots.execute("VACUUM")
        archive.close()
        size = snapshots_path(path).stat().st_size
    start = time.process_time()
    for page in pages:
        extract_article(page)
    reading = time.process_time() - start
    raw, records = sum(len(page.body) for page in pages), sum(len(record(page)) for page in pages)
    return Figures(len(pages), raw, records, size, packing, unpacking, reading)


def record(page: Snapshot) -> bytes:
    """The page as a record of a WARC file, packed alone."""
    head = f"HTTP/1.1 200 OK\r\n{lines(page.headers)}\r\n".encode()
    block = head + page.body
    fields = (
        ("WARC-Type", "response"),
        ("WARC-Record-ID", f"<urn:uuid:{uuid.UUID(bytes=hashlib.md5(page.body).digest())}>"),
        ("WARC-Date", FETCHED),
        ("WARC-Target-URI", page.url or f"file:///{page.input}"),
        ("WARC-Payload-Digest", f"sha256:{page.sha256}"),
        ("Content-Type", "application/http; msgtype=response"),
        ("Content-Length", str(len(block))),
    )
    return gzip.compress(f"WARC/1.0\r\n{lines(fields)}\r\n".encode() + block + b"\r\n\r\n", 9)


def lines(fields: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in fields)


def benchmark_sets(folder: Path, chosen: list[str]) -> Iterator[tuple[str, list[Snapshot]]]:
    sys.path.insert(0, str(folder))
    import pages

    for name in chosen or [*pages.BODY_SETS, *pages.META_SETS]:
        yield name, mixed(snapshot(case.html, case.id, case.url) for case in pages.load([name]))


def mixed(pages: Iterator[Snapshot]) -> list[Snapshot]:
    """Each page once, in the same order for the same pages."""
    distinct = {page.sha256: page for page in pages}
    return Random(SEED).sample(list(distinct.values()), len(distinct))


def snapshot(body: bytes, name: str, url: str | None) -> Snapshot:
    return Snapshot(body, name, url or None, "text/html", status=200, headers=HEADERS, fetched_at=FETCHED)


def made_site() -> Iterator[Snapshot]:
    """Pages of one template: a menu, a script with a new number on each page, text that no other page has."""
    chance = Random(SEED)
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/{word}/">{word}</a></li>' for n, word in enumerate(WORDS)
    )
    style = "".join(f".block-{n}{{margin:{n}px;color:#{n * 7919:06x}}}" for n in range(400))
    for number in range(MADE):
        text = "".join(f"<p>{' '.join(chance.choices(WORDS, k=60))} {chance.random()}.</p>" for _ in range(12))
        state = f'<script>window.__state={{"id":{number},"token":"{chance.randbytes(16).hex()}"}}</script>'
        body = f"<body><ul>{menu}</ul><article>{text}</article></body>"
        page = f"<html><head><style>{style}</style>{state}</head>{body}</html>"
        yield snapshot(page.encode(), f"{number}.html", f"https://made.example/{number}.html")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--sets", nargs="*", default=[], help="some sets only")
    parser.add_argument("--quick", action="store_true", help="as a load leaves them, and a crawl that squeezes nothing")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    groups = {"made": mixed(made_site())}
    if (options.data / "pages.py").exists():
        found = dict(benchmark_sets(options.data, options.sets))
        groups = found | {"all": mixed(page for pages in found.values() for page in pages)} | groups
    figures = {name: measure(pages, not options.quick) for name, pages in groups.items()}
    heads = (
        "set",
        "pages",
        "bytes",
        "gzip record",
        "kept",
        "smaller by",
        "pack ms",
        "unpack ms",
        "read ms",
        "pack/read",
    )
    print(tabulate([one.row(name) for name, one in figures.items()], headers=heads))
    judged = figures.get("all") or figures["made"]
    return int(options.check and judged.records / judged.file < GOAL)


if __name__ == "__main__":
    sys.exit(main())
