"""What a crawl that was killed had asked for: done, where the ledger has it, else to be asked for again."""

from collections.abc import Collection
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urlsplit

from archive.frontier.address import COLUMNS, Found, asked_of, newest_of
from archive.frontier.endings import ending_of
from archive.frontier.store import Frontier

A_TIME = 500
"""Articles that are learned in one commit."""
IN_FLIGHT = (
    f"SELECT crawls.ledger, {COLUMNS} FROM frontier JOIN (SELECT id AS crawl, ledger FROM crawls) AS crawls "  # noqa: S608
    "USING (crawl) WHERE site = ? AND state = 'asked'"
)


def recover(frontier: Frontier) -> None:
    """Only rows of the ledger that are younger than the crawl that asked count."""
    for ledger_end, *row in frontier.db.conn.execute(IN_FLIGHT, [frontier.site]).fetchall():
        asked = asked_of(tuple(row))
        known = frontier.ledger.last(asked.url)
        if known is not None and known.id > ledger_end:
            frontier.settle(asked.id, ending_of(asked, None, known.outcome, datetime.now(UTC), None))
        else:
            frontier.put_back(asked.id)


def relearn(frontier: Frontier, hosts: Collection[str]) -> None:
    """Articles of a site that its archive has and its frontier has not: that file is new, or was lost.

    Of a site that is not declared the hosts are not known: its articles are learned as its lists name them.
    """
    articles = frontier.ledger.articles(hosts)
    while some := list(islice(articles, A_TIME)):
        frontier.add([Found(url, "article", urlsplit(url).hostname or "", newest_of(day)) for url, day in some])
