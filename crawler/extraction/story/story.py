"""Where the story stands on its page: headline, what is above the text, the text, what is below it.

HTML finds it by containers, a plain-text page by lines (textstory.py); from here on both are the same.
"""

import re
from dataclasses import dataclass
from typing import Final

from crawler.extraction.date.dates import find_dates
from crawler.extraction.headline.headline import find_headline_piece
from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.source.metadata import JsonLd
from crawler.extraction.source.page import HEADINGS, Node, Page, Piece
from crawler.extraction.source.text import CUT, SENTENCE_END, behind, could_begin, heads_of, words
from crawler.extraction.story.body import find_body
from crawler.extraction.story.captions import in_caption_element
from crawler.extraction.story.ground import is_caption_container
from crawler.extraction.story.hints import verdict
from crawler.extraction.story.prose import prose_weight

DATE_LINE_REST: Final = 6
OUTLET: Final = re.compile(r"\s[(（][^()（）]{2,20}[)）]$")
"""Whose page it is, in brackets behind the day."""
SENTENCE_REST: Final = 3
"""Words beside the date where the line ends like a sentence: ``Posted on May 3, 2024.``, not 2019年5月12日，动工。"""
FULL_STOPS: Final = "。.！!"
LABELLED_PART: Final = re.compile(
    r"(?:来源|來源|作者|编辑|責任編輯|责任编辑|发布者|录入|点击数?|浏览(?:次数|量)?|阅读(?:次数|量|数)?|人气)\s*[:：]\s*[^\s:：]{0,20}(?=\s|$)"
)
"""Of a header of an old table: ``来源：临溪日报 作者：刘志强 点击数：325``."""
ADDRESS: Final = re.compile(r"(?:^|(?<=\s))(?:https?://)?www\.\S+\s+")
"""The site's own, as old portals print it before the day."""
READING_TIME: Final = re.compile(
    r"(?:lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|reading time)\W{0,3}"
    r"\d{1,3}\s?min\w*\.?|\d{1,3}[\s-]min(?:ute)?s?[\s-]read",
    re.I,
)
"""How long it takes to read, beside a day."""
HALVES: Final = ("a.m.", "p.m.", "A.M.", "P.M.")
"""Halves of a day, whose dot ends no sentence."""
LEAD_LINES, BELOW_LEAD = 2, 12
"""First lines of a text, and the pieces between them that are looked at."""
HEADER_PIECES: Final = 40
"""Pieces above the text, after the headline, that can hold its date, source and people."""
LESSER: Final = ("h2", "h3", "h4")
"""Headings below the headline's level."""
PATH_LEAD: Final = re.compile(
    r"^(?:(?:您的?|你)?(?:当前|现在|現在|目前|當前)?(?:的)?(?:所在)?(?:位置|在)|當前位置|现在位置|現在地|현재\s?위치"
    r"|you are here|your location|sie befinden sich hier|sie sind hier|standort|vous êtes ici|(?:usted está|estás) aquí"
    r"|você está aqui|(?:ti trovi|sei) qui|u bent hier|jesteś tutaj|вы здесь|buradasınız)\s*[:：]?\s*",
    re.I,
)
"""What stands before a path: ``You are here: Home > Sport``."""
CRUMB: Final = re.compile(r"^.{0,12}(?:\S+\s*(?:[>＞»›→]|\s/)\s*)+\S.{0,30}$")
CRUMB_MARKS: Final = tuple(">＞»›→/")
FONT_SIZE: Final = re.compile(
    r"^\W*(?:字体|字體|字号|字號|文字サイズ|font size)\W*(?:[大中小标准默认超特\s|/]+)?", re.I
)
FONT_HEADS: Final = heads_of("字 文 f")
MAX_SECTION_WORDS: Final = 8
LEAD_WEIGHT: Final = 20
CALLED_LEAD: Final = 5
"""Words of a line in an element that is called so, among the first NEAR pieces below the headline."""
NEAR: Final = 4
LEAD_NAMES: Final = re.compile(
    r"lead|intro|summary|standfirst|abstract|subtitle|sub-?head|description|teaser|vorspann|kicker|deck"
    r"|excerpt|chap[oô]|ingress|entradilla|bajada|sommario|manchet"
)

OF_WRITER: Final = re.compile(
    r"avatar|(?:author|byline|writer|user)[-_]?(?:icon|img|image|pic|photo|portrait|face|wrapper|box|info|bio|card|meta)"
    r"|^(?:author|byline)s?$"
)
"""What the box of a writer's portrait is called, between headline and text."""
PORTRAIT: Final = re.compile("avatar|staff|author|profile|icon", re.I)
WRITER_LEVELS: Final = 3
LEAD_BOX: Final = 4
"""Levels from a headline up to the box in which a picture above it is its own."""
NEAR_ABOVE: Final = 4
"""Lines between a headline and the picture above it."""
MOST_ABOVE: Final = 12
"""Of several pictures, their captions and these, all."""
FIRST_LINES: Final = 3


@dataclass(slots=True)
class Story:
    """``header`` is between headline and text, ``above`` before the headline, ``after`` below the text."""

    headline: Piece | None
    above: list[Piece]
    header: list[Piece]
    body: list[Piece]
    after: list[Piece]


def find_story(page: Page, json_ld: JsonLd) -> Story:
    headline = find_headline_piece(page, json_ld)
    body = find_body(page, headline)
    while body and body[0].image is None and is_credit_or_date(body[0].text):
        body.pop(0)
    if headline is not None:
        if is_subtitle(body, headline.position):
            body.pop(0)
        body = [*(piece for piece in body[:FIRST_LINES] if not says_again(piece, headline)), *body[FIRST_LINES:]]
    first = body[0].position if body else len(page.pieces)
    last = body[-1].position if body else -1
    start = headline.position + 1 if headline is not None and headline.position < first else first
    kept = {piece.position for piece in body}
    header = page.pieces[max(start, first - HEADER_PIECES) : first]
    lead = [piece for piece in header if is_lead(page, piece, start)] if headline is not None else []
    if headline is not None and not any(piece.image is not None for piece in (*lead, *body[:FIRST_LINES])):
        lead = [*lead_above(page, headline), *lead]
    between = [piece for piece in page.pieces[first : last + 1] if piece.position not in kept]
    return Story(headline, page.pieces[:start], header, lead + body, between + page.pieces[last + 1 :])


def says_again(piece: Piece, headline: Piece) -> bool:
    """Is it the headline once more, in the text itself?"""
    return piece.tag in HEADINGS and piece.text == headline.text


def is_subtitle(body: list[Piece], headline: int) -> bool:
    """Does a text begin with a heading right below the headline, and go on below something else, as a by-line?"""
    if len(body) < 2 or body[0].position != headline + 1 or body[0].tag not in LESSER:
        return False
    text = body[0].text
    return body[1].position > headline + 2 and bool(text) and text[-1] not in FULL_STOPS


def is_path(text: str) -> bool:
    """Levels with marks between them: ``Home > Sport > Rowing``."""
    return any(mark in text for mark in CRUMB_MARKS) and CRUMB.match(behind(PATH_LEAD, text)) is not None


def is_font_size(text: str) -> bool:
    """The line in which readers choose how large the letters are."""
    return could_begin(text, FONT_HEADS) and FONT_SIZE.match(text) is not None


def is_lead(page: Page, piece: Piece, start: int) -> bool:
    """A picture, or the standfirst, between headline and text; a short one is called so and near the headline."""
    if piece.image is not None:
        return is_lead_image(page, piece)
    is_prose = prose_weight(piece) >= LEAD_WEIGHT and piece.text[-1] in SENTENCE_END
    if not is_prose and (piece.position >= start + NEAR or not is_called_lead(piece)):
        return False
    return not any(is_unwanted(node) and not LEAD_NAMES.search(node.names) for node in piece.node.lineage())


def is_unwanted(node: Node) -> bool:
    """Does it call itself furniture? What blog software calls ``<body>`` is about the whole page."""
    return verdict(node) < 0 and node.tag != "body"


def is_called_lead(piece: Piece) -> bool:
    if piece.words < CALLED_LEAD or piece.linked or piece.tag in HEADINGS or piece.text.endswith(CUT):
        return False
    return any(LEAD_NAMES.search(node.names) for node in piece.node.around(2)) and not is_credit_or_date(piece.text)


def is_lead_image(page: Page, piece: Piece) -> bool:
    """A picture between headline and text, outside of what calls itself furniture; one that is a link has a caption."""
    if any(is_unwanted(node) and not is_caption_container(node) for node in piece.node.lineage()):
        return False
    if any(OF_WRITER.search(node.names) for node in piece.node.around(WRITER_LEVELS)):
        return False
    captions = [one for one in page.pieces[piece.position + 1 :][:1] if in_caption_element(one)]
    if piece.linked and (not captions or any(is_byline(one.text) for one in captions)):
        return False
    return PORTRAIT.search(piece.image or "") is None


def lead_above(page: Page, headline: Piece) -> list[Piece]:
    """The picture right above the headline, or several, each with its caption and in one box with it."""
    box = [node for node in headline.node.around(LEAD_BOX) if node.tag not in ("body", "root")][-1]
    found: list[Piece] = []
    for piece in page.pieces[max(0, headline.position - MOST_ABOVE) : headline.position][::-1]:
        if piece.image is not None:
            has_caption = any(in_caption_element(one) for one in page.pieces[piece.position + 1 : headline.position])
            if not has_caption or piece.linked or not piece.node.is_below(box) or not is_lead_image(page, piece):
                break
            found.append(piece)
        elif not in_caption_element(piece) and (found or piece.position < headline.position - NEAR_ABOVE):
            break
    return found[::-1]


def is_byline(text: str) -> bool:
    """Whose portrait it is, where it stands in the place of a caption."""
    line = read_credit_line(text)
    return line is not None and any(credit.role == "author" for credit in line.credits)


def below_lead(story: Story) -> list[Piece]:
    """What stands between the first lines of a text, where a by-line is below the standfirst."""
    text = [piece.position for piece in story.body if piece.image is None][:LEAD_LINES]
    end = text[-1] if text else 0
    return [piece for piece in story.after[:BELOW_LEAD] if piece.position < end and piece.image is None]


def is_credit_or_date(text: str) -> bool:
    if len(text) > 160:
        return False
    return read_credit_line(text) is not None or is_date_line(text)


def is_date_line(text: str) -> bool:
    """A date and little else: ``Posted on March 3, 2024``, ``2024-03-05 09:12``; a short sentence says something.

    >>> is_date_line("2026年11月20日 18時30分 （潮見新聞デジタル）")
    True
    >>> is_date_line("http://www.linxi.example 2006年11月20日 09:32 临溪晚报")
    True
    >>> is_date_line("입력 2026.11.19 14:05 | 수정 2026.11.19 16:40")
    True
    >>> is_date_line("May 14, 2024 at 4:20 p.m. | Updated 6:02 p.m.")
    True
    >>> is_date_line("Work began on March 3, 2024 and ended a year later.")
    False
    """
    has_labels = not text.isascii() and (":" in text or "：" in text)
    rest_of_line = LABELLED_PART.sub(" ", text) if has_labels else text
    if len(rest_of_line) > 80:
        return False
    days = [found.raw for found in find_dates(text)]
    if not days:
        return False
    for day in days:
        rest_of_line = rest_of_line.replace(day, "", 1)
    if any(map(str.isdigit, rest_of_line)):
        rest_of_line = READING_TIME.sub("", rest_of_line)
    rest = words(ADDRESS.sub("", OUTLET.sub("", rest_of_line)))
    is_sentence = rest_of_line[-1:] in FULL_STOPS and not text.endswith(HALVES)
    return rest <= (SENTENCE_REST if is_sentence else DATE_LINE_REST)
