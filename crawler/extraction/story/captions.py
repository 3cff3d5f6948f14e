"""Captions: which line belongs to an image."""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice
from typing import Final

from crawler.extraction.source.page import Page, Piece
from crawler.extraction.story.picturecredits import split_credit
from crawler.items import Image

CAPTION_WORDS: Final = 90
CAPTION_START: Final = re.compile(
    r"^\W*(?:图为|图[一二三四五六七八九十\d]?[:：]|圖為|圖[:：]|上图|下图|图片说明|資料圖|资料图|▲|△|↑|▼|photo:"
    r"|image:|caption:|pictured|写真[:：])",
    re.I,
)
CAPTION_END: Final = re.compile(
    r"(?:摄|攝|供图|供圖|资料图|图片来源.{0,12}|(?:photo|image|credit|picture|foto)\s*(?:by|:)?\s*[^.]{0,50}"
    r"|/\s*(?:AFP|AP|Reuters|Getty[^.]{0,20}))\W*$",
    re.I,
)
END: Final = 120
"""Characters from the last of a caption in which CAPTION_END begins."""
CAPTION_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:cap|note|pic-?note|img-?note|desc|imgdesc)(?=$|[\s_-])|"
    r"caption|figcaption|(?:^|[\s_-])dida(?:scalia)?(?=$|[\s_-])|(?:photo|image|img|pic)-?(?:desc|text|title|note|info)|tuzhu|tushuo"
)


def find_caption(page: Page, image: Piece) -> Piece | None:
    """The caption is the next piece when its element, its wrapper or its words say so."""
    at = index_of(page, image) + 1
    if at >= len(page.pieces):
        return None
    following = page.pieces[at]
    if following.image is not None or following.words > CAPTION_WORDS:
        return None
    if page.is_plain:
        return following if following.position - image.position <= 2 and sounds_like_caption(following.text) else None
    is_one = (
        in_caption_element(following) or share_wrapper(page, image, following) or sounds_like_caption(following.text)
    )
    return following if is_one else None


def sounds_like_caption(text: str) -> bool:
    return CAPTION_START.match(text) is not None or CAPTION_END.search(text, max(0, len(text) - END)) is not None


def index_of(page: Page, piece: Piece) -> int:
    """Its place among the pieces: on a plain-text page, positions are line numbers and leave gaps."""
    return bisect_left(page.pieces, piece.position, key=lambda one: one.position)


def in_caption_element(piece: Piece) -> bool:
    return any(node.tag == "figcaption" or is_caption_name(node.names) for node in islice(piece.node.lineage(), 3))


@lru_cache(maxsize=10_000)
def is_caption_name(names: str) -> bool:
    return CAPTION_NAMES.search(names) is not None


def share_wrapper(page: Page, image: Piece, following: Piece) -> bool:
    """Image and text stand in a small container of their own, a figure by whatever name."""
    wrapper = next((node for node in islice(image.node.lineage(), 4) if following.node.is_below(node)), None)
    if wrapper is None or wrapper is following.node or wrapper.tag in ("body", "root"):
        return False
    inside = page.pieces[wrapper.begin : wrapper.end]
    return len(inside) <= 3 and sum(piece.node is wrapper for piece in inside) <= 1


def make_image(address: str, caption: Piece | None) -> Image:
    return Image(address, *split_credit(caption.text)) if caption else Image(address)
