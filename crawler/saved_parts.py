"""The further parts of an article among pages that are there already: what a crawl would ask for, without asking."""

from collections.abc import Callable

from w3lib.url import canonicalize_url

from crawler.discovery.links import LinkPage
from crawler.discovery.parts import MOST_BYTES, MOST_PARTS, next_part, shows_all, whole_page
from crawler.extraction.source.decode import decode
from crawler.items import Snapshot

Find = Callable[[str], Snapshot | None]


def further_parts(first: Snapshot, text: tuple[str, ...], find: Find) -> tuple[Snapshot, ...]:
    """Of the article on a first page, whose paragraphs are ``text``, in their order.

    The page that has the whole comes last: it makes the others needless, and all are kept. ``find`` gives the page of
    an address, where it is there.
    """
    page = link_page(first)
    asked = whole_page(page, page.url)
    whole = find(asked) if asked else None
    parts = numbered_parts(first, page, text, find, MOST_PARTS - (whole is not None))
    if whole is None or whole.body in (first.body, *(part.body for part in parts)):
        return tuple(parts)
    return (*parts, whole)


def numbered_parts(first: Snapshot, page: LinkPage, text: tuple[str, ...], find: Find, most: int) -> list[Snapshot]:
    """As ``crawler.spiders.parts`` asks for them."""
    parts: list[Snapshot] = []
    while len(parts) < most and sum(len(part.body) for part in parts) < MOST_BYTES:
        url = next_part(page, first.url or "", len(parts) + 1)
        part = find(url) if url else None
        if part is None or part.body in (first.body, *(before.body for before in parts)):
            break
        parts.append(part)
        page = link_page(part)
        if shows_all(page, text):
            break
    return parts


def link_page(snapshot: Snapshot) -> LinkPage:
    text, _ = decode(snapshot.body, snapshot.charset)
    return LinkPage(text, snapshot.url or "")


def address_of(url: str) -> str:
    """What two ways of writing an address have in common.

    >>> address_of("http://a.example/show.php?page=2&id=7#top") == address_of("https://a.example/show.php?id=7&page=2")
    True
    """
    return str(canonicalize_url(url)).partition("://")[2]
