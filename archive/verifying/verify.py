"""Is an archive what it was made to be? Every check in order, and what they found; nothing is ever written."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from archive.ledger.chain import Head
from archive.sqlite import primary, sqlite3
from archive.store import BUSY_TIMEOUT
from archive.verifying.bytes import check_bytes, check_named, check_texts
from archive.verifying.codes import LEVELS, Finding, Level
from archive.verifying.file import check_files, check_foreign_keys, check_tables
from archive.verifying.ledger import check_ledger, check_runs, check_versions
from archive.verifying.opening import CANNOT, CannotVerify, Opened, opened
from archive.verifying.reading import Sample
from archive.verifying.rows import RULES, broken, check_uids
from archive.verifying.search import check_marks, check_search

MOST = 100
"""Findings of one kind that are kept; the others are counted."""
COUNTED = ("articles", "blocks", "fetches", "revisions", "runs")
Check = Callable[[Opened], Iterator[Finding]]


@dataclass(slots=True)
class Result:
    """What was looked at and found. ``kinds`` counts every finding, ``findings`` has the first of each kind."""

    path: Path
    level: Level
    profile: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    read: Counter[str] = field(default_factory=Counter)
    ruled: Counter[str] = field(default_factory=Counter)
    """Of articles that other rules read, how many of which site."""

    def add(self, finding: Finding) -> None:
        self.kinds[finding.code] += 1
        if self.kinds[finding.code] <= MOST:
            self.findings.append(finding)


def verify(
    path: Path, level: Level, sample: Sample, kept: Sequence[Head] = (), timeout: float = BUSY_TIMEOUT / 1000
) -> Result:
    """Look at an archive. Raises CannotVerify."""
    result = Result(path, level)
    try:
        with opened(path, timeout) as archive:
            result.profile = archive.profile
            if kept and archive.profile:
                raise CannotVerify("a published copy has no ledger that a head could be compared with")
            run(partial(count, result=result), archive, result)
            for check in checks_of(level, sample, kept):
                run(check, archive, result)
    except sqlite3.DatabaseError as error:
        result.add(unreadable(path, error))
    result.read, result.ruled = sample.read, sample.ruled
    return result


def checks_of(level: Level, sample: Sample, kept: Sequence[Head]) -> Iterator[Check]:
    """Every check of a level, the file first: what comes after it may only repeat what it says."""
    yield from (partial(check_files, level=level), check_foreign_keys, check_tables)
    yield from (partial(broken, rule=rule) for rule in RULES)
    yield from (check_uids, check_named, partial(check_ledger, level=level, kept=kept), check_runs, check_versions)
    if LEVELS.index(level) >= LEVELS.index("full"):
        yield from (check_texts, check_bytes, check_search, check_marks)
    if level == "deep":
        yield sample.check


def count(opened: Opened, result: Result) -> Iterator[Finding]:
    for table in COUNTED:
        (result.counts[table],) = opened.conn.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    yield from ()


def run(check: Check, archive: Opened, result: Result) -> None:
    """One check; what it cannot read is damage as well, and the next one goes on."""
    try:
        for finding in check(archive):
            result.add(finding)
    except sqlite3.DatabaseError as error:
        if primary(error) != sqlite3.SQLITE_ERROR or not result.kinds["schema_changed"]:  # else it was said
            result.add(unreadable(archive.path, error))
    except (TypeError, ValueError, AttributeError) as error:  # a value that no table takes
        name = archive.path.name
        result.add(Finding("file_malformed", name, None, f"{name}: a value cannot be read: {error}"))


def unreadable(path: Path, error: sqlite3.DatabaseError) -> Finding:
    """Raises CannotVerify for an error that says nothing of the archive."""
    if primary(error) in CANNOT:
        raise CannotVerify(f"{path}: {error}") from error
    return Finding("file_malformed", path.name, None, f"{path.name}: {error}")
