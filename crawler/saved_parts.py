"""The further parts of an article among pages that are there already: what a crawl would ask for, without asking."""

from collections.abc import Callable

from w3lib.url import canonicalize_url

from crawler.discovery.parts import MOST_PARTS
from crawler.further_pages import Came, numbered_of, walked, whole_of, with_whole
from crawler.items import Snapshot

Find = Callable[[str], Came | None]


def further_parts(first: Came, find: Find) -> tuple[Snapshot, ...]:
    """Of the article on a first page, in their order. ``find`` gives the page of an address, where it is there.

    Where one page has the whole, a crawl does not ask for the numbered ones; here they are kept with it.
    """
    whole = walked(whole_of(first), find)
    return with_whole(walked(numbered_of(first, MOST_PARTS - len(whole)), find), whole)


def address_of(url: str) -> str:
    """What two ways of writing an address have in common.

    >>> address_of("http://a.example/show.php?page=2&id=7#top") == address_of("https://a.example/show.php?id=7&page=2")
    True
    """
    return str(canonicalize_url(url)).partition("://")[2]
