"""What a response that lists addresses leads to: section pages, feeds, sitemaps and robots.txt of one site."""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from scrapy.http import Response, TextResponse

from crawler.discovery.domains import registered_domain
from crawler.discovery.entries import Entry, address_in
from crawler.discovery.feeds import read_feed
from crawler.discovery.finder import Find, Finder
from crawler.discovery.links import Link, LinkPage
from crawler.discovery.paging import next_pages
from crawler.discovery.robots import sitemaps_in
from crawler.discovery.sitemaps import read_sitemap
from crawler.discovery.usual import usual_feeds, usual_sitemaps
from crawler.middlewares.url_guard import belongs
from crawler.sites import Site
from crawler.snapshots import header_charset

FEED_ROOTS = (b"<rss", b"<feed", b"<rdf:RDF")
"""How a feed begins that stands where a sitemap was expected: the protocol allows that."""


class Lists:
    """Of one crawl. A site without an ``article`` pattern is judged by what its pages and addresses are like."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.is_declared = bool(site.hosts)
        self.hosts = set(site.hosts) or {registered_domain(urlsplit(url).hostname or "") for url in site.start}
        self.finder = Finder(self.is_here)

    def is_here(self, url: str) -> bool:
        """On the site's hosts; anywhere below the registered domain, for a site that is not declared."""
        return belongs(url, self.hosts)

    def is_article(self, url: str) -> bool:
        """By the site's own expression, else by the address alone."""
        if self.site.article:
            return self.is_here(url) and bool(self.site.article.search(path_of(url)))
        return self.is_here(url) and self.finder.may_be_article(url)

    def beginnings(self) -> Iterator[Find]:
        """Beside the start pages: what the declaration names; robots.txt of a site that is not declared."""
        yield from (Find("feed", url) for url in self.site.feeds)
        yield from (Find("sitemap", url) for url in self.site.sitemaps)
        if not self.is_declared:
            homes = dict.fromkeys(urljoin(url, "/robots.txt") for url in self.site.start if not self.is_article(url))
            yield from (Find("sitemap", url, {"guess": "robots"}) for url in homes)

    def on_page(self, response: TextResponse, level: int, is_start: bool) -> list[Find]:
        if is_start and not self.is_declared:
            self.hosts.add(registered_domain(urlsplit(response.url).hostname or ""))
        page = LinkPage(response.text, response.url)
        links = [link for link in page.links() if self.is_here(link.url)]
        if self.site.article:
            return list(self.declared_finds(page, links))
        finds = list(self.finder.on_page(page, links, level, is_list=not is_start))
        if self.site.next:
            finds = [find for find in finds if find.kind != "section"] + list(self.following(page, links))
        return finds if self.is_declared else [*self.feeds(page, links, is_start), *finds]

    def declared_finds(self, page: LinkPage, links: list[Link]) -> Iterator[Find]:
        section = self.site.section
        if section:
            yield from (Find("section", link.url) for link in links if section.search(path_of(link.url)))
        yield from self.following(page, links)
        yield from (Find("article", link.url) for link in links if self.is_article(link.url))

    def following(self, page: LinkPage, links: list[Link]) -> Iterator[Find]:
        """The next pages: what ``next`` matches, else what the page says."""
        found = next_pages(page, links)
        if self.site.next:
            chosen = BeautifulSoup(page.text, "lxml").select(self.site.next)
            found = [url for each in chosen if (url := address_in(str(each.get("href", "")), page.base))]
        yield from (Find("section", url) for url in dict.fromkeys(found) if self.is_here(url))

    def feeds(self, page: LinkPage, links: list[Link], is_start: bool) -> Iterator[Find]:
        named = [*page.feeds(), *(link.url for link in links if names_feed(link))]
        yield from (Find("feed", url) for url in dict.fromkeys(named) if self.is_here(url))
        if is_start and not named:
            yield from (Find("feed", url, {"guess": "feed"}) for url in usual_feeds(page.url))

    def on_feed(self, response: Response) -> Iterator[Find]:
        """Raises Malicious."""
        charset = header_charset((response.headers.get("Content-Type") or b"").decode("latin-1"))
        yield from self.named(read_feed(response.body, response.url, charset))

    def on_sitemap(self, response: Response) -> Iterator[Find]:
        """Raises Malicious."""
        if urlsplit(response.url).path == "/robots.txt":
            named = [url for url in sitemaps_in(response.body, response.url) if self.is_here(url)]
            guesses = [] if named else usual_sitemaps(response.url)
            yield from (Find("sitemap", url) for url in named)
            yield from (Find("sitemap", url, {"guess": "sitemap"}) for url in guesses)
        elif any(root in response.body[:500] for root in FEED_ROOTS):
            yield from self.on_feed(response)
        else:
            yield from self.named(read_sitemap(response.body, response.url))

    def named(self, entries: Iterable[Entry]) -> Iterator[Find]:
        if self.site.article:
            for entry in entries:
                if entry.kind == "sitemap" and self.is_here(entry.url):
                    yield Find("sitemap", entry.url, entry.hints())
                elif self.is_article(entry.url):
                    yield Find("article", entry.url, entry.hints())
        else:
            yield from self.finder.in_sitemap(entries)


def names_feed(link: Link) -> bool:
    """A link to a feed, as pages have it in their menus and footers."""
    path = urlsplit(link.url).path.lower()
    return link.text.strip().lower() in ("rss", "atom", "rss feed") or path.endswith((".rss", "/rss.xml", "/atom.xml"))


def path_of(url: str) -> str:
    """The path, with ``?query`` where there is one."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
