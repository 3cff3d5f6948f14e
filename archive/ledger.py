"""The ledger: every input ends in exactly one row, every run has one too. Nothing is dropped in silence."""

import json
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any, Literal

from sqlite_utils import Database

from archive.sqlite import sqlite3
from archive.store import inserted_id, write_tx
from crawler.items import Failure, Reading, utc_text

State = Literal["new", "changed", "unchanged", "duplicate", "not_article", "rejected", "failed"]
LOST: tuple[State, ...] = ("rejected", "failed")
"""States in which an input left nothing behind but its row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger as a person sees it."""

    input: str
    state: State
    reason: str | None = None
    detail: str | None = None
    headline: str | None = None

    @property
    def label(self) -> str:
        return f"{self.state}:{self.reason}" if self.reason else self.state


def now() -> str:
    return utc_text(datetime.now(UTC))


def begin_run(db: Database, command: str, arguments: dict[str, Any], extractor: str) -> int:
    """Open a run; its row says with what it ran."""
    versions = {name: version(name) for name in ("broadsheet", "scrapy", "selectolax", "sqlite-utils")}
    versions |= {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "extractor": extractor}
    row = {"command": command, "arguments": json.dumps(arguments, ensure_ascii=False, default=str)}
    with write_tx(db):
        inserted = db.table("runs").insert(row | {"versions": json.dumps(versions), "started_at": now()})
    return inserted_id(inserted)


def end_run(db: Database, run_id: int, outcome: str) -> None:
    with write_tx(db):
        db.table("runs").update(run_id, {"ended_at": now(), "outcome": outcome})


def insert_fetch(db: Database, run_id: int, entry: Entry, details: dict[str, Any]) -> int:
    """One row of the ledger, inside the caller's transaction."""
    row = {
        "run_id": run_id,
        "input": entry.input,
        "state": entry.state,
        "reason": entry.reason,
        "detail": entry.detail or None,
    }
    row = {name: storable(value) for name, value in (row | {"saved_at": now()} | details).items()}
    return inserted_id(db.table("fetches").insert(row))


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
    return {"url": failure.url, "http_status": failure.status, "size": failure.size, "fetched_at": now()}


def entries_of(db: Database, run_id: int) -> Iterator[Entry]:
    """What happened to every input of a run, in order."""
    rows = db.execute(
        "SELECT input, state, reason, detail, headline FROM fetches LEFT JOIN articles ON articles.id = article_id "
        "WHERE run_id = ? ORDER BY fetches.id",
        [run_id],
    )
    return (Entry(*row) for row in rows)
