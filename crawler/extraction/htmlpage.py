"""HTML to a Page: the parser's own tree, written out once in its normal form, read in one pass without recursion.

Lexbor builds the tree that a browser would and has no limit of depth. In what it writes out every element is closed,
every attribute quoted and every ``<`` of text escaped, so one regular expression takes it apart. Inline markup melts
into the text around it; what is kept of it is how much stood in links and in bold.
"""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from crawler.extraction.page import Node, Page, Piece, Stamp
from crawler.extraction.text import clean, squeeze, words

TOKEN = re.compile(r'<([^\s>]++)((?:[^">]++|"[^"]*+")*+)>([^<]*+)')
"""A tag's name, its attributes, and the text up to the next tag."""
COMMENT = re.compile(r"<!--.*?-->", re.S)
ATTRIBUTE = re.compile(r'([^\s=]+)="([^"]*)"')
INLINE = frozenset(
    """
    abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s
    samp small span strike strong sub sup time tt u var wbr
    """.split()
)
BOLD = frozenset(("b", "strong"))
SKIPPED = """
script style template svg iframe object select textarea noscript rt rp math canvas audio video map
datalist dialog button noembed noframes xmp title
""".split()
VOID = frozenset(
    ("br", "img", "hr", "input", "meta", "link", "base", "area", "col", "embed", "source", "track", "param")
)
IMAGE_ATTRIBUTES = ("data-original", "data-src", "data-lazy-src", "data-url", "src")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
META_NAMES = ("property", "name", "itemprop", "http-equiv")
MARK = "data-broadsheet"
"""The attribute of the element that a site's rule calls the body."""
BYLINE = re.compile(r"(?:^|[\s_-])(?:author|byline|by-author|fn|writer|creator)(?=$|[\s_-])", re.I)
LONGEST_NAME = 80
MAX_PIECES = 200_000
"""Above this a page is not read further: a page of a million siblings must end."""
MAX_DEPTH = 20_000
"""Levels of elements; at 100,000 the parser takes half a minute."""
NESTING = ("div", "span", "table", "section", "ul", "font", "b", "i", "blockquote", "center", "article", "dl")
DATA_SCRIPT = 1_000
"""Characters of a script from which it can carry a story."""
LONG_PAGE = 4 * MAX_DEPTH


class TooDeepError(ValueError):
    """The page nests its elements deeper than can be read in reasonable time."""


class Block(NamedTuple):
    """What the attributes of a block-level element say."""

    names: str
    itemprop: str
    hidden: bool
    stamp: str
    is_marked: bool


class Inline(NamedTuple):
    """What the attributes of an inline element say: an address, an author's name in it, a date in it."""

    href: str
    is_byline: bool
    names: str
    stamp: str
    is_dated: bool


def attributes_of(text: str) -> dict[str, str]:
    found = dict(ATTRIBUTE.findall(text))
    return {name: unescape(value) for name, value in found.items()} if "&" in text else found


@lru_cache(maxsize=10_000)
def block_of(text: str) -> Block:
    get = attributes_of(text).get
    names = f"{get('class', '')} {get('id', '')} {get('role', '')}".lower()
    hidden = " hidden=" in text or (" style=" in text and HIDDEN.search(get("style", "")) is not None)
    itemprop = get("itemprop", "")
    stamp = get("content", "") if itemprop.startswith("date") else ""
    return Block(names, itemprop, hidden, stamp, MARK in text)


@lru_cache(maxsize=10_000)
def inline_of(text: str) -> Inline:
    get = attributes_of(text).get
    itemprop, names = get("itemprop", ""), get("class", "")
    is_byline = get("rel") == "author" or itemprop == "author" or BYLINE.search(names) is not None
    stamp = get("datetime") or get("content") or get("title", "")
    return Inline(get("href", ""), is_byline, f"{itemprop} {names}".strip().lower(), stamp, itemprop.startswith("date"))


class Reader:
    """Takes the tokens of a body in their normal form, builds the Page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.node = page.root
        self.buffer: list[str] = []
        self.anchor: str | None = None
        self.anchor_text: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.linked = self.bold = self.bold_depth = 0
        self.open: list[tuple[str, Inline, list[str]]] = []
        """Bylines and stamps whose end has not come: end tag, what they say, their text."""

    def read(self, html: str) -> None:
        buffer = self.buffer
        for tag, attributes, text in TOKEN.findall(html):
            if tag[0] == "/":
                name = tag[1:]
                if name == "a" or name in INLINE:
                    self.end_inline(name)
                else:
                    self.flush()
                    self.end_block()
            elif tag == "a" or tag in INLINE:
                self.start_inline(tag, attributes)
            elif tag in VOID:
                self.start_void(tag, attributes)
            else:
                self.flush()
                self.start_block(tag, attributes)
            if text and (buffer or not text.isspace()):
                self.add_text(text)
        self.flush()

    def start_block(self, tag: str, attributes: str) -> None:
        nodes, pieces = self.page.nodes, self.page.pieces
        if not attributes:
            node = Node(tag, self.node, number=len(nodes), begin=len(pieces))
        else:
            names, itemprop, hidden, stamp, is_marked = block_of(attributes)
            node = Node(tag, self.node, names, itemprop, hidden, len(nodes), len(pieces))
            if is_marked:
                self.page.body = node
            if stamp:
                self.page.stamps.append(Stamp(f"{itemprop} {names}".strip().lower(), stamp, "", len(pieces)))
        nodes.append(node)
        self.node = node

    def end_block(self) -> None:
        node = self.node
        node.last = len(self.page.nodes) - 1
        node.end = len(self.page.pieces)
        self.node = node.parent or node

    def start_inline(self, tag: str, attributes: str) -> None:
        if tag == "a":
            self.end_anchor()
            if attributes:
                found = inline_of(attributes)
                self.anchor = found.href or None
                if found.is_byline:
                    self.open.append(("a", found, []))
            return
        if tag in BOLD:
            self.bold_depth += 1
        found = inline_of(attributes) if attributes else NOTHING
        if tag == "time" or found.is_byline or found.is_dated or (tag == "abbr" and found.stamp):
            self.open.append((tag, found, []))
        elif self.open and self.open[-1][0] == tag:
            self.open.append((tag, NOTHING, []))

    def end_inline(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag:
            self.end_open()
        if tag == "a":
            self.end_anchor()
        elif tag in BOLD:
            self.bold_depth = max(0, self.bold_depth - 1)

    def end_open(self) -> None:
        tag, found, texts = self.open.pop()
        text = squeeze("".join(texts))
        position = len(self.page.pieces)
        if self.open:
            self.open[-1][2].append(f" {text} ")
        if tag == "time" or found.is_dated or (tag == "abbr" and found.stamp):
            self.page.stamps.append(Stamp(found.names, found.stamp, text, position))
        if found.is_byline and 1 < len(text) <= LONGEST_NAME:
            self.page.bylines.append((clean(text), self.node, position))

    def start_void(self, tag: str, attributes: str) -> None:
        if tag == "br":
            self.flush()
        elif tag == "img":
            self.add_image(attributes_of(attributes))
        elif tag == "hr":
            self.flush()

    def add_image(self, attributes: dict[str, str]) -> None:
        address = next((attributes[name] for name in IMAGE_ATTRIBUTES if attributes.get(name)), None)
        if address and not address.startswith("data:"):
            self.flush()
            alternative, is_linked = squeeze(clean(attributes.get("alt", ""))), int(self.anchor is not None)
            self.add(Piece(alternative, self.node, 0, self.node.tag, is_linked, image=address.strip()))

    def add_text(self, text: str) -> None:
        if "&" in text:
            text = unescape(text)
        self.buffer.append(text)
        if self.anchor is not None:
            self.anchor_text.append(text)
        if self.bold_depth:
            self.bold += len(text.strip())
        if self.open:
            self.open[-1][2].append(text)

    def end_anchor(self) -> None:
        if self.anchor is not None and self.anchor_text:
            text = squeeze("".join(self.anchor_text))
            self.linked += len(text)
            if text:
                self.links.append((self.anchor, text))
            self.anchor_text = []
        self.anchor = None

    def flush(self) -> None:
        """Make a piece of the text gathered so far."""
        if not self.buffer:
            return
        anchor = self.anchor
        self.end_anchor()
        self.anchor = anchor
        text = squeeze("".join(self.buffer))
        self.buffer.clear()
        if text:
            bold, links = min(self.bold, len(text)), tuple(self.links)
            text = clean(text)
            self.add(Piece(text, self.node, 0, self.node.tag, self.linked, bold, links, words=words(text)))
        if self.links:
            self.links = []
        self.linked = self.bold = 0

    def add(self, piece: Piece) -> None:
        pieces = self.page.pieces
        if len(pieces) >= MAX_PIECES:
            self.page.is_cut = True
            return
        piece.position = len(pieces)
        pieces.append(piece)


NOTHING = Inline("", False, "", "", False)


def parse_page(text: str, noscript: bool = False) -> Page:
    """Read HTML, however broken; the empty page has no pieces. Raises TooDeepError.

    ``noscript``: what the page shows without scripts is read as well.
    """
    if is_too_deep(text):
        raise TooDeepError
    page = Page([], [Node("root", None)], source=text)
    tree = LexborHTMLParser(text.encode("utf-8", "replace"))
    read_head(tree, page)
    tree.strip_tags([tag for tag in SKIPPED if tag != "noscript"] if noscript else SKIPPED)
    body = tree.body
    Reader(page).read(COMMENT.sub("", (body.html if body is not None else None) or ""))
    page.root.last, page.root.end = len(page.nodes) - 1, len(page.pieces)
    return page


def is_too_deep(text: str) -> bool:
    """More elements open than a page has any use for; counted on long pages only."""
    if len(text) < LONG_PAGE or text.count("<") - 2 * text.count("</") < MAX_DEPTH:
        return False
    lower = text.lower()
    return sum(max(0, lower.count(f"<{tag}") - lower.count(f"</{tag}")) for tag in NESTING) > MAX_DEPTH


def read_head(tree: LexborHTMLParser, page: Page) -> None:
    """What the page says of itself, wherever it stands."""
    if tree.root is not None:
        attributes = tree.root.attributes
        page.language = attributes.get("lang") or attributes.get("xml:lang")
    title = tree.css_first("head title") or tree.css_first("body > title")
    page.title = squeeze(clean(title.text())) if title is not None else ""
    for node in tree.css("meta"):
        attributes = node.attributes
        name = next((attributes[key] for key in META_NAMES if attributes.get(key)), None)
        content = attributes.get("content")
        if name and content:
            name, content = name.lower(), squeeze(clean(content))
            page.meta.setdefault(name, content)
            page.metas.append((name, content))
    for node in tree.css("link[rel][href]"):
        page.hrefs.setdefault((node.attributes["rel"] or "").lower(), node.attributes["href"] or "")
    base = tree.css_first("base[href]")
    page.base = base.attributes["href"] if base is not None else None
    page.json_ld = [node.text() for node in tree.css('script[type*="ld+json" i]')]


def script_texts(text: str) -> list[str]:
    """The scripts of a page that could carry data: JSON, or the assignment of a large object."""
    scripts = (node.text() for node in LexborHTMLParser(text.encode("utf-8", "replace")).css("script:not([src])"))
    return [script for script in scripts if len(script) >= DATA_SCRIPT and "{" in script]
