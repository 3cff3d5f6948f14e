"""An article to rows and back: the only module that knows in which tables its parts live."""

import json
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from archive import reprints, search
from archive.identity import host_of, uid_of
from archive.store import insert_row, insert_rows
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
PARTS = ("blocks", "credits", "images", "links", "evidence")


def insert_article(db: Database, article: Article, identity: str, seen: dict[str, Any]) -> int:
    """A new article with all its parts; ``seen`` has outlet_id, snapshot_sha256, extractor and the time ``now``."""
    row = article_row(article) | {
        "uid": uid_of(identity),
        "identity": identity,
        "outlet_id": seen["outlet_id"],
        "first_seen": seen["now"],
        "last_seen": seen["now"],
        "snapshot_sha256": seen["snapshot_sha256"],
        "extractor": seen["extractor"],
    }
    article_id = insert_row(db, "articles", row)
    insert_parts(db, article_id, article)
    return article_id


def update_article(db: Database, article_id: int, article: Article, seen: dict[str, Any]) -> None:
    """Replace an article's reading; what it was is the caller's to record first."""
    old = db.execute(
        "SELECT headline, body FROM articles JOIN article_text ON article_id = articles.id WHERE articles.id = ?",
        [article_id],
    )
    headline, body = old.fetchone()
    search.remove(db.conn, article_id, headline or "", body)
    for part in ("article_text", *PARTS):
        db.execute(f"DELETE FROM {part} WHERE article_id = ?", [article_id])  # noqa: S608
    changed = {"last_seen": seen["now"], "snapshot_sha256": seen["snapshot_sha256"], "extractor": seen["extractor"]}
    db.table("articles").update(article_id, article_row(article) | changed)
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
    for part, rows in part_rows(db, article).items():
        numbered = [{"article_id": article_id, "position": number, **row} for number, row in enumerate(rows, 1)]
        insert_rows(db, part, numbered)


def part_rows(db: Database, article: Article) -> dict[str, Sequence[dict[str, Any]]]:
    """The rows of each part, in the order of the article."""
    return {
        "blocks": [
            {"kind": one.kind, "level": one.level, "text": one.text, "locator": one.locator} for one in article.blocks
        ],
        "credits": [
            {"person_id": person_id(db, one.name), "role": one.role, "raw": one.raw} for one in article.credits
        ],
        "images": [{"url": one.url, "caption": one.caption, "credit": one.credit} for one in article.images],
        "links": [
            {"rel": one.rel, "url": one.url, "headline": one.headline, "teaser": one.teaser} for one in article.links
        ],
        "evidence": [
            {"field": one.field, "value": one.value, "raw": one.raw, "rule": one.rule, "locator": one.locator}
            | {"confidence": one.confidence, "chosen": int(one.chosen)}
            for one in article.evidence
        ],
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


def content_of(article: Article) -> dict[str, str | None]:
    """What a reader would call a change, field by field, as text. Related lists and evidence are not part of it."""
    content: dict[str, str | None] = {field: getattr(article, field) for field in FIELDS}
    content["description"] = article.description
    blocks = [[one.kind, one.level, one.text] for one in article.blocks]
    credits = [[one.role, one.name] for one in article.credits]
    images = [[one.url, one.caption, one.credit] for one in article.images]
    return content | {"body": article.body} | listed({"blocks": blocks, "credits": credits, "images": images})


def stored_content(db: Database, article_id: int) -> dict[str, str | None]:
    """The same of the article as it is stored."""
    columns = ", ".join(FIELDS)
    row = db.execute(f"SELECT {columns} FROM articles WHERE id = ?", [article_id]).fetchone()  # noqa: S608
    text = db.execute("SELECT description, body FROM article_text WHERE article_id = ?", [article_id]).fetchone()
    queries = {
        "blocks": "SELECT kind, level, text FROM blocks WHERE article_id = ? ORDER BY position",
        "credits": "SELECT role, name FROM credits JOIN people ON people.id = person_id "
        "WHERE article_id = ? ORDER BY position",
        "images": "SELECT url, caption, credit FROM images WHERE article_id = ? ORDER BY position",
    }
    parts = {part: [list(found) for found in db.execute(query, [article_id])] for part, query in queries.items()}
    texts = dict(zip(("description", "body"), text, strict=True))
    return dict(zip(FIELDS, row, strict=True)) | texts | listed(parts)


def listed(parts: dict[str, list[list[Any]]]) -> dict[str, str | None]:
    return {part: json.dumps(rows, ensure_ascii=False) if rows else None for part, rows in parts.items()}
