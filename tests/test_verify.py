"""``scrapy verify``: every planted damage is found and named, and a sound archive gives no alarm."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings
from sqlite_utils import Database

from archive.commands.archives import NAME_ONE
from archive.commands.load import load
from archive.commands.renormalize import renormalize
from archive.commands.verify import Command, heads_of
from archive.ledger.chain import Head, chain_all, head_of
from archive.ledger.ledger import Entry, run_of
from archive.migrations import archive_migrations, snapshot_migrations
from archive.publishing.publish import publish
from archive.publishing.published import PROFILES, Profile
from archive.saving.preparing import prepare
from archive.saving.saving import Saver
from archive.snapshots.contexts import FIRST_DICTIONARY, contexts_of
from archive.snapshots.snapshots import load_bytes, save_snapshot
from archive.snapshots.squeezing import drop_unused, squeeze
from archive.sqlite import sqlite3
from archive.store import open_archive, snapshots_path
from archive.verifying import reading as verify_reading
from archive.verifying.codes import KINDS, LEVELS, Level, codes_table, in_archive
from archive.verifying.opening import CannotVerify, opened
from archive.verifying.reading import Sample
from archive.verifying.report import as_json, as_text
from archive.verifying.verify import MOST, Result, verify
from crawler.files import read_snapshot
from crawler.items import Failure, Reading, Snapshot
from crawler.sites import SITES_DIR
from crawler.version import StaleError, extractor_version
from tests.loading import HEADLINE, PARAGRAPHS, ROOT, numbered_page, page, rows, run_scrapy

HOST, OTHER_HOST = "https://www.lotus-ferry.example", "https://www.oar-bell.example"
OLD = "0.0.9+0ld"
LATER = "2026-11-05T08:00:00Z"
LOGIN = b"<html><title>Log in</title><body><h1>Log in</h1><form><input type=password></form></body></html>"


def address(number: int, host: str = HOST) -> str:
    return f"{host}/2026/1103/a{number}.html"


def dated(body: bytes) -> bytes:
    """The page with what a site says of it: evidence of every kind."""
    said = '<meta name="description" content="莲渡口换了新船，早班提前二十分钟，旧船留作备用。">'
    said += '<meta property="article:published_time" content="2026-11-03T08:20:00+08:00">'
    return body.replace(b"<title>", f"{said}<title>".encode(), 1)


def read(body: bytes, url: str, fetched_at: str = "2026-11-03T08:00:00Z") -> Reading:
    reading = read_snapshot(Snapshot(body, url, url, "text/html", status=200, fetched_at=fetched_at))
    assert isinstance(reading, Reading)
    return reading


def siteless(number: int, text: str = "渡船") -> bytes:
    """A page of a site of its own: with tags that no other site has."""
    menu = "".join(f'<li class="q{number}-{n}"><a href="/q{number}/{n}/">{n}</a></li>' for n in range(60))
    return f"<html><ul>{menu}</ul><p>{number} 号{text}</p><script>var quay = 31; start(quay)</script></html>".encode()


def fill(path: Path) -> None:
    """Articles, a reprint, two revisions of one, a page that is none, a failure, one that is gone, a dictionary."""
    archive = open_archive(path)
    with run_of(archive.db, "load", {}, extractor_version()) as run:
        saver = Saver(archive, run.id, extractor_version())
        for number in range(1, 6):
            saver.save_reading(read(dated(numbered_page(number)), address(number)))
        saver.save_reading(read(dated(numbered_page(1)), address(1, OTHER_HOST)))
        saver.save_reading(read(dated(numbered_page(2)), f"{address(2)}#again"))
        saver.save_reading(read(LOGIN, f"{HOST}/login.html"))
        saver.save_failure(Failure("pages/渡口\x00.html", "failed", "not_found", "no such file"))
    with run_of(archive.db, "crawl news", {}, extractor_version()) as run:
        saver = Saver(archive, run.id, extractor_version())
        for headline in ("莲渡口新船停航检修三天", "莲渡口新船检修完毕恢复通航"):
            saver.save_reading(read(dated(page(headline, *PARAGRAPHS)), address(3), LATER))
        saver.save_failure(Failure(address(4), "failed", "http_404", "", address(4), 404))
    for number in range(FIRST_DICTIONARY + 1):
        if number == FIRST_DICTIONARY:
            contexts_of(archive.snapshots).learn_when_due()
        save_snapshot(archive.snapshots, Snapshot(siteless(number), f"{number}.html"))
    save_snapshot(archive.snapshots, Snapshot(siteless(1, "趸船"), "like_1.html"))
    archive.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "archive.db"
    fill(path)
    found = {
        table: rows(path, f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608
        for table in ("articles", "revisions", "reprints", "evidence", "ledger_hashes")
    }
    assert found["evidence"] > 6
    assert found | {"evidence": 0} == {"articles": 6, "revisions": 2, "reprints": 6, "evidence": 0, "ledger_hashes": 12}
    assert rows(snapshots_path(path), "SELECT count(*) FROM dictionaries") == [(1,)]
    assert rows(snapshots_path(path), "SELECT sum(base > 0), sum(dictionary > 0) > 0 FROM snapshots") == [(1, 1)]
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    for file in (made, snapshots_path(made)):
        shutil.copy(file, tmp_path)
    return tmp_path / made.name


def look(path: Path, level: Level = "quick", *kept: Head, sample: int | None = None) -> Result:
    return verify(path, level, Sample(SITES_DIR, sample), kept, timeout=0.2)


def kinds(path: Path, level: Level = "quick", *kept: Head) -> set[str]:
    return set(look(path, level, *kept).kinds)


def spoil(file: Path, statements: str) -> None:
    """As with another program, which cares for no trigger, foreign key or rule; the triggers are there again after."""
    conn = sqlite3.connect(file, isolation_level=None)
    conn.execute("PRAGMA ignore_check_constraints = ON")
    triggers = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        conn.execute(f"DROP TRIGGER {name}")
    conn.executescript(f"BEGIN; {statements}; COMMIT")
    for _, sql in triggers:
        conn.execute(sql)
    conn.close()


def with_schema(file: Path, change: str, statements: str) -> None:
    """Statements while the schema says something else, which it does not say before and after."""
    before = rows(file, "SELECT rowid, sql FROM sqlite_master")
    for write in (lambda conn: conn.execute(change), lambda conn: conn.executescript(statements)):
        conn = sqlite3.connect(file, isolation_level=None)
        conn.execute("PRAGMA writable_schema = ON")
        write(conn)
        conn.close()
    conn = sqlite3.connect(file, isolation_level=None)
    conn.execute("PRAGMA writable_schema = ON")
    conn.executemany("UPDATE sqlite_master SET sql = ? WHERE rowid = ?", [(sql, rowid) for rowid, sql in before])
    conn.close()


def overwrite(file: Path, offset: int, content: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(offset)
        opened.write(content)


def zero_root(file: Path, name: str) -> None:
    """Nothing but zeros in the page at which a table or index begins."""
    overwrite(file, root_of(file, name), bytes(1024))


def root_of(file: Path, name: str) -> int:
    """Where its first page begins in the file."""
    query = f"SELECT (rootpage - 1) * page_size FROM sqlite_master, pragma_page_size WHERE name = '{name}'"  # noqa: S608
    return int(rows(file, query)[0][0])


def cut(file: Path, share: float) -> None:
    size = file.stat().st_size
    os.truncate(file, int(size * share) // 4096 * 4096)


def of_type(path: Path) -> None:
    change = "UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'articles'"
    with_schema(path, change, "UPDATE articles SET characters = 'many' WHERE id = 2")


def of_index(path: Path) -> None:
    change = "UPDATE sqlite_master SET sql = sql || ' WHERE 0' WHERE name = 'articles_language'"
    with_schema(path, change, "UPDATE articles SET language = 'ja' WHERE id = 2")


def flip(file: Path, table: str, where: str) -> None:
    """One byte of the content is another."""
    conn = sqlite3.connect(file)
    ((rowid, content),) = conn.execute(f"SELECT rowid, content FROM {table} WHERE {where} LIMIT 1").fetchall()  # noqa: S608
    content = bytearray(content)
    content[len(content) // 2] ^= 0x55
    with conn:
        conn.execute(f"UPDATE {table} SET content = ? WHERE rowid = ?", (bytes(content), rowid))  # noqa: S608
    conn.close()


def flip_base(file: Path) -> None:
    flip(file, "snapshots", "sha256 = (SELECT sha256 FROM bases WHERE id = (SELECT min(base) FROM snapshots))")


def take_another(path: Path) -> None:
    other = path.with_name("other.db")
    archive = open_archive(other)
    save_snapshot(archive.snapshots, Snapshot(b"another archive's", "a.html"))
    archive.close()
    shutil.copy(snapshots_path(other), snapshots_path(path))


def anew(path: Path) -> None:
    """A whole chain, made anew over a row that was altered."""
    spoil(path, "DELETE FROM ledger_hashes; UPDATE fetches SET input = 'x' WHERE id = 2")
    conn = sqlite3.connect(path, isolation_level=None)
    chain_all(conn)
    conn.close()


def swap(one: int, other: int) -> str:
    moves = ((one, 999), (other, one), (999, other))
    return "; ".join(f"UPDATE fetches SET id = {new} WHERE id = {old}" for old, new in moves)  # noqa: S608


@dataclass(frozen=True)
class Damage:
    """What is done (SQL on archive.db, or on the file of bytes, or anything), and the kinds that are then named."""

    done: str | Callable[[Path], object]
    codes: str
    level: Level = "quick"
    on_bytes: bool = False

    def plant(self, path: Path) -> None:
        file = snapshots_path(path) if self.on_bytes else path
        if callable(self.done):
            self.done(file)
        else:
            spoil(file, self.done)


CHANGED = "replace(body, '渡', '度')"
BODY = "UPDATE article_text SET body = {} WHERE article_id = 2"
BLOCKS = "UPDATE blocks SET text = replace(text, '渡', '度') WHERE article_id = 2"
COPIED = "run_id, input, url, state, reason, article_id, snapshot_sha256, size, fetched_at, saved_at"
DAMAGES: dict[str, Damage] = {
    # the files
    "a page of zeros in a table": Damage(lambda path: zero_root(path, "evidence"), "file_malformed"),
    "a page of zeros in an index": Damage(lambda path: zero_root(path, "articles_section"), "file_malformed"),
    "a page of zeros in the bytes": Damage(lambda path: zero_root(path, "snapshots"), "file_malformed", on_bytes=True),
    "the file cut": Damage(lambda path: cut(path, 0.7), "file_malformed"),
    "the bytes cut": Damage(lambda path: cut(path, 0.6), "file_malformed", on_bytes=True),
    "noise in a page": Damage(
        lambda path: overwrite(path, root_of(path, "blocks") + 3, b"\xa5" * 64), "file_malformed"
    ),
    "no file of bytes": Damage(Path.unlink, "bytes_missing", on_bytes=True),
    "an empty file of bytes": Damage(lambda path: os.truncate(path, 0), "bytes_missing", on_bytes=True),
    "no database for bytes": Damage(lambda path: path.write_bytes(b"x" * 9000), "bytes_missing", on_bytes=True),
    "another archive's bytes": Damage(take_another, "snapshot_missing"),
    "text in a column of numbers": Damage(of_type, "row_invalid characters_wrong"),
    "a state that there is not": Damage(
        "UPDATE fetches SET state = 'lost' WHERE id = 9", "row_invalid ledger_altered run_wrong"
    ),
    "an index behind its table": Damage(of_index, "index_wrong evidence_differs", "full"),
    "an index that is gone": Damage("DROP INDEX articles_section", "schema_changed"),
    "a table that is gone": Damage("DROP TABLE rereadings", "schema_changed"),
    "a trigger that is gone": Damage(
        lambda path: sqlite3.connect(path).execute("DROP TRIGGER fetches_keep_rows"), "schema_changed"
    ),
    "a column more": Damage("ALTER TABLE articles ADD COLUMN note TEXT", "schema_changed"),
    # articles
    "an article without its text": Damage("DELETE FROM article_text WHERE article_id = 2", "text_missing"),
    "an article without blocks": Damage("DELETE FROM blocks WHERE article_id = 2", "blocks_missing"),
    "a block gone from the middle": Damage(
        "DELETE FROM blocks WHERE article_id = 2 AND position = 2", "body_differs position_gap"
    ),
    "the last block gone": Damage(
        "DELETE FROM blocks WHERE id = (SELECT max(id) FROM blocks WHERE article_id = 2)",
        "body_differs",
    ),
    "blocks of no article": Damage(
        "INSERT INTO blocks (article_id, position, kind, text) VALUES (77, 1, 'paragraph', 'x')", "foreign_key"
    ),
    "an article gone, its parts left": Damage("DELETE FROM articles WHERE id = 5", "foreign_key search_extra"),
    "a changed text": Damage(BODY.format(CHANGED), "body_differs"),
    "a longer text": Damage(BODY.format("body || '。'"), "body_differs characters_wrong"),
    "a text and its blocks changed": Damage(
        f"{BODY.format(CHANGED)}; {BLOCKS}",
        "search_differs fingerprint_wrong",
        "full",
    ),
    "another uid": Damage("UPDATE articles SET uid = '0123456789abcdef' WHERE id = 2", "uid_wrong"),
    "another identity": Damage("UPDATE articles SET identity = '//x.example/' WHERE id = 2", "uid_wrong"),
    "gone without a status": Damage("UPDATE articles SET gone_at = '2026-11-09' WHERE id = 2", "gone_wrong"),
    "another analyser": Damage("UPDATE article_text SET analyser = 7 WHERE article_id = 2", "analyser_wrong"),
    "a text that is no UTF-8": Damage(
        "UPDATE people SET name = CAST(x'e6b8a1ff' AS TEXT); INSERT INTO outlets (host, name) "
        "VALUES ('x.example', CAST(x'ff' AS TEXT))",
        "text_invalid",
        "full",
    ),
    "an article of other bytes": Damage(
        "UPDATE articles SET snapshot_sha256 = (SELECT snapshot_sha256 FROM articles WHERE id = 1) WHERE id = 2",
        "article_snapshot_wrong",
    ),
    "an article that came from nowhere": Damage(
        "INSERT INTO articles (uid, identity, characters, first_seen, last_seen, snapshot_sha256, extractor) "
        "SELECT substr('4b59b90e7a0fb9d3', 1, 16), 'x', 0, '', '', snapshot_sha256, '' FROM articles WHERE id = 1",
        "article_unlisted blocks_missing search_missing text_missing uid_wrong",
    ),
    # evidence
    "two values chosen": Damage(
        "INSERT INTO evidence (article_id, position, field, value, rule, confidence, chosen) SELECT article_id, "
        "(SELECT count(*) + 1 FROM evidence AS e WHERE e.article_id = evidence.article_id), field, value, rule, 1, 1 "
        "FROM evidence WHERE field = 'headline' AND article_id = 2 AND chosen",
        "evidence_many",
    ),
    "another headline than was chosen": Damage(
        "UPDATE articles SET headline = '另一条' WHERE id = 2", "evidence_differs"
    ),
    "evidence gone": Damage("DELETE FROM evidence WHERE article_id = 2 AND position = 1", "position_gap"),
    "another description than was chosen": Damage(
        "UPDATE article_text SET description = '另一条' WHERE article_id = 2", "evidence_differs"
    ),
    # search
    "a row of the index gone": Damage("DELETE FROM articles_fts_docsize WHERE id = 2", "search_missing"),
    "a row of the index too many": Damage(
        "INSERT INTO articles_fts (rowid, body, headline) VALUES (55, 'x', 'y')", "search_extra"
    ),
    "old words in the index": Damage(
        "INSERT OR REPLACE INTO articles_fts (rowid, body, headline) VALUES (2, 'x', 'y')", "search_differs", "full"
    ),
    "a block of the index spoiled": Damage(
        "UPDATE articles_fts_data SET block = substr(block, 1, 40) WHERE id = (SELECT max(id) FROM articles_fts_data)",
        "search_malformed",
    ),
    # bytes
    "bytes gone": Damage(
        "DELETE FROM snapshots WHERE url LIKE '%login%'", "foreign_key snapshot_missing", on_bytes=True
    ),
    "bytes changed": Damage(
        lambda file: flip(file, "snapshots", "base IS NOT NULL"), "snapshot_damaged", "full", on_bytes=True
    ),
    "bytes of another page": Damage(
        "UPDATE snapshots SET encoding = 'identity', content = x'78', size = 1 WHERE url LIKE '%login%'",
        "snapshot_damaged snapshot_size_wrong",
        "full",
        on_bytes=True,
    ),
    "a base changed": Damage(flip_base, "base_damaged snapshot_damaged", "full", on_bytes=True),
    "a dictionary changed": Damage(
        lambda file: flip(file, "dictionaries", "1"), "dictionary_damaged", "full", on_bytes=True
    ),
    "a dictionary gone": Damage("DELETE FROM dictionaries", "foreign_key dictionary_damaged", "full", on_bytes=True),
    "a size too small": Damage(
        "UPDATE snapshots SET size = size - 1 WHERE url LIKE '%login%'", "snapshot_size_wrong", on_bytes=True
    ),
    "a size too large that nobody wrote down": Damage(
        "UPDATE snapshots SET size = size + 1 WHERE dictionary IS NOT NULL",
        "snapshot_size_wrong",
        "full",
        on_bytes=True,
    ),
    # the ledger
    "a row altered": Damage("UPDATE fetches SET input = 'x.html' WHERE id = 8", "ledger_altered"),
    "a row gone from the middle": Damage("DELETE FROM fetches WHERE id = 7", "foreign_key ledger_removed run_wrong"),
    "a row and its hash gone": Damage(
        "DELETE FROM ledger_hashes WHERE fetch_id = 7; DELETE FROM fetches WHERE id = 7", "ledger_removed run_wrong"
    ),
    "a row twice": Damage(
        f"INSERT INTO fetches ({COPIED}) SELECT {COPIED} FROM fetches WHERE id = 8",  # noqa: S608
        "ledger_inserted run_wrong",
    ),
    "two rows that changed places": Damage(swap(8, 9), "ledger_altered"),
    "a hash altered": Damage("UPDATE ledger_hashes SET hash = hex(hash) WHERE fetch_id = 4", "ledger_altered"),
    "the last rows gone": Damage(
        "DELETE FROM ledger_hashes WHERE fetch_id = 12; DELETE FROM fetches WHERE id = 12", "run_wrong"
    ),
    "the chain made anew": Damage(anew, "run_wrong"),
    "other counts": Damage("UPDATE runs SET counts = '{\"new\": 3}' WHERE id = 1", "run_wrong"),
    "a run that ended without an outcome": Damage("UPDATE runs SET outcome = NULL WHERE id = 1", "run_wrong"),
    "an article's row without bytes": Damage(
        "UPDATE fetches SET snapshot_sha256 = NULL WHERE id = 7", "fetch_wrong ledger_altered"
    ),
    # revisions
    "a revision gone": Damage(
        "DELETE FROM revision_fields WHERE revision_id = 1; DELETE FROM revisions WHERE id = 1",
        "revision_broken revision_missing",
    ),
    "a revision's text changed": Damage(
        "UPDATE revision_fields SET after = '另一条' WHERE revision_id = 1 AND field = 'headline'", "revision_broken"
    ),
    "a revision by nobody": Damage("UPDATE revisions SET cause = 'x' WHERE id = 1", "row_invalid"),
    "a revision that begins elsewhere": Damage(
        "UPDATE revisions SET snapshot_before = snapshot_after WHERE id = 1", "revision_broken"
    ),
    "a revision of other bytes": Damage("UPDATE revisions SET snapshot_after = snapshot_before", "revision_broken"),
    # reprints
    "a story of strangers": Damage("UPDATE reprints SET story = 3 WHERE article_id = 3", "reprint_wrong"),
    "half a story": Damage("DELETE FROM reprints WHERE article_id = 1", "reprint_wrong"),
    "marks gone": Damage("DELETE FROM fingerprints WHERE article_id = 2", "fingerprint_wrong", "full"),
    # what is read from the bytes
    "a section that the page does not have": Damage(
        "UPDATE articles SET section = '旧版' WHERE id = 2", "reading_differs", "deep"
    ),
    "an article of a page that has none": Damage(
        "UPDATE articles SET snapshot_sha256 = (SELECT snapshot_sha256 FROM fetches WHERE state = 'not_article') "
        "WHERE id = 2",
        "article_snapshot_wrong reading_lost",
        "deep",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_found_and_named(path: Path, damage: Damage) -> None:
    damage.plant(path)
    before = [file.read_bytes() for file in (path, snapshots_path(path)) if file.exists()]
    named = damage.codes.split()
    result = look(path, damage.level)
    assert set(result.kinds) == {one.code for one in result.findings} == set(named)
    assert all(one.message and one.table for one in result.findings)
    for code in named:
        assert code in as_text(result)
        assert in_archive(path, KINDS[code].what_to_do) in as_text(result)
    assert [file.read_bytes() for file in (path, snapshots_path(path)) if file.exists()] == before


def test_the_files_of_an_archive_are_named_as_they_are_called(path: Path) -> None:
    papers = path.rename(path.with_name("papers.db"))
    snapshots_path(path).unlink()
    said = as_text(look(papers))
    assert f"there is no {snapshots_path(papers)}" in said
    assert f"put back the {snapshots_path(papers)} that belongs to {papers}," in said
    assert "archive." not in said
    spoil(papers, "DELETE FROM article_text WHERE article_id = 2")
    assert f"scrapy renormalize -s ARCHIVE={papers} --force --apply" in as_text(look(papers))


def test_a_closer_level_finds_what_the_levels_before_it_find(path: Path) -> None:
    for name in ("a changed text", "a revision gone", "the chain made anew", "other counts", "another uid"):
        DAMAGES[name].plant(path)
    found = [kinds(path, level) for level in LEVELS]
    assert found[0] < found[1] < found[2]


def test_every_kind_of_damage_is_planted_at_the_level_that_is_promised() -> None:
    planted: dict[str, Level] = {}
    for damage in sorted(DAMAGES.values(), key=lambda damage: LEVELS.index(damage.level), reverse=True):
        planted |= dict.fromkeys(damage.codes.split(), damage.level)
    assert set(planted) == set(KINDS) - {"ledger_rewritten"}  # which only a head that was kept can show
    assert [code for code, level in planted.items() if LEVELS.index(level) > LEVELS.index(KINDS[code].level)] == []
    assert len(DAMAGES) >= 60


FOUND_ROWS = {
    "a block gone from the middle": [("body_differs", "article_text", 2), ("position_gap", "blocks", 2)],
    "old words in the index": [("search_differs", "articles_fts", 2)],
    "another uid": [("uid_wrong", "articles", 2)],
    "a row altered": [("ledger_altered", "fetches", 8)],
    "a revision's text changed": [("revision_broken", "articles", 3)],
    "marks gone": [("fingerprint_wrong", "fingerprints", 2)],
    "a dictionary changed": [("dictionary_damaged", "dictionaries", 1)],
    "an index that is gone": [("schema_changed", "articles_section", None)],
}


@pytest.mark.parametrize("name", FOUND_ROWS)
def test_a_finding_says_which_row_it_is(path: Path, name: str) -> None:
    DAMAGES[name].plant(path)
    found = [(one.code, one.table, one.id) for one in look(path, DAMAGES[name].level).findings]
    assert found[: len(FOUND_ROWS[name])] == FOUND_ROWS[name]


def test_of_many_findings_the_first_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    many(tmp_path / "archive.db")
    spoil(tmp_path / "archive.db", "UPDATE articles SET uid = hex(id)")
    result = look(tmp_path / "archive.db")
    assert (result.kinds, len(result.findings)) == ({"uid_wrong": 620}, MOST)


# archives that are as they must be


def empty(path: Path) -> None:
    open_archive(path).close()


def with_no_article(path: Path) -> None:
    archive = open_archive(path)
    with run_of(archive.db, "load", {}, extractor_version()) as run:
        Saver(archive, run.id, extractor_version()).save_reading(read(LOGIN, f"{HOST}/login.html"))
    archive.close()


def loaded(path: Path) -> None:
    load(str(path), [ROOT / "seeds" / "pages"])


def loaded_twice(path: Path) -> None:
    loaded(path)
    loaded(path)


def normalized(path: Path) -> None:
    """Read by another extractor, some of it otherwise, then by today's."""
    archive = open_archive(path)
    with run_of(archive.db, "load", {}, OLD) as run:
        saver = Saver(archive, run.id, OLD)
        for number in range(6):
            reading = read(dated(numbered_page(number)), address(number))
            changes: dict[str, Any] = ({"section": "旧版"}, {"evidence": ()}, {})[number % 3]
            saver.save_reading(replace(reading, result=replace(reading.result, **changes)))
        saver.save_reading(read(LOGIN, f"{HOST}/login.html"))
        saver.save_reading(replace(read(LOGIN, f"{HOST}/lost.html"), result=read(page(), address(9)).result))
    archive.close()
    tally, _ = renormalize(path, SITES_DIR, 1, apply=True)
    assert tally.kinds == {"changed": 2, "evidence": 2, "same": 2, "lost": 1, "refused": 1}


def squeezed(path: Path) -> None:
    fill(path)
    archive = open_archive(path)
    assert sum(squeeze(archive.snapshots)) > 0
    drop_unused(archive.snapshots)
    archive.close()


def copy_rows(source: Path, conn: sqlite3.Connection, pattern: str, which: str = "1") -> None:
    """The rows of the tables whose names are like the pattern, as far as both have the columns."""
    conn.execute("ATTACH ? AS whole", [str(source)])
    named = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND (sql LIKE '%) STRICT' OR name LIKE ?)"
    for (table,) in conn.execute(named, [pattern]).fetchall():
        columns = ", ".join(row[1] for row in conn.execute(f"PRAGMA main.table_info({table})"))
        conn.execute(f"DELETE FROM main.{table}")  # noqa: S608
        conn.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM whole.{table} WHERE {which}")  # noqa: S608
    conn.close()


def migrated(path: Path) -> None:
    """Filled as the first schema was, and brought to today's."""
    whole = path.with_name("whole.db")
    fill(whole)
    conn = sqlite3.connect(path, isolation_level=None)
    archive_migrations.apply(Database(conn), stop_before="m002_ledger")
    copy_rows(whole, conn, "articles_fts_%")
    archive = open_archive(whole)
    pages = [
        (sha256, load_bytes(archive.snapshots, sha256))
        for (sha256,) in archive.snapshots.execute("SELECT sha256 FROM snapshots").fetchall()
    ]
    archive.close()
    conn = sqlite3.connect(snapshots_path(path), isolation_level=None)
    snapshot_migrations.apply(Database(conn), stop_before="m002_packing")
    insertion = "INSERT INTO snapshots (sha256, size, encoding, content) VALUES (?, ?, 'identity', ?)"
    conn.executemany(insertion, [(sha256, len(body), body) for sha256, body in pages])
    conn.close()
    open_archive(path).close()


def many(path: Path) -> None:
    """More articles than are indexed again at a time, and than there are findings of one kind."""
    archive = open_archive(path)
    with run_of(archive.db, "load", {}, extractor_version()) as run:
        saver = Saver(archive, run.id, extractor_version())
        for number in range(620):
            saver.save_reading(read(numbered_page(number), address(number)))
    archive.close()


def with_more(path: Path) -> None:
    """What an owner adds is theirs: an index, a view, a table, statistics."""
    fill(path)
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("CREATE INDEX by_flags ON articles(flags)")
    conn.execute("CREATE VIEW long AS SELECT * FROM articles WHERE characters > 2000")
    conn.execute("CREATE TABLE notes (article_id INTEGER, note TEXT)")
    conn.execute("INSERT INTO notes VALUES (1, 'x')")
    conn.execute("ANALYZE")
    conn.close()


GOOD: dict[str, Callable[[Path], object]] = {
    "as filled": fill,
    "empty": empty,
    "without an article": with_no_article,
    "loaded": loaded,
    "loaded twice": loaded_twice,
    "normalized": normalized,
    "squeezed": squeezed,
    "of the first schema": migrated,
    "many": many,
    "with more": with_more,
}


@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_a_sound_archive_gives_no_alarm(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "archive.db"
    make(path)
    results = [look(path, level) for level in LEVELS]
    assert [result.findings for result in results] == [[], [], []]
    (count,) = rows(path, "SELECT count(*) FROM articles")[0]
    assert (results[0].counts["articles"], results[2].read.total()) == (count, count)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_published_copy_gives_no_alarm(path: Path, profile: Profile) -> None:
    out = path.with_name("out.db")
    for _ in publish(path, out, profile, 1):
        pass
    results = [look(out, level) for level in LEVELS]
    assert [(result.findings, result.profile) for result in results] == [([], profile)] * 3
    spoil(out, "UPDATE articles SET uid = '0123456789abcdef' WHERE id = 2; DELETE FROM articles_fts_docsize")
    assert kinds(out) == {"uid_wrong", "search_missing"}
    with pytest.raises(CannotVerify, match="no ledger"):
        look(out, "quick", Head(1, "0" * 64))


@pytest.mark.parametrize("level", LEVELS)
def test_a_loader_beside_it_gives_no_alarm(path: Path, level: Level) -> None:
    stop = threading.Event()
    written: list[Entry] = []

    def write() -> None:
        archive = open_archive(path)
        with run_of(archive.db, "load", {}, extractor_version()) as run:
            saver = Saver(archive, run.id, extractor_version())
            first = 100
            while not stop.is_set():
                several = [read(numbered_page(number), address(number)) for number in range(first, first + 5)]
                written.extend(saver.save_all([prepare(reading) for reading in several]))
                saver.save_reading(read(page(f"{HEADLINE}{first}"), address(1), LATER))
                first += 5
        archive.close()

    loader = threading.Thread(target=write)
    loader.start()
    try:
        found = []
        while loader.is_alive() and (len(found) < 8 or len(written) < 40):
            found.append(look(path, level, sample=20))
    finally:
        stop.set()
        loader.join()
    assert [finding for result in found for finding in result.findings] == []
    assert found[0].counts["articles"] < found[-1].counts["articles"]


# a head that was kept


def head(path: Path) -> Head:
    archive = open_archive(path)
    found = head_of(archive.db.conn)
    archive.close()
    assert found is not None
    return found


def test_a_head_that_was_kept_proves_that_nothing_before_it_was_rewritten(path: Path) -> None:
    first = head(path)
    with_no_article(path)
    kept = [first, head(path)]
    assert kinds(path, "quick", *kept) == set()
    anew(path)
    spoil(path, "UPDATE runs SET head = NULL")
    assert kinds(path) == set()
    result = look(path, "quick", *kept)
    assert [(one.code, one.id) for one in result.findings] == [("ledger_rewritten", one.id) for one in kept]


def test_the_end_of_a_ledger_that_is_gone_is_seen_by_the_head_that_was_kept(path: Path) -> None:
    kept = head(path)
    spoil(path, "UPDATE runs SET head = NULL, counts = NULL; DELETE FROM revision_fields; DELETE FROM revisions")
    spoil(path, "DELETE FROM ledger_hashes WHERE fetch_id > 10; DELETE FROM fetches WHERE id > 10")
    assert kinds(path, "quick", kept) - kinds(path) == {"ledger_removed"}


def not_checkpointed(path: Path, tmp_path: Path, without: str) -> tuple[Path, Head]:
    """A copy of both files while a page is in their WAL only, without one of the two."""
    writing = open_archive(path)
    with run_of(writing.db, "load", {}, extractor_version()) as run:
        Saver(writing, run.id, extractor_version()).save_reading(read(page("竹坞小学添了一口钟"), address(50)))
    kept = head_of(writing.db.conn)
    folder = tmp_path / "copy"
    folder.mkdir()
    for file in (path, snapshots_path(path)):
        wal = file.with_name(f"{file.name}-wal")
        assert wal.stat().st_size > 0
        for one in (file, wal):
            if one.name != without:
                shutil.copy(one, folder)
    writing.close()
    assert kept is not None
    return folder / path.name, kept


def test_what_is_in_a_wal_file_is_looked_at_too(path: Path, tmp_path: Path) -> None:
    copy, kept = not_checkpointed(path, tmp_path, "")
    result = look(copy, "deep", kept)
    assert (result.findings, result.counts["articles"]) == ([], 7)


def test_a_wal_file_that_was_taken_away_is_seen(path: Path, tmp_path: Path) -> None:
    copy, kept = not_checkpointed(path, tmp_path, "archive.db-wal")
    assert kinds(copy) == set()
    assert kinds(copy, "quick", kept) == {"ledger_removed"}


def test_the_wal_file_of_the_bytes_taken_away_is_seen(path: Path, tmp_path: Path) -> None:
    copy, _ = not_checkpointed(path, tmp_path, "archive.snapshots.db-wal")
    assert kinds(copy) == {"snapshot_missing"}


# what another extractor read


def test_what_another_extractor_read_is_no_damage(path: Path) -> None:
    spoil(path, "UPDATE articles SET extractor = '0.0.9+0ld', section = '旧版' WHERE id = 2")
    result = look(path, "deep")
    assert (result.findings, dict(result.read)) == ([], {"same": 5, "another": 1})
    assert "1 was read by another extractor: scrapy renormalize" in as_text(result)


def test_other_rules_of_a_site_are_no_other_extractor_and_are_named(path: Path, tmp_path: Path) -> None:
    sites = tmp_path / "sites"
    sites.mkdir()
    declared = f'title = "Oars"\nstart = ["{OTHER_HOST}/"]\n[[rules]]\nremove = [".share"]\n'
    (sites / "oars.toml").write_text(declared, encoding="utf-8")
    spoil(path, "UPDATE articles SET extractor = extractor || '/0123abcd' WHERE id = 2")
    result = verify(path, "deep", Sample(sites), (), timeout=0.2)
    assert result.findings == []
    assert dict(result.ruled) == {"oars.toml": 1, "www.lotus-ferry.example, not declared": 1}
    assert dict(result.read) == {"same": 4, "rules": 2}
    assert "2 were read by other rules of the site than today's (" in as_text(result)
    assert json.loads(as_json(result))["other_rules"] == dict(result.ruled)


def test_a_sample_is_the_same_for_the_same_seed(path: Path) -> None:
    with opened(path) as archive:
        chosen = [Sample(SITES_DIR, 3, seed).chosen(archive) for seed in (0, 0, 1, 2, 3)]
    assert all(len(set(one)) == 3 for one in chosen)
    assert chosen[0] == chosen[1]
    assert len({tuple(one) for one in chosen}) > 1


# what cannot be checked


def newer(path: Path) -> None:
    row = "(migration_set, name, applied_at) VALUES ('broadsheet', 'm999_later', '2999')"
    spoil(path, f"INSERT INTO _sqlite_migrations {row}")


def newer_bytes(path: Path) -> None:
    row = "(migration_set, name, applied_at) VALUES ('broadsheet_snapshots', 'm999_later', '2999')"
    spoil(snapshots_path(path), f"INSERT INTO _sqlite_migrations {row}")


def another_database(path: Path) -> None:
    path.unlink()
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE birds (name TEXT)")
    conn.close()


CANNOT_CHECK: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "no archive"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "no archive"),
    "no database": (lambda path: path.write_bytes(b"paper " * 2000), "not a database"),
    "empty file": (lambda path: path.write_bytes(b""), "a database, but no archive"),
    "another database": (another_database, "a database, but no archive"),
    "newer": (newer, r"newer schema \(m999_later\)"),
    "newer bytes": (newer_bytes, r"newer schema \(m999_later\)"),
    "older": (lambda path: spoil(path, "DELETE FROM _sqlite_migrations WHERE name LIKE 'm003%'"), "older schema"),
}


@pytest.mark.parametrize(("done", "why"), CANNOT_CHECK.values(), ids=CANNOT_CHECK)
def test_what_cannot_be_checked_is_no_damage(path: Path, done: Callable[[Path], object], why: str) -> None:
    done(path)
    with pytest.raises(CannotVerify, match=why):
        look(path)


def test_an_archive_that_is_locked_cannot_be_checked(path: Path) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode = DELETE")
    conn.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CannotVerify, match="locked"):
        look(path)
    conn.close()


def test_an_archive_in_a_folder_that_lets_nobody_write_is_checked(path: Path) -> None:
    folder, user = Path(tempfile.mkdtemp()), os.geteuid()
    try:
        for file in (path, snapshots_path(path)):
            shutil.copy(file, folder)
        os.chmod(folder, 0o555)
        if user == 0:
            os.seteuid(65534)
        assert not os.access(folder, os.W_OK, effective_ids=True)
        result = look(folder / path.name, "full")
        assert (result.findings, result.counts["articles"]) == ([], 6)
        assert sorted(os.listdir(folder)) == sorted(file.name for file in (path, snapshots_path(path)))
        os.seteuid(user)
        (folder / f"{path.name}-wal").write_bytes(bytes(32))
        if user == 0:
            os.seteuid(65534)
        with pytest.raises(CannotVerify):
            look(folder / path.name)
    finally:
        os.seteuid(user)
        os.chmod(folder, 0o755)
        shutil.rmtree(folder)


# the command


def command(path: Path, *options: str | Path) -> subprocess.CompletedProcess[str]:
    return run_scrapy("verify", *options, "-s", f"ARCHIVE={path}")


def test_the_command_says_that_nothing_is_wrong(path: Path) -> None:
    done = command(path, "--level", "deep", "--all", "--head", f"ledger head: {head(path)}")
    said = "6 articles read again\narchive.db, deep: 6 articles, 12 inputs, nothing wrong\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


def test_one_is_counted_as_one() -> None:
    counts = {"articles": 1, "fetches": 1}
    assert as_text(Result(Path("a.db"), "quick", counts=counts)) == "a.db, quick: 1 article, 1 input, nothing wrong"
    assert as_text(Result(Path("a.db"), "quick")) == "a.db, quick: ? articles, ? inputs, nothing wrong"


def test_the_command_names_the_damage_and_what_to_do(path: Path) -> None:
    DAMAGES["another uid"].plant(path)
    DAMAGES["a row altered"].plant(path)
    done = command(path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "damage          in        how many    the first\n"
        "--------------  --------  ----------  -----------\n"
        "uid_wrong       articles  1           2\n"
        "ledger_altered  fetches   1           8\n\n"
        "uid_wrong: an article's uid is not that of its identity\n"
        "  article 2 is 0123456789abcdef, its identity //www.lotus-ferry.example/2026/1103/a2.html\n"
        f"  to do: {in_archive(path, KINDS['uid_wrong'].what_to_do)}\n\n"
        "ledger_altered: a row of the ledger was altered or moved\n"
        "  row 8: it was altered, or stands in the place of another\n"
        f"  to do: {in_archive(path, KINDS['ledger_altered'].what_to_do)}\n\n"
        "archive.db, quick: 6 articles, 12 inputs, damage in 2 places\n"
    )


def test_the_command_gives_one_json_object(path: Path) -> None:
    DAMAGES["another uid"].plant(path)
    done = command(path, "--json", "--level", "full")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert found == {
        "archive": str(path),
        "level": "full",
        "outcome": "damaged",
        "profile": None,
        "counts": {"articles": 6, "blocks": found["counts"]["blocks"], "fetches": 12, "revisions": 2, "runs": 2},
        "read_again": {},
        "damage": {"uid_wrong": 1},
        "findings": [
            {
                "code": "uid_wrong",
                "table": "articles",
                "id": 2,
                "message": "article 2 is 0123456789abcdef, its identity //www.lotus-ferry.example/2026/1103/a2.html",
                "what_to_do": in_archive(path, KINDS["uid_wrong"].what_to_do),
            }
        ],
    }


def test_text_that_no_json_can_hold_is_given_all_the_same(path: Path) -> None:
    spoil(path, "UPDATE articles SET headline = CAST(x'e6b8a1ff' AS TEXT) WHERE id = 2")
    assert {one["code"] for one in json.loads(as_json(look(path, "full")))["findings"]} >= {"text_invalid"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("7 abc", "'7 abc' is no head of a ledger, and no file"),
        ("setup.py", "no head of a ledger in setup.py"),
    ],
)
def test_a_head_that_is_none_is_refused(path: Path, text: str, why: str) -> None:
    done = command(path, "--head", text)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"could not check: {why}")


def test_a_head_of_a_row_that_is_not_there_is_damage(path: Path) -> None:
    done = command(path, "--head", f"99 {'0' * 64}")
    assert done.returncode == 1
    assert "  row 99, of which a head was kept: it is gone\n" in done.stdout


def test_heads_are_taken_out_of_a_file_of_other_lines(tmp_path: Path) -> None:
    kept = tmp_path / "runs.log"
    kept.write_text(f"input  state\n\nledger head: 7 {'0f' * 32}\n12 inputs: 12 new\n9 {'0A' * 32}\n", encoding="utf-8")
    assert heads_of(str(kept)) == [Head(7, "0f" * 32), Head(9, "0a" * 32)]


def test_the_command_says_what_it_could_not_check(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    done = command(path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"could not check: no archive {path}: {NAME_ONE}\n")
    done = command(path, "--json")
    said = {
        "archive": str(path),
        "level": "quick",
        "outcome": "unchecked",
        "error": f"no archive {path}: {NAME_ONE}",
        "findings": [],
    }
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (2, said, "")
    assert not path.exists()


@pytest.mark.parametrize("options", [["--sample", "0"], ["pages"], ["--levl=full"], ["--sample", "3", "--all"]])
def test_a_mistyped_option_is_refused(path: Path, options: list[str]) -> None:
    assert command(path, *options).returncode == 2


def test_every_code_is_in_the_page_on_verify() -> None:
    page = (ROOT / "docs" / "verify.md").read_text(encoding="utf-8")
    assert codes_table().strip() in page
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)+", code) for code in KINDS)


def test_a_run_of_what_was_not_compiled_from_its_source_cannot_check(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stale() -> str:
        raise StaleError("reader.py is not what was compiled")

    monkeypatch.setattr(verify_reading, "extractor_version", stale)
    found = Command()
    found.settings = Settings({"ARCHIVE": str(path), "SITES_DIR": str(SITES_DIR)})
    found.run([], Namespace(level="deep", sample=3, all=False, seed=0, head=[], json=False))
    assert found.exitcode == 2
    assert capsys.readouterr() == ("", "could not check: reader.py is not what was compiled\n")
