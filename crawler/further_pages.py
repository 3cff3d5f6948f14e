"""The further pages of an article: which is wanted next, and which of those that come is one. Nothing is asked here.

A crawl and a load walk alike: a walk names an address, and is given the page that came of it, or None.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from crawler.discovery.entries import address_in
from crawler.discovery.links import LinkPage
from crawler.discovery.parts import Course, is_whole, part_number, whole_page
from crawler.extraction.joining import keys_of, tells_all
from crawler.extraction.refusal.reasons import NO_PAGE, PASSING
from crawler.extraction.source.decode import decode
from crawler.items import NotArticle, Reading, Snapshot

IN_ITS_PLACE = frozenset((*PASSING, *NO_PAGE))
"""Reasons of ``not_article`` that say: something else came in the place of a further page.

Others may be said of a page of few words, or of one picture, that is the article's all the same.
"""


@dataclass(frozen=True, slots=True)
class Came:
    """A page, and what it is by itself: ``why`` it is no article, or the kinds and texts of its ``blocks``."""

    page: Snapshot
    why: str | None
    blocks: tuple[tuple[str, str], ...] = ()

    @property
    def url(self) -> str:
        return self.page.url or ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(text for kind, text in self.blocks if kind == "paragraph")


Pages = tuple[Came, ...]
Walk = Generator[str, Came | None, Pages]


def came_of(reading: Reading) -> Came:
    result = reading.result
    if isinstance(result, NotArticle):
        return Came(reading.snapshot, result.why)
    return Came(reading.snapshot, None, tuple(keys_of(result.blocks)))


def whole_of(first: Came) -> Walk:
    """The page that is to have all of the article, where the first one leads to such a page."""
    url = whole_page(link_page(first.page), first.url)
    came = (yield url) if url is not None else None
    return (came,) if came is not None and is_further(came, first) else ()


def numbered_of(first: Came, most: int) -> Walk:
    """The second page, the third, up to one that leads to no other, or that is none of the article."""
    course, pages = Course(link_page(first.page), first.url, first.paragraphs, most), list[Came]()
    while (url := course.wanted()) is not None:
        came = yield url
        if came is None or not is_further(came, first, pages):
            break
        pages.append(came)
        course.came(link_page(came.page), len(came.page.body))
    return tuple(pages)


def walked(walk: Walk, find: Callable[[str], Came | None]) -> Pages:
    """A walk among pages that are there already."""
    try:
        url = next(walk)
        while True:
            url = walk.send(find(url))
    except StopIteration as end:
        pages: Pages = end.value
        return pages


def with_whole(numbered: Pages, whole: Pages) -> tuple[Snapshot, ...]:
    """All that are kept, that of the whole article last."""
    pages = [came.page for came in numbered]
    return (*pages, *(came.page for came in whole if came.page.body not in [page.body for page in pages]))


def is_all(whole: Pages, first: Came) -> bool:
    """Did a page come that makes the numbered ones needless?"""
    return any(tells_all(came.blocks, first.blocks) for came in whole)


def is_further(came: Came, first: Came, before: Sequence[Came] = ()) -> bool:
    """Is it a page of the article: by its address, by bytes that no page before it had, and no notice in its place?"""
    if not is_own(came.url, first.url) or came.page.body in [one.page.body for one in (first, *before)]:
        return False
    return not is_notice(came.page, came.why, first.url)


def is_own(url: str, first: str) -> bool:
    return part_number(url, first) is not None or is_whole(url, first)


def is_notice(page: Snapshot, why: str | None, first: str) -> bool:
    """Did a captcha, a login, a soft 404 or the like come in the place of a further page?

    A picture with hardly a word beside it looks as if scripts were to bring the text. It leads to the article's other
    pages, as no shell does.
    """
    return why in IN_ITS_PLACE and not (why == "script_only" and leads_to_others(page, first))


def leads_to_others(page: Snapshot, first: str) -> bool:
    """Has it a link to another page of the article?"""
    links = link_page(page)
    found = {address_in(link.get("href"), links.base) for link in links.tree.root.iter("a")}
    return any(url is not None and (url == first or is_own(url, first)) for url in found - {page.url})


def link_page(page: Snapshot) -> LinkPage:
    text, _ = decode(page.body, page.charset)
    return LinkPage(text, page.url or "")
