"""Work done ahead in other processes, its results in the order of the items. A process that dies takes none along."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from archive.commands.load import AHEAD, new_pool

Item = TypeVar("Item")
Result = TypeVar("Result")


def work_ahead(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int, died: Callable[[Item], Result]
) -> Generator[Result, None, None]:
    """``work`` on every item, a bounded number of them under way; ``died`` gives the result of one that kills."""
    items, pool = iter(items), new_pool(jobs)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        while fill(waiting, pool, work, items, jobs * AHEAD):
            try:
                yield waiting[0][1].result()
                waiting.popleft()
            except BrokenProcessPool:
                pool.shutdown()
                suspects, pool = [item for item, _ in waiting], new_pool(jobs)
                waiting.clear()
                yield from (work_alone(work, item, died) for item in suspects)
    finally:
        pool.shutdown(cancel_futures=True)


def fill(
    waiting: deque[tuple[Item, Future[Result]]],
    pool: ProcessPoolExecutor,
    work: Callable[[Item], Result],
    items: Iterator[Item],
    most: int,
) -> bool:
    """Submit items until ``most`` are waiting; False when none is left."""
    for item in islice(items, most - len(waiting)):
        try:
            waiting.append((item, pool.submit(work, item)))
        except BrokenProcessPool as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            waiting.append((item, broken))
    return bool(waiting)


def work_alone(work: Callable[[Item], Result], item: Item, died: Callable[[Item], Result]) -> Result:
    """One item in a process of its own: if that dies too, it is this item's doing."""
    with new_pool(1) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return died(item)
