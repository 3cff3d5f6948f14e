"""What there is to ask for after a page of links, a feed, a sitemap or a robots.txt of one site was read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from crawler.discovery.addresses import looks_like_article, reads_like_headline
from crawler.discovery.entries import Entry
from crawler.discovery.judge import Judge, is_something_else
from crawler.discovery.links import Link, LinkPage
from crawler.discovery.paging import next_pages, numbered, says_next
from crawler.discovery.shapes import shape_of

Kind = Literal["article", "section", "feed", "sitemap"]

PROBES = 3
"""Pages of an undecided shape that are asked for, to see what they are."""
BLOCK = 4
"""Links of one shape, in blocks of one kind on a page, that make a list."""
MOST_HELD = 2_000
"""Addresses that wait for the probes of their shape."""
DEEPEST = 2
"""Steps from the home page to a section's section; next pages are no step."""
LONGEST_NAME = {"wide": 12, "narrow": 30}
"""Characters of a section's name in a menu."""


@dataclass(frozen=True, slots=True)
class Find:
    """``is_probe``: what the address is, is seen when it has come. ``level`` counts the sections above it."""

    kind: Kind
    url: str
    hints: dict[str, str] = field(default_factory=dict)
    is_probe: bool = False
    level: int = 0


@dataclass(slots=True)
class Finder:
    """Of one crawl of one site; ``is_here`` says whether an address is the site's.

    ``judge`` learns as pages come. ``held`` are addresses whose shape is being probed; their number is bounded, and
    ``dropped`` counts those that were not taken for that.
    """

    is_here: Callable[[str], bool]
    judge: Judge = field(default_factory=Judge)
    held: dict[str, list[Find]] = field(default_factory=dict)
    dropped: int = 0

    def on_page(self, page: LinkPage, links: list[Link], level: int, is_list: bool) -> Iterator[Find]:
        """Of a page of links: articles, probes, sections; its next pages where it is a list with something to read."""
        links = [link for link in links if self.is_here(link.url)]
        articles = self.articles(links)
        yield from articles
        if level < DEEPEST:
            taken = {find.url for find in articles}
            yield from (Find("section", link.url, level=level + 1) for link in links if self.is_section(link, taken))
        if articles or is_list:
            yield from (Find("section", url, level=level) for url in next_pages(page, links) if self.is_here(url))

    def articles(self, links: list[Link]) -> list[Find]:
        turning = set(numbered(links))
        open_shapes: dict[str, list[Link]] = {}
        found = []
        for link in links:
            if link.url in turning or says_next(link.text):
                continue
            verdict = self.verdict(link)
            if verdict:
                found.append(
                    Find("article", link.url, {"headline": link.text} if reads_like_headline(link.text) else {})
                )
            elif verdict is None:
                open_shapes.setdefault(f"{link.block} {shape_of(link.url)}", []).append(link)
        for some in open_shapes.values():
            if len(some) >= BLOCK:
                found += self.probe([Find("article", link.url, {"headline": link.text}) for link in some])
        return found

    def verdict(self, link: Link) -> bool | None:
        """None for a link in the page's main part that reads like a headline, and whose address says nothing."""
        known = self.judge.verdict(link.url)
        if known is not None:
            return known
        if link.place in ("menu", "footer") or is_something_else(link.url) or not reads_like_headline(link.text):
            return False
        return True if looks_like_article(link.url) else None

    def is_section(self, link: Link, taken: set[str]) -> bool:
        """A short name, in a menu or in the page's main part, that leads neither to an article nor to a file."""
        if link.place == "footer" or link.url in taken or is_something_else(link.url) or self.judge.verdict(link.url):
            return False
        is_wide = not link.text.isascii()
        is_name = 1 < len(link.text) <= LONGEST_NAME["wide" if is_wide else "narrow"] and not link.text.isdecimal()
        return is_name and not looks_like_article(link.url) and not says_next(link.text)

    def in_feed(self, entries: Iterable[Entry]) -> Iterator[Find]:
        """Every item is an article, and teaches what the site's articles look like."""
        for entry in entries:
            if self.is_here(entry.url):
                self.judge.learn(entry.url, True)
                yield Find("article", entry.url, entry.hints())

    def in_sitemap(self, entries: Iterable[Entry]) -> Iterator[Find]:
        """News entries as of a feed; other places by their address, with probes where that says nothing."""
        waiting: dict[str, list[Find]] = {}
        for entry in entries:
            if not self.is_here(entry.url):
                continue
            find = Find("article", entry.url, entry.hints())
            if entry.kind == "sitemap":
                yield Find("sitemap", entry.url, entry.hints())
            elif entry.kind == "article":
                yield from self.in_feed([entry])
            elif (known := self.judge.verdict(entry.url)) or (known is None and self.may_be_article(entry.url)):
                yield find
            elif known is None and not is_something_else(entry.url):
                self.hold(waiting, find)
        for finds in waiting.values():
            if len(finds) >= BLOCK:
                yield from self.probe(finds)

    def may_be_article(self, url: str) -> bool:
        return looks_like_article(url) and not is_something_else(url)

    def hold(self, waiting: dict[str, list[Find]], find: Find) -> None:
        finds = waiting.setdefault(shape_of(find.url), [])
        if len(finds) < MOST_HELD and len(waiting) < MOST_HELD:
            finds.append(find)
        else:
            self.dropped += 1

    def probe(self, finds: list[Find]) -> list[Find]:
        """A few of one shape are asked for now; the others are held until it is known what those are."""
        shape = shape_of(finds[0].url)
        asked = [] if shape in self.held else finds[:PROBES]
        held = self.held.setdefault(shape, [])
        room = max(0, MOST_HELD - sum(map(len, self.held.values())))
        waiting = finds[len(asked) :]
        held += waiting[:room]
        self.dropped += len(waiting[room:])
        return [Find("section", find.url, find.hints, is_probe=True) for find in asked]

    def learn(self, url: str, is_article: bool) -> list[Find]:
        """What a page turned out to be; gives the addresses that waited for that."""
        self.judge.learn(url, is_article)
        verdict, shape = self.judge.verdict(url), shape_of(url)
        if verdict is None or shape not in self.held:
            return []
        held, self.held[shape] = self.held[shape], []
        return held if verdict else []
