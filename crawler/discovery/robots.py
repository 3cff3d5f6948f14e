"""What a robots.txt says of sitemaps (sitemaps.org, "Specifying the Sitemap location")."""

import re

from crawler.discovery.entries import address_in

LONGEST = 512 * 1024
"""Bytes that are read: RFC 9309 asks for 500 KiB."""
MOST = 50
"""Sitemaps that one robots.txt may name."""
_LINE = re.compile(rb"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.I | re.M)


def sitemaps_in(body: bytes, url: str) -> list[str]:
    """The addresses in its order; none for a page of HTML that stands in its place.

    >>> sitemaps_in(b"User-agent: *\\nSitemap: /news.xml\\nsitemap: file:///etc/hostname", "https://a.example/robots.txt")
    ['https://a.example/news.xml']
    """
    named = (match[1].decode("utf-8", "replace") for match in _LINE.finditer(body[:LONGEST]))
    return list(dict.fromkeys(address for text in named if (address := address_in(text, url))))[:MOST]
