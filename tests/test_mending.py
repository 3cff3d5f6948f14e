"""Damaged rows are made again from the kept bytes: what ``scrapy verify`` finds, ``renormalize --force`` mends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from archive.commands.load import load
from archive.commands.renormalize import renormalize
from archive.refusing import NewerArchive
from archive.rereading.renormalize import Which
from archive.sqlite import sqlite3
from archive.store import open_reading, snapshots_path
from archive.verifying.codes import KINDS, MEND
from archive.verifying.reading import Sample
from archive.verifying.verify import verify
from crawler.sites import SITES_DIR
from tests.loading import ROOT, assert_whole, dump, numbered_page, rows, run_scrapy

COUNT = 6
ALL = Which(force=True)
DAMAGE = {
    "a block is gone": ["DELETE FROM blocks WHERE article_id = 2 AND position = 1"],
    "every block is gone": ["DELETE FROM blocks WHERE article_id = 2"],
    "the text is another": ["UPDATE article_text SET body = 'x' || body WHERE article_id = 2"],
    "the text is gone": ["DELETE FROM article_text WHERE article_id = 2"],
    "the length is another": ["UPDATE articles SET characters = 7 WHERE id = 2"],
    "its marks are gone": ["DELETE FROM fingerprints WHERE article_id = 2"],
    "the index has other words": [
        "INSERT INTO articles_fts (articles_fts, rowid, body, headline) VALUES ('delete', 2, '莲渡', '莲渡')"
    ],
    "the index has an article more": ["INSERT INTO articles_fts (rowid, body, headline) VALUES (99, 'a', 'b')"],
    "the index is empty": ["INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')"],
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of a few pages, as the loader makes it."""
    (tmp_path / "pages").mkdir()
    for number in range(COUNT):
        (tmp_path / "pages" / f"{number}.html").write_bytes(numbered_page(number))
    path = tmp_path / "archive.db"
    assert load(str(path), [tmp_path / "pages"]).lost == 0
    return path


def spoil(path: Path, statements: list[str]) -> None:
    conn = sqlite3.connect(path)
    with conn:
        for statement in statements:
            conn.execute(statement)
    conn.close()


def found(path: Path) -> dict[str, int]:
    """What ``scrapy verify --level full`` finds, by its code."""
    return dict(verify(path, "full", Sample(SITES_DIR)).kinds)


def mend(path: Path, which: Which = ALL) -> dict[str, int]:
    tally, _ = renormalize(path, SITES_DIR, 1, which, apply=True)
    return dict(tally.kinds)


@pytest.mark.parametrize("statements", DAMAGE.values(), ids=DAMAGE)
def test_damage_that_verify_finds_is_mended_from_the_bytes(archive: Path, statements: list[str]) -> None:
    whole, ledger = dump(archive), rows(archive, "SELECT * FROM fetches")
    spoil(archive, statements)
    assert found(archive) != {}
    assert {KINDS[code].what_to_do for code in found(archive)} == {MEND}
    assert sum(mend(archive).values()) == COUNT
    assert found(archive) == {}
    assert without_numbers(dump(archive)) == without_numbers(whole)
    assert rows(archive, "SELECT * FROM fetches") == ledger
    assert_whole(archive)


def without_numbers(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """Rows that were made again have other numbers."""
    numbered = ("blocks", "credits", "images", "links", "evidence")
    return {
        name: sorted((row[1:] for row in stored), key=repr) if name in numbered else stored
        for name, stored in tables.items()
    }


def test_one_article_is_mended_alone(archive: Path) -> None:
    spoil(archive, ["DELETE FROM blocks WHERE article_id IN (2, 3)"])
    ((uid,),) = rows(archive, "SELECT uid FROM articles WHERE id = 2")
    shown = run_scrapy("renormalize", "--only", uid, "-s", f"ARCHIVE={archive}")
    assert shown.stdout.splitlines()[-2:] == [
        "1 page read again: 1 damaged (mended from its bytes)",
        "nothing was written: --apply does that",
    ]
    assert rows(archive, "SELECT DISTINCT article_id FROM blocks") == [(1,), (4,), (5,), (6,)]
    assert run_scrapy("renormalize", "--only", uid, "--apply", "-s", f"ARCHIVE={archive}").returncode == 0
    assert rows(archive, "SELECT DISTINCT article_id FROM blocks ORDER BY 1") == [(1,), (2,), (4,), (5,), (6,)]
    ((arguments,),) = rows(archive, "SELECT arguments FROM runs WHERE id = 2")
    assert json.loads(arguments)["only"] == [uid]


SPOILED = "UPDATE articles_fts_data SET block = substr(block, 1, 40) WHERE id = (SELECT max(id) FROM articles_fts_data)"
OWN_DAMAGE = {name: statements for name, statements in DAMAGE.items() if "99" not in statements[0]} | {
    "the index cannot be read": [SPOILED],
    "another version's words": ["UPDATE article_text SET analyser = 1 WHERE article_id = 2"],
    "words that it has no more": ["INSERT OR REPLACE INTO articles_fts (rowid, body, headline) VALUES (2, 'x', 'y')"],
    "its entry is gone": ["DELETE FROM articles_fts_docsize WHERE id = 2"],
}


@pytest.mark.parametrize("statements", OWN_DAMAGE.values(), ids=OWN_DAMAGE)
def test_what_is_wrong_with_one_article_is_mended_with_it(archive: Path, statements: list[str]) -> None:
    spoil(archive, statements)
    assert found(archive) != {}
    assert mend(archive, only(archive, 2)).keys() <= {"same", "mended"}
    assert found(archive) == {}
    assert_whole(archive)


@pytest.mark.parametrize("damage", ["nothing", "a block is gone", "read by another"])
def test_one_article_is_read_again_without_writing_the_index_of_all(archive: Path, damage: str) -> None:
    """Which would hold the lock that a crawl beside it waits for."""
    other = "UPDATE articles SET extractor = 'other', section = 'x' WHERE id = 2"
    spoil(archive, DAMAGE.get(damage, [] if damage == "nothing" else [other]))
    everything = "SELECT id, rowid FROM articles_fts_docsize UNION ALL SELECT id, hex(block) FROM articles_fts_data"
    spoil(
        archive, ["INSERT INTO articles_fts (rowid, body, headline) VALUES (99, 'a', 'b')"]
    )  # goes, if all is written
    before = rows(archive, everything)
    mend(archive, only(archive, 2))
    assert found(archive) == {"search_extra": 1, "search_differs": 1}
    if damage != "read by another":
        assert rows(archive, everything) == before


def only(archive: Path, number: int) -> Which:
    ((uid,),) = rows(archive, f"SELECT uid FROM articles WHERE id = {number}")  # noqa: S608
    return Which(only=(uid,))


def test_an_article_that_is_not_there_is_said_in_one_line(archive: Path) -> None:
    done = run_scrapy("renormalize", "--only", "nobody", "-s", f"ARCHIVE={archive}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "error: no article nobody: " in done.stderr.splitlines()[-1]


def test_an_archive_that_is_whole_stays_as_it_is(archive: Path) -> None:
    whole = dump(archive)
    assert mend(archive) == {"same": COUNT}
    assert dump(archive) == whole


@pytest.mark.parametrize("which", [0, 1])
def test_an_archive_of_a_newer_schema_is_not_even_read(archive: Path, which: int) -> None:
    path = (archive, snapshots_path(archive))[which]
    name = ("broadsheet", "broadsheet_snapshots")[which]
    row = f"('{name}', 'm900_later', '')"
    spoil(path, [f"INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES {row}"])  # noqa: S608
    with pytest.raises(NewerArchive, match="m900_later"):
        open_reading(archive)


@pytest.mark.parametrize("command", ["verify", "load pages"])
def test_a_reader_that_is_gone_gives_no_traceback(archive: Path, command: str) -> None:
    words = [word.replace("pages", str(archive.parent / "pages")) for word in command.split()]
    scrapy = [sys.executable, "-m", "scrapy", *words, "-s", f"ARCHIVE={archive}"]
    with subprocess.Popen(scrapy, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert (process.returncode, said) == (0, "")
    assert found(archive) == {}
