"""HTML to a Page, in one pass of the parser and without a tree.

lxml's tree drops text below 256 levels; its event interface does not, and no walk here recurses. Inline markup
melts into the text around it; what is kept of it is how much stood in links and in bold.
"""

import re

from lxml import etree

from crawler.extraction.page import Node, Page, Piece, Stamp
from crawler.extraction.text import clean, squeeze

INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s
    samp small span strike strong sub sup time tt u var wbr
    """.split()
)
BOLD = frozenset(("b", "strong"))
SKIPPED = frozenset(
    """
    script style template svg iframe object select textarea noscript rt rp math canvas audio video map
    datalist dialog title button
    """.split()
)
VOID = frozenset(
    """
    img br hr input meta link base area col embed source track wbr param
    """.split()
)
IMAGE_ATTRIBUTES = ("data-original", "data-src", "data-lazy-src", "data-url", "src")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
END_TAGS = re.compile(r"</(?:html|body)\s*>", re.I)
"""libxml2 reads nothing behind these; pages that close themselves twice lose their text there."""
MARK = "data-broadsheet"
"""The attribute of the element that a site's rule calls the body."""
BYLINE = re.compile(r"(?:^|[\s_-])(?:author|byline|by-author|fn|writer|creator)(?=$|[\s_-])", re.I)
LONGEST_NAME = 80
MAX_PIECES = 200_000
"""Above this a page is not read further: a page of a million siblings must end."""


class Reader:
    """The parser's target: gets start, data and end events, builds the Page."""

    def __init__(self) -> None:
        self.root = Node("root", None)
        self.node = self.root
        self.page = Page([], self.root)
        self.skipping: str | None = None
        self.skip_depth = 0
        self.keep: list[str] | None = None
        self.buffer: list[str] = []
        self.anchor: str | None = None
        self.anchor_text: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.linked = self.bold = self.bold_depth = 0
        self.byline: list[str] | None = None
        self.byline_tag = ""
        self.byline_depth = 0
        self.stamp: tuple[str, str, str] | None = None
        self.stamp_text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.skipping:
            self.skip_depth += tag == self.skipping
        elif tag in INLINE:
            self.start_inline(tag, attributes)
        elif tag in VOID:
            self.start_void(tag, attributes)
        elif tag in SKIPPED:
            self.skipping, self.skip_depth = tag, 1
            is_json = tag == "script" and "ld+json" in attributes.get("type", "").lower()
            self.keep = [] if is_json or (tag == "title" and not self.page.title) else None
        else:
            self.start_block(tag, attributes)

    def start_block(self, tag: str, attributes: dict[str, str]) -> None:
        self.flush()
        if tag == "html":
            self.page.language = attributes.get("lang") or attributes.get("xml:lang")
        if not attributes:
            self.node = Node(tag, self.node)
            return
        get = attributes.get
        names = f"{get('class', '')} {get('id', '')} {get('role', '')}".lower()
        hidden = "hidden" in attributes or ("style" in attributes and HIDDEN.search(attributes["style"]) is not None)
        self.node = Node(tag, self.node, names, get("itemprop", ""), hidden)
        if self.node.itemprop.startswith("date") and get("content"):
            self.page.stamps.append(Stamp(stamp_names(attributes), get("content", ""), "", len(self.page.pieces)))
        if MARK in attributes:
            self.page.body = self.node

    def start_inline(self, tag: str, attributes: dict[str, str]) -> None:
        if self.byline is not None:
            self.byline_depth += tag == self.byline_tag
        elif attributes and is_byline(attributes):
            self.byline, self.byline_tag, self.byline_depth = [], tag, 1
        if tag == "a":
            self.end_anchor()
            self.anchor = attributes.get("href") or None
        elif tag in BOLD:
            self.bold_depth += 1
        elif is_stamp(tag, attributes):
            value = attributes.get("datetime") or attributes.get("content") or attributes.get("title", "")
            self.stamp, self.stamp_text = (tag, stamp_names(attributes), value), []

    def start_void(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br":
            self.flush()
        elif tag == "img":
            self.add_image(attributes)
        elif tag == "meta":
            self.add_meta(attributes)
        elif tag == "link":
            rel = attributes.get("rel", "").lower()
            if attributes.get("href"):
                self.page.hrefs.setdefault(rel, attributes["href"])
        elif tag == "base" and self.page.base is None:
            self.page.base = attributes.get("href")

    def add_meta(self, attributes: dict[str, str]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            name, content = name.lower(), squeeze(clean(content))
            self.page.meta.setdefault(name, content)
            self.page.metas.append((name, content))

    def add_image(self, attributes: dict[str, str]) -> None:
        address = next((attributes[name] for name in IMAGE_ATTRIBUTES if attributes.get(name)), None)
        if address and address.startswith("data:"):
            address = None
        if address:
            self.flush()
            alternative, is_linked = squeeze(clean(attributes.get("alt", ""))), int(self.anchor is not None)
            self.add(Piece(alternative, self.node, 0, self.node.tag, is_linked, image=address.strip()))

    def data(self, text: str) -> None:
        if self.skipping:
            if self.keep is not None:
                self.keep.append(text)
            return
        self.buffer.append(text)
        if self.anchor is not None:
            self.anchor_text.append(text)
        if self.bold_depth:
            self.bold += len(text.strip())
        if self.stamp is not None:
            self.stamp_text.append(text)
        if self.byline is not None:
            self.byline.append(text)

    def end(self, tag: str) -> None:
        if self.skipping:
            if tag == self.skipping:
                self.skip_depth -= 1
                if self.skip_depth == 0:
                    self.end_skipped(tag)
        elif tag in INLINE:
            self.end_inline(tag)
        elif tag not in VOID:
            self.flush()
            self.close_node(tag)

    def end_skipped(self, tag: str) -> None:
        kept = "".join(self.keep) if self.keep is not None else None
        self.skipping = self.keep = None
        if kept and tag == "title":
            self.page.title = squeeze(clean(kept))
        elif kept:
            self.page.json_ld.append(kept)

    def end_inline(self, tag: str) -> None:
        if self.byline is not None and tag == self.byline_tag:
            self.byline_depth -= 1
            if self.byline_depth == 0:
                self.end_byline()
        if tag == "a":
            self.end_anchor()
        elif tag in BOLD:
            self.bold_depth = max(0, self.bold_depth - 1)
        elif self.stamp is not None and tag == self.stamp[0]:
            text = squeeze("".join(self.stamp_text))
            self.page.stamps.append(Stamp(self.stamp[1], self.stamp[2], text, len(self.page.pieces)))
            self.stamp = None

    def end_byline(self) -> None:
        text = squeeze("".join(self.byline or ()))
        self.byline = None
        if 1 < len(text) <= LONGEST_NAME:
            self.page.bylines.append((clean(text), self.node, len(self.page.pieces)))

    def end_anchor(self) -> None:
        if self.anchor is not None:
            text = squeeze("".join(self.anchor_text))
            self.linked += len(text)
            if text:
                self.links.append((self.anchor, text))
        self.anchor, self.anchor_text = None, []

    def close_node(self, tag: str) -> None:
        node = self.node
        while node.parent is not None and node.tag != tag:
            node = node.parent
        if node.parent is not None:
            self.node = node.parent

    def flush(self) -> None:
        """Make a piece of the text gathered so far."""
        anchor = self.anchor
        if self.anchor_text or anchor is not None:
            self.end_anchor()
        if self.buffer:
            text = squeeze("".join(self.buffer))
            self.buffer = []
            if text:
                links = tuple(self.links)
                bold = min(self.bold, len(text))
                self.add(Piece(clean(text), self.node, 0, self.node.tag, self.linked, bold, links))
        self.linked = self.bold = 0
        self.links = []
        self.anchor = anchor

    def add(self, piece: Piece) -> None:
        if len(self.page.pieces) >= MAX_PIECES:
            self.page.is_cut = True
            return
        piece.position = len(self.page.pieces)
        self.page.pieces.append(piece)
        piece.node.pieces.append(piece)

    def close(self) -> Page:
        self.flush()
        return self.page


def is_stamp(tag: str, attributes: dict[str, str]) -> bool:
    """An inline element that holds a date for machines."""
    if tag in ("time", "abbr"):
        return tag == "time" or "title" in attributes
    return attributes.get("itemprop", "").startswith("date")


def stamp_names(attributes: dict[str, str]) -> str:
    return f"{attributes.get('itemprop', '')} {attributes.get('class', '')}".strip().lower()


def is_byline(attributes: dict[str, str]) -> bool:
    """An inline element that says it holds an author: ``<a rel="author">``, ``<span class="author vcard">``."""
    if attributes.get("rel") == "author" or attributes.get("itemprop") == "author":
        return True
    names = attributes.get("class")
    return names is not None and BYLINE.search(names) is not None


def parse_page(text: str) -> Page:
    """Read HTML. Never raises on markup, however broken; the empty page has no pieces."""
    text = END_TAGS.sub("", text)
    parser = etree.HTMLParser(target=Reader(), encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        parser.feed(text.encode("utf-8", "replace"))
        page: Page = parser.close()
    except etree.LxmlError:
        return Page([], Node("root", None))
    return page
