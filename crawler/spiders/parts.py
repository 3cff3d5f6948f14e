"""The further parts of an article, asked for one after the other."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from scrapy import Request
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.discovery.links import LinkPage
from crawler.discovery.parts import Course, is_whole, part_number, whole_page
from crawler.items import Failure, Snapshot
from crawler.snapshots import snapshot_of
from crawler.spiders.outcomes import failure_of

OK = range(200, 300)


@dataclass(slots=True)
class Parts:
    """Of the article whose first page is ``first``. ``ask`` sends a request as any other and raises as that would.

    ``text`` are its paragraphs. ``pages`` are those that came, in their order; ``failure`` is why there are no more.
    """

    first: TextResponse
    text: Sequence[str]
    ask: Callable[[str], tuple[Request, Awaitable[Response]]]
    pages: list[Snapshot] = field(default_factory=list)
    failure: Failure | None = None

    async def fetch(self) -> None:
        page = LinkPage(self.first.text, self.first.url)
        whole = whole_page(page, self.first.url)
        if whole is not None and await self.one(whole) is not None:
            return
        self.failure = None
        course = Course(page, self.first.url, self.text)
        while (url := course.wanted()) is not None and (response := await self.one(url)) is not None:
            course.came(LinkPage(response.text, response.url), len(response.body))

    async def one(self, url: str) -> TextResponse | None:
        """None for what is no further part: none that can be had, a redirect to elsewhere, the same bytes again."""
        request, answer = self.ask(url)
        try:
            response = await answer
        except Exception as error:  # noqa: BLE001 -- whatever happened on the way, the first part is there
            self.failure = failure_of(request, error)
            return None
        if response.status not in OK:
            self.failure = failure_of(request, HttpError(response))
            return None
        if not isinstance(response, TextResponse) or not self.is_own(response.url):
            return None
        if response.body in (self.first.body, *(page.body for page in self.pages)):
            return None
        self.pages.append(snapshot_of(response, datetime.now(UTC)))
        return response

    def is_own(self, url: str) -> bool:
        return part_number(url, self.first.url) is not None or is_whole(url, self.first.url)
