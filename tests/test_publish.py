"""A published copy: what is in it, what never is, and that it is whole or not there."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import (
    FLOOD_PARAGRAPHS,
    FLOOD_UID,
    allow_rewriting,
    build_archive,
    insert_article,
    insert_fetch,
    insert_run,
    new_archive,
)
from datasette.app import Datasette
from sqlite_utils import Database

from archive.commands.load import load
from archive.ledger.ledger import begin_run
from archive.publishing.excerpts import MOST_CHARACTERS, excerpt
from archive.publishing.outputs import OutError
from archive.publishing.publish import check_out, publish
from archive.publishing.published import PRIVATE, PROFILES, PUBLISHED, Profile
from archive.revisions import versions_of
from archive.saving.saving import Saver
from archive.searching.query import match_query
from archive.sqlite import sqlite3
from archive.store import open_archive, snapshots_path
from crawler.items import Article, Block, Image, Reading, Snapshot
from tests.loading import PARAGRAPHS, ROOT, page, rows, run_scrapy

CANARY = "kittiwake7731"
"""A word that no table may publish; it is looked for in the bytes of the file."""
CUT_WORD = "老周"
NOT_COPIED = {"_sqlite_migrations", "ledger_hashes", "rereadings", "fingerprints", "run_sites"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    build_archive(path)
    return path


def copy_of(archive: Path, profile: Profile = "full", paragraphs: int = 1) -> Path:
    out = archive.with_name(f"{profile}.db")
    for _ in publish(archive, out, profile, paragraphs):
        pass
    return out


def found(path: Path, words: str) -> int:
    query = f"SELECT count(*) FROM articles_fts WHERE articles_fts MATCH '{match_query(words)}'"  # noqa: S608
    return int(rows(path, query)[0][0])


def plant(archive: Path) -> None:
    """The canary in every column and row that is private, and in texts that were there and are gone."""
    conn = sqlite3.connect(archive)
    allow_rewriting(conn)
    with conn:
        path = f"/home/{CANARY}/pages/a.html"
        run = insert_run(conn, arguments=f'{{"paths": ["{path}"]}}', versions=f'{{"python": "{CANARY}"}}')
        conn.execute("UPDATE fetches SET input = ? WHERE id = 1", (path,))
        conn.execute("UPDATE fetches SET detail = ?", (f"no such file: {path}",))
        insert_fetch(conn, run, input=path, state="failed", reason=f"why_{CANARY}", detail=path, url=f"file://{path}")
        insert_fetch(conn, run, input=f"https://x.example/{CANARY}", state="rejected", reason="robots")
        local = insert_article(conn, "c3local", "Ferry timetable", "Boats leave at six.", url=f"file://{path}")
        conn.execute(
            "UPDATE articles SET identity = ?, canonical_url = ? WHERE id = ?", (path, f"file://{path}", local)
        )
        insert_fetch(conn, run, article_id=local, url=f"https://reader:{CANARY}@x.example/a", input=f"file://{path}")
        for table, column in (("images", "url"), ("links", "url"), ("evidence", "value"), ("evidence", "raw")):
            conn.execute(f"UPDATE {table} SET {column} = ? WHERE id = 1", (f"file://{path}",))  # noqa: S608
        conn.execute("UPDATE blocks SET text = ? WHERE kind = 'image'", (f"FILE://{path}",))
        conn.execute("INSERT INTO outlets (host, name) VALUES (?, ?)", (CANARY, CANARY))
        conn.execute("INSERT INTO people (name) VALUES (?)", (CANARY,))
        conn.execute("CREATE TABLE frontier (url TEXT)")
        conn.execute("INSERT INTO frontier VALUES (?)", (CANARY,))
        gone = insert_article(conn, "d4gone", "Gone", f"{CANARY} " * 400)
        conn.execute(
            "INSERT INTO articles_fts (articles_fts, rowid, body, headline) VALUES ('delete', ?, ?, 'Gone')",
            (gone, f"{CANARY} " * 400),
        )
        conn.execute("DELETE FROM article_text WHERE article_id = ?", (gone,))
        conn.execute("DELETE FROM articles WHERE id = ?", (gone,))
    conn.close()


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_private_is_in_the_bytes_of_a_copy(archive: Path, profile: Profile) -> None:
    plant(archive)
    assert archive.read_bytes().lower().count(CANARY.encode()) > 20
    out = copy_of(archive, profile)
    assert CANARY.encode() not in out.read_bytes().lower()
    assert rows(out, "SELECT uid FROM articles ORDER BY id") == [(FLOOD_UID,), ("b2bus",), ("c3local",)]
    assert rows(out, "PRAGMA integrity_check") == [("ok",)]
    assert rows(out, "PRAGMA foreign_key_check") == []


def test_articles_that_their_site_reserves_are_left_out_with_all_that_is_told_of_them(archive: Path) -> None:
    conn = sqlite3.connect(archive)
    with conn:
        conn.execute("UPDATE articles SET flags = 'opt_out_archive paywall' WHERE uid = ?", (FLOOD_UID,))
        conn.execute("UPDATE articles SET flags = 'opt_out_ai' WHERE uid = 'b2bus'")
        conn.executemany("INSERT INTO reprints VALUES (?, 1, 1, 0.9)", [(1,), (2,)])
    conn.close()
    out = archive.with_name("public.db")
    done = run_scrapy("publish", "--without", "archive,tdm", str(out), "-s", f"ARCHIVE={archive}")
    assert done.returncode == 0, done.stderr
    assert rows(out, "SELECT uid, flags FROM articles") == [("b2bus", "opt_out_ai")]
    told = [FLOOD_UID, "王明远", "news.example", "夜守闸口", "小清河", "1700031.jpg"]
    assert [word for word in told if word.encode() in archive.read_bytes()] == told
    assert [word for word in told if word.encode() in out.read_bytes()] == []
    counts = {table: rows(out, f"SELECT count(*) FROM {table}")[0][0] for table in PUBLISHED}  # noqa: S608
    assert {table for table, count in counts.items() if count} == {"articles", "article_text"}
    assert (found(out, "夜守"), found(out, "bus")) == (0, 1)
    assert rows(out, "PRAGMA integrity_check") == [("ok",)]
    assert rows(out, "PRAGMA foreign_key_check") == []


def test_a_word_that_is_no_opt_out_is_named(archive: Path) -> None:
    done = run_scrapy("publish", "--without", "noai", str(archive.with_name("public.db")), "-s", f"ARCHIVE={archive}")
    assert done.returncode == 2
    assert "--without noai: is none of ai, archive, index, tdm" in done.stderr


@pytest.mark.parametrize("profile", PROFILES)
def test_where_a_picture_lies_on_a_server_is_in_no_copy(tmp_path: Path, profile: Profile) -> None:
    """As an office program writes it; the page is loaded as everybody would."""
    figure = rf'<figure><img src="\\server\{CANARY}\quay.jpg"><figcaption>The quay</figcaption></figure>'
    first = f"<p>{PARAGRAPHS[0]}</p>".encode()
    (tmp_path / "quay.html").write_bytes(page().replace(first, first + figure.encode()))
    path = tmp_path / "archive.db"
    load(str(path), [tmp_path / "quay.html"], jobs=1)
    assert CANARY in rows(path, "SELECT url FROM images")[0][0]
    assert CANARY.encode() not in copy_of(path, profile).read_bytes()


def test_a_path_of_an_earlier_version_is_cut_and_the_version_can_still_be_made(tmp_path: Path) -> None:
    path, url = tmp_path / "archive.db", "https://paper.example/quay.html"
    on_disk = (f"file:///home/{CANARY}/quay.jpg", f"FILE:///home/{CANARY}/pier.jpg", rf"\\server\{CANARY}\quay.jpg")
    pictures = (*on_disk, "https://paper.example/pier.jpg")
    opened = open_archive(path)
    saver = Saver(opened, begin_run(opened.db, "test", {}, "reader"), "reader")
    for picture in pictures:
        blocks = (Block("paragraph", "file: a word of the text that stays"), Block("image", picture))
        article = Article("The quay", blocks, url=url, images=(Image(picture, "The quay"),))
        saver.save_reading(Reading(Snapshot(picture.encode(), url, url), article))
    opened.close()
    (before,) = rows(path, "SELECT group_concat(before) FROM revision_fields")
    assert before[0].lower().count(CANARY) == 6
    copied = copy_of(path)
    assert CANARY.encode() not in copied.read_bytes().lower()
    copy = Database(sqlite3.connect(copied))
    versions = [version.content for version in versions_of(copy, 1)]
    copy.close()
    shown = ["https://paper.example/pier.jpg", "(a file)", "(a file)", "(a file)"]
    assert [version["images"] for version in versions] == [f'[["{picture}", "The quay", null]]' for picture in shown]
    assert [version["blocks"] for version in versions] == [
        f'[["paragraph", null, "file: a word of the text that stays"], ["image", null, "{picture}"]]'
        for picture in shown
    ]
    assert run_scrapy("verify", "--level", "full", "-s", f"ARCHIVE={copied}").returncode == 0


def test_every_column_of_the_schema_is_published_or_private() -> None:
    """A new column says here which of the two it is."""
    conn = new_archive(Path(":memory:"))
    tables = [
        row[0]
        for row in conn.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE "
            "'articles_fts%' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    schema = {name: {row[1] for row in conn.execute(f"PRAGMA table_info({name})")} for name in tables}
    conn.close()
    known = {name: set(columns) | PRIVATE.get(name, set()) for name, columns in PUBLISHED.items()}
    assert {name: columns for name, columns in schema.items() if name not in NOT_COPIED} == known


def test_a_full_copy_has_every_article_with_its_parts(archive: Path) -> None:
    out = copy_of(archive)
    for table in (
        "articles",
        "article_text",
        "blocks",
        "people",
        "credits",
        "images",
        "links",
        "evidence",
        "revisions",
        "revision_fields",
        "outlets",
    ):
        query = f"SELECT * FROM {table} ORDER BY 1"  # noqa: S608
        assert rows(out, query) == rows(archive, query), table
    assert rows(out, "SELECT state, input FROM fetches ORDER BY id") == [("new", "(a file)"), ("changed", "(a file)")]
    assert rows(out, "SELECT profile, paragraphs FROM publication") == [("full", None)]
    assert (found(out, CUT_WORD), found(out, "bus")) == (1, 1)


def test_an_excerpt_has_the_first_paragraphs_and_cannot_be_searched_for_the_rest(archive: Path) -> None:
    out = copy_of(archive, "excerpt", paragraphs=1)
    assert rows(out, "SELECT text FROM blocks ORDER BY id") == [(FLOOD_PARAGRAPHS[0],)]
    assert rows(out, "SELECT body FROM article_text ORDER BY 1")[0] == ("",)
    assert rows(out, "SELECT body FROM article_text WHERE article_id = 1") == [(FLOOD_PARAGRAPHS[0],)]
    assert (found(archive, CUT_WORD), found(out, CUT_WORD), found(out, "泵站")) == (1, 0, 1)
    for cut in (FLOOD_PARAGRAPHS[2], "FXN3C", "预计持续三天", "闸口值守"):
        assert cut.encode() not in out.read_bytes(), cut


def test_metadata_has_no_text_and_finds_headlines_only(archive: Path) -> None:
    out = copy_of(archive, "metadata")
    assert rows(out, "SELECT count(*) FROM blocks") == [(0,)]
    assert rows(out, "SELECT DISTINCT body, description FROM article_text") == [("", None)]
    assert (found(out, CUT_WORD), found(out, "强降雨"), found(out, "小清河")) == (0, 0, 1)
    assert FLOOD_PARAGRAPHS[0].encode() not in out.read_bytes()
    assert rows(out, "SELECT name FROM people ORDER BY name") == [("李青禾",), ("王明远",)]


def test_cut_copies_have_no_text_in_evidence_and_revisions(archive: Path) -> None:
    conn = sqlite3.connect(archive)
    with conn:
        for field in ("body", "blocks", "description", "images"):
            conn.execute("INSERT INTO revision_fields (revision_id, field, before) VALUES (1, ?, ?)", (field, CANARY))
        for position, field in enumerate(("body", "description", "date_published"), 50):
            conn.execute(
                "INSERT INTO evidence (article_id, position, field, value, raw, rule, confidence, chosen) "
                "VALUES (1, ?, ?, ?, ?, 'r', 1, 0)",
                (position, field, CANARY, CANARY),
            )
        conn.execute("UPDATE evidence SET raw = ? WHERE id = 1", (CANARY,))
    conn.close()
    for profile in ("excerpt", "metadata"):
        out = copy_of(archive, profile)  # type: ignore[arg-type]
        assert CANARY.encode() not in out.read_bytes()
        assert rows(out, "SELECT field FROM revision_fields") == [("headline",)]
        assert rows(out, "SELECT field, raw FROM evidence") == [("date_published", None)]


def test_a_copy_has_its_indexes_and_fresh_statistics(archive: Path) -> None:
    out = copy_of(archive)
    indexes = "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY 1"
    assert rows(out, indexes) == rows(archive, indexes)
    assert rows(out, "SELECT stat FROM sqlite_stat1 WHERE idx = 'articles_source'") == [("2 1 1 1",)]
    assert rows(out, "PRAGMA freelist_count") == [(0,)]


def test_a_copy_opens_from_a_folder_that_nobody_can_write(archive: Path) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        out = shutil.copy(copy_of(archive), folder / "out.db")
        os.chmod(out, 0o444)
        os.chmod(folder, 0o555)
        user = 65534 if os.geteuid() == 0 else None
        code = (
            "import sqlite3, sys; conn = sqlite3.connect(sys.argv[1], uri=True)\nfor query in sys.argv[2].split(';'):"
        )
        python = [sys.executable, "-c", code + " print(*conn.execute(query).fetchone())"]
        command = [shutil.which("sqlite3")] if shutil.which("sqlite3") else python
        command = [*command, f"file:{out}?mode=ro", "PRAGMA journal_mode; SELECT count(*) FROM articles"]
        said = subprocess.run(command, capture_output=True, text=True, check=False, user=user, cwd="/")
        assert (said.stdout, said.stderr) == ("delete\n2\n", "")
        assert os.listdir(folder) == ["out.db"]
    finally:
        os.chmod(folder, 0o755)
        shutil.rmtree(folder)


def test_places_where_no_copy_is_written(archive: Path) -> None:
    out = archive.with_name("out.db")
    out.write_bytes(b"old")
    busy = archive.with_name("busy.db-journal")
    busy.write_bytes(b"x")
    for path, force, why in (
        (out, False, "is there already"),
        (archive, True, "is the archive's own"),
        (snapshots_path(archive), True, "is the archive's own"),
        (archive.parent, True, "is a folder"),
        (archive.parent / "none" / "out.db", True, "no folder"),
        (archive.with_name("busy.db"), True, "somebody writes"),
    ):
        with pytest.raises(OutError, match=why):
            check_out(archive, path, force)
    check_out(archive, out, True)


def test_the_command_says_what_it_wrote_and_replaces_only_when_told(archive: Path) -> None:
    out, setting = archive.with_name("out.db"), f"ARCHIVE={archive}"
    first = run_scrapy("publish", out, "--profile", "excerpt", "-s", setting)
    assert (first.returncode, first.stdout.split()[-4:-2]) == (0, ["excerpt", "2"])
    before = out.read_bytes()
    again = run_scrapy("publish", out, "-s", setting)
    assert (again.returncode, "is there already" in again.stderr, out.read_bytes() == before) == (2, True, True)
    assert run_scrapy("publish", out, "--force", "-s", setting).returncode == 0
    assert rows(out, "SELECT profile FROM publication") == [("full",)]
    missing = run_scrapy("publish", archive.with_name("b.db"), "-s", f"ARCHIVE={archive.with_name('none.db')}")
    assert (missing.returncode, "no archive" in missing.stderr) == (2, True)
    assert sorted(path.name for path in archive.parent.iterdir() if path.name.startswith((".", "none"))) == []


STEPS = ["articles", "search index", "statistics", "packing", "in its place"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("old", [None, b"the old copy"], ids=["no_copy", "old_copy"])
def test_a_kill_leaves_no_copy_or_the_old_one(archive: Path, step: str, old: bytes | None) -> None:
    out = archive.with_name("out.db")
    if old:
        out.write_bytes(old)
    code = (
        "import os, signal, sys; from pathlib import Path; from archive.publishing.publish import publish\n"
        "for step in publish(Path(sys.argv[1]), Path(sys.argv[2])):\n"
        "    if step == sys.argv[3]: os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", code, archive, out, step], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (out.read_bytes() if out.exists() else None) == old
    left = hidden(out)
    assert (len(left), {path.name for path in left[0].iterdir()} <= {"work.db", "packed.db"}) == (1, True)
    assert len(rows(copy_of(archive), "SELECT id FROM articles")) == 2
    assert hidden(out) == left
    assert [*publish(archive, out)][-1] == "in its place"
    assert hidden(out) == []


def hidden(out: Path) -> list[Path]:
    """The folders in which a copy is or was being made."""
    return sorted(path for path in out.parent.iterdir() if path.name.startswith(f".{out.name}."))


def test_only_what_a_dead_publish_left_is_removed(archive: Path) -> None:
    out = archive.with_name("out.db")
    for name, files in {
        "notes": ["work.db", "notes.txt"],
        "empty": [],
        "dead": ["work.db", "packed.db-journal"],
    }.items():
        (archive.parent / f".out.db.{name}").mkdir()
        for file in files:
            (archive.parent / f".out.db.{name}" / file).touch()
    at_work = publish(archive, out)
    assert next(at_work) == "outlets"
    (mine,) = (path for path in hidden(out) if path.suffix not in (".notes", ".empty"))
    assert [*publish(archive, out)][-1] == "in its place"
    assert {path.suffix for path in hidden(out)} == {".notes", ".empty", mine.suffix}
    assert [*at_work][-1] == "in its place"
    assert {path.suffix for path in hidden(out)} == {".notes", ".empty"}


@pytest.fixture
def writer(archive: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that writes, a transaction after the other, and says when each is committed."""
    code = (
        "import sys, itertools; from archive.store import open_archive, write_tx\n"
        "db = open_archive(sys.argv[1]).db\n"
        "for n in itertools.count():\n"
        "    with write_tx(db):\n"
        "        db.execute('INSERT INTO outlets (host, name) VALUES (?, ?)', [f'h{n}', 'n'])\n"
        "        db.execute('UPDATE articles SET section = ?, source = ?', [str(n), str(n)])\n"
        "    print(n, flush=True)"
    )
    command = [sys.executable, "-c", code, archive]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_a_copy_is_of_one_moment_while_another_process_writes(archive: Path, writer: subprocess.Popen[str]) -> None:
    assert writer.stdout is not None
    writer.stdout.readline()
    out = archive.with_name("out.db")
    for _ in publish(archive, out):
        before = writer.stdout.readline()  # at least one more commit between two steps
        assert before
    seen = rows(out, "SELECT DISTINCT section, source FROM articles")
    assert len(seen) == 1
    assert seen[0][0] == seen[0][1] is not None
    assert writer.poll() is None


@pytest.mark.parametrize("profile", PROFILES)
async def test_every_page_of_the_reading_room_works_on_a_copy(archive: Path, profile: Profile) -> None:
    out = copy_of(archive, profile)
    datasette = Datasette([], immutables=[str(out)])
    names = [
        row[0]
        for row in rows(
            out,
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'articles_fts_%'",
        )
    ]
    assert {"ledger", "publication", "fetches"} <= set(names)
    queries = list(await datasette.get_canned_queries(profile, None))
    addresses = ["/", f"/{profile}", f"/article/{FLOOD_UID}", "/article/b2bus", f"/{profile}/articles?_search=bus"]
    addresses += [f"/{profile}/{name}" for name in [*names, *queries]]
    for address in addresses:
        response = await datasette.client.get(address)
        assert response.status_code == 200, address
    page = (await datasette.client.get(f"/article/{FLOOD_UID}")).text
    assert ("The copy you read holds" in page) == (profile != "full")
    assert "no text was found" not in page.lower()


def test_the_bytes_stay_at_home(archive: Path) -> None:
    opened = open_archive(archive)
    from archive.snapshots.snapshots import save_snapshot

    save_snapshot(opened.snapshots, Snapshot(CANARY.encode(), "a"))
    opened.close()
    out = copy_of(archive)
    assert CANARY.encode() not in out.read_bytes()
    assert rows(out, "SELECT count(*) FROM sqlite_master WHERE name = 'snapshots'") == [(0,)]


def test_an_excerpt_of_one_endless_paragraph_is_cut() -> None:
    long = "风" * 5000
    ((_, _, text),) = excerpt([(1, "paragraph", long)], 2)
    assert text == "风" * MOST_CHARACTERS + "…"


def test_paragraphs_without_an_excerpt_publish_nothing(archive: Path) -> None:
    out = archive.with_name("out.db")
    ended = run_scrapy("publish", out, "--paragraphs", "3", "-s", f"ARCHIVE={archive}")
    assert (ended.returncode, ended.stdout, out.exists()) == (2, "", False)
    assert "--paragraphs is of --profile excerpt only" in ended.stderr.splitlines()[-1]
