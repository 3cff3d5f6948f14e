"""The stream of fetched pages, as its writer sees it: read by a consumer group, taken away when it is saved."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from redis.exceptions import ResponseError

from archive.shared.keys import GROUP, PAGES, SITES, Keys
from archive.shared.messages import BadMessage, Message, Over, read_message
from archive.shared.scripts import CLOSE, SETTLE

logger = logging.getLogger(__name__)

WRITER = "writer"
"""The one consumer: what it had been given when it died is given to it again."""
BLOCK = 1000
"""Milliseconds that an empty stream is waited for."""


@dataclass(frozen=True, slots=True)
class Received:
    """``message`` is None for what no worker of ours wrote."""

    id: bytes
    message: Message | Over | None


@dataclass(slots=True)
class PageStream:
    """Raises redis.RedisError."""

    server: Any
    settle: Any = field(init=False)
    close: Any = field(init=False)

    def __post_init__(self) -> None:
        self.settle, self.close = map(self.server.register_script, (SETTLE, CLOSE))
        try:
            self.server.xgroup_create(PAGES, GROUP, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):  # it is there
                raise

    def given_before(self, count: int) -> Iterator[list[Received]]:
        """What a writer before this one took and did not acknowledge, in batches; each is to be acknowledged."""
        while batch := self.read("0", count):
            yield batch

    def next_batch(self, count: int) -> list[Received]:
        """What has come; empty when nothing does for BLOCK."""
        return self.read(">", count)

    def read(self, after: str, count: int) -> list[Received]:
        answer: Any = self.server.xreadgroup(GROUP, WRITER, {PAGES: after}, count=count, block=BLOCK)
        return [received(id_, sent) for _, entries in answer or () for id_, sent in entries]

    def acknowledge(self, batch: Sequence[Received]) -> None:
        """After their commit: they leave the stream, and their addresses are closed, in one step."""
        with self.server.pipeline(transaction=True) as steps:
            for one in batch:
                if isinstance(one.message, Message) and one.message.key:
                    keys = Keys(one.message.site).all()
                    self.settle(keys=keys, args=[one.message.key, -1 if one.message.is_vain else 1], client=steps)
            ids = [one.id for one in batch]
            steps.xack(PAGES, GROUP, *ids)
            steps.xdel(PAGES, *ids)
            steps.execute()

    def is_unused(self) -> bool:
        """Whether no worker ever came."""
        return not self.server.exists(SITES)

    def is_done(self, patience: float) -> bool:
        """Whether crawls have begun and are over, no worker gave a sign for so many seconds, and all is saved."""
        sites = self.sites()
        return bool(sites) and not self.server.xlen(PAGES) and not any(self.is_open(site, patience) for site in sites)

    def close_crawls(self, patience: float) -> None:
        """The last word of each crawl whose workers gave no sign for so many seconds, if none of them has said it."""
        for site in self.sites():
            self.close(keys=Keys(site).all(), args=[patience])

    def sites(self) -> list[str]:
        return [one.decode() for one in self.server.smembers(SITES)]

    def is_open(self, site: str, patience: float) -> bool:
        """Whether its crawl has not said its last word, or a worker gave a sign."""
        now: int = self.server.time()[0]
        keys = Keys(site)
        return bool(self.server.exists(keys.tally) or self.server.zcount(keys.workers, now - patience, "+inf"))


def received(id_: bytes, sent: dict[bytes, bytes] | None) -> Received:
    try:
        return Received(id_, read_message(sent or {}))
    except BadMessage as error:
        logger.error("a message of the stream %s is left off: %s", PAGES, error)
        return Received(id_, None)
