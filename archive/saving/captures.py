"""When the page of an article was had, as far as the ledger knows."""

from sqlite_utils import Database

from archive.identity import url_identity

HAD = """
    SELECT url, max(min(fetched_at, saved_at)), max(state IN ('new', 'changed')) FROM fetches
    WHERE article_id = ? AND url IS NOT NULL AND state IN ('new', 'changed', 'unchanged', 'duplicate') GROUP BY url
"""
"""A moment that was still to come when its row was written is no moment of a capture."""


def last_had(db: Database, article_id: int) -> str | None:
    """When the article was had last from its own address: no matter in which order its captures were saved.

    None where it was had from no address. A copy of its text at another one says nothing about it.
    """
    (identity,) = db.execute("SELECT identity FROM articles WHERE id = ?", [article_id]).fetchone()
    rows = db.execute(HAD, [article_id]).fetchall()
    return max((moment for url, moment, was_taken in rows if was_taken or url_identity(url) == identity), default=None)


def is_older(db: Database, article_id: int, fetched_at: str | None) -> bool:
    """Whether a page came before the article was had last. One that does not say when it came, comes now."""
    return fetched_at is not None and fetched_at < (last_had(db, article_id) or "")
