"""What happens to a page that arrives: new, changed, unchanged, a duplicate, or no article; one transaction each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from archive.articles import Content, content_of, insert_article, outlet_id, stored_content, update_article
from archive.gone import lift_gone, mark_gone
from archive.identity import article_identity
from archive.ledger import Entry, State, failure_details, insert_fetch, now, reading_details
from archive.revisions import Version, cause_of, changed_fields, present_version, save_revision
from archive.snapshots import load_bytes, save_snapshot
from archive.sqlite import sqlite3
from archive.store import Archive, write_tx
from crawler.extraction.flags import Flag
from crawler.files import read_snapshot
from crawler.items import Article, Failure, NotArticle, Reading, Snapshot
from crawler.version import reader_name

SAME_STORY = ("headline", "body")
"""An input that is read again is the same article when one of these is what it was."""
PRESENT = (
    "SELECT input, charset_declared FROM fetches WHERE article_id = ? AND state IN ('new', 'changed') "
    "ORDER BY id DESC LIMIT 1"
)
"""The row of the ledger from which the article's present reading came."""
OTHERWISE: Flag = "reads_otherwise"
"""Flag of a row whose page has the article's text or address, and says something else in a field that was not taken."""
LONGEST_VALUE = 40
"""Characters of a value that are shown in a detail; longer ones are texts."""
NOT_STORABLE = (
    ValueError,
    OverflowError,
    sqlite3.DataError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
)
"""What a reading can be to a table (a lone surrogate, a wrong type); a full disk is none of these and ends the run."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A page that came with an article on it, and what decides which article of the archive it is."""

    snapshot: Snapshot
    article: Article
    identity: str
    sha256: str
    outlet_id: int | None
    reader: str
    moment: str

    @property
    def origin(self) -> dict[str, Any]:
        """The columns of ``articles`` that say from what the present reading is."""
        return {"snapshot_sha256": self.sha256, "extractor": self.reader, "last_seen": self.moment}


@dataclass(frozen=True, slots=True)
class Saver:
    """Saves into one archive for one run; ``extractor`` names the reader that made the readings, ``read`` is it."""

    archive: Archive
    run_id: int
    extractor: str
    read: Callable[[Snapshot], Reading | Failure] = read_snapshot

    def save_reading(self, reading: Reading) -> Entry:
        """Save what was read; a reading that no table takes is ``failed:not_saved``, and the run goes on."""
        try:
            return self.save_whole(reading)
        except NOT_STORABLE as error:
            snapshot, detail = reading.snapshot, f"{type(error).__name__}: {error}"
            size = len(snapshot.body)
            return self.save_failure(
                Failure(snapshot.input, "failed", "not_saved", detail, snapshot.url, snapshot.status, size)
            )

    def save_whole(self, reading: Reading) -> Entry:
        """Bytes first, in a commit of their own; then the article, its ledger row and search rows in one."""
        sha256 = save_snapshot(self.archive.snapshots, reading.snapshot)
        details = reading_details(reading, sha256)
        with write_tx(self.archive.db):
            if isinstance(reading.result, NotArticle):
                entry = Entry(reading.snapshot.input, "not_article", reading.result.why, reading.result.detail)
                fetch_id = insert_fetch(self.archive.db, self.run_id, entry, details)
                if reading.rules:
                    self.note_rules(fetch_id, reading.rules, entry.label)
                return entry
            return self.save_article(reading, reading.result, details)

    def note_rules(self, fetch_id: int, rules: str, result: str) -> None:
        """By which rules of its site a page is no article: the run names the extractor alone."""
        reader = reader_name(self.extractor, rules)
        row = {"fetch_id": fetch_id, "extractor": reader, "result": result, "saved_at": now()}
        self.archive.db.table("rereadings").insert(row)

    def save_failure(self, failure: Failure) -> Entry:
        """A ledger row; and a mark on the article that stood at an address which has no page any more."""
        entry = Entry(failure.input, failure.state, failure.why, failure.detail)
        with write_tx(self.archive.db) as db:
            article_id = mark_gone(db, failure, now())
            insert_fetch(db, self.run_id, entry, failure_details(failure) | {"article_id": article_id})
        return entry

    def save_article(self, reading: Reading, article: Article, details: dict[str, Any]) -> Entry:
        db, snapshot, sha256 = self.archive.db, reading.snapshot, details["snapshot_sha256"]
        outlet = outlet_id(db, article.url, reading.outlet)
        reader = reader_name(self.extractor, reading.rules)
        arrival = Arrival(snapshot, article, article_identity(article), sha256, outlet, reader, now())
        article_id = self.find_article(arrival)
        if article_id is None:
            entry = Entry(snapshot.input, "new", headline=article.headline)
            seen = arrival.origin | {"outlet_id": outlet, "first_seen": arrival.moment}
            article_id = insert_article(db, article, arrival.identity, seen)
            insert_fetch(db, self.run_id, entry, details | {"article_id": article_id})
            return entry
        return self.save_again(article_id, arrival, details | {"article_id": article_id})

    def save_again(self, article_id: int, arrival: Arrival, details: dict[str, Any]) -> Entry:
        """A page of an article that is there: changed, or the same, or another copy of it."""
        db, asked = self.archive.db, arrival.snapshot.input
        before = present_version(db, article_id)
        after = Version(content_of(arrival.article), arrival.sha256, arrival.reader)
        differs = before.content != after.content
        changed = differs and self.may_change(article_id, arrival, details["fetched_at"])
        notes = [lift_gone(db, article_id, arrival.snapshot)]
        if differs and not changed:
            notes.append(reads_otherwise(before.content, after.content))
            details |= {"flags": " ".join(filter(None, (details["flags"], OTHERWISE)))}
        state = self.state_of(article_id, asked, changed=changed)
        entry = Entry(asked, state, None, "; ".join(filter(None, notes)) or None, arrival.article.headline)
        cause = cause_of(before, after, self.read_again(article_id, before, after)) if changed else None
        fetch_id = insert_fetch(db, self.run_id, entry, details)
        if cause:
            save_revision(db, article_id, fetch_id, cause, before, after, arrival.moment)
            update_article(db, article_id, arrival.article, arrival.origin)
        else:
            db.execute("UPDATE articles SET last_seen = ? WHERE id = ?", [arrival.moment, article_id])
        return entry

    def find_article(self, arrival: Arrival) -> int | None:
        """The stored article that this page is: by identity, by the same bytes at the same outlet, or by its file."""
        db = self.archive.db
        row = db.execute("SELECT id FROM articles WHERE identity = ?", [arrival.identity]).fetchone()
        row = (
            row
            or db.execute(
                "SELECT id FROM articles WHERE snapshot_sha256 = ? AND outlet_id IS ?",
                [arrival.sha256, arrival.outlet_id],
            ).fetchone()
        )
        if row is not None or arrival.article.url is not None:
            return int(row[0]) if row else None
        return self.find_file(arrival)

    def find_file(self, arrival: Arrival) -> int | None:
        """A file without an address that was loaded before, and whose story is still the same one."""
        query = (
            "SELECT articles.id FROM fetches JOIN articles ON articles.id = article_id "
            "WHERE input = ? AND articles.url IS NULL ORDER BY fetches.id DESC LIMIT 1"
        )
        row = self.archive.db.execute(query, [arrival.snapshot.input]).fetchone()
        if row is None or self.present_input(row[0]) != arrival.snapshot.input:
            return None
        before, after = stored_content(self.archive.db, row[0]), content_of(arrival.article)
        return int(row[0]) if any(before[field] == after[field] for field in SAME_STORY) else None

    def present_input(self, article_id: int) -> str | None:
        """The input from which the article's present reading came."""
        row = self.archive.db.execute(PRESENT, [article_id]).fetchone()
        return str(row[0]) if row else None

    def may_change(self, article_id: int, arrival: Arrival, fetched_at: str) -> bool:
        """Whether a page that reads differently is a later version of the article, and not another copy of it.

        The article's own input may always change it. Any other must have its address, and not be a version that the
        ledger has already: two versions on disk, loaded again, would else replace each other for ever.
        """
        asked = arrival.snapshot.input
        if self.present_input(article_id) == asked:
            return True
        db, known = self.archive.db, [article_id, asked, arrival.sha256, fetched_at]
        query = "SELECT 1 FROM fetches WHERE article_id = ? AND input = ? AND snapshot_sha256 = ? AND fetched_at = ?"
        (identity,) = db.execute("SELECT identity FROM articles WHERE id = ?", [article_id]).fetchone()
        same_address = arrival.article.url is not None and identity == arrival.identity
        return same_address and db.execute(query, known).fetchone() is None

    def state_of(self, article_id: int, asked: str, *, changed: bool) -> State:
        """``duplicate`` is the same article under an input that was not seen for it before."""
        if changed:
            return "changed"
        query = "SELECT 1 FROM fetches WHERE article_id = ? AND input = ? LIMIT 1"
        known = self.archive.db.execute(query, [article_id, asked]).fetchone()
        return "unchanged" if known else "duplicate"

    def read_again(self, article_id: int, before: Version, after: Version) -> Content | None:
        """What today's reader makes of the earlier bytes, where both are others; None where nobody can tell."""
        if before.snapshot_sha256 == after.snapshot_sha256 or before.extractor == after.extractor:
            return None
        db = self.archive.db
        (url,) = db.execute("SELECT url FROM articles WHERE id = ?", [article_id]).fetchone()
        asked, charset = db.execute(PRESENT, [article_id]).fetchone() or ("", None)
        try:
            body = load_bytes(self.archive.snapshots, before.snapshot_sha256)
        except (KeyError, ValueError):  # not kept, or damaged
            return None
        again = self.read(Snapshot(body, asked, url, charset=charset))
        if isinstance(again, Failure) or isinstance(again.result, NotArticle):
            return None
        return content_of(again.result)


def reads_otherwise(kept: Content, here: Content) -> str:
    """What a copy says otherwise than the article that is kept, for the ledger.

    >>> reads_otherwise({"date_published": "2026-11-03", "body": "a" * 50}, {"date_published": None, "body": "b"})
    'reads otherwise here: date_published nothing, kept 2026-11-03; body'
    """
    return "reads otherwise here: " + "; ".join(
        f"{field} {here[field] or 'nothing'}, kept {kept[field] or 'nothing'}"
        if max(len(here[field] or ""), len(kept[field] or "")) <= LONGEST_VALUE
        else field
        for field in changed_fields(kept, here)
    )
