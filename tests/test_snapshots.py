"""Bytes come back as they were: alone, against a page like them, with a dictionary; damage names what is at fault."""

import os
import random
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard

from archive.commands.endings import interrupts
from archive.commands.squeeze import squeeze_at_end
from archive.schema.snapshots import SNAPSHOT_TABLES_001
from archive.snapshots import squeezing
from archive.snapshots.compressors import HELD, LARGEST, PageCompressors
from archive.snapshots.contexts import FIRST_DICTIONARY, DamagedSnapshot, contexts_of
from archive.snapshots.likeness import MOST, READ, marks_of, start_tags
from archive.snapshots.packing import QUICK, THOROUGH, page_compressor, page_context, unpack
from archive.snapshots.snapshots import has_snapshot, keep, load_bytes, pack_ahead, save_snapshot
from archive.snapshots.squeezing import WAITING, count_waiting, drop_unused, squeeze, squeeze_for
from archive.sqlite import sqlite3
from archive.store import Archive, group_tx, open_archive, snapshots_path
from crawler.items import Snapshot
from tests.loading import ROOT, rows, run_scrapy

CHANCE = random.Random(3)
WORDS = "ferry granary lantern orchard quay signal tower valley willow harbour".split()
SCRIPT = "<script>(function(w){w.layer=w.layer||[];w.layer.push({start:Date.now(),id:'QUAY-31'})})(window)</script>"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = open_archive(tmp_path / "archive.db")
    yield opened
    opened.close()


def words(chance: random.Random, count: int = 120) -> str:
    return " ".join(chance.choices(WORDS, k=count)) + f" {chance.random()}"


def templated(number: int, site: str = "lotus") -> bytes:
    """A page of a site: the same tags on every one of its pages, other words."""
    menu = "".join(f'<li class="{site}-menu {site}-item-{n}"><a href="/{site}/{n}/">{n}</a></li>' for n in range(60))
    text = words(random.Random(number))
    return f'<html><head>{SCRIPT}</head><ul>{menu}</ul><div class="{site}-story">{text}</div></html>'.encode()


def other(number: int) -> bytes:
    """A page of a site that has no other page, with a script that many sites have."""
    return templated(number, f"site{number * 7919}")


def save(archive: Archive, body: bytes) -> str:
    return save_snapshot(archive.snapshots, Snapshot(body, "a"))


def row_of(archive: Archive, sha256: str) -> tuple[object, ...]:
    query = "SELECT encoding, base IS NOT NULL, dictionary IS NOT NULL FROM snapshots WHERE sha256 = ?"
    return tuple(archive.snapshots.execute(query, [sha256]).fetchone())


def fill_and_learn(archive: Archive, start: int, end: int) -> None:
    """Pages like no other, then what a squeeze begins with."""
    for number in range(start, end):
        save(archive, other(number))
    contexts_of(archive.snapshots).learn_when_due()


def with_dictionary(archive: Archive) -> str:
    """An archive with its first dictionary, and the page that is packed with it."""
    fill_and_learn(archive, 0, FIRST_DICTIONARY)
    return save(archive, other(9999))


def damage(archive: Archive, statement: str, *values: object) -> Archive:
    """Change the file beside its code, and open it anew: nothing unpacked is held."""
    path = archive.path
    archive.close()
    conn = sqlite3.connect(snapshots_path(path))
    with conn:
        conn.execute(statement, values)
    conn.close()
    return open_archive(path)


def assert_damaged(archive: Archive, sha256: str, part: str, why: str) -> None:
    with pytest.raises(DamagedSnapshot, match=why) as caught:
        load_bytes(archive.snapshots, sha256)
    assert (caught.value.sha256, caught.value.part) == (sha256, part)
    archive.close()


BODIES = {
    "none": b"",
    "one": b"x",
    "incompressible": CHANCE.randbytes(70_000),
    "20 MB": (b"".join(templated(number) for number in range(4)) + CHANCE.randbytes(1000)) * 1200,
    "text": "渡口的新船下水，早班提前二十分钟。".encode("gb18030") * 30,
}


@pytest.mark.parametrize("context", ["alone", "dictionary"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_any_bytes_come_back(archive: Archive, body: bytes, context: str) -> None:
    if context == "dictionary":
        with_dictionary(archive)
    sha256 = save(archive, body)
    assert save(archive, body) == sha256
    assert load_bytes(archive.snapshots, sha256) == body
    assert archive.snapshots.execute("SELECT count(*) FROM snapshots WHERE sha256 = ?", [sha256]).fetchone() == (1,)


def test_the_large_one_is_large() -> None:
    assert len(BODIES["20 MB"]) > 20_000_000


def test_a_page_is_packed_against_one_of_the_same_template(archive: Archive) -> None:
    first, second, third = (save(archive, templated(number)) for number in (1, 2, 3))
    assert [row_of(archive, one) for one in (first, second, third)] == [("zstd", 0, 0), ("zstd", 1, 0), ("zstd", 1, 0)]
    sizes = [row[0] for row in archive.snapshots.execute("SELECT length(content) FROM snapshots ORDER BY rowid")]
    assert sizes[1] < 0.7 * sizes[0]
    assert archive.snapshots.execute("SELECT count(*) FROM bases").fetchone() == (1,)
    assert [load_bytes(archive.snapshots, one) for one in (second, third)] == [templated(2), templated(3)]


def test_no_more_than_a_hundred_pages_are_lost_with_one_base(archive: Archive) -> None:
    names = [save(archive, templated(number)) for number in range(2 * MOST + 3)]
    assert archive.snapshots.execute("SELECT id, pages FROM bases ORDER BY id").fetchall() == [
        (1, MOST),
        (2, MOST),
        (3, 0),
    ]
    assert archive.snapshots.execute("SELECT DISTINCT base FROM marks").fetchall() == [(3,)]
    spoiled = damage(archive, "UPDATE snapshots SET content = x'00' WHERE sha256 = ?", names[0])
    lost = [name for name in names if not is_whole(spoiled, name)]
    assert lost == names[: MOST + 1]
    spoiled.close()


def is_whole(archive: Archive, sha256: str) -> bool:
    try:
        return bool(load_bytes(archive.snapshots, sha256))
    except DamagedSnapshot:
        return False


def test_a_number_that_is_given_again_after_a_rollback_stands_for_the_new_base(archive: Archive) -> None:
    with pytest.raises(KeyError), group_tx(archive.snapshots):
        load_bytes(archive.snapshots, save(archive, templated(1)) and save(archive, templated(2)) and "none")
    first = save(archive, templated(3))
    second = save(archive, templated(4))
    assert [row_of(archive, one) for one in (first, second)] == [("zstd", 0, 0), ("zstd", 1, 0)]
    assert load_bytes(archive.snapshots, second) == templated(4)
    reopened = damage(archive, "SELECT 1")
    assert [load_bytes(reopened.snapshots, one) for one in (first, second)] == [templated(3), templated(4)]
    reopened.close()


def test_a_page_packed_ahead_finds_the_page_like_it_that_came_in_meanwhile(archive: Archive) -> None:
    ahead = [pack_ahead(archive.snapshots, Snapshot(templated(number), "a")) for number in (1, 2)]
    for number, kept in enumerate(ahead, 1):
        keep(archive.snapshots, kept, lambda number=number: templated(number))
    assert [row_of(archive, kept.sha256) for kept in ahead] == [("zstd", 0, 0), ("zstd", 1, 0)]
    assert [load_bytes(archive.snapshots, kept.sha256) for kept in ahead] == [templated(1), templated(2)]
    keep(archive.snapshots, ahead[0], lambda: b"never asked for")


def test_a_page_of_another_template_is_packed_alone_until_there_is_a_dictionary(archive: Archive) -> None:
    last = with_dictionary(archive)
    assert row_of(archive, save(archive, other(0))) == ("zstd", 0, 0)
    assert row_of(archive, last) == ("zstd", 0, 1)
    assert load_bytes(archive.snapshots, last) == other(9999)
    assert archive.snapshots.execute("SELECT trained_on FROM dictionaries").fetchall() == [(FIRST_DICTIONARY,)]


def test_a_new_dictionary_is_learned_when_the_pages_are_half_as_many_again(archive: Archive) -> None:
    half = FIRST_DICTIONARY // 2
    for count in (0, 1, 2, 3):
        fill_and_learn(archive, count * half, (count + 1) * half)
    found = archive.snapshots.execute("SELECT trained_on FROM dictionaries ORDER BY id").fetchall()
    assert found == [(2 * half,), (3 * half,)]


def test_what_arrives_is_not_learned_from_until_a_squeeze(archive: Archive) -> None:
    names = [save(archive, other(number)) for number in range(3 * FIRST_DICTIONARY)]
    assert {row_of(archive, name) for name in names} == {("zstd", 0, 0)}
    list(squeeze(archive.snapshots))
    assert row_of(archive, names[-1]) == ("zstd", 0, 1)


def test_pages_too_small_to_learn_from_are_kept_all_the_same(archive: Archive) -> None:
    bodies = [b"%d" % number for number in range(2 * FIRST_DICTIONARY)]
    names = [save(archive, body) for body in bodies]
    contexts_of(archive.snapshots).learn_when_due()
    assert [load_bytes(archive.snapshots, name) for name in names] == bodies
    assert archive.snapshots.execute("SELECT count(*) FROM dictionaries").fetchone() == (0,)


def test_plain_text_has_no_marks_and_a_page_has_as_many_as_its_tags() -> None:
    assert marks_of("a < b, 早班提前".encode() * 100) == []
    assert marks_of(b'<div class="story-body">') == [zlib.crc32(b'div class="story-body"')]
    assert len(set(marks_of(templated(1)))) == 16
    assert marks_of(templated(1) + b" " * READ + templated(2, "reed")) == marks_of(templated(1))


def test_a_tag_behind_a_stray_sign_is_a_mark_and_the_text_before_it_is_none() -> None:
    tag = b'div class="story-body"'
    for stray in (b"if (a <b) x", b"<!--[if", b"<" * 9, b"<" + b"x" * 200, b"<a <b"):
        assert start_tags(stray + b"<" + tag + b">") == {tag}
    assert start_tags(b"if (a <b && c) </article-of-a-paper><p>") == set()


def flipped(archive: Archive, table: str, where: str) -> bytes:
    query = f"SELECT content FROM {table} WHERE {where}"  # noqa: S608
    content = bytearray(archive.snapshots.execute(query).fetchone()[0])
    content[len(content) // 2] ^= 0xFF
    return bytes(content)


def test_a_damaged_dictionary_is_named(archive: Archive) -> None:
    sha256 = with_dictionary(archive)
    content = flipped(archive, "dictionaries", "id = 1")
    spoiled = damage(archive, "UPDATE dictionaries SET content = ?", content)
    assert_damaged(spoiled, sha256, "dictionary", f"snapshot {sha256} is damaged: .* dictionary 1 is damaged")


def test_another_dictionary_in_its_place_is_named(archive: Archive) -> None:
    sha256 = with_dictionary(archive)
    content = zstandard.ZstdCompressor().compress(b"another")
    spoiled = damage(archive, "UPDATE dictionaries SET content = ?", content)
    assert_damaged(spoiled, sha256, "dictionary", "dictionary 1 is damaged: its bytes have another hash")


def test_a_missing_dictionary_is_named(archive: Archive) -> None:
    sha256 = with_dictionary(archive)
    spoiled = damage(archive, "DELETE FROM dictionaries")
    assert_damaged(spoiled, sha256, "dictionary", "dictionary 1 is missing")


def test_a_dictionary_that_a_page_needs_cannot_be_deleted(archive: Archive) -> None:
    with_dictionary(archive)
    with pytest.raises(sqlite3.IntegrityError):
        archive.snapshots.execute("DELETE FROM dictionaries")


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE snapshots SET content = x'00' WHERE base IS NULL", "is damaged"),
        ("DELETE FROM snapshots WHERE base IS NULL", "base 1, snapshot .* is missing"),
        ("DELETE FROM bases", "base 1 is missing"),
        ("UPDATE snapshots SET base = 1", "base 1 is packed against another page"),
    ],
)
def test_a_damaged_base_is_named_and_the_next_page_does_without(archive: Archive, statement: str, why: str) -> None:
    save(archive, templated(1))
    sha256 = save(archive, templated(2))
    spoiled = damage(archive, statement)
    third = save(spoiled, templated(3))
    assert row_of(spoiled, third) == ("zstd", 0, 0)
    assert load_bytes(spoiled.snapshots, third) == templated(3)
    assert_damaged(spoiled, sha256, "base", why)


def test_damaged_content_is_named_whatever_it_was_packed_with(archive: Archive) -> None:
    save(archive, templated(1))
    sha256 = save(archive, templated(2))
    content = flipped(archive, "snapshots", "base IS NOT NULL")
    spoiled = damage(archive, "UPDATE snapshots SET content = ? WHERE base IS NOT NULL", content)
    assert_damaged(spoiled, sha256, "content", f"snapshot {sha256} is damaged")


def test_a_damaged_page_that_comes_again_is_mended_with_all_that_are_packed_against_it(archive: Archive) -> None:
    names = [save(archive, templated(number)) for number in (1, 2, 3)]
    spoiled = damage(archive, "UPDATE snapshots SET content = x'00', size = 7 WHERE base IS NULL")
    assert [is_whole(spoiled, name) for name in names] == [False, False, False]
    assert save(spoiled, templated(1)) == names[0]
    assert [load_bytes(spoiled.snapshots, name) for name in names] == [templated(1), templated(2), templated(3)]
    spoiled = damage(spoiled, "UPDATE snapshots SET content = x'00' WHERE base IS NOT NULL")
    assert [save(spoiled, templated(number)) for number in (2, 3)] == names[1:]
    assert [load_bytes(spoiled.snapshots, name) for name in names] == [templated(1), templated(2), templated(3)]
    assert rows(snapshots_path(spoiled.path), "SELECT size = length(content) FROM snapshots WHERE size = 7") == []
    spoiled.close()


def test_a_new_page_does_without_a_damaged_dictionary(archive: Archive) -> None:
    with_dictionary(archive)
    spoiled = damage(archive, "UPDATE dictionaries SET content = x'00'")
    sha256 = save(spoiled, other(12345))
    assert row_of(spoiled, sha256) == ("zstd", 0, 0)
    assert load_bytes(spoiled.snapshots, sha256) == other(12345)
    spoiled.close()


def old_file(path: Path) -> None:
    """A file of bytes as the first schema had it."""
    conn = sqlite3.connect(snapshots_path(path))
    conn.execute(SNAPSHOT_TABLES_001[0])
    conn.execute(
        "CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT, "
        "PRIMARY KEY (migration_set, name))"
    )
    conn.execute("INSERT INTO _sqlite_migrations VALUES ('broadsheet_snapshots', 'm001_snapshots', '2026-11-20')")
    for body, encoding in ((templated(1), "zstd"), (BODIES["incompressible"], "identity")):
        content = zstandard.ZstdCompressor(level=9).compress(body) if encoding == "zstd" else body
        row = (Snapshot(body, "a").sha256, len(body), encoding, content)
        conn.execute("INSERT INTO snapshots (sha256, size, encoding, content) VALUES (?, ?, ?, ?)", row)
    conn.commit()
    conn.close()


def test_rows_of_the_first_schema_are_read_and_squeezed(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    old_file(path)
    archive = open_archive(path)
    bodies = [templated(1), BODIES["incompressible"]]
    names = [Snapshot(body, "a").sha256 for body in bodies]
    assert [load_bytes(archive.snapshots, name) for name in names] == bodies
    assert count_waiting(archive.snapshots) == 2
    assert len(list(squeeze(archive.snapshots))) == 2
    assert [load_bytes(archive.snapshots, name) for name in names] == bodies
    archive.close()


KILL_BETWEEN = """
import os, signal, sys
from archive import store
from archive.snapshots import contexts
from tests.test_snapshots import FIRST_DICTIONARY, fill_and_learn
archive = store.open_archive(sys.argv[1])
learn = contexts.Contexts.learn
def learn_and_die(self, count):
    if sys.argv[2] == "after": learn(self, count)
    os.kill(os.getpid(), signal.SIGKILL)
contexts.Contexts.learn = learn_and_die
fill_and_learn(archive, 0, FIRST_DICTIONARY)
"""


@pytest.mark.parametrize(("when", "count"), [("before", 0), ("after", 1)])
def test_a_kill_around_a_new_dictionary_loses_no_page(tmp_path: Path, when: str, count: int) -> None:
    path = tmp_path / "archive.db"
    killed = subprocess.run([sys.executable, "-c", KILL_BETWEEN, path, when], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    archive = open_archive(path)
    assert archive.snapshots.execute("SELECT count(*) FROM dictionaries").fetchone() == (count,)
    for number in range(FIRST_DICTIONARY):
        body = other(number)
        assert load_bytes(archive.snapshots, Snapshot(body, "a").sha256) == body
    later = save(archive, other(777))
    assert row_of(archive, later) == ("zstd", 0, count)
    assert load_bytes(archive.snapshots, later) == other(777)
    archive.close()


WRITE = """
import sys
from archive.store import open_archive
from tests.test_snapshots import other, save, templated
archive = open_archive(sys.argv[1])
for number in range(int(sys.argv[2]), int(sys.argv[2]) + 90):
    save(archive, other(number))
    save(archive, templated(number))
"""


def test_two_writers_and_a_squeezer_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    archive = open_archive(path)
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, path, start], cwd=ROOT) for start in ("0", "45")]
    while any(writer.poll() is None for writer in writers):
        list(squeeze(archive.snapshots))
    assert [writer.wait() for writer in writers] == [0, 0]
    bodies = [page(number) for number in range(135) for page in (other, templated)]
    assert archive.snapshots.execute("SELECT count(*) FROM snapshots").fetchone() == (len(bodies),)
    for body in bodies:
        assert load_bytes(archive.snapshots, Snapshot(body, "a").sha256) == body
    archive.close()
    assert rows(snapshots_path(path), "PRAGMA foreign_key_check") == []


def test_a_dictionary_that_is_taken_away_while_a_page_is_packed_is_done_without(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_dictionary(archive)
    held = contexts_of(archive.snapshots)
    monkeypatch.setattr(type(held), "has_dictionary", lambda self, number: False)
    sha256 = save(archive, other(31337))
    assert row_of(archive, sha256) == ("zstd", 0, 0)
    assert load_bytes(archive.snapshots, sha256) == other(31337)


def test_squeezing_makes_the_file_smaller_once_and_changes_no_bytes(archive: Archive) -> None:
    bodies = [page(number) for number in range(2 * FIRST_DICTIONARY - 1) for page in (other, templated)]
    names = [save(archive, body) for body in bodies]
    before = archive.snapshots.execute("SELECT sum(length(content)) FROM snapshots").fetchone()[0]
    saved = sum(squeeze(archive.snapshots))
    drop_unused(archive.snapshots)
    after = archive.snapshots.execute("SELECT sum(length(content)), min(level) FROM snapshots").fetchone()
    assert saved > 0
    assert tuple(after) == (before - saved, THOROUGH)
    kept = archive.snapshots.execute("SELECT id FROM dictionaries").fetchall()
    used = archive.snapshots.execute(
        "SELECT DISTINCT dictionary FROM snapshots WHERE dictionary IS NOT NULL"
    ).fetchall()
    assert sorted(kept) == sorted(used)
    assert [load_bytes(archive.snapshots, name) for name in names] == bodies
    assert list(squeeze(archive.snapshots)) == []


KILL_A_SQUEEZE = """
import os, signal, sys
from archive import store
from archive.snapshots import squeezing
archive = store.open_archive(sys.argv[1])
left = int(sys.argv[2])
def trace(statement):
    global left
    left -= 1
    if left < 0: os.kill(os.getpid(), signal.SIGKILL)
archive.snapshots.conn.set_trace_callback(trace)
for _ in squeezing.squeeze(archive.snapshots): pass
squeezing.drop_unused(archive.snapshots)
"""


def test_a_squeeze_that_is_killed_anywhere_changes_no_bytes_and_is_gone_on_with(archive: Archive) -> None:
    bodies = [page(number) for number in range(FIRST_DICTIONARY) for page in (other, templated)]
    names = [save(archive, body) for body in bodies]
    killed, statements = 0, 0
    while True:  # before each eleventh statement, the first and the last ones of a page and the VACUUM among them
        command = [sys.executable, "-c", KILL_A_SQUEEZE, archive.path, str(statements)]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        assert [load_bytes(archive.snapshots, name) for name in names] == bodies
        assert archive.snapshots.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        killed, statements = killed + 1, statements + 11
    assert (killed > 8, count_waiting(archive.snapshots)) == (True, 0)


def test_what_is_to_be_squeezed_is_found_without_reading_what_is_kept(archive: Archive) -> None:
    for what in ("count(*)", "rowid"):
        query = f"EXPLAIN QUERY PLAN SELECT {what} {WAITING}"
        plan = [row[3] for row in archive.snapshots.execute(query, [THOROUGH])]
        assert [step for step in plan if "SCAN" in step] == []
        assert sum("COVERING INDEX snapshots_level" in step for step in plan) == 2


def test_squeezing_leaves_a_damaged_page_as_it_is(archive: Archive) -> None:
    first = save(archive, templated(1))
    spoiled = damage(archive, "UPDATE snapshots SET content = x'00'")
    second = save(spoiled, other(2))
    assert len(list(squeeze(spoiled.snapshots))) == 2
    assert spoiled.snapshots.execute("SELECT content FROM snapshots WHERE sha256 = ?", [first]).fetchone() == (b"\x00",)
    assert load_bytes(spoiled.snapshots, second) == other(2)
    spoiled.close()


@pytest.mark.parametrize(("seconds", "is_ended", "left"), [(60, False, 0), (0, False, 3), (60, True, 3)])
def test_what_is_squeezed_while_there_is_time_waits_no_more(
    archive: Archive, seconds: float, is_ended: bool, left: int
) -> None:
    names = [save(archive, other(number)) for number in range(4)]
    assert len(list(squeeze_for(archive.snapshots, seconds, lambda: is_ended))) == 4 - left
    assert count_waiting(archive.snapshots) == left
    assert [load_bytes(archive.snapshots, name) for name in names] == [other(number) for number in range(4)]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_squeezing_at_the_end_of_a_crawl_ends_after_the_page_under_way_when_it_is_told_to(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, ending: signal.Signals
) -> None:
    for number in range(4):
        save(archive, other(number))
    squeeze_one = squeezing.squeeze_one

    def ended(*arguments: Any) -> int:
        os.kill(os.getpid(), ending)
        return squeeze_one(*arguments)

    monkeypatch.setattr(squeezing, "squeeze_one", ended)
    with interrupts() as received:
        squeeze_at_end(str(archive.path), 60, received)
        squeeze_at_end(str(archive.path), 60, received)  # not begun
    assert (count_waiting(archive.snapshots), received) == (3, [ending])


def test_what_hinders_squeezing_at_the_end_of_a_crawl_is_no_error(archive: Archive) -> None:
    name = save(archive, other(1))
    archive.snapshots.execute("CREATE TRIGGER full BEFORE UPDATE ON snapshots BEGIN SELECT raise(ABORT, 'full'); END")
    squeeze_at_end(str(archive.path), 60, [])
    assert count_waiting(archive.snapshots) == 1
    archive.snapshots.execute("DROP TRIGGER full")
    squeeze_at_end(str(archive.path), 0, [])
    assert count_waiting(archive.snapshots) == 1
    squeeze_at_end(str(archive.path), 60, [])
    assert (count_waiting(archive.snapshots), load_bytes(archive.snapshots, name)) == (0, other(1))


def test_the_command_squeezes_and_says_so(archive: Archive) -> None:
    name = save(archive, templated(1))
    said = run_scrapy("squeeze", "-s", f"ARCHIVE={archive.path}")
    assert (said.returncode, said.stdout.startswith("1 page packed again, ")) == (0, True)
    assert load_bytes(archive.snapshots, name) == templated(1)
    assert run_scrapy("squeeze", "-s", f"ARCHIVE={archive.path}").stdout.startswith("0 pages packed again, ")
    assert run_scrapy("squeeze", "-s", f"ARCHIVE={archive.path}.none").returncode == 2
    assert has_snapshot(archive.snapshots, name)


def test_the_compressor_of_a_page_is_kept_from_the_second_one_like_it_and_only_the_last_few() -> None:
    compressors = PageCompressors()
    first, pages = templated(0), [templated(number) for number in range(1, 9)]
    made = [compressors.compressor(first, len(page), QUICK) for page in pages[:3]]
    assert made[0] is not made[1] is made[2]
    assert compressors.compressor(first, 100 * len(first), QUICK) is not made[1]
    packed = [compressors.compressor(first, len(page), QUICK).compress(page) for page in pages]
    assert [unpack(one, 10**6, page_context(first)) for one in packed] == pages
    alone = [page_compressor(first, len(page), QUICK).compress(page) for page in pages]
    assert sum(map(len, packed)) <= 1.05 * sum(map(len, alone))
    for page in pages:
        compressors.compressor(page, len(page), QUICK)
    assert [page for page, _ in compressors.recent] == pages[-HELD:]
    vast = bytes(LARGEST + 1)
    assert compressors.compressor(vast, 1, QUICK) is not compressors.compressor(vast, 1, QUICK)
    assert vast not in [page for page, _ in compressors.recent]
