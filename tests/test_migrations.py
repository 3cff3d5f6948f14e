"""Archives of every earlier schema, opened by today's code: all rows kept; killed, old or new; newer ones refused."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import search
from archive.articles import stored_content
from archive.comparing.reprints import marks_of
from archive.comparing.wording import text_of
from archive.migrations import archive_migrations, snapshot_migrations
from archive.refusing import NewerArchive
from archive.snapshots.snapshots import load_bytes
from archive.sqlite import sqlite3
from archive.store import open_archive, snapshots_path
from tests.crashing import Job
from tests.faults import KILLED, Server, Toll, assert_in_step
from tests.loading import assert_whole, load_command, reading, rows, saver
from tests.schemas import names, restore

POINTS = [
    "before archive INSERT ledger_hashes",
    "after archive INSERT fingerprints",
    "after archive INSERT articles_fts",
    "before archive UPDATE article_text",
    "before archive INSERT _sqlite_migrations",
    "after archive INSERT _sqlite_migrations",
    "before archive commit",
    "after archive commit",
    "after bytes INSERT _sqlite_migrations",
    "before bytes commit",
    "after bytes commit",
]
ANYWHERE, MOST_TRIES = 6, 60
Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.close()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def files(archive: Path) -> tuple[Path, Path]:
    return archive, snapshots_path(archive)


def tables(path: Path) -> Tables:
    """Every row, by table, each with its columns by name."""
    conn = sqlite3.connect(path)
    conn.row_factory = sqlite3.Row
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    found = {}
    for (name,) in conn.execute(query).fetchall():
        stored = [dict(row) for row in conn.execute(f"SELECT * FROM {name}")]  # noqa: S608
        found[name] = sorted(stored, key=repr)
    conn.close()
    return found


def kept(before: Tables, after: Tables) -> Tables:
    """Of ``after`` what is in the tables and columns of ``before``."""
    names = {table: list(stored[0]) for table, stored in before.items() if stored}
    return {
        table: sorted(({name: row[name] for name in names[table]} for row in after[table]), key=repr)
        if stored
        else after[table]
        for table, stored in before.items()
    }


DERIVED = ("fingerprints", "reprints")
"""Tables that are made again from the texts when the way of making them has changed."""
ENCODED = {"article_text": "analyser"}
"""A column that says which way it was."""


def assert_kept(before: Tables, path: Path) -> None:
    after = tables(path)
    applied = before["_sqlite_migrations"]
    assert [row for row in after["_sqlite_migrations"] if row in applied] == applied
    stored = {
        table: [{name: value for name, value in row.items() if name != ENCODED.get(table)} for row in found]
        for table, found in before.items()
        if table not in (*DERIVED, "_sqlite_migrations")
    }
    assert kept(stored, after) == stored


def schema(path: Path) -> set[tuple[Any, ...]]:
    """What makes two files alike: the order of columns does not."""
    kinds = "SELECT type, name, CASE WHEN type = 'table' THEN instr(sql, 'AUTOINCREMENT') > 0 ELSE sql END "
    made = f"{kinds} FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    columns = (
        'SELECT master.name, info.name, info.type, "notnull", dflt_value, pk '
        "FROM sqlite_master AS master, pragma_table_info(master.name) AS info WHERE master.type = 'table'"
    )
    return {*rows(path, made), *rows(path, columns)}


def terms(conn: sqlite3.Connection) -> list[tuple[Any, ...]]:
    conn.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, articles_fts, instance)")
    found = conn.execute("SELECT * FROM temp.terms ORDER BY 1, 2, 3, 4").fetchall()
    conn.execute("DROP TABLE temp.terms")
    return found


def assert_searched(archive: Path) -> None:
    """The search index holds what the texts say, word by word."""
    conn = sqlite3.connect(archive)
    anew = sqlite3.connect(":memory:")
    (made,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_fts'").fetchone()
    anew.execute(made)
    texts = "SELECT id, coalesce(headline, ''), body FROM articles JOIN article_text ON article_id = id"
    for row in conn.execute(texts):
        search.add(anew, *row)
    assert terms(conn) == terms(anew) != []
    conn.close()
    anew.close()


def assert_like_new(archive: Path, folder: Path) -> None:
    """Whole, and with nothing that an archive made today has not, nor the other way round."""
    assert_whole(archive)
    assert_in_step(archive)
    assert_searched(archive)
    assert rows(archive, "SELECT DISTINCT analyser FROM article_text") == [(search.ANALYSER,)]
    marks = [(mark,) for (body,) in rows(archive, "SELECT body FROM article_text") for mark in marks_of(text_of(body))]
    assert rows(archive, "SELECT mark FROM fingerprints ORDER BY 1") == sorted(marks) != []
    folder.mkdir()
    open_archive(folder / "new.db").close()
    for old, new in zip(files(archive), files(folder / "new.db"), strict=True):
        assert schema(old) == schema(new)


@pytest.mark.parametrize("name", names())
def test_an_archive_of_an_earlier_schema_keeps_all_it_has(archive: Path, tmp_path: Path, name: str) -> None:
    restore(name, archive)
    before = [tables(path) for path in files(archive)]
    assert all(before[0][table] for table in ("articles", "blocks", "fetches", "runs", "revisions", "evidence"))
    open_archive(archive).close()
    for stored, path in zip(before, files(archive), strict=True):
        assert_kept(stored, path)
    assert_like_new(archive, tmp_path / "new")


@pytest.mark.parametrize("name", names())
def test_an_archive_of_an_earlier_schema_takes_in_pages_as_a_new_one_does(archive: Path, name: str) -> None:
    restore(name, archive)
    opened = open_archive(archive)
    saving = saver(opened)
    assert saving.save_reading(reading(headline=None, url="https://quay.example/a.html")).state == "new"
    assert saving.save_reading(reading(b"again")).state == "new"
    (number,) = opened.db.execute("SELECT id FROM articles WHERE headline IS NULL").fetchone()
    assert stored_content(opened.db, number)["section"] == "民生"
    assert load_bytes(opened.snapshots, reading(b"again").snapshot.sha256) == b"again"
    opened.close()
    assert_whole(archive)


def applied(path: Path) -> list[str]:
    return [name for (name,) in rows(path, "SELECT name FROM _sqlite_migrations ORDER BY name")]


def test_the_last_state_is_that_of_today(archive: Path) -> None:
    """After a new migration: ``python -m tests.schemas ARCHIVE NAME`` with an archive of a few invented pages."""
    restore(names()[-1], archive)
    for path, migrations in zip(files(archive), (archive_migrations, snapshot_migrations), strict=True):
        assert applied(path) == sorted(one.name for one in migrations._migrations)


def open_job(archive: Path, **fate: Any) -> Job:
    return Job(["open", str(archive)], str(archive.parent / "said.txt"), "", **fate)


def state(path: Path) -> Tables:
    """All rows but when migrations were applied."""
    found = tables(path)
    for row in found["_sqlite_migrations"]:
        del row["applied_at"]
    return found | {"_sqlite_migrations": sorted(found["_sqlite_migrations"], key=repr)}


def fates(chance: random.Random) -> Iterator[dict[str, Any]]:
    """Each named point, then anywhere; nearer to the beginning as long as the migration comes to its end before."""
    yield from ({"point": point} for point in POINTS)
    for number in range(MOST_TRIES):
        yield {"steps": chance.randrange(max(10, 600 - 10 * number))}


@pytest.mark.parametrize("name", names()[:-1])
def test_a_migration_that_is_killed_leaves_old_or_new(server: Server, tmp_path: Path, toll: Toll, name: str) -> None:
    restore(name, tmp_path / "archive.db")
    old = [state(path) for path in files(tmp_path / "archive.db")]
    open_archive(tmp_path / "archive.db").close()
    new = [state(path) for path in files(tmp_path / "archive.db")]
    here = Toll()
    for number, fate in enumerate(fates(random.Random(name))):
        archive = tmp_path / str(number) / "archive.db"
        archive.parent.mkdir()
        restore(name, archive)
        if server.run(open_job(archive, **fate)) != KILLED:
            continue
        here.tried[fate.get("point", "in a migration")] += 1
        for path, before, after in zip(files(archive), old, new, strict=True):
            assert state(path) in (before, after)
        open_archive(archive).close()
        assert [state(path) for path in files(archive)] == new
        assert_like_new(archive, archive.parent / "new")
        if here.tried["in a migration"] == ANYWHERE:
            break
    toll.tried += here.tried
    assert here.tried["in a migration"] == ANYWHERE
    assert here.tried["before archive commit"] == here.tried["before bytes commit"] == 1


def test_a_store_without_transactions_leaves_a_mix(server: Server, archive: Path) -> None:
    restore(names()[0], archive)
    old = state(archive)
    job = open_job(archive, broken="statements_apart", point="before archive INSERT fingerprints")
    assert server.run(job) == KILLED
    left = state(archive)
    open_archive(archive).close()
    assert left not in (old, state(archive))


def test_two_processes_that_open_an_old_archive_at_once_both_can(server: Server, archive: Path, tmp_path: Path) -> None:
    restore(names()[0], archive)
    numbers = [server.start(open_job(archive)) for _ in range(4)]
    assert [server.wait(number) for number in numbers] == [0, 0, 0, 0]
    assert_like_new(archive, tmp_path / "new")


@pytest.mark.parametrize("which", [0, 1])
def test_an_archive_of_a_newer_schema_is_refused_and_left_as_it_is(archive: Path, which: int) -> None:
    open_archive(archive).close()
    path = files(archive)[which]
    conn = sqlite3.connect(path)
    row = ("broadsheet_snapshots" if which else "broadsheet", "m900_later", "2027-01-01")
    with conn:
        conn.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)", row)
    conn.close()
    before = path.read_bytes()
    with pytest.raises(NewerArchive, match=r"a newer Broadsheet has changed it \(m900_later\)"):
        open_archive(archive)
    done = load_command(archive, archive.parent)
    assert done.returncode == 2
    assert "a newer Broadsheet has changed it (m900_later); install that version" in done.stderr
    assert path.read_bytes() == before
