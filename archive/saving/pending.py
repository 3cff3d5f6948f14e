"""What waits to go into the archive together: new articles and rows of the ledger, a statement a table."""

from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from archive.articles import Rows
from archive.ledger.ledger import Entry, fetch_row, insert_fetches, now
from archive.saving.inserting import insert_articles, outlet_id
from archive.store import insert_rows, next_id


@dataclass(slots=True)
class Pending:
    """Of one transaction, whose lock keeps the numbers that are given out here. ``flush`` puts all of it in.

    ``moment`` is when all of it is saved, ``keys`` are what other pages find these articles by: identities, hashes of
    bytes, inputs, those of their parts too.
    """

    db: Database
    run_id: int
    moment: str = field(default_factory=now)
    articles: dict[int, tuple[Rows, dict[str, Any]]] = field(default_factory=dict)
    fetches: dict[int, dict[str, Any]] = field(default_factory=dict)
    rereadings: list[dict[str, Any]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    outlets: dict[tuple[str, str | None], int | None] = field(default_factory=dict)

    def outlet_id(self, host: str, name: str | None) -> int | None:
        """The outlet of a host, asked for once in a transaction."""
        if (host, name) not in self.outlets:
            self.outlets[host, name] = outlet_id(self.db, host, name)
        return self.outlets[host, name]

    def add_article(self, rows: Rows, columns: dict[str, Any], keys: set[str]) -> int:
        """A new article; returns its number."""
        number = next(reversed(self.articles)) + 1 if self.articles else next_id(self.db, "articles")
        self.articles[number] = rows, columns
        self.keys |= keys
        return number

    def add_fetch(self, entry: Entry, details: dict[str, Any]) -> int:
        """A row of the ledger; returns its number."""
        number = next(reversed(self.fetches)) + 1 if self.fetches else next_id(self.db, "fetches")
        self.fetches[number] = fetch_row(self.run_id, entry, details, self.moment)
        return number

    def flush_before(self, keys: set[str]) -> None:
        """Where something with one of these keys is pending."""
        if not self.keys.isdisjoint(keys):
            self.flush()

    def flush(self) -> None:
        """Inside the transaction; what comes after sees it."""
        if self.articles:
            insert_articles(self.db, self.articles)
        if self.fetches:
            insert_fetches(self.db, self.fetches)
        insert_rows(self.db, "rereadings", self.rereadings)
        self.articles, self.fetches, self.rereadings, self.keys = {}, {}, [], set()
