"""The frontier's file: every address that was found, and its state. Memory holds none of it."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
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
    key_of,
    moment_of,
    newest_of,
)
from archive.frontier.known import Ledger
from archive.ledger.ledger import now
from archive.store import insert_row, write_tx

BEST = (
    f"SELECT {COLUMNS} FROM frontier WHERE site = ? AND host = ? AND priority = ? AND state = 'pending' "  # noqa: S608
    "ORDER BY newest DESC, id LIMIT 1"
)
KNOWN = "SELECT id, state, kind, crawl, next_due, fetched_at, unchanged FROM frontier WHERE site = ? AND key = ?"
MOST_BELIEVED = 2
"""Visits in a row that found a page as it was, before its site's word that it changed counts for nothing."""
START_OF_TIME = "0001-01-01"
PRIORITIES = (START, LIST, LEFT_OFF, NEW, AGAIN)
ARTICLES_FIRST = (START, LEFT_OFF, NEW, AGAIN, LIST)
HOSTS = (
    "WITH RECURSIVE hosts(host) AS (SELECT min(host) FROM frontier WHERE site = :site AND state = 'pending' UNION ALL "
    "SELECT (SELECT min(host) FROM frontier WHERE site = :site AND state = 'pending' AND host > hosts.host) "
    "FROM hosts WHERE host IS NOT NULL) SELECT host FROM hosts WHERE host IS NOT NULL"
)
"""A step an index for each host, however many addresses it has."""
FOUND = """
    WITH same AS (
        SELECT found_on AS url, max(listed) AS read FROM frontier WHERE site = :site AND kind = 'article'
        AND found_on IN (SELECT url FROM frontier WHERE site = :site AND kind <> 'article' AND crawl = :crawl
                         AND outcome = 'unchanged') GROUP BY found_on
    )
    SELECT count(*) FROM frontier LEFT JOIN same ON same.url = found_on
    WHERE site = :site AND kind = 'article' AND (listed = :crawl OR listed = same.read)
"""


@dataclass(slots=True)
class Frontier:
    """The addresses of one site during one crawl.

    ``ledger`` says what the archive has of an address that is new here; it had ``ledger_end`` rows when the crawl
    began. What is due by ``due_by`` is asked for; ``scheduled`` counts what this crawl set for later. ``hosts`` are
    those with something to ask for: there are few, whatever the number of pages. ``ahead`` is what is best of each, by
    what is asked for: looked up when something of the host was taken or came in.
    """

    db: Database
    site: str
    crawl: int
    ledger: Ledger
    ledger_end: int
    due_by: str
    scheduled: int = 0
    hosts: set[str] = field(default_factory=set)
    ahead: dict[str, dict[tuple[Any, ...], Asked | None]] = field(default_factory=dict)

    def add(self, found: Sequence[Found]) -> None:
        """Take in what a page gave, in one commit."""
        self.ahead.clear()
        with write_tx(self.db):
            for one in found:
                self.add_one(one)

    def add_one(self, found: Found) -> None:
        key = key_of(found.url)
        row = self.db.conn.execute(KNOWN, [self.site, key]).fetchone()
        if row is None:
            self.insert(found, key)
            return
        number, state, kind, crawl, due, fetched_at, unchanged = row
        values: dict[str, Any] = {"listed": self.crawl}
        if kind not in EACH_CRAWL:  # of a list it is where it was found first: so every list hangs on a start page
            values["found_on"] = found.found_on
        if found.hints:
            values["hints"] = json.dumps(found.hints, ensure_ascii=False)
        if state == "done" and crawl != self.crawl and self.is_due(found, kind, due, fetched_at, unchanged):
            values |= {"state": "pending", "priority": priority_of(found, AGAIN)}
            self.hosts.add(found.host)
        if found.is_start:
            values |= {"kind": found.kind, "url": found.url, "priority": START}
        self.update(number, values)

    def insert(self, found: Found, key: str) -> None:
        moment = now()
        row: dict[str, Any] = {
            "site": self.site,
            "url": found.url,
            "key": key,
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
        known = self.ledger.last(found.url)
        if known is not None:
            row |= known.columns(found.newest)
            if self.is_due(found, found.kind, row["next_due"], row["fetched_at"], 0):
                row |= {"state": "pending", "priority": priority_of(found, AGAIN)}
        insert_row(self.db, "frontier", row)
        if row["state"] == "pending":
            self.hosts.add(found.host)

    def is_due(self, found: Found, kind: str, due: str | None, fetched_at: str | None, unchanged: int) -> bool:
        """Lists and what a person names are due in every crawl; an article that its site says it changed is as well.

        A site whose pages are as they were all the same is not believed again until they are due by themselves.
        """
        if found.is_start or kind in EACH_CRAWL or due is None or due <= self.due_by:
            return True
        is_believed = fetched_at is not None and unchanged < MOST_BELIEVED
        return is_believed and newest_of(found.hints.get("lastmod"), START_OF_TIME) > str(fetched_at)

    def update(self, number: int, values: dict[str, Any]) -> None:
        columns = ", ".join(f"{name} = ?" for name in values)
        self.db.conn.execute(f"UPDATE frontier SET {columns} WHERE id = ?", [*values.values(), number])  # noqa: S608

    def take(
        self,
        busy: Collection[str],
        listing: Collection[str] = (),
        since: str = "",
        order: tuple[int, ...] = PRIORITIES,
    ) -> Asked | None:
        """The best address of a host that is not busy, marked as asked for; of a host that is listing, only a list."""
        free = [self.best_of(host, host in listing, since, order) for host in sorted(self.hosts.difference(busy))]
        best = min(filter(None, free), key=partial(rank, order), default=None)
        if best is not None:
            self.ahead.pop(best.host, None)
            with write_tx(self.db):
                values = {"state": "asked", "crawl": self.crawl, "asked_at": now(), "tries": best.tries + 1}
                self.update(best.id, values)
        return best

    def best_of(self, host: str, *how: Any) -> Asked | None:
        known = self.ahead.setdefault(host, {})
        if how not in known:
            known[how] = self.look_up_best(host, *how)
        return known[how]

    def look_up_best(self, host: str, is_listing: bool, since: str, order: tuple[int, ...]) -> Asked | None:
        for priority in order[:2] if is_listing else order:
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
        self.scheduled += (values.get("next_due") or "") > self.due_by

    def put_back(self, number: int) -> None:
        """What was asked for and had no answer before the crawl ended; it was not in vain."""
        query = "UPDATE frontier SET state = 'pending', tries = max(tries - 1, 0) WHERE id = ?"
        self.ahead.clear()
        with write_tx(self.db):
            self.db.conn.execute(query, [number])

    def wake_lists(self, found_on: str) -> None:
        """Lists that stood on a page which is as it was, or did not come: as though it had been read again."""
        query = (
            "UPDATE frontier SET state = 'pending', priority = ? "
            "WHERE site = ? AND found_on = ? AND kind <> 'article' AND state = 'done' AND crawl <> ? RETURNING host"
        )
        self.ahead.clear()
        with write_tx(self.db):
            woken = self.db.conn.execute(query, [LIST, self.site, found_on, self.crawl]).fetchall()
        self.hosts.update(host for (host,) in woken)

    def wake_due(self) -> None:
        """Articles that are due again, whether or not a list still names them; what was left off goes before them."""
        left_off = "UPDATE frontier SET priority = ? WHERE site = ? AND state = 'pending' AND priority = ?"
        due = (
            "UPDATE frontier SET state = 'pending', priority = ? "
            "WHERE site = ? AND state = 'done' AND next_due <= ? AND kind = 'article'"
        )
        self.ahead.clear()
        with write_tx(self.db):
            self.db.conn.execute(left_off, [LEFT_OFF, self.site, NEW])
            self.db.conn.execute(due, [AGAIN, self.site, self.due_by])
        self.hosts.update(host for (host,) in self.db.conn.execute(HOSTS, {"site": self.site}))

    def outcome_since_the_beginning(self, url: str) -> str | None:
        """What this crawl's rows of the ledger say of an address."""
        known = self.ledger.last(url)
        return known.outcome if known is not None and known.id > self.ledger_end else None

    def is_empty(self) -> bool:
        return self.db.conn.execute("SELECT 1 FROM frontier WHERE site = ? LIMIT 1", [self.site]).fetchone() is None

    def count_pending(self, since: str) -> tuple[int, int]:
        """Addresses that wait, and articles older than ``since`` that wait for a crawl without it."""
        query = "SELECT count(*) FROM frontier WHERE site = ? AND state = 'pending'"
        waiting: int = self.db.conn.execute(query, [self.site]).fetchone()[0]
        older: int = 0
        if since and waiting:
            query += " AND priority > ? AND newest < ?"
            older = self.db.conn.execute(query, [self.site, LIST, since]).fetchone()[0]
        return waiting - older, older

    def count_found(self) -> int:
        """Articles that the lists of this crawl named; a list that is as it was names what it did when it was read."""
        return int(self.db.conn.execute(FOUND, {"site": self.site, "crawl": self.crawl}).fetchone()[0])

    def count_not_due(self) -> int:
        """Addresses that are known and that this crawl did not ask for."""
        query = "SELECT count(*) FROM frontier WHERE site = ? AND state = 'done' AND next_due > ?"
        known = self.db.conn.execute(query, [self.site, self.due_by]).fetchone()[0]
        return max(int(known) - self.scheduled, 0)

    def close(self) -> None:
        self.db.close()


def priority_of(found: Found, otherwise: int) -> int:
    if found.is_start:
        return START
    return LIST if found.kind in EACH_CRAWL else otherwise


def rank(order: tuple[int, ...], asked: Asked) -> tuple[int, float, int]:
    return order.index(asked.priority), -moment_of(asked.newest).timestamp(), asked.id
