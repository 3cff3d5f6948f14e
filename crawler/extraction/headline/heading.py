"""Where the headline stands on the page: the piece that the titles confirm, or the heading most like one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from crawler.extraction.date.dates import has_day
from crawler.extraction.headline.titles import (
    OUTLET_ENDS,
    MachineTitle,
    folded,
    is_said,
    machine_titles,
    site_names,
    tidy,
)
from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.source.metadata import JsonLd
from crawler.extraction.source.page import CELLS, HEADINGS, Page, Piece
from crawler.extraction.source.text import SENTENCE_END, has_cjk, words
from crawler.extraction.story.prose import prose_weight

NOT_HEADLINES: Final = re.compile(r"^(?:正文|首页|新闻|home|news|menu|search|error|untitled|index|.{0,3})$", re.I)
HEADLINE_NAMES: Final = re.compile(r"head-?line|(?:article|post|entry|news|story|page)[_-]*title|(?:^|\s)title(?:\s|$)")
ENTRY_TITLE: Final = re.compile(r"(?:article|entry|post|news|story)[_-]?(?:title|headline)")
LOGO_NAMES: Final = re.compile(r"(?:^|[\s_-])(?:logo|site-?(?:title|name)|brand|masthead)(?:$|[\s_-])")
FRONT_PAGE: Final = re.compile(r"(?:.*//[^/]+)?/?(?:index\.\w{3,5}|home)?/?")
ASIDE_TAGS: Final = frozenset(("nav", "aside", "footer"))
ASIDE_NAMES: Final = re.compile(
    r"crumb|(?:^|\s)(?:sidebar|side-?col|footer|related|comments?|newsletter|cookie|modal|pop-?up|(?:right|left)[_-]?col)"
)
WHOLE_PAGE: Final = frozenset(("html", "body", "main", "article"))
"""What a theme notes here of its sidebar and comments says nothing of what stands inside."""
UNSEEN: Final = 0.3
"""What a heading loses that readers do not see, as one that is there for cards in other places."""
MAX_HEADLINE: Final = 300
"""Characters; a headline of a megabyte is cut here."""
FEWEST_LETTERS: Final = 4
FEWEST_WORDS: Final = 2
"""Of a heading that no title confirms."""
SECOND_HEADINGS: Final = ("h2", "h3")
FEWEST_OF_LESSER: Final = 4
"""Of one of these."""
MOST_H1: Final = 4
"""From so many ``<h1>`` on, none of which a title confirms, the first is the headline only if they share a word."""
HEADING_SHARE: Final = 0.3
"""Of a title, the share a heading must cover to be confirmed by it; other lines need more."""
LINE_SHARE: Final = 0.45
TEXT_BETWEEN: Final = 40
"""Words of running text below an ``<h1>`` behind which a heading is one within the story."""
LONG_WORD: Final = 5
"""Letters from which a word that heading and title have in common is no chance."""
MOST_LINES: Final = 4
"""Lines that one headline is broken into by ``<br>``."""
SITE_ENDS: Final = (
    *OUTLET_ENDS,
    *"政府 电子版 电子报 電子報 数字报 數位報 网站 網站 首页 首頁 详情 正文".split(),
)
SITE_WORDS: Final = 16
"""Characters of the name of a Chinese site, with what it says of itself."""
SHORT_SITE: Final = 6
"""Characters up to which it may be called anything."""
SUBTITLE_MARK: Final = "——"
DAY_ALONE: Final = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日\s?(?:星期[一二三四五六日])?")
WRITERS: Final = frozenset(("author", "reporter", "correspondent"))
DAY_LINE: Final = 120
"""Characters of a line that has the day, the source and counters."""


def find_headline_piece(page: Page, json_ld: JsonLd) -> Piece | None:
    """The visible headline: the piece that the titles confirm, else the only, or the first fitting, heading."""
    sites = site_names(page)
    titles = machine_titles(page, json_ld, sites)
    fits = [(confirmation(piece, key, titles, sites), piece) for piece, key in similar_pieces(page, titles)]
    confirmed = sorted(((fit, piece) for fit, piece in fits if fit > 0), key=lambda pair: -pair[0])
    piece = next((piece for _, piece in confirmed if piece.tag in HEADINGS or not is_aside(piece)), None)
    if piece is None:
        piece = unconfirmed_heading(page, titles, sites) or headline_of_paper(page, titles)
        if confirmed and (piece is None or not is_related(piece, titles)):
            piece = confirmed[0][1]
        if piece is None:
            piece = short_line(page, titles)
    if piece is not None and piece.tag in CELLS:
        piece = heading_of_cell(page, piece)
    if piece is not None and piece.tag in HEADINGS and piece.tag != "h1":
        piece = heading_above(page, piece, titles, sites) or piece
    return None if piece is None else whole_heading(page, piece, titles)


def heading_above(page: Page, piece: Piece, titles: list[MachineTitle], sites: frozenset[str]) -> Piece | None:
    """The ``<h1>`` that says in other words what a sub-heading says in those of a title, with text between them."""
    for heading in page.pieces[: piece.position]:
        if heading.tag == "h1" and could_be_headline(heading, titles, sites) and is_related(heading, titles):
            between = page.pieces[heading.position + 1 : piece.position]
            return heading if not is_aside(heading) and are_text(between) else None
    return None


def are_text(pieces: Iterable[Piece]) -> bool:
    """Is enough of a story told there?"""
    return sum(map(prose_weight, pieces)) >= TEXT_BETWEEN


def heading_of_cell(page: Page, cell: Piece) -> Piece:
    """A notice's index has its title in short (``标题：``): the heading that says it in full; else the cell itself."""
    key = folded(cell.text)
    headings = (piece for piece in page.pieces if piece.tag in HEADINGS and len(piece.text) <= MAX_HEADLINE)
    return next((piece for piece in headings if key in folded(piece.text)), cell)


def similar_pieces(page: Page, titles: list[MachineTitle]) -> Iterator[tuple[Piece, str]]:
    """Headings and unlinked lines that could be one of the titles, folded: of such a length, with words of theirs."""
    said = "\n".join(dict.fromkeys(title.raw for title in titles)).lower()
    longest = min(MAX_HEADLINE, 2 * max((len(title.raw) for title in titles), default=0))
    for piece in page.pieces:
        text = piece.text
        length = len(text)
        if length > longest or length < FEWEST_LETTERS or piece.image is not None:
            continue
        if piece.tag not in HEADINGS:
            if piece.linked * 2 <= length and (text[:4].lower() in said or text[-4:].lower() in said):
                yield piece, folded(text)
        elif not text.isascii() or any(text[at : at + 4].lower() in said for at in (0, length // 2, length - 4)):
            yield piece, folded(tidy(text))


def confirmation(piece: Piece, key: str, titles: list[MachineTitle], sites: frozenset[str]) -> float:
    """How well the titles confirm a piece: the share of a title it covers, more for heading tags; 0 for not."""
    if len(key) < FEWEST_LETTERS:
        return 0.0
    share = max((covered(key, title) for title in titles if key in title.full), default=0.0)
    if piece.tag == "h1" and not share:
        share = max((covering(key, title) for title in titles), default=0.0)
    if share < (HEADING_SHARE if piece.tag in HEADINGS else LINE_SHARE):
        return 0.0
    if leads_to_front_page(piece) or (share < 1 and (is_logo(piece) or is_named(key, sites))):
        return 0.0
    return share + prominence(piece)


def covered(key: str, title: MachineTitle) -> float:
    return 1.0 if key == title.key else len(key) / len(title.full)


def covering(key: str, title: MachineTitle) -> float:
    """What a title covers of a heading that goes on behind it: with the outlet it cites, a day, a count of comments."""
    return len(title.key) / len(key) if title.key and key.startswith(title.key) else 0.0


def prominence(piece: Piece) -> float:
    """How much an element calls itself a headline."""
    level = HEADINGS.get(piece.tag)
    if piece.node.itemprop == "headline":
        return 0.5
    if piece.tag == "figcaption":
        return -0.2
    named = 0.1 if HEADLINE_NAMES.search(piece.node.names) else 0.0
    if piece.node.hidden:
        named -= UNSEEN
    return named + (0.5 if level == 1 else 0.25 if level else 0.0)


def is_named(key: str, sites: frozenset[str]) -> bool:
    """Is a heading hardly more than a name of the site? A company's own news name it and say something of it."""
    return key in sites or any(site in key and len(site) * 4 >= len(key) * 3 for site in sites)


def leads_to_front_page(piece: Piece) -> bool:
    return bool(piece.anchors) and piece.linked * 2 > len(piece.text) and bool(FRONT_PAGE.fullmatch(piece.links[0][0]))


def is_logo(piece: Piece) -> bool:
    """The site's name for a headline: it says so, or leads to the front page."""
    return leads_to_front_page(piece) or LOGO_NAMES.search(piece.node.names) is not None


def unconfirmed_heading(page: Page, titles: list[MachineTitle], sites: frozenset[str]) -> Piece | None:
    """The only heading that calls itself ``itemprop="headline"``, else the first ``<h1>`` that could be a headline,
    outside of furniture if there is one.
    """
    if (said := said_headline(page)) is not None:
        return said
    firsts = [piece for piece in page.pieces if piece.tag == "h1" and could_be_headline(piece, titles, sites)]
    if not firsts:
        named = [piece for piece in page.pieces if piece.tag in HEADINGS and ENTRY_TITLE.search(piece.node.names)]
        if len(named) == 1 and words(named[0].text) > 1:
            return named[0]
        return heading_above_writer(page)
    first = next((piece for piece in firsts if not is_aside(piece)), firsts[0])
    return first if len(firsts) < MOST_H1 or is_related(first, titles) else None


def heading_above_writer(page: Page) -> Piece | None:
    """The only heading outside of furniture with those who wrote and the day right below it; lists have several."""
    found = [
        piece
        for piece, below, next_below in zip(page.pieces, page.pieces[1:], page.pieces[2:], strict=False)
        if piece.tag in SECOND_HEADINGS
        and piece.words >= FEWEST_OF_LESSER
        and not piece.linked
        and len(below.text) + len(next_below.text) < DAY_LINE
        and has_day(f"{below.text} {next_below.text}")
        and is_written(below.text, next_below.text)
    ]
    return found[0] if len(found) == 1 and not is_aside(found[0]) else None


def is_written(*lines: str) -> bool:
    read = [line for line in map(read_credit_line, lines) if line is not None]
    return any(credit.role in WRITERS for line in read for credit in line.credits)


def said_headline(page: Page) -> Piece | None:
    found = [piece for piece in page.pieces if piece.node.itemprop == "headline" and piece.tag in HEADINGS]
    if len(found) != 1 or found[0].node.hidden or words(found[0].text) < FEWEST_WORDS or is_aside(found[0]):
        return None
    if found[0].linked or are_text(page.pieces[: found[0].position]):
        return None
    return None if any(node.tag == "li" for node in found[0].node.lineage()) else found[0]


def headline_of_paper(page: Page, titles: list[MachineTitle]) -> Piece | None:
    """Where ``<title>`` is the site's name: a line that is bold, or called a title, right above the day, or one right
    above those who wrote.
    """
    if not all(is_name_of_site(title.raw) for title in titles):
        return None
    lines = [piece for piece in page.pieces if not is_below_headline(piece.text)]
    for is_above in (is_set_above_day, is_above_writers):
        found = [piece for piece, below in pairwise(lines) if is_above(piece, below)]
        if found:
            return found[0] if len(found) == 1 else None  # of several, each heads a post
    return None


def short_line(page: Page, titles: list[MachineTitle]) -> Piece | None:
    """``讣告``: the only line that is a title of so few Chinese characters, where no heading is the headline."""
    short = {title.value for title in titles if 1 < len(title.value) < FEWEST_LETTERS and has_cjk(title.value)}
    lines = [piece for piece in page.pieces if piece.text in short and not piece.linked] if short else []
    return lines[0] if len(lines) == 1 else None


def is_set_above_day(piece: Piece, below: Piece) -> bool:
    if piece.image is not None or piece.linked or len(piece.text) <= FEWEST_LETTERS:
        return False
    is_set = 2 * piece.bold > len(piece.text) or ENTRY_TITLE.search(piece.node.names) is not None
    return is_set and len(below.text) < DAY_LINE and has_day(below.text)


def is_above_writers(piece: Piece, below: Piece) -> bool:
    """As in a newspaper's digital edition: ``□ 本报记者 王小明`` stands below the headline."""
    if piece.image is not None or piece.linked or below.image is not None or len(below.text) >= DAY_LINE:
        return False
    if not FEWEST_LETTERS < len(piece.text) <= MAX_HEADLINE or piece.text[-1] in SENTENCE_END:
        return False
    if has_day(piece.text) or ":" in piece.text or "：" in piece.text or is_menu_line(piece.text):
        return False
    return is_written(below.text) and read_credit_line(piece.text) is None


def is_below_headline(text: str) -> bool:
    """A subtitle, or a day alone: what can stand between a headline and those who wrote."""
    return text.startswith(SUBTITLE_MARK) or DAY_ALONE.fullmatch(text) is not None


def is_menu_line(text: str) -> bool:
    """
    >>> is_menu_line("放大 缩小 默认"), is_menu_line("一碗热汤面 暖了老人心")
    (True, False)
    """
    return all(len(part) < FEWEST_LETTERS for part in text.split())


def is_name_of_site(title: str) -> bool:
    """
    >>> is_name_of_site("临溪县人民政府"), is_name_of_site("步道昨日开放，两岸往返只要十分钟")
    (True, False)
    """
    length = words(title)
    return has_cjk(title) and length <= SITE_WORDS and (length <= SHORT_SITE or title.endswith(SITE_ENDS))


def is_aside(piece: Piece) -> bool:
    """In breadcrumbs, a menu, a column beside the story."""
    around = (node for node in piece.node.lineage() if node.tag not in WHOLE_PAGE)
    return any(node.tag in ASIDE_TAGS or ASIDE_NAMES.search(node.names) for node in around)


def could_be_headline(piece: Piece, titles: list[MachineTitle], sites: frozenset[str]) -> bool:
    length = words(piece.text)
    if length < 2 or NOT_HEADLINES.match(piece.text) or (length == 2 and not is_related(piece, titles)):
        return False
    return not is_logo(piece) and not is_named(folded(piece.text), sites)


def is_related(piece: Piece, titles: list[MachineTitle]) -> bool:
    """Has a heading a longer word in common with a title?"""
    key = folded(piece.text)
    here = [word for word in map(folded, piece.text.split()) if len(word) >= LONG_WORD]
    for title in titles:
        there = map(folded, title.value.replace("-", " ").split())
        if any(word in title.key for word in here) or any(len(word) >= LONG_WORD and word in key for word in there):
            return True
    return False


def whole_heading(page: Page, piece: Piece, titles: list[MachineTitle]) -> Piece:
    """A heading with the lines that ``<br>`` cut from it, where a title has them too, or no title has any.

    A line behind a dash is a subtitle.
    """
    lines = [line for line in page.own_pieces(piece.node) if line.image is None]
    if not 1 < len(lines) <= MOST_LINES or piece.tag not in HEADINGS or any(line.text[0] in "-–—" for line in lines):
        return piece
    text = ("" if has_cjk(piece.text) else " ").join(line.text for line in lines)
    parts = (folded(piece.text), folded(text))
    if len(text) > MAX_HEADLINE or (is_said(parts[0], titles) and not is_said(parts[1], titles)):
        return piece
    return replace(piece, text=text, position=lines[-1].position, linked=sum(line.linked for line in lines))
