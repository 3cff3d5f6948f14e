"""A short look at a site: a crawl that asks for some of its lists and some of its articles, and keeps what came."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scrapy import Request
from scrapy.http import Response, TextResponse

from crawler.discovery.links import LinkPage
from crawler.discovery.shapes import shape_of
from crawler.items import Article, Failure, Listed, NotArticle, Reading
from crawler.spiders.lists import path_of
from crawler.spiders.news import NewsSpider

MOST = {"section": 12, "feed": 6, "sitemap": 6, "article": 30}
"""Addresses of a kind that are asked for, beside those in the usual places."""
MOST_OF_A_SHAPE = 8
"""Articles whose addresses are alike: more of them show nothing new."""


class SurveySpider(NewsSpider):
    """The news spider, which asks for a few of each kind only, and for no next pages and no sections of sections."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.asked: Counter[str] = Counter()
        self.seen: set[str] = set()

    def ask(self, url: str, kind: str, **known: Any) -> Iterator[Request | Failure]:
        if url not in self.seen and (known.get("is_start") or self.is_wanted(url, kind, known.get("hints") or {})):
            self.seen.add(url)
            yield from super().ask(url, kind, **known)

    def is_wanted(self, url: str, kind: str, hints: dict[str, Any]) -> bool:
        if hints.get("guess"):
            return True
        if kind == "section":
            if hints.get("probe"):
                kind = "article"
            elif hints.get("level") != 1:
                return False
        shape = shape_of(url)
        if self.asked[kind] >= MOST[kind] or (kind == "article" and self.asked[shape] >= MOST_OF_A_SHAPE):
            return False
        self.asked.update((kind, shape) if kind == "article" else (kind,))
        return True

    async def whole(self, reading: Reading, response: Response) -> list[Reading | Failure]:
        """Further parts are not asked for."""
        return [reading]


@dataclass
class Survey:
    """What came of it. ``home`` is the HTML of the start page; ``sections`` have the addresses that each links to.

    ``others`` are paths of the site's own that are no articles. ``failures`` counts by state and reason, and
    ``details`` says what the first of each was.
    """

    home: str = ""
    feeds: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    sections: dict[str, list[str]] = field(default_factory=dict)
    articles: list[Reading] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    details: dict[str, str] = field(default_factory=dict)

    def item_scraped(self, item: Any, response: object) -> None:
        """A handler of Scrapy's signal."""
        if isinstance(item, Reading):
            self.take_reading(item)
        elif isinstance(item, Failure):
            self.failures[f"{item.state}:{item.why}"] += 1
            self.details.setdefault(f"{item.state}:{item.why}", item.detail)
        elif isinstance(item, Listed) and isinstance(response, Response):  # not what an errback was called with
            self.take_list(item, response)

    def take_reading(self, reading: Reading) -> None:
        if isinstance(reading.result, Article):
            self.articles.append(reading)
        elif isinstance(reading.result, NotArticle):
            self.others.append(path_of(reading.snapshot.input))

    def take_list(self, listed: Listed, response: Response) -> None:
        kind = response.meta["kind"]
        if kind == "feed" and listed.links:
            self.feeds.append(listed.input)
        elif kind == "sitemap" and listed.links and is_first_sitemap(listed, response):
            self.sitemaps.append(listed.input)
        elif kind == "section" and isinstance(response, TextResponse):
            self.others.append(path_of(listed.input))
            self.sections[listed.input] = [link.url for link in LinkPage(response.text, response.url).links()]
            if response.meta.get("is_start"):
                self.home = response.text


def is_first_sitemap(listed: Listed, response: Response) -> bool:
    """No robots.txt, and none that another sitemap names."""
    found_on = str(response.meta.get("found_on") or "")
    return not listed.input.endswith("/robots.txt") and not (found_on and not found_on.endswith("/robots.txt"))
