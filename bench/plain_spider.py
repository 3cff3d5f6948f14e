"""What bench/crawling.py runs: spiders that do next to nothing with their pages, and a file of a crawl's statistics."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Self

from made_site import Site
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response


class PlainSpider(Spider):
    """Every article of a made site, counted; ``site`` is its fields as JSON."""

    name = "plain"
    site = ""

    async def start(self) -> AsyncIterator[Request]:
        for url in Site(**json.loads(self.site)).articles():
            yield Request(url, dont_filter=True)

    def parse(self, response: Response) -> None:
        self.crawler.stats.inc_value("plain/pages", len(response.body) > 1000)


class TitleSpider(PlainSpider):
    """The same with a parse that is as trivial as one can be: the title, by Scrapy's own selector."""

    name = "title"

    def parse(self, response: Response) -> None:
        self.crawler.stats.inc_value("plain/pages", response.css("title::text").get() is not None)


class StatsFile:
    """Scrapy extension: the statistics as JSON, in a file beside the archive."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.write, signals.engine_stopped)
        return extension

    def write(self) -> None:
        assert self.crawler.stats is not None
        found = json.dumps(self.crawler.stats.get_stats(), default=str)
        Path(self.crawler.settings["ARCHIVE"]).with_name("stats.json").write_text(found, encoding="utf-8")
