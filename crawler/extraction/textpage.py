"""A page copied out of a browser as plain text: each line becomes a piece, nothing is known of its markup."""

import re

from crawler.extraction.page import Node, Page, Piece
from crawler.extraction.text import clean, squeeze, words

MARKUP = re.compile(r"<(?:!doctype|html|head|body|meta|div|p|table|script|article|br|title)\b", re.I)
IMAGE_NAME = re.compile(r"^[^\n/\\<>|]{1,120}\.(?:jpe?g|png|gif|webp|bmp)$", re.I)


def is_markup(text: str) -> bool:
    """HTML, as opposed to text: two different tags early on are enough.

    >>> is_markup("<html><body>"), is_markup("产经\\n\\n标题 <br>")
    (True, False)
    """
    return len({found.lower() for found in MARKUP.findall(text[:20_000])}) > 1


def parse_text_page(text: str) -> Page:
    """Lines to pieces; the position is the line's number, from 0. A line that is a file name is an image."""
    root = Node("root", None)
    node = Node("line", root, number=1)
    pieces = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n|\u2028|\u2029|\x0b|\x0c", text)):
        content = squeeze(clean(line))
        if content:
            image = content if IMAGE_NAME.match(content) else None
            pieces.append(
                Piece("" if image else content, node, number, "line", image=image, words=0 if image else words(content))
            )
    root.last, root.end = 1, len(pieces)
    node.end = len(pieces)
    return Page(pieces, [root, node], is_plain=True)
