"""What a site's known addresses turned out to be: a crawl learns from that what others like them are."""

from archive.frontier.store import Frontier
from crawler.extraction.refusal.reasons import PASSING

MOST = 2_000
"""Addresses that are told of, those that are due soonest: these are the youngest, so a site's present shapes."""
ARTICLE = ("new", "changed", "unchanged", "duplicate")
KNOWN = (
    "SELECT url, outcome FROM frontier WHERE site = ? AND state = 'done' AND next_due > '' AND kind = 'article' "
    "ORDER BY next_due LIMIT ?"
)


def turned_out(frontier: Frontier, most: int = MOST) -> list[tuple[str, bool]]:
    """Addresses, and whether each was an article, as far as their last visit told."""
    known = frontier.db.conn.execute(KNOWN, [frontier.site, most]).fetchall()
    return [(url, is_article) for url, outcome in known if (is_article := was_article(outcome or "")) is not None]


def was_article(outcome: str) -> bool | None:
    """
    >>> [was_article(outcome) for outcome in ("changed", "not_article:list", "not_article:captcha", "failed:dns")]
    [True, False, None, None]
    """
    state, _, reason = outcome.partition(":")
    if state in ARTICLE:
        return True
    return False if state == "not_article" and reason not in PASSING else None
