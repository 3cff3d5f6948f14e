"""What a post is filed under: a link that calls itself a category, or a word that says so, beside the story."""

import re
from typing import Final

from crawler.extraction.headline.titles import folded
from crawler.extraction.section.levels import KINDS, is_level
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import squeeze
from crawler.extraction.story.related import is_marker
from crawler.extraction.story.story import Story

REL: Final = re.compile(r"""\brel=["']?[^"'>]*\bcategory\b""")
LABEL: Final = re.compile(
    r"(?:^|[\s|｜])(?:所属|所屬)?(?:栏目|欄目|分类|分類|目录|目錄)\s?[:：]\s?(?P<name>[^\s|｜:：]{2,8})"
)
BELOW: Final = 4
"""Lines below a text among which a blog says it."""
LONGEST: Final = 120


def category(page: Page, story: Story) -> tuple[str, Piece] | None:
    """(name, line) of the first beside the text, above another article's headline."""
    for piece in story.header:
        if name := category_in(piece):
            return name, piece
    below = story.body[-1].position + 1 if story.body else len(page.pieces)
    for piece in page.pieces[below : below + BELOW]:
        if is_marker(piece.text):
            return None
        if name := category_in(piece):
            return name, piece
    return None


def category_in(piece: Piece) -> str | None:
    """The name behind ``所属栏目：`` or of ``<a rel="category tag">``."""
    text = piece.text
    if piece.image is not None or len(text) > LONGEST:
        return None
    linked = next((said for attributes, said in piece.anchors if is_category(attributes)), "")
    found = LABEL.search(text) if not linked and ("：" in text or ":" in text) else None
    name = squeeze(linked) or (found["name"] if found else "")
    return name if name and folded(name) not in KINDS and is_level(name) else None


def is_category(attributes: str) -> bool:
    """Some blogs say so of their writers as well."""
    return "category" in attributes and REL.search(attributes) is not None and "/aut" not in attributes
