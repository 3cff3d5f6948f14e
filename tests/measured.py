"""``python -m tests.measured FILE ARGUMENT...``: runs ``scrapy ARGUMENT...`` and leaves in FILE what memory it took.

Two lines, in kilobytes: the most of this process, and the most of any of those that it started.
"""

import atexit
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from scrapy.cmdline import execute


def most_memory(pid: int | str = "self") -> int:
    """Kilobytes of a process at its largest. Unlike ``ru_maxrss`` it does not count what its parent had."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def leave(path: Path) -> None:
    path.write_text(f"{most_memory()}\n{getrusage(RUSAGE_CHILDREN).ru_maxrss}\n", encoding="utf-8")


if __name__ == "__main__":
    atexit.register(leave, Path(sys.argv[1]))
    execute(["scrapy", *sys.argv[2:]])
