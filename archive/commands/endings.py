"""How a command is ended from outside: Ctrl-C and SIGTERM let the input under way come to its end."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from crawler.endings import ENDINGS

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended, as shells have it."""


@contextmanager
def interrupts() -> Iterator[list[int]]:
    """Ctrl-C or SIGTERM ends the run after the input under way, which this tells; a second is a KeyboardInterrupt."""
    received: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        received.append(number)
        for ending in ENDINGS:
            signal.signal(ending, signal.default_int_handler)

    before = {ending: signal.signal(ending, note) for ending in ENDINGS}
    try:
        yield received
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)
