"""Addresses: of an article's page here, of a person's, and those that may become links."""

import re
from urllib.parse import quote, urlsplit

from markupsafe import Markup

BREAK = re.compile(r"(?<=[^/._?&=])(?=[/._?&=])")
"""Where a line may end in an address: before a sign between its words, and not within a word."""


def is_web_address(url: object) -> bool:
    """Only such an address becomes a link.

    >>> [is_web_address(url) for url in ("https://news.example/", "javascript:alert(1)", "1700031.jpg", None)]
    [True, False, False, False]
    """
    if not isinstance(url, str) or re.search(r"[\s\x00-\x1f\x7f]", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket that opens no IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def breakable(text: str) -> Markup:
    """An address or a path, which browsers would break within words or not at all.

    >>> breakable("https://news.example/a_b")
    Markup('https:<wbr>//news<wbr>.example<wbr>/a<wbr>_b')
    """
    return Markup("<wbr>").join(BREAK.split(text))


def article_path(uid: str) -> str:
    return "/article/" + quote(uid, safe="")


def person_path(name: str) -> str:
    """
    >>> person_path("Ada Fennimore"), person_path("文/图")
    ('/people/Ada%20Fennimore', '/people/%E6%96%87%2F%E5%9B%BE')
    """
    return "/people/" + quote(name, safe="")
