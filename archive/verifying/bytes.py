"""The kept bytes: is each page there that a row names, and is it what was received?"""

from collections.abc import Iterator

from archive.snapshots.contexts import DamagedSnapshot, contexts_of
from archive.snapshots.snapshots import load_bytes
from archive.sqlite import primary, sqlite3
from archive.verifying.codes import Finding
from archive.verifying.opening import CANNOT, Opened

MISSING = """
    SELECT sha256, min(name) FROM (
        SELECT snapshot_sha256 AS sha256, 'article ' || id AS name FROM articles
        UNION ALL SELECT snapshot_sha256, 'input ' || id FROM fetches WHERE snapshot_sha256 IS NOT NULL
        UNION ALL SELECT snapshot_before, 'revision ' || id FROM revisions
        UNION ALL SELECT snapshot_after, 'revision ' || id FROM revisions)
    WHERE sha256 NOT IN (SELECT sha256 FROM bytes.snapshots) GROUP BY sha256
"""
SIZES = """
    SELECT sha256, min(fetches.id), fetches.size, snapshots.size
    FROM fetches JOIN bytes.snapshots AS snapshots ON sha256 = snapshot_sha256
    WHERE fetches.size != snapshots.size GROUP BY sha256
"""
PART_CODES = {"content": "snapshot_damaged", "base": "base_damaged", "dictionary": "dictionary_damaged"}


def check_named(opened: Opened) -> Iterator[Finding]:
    """Every page that is named is there. One that nobody names is no damage: its article was not saved in time."""
    if opened.without_bytes is not None:
        yield opened.without_bytes
    elif opened.has_bytes:
        for sha256, name in opened.conn.execute(MISSING):
            yield Finding("snapshot_missing", "snapshots", sha256, f"{name} is of the bytes {sha256:.12}, not kept")
        for sha256, number, size, stored in opened.conn.execute(SIZES):
            message = f"{sha256:.12} has {stored} bytes, input {number} had {size}"
            yield Finding("snapshot_size_wrong", "snapshots", sha256, message)


def check_bytes(opened: Opened) -> Iterator[Finding]:
    """Every page is unpacked and hashed, in the order they came: those packed against one another lie together."""
    if opened.has_bytes:
        yield from check_dictionaries(opened)
        for sha256, size in opened.conn.execute("SELECT sha256, size FROM bytes.snapshots ORDER BY rowid"):
            yield from check_one(opened, sha256, size)


def check_dictionaries(opened: Opened) -> Iterator[Finding]:
    for (number,) in opened.conn.execute("SELECT id FROM bytes.dictionaries").fetchall():
        try:
            contexts_of(opened.db).dictionary(number)
        except (KeyError, ValueError) as error:
            yield Finding("dictionary_damaged", "dictionaries", number, str(error.args[0]))


def check_one(opened: Opened, sha256: str, size: int) -> Iterator[Finding]:
    try:
        body = load_bytes(opened.db, sha256)
    except DamagedSnapshot as error:
        yield Finding(PART_CODES[error.part], "snapshots", sha256, str(error))
    except sqlite3.DatabaseError as error:
        if primary(error) in CANNOT:
            raise
        yield Finding("snapshot_damaged", "snapshots", sha256, f"snapshot {sha256} cannot be read: {error}")
    else:
        if len(body) != size:
            message = f"{sha256:.12} is said to have {size} bytes, it has {len(body)}"
            yield Finding("snapshot_size_wrong", "snapshots", sha256, message)


def check_texts(opened: Opened) -> Iterator[Finding]:
    """Every value of every table is read: text that is no UTF-8 would stop whoever reads it."""
    for schema in opened.schemas:
        query = f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND sql LIKE '%) STRICT%'"  # noqa: S608
        for (table,) in opened.conn.execute(query).fetchall():
            yield from check_table(opened, schema, table)


def check_table(opened: Opened, schema: str, table: str) -> Iterator[Finding]:
    columns = [
        name for _, name, kind, *_ in opened.conn.execute(f"PRAGMA {schema}.table_info({table})") if kind == "TEXT"
    ]
    keys = [row[1] for row in opened.conn.execute(f"PRAGMA {schema}.table_info({table})") if row[5] == 1]
    if not columns:
        return
    opened.text.is_bad = False
    for row in opened.conn.execute(f"SELECT {', '.join([*keys, *columns])} FROM {schema}.{table}"):  # noqa: S608
        if opened.text.is_bad:
            opened.text.is_bad = False
            bad = [name for name, value in zip(columns, row[1:], strict=True) if not is_text(value)]
            yield Finding("text_invalid", table, row[0], f"{table} {row[0]}: {', '.join(bad)} is no UTF-8")


def is_text(value: object) -> bool:
    try:
        return not isinstance(value, str) or value.encode() is not None
    except UnicodeEncodeError:
        return False
