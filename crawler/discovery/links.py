"""The links of a page, and where on the page each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from parsel import Selector

from crawler.discovery.entries import address_in

Place = Literal["main", "menu", "side", "footer"]

_MENU = re.compile(
    r"^(?:nav\w*|menu\w*|head(?:er)?|hd|top\w*|masthead|channel\w*|crumbs?|breadcrumbs?|location)$", re.I
)
_FOOTER = re.compile(r"^(?:foot\w*|ft|bottom\w*|copyright\w*|friend\w*|links?)$", re.I)
_SIDE = re.compile(r"^(?:side\w*|aside|right\w*|hot\w*|rank\w*)$", re.I)
_TAGS: dict[str, Place] = {
    "main": "main",
    "article": "main",
    "nav": "menu",
    "header": "menu",
    "footer": "footer",
    "aside": "side",
}
_END_OF_PAGE = re.compile(r"</html\s*>", re.I)
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json"}
)


@dataclass(frozen=True, slots=True)
class Link:
    """``url`` is absolute, without fragment, http or https; ``text`` is the longest that links to it.

    ``block`` names the kind of list it stands in: links with the same are items of one list.
    """

    url: str
    text: str
    place: Place
    block: str


class LinkPage:
    """A parsed page. ``text`` is its HTML, ``url`` where it came from."""

    def __init__(self, text: str, url: str) -> None:
        self.text = text
        # libxml2 2.14 drops what follows the end tag, as templates glued together have it; browsers show it.
        self.tree = Selector(_END_OF_PAGE.sub("", text) or "<html></html>", type="html")
        base = self.tree.css("base[href]::attr(href)").get()
        self.url = url
        self.base = address_in(base, url) or url
        self._places: dict[etree._Element, Place] = {}

    def links(self) -> list[Link]:
        """Each address once, in the page's order."""
        found: dict[str, Link] = {}
        for anchor in self.tree.root.iter("a"):
            url = address_in(anchor.get("href"), self.base)
            if url is None:
                continue
            text = text_of(anchor)
            known = found.get(url)
            if known is None or len(text) > len(known.text):
                found[url] = Link(url, text, self.place_of(anchor), block_of(anchor))
        return list(found.values())

    def place_of(self, element: etree._Element) -> Place:
        """By the nearest element around it that names its part of the page."""
        path = []
        place: Place = "main"
        for around in element.iterancestors():
            if around in self._places:
                place = self._places[around]
                break
            path.append(around)
            if named := _named_place(around):
                place = named
                break
        self._places.update(dict.fromkeys(path, place))
        return place

    def feeds(self) -> list[str]:
        """Those that the page's head names."""
        links = self.tree.css("link[rel~=alternate][type][href]")
        named = [link for link in links if link.attrib["type"].lower().partition(";")[0].strip() in FEED_TYPES]
        return list(dict.fromkeys(self._addresses(link.attrib["href"] for link in named)))

    def selected(self, css: str) -> list[str]:
        """The addresses of what ``css`` matches."""
        return list(dict.fromkeys(self._addresses(each.attrib.get("href", "") for each in self.tree.css(css))))

    def _addresses(self, hrefs: Iterator[str]) -> Iterator[str]:
        yield from (url for href in hrefs if (url := address_in(href, self.base)))


def text_of(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _named_place(element: etree._Element) -> Place | None:
    if element.tag in _TAGS:
        return _TAGS[element.tag]
    for name in f"{element.get('id') or ''} {element.get('class') or ''}".split():
        for pattern, place in PLACES:
            if pattern.match(name):
                return place
    return None


PLACES: tuple[tuple[re.Pattern[str], Place], ...] = ((_MENU, "menu"), (_FOOTER, "footer"), (_SIDE, "side"))


def block_of(element: etree._Element) -> str:
    """The elements around it, three deep, with their classes."""
    around = [
        f"{each.tag}.{'.'.join((each.get('class') or '').split())}"
        for _, each in zip(range(3), element.iterancestors(), strict=False)
    ]
    return "<".join(around)
