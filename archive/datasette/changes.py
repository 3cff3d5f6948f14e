"""The changes of an article as its page shows them: what differs, with as much around it as tells where."""

from itertools import groupby

from archive.datasette.rows import Row
from archive.differences import Budget, Segment, differences, shortened
from archive.revisions import readable

PAGE_STEPS = 100_000
"""For all changes of a page, the newest first: a tenth of a second. The rest is shown as taken out and put in."""


def join_revisions(rows: list[Row]) -> list[Row]:
    """A revision a row, its ``fields`` with the ``segments`` of each; the table of ``revision_fields`` joined to it."""
    revisions, budget = [], Budget(PAGE_STEPS)
    for _, group in groupby(rows, key=lambda row: row["id"]):
        fields = list(group)
        names = {row["field"] for row in fields}
        shown = [
            row for row in fields if row["field"] is not None and not (row["field"] == "blocks" and "body" in names)
        ]
        revisions.append(fields[0] | {"fields": [row | {"segments": segments_of(row, budget)} for row in shown]})
    return revisions


def segments_of(row: Row, budget: Budget) -> list[Segment]:
    """What differs in one field. Blocks are left to the body, unless only their kinds changed."""
    before, after = (readable(row["field"], row[side]) for side in ("before", "after"))
    return shortened(differences(before or "", after or "", budget))
