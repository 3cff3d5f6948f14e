"""Sites crawled one after the other, each by a process of its own: what befalls one of them befalls no other."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from archive.commands.endings import INTERRUPTED
from archive.watching.judging import ALARM
from crawler.endings import ENDINGS

WORST = (INTERRUPTED, ALARM, 2, 1, 0)
"""Exit codes, what is to be looked at first before the others."""
SAID = {2: "not begun", **dict.fromkeys((INTERRUPTED, *(-ending for ending in ENDINGS)), "interrupted")}
"""Of a crawl that wrote no report, by its exit code; any other crashed."""


class Follower:
    """``options`` are handed to each ``scrapy crawl``. SIGINT and SIGTERM go to the crawl that is under way, which
    ends as it does when it is asked to, and no other is begun.
    """

    def __init__(self, options: Sequence[str]) -> None:
        self.options = list(options)
        self.received: list[int] = []
        self.owed: list[int] = []  # those that came before there was a process to hand them to
        self.process: subprocess.Popen[bytes] | None = None

    def follow(self, names: Sequence[str]) -> Iterator[dict[str, Any]]:
        """What came of each site: its part of the crawl's report, with ``exit`` and ``run``."""
        with self.signals(), tempfile.TemporaryDirectory() as folder:
            for number, name in enumerate(names, 1):
                if self.received:
                    return
                print(f"\n[{number}/{len(names)}] {name}", file=sys.stderr, flush=True)
                yield self.crawl(name, Path(folder) / "report.json")

    def crawl(self, name: str, report: Path) -> dict[str, Any]:
        report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"site={name}", "--report", str(report)]
        # A group of its own: Ctrl-C of a terminal reaches it once, through us; the second would break it off.
        with subprocess.Popen([*command, *self.options], stdin=subprocess.DEVNULL, process_group=0) as self.process:
            while self.owed:
                self.process.send_signal(self.owed.pop())
            code = self.process.wait()
        self.process = None
        return row_of(name, code, report)

    @contextmanager
    def signals(self) -> Iterator[None]:
        before = {number: signal.signal(number, self.pass_on) for number in ENDINGS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def pass_on(self, number: int, frame: FrameType | None) -> None:
        self.received.append(number)
        if self.process is None:
            self.owed.append(number)
        else:
            self.process.send_signal(number)


def row_of(name: str, code: int, report: Path) -> dict[str, Any]:
    """``exit`` is 1 for a crawl that was killed or crashed."""
    try:
        told = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = {"sites": [], "run": None}
    if told["sites"]:
        row = dict(told["sites"][0])
    else:
        word = said_of(code)
        row = {"site": name, "verdict": word, "said": [f"{word}: {how_it_ended(code)}; what it printed says why"]}
    return row | {"exit": code if code in WORST else 1, "run": told["run"]}


def said_of(code: int) -> str:
    return SAID.get(code, "crashed")


def how_it_ended(code: int) -> str:
    """
    >>> how_it_ended(-9), how_it_ended(2)
    ('killed by SIGKILL', 'exit code 2')
    """
    return f"killed by {signal.Signals(-code).name}" if code < 0 and os.name == "posix" else f"exit code {code}"


def worst_of(rows: Sequence[dict[str, Any]]) -> int:
    """
    >>> worst_of([{"exit": 0}, {"exit": 1}, {"exit": 2}, {"exit": 1}])
    2
    """
    return min((row["exit"] for row in rows), key=WORST.index, default=INTERRUPTED)
