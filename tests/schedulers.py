"""Schedulers for tests, named by setting: one that looks at its memory, one that forgets what was in flight."""

import json
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.utils.trackref import live_refs

from archive.frontier import scheduler
from archive.frontier.scheduler import FrontierScheduler
from archive.frontier.store import Frontier


class WatchedScheduler(FrontierScheduler):
    """Writes the most requests and addresses that were in memory at once into ``most.json`` in SITES_DIR."""

    most: tuple[int, int] = (0, 0)

    def next_request(self) -> Request | None:
        held = len(self.in_flight) + len(self.found) + len(self.back) + len(self.frontier.hosts)
        self.most = max(self.most[0], len(live_refs[Request])), max(self.most[1], held)
        return super().next_request()

    def close(self, reason: str) -> None:
        super().close(reason)
        (Path(self.crawler.settings["SITES_DIR"]) / "most.json").write_text(json.dumps(self.most))


class ForgetfulScheduler(FrontierScheduler):
    """Takes what was in flight when a crawl was killed for done."""

    def open(self, spider: Any) -> None:
        scheduler.recover = forget
        super().open(spider)


def forget(frontier: Frontier) -> None:
    frontier.db.conn.execute("UPDATE frontier SET state = 'done', next_due = '9999' WHERE state = 'asked'")
