"""What a page that was read again leaves in the archive: one transaction each, and nothing where nothing is other."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from archive import search
from archive.articles import content_of, rows_of
from archive.comparing import reprints
from archive.ledger.ledger import Entry, failure_details, insert_fetch, now, reading_details
from archive.rereading.indexed import is_indexed
from archive.rereading.renormalize import Job, Outcome
from archive.revisions import Version, present_version, save_revision
from archive.saving.inserting import rebuild_article, update_article
from archive.saving.saving import Saver
from archive.store import NOT_STORABLE, write_tx
from crawler.extraction.flags import Flag
from crawler.items import Article, Failure, NotArticle, Reading

AT_ONCE = 200
"""Pages that are as they were, marked as read in one transaction: a kill costs reading these again, no more."""
NO_ARTICLE_NOW: Flag = "no_article_now"
"""Flag of an article that is kept although today's extractor finds none in its bytes."""
DETERMINED = ("extractor_error", "not_saved")
"""Failures that this reader would have again. Bytes that are missing may be put back."""


@dataclass(slots=True)
class Rereader:
    """Writes what came of pages that were read again. ``close`` writes what is left."""

    saver: Saver
    same: list[Job] = field(default_factory=list)
    refused: list[tuple[Job, str]] = field(default_factory=list)

    def save(self, outcome: Outcome) -> Outcome | None:
        """What came of it: ``failed`` where no table took it; None for an article that changed since it was read."""
        job, reading = outcome.job, outcome.reading
        if outcome.failure is not None:
            self.save_failure(job, outcome.failure)
        elif reading is None:
            self.same.append(job)
        elif job.is_known and isinstance(reading.result, Article) and job.article_id is not None:
            return self.mend(outcome, job.article_id, reading.result)
        elif outcome.kind == "article":
            if self.came_again(job):
                return None
            entry = self.saver.save_reading(reading)
            if entry.state == "failed":
                return failed(outcome, Failure(job.input, "failed", entry.reason or "", entry.detail or ""))
        elif job.article_id is not None:
            return self.save_article(outcome, job.article_id, reading)
        elif isinstance(reading.result, NotArticle):
            self.refused.append((job, f"not_article:{reading.result.why}"))
        if len(self.same) + len(self.refused) >= AT_ONCE:
            self.close()
        return outcome

    def close(self) -> None:
        """Mark what is as it was: the article by its reader, a page that is none by a row of its own."""
        if not self.same and not self.refused:
            return
        marks = [(job.reader, job.article_id, job.extractor, job.sha256) for job in self.same]
        with write_tx(self.saver.archive.db) as db:
            query = "UPDATE articles SET extractor = ? WHERE id = ? AND extractor = ? AND snapshot_sha256 = ?"
            db.conn.executemany(query, marks)
            for job, result in self.refused:
                self.mark(job, result)
        self.same, self.refused = [], []

    def came_again(self, job: Job) -> bool:
        """Whether the input has given another page since this one was looked up: that one says what is there."""
        query = "SELECT 1 FROM fetches WHERE input = ? AND id > ? AND snapshot_sha256 IS NOT NULL LIMIT 1"
        return self.saver.archive.db.execute(query, [job.input, job.fetch_id or 0]).fetchone() is not None

    def save_article(self, outcome: Outcome, article_id: int, reading: Reading) -> Outcome | None:
        job = outcome.job
        try:
            with write_tx(self.saver.archive.db) as db:
                before = present_version(db, article_id)
                if (before.snapshot_sha256, before.extractor) != (job.sha256, job.extractor):
                    return None
                if isinstance(reading.result, NotArticle):
                    self.keep_article(job, article_id, reading, reading.result)
                else:
                    self.renew_article(job, article_id, reading, reading.result, before)
        except NOT_STORABLE as error:
            detail = f"{type(error).__name__}: {error}"
            unsaved = failed(outcome, Failure(job.input, "failed", "not_saved", detail, job.url))
            return self.save(unsaved)
        return outcome

    def mend(self, outcome: Outcome, article_id: int, article: Article) -> Outcome | None:
        """The rows that this reading gave before. No revision: what they said meanwhile nobody wrote."""
        job = outcome.job
        query = "SELECT snapshot_sha256, extractor FROM articles WHERE id = ?"
        with write_tx(self.saver.archive.db) as db:
            if db.execute(query, [article_id]).fetchone() != (job.sha256, job.extractor):
                return None
            rows = rows_of(article)
            if outcome.kind == "mended":
                rebuild_article(db, article_id, rows)
            else:
                reprints.note(db.conn, article_id, rows.marks)
        return outcome

    def mend_index(self, article_ids: Iterable[int]) -> None:
        """The index of all texts anew, but only where one of these is not in it as it should be: writing it holds the
        lock for as long as the archive is large, and what is written article by article is right already."""
        conn = self.saver.archive.db.conn
        if not all(is_indexed(conn, number) for number in article_ids):
            self.index_anew()

    def index_anew(self) -> None:
        """The search index of all texts: what a damaged one holds cannot be taken out of it piece by piece."""
        with write_tx(self.saver.archive.db) as db:
            search.write_anew(db.conn)

    def renew_article(self, job: Job, article_id: int, reading: Reading, article: Article, before: Version) -> None:
        """The new reading in the place of the old; a ledger row and a revision when a reader would see the change."""
        db, after = self.saver.archive.db, Version(content_of(article), job.sha256, job.reader)
        if before.content != after.content:
            entry = Entry(job.input, "changed", None, f"read again by {job.reader}", article.headline)
            details = reading_details(reading, job.sha256) | {"article_id": article_id}
            fetch_id = insert_fetch(db, self.saver.run_id, entry, details)
            save_revision(db, article_id, fetch_id, "extractor", before, after, now())
        update_article(db, article_id, rows_of(article), {"extractor": job.reader})

    def keep_article(self, job: Job, article_id: int, reading: Reading, result: NotArticle) -> None:
        """An article that reads as none today: kept as it was read, flagged, and in the ledger."""
        db, detail = self.saver.archive.db, f"read again by {job.reader}; kept as {job.extractor} read it"
        entry = Entry(job.input, "not_article", result.why, detail)
        details = reading_details(reading, job.sha256) | {"article_id": article_id}
        insert_fetch(db, self.saver.run_id, entry, details)
        (flags,) = db.execute("SELECT flags FROM articles WHERE id = ?", [article_id]).fetchone()
        flagged = " ".join(dict.fromkeys([*(flags or "").split(), NO_ARTICLE_NOW]))
        db.execute("UPDATE articles SET flags = ? WHERE id = ?", [flagged, article_id])
        self.mark(job, f"not_article:{result.why}")

    def save_failure(self, job: Job, failure: Failure) -> None:
        entry = Entry(job.input, failure.state, failure.why, failure.detail)
        with write_tx(self.saver.archive.db) as db:
            details = failure_details(failure) | {"article_id": job.article_id, "snapshot_sha256": job.sha256}
            insert_fetch(db, self.saver.run_id, entry, details)
            if failure.why in DETERMINED:
                self.mark(job, f"failed:{failure.why}")

    def mark(self, job: Job, result: str) -> None:
        """That this reader read these bytes, where no article says so; inside the caller's transaction."""
        if job.fetch_id is not None:
            row = {"fetch_id": job.fetch_id, "extractor": job.reader, "result": result, "saved_at": now()}
            self.saver.archive.db.table("rereadings").insert(row, pk="fetch_id", replace=True)


def failed(outcome: Outcome, failure: Failure) -> Outcome:
    return replace(outcome, kind="failed", reading=None, failure=failure)
