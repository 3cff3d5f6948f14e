"""The ledger: every input ends in exactly one row, every run has one too. Nothing is dropped in silence."""

import json
import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any, Literal

from sqlite_utils import Database

from archive.ledger.chain import add_links, head_of
from archive.ledger.process import is_gone, this_process
from archive.sqlite import sqlite3
from archive.store import insert_row, insert_rows, next_id, write_tx
from crawler.items import Failure, Reading, utc_text

State = Literal["new", "changed", "unchanged", "duplicate", "not_article", "rejected", "failed"]
UNREAD: tuple[State, ...] = ("rejected", "failed")
"""States in which an input gave no page, for whatever reason: the same load begun again asks for it again. Which of
them are a loss is said in ``archive.ledger.losses``."""

Outcome = Literal["finished", "interrupted", "failed", "died"]
"""How a run ended; ``died`` is noticed by the next run, none at all is one that goes on."""

FETCH: dict[str, Any] = dict.fromkeys(
    "run_id input url state reason detail article_id snapshot_sha256 size http_status "
    "charset_declared charset_used replacements flags fetched_at saved_at".split()
)
"""The columns of a row of the ledger but its number."""

LAST_WAIT = 1000
"""Milliseconds that a failed run waits to write its end: the lock that failed it may still be there."""


NOTHING_TO_LOAD = "there was nothing to load"
"""What a load came to that found no input, and told the shell so by 1."""


@dataclass(slots=True)
class Run:
    """A run that goes on. ``interrupted``: it is to end before its last input; ``detail``: what it came to."""

    id: int
    interrupted: bool = False
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger as a person sees it."""

    input: str
    state: State
    reason: str | None = None
    detail: str | None = None
    headline: str | None = None
    flags: str | None = None

    @property
    def label(self) -> str:
        return f"{self.state}:{self.reason}" if self.reason else self.state


def now() -> str:
    return utc_text(datetime.now(UTC))


def begin_run(db: Database, command: str, arguments: dict[str, Any], extractor: str) -> int:
    """Open a run; its row says with what it ran. Runs whose process is gone are seen to have died."""
    versions = {name: version(name) for name in ("broadsheet", "scrapy", "selectolax", "sqlite-utils")}
    versions |= {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "extractor": extractor}
    row: dict[str, Any] = {"command": command, "arguments": json.dumps(arguments, ensure_ascii=False, default=str)}
    row |= {"versions": json.dumps(versions), "started_at": now(), "process": this_process()}
    with write_tx(db):
        end_dead_runs(db)
        return insert_row(db, "runs", row)


def end_run(db: Database, run_id: int, outcome: Outcome, detail: str | None = None) -> None:
    with write_tx(db):
        write_end(db, run_id, outcome, detail, now())


def end_dead_runs(db: Database) -> None:
    """Runs that nobody ended, by processes that are no more. They ended, as far as is known, with their last row."""
    open_runs = db.execute("SELECT id, process, started_at FROM runs WHERE outcome IS NULL AND process IS NOT NULL")
    for run_id, _, started_at in [row for row in open_runs.fetchall() if is_gone(row[1])]:
        end_as_died(db, run_id, started_at)


def end_as_died(db: Database, run_id: int, started_at: str) -> None:
    """Inside the caller's transaction."""
    (last,) = db.execute("SELECT max(saved_at) FROM fetches WHERE run_id = ?", [run_id]).fetchone()
    write_end(db, run_id, "died", None, last or started_at)


def write_end(db: Database, run_id: int, outcome: Outcome, detail: str | None, ended_at: str) -> None:
    """What the run came to, inside the caller's transaction; after this its row cannot be altered."""
    states = db.execute("SELECT state, count(*) FROM fetches WHERE run_id = ? GROUP BY state ORDER BY state", [run_id])
    head = head_of(db.conn)
    row = {"outcome": outcome, "detail": storable(detail), "ended_at": ended_at, "counts": json.dumps(dict(states))}
    db.table("runs").update(run_id, row | {"head": str(head) if head else None})


@contextmanager
def run_of(db: Database, command: str, arguments: dict[str, Any], extractor: str) -> Iterator[Run]:
    """A run that is ended whatever happens inside: an error fails it with what it was."""
    run = Run(begin_run(db, command, arguments, extractor))
    try:
        yield run
    except KeyboardInterrupt:
        end_run(db, run.id, "interrupted", run.detail)
        raise
    except BaseException as error:
        with suppress(sqlite3.DatabaseError):  # on a full disk nothing is written: the next run sees that this one died
            db.execute(f"PRAGMA busy_timeout = {LAST_WAIT}")
            end_run(db, run.id, "failed", f"{type(error).__name__}: {error}")
        raise
    end_run(db, run.id, "interrupted" if run.interrupted else "finished", run.detail)


def insert_fetch(db: Database, run_id: int, entry: Entry, details: dict[str, Any]) -> int:
    """One row of the ledger, chained to the one before, inside the caller's transaction."""
    number = next_id(db, "fetches")
    insert_fetches(db, {number: fetch_row(run_id, entry, details, now())})
    return number


def insert_fetches(db: Database, fetches: Mapping[int, dict[str, Any]]) -> None:
    """Rows by number, each chained to the one before, inside the caller's transaction."""
    insert_rows(db, "fetches", [{"id": number} | row for number, row in fetches.items()])
    add_links(db.conn, min(fetches, default=0))


def fetch_row(run_id: int, entry: Entry, details: dict[str, Any], moment: str) -> dict[str, Any]:
    """With every column, in the same order for all."""
    row = {"run_id": run_id, "input": entry.input, "state": entry.state, "reason": entry.reason}
    row |= {"detail": entry.detail or None, "saved_at": moment}
    return FETCH | storable_row(row | details)


def storable_row(row: dict[str, Any]) -> dict[str, Any]:
    try:
        "".join(map(str, row.values())).encode()
    except UnicodeEncodeError:
        return {name: storable(value) for name, value in row.items()}
    return row


def storable(value: Any) -> Any:
    """Text that SQLite takes: a lone surrogate is shown as ``\\ud800``, so that no input is too odd for its row."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def reading_details(reading: Reading, sha256: str) -> dict[str, Any]:
    """What the ledger keeps of an input whose bytes were read."""
    snapshot, decoding = reading.snapshot, reading.result.decoding
    return {
        "url": snapshot.url,
        "snapshot_sha256": sha256,
        "size": len(snapshot.body),
        "http_status": snapshot.status,
        "charset_declared": decoding.declared if decoding else None,
        "charset_used": decoding.used if decoding else None,
        "replacements": decoding.replacements if decoding else None,
        "flags": " ".join(reading.result.flags) or None,
        "fetched_at": snapshot.fetched_at or now(),
    }


def failure_details(failure: Failure) -> dict[str, Any]:
    moment = failure.fetched_at or now()
    return {"url": failure.url, "http_status": failure.status, "size": failure.size, "fetched_at": moment}


def entries_of(db: Database, run_id: int) -> Iterator[Entry]:
    """What happened to every input of a run, in order."""
    rows = db.execute(
        "SELECT input, state, reason, detail, headline, fetches.flags FROM fetches "
        "LEFT JOIN articles ON articles.id = article_id WHERE run_id = ? ORDER BY fetches.id",
        [run_id],
    )
    return (Entry(*row) for row in rows)
