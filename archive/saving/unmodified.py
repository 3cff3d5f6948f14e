"""A page of which the site says that it is as it was (HTTP 304): what its row in the ledger repeats."""

from typing import Any

from sqlite_utils import Database

from archive.ledger.ledger import Entry, now
from crawler.items import NotModified

NOT_MODIFIED = "the site says that it is as it was (HTTP 304)"
REPEATED = ("article_id", "snapshot_sha256", "size", "charset_declared", "charset_used", "replacements", "flags")
"""Columns of the ledger that a page which is as it was has again."""


def as_before(db: Database, item: NotModified) -> tuple[Entry, dict[str, Any]]:
    """The state of the input's last page that the archive has bytes of: ``unchanged``, or still no article.

    The last by when it came: an older capture may have been loaded since.
    """
    columns = ", ".join(REPEATED)
    query = f"SELECT state, reason, {columns} FROM fetches WHERE input = ? AND snapshot_sha256 NOT NULL "  # noqa: S608
    row = db.execute(f"{query} ORDER BY min(fetched_at, saved_at) DESC, id DESC LIMIT 1", [item.input]).fetchone()
    details: dict[str, Any] = {"url": item.url, "http_status": item.status, "fetched_at": now()}
    if row is None:
        detail = "HTTP 304 for a page that the archive does not have"
        return Entry(item.input, "failed", "not_modified", detail), details | {"article_id": None}
    state, reason, *values = row
    details |= dict(zip(REPEATED, values, strict=True))
    if state == "not_article":
        return Entry(item.input, state, reason, NOT_MODIFIED), details
    return Entry(item.input, "unchanged", None, NOT_MODIFIED), details
