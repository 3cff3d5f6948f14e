"""What a crawl that was killed had asked for: done, where the ledger has it, else to be asked for again."""

from datetime import UTC, datetime

from archive.frontier.address import COLUMNS, asked_of
from archive.frontier.endings import ending_of
from archive.frontier.known import Ledger
from archive.frontier.store import Frontier

IN_FLIGHT = (
    f"SELECT crawls.ledger, {COLUMNS} FROM frontier JOIN (SELECT id AS crawl, ledger FROM crawls) AS crawls "  # noqa: S608
    "USING (crawl) WHERE site = ? AND state = 'asked'"
)


def recover(frontier: Frontier, ledger: Ledger) -> None:
    """Only rows of the ledger that are younger than the crawl that asked count."""
    for ledger_end, *row in frontier.db.conn.execute(IN_FLIGHT, [frontier.site]).fetchall():
        asked = asked_of(tuple(row))
        known = ledger.last(asked.url)
        if known is not None and known.id > ledger_end:
            frontier.settle(asked.id, ending_of(asked, None, known.outcome, datetime.now(UTC), None))
        else:
            frontier.put_back(asked.id)
            frontier.hosts.add(asked.host)
