"""The processes that answer visitors' SQL, as the server sees them: few, started when asked, ended when late."""

import asyncio
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from archive.sandbox.wire import Answer, Question, receive, send

PROCESSES = 2
MOST_WAITING = 40
"""Questions in the queue; who comes later is asked to come back."""
GRACE = 0.5
"""Seconds after SQLite's own time limit before the process is ended from outside."""
MOST_STARTING = 30.0
ROOM = str(Path(__file__).parents[2])
"""The folder that ``archive`` is found in."""


class LateError(Exception):
    """The process was ended: one step of the query took longer than all of it may."""


class BusyError(Exception):
    """Too many questions are waiting."""


class Pool:
    """For one database. ``close`` ends the processes; they end as well when the server is gone."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self._idle: list[subprocess.Popen[bytes]] = []
        self._waiting = 0
        self._threads = ThreadPoolExecutor(PROCESSES, thread_name_prefix="visitor")

    async def ask(self, question: Question) -> Answer:
        """Raises LateError and BusyError."""
        if self._waiting >= MOST_WAITING:
            raise BusyError
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._ask, question)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        self._threads.shutdown(wait=True, cancel_futures=True)
        while self._idle:
            end(self._idle.pop())

    def _ask(self, question: Question) -> Answer:
        try:
            process = self._idle.pop()
        except IndexError:  # asked and taken in one step: two threads do this
            process = start(self.uri)
        late = threading.Timer(question.milliseconds / 1000 + GRACE, process.kill)
        late.start()
        answer: Answer | None = None
        try:
            answer = exchange(process, question)
        finally:
            late.cancel()
            if answer is None or answer.last or process.poll() is not None:
                end(process)
            else:
                self._idle.append(process)
        if answer is None:
            raise LateError
        return answer


def start(uri: str) -> subprocess.Popen[bytes]:
    """A process that is ready; raises BusyError when it is not within half a minute."""
    command = [sys.executable, "-m", "archive.sandbox.answering", uri]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOM)
    late = threading.Timer(MOST_STARTING, process.kill)
    late.start()
    try:
        is_ready = receive(process.stdout) is not None  # type: ignore[arg-type]
    finally:
        late.cancel()
    if not is_ready:
        end(process)
        raise BusyError
    return process


def exchange(process: subprocess.Popen[bytes], question: Question) -> Answer | None:
    """None when the process ended before it had answered."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        send(process.stdin, question)  # type: ignore[arg-type]
        parts = receive(process.stdout)  # type: ignore[arg-type]
    except BrokenPipeError:
        return None
    return Answer(*parts) if parts is not None else None


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()
