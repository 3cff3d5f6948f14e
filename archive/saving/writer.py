"""A crawl's archive, with a thread of its own to write it: no commit keeps the loop waiting."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self, TypeVar

from sqlite_utils import Database

from archive.ledger.ledger import LAST_WAIT, Entry, Outcome, begin_run, end_run
from archive.saving.groups import GROUP, GROUP_BYTES, Item, save_group, size_of
from archive.saving.saving import Saver
from archive.store import open_archive

GATHER = 0.1
"""Seconds that a page waits for others before it is committed: alone it costs three times as much, most of it in the
search index, which makes a piece of its own for every commit and joins them later."""

Result = TypeVar("Result")
Waiting = tuple[Item, "asyncio.Future[Entry]"]


class Writer:
    """Everything of the open archive happens in the thread: SQLite binds a connection to the one that opened it.

    What comes within GATHER seconds, and while a commit is under way, goes into the next one together.
    """

    def __init__(self, saver: Saver, thread: ThreadPoolExecutor) -> None:
        self.saver, self.thread = saver, thread
        self.waiting: list[Waiting] = []
        self.writing: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, path: str, command: str, arguments: dict[str, Any], extractor: str) -> Self:
        """Opens the archive and begins a run. Raises sqlite3.DatabaseError."""
        thread = ThreadPoolExecutor(1, thread_name_prefix="writer")

        def begun() -> Saver:
            archive = open_archive(path)
            return Saver(archive, begin_run(archive.db, command, arguments, extractor), extractor)

        return cls(await in_thread(thread, begun), thread)

    async def save(self, item: Item) -> Entry:
        """What became of it, once that is committed. Raises sqlite3.DatabaseError, OSError."""
        future: asyncio.Future[Entry] = asyncio.get_running_loop().create_future()
        self.waiting.append((item, future))
        if self.writing is None:
            self.writing = asyncio.ensure_future(self.write())
        return await future

    async def write(self) -> None:
        """Until nothing waits."""
        while self.waiting:
            if len(self.waiting) < GROUP:
                await asyncio.sleep(GATHER)
            group = self.taken()
            try:
                entries = await in_thread(self.thread, lambda: save_group(self.saver, [item for item, _ in group]))  # noqa: B023
            except Exception as error:  # noqa: BLE001 -- it is raised where each item is waited for
                for _, future in group:
                    future.set_exception(error)
                continue
            for (_, future), entry in zip(group, entries, strict=True):
                future.set_result(entry)
        self.writing = None

    def taken(self) -> list[Waiting]:
        """The first of those that wait: as many as go into one commit, one at least."""
        size, count = 0, 0
        for item, _ in self.waiting[:GROUP]:
            size += size_of(item)
            count += 1
            if size > GROUP_BYTES:
                break
        group, self.waiting = self.waiting[:count], self.waiting[count:]
        return group

    async def note(self, work: Callable[[Database, int], None]) -> None:
        """Something to be written at the end, of the run as a whole: ``work`` gets the database and the run's id.

        Raises what ``work`` raises; the run can be ended all the same.
        """
        await in_thread(self.thread, lambda: work(self.saver.archive.db, self.saver.run_id))

    async def close(self, outcome: Outcome, detail: str | None) -> None:
        """End the run and close the archive. Raises sqlite3.DatabaseError where the end cannot be written."""

        def ended() -> None:
            archive = self.saver.archive
            try:
                if outcome == "failed":  # what failed it may still be there
                    archive.db.execute(f"PRAGMA busy_timeout = {LAST_WAIT}")
                end_run(archive.db, self.saver.run_id, outcome, detail)
            finally:
                archive.close()

        try:
            await in_thread(self.thread, ended)
        finally:
            self.thread.shutdown()


async def in_thread(thread: ThreadPoolExecutor, work: Callable[[], Result]) -> Result:
    return await asyncio.get_running_loop().run_in_executor(thread, work)
