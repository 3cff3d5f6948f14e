"""The further parts of an article among pages that are there already: what a crawl would ask for, without asking."""

from collections.abc import Callable

from w3lib.url import canonicalize_url

from crawler.discovery.links import LinkPage
from crawler.discovery.parts import MOST_PARTS, Course, whole_page
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
    parts = numbered_parts(first, Course(page, page.url, text, MOST_PARTS - (whole is not None)), find)
    if whole is None or whole.body in (first.body, *(part.body for part in parts)):
        return tuple(parts)
    return (*parts, whole)


def numbered_parts(first: Snapshot, course: Course, find: Find) -> list[Snapshot]:
    parts: list[Snapshot] = []
    while (url := course.wanted()) is not None:
        part = find(url)
        if part is None or part.body in (first.body, *(before.body for before in parts)):
            break
        parts.append(part)
        course.came(link_page(part), len(part.body))
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
