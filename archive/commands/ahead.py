"""Work done ahead in other processes, its results in the order of the items. A process that dies takes none along."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import islice
from multiprocessing import forkserver
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD, MOST_AHEAD, AHEAD_BYTES = 8, 64, 32 << 20
"""Items under way a process; more of them, while what they weigh together is small: whoever takes the results may be
busy with a commit for as long as a hundred pages take to read."""
STARTED_BY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""Never a plain fork: this process has an open SQLite connection and the threads of the pool."""


def work_ahead(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int, died: Callable[[Item], Result]
) -> Generator[Result, None, None]:
    """``work`` on every item, a bounded number of them under way; ``died`` gives the result of one that kills."""
    with closing(Workers(work, jobs, died)) as workers:
        yield from workers.results(items)


class Waiting(NamedTuple, Generic[Item, Result]):
    """An item that was given to a pool; ``weight`` in bytes."""

    item: Item
    weight: int
    future: Future[Result]

    @property
    def is_there(self) -> bool:
        return self.future.done() and not self.future.cancelled() and self.future.exception() is None


class Workers(Generic[Item, Result]):
    """``jobs`` processes for one batch of items after the other; they end when this is closed.

    ``weigh`` tells the bytes of an item: where they are known, more of them may be under way.
    """

    def __init__(
        self,
        work: Callable[[Item], Result],
        jobs: int,
        died: Callable[[Item], Result],
        weigh: Callable[[Item], int] | None = None,
    ) -> None:
        self.work, self.jobs, self.died, self.weigh = work, jobs, died, weigh
        self.pool = new_pool(jobs, work)

    def results(self, items: Iterable[Item]) -> Generator[Result, None, None]:
        """Of every item, in order. What is under way when this is closed is given up."""
        items = iter(items)
        waiting: deque[Waiting[Item, Result]] = deque()
        try:
            while self.fill(waiting, items):
                try:
                    yield waiting[0].future.result()
                    waiting.popleft()
                except BrokenProcessPool:
                    self.pool.shutdown()
                    self.pool = new_pool(self.jobs, self.work)
                    yield from self.rescued(waiting)
        finally:
            for one in waiting:
                one.future.cancel()

    def fill(self, waiting: deque[Waiting[Item, Result]], items: Iterator[Item]) -> bool:
        """Submit items until enough are waiting; False when none is left."""
        weight = sum(one.weight for one in waiting)
        while len(waiting) < self.jobs * (MOST_AHEAD if self.weigh and weight < AHEAD_BYTES else AHEAD):
            found = list(islice(items, 1))
            if not found:
                break
            waiting.append(self.submitted(found[0], self.weigh(found[0]) if self.weigh else 0))
            weight += waiting[-1].weight
        return bool(waiting)

    def submitted(self, item: Item, weight: int) -> Waiting[Item, Result]:
        try:
            return Waiting(item, weight, self.pool.submit(self.work, item))
        except BrokenProcessPool as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return Waiting(item, weight, broken)

    def rescued(self, waiting: deque[Waiting[Item, Result]]) -> Generator[Result, None, None]:
        """Results of those that were done, and of those that may have killed a process, each in one of its own.

        A pool gives items out in their order, at most one more than it has processes before one is asked for: the
        others were not begun, and go to the new pool.
        """
        suspects = 2 * self.jobs + 1
        while waiting and suspects:
            one = waiting.popleft()
            if one.is_there:
                yield one.future.result()
            else:
                suspects -= 1
                yield work_alone(self.work, one.item, self.died)
        for place, one in enumerate(waiting):
            if not one.is_there:
                waiting[place] = self.submitted(one.item, one.weight)

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
    context = multiprocessing.get_context(STARTED_BY)
    if STARTED_BY == "forkserver":
        context.set_forkserver_preload([module_of(work)])
        start_forkserver()
    return ProcessPoolExecutor(jobs, context, initializer=begin)


def start_forkserver() -> None:
    """A terminal sends Ctrl-C to every process; what is ignored here stays ignored in those that are started."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


def begin() -> None:
    """In each process of the pool. It ends with the command, however that ended: nobody else would end it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_command, daemon=True).start()


def end_with_command() -> None:
    command = multiprocessing.parent_process()
    if command is not None:
        command.join()
        os._exit(1)


def module_of(work: Callable[[Item], Result]) -> str:
    """Where it is defined; what a partial function calls, for one."""
    return str(getattr(work, "func", work).__module__)
