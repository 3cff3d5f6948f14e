"""The links of a section page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag

from bs4 import BeautifulSoup
from parsel import Selector
from scrapy.http import TextResponse

NEXT_WORDS = frozenset(
    {"下一页", "下页", "后一页", "下一頁", "下頁", "next", "next page", "older posts", "次へ", "다음"}
)
NEXT_LINKS = "a[rel~=next], link[rel~=next]"
_ARROWS = " \t\r\n\u3000\xa0›»>→"
_END_OF_PAGE = re.compile(r"</html\s*>", re.I)


@dataclass(frozen=True, slots=True)
class Anchor:
    """``url`` is absolute, without fragment, http or https; ``text`` is the longest that links to it."""

    url: str
    text: str


class SectionPage:
    """A parsed page of links."""

    def __init__(self, page: TextResponse) -> None:
        self.page = page
        # libxml2 2.14 drops what follows the end tag, as templates glued together have it; browsers show it.
        self.tree = Selector(text=_END_OF_PAGE.sub("", page.text))

    def anchors(self) -> list[Anchor]:
        """Each address once, in the page's order."""
        texts: dict[str, str] = {}
        for anchor in self.tree.css("a[href]"):
            text = _text(anchor)
            for url in self._address(anchor.attrib["href"]):
                texts[url] = max(texts.get(url, ""), text, key=len)
        return [Anchor(url, text) for url, text in texts.items()]

    def next_pages(self, selector: str | None) -> list[str]:
        """Where the list goes on: what ``selector`` matches, else ``rel=next`` and anchors that say so."""
        if selector:
            hrefs = [str(element.get("href", "")) for element in BeautifulSoup(self.page.text, "lxml").select(selector)]
        else:
            named = [anchor for anchor in self.tree.css("a[href]") if _says_next(anchor)]
            hrefs = [each.attrib.get("href", "") for each in (*self.tree.css(NEXT_LINKS), *named)]
        return list(dict.fromkeys(url for href in hrefs for url in self._address(href)))

    def _address(self, href: str) -> Iterator[str]:
        """Nothing when it is no web address: ``javascript:``, ``mailto:``, garbage."""
        try:
            url = urldefrag(self.page.urljoin(href.strip())).url
        except ValueError:
            return
        if url.startswith(("http://", "https://")):
            yield url


def _text(anchor: Selector) -> str:
    return "".join(anchor.css("::text").getall()).strip()


def _says_next(anchor: Selector) -> bool:
    return _text(anchor).strip(_ARROWS).lower() in NEXT_WORDS
