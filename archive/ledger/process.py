"""Is the process that began a run still there? Asked where Linux answers; elsewhere nobody can be sure."""

import os
from pathlib import Path

PROC = Path("/proc")
STARTED, STATE = 19, 0
"""Places in /proc/PID/stat behind the name: the clock tick at which the process started, and its state (proc(5))."""


def this_process() -> str | None:
    """What no other process has: boot, PID namespace, PID, start. None on a system without /proc."""
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
        return f"{boot} {namespace()} {os.getpid()} {started(os.getpid())}"
    except OSError:
        return None


def is_gone(process: str) -> bool:
    """Whether that process has ended for certain. One of another container of this machine is never known to have."""
    mine = this_process()
    if mine is None:
        return False
    boot, space, number, start = process.split()
    if boot != mine.split()[0]:
        return True
    return space == namespace() and started(int(number)) != start


def namespace() -> str:
    return os.readlink(PROC / "self/ns/pid")


def started(number: int) -> str | None:
    """When the process started; None when there is none, or only what its parent has not yet asked about."""
    try:
        fields = (PROC / str(number) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[STATE] in "ZX" else fields[STARTED]
