"""The whole web: which page stands at which address on which day, and the truth about its articles."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from tests.testweb import feeds, pages
from tests.testweb.edition import Edition, Listing
from tests.testweb.outlets import OUTLETS, Outlet
from tests.testweb.stories import FIRST_DAY, Story
from tests.webserver import Reply

Page = Callable[[], Reply]
MISSING = Reply("<html><title>404</title><body><h1>页面不存在</h1></body></html>".encode(), 404)


@dataclass
class Web:
    """``size`` articles an outlet on the first day; ``day`` may be set to see the web change.

    ``origins`` gives ``http://host:port`` for each host once it is served, ``addresses`` where it is; ``asked``
    remembers (host, path).
    """

    seed: int = 1
    size: int = 60
    outlets: tuple[Outlet, ...] = OUTLETS
    day: date = FIRST_DAY
    origins: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    _editions: dict[tuple[str, date], Edition] = field(default_factory=dict)
    _pages: dict[tuple[str, date], dict[str, Page]] = field(default_factory=dict)

    @property
    def hosts(self) -> tuple[str, ...]:
        return tuple(host for outlet in self.outlets for host in outlet.hosts)

    def edition(self, outlet: Outlet) -> Edition:
        key = (outlet.name, self.day)
        if key not in self._editions:
            origins = tuple(self.origins[host] for host in outlet.hosts)
            self._editions[key] = Edition(outlet, self.seed, self.size, self.day, origins)
        return self._editions[key]

    def home(self, outlet: Outlet) -> str:
        return f"{self.origins[outlet.host]}/"

    def articles(self, outlet: Outlet) -> dict[str, tuple[str, ...]]:
        """The truth of today: the address of every article, with the addresses of its parts (itself the first)."""
        edition = self.edition(outlet)
        return {
            edition.url(story): tuple(edition.url(story, path) for path in edition.part_paths(story))
            for story in edition.present
        }

    def tellings(self, outlet: Outlet) -> dict[str, str]:
        """Every other address at which an article stands (later parts, print, AMP, the one before it moved)."""
        edition, shape = self.edition(outlet), outlet.shape
        found: dict[str, str] = {}
        for story in edition.present:
            others = [*edition.part_paths(story)[1:], story.other(shape.printed), story.other(shape.amp), story.address]
            found |= {edition.url(story, path): edition.url(story) for path in others if path}
        return {url: article for url, article in found.items() if url != article}

    def reply(self, host: str, path: str) -> Reply:
        self.asked.append((host, path))
        for outlet in self.outlets:
            if host in outlet.hosts:
                page = self.pages(outlet, host).get(path)
                return page() if page else self._endless(self.edition(outlet), path)
        return MISSING

    def pages(self, outlet: Outlet, host: str) -> dict[str, Page]:
        key = (host, self.day)
        if key not in self._pages:
            self._pages[key] = dict(_pages_of(self.edition(outlet), self.origins[host]))
        return self._pages[key]

    def _endless(self, edition: Edition, path: str) -> Reply:
        parts = path.strip("/").split("/")
        if parts[0] == "calendar" and len(parts) == 3 and all(part.isdecimal() for part in parts[1:]):
            return _html(edition, pages.calendar_page(edition, int(parts[1]), int(parts[2])))
        return MISSING


def _pages_of(edition: Edition, origin: str) -> Iterator[tuple[str, Page]]:
    """Those of one host, by path with query."""
    for path, text in edition.outlet.pages:
        yield path, partial(_other, edition, path, text)
    for listing in (*edition.sections, *edition.tags(), *edition.authors()):
        for number in range(1, listing.pages + 1) if listing.host == origin else ():
            yield listing.where(number), partial(_list, edition, listing, number)
    for story in edition.stories:
        if edition.origin(story.section) == origin:
            yield from _story_pages(edition, story)
    if origin == edition.origins[0]:
        yield from _front(edition)
    yield "/robots.txt", partial(_robots, edition)


def _story_pages(edition: Edition, story: Story) -> Iterator[tuple[str, Page]]:
    status = story.status(edition.day)
    if status != 200:
        headers = {"Location": edition.url(story)} if status == 301 else {"Content-Type": "text/html"}
        yield story.address, partial(Reply, b"<p>gone</p>", status, headers)
    if status in (404, 410):
        return
    for number, path in enumerate(edition.part_paths(story), 1):
        yield path, partial(_article, edition, story, number)
    for template in (edition.outlet.shape.printed, edition.outlet.shape.amp):
        if address := story.other(template):
            yield address, partial(_article, edition, story, 1, True)


def _front(edition: Edition) -> Iterator[tuple[str, Page]]:
    """The home page, the feeds and the sitemaps."""
    yield "/", partial(_home, edition)
    for kind, path, _ in edition.outlet.feeds:
        yield path, partial(_feed, edition, kind)
    for sitemap, path, _ in edition.outlet.sitemaps:
        if sitemap != "index":
            yield path, partial(_sitemap, SITEMAPS[sitemap], edition)
            continue
        yield path, partial(_sitemap, feeds.index_sitemap, edition, path)
        for place in feeds.month_sitemaps(edition, path):
            yield place, partial(_sitemap, _month_sitemap, edition, path, place)


SITEMAPS: dict[str, Callable[[Edition], bytes]] = {
    "flat": feeds.flat_sitemap,
    "gz": lambda edition: gzip.compress(feeds.flat_sitemap(edition)),
    "news": feeds.news_sitemap,
}


def _home(edition: Edition) -> Reply:
    return _html(edition, pages.home_page(edition))


def _article(edition: Edition, story: Story, part: int, is_whole: bool = False) -> Reply:
    return _html(edition, pages.article_page(edition, story, part, is_whole))


def _list(edition: Edition, listing: Listing, number: int) -> Reply:
    return _html(edition, pages.list_page(edition, listing, number))


def _feed(edition: Edition, kind: str) -> Reply:
    return Reply(feeds.FEEDS[kind](edition), 200, {"Content-Type": pages.MEDIA_TYPES[kind]})


def _sitemap(make: Callable[..., bytes], *what: Any) -> Reply:
    return Reply(make(*what), 200, {"Content-Type": "application/xml"})


def _month_sitemap(edition: Edition, index: str, path: str) -> bytes:
    return feeds.month_sitemaps(edition, index)[path]


def _robots(edition: Edition) -> Reply:
    named = [f"Sitemap: {edition.origins[0]}{path}" for _, path, announced in edition.outlet.sitemaps if announced]
    text = "\n".join(["User-agent: *", "Disallow: /private/", *named, ""])
    return Reply(text.encode(), 200, {"Content-Type": "text/plain"})


def _other(edition: Edition, path: str, text: str) -> Reply:
    if path.endswith((".pdf", ".jpg")):
        return Reply(b"%PDF-1.7\n\x01\x02\xff", 200, {"Content-Type": "application/octet-stream"})
    return _html(edition, pages.other_page(edition, text))


def _html(edition: Edition, text: str) -> Reply:
    charset = edition.outlet.charset
    headers = {"Content-Type": f"text/html; charset={charset}"}
    return Reply(text.encode(charset, "xmlcharrefreplace"), 200, headers)
