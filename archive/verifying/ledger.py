"""The ledger: its chain, the heads that somebody kept, and what the runs say of it."""

import json
from collections.abc import Iterator, Sequence

from archive.ledger.chain import Head, check_chain
from archive.revisions import BrokenChainError, versions_of
from archive.verifying.codes import Finding, Level
from archive.verifying.opening import Opened

QUICK = 50_000
"""Rows of a ledger whose chain is walked at the level ``quick`` too: half a second."""
SAID = {
    "altered": "it was altered, or stands in the place of another",
    "removed": "it is gone",
    "inserted": "it came in beside the chain",
    "rewritten": "its hash is not the one that was kept",
}
REVISED = """SELECT DISTINCT revisions.article_id FROM revisions
    JOIN articles ON articles.id = revisions.article_id JOIN article_text ON article_text.article_id = articles.id"""
ENDED = "SELECT id, outcome, ended_at, counts, head FROM runs ORDER BY id"
COUNTED = "SELECT state, count(*) FROM fetches WHERE run_id = ? GROUP BY state"


def check_ledger(opened: Opened, level: Level, kept: Sequence[Head] = ()) -> Iterator[Finding]:
    """The first row that is not what it was; for each head that was kept, whether the ledger still has it.

    A published copy has neither the chain nor all the rows.
    """
    if opened.profile is not None:
        return
    (rows,) = opened.conn.execute("SELECT count(*) FROM fetches").fetchone()
    if level != "quick" or rows <= QUICK or kept:
        broken = check_chain(opened.conn)
        if broken:
            yield Finding(f"ledger_{broken.what}", "fetches", broken.id, f"row {broken.id}: {SAID[broken.what]}")
    for head in kept:
        row = opened.conn.execute("SELECT hash FROM ledger_hashes WHERE fetch_id = ?", [head.id]).fetchone()
        if row is None or row[0] != head.hash:
            what = "rewritten" if row else "removed"
            yield Finding(
                f"ledger_{what}", "fetches", head.id, f"row {head.id}, of which a head was kept: {SAID[what]}"
            )


def check_runs(opened: Opened) -> Iterator[Finding]:
    """A run that ended says how many inputs of each state it had, and where the ledger stood."""
    if opened.profile is not None:
        return
    for run, outcome, ended_at, counts, head in opened.conn.execute(ENDED):
        if (outcome is None) != (ended_at is None):
            yield Finding("run_wrong", "runs", run, f"run {run} ended at {ended_at}, and how: {outcome}")
        if counts is not None and as_json(counts) != dict(opened.conn.execute(COUNTED, [run]).fetchall()):
            yield Finding("run_wrong", "runs", run, f"run {run} says {counts:.80}, its rows are others")
        if head is not None and not is_head(opened, head):
            yield Finding("run_wrong", "runs", run, f"run {run} ended with the head {head:.80}, the ledger has another")


def as_json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def is_head(opened: Opened, text: str) -> bool:
    try:
        head = Head.parse(text)
    except ValueError:
        return False
    row = opened.conn.execute("SELECT 1 FROM ledger_hashes WHERE fetch_id = ? AND hash = ?", [head.id, head.hash])
    return row.fetchone() is not None


def check_versions(opened: Opened) -> Iterator[Finding]:
    """Every earlier version can be rebuilt from the article and its revisions."""
    for (article_id,) in opened.conn.execute(REVISED):
        try:
            versions_of(opened.db, article_id)
        except BrokenChainError as error:
            yield Finding("revision_broken", "articles", article_id, str(error))
