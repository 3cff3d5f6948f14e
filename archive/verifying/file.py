"""What SQLite itself says of the two files, and whether their tables are those that the migrations make."""

import re
from collections.abc import Iterator

from sqlite_utils import Database, Migrations

from archive.sqlite import primary, sqlite3
from archive.store import snapshots_path
from archive.verifying.codes import Finding, Level
from archive.verifying.opening import Opened

LOOKS_INTO_FTS5 = (3, 44)
"""The first release whose checks do."""
MOST = 1000
"""Findings of one check of SQLite's."""
SAYS = {
    "row_invalid": re.compile(r"(?:value in|constraint failed in|non-\w+ value in) "),
    "index_wrong": re.compile(r"missing from index|entries in index|non-unique entry|row not in PRIMARY KEY order"),
    "search_malformed": re.compile(r"FTS5", re.I),
}
"""How SQLite words what is no damage to its pages."""
ROW = re.compile(r"\brow (\d+)\b|\browid (\d+)\b")
PLACE = re.compile(r"(?:in (?:index )?|table (?:main\.|bytes\.)?)(\w+)")
OURS = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master WHERE sql IS NOT NULL"
PUBLISHED_WITHOUT = ("trigger",)
"""A published copy has none of them: nobody writes to it."""


def check_files(opened: Opened, level: Level) -> Iterator[Finding]:
    """``quick_check`` reads every page and row; ``integrity_check`` compares the indexes as well.

    Where pages are malformed, that an index lacks their rows is not said again.
    """
    pragma = "quick_check" if level == "quick" else "integrity_check"
    for schema in opened.schemas:
        lines = (line for (line,) in opened.conn.execute(f"PRAGMA {schema}.{pragma}({MOST})") if line != "ok")
        found = [finding_of(opened, schema, line) for line in lines]
        is_malformed = any(one.code == "file_malformed" for one in found)
        yield from (one for one in found if not (is_malformed and one.code == "index_wrong"))
    if sqlite3.sqlite_version_info < LOOKS_INTO_FTS5:
        yield from check_words(opened)


def check_words(opened: Opened) -> Iterator[Finding]:
    """What an older SQLite leaves out: every page of the search index is read."""
    opened.conn.execute("CREATE VIRTUAL TABLE temp.every_word USING fts5vocab(main, articles_fts, 'row')")
    try:
        opened.conn.execute("SELECT sum(cnt) FROM temp.every_word").fetchone()
    except sqlite3.DatabaseError as error:
        if primary(error) != sqlite3.SQLITE_CORRUPT:
            raise
        yield Finding("search_malformed", "articles_fts", None, f"the search index cannot be read: {error}")


def finding_of(opened: Opened, schema: str, line: str) -> Finding:
    text = " ".join(line.removeprefix("*** in database").split())
    code = next((code for code, pattern in SAYS.items() if pattern.search(line)), "file_malformed")
    file = (opened.path if schema == "main" else snapshots_path(opened.path)).name
    place, row = PLACE.search(line), ROW.search(line)
    if code == "file_malformed":
        return Finding(code, file, None, text)
    return Finding(code, place[1].rpartition(".")[2] if place else file, int(row[1] or row[2]) if row else None, text)


def check_foreign_keys(opened: Opened) -> Iterator[Finding]:
    for schema in opened.schemas:
        for table, row, parent, _ in opened.conn.execute(f"PRAGMA {schema}.foreign_key_check"):
            yield Finding("foreign_key", table, row, f"it belongs to a row of {parent} that is not there")


def check_tables(opened: Opened) -> Iterator[Finding]:
    """Everything that the migrations make is there as they make it; what somebody added is theirs."""
    for schema, migrations in opened.schemas.items():
        there = objects_of(opened.conn, schema)
        for (kind, name), sql in made_by(migrations).items():
            if opened.profile and kind in PUBLISHED_WITHOUT:
                continue
            found = there.get((kind, name))
            if found != sql:
                how = "is missing" if found is None else "is not what it was made"
                yield Finding("schema_changed", name, None, f"the {kind} {name} {how}")


def made_by(migrations: Migrations) -> dict[tuple[str, str], str]:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.apply(Database(conn))
        return objects_of(conn, "main")
    finally:
        conn.close()


def objects_of(conn: sqlite3.Connection, schema: str) -> dict[tuple[str, str], str]:
    """Kind and name to statement, blanks aside; but the tables of sqlite-utils and of FTS5, which are their own."""
    found = conn.execute(OURS.format(schema)).fetchall()
    return {
        (kind, name): "".join(sql.split())
        for kind, name, table, sql in found
        if not table.startswith(("sqlite_", "_sqlite_")) and "_fts_" not in table
    }
