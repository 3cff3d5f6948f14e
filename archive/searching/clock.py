"""The time that a search may take."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from archive.sqlite import sqlite3

STEPS = 1_000
"""Of SQLite's machine, between two looks at the clock."""


class TooSlowError(Exception):
    """The search ran into its time limit."""


class Clock:
    """Interrupts a connection's statements when their time is over."""

    def __init__(self, conn: sqlite3.Connection, milliseconds: float) -> None:
        self.conn = conn
        self.until = time.monotonic() + milliseconds / 1000

    def is_over(self) -> bool:
        return time.monotonic() >= self.until

    def __enter__(self) -> "Clock":
        self.conn.set_progress_handler(self.is_over, STEPS)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        """What SQLite says of an interruption differs: FTS5 that was just being opened says otherwise."""
        self.conn.set_progress_handler(None, STEPS)
        if isinstance(error, sqlite3.OperationalError) and self.is_over():
            raise TooSlowError from error

    @contextmanager
    def only(self, milliseconds: float) -> Iterator[None]:
        """A nearer end for a while. Raises TooSlowError."""
        kept = self.until
        self.until = min(kept, time.monotonic() + milliseconds / 1000)
        try:
            yield
        except sqlite3.OperationalError as error:
            if self.is_over():
                raise TooSlowError from error
            raise
        finally:
            self.until = kept
