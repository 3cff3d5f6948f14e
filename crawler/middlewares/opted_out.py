"""Pages that their site reserves: flagged always, and not kept where the setting ``OBEY_OPT_OUT`` says so."""

from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from crawler.declarations import SiteError, suggestion
from crawler.extraction.optout import OPT_OUTS
from crawler.items import Failure, Reading

PREFIX = "opt_out_"
WORDS = tuple(flag.removeprefix(PREFIX) for flag in OPT_OUTS)


class OptedOut:
    """Makes ``rejected:opted_out`` of a Reading with one of the opt-outs that are obeyed: no bytes, no article."""

    def __init__(self, obeyed: frozenset[str]) -> None:
        self.obeyed = obeyed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises SiteError for a word that is none."""
        if not (words := crawler.settings.getlist("OBEY_OPT_OUT")):
            raise NotConfigured
        return cls(flags_meant(words))

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        async for item in result:
            yield self.refused(item) if isinstance(item, Reading) else item

    def refused(self, reading: Reading) -> Reading | Failure:
        said = sorted(self.obeyed.intersection(reading.result.flags))
        if not said:
            return reading
        snapshot = reading.snapshot
        detail = f"the site says {' '.join(said)}, and OBEY_OPT_OUT says to keep to it; nothing of the page is kept"
        size = len(snapshot.body)
        return Failure(snapshot.input, "rejected", "opted_out", detail, snapshot.url, snapshot.status, size)


def flags_meant(words: list[str], said: str = "OBEY_OPT_OUT=") -> frozenset[str]:
    """The flags that the words stand for; raises SiteError, which begins with what was ``said`` and the word.

    >>> sorted(flags_meant(["tdm", " AI"]))
    ['opt_out_ai', 'opt_out_tdm']
    """
    named = [word.strip().lower() for word in words if word.strip()]
    for word in named:
        if word not in WORDS:
            raise SiteError(f"{said}{word}: is none of {', '.join(WORDS)}{suggestion(word, list(WORDS))}")
    return frozenset(PREFIX + word for word in named)
