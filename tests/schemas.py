"""Archives as earlier versions wrote them: SQL in tests/data/schemas, two files a state, and the way there and back.

``python -m tests.schemas ARCHIVE NAME`` adds the state of an archive. One is added whenever a migration is; its pages
are invented. The search index holds no text of its own: its rows are made again from the texts.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.searching.encoding import index_text
from archive.sqlite import sqlite3
from archive.store import snapshots_path

SCHEMAS = Path(__file__).parent / "data" / "schemas"
SCHEMA = (
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'articles_fts_%' "
    "AND name NOT LIKE 'sqlite_%' ORDER BY type = 'trigger', rowid"
)
TEXTS = "SELECT id, body, coalesce(headline, '') FROM articles JOIN article_text ON article_id = id"
PROCESS = re.compile(r"'[0-9a-f-]{36} pid:\[\d+\] (\d+) (\d+)'")
"""The process of a run: of some other machine."""


def names() -> list[str]:
    """Every state, the oldest first."""
    return sorted(path.name.removesuffix(".bytes.sql") for path in SCHEMAS.glob("*.bytes.sql"))


def restore(name: str, archive: Path) -> None:
    """Make the two files of an archive as they were."""
    for path, ending in ((archive, ".sql"), (snapshots_path(archive), ".bytes.sql")):
        conn = sqlite3.connect(path)
        conn.executescript((SCHEMAS / f"{name}{ending}").read_text(encoding="utf-8"))
        conn.close()


def statements(conn: sqlite3.Connection) -> Iterator[str]:
    schema = conn.execute(SCHEMA).fetchall()
    yield from (sql for kind, _, sql in schema if kind != "trigger")
    for kind, table, sql in schema:
        if kind == "table" and "VIRTUAL" not in sql:
            yield from insertions(conn, table)
    if any(table == "articles_fts" for _, table, _ in schema):
        for number, body, headline in conn.execute(TEXTS):
            texts = f"{literal(conn, index_text(body))}, {literal(conn, index_text(headline))}"
            yield f"INSERT INTO articles_fts (rowid, body, headline) VALUES ({number}, {texts})"  # noqa: S608
    yield from (sql for kind, _, sql in schema if kind == "trigger")


def insertions(conn: sqlite3.Connection, table: str) -> Iterator[str]:
    cursor = conn.execute(f"SELECT * FROM {table}")  # noqa: S608
    columns = ", ".join(column[0] for column in cursor.description)
    for row in cursor.fetchall():
        values = ", ".join(literal(conn, value) for value in row)
        yield f"INSERT INTO {table} ({columns}) VALUES ({values})"  # noqa: S608


def literal(conn: sqlite3.Connection, value: Any) -> str:
    (quoted,) = conn.execute("SELECT quote(?)", [value]).fetchone()
    return PROCESS.sub(r"'b0070000-0000-4000-8000-000000000000 pid:[1] \1 \2'", str(quoted))


def add(archive: Path, name: str) -> None:
    for path, ending in ((archive, ".sql"), (snapshots_path(archive), ".bytes.sql")):
        conn = sqlite3.connect(path)
        text = "BEGIN;\n" + "".join(f"{sql};\n" for sql in statements(conn)) + "COMMIT;\n"
        (SCHEMAS / f"{name}{ending}").write_text(text, encoding="utf-8", newline="\n")
        conn.close()


if __name__ == "__main__":
    add(Path(sys.argv[1]), sys.argv[2])
