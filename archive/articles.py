"""An article to rows and back: which part of it lives in which table. ``archive.saving.inserting`` puts them there."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlite_utils import Database

from archive import search
from archive.comparing import reprints
from archive.comparing.wording import text_of
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


@dataclass(frozen=True)
class Rows:
    """An article as its tables have it: all that can be worked out without the archive, in whatever process.

    ``indexed`` are the terms of body and headline, ``marks`` those by which reprints are found.
    """

    article: dict[str, Any]
    description: str | None
    body: str
    indexed: tuple[str, str]
    marks: list[int]
    parts: Parts


def rows_of(article: Article) -> Rows:
    body = article.body
    indexed = (search.index_text(body), search.index_text(article.headline or ""))
    marks = reprints.marks_of(text_of(body))
    return Rows(article_row(article), article.description, body, indexed, marks, parts_of(article))


def article_row(article: Article) -> dict[str, Any]:
    row: dict[str, Any] = {column: getattr(article, column) for column in COLUMNS}
    return row | {"characters": len(article.body), "flags": " ".join(article.flags) or None}


def parts_of(article: Article, parts: Iterable[str] = PARTS) -> Parts:
    """The rows of each part, in the order of the article."""
    return {part: list(map(attrgetter(*PARTS[part]), getattr(article, part))) for part in parts}


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


def content_of(article: Article) -> Content:
    """What a reader would call a change, field by field, as text. Related lists and evidence are not part of it."""
    content: Content = {field: getattr(article, field) for field in (*FIELDS, *TEXTS)}
    return content | listed(parts_of(article, LISTED))


def blocks_in(rows: Rows) -> tuple[tuple[str, str], ...]:
    """Kind and text of each block."""
    kind, text = map(PARTS["blocks"].index, ("kind", "text"))
    return tuple((block[kind], block[text]) for block in rows.parts["blocks"])


def content_in(rows: Rows) -> Content:
    """The same of an article that is laid out."""
    content: Content = {field: rows.article[field] for field in FIELDS}
    return content | {"description": rows.description, "body": rows.body} | listed(rows.parts)


def stored_content(db: Database, article_id: int) -> Content:
    """The same of the article as it is stored, None for a text that is lost. Raises TypeError when there is none."""
    query = (
        f"SELECT {', '.join((*FIELDS, *TEXTS))} FROM articles "  # noqa: S608
        "LEFT JOIN article_text ON article_id = articles.id WHERE articles.id = ?"
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
        and texts.fetchall() == [(article.description, article.body)]
        and stored_parts(db, article_id) == parts_of(article)
    )
