"""Which addresses of a site are articles: what was learned of their shapes, and what an address says by itself."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from crawler.discovery.addresses import FILE, looks_like_article
from crawler.discovery.shapes import shape_of, wide_shape_of

_OTHER = re.compile(
    r"/(?:about|account|ads?|advertis\w*|amp|app|authors?|bbs|calendar|category|cart|comments?|contact|"
    r"downloads?|help|jobs?|login|logout|m(?:ember|obile)|page|passport|print|privacy|profiles?|register|"
    r"reporters?|rss|search|service|share|sign-?(?:in|up)|sitemap|subscribe|tags?|terms|topics?|users?|writers?)"
    r"(?:[/._?-]|$)",
    re.I,
)
"""Words at the beginning of a part of a path that name something else than an article, or an article once more."""
_OTHER_QUERY = frozenset({"amp", "print", "replytocom", "share", "reply", "output", "sort"})
ENOUGH = 2
"""Pages that were of one kind before their shape counts as that kind."""
MOST_SHAPES = 5_000
"""Shapes that are remembered. A site has a few dozen."""


@dataclass(slots=True)
class Judge:
    """``learn`` is told what pages turned out to be, and what feeds name; ``verdict`` says what that means for others.

    Counts are kept by shape: nothing grows with the number of addresses.
    """

    articles: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)

    def learn(self, url: str, is_article: bool) -> None:
        counts = self.articles if is_article else self.others
        for shape in shapes_of(url):
            if shape in counts or len(counts) < MOST_SHAPES:
                counts[shape] += 1

    def verdict(self, url: str) -> bool | None:
        """True and False where pages of this shape were enough to tell, else None.

        The wide shape counts only for an address that could be an article's by itself: ``/w`` is any word.
        """
        fine, wide = shapes_of(url)
        for shape in (fine, wide) if looks_like_article(url) else (fine,):
            yes, no = self.articles[shape], self.others[shape]
            if yes >= ENOUGH and yes >= no:
                return True
            if no >= ENOUGH and no > 2 * yes:
                return False
        return None


def shapes_of(url: str) -> tuple[str, str]:
    fine = shape_of(url)
    return fine, "~" + wide_shape_of(fine)


def is_something_else(url: str) -> bool:
    """A file, a page about people or the site, another form of an article: by its words alone.

    >>> is_something_else("https://a.example/tag/2026-11-03-123456"), is_something_else("/2026/11/03/a.html?print=1")
    (True, True)
    """
    parts = urlsplit(url)
    if FILE.search(parts.path) or _OTHER.search(parts.path):
        return True
    return any(name.lower() in _OTHER_QUERY for name, _ in parse_qsl(parts.query, True))
