"""Captions: which line belongs to an image."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Final

from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.source.known import remember
from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import has_cjk
from crawler.extraction.story.picturecredits import POINTER, labelled, marked, split_credit, unlabelled
from crawler.extraction.story.widgets import is_widget_line
from crawler.items import Image

CAPTION_WORDS: Final = 90
CAPTION_LEVELS: Final = 3
"""From a line up to the element that is called a caption."""
CAPTION_START: Final = re.compile(
    r"^\W*(?:图为|图[一二三四五六七八九十\d]?[:：]|圖為|圖[:：]|上图|下图|图片说明|資料圖|资料图|▲|△|↑|▼|photo:"
    r"|image:|caption:|pictured|写真[:：])",
    re.I,
)
CAPTION_END: Final = re.compile(
    r"(?:摄|攝|供图|供圖|资料图|[记記]者\s?[\u4e00-\u9fff]{2,4}\s[图圖]|图片来源.{0,12}|(?:photo|image|credit|picture|foto)\s*(?:by|:)?\s*[^.]{0,50}"
    r"|[(（](?:fot\.|foto:?|photo:?)\s[^()]{2,50}|/\s*(?:AFP|AP|Reuters|Getty[^.]{0,20}))\W*$",
    re.I,
)
END: Final = 120
"""Characters from the last of a caption in which CAPTION_END begins."""
CREDIT_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:credits?|photographer|photocredit|attribution|rights|fotograf\w*|quelle|bildquelle)(?=$|[\s_-])|copyright"
    r"|(?:photo|image|img|pic|media|caption)[_-]?(?:credit|source|by)(?=$|[\s_-])"
)
LONGEST_CREDIT: Final = 120
LINES_OF_FIGURE: Final = 5
"""So many behind a picture are looked at."""
LEVELS_TO_FIGURE: Final = 5
"""From its picture up."""
CAPTION_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:cap|note|pic-?note|img-?note|desc|imgdesc)(?=$|[\s_-])|"
    r"caption|figcaption|(?:^|[\s_-])dida(?:scalia)?(?=$|[\s_-])|media_{1,2}desc|(?:photo|image|img|pic)(?:-?(?:desc|text|title|note|info)|_(?:desc|note))|tuzhu|tushuo|pic-?intro"
)
CAPTION_HINTS: Final = ("cap", "note", "desc", "dida", "photo", "image", "img", "pic", "tuzhu", "tushuo")
"""One of these is in all that CAPTION_NAMES finds."""
CAPTIONS: Final[dict[str, bool]] = {}

LINE_BELOW: Final = 20
CENTRED: Final = "center"
NO_CAPTION_END: Final = '。！？!?：:；;，,”」』"'
SLIDE: Final = re.compile(r"slide(?!r)|(?:photo|picture)(?!s?ynth|graph|[\s_-]?story|s?[\s_-]?essay)")
SLIDE_WORDS: Final = 20
"""Of its line; longer ones are the text of a story told in slides."""


def find_caption(page: Page, image: Piece) -> tuple[Piece | None, tuple[Piece, ...]]:
    """The next piece where its element, its wrapper or its words say that it is the caption; and whose picture it is,
    where that stands in an element of its own, before the caption or behind it."""
    at = index_of(page, image) + 1
    following = page.pieces[at : at + LINES_OF_FIGURE]
    if page.is_plain:
        return (following[0] if following and is_line_below(image, following[0]) else None), ()
    credits = credits_among(page, image, following)
    lines = [one for one in following if one not in credits and not is_none(one)]
    piece = caption_among(page, image, lines)
    if piece is not None and not credits and piece is not lines[0] and split_credit(lines[0].text)[0] is None:
        return piece, (lines[0],)
    if piece is None or piece.image is not None or piece.words > CAPTION_WORDS:
        return None, credits
    if credits and credits[0] is following[0]:
        return (piece if in_caption_element(piece) and in_figure_of(page, image, piece) else None), credits
    is_one = in_caption_element(piece) or share_wrapper(page, image, piece) or sounds_like_caption(piece.text)
    return (piece if is_one else None), credits if is_one else ()


def is_none(piece: Piece) -> bool:
    """No caption, but a pointer to the picture, or a label in its figure."""
    return POINTER.fullmatch(piece.text) is not None or (piece.node.is_in_figure() and is_widget_line(piece.text))


def caption_among(page: Page, image: Piece, lines: list[Piece]) -> Piece | None:
    """The first line behind a picture, but for what stands between it and the caption in their figure."""
    first = lines[0] if lines else None
    if first is None or first.image is not None or in_caption_element(first) or not first.node.is_in_figure():
        return first
    figure = takewhile(lambda one: one.image is None and in_figure_of(page, image, one), lines)
    return next((one for one in figure if one.node.tag == "figcaption"), first)


def credits_among(page: Page, image: Piece, following: list[Piece]) -> tuple[Piece, ...]:
    """The first of two lines in an element that is called after who took it, and what is left of its line behind it."""
    for number, piece in enumerate(following[:2]):
        if piece.image is not None or not in_figure_of(page, image, piece):
            break
        holds_next = number == 0 and len(following) > 1 and following[1].node.parent is piece.node
        is_caption = holds_next or piece.node.tag == "figcaption"
        if not is_caption and len(piece.text) <= LONGEST_CREDIT and is_credit_element(piece.node):
            return (piece, *(left_of_line(piece, following[number + 1 :]) if number else ()))
    return ()


def is_credit_element(node: Node) -> bool:
    return node.tag == "cite" or is_credit_name(node.names)


def left_of_line(credit: Piece, following: list[Piece]) -> Iterator[Piece]:
    """Of the caption in which it stands: ``/AP``."""
    line = credit.node.parent
    return takewhile(lambda one: one.image is None and one.node is line, following)


def in_figure_of(page: Page, image: Piece, piece: Piece) -> bool:
    """In a figure, or a wrapper of both."""
    figure = next((node for node in image.node.around(LEVELS_TO_FIGURE) if node.tag == "figure"), None)
    if figure is not None and piece.node.is_below(figure):
        return True
    return share_wrapper(page, image, piece) or any(
        node.tag == "figcaption" for node in piece.node.around(CAPTION_LEVELS)
    )


def is_picture_credit(piece: Piece) -> bool:
    """Whose a picture is, in its figure: no credit of the article."""
    return is_credit_name(piece.node.names) and piece.node.is_in_figure()


def is_line_below(image: Piece, piece: Piece) -> bool:
    """Of a copied page."""
    if piece.image is not None or piece.words > CAPTION_WORDS:
        return False
    return piece.position - image.position <= 2 and sounds_like_caption(piece.text)


def is_credit_name(names: str) -> bool:
    return CREDIT_NAMES.search(names) is not None


def sounds_like_caption(text: str) -> bool:
    return CAPTION_START.match(text) is not None or CAPTION_END.search(text, max(0, len(text) - END)) is not None


def index_of(page: Page, piece: Piece) -> int:
    """Its place among the pieces: on a plain-text page, positions are line numbers and leave gaps."""
    return bisect_left(page.pieces, piece.position, key=lambda one: one.position)


def in_caption_element(piece: Piece) -> bool:
    return any(node.tag == "figcaption" or is_caption_name(node.names) for node in piece.node.around(CAPTION_LEVELS))


def is_caption_name(names: str) -> bool:
    known = CAPTIONS.get(names)
    if known is not None:
        return known
    is_caption = any(hint in names for hint in CAPTION_HINTS) and CAPTION_NAMES.search(names) is not None
    return remember(CAPTIONS, names, is_caption)


def share_wrapper(page: Page, image: Piece, following: Piece) -> bool:
    """Image and text stand in a small container of their own, a figure by whatever name."""
    if image.node is following.node and image.node.end - image.node.begin == 2 and image.node.tag != "li":
        if image.node.tag == "p":
            return is_set_apart(page, image.node) and could_be_caption(following)
        return is_slide(image.node.names, following)
    wrapper = next((node for node in islice(image.node.lineage(), 4) if following.node.is_below(node)), None)
    if wrapper is None or wrapper is following.node or wrapper.tag in ("body", "root"):
        return False
    inside = page.pieces[wrapper.begin : wrapper.end]
    return len(inside) <= 3 and sum(piece.node is wrapper for piece in inside) <= 1


def is_set_apart(page: Page, paragraph: Node) -> bool:
    """In the middle, where the text is not: by its style, or by a name for that."""
    return paragraph.number in page.centred or CENTRED in paragraph.names


def could_be_caption(line: Piece) -> bool:
    """Of a paragraph that holds a picture and one line behind it: a few words of Chinese that are no sentence."""
    if line.linked or 2 * line.bold > len(line.text) or line.text[-1] in NO_CAPTION_END:
        return False
    return has_cjk(line.text) and line.words <= LINE_BELOW and read_credit_line(line.text) is None


def is_slide(names: str, line: Piece) -> bool:
    """Is an element with one picture and one line one of a gallery, or a picture's by its name, with a short line?"""
    return "gallery" in names or (line.words <= SLIDE_WORDS and SLIDE.search(names) is not None)


def make_image(address: str, caption: Piece | None, credits: Sequence[Piece] = ()) -> Image:
    """A credit in an element of its own is one whatever it looks like."""
    text, own = split_credit(caption.text) if caption else (None, None)
    if not credits:
        return Image(address, text, own)
    said = " ".join(piece.text for piece in credits)
    name = labelled(said)[1] or marked(said)[1] or unlabelled(said)
    return Image(address, (text or "").rstrip(" (（[|-–—") or None, name)
