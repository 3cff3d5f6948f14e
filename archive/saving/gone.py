"""Articles that are gone from their address: marked when the site says so, kept as they are, and unmarked when back."""

from sqlite_utils import Database

from archive.identity import url_identity
from archive.saving.captures import is_older
from crawler.items import Failure, NotModified, Snapshot

GONE = (404, 410)
"""HTTP statuses by which a site says that it has no such page. Any other trouble may pass."""


def mark_gone(db: Database, failure: Failure, moment: str) -> int | None:
    """The article that stood at an address which has no page now, marked; inside the caller's transaction.

    None when nothing is known at the address. A file that is no longer there has no status: it is gone from a disk.
    It is gone since the site said so, which an old capture did long ago; one that was had later is not gone.
    """
    if failure.status not in GONE:
        return None
    gone_at = min(failure.fetched_at or moment, moment)
    for address in dict.fromkeys(filter(None, (failure.url, failure.input))):
        article_id = article_at(db, address)
        if article_id is not None:
            if not is_older(db, article_id, gone_at):
                query = "UPDATE articles SET gone_at = ?, gone_status = ? WHERE id = ? AND coalesce(gone_at > ?, 1)"
                db.execute(query, [gone_at, failure.status, article_id, gone_at])
            return article_id
    return None


def lift_gone(db: Database, article_id: int, page: Snapshot | NotModified, moment: str) -> str | None:
    """Take the mark off an article whose address gave it again, and say so; None where there is nothing to take off.

    A copy on disk proves nothing, nor does another address, nor what came before the page was gone. ``moment`` is when
    it came.
    """
    gone_at, status = db.execute("SELECT gone_at, gone_status FROM articles WHERE id = ?", [article_id]).fetchone()
    is_back = gone_at is not None and page.status is not None and moment >= gone_at
    if not is_back or page.url is None or article_at(db, page.url) != article_id:
        return None
    db.execute("UPDATE articles SET gone_at = NULL, gone_status = NULL WHERE id = ?", [article_id])
    return f"back: HTTP {status} since {gone_at}"


def article_at(db: Database, address: str) -> int | None:
    """The article whose own address this is: its identity, or the page that was read under this very address."""
    try:
        identity = url_identity(address)
    except ValueError:  # no address at all
        return None
    row = db.execute("SELECT id FROM articles WHERE identity = ?", [identity]).fetchone()
    if row is not None:
        return int(row[0])
    query = (
        "SELECT DISTINCT articles.id, articles.url FROM fetches JOIN articles ON articles.id = article_id "
        "WHERE input = ? AND articles.url IS NOT NULL"
    )
    found = (number for number, url in db.execute(query, [address]) if url_identity(url) == identity)
    return next(found, None)
