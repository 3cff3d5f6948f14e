"""An Atom 1.0 feed (RFC 4287), written from plain values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from datasette import Response

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
NO_ENTRY = "1970-01-01T00:00:00Z"
"""When a feed without entries was updated: it has to say something, and the same thing each time."""

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """``id`` and ``link`` are absolute addresses; ``updated`` a time that ``atom_moment`` understands."""

    id: str
    title: str
    updated: str
    link: str
    published: str | None = None
    summary: str | None = None
    authors: Sequence[str] = ()
    categories: Sequence[str] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """``link`` is the page for readers, ``own`` the feed itself; both absolute. ``author`` speaks for all entries."""

    id: str
    title: str
    link: str
    own: str
    entries: Sequence[Entry]
    author: str = "Broadsheet"
    subtitle: str | None = None


def write_feed(feed: Feed) -> bytes:
    """The feed as a document; characters that XML cannot hold are dropped."""
    root = ElementTree.Element("feed", {"xmlns": ATOM})
    moments = [moment for entry in feed.entries if (moment := atom_moment(entry.updated))]
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", max(moments, default=NO_ENTRY))
    _add_person(root, feed.author)
    _add_link(root, "alternate", "text/html", feed.link)
    _add_link(root, "self", MEDIA_TYPE, feed.own)
    for entry in feed.entries:
        _add_entry(root, entry)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def feed_response(feed: Feed) -> Any:
    return Response(write_feed(feed), content_type=f"{MEDIA_TYPE}; charset=utf-8")


def atom_moment(moment: str | None) -> str | None:
    """An ISO 8601 time as RFC 3339 wants it; None for one that is less precise than a minute or has no offset.

    >>> atom_moment("2026-11-19T07:30+08:00"), atom_moment("2026-11-19")
    ('2026-11-19T07:30:00+08:00', None)
    """
    found = MOMENT.fullmatch(moment or "")
    return f"{found[1]}T{found[2]}{found[3] or ':00'}{found[4]}" if found else None


def clean(text: str) -> str:
    """
    >>> clean("a\\x00b\\x0bc")
    'abc'
    """
    return NOT_XML.sub("", text)


def _add_entry(root: ElementTree.Element, entry: Entry) -> None:
    element = ElementTree.SubElement(root, "entry", {"xml:lang": clean(entry.language)} if entry.language else {})
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "updated", atom_moment(entry.updated) or NO_ENTRY)
    _add(element, "published", atom_moment(entry.published))
    _add_link(element, "alternate", "text/html", entry.link)
    for author in entry.authors:
        _add_person(element, author)
    for category in entry.categories:
        ElementTree.SubElement(element, "category", {"term": clean(category)})
    _add(element, "summary", entry.summary)


def _add(parent: ElementTree.Element, name: str, text: str | None) -> None:
    if text is not None:
        ElementTree.SubElement(parent, name).text = clean(text)


def _add_person(parent: ElementTree.Element, name: str) -> None:
    _add(ElementTree.SubElement(parent, "author"), "name", name)


def _add_link(parent: ElementTree.Element, rel: str, media_type: str, href: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "type": media_type, "href": clean(href)})
