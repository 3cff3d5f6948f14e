"""The frontier's file: every address that was found, and its state. Memory holds none of it."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.frontier.address import (
    AGAIN,
    COLUMNS,
    EACH_CRAWL,
    LEFT_OFF,
    LIST,
    NEW,
    START,
    Asked,
    Found,
    asked_of,
    moment_of,
)
from archive.frontier.known import Known
from archive.ledger import now
from archive.migrations import frontier_migrations
from archive.store import insert_row, open_database, write_tx

BEST = (
    f"SELECT {COLUMNS} FROM frontier WHERE site = ? AND host = ? AND priority = ? AND state = 'pending' "  # noqa: S608
    "ORDER BY newest DESC, id LIMIT 1"
)
PRIORITIES = (START, LIST, LEFT_OFF, NEW, AGAIN)
HOSTS = (
    "WITH RECURSIVE hosts(host) AS (SELECT min(host) FROM frontier WHERE site = :site AND state = 'pending' UNION ALL "
    "SELECT (SELECT min(host) FROM frontier WHERE site = :site AND state = 'pending' AND host > hosts.host) "
    "FROM hosts WHERE host IS NOT NULL) SELECT host FROM hosts WHERE host IS NOT NULL"
)
"""A step an index for each host, however many addresses it has."""


@dataclass(slots=True)
class Frontier:
    """The addresses of one site during one crawl. ``known`` says what an archive has of an address that is new here.

    ``hosts`` are those with something to ask for: there are few, whatever the number of pages.
    """

    db: Database
    site: str
    crawl: int
    ledger_end: int
    known: Callable[[str], Known | None]
    hosts: set[str] = field(default_factory=set)

    def add(self, found: Sequence[Found]) -> None:
        """Take in what a page gave, in one commit."""
        with write_tx(self.db):
            for one in found:
                self.add_one(one)

    def add_one(self, found: Found) -> None:
        row = self.db.conn.execute(
            "SELECT id, state, kind, crawl, next_due, fetched_at FROM frontier WHERE site = ? AND key = ?",
            [self.site, found.key],
        ).fetchone()
        if row is None:
            self.insert(found)
            return
        number, state, kind, crawl, due, fetched_at = row
        values: dict[str, Any] = {"listed": self.crawl, "found_on": found.found_on}
        if found.hints:
            values["hints"] = json.dumps(found.hints, ensure_ascii=False)
        if state == "done" and crawl != self.crawl and is_due(found, kind, due, fetched_at):
            values |= {"state": "pending", "priority": priority_of(found, AGAIN)}
            self.hosts.add(found.host)
        if found.is_start:
            values |= {"kind": found.kind, "url": found.url, "priority": START}
        self.update(number, values)

    def insert(self, found: Found) -> None:
        moment = now()
        row: dict[str, Any] = {
            "site": self.site,
            "url": found.url,
            "key": found.key,
            "kind": found.kind,
            "host": found.host,
            "priority": priority_of(found, NEW),
            "newest": found.newest,
            "depth": found.depth,
            "found_on": found.found_on,
            "discovered_at": moment,
            "listed": self.crawl,
            "hints": json.dumps(found.hints, ensure_ascii=False) if found.hints else None,
            "state": "pending",
        }
        known = self.known(found.url)
        if known is not None:
            row |= known.columns(found.newest)
            if is_due(found, found.kind, row["next_due"], row["fetched_at"]):
                row |= {"state": "pending", "priority": priority_of(found, AGAIN)}
        insert_row(self.db, "frontier", row)
        if row["state"] == "pending":
            self.hosts.add(found.host)

    def update(self, number: int, values: dict[str, Any]) -> None:
        columns = ", ".join(f"{name} = ?" for name in values)
        self.db.conn.execute(f"UPDATE frontier SET {columns} WHERE id = ?", [*values.values(), number])  # noqa: S608

    def take(self, busy: Collection[str], listing: Collection[str] = (), since: str = "") -> Asked | None:
        """The best address of a host that is not busy, marked as asked for; of a host that is listing, only a list."""
        free = [self.best_of(host, host in listing, since) for host in sorted(self.hosts.difference(busy))]
        best = min(filter(None, free), key=order_of, default=None)
        if best is not None:
            with write_tx(self.db):
                values = {"state": "asked", "crawl": self.crawl, "asked_at": now(), "tries": best.tries + 1}
                self.update(best.id, values)
        return best

    def best_of(self, host: str, is_listing: bool, since: str) -> Asked | None:
        for priority in PRIORITIES[:2] if is_listing else PRIORITIES:
            row = self.db.conn.execute(BEST, [self.site, host, priority]).fetchone()
            if row is not None and (priority <= LIST or asked_of(row).newest >= since):
                return asked_of(row)
        if not is_listing:
            self.hosts.discard(host)
        return None

    def settle(self, number: int, values: dict[str, Any]) -> None:
        """An address has come to its end in this crawl."""
        with write_tx(self.db):
            self.update(number, {"state": "done"} | values)

    def put_back(self, number: int) -> None:
        with write_tx(self.db):
            self.update(number, {"state": "pending"})

    def wake_lists(self, found_on: str) -> None:
        """Lists that stood on a page which is as it was: they are asked for as though it had been read again."""
        query = (
            "UPDATE frontier SET state = 'pending', priority = ? "
            "WHERE site = ? AND found_on = ? AND kind <> 'article' AND state = 'done' AND crawl <> ? RETURNING host"
        )
        with write_tx(self.db):
            woken = self.db.conn.execute(query, [LIST, self.site, found_on, self.crawl]).fetchall()
        self.hosts.update(host for (host,) in woken)

    def count(self, where: str, *values: Any) -> int:
        query = f"SELECT count(*) FROM frontier WHERE site = ? AND {where}"  # noqa: S608
        return int(self.db.conn.execute(query, [self.site, *values]).fetchone()[0])

    def close(self) -> None:
        self.db.close()


def frontier_path(archive: Path) -> Path:
    """``archive.db`` has its frontier in ``archive.frontier.db``: its many small writes wait for nobody's lock.

    >>> str(frontier_path(Path("news/archive.db")))
    'news/archive.frontier.db'
    """
    return archive.with_name(f"{archive.stem}.frontier{archive.suffix or '.db'}")


def open_frontier(path: Path, site: str, ledger_end: int, known: Callable[[str], Known | None]) -> Frontier:
    """Open the file and begin a crawl in it: what is due again is to be asked for. Raises sqlite3.DatabaseError."""
    db = open_database(path, frontier_migrations)
    # NORMAL: a commit is in the log when it returns, where no kill of the process can take it back, and the disk is
    # not waited for. After a power cut the last of them may be missing: then a page is asked for twice, at worst.
    db.conn.execute("PRAGMA synchronous = NORMAL")
    with write_tx(db):
        crawl = insert_row(db, "crawls", {"site": site, "began_at": now(), "ledger": ledger_end})
        left_off = "UPDATE frontier SET priority = ? WHERE site = ? AND state = 'pending' AND priority = ?"
        db.conn.execute(left_off, [LEFT_OFF, site, NEW])
        due = (
            "UPDATE frontier SET state = 'pending', priority = ? "
            "WHERE site = ? AND state = 'done' AND next_due <= ? AND kind = 'article'"
        )
        db.conn.execute(due, [AGAIN, site, now()])
    hosts = {host for (host,) in db.conn.execute(HOSTS, {"site": site})}
    return Frontier(db, site, crawl, ledger_end, known, hosts)


def is_due(found: Found, kind: str, due: str | None, fetched_at: str | None) -> bool:
    """Lists and what a person names are due in every crawl; an article that its site says it changed is as well."""
    if found.is_start or kind in EACH_CRAWL or due is None or due <= now():
        return True
    return bool(fetched_at) and str(found.hints.get("lastmod") or "") > str(fetched_at)


def priority_of(found: Found, otherwise: int) -> int:
    if found.is_start:
        return START
    return LIST if found.kind in EACH_CRAWL else otherwise


def order_of(asked: Asked) -> tuple[int, float, int]:
    return asked.priority, -moment_of(asked.newest).timestamp(), asked.id
