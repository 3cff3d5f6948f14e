"""The parts of the README that are read off the program: ``make readme`` renews them, a test compares them."""

from sqlite_utils import Database

from archive.migrations import archive_migrations
from archive.sqlite import sqlite3

COMMANDS = ("crawl", "load", "samples")
MEANINGS = {
    "articles": "one row an article, narrow on purpose: what people sort and filter by",
    "article_text": "the text of each article",
    "blocks": "paragraphs, sub-headings, images, list items in reading order, and where each stood on the page",
    "people": "names",
    "credits": "who had which part in which article; `raw` is the page's own word",
    "images": "addresses or file names, captions, photographers",
    "links": "related articles that the page lists",
    "evidence": "why each field has its value, and which other values were possible",
    "outlets": "the sites that pages came from",
    "fetches": "the ledger: one row for every input of every run",
    "runs": "each load and crawl: when, with what, how it ended",
    "revisions": "each change of an article after it was first saved, and whose doing it was",
    "revision_fields": "what changed, field by field",
    "articles_fts": "the search index",
    "bylines": "people, roles and articles in one (a view)",
    "ledger": "what became of every input (a view)",
    "sources": "credited sources with their counts and dates (a view)",
}


def tables() -> str:
    """A Markdown table of the schema's tables and views; raises KeyError for one without a meaning."""
    db = Database(sqlite3.connect(":memory:"))
    archive_migrations.apply(db)
    shadows = tuple(f"{name}_" for name in db.table_names() if name.endswith("_fts"))
    names = [name for name in db.table_names() if not name.startswith(("_", *shadows))]
    rows = [f"| `{name}` | {columns(db, name)} | {MEANINGS[name]} |" for name in [*names, *db.view_names()]]
    return "\n".join(["", "| table | columns | what |", "|---|---|---|", *rows, "", ""])


def columns(db: Database, name: str) -> str:
    return ", ".join(row[1] for row in db.execute(f"PRAGMA table_info([{name}])"))


def commands() -> str:
    """The one-line descriptions of this project's own commands."""
    from importlib import import_module

    found = [(name, import_module(f"archive.commands.{name}").Command()) for name in COMMANDS]
    rows = [f"| `scrapy {name} {command.syntax()}` | {command.short_desc()} |" for name, command in found]
    return "\n".join(["", "| command | what it does |", "|---|---|", *rows, "", ""])
