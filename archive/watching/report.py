"""The report of a run, or of several, as a JSON file."""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.sqlite import dicts_of, sqlite3
from archive.store import open_archive
from archive.watching.record import SiteRun

STANDARD_OUTPUT = "-"
VERSION = 1
"""Of the report: keys may be added under the same number, none is renamed or taken away."""
RUN = "SELECT id, command, arguments, started_at, ended_at, outcome, detail FROM runs WHERE id = ?"


def run_report(archive_path: str, run_id: int | None, sites: Sequence[SiteRun], exit_code: int) -> dict[str, Any]:
    """``run`` is None for a run that could not be written down; ``exit`` is what the command tells the shell."""
    return {
        "report": VERSION,
        "archive": str(archive_path),
        "run": saved_run(archive_path, run_id) if run_id is not None else None,
        "exit": exit_code,
        "sites": [site.as_dict() for site in sites],
    }


def saved_run(archive_path: str, run_id: int) -> dict[str, Any] | None:
    with suppress(sqlite3.DatabaseError), closing(open_archive(archive_path)) as archive:
        return run_row(archive.db, run_id)
    return None


def run_row(db: Database, run_id: int) -> dict[str, Any] | None:
    """A run as a report tells of it."""
    rows = dicts_of(db.execute(RUN, [run_id]))
    return rows[0] | {"arguments": json.loads(rows[0]["arguments"])} if rows else None


def unwritable(path: str) -> str | None:
    """Why no report can be written there, before it is too late; None where it can."""
    if path == STANDARD_OUTPUT:
        return None
    place = Path(path)
    if place.is_dir():
        return "it is a folder, name a file in it"
    if not place.parent.is_dir():
        return f"there is no folder {place.parent}"
    return None if os.access(place if place.exists() else place.parent, os.W_OK) else "it cannot be written"


def follow_report(archive_path: str, rows: Sequence[dict[str, Any]], exit_code: int) -> dict[str, Any]:
    """Of several crawls: each site has its own ``run`` and ``exit``."""
    return {"report": VERSION, "archive": str(archive_path), "exit": exit_code, "sites": list(rows)}


def write_report(path: str, report: dict[str, Any]) -> int:
    """In one step: who reads it meanwhile sees the one before. Returns the exit code that the report has, or 1 where
    that is 0 and the report could not be written, which is said.
    """
    text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    try:
        put(path, text)
    except OSError as error:
        print(f"--report {path}: {error}", file=sys.stderr)
        return int(report["exit"]) or 1
    return int(report["exit"])


def put(path: str, text: str) -> None:
    if path == STANDARD_OUTPUT:
        print(text, end="", flush=True)
        return
    place = Path(path)
    place = place.resolve() if place.is_symlink() else place
    if place.exists() and not place.is_file():  # /dev/stdout, a pipe: what it is, it stays
        place.write_text(text, encoding="utf-8")
        return
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
