"""What workers fetched, saved as it comes: one writer, which takes a page away only when its row is committed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from archive.commands.ahead import Workers
from archive.commands.load import FEW, cores, readers_of
from archive.groups import GROUP, Item, save_group
from archive.saving import Saver
from archive.shared.messages import Message
from archive.shared.stream import PageStream, Received
from crawler.files import read_found
from crawler.items import Reading, Snapshot
from crawler.sources.found import Found

SAVED = "SELECT 1 FROM fetches WHERE input = ? AND fetched_at = ?"


@dataclass(slots=True)
class Receiver:
    """``jobs`` processes read, for more than a few pages at once; ``passed`` counts messages that were none.

    ``readers`` are those processes, once there was something for them; they end when this is closed.
    """

    saver: Saver
    stream: PageStream
    jobs: int | None
    passed: int = 0
    readers: Workers[Found, Item] | None = field(default=None, init=False)

    def take_up(self, is_over: Callable[[], bool]) -> None:
        """What a writer before this one was given: its ledger tells what it had saved. One of it may have killed it."""
        for batch in self.stream.given_before(GROUP):
            if is_over():
                return
            self.save([one for one in batch if not self.has_saved(one)], apart=True)
            self.stream.acknowledge(batch)

    def go_on(self, is_over: Callable[[], bool], is_last: Callable[[], bool]) -> None:
        """Until it is over, or nothing comes and nothing will."""
        while not is_over():
            last = is_last()  # asked first: what comes after that is still taken
            batch = self.stream.next_batch(GROUP)
            if batch:
                self.save(batch)
                self.stream.acknowledge(batch)
            elif last:
                return

    def save(self, batch: Sequence[Received], apart: bool = False) -> None:
        """``apart``: read in other processes, however few they are."""
        messages = [one.message for one in batch if one.message is not None]
        self.passed += len(batch) - len(messages)
        if messages:
            pages = self.read([one.item for one in messages if one.verdict is None], apart)
            save_group(self.saver, [judged(one) or next(pages) for one in messages])

    def read(self, pages: Sequence[Found], apart: bool) -> Iterator[Item]:
        jobs = self.jobs or (cores() if len(pages) >= FEW else 1)
        if jobs == 1 and not apart:
            return map(read_found, pages)
        if self.readers is None:
            self.readers = readers_of(self.saver.archive.path, self.jobs or cores())
        return self.readers.results(pages)

    def close(self) -> None:
        if self.readers is not None:
            self.readers.close()

    def has_saved(self, one: Received) -> bool:
        if one.message is None:
            return False
        return has_row(self.saver.archive.db, one.message.item.input, one.message.item.fetched_at)


def has_row(db: Database, name: str, fetched_at: str | None) -> bool:
    return db.execute(SAVED, [name, fetched_at]).fetchone() is not None


def judged(message: Message) -> Reading | None:
    """A page of which the worker said what it is; None for one that is to be read."""
    if message.verdict is None or not isinstance(message.item, Snapshot):
        return None
    return Reading(message.item, message.verdict)
