"""Cutting a story at its end, and taking the credits out of it.

One pass over the story's lines, the same for HTML and plain text: a line that is only credits leaves the body
and speaks for the article; an editor's line, or the head of a list of other articles, ends the body.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from crawler.extraction.date.dates import has_day
from crawler.extraction.people.bylines import credit_line
from crawler.extraction.people.credits import TAKEN_FROM, CreditLine, read_credit_line
from crawler.extraction.people.datelines import signed_alone
from crawler.extraction.plain.stamplines import is_stamp_line
from crawler.extraction.plain.textline import SUBTITLE, SUBTITLE_TAG, is_bare_title, is_page_line, is_prose
from crawler.extraction.plain.textwords import RANKING
from crawler.extraction.source.page import Piece
from crawler.extraction.source.text import could_begin, heads_of, words
from crawler.extraction.story.appeals import is_appeal
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.invitations import is_invitation
from crawler.extraction.story.lastlines import is_last_line_of_outlet
from crawler.extraction.story.linkline import is_link_line
from crawler.extraction.story.related import is_furniture_line, is_marker
from crawler.extraction.story.story import is_date_line, is_font_size
from crawler.extraction.story.widgets import is_widget_line

LONGEST_HEADING: Final = 25
"""Words of one that is set small."""
RELAYED: Final = ("Original-Content von:", "View original content:", "View original content to download")
"""Below the press releases that a service hands on."""
ORIGINAL_HEADLINE: Final = re.compile(
    r"^\W*(?:原标题|原標題|原题|文章原标题)\s*[:：]\s*[《“]?(?P<headline>.+?)[》”]?\W?$"
)
ORIGINAL_HEADS: Final = heads_of("原 文")
DISCLAIMER: Final = re.compile(
    r"^\W*(?:免责声明|免責聲明|版权声明|版權聲明|特别声明|特別聲明|郑重声明|重要提示|声明\s*[:：]|本文(?:内容)?(?:仅|不"
    r"|系|为转载|转载|来源于|由.{0,20}(?:授权|转载))|以上内容(?:仅|由)|凡(?:本网|注明|来源)"
    r"|(?:此|本)(?:内容|文章?)(?:为|系).{2,20}(?:原创|独立观点)|如对本(?:稿件|文|内容).{0,12}(?:异议|投诉)|如需获得授权|.{2,12}广告合作[，,]请(?:点击|联系|致电)"
    r"|本[网網]站|本站|文章内容仅|投资有风险|风险提示|欢迎关注|更多精彩|扫码|扫描二维码|关注.{0,14}公众号"
    r"|★?圖片為版權照片|(?-i:[☆★].{0,20}(?:不漏|追蹤|粉絲|关注|關注))|.{0,12}(?:加入|按讚).{0,16}粉絲|长按.{0,8}二维码|未经.{0,8}(?:授权|许可|允许)|转载请|如需转载|（?本文(?:图片|图)"
    r"|الآراء (?:الواردة|المنشورة)\b.{0,60}لا تعبر|ترحب (?:شبكة|صحيفة|موقع|قناة|هيئة) .{2,40}بالنقاش)"
)
BIOGRAPHY: Final = re.compile(
    r"^\W*(?:(?:本文)?作者(?:简介|簡介|介绍|单位|系(?!统)|为|是)|(?:筆者|著者)(?:紹介|プロフィール)"
    r"|.{2,20}对[本此]文.{0,3}贡献\W*$|(?:この)?記事を書いた(?:人|記者)"
    r"|(?:über|zur) (?:den autor|die autorin|person)\b|zum autor\b"
    r"|about the (?:author|writer)\b"
    r"|the (?:author|writer) is\b)"
    r"|^(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}),? (?:is|was|covers|writes|reports)\b"
    r".{0,60}\b(?:reporter|writer|correspondent|journalist|columnist|freelance|covers)\b"
    r"|^(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}) (?:covers|reports on|writes about)\b.{0,120}"
    r"\b(?:reach|contact|e-?mail|follow) (?:her|him|them)\b"
    r"|^(?:contact|reach|e-?mail|follow) (?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}) (?:at|on|via)\b",
    re.I,
)
"""Who wrote it, behind the last paragraph."""
BIOGRAPHY_HEAD: Final = re.compile(
    r"^\W*(?:(?:关于|關於)作者|(?:作者|记者|記者)(?:简介|簡介|介绍|介紹)|(?:この記事の)?(?:著者|筆者)(?:紹介|について|プロフィール)"
    r"|(?:글쓴이|필자|기자)\s소개|about the (?:authors?|writers?|reporters?)|(?:über|zu) (?:den autor|die autorin)"
    r"|zum autor|zur autorin|[àa] propos de l[’'](?:auteur|autrice)|(?:sobre|acerca d)e?l? (?:el |la |o |a )?autora?"
    r"|sull[’']autor[ei]|over de auteur|om (?:forfatteren|författaren)|o (?:autorze|autorce)|об авторе|про автора"
    r"|(?:yazar|editör|muhabir) hakkında|tentang penulis|về tác giả|عن الكاتب|درباره نویسنده"
    r"|על (?:הכותב|הכותבת|המחבר))\W*$",
    re.I,
)
LONGEST_HEAD: Final = 40
LONGEST_RULE: Final = 12
"""Of signs alone, as agencies and press offices set them below a text."""
ALIKE: Final = 24
"""Characters of a line that another one begins with as well."""
LAST_ROLES: Final = frozenset(("editor", "proofreader", "reviewer"))
HEADER_LINES: Final = 3
SENTENCE_ENDS: Final = ".。!！?？"
SENTENCE_WORDS: Final = 8
"""Words from which a line with a day in it and a full stop is no date line: ``4:20 p.m.`` ends with one, too."""
DATED_LINES: Final = 8
"""Lines of a plain-text story among which its day can stand."""
FEWEST_TITLES: Final = 3
"""Lines behind the last sentence of a plain-text story from which they are a list, not a heading or a signature."""
POSTED: Final = re.compile(
    r"(?:Posted|Published|Geschrieben|Verfasst|Veröffentlicht|Eingestellt) (?:by|at|on|in|von|am|um)\b"
)
CLAUSE: Final = re.compile(r"\d, [a-zß-ÿ]")
"""What a sentence goes on with behind a day."""
LONGEST_POSTED: Final = 120
IMAGE_ROLES: Final = frozenset(("photographer",))
SHARE_OF_REST: Final = 0.3
"""A list's head in mid-story cuts only when no more than this share of the words stands below it (HTML)."""


@dataclass(slots=True)
class Cut:
    """The body's pieces, what was below them, and what the lines taken out said."""

    body: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    lines: list[tuple[Piece, CreditLine]] = field(default_factory=list)
    original_headline: str | None = None
    header: list[Piece] = field(default_factory=list)
    """Date lines among the first lines of the text, as below a standfirst: they belong above it."""


def cut_story(pieces: list[Piece], is_plain: bool) -> Cut:
    """Split a story's pieces; ``is_plain`` for a page without markup, where only words tell its end."""
    cut = Cut()
    for number, piece in enumerate(pieces):
        if piece.image is not None or (is_plain and piece.tag == "tr"):
            cut.body.append(piece)
            continue
        if has_text(cut) and ends_story(pieces, number, is_plain):
            cut.after = pieces[number:]
            break
        take(piece, cut)
    if cut.after:
        take_trailing_credits(cut)
    if is_plain:
        cut.after = take_trailing_titles(cut.body) + cut.after
        take_only_date(cut)
    take_trailing_notes(cut.body)
    take_signature(cut)
    return cut


def has_text(cut: Cut) -> bool:
    return any(one.image is None for one in cut.body)


def take_trailing_notes(body: list[Piece]) -> None:
    """Disclaimers and notes on the writer below the last paragraph, with the pictures below them."""
    last = last_line(body)
    while last is not None:
        if last > 0 and is_said_twice(body[last - 1], body[last]):
            last -= 1
        elif not (is_trailing_text(body[last].text) or is_small_print(body[last])):
            return
        del body[last:]
        last = last_line(body)


def is_said_twice(piece: Piece, other: Piece) -> bool:
    """A word to the readers and the same once more, for those who read on a telephone."""
    return (
        piece.text[:ALIKE] == other.text[:ALIKE]
        and piece.node.parent is other.node.parent
        and piece.image is None
        and is_appeal(piece.text)
    )


def is_small_print(piece: Piece) -> bool:
    """Running text as a heading of the last ranks."""
    return piece.tag in ("h5", "h6") and piece.words > LONGEST_HEADING


def last_line(body: list[Piece]) -> int | None:
    return next((number for number in range(len(body) - 1, -1, -1) if body[number].image is None), None)


def take_signature(cut: Cut) -> None:
    """A name alone in brackets below the last paragraph says who wrote it."""
    last = [piece for piece in cut.body[-2:] if piece.image is None]
    if len(last) == 2 and (credits := signed_alone(last[1].text, last[0].text)):
        cut.lines.append((cut.body.pop(), CreditLine(tuple(credits))))


def take_only_date(cut: Cut) -> None:
    """The day of a plain-text story in a line of its own, below a standfirst and notices or below the last paragraph.

    Several such lines are headings of what happened on these days.
    """
    lines = [piece for piece in cut.body if piece.image is None and piece.tag != "tr"]
    dates = [piece for piece in lines if is_date_line(piece.text) and not is_sentence(piece)]
    if len(dates) != 1 or len(lines) == 1:
        return
    only = dates[0]
    if only is lines[-1]:
        cut.after.insert(0, only)
    elif only in lines[:DATED_LINES]:
        cut.header.append(only)
    else:
        return
    cut.body.remove(only)


def is_sentence(piece: Piece) -> bool:
    return piece.text[-1] in SENTENCE_ENDS and words(piece.text) >= SENTENCE_WORDS


def take_trailing_titles(body: list[Piece]) -> list[Piece]:
    """Other articles' headlines behind the last sentence, without a word that says so."""
    count = sum(1 for _ in takewhile(is_bare_title, reversed(body)))
    if count < FEWEST_TITLES or count == len(body):
        return []
    titles = body[-count:]
    del body[-count:]
    return titles


def take(piece: Piece, cut: Cut) -> None:
    """Keep one piece in the body, or take it out and note what it says."""
    text = piece.text
    if original := text if piece.tag == SUBTITLE_TAG else other_headline(text, cut):
        cut.original_headline = cut.original_headline or original
    elif line := credit_line(piece):
        cut.lines.append((piece, line))
    elif (
        is_font_size(text)
        or is_furniture_line(text)
        or (piece.tag == "line" and is_page_line(text))
        or (is_marker(text) and not piece.anchors)
        or is_link_line(piece)
        or is_widget_line(text)
        or is_invitation(text)
        or is_posted_line(text)
        or text.startswith(RELAYED)
        or (text[:1].isalpha() and text[-1].isdigit() and is_stamp_line(text))
    ):
        return
    elif is_early(cut) and is_date_line(text):
        cut.header.append(piece)
    else:
        cut.body.append(piece)


def is_posted_line(text: str) -> bool:
    """The line that blog software puts below a text.

    >>> is_posted_line("Posted by Ana Ruiz at March 7, 2006 04:52 PM | TrackBack (0)")
    True
    >>> is_posted_line("Posted by the fishermen, the notes of March 7, 2006 hung there for a year.")
    False
    """
    return (
        0 < len(text) <= LONGEST_POSTED
        and text[0] in "PGVE"
        and text[-1] not in SENTENCE_ENDS
        and text[-1] not in ":："
        and CLAUSE.search(text) is None
        and POSTED.match(text) is not None
        and has_day(text)
    )


def other_headline(text: str, cut: Cut) -> str | None:
    """The headline that a story had elsewhere (``原标题：…``), or the subtitle above its first line (``——…``)."""
    if len(text) >= 120:
        return None
    if could_begin(text, ORIGINAL_HEADS) and (found := ORIGINAL_HEADLINE.match(text)):
        return found["headline"]
    is_first = not any(one.image is None for one in cut.body)
    return found["text"] if is_first and text[-1] != "。" and (found := SUBTITLE.match(text)) else None


def is_early(cut: Cut) -> bool:
    """Fewer lines of text so far than a standfirst has; counts no further than that."""
    lines = 0
    for one in cut.body:
        lines += one.image is None
        if lines == HEADER_LINES:
            return False
    return True


def is_last_line(text: str) -> bool:
    """Nothing of a story comes below it: the head of the comments, who edited it."""
    return opens_comments(text) or names_last(read_credit_line(text))


def names_last(line: CreditLine | None) -> bool:
    """Does a credit line name who edited, read or passed the story?"""
    return line is not None and not LAST_ROLES.isdisjoint(credit.role for credit in line.credits)


def ends_story(pieces: list[Piece], number: int, is_plain: bool) -> bool:
    """Is this, with text above it, the first piece below the story?"""
    text = pieces[number].text
    if opens_comments(text) or (is_plain and RANKING.match(text)):
        return True
    line = read_credit_line(text)
    if names_last(line):
        is_high = text.startswith(TAKEN_FROM) or is_below_lead(pieces, number)
        return not is_high or rest_is_small(pieces, number)
    if is_marker(text) or heads_biography(text):
        return is_plain or rest_is_small(pieces, number)
    if line is None:
        return is_plain and is_page_line(text) and not is_prose(next(iter(pieces[number + 1 :]), pieces[number]))
    if is_of_pictures(line):
        return False
    return is_plain and not follows_image(pieces, number) and not goes_on(pieces, number)


def is_of_pictures(line: CreditLine) -> bool:
    """Does a line say who took or drew them, and nothing else?"""
    return not line.source and bool(line.credits) and all(credit.role in IMAGE_ROLES for credit in line.credits)


def goes_on(pieces: list[Piece], number: int) -> bool:
    """Is a line of people or a source followed by two paragraphs, as below a summary?"""
    below = [piece for piece in pieces[number + 1 : number + 4] if piece.image is None][:2]
    return len(below) == 2 and all(map(is_prose, below))


def is_below_lead(pieces: list[Piece], number: int) -> bool:
    """Do an editor's line and the whole text stand below a lead? ``江口新闻编辑 | 王小明``."""
    above = sum(piece.words for piece in pieces[:number])
    return above <= SHARE_OF_REST * sum(piece.words for piece in pieces) and goes_on(pieces, number)


def heads_biography(text: str) -> bool:
    """The heading of a box on who wrote it.

    >>> heads_biography("About the author"), heads_biography("About the authorities")
    (True, False)
    """
    return len(text) < LONGEST_HEAD and BIOGRAPHY_HEAD.match(text) is not None


def follows_image(pieces: list[Piece], number: int) -> bool:
    """Below a picture or a table: then credits are its own."""
    return number > 0 and (pieces[number - 1].image is not None or pieces[number - 1].tag == "tr")


def rest_is_small(pieces: list[Piece], number: int) -> bool:
    total = sum(piece.words for piece in pieces)
    return sum(piece.words for piece in pieces[number:]) <= SHARE_OF_REST * total


def take_trailing_credits(cut: Cut) -> None:
    """The credit lines at the head of what is below the story, up to the first thing that is none."""
    while cut.after:
        piece = cut.after[0]
        line = read_credit_line(piece.text)
        if original := other_headline(piece.text, cut):
            cut.original_headline = cut.original_headline or original
        elif line is None and not (piece.image is None and (is_furniture_line(piece.text) or is_date_line(piece.text))):
            break
        if line is not None:
            cut.lines.append((piece, line))
        cut.after.pop(0)


def is_trailing_text(text: str) -> bool:
    """A disclaimer, who the author is, or a word to the readers: never the end of a story.

    >>> is_trailing_text("（作者系自由撰稿人）"), is_trailing_text("作者系统地回顾了三十年的变化。")
    (True, False)
    >>> is_trailing_text("___"), is_trailing_text("###")
    (True, True)
    """
    if len(text) >= 400:
        return False
    if len(text) < LONGEST_RULE and not any(map(str.isalnum, text)):
        return True
    if DISCLAIMER.match(text) is not None or BIOGRAPHY.match(text) is not None:
        return True
    return is_appeal(text) or is_last_line_of_outlet(text)
