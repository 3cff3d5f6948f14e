"""Where a list of links, or an article in several parts, goes on."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from crawler.discovery.judge import is_something_else
from crawler.discovery.links import Link, LinkPage

NEXT_WORDS = frozenset(
    {
        *("下一页", "下页", "后一页", "下一頁", "下頁", "下一張", "next", "next page", "older posts", "older", "more"),
        *("次へ", "次のページ", "다음", "다음 페이지", "weiter", "suivant", "page suivante", "siguiente"),
    }
)
NEXT_LINKS = "a[rel~=next], link[rel~=next]"
_ARROWS = " \t\r\n\u3000\xa0›»>→"
_NUMBER = re.compile(r"\[?\d{1,4}\]?")
SCRIPTED = re.compile(
    r"createPageHTML\(\s*(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*[\"']([\w-]+)[\"']\s*,\s*[\"'](\w+)[\"']", re.I
)
"""TRS WCM, which many Chinese public bodies publish with: the number of pages, this one's, and the files' name."""
MOST_NUMBERS = 15
"""Numbers in a pager; a month has more."""
MOST_PAGES = 500
"""Pages of one list that a script may name."""


def next_pages(page: LinkPage, links: list[Link]) -> list[str]:
    """``rel=next`` and anchors that say so, else all pages that a pager numbers or a script of the page would make."""
    named = [*page.selected(NEXT_LINKS), *(link.url for link in links if says_next(link.text))]
    found = named or [*numbered(links), *scripted_pages(page)]
    return [url for url in dict.fromkeys(found) if url != page.url]


def says_next(text: str) -> bool:
    return text.strip(_ARROWS).lower() in NEXT_WORDS


def numbered(links: list[Link]) -> list[str]:
    """Links whose text is a number, a few in one block: one alone may count anything, many are a calendar."""
    pager: dict[str, list[str]] = {}
    for link in links:
        if _NUMBER.fullmatch(link.text) and link.place != "footer" and not is_something_else(link.url):
            pager.setdefault(link.block, []).append(link.url)
    return [url for urls in pager.values() if 1 < len(urls) <= MOST_NUMBERS for url in urls]


def scripted_pages(page: LinkPage) -> Iterator[str]:
    found = SCRIPTED.search(page.text)
    if found and found[2] == "0":
        for number in range(1, min(int(found[1]), MOST_PAGES)):
            yield urljoin(page.base, f"{found[3]}_{number}.{found[4]}")
