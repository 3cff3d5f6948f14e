"""Other articles' headlines below a plain-text story, each with its teaser if one follows."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from crawler.extraction.plain.textline import is_page_line
from crawler.extraction.plain.textwords import RANKING
from crawler.extraction.source.page import Piece
from crawler.extraction.source.text import could_begin, has_cjk, heads_of, squeeze, words
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.related import MARKER_HEADS, MAX_LINKS, READ_ALSO, STOP, is_marker
from crawler.extraction.story.story import is_credit_or_date
from crawler.extraction.story.tail import is_trailing_text
from crawler.items import Link

MAX_HEADLINE_WORDS: Final = 45
MAX_LATIN_HEADLINE: Final = 18
FEWEST_WORDS: Final = 4
FEWEST_LETTERS: Final = 20
"""The same in languages with blanks: compounds are long there."""
INLINE: Final = re.compile(
    r"^\W*(?:(?:相关|相關|延伸|推荐|推薦|拓展|更多)(?:阅读|閱讀|新闻|新聞|报道|報道|报导|報導|文章|链接|連結)"
    r"|read (?:more|also|next)|see also|also read|related(?: (?:story|stories|article|articles|coverage))?|more on this"
    r"|lesen sie (?:auch|mehr|dazu|hier)|mehr zum thema|auch interessant|passend dazu|lesetipp"
    r"|(?:à )?lire (?:aussi|également)|voir aussi|le[ae] también|te puede interesar|leggi anche|leia (?:também|mais)"
    r"|veja também|lees ook|czytaj (?:też|także|również)|читайте также|baca juga|xem thêm|đọc thêm|اقرأ أيضا[ًً]?|קראו גם"
    rf"|{READ_ALSO}"
    r"|関連(?:記事|ニュース)|あわせて読みたい|관련\s?(?:기사|뉴스))\s*[:：】\]]+\s*(?P<headline>\w.{5,120}|[\W_]?\w.{5,120})$",
    re.I,
)
"""Another article's headline in mid-text, with the word that says so: ``Lesen Sie auch: …``."""
INLINE_HEADS: Final = MARKER_HEADS | heads_of("pa vo 拓展")
LONGEST_INLINE: Final = 160
ARROWS: Final = " ↓▼⬇>＞»→"
PROMOTION: Final = "☆★※"
"""What lines begin with that ask readers to follow the paper elsewhere."""
BULLET: Final = re.compile(r"^(?:[·・•▪■◆●○▶►>-]|—(?!—)|\d{1,2}\s*[.、．)）]\s*(?!\d)|\[[^\]\d]{1,4}\])\s*")
DAY: Final = (
    r"[(（\[【]?(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[)）\]】]?"
)
DAY_AFTER: Final = re.compile(rf"\s+{DAY}$|\s*[(（\[【]{DAY}$")
DAY_BEFORE: Final = re.compile(rf"^{DAY}\s+(?=\D)|^[(（\[【]{DAY}\s*")
AGO: Final = re.compile(
    r"^\W*(?:.{0,12}\s)?\d+\s*(?:秒|分钟|分鐘|小时|小時|天|周|週|个月|個月|年)前|\b(?:hours?|days?|minutes?) ago$", re.I
)


def related_lines(pieces: Sequence[Piece]) -> list[Link]:
    """The list behind the first marker; without one, the lines right below the story."""
    inline = {piece.position: title for piece in pieces if (title := inline_headline(piece.text))}
    below = [piece for piece in pieces if piece.image is None and piece.position not in inline]
    marker = next((number for number, piece in enumerate(below) if is_marker(piece.text)), None)
    if marker is not None and not any(opens_comments(piece.text) for piece in below[:marker]):
        below = below[marker + 1 :]
    lines = list(entries(below))
    if is_alternating(lines):
        pairs: Iterable[tuple[str, str | None]] = batched_pairs(lines)
    else:
        pairs = headline_pairs(lines)
    pairs = [(title, None) for title in inline.values()] + [pair for pair in pairs if is_entry(*pair)]
    unique = {headline: Link("related", headline, None, teaser) for headline, teaser in reversed(pairs)}
    return list(reversed(unique.values()))[:MAX_LINKS]


def inline_headline(text: str) -> str | None:
    """The headline that an insertion in mid-text points to.

    >>> inline_headline("相關文章：劏房電費亂象↓↓↓"), inline_headline("相关部门：将严肃处理")
    ('劏房電費亂象', None)
    """
    if not 0 < len(text) < LONGEST_INLINE or text[-1] == "。" or not could_begin(text, INLINE_HEADS):
        return None
    found = INLINE.match(text)
    return found["headline"].strip(ARROWS) if found else None


def is_entry(headline: str, teaser: str | None) -> bool:
    """Long enough for a headline, or with a teaser."""
    is_long = words(headline) >= FEWEST_WORDS or (len(headline) >= FEWEST_LETTERS and not has_cjk(headline))
    return is_long or teaser is not None


def entries(pieces: Iterable[Piece]) -> Iterable[str]:
    """The lines of a list, without the page's own between them, up to where another list begins."""
    begun = False
    for piece in pieces:
        text = piece.text
        if opens_comments(text) or RANKING.match(text) or (begun and (STOP.match(text) or is_trailing_text(text))):
            return
        if not is_between(text):
            begun = True
            yield entry_text(text)


def is_between(text: str) -> bool:
    """The page's own, credits, a day: what stands between the entries of a list."""
    if text[0] in PROMOTION or "://" in text or is_page_line(text) or is_marker(text) or is_trailing_text(text):
        return True
    return is_credit_or_date(text) or AGO.search(text) is not None


def entry_text(text: str) -> str:
    """A headline without its bullet or number and the day of its publication.

    >>> entry_text("·稻谷收购价回落 2024-09-12"), entry_text("[03-05] 1.5亿元怎么花"), entry_text("1. 开学 (2025/3/2)")
    ('稻谷收购价回落', '1.5亿元怎么花', '开学')
    """
    short = DAY_AFTER.sub("", DAY_BEFORE.sub("", BULLET.sub("", text)))
    return squeeze(short) or text


def is_alternating(lines: list[str]) -> bool:
    """Short and long in turns: headline and teaser, the teasers cut off where they may be."""
    return len(lines) > 3 and len(lines) % 2 == 0 and all(len(a) < len(b) for a, b in batched_pairs(lines))


def batched_pairs(lines: list[str]) -> Iterable[tuple[str, str]]:
    return zip(lines[::2], lines[1::2], strict=True)


def headline_pairs(lines: list[str]) -> list[tuple[str, str | None]]:
    pairs: list[tuple[str, str | None]] = []
    for text in lines:
        if is_teaser(text) and pairs and pairs[-1][1] is None:
            pairs[-1] = (pairs[-1][0], text)
        elif not is_teaser(text):
            pairs.append((text, None))
    return pairs


def is_teaser(text: str) -> bool:
    """A piece of running text, often cut off: longer than headlines are, or with a sentence's end inside."""
    most = MAX_HEADLINE_WORDS if has_cjk(text) else MAX_LATIN_HEADLINE
    ends = words(text) > 9 and text[-1] in ".!"
    return words(text) > most or "。" in text or text.endswith(("...", "…", "……")) or ends
