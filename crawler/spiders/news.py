"""``scrapy crawl news``: section pages, their next pages, and the articles that they link to."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure as Trouble
from w3lib.url import canonicalize_url

from crawler.items import Failure, NotArticle, Reading
from crawler.middlewares.url_guard import belongs
from crawler.readers import Readers
from crawler.reading import Page
from crawler.snapshots import asked_for, snapshot_of
from crawler.spiders.addresses import day_in, looks_like_article, reads_like_headline
from crawler.spiders.links import SectionPage
from crawler.spiders.outcomes import failure_of
from crawler.spiders.plan import Plan, plan_of

SECTION_FIRST = 10
"""Priority of section pages: what there is to read is known before the reading begins."""


class NewsSpider(Spider):
    """One crawl of one site. Every article address asked for ends in one Reading or one Failure.

    Section pages give no item, unless they fail: then the articles behind them are lost.
    """

    name = "news"

    def __init__(self, plan: Plan, arguments: Mapping[str, str], readers: Readers) -> None:
        super().__init__()
        self.plan, self.arguments, self.readers = plan, arguments, readers
        self.site = plan.site
        self.seen: set[str] = set()
        self.waiting: dict[str, None] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **arguments: Any) -> Self:
        """Reads the site, whose delay and private hosts become settings; the command line keeps the last word."""
        plan = plan_of(arguments, Path(crawler.settings["SITES_DIR"]))
        if plan.site.delay is not None:
            crawler.settings.set("DOWNLOAD_DELAY", plan.site.delay, priority="spider")
        private = [*crawler.settings.getlist("ALLOW_PRIVATE_HOSTS"), *plan.site.private_hosts()]
        crawler.settings.set("ALLOW_PRIVATE_HOSTS", private, priority="cmdline")
        readers = Readers(crawler.settings.getint("READERS"), crawler.settings.getfloat("READ_TIMEOUT"))
        spider = super().from_crawler(crawler, plan, arguments, readers)
        end_with_loop(readers)
        crawler.signals.connect(spider.count_item, signals.item_scraped)
        crawler.signals.connect(spider.count_unsaved, signals.item_error)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        for url in self.site.start:
            ask = self.ask_article if self.is_article(url, url) else self.ask_section
            for each in ask(url, is_start=True):
                yield each

    def parse_section(self, response: Response, is_start: bool = False) -> Iterator[Request | Failure]:
        self.waiting.pop(asked_for(response), None)
        if not isinstance(response, TextResponse):
            yield self.empty_section(response, "not_html")
            return
        page = SectionPage(response)
        anchors = page.anchors()
        articles = [anchor.url for anchor in anchors if self.is_article(anchor.url, response.url, anchor.text)]
        sections = [anchor.url for anchor in anchors if self.is_section(anchor.url)]
        following = [url for url in page.next_pages(self.site.next) if self.is_here(url, response.url)]
        if is_start and not (articles or sections or following):
            yield self.empty_section(response, "no_links")
        for url in (*sections, *following):
            yield from self.ask_section(url)
        for url in articles:
            yield from self.ask_article(url)

    async def parse_article(self, response: Response) -> list[Reading]:
        """Raises UnreadError, of which crawler.middlewares.unread makes a Failure."""
        self.waiting.pop(asked_for(response), None)
        snapshot = snapshot_of(response, datetime.now(UTC))
        rules = self.site.rules_for(day_in(response.url))
        return [await self.readers.read(Page(snapshot, rules, self.plan.outlet, self.readers.seconds))]

    def report_failure(self, trouble: Trouble) -> Iterator[Failure]:
        request: Request = trouble.request  # type: ignore[attr-defined]
        failure = failure_of(request, trouble.value or LookupError("no reason was given"))
        self.waiting.pop(failure.input, None)
        yield failure

    def interrupted(self) -> Iterator[Failure]:
        """What was asked for and had not come when the crawl ended before its last page."""
        for url in self.waiting:
            yield Failure(url, "failed", "interrupted", "the crawl ended first; crawl again to ask for it", url)

    def empty_section(self, response: Response, why: str) -> Failure:
        detail = self.why_empty() if why == "no_links" else "a page of links was expected, and this is no HTML"
        return Failure(asked_for(response), "failed", why, detail, response.url, response.status, len(response.body))

    def why_empty(self) -> str:
        """What is wrong with a start page without links, and what to do about it."""
        if self.site.article:
            return (
                f"no link of this page matches `article` or `section`: see to them in seeds/sites/{self.site.name}.toml"
            )
        way_out = "declare the site with an `article` pattern in seeds/sites/NAME.toml (_template.toml shows how)"
        return f"no link of this page looks like an article; {way_out}"

    def is_here(self, url: str, found_on: str) -> bool:
        """On the site's hosts; on the same host as the page, for a site that is not declared."""
        return belongs(url, self.site.hosts or (urlsplit(found_on).hostname or "",))

    def is_article(self, url: str, found_on: str, text: str | None = None) -> bool:
        """By the site's own expression, else by the address's shape and, for a link, its ``text``."""
        if not self.is_here(url, found_on):
            return False
        if self.site.article:
            return bool(self.site.article.search(path_of(url)))
        return looks_like_article(url) and (text is None or reads_like_headline(text))

    def is_section(self, url: str) -> bool:
        """Only a declared site knows its sections."""
        return bool(self.site.section and belongs(url, self.site.hosts) and self.site.section.search(path_of(url)))

    def ask_section(self, url: str, is_start: bool = False) -> Iterator[Request | Failure]:
        yield from self.ask(url, self.parse_section, priority=SECTION_FIRST, cb_kwargs={"is_start": is_start})

    def ask_article(self, url: str, is_start: bool = False) -> Iterator[Request | Failure]:
        day = day_in(url)
        if self.plan.since and day and day < self.plan.since and not is_start:
            self.count("older")
            return
        yield from self.ask(url, self.parse_article)

    def ask(self, url: str, callback: Callable[..., Any], **options: Any) -> Iterator[Request | Failure]:
        """A request, once an address and within the plan's pages; a Failure for an address that is none."""
        asked: Request | Failure
        meta = {"hosts": self.site.hosts}
        try:
            # dont_filter: Scrapy's own filter would drop a redirect to a page already seen without a word.
            asked = Request(url, callback, errback=self.report_failure, dont_filter=True, meta=meta, **options)
            address = canonicalize_url(asked.url)
        except ValueError as error:
            asked, address = Failure(url, "rejected", "bad_url", str(error)[:500]), url
        if self.admits(address):
            if isinstance(asked, Request):
                self.waiting[asked.url] = None
            yield asked

    def admits(self, address: str) -> bool:
        if address in self.seen:
            return False
        if len(self.seen) >= self.plan.max_pages:
            self.count("left_off")
            return False
        self.seen.add(address)
        self.count("pages")
        return True

    def count_item(self, item: Any) -> None:
        """Statistics of what came out, by state: ``news/article``, ``news/not_article``, ``news/failed``, …"""
        if isinstance(item, Failure):
            self.count(item.state)
        elif isinstance(item, Reading):
            self.count("not_article" if isinstance(item.result, NotArticle) else "article")

    def count_unsaved(self) -> None:
        self.count("unsaved")

    def count(self, what: str) -> None:
        self.crawler.stats.inc_value(f"news/{what}")


def end_with_loop(readers: Readers) -> None:
    """Also where a second Ctrl-C ends it in the middle of a page."""
    from twisted.internet import reactor

    reactor.addSystemEventTrigger("during", "shutdown", readers.close)  # type: ignore[arg-type]


def path_of(url: str) -> str:
    """The path, with ``?query`` where there is one."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
