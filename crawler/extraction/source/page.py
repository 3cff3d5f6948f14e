"""A page before it is understood: its lines of text with the containers they stand in, and what its head says.

HTML (htmlpage.py) and plain text (textpage.py) both become this.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin

from crawler.extraction.source.passing import value_in
from crawler.extraction.source.text import clean

HREF: Final = re.compile(r'href="([^"]*)"')
FIGURES: Final = ("figure", "figcaption")
FIGURE_LEVELS: Final = 3
"""From a line up to the figure that it is one of."""
CELLS: Final = ("td", "th")
CELL_LEVELS: Final = 2
"""From a line up to its cell: word processors set a paragraph into each."""
HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


class Node:
    """A block-level element: where pieces stand. ``names`` is its class, id, role, lower case.

    Nodes that hold something are numbered in document order; what stands in a node has the numbers up to ``last``, and
    the pieces from ``begin`` to before ``end``. A node knows its parent only: nothing points back, so a page is freed
    at once. ``attributes`` are kept as written until the node is numbered.
    """

    __slots__ = (
        "attributes", "begin", "child", "children", "counts", "depth", "end", "hidden", "index", "itemprop", "last",
        "names", "number", "parent", "path", "tag",
    )  # fmt: skip

    def __init__(self, tag: str, parent: "Node | None", attributes: str = "", number: int = -1, names: str = ""):
        self.tag, self.parent, self.attributes = tag, parent, attributes
        self.names, self.itemprop = names, ""
        self.hidden = False
        self.number = self.last = number
        self.begin = self.end = 0
        self.child, self.children = "", 0
        self.counts: dict[str, int] | None = None
        self.path: str | None = None
        if parent is None:
            self.depth, self.index = 0, 1
        else:
            self.depth = parent.depth + 1
            self.index = parent.count(tag)

    def count(self, tag: str) -> int:
        """The number that a new child has among those of its tag; most elements have children of one tag only."""
        if tag == self.child:
            self.children += 1
            return self.children
        if not self.child:
            self.child, self.children = tag, 1
            return 1
        if self.counts is None:
            self.counts = {}
        self.counts[self.child] = self.children
        self.child, self.children = tag, self.counts.get(tag, 0) + 1
        return self.children

    def lineage(self) -> "Iterator[Node]":
        """The node and what it stands in, the root last."""
        current: Node | None = self
        while current is not None:
            yield current
            current = current.parent

    def around(self, levels: int) -> "list[Node]":
        """The node and what it stands in, so many at most."""
        found, current = [self], self.parent
        while current is not None and len(found) < levels:
            found.append(current)
            current = current.parent
        return found

    def box(self) -> "Node":
        """The smallest element around it that holds more than its one piece."""
        own = self
        while own.parent is not None and own.parent.end == own.parent.begin + 1:
            own = own.parent
        return own.parent or own

    def is_in_figure(self) -> bool:
        """A line of a figure, or of its caption."""
        return any(node.tag in FIGURES for node in self.around(FIGURE_LEVELS))

    def cell(self, levels: int) -> "Node | None":
        """The cell of a table so few levels up, itself the first."""
        return next((node for node in self.around(levels) if node.tag in CELLS), None)

    def is_below(self, container: "Node") -> bool:
        """Is it the container, or somewhere in it?"""
        return container.number <= self.number <= container.last

    def xpath(self) -> str:
        """Kept once it is asked for: the lines of a story stand in the same containers."""
        if self.path is None:
            unnamed, node = [self], self.parent
            while node is not None and node.path is None:
                unnamed.append(node)
                node = node.parent
            path = "" if node is None else node.path or ""
            for one in reversed(unnamed):
                path = f"{path}/{one.tag}[{one.index}]" if one.parent is not None else "/"
                one.path = path
            return path
        return self.path


@dataclass(slots=True, init=False)
class Piece:
    """One line of text, or an image, in document order. ``tag`` is the nearest block element's.

    ``linked`` and ``bold`` count the characters inside links and bold; ``anchors`` are the attributes and the text of
    each link; ``words`` is the text's length in words, a CJK character counting as one.
    """

    text: str
    node: Node
    position: int
    tag: str
    linked: int
    bold: int
    anchors: tuple[tuple[str, str], ...]
    image: str | None
    words: int

    def __init__(
        self,
        text: str,
        node: Node,
        position: int,
        tag: str = "p",
        linked: int = 0,
        bold: int = 0,
        anchors: tuple[tuple[str, str], ...] = (),
        image: str | None = None,
        words: int = 0,
    ):
        """Written out, as it is compiled then: a page makes hundreds."""
        self.text, self.node, self.position, self.tag = text, node, position, tag
        self.linked, self.bold, self.anchors, self.image, self.words = linked, bold, anchors, image, words

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """(href, text) of each link."""
        return tuple((value_in(HREF.findall(attributes)[0]), text) for attributes, text in self.anchors)

    @property
    def locator(self) -> str:
        return self.node.xpath() if self.node.tag != "line" else f"line {self.position + 1}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """An element that says it holds a date: ``<time>``, ``itemprop="datePublished"``, ``<abbr class="published">``.

    ``names`` are its itemprop and class, lower case; ``value`` what its attribute says to machines; ``position`` the
    number of pieces before it.
    """

    names: str
    value: str
    text: str
    position: int


@dataclass(slots=True)
class Page:
    """A page before it is understood: its pieces and what its head says."""

    pieces: list[Piece]
    nodes: list[Node]
    """The root first, then every block-level element in document order."""
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    """The first content of each name, the name in lower case."""
    metas: list[tuple[str, str]] = field(default_factory=list)
    """All of them, in order: some names repeat (``citation_author``)."""
    json_ld: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    centred: set[int] = field(default_factory=set)
    """The numbers of the elements whose style puts their lines in the middle."""
    right: set[int] = field(default_factory=set)
    """The same on the right."""
    boxes: list[str] = field(default_factory=list)
    """The class, id and role of elements near the top that hold nothing."""
    imprint: list[Piece] = field(default_factory=list)
    """The copyright lines of the page's own footer, which is not read otherwise."""
    bylines: list[tuple[str, Node, int]] = field(default_factory=list)
    """Inline elements that say they hold an author: (text, container, number of pieces before it)."""
    sources: list[tuple[str, int]] = field(default_factory=list)
    """What inline elements hold that are called after the source, each with the position of its line."""
    hrefs: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    base: str | None = None
    body: Node | None = None
    """What a site's rule calls the body; else None."""
    markup: str | bytes = ""
    """What the page was read from; bytes are UTF-8."""
    is_plain: bool = False
    is_cut: bool = False
    is_cleaned: bool = False
    """Control characters were taken out of its text."""

    @property
    def source(self) -> str:
        """The text that the page was read from: few rules look at it, so it is made when one does."""
        if isinstance(self.markup, bytes):
            self.markup = self.markup.decode("utf-8", "ignore")
        return self.markup

    @property
    def root(self) -> Node:
        return self.nodes[0]

    def children(self, node: Node) -> Iterator[Node]:
        """The block-level elements right below a node."""
        number = node.number + 1
        while number <= node.last:
            child = self.nodes[number]
            yield child
            number = child.last + 1

    def own_pieces(self, node: Node) -> list[Piece]:
        """The pieces right below a node, in no other block-level element."""
        return [piece for piece in self.pieces[node.begin : node.end] if piece.node is node]


def absolute(page: Page, url: str | None, address: str | None) -> str | None:
    """An absolute http(s) address, or None: ``javascript:``, ``data:`` and the like are dropped here.

    Without a page address only absolute ones survive.
    """
    if not address:
        return None
    if address.startswith(("https://", "http://")) and address.isprintable() and "[" not in address:
        return address.strip()
    try:
        joined = urljoin(urljoin(url or "", clean(page.base or "")), clean(address).strip())
    except ValueError:
        return None
    scheme = joined.partition(":")[0].lower()
    return joined if scheme in ("http", "https") and "//" in joined else None
