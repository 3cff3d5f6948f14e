"""What workers fetched, saved as it comes: one writer, which takes a page away only when its row is committed."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from archive.commands.ahead import Workers
from archive.commands.load import jobs_for, readers_of
from archive.saving.groups import GROUP, Item, save_group
from archive.shared.messages import Message, Over
from archive.shared.runs import CrawlRuns
from archive.shared.stream import PageStream, Received
from crawler.cores import cores
from crawler.files import read_found
from crawler.items import Reading, Snapshot
from crawler.sources.found import Found

SAVED = "SELECT 1 FROM fetches WHERE input = ? AND fetched_at = ?"


@dataclass(slots=True)
class Receiver:
    """``jobs`` processes read, for more than a few pages at once; ``passed`` counts messages that were none.

    A crawl is over when its workers gave no sign for ``patience`` seconds, if they did not say so themselves.
    ``readers`` are the processes, once there was something for them; they end when this is closed.
    """

    runs: CrawlRuns
    stream: PageStream
    jobs: int | None
    patience: float
    passed: int = 0
    readers: Workers[Found, Item] | None = field(default=None, init=False)

    def take_up(self, is_over: Callable[[], bool]) -> None:
        """What a writer before this one was given: its ledger tells what it had saved. One of it may have killed it."""
        for batch in self.stream.given_before(GROUP):
            if is_over():
                return
            self.save([one for one in batch if not self.has_saved(one)], apart=True)
            self.stream.acknowledge(batch)

    def go_on(self, is_over: Callable[[], bool], until_done: bool) -> None:
        """Until it is over; or, with ``until_done``, until nothing comes and nothing will."""
        while not is_over():
            self.stream.close_crawls(self.patience)
            last = until_done and self.stream.is_done(self.patience)
            batch = self.stream.next_batch(GROUP)
            if batch:
                self.save(batch)
                self.stream.acknowledge(batch)
            elif last:  # asked before: what came after that is still taken
                return

    def save(self, batch: Sequence[Received], apart: bool = False) -> None:
        """``apart``: read in other processes, however few they are."""
        messages = [one.message for one in batch if one.message is not None]
        self.passed += len(batch) - len(messages)
        pages = self.read([one.item for one in messages if isinstance(one, Message) and one.verdict is None], apart)
        read: defaultdict[str, list[Item]] = defaultdict(list)
        for one in messages:
            if isinstance(one, Message):
                read[one.site].append(judged(one) or next(pages))
            else:
                self.save_of(one.site, read.pop(one.site, []))
                self.runs.end(one)
        for site, items in read.items():
            self.save_of(site, items)

    def save_of(self, site: str, items: Sequence[Item]) -> None:
        if items:
            save_group(self.runs.saver(site), items)

    def read(self, pages: Sequence[Found], apart: bool) -> Iterator[Item]:
        if not pages or (jobs_for(len(pages), self.jobs) == 1 and not apart):
            return map(read_found, pages)
        if self.readers is None:
            self.readers = readers_of(self.runs.archive.path, self.jobs or cores())
        return self.readers.results(pages)

    def close(self) -> None:
        if self.readers is not None:
            self.readers.close()

    def has_saved(self, one: Received) -> bool:
        if one.message is None:
            return False
        if isinstance(one.message, Over):
            return self.runs.has_ended(one.message)
        return has_row(self.runs.archive.db, one.message.item.input, one.message.item.fetched_at)


def has_row(db: Database, name: str, fetched_at: str | None) -> bool:
    return db.execute(SAVED, [name, fetched_at]).fetchone() is not None


def judged(message: Message) -> Reading | None:
    """A page of which the worker said what it is; None for one that is to be read."""
    if message.verdict is None or not isinstance(message.item, Snapshot):
        return None
    return Reading(message.item, message.verdict)
