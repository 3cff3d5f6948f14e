"""The parser's normal form to a Page, in one pass and without recursion.

Every element is closed there, every attribute quoted and every ``<`` of text escaped, so it is cut at them. Inline
markup melts into the text around it; what is kept of it is how much stood in links and in bold. Elements that hold no
text and no picture, most of a page's, leave nothing but their number among their siblings.
"""

import re
from typing import Final

from crawler.extraction.source.attributes import (
    CITE,
    CITED,
    NOTHING,
    Inline,
    attribute,
    attributes_of,
    block_of,
    inline_of,
)
from crawler.extraction.source.page import HEADINGS, Node, Page, Piece, Stamp
from crawler.extraction.source.passing import COMMENT_MARK, behind_comment, behind_element, behind_raw, plain, value_in
from crawler.extraction.source.text import PRINTABLE, cjk_words, clean, is_beyond_latin, latin_of, spaced_words, squeeze

INLINE_TAGS: Final = """
abbr acronym bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s
samp small span strike sub sup time tt u var wbr
""".split()
VOID_TAGS: Final = "br hr input meta link base area col embed source track param".split()
PASSED_TAGS: Final = "object select textarea rt rp math canvas audio video map datalist dialog button legend".split()
"""What stands in these is not read; the text around them is one line."""
RAW_TAGS: Final = "iframe noembed noframes xmp".split()
"""Nor in these, where it is no markup."""
SLASH: Final = ord("/")
BLOCK: Final = 0
END_BLOCK: Final = 1
VOID: Final = 2
IMAGE: Final = 3
INLINE: Final = 4
END_INLINE: Final = 5
LINK: Final = 6
END_LINK: Final = 7
BOLD: Final = 8
END_BOLD: Final = 9
PASSED: Final = 10
COMMENT: Final = 11
RAW: Final = 12
"""What a tag is; from INLINE on it does not end the line of text that it stands in."""
KINDS: Final = (
    dict.fromkeys(VOID_TAGS, VOID)
    | dict.fromkeys(INLINE_TAGS, INLINE)
    | {f"/{tag}": END_INLINE for tag in INLINE_TAGS}
    | {"img": IMAGE, "a": LINK, "/a": END_LINK, "b": BOLD, "strong": BOLD, "/b": END_BOLD, "/strong": END_BOLD}
    | {"amp-img": IMAGE, "/amp-img": VOID}
    | {"div": BLOCK, "/div": END_BLOCK}
    | dict.fromkeys(PASSED_TAGS, PASSED)
    | dict.fromkeys(RAW_TAGS, RAW)
)
IMAGE_ATTRIBUTES: Final = ("data-original", "data-src", "data-lazy-src", "data-url", "data-srcset", "src", "srcset")
LAZY_IMAGE: Final = re.compile(
    r" data-(?![\w-]*(?:fallback|author|avatar|placeholder|thumb))[\w-]*src(?:set)?"
    r'="([^"\s:]*[:/][^"]+\.(?:jpe?g|png|webp|avif)[^"]*)"'
)
"""Where a site's own script keeps an address."""
PLACEHOLDER: Final = re.compile(r"placeholder|/(?:blank|spacer|loading|pixel|transparent|lazy|1x1)[._-]|\.svg$")
"""Of an address in whose place such a script puts another."""
PLAIN_IMAGE: Final = ("src", "srcset")
MARK: Final = "data-broadsheet"
"""The attribute of the element that a site's rule calls the body."""
EDIT: Final = re.compile(r"(?:^|(?<=\S)\s?)\[[^\[\]]{2,60}\]$")
"""A wiki's links to change what stands below a heading."""
EDITING: Final = "edit"
"""In the address of such a link: ``action=edit``."""
LONGEST_NAME: Final = 80
MOST_MARKS: Final = 32
"""Open at once: each is looked at when a line ends."""
CAPTION_ENDS: Final = '.!?…。！？”"»)）©:：'
NEXT: Final = frozenset(("span", "time"))
"""Elements that begin something else right behind a name."""
BACK: Final = "返回"
BACK_LINK: Final = re.compile(r"返回\S{2,8}[，,]\s?查看更多\W*")
"""What a portal sets behind the last word of a text that leads to its front page, in the same paragraph."""
BOX_DEPTH: Final = 3
"""Levels from the root down to which an empty element can be what a script was to fill."""
MAX_PIECES: Final = 200_000
"""Above this a page is not read further: a page of a million siblings must end."""
MAX_NODES: Final = 400_000


class PageIsLongError(ValueError):
    """The page has more elements or lines than are read."""


class Mark:
    """An inline element that holds a name or a date and whose end has not come: where its text begins.

    ``block`` is what was made of it where it is a caption, or whose picture it is.
    """

    __slots__ = ("begin", "block", "parts", "says", "tag")

    def __init__(self, tag: str, says: Inline, begin: int, block: Node | None = None):
        self.tag, self.says, self.begin, self.block = tag, says, begin, block
        self.parts: list[str] = []


def is_letter(text: str) -> bool:
    """Of a script with blanks between its words."""
    return text.isalpha() and text < "\u2e80"


def is_head(text: str) -> bool:
    """A capital or a digit, with which a word or a day begins."""
    return text.isdigit() or (text.isupper() and text < "\u2e80")


def is_without_case(text: str) -> bool:
    """Of Hebrew, Arabic, or an Indian script."""
    return "\u0590" <= text < "\u0e00"


def largest_of(srcset: str) -> str:
    """The last of a list of pictures, as a rule the largest.

    >>> largest_of("/w40.jpg 40w, /w900.jpg 900w"), largest_of("/a.jpg 1x, "), largest_of(" ")
    ('/w900.jpg', '/a.jpg', '')
    """
    pictures = [picture.split()[0] for picture in srcset.split(", ") if picture.strip()]
    return pictures[-1] if pictures else ""


class Reader:
    """Takes a body in its normal form, builds the Page."""

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
        self.is_marked = False

    def read(self, html: str) -> None:
        """One pass; this loop is most of the cost of a page, so what is frequent stands in it."""
        buffer, marks, nodes, pieces, kinds = self.buffer, self.marks, self.page.nodes, self.page.pieces, KINDS
        self.is_marked = MARK in html
        at = html.find("<")
        while at >= 0:
            begin, end = at + 1, html.find(">", at)
            if end < 0:
                break
            blank = -1 if ord(html[begin]) == SLASH else html.find(" ", begin, end)
            if blank < 0:
                tag, attributes = html[begin:end], ""
            else:
                tag, attributes = html[begin:blank], html[blank:end]
            if not tag:
                at = html.find("<", begin)
                continue
            behind = end + 1
            kind = kinds.get(tag, -1)
            if kind < 0:
                kind = END_BLOCK if tag[0] == "/" else COMMENT if tag.startswith(COMMENT_MARK) else BLOCK
            if kind < INLINE:
                if buffer:
                    self.flush()
                if kind == BLOCK:
                    self.node = Node(tag, self.node, attributes)
                    if attributes:
                        self.note_block(attributes)
                elif kind == END_BLOCK:
                    node = self.node
                    if node.number >= 0:
                        node.last, node.end = len(nodes) - 1, len(pieces)
                    elif node.attributes and node.depth <= BOX_DEPTH:
                        self.page.boxes.append(block_of(node.attributes).names)
                    self.node = node.parent or node
                elif kind == IMAGE:
                    self.add_image(attributes)
            else:
                if kind == LINK:
                    self.start_anchor(attributes)
                elif kind == END_LINK:
                    self.end_anchor()
                elif kind == BOLD:
                    self.start_bold()
                elif kind == END_BOLD:
                    self.end_bold()
                elif kind >= PASSED:
                    attributes = ""
                    if kind == PASSED:
                        behind = behind_element(html, tag, behind)
                    else:
                        behind = behind_comment(html, at) if kind == COMMENT else behind_raw(html, tag, behind)
                if attributes or marks or tag == CITE:
                    self.note(tag, attributes, html, behind)
            at = html.find("<", behind)
            if at != behind:
                text = html[behind:at] if at >= 0 else html[behind:]
                if text and (buffer or not text.isspace()):
                    buffer.append(text if "&" not in text else plain(text))
        self.flush()
        self.close()

    def close(self) -> None:
        """What is still open ends here."""
        for node in self.node.lineage():
            node.last, node.end = len(self.page.nodes) - 1, len(self.page.pieces)

    def note_block(self, attributes: str) -> None:
        """A date for machines in a block's ``content``; the mark of a site's rule."""
        node = self.node
        if "itemprop=" in attributes:
            get = attributes_of(attributes).get
            itemprop, stamp = get("itemprop", ""), get("content", "")
            if stamp and itemprop.startswith("date"):
                names = f"{itemprop} {block_of(attributes).names}".strip().lower()
                self.page.stamps.append(Stamp(names, stamp, "", len(self.page.pieces)))
        if self.is_marked and MARK in attributes:
            self.keep(node)
            self.page.body = node

    def keep(self, node: Node) -> None:
        """Number an element that holds something, after those that it stands in."""
        nodes, begin = self.page.nodes, len(self.page.pieces)
        unkept = []
        while node.number < 0 and node.parent is not None:
            unkept.append(node)
            node = node.parent
        for one in reversed(unkept):
            if len(nodes) >= MAX_NODES:
                raise PageIsLongError
            attributes, above = one.attributes, one.parent
            if attributes:
                says = block_of(attributes)
                one.names, one.itemprop, one.hidden = says.names, says.itemprop, says.hidden
                one.attributes = ""
                if says.centred:
                    self.page.centred.add(len(nodes))
                if says.is_right:
                    self.page.right.add(len(nodes))
            if above is not None and above.hidden:
                one.hidden = True
            one.number = one.last = len(nodes)
            one.begin = one.end = begin
            nodes.append(one)

    def start_anchor(self, attributes: str) -> None:
        if self.anchor is not None:
            self.end_anchor()
        if 'href="' in attributes:
            self.anchor, self.anchor_begin = attributes, len(self.buffer)

    def end_anchor(self) -> None:
        if self.anchor is not None:
            text = squeeze("".join(self.buffer[self.anchor_begin :]))
            if text.startswith(BACK) and BACK_LINK.fullmatch(text) is not None:
                del self.buffer[self.anchor_begin :]
            elif text:
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
            self.count_bold()

    def count_bold(self) -> None:
        for text in self.buffer[self.bold_begin :]:
            self.bold += len(text.strip())

    def note(self, tag: str, attributes: str, html: str, behind: int) -> None:
        """Look whether an inline element says that it holds a name or a date; at its end keep what it holds.

        What stands in one is parted from the words on both sides, where the page leaves that to its style. ``behind``
        the tag its text goes on in ``html``.
        """
        marks = self.marks
        if tag[0] != "/":
            says, block = inline_of(tag, attributes), None
            if says is CITED and not self.ends_caption():
                says = None
            if says is not None:
                if (says.is_caption and self.is_below_image()) or (says.is_credit and self.is_in_figure()):
                    self.flush()
                    block = self.node = Node(tag, self.node, attributes)
                if not says.is_source:
                    self.part(html, behind, is_end=False)
            if says is not None or (marks and marks[-1].tag == tag):
                marks.append(Mark(tag, says or NOTHING, len(self.buffer), block))
                if len(marks) > MOST_MARKS:
                    del marks[0]
        elif marks and marks[-1].tag == tag[1:]:
            mark = marks.pop()
            self.end_mark(mark)
            if mark.says is not NOTHING and not mark.says.is_source:
                self.part(html, behind, is_end=mark.says.is_byline)
                if mark.says.is_byline or mark.says.is_dated:
                    self.part_behind(html, behind)

    def part(self, html: str, behind: int, is_end: bool) -> None:
        """A blank where a word or a day begins right behind a letter, or a Chinese label behind a day or a name."""
        buffer = self.buffer
        if not buffer:
            return
        last, head = buffer[-1][-1:], html[behind : behind + 1]
        is_label = (last.isdigit() and head >= "\u2e80") or (is_end and last >= "\u2e80" and head == "<")
        if is_label or (is_head(head) and is_letter(last)):
            buffer.append(" ")

    def part_behind(self, html: str, behind: int) -> None:
        """A blank behind a name or a day where the next element begins with a letter, as minified pages have none
        there; where text does, in a script without capitals.
        """
        last = self.buffer[-1][-1:] if self.buffer else ""
        if not is_letter(last):
            return
        at = behind
        if html.startswith("<", at) and html[at + 1 : at + 5] in NEXT:
            at = html.find(">", at) + 1
        if is_letter(head := html[at : at + 1]) and (at > behind or is_without_case(head)):
            self.buffer.append(" ")

    def is_below_image(self) -> bool:
        """Right behind a picture among the text's own lines, where what comes would be glued to them?"""
        pieces, node = self.page.pieces, self.node
        if self.buffer or not pieces or pieces[-1].image is None:
            return False
        if pieces[-1].node is not node and pieces[-1].node.parent is not node:
            return False
        return node.tag != "figure" and node.tag != "figcaption"

    def ends_caption(self) -> bool:
        """In a figure, is what stands before no part of a sentence that goes on? ``<cite>`` names works as well."""
        if not self.node.is_in_figure():
            return False
        before = "".join(self.buffer).rstrip()
        return not before or before[-1] in CAPTION_ENDS

    def is_in_figure(self) -> bool:
        """And not in another such element."""
        return self.node.is_in_figure() and all(mark.block is None for mark in self.marks)

    def end_mark(self, mark: Mark) -> None:
        text = squeeze(" ".join((*mark.parts, "".join(self.buffer[mark.begin :]))))
        says, position = mark.says, len(self.page.pieces)
        if says.is_dated:
            self.page.stamps.append(Stamp(says.names, says.stamp, text, position))
        if says.is_byline and 1 < len(text) <= LONGEST_NAME:
            self.keep(self.node)
            self.page.bylines.append((clean(text), self.node, position))
        if says.is_source and text:
            self.page.sources.append((clean(text), position))
        node = self.node
        if mark.block is node:
            self.flush()
            if node.number >= 0:
                node.last, node.end = len(self.page.nodes) - 1, len(self.page.pieces)
            self.node = node.parent or node

    def add_image(self, attributes: str) -> None:
        for name in IMAGE_ATTRIBUTES if "data-" in attributes else PLAIN_IMAGE:
            address = attribute(attributes, name).strip()
            if address and not address.startswith("data:"):
                break
        else:
            address = ""
        if (
            "data-" in attributes
            and (not address or PLACEHOLDER.search(address))
            and (lazy := LAZY_IMAGE.search(attributes))
        ):
            address, name = value_in(lazy[1]), "srcset"
        if address and name.endswith("srcset"):
            address = largest_of(address)
        if address:
            alternative, is_linked = squeeze(clean(attribute(attributes, "alt"))), int(self.anchor is not None)
            self.add(Piece(alternative, self.node, 0, self.node.tag, is_linked, image=address))

    def flush(self) -> None:
        """Make a piece of the text gathered so far; links, bold and marks that are open go on behind it."""
        anchor, buffer = self.anchor, self.buffer
        if not buffer:
            return
        if anchor is not None:
            self.end_anchor()
            self.anchor, self.anchor_begin = anchor, 0
        if self.bold_depth:
            self.count_bold()
            self.bold_begin = 0
        for mark in self.marks:
            mark.parts.append("".join(buffer[mark.begin :]))
            mark.begin = 0
        text = "".join(buffer).strip()
        buffer.clear()
        latin = latin_of(text)
        is_printable = text.isprintable() if latin is None else latin.translate(PRINTABLE) == latin
        if not is_printable or "  " in text:
            text = self.cleaned(" ".join(text.split()))
        if self.linked and text[-1:] == "]":
            text = self.without_edit(text)
        if text:
            bold, anchors = min(self.bold, len(text)), tuple(self.anchors)
            is_spaced = latin is not None or not is_beyond_latin(text)
            count = text.count(" ") + 1 if is_spaced else cjk_words(text)
            if latin is None and is_spaced:
                count = spaced_words(text, count)
            self.add(Piece(text, self.node, 0, self.node.tag, self.linked, bold, anchors, None, count))
        if self.anchors:
            self.anchors = []
        self.linked = self.bold = 0

    def without_edit(self, text: str) -> str:
        """A heading without a wiki's links to change what stands below it, ``History[edit]``; nothing of ``[edit]``
        beside one."""
        found, pieces = EDIT.search(text), self.page.pieces
        if found is None or self.linked > len(found[0]) or not any(EDITING in said for said, _ in self.anchors):
            return text
        if found.start() == 0:
            is_beside = bool(pieces) and pieces[-1].tag in HEADINGS and pieces[-1].node.parent is self.node
        else:
            is_beside = self.node.tag in HEADINGS
        if not is_beside:
            return text
        self.linked, self.anchors = 0, []
        return text[: found.start()]

    def cleaned(self, text: str) -> str:
        kept = clean(text)
        self.page.is_cleaned |= kept != text
        return kept

    def add(self, piece: Piece) -> None:
        pieces, node = self.page.pieces, piece.node
        if len(pieces) >= MAX_PIECES:
            raise PageIsLongError
        if node.number < 0:
            self.keep(node)
        piece.position = len(pieces)
        pieces.append(piece)
