"""Captions: which line belongs to an image, and who took it."""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice
from typing import Final

from crawler.extraction.people.names import is_person
from crawler.extraction.source.page import Page, Piece
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
LABELLED_CREDIT: Final = re.compile(
    r"(?:摄影|攝影|图片来源|圖片來源|图源|供图|Photos?|Photograph|Image|Picture|Credit|F[Oo][Tt][Oo][Ss]?|Bild|写真|撮影"
    r"|사진|[Фф]ото(?:графия)?|[Сс]нимка|(?<!\w)(?:Ảnh|ẢNH|Fotó|Kuvat?|Fotoğraf|FOTOĞRAF|Φωτ(?:ογραφίας?|ό)?|تصوير|تصویر|عکس|צילום"
    r"|Zdjęcie))(?: by| credit)?\s*[:：=＝]\s*(?P<name>[^:：]{2,80})$"
)
MARKED_CREDIT: Final = re.compile(
    r"\s*(?:[©ⓒ]\s*(?P<owner>[^©ⓒ]{2,60})"
    r"|(?<!\w)(?:[Ff]ot|[Φφ]ωτ)\.\s?:?\s*(?P<short>[^\W\d_a-z][^.:]{2,50})"
    r"|[(（](?i:dok|doc)\.?\s(?P<archive>[^()（）]{2,40})[)）]"
    r"|(?:(?<=[。！？」』）)])|(?<=\s))(?:本[報报]|特[約约])?(?:[記记]者)?(?P<chinese>[\u4e00-\u9fff]{2,4})\s?[/／]\s?(?:攝影?|摄影?|拍攝|拍摄)"
    r"|(?<=[.!?다」”\"')\]])\s+(?:[가-힣]{2,5}[=＝])?(?P<korean>[가-힣]{2,4})\s?(?:사진)?기자)[)）]?\.?$"
)
"""Who took it, behind a sign or a post: ``© Ana Ruiz``, ``Fot. Jan Nowak``, ``記者簡佑庭／攝影``, ``표은재 기자``."""
MARKS: Final = ("©", "ⓒ", "ot.", "ωτ.", "(", "（", "攝", "摄", "기자")
"""One of these is in all that MARKED_CREDIT finds."""
RIGHTS_END: Final = re.compile(
    r"[-–—|/]\s*(?:riproduzione riservata|all rights reserved|alle rechte vorbehalten)\W*$", re.I
)
RIGHTS: Final = ("reserved", "riservata", "vorbehalten")
"""One of these is in all that RIGHTS_END finds."""
PHOTO_CREDIT: Final = re.compile(
    r"(?:(?:(?:本报|本网)?(?:记者|通讯员|記者))?\s*(?P<name>[\u4e00-\u9fff]{2,4})\s*[/／]?\s*(?:摄影|摄|攝|供图"
    r"|供圖|/图)[)）]?\W*$)"
    r"|(?:[圖图]\s*[/／]\s*(?P<giver>[\u4e00-\u9fff]{2,10}?)(?:提供|攝|摄)?\W*$)"
    r"|(?:[、。＝=(（\s](?P<japanese>(?!記念|写真|動画)[\u4e00-\u9fff々]{1,4}[ 　]?"
    r"[\u3041-\u30fa\u4e00-\u9fff々]{2,4})撮影[)）]?\W*$)"
    r"|(?:photo(?:graph)? by (?P<latin>[A-Z][^.]{2,60})\W*$)",
    re.I,
)
NAME_AND_OUTLET: Final = re.compile(
    r"(?<=[^\W\d_][.!?”\"])\s+(?P<open>[(（])?(?P<one>[^\W\d_a-z][^/.!?()（）]{1,40})\s?/\s?(?P<other>[^\W\d_a-z][^/!?()（）]{1,40})"
    r"(?(open)[)）])$"
)
"""``(Ana Ruiz/Harbour News)`` behind a caption's sentence."""
LABELLED: Final = (":", "：", "=", "＝")
TAKEN: Final = ("摄", "攝", "供图", "供圖", "图", "圖", "撮影")
"""One of these, or ``photo``, is in all that PHOTO_CREDIT finds."""
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
    """A photographer with a label (``Photo: …``) or an outlet leaves the caption; one in its sentence stays."""
    if caption is None:
        return Image(address)
    text = caption.text
    small = text.lower()
    if any(word in small for word in RIGHTS) and (rights := RIGHTS_END.search(text)) is not None:
        text = text[: rights.start()].rstrip() or text
    if any(mark in text for mark in LABELLED) and (labelled := LABELLED_CREDIT.search(text)):
        rest = text[: labelled.start()].strip(" |·,，/／(（")
        return Image(address, rest or text, labelled["name"].strip(" )）.。"))
    if any(mark in text for mark in MARKS) and (marked := MARKED_CREDIT.search(text)):
        rest = text[: marked.start()].strip(" |·,，/／")
        return Image(address, rest or text, next(name for name in marked.groups() if name).strip())
    pair = NAME_AND_OUTLET.search(text) if "/" in text else None
    if pair and any(map(is_person, (pair["one"].strip(), pair["other"].strip()))):
        return Image(address, text[: pair.start()], text[pair.start() :].strip(" ()（）"))
    is_taken = any(word in text for word in TAKEN) or "photo" in small
    found = PHOTO_CREDIT.search(text) if is_taken else None
    return Image(address, text, next((name for name in found.groups() if name), None) if found else None)
