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
from itertools import islice
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Generic, TypeVar

from crawler.endings import ENDINGS, ignore_endings
from crawler.reading import COLLECT_EVERY

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 8
"""Items under way a process."""
STARTED_BY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""Never a plain fork: this process has an open SQLite connection and the threads of the pool."""

Process: type[BaseProcess] = multiprocessing.get_context(STARTED_BY).Process  # type: ignore[attr-defined]


class Apart(Process):  # type: ignore[valid-type, misc]
    """A process that does not first run the script of the command as well, which would import all of Scrapy."""

    def start(self) -> None:
        script, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
        try:
            super().start()
        finally:
            sys.modules["__main__"] = script


def work_ahead(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int, died: Callable[[Item], Result]
) -> Generator[Result, None, None]:
    """``work`` on every item, a bounded number of them under way; ``died`` gives the result of one that kills."""
    with closing(Workers(work, jobs, died)) as workers:
        yield from workers.results(items)


class Workers(Generic[Item, Result]):
    """``jobs`` processes for one batch of items after the other; they end when this is closed."""

    def __init__(self, work: Callable[[Item], Result], jobs: int, died: Callable[[Item], Result]) -> None:
        self.work, self.jobs, self.died = work, jobs, died
        self.pool = new_pool(jobs, work)

    def results(self, items: Iterable[Item]) -> Generator[Result, None, None]:
        """Of every item, in order. What is under way when this is closed is given up."""
        items = iter(items)
        waiting: deque[tuple[Item, Future[Result]]] = deque()
        try:
            while self.fill(waiting, items):
                try:
                    yield waiting[0][1].result()
                    waiting.popleft()
                except BrokenProcessPool:
                    self.pool.shutdown()
                    suspects, self.pool = [item for item, _ in waiting], new_pool(self.jobs, self.work)
                    waiting.clear()
                    yield from (work_alone(self.work, item, self.died) for item in suspects)
        finally:
            for _, result in waiting:
                result.cancel()

    def fill(self, waiting: deque[tuple[Item, Future[Result]]], items: Iterator[Item]) -> bool:
        """Submit items until so many are waiting; False when none is left."""
        for item in islice(items, self.jobs * AHEAD - len(waiting)):
            try:
                waiting.append((item, self.pool.submit(self.work, item)))
            except BrokenProcessPool as error:
                broken: Future[Result] = Future()
                broken.set_exception(error)
                waiting.append((item, broken))
        return bool(waiting)

    def close(self) -> None:
        self.pool.shutdown(cancel_futures=True)


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
