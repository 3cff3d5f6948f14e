"""A page that our own code stumbled over still gets its row in the ledger."""

import logging
from collections.abc import Iterable

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.items import Failure
from crawler.readers import UnreadError
from crawler.snapshots import asked_for

logger = logging.getLogger(__name__)


class UnreadPages:
    """Turns an exception in a callback into a Failure ``failed:error``, and logs it with its traceback."""

    def process_spider_exception(self, response: Response, exception: Exception) -> Iterable[Failure] | None:
        if isinstance(exception, IgnoreRequest):
            return None
        return [unread(response, exception)]


def unread(response: Response, exception: Exception) -> Failure:
    trace = exception.trace if isinstance(exception, UnreadError) else None
    logger.error("Could not read %s%s", response.url, f"\n{trace}" if trace else "", exc_info=exception)
    is_ours = isinstance(exception, UnreadError)
    return Failure(
        input=asked_for(response),
        state="failed",
        why=exception.why if isinstance(exception, UnreadError) else "error",
        detail=str(exception) if is_ours else f"{type(exception).__name__}: {exception}"[:500],
        url=response.url,
        status=response.status,
        size=len(response.body),
    )
