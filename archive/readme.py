"""What the README and docs/ read off the program: ``make readme`` renews it, a test compares it."""

from importlib import import_module
from pathlib import Path
from typing import get_args

from sqlite_utils import Database

from archive.datasette.reading.people import ROLES
from archive.datasette.tables.columns import COLUMNS
from archive.datasette.tables.metadata import TABLES
from archive.migrations import archive_migrations
from archive.sqlite import sqlite3
from crawler.extraction.markdown import markdown_table
from crawler.extraction.people.labels import WITH_BY, WITH_MARK
from crawler.extraction.people.roles import LABELS
from crawler.items import Role

COMMANDS = tuple("check crawl export follow load publish renormalize samples site squeeze verify write".split())
ROOMS = {
    "crawler": "spiders discovery drafting politeness middlewares browser sources extraction".split(),
    "archive": (
        "saving snapshots ledger searching comparing schema frontier loading rereading watching verifying shared "
        "cluster publishing exporting datasette sandbox commands"
    ).split(),
}
"""The packages of both parts, in the order in which a page goes through them."""
DESCRIPTIONS = {
    "articles_fts": "The search index.",
}
INNER_COLUMNS = {
    "articles_fts": {
        "body": "The words of the text, as the search asks for them",
        "headline": "Those of the headline",
    },
    "ledger_hashes": {"fetch_id": "The row of the ledger", "hash": "SHA-256 of it and of the hash before"},
    "fingerprints": {"mark": "Hash of a few words in a row", "article_id": "An article that has them"},
}
"""Of tables that the reading room does not show."""
FEW_WORDS = 4


def tables() -> str:
    """A Markdown table of the schema's tables and views; raises KeyError for one that is not described."""
    rows = [
        [f"[`{name}`](#{name})", DESCRIPTIONS.get(name) or TABLES[name]["description"]] for name in tables_of(empty())
    ]
    return markdown_table(["table", "what"], rows)


def every_column() -> str:
    """A heading for each table and view, with what its columns mean; raises KeyError for one that is not described."""
    db = empty()
    return "\n" + "\n".join(section(name, columns(db, name)) for name in tables_of(db))


def section(table: str, names: list[str]) -> str:
    meanings = INNER_COLUMNS.get(table) or COLUMNS[table]
    rows = [f"| `{name}` | {cell(meanings[name])} |" for name in names]
    return "\n".join([f"## `{table}`", "", "| column | what |", "|---|---|", *rows, ""])


def roles() -> str:
    """A Markdown table of what ``role`` says, with some of the words of pages that stand for each."""
    rows = ([f"`{role}`", ROLES[role], ", ".join(words_for(role))] for role in get_args(Role))
    return markdown_table(["role", "on an article's page", "words of pages, some of them"], rows)


def words_for(role: Role) -> list[str]:
    """
    >>> words_for("proofreader")
    ['校对', '校對', '校', '责任校对', 'proofreading', 'proofreader', 'lektorat', 'korrektorat']
    """
    spaced = [word.strip() for word in (WITH_MARK.get(role) or WITH_BY.get(role, "")).split(";") if word.strip()]
    return [label for label in LABELS if LABELS[label] == role][:FEW_WORDS] + spaced[:FEW_WORDS]


def empty() -> Database:
    db = Database(sqlite3.connect(":memory:"))
    archive_migrations.apply(db)
    return db


def tables_of(db: Database) -> list[str]:
    """Tables and then views, without those of migrations and of the search index's own."""
    shadows = tuple(f"{name}_" for name in db.table_names() if name.endswith("_fts"))
    return [*(name for name in db.table_names() if not name.startswith(("_", *shadows))), *db.view_names()]


def columns(db: Database, name: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA table_info([{name}])")]


def cell(text: str) -> str:
    """Text for a cell of a Markdown table, where a bar ends it even in code.

    >>> cell("scrapy squeeze "), cell("a|b")
    ('scrapy squeeze', 'a\\\\|b')
    """
    return text.strip().replace("|", "\\|")


def commands() -> str:
    """The one-line descriptions of this project's own commands."""
    found = [(name, import_module(f"archive.commands.{name}").Command()) for name in COMMANDS]
    rows = ([f"`{cell(f'scrapy {name} {command.syntax()}')}`", command.short_desc()] for name, command in found)
    return markdown_table(["command", "what it does"], rows)


def rooms() -> str:
    """What each package of both parts is for; raises ValueError where ROOMS are not those that are there."""
    rows = []
    for part, names in ROOMS.items():
        there = {path.parent.name for path in Path(str(import_module(part).__file__)).parent.glob("*/__init__.py")}
        if there ^ set(names):
            raise ValueError(f"ROOMS of {part}: {', '.join(sorted(there ^ set(names)))}")
        rows += [[f"`{part}/{name}/`", first_line(f"{part}.{name}")] for name in names]
    return markdown_table(["room", "what it is for"], rows)


def first_line(module: str) -> str:
    return str(import_module(module).__doc__).partition("\n")[0].replace("``", "`")
