"""Pages that print another day for their own publication than the benchmark's truth says: bench/disputed.tsv, ours.

A line is set, page, the truth, the day that the page prints, the words in which it does, and what there is to say of
it. Nothing is taken on trust: a line whose truth is not the benchmark's, or whose words do not stand in the page, is an
error. The figures are printed with these pages and without them.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from crawler.extraction.source.decode import decode

TABLE = Path(__file__).with_name("disputed.tsv")


@dataclass(frozen=True, slots=True)
class Dispute:
    """``words`` are as in the page's source, runs of blanks as one."""

    truth: str
    printed: date
    words: str


@cache
def disputes() -> dict[tuple[str, str], Dispute]:
    """By set and page."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {(name, page): Dispute(truth, date.fromisoformat(day), words) for name, page, truth, day, words, _ in rows}


def disputed(case: Any) -> Dispute | None:
    """What a page of the benchmark says against its truth. Raises ValueError where a line of the table is wrong."""
    found = disputes().get((case.ds, case.id))
    if found is None:
        return None
    if case.truth["date"] != found.truth or found.words not in " ".join(decode(case.html)[0].split()):
        raise ValueError(f"{TABLE.name}: {case.ds} {case.id} does not say {found.words!r} against {found.truth}")
    return found
