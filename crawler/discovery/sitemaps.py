"""Sitemaps (sitemaps.org 0.9), their indexes, Google's news sitemaps, plain lists of addresses; packed or not."""

import zlib
from collections.abc import Iterator
from contextlib import suppress

from lxml import etree

from crawler.discovery.entries import Entry, Malicious, address_in, date_in
from crawler.discovery.feeds import headline_of
from crawler.discovery.xml import child_text, elements, local_name, text_of
from crawler.gunzip import CHUNK, MAGIC, TooManyMembers, gunzip

LARGEST = 64 * 1024 * 1024
"""Bytes unpacked. The protocol allows 50 MB."""
MOST_PIECES = 10_000
"""Of a packed file that can be a million empty ones, one behind the other."""
PLACES = frozenset({"url", "sitemap"})


def read_sitemap(body: bytes, url: str) -> Iterator[Entry]:
    """What it names, streamed: nothing grows with the number of addresses.

    Raises Malicious for a document of more than LARGEST bytes, or with entities.
    """
    if _is_too_large(body):
        raise Malicious("too_large", f"more than {LARGEST} bytes unpacked")
    chunks = text_of(_pieces(body))
    first = next(chunks, "").lstrip("\ufeff \t\r\n")
    if first.startswith("<"):
        yield from _places(_again(first, chunks), url)
    else:
        yield from _lines(_again(first, chunks), url)


def _is_too_large(body: bytes) -> bool:
    size = 0
    try:
        for count, piece in enumerate(_pieces(body)):
            size += len(piece)
            if size > LARGEST or count > MOST_PIECES:
                return True
    except TooManyMembers:
        return True
    return False


def _places(text: Iterator[str], url: str) -> Iterator[Entry]:
    for place in elements(text, PLACES):
        if address := address_in(child_text(place, "loc"), url):
            modified = date_in(child_text(place, "lastmod"))
            if local_name(place) == "sitemap":
                yield Entry(address, "sitemap", modified=modified)
            else:
                yield _page(place, address, modified)


def _page(place: etree._Element, address: str, modified: str | None) -> Entry:
    news = next((child for child in place if local_name(child) == "news"), None)
    if news is None:
        return Entry(address, "page", modified=modified)
    published = date_in(child_text(news, "publication_date"))
    return Entry(address, "article", headline_of(child_text(news, "title")), published, modified)


def _lines(text: Iterator[str], url: str) -> Iterator[Entry]:
    """One address a line, whole."""
    held = ""
    for piece in text:
        *lines, held = (held + piece).split("\n")
        yield from _addresses(lines, url)
        held = held[-4096:]
    yield from _addresses([held], url)


def _addresses(lines: list[str], url: str) -> Iterator[Entry]:
    for line in lines:
        if "://" in line and (address := address_in(line, url)):
            yield Entry(address, "page")


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _pieces(body: bytes) -> Iterator[bytes]:
    """A packed file is unpacked as far as it is whole. Raises TooManyMembers."""
    if not body.startswith(MAGIC):
        yield from (body[start : start + CHUNK] for start in range(0, len(body), CHUNK))
        return
    with suppress(zlib.error, EOFError):  # what came before the damage is good
        yield from gunzip(body)
