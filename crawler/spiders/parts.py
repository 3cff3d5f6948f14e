"""The further parts of an article, asked for one after the other."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.discovery.parts import MOST_PARTS
from crawler.further_pages import (
    Came,
    Pages,
    Walk,
    came_of,
    is_all,
    is_notice,
    is_own,
    numbered_of,
    whole_of,
    with_whole,
)
from crawler.items import Failure, NotArticle, Reading, Snapshot
from crawler.middlewares.unread import unread
from crawler.snapshots import asked_for
from crawler.spiders.outcomes import failure_of

OK = range(200, 300)


@dataclass(slots=True)
class Parts:
    """Of the article whose first page is ``first``. ``ask`` sends a request as any other and raises as that would.

    ``read`` reads a page by itself. ``others`` are what came in the place of a part, and why one could not be had.
    """

    first: Reading
    ask: Callable[[str], tuple[Request, Awaitable[Response]]]
    read: Callable[[Response], Awaitable[Reading]]
    others: list[Reading | Failure] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.first.snapshot.url or ""

    async def fetch(self) -> tuple[Snapshot, ...]:
        """In their order. Where one page has the whole, no other is asked for."""
        first = came_of(self.first)
        whole = await self.walked(whole_of(first))
        if is_all(whole, first):
            return with_whole((), whole)
        return with_whole(await self.walked(numbered_of(first, MOST_PARTS - len(whole))), whole)

    async def walked(self, walk: Walk) -> Pages:
        try:
            url = next(walk)
            while True:
                url = walk.send(await self.one(url))
        except StopIteration as end:
            pages: Pages = end.value
            return pages

    async def one(self, url: str) -> Came | None:
        """None for what could not be had. What came is in ``others`` as well, where it is no page of the article."""
        came = await self.came(url)
        if isinstance(came, Failure):
            self.others.append(came)
            return None
        result = came.result
        if isinstance(result, NotArticle) and is_notice(came.snapshot, result.why, self.url):
            self.others.append(came)
        return came_of(came)

    async def came(self, url: str) -> Reading | Failure:
        request, answer = self.ask(url)
        try:
            response = await answer
        except Exception as error:  # noqa: BLE001 -- whatever happened on the way, the first part is there
            return failure_of(request, error)
        if response.status not in OK:
            return failure_of(request, HttpError(response))
        if not is_own(response.url, self.url):
            return elsewhere(response)
        try:
            return await self.read(response)
        except Exception as error:  # noqa: BLE001 -- on this part; without it the others can be read
            return unread(response, error)


def elsewhere(response: Response) -> Failure:
    detail = f"it led to {response.url}, which is no page of the article"[:500]
    return Failure(asked_for(response), "rejected", "elsewhere", detail, response.url, response.status)
