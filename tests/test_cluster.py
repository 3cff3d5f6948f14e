"""Pages read by the workers of a Dask scheduler: processes of their own, one of which is killed on the way."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from archive.cluster.client import batches
from archive.commands.load import load
from archive.sqlite import sqlite3
from crawler.items import Failure, Snapshot
from crawler.reading import Page
from tests.containers import response, warc_gz
from tests.loading import assert_whole, dump, load_command, numbered_page, page, rows, run_scrapy
from tests.started import ROOT, Started

TIMES = ("saved_at", "first_seen", "last_seen", "made_at", "fetched_at")
OTHERWISE = ("snapshots", "dictionaries", "bases", "base_marks", "marks", "articles_fts", "_sqlite_migrations")
"""Tables whose rows hang on how many pages went into one commit; what the bytes are is compared by their hashes."""


@dataclass
class Cluster:
    address: str
    workers: list[int]
    """Their process numbers."""


@contextmanager
def processes(count: int, folder: Path) -> Iterator[Cluster]:
    """A scheduler and its workers, as ``dask scheduler`` and ``dask worker`` start them."""
    environment = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    dask = [sys.executable, "-W", "ignore", "-m", "dask"]
    log = (folder / "cluster.log").open("w")
    start = lambda *words: subprocess.Popen([*dask, *words], cwd=ROOT, env=environment, stdout=log, stderr=log)  # noqa: E731
    started = [start("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard")]
    try:
        address = waited_for(folder, r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)")[0]
        place = ["--nworkers", str(count), "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)]
        started.append(start("worker", address, *place))
        waited_for(folder, r"Registered to:", count)
        yield Cluster(address, children_of(started[1].pid))
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()
        log.close()


def waited_for(folder: Path, pattern: str, times: int = 1) -> list[str]:
    until = time.monotonic() + 60
    while len(found := re.findall(pattern, (folder / "cluster.log").read_text())) < times:
        assert time.monotonic() < until, (folder / "cluster.log").read_text()
        time.sleep(0.05)
    return found


def children_of(number: int) -> list[int]:
    """The workers below the nanny that restarts them."""
    stats = [path.read_text().rpartition(")") for path in Path("/proc").glob("[0-9]*/stat")]
    below = [(int(head.split()[0]), int(rest.split()[1])) for head, _, rest in stats]
    names = {child: Path(f"/proc/{child}/cmdline").read_bytes() for child, parent in below if parent == number}
    return [child for child, name in names.items() if b"resource_tracker" not in name]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with processes(2, tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture(scope="module")
def warcs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("warcs")
    made = []
    for part in range(2):
        records = [
            response(f"https://paper.example/2026/11/03/{number}.html", numbered_page(number))
            for number in range(100 * part, 100 * (part + 1))
        ]
        records.append(response(f"https://paper.example/empty{part}", b""))
        made.append(folder / f"news-{part}.warc.gz")
        made[-1].write_bytes(warc_gz(*records))
    return made


def content(archive: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows but the times and how the bytes are packed, the ledger's with them."""
    ledger = "SELECT input, state, reason, article_id, snapshot_sha256, size, flags FROM fetches ORDER BY id"
    hashes = "SELECT sha256, size FROM snapshots ORDER BY sha256"
    found = {name: kept for name, kept in dump(archive, *TIMES).items() if not name.startswith(OTHERWISE)}
    found["fetches"] = rows(archive, ledger)
    found["hashes"] = rows(archive.with_name(f"{archive.stem}.snapshots.db"), hashes)
    return found


def test_a_load_by_a_cluster_that_loses_a_worker_is_the_load_of_one_machine(
    cluster: Cluster, warcs: list[Path], tmp_path: Path
) -> None:
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    load(str(here), warcs, 1)
    process = Started(["load", "--cluster", cluster.address, *warcs, "-s", f"ARCHIVE={there}"])
    until = time.monotonic() + 60
    while not counted(there) and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(cluster.workers.pop(), signal.SIGKILL)
    assert process.wait(120) == 0
    assert counted(there) == 202
    assert content(here) == content(there)
    assert_whole(there)


def counted(archive: Path) -> int:
    try:
        return int(rows(archive, "SELECT count(*) FROM fetches")[0][0])
    except sqlite3.OperationalError:  # not there yet
        return 0


def test_what_a_cluster_reads_again_is_what_one_machine_does(cluster: Cluster, tmp_path: Path) -> None:
    pages, archives = tmp_path / "pages", [tmp_path / "here.db", tmp_path / "there.db"]
    pages.mkdir()
    for number in range(40):
        (pages / f"{number}.html").write_bytes(numbered_page(number))
    for archive in archives:
        assert load_command(archive, pages).returncode == 0
        with sqlite3.connect(archive) as conn:
            conn.execute("UPDATE articles SET extractor = 'older', headline = 'as it was' WHERE id % 4 = 0")
            conn.execute("UPDATE articles SET extractor = 'older' WHERE id % 4 = 1")
        conn.close()
    where = [("--jobs", "1"), ("--cluster", cluster.address)]
    said = [
        run_scrapy("renormalize", "--apply", *how, "-s", f"ARCHIVE={archive}", timeout=120)
        for how, archive in zip(where, archives, strict=True)
    ]
    assert [one.returncode for one in said] == [0, 0], said[1].stderr
    assert "10 changed" in said[1].stdout
    assert content(archives[0]) == content(archives[1])


def test_a_cluster_reads_articles_in_several_parts_as_one_machine_does(cluster: Cluster, tmp_path: Path) -> None:
    here, there, file = tmp_path / "here.db", tmp_path / "there.db", tmp_path / "parts.warc.gz"
    url = "https://paper.example/2026/11/03/ferry.html"
    leading = (b"</article>", '<a href="ferry_2.html">下一页</a></article>'.encode())
    first, second = numbered_page(1).replace(*leading), numbered_page(2)
    others = [response(f"https://paper.example/{number}", numbered_page(number)) for number in range(3, 40)]
    file.write_bytes(warc_gz(response(url.replace(".html", "_2.html"), second), *others, response(url, first)))
    load(str(here), [file], 1)
    said = run_scrapy("load", "--cluster", cluster.address, file, "-s", f"ARCHIVE={there}", timeout=120)
    assert said.stdout.splitlines()[-1] == "39 inputs: 38 new, 1 duplicate"
    assert content(here) == content(there)
    lake = tmp_path / "lake"
    assert run_scrapy("load", "--cluster", cluster.address, "--parquet", lake, file, timeout=120).stdout == (
        f"{file}: 1 duplicate, 38 new\n"
    )


def test_each_warc_is_written_as_parquet_where_it_was_read(cluster: Cluster, warcs: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "lake"
    command = ["load", "--cluster", cluster.address, "--parquet", out, *warcs, "-s", f"ARCHIVE={tmp_path / 'no.db'}"]
    said = run_scrapy(*command, timeout=120)
    assert (said.returncode, said.stderr) == (0, "")
    assert sorted(said.stdout.splitlines()) == [f"{path}: 100 new, 1 not_article" for path in warcs]
    assert sorted(path.name for path in out.iterdir()) == ["part=news-0.warc.gz", "part=news-1.warc.gz"]
    query = f"SELECT part, count(*) FROM read_parquet('{out}/*/articles/*/*/*.parquet') GROUP BY part ORDER BY part"  # noqa: S608
    assert duckdb.sql(query).fetchall() == [("news-0.warc.gz", 100), ("news-1.warc.gz", 100)]
    assert not (tmp_path / "no.db").exists()
    again = run_scrapy(*command, timeout=120)
    assert (again.returncode, again.stdout.count("there already")) == (0, 2)


def test_the_limit_of_a_page_holds_for_what_a_cluster_reads(cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    most = ["-s", "DOWNLOAD_MAXSIZE=200", "-s", f"ARCHIVE={tmp_path / 'a.db'}"]
    command = ["load", "--cluster", cluster.address, tmp_path / "a.html", *most]
    assert run_scrapy(*command, timeout=120).stdout.splitlines()[-1] == "1 input: 1 rejected"
    said = run_scrapy(*command, "--parquet", tmp_path / "lake", timeout=120)
    assert said.stdout == f"{tmp_path / 'a.html'}: 1 rejected\n"


def test_a_cluster_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    said = run_scrapy("load", "--cluster", "tcp://nowhere", tmp_path / "a.html", "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    wrong = "--cluster tcp://nowhere: missing port number in address 'nowhere'"
    assert (said.returncode, said.stderr.splitlines()[-1].partition("error: ")[2]) == (2, wrong)


def test_pages_go_in_batches_of_few_bytes() -> None:
    large, small = Page(Snapshot(b"x" * 3_000_000, "large")), Page(Snapshot(b"x", "small"))
    lost = Failure("lost", "failed", "unreadable")
    sizes = [len(batch) for batch in batches([large, large, lost, *[small] * 40])]
    assert sizes == [2, 32, 9]
