"""What happens to a page that arrives: new, changed, unchanged, a duplicate, or no article; one transaction each."""

from dataclasses import dataclass, replace
from typing import Any

from archive.articles import content_of, insert_article, outlet_id, stored_content, update_article
from archive.identity import article_identity
from archive.ledger import Entry, State, failure_details, insert_fetch, now, reading_details
from archive.snapshots import save_snapshot
from archive.sqlite import sqlite3
from archive.store import Archive, write_tx
from crawler.items import Article, Failure, NotArticle, Reading

SAME_STORY = ("headline", "body")
"""An input that is read again is the same article when one of these is what it was."""
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
class Saver:
    """Saves into one archive for one run; ``extractor`` names the reader that made the readings."""

    archive: Archive
    run_id: int
    extractor: str

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
                insert_fetch(self.archive.db, self.run_id, entry, details)
                return entry
            return self.save_article(reading, reading.result, details)

    def save_failure(self, failure: Failure) -> Entry:
        """A ledger row, and nothing else."""
        entry = Entry(failure.input, failure.state, failure.why, failure.detail)
        with write_tx(self.archive.db):
            insert_fetch(self.archive.db, self.run_id, entry, failure_details(failure))
        return entry

    def save_article(self, reading: Reading, article: Article, details: dict[str, Any]) -> Entry:
        db, asked = self.archive.db, reading.snapshot.input
        seen = {"snapshot_sha256": details["snapshot_sha256"], "extractor": self.extractor, "now": now()}
        seen["outlet_id"] = outlet_id(db, article.url, reading.outlet)
        article_id = self.find_article(article, asked, seen)
        entry = Entry(asked, "new", headline=article.headline)
        if article_id is None:
            article_id = insert_article(db, article, article_identity(article), seen)
            insert_fetch(db, self.run_id, entry, details | {"article_id": article_id})
            return entry
        before, after = stored_content(db, article_id), content_of(article)
        changed = before != after and self.may_change(article_id, article, details | {"input": asked})
        state = self.state_of(article_id, asked, changed=changed)
        fetch_id = insert_fetch(db, self.run_id, replace(entry, state=state), details | {"article_id": article_id})
        if state == "changed":
            self.save_revision(article_id, fetch_id, before, after, seen)
            update_article(db, article_id, article, seen)
        else:
            db.execute("UPDATE articles SET last_seen = ? WHERE id = ?", [seen["now"], article_id])
        return replace(entry, state=state)

    def find_article(self, article: Article, asked: str, seen: dict[str, Any]) -> int | None:
        """The stored article that this page is: by identity, by the same bytes at the same outlet, or by its file."""
        db = self.archive.db
        row = db.execute("SELECT id FROM articles WHERE identity = ?", [article_identity(article)]).fetchone()
        row = (
            row
            or db.execute(
                "SELECT id FROM articles WHERE snapshot_sha256 = ? AND outlet_id IS ?",
                [seen["snapshot_sha256"], seen["outlet_id"]],
            ).fetchone()
        )
        if row is not None or article.url is not None:
            return int(row[0]) if row else None
        return self.find_file(article, asked)

    def find_file(self, article: Article, asked: str) -> int | None:
        """A file without an address that was loaded before, and whose story is still the same one."""
        query = (
            "SELECT articles.id FROM fetches JOIN articles ON articles.id = article_id "
            "WHERE input = ? AND articles.url IS NULL ORDER BY fetches.id DESC LIMIT 1"
        )
        row = self.archive.db.execute(query, [asked]).fetchone()
        if row is None or self.present_input(row[0]) != asked:
            return None
        before, after = stored_content(self.archive.db, row[0]), content_of(article)
        return int(row[0]) if any(before[field] == after[field] for field in SAME_STORY) else None

    def present_input(self, article_id: int) -> str | None:
        """The input from which the article's present reading came."""
        query = (
            "SELECT input FROM fetches WHERE article_id = ? AND state IN ('new', 'changed') ORDER BY id DESC LIMIT 1"
        )
        row = self.archive.db.execute(query, [article_id]).fetchone()
        return str(row[0]) if row else None

    def may_change(self, article_id: int, article: Article, fetch: dict[str, Any]) -> bool:
        """Whether a page that reads differently is a later version of the article, and not another copy of it.

        The article's own input may always change it. Any other must have its address, and not be a version that the
        ledger has already: two versions on disk, loaded again, would else replace each other for ever.
        """
        if self.present_input(article_id) == fetch["input"]:
            return True
        db, known = self.archive.db, [article_id, fetch["input"], fetch["snapshot_sha256"], fetch["fetched_at"]]
        query = "SELECT 1 FROM fetches WHERE article_id = ? AND input = ? AND snapshot_sha256 = ? AND fetched_at = ?"
        (identity,) = db.execute("SELECT identity FROM articles WHERE id = ?", [article_id]).fetchone()
        same_address = article.url is not None and identity == article_identity(article)
        return same_address and db.execute(query, known).fetchone() is None

    def state_of(self, article_id: int, asked: str, *, changed: bool) -> State:
        """``duplicate`` is the same article under an input that was not seen for it before."""
        if changed:
            return "changed"
        query = "SELECT 1 FROM fetches WHERE article_id = ? AND input = ? LIMIT 1"
        known = self.archive.db.execute(query, [article_id, asked]).fetchone()
        return "unchanged" if known else "duplicate"

    def save_revision(
        self,
        article_id: int,
        fetch_id: int,
        before: dict[str, str | None],
        after: dict[str, str | None],
        seen: dict[str, Any],
    ) -> None:
        """What changed, field by field, and whose doing it was: the publisher's, or our reader's."""
        db = self.archive.db
        sha256, extractor = db.execute(
            "SELECT snapshot_sha256, extractor FROM articles WHERE id = ?", [article_id]
        ).fetchone()
        row = {
            "article_id": article_id,
            "fetch_id": fetch_id,
            "cause": cause_of(sha256 != seen["snapshot_sha256"], extractor != seen["extractor"]),
            "snapshot_before": sha256,
            "snapshot_after": seen["snapshot_sha256"],
            "extractor_before": extractor,
            "extractor_after": seen["extractor"],
            "saved_at": seen["now"],
        }
        revision_id = db.table("revisions").insert(row).last_pk
        fields = [field for field in after if before[field] != after[field]]
        rows = [
            {"revision_id": revision_id, "field": one, "before": before[one], "after": after[one]} for one in fields
        ]
        db.table("revision_fields").insert_all(rows)


def cause_of(bytes_differ: bool, reader_differs: bool) -> str:
    """Same bytes and same reader cannot differ by themselves: then a site's rules did, which are part of the reader."""
    return "both" if bytes_differ and reader_differs else "source" if bytes_differ else "extractor"
