"""One site's frontier in Redis, as a queue of scrapy-redis: what was found is never in a worker's memory alone."""

import json
import os
import socket
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal
from uuid import uuid4

from scrapy import Request
from scrapy_redis.queue import Base

from archive.frontier.address import EACH_CRAWL, LEFT_OFF, NEW, Found, found_of, key_of, moment_of
from archive.frontier.store import priority_of
from archive.shared import scripts
from archive.shared.keys import PAGES, SITES, Keys
from archive.shared.messages import Message

KEY = "shared_key"
"""Of ``request.meta``: the address's key, which redirects and retries carry along."""
FIRST_COME = 10**11
"""Between two priorities, in seconds: more than a time since 1970 has."""


class SharedQueue(Base):  # type: ignore[misc]
    """Addresses go from here to a worker, and are closed when the writer has saved what came of them.

    What a worker that died had taken is given to the others, WORKER_GONE_AFTER seconds after its last sign. Raises
    redis.RedisError.
    """

    def __init__(self, server: Any, spider: Any, key: str, serializer: Any = None) -> None:
        super().__init__(server, spider, key, serializer or json)
        self.site = spider.plan.key
        self.keys = Keys(self.site)
        self.worker = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
        self.patience = spider.crawler.settings.getfloat("WORKER_GONE_AFTER")
        self.most = spider.plan.max_pages
        self.scripts: dict[str, Any] = {}
        server.sadd(SITES, self.site)
        self.run(scripts.BEGIN, self.worker, self.patience, self.site, self.most)

    def run(self, script: str, *arguments: Any) -> Any:
        if script not in self.scripts:
            self.scripts[script] = self.server.register_script(script)
        return self.scripts[script](keys=self.keys.all(), args=arguments)

    def __len__(self) -> int:
        """Addresses that wait and may be asked for."""
        return self.waiting()[0]

    def waiting(self) -> tuple[int, int]:
        """Addresses that wait, and those that some worker asks for."""
        waits, taken = self.run(scripts.WAITING, self.most)
        return int(waits), int(taken)

    def push(self, request: Request) -> None:
        """An address that is known is none the second time; lists are, once a crawl."""
        found = found_of(request)
        again = self.spider.plan.again or found.kind in EACH_CRAWL or found.is_start
        is_article = int(found.kind == "article")
        self.run(scripts.PUSH, key_of(found.url), score_of(found), json.dumps(asdict(found)), int(again), is_article)

    def pop(self, timeout: int = 0) -> Request | None:
        """The best address as a request: starts, then lists, then the newest articles, which have half of all."""
        taken = self.run(scripts.TAKE, self.worker, self.most, LEFT_OFF * FIRST_COME, f" {' '.join(EACH_CRAWL)} ")
        if taken is None:
            return None
        key, address = taken
        found = Found(**json.loads(address))
        request: Request = self.spider.request_for(found.url, found.kind, found_on=found.found_on, hints=found.hints)
        request.meta.update({KEY: key.decode(), "depth": found.depth, "is_start": found.is_start})
        return request

    def send(self, message: Message, counts: Literal["article", "lists_failed", ""] = "") -> None:
        """Into the stream, from where the writer takes it; the address is no longer this worker's.

        ``counts``: as what it does in the figures of the crawl.
        """
        parts = [part for pair in message.fields().items() for part in pair]
        self.run(scripts.SEND, self.worker, message.key, counts, *parts)

    def settle(self, key: str) -> None:
        """A list that was read to its end: what it led to is in the queue."""
        self.run(scripts.SETTLE, key, 1)

    def put_back(self, keys: Sequence[str], where: str = "queue") -> None:
        """``where``: ``queue``, or ``aside`` for the next crawl."""
        if keys:
            self.run(scripts.PUT_BACK, self.worker, where, *keys)

    def beat(self) -> None:
        """A sign of life, every few seconds."""
        self.run(scripts.BEAT, self.worker, self.patience)

    def unsaved(self) -> int:
        """Pages in the stream that the writer has not saved yet."""
        return int(self.server.xlen(PAGES))

    def leave(self, older: int) -> None:
        """``older``: articles that this worker left off because of ``since``. The last that leaves ends the crawl."""
        self.run(scripts.LEAVE, self.worker, self.patience, older)

    def clear(self) -> None:
        """Nothing: what waits, waits for the next worker."""


def score_of(found: Found) -> float:
    """The lowest goes first.

    >>> page = Found("https://paper.example/a", "article", "paper.example", "2026-11-03")
    >>> older = Found("https://paper.example/b", "article", "paper.example", "2026-11-02")
    >>> feed = Found("https://paper.example/rss", "feed", "paper.example", "2026-11-01")
    >>> sorted([score_of(older), score_of(page), score_of(feed)]) == [score_of(feed), score_of(page), score_of(older)]
    True
    """
    return priority_of(found, NEW) * FIRST_COME - moment_of(found.newest).timestamp()
