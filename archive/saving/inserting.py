"""Articles into their tables: the only module that writes them. Several at once, a statement a table."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from archive import search
from archive.articles import PARTS, Rows
from archive.comparing import reprints
from archive.store import insert_row, insert_rows

INDEX = "INSERT INTO articles_fts (rowid, body, headline) VALUES (?, ?, ?)"
SIDES = ("article_text", *PARTS)
"""Tables that have rows of an article beside its own."""
PEOPLE = "SELECT name, id FROM people WHERE name IN (SELECT value FROM json_each(?))"
NO_COLUMNS: dict[str, Any] = {}


def insert_articles(db: Database, new: Mapping[int, tuple[Rows, dict[str, Any]]]) -> None:
    """New articles by number; with each the columns that say which one it is, where and when it came from."""
    insert_rows(db, "articles", [{"id": number} | rows.article | columns for number, (rows, columns) in new.items()])
    laid = {number: rows for number, (rows, _) in new.items()}
    insert_sides(db, laid)
    insert_terms(db, laid)
    reprints.note_new(db.conn, {number: rows.marks for number, (rows, _) in new.items()})


def update_article(db: Database, article_id: int, rows: Rows, columns: dict[str, Any]) -> None:
    """Replace an article's reading; what it was is the caller's to record first. ``columns`` say where it is from."""
    old = db.execute(
        "SELECT headline, body FROM articles JOIN article_text ON article_id = articles.id WHERE articles.id = ?",
        [article_id],
    )
    for headline, body in old.fetchall():  # none of a damaged one: its words go when the index is made anew
        search.remove(db.conn, article_id, headline or "", body)
    rebuild_article(db, article_id, rows, columns)
    insert_terms(db, {article_id: rows})


def rebuild_article(db: Database, article_id: int, rows: Rows, columns: dict[str, Any] = NO_COLUMNS) -> None:
    """All its rows anew, but those of the search index."""
    for table in SIDES:
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])  # noqa: S608
    db.table("articles").update(article_id, rows.article | columns)
    insert_sides(db, {article_id: rows})
    reprints.note(db.conn, article_id, rows.marks)


def insert_sides(db: Database, several: Mapping[int, Rows]) -> None:
    """The texts and the parts of articles."""
    texts = [(number, rows.description, rows.body, search.ANALYSER) for number, rows in several.items()]
    db.conn.executemany("INSERT INTO article_text (article_id, description, body, analyser) VALUES (?, ?, ?, ?)", texts)
    people = people_ids(db, (name for rows in several.values() for _, name, _ in rows.parts["credits"]))
    for part, columns in PARTS.items():
        own = [(number, rows.parts[part]) for number, rows in several.items()]
        if part == "credits":
            own = [(number, [(role, people[name], raw) for role, name, raw in one]) for number, one in own]
        names = ["person_id" if column == "name" else column for column in columns]
        statement = f"INSERT INTO {part} (article_id, position, {', '.join(names)}) VALUES (?, ?{', ?' * len(names)})"  # noqa: S608
        values = [(number, place, *row) for number, one in own for place, row in enumerate(one, 1)]
        db.conn.executemany(statement, values)


def insert_terms(db: Database, several: Mapping[int, Rows]) -> None:
    db.conn.executemany(INDEX, [(number, *rows.indexed) for number, rows in several.items()])


def people_ids(db: Database, names: Iterable[str]) -> dict[str, int]:
    """The numbers of people, by their names; made at first sight."""
    wanted = list(dict.fromkeys(names))
    people = dict(db.conn.execute(PEOPLE, [json.dumps(wanted)]).fetchall())
    return {name: people[name] if name in people else insert_row(db, "people", {"name": name}) for name in wanted}


def outlet_id(db: Database, host: str, name: str | None) -> int | None:
    """The outlet of a host, made at first sight; None for a page without one. A declared name replaces the host."""
    if not host:
        return None
    number = id_of(db, "outlets", {"host": host, "name": name or host})
    if name:
        db.execute("UPDATE outlets SET name = ? WHERE id = ? AND name != ?", [name, number, name])
    return number


def id_of(db: Database, table: str, row: dict[str, str]) -> int:
    """The number of the row that has the first of these values; the row is made where there is none."""
    column, value = next(iter(row.items()))
    found = db.conn.execute(f"SELECT id FROM {table} WHERE {column} = ?", [value]).fetchone()  # noqa: S608
    return int(found[0]) if found else insert_row(db, table, row)
