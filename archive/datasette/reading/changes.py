"""The newest changes of an article as its page shows them: how much of the text, and what in the other fields."""

from itertools import groupby

from archive.comparing.differences import Budget, Segment, differences, shortened
from archive.datasette.reading.comparing import counted, readable_sides, text_pairs
from archive.datasette.reading.evidence import field_words, in_order
from archive.datasette.reading.versions import blocks_of, cause_words
from archive.datasette.rows import Row

PAGE_STEPS = 100_000
"""For all changes of a page, the newest first: a tenth of a second. The rest is shown as taken out and put in."""
OWN = ("id", "cause", "since", "saved_at", "snapshot_before", "snapshot_after", "extractor_before", "extractor_after")
"""Columns of a revision; the others of a row are one field's."""
EXCERPTS = 3
"""Paragraphs that changed, of which the page shows what is otherwise."""
COUNTED = {"changed": "changed", "added": "added", "removed": "removed", "moved": "moved", "form": "in another form"}


def join_revisions(rows: list[Row]) -> list[Row]:
    """A revision a row, with the ``words`` for whose doing it was; each of its ``fields`` has its ``excerpts``."""
    revisions, budget = [], Budget(PAGE_STEPS)
    for _, group in groupby(rows, key=lambda row: row["id"]):
        fields = list(group)
        own = {name: fields[0][name] for name in OWN}
        words = cause_words(own["cause"], own["extractor_before"], own["extractor_after"])
        revisions.append(own | {"words": words, "fields": [shown(row, budget) for row in to_show(fields)]})
    return revisions


def to_show(fields: list[Row]) -> list[Row]:
    """In a reader's order; the blocks are the text."""
    names = {row["field"] for row in fields} - {None}
    hidden = {"body"} if "blocks" in names else set()
    return sorted((row for row in fields if row["field"] in names - hidden), key=lambda row: in_order(row["field"]))


def shown(row: Row, budget: Budget) -> Row:
    """``before`` and ``after`` as they are kept; ``excerpts`` are for a reader, ``amount`` says how much changed."""
    said = {"field": row["field"], "words": field_words(row["field"]), "before": row["before"], "after": row["after"]}
    if row["field"] == "blocks":
        return said | {"words": field_words("body")} | text_shown(row, budget)
    return said | {"amount": None, "excerpts": [segments_of(row, budget)]}


def text_shown(row: Row, budget: Budget) -> Row:
    pairs = text_pairs(blocks_of(row["before"]), blocks_of(row["after"]), budget)
    counts = counted(pairs)
    amounts = [f"{counts[what]} {words}" for what, words in COUNTED.items() if what in counts]
    excerpts = [shortened(list(pair.both)) for pair in pairs if pair.both][:EXCERPTS]
    return {"amount": "paragraphs: " + ", ".join(amounts), "excerpts": excerpts}


def segments_of(row: Row, budget: Budget) -> list[Segment]:
    before, after = readable_sides(row["before"], row["after"], row["field"])
    return shortened(differences(before, after, budget))
