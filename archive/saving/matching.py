"""Which article of the archive a page is, and what it may do to it."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from sqlite_utils import Database

from archive.articles import content_in, stored_content
from archive.identity import url_identity
from archive.ledger.ledger import State
from archive.saving.captures import is_older
from archive.saving.preparing import Laid, Prepared

SAME_STORY = ("headline", "body")
"""An input that is read again is the same article when one of these is what it was."""
KNOWN = (  # the plus keeps SQLite from looking through all articles of the outlet
    "SELECT id FROM articles WHERE identity = ? UNION ALL "
    "SELECT id FROM articles WHERE snapshot_sha256 = ? AND +outlet_id IS ? LIMIT 1"
)
PRESENT = (
    "SELECT input, charset_declared, snapshot_sha256, fetched_at FROM fetches "
    "WHERE article_id = ? AND state IN ('new', 'changed') ORDER BY id DESC LIMIT 1"
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
    return int(row[0]) if is_same_story(db, row[0], arrival) else None


def is_same_story(db: Database, article_id: int, arrival: Arrival) -> bool:
    """Whether one of SAME_STORY is there and as it was; two pages without a headline have none in common."""
    before, after = stored_content(db, article_id), content_in(arrival.laid.rows)
    return any(before[field] and before[field] == after[field] for field in SAME_STORY)


def under_own_address(db: Database, article_id: int, arrival: Arrival) -> Arrival:
    """The same page; by its own address where the canonical one that it names is kept for another story.

    A site may name ``story.php`` as the canonical address of every ``story.php?slug=...``.
    """
    url, canonical = arrival.laid.url, arrival.laid.rows.article["canonical_url"]
    own = url_identity(url) if url and canonical else arrival.laid.identity
    if own == arrival.laid.identity:
        return arrival
    identity, kept = db.execute("SELECT identity, url FROM articles WHERE id = ?", [article_id]).fetchone()
    is_by_canonical = identity == arrival.laid.identity and not (kept and url_identity(kept) == own)
    if not is_by_canonical or is_same_story(db, article_id, arrival):
        return arrival
    return replace(arrival, laid=replace(arrival.laid, identity=own))


def present_input(db: Database, article_id: int) -> str | None:
    """The input from which the article's present reading came."""
    row = db.execute(PRESENT, [article_id]).fetchone()
    return str(row[0]) if row else None


def may_change(db: Database, article_id: int, arrival: Arrival) -> bool:
    """Whether a page that reads differently is a later version of the article, and not another copy of it.

    It must be the article's own input or have its address. With an address it must also not be older than what was
    had of the article last, whatever the order in which captures are loaded; nor be a capture that the ledger has
    already, unless it is the present one: versions on disk, loaded again, would else replace each other for ever.
    """
    asked, fetched_at = arrival.input, arrival.prepared.snapshot.fetched_at
    taken_from, _, *capture = db.execute(PRESENT, [article_id]).fetchone() or (None, None)
    is_own = taken_from == asked
    (identity,) = db.execute("SELECT identity FROM articles WHERE id = ?", [article_id]).fetchone()
    if arrival.laid.url is None or not (is_own or identity == arrival.laid.identity):
        return is_own
    comes_now = fetched_at is None and (is_own or is_address(asked))
    if comes_now or (is_own and capture == [arrival.sha256, fetched_at]):
        return True
    if is_older(db, article_id, fetched_at):
        return False
    return (is_own and not is_address(asked)) or not was_had(db, article_id, arrival)


def is_address(asked: str) -> bool:
    """Whether many captures may have this input. A file of its own is the one that its user put there last."""
    return urlsplit(asked[:9]).scheme.lower() in ("http", "https")


def was_had(db: Database, article_id: int, arrival: Arrival) -> bool:
    """Whether the ledger has this very capture; one that does not say when it was made is known by its bytes."""
    query = (
        "SELECT 1 FROM fetches WHERE article_id = ? AND input = ? AND snapshot_sha256 = ? "
        "AND fetched_at = coalesce(?, fetched_at)"
    )
    known = [article_id, arrival.input, arrival.sha256, arrival.prepared.snapshot.fetched_at]
    return db.execute(query, known).fetchone() is not None


def state_of(db: Database, article_id: int, asked: str, *, changed: bool) -> State:
    """``duplicate`` is the same article under an input that was not seen for it before."""
    if changed:
        return "changed"
    query = "SELECT 1 FROM fetches WHERE article_id = ? AND input = ? LIMIT 1"
    known = db.execute(query, [article_id, asked]).fetchone()
    return "unchanged" if known else "duplicate"
