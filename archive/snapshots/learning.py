"""A dictionary learned in a process of its own (``python -m archive.snapshots.learning COUNT``), which gives back what
that takes.

Learning takes some 40 MB for a moment, and a crawl that did it itself would keep some of them. The beginnings of pages
come on standard input, marshalled, and None behind the last; the dictionary goes to standard output.
The process opens no archive, and ends when whoever sends or takes is gone.
"""

import marshal
import subprocess
import sys
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from archive.snapshots.packing import learn
from crawler.endings import ignore_endings

MOST_SECONDS = 60.0
"""A process that takes longer is ended: the dictionary is learned another time."""
ROOM = str(Path(__file__).parents[2])
"""The folder that ``archive`` is found in."""


def learn_apart(beginnings: Iterable[bytes], count: int) -> bytes | None:
    """What ``learn`` gives; None also when the process does not begin, or does not end well in time."""
    command = [sys.executable, "-m", "archive.snapshots.learning", str(count)]
    try:
        process = subprocess.Popen(
            command, cwd=ROOM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None
    late = threading.Timer(MOST_SECONDS, process.kill)
    late.start()
    try:
        with process:
            learned = exchange(process, beginnings)
    finally:
        late.cancel()
    return learned if learned and process.returncode == 0 else None


def exchange(process: "subprocess.Popen[bytes]", beginnings: Iterable[bytes]) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with process.stdin as pipe:
            for beginning in beginnings:
                marshal.dump(beginning, pipe)
            marshal.dump(None, pipe)
    except BrokenPipeError:
        return b""
    return process.stdout.read()


def main() -> None:
    ignore_endings()
    try:
        beginnings: list[bytes] = list(iter(partial(marshal.load, sys.stdin.buffer), None))
    except EOFError:  # whoever sent them is gone
        return
    sys.stdout.buffer.write(learn(beginnings, int(sys.argv[1])) or b"")


if __name__ == "__main__":
    main()
