"""What the ledger of an archive knows of an address: a frontier that was lost learns from it what was fetched when."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from archive.frontier.address import moment_of
from archive.frontier.schedule import next_due
from archive.store import Archive
from crawler.items import utc_text
from crawler.middlewares.url_guard import belongs

LAST = (
    "SELECT id, state || coalesce(':' || reason, ''), fetched_at, snapshot_sha256 FROM fetches "
    "WHERE input = ? ORDER BY id DESC LIMIT 1"
)
FETCHED = (
    "SELECT DISTINCT fetches.input, articles.date_published FROM articles JOIN fetches ON article_id = articles.id "
    "WHERE outlet_id = ? AND fetches.input GLOB 'http*://*'"
)
NEVER_HAD = "failed:interrupted"
"""What crawls of the first days wrote for an address that they had asked for in vain."""


@dataclass(frozen=True, slots=True)
class Known:
    """The last row of the ledger with an address as its input; ``outcome`` is its state with the reason."""

    id: int
    outcome: str
    fetched_at: str
    sha256: str | None

    def columns(self, newest: str) -> dict[str, Any]:
        """What the frontier would have written when that came."""
        now = moment_of(self.fetched_at)
        due = next_due(now, min(moment_of(newest), now), self.outcome, 0, 1)
        return {"state": "done", "outcome": self.outcome, "fetched_at": self.fetched_at, "next_due": utc_text(due)}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Read-only; ``archive`` is None for a crawl without one, which knows nothing."""

    archive: Archive | None

    def last(self, url: str) -> Known | None:
        if self.archive is None:
            return None
        row = self.archive.db.conn.execute(LAST, [url]).fetchone()
        return Known(*row) if row is not None and row[1] != NEVER_HAD else None

    def articles(self, hosts: Collection[str]) -> Iterator[tuple[str, str | None]]:
        """Address and day of every article that was fetched from these hosts or below them."""
        if self.archive is None or not hosts:
            return
        conn = self.archive.db.conn
        for host, outlet in conn.execute("SELECT host, id FROM outlets").fetchall():
            if belongs(f"//{host}", hosts):
                yield from conn.execute(FETCHED, [outlet])

    def end(self) -> int:
        """The number of the last row."""
        if self.archive is None:
            return 0
        return int(self.archive.db.conn.execute("SELECT coalesce(max(id), 0) FROM fetches").fetchone()[0])

    def has_bytes(self, sha256: str | None) -> bool:
        query = "SELECT 1 FROM snapshots WHERE sha256 = ?"
        return self.archive is not None and self.archive.snapshots.conn.execute(query, [sha256]).fetchone() is not None

    def close(self) -> None:
        if self.archive is not None:
            self.archive.close()
