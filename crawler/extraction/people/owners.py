"""Whose page it is: the poster of a thread, the owner of a blog, the office that issued a notice.

What forums, blogs and government pages print instead of a by-line.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from crawler.extraction.people.counters import DATE_IN_LINE
from crawler.extraction.people.namelists import PEN_NAME, is_nobody
from crawler.extraction.people.names import Byline, Named, is_person
from crawler.extraction.people.roles import SURNAMES
from crawler.extraction.source.page import Page, Piece

POSTER: Final = r"(?!发[表布帖贴]|發[表佈布]|时间|日期|点击|最后|更新)[^\s:：,，。、;；《》<>()（）【】\[\]]{2,20}?"
POSTED: Final = r"(?:发[表布]|發[表佈布]|张贴|張貼|上传|上傳|提交|转贴)"
DAY: Final = r"(?:\d{2,4}\s*[-/.年]|今天|昨天|前天)"
POSTED_ON: Final = re.compile(
    rf"^\W*(?:(?:本|此)?[贴帖文篇章]{{0,2}}\s?由\s*[\[〖【]?(?P<name>{POSTER})[\]〗】]?\s*(?:[于於在]\s*{DAY}.{{0,60}}{POSTED}|{POSTED}|@)"
    rf"|[\[【〖]?(?P<first>{POSTER})[\]】〗]?\s*(?:{POSTED}[于於]\s*[:：]?\s*{DAY}|[于於]\s*{DAY}.{{6,20}}{POSTED}))"
)
"""``本帖由 寒江雪 于 2005年8月12日 发表``, ``[寒江雪] 发表于 2024-5-3``."""
POSTED_HINT: Final = frozenset("于於@由")
SENDER: Final = re.compile(
    r"^\W*(?:发信人|發信人|寄信人|作者|发贴者|发帖者|发帖人)\s*[:：]?\s*(?P<name>[A-Za-z][\w.-]{1,15})\s*[(（]"
)
"""The head of a bulletin board's letter: ``发信人: quill (寒江雪), 信区: Lake``."""
POSTED_TIME: Final = re.compile(
    r"^\W*(?:发[表布]于|發[表佈布]於|发表时间|發表時間|发帖时间)\s*[:：]?\s*\d{2,4}\s*[-/.年]"
)
OWNER: Final = re.compile(
    r"^[\[【〖「\s]*(?![与和跟本]|.{0,6}(?:相[关關]|有[关關]|推[荐薦]|[热熱][门門]|更多|其[他它]))(?P<name>[^\s\[\]【】〖〗「」:：,，。!！?？_|—的の＠]{2,14})[\]】〗」\s]*(?:的|(?:＠\w{1,4})?の)\s*"
    r"(?:个人|個人)?(?:日記|ブログ|博客|部落格|BLOG|blog|Blog|主页|主頁|空间|空間|日志|日誌|专栏|專欄|链接|文集|网志)$"
)
"""``寒江雪的博客``."""
BLOG_SITE: Final = re.compile(r"^\S{0,8}?(?:博客|部落格)(?:园|網|网)?$")
TITLE_PARTS: Final = re.compile(r"\s*(?:[_|｜—–]+|\s-\s|(?<=[\u4e00-\u9fff])-(?=\S))\s*")
LATIN_COPYRIGHT: Final = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)(?:\W|\d|by\b)*"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-Z]\.)?(?: [A-ZÀ-Þ][\w'’-]+){1,2})(?=$|\W)"
)
COPYRIGHT: Final = re.compile(r"©\s*(?:\d{4}\s*[-–]?\s*){0,2}(?P<name>[\u4e00-\u9fff]{2,3})(?:\W|$)")
LABEL_CELL: Final = re.compile(
    r"(?:作\s?者|发布人|发布者|发表人|发帖人|楼主|撰稿人|记者|通讯员)\s*[:：]?|(?P<office>发文机关|发文机构|制发机关|发布机关)\s*[:：]?"
)
"""A table's cell that says what the next one is."""
LONGEST_OWNER: Final = 24
LONGEST_OFFICE: Final = 30
LONGEST_POSTING: Final = 80
LAST_LINES: Final = 4


def posters(pieces: Iterable[Piece]) -> Iterator[Byline]:
    """Lines that say who posted the text, and the name alone above a line that says when."""
    before: Piece | None = None
    for piece in pieces:
        text = piece.text
        if len(text) < LONGEST_POSTING and not text.isascii():
            if not POSTED_HINT.isdisjoint(text[:40]) and (found := POSTED_ON.match(text)):
                yield pen(found["name"] or found["first"], "poster", piece, 0.75)
            elif before is not None and POSTED_TIME.match(text) and not is_nobody(before.text):
                yield Byline(Named(weak=(before.text,)), "name above the time of posting", before.locator, 0.5)
            elif "信人" in text[:6] and (found := SENDER.match(text)):
                yield pen(found["name"], "sender", piece, 0.75)
        before = piece if PEN_NAME.fullmatch(text) and not text.isdigit() else None


def signed_posts(pieces: Iterable[Piece]) -> list[Piece]:
    """Of a text's lines those that say by whom it was posted."""
    return [piece for piece in pieces if "由" in piece.text[:6] and len(piece.text) < LONGEST_POSTING]


def pen(name: str, rule: str, piece: Piece, confidence: float) -> Byline:
    """A pen name; a place that named nobody yields nothing to be taken."""
    name = name.strip("[]【】〖〗 ")
    good = 2 <= len(name) <= LONGEST_OWNER and not is_nobody(name) and not name.isdigit() and " " not in name
    return Byline(Named((name,) if good else ()), rule, piece.locator, confidence)


def labelled_cells(pieces: list[Piece]) -> Iterator[Byline]:
    """``发文机关`` in a cell, the office in the next."""
    for piece, beside in pairwise(pieces):
        found = LABEL_CELL.fullmatch(piece.text) if 2 <= len(piece.text) <= 6 else None
        value = beside.text.strip(" ：:") if found else ""
        is_named = 2 <= len(value) <= LONGEST_OFFICE and not is_nobody(value) and DATE_IN_LINE.search(value) is None
        if found and is_named and not LABEL_CELL.fullmatch(value):
            named = Named((value,)) if is_person(value) and not found["office"] else Named(weak=(value,))
            yield Byline(named, "labelled cell", beside.locator, 0.6, piece.text.strip(" ：:"))


def blog_owners(page: Page) -> Iterator[Byline]:
    """The owner of a Chinese blog: in the window's title, in a heading of his own, in the copyright line."""
    for name in title_owners(page.title):
        yield Byline(Named((name,)), "blog's title", "title", 0.5)
    for piece in page.pieces:
        is_short = len(piece.text) < LONGEST_OWNER and "的" in piece.text and not piece.linked
        if is_short and (found := OWNER.match(piece.text)):
            yield pen(found["name"], "blog's owner", piece, 0.5)
    yield from copyrights(page)


def copyrights(page: Page) -> Iterator[Byline]:
    """The person whose a small site is; a Latin name only where the window's title has it too, or says blog."""
    for piece in [*page.pieces[-LAST_LINES:], *page.imprint]:
        if (found := LATIN_COPYRIGHT.search(piece.text[:LONGEST_POSTING])) and is_person(found["name"]):
            if is_in_title(found["name"], page.title.casefold()):
                yield Byline(Named((found["name"],)), "copyright", piece.locator, 0.35)
        elif "©" in piece.text and not piece.text.isascii() and (found := COPYRIGHT.search(piece.text)):
            name = found["name"]
            if name[0] in SURNAMES and is_person(name):
                yield Byline(Named((name,)), "copyright", piece.locator, 0.45)


def is_in_title(name: str, title: str) -> bool:
    """A title's own part is the site's name, a person's has ``'s Home`` behind it.

    >>> is_in_title("Ana Ruiz", "ana ruiz's notes | old ferry"), is_in_title("Lake Trust", "old ferry – lake trust")
    (True, False)
    """
    owned = name.casefold()
    return "blog" in title or f"{owned}'s" in title or f"{owned}’s" in title


def title_owners(title: str) -> list[str]:
    """The owner whom a blog's window title names.

    >>> title_owners("老码头重新开航_寒江雪_湖网博客"), title_owners("老码头开航 - 寒江雪的博客")
    (['寒江雪'], ['寒江雪'])
    >>> title_owners("老码头的博客热")
    []
    """
    parts = (
        TITLE_PARTS.split(title)
        if "博客" in title or "的" in title or "の" in title or "log" in title or "部落格" in title
        else []
    )
    owned = [found["name"] for part in parts if (found := OWNER.match(part))]
    if owned or len(parts) < 3 or not BLOG_SITE.match(parts[-1]):
        return owned
    return [parts[-2]] if 2 <= len(parts[-2]) <= 12 and " " not in parts[-2] else []
