"""The processes that read a crawl's pages, as the crawl sees them: its loop goes on while a page is read."""

import asyncio
import pickle
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from crawler.items import Reading
from crawler.reading import Answer, Page, read_page

ROOM = Path(__file__).parents[1]
"""The folder that ``crawler`` is found in."""
PIPE = 1 << 20
"""Bytes that a pipe holds where Linux lets us say: a page goes in at one stroke, else each piece of it waits for the
other side and then for the loop."""
Process = subprocess.Popen[bytes]


class UnreadError(Exception):
    """A page that was not read; ``why`` is the ledger's code."""

    def __init__(self, why: str, detail: str, trace: str = "") -> None:
        super().__init__(detail)
        self.why, self.trace = why, trace


class Readers:
    """``count`` processes, started when pages come, each with a thread here that waits for it; 0 read on the loop.

    A page that kills its process is tried once more in a new one; no other page is in that process. One that takes
    longer than ``seconds`` is given up. The processes end with the crawl, also where that is killed.
    """

    def __init__(self, count: int, seconds: float) -> None:
        self.seconds = seconds
        self.ahead: tuple[str, ...] = ()
        self.processes: set[Process] = set()
        self.idle: list[Process] = []
        self.is_closed = False
        self.threads = ThreadPoolExecutor(count, thread_name_prefix="reader") if count else None

    def do_ahead(self, function: str, *arguments: str) -> None:
        """Before the first page: ``module:function``, called in the processes with the arguments and the Reading.

        What it returns is the Reading's ``prepared``.
        """
        self.ahead = (function, *arguments)

    async def read(self, page: Page) -> Reading:
        """Raises UnreadError."""
        if self.threads is None:
            return read_page(page)
        return await asyncio.get_running_loop().run_in_executor(self.threads, self.ask, page)

    def ask(self, page: Page) -> Reading:
        for _ in range(2):
            said = self.try_once(page)
            if said is not None:
                return reading_of(page, said)
        raise UnreadError("reader_died", "the process that read it was killed, twice")

    def try_once(self, page: Page) -> Answer | None:
        """None when the process ended, or was ended, before it had answered. Raises UnreadError."""
        process = self.taken()
        said = exchange(process, page)
        if said is not None:
            self.idle.append(process)
            return said
        self.processes.discard(process)
        if end(process) == -signal.SIGALRM:
            raise UnreadError("reader_late", f"it was not read within {self.seconds:g} seconds (READ_TIMEOUT)")
        return None

    def taken(self) -> Process:
        """One that is idle and lives: of those that were killed while they waited, no page is to be a victim."""
        while (process := self.next_idle()) is not None:
            if process.poll() is None:
                return process
            self.processes.discard(process)
            end(process)
        if self.is_closed:
            raise UnreadError("interrupted", "the crawl ended first; crawl again to ask for it")
        process = start(self.ahead)
        self.processes.add(process)
        return process

    def next_idle(self) -> Process | None:
        try:
            return self.idle.pop()
        except IndexError:  # asked and taken in one step: several threads do this
            return None

    def close(self) -> None:
        """End them all; a page that is under way is not waited for."""
        self.is_closed = True
        if self.threads is not None:
            for process in list(self.processes):
                process.kill()
            self.threads.shutdown(cancel_futures=True)
            while self.idle:
                end(self.idle.pop())


def reading_of(page: Page, said: Answer) -> Reading:
    if said.result is None:
        raise UnreadError("error", said.error, said.trace)
    return page.reading(said.result, said.prepared)


def start(ahead: tuple[str, ...]) -> Process:
    command = [sys.executable, "-c", "from crawler.reading import main; main()", *ahead]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOM)
    if sys.platform == "linux":
        widen(process)
    return process


def widen(process: Process) -> None:
    """As far as a user's bytes of pipes go, of which there is an end."""
    import fcntl

    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)


def exchange(process: Process, page: Page) -> Answer | None:
    """None when the process ended first."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        pickle.dump(page, process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        said: Answer = pickle.load(process.stdout)  # from our own process
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    return said


def end(process: Process) -> int:
    """Its exit code: of the signal that ended it, if it has not ended yet, SIGKILL."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):  # of what was not written yet
                pipe.close()
    return process.wait()
