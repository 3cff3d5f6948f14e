"""An article as it was in an earlier version."""

import json
from dataclasses import replace
from typing import Any

from archive.datasette.reading.article import Reading
from archive.datasette.reading.people import join_credits
from archive.datasette.reading.pieces import join_blocks
from archive.datasette.reading.versions import Version
from archive.datasette.rows import Row

PARTS = {"credits": ("role", "name"), "images": ("url", "caption", "credit")}
"""Columns of a part that a revision keeps."""


def as_of(reading: Reading, version: Version) -> Reading:
    """The story of that version; where it came from and what is related to it stay those of the present one."""
    said = version.content
    fields = {name: value for name, value in said.items() if name in reading.row}
    opening = {"opening": (said["body"] or "")[:200], "flags": None, "gone_at": None}
    images = rows_of("images", said["images"])
    shown = {block["text"] for block in version.blocks if block["kind"] == "image"}
    return replace(
        reading,
        row=reading.row | fields | opening,
        pieces=join_blocks(version.blocks, images),
        images=images,
        figures=[image for image in images if image["url"] not in shown],
        people=join_credits([row | {"raw": None} for row in rows_of("credits", said["credits"])]),
    )


def rows_of(part: str, said: str | None) -> list[Row]:
    """None for what is no list of such rows."""
    try:
        rows: list[list[Any]] = json.loads(said or "[]")
        return [dict(zip(PARTS[part], row, strict=True)) for row in rows]
    except (ValueError, TypeError):
        return []
