"""Captions of a plain-text page: told by their words alone, for the copy does not name their pictures."""

import re
from typing import Final

from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.source.text import words

LONE_CAPTION_START: Final = re.compile(
    r"^\W*(?:图为|圖為|【写真】|写真[:：=＝]|图[:：]|圖[:：]|图片说明|圖片說明|[▲△▼↑])|^\W*(?:资料图|資料圖|上图|下图)[:：]"
)
LONE_CAPTION_END: Final = re.compile(
    r"(?:摄|攝|供图|供圖|[=＝][^。=＝]{0,30}(?:[市町村区県都府]|提供|撮影|写す))[)）]?$"
    r"|[.\s]사진\s?[=:／/]\s?[가-힣]{2,4}(?:\s?(?:사진)?기자)?$"
    r"|[(（\[［/](?:사진|자료|그래픽)(?:\s?제공)?\s*[=＝:：／/][^()（）]{1,30}[)）\]］]?$"
    r"|\((?i:photos?|photograph|image|picture|fotos?|bild)\s*(?:by|von|[:：])\s*[^()]{2,60}\)$"
    r"|(?:^|[\s(])(?:Fotos?|Photos?|Bild|Bilder|Image|Picture|Crédit photo)\s?[:：]\s?[A-ZÀ-Þ][^.:：]{2,50}$"
)
PICTURE_SOURCE: Final = re.compile(
    r"^\W*(?:(?:图片来源|圖片來源|图源|图片提供)\s*[:：]\s*\S{2,20}"
    r"|(?:图|圖|图片|圖片|封面图?)\s*[|｜丨:：]\s*\S{0,12}(?:提供|供图|供圖|网络|網絡|資料圖|资料图))$"
)
LONE_CAPTION: Final = 90
"""Words of a caption at most, where the copy does not name its picture."""


def is_lone_caption(text: str) -> bool:
    """A caption by its words alone; a photographer's line without anything else is a credit line.

    >>> is_lone_caption("▲新招牌。（記者柯佳蓁攝）"), is_lone_caption("图为现场。"), is_lone_caption("他当天没有拍摄。")
    (True, True, False)
    """
    if words(text) > LONE_CAPTION:
        return False
    rules = LONE_CAPTION_START.match, PICTURE_SOURCE.match, LONE_CAPTION_END.search
    return any(rule(text) for rule in rules) and read_credit_line(text) is None
