"""Which article of the archive a page is, and what it may do to it."""

from dataclasses import dataclass

from sqlite_utils import Database

from archive.articles import content_in, stored_content
from archive.ledger.ledger import State
from archive.saving.preparing import Laid, Prepared

SAME_STORY = ("headline", "body")
"""An input that is read again is the same article when one of these is what it was."""
KNOWN = (  # the plus keeps SQLite from looking through all articles of the outlet
    "SELECT id FROM articles WHERE identity = ? UNION ALL "
    "SELECT id FROM articles WHERE snapshot_sha256 = ? AND +outlet_id IS ? LIMIT 1"
)
PRESENT = (
    "SELECT input, charset_declared FROM fetches WHERE article_id = ? AND state IN ('new', 'changed') "
    "ORDER BY id DESC LIMIT 1"
)
"""The row of the ledger from which the article's present reading came."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A page that came with an article on it, and its outlet in the archive."""

    prepared: Prepared
    laid: Laid
    outlet_id: int | None
    moment: str

    @property
    def input(self) -> str:
        return self.prepared.input

    @property
    def sha256(self) -> str:
        return self.prepared.sha256

    @property
    def keys(self) -> set[str]:
        """By what another page could be found to be the same article."""
        return {self.laid.identity, self.sha256, self.input}


def find_article(db: Database, arrival: Arrival) -> int | None:
    """The stored article that this page is: by identity, by the same bytes at the same outlet, or by its file."""
    row = db.conn.execute(KNOWN, [arrival.laid.identity, arrival.sha256, arrival.outlet_id]).fetchone()
    if row is not None or arrival.laid.url is not None:
        return int(row[0]) if row else None
    return find_file(db, arrival)


def find_file(db: Database, arrival: Arrival) -> int | None:
    """A file without an address that was loaded before, and whose story is still the same one."""
    query = (
        "SELECT articles.id FROM fetches JOIN articles ON articles.id = article_id "
        "WHERE input = ? AND articles.url IS NULL ORDER BY fetches.id DESC LIMIT 1"
    )
    row = db.conn.execute(query, [arrival.input]).fetchone()
    if row is None or present_input(db, row[0]) != arrival.input:
        return None
    before, after = stored_content(db, row[0]), content_in(arrival.laid.rows)
    return int(row[0]) if any(before[field] == after[field] for field in SAME_STORY) else None


def present_input(db: Database, article_id: int) -> str | None:
    """The input from which the article's present reading came."""
    row = db.execute(PRESENT, [article_id]).fetchone()
    return str(row[0]) if row else None


def may_change(db: Database, article_id: int, arrival: Arrival, fetched_at: str) -> bool:
    """Whether a page that reads differently is a later version of the article, and not another copy of it.

    The article's own input may always change it. Any other must have its address, and not be a version that the
    ledger has already: two versions on disk, loaded again, would else replace each other for ever.
    """
    asked = arrival.input
    if present_input(db, article_id) == asked:
        return True
    known = [article_id, asked, arrival.sha256, fetched_at]
    query = "SELECT 1 FROM fetches WHERE article_id = ? AND input = ? AND snapshot_sha256 = ? AND fetched_at = ?"
    (identity,) = db.execute("SELECT identity FROM articles WHERE id = ?", [article_id]).fetchone()
    same_address = arrival.laid.url is not None and identity == arrival.laid.identity
    return same_address and db.execute(query, known).fetchone() is None


def state_of(db: Database, article_id: int, asked: str, *, changed: bool) -> State:
    """``duplicate`` is the same article under an input that was not seen for it before."""
    if changed:
        return "changed"
    query = "SELECT 1 FROM fetches WHERE article_id = ? AND input = ? LIMIT 1"
    known = db.execute(query, [article_id, asked]).fetchone()
    return "unchanged" if known else "duplicate"
