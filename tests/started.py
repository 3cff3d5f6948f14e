"""``scrapy`` commands as processes of their own that start at once: forked off one that has imported everything.

A command takes a second and a half of a processor to import what it needs, and the tests start hundreds. What is forked
has run nothing yet: no reactor, no thread, no open file of ours. Tests of how a command begins, and those in which its
pipes are the point, start ``python -m scrapy`` themselves.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = [f"archive.commands.{path.stem}" for path in (ROOT / "archive" / "commands").glob("[a-z]*.py")]
PRELOADED = ["scrapy.cmdline", "scrapy.crawler", "scrapy.core.downloader.handlers.http11", *COMMANDS]
PRELOADED += ["crawler.spiders.news", "archive.pipelines", "archive.frontier.scheduler", "archive.saving.preparing"]
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(PRELOADED)


def switches(settings: Mapping[str, object]) -> list[str]:
    """For the command line.

    >>> switches({"READERS": 0})
    ['-s', 'READERS=0']
    """
    return [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]


def run(words: list[str], environment: dict[str, str], out: Connection, errors: Connection) -> None:
    """In the new process: as ``python -m scrapy`` in the project's folder."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for descriptor, pipe in ((1, out), (2, errors)):
        os.dup2(pipe.fileno(), descriptor)
        pipe.close()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    sys.argv = ["scrapy", *words]
    from scrapy.cmdline import execute

    execute()


class Stream:
    """What a process says on one descriptor, read as it comes, by a thread."""

    def __init__(self) -> None:
        self.source, self.end = multiprocessing.Pipe(duplex=False)
        self.pieces: list[bytes] = []
        self.thread = threading.Thread(target=self.read, daemon=True)

    def started(self) -> None:
        self.end.close()
        self.thread.start()

    def read(self) -> None:
        with self.source:
            while piece := os.read(self.source.fileno(), 1 << 16):
                self.pieces.append(piece)

    @property
    def text(self) -> str:
        return b"".join(self.pieces).decode("utf-8", "replace")


class Started:
    """One such process, with what tests use of subprocess.Popen. It knows of no proxy: all is on loopback."""

    def __init__(self, words: Sequence[str | Path | bytes]) -> None:
        self.out, self.errors = Stream(), Stream()
        environment = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        arguments = ([os.fsdecode(word) for word in words], environment, self.out.end, self.errors.end)
        self.process: ForkServerProcess = CONTEXT.Process(target=run, args=arguments)
        self.process.start()
        self.pid = self.process.pid or 0
        for stream in (self.out, self.errors):
            stream.started()

    @property
    def returncode(self) -> int | None:
        return self.process.exitcode

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Raises subprocess.TimeoutExpired."""
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0, self.out.text, self.errors.text)
        return self.process.exitcode

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """What was said, when nobody can say more: no process that this one left behind holds the pipes."""
        self.wait(timeout)
        for stream in (self.out, self.errors):
            stream.thread.join(timeout)
            if stream.thread.is_alive():
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0, self.out.text, self.errors.text)
        return self.out.text, self.errors.text

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.communicate()
