"""Articles with their parts, many at a time and never all of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive.sqlite import dicts_of

AT_ONCE = 500
ARTICLES = """SELECT articles.*, article_text.description, article_text.body, outlets.name AS outlet, outlets.host
FROM articles JOIN article_text ON article_id = articles.id LEFT JOIN outlets ON outlets.id = outlet_id
WHERE articles.id > ? ORDER BY articles.id LIMIT ?"""
PARTS = {
    "credits": "SELECT article_id, role, name, raw FROM credits JOIN people ON people.id = person_id",
    "images": "SELECT article_id, url, caption, credit FROM images",
}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Whole:
    """A row of ``articles`` with its text and outlet, and the rows of its people and pictures in their order."""

    row: Row
    credits: list[Row]
    images: list[Row]


def whole_articles(db: Database) -> Iterator[Whole]:
    last = 0
    while some := dicts_of(db.execute(ARTICLES, [last, AT_ONCE])):
        last = some[-1]["id"]
        numbers = (some[0]["id"], last)
        parts = {name: parts_of(db, query, numbers) for name, query in PARTS.items()}
        for row in some:
            yield Whole(row, parts["credits"][row["id"]], parts["images"][row["id"]])


def parts_of(db: Database, query: str, numbers: tuple[int, int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    rows = db.execute(f"{query} WHERE article_id BETWEEN ? AND ? ORDER BY article_id, position", numbers)
    for row in dicts_of(rows):
        found[row.pop("article_id")].append(row)
    return found
