"""The signals that end a command from outside: a terminal sends SIGINT to all its processes, a service SIGTERM."""

import signal

ENDINGS = (signal.SIGINT, signal.SIGTERM)


def ignore_endings() -> None:
    """In a process that works for a command: that has it for as long as it takes to end, and ends it."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
