"""Kept bytes read again by today's extractor: which pages, what came of each, and how that is written down.

A page is to be read again when the reader that is named beside it is not today's: another extractor, or other rules of
its site. That name is also the progress: it is renewed with each page, so that a run that was killed goes on behind it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from archive.articles import Content, content_of, is_stored, stored_content
from archive.saving.parts import load_parts
from archive.snapshots.snapshots import load_bytes
from archive.store import Archive, opened_once
from crawler.extraction.flags import came_with
from crawler.files import read_snapshot, rules_at
from crawler.items import Article, Failure, NotArticle, Reading, Snapshot
from crawler.version import reader_name, rules_fingerprint

BATCH = 500
"""Rows asked for at a time: an archive of any size takes no more memory."""
ARTICLES = """
    SELECT articles.id, articles.id AS article_id, present.id AS fetch_id,
           coalesce(present.input, articles.url, articles.uid) AS input, articles.url, present.charset_declared,
           present.http_status, present.fetched_at, articles.snapshot_sha256, articles.extractor,
           rereadings.extractor AS read_by, articles.flags
    FROM articles
    LEFT JOIN fetches AS present ON present.id =
        (SELECT max(id) FROM fetches WHERE article_id = articles.id AND state IN ('new', 'changed'))
    LEFT JOIN rereadings ON rereadings.fetch_id = present.id
    WHERE articles.id > ? ORDER BY articles.id LIMIT ?
"""
"""Every article with the row of the ledger that its present reading came from."""
REFUSED = """
    SELECT fetches.id, NULL AS article_id, fetches.id AS fetch_id, fetches.input, fetches.url,
           fetches.charset_declared, fetches.http_status, fetches.fetched_at, fetches.snapshot_sha256,
           coalesce(rereadings.extractor, iif(json_valid(versions), json_extract(versions, '$.extractor'), NULL)),
           NULL AS read_by, fetches.flags
    FROM fetches JOIN runs ON runs.id = run_id LEFT JOIN rereadings ON rereadings.fetch_id = fetches.id
    WHERE fetches.id > ? AND fetches.state = 'not_article' AND fetches.article_id IS NULL
      AND fetches.reason IS NOT 'cut_off' AND fetches.snapshot_sha256 IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM fetches AS later
        WHERE later.input = fetches.input AND later.id > fetches.id AND later.snapshot_sha256 IS NOT NULL)
    ORDER BY fetches.id LIMIT ?
"""
"""The inputs of which the last page that came is no article. One cut on the way may be half of one for ever."""

Kind = Literal["same", "evidence", "changed", "mended", "article", "refused", "lost", "failed"]
"""What came of a page. Of an article: ``same`` in every row; the same but for its ``evidence``, places or links;
``changed``; ``mended``, whose rows are not what this very reader reads; ``lost``, as it reads as none any more.
Of a page that was none: an ``article`` now, or ``refused`` again.
``failed``: no reading at all."""


@dataclass(frozen=True, slots=True)
class Which:
    """What is read again beside that which another reader read: all (``force``), or these articles alone."""

    force: bool = False
    only: tuple[str, ...] = ()

    @property
    def is_mending(self) -> bool:
        return self.force or bool(self.only)

    @property
    def arguments(self) -> dict[str, Any]:
        """As a run has them: what was asked for."""
        return {name: value for name, value in (("force", self.force), ("only", self.only)) if value}


WAITING = Which()


@dataclass(frozen=True, slots=True)
class Job:
    """A page to read again. ``article_id`` is None for one that was no article, ``fetch_id`` for one without a row.

    ``extractor`` is who read it as it is kept, ``reader`` who is to read it now. ``flags`` are those that it came with.
    """

    article_id: int | None
    fetch_id: int | None
    input: str
    url: str | None
    charset: str | None
    status: int | None
    fetched_at: str | None
    sha256: str
    extractor: str | None
    reader: str
    flags: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether this reader has read it as it is kept: what is other now is damage."""
        return self.extractor == self.reader


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job; ``reading`` where something is to be written, ``before`` and ``after`` of a change."""

    job: Job
    kind: Kind
    reading: Reading | None = None
    before: Content | None = None
    after: Content | None = None
    failure: Failure | None = None


def find_jobs(archive: Archive, extractor: str, sites: Path, which: Which = WAITING) -> Iterator[Job | None]:
    """Every page that another reader read than today's, or that is asked for; None for one that today's has read.

    Raises UnknownArticle.
    """
    wanted = {number_of(archive, uid) for uid in which.only}
    for query in (ARTICLES,) if wanted else (ARTICLES, REFUSED):
        for row in batches(archive, query):
            if wanted and row[1] not in wanted:
                continue
            job, read_by = job_of(row, extractor, sites)
            yield job if which.is_mending or job.reader not in (job.extractor, read_by) else None


def job_of(row: tuple[Any, ...], extractor: str, sites: Path) -> tuple[Job, str | None]:
    """The page of a row of ARTICLES or REFUSED, and who has read it again since."""
    _, article_id, fetch_id, asked, url, charset, status, fetched_at, sha256, stored, read_by, flags = row
    reader = reader_name(extractor, rules_fingerprint(rules_at(url, sites)[0]))
    known = (article_id, fetch_id, asked, url, charset, status, fetched_at, sha256, stored)
    return Job(*known, reader, came_with(flags)), read_by


class UnknownArticle(ValueError):
    """No article has this uid."""


def number_of(archive: Archive, uid: str) -> int:
    row = archive.db.execute("SELECT id FROM articles WHERE uid = ?", [uid]).fetchone()
    if row is None:
        raise UnknownArticle(f"no article {uid}: the uid is the end of its address in the reading room")
    return int(row[0])


def batches(archive: Archive, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query by their first column, so that writing in between disturbs nothing."""
    last = 0
    while rows := archive.db.execute(query, [last, BATCH]).fetchall():
        yield from rows
        last = rows[-1][0]


def read_job(path: Path, sites: Path, is_written: bool, job: Job) -> Outcome:
    """``read_again`` in a process of its own, which opens the archive for itself, once, and only to read.

    The bytes are read there as well: sent over they cost the one process that writes three times as much as a job does.
    For the same reason a reading that nobody will write stays there.
    """
    outcome = read_again(opened_once(path), sites, job)
    is_told = is_written or outcome.kind not in ("changed", "evidence", "mended")
    return outcome if is_told else replace(outcome, reading=None)


def read_again(archive: Archive, sites: Path, job: Job) -> Outcome:
    """One page by today's reader, and what is other than it is kept."""
    snapshot = kept_page(archive, job)
    return outcome_of(archive, job, snapshot if isinstance(snapshot, Failure) else read_snapshot(snapshot, sites))


def kept_page(archive: Archive, job: Job) -> Snapshot | Failure:
    try:
        body = load_bytes(archive.snapshots, job.sha256)
        parts = load_parts(archive, job.article_id, job.sha256) if job.article_id is not None else ()
    except KeyError as error:
        return failure_of(job, "bytes_missing", f"no snapshot {error.args[0]}")
    except ValueError as error:
        return failure_of(job, "bytes_damaged", str(error))
    return Snapshot(
        body=body,
        input=job.input,
        url=job.url,
        charset=job.charset,
        status=job.status,
        fetched_at=job.fetched_at,
        flags=job.flags,
        parts=parts,
    )


def outcome_of(archive: Archive, job: Job, reading: Reading | Failure) -> Outcome:
    """What is other than it is kept."""
    if isinstance(reading, Failure):
        return Outcome(job, "failed", failure=reading)
    if job.article_id is None:
        return Outcome(job, "article" if isinstance(reading.result, Article) else "refused", reading)
    if isinstance(reading.result, NotArticle):
        return Outcome(job, "lost", reading)
    return compared(archive, job, job.article_id, reading, reading.result)


def compared(archive: Archive, job: Job, article_id: int, reading: Reading, article: Article) -> Outcome:
    if is_stored(archive.db, article_id, article):
        return Outcome(job, "same", reading if job.is_known else None)
    if job.is_known:
        return Outcome(job, "mended", reading)
    before, after = stored_content(archive.db, article_id), content_of(article)
    return Outcome(job, "evidence" if before == after else "changed", reading, before, after)


def failure_of(job: Job, why: str, detail: str) -> Failure:
    return Failure(job.input, "failed", why, detail, job.url)
