"""Everything the archive has of an article as one JSON object."""

from typing import Any

from archive.datasette.citing.bibtex import bibtex
from archive.datasette.citing.csl import csl
from archive.datasette.citing.gbt import gbt
from archive.datasette.citing.line import line
from archive.datasette.reading.article import Reading
from archive.datasette.reading.jsonld import body, json_ld

LEFT_OUT = ("id", "outlet_id", "opening", "flags", "identity")
"""Columns that say nothing outside the database, or that are said otherwise."""


def document(reading: Reading, address: str) -> dict[str, Any]:
    """The columns of ``articles`` by their names, then the parts, then the same in the words of others."""
    return {
        **{name: value for name, value in reading.row.items() if name not in LEFT_OUT},
        "flags": reading.notes,
        "body": body(reading),
        "blocks": [block for piece in reading.pieces if piece.kind != "image" for block in piece.blocks],
        "credits": reading.credits,
        "images": reading.images,
        "links": reading.links,
        "reprints": reading.tellings.rows,
        "revisions": reading.revisions,
        "revision_count": reading.revision_count,
        "fetches": reading.fetches,
        "evidence": [candidate for field in reading.evidence for candidate in field["candidates"]],
        "published_copy": reading.cut or None,
        "citations": {
            "gbt7714": gbt(reading.cited),
            "line": line(reading.cited),
            "bibtex": bibtex(reading.cited),
            "csl": csl(reading.cited),
        },
        "json_ld": json_ld(reading, address, with_text=False),
        "address": address,
    }
