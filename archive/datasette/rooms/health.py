"""What became of a run, in words."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from archive.datasette.rooms.watched import take_sites
from archive.datasette.rows import Row, take_rows
from archive.ledger.ledger import NOTHING_TO_LOAD
from archive.ledger.losses import FORBIDDEN_ROW
from archive.watching.figures import is_turned_away
from archive.watching.judging import ALARM, ALARMS

RUNS = """
    SELECT id, command, started_at, ended_at, outcome, detail, counts FROM runs ORDER BY id DESC LIMIT :limit
"""
STATES = "SELECT state, count(*) AS inputs FROM fetches WHERE run_id = :run GROUP BY state"
KEPT_OUT = f"""
    SELECT count(*) AS inputs FROM fetches WHERE run_id = :run AND {FORBIDDEN_ROW}
"""  # noqa: S608
SAID = {
    "finished": "finished",
    "interrupted": "interrupted",
    "failed": "broke off",
    "died": "died: its process was gone",
    None: "not ended",
}
EXITS = {"finished": 0, "interrupted": 130, "failed": 1}
"""What the command told the shell; inputs that were lost make it 1, and a process that died told nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """``states`` are how many inputs ended in each state, the most first; ``exit`` None when nobody was told.

    ``lost`` is None in a published copy, which has no row of ``unlisted`` inputs and cannot tell which were forbidden.
    """

    id: int
    command: str
    started_at: str
    ended_at: str | None
    words: str
    detail: str | None
    states: Sequence[tuple[str, int]]
    lost: int | None
    exit: int | None
    is_well: bool
    unlisted: int = 0


async def take_runs(database: Any, limit: int) -> list[Run]:
    """The newest runs."""
    if not await database.table_exists("runs"):
        return []
    rows = await take_rows(database, RUNS, limit=limit)
    verdicts: dict[int, set[str]] = {row["id"]: set() for row in rows}
    for site in await take_sites(database, rows):
        verdicts[site["run_id"]].add(site["verdict"])
    return [await take_run(database, row, verdicts[row["id"]]) for row in rows]


def published(run: Run) -> Run:
    """The run as a published copy knows it.

    >>> states = [("new", 7), ("rejected", 2), ("failed", 1)]
    >>> run = published(Run(1, "load", "", "", "finished", None, states, 1, 1, False))
    >>> run.unlisted, run.lost, run.exit, run.is_well
    (3, None, None, False)
    """
    states = dict(run.states)
    failed, rejected = states.get("failed", 0), states.get("rejected", 0)
    is_well = run.words in (SAID["finished"], SAID[None]) and not failed
    return replace(run, lost=None, exit=None, is_well=is_well, unlisted=failed + rejected)


async def take_run(database: Any, row: Row, verdicts: Collection[str]) -> Run:
    """What it came to stands in its row; of one that goes on it is counted."""
    if row["counts"] is None:
        rows = await take_rows(database, STATES, run=row["id"])
        states = {state["state"]: state["inputs"] for state in rows}
    else:
        states = _counts_of(row)
    kept_out = await take_rows(database, KEPT_OUT, run=row["id"]) if states.get("rejected") else []
    return describe_run(row, states, kept_out[0]["inputs"] if kept_out else 0, verdicts)


def describe_run(
    row: Row, states: Mapping[str, int], kept_out: int = 0, verdicts: Collection[str] = frozenset()
) -> Run:
    """``kept_out``: inputs that were rejected and are no loss; ``verdicts``: what was said of the sites of a crawl.

    >>> run = describe_run({"id": 1, "command": "load", "started_at": "2026-11-20T08:00:00Z", "detail": None,
    ...     "ended_at": "2026-11-20T08:00:09Z", "outcome": "finished"}, {"new": 7, "failed": 2})
    >>> run.words, run.lost, run.exit, run.is_well
    ('finished', 2, 1, False)
    >>> run = describe_run({"id": 1, "command": "load", "started_at": "2026-11-20T08:00:00Z",
    ...     "detail": NOTHING_TO_LOAD, "ended_at": "2026-11-20T08:00:09Z", "outcome": "finished"}, {})
    >>> run.words, run.detail, run.exit, run.is_well
    ('finished', 'there was nothing to load', 1, False)
    >>> run = describe_run({"id": 1, "command": "crawl news", "started_at": "2026-11-20T08:00:00Z", "detail": None,
    ...     "ended_at": "2026-11-20T08:00:09Z", "outcome": "finished"}, {"rejected": 1}, 1, {"silent"})
    >>> run.exit, run.is_well
    (3, False)
    """
    outcome = row["outcome"]
    is_empty = row["detail"] == NOTHING_TO_LOAD
    lost = states.get("failed", 0) + states.get("rejected", 0) - kept_out
    is_shut = any(is_turned_away(word, states) for word in verdicts)
    ended = EXITS.get(outcome)
    if ended == 0:
        is_alarm = any(word in ALARMS for word in verdicts)
        ended = ALARM if is_alarm else int(bool(lost or is_empty or is_shut))
    return Run(
        id=row["id"],
        command=row["command"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        words=SAID.get(outcome, str(outcome)),
        detail=row["detail"],
        states=sorted(states.items(), key=lambda state: (-state[1], state[0])),
        lost=lost,
        exit=ended,
        is_well=outcome in ("finished", None) and not ended and not lost,
    )


def _counts_of(row: Row) -> dict[str, int]:
    """Of a run's own JSON; one that cannot be read says nothing."""
    try:
        counts = json.loads(row["counts"])
    except ValueError:
        return {}
    if not isinstance(counts, dict):
        return {}
    return {str(state): number for state, number in counts.items() if isinstance(number, int)}
