"""What the tests of loading and saving share: pages and articles to put in, and everything an archive holds to compare.

Every outlet, person and event in here is invented.
"""

import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from archive.ledger.chain import check_chain
from archive.rereading.renormalize import Which, find_jobs, read_again
from archive.saving.saving import Saver
from archive.snapshots.snapshots import load_bytes
from archive.sqlite import sqlite3
from archive.store import Archive, open_archive, snapshots_path
from crawler.items import Article, Block, Credit, Image, Link, Reading, Snapshot
from crawler.version import extractor_version
from tests.started import ROOT as ROOT
from tests.started import Started

URL = "https://www.lotus-ferry.example/2026/1103/a77.html"
HEADLINE = "莲渡口新船下水 早班提前二十分钟"
PARAGRAPHS = (
    "莲渡口的新渡船昨天下水试航，船长三十一米，可以载客一百二十人，首航的早班比往常提前了二十分钟。",
    "渡口管理所介绍，新船换上了两台低噪声发动机，靠岸时岸上说话不必再提高嗓门，旧船将留作备用。",
    "摆渡三十年的老船工说，雾天最怕听不见对岸的锣声，如今船上装了雷达，可铜锣还是要带着。",
)


def page(headline: str = HEADLINE, *paragraphs: str) -> bytes:
    """A page of one article, in UTF-8."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    head = f'<meta charset="utf-8"><title>{headline}</title>'
    return f"<html><head>{head}</head><body><article><h1>{headline}</h1>{text}</article></body></html>".encode()


def numbered_page(number: int) -> bytes:
    """A page that no other number has."""
    return page(f"莲渡口第{number}班渡船准点靠岸", f"第{number}班渡船今天早晨准点靠岸。", *PARAGRAPHS)


def article(**changes: Any) -> Article:
    """An article with every part."""
    blocks = tuple(Block("paragraph", text, None, f"line {line}") for line, text in enumerate(PARAGRAPHS, 3))
    whole = Article(
        headline=HEADLINE,
        blocks=(*blocks, Block("heading", "锣声还在", 2), Block("image", "ferry.jpg")),
        url=URL,
        section="民生",
        date_published="2026-11-03",
        date_published_raw="2026年11月3日",
        source="莲渡日报",
        credits=(Credit("reporter", "苇一舟", "记者"), Credit("editor", "桨声", "责任编辑")),
        images=(Image("ferry.jpg", "新渡船试航", "苇一舟"),),
        links=(Link("related", "旧船留作备用", None, "旧船不拆。"),),
        language="zh-Hans",
    )
    return replace(whole, **changes)


def reading(body: bytes = b"first", asked: str = URL, fetched_at: str | None = None, **changes: Any) -> Reading:
    """An article as it was read from ``body``; ``asked`` is the input, ``changes`` are the article's."""
    read = article(**changes)
    return Reading(Snapshot(body, asked, read.url, "text/html", fetched_at=fetched_at), read)


def saver(archive: Archive, extractor: str = "1.0+a") -> Saver:
    row = {"command": "load", "arguments": "{}", "versions": "{}", "started_at": "2026-11-03T08:00:00Z"}
    archive.db.table("runs").insert(row)
    return Saver(archive, int(archive.db.execute("SELECT max(id) FROM runs").fetchone()[0]), extractor)


def run_scrapy(*arguments: str | Path | bytes, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """A command of the project, as a person would run it; its output as text."""
    with Started(arguments) as process:
        out, errors = process.communicate(timeout)
    return subprocess.CompletedProcess(arguments, process.wait(), out, errors)


def load_command(path: Path, *arguments: str | Path | bytes) -> subprocess.CompletedProcess[str]:
    return run_scrapy("load", *arguments, "-s", f"ARCHIVE={path}")


def kinds_read_again(path: Path, sites: Path) -> Counter[str]:
    """How many articles of an archive are what they were when their kept bytes are read again, or how they differ."""
    archive = open_archive(path)
    try:
        jobs = [job for job in find_jobs(archive, extractor_version(), sites, Which(force=True)) if job]
        return Counter(read_again(archive, sites, job).kind for job in jobs)
    finally:
        archive.close()


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    conn = sqlite3.connect(path)
    try:
        return [tuple(row) for row in conn.execute(query)]
    finally:
        conn.close()


def states(path: Path) -> dict[str, str]:
    """State with reason, by the last part of the input; every input must have one row."""
    found = rows(path, "SELECT input, state FROM ledger ORDER BY id")
    ends = {asked.rpartition("/")[2]: state for asked, state in found}
    assert len(ends) == len(found)
    return ends


def dump(path: Path, *left_out: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of both files but those of the ledger, and but the columns ``left_out``."""
    files = (path, snapshots_path(path))
    return {table: stored for file in files for table, stored in dump_file(file, left_out).items()}


def dump_file(path: Path, left_out: tuple[str, ...]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for (table,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
        columns = [row[1] for row in rows(path, f"PRAGMA table_info({table})") if row[1] not in left_out]
        if table not in ("fetches", "ledger_hashes", "runs", "run_sites", "articles_fts"):
            found[table] = rows(path, f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2")  # noqa: S608
    return found


def assert_whole(path: Path) -> None:
    """Both files pass SQLite's checks; every article has its text, its bytes and its entry in the index; the
    ledger is as it was written."""
    for file in (path, snapshots_path(path)):
        assert rows(file, "PRAGMA integrity_check") == [("ok",)]
        assert rows(file, "PRAGMA foreign_key_check") == []
    articles = rows(path, "SELECT id FROM articles ORDER BY id")
    assert rows(path, "SELECT article_id FROM article_text ORDER BY 1") == articles
    assert rows(path, "SELECT rowid FROM articles_fts ORDER BY 1") == articles
    assert rows(path, "SELECT DISTINCT article_id FROM blocks ORDER BY 1") == articles
    archive = open_archive(path)
    try:
        assert check_chain(archive.db.conn) is None
        for (sha256,) in rows(path, "SELECT snapshot_sha256 FROM fetches WHERE snapshot_sha256 IS NOT NULL"):
            load_bytes(archive.snapshots, sha256)
    finally:
        archive.close()
