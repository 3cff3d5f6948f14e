"""What the README and docs/ read off the program: ``make readme`` renews it, a test compares it."""

from importlib import import_module
from pathlib import Path

from sqlite_utils import Database

from archive.datasette.tables.metadata import TABLES
from archive.migrations import archive_migrations
from archive.sqlite import sqlite3

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


def tables() -> str:
    """A Markdown table of the schema's tables and views; raises KeyError for one that is not described."""
    db = Database(sqlite3.connect(":memory:"))
    archive_migrations.apply(db)
    shadows = tuple(f"{name}_" for name in db.table_names() if name.endswith("_fts"))
    names = [name for name in db.table_names() if not name.startswith(("_", *shadows))]
    rows = [
        f"| `{name}` | {columns(db, name)} | {DESCRIPTIONS.get(name) or TABLES[name]['description']} |"
        for name in [*names, *db.view_names()]
    ]
    return "\n".join(["", "| table | columns | what |", "|---|---|---|", *rows, "", ""])


def columns(db: Database, name: str) -> str:
    return ", ".join(row[1] for row in db.execute(f"PRAGMA table_info([{name}])"))


def cell(text: str) -> str:
    """Text for a cell of a Markdown table, where a bar ends it even in code.

    >>> cell("scrapy squeeze "), cell("a|b")
    ('scrapy squeeze', 'a\\\\|b')
    """
    return text.strip().replace("|", "\\|")


def commands() -> str:
    """The one-line descriptions of this project's own commands."""
    found = [(name, import_module(f"archive.commands.{name}").Command()) for name in COMMANDS]
    rows = [f"| `{cell(f'scrapy {name} {command.syntax()}')}` | {command.short_desc()} |" for name, command in found]
    return "\n".join(["", "| command | what it does |", "|---|---|", *rows, "", ""])


def rooms() -> str:
    """What each package of both parts is for; raises ValueError where ROOMS are not those that are there."""
    rows = []
    for part, names in ROOMS.items():
        there = {path.parent.name for path in Path(str(import_module(part).__file__)).parent.glob("*/__init__.py")}
        if there ^ set(names):
            raise ValueError(f"ROOMS of {part}: {', '.join(sorted(there ^ set(names)))}")
        rows += [f"| `{part}/{name}/` | {first_line(f'{part}.{name}')} |" for name in names]
    return "\n".join(["", "| room | what it is for |", "|---|---|", *rows, "", ""])


def first_line(module: str) -> str:
    return str(import_module(module).__doc__).partition("\n")[0].replace("``", "`")
