"""A line to cite an article by, complete without this archive: who, what, where, when, and which bytes."""

from typing import Any

from archive.datasette.naming import display_headline
from archive.datasette.rows import Row

WRITERS = ("author", "reporter", "correspondent")
HASH_SHOWN = 12
"""Hexadecimal digits of the SHA-256: enough to tell the snapshots of an archive apart."""


def cite(row: Row, credits: list[Row], fetches: list[Row]) -> list[str]:
    """People or source, headline, outlet, date, address, and when which bytes were archived: pieces for a line."""
    writers = list(dict.fromkeys(credit["name"] for credit in credits if credit["role"] in WRITERS))
    outlet = row["outlet"] or (row["source"] if writers else None)
    date = row["date_published"][:10] if row["date_published"] else "no date"
    named = [", ".join(writers) or row["source"], display_headline(row)]
    placed = [f"{outlet}," if outlet else None, f"{date}.", row["url"]]
    archived = f"(archived {_archived_on(row, fetches)}, sha256 {row['snapshot_sha256'][:HASH_SHOWN]})"
    return [*map(_sentence, filter(None, named)), *filter(None, placed), archived]


def _archived_on(row: Row, fetches: list[Row]) -> Any:
    """The day these bytes first came; the day they were last seen where the ledger does not tell."""
    days = [fetch["fetched_at"] for fetch in fetches if fetch["snapshot_sha256"] == row["snapshot_sha256"]]
    return min(days, default=row["last_seen"])[:10]


def _sentence(part: str) -> str:
    return part if part.endswith((".", "。", "?", "?", "!", "!", "…")) else f"{part}."
