"""A line that is complete without this archive: who, what, where, when, and which bytes."""

from archive.datasette.citing.cited import Cited
from archive.datasette.citing.parts import Part, ended, joined, listed

HASH_SHOWN = 12
"""Hexadecimal digits of the SHA-256: enough to tell the snapshots of an archive apart."""


def line_parts(cited: Cited) -> list[Part]:
    date = cited.date or (f"no date, inferred {cited.inferred}" if cited.inferred else "no date")
    return [
        *listed(cited.names),
        ended(cited.title),
        *([Part(cited.container, f", {date}. ")] if cited.container else [Part("", f"{date}. ")]),
        *([Part(cited.url, " ")] if cited.url else []),
        Part("", f"(archived {cited.accessed}, sha256 {cited.sha256[:HASH_SHOWN]})"),
    ]


def line(cited: Cited) -> str:
    return joined(line_parts(cited))
