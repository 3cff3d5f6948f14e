"""HTML to a Page: the parser's own tree, written out once in its normal form, read in one pass without recursion.

Lexbor builds the tree that a browser would and has no limit of depth. In what it writes out every element is closed,
every attribute quoted and every ``<`` of text escaped, so one regular expression takes it apart. Inline markup melts
into the text around it; what is kept of it is how much stood in links and in bold.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.extraction.source.page import Node, Page, Piece, Stamp
from crawler.extraction.source.text import NOT_TEXT, clean, squeeze, words

TOKEN = re.compile(r"<([^\s>]++)([^>]*+)>([^<]*+)")
"""A tag's name, its attributes, and the text up to the next tag; the normal form has no ``>`` in attributes."""
COMMENT = re.compile(r"<!--.*?-->", re.S)
ATTRIBUTE = re.compile(r'([^\s=]+)="([^"]*)"')
NAMES = re.compile(r' (?:class|id|role)="([^"]*)"')
INLINE_TAGS = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s
samp small span strike strong sub sup time tt u var wbr
""".split()
INLINE = frozenset((*INLINE_TAGS, *(f"/{tag}" for tag in INLINE_TAGS)))
BOLD = frozenset(("b", "strong"))
END_BOLD = frozenset(("/b", "/strong"))
SKIPPED = """
script style template svg iframe object select textarea noscript rt rp math canvas audio video map
datalist dialog button noembed noframes xmp title
""".split()
HEAD = ("meta", 'link[rel="canonical" i][href]', "base[href]")
MENUS = [
    'nav:not([class*="crumb" i]):not([id*="crumb" i]):not([aria-label*="crumb" i])'
    ':not(:has([class*="crumb" i])):not(:has([itemtype*="Breadcrumb"])):has(li + li + li + li)',
    'ul[class*="menu" i]',
    'ul[class*="nav" i]',
]
"""What is nothing but links through the site: a third of a page's elements."""
VOID = frozenset(
    ("br", "img", "hr", "input", "meta", "link", "base", "area", "col", "embed", "source", "track", "param")
)
IMAGE_ATTRIBUTES = ("data-original", "data-src", "data-lazy-src", "data-url", "src")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
META_NAMES = ("property", "name", "itemprop", "http-equiv")
MARK = "data-broadsheet"
"""The attribute of the element that a site's rule calls the body."""
BYLINE = re.compile(r"(?:^|[\s_-])(?:author|byline|by-author|fn|writer|creator)(?=$|[\s_-])", re.I)
DATED = re.compile(r"(?:^|[\s:])(?:date|dc:date|dc:created|created|published|updated|dtstamp|entry-date|post-date)")
"""What calls an element with a machine's date in its ``content`` or ``title`` a date (RDFa, hAtom)."""
MACHINE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
DATED_TAGS = ("time", "abbr")
LONGEST_NAME = 80
SPLITTING = "\0\x0b\x0c\x1c\x1d\x1e\x1f\x85"
"""Control characters that Python takes for blanks; all others are taken out of the lines they stand in."""
MAX_PIECES = 200_000
"""Above this a page is not read further: a page of a million siblings must end."""
MAX_NODES = 400_000
LARGE = 4_000_000
"""Characters from which a page's tokens are not held all at once."""
MAX_DEPTH = 10_000
"""Levels of elements; the parser's time grows with their square, to half a minute at 100,000."""
NESTING = re.compile(r"<(/?)(?:div|span|table|section|ul|ol|font|b|i|em|blockquote|center|article|main|dl)\b", re.I)
DATA_SCRIPT = 1_000
"""Characters of a script from which it can carry a story."""
LONG_PAGE = 4 * MAX_DEPTH


class TooDeepError(ValueError):
    """The page nests its elements deeper than can be read in reasonable time."""


class PageIsLongError(ValueError):
    """The page has more elements or lines than are read."""


class Block(NamedTuple):
    """What the attributes of a block-level element say."""

    names: str
    itemprop: str
    hidden: bool
    stamp: str
    is_marked: bool


class Inline(NamedTuple):
    """What the attributes of an inline element say: an author's name stands in it, a date does."""

    is_byline: bool
    is_dated: bool
    names: str
    stamp: str


class Mark:
    """An inline element that holds a name or a date and whose end has not come: where its text begins."""

    __slots__ = ("begin", "parts", "says", "tag")

    def __init__(self, tag: str, says: Inline, begin: int):
        self.tag, self.says, self.begin = tag, says, begin
        self.parts: list[str] = []


def attributes_of(text: str) -> dict[str, str]:
    found = dict(ATTRIBUTE.findall(text))
    return {name: unescape(value) for name, value in found.items()} if "&" in text else found


@lru_cache(maxsize=10_000)
def block_of(text: str) -> Block:
    names = " ".join(NAMES.findall(text)).lower().strip()
    hidden = " hidden=" in text or (" style=" in text and HIDDEN.search(text) is not None)
    if "itemprop=" not in text:
        return Block(names, "", hidden, "", MARK in text)
    get = attributes_of(text).get
    itemprop = get("itemprop", "")
    return Block(names, itemprop, hidden, get("content", "") if itemprop.startswith("date") else "", MARK in text)


def inline_of(tag: str, text: str) -> Inline | None:
    """None for the many that hold neither a name nor a date."""
    if tag not in DATED_TAGS and not is_telling(text):
        return None
    get = attributes_of(text).get
    itemprop, names = get("itemprop") or get("property", ""), get("class", "")
    is_byline = get("rel") == "author" or get("itemprop") == "author" or BYLINE.search(names) is not None
    stamp = get("datetime") or get("content") or get("title", "")
    is_dated = itemprop.startswith("date") or tag == "time" or (tag == "abbr" and bool(stamp))
    is_dated = is_dated or (MACHINE_DATE.match(stamp) is not None and DATED.search(f"{itemprop} {names}") is not None)
    if not is_byline and not is_dated:
        return None
    return Inline(is_byline, is_dated, f"{itemprop} {names}".strip().lower(), stamp)


def is_telling(text: str) -> bool:
    """Could BYLINE, an itemprop or a machine's date stand in these attributes? Asked of every link: quick."""
    return (
        "uthor" in text
        or "yline" in text
        or "riter" in text
        or "itemprop" in text
        or "reator" in text
        or "fn" in text
        or 'content="' in text
        or 'title="' in text
    )


class Reader:
    """Takes the tokens of a body in their normal form, builds the Page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.node = page.root
        self.buffer: list[str] = []
        """The text since the last border of a block."""
        self.anchor: str | None = None
        """The attributes of the link that is open; where its text begins in the buffer."""
        self.anchor_begin = 0
        self.anchors: list[tuple[str, str]] = []
        self.linked = self.bold = self.bold_depth = self.bold_begin = 0
        self.marks: list[Mark] = []

    def read(self, html: str) -> None:
        """One pass; this loop is most of the cost of a page, so what is frequent stands in it."""
        buffer, marks, nodes, pieces = self.buffer, self.marks, self.page.nodes, self.page.pieces
        for tag, attributes, text in tokens_of(html):
            if tag not in INLINE:
                if buffer:
                    self.flush()
                if tag[0] == "/":
                    node = self.node
                    node.last = len(nodes) - 1
                    node.end = len(pieces)
                    self.node = node.parent or node
                elif tag not in VOID:
                    self.start_block(tag, attributes)
                elif tag == "img":
                    self.add_image(attributes_of(attributes))
            elif tag == "a":
                self.start_anchor(attributes)
            elif tag == "/a":
                self.end_anchor()
            elif tag in BOLD:
                self.start_bold()
            elif tag in END_BOLD:
                self.end_bold()
            if tag in INLINE and (attributes or marks):
                self.note(tag, attributes)
            if text and (buffer or not text.isspace()):
                buffer.append(text if "&" not in text else plain(text))
        self.flush()

    def start_block(self, tag: str, attributes: str) -> None:
        nodes, begin = self.page.nodes, len(self.page.pieces)
        if len(nodes) >= MAX_NODES:
            raise PageIsLongError
        if not attributes:
            node = Node(tag, self.node, "", "", False, len(nodes), begin)
        else:
            names, itemprop, hidden, stamp, is_marked = block_of(attributes)
            node = Node(tag, self.node, names, itemprop, hidden, len(nodes), begin)
            if is_marked:
                self.page.body = node
            if stamp:
                self.page.stamps.append(Stamp(f"{itemprop} {names}".strip().lower(), stamp, "", begin))
        nodes.append(node)
        self.node = node

    def start_anchor(self, attributes: str) -> None:
        if self.anchor is not None:
            self.end_anchor()
        if 'href="' in attributes:
            self.anchor, self.anchor_begin = attributes, len(self.buffer)

    def end_anchor(self) -> None:
        if self.anchor is not None:
            text = squeeze("".join(self.buffer[self.anchor_begin :]))
            if text:
                self.linked += len(text)
                self.anchors.append((self.anchor, text))
            self.anchor = None

    def start_bold(self) -> None:
        if self.bold_depth == 0:
            self.bold_begin = len(self.buffer)
        self.bold_depth += 1

    def end_bold(self) -> None:
        self.bold_depth -= 1
        if self.bold_depth == 0:
            self.bold += sum(len(text.strip()) for text in self.buffer[self.bold_begin :])

    def note(self, tag: str, attributes: str) -> None:
        """Look whether an inline element says that it holds a name or a date; at its end keep what it holds."""
        marks = self.marks
        if tag[0] != "/":
            says = inline_of(tag, attributes)
            if says is not None or (marks and marks[-1].tag == tag):
                marks.append(Mark(tag, says or NOTHING, len(self.buffer)))
        elif marks and marks[-1].tag == tag[1:]:
            self.end_mark(marks.pop())

    def end_mark(self, mark: Mark) -> None:
        text = squeeze(" ".join((*mark.parts, "".join(self.buffer[mark.begin :]))))
        says, position = mark.says, len(self.page.pieces)
        if says.is_dated:
            self.page.stamps.append(Stamp(says.names, says.stamp, text, position))
        if says.is_byline and 1 < len(text) <= LONGEST_NAME:
            self.page.bylines.append((clean(text), self.node, position))

    def add_image(self, attributes: dict[str, str]) -> None:
        address = next((attributes[name] for name in IMAGE_ATTRIBUTES if attributes.get(name)), None)
        if address and not address.startswith("data:"):
            alternative, is_linked = squeeze(clean(attributes.get("alt", ""))), int(self.anchor is not None)
            self.add(Piece(alternative, self.node, 0, self.node.tag, is_linked, image=address.strip()))

    def flush(self) -> None:
        """Make a piece of the text gathered so far; links, bold and marks that are open go on behind it."""
        anchor, buffer = self.anchor, self.buffer
        if not buffer:
            return
        if anchor is not None:
            self.end_anchor()
            self.anchor, self.anchor_begin = anchor, 0
        if self.bold_depth:
            self.bold += sum(len(text.strip()) for text in buffer[self.bold_begin :])
            self.bold_begin = 0
        for mark in self.marks:
            mark.parts.append("".join(buffer[mark.begin :]))
            mark.begin = 0
        text = squeeze("".join(buffer))
        buffer.clear()
        if not text.isprintable():
            text = self.cleaned(text)
        if text:
            bold = min(self.bold, len(text))
            anchors = tuple(self.anchors)
            self.add(Piece(text, self.node, 0, self.node.tag, self.linked, bold, anchors, None, words(text)))
        if self.anchors:
            self.anchors = []
        self.linked = self.bold = 0

    def cleaned(self, text: str) -> str:
        kept = clean(text)
        self.page.is_cleaned |= kept != text
        return kept

    def add(self, piece: Piece) -> None:
        pieces = self.page.pieces
        if len(pieces) >= MAX_PIECES:
            raise PageIsLongError
        piece.position = len(pieces)
        pieces.append(piece)


def tokens_of(html: str) -> Iterable[tuple[str, str, str]]:
    if len(html) < LARGE:
        return TOKEN.findall(html)
    return (found.groups() for found in TOKEN.finditer(html))  # type: ignore[misc]


NOTHING = Inline(False, False, "", "")


def plain(text: str) -> str:
    """Text without the four references that the normal form has.

    >>> plain("a&nbsp;&lt;b&gt; &amp;lt;")
    'a\\xa0<b> &lt;'
    """
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def parse_page(text: str, skipped: Sequence[str] = (*SKIPPED, *MENUS)) -> Page:
    """Read HTML, however broken; the empty page has no pieces. Raises TooDeepError.

    ``skipped`` are selectors of what is not read.
    """
    if is_too_deep(text):
        raise TooDeepError
    page = Page([], [Node("root", None)], source=text)
    if any(character in text for character in SPLITTING):
        text = NOT_TEXT.sub("", text)
        page.is_cleaned = True
    tree = LexborHTMLParser(text.encode("utf-8", "ignore"))
    if tree.root is not None:
        attributes = tree.root.attributes
        page.language = attributes.get("lang") or attributes.get("xml:lang")
    for element in tree.css(",".join((*HEAD, *skipped))):
        read_head(element, page)
        if element.tag not in VOID:
            element.decompose(recursive=False)
    html = (tree.body.html if tree.body is not None else None) or ""
    reader = Reader(page)
    try:
        reader.read(COMMENT.sub("", html) if "<!--" in html else html)
    except PageIsLongError:
        page.is_cut = True
    for node in reader.node.lineage():
        node.last, node.end = len(page.nodes) - 1, len(page.pieces)
    return page


def is_too_deep(text: str) -> bool:
    """More levels of elements than a page has any use for; counted on pages of very many tags only."""
    if len(text) < LONG_PAGE or text.count("<") < MAX_DEPTH:
        return False
    depth = 0
    for found in NESTING.finditer(text):
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > MAX_DEPTH:
            return True
    return False


def read_head(element: LexborNode, page: Page) -> None:
    """What the page says of itself, wherever it stands."""
    match element.tag:
        case "meta":
            attributes = element.attributes
            name = next((found for key in META_NAMES if (found := attributes.get(key))), None)
            content = attributes.get("content")
            if name and content:
                name, content = name.lower(), squeeze(clean(content))
                page.meta.setdefault(name, content)
                page.metas.append((name, content))
        case "title" if not page.title:
            page.title = squeeze(clean(element.text()))
        case "script" if "ld+json" in (element.attributes.get("type") or "").lower():
            page.json_ld.append(element.text())
        case "link":
            page.hrefs.setdefault("canonical", element.attributes["href"] or "")
        case "base" if page.base is None:
            page.base = element.attributes["href"]


def script_texts(text: str) -> list[str]:
    """The scripts of a page that could carry data: JSON, or the assignment of a large object."""
    scripts = (node.text() for node in LexborHTMLParser(text.encode("utf-8", "replace")).css("script:not([src])"))
    return [script for script in scripts if len(script) >= DATA_SCRIPT and "{" in script]
