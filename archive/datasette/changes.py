"""The changes of an article as its page shows them: what differs, with as much around it as tells where."""

from itertools import groupby

from archive.datasette.rows import Row
from archive.differences import Segment, differences
from archive.revisions import readable

CONTEXT = 40
"""Characters of what stayed that are shown on each side of a change."""
LONGEST = 600
"""Characters of one change that are shown; the table has all of it."""
MOST_SEGMENTS = 200
CUT = "…"


def join_revisions(rows: list[Row]) -> list[Row]:
    """A revision a row, its ``fields`` with the ``segments`` of each; the table of ``revision_fields`` joined to it."""
    revisions = []
    for _, group in groupby(rows, key=lambda row: row["id"]):
        fields = list(group)
        names = {row["field"] for row in fields}
        shown = [
            row for row in fields if row["field"] is not None and not (row["field"] == "blocks" and "body" in names)
        ]
        revisions.append(fields[0] | {"fields": [row | {"segments": segments_of(row)} for row in shown]})
    return revisions


def segments_of(row: Row) -> list[Segment]:
    """What differs in one field. Blocks are left to the body, unless only their kinds changed."""
    before, after = (readable(row["field"], row[side]) for side in ("before", "after"))
    return shortened(differences(before or "", after or ""))


def shortened(segments: list[Segment]) -> list[Segment]:
    """The segments without most of what stayed.

    >>> shortened([("=", "a" * 100), ("-", "b"), ("=", "c" * 100)]) == [
    ...     ("=", "…" + "a" * 40), ("-", "b"), ("=", "c" * 40 + "…")]
    True
    """
    shown: list[Segment] = []
    for number, (op, text) in enumerate(segments[:MOST_SEGMENTS]):
        if op != "=":
            shown.append((op, text if len(text) <= LONGEST else text[:LONGEST] + CUT))
        else:
            shown.append((op, around(text, is_first=number == 0, is_last=number == len(segments) - 1)))
    return shown if len(segments) <= MOST_SEGMENTS else [*shown, ("=", CUT)]


def around(text: str, is_first: bool, is_last: bool) -> str:
    """The two ends of what stayed, or the one that is next to a change."""
    head, tail = (0 if is_first else CONTEXT), (0 if is_last else CONTEXT)
    return text if len(text) <= head + tail + 1 else text[:head] + CUT + text[len(text) - tail :]
