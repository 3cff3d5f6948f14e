"""HTML to a Page: the parser's own tree, without what is never read, is written out in its normal form for the reader.

Lexbor builds the tree that a browser would and has no limit of depth.
"""

import re
from collections.abc import Sequence
from typing import Final

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.reader import VOID_TAGS, PageIsLongError, Reader
from crawler.extraction.source.text import NOT_TEXT, clean, squeeze

SKIPPED: Final = "script style template svg noscript title".split()
"""Elements whose content is no markup, or a great deal of it. What else is never read, the reader passes over."""
HEAD: Final = ("meta", 'link[rel="canonical" i][href]', "base[href]")
MENUS: Final = [
    'nav:not([class*="crumb" i]):not([id*="crumb" i]):not([aria-label*="crumb" i])'
    ':not(:has([class*="crumb" i])):not(:has([itemtype*="Breadcrumb"])):has(li + li + li + li)',
    'ul[class*="menu" i]',
    'ul[class*="nav" i]',
    "footer:not(article footer):not(main footer)",
]
"""Links through the site and its imprint: a third of a page's elements."""
VOID: Final = frozenset(("img", *VOID_TAGS))
META_NAMES: Final = ("property", "name", "itemprop", "http-equiv")
SPLITTING: Final = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"
"""Control characters that Python takes for blanks; all others are taken out of the lines they stand in."""
MAX_DEPTH: Final = 10_000
"""Levels of elements; the parser's time grows with their square, to half a minute at 100,000."""
NESTING: Final = re.compile(
    rb"<(/?)(?:div|span|table|section|ul|ol|font|b|i|em|blockquote|center|article|main|dl)\b", re.I
)
DATA_SCRIPT: Final = 100
"""Characters of a script from which it can carry a story."""
LONG_PAGE: Final = 4 * MAX_DEPTH
END: Final = 64
"""Most pages are told by the last of their characters."""
PADDING: Final = b" \t\r\n\f\0\x1a"
PAGE_TAG: Final = re.compile(rb"<(?:html|body)\b", re.I)
PAGE_END: Final = re.compile(rb"</(?:html|body)\b", re.I)
PARAGRAPH_END: Final = b"</p>"
"""A page without any may leave out the others as well, as HTML allows."""


class TooDeepError(ValueError):
    """The page nests its elements deeper than can be read in reasonable time."""


def parse_page(markup: str | bytes, skipped: Sequence[str] = (*SKIPPED, *MENUS)) -> Page:
    """Read HTML, however broken; the empty page has no pieces. Raises TooDeepError.

    Bytes are UTF-8; ``skipped`` are selectors of what is not read.
    """
    utf8 = markup.encode("utf-8", "ignore") if isinstance(markup, str) else markup
    if is_too_deep(utf8):
        raise TooDeepError
    page = Page([], [Node("root", None, number=0)], markup=markup)
    tree = LexborHTMLParser(utf8, options=LexborDocumentOptions.WO_EVENTS)
    if tree.root is not None:
        attributes = tree.root.attributes
        page.language = attributes.get("lang") or attributes.get("xml:lang")
    for element in tree.css(",".join((*HEAD, *skipped))):
        tag = element.tag or ""
        read_head(element, tag, page)
        if tag not in VOID:
            element.decompose(recursive=False)
    html = (tree.body.html if tree.body is not None else None) or ""
    if any(character in html for character in SPLITTING):
        html = NOT_TEXT.sub("", html)
        page.is_cleaned = True
    reader = Reader(page)
    try:
        reader.read(html)
    except PageIsLongError:
        reader.close()
        page.is_cut = True
    return page


def is_too_deep(utf8: bytes) -> bool:
    """More levels of elements than a page has any use for; counted on pages of very many tags only."""
    if len(utf8) < LONG_PAGE:
        return False
    tags = len(utf8) - len(utf8.replace(b"<", b""))  # faster than to count them
    if tags < MAX_DEPTH or tags - utf8.count(b"</") < MAX_DEPTH:
        return False
    depth = 0
    for found in NESTING.finditer(utf8):
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > MAX_DEPTH:
            return True
    return False


def is_unfinished(markup: str | bytes) -> bool:
    """Does a page break off in the midst of a line or a tag, without the end of what it began?

    >>> is_unfinished("<body><p>It runs.</p><p>The fer"), is_unfinished("<body><p>It runs.</p>\\n\\0")
    (True, False)
    >>> is_unfinished("<body><p>It runs.<p>(c) Herald"), is_unfinished("<body><p>It runs.<p clas")
    (False, True)
    >>> is_unfinished("<p>The ferry runs"), is_unfinished(b"<body><p>The ferry runs</body> served in 3 ms")
    (False, False)
    """
    end = markup[-END:]
    if (end if isinstance(end, bytes) else end.encode("utf-8", "ignore")).rstrip(PADDING).endswith(b">"):
        return False
    utf8 = (markup if isinstance(markup, bytes) else markup.encode("utf-8", "ignore")).rstrip(PADDING)
    if utf8.endswith(b">") or PAGE_TAG.search(utf8) is None or PAGE_END.search(utf8) is not None:
        return False
    return utf8.rfind(b"<") > utf8.rfind(b">") or utf8.rfind(PARAGRAPH_END) >= 0


def read_head(element: LexborNode, tag: str, page: Page) -> None:
    """What the page says of itself, wherever it stands."""
    match tag:
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
        case "footer":
            page.imprint.extend(imprint_lines(element.text(separator="\n"), page))


def imprint_lines(text: str, page: Page) -> list[Piece]:
    """The lines of a page's footer that say whose it is; nothing else of it is read."""
    if not is_imprint(text):
        return []
    footer = Node("footer", page.root)
    return [Piece(squeeze(clean(line)), footer, 0) for line in text.split("\n") if is_imprint(line)]


def is_imprint(text: str) -> bool:
    return "©" in text or "opyright" in text or "版权" in text or "版權" in text


def script_texts(text: str) -> list[str]:
    """The scripts of a page that could carry data: JSON, or the assignment of a large object."""
    scripts = (node.text() for node in LexborHTMLParser(text.encode("utf-8", "replace")).css("script:not([src])"))
    return [script for script in scripts if len(script) >= DATA_SCRIPT and "{" in script]
