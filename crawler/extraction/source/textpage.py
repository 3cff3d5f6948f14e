"""A page copied out of a browser as plain text: each line becomes a piece, nothing is known of its markup."""

import re
from typing import Final

from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.source.hardwrap import unwrap
from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import clean, squeeze, words
from crawler.extraction.story.blocks import CELL_MARK, CELL_WORDS

TAGS: Final = "!doctype|html|head|body|meta|div|p|table|script|article|section|main|h[1-6]|br|title"
MARKUP: Final = re.compile(rf"<(?:!--|(?:{TAGS})\b)", re.I)
PLAIN_TAG: Final = re.compile(rf"<(?:{TAGS})(?=[\s/>])".encode(), re.I)
"""One that MARKUP finds as well, in any charset."""
PARAGRAPH: Final = re.compile(
    r"(?P<glued>\w<p(?:\s[^<>]*)?>\w)|(?:^|[.!?…。！？\"”’」』）)>])\s{0,20}<p(?:\s[^<>]*)?>", re.I | re.M
)
"""A paragraph's tag between two words, or where a sentence begins."""
EARLY: Final = 20_000
"""Characters in which a page's first tags stand."""
IMAGE_NAME: Final = re.compile(r"^[^\n/\\<>|]{1,120}\.(?:jpe?g|png|gif|webp|bmp)$", re.I)

GAP: Final = re.compile(r"[ \xa0\u3000]{2,}|\s*\t\s*")
ROW_ITEMS, ROW_WORDS, ROW_CHARACTERS = 3, 6, 200
"""Entries of a row far apart at least, words of one and characters of all at most."""
NO_ENTRY: Final = re.compile(r"[:：](?!\d)|\d{4}|^\W*\d[\d.,%]*\W*$|[。！？.!?]$")
"""A label, a year, a number, a sentence's end: what stands in rows of credits and of figures."""
LINE_END: Final = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x0b|\x0c")


def is_html(body: bytes) -> bool:
    """Two different tags among the first bytes: true of nearly every page that is_markup, and told without its text."""
    tags = PLAIN_TAG.finditer(body, 0, EARLY)
    first = next(tags, None)
    return first is not None and any(tag[0].lower() != first[0].lower() for tag in tags)


def is_markup(text: str) -> bool:
    """HTML, as opposed to text: two different tags early on are enough, or paragraphs that have no other tag.

    >>> is_markup("<html><body>"), is_markup("产经\\n\\n标题 <br>")
    (True, False)
    >>> is_markup("Ferry is back<p>It sails."), is_markup("Write <p> before each, <p> and no other.")
    (True, False)
    """
    tags = (found[0].lower() for found in MARKUP.finditer(text, 0, EARLY))
    first = next(tags, None)
    return any(tag != first for tag in tags) or (first == "<p" and is_in_paragraphs(text))


def is_in_paragraphs(text: str) -> bool:
    """One between two words, or two where sentences begin: what tells of tags has neither.

    >>> is_in_paragraphs("Ferry\\n<p>It sails.\\n<p>It is full."), is_in_paragraphs("<p> is a tag.")
    (True, False)
    """
    found = [one["glued"] is not None for one in PARAGRAPH.finditer(text, 0, EARLY)]
    return any(found) or len(found) > 1


def parse_text_page(text: str) -> Page:
    """Lines to pieces; the position is the line's number, from 0. A line that is a file name is an image.

    A table's rows are one piece each, with the tag ``tr``.
    """
    root = Node("root", None, number=0)
    node = Node("line", root, number=1)
    cleaned = clean(text)
    lines = unwrap(LINE_END.split(cleaned))
    rows = table_lines(lines) if "\t" in text else frozenset()
    pieces = []
    for number, line in enumerate(lines):
        content = text_of(line)
        if number in rows:
            row = CELL_MARK.join(cells_of(line))
            pieces.append(Piece(row, node, number, "tr", words=words(row)))
        elif content:
            image = content if IMAGE_NAME.match(content) else None
            length = 0 if image else words(content)
            pieces.append(Piece("" if image else content, node, number, "line", image=image, words=length))
    root.last, root.end = 1, len(pieces)
    node.end = len(pieces)
    return Page(pieces, [root, node], markup=text, is_plain=True, is_cleaned=cleaned != text)


def text_of(line: str) -> str:
    """A line with single blanks; short entries far apart, as menus and share bars are copied, with bars between them.

    >>> text_of("  Teilen   Merken   Drucken "), text_of("　　责任编辑：骆一鸣    校对：舒宛")
    ('Teilen | Merken | Drucken', '责任编辑：骆一鸣 校对：舒宛')
    """
    content = squeeze(line)
    if len(content) > ROW_CHARACTERS or len(content) == len(line):
        return content
    items = [squeeze(item) for item in GAP.split(line.strip())]
    if len(items) < ROW_ITEMS or any(words(item) > ROW_WORDS or NO_ENTRY.search(item) for item in items):
        return content
    return content if read_credit_line(content) else " | ".join(items)


def table_lines(lines: list[str]) -> frozenset[int]:
    """The numbers of the lines that are rows of a table: two or more below each other with short cells between tabs."""
    likely = [number for number, line in enumerate(lines) if "\t" in line and is_row(cells_of(line))]
    present = [number for number, line in enumerate(lines) if line.strip()]
    place = {number: index for index, number in enumerate(present)}
    known = {place[number] for number in likely}
    return frozenset(number for number in likely if known & {place[number] - 1, place[number] + 1})


def cells_of(line: str) -> list[str]:
    return [cell for cell in map(squeeze, line.split("\t")) if cell]


def is_row(cells: list[str]) -> bool:
    return len(cells) > 1 and all(words(cell) <= CELL_WORDS for cell in cells)
