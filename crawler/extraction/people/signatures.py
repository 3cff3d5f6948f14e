"""Names that stand alone: beside the date, between headline and text, in brackets behind it."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from crawler.extraction.date.dates import find_dates, has_day
from crawler.extraction.people.credits import CreditLine
from crawler.extraction.people.datelines import SIGNED
from crawler.extraction.people.namelists import split_names
from crawler.extraction.people.names import (
    LEAD,
    LONGEST_NAME,
    Byline,
    Named,
    alone_in,
    is_person,
    without_stop,
    without_title,
)
from crawler.extraction.people.outlets import OUTLET_NAME
from crawler.extraction.people.roles import NOT_NAMES
from crawler.extraction.people.spacedlines import ASIDE, read_spaced
from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import has_cjk
from crawler.extraction.story.captions import in_caption_element
from crawler.extraction.story.furniture import is_others_text
from crawler.extraction.story.story import Story, is_date_line
from crawler.items import Credit

HAS_DIGIT: Final = re.compile(r"\d")
HEADER_LINE: Final = 160
"""Characters; what is longer is no line of a header."""
DATED_LINE: Final = 80
"""Characters of a header line with a date and a name; longer ones are teasers with their dates."""
SIGNED_LINES: Final = 2
"""How many lines at either end of the text may be a name alone."""
ORIGINAL_PEN: Final = re.compile(r"^(?:原创|原創)(?:\s*[:：])?\s+(?P<name>[^\s:：]{2,12})(?:\s|$)")
PARTS: Final = re.compile(r"\s+[-–—|·•⋅]\s*|\s*[|·•⋅,]\s+|\||(?<=\d)/(?=[A-ZÀ-Þ])|\s/\s(?=.*\d:\d\d)")
DATE: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]|\d (?:minute|hour|day|week|month|year)s? ago\b")
HOUR: Final = re.compile(r"\d:\d\d")
"""What a line has, or a bar, that says who wrote for whom and when, and no teaser of another article."""
SHARING: Final = re.compile(r"(?:^|[\s_-])(?:share|sharing|social|follow|sns|teilen|partage)")
NO_BYLINE_TAGS: Final = frozenset("h1 h2 h3 li th dt nav".split())
IN_PLACE: Final = re.compile(r"(?:\s+in\s+[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}|\s?@\w{2,30})$")
"""Where a correspondent writes from: ``Ana Ruiz in Port Orsel``."""
LIST: Final = re.compile(r",?\s(?:and|und|et|y|e|og|och|en|ja|ve|i|и|&)\s|,\s")
PLACES: Final = frozenset("New Port San Los Las St. Saint Fort Cape Hong Rio Buenos".split())
PLACE_ALONE: Final = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?")
IS_LEAD: Final = re.compile(rf"{LEAD.pattern}|author of the (?:article|story|post)\s*:", re.I)
"""A line that is only the word before a name, which stands in the next one: ``Von``, ``Author:``."""
PLACED: Final = (
    r"(?:^|\W)(?:in|at|near|bei|nach|aus|à|en|im)\s+{0}\b|^{0}\b(?:,[^.]{{0,30}})?\s*(?:\(|[.—–-]\s)"
    r"|(?:在|到|位于|位於|抵达|抵達|赴){0}|{0}(?:市|县|縣|区|區|镇|鎮|乡|鄉|村|讯|訊|电|電|消息|日报|晚报)"
)
"""A name that is a place: ``in Stonebeck Mill``, ``临溪市``."""
PLACE_BEGINNINGS: Final = frozenset("port fort mount lake new".split())
PLACE_ENDS: Final = frozenset(
    """
    city county harbor harbour beach mill mills junction township village island islands springs falls heights valley
    crossing province district bridge square
    """.split()
)
PLACE_LINES: Final = 6
FIRST_LINES: Final = 4
"""Pictures may stand before the text's first lines."""
LINES_BELOW: Final = 4
LONG_FAMILY: Final = 5
ARTICLES: Final = frozenset("der die das the la le les el los las il lo gli het de den os as".split())
"""Before what is no person: ``Der Vorstand``."""
CYRILLIC_VOWELS: Final = frozenset("АЕЁИОУЫЭЮЯІЇЄ")
MOST_TOGETHER: Final = 6
"""Names in lines below each other, of which more are a list of links."""
DAY_BELOW: Final = 2
"""Lines of a copy's header below a name, one of which has the day."""
ABOVE_TEXT: Final = 4
"""Lines above the text of a page without a headline of its own."""


def is_others(node: Node) -> bool:
    """Does it stand in a comment, or in the teaser of another article?"""
    return any(is_others_text(one) or (one.tag == "article" and "teaser" in one.names) for one in node.lineage())


def is_shared(node: Node) -> bool:
    """Is it, or what it stands in, called after the ways to send an article on?"""
    return any(SHARING.search(one.names) for one in node.around(2))


def stands_in(node: Node, tag: str) -> bool:
    return any(one.tag == tag for one in node.lineage())


def names_beside_dates(pieces: list[Piece], story: Story, site: str) -> Iterator[Byline]:
    """``MAY 3, 2024 - Ana Ruiz``: of the parts of a line the only one without digits, and a person's name."""
    for piece in pieces:
        if found := ORIGINAL_PEN.match(piece.text):
            yield Byline(Named(weak=(found["name"],)), "name beside a date", piece.locator, 0.6, "原创", piece.text)
        elif (name := beside_date(piece)) and not is_others(piece.node) and not in_caption_element(piece):
            if (line := read_spaced(name)) and all(credit.role == "author" for credit in line[0]):
                for credit in line[0]:
                    yield Byline(
                        Named((credit.name,)), "name beside a date", piece.locator, 0.6, credit.raw, piece.text
                    )
            elif alone_in(name, site) and not is_place(name, story):
                yield Byline(Named((name,)), "name beside a date", piece.locator, 0.6)


def beside_date(piece: Piece) -> str | None:
    """What stands beside the date of a short line: the only one of its parts without digits that is no outlet."""
    text = piece.text
    if not piece.linked < len(text) < DATED_LINE or not DATE.search(text):
        return None
    parts = PARTS.split(text) if not has_cjk(text) else text.split()
    names = [part.strip() for part in parts if part.strip() and not HAS_DIGIT.search(part)]
    names = [name for name in names if not OUTLET_NAME.fullmatch(name)]
    is_signed = "|" in piece.text or HOUR.search(piece.text) is not None
    persons = [name for name in names if is_signed and alone_in(name, "")]
    if not names and piece.tag == "line":  # of a copy, where nothing parts the name and the day
        for found in find_dates(text):
            text = text.replace(found.raw, "", 1)
        return text.strip() if alone_in(text.strip(), "") else None
    return names[0] if len(names) == 1 else persons[0] if len(persons) == 1 else None


def is_place(name: str, story: Story) -> bool:
    """A place by its words, as the text's dateline, or where the text says that something is?"""
    words = name.casefold().split()
    if words[-1] in PLACE_ENDS or words[0] in PLACE_BEGINNINGS:
        return True
    place = re.compile(PLACED.format(re.escape(name)), re.I)
    return any(place.search(piece.text) for piece in story.body[:PLACE_LINES] if piece.image is None)


def names_alone(story: Story, site: str) -> Iterator[Byline]:
    """A line between headline and text that is a person's name, beside the date or said again elsewhere."""
    title = story.headline.text if story.headline is not None else ""
    first = [piece for piece in story.body[:FIRST_LINES] if piece.image is None][:SIGNED_LINES]
    pieces = [piece for piece in story.header or story.above[-ABOVE_TEXT:] if piece.image is None] + first
    alone = [() if piece.text in title else name_alone(piece, site) for piece in pieces]
    dated = [number for number, names in enumerate(alone) if names and is_dated_below(pieces, number)]
    for number in (*dated, *range(len(pieces))):
        piece, names = pieces[number], alone[number]
        beside = pieces[max(0, number - 1) : number + 2]
        if names and (number in dated or is_vouched(piece, names[0], beside, story)):
            together = names_around(alone, number) if piece.tag == "line" else names
            if len(together) <= MOST_TOGETHER:
                yield Byline(Named(together), "name alone", piece.locator, 0.5)


def names_around(alone: list[tuple[str, ...]], number: int) -> tuple[str, ...]:
    """Of a copy, where each of several writers has a line."""
    before = [*takewhile(bool, reversed(alone[:number]))][::-1]
    return tuple(dict.fromkeys(name for names in (*before, *takewhile(bool, alone[number:])) for name in names))


def name_alone(piece: Piece, site: str) -> tuple[str, ...]:
    if piece.tag in NO_BYLINE_TAGS or stands_in(piece.node, "figcaption") or is_shared(piece.node):
        return ()
    text = without_place(ASIDE.sub("", piece.text) if len(piece.text) <= DATED_LINE else piece.text)
    several = several_in(text, site) if piece.bold * 2 > len(piece.text) else ()
    return several or alone_in(without_title(text) if len(text) <= LONGEST_NAME else text, site)


def several_in(text: str, site: str) -> tuple[str, ...]:
    """Two writers and more in a bold line of their own, and where they write from.

    >>> several_in("Ana Ruiz and Ben Okoro, Abuja", ""), several_in("Ana Ruiz, Ben Okoro, Port Orsel", "")
    (('Ana Ruiz', 'Ben Okoro'), ('Ana Ruiz', 'Ben Okoro'))
    >>> several_in("Lake United, Real Orsel", ""), several_in("Ana Ruiz, Ben Okoro, Chen Wei", "")
    ((), ())
    """
    *names, place = LIST.split(text) if len(text) <= DATED_LINE else [text]
    is_place = PLACE_ALONE.fullmatch(place) is not None and text.endswith(f", {place}")
    if len(names) < 2 or not is_place or not all(is_person(name, site) for name in names):
        return ()
    return () if is_person(place, site) and place.partition(" ")[0] not in PLACES else tuple(names)


def is_dated_below(pieces: list[Piece], number: int) -> bool:
    """Has one of the next lines of a copy a day in it?"""
    below = pieces[number + 1 : number + 1 + DAY_BELOW] if pieces[number].tag == "line" else []
    return any(has_day(piece.text) for piece in below if len(piece.text) < DATED_LINE)


def without_place(text: str) -> str:
    """``Ana Ruiz in Brackwater`` without where she is, ``Ana Ruiz@anaruiz`` without her account; few lines have it."""
    return IN_PLACE.sub("", text) if " in " in text or "@" in text else text


def names_below(story: Story, site: str) -> Iterator[Byline]:
    """A person's name alone in the last line of the text, or right below it: a Chinese one, or with its agency."""
    lines = [piece for piece in story.body[-1:] + story.after[:LINES_BELOW] if piece.image is None]
    for piece in lines:
        text = without_stop(piece.text)
        names = alone_in(text, site) if piece.tag not in NO_BYLINE_TAGS and not piece.linked else ()
        is_signed = has_cjk(text) or "/" in text or is_cyrillic_signature(text)
        if names and is_signed and not is_others(piece.node):
            yield Byline(Named(names), "name alone", piece.locator, 0.4)


def take_right_signature(page: Page, story: Story) -> tuple[Piece, CreditLine] | None:
    """A person's name in bold, set on the right below the text, where no other line of it is; taken out of it."""
    text = [piece for piece in story.body if piece.image is None] if page.right else []
    below = [piece for piece in story.after[:1] if text and piece.node.parent is text[-1].node.parent]
    last = next((piece for piece in (*below, *text[-1:]) if piece.node.number in page.right), None)
    if last is None or sum(piece.node.number in page.right for piece in text) > (last in text):
        return None
    names = right_names(last)
    if not names:
        return None
    for lines in (story.body, story.after):
        if last in lines:
            lines.remove(last)
    return last, CreditLine(tuple(Credit("author", name) for name in names))


def right_names(piece: Piece) -> tuple[str, ...]:
    """The names in a line of bold and nothing else, none of which begins like ``Der Vorstand``."""
    text = without_stop(piece.text)
    if 2 * piece.bold <= len(text) or piece.linked or piece.tag in NO_BYLINE_TAGS or has_cjk(text):
        return ()
    is_plain = text.isascii() and text.count(" ") < 2  # ``New York``, ``Merry Christmas``
    return () if is_plain or text.partition(" ")[0].casefold() in ARTICLES else alone_in(text, "")


def is_cyrillic_signature(text: str) -> bool:
    """``Анна СОКОЛОВА``: as papers sign, a family name in capitals behind the first name."""
    first, _, last = text.partition(" ")
    is_word = len(last) >= LONG_FAMILY and sum(letter in CYRILLIC_VOWELS for letter in last) > 1
    return "\u0400" < text[:1] < "\u0500" and last.isupper() and first.istitle() and is_word


def is_vouched(piece: Piece, name: str, beside: list[Piece], story: Story) -> bool:
    """Does a date stand beside a name alone, ``By``, the text itself, or the name once more below it?

    A Chinese one is clear enough.
    """
    if has_cjk(name) or any(one is not piece and is_date_line(one.text) for one in beside):
        return True
    if beside[0] is not piece and IS_LEAD.fullmatch(beside[0].text):
        return True
    container = piece.node.parent
    in_text = beside[-1] in story.body[:FIRST_LINES] and container is beside[-1].node.parent
    return in_text or any(one.text == piece.text for one in story.after)


def signatures(story: Story) -> Iterator[Byline]:
    """A name in brackets of its own behind the text."""
    for piece in story.after[:SIGNED_LINES]:
        found = SIGNED.fullmatch(piece.text) if piece.image is None else None
        names = tuple(split_names(found["names"]) or ()) if found else ()
        if names and NOT_NAMES.isdisjoint(names):
            yield Byline(Named(names), "signature", piece.locator, 0.7)
