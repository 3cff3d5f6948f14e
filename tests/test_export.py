"""The archive in other people's formats, read by their own tools: warcio, DuckDB, and our loader."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from archive.commands.load import load
from archive.sqlite import sqlite3
from archive.store import open_archive, snapshots_path
from crawler.files import read_snapshot
from crawler.items import Block, NotModified, Reading, Snapshot
from crawler.version import extractor_version
from tests.containers import response, warc_gz, write
from tests.loading import PARAGRAPHS, ROOT, assert_whole, numbered_page, page, rows, run_scrapy, saver
from tests.loading import reading as made_reading

URL = "https://paper.example/2026/11/"
SNAPSHOTS = "SELECT sha256, size, media_type, charset, url, headers FROM snapshots ORDER BY sha256"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Pages from the web in two versions, from disk with and without an address, the same bytes twice."""
    folder = tmp_path_factory.mktemp("export")
    headers = ("Last-Modified: Tue, 03 Nov 2026 07:00:00 GMT", 'ETag: "a1"')
    records = [
        response(f"{URL}1.html", numbered_page(1), "200 OK", "text/html; charset=utf-8", *headers),
        response(f"{URL}2.html", numbered_page(2)),
        response(f"{URL}none.html", b"<p>nothing to see"),
        response(f"{URL}gbk.html", page().decode().replace("utf-8", "gbk").encode("gbk"), "200 OK", "text/html"),
        response(f"{URL}2.html", numbered_page(3), "200 OK"),
        response(f"{URL}2.html", numbered_page(3), "200 OK"),
        response(f"{URL}gone.html", b"gone", "410 Gone"),
    ]
    origin = json.dumps({"url": f"{URL}saved.html", "charset": "utf-8", "media_type": "text/html"}).encode()
    files = {"渡 1.html": numbered_page(7), "copy.html": numbered_page(7), "saved/p.html": numbered_page(8)}
    write(folder / "in", files | {"saved/origin.json": origin, "web.warc.gz": warc_gz(*records)})
    path = folder / "archive.db"
    load(str(path), [folder / "in"], jobs=1)
    opened = open_archive(path)
    try:
        saver(opened).save_reading(made_reading())
    finally:
        opened.close()
    yield path
    assert_whole(path)


def export(archive: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_scrapy("export", *arguments, "-s", f"ARCHIVE={archive}")


@pytest.fixture(scope="module")
def warc(archive: Path) -> Path:
    out = archive.with_name("out.warc.gz")
    done = export(archive, "--warc", out)
    assert (done.stdout, done.stderr, done.returncode) == ("10 records\n", "", 0)
    return out


def test_a_foreign_tool_accepts_every_digest_of_the_warc(warc: Path) -> None:
    command = [sys.executable, "-m", "warcio.cli", "check", "-v", warc]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.count("digest pass") == 10  # eight snapshots, a copy of one, and the record about the file
    assert checked.stdout.count("(revisit)") == 1


def test_bytes_that_are_damaged_are_found_by_the_foreign_tool(warc: Path, tmp_path: Path) -> None:
    plain = gzip.decompress(warc.read_bytes())
    (tmp_path / "other.warc").write_bytes(plain.replace("旧船将留作备用".encode(), "旧船不留作备用".encode()))
    command = [sys.executable, "-m", "warcio.cli", "check", tmp_path / "other.warc"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 1


def test_in_and_out_and_in_again_gives_the_same_snapshots(archive: Path, warc: Path, tmp_path: Path) -> None:
    report = load(str(tmp_path / "again.db"), [warc], jobs=1)
    assert report.passed == {"revisit record": 1}
    assert report.lost == 0
    again, before = (rows(snapshots_path(path), SNAPSHOTS) for path in (tmp_path / "again.db", archive))
    assert again == before
    kept = "url IS NOT NULL AND snapshot_sha256 IS NOT NULL"
    ledger = f"SELECT DISTINCT url, http_status, fetched_at, snapshot_sha256 FROM fetches WHERE {kept} ORDER BY 1, 3, 4"  # noqa: S608
    assert rows(tmp_path / "again.db", ledger) == rows(archive, ledger)


CORRECTED, BEFORE = page("莲渡口新船下水", "更正：新船可载九十人。", *PARAGRAPHS), page("莲渡口新船下水", *PARAGRAPHS)


CAPTURES = {
    "back to what it was": ([("1.html", BEFORE), ("1.html", CORRECTED), ("1.html", BEFORE)], ["response"] * 3),
    "a repeat right behind": (
        [("1.html", BEFORE), ("1.html", BEFORE), ("1.html", CORRECTED)],
        ["response", "revisit", "response"],
    ),
    "no article between": ([("1.html", BEFORE), ("1.html", b"<p>nothing"), ("1.html", BEFORE)], ["response"] * 3),
    "its other address between": (
        [("1.html", BEFORE), ("1.html?utm_source=list", CORRECTED), ("1.html", BEFORE)],
        ["response"] * 3,
    ),
    "at another address": (
        [("1.html", BEFORE), ("2.html", BEFORE), ("2.html", BEFORE)],
        ["response", "response", "revisit"],
    ),
}


@pytest.mark.parametrize(("captures", "records"), CAPTURES.values(), ids=CAPTURES)
def test_an_archive_made_anew_of_its_warc_has_the_same_versions(
    tmp_path: Path, captures: list[tuple[str, bytes]], records: list[str]
) -> None:
    archive = tmp_path / "archive.db"
    opened = open_archive(archive)
    for day, (name, body) in enumerate(captures, 1):
        asked = f"{URL}{name}"
        came = Snapshot(body, asked, asked, "text/html", status=200, fetched_at=f"2026-11-{day:02}T08:00:00Z")
        made = read_snapshot(came)
        assert isinstance(made, Reading)
        saver(opened, extractor_version()).save_reading(made)
    opened.close()
    assert export(archive, "--warc", tmp_path / "out.warc").returncode == 0
    plain = gzip.decompress((tmp_path / "out.warc").read_bytes()).decode()
    assert re.findall(r"WARC-Type: (\w+)", plain) == ["warcinfo", *records]
    load(str(tmp_path / "again.db"), [tmp_path / "out.warc"], jobs=1)
    texts = "SELECT url, headline, body, snapshot_sha256 FROM articles JOIN article_text ON article_id = articles.id"
    assert rows(tmp_path / "again.db", texts) == rows(archive, texts)
    changes = "SELECT article_id, cause, snapshot_before, snapshot_after FROM revisions ORDER BY id"
    assert rows(tmp_path / "again.db", changes) == rows(archive, changes)


def test_a_repeat_that_an_older_capture_comes_behind_is_written_whole(tmp_path: Path) -> None:
    """Its time tells that the older one is no correction."""
    opened = open_archive(tmp_path / "archive.db")
    for day, body in ((1, b"first"), (3, b"first"), (2, b"second")):
        saver(opened).save_reading(made_reading(body, fetched_at=f"2026-11-{day:02}T08:00:00Z"))
    opened.close()
    assert export(tmp_path / "archive.db", "--warc", tmp_path / "out.warc").returncode == 0
    assert b"WARC-Type: revisit" not in gzip.decompress((tmp_path / "out.warc").read_bytes())


def test_a_page_that_did_not_change_is_a_revisit_whatever_came_between(tmp_path: Path) -> None:
    """HTTP 304 brings no bytes and changes no article."""
    archive = tmp_path / "archive.db"
    opened = open_archive(archive)
    saving = saver(opened)
    saving.save_reading(made_reading(b"first"))
    saving.save_reading(made_reading(b"second", f"{URL}other.html", headline="莲渡口新船停航"))
    unmodified = NotModified(made_reading().snapshot.input, made_reading().snapshot.url)
    assert saving.save_all([unmodified])[0].label == "unchanged"
    opened.close()
    assert export(archive, "--warc", tmp_path / "out.warc").returncode == 0
    plain = gzip.decompress((tmp_path / "out.warc").read_bytes()).decode()
    assert re.findall(r"WARC-Type: (\w+)", plain) == ["warcinfo", "resource", "resource", "revisit"]


def test_the_same_archive_gives_the_same_records(archive: Path, warc: Path, tmp_path: Path) -> None:
    assert export(archive, "--warc", tmp_path / "two.warc.gz").returncode == 0
    first, second = (gzip.decompress(path.read_bytes()) for path in (warc, tmp_path / "two.warc.gz"))
    assert first.split(b"WARC/1.1")[2:] == second.split(b"WARC/1.1")[2:]


@pytest.fixture(scope="module")
def tables(archive: Path) -> Path:
    out = archive.with_name("tables")
    done = export(archive, "--parquet", out)
    assert (done.stderr, done.returncode) == ("", 0)
    return out


@pytest.fixture
def duck(tables: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[duckdb.DuckDBPyConnection]:
    monkeypatch.chdir(tables)
    with duckdb.connect() as connection:
        connection.execute((tables / "views.sql").read_text(encoding="utf-8"))
        yield connection


def questions() -> list[str]:
    """As they stand in the README and in docs/; those with ``MATCH`` ask the search index, which only SQLite has."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    blocks = [block for page in pages for block in re.findall(r"```sql\n(.*?)```", page.read_text("utf-8"), re.DOTALL)]
    found = [one.strip() for block in blocks for one in block.split(";") if "MATCH" not in one and one.strip()]
    assert len(found) >= 6
    return found


@pytest.mark.parametrize("question", questions())
def test_duckdb_answers_the_readme_as_sqlite_does(
    archive: Path, duck: duckdb.DuckDBPyConnection, question: str
) -> None:
    assert answer(duck.execute(question).fetchall()) == answer(rows(archive, question))


def answer(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows in an order of their own: the questions leave open which of two equals comes first."""
    return sorted((tuple(row) for row in found), key=repr)


def test_articles_and_blocks_lie_by_year_and_outlet(tables: Path, duck: duckdb.DuckDBPyConnection) -> None:
    parts = duck.execute(
        "SELECT year, outlet, count(*) FROM 'articles/*/*/*.parquet' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert parts == [
        (2026, "paper.example", 2),
        (2026, "www.lotus-ferry.example", 1),
        (None, "paper.example", 2),
        (None, None, 1),
    ]
    assert (tables / "blocks" / "year=2026" / "outlet=www.lotus-ferry.example").is_dir()


def test_every_row_of_every_table_is_there(archive: Path, duck: duckdb.DuckDBPyConnection) -> None:
    for table in ("articles", "article_text", "blocks", "credits", "evidence", "fetches", "links", "revision_fields"):
        query = f"SELECT * FROM {table} ORDER BY 1"  # noqa: S608
        assert [tuple(row) for row in duck.execute(query).fetchall()] == rows(archive, query)


def lines(path: Path) -> dict[str, dict[str, Any]]:
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text(encoding="utf-8")
    return {one["headline"]: one for one in map(json.loads, text.splitlines())}


def test_an_article_in_the_words_of_schema_org(archive: Path, tmp_path: Path) -> None:
    done = export(archive, "--jsonl", tmp_path / "out.jsonl")
    assert (done.stdout, done.returncode) == ("6 articles\n", 0)
    said = lines(tmp_path / "out.jsonl")["莲渡口新船下水 早班提前二十分钟"]
    del said["articleBody"], said["identifier"]
    assert said == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://www.lotus-ferry.example/2026/1103/a77.html",
        "url": "https://www.lotus-ferry.example/2026/1103/a77.html",
        "headline": "莲渡口新船下水 早班提前二十分钟",
        "articleSection": "民生",
        "datePublished": "2026-11-03",
        "inLanguage": "zh-Hans",
        "author": [{"@type": "Person", "name": "苇一舟"}],
        "editor": [{"@type": "Person", "name": "桨声"}],
        "publisher": {"@type": "Organization", "name": "www.lotus-ferry.example"},
        "sourceOrganization": {"@type": "Organization", "name": "莲渡日报"},
        "image": [{"@type": "ImageObject", "name": "ferry.jpg", "caption": "新渡船试航", "creditText": "苇一舟"}],
    }


def test_an_article_in_zytes_names_packed(archive: Path, tmp_path: Path) -> None:
    assert export(archive, "--jsonl", tmp_path / "out.jsonl.gz", "--form", "zyte").returncode == 0
    said = lines(tmp_path / "out.jsonl.gz")["莲渡口新船下水 早班提前二十分钟"]
    assert {
        name: said[name] for name in ("datePublished", "datePublishedRaw", "authors", "breadcrumbs", "mainImage")
    } == {
        "datePublished": "2026-11-03",
        "datePublishedRaw": "2026年11月3日",
        "authors": [{"name": "苇一舟", "nameRaw": "苇一舟"}],
        "breadcrumbs": [{"name": "民生"}],
        "mainImage": {"url": "ferry.jpg"},
    }


def test_an_article_of_which_the_end_is_missing_says_so_in_every_form(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    opened = open_archive(path)
    given = (("opt_out_ai",), ("paywall", "opt_out_ai"), ("parts_missing",))
    for text, flags in zip(PARAGRAPHS, given, strict=True):
        url, blocks = f"{URL}{flags[0]}", (Block("paragraph", text),)
        saver(opened).save_reading(made_reading(text.encode(), url, headline=text, url=url, blocks=blocks, flags=flags))
    opened.close()
    assert export(path, "--jsonl", tmp_path / "news.jsonl").returncode == 0
    news = lines(tmp_path / "news.jsonl").values()
    assert [one.get("creativeWorkStatus") for one in news] == [None, "Incomplete", "Incomplete"]
    assert [one.get("isAccessibleForFree") for one in news] == [None, False, None]
    assert export(path, "--jsonl", tmp_path / "zyte.jsonl", "--form", "zyte").returncode == 0
    assert [one["metadata"].get("validationMessages") for one in lines(tmp_path / "zyte.jsonl").values()] == [
        None,
        {"articleBody": ["in part: paywall"]},
        {"articleBody": ["in part: parts_missing"]},
    ]
    assert export(path, "--parquet", tmp_path / "tables").returncode == 0
    query = f"SELECT flags FROM '{tmp_path}/tables/articles/*/*/*.parquet' ORDER BY id"  # noqa: S608
    assert duckdb.sql(query).fetchall() == rows(path, "SELECT flags FROM articles ORDER BY id")


def test_what_is_there_is_replaced_only_when_told_to(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine", encoding="utf-8")
    done = export(archive, "--jsonl", out)
    assert done.returncode == 2
    assert f"{out} is there already (--force replaces it)" in done.stderr
    assert out.read_text(encoding="utf-8") == "mine"
    assert export(archive, "--jsonl", out, "--force").returncode == 0
    assert out.read_text(encoding="utf-8").count("\n") == 6
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("kind", ["--jsonl", "--warc", "--parquet"])
def test_places_where_no_export_is_written(archive: Path, tmp_path: Path, kind: str) -> None:
    """Each is named in words; with --force too nothing of another's is taken away."""
    mine = tmp_path / "mine"
    (mine / "letters").mkdir(parents=True)
    (tmp_path / "letter").write_text("mine", encoding="utf-8")
    is_folder = kind == "--parquet"
    places = {
        tmp_path / "none" / "out": f"no folder {tmp_path / 'none'}",
        mine: "which no export wrote: it is not replaced" if is_folder else f"{mine} is a folder",
        archive: f"{archive} is a file" if is_folder else f"{archive} is the archive's own",
        tmp_path / "letter": "letter is a file" if is_folder else "",
    }
    for place, said in places.items():
        if said:
            done = export(archive, kind, place, "--force")
            assert (done.returncode, said in done.stderr, "Errno" in done.stderr) == (2, True, False), place
    assert [path.name for path in mine.iterdir()] == ["letters"]
    assert (tmp_path / "letter").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("foreign", ["notes.txt", ".hidden", "articles/year=2026/mine.csv", "articles/mine.parquet"])
def test_a_folder_of_tables_that_holds_a_foreign_file_is_not_replaced(
    archive: Path, tmp_path: Path, foreign: str
) -> None:
    out = tmp_path / "tables"
    out.mkdir()
    assert export(archive, "--parquet", out).returncode == 0  # an empty folder is nobody's
    before = sorted(out.rglob("*"))
    assert export(archive, "--parquet", out).returncode == 2
    assert export(archive, "--parquet", out, "--force").returncode == 0
    assert sorted(out.rglob("*")) == before
    (out / foreign).parent.mkdir(exist_ok=True)
    (out / foreign).write_text("mine", encoding="utf-8")
    done = export(archive, "--parquet", out, "--force")
    assert (done.returncode, f"holds {foreign}, which no export wrote" in done.stderr) == (2, True)
    assert (out / foreign).read_text(encoding="utf-8") == "mine"


def test_neither_views_of_ones_own_nor_a_link_nor_the_frontier_is_replaced(archive: Path, tmp_path: Path) -> None:
    views = tmp_path / "queries" / "views.sql"
    views.parent.mkdir()
    views.write_text("mine", encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "queries")
    frontier = archive.with_name(f"{archive.stem}.frontier.db")
    for kind, place in (("--parquet", views.parent), ("--parquet", link), ("--jsonl", frontier)):
        done = export(archive, kind, place, "--force")
        assert (done.returncode, str(place) in done.stderr, "Traceback" in done.stderr) == (2, True, False), place
    assert (views.read_text(encoding="utf-8"), frontier.exists()) == ("mine", False)


def test_bytes_that_are_missing_are_said_and_the_rest_is_written(archive: Path, tmp_path: Path) -> None:
    for path in (archive, snapshots_path(archive)):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    conn = sqlite3.connect(snapshots_path(tmp_path / archive.name))
    conn.execute("DELETE FROM snapshots WHERE url = ?", [f"{URL}1.html"])
    conn.commit()
    conn.close()
    done = export(tmp_path / archive.name, "--warc", tmp_path / "out.warc.gz")
    assert done.stdout == "9 records, 1 whose bytes are missing or damaged\n"
    assert f"{URL}1.html" in done.stderr
    assert done.returncode == 1
