"""What an address came to, as columns of the frontier: its outcome, and when it is asked for again."""

from datetime import datetime
from typing import Any

from archive.frontier.address import EACH_CRAWL, Asked, moment_of, newest_of
from archive.frontier.schedule import next_due
from crawler.extraction.flags import PARTS_MISSING
from crawler.extraction.refusal.reasons import PASSING
from crawler.items import Article, Failure, Listed, NotArticle, NotModified, Reading, utc_text

IN_VAIN = ("failed", "rejected")
AS_IT_WAS = ("unchanged", "duplicate")


def input_of(item: Any) -> str | None:
    """The address that was asked for; None for an item that is nobody's end."""
    if isinstance(item, Reading):
        return item.snapshot.input
    return item.input if isinstance(item, Failure | Listed | NotModified) else None


def outcome_of(item: Any) -> str:
    """The same words as the ledger's, for a crawl that has none."""
    if isinstance(item, Failure):
        return f"{item.state}:{item.why}"
    if isinstance(item, Reading):
        return f"not_article:{item.result.why}" if isinstance(item.result, NotArticle) else "new"
    return "unchanged" if is_as_it_was(item) else "listed"


def is_as_it_was(item: Any) -> bool:
    return isinstance(item, NotModified) or (isinstance(item, Listed) and item.links is None)


def ending_of(asked: Asked, item: Any, outcome: str | None, now: datetime, list_reader: str | None) -> dict[str, Any]:
    """``outcome`` is the ledger's; ``item`` is None for what only the ledger tells of. Lists are not scheduled."""
    outcome = outcome or outcome_of(item)
    state, _, reason = outcome.partition(":")
    is_vain = state in IN_VAIN or reason in PASSING
    tries = asked.tries + (item is not None)
    unchanged = asked.unchanged + 1 if state in AS_IT_WAS else 0
    newest = published_in(item) or asked.newest
    due = next_due(now, min(moment_of(newest), moment_of(asked.discovered_at)), outcome, unchanged, tries)
    kind = "article" if isinstance(item, Reading) else asked.kind  # a page that was probed
    values: dict[str, Any] = {
        "kind": kind,
        "outcome": outcome,
        "fetched_at": utc_text(now),
        "unchanged": unchanged,
        "tries": tries if is_vain else 0,
        "newest": newest,
        "next_due": None if kind in EACH_CRAWL else utc_text(due),
    }
    return values | validators_in(item, is_vain, list_reader)


def published_in(item: Any) -> str | None:
    """The day or time that an article says it is of."""
    if not isinstance(item, Reading) or not isinstance(item.result, Article) or not item.result.date_published:
        return None
    return newest_of(item.result.date_published)


def validators_in(item: Any, is_vain: bool, list_reader: str | None) -> dict[str, str | None]:
    """What the site said of this version; what it said of an earlier one is kept only by a page that is as it was."""
    if is_as_it_was(item):
        return {}
    headers = dict(item.snapshot.headers) if isinstance(item, Reading) and not is_vain and is_one_page(item) else {}
    headers = dict(item.headers) if isinstance(item, Listed) else headers
    return {"etag": headers.get("etag"), "last_modified": headers.get("last-modified"), "reader": list_reader}


def is_one_page(reading: Reading) -> bool:
    """Of an article in several parts the first says nothing of whether the others changed."""
    return not reading.snapshot.parts and PARTS_MISSING not in reading.result.flags
