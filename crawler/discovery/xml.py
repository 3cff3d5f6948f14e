"""XML as it comes from strangers, an element at a time: no entity is declared, no file or address is opened."""

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from lxml import etree

from crawler.discovery.entries import Malicious
from crawler.extraction.source.decode import BOMS, declared_charset, python_charset

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.S)
_BARE = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)|<(?![/!?A-Za-z_:])")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;")
_ENTITY = re.compile(r"<!ENTITY", re.I)
DEEPEST = 64
"""Levels of elements: a feed with its content in XHTML has a dozen."""
MOST = 4_000_000
"""Elements of a document: a hundred thousand places of a sitemap, with pictures and languages."""
LONGEST_PIECE = 1_000_000
"""Characters without a tag."""


def elements(text: Iterable[str], names: frozenset[str]) -> Iterator[etree._Element]:
    """Every element of these local names when it ends; what is not well formed is passed over.

    An element is forgotten after it was given, and so is what stands outside of them. Raises Malicious for a document
    that declares entities, or is too deep or too long to be read.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, encoding="utf-8",
    )  # fmt: skip
    depth = inside = count = 0
    for event, element in _events(parser, text):
        is_named = local_name(element) in names
        if event == "start":
            depth, inside, count = depth + 1, inside + is_named, count + 1
            if depth > DEEPEST or count > MOST:
                raise Malicious("too_deep" if depth > DEEPEST else "too_large", "more elements than are read")
            continue
        depth, inside = depth - 1, inside - is_named
        if is_named:
            yield element
        if not inside:
            _forget(element)


def _events(parser: "etree.XMLPullParser[etree._Element]", text: Iterable[str]) -> Iterator[tuple[str, etree._Element]]:
    for piece in _whole_pieces(text):
        _feed(parser, piece)
        yield from parser.read_events()
    _close(parser)
    yield from parser.read_events()


def _feed(parser: "etree.XMLPullParser[etree._Element]", piece: str) -> None:
    try:
        parser.feed(piece.encode("utf-8", "replace"))
    except etree.XMLSyntaxError:  # beyond what can be mended: what came before is good
        return


def _close(parser: "etree.XMLPullParser[etree._Element]") -> None:
    try:
        parser.close()
    except etree.XMLSyntaxError:  # it has no root, or no end
        return


def _forget(element: etree._Element) -> None:
    """Of a million elements only one is in memory at a time."""
    element.clear(keep_tail=False)
    while (before := element.getprevious()) is not None:
        parent = element.getparent()
        if parent is None:
            return
        parent.remove(before)


def _whole_pieces(text: Iterable[str]) -> Iterator[str]:
    """Mended, and cut before a tag, so that no entity or tag lies across the cut."""
    held = ""
    for piece in text:
        held += piece
        if _ENTITY.search(held):
            raise Malicious("xml_entities", "the document declares entities")
        if len(held) > LONGEST_PIECE:
            raise Malicious("too_large", f"more than {LONGEST_PIECE} characters without a tag")
        end = _safe_end(held)
        if end > 0:
            yield mended(held[:end])
            held = held[end:]
    yield mended(held)


def _safe_end(held: str) -> int:
    """Before the last tag, or before a CDATA section that has not ended."""
    end = held.rfind("<")
    opened = held.rfind("<![CDATA[")
    return opened if opened >= 0 and held.find("]]>", opened) < 0 else end


def mended(text: str) -> str:
    """Named entities of HTML as characters, a lone ``&`` or ``<`` as text, nothing that XML forbids.

    >>> mended("A & B&nbsp;<b>x < y</b> &amp;<![CDATA[a&b]]>")
    'A &amp; B\\xa0<b>x &lt; y</b> &amp;<![CDATA[a&b]]>'
    """
    pieces = _CDATA.split(_NOT_XML.sub("", text))
    return "".join(piece if piece.startswith("<![CDATA[") else _mended(piece) for piece in pieces)


def _mended(piece: str) -> str:
    named = _NAMED.sub(lambda match: unescape(match[0]), piece)
    return _BARE.sub(lambda match: "&amp;" if match[0] == "&" else "&lt;", named)


def text_of(chunks: Iterable[bytes]) -> Iterator[str]:
    """Decoded by the byte-order mark, else by the declaration, else as UTF-8; gb2312 is read as gb18030."""
    decoder = None
    for chunk in chunks:
        if decoder is None:
            mark = next((name for bom, name in BOMS if chunk.startswith(bom)), None)
            name = mark or python_charset(declared_charset(chunk[:1000])) or "utf-8"
            decoder = codecs.getincrementaldecoder(name)("replace")
        yield decoder.decode(chunk).removeprefix("\ufeff")


def local_name(element: etree._Element) -> str:
    """Without namespace, in lower case; empty for a comment."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def child_text(element: etree._Element, *names: str) -> str | None:
    """The text of the first child of one of these local names, in the order of the names."""
    for name in names:
        for child in element:
            if local_name(child) == name:
                text = "".join(str(part) for part in child.itertext()).strip()
                if text:
                    return text
    return None
