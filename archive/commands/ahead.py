"""Work done ahead in other processes, its results in the order of the items. A process that dies takes none along."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from copy import copy
from dataclasses import dataclass, replace
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Generic, TypeVar

from crawler.endings import ENDINGS, ignore_endings
from crawler.reading import COLLECT_EVERY

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD, FEWEST, BYTES = 32, 8, 32 << 20
"""Items under way a process, so that none is idle while a group is committed: as many as AHEAD while they have BYTES in
all processes together, FEWEST of any size."""
STARTED_BY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""Never a plain fork: this process has an open SQLite connection and the threads of the pool."""

Process: type[BaseProcess] = multiprocessing.get_context(STARTED_BY).Process  # type: ignore[attr-defined]


def unknown_size(item: object) -> int:
    """The bytes of an item that may be of any size: no more than FEWEST are under way."""
    return BYTES


class Apart(Process):  # type: ignore[valid-type, misc]
    """A process that does not first run the script of the command as well, which would import all of Scrapy."""

    def start(self) -> None:
        script, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
        try:
            super().start()
        finally:
            sys.modules["__main__"] = script


def work_ahead(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    died: Callable[[Item], Result],
    size: Callable[[Item], int] = unknown_size,
) -> Generator[Result, None, None]:
    """``work`` on every item, a bounded number of them under way; ``died`` gives the result of one that kills."""
    with closing(Workers(work, jobs, died, size)) as workers:
        yield from workers.results(items)


@dataclass(frozen=True, slots=True)
class UnderWay(Generic[Item, Result]):
    """An item, its size in bytes, and its result to come."""

    item: Item
    size: int
    result: Future[Result]

    def is_lost(self) -> bool:
        """Did the process that was to do it die, or another one of its pool? Waits until that is known."""
        return isinstance(self.result.exception(), BrokenProcessPool)


class Workers(Generic[Item, Result]):
    """``jobs`` processes for one batch of items after the other; they end when this is closed.

    ``size`` is an item's in bytes: its own, or those of the file that it names.
    """

    def __init__(
        self,
        work: Callable[[Item], Result],
        jobs: int,
        died: Callable[[Item], Result],
        size: Callable[[Item], int] = unknown_size,
    ) -> None:
        self.work, self.jobs, self.died, self.size = work, jobs, died, size
        self.pool = new_pool(jobs, work)

    def results(self, items: Iterable[Item]) -> Generator[Result, None, None]:
        """Of every item, in order. What is under way when this is closed is given up."""
        items = iter(items)
        waiting: deque[UnderWay[Item, Result]] = deque()
        try:
            while self.fill(waiting, items):
                if waiting[0].is_lost():
                    waiting = self.begun_anew(waiting)
                yield waiting.popleft().result.result()
        finally:
            for one in waiting:
                one.result.cancel()

    def fill(self, waiting: deque[UnderWay[Item, Result]], items: Iterator[Item]) -> bool:
        """Submit items until so many are waiting; False when none is left."""
        total = sum(one.size for one in waiting)
        while len(waiting) < self.jobs * (AHEAD if total < BYTES else FEWEST):
            try:
                item = next(items)
            except StopIteration:
                break
            waiting.append(UnderWay(item, self.size(item), self.submit(item)))
            total += waiting[-1].size
        return bool(waiting)

    def submit(self, item: Item) -> Future[Result]:
        try:
            return self.pool.submit(self.work, item)
        except BrokenProcessPool as error:
            return ended(error)
        except OSError as error:  # it broke, and closed its pipes, while it was starting a process
            return ended(BrokenProcessPool(str(error)))

    def begun_anew(self, waiting: deque[UnderWay[Item, Result]]) -> deque[UnderWay[Item, Result]]:
        """In new processes. Of what is lost, what may have been begun comes first: each of that in one of its own."""
        self.pool.shutdown()  # after it, each result is known
        self.pool = new_pool(self.jobs, self.work)
        suspects = 2 * self.jobs + 1  # one in each process and in the queue before it, where there is room for one more
        again: deque[UnderWay[Item, Result]] = deque()
        for one in waiting:
            if one.is_lost():
                alone, suspects = suspects > 0, suspects - 1
                one = replace(one, result=self.tried_alone(one.item) if alone else self.submit(one.item))
            again.append(one)
        return again

    def tried_alone(self, item: Item) -> Future[Result]:
        return ended(work_alone(self.work, item, self.died))

    def close(self) -> None:
        self.pool.shutdown(cancel_futures=True)


def ended(outcome: Result | BrokenProcessPool) -> Future[Result]:
    future: Future[Result] = Future()
    if isinstance(outcome, BrokenProcessPool):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
    return future


def work_alone(work: Callable[[Item], Result], item: Item, died: Callable[[Item], Result]) -> Result:
    """One item in a process of its own: if that dies too, it is this item's doing."""
    with new_pool(1, work) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return died(item)


def new_pool(jobs: int, work: Callable[[Item], Result]) -> ProcessPoolExecutor:
    context = copy(multiprocessing.get_context(STARTED_BY))
    if module_of(work) != "__main__":
        context.Process = Apart  # type: ignore[attr-defined]
    if STARTED_BY == "forkserver":
        context.set_forkserver_preload([module_of(work)])
        start_forkserver()
    return ProcessPoolExecutor(jobs, context, initializer=begin)


def start_forkserver() -> None:
    """What is ignored here stays ignored in the processes that are started."""
    before = {ending: signal.signal(ending, signal.SIG_IGN) for ending in ENDINGS}
    try:
        forkserver.ensure_running()
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)


def begin() -> None:
    """In each process of the pool. It ends with the command, however that ended: nobody else would end it."""
    ignore_endings()
    gc.freeze()  # what was imported stays, and stays shared with the process this one was split from
    gc.set_threshold(COLLECT_EVERY)
    threading.Thread(target=end_with_command, daemon=True).start()


def end_with_command() -> None:
    command = multiprocessing.parent_process()
    if command is not None:
        command.join()
        os._exit(1)


def module_of(work: Callable[[Item], Result]) -> str:
    """Where it is defined; what a partial function calls, for one."""
    return str(getattr(work, "func", work).__module__)
