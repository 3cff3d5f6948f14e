"""``scrapy crawl news``: section pages, their next pages, and the articles that they link to."""

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure as Trouble

from crawler.items import Failure, Listed, NotArticle, NotModified, Reading
from crawler.middlewares.url_guard import belongs
from crawler.readers import Readers
from crawler.reading import Page
from crawler.snapshots import asked_for, kept_headers, snapshot_of
from crawler.spiders.addresses import day_in, looks_like_article, reads_like_headline
from crawler.spiders.links import SectionPage
from crawler.spiders.outcomes import failure_of
from crawler.spiders.plan import Plan, plan_of
from crawler.version import lists_fingerprint

NOT_MODIFIED = 304


class NewsSpider(Spider):
    """One crawl of one site. Every address asked for ends in one Reading, Listed, NotModified or Failure.

    Which addresses are asked for, and in what order, is the scheduler's: it keeps them, and nothing here grows with
    the crawl.
    """

    name = "news"

    def __init__(self, plan: Plan, arguments: Mapping[str, str], readers: Readers) -> None:
        super().__init__()
        self.plan, self.arguments, self.readers = plan, arguments, readers
        self.site = plan.site
        self.list_reader = lists_fingerprint(plan.site, plan.since)

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

    def request_for(self, url: str, kind: str, **known: Any) -> Request:
        """The request for an address of some kind: ``article``, ``section``, ``feed`` or ``sitemap``.

        ``known`` goes with it: ``found_on``, ``is_start``, ``hints``. Raises ValueError for an address that is none.
        """
        parse = self.parse_article if kind == "article" else self.parse_section
        meta = {"hosts": self.site.hosts, "kind": kind, **known}
        # dont_filter: Scrapy's own filter would drop a redirect to a page already seen without a word.
        return Request(url, parse, errback=self.report_failure, dont_filter=True, meta=meta)

    def parse_section(self, response: Response) -> Iterator[Request | Failure | Listed]:
        if response.status == NOT_MODIFIED:
            yield Listed(asked_for(response), None)
            return
        if not isinstance(response, TextResponse):
            yield self.empty_section(response, "not_html")
            return
        page = SectionPage(response)
        anchors = page.anchors()
        articles = [anchor.url for anchor in anchors if self.is_article(anchor.url, response.url, anchor.text)]
        sections = [anchor.url for anchor in anchors if self.is_section(anchor.url)]
        following = [url for url in page.next_pages(self.site.next) if self.is_here(url, response.url)]
        here = asked_for(response)
        if response.meta.get("is_start") and not (articles or sections or following):
            yield self.empty_section(response, "no_links")
            return
        for url in (*sections, *following):
            yield from self.ask_section(url, found_on=here)
        for url in articles:
            yield from self.ask_article(url, found_on=here)
        yield Listed(here, len(sections) + len(following) + len(articles), kept_headers(response))

    async def parse_article(self, response: Response) -> list[Reading | NotModified]:
        """Raises UnreadError, of which crawler.middlewares.unread makes a Failure."""
        if response.status == NOT_MODIFIED:
            return [NotModified(asked_for(response), response.url)]
        snapshot = snapshot_of(response, datetime.now(UTC))
        rules = self.site.rules_for(day_in(response.url))
        return [await self.readers.read(Page(snapshot, rules, self.plan.outlet, self.readers.seconds))]

    def report_failure(self, trouble: Trouble) -> Iterator[Failure]:
        request: Request = trouble.request  # type: ignore[attr-defined]
        yield failure_of(request, trouble.value or LookupError("no reason was given"))

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

    def ask_section(self, url: str, **known: Any) -> Iterator[Request | Failure]:
        yield from self.ask(url, "section", **known)

    def ask_article(self, url: str, **known: Any) -> Iterator[Request | Failure]:
        day = day_in(url)
        if self.plan.since and day and day < self.plan.since and not known.get("is_start"):
            self.count("older")
            return
        yield from self.ask(url, "article", **known)

    def ask(self, url: str, kind: str, **known: Any) -> Iterator[Request | Failure]:
        """A request; a Failure for an address that is none."""
        try:
            yield self.request_for(url, kind, **known)
        except ValueError as error:
            yield Failure(url, "rejected", "bad_url", str(error)[:500])

    def count_item(self, item: Any) -> None:
        """Statistics of what came out, by state: ``news/article``, ``news/not_article``, ``news/failed``, …"""
        if isinstance(item, Failure):
            self.count(item.state)
        elif isinstance(item, NotModified):
            self.count("unchanged")
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
