"""Kept bytes read again: the same extractor must make the same article of them, row by row."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from pathlib import Path
from urllib.parse import urlsplit

from archive.rereading.renormalize import ARTICLES, Job, job_of, read_again
from archive.verifying.codes import Finding
from archive.verifying.opening import Opened
from crawler.sites import site_for_host
from crawler.version import extractor_version

SAMPLE = 200
"""Articles that are read again, where nobody says how many."""
CODES = {"same": None, "evidence": "reading_differs", "changed": "reading_differs", "lost": "reading_lost"}
"""What came of reading again; bytes that cannot be read are found by their hash."""


@dataclass(slots=True)
class Sample:
    """Which articles are read again: ``size`` of them, None for all.

    ``read`` says who had read them: the ``same`` reader, ``another`` extractor, or this one by other ``rules``, whose
    places ``ruled`` counts.
    """

    sites: Path
    size: int | None = SAMPLE
    seed: int = 0
    read: Counter[str] = field(default_factory=Counter)
    ruled: Counter[str] = field(default_factory=Counter)

    def check(self, opened: Opened) -> Iterator[Finding]:
        """An article that another extractor read, or other rules of its site, is only counted."""
        if not opened.has_bytes:
            return
        for number in self.chosen(opened):
            job = self.job(opened, number)
            if job is None or job.reader != job.extractor:
                self.pass_over(job)
                continue
            self.read["same"] += 1
            outcome = read_again(opened.archive, self.sites, replace(job, extractor=None))  # to be told what differs
            code = CODES.get(outcome.kind)
            if code:
                message = f"article {number} reads otherwise today: {outcome.kind}"
                yield Finding(code, "articles", number, message)
            elif outcome.failure is not None and outcome.failure.why not in ("bytes_missing", "bytes_damaged"):
                yield Finding("reading_lost", "articles", number, f"article {number}: {outcome.failure.detail}")

    def pass_over(self, job: Job | None) -> None:
        if job is None or extractor_in(job.reader) != extractor_in(job.extractor):
            self.read["another"] += 1
        else:
            self.read["rules"] += 1
            self.ruled[rules_place(job.url, self.sites)] += 1

    def chosen(self, opened: Opened) -> list[int]:
        """The same articles for the same seed; nothing is held but their numbers."""
        numbers = (
            row[0] for row in opened.conn.execute("SELECT id FROM articles JOIN article_text ON article_id = id")
        )
        return list(numbers) if self.size is None else sorted(nsmallest(self.size, numbers, key=self.rank))

    def rank(self, number: int) -> bytes:
        return hashlib.blake2b(f"{self.seed} {number}".encode(), digest_size=8).digest()

    def job(self, opened: Opened, number: int) -> Job | None:
        row = opened.conn.execute(ARTICLES, [number - 1, 1]).fetchone()
        if row is None or row[0] != number:
            return None
        return job_of(row, extractor_version(), self.sites)[0]


def extractor_in(reader: str | None) -> str:
    """Without the fingerprint of the site's rules."""
    return (reader or "").partition("/")[0]


def rules_place(url: str | None, sites: Path) -> str:
    """The file that has the rules of a page's site, or its host where no site is declared any more."""
    host = urlsplit(url or "").hostname or ""
    site = site_for_host(host, sites)
    return f"{site.name}.toml" if site else f"{host}, not declared"
