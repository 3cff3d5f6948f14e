"""A load that was ended is finished by starting it again: what the runs before saved is not read a second time."""

import json
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from archive.ledger.ledger import UNREAD
from crawler.items import Snapshot
from crawler.sources.folders import text_of_path
from crawler.sources.found import Found
from crawler.sources.moments import modified_at

SAVED = """
    SELECT saved_at, fetched_at, snapshot_sha256 FROM fetches WHERE input = ? AND run_id = ? AND state NOT IN (?, ?)
"""


@dataclass(slots=True)
class Unfinished:
    """The runs of the same load since one came to its end; ``already`` counts what they saved."""

    db: Database
    runs: list[int]
    already: int = 0

    def owes(self, found: Found) -> bool:
        """Is this still to be read? Yes for what failed, for a file that was written since it was saved, and for a page
        of a zip or a WARC that came with other bytes: their times may be all the same."""
        if not self.runs or not isinstance(found, Path | Snapshot) or not self.has_saved(found):
            return True
        self.already += 1
        return False

    def has_saved(self, found: Path | Snapshot) -> bool:
        if isinstance(found, Snapshot):
            known = self.rows_of(found.input)
            return any((moment, sha256) == (found.fetched_at, found.sha256) for _, moment, sha256 in known)
        rows = self.rows_of(text_of_path(found))
        return bool(rows) and written_at(found) <= min(saved for saved, *_ in rows)

    def rows_of(self, name: str) -> list[tuple[str, str, str]]:
        return [row for run in self.runs for row in self.db.execute(SAVED, [name, run, *UNREAD]).fetchall()]


def unfinished(db: Database, paths: list[str], run_id: int) -> Unfinished:
    """What loads of the same paths before this run left undone; empty after one that was finished."""
    query = "SELECT id, outcome, arguments FROM runs WHERE command = 'load' AND id < ? ORDER BY id DESC"
    rows = db.execute(query, [run_id])
    runs: list[int] = []
    for number, outcome, arguments in rows:
        if json.loads(arguments).get("paths") != paths:
            continue
        if outcome == "finished":
            break
        if outcome is not None:  # one that goes on beside this one accounts for its own
            runs.append(number)
    return Unfinished(db, runs)


def written_at(path: Path) -> str:
    """When a file was last written, ISO 8601 in UTC; the end of time for one that is not there: it is read to see."""
    try:
        return modified_at(path.stat().st_mtime) or "9"
    except OSError:
        return "9"
