"""What happens when the frontier cannot be read or written while a crawl goes on."""

import logging
from types import TracebackType

from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro

from archive.sqlite import sqlite3

logger = logging.getLogger(__name__)


class Guard:
    """Ends the crawl, once, and says why: a full disk, a lock that is not let go, a damaged page, a lost server.

    ``what`` names the frontier. Raised into Scrapy, such an error would leave a crawl that waits for ever.
    """

    def __init__(self, crawler: Crawler, what: str, errors: type[Exception] = sqlite3.DatabaseError) -> None:
        self.crawler, self.what, self.errors, self.is_broken = crawler, what, errors, False

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, trace: TracebackType | None) -> bool:
        if not isinstance(error, self.errors):
            return False
        if not self.is_broken and self.crawler.engine is not None:
            self.is_broken = True
            reason = f"{self.what}: {error}"
            logger.error("%s", reason)
            deferred_from_coro(self.crawler.engine.close_spider_async(reason=reason))
        return True
