"""``scrapy crawl news``: section pages, their next pages, and the articles that they link to."""

from collections.abc import AsyncIterator, Awaitable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure as Trouble

from crawler.browser.wanted import KINDS, use_browser
from crawler.discovery.addresses import day_in
from crawler.discovery.entries import Malicious, day_of
from crawler.discovery.finder import Find
from crawler.discovery.usual import usual_sitemaps
from crawler.extraction.flags import PARTS_MISSING
from crawler.items import Article, Failure, Listed, NotArticle, NotModified, Reading, Snapshot
from crawler.middlewares.completeness import may_be_cut
from crawler.readers import Readers
from crawler.reading import Page
from crawler.snapshots import asked_for, kept_headers, snapshot_of
from crawler.spiders.lists import Lists
from crawler.spiders.outcomes import failure_of
from crawler.spiders.parts import Parts
from crawler.spiders.plan import Plan, plan_of
from crawler.version import lists_fingerprint

NOT_MODIFIED = 304
ONE_DAY = timedelta(days=1)
"""Between a day where the site is and the same in UTC."""


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
        self.lists = Lists(plan.site)
        self.list_reader = lists_fingerprint(plan.site, plan.since)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **arguments: Any) -> Self:
        """Reads the site, whose delay and private hosts become settings; the command line keeps the last word."""
        plan = plan_of(arguments, Path(crawler.settings["SITES_DIR"]))
        if plan.site.delay is not None:
            crawler.settings.set("DOWNLOAD_DELAY", plan.site.delay, priority="spider")
        if plan.site.browser:
            use_browser(crawler.settings)
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
            ask = self.ask_article if self.lists.is_article(url) else self.ask_section
            for each in ask(url, is_start=True):
                yield each
        for find in self.lists.beginnings():
            for each in self.ask_find(find):
                yield each

    def remember(self, known: Iterable[tuple[str, bool]]) -> None:
        """Addresses of earlier crawls, and whether each was an article: a feed that answers 304 teaches nothing."""
        for url, is_article in known:
            self.lists.finder.judge.learn(url, is_article)

    def closed(self, reason: str) -> None:
        """Scrapy calls it at the end of the crawl."""
        self.count("undecided", self.lists.finder.undecided())
        self.count("elsewhere", self.lists.elsewhere)

    def request_for(self, url: str, kind: str, **known: Any) -> Request:
        """The request for an address of some kind: ``article``, ``section``, ``feed`` or ``sitemap``.

        ``known`` goes with it: ``found_on``, ``is_start``, ``hints``. Raises ValueError for an address that is none.
        """
        is_probe = bool((known.get("hints") or {}).get("probe"))
        section = self.parse_probe if is_probe else self.parse_section
        parse: Any = {"article": self.parse_article, "section": section}.get(kind, self.parse_list)
        meta = {"hosts": self.site.hosts, "kind": kind, "browser": self.site.browser and kind in KINDS, **known}
        # dont_filter: Scrapy's own filter would drop a redirect to a page already seen without a word.
        return Request(url, parse, errback=self.report_failure, dont_filter=True, meta=meta)

    def parse_section(self, response: Response) -> Iterator[Request | Failure | Listed]:
        if response.status == NOT_MODIFIED:
            yield Listed(asked_for(response), None)
            return
        hints, is_start = response.meta.get("hints") or {}, bool(response.meta.get("is_start"))
        if not isinstance(response, TextResponse):
            yield Listed(asked_for(response), 0) if hints else self.empty_section(response, "not_html")
            return
        finds = self.lists.on_page(response, int(hints.get("level", 0)), is_start)
        if is_start and not any(find.kind in ("article", "section") for find in finds):
            yield self.empty_section(response, "no_links")
            return
        yield from self.list_finds(response, finds)

    def parse_list(self, response: Response) -> Iterator[Request | Failure | Listed]:
        """A feed, a sitemap, a robots.txt."""
        here = asked_for(response)
        if response.status == NOT_MODIFIED:
            yield Listed(here, None)
            return
        read = self.lists.on_feed if response.meta["kind"] == "feed" else self.lists.on_sitemap
        try:
            yield from self.list_finds(response, read(response))
        except Malicious as error:
            size = len(response.body)
            yield Failure(here, "rejected", error.why, str(error), response.url, response.status, size)

    def list_finds(self, response: Response, finds: Iterable[Find]) -> Iterator[Request | Failure | Listed]:
        here, count = asked_for(response), 0
        for count, find in enumerate(finds, 1):  # noqa: B007
            yield from self.ask_find(find, found_on=here)
        yield Listed(here, count, kept_headers(response))

    def learn(self, response: Response, is_article: bool) -> Iterator[Request | Failure]:
        """What a page turned out to be tells what others like it are."""
        here = asked_for(response)
        for find in self.lists.finder.learn(here, is_article):
            yield from self.ask_find(find, found_on=here)

    async def parse_probe(self, response: Response) -> list[Any]:
        """A page of a shape that is not known yet: an article, or else a page of links."""
        if response.status == NOT_MODIFIED:
            return [Listed(asked_for(response), None)]
        reading = await self.read(response)
        is_article = isinstance(reading.result, Article)
        rest = await self.whole(reading, response) if is_article else list(self.parse_section(response))
        return [*self.learn(response, is_article), *rest]

    async def parse_article(self, response: Response) -> list[Any]:
        """Raises UnreadError, of which crawler.middlewares.unread makes a Failure."""
        if response.status == NOT_MODIFIED:
            return [NotModified(asked_for(response), response.url)]
        reading = await self.read(response)
        learned = list(self.learn(response, isinstance(reading.result, Article)))
        return [*learned, *await self.whole(reading, response)]

    async def read(self, response: Response) -> Reading:
        page = self.page_of(snapshot_of(response, datetime.now(UTC)))
        if may_be_cut(response):
            return page.reading(NotArticle("cut_off", "no length was announced, and the page has no end tag"))
        return await self.readers.read(page)

    def page_of(self, snapshot: Snapshot) -> Page:
        rules = self.site.rules_for(day_in(snapshot.url or ""))
        return Page(snapshot, rules, self.plan.outlet, self.readers.seconds)

    async def whole(self, reading: Reading, response: Response) -> list[Reading | Failure]:
        """An article with its further parts, and what came in the place of one, or why it could not be had.

        Nothing of it is saved before all have come: where the crawl is ended on the way, the next asks for all again.
        """
        article = reading.result
        if not isinstance(response, TextResponse) or not isinstance(article, Article):
            return [reading]
        if PARTS_MISSING not in article.flags:
            return [reading]
        parts = Parts(reading, self.ask_part, self.read)
        pages = await parts.fetch()
        if not self.crawler.crawling:
            return []
        self.count("parts", len(pages))
        if pages:
            reading = await self.readers.read(self.page_of(replace(reading.snapshot, parts=pages)))
        return [reading, *parts.others]

    def ask_part(self, url: str) -> tuple[Request, Awaitable[Response]]:
        """Beside the frontier, where the first page stands for it; robots.txt, guards and delays are as for any."""
        assert self.crawler.engine is not None
        request = self.request_for(url, "article")
        return request, self.crawler.engine.download_async(request)

    def report_failure(self, trouble: Trouble) -> Iterator[Request | Failure | Listed]:
        """A place that nobody named, where lists usually are, may be empty: nothing is lost."""
        request: Request = trouble.request  # type: ignore[attr-defined]
        guess = (request.meta.get("hints") or {}).get("guess")
        if guess:
            for url in usual_sitemaps(request.url) if guess == "robots" else ():
                yield from self.ask_find(Find("sitemap", url, {"guess": "sitemap"}))
            yield Listed((request.meta.get("redirect_urls") or [request.url])[0], 0)
            return
        failure = failure_of(request, trouble.value or LookupError("no reason was given"))
        if failure.state == "rejected" and is_beginning(request):
            self.count("turned_away")
        yield failure

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

    def ask_section(self, url: str, **known: Any) -> Iterator[Request | Failure]:
        yield from self.ask(url, "section", **known)

    def ask_article(self, url: str, **known: Any) -> Iterator[Request | Failure]:
        day = day_in(url)
        if self.plan.since and day and day < self.plan.since and not known.get("is_start"):
            self.count("older")
            return
        yield from self.ask(url, "article", **known)

    def ask_sitemap(self, url: str, **known: Any) -> Iterator[Request | Failure]:
        changed = day_of((known.get("hints") or {}).get("lastmod"))
        if self.plan.since and changed and changed < self.plan.since - ONE_DAY:
            self.count("older_sitemaps")
            return
        yield from self.ask(url, "sitemap", **known)

    def ask_find(self, find: Find, **known: Any) -> Iterator[Request | Failure]:
        hints: dict[str, Any] = dict(find.hints)
        if find.is_probe or find.level:
            hints |= {"probe": find.is_probe, "level": find.level}
        checked = {"article": self.ask_article, "sitemap": self.ask_sitemap}
        ask = checked.get(find.kind) or partial(self.ask, kind=find.kind)
        yield from ask(find.url, hints=hints, **known)

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

    def count(self, what: str, number: int = 1) -> None:
        if number:
            self.crawler.stats.inc_value(f"news/{what}", number)


def is_beginning(request: Request) -> bool:
    """A start page, or a list that no page led to."""
    meta = request.meta
    return bool(meta.get("is_start")) or (meta["kind"] != "article" and not meta.get("found_on"))


def end_with_loop(readers: Readers) -> None:
    """Also where a second Ctrl-C ends it in the middle of a page."""
    from twisted.internet import reactor

    reactor.addSystemEventTrigger("during", "shutdown", readers.close)  # type: ignore[arg-type]
