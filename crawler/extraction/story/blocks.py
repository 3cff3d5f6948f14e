"""A story's pieces to an article's blocks: paragraphs, sub-headings, list items, quotes, images with captions."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

from crawler.extraction.plain.textcaptions import is_lone_caption
from crawler.extraction.source.page import CELL_LEVELS, HEADINGS, Node, Page, Piece, absolute
from crawler.extraction.source.text import SENTENCE_END, words
from crawler.extraction.story.captionlines import lines_below
from crawler.extraction.story.captions import find_caption, index_of, make_image
from crawler.extraction.story.story import is_date_line
from crawler.items import Block, BlockKind, Image

HEADING_WORDS: Final = 36
CELL_WORDS: Final = 40
CELL_MARK: Final = " | "
HEADING_SHARE: Final = 0.45
"""When more of a plain-text story's lines than this look like headings, they are its way of writing."""
PARAGRAPH: Final = 24
"""Words from which a line below a heading is its paragraph."""
ITEM_MARK: Final = re.compile(r"^(?P<mark>[●•▪■◆○▶►·・✔✓]|[*-](?=\s))\s*")
"""What stands before the entries of a list; dashes begin speech."""
STOPS: Final = frozenset("。！？!?.,，")
"""What ends a sentence, or a clause, before the quotation mark."""
NO_HEADING_END: Final = SENTENCE_END - set("”\"’'）)？?」』»")
SPEAKER: Final = re.compile(r"^[问答問QA]\s*[:：]")
VOICE: Final = 16
"""Characters of a speaker's name before its colon."""
KINDS: Final[dict[str, BlockKind]] = {
    "li": "list_item",
    "dd": "list_item",
    "dt": "list_item",
    "blockquote": "quote",
    "pre": "preformatted",
    "td": "paragraph",
}
DECORATION: Final = re.compile(
    r"[/_.-](?:icons?|icos?|logos?|avatar|spacer|blank|pixel|loading|sprite|share|weibo|weixin|wechat"
    r"|qrcode|1x1|transparent|button|btn|arrow|ad)(?:[_.\d-]|$)"
)
"""In an address in small letters, a slash before it: the search can leap from mark to mark."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A story as blocks and images."""

    blocks: tuple[Block, ...]
    images: tuple[Image, ...]


def shape_story(page: Page, url: str | None, body: list[Piece]) -> Shape:
    """Blocks in reading order; a caption leaves the text for its image."""
    blocks: list[Block] = []
    images: list[Image] = []
    captions: set[int] = set()
    items = item_positions(body) if page.is_plain else frozenset()
    headings = heading_positions(body) - items if page.is_plain else frozenset()
    rows = table_rows(body)
    below = lines_below(page, body)
    seen: set[str] = set()
    for piece in body:
        if piece.image is not None:
            address = image_address(page, url, piece)
            if address and address not in seen:
                seen.add(address)
                caption, credits = find_caption(page, piece)
                caption = caption or caption_below(page, piece, below)
                captions.update(one.position for one in (caption, *credits) if one is not None)
                images.append(make_image(address, caption, credits))
                blocks.append(Block("image", address, None, piece.locator))
        elif piece.position not in captions and piece.position not in rows:
            blocks.append(item_block(piece) if piece.position in items else text_block(page, piece, headings))
        elif rows.get(piece.position):
            blocks.append(Block("table_row", rows[piece.position], None, piece.locator))
    return Shape(merge_wrapped(blocks), tuple(images))


def table_rows(body: list[Piece]) -> dict[int, str]:
    """The rows of data tables, as one line each at the position of its first cell; empty at the other cells'."""
    cells: dict[Node, list[Piece]] = {}
    for piece in body:
        row = next((node for node in piece.node.around(3) if node.tag == "tr"), None)
        if row is not None and piece.image is None:
            cells.setdefault(row, []).append(piece)
    found: dict[int, str] = {}
    for pieces in cells.values():
        if is_data_row(pieces):
            found |= dict.fromkeys((piece.position for piece in pieces[1:]), "")
            found[pieces[0].position] = CELL_MARK.join(piece.text for piece in pieces)
    return found


def is_data_row(pieces: list[Piece]) -> bool:
    """Two or more short cells, a line in each; a layout's cells hold paragraphs or several lines."""
    cells = {piece.node.cell(CELL_LEVELS) or piece.node for piece in pieces}
    return len(pieces) > 1 and len(cells) == len(pieces) and all(piece.words <= CELL_WORDS for piece in pieces)


def text_block(page: Page, piece: Piece, headings: frozenset[int]) -> Block:
    if page.is_plain:
        kind: BlockKind = "table_row" if piece.tag == "tr" else "paragraph"
        kind = "heading" if piece.position in headings else kind
        return Block(kind, piece.text, 2 if kind == "heading" else None, piece.locator)
    if piece.tag in HEADINGS:
        return Block("heading", piece.text, HEADINGS[piece.tag], piece.locator)
    if is_bold_heading(piece):
        return Block("heading", piece.text, 2, piece.locator)
    return Block(kind_of(piece), piece.text, None, piece.locator)


def kind_of(piece: Piece) -> BlockKind:
    return next((KINDS[node.tag] for node in piece.node.around(3) if node.tag in KINDS), "paragraph")


def is_bold_heading(piece: Piece) -> bool:
    """A short line that is bold from end to end."""
    text = piece.text
    is_bold = piece.bold >= len(text) - text.count(" ") - 2
    return is_bold and words(text) <= HEADING_WORDS and text[-1] not in "。.，,;；:：" and piece.tag not in ("li", "td")


def heading_positions(body: list[Piece]) -> frozenset[int]:
    """Sub-headings of a plain-text story: short lines that end like no sentence, in a story that has sentences."""
    lines = [piece for piece in body if piece.image is None and piece.tag != "tr"]
    voices = Counter(voice_of(piece.text) for piece in lines)
    found = [piece.position for piece in lines if is_plain_heading(piece) and voices[voice_of(piece.text)] < 2]
    signed = sum(1 for _ in takewhile(lambda piece: is_date_line(piece.text), reversed(lines))) + 1
    closing = {piece.position for piece in lines[-signed:]}  # who signed it, with the day below the name or without
    found = [position for position in found if position not in closing]
    is_few = len(found) <= HEADING_SHARE * len(lines)
    return frozenset(found) if is_few or all_lead(frozenset(found), lines) else frozenset()


def all_lead(found: frozenset[int], lines: list[Piece]) -> bool:
    """Has each heading a paragraph of its own below it, as in a digest? A number may stand above a heading."""
    return all(
        (two.position not in found and words(two.text) >= PARAGRAPH) or one.text.isdigit()
        for one, two in pairwise(lines)
        if one.position in found
    )


def item_positions(body: list[Piece]) -> frozenset[int]:
    """Entries of lists on a plain-text page: lines below each other with the same mark before them."""
    marks = [(piece, mark_of(piece)) for piece in body]
    pairs = [(one, two) for (one, mark), (two, other) in pairwise(marks) if mark and mark == other]
    return frozenset(piece.position for pair in pairs for piece in pair)


def mark_of(piece: Piece) -> str:
    found = ITEM_MARK.match(piece.text) if piece.image is None and piece.tag != "tr" else None
    return found["mark"] if found else ""


def item_block(piece: Piece) -> Block:
    return Block("list_item", ITEM_MARK.sub("", piece.text), None, piece.locator)


def caption_below(page: Page, image: Piece, below: frozenset[int]) -> Piece | None:
    """One by where it stands; on a plain-text page by its words alone, in languages that the HTML rules do not know."""
    if not page.is_plain:
        return page.pieces[image.position + 1] if image.position + 1 in below else None
    following = page.pieces[index_of(page, image) + 1 :][:1]
    return next((piece for piece in following if piece.image is None and is_lone_caption(piece.text)), None)


def voice_of(text: str) -> str:
    """Who speaks, in an interview's line; for other lines the text itself.

    >>> voice_of("晨报：钱怎么分摊？"), voice_of("一、为什么调")
    ('晨报', '一、为什么调')
    """
    name, mark, _ = text.partition("：" if "：" in text[:VOICE] else ":")
    return name if mark and len(name) < VOICE else text


def is_plain_heading(piece: Piece) -> bool:
    text = piece.text
    return (
        words(text) <= HEADING_WORDS
        and text[-1] not in NO_HEADING_END
        and SPEAKER.match(text) is None
        and not ends_quoted_sentence(text)
    )


def ends_quoted_sentence(text: str) -> bool:
    return text[-1] in "”\"’'）)」』»" and text[:-1].rstrip()[-1:] in STOPS


def image_address(page: Page, url: str | None, piece: Piece) -> str | None:
    """Absolute where the page's address is known; the file name of a plain-text page as printed."""
    if page.is_plain:
        return piece.image
    if piece.image is None or DECORATION.search(f"/{piece.image}".lower()):
        return None
    return absolute(page, url, piece.image) or (piece.image if url is None and ":" not in piece.image else None)


def merge_wrapped(blocks: list[Block]) -> tuple[Block, ...]:
    """Join lines that only a hard line break parted: no end of a sentence before, a small letter after."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if (
            last
            and last.kind == block.kind == "paragraph"
            and last.locator == block.locator
            and is_wrapped(last.text, block.text)
        ):
            merged[-1] = Block("paragraph", f"{last.text} {block.text}", None, last.locator)
        else:
            merged.append(block)
    return tuple(merged)


def is_wrapped(before: str, after: str) -> bool:
    return before[-1] not in SENTENCE_END and after[0].islower()
