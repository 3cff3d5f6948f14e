"""What a source gives: a page's file, the bytes of a page inside another file, or an input that is neither."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from crawler.items import Failure, Snapshot

Found = Path | Snapshot | Failure

MAX_SIZE = 16 * 1024 * 1024
"""Bytes of a page where nobody says otherwise; one of 50 MB of small tags takes 1.6 GB to parse."""
NO_LIMIT = 1 << 40
"""What 0 stands for, as it does for a crawl."""


class Refused(ValueError):
    """A file that is not read by a rule of ours: ``why`` is a code of the ledger, ``detail`` for a person."""

    def __init__(self, why: str, detail: str):
        super().__init__(f"{why}: {detail}")
        self.why, self.detail = why, detail


def too_large(largest: int, size: int | None = None) -> Refused:
    """Of a page of ``size`` bytes, as far as that is known; says what takes it."""
    most = f"more than {in_mib(largest)}"
    told = f"{in_mib(size)}, {most}" if size is not None else most
    least = f"={size}" if size is not None else f", a number of bytes above {largest}"
    return Refused("too_large", f"{told}; to load it, and larger ones, give -s DOWNLOAD_MAXSIZE{least}")


def in_mib(size: int) -> str:
    """Rounded up, so that what is larger than a limit never looks like it.

    >>> in_mib(16777216), in_mib(16777217), in_mib(42277957)
    ('16 MiB', '16.1 MiB', '40.4 MiB')
    """
    return f"{-(-10 * size // 1024**2) / 10:.1f}".removesuffix(".0") + " MiB"


@dataclass(slots=True)
class Intake:
    """What was met on the way: ``passed`` counts what was no input, by kind; ``read`` the bytes of the files taken.

    A page of more than ``largest`` bytes is refused.
    """

    passed: Counter[str] = field(default_factory=Counter)
    read: int = 0
    largest: int = MAX_SIZE
