"""A story's pieces to an article's blocks: paragraphs, sub-headings, list items, quotes, images with captions."""

import re
from dataclasses import dataclass

from crawler.extraction.body import is_below
from crawler.extraction.page import HEADINGS, Node, Page, Piece, absolute
from crawler.extraction.text import SENTENCE_END, words
from crawler.items import Block, BlockKind, Image

HEADING_WORDS = 36
HEADING_SHARE = 0.45
"""When more of a plain-text story's lines than this look like headings, they are its way of writing."""
CAPTION_WORDS = 90
CAPTION_START = re.compile(
    r"^\W*(?:图为|图[一二三四五六七八九十\d]?[:：]|圖為|圖[:：]|上图|下图|图片说明|資料圖|资料图|▲|△|↑|▼|photo:"
    r"|image:|caption:|pictured|写真[:：])",
    re.I,
)
CAPTION_END = re.compile(
    r"(?:摄|攝|供图|供圖|资料图|图片来源.{0,12}|(?:photo|image|credit|picture|foto)\s*(?:by|:)?\s*[^.]{0,50}"
    r"|/\s*(?:AFP|AP|Reuters|Getty[^.]{0,20}))\W*$",
    re.I,
)
LABELLED_CREDIT = re.compile(
    r"(?:摄影|攝影|图片来源|圖片來源|图源|供图|Photos?|Photograph|Image|Picture|Credit|Fotos?|Bild|写真|撮影"
    r"|사진)(?: by| credit)?\s*[:：=＝]\s*(?P<name>[^:：]{2,80})$"
)
PHOTO_CREDIT = re.compile(
    r"(?:(?:(?:本报|本网)?(?:记者|通讯员|記者))?\s*(?P<name>[\u4e00-\u9fff]{2,4})\s*[/／]?\s*(?:摄影|摄|攝|供图"
    r"|供圖|/图)[)）]?\W*$)"
    r"|(?:[圖图]\s*[/／]\s*(?P<giver>[\u4e00-\u9fff]{2,10}?)(?:提供|攝|摄)?\W*$)"
    r"|(?:photo(?:graph)? by (?P<latin>[A-Z][^.]{2,60})\W*$)",
    re.I,
)
CAPTION_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cap|note|pic-?note|img-?note|desc|imgdesc)(?=$|[\s_-])|"
    r"caption|figcaption|(?:photo|image|img|pic)-?(?:desc|text|title|note|info)|tuzhu|tushuo"
)
KINDS: dict[str, BlockKind] = {
    "li": "list_item",
    "dd": "list_item",
    "dt": "list_item",
    "blockquote": "quote",
    "pre": "preformatted",
    "td": "paragraph",
}
DECORATION = re.compile(
    r"(?:^|[/_.-])(?:icons?|icos?|logos?|avatar|spacer|blank|pixel|loading|sprite|share|weibo|weixin|wechat"
    r"|qrcode|1x1|transparent|button|btn|arrow|ad)(?:[_.\d-]|$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A story as blocks and images; ``captions`` are the positions of the pieces that became captions."""

    blocks: tuple[Block, ...]
    images: tuple[Image, ...]
    captions: frozenset[int]


def shape_story(page: Page, url: str | None, body: list[Piece]) -> Shape:
    """Blocks in reading order; a caption leaves the text for its image."""
    blocks: list[Block] = []
    images: list[Image] = []
    captions: set[int] = set()
    headings = heading_positions(body) if page.is_plain else frozenset()
    seen: set[str] = set()
    for piece in body:
        if piece.image is not None:
            address = image_address(page, url, piece)
            if address and address not in seen:
                seen.add(address)
                caption = find_caption(page, piece)
                captions |= {caption.position} if caption else set()
                images.append(make_image(address, caption))
                blocks.append(Block("image", address, None, piece.locator))
        elif piece.position not in captions:
            blocks.append(text_block(page, piece, headings))
    return Shape(merge_wrapped(blocks), tuple(images), frozenset(captions))


def text_block(page: Page, piece: Piece, headings: frozenset[int]) -> Block:
    if page.is_plain:
        kind: BlockKind = "heading" if piece.position in headings else "paragraph"
        return Block(kind, piece.text, 2 if kind == "heading" else None, piece.locator)
    if piece.tag in HEADINGS:
        return Block("heading", piece.text, HEADINGS[piece.tag], piece.locator)
    if is_bold_heading(piece):
        return Block("heading", piece.text, 2, piece.locator)
    return Block(kind_of(piece), piece.text, None, piece.locator)


def kind_of(piece: Piece) -> BlockKind:
    node = piece.node
    for _ in range(3):
        if node.tag in KINDS:
            return KINDS[node.tag]
        if node.parent is None:
            break
        node = node.parent
    return "paragraph"


def is_bold_heading(piece: Piece) -> bool:
    """A short line that is bold from end to end."""
    text = piece.text
    is_bold = piece.bold >= len(text) - text.count(" ") - 2
    return is_bold and words(text) <= HEADING_WORDS and text[-1] not in "。.，,;；:：" and piece.tag not in ("li", "td")


def heading_positions(body: list[Piece]) -> frozenset[int]:
    """Sub-headings of a plain-text story: short lines that end like no sentence, in a story that has sentences."""
    lines = [piece for piece in body if piece.image is None]
    found = [piece.position for piece in lines if is_plain_heading(piece)]
    if lines and lines[-1].position in found:
        found = found[:-1]
    return frozenset(found) if len(found) <= HEADING_SHARE * len(lines) else frozenset()


def is_plain_heading(piece: Piece) -> bool:
    text = piece.text
    return (
        words(text) <= HEADING_WORDS
        and text[-1] not in (SENTENCE_END - set("”\"’'）)？?"))
        and not re.match(r"^[问答問QA]\s*[:：]", text)
        and not ends_quoted_sentence(text)
    )


def ends_quoted_sentence(text: str) -> bool:
    return text[-1] in "”\"’'）)" and len(text) > 1 and text[-2] in "。！？!?."


def image_address(page: Page, url: str | None, piece: Piece) -> str | None:
    """Absolute where the page's address is known; the file name of a plain-text page as printed."""
    if page.is_plain:
        return piece.image
    if piece.image is None or DECORATION.search(piece.image):
        return None
    return absolute(page, url, piece.image) or (piece.image if url is None and ":" not in piece.image else None)


def find_caption(page: Page, image: Piece) -> Piece | None:
    """The caption is the next piece when its element, its wrapper or its words say so."""
    at = index_of(page, image) + 1
    if at >= len(page.pieces):
        return None
    following = page.pieces[at]
    if following.image is not None or words(following.text) > CAPTION_WORDS:
        return None
    if page.is_plain:
        return following if following.position - image.position <= 2 and sounds_like_caption(following.text) else None
    is_one = in_caption_element(following) or share_wrapper(image, following) or sounds_like_caption(following.text)
    return following if is_one else None


def sounds_like_caption(text: str) -> bool:
    return CAPTION_START.match(text) is not None or CAPTION_END.search(text) is not None


def index_of(page: Page, piece: Piece) -> int:
    if not page.is_plain:
        return piece.position
    return next(number for number, one in enumerate(page.pieces) if one is piece)


def in_caption_element(piece: Piece) -> bool:
    node = piece.node
    for _ in range(3):
        if node.tag == "figcaption" or CAPTION_NAMES.search(node.names):
            return True
        if node.parent is None:
            return False
        node = node.parent
    return False


def share_wrapper(image: Piece, following: Piece) -> bool:
    """Image and text stand in a small container of their own, a figure by whatever name."""
    node: Node | None = image.node
    for _ in range(4):
        if node is None or node.tag in ("body", "root"):
            return False
        if following.node is node or is_below(following.node, node):
            return (
                len(node.pieces) <= 1
                and sum(len(child.pieces) for child in below(node)) <= 3
                and node is not following.node
            )
        node = node.parent
    return False


def below(node: Node) -> list[Node]:
    """The node and every node in it."""
    found, waiting = [], [node]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting += current.children
        if len(found) > 40:
            break
    return found


def make_image(address: str, caption: Piece | None) -> Image:
    """A photographer with a label (``Photo: …``, ``摄影：…``) leaves the caption; one in its sentence stays."""
    if caption is None:
        return Image(address)
    text = caption.text
    if labelled := LABELLED_CREDIT.search(text):
        rest = text[: labelled.start()].strip(" |·,，(（")
        return Image(address, rest or text, labelled["name"].strip(" )）.。"))
    found = PHOTO_CREDIT.search(text)
    return Image(address, text, next((name for name in found.groups() if name), None) if found else None)


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
