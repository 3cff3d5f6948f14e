"""An article to rows and back: the only module that knows in which tables its parts live."""

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from archive import reprints, search
from archive.identity import host_of, uid_of
from archive.store import insert_row
from crawler.items import Article

FIELDS = (
    "headline",
    "alternative_headline",
    "section",
    "date_published",
    "date_modified",
    "date_inferred",
    "source",
    "language",
)
COLUMNS = (*FIELDS, "date_published_raw", "url", "canonical_url")
TEXTS = ("description", "body")
PARTS = {
    "blocks": ("kind", "level", "text", "locator"),
    "credits": ("role", "name", "raw"),
    "images": ("url", "caption", "credit"),
    "links": ("rel", "url", "headline", "teaser"),
    "evidence": ("field", "value", "raw", "rule", "locator", "confidence", "chosen"),
}
"""The parts of an article with what each row says, named as in its object; a credit's name is kept in ``people``."""
LISTED = {"blocks": ("kind", "level", "text"), "credits": ("role", "name"), "images": ("url", "caption", "credit")}
"""Of these parts a reader sees a change, when one of these columns differs."""
PEOPLE = "JOIN people ON people.id = person_id "
Parts = dict[str, list[tuple[Any, ...]]]
Content = dict[str, str | None]


def insert_article(db: Database, article: Article, identity: str, columns: dict[str, Any]) -> int:
    """A new article with all its parts; ``columns`` are those that say where and when it came from."""
    row = article_row(article) | {"uid": uid_of(identity), "identity": identity} | columns
    article_id = insert_row(db, "articles", row)
    insert_parts(db, article_id, article)
    return article_id


def update_article(db: Database, article_id: int, article: Article, columns: dict[str, Any]) -> None:
    """Replace an article's reading; what it was is the caller's to record first. ``columns`` say where it is from."""
    old = db.execute(
        "SELECT headline, body FROM articles JOIN article_text ON article_id = articles.id WHERE articles.id = ?",
        [article_id],
    )
    headline, body = old.fetchone()
    search.remove(db.conn, article_id, headline or "", body)
    for part in ("article_text", *PARTS):
        db.execute(f"DELETE FROM {part} WHERE article_id = ?", [article_id])  # noqa: S608
    db.table("articles").update(article_id, article_row(article) | columns)
    insert_parts(db, article_id, article)


def article_row(article: Article) -> dict[str, Any]:
    row: dict[str, Any] = {column: getattr(article, column) for column in COLUMNS}
    return row | {"characters": len(article.body), "flags": " ".join(article.flags) or None}


def insert_parts(db: Database, article_id: int, article: Article) -> None:
    text = {
        "article_id": article_id,
        "description": article.description,
        "body": article.body,
        "analyser": search.ANALYSER,
    }
    insert_row(db, "article_text", text)
    search.add(db.conn, article_id, article.headline or "", article.body)
    reprints.note(db.conn, article_id, article.body)
    for part, rows in parts_of(article).items():
        columns = ["person_id" if column == "name" else column for column in PARTS[part]]
        if part == "credits":
            rows = [(role, person_id(db, name), raw) for role, name, raw in rows]
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {part} (article_id, position, {', '.join(columns)}) VALUES (?, ?, {marks})"  # noqa: S608
        db.conn.executemany(statement, [(article_id, number, *row) for number, row in enumerate(rows, 1)])


def parts_of(article: Article, parts: Iterable[str] = PARTS) -> Parts:
    """The rows of each part, in the order of the article."""
    return {
        part: [tuple(getattr(one, column) for column in PARTS[part]) for one in getattr(article, part)]
        for part in parts
    }


def stored_parts(db: Database, article_id: int, parts: Iterable[str] = PARTS) -> Parts:
    """The same of the article as it is stored."""
    return {
        part: db.execute(
            f"SELECT {', '.join(PARTS[part])} FROM {part} {PEOPLE if part == 'credits' else ''}"  # noqa: S608
            "WHERE article_id = ? ORDER BY position",
            [article_id],
        ).fetchall()
        for part in parts
    }


def person_id(db: Database, name: str) -> int:
    db.execute("INSERT OR IGNORE INTO people (name) VALUES (?)", [name])
    return int(db.execute("SELECT id FROM people WHERE name = ?", [name]).fetchone()[0])


def outlet_id(db: Database, url: str | None, name: str | None) -> int | None:
    """The outlet of an address, made at first sight; None for a page without one. A declared name replaces the host."""
    host = host_of(url) if url else ""
    if not host:
        return None
    db.execute("INSERT OR IGNORE INTO outlets (host, name) VALUES (?, ?)", [host, name or host])
    if name:
        db.execute("UPDATE outlets SET name = ? WHERE host = ? AND name != ?", [name, host, name])
    return int(db.execute("SELECT id FROM outlets WHERE host = ?", [host]).fetchone()[0])


def content_of(article: Article) -> Content:
    """What a reader would call a change, field by field, as text. Related lists and evidence are not part of it."""
    content: Content = {field: getattr(article, field) for field in (*FIELDS, *TEXTS)}
    return content | listed(parts_of(article, LISTED))


def stored_content(db: Database, article_id: int) -> Content:
    """The same of the article as it is stored. Raises TypeError when there is none."""
    query = (
        f"SELECT {', '.join((*FIELDS, *TEXTS))} FROM articles "  # noqa: S608
        "JOIN article_text ON article_id = articles.id WHERE articles.id = ?"
    )
    row = db.execute(query, [article_id]).fetchone()
    return dict(zip((*FIELDS, *TEXTS), row, strict=True)) | listed(stored_parts(db, article_id, LISTED))


def listed(parts: Parts) -> Content:
    """The parts that a reader sees, as JSON; None for one without rows."""
    content: Content = {}
    for part, columns in LISTED.items():
        places = [PARTS[part].index(column) for column in columns]
        rows = [[row[place] for place in places] for row in parts[part]]
        content[part] = json.dumps(rows, ensure_ascii=False) if rows else None
    return content


def is_stored(db: Database, article_id: int, article: Article) -> bool:
    """Whether every row of the article is what this reading would write, evidence and places included."""
    columns = article_row(article)
    row = db.execute(f"SELECT {', '.join(columns)} FROM articles WHERE id = ?", [article_id]).fetchone()  # noqa: S608
    texts = db.execute(f"SELECT {', '.join(TEXTS)} FROM article_text WHERE article_id = ?", [article_id])  # noqa: S608
    return (
        tuple(row) == tuple(columns.values())
        and tuple(texts.fetchone()) == (article.description, article.body)
        and stored_parts(db, article_id) == parts_of(article)
    )
