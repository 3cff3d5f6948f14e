"""What a person is told at the end of a run: a row an input, then the counts."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from tabulate import tabulate

from archive.ledger import LOST, Entry

MOST_ROWS = 60
"""Inputs of a larger run are counted; only those that were lost or are no articles get a row."""
INPUT_WIDTH, HEADLINE_WIDTH = 58, 60


def report_of(entries: Sequence[Entry]) -> str:
    """A table of inputs with their states, and a line of counts."""
    shown = entries if len(entries) <= MOST_ROWS else [entry for entry in entries if entry.reason][:MOST_ROWS]
    rows = [
        (
            cut_left(entry.input, INPUT_WIDTH),
            entry.label,
            cut_right(entry.headline or entry.detail or "", HEADLINE_WIDTH),
        )
        for entry in shown
    ]
    table = (
        tabulate(rows, headers=("input", "state", "headline"), tablefmt="simple", disable_numparse=True) if rows else ""
    )
    return "\n".join(part for part in (table, counts_line(entries)) if part)


def counts_line(entries: Sequence[Entry]) -> str:
    """``12 inputs: 10 new, 1 duplicate, 1 failed``."""
    counts = Counter(entry.state for entry in entries)
    lost = sum(counts[state] for state in LOST)
    summary = ", ".join(f"{count} {state}" for state, count in counts.items()) or "nothing to do"
    return f"{len(entries)} inputs: {summary}" + (f" ({lost} lost)" if lost else "")


def width(text: str) -> int:
    """Columns of a terminal: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def cut_right(text: str, columns: int) -> str:
    """At most so many columns, the end cut off; control characters cannot reach a terminal.

    >>> cut_right("济南市大桥", 7)
    '济南市…'
    """
    shown = printable(text[: columns + 1])
    if len(text) <= columns and width(shown) <= columns:
        return shown
    while width(shown) > columns - 1:
        shown = shown[:-1]
    return shown + "…"


def cut_left(text: str, columns: int) -> str:
    """The same, the beginning cut off: what tells two addresses apart stands at their end.

    >>> cut_left("济南市大桥", 7)
    '…市大桥'
    """
    backwards = cut_right(text[::-1], columns)
    return backwards[::-1]


def printable(text: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in text)
