"""RSS 0.9 to 2.0 (RDF as well), Atom (RFC 4287) and JSON Feed 1.1: which articles a feed names."""

import json
import re
from collections.abc import Iterator
from html import unescape

from lxml import etree
from w3lib.html import remove_tags

from crawler.discovery.entries import LONGEST_HEADLINE, Entry, address_in, date_in, once_each
from crawler.discovery.xml import child_text, elements, local_name
from crawler.extraction.source.decode import decode

ITEMS = frozenset({"item", "entry"})
JSON_START = re.compile(r"\s*\{")
MOST_LEVELS = 500
"""Of brackets, in a JSON Feed: Python's reader of JSON recurses."""


def read_feed(body: bytes, url: str, charset: str | None = None) -> Iterator[Entry]:
    """The items in the feed's order, each address once; items without an address are left out.

    ``url`` is the feed's own, ``charset`` the HTTP header's word. Raises Malicious.
    """
    text, _ = decode(body, charset)
    entries = _json_items(text, url) if JSON_START.match(text) else _xml_items(text, url)
    yield from once_each(entries)


def _xml_items(text: str, url: str) -> Iterator[Entry]:
    for item in elements([text[text.find("<") :]], ITEMS):
        if address := _atom_link(item, url) or _rss_link(item, url):
            yield Entry(
                url=address,
                kind="article",
                headline=headline_of(child_text(item, "title")),
                published=date_in(child_text(item, "pubdate", "published", "issued", "date")),
                modified=date_in(child_text(item, "updated", "modified")),
            )


def _rss_link(item: etree._Element, url: str) -> str | None:
    """``origLink`` of those that count clicks, ``link``, a ``guid`` that says it is an address; RDF's ``about``."""
    found = address_in(child_text(item, "origlink"), url) or address_in(child_text(item, "link"), url)
    if found:
        return found
    for child in item:
        text = child.text or ""
        if local_name(child) == "guid" and child.get("isPermaLink", "true") != "false" and "://" in text:
            return address_in(text, url)
    about = next((value for name, value in item.attrib.items() if str(name).endswith("}about")), None)
    return address_in(str(about), url) if about else None


def _atom_link(item: etree._Element, url: str) -> str | None:
    base = item.get("{http://www.w3.org/XML/1998/namespace}base") or ""
    links = [child for child in item if local_name(child) == "link" and child.get("href")]
    for link in links:
        if link.get("rel", "alternate") == "alternate":
            return address_in(link.get("href"), address_in(base, url) or url)
    return None


def _json_items(text: str, url: str) -> Iterator[Entry]:
    if max(text.count("["), text.count("{")) > MOST_LEVELS and _is_deep(text):
        return
    try:
        feed = json.loads(text)
    except ValueError:
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and (address := address_in(_string(item, "url") or _permalink(item), url)):
            yield Entry(
                url=address,
                kind="article",
                headline=headline_of(_string(item, "title")),
                published=date_in(_string(item, "date_published")),
                modified=date_in(_string(item, "date_modified")),
            )


def _is_deep(text: str) -> bool:
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth += 1 if match[0] in "[{" else -1
        if depth > MOST_LEVELS:
            return True
    return False


def _string(item: dict[str, object], name: str) -> str | None:
    value = item.get(name)
    return value if isinstance(value, str) else None


def _permalink(item: dict[str, object]) -> str | None:
    """An ``id`` that is a whole address: the standard asks for that."""
    name = _string(item, "id")
    return name if name and "://" in name else None


def headline_of(text: str | None) -> str | None:
    """As words: feeds put markup into titles, once or twice escaped.

    >>> headline_of("&lt;b&gt;Ferry &amp;amp; bridge&lt;/b&gt;")
    'Ferry & bridge'
    """
    words = " ".join(unescape(remove_tags(unescape(text or ""))).split())
    return words[:LONGEST_HEADLINE] or None
