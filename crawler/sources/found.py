"""What a source gives: a page's file, the bytes of a page inside another file, or an input that is neither."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from crawler.items import Failure, Snapshot

Found = Path | Snapshot | Failure

MAX_SIZE = 16 * 1024 * 1024
"""Bytes of a page; one of 50 MB of small tags takes 1.6 GB to parse."""


class Refused(ValueError):
    """A file that is not read by a rule of ours: ``why`` is a code of the ledger, ``detail`` for a person."""

    def __init__(self, why: str, detail: str):
        super().__init__(f"{why}: {detail}")
        self.why, self.detail = why, detail


@dataclass(slots=True)
class Intake:
    """What was met on the way: ``passed`` counts what was no input, by kind; ``read`` the bytes of the files taken."""

    passed: Counter[str] = field(default_factory=Counter)
    read: int = 0
