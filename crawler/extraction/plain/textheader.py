"""The top of a plain-text page: where its text begins, which line is the headline, what is its header."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from crawler.extraction.headline.titles import folded
from crawler.extraction.people.names import LEAD, Named, alone_in, names_in
from crawler.extraction.people.signatures import IN_PLACE, IS_LEAD, beside_date
from crawler.extraction.plain.masthead import masthead
from crawler.extraction.plain.textabove import is_dated, vertical_menus
from crawler.extraction.plain.textcaptions import is_lone_caption
from crawler.extraction.plain.textline import (
    LABELLED_TIME,
    NUMBERED,
    ORIGINAL,
    SUBTITLE,
    SUBTITLE_TAG,
    dates_in,
    is_bare_title,
    is_crumbs,
    is_editor_line,
    is_header_line,
    is_prose,
    is_running,
    is_short_line,
    is_short_title,
    is_title,
    is_writer,
)
from crawler.extraction.plain.textrank import best_ranked
from crawler.extraction.source.page import Piece
from crawler.extraction.source.text import has_cjk, words
from crawler.extraction.story.captions import sounds_like_caption
from crawler.extraction.story.related import is_marker
from crawler.extraction.story.story import is_credit_or_date

ANCHORS: Final = 12
"""Lines of date or people above the text that are looked at, each with the lines above it."""
TOP: Final = 60
"""Lines searched for the first date and for the window's title: portals have some fifty of menus above the headline."""
LEAD_WORDS: Final = 6
"""Words of a line between header and text from which it can belong to the story; ``热点栏目`` has four."""
REPEATED: Final = 6
TWICE: Final = 9
"""Characters from which a line is the headline when the window's title says it too, and when another line does."""
LETTERS_A_CHARACTER: Final = 2.5
"""An alphabet's letters for one character of Chinese: ``Mehr von BI`` comes twice on its page and is no headline."""
WINDOW_SHARE: Final = 0.4
"""The share of a window's title that a headline in its middle has at least."""
LONGEST: Final = 40
"""Words from which a longer line is no better a headline."""
NEARLY: Final = 0.9
"""Of two lines above a date, the longer is the headline (kickers are short); of two nearly as long, the first."""
LEADS: Final = 2
"""Lines of a standfirst that may stand between a headline and the line with date and people."""
LONGEST_BYLINE: Final = 60
SHORT_BYLINE: Final = 4
"""Words of a by-line that may name a login or an agency: ``By MND Staff``."""
PORTRAITS: Final = 2
"""Pictures of the writers that may stand in a header, below a standfirst."""
LOOK_AHEAD: Final = 3
"""Lines searched for what comes next, the page's own among them."""


PICTURE_NAME: Final = re.compile(r"[\w.-]{3,40}")


def read_leads(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """What belongs to the story between its headline and its first running text: much there is the page's own."""
    is_dated_below = any(is_dated(piece) or has_date(piece) for piece in pieces[start:end])
    for number in range(start, end):
        piece = pieces[number]
        if is_told(piece) or is_signed(piece) or posts_below(pieces, number):
            continue
        if number == start and is_dated_below and is_telling_title(piece):
            yield replace(piece, tag=SUBTITLE_TAG)
        elif is_picture(pieces, number) or (
            not is_lone_caption(piece.text) and (reads_as_lead(piece.text) or leads_in(pieces, number, end))
        ):
            yield piece


def is_header(piece: Piece) -> bool:
    """A line of date, source or people, a name alone, or the word before one."""
    return is_told(piece) or (piece.image is None and beside_date(piece) is not None)


def is_told(piece: Piece) -> bool:
    """The same by its own words, without what stands beside a day."""
    return is_header_line(piece) or has_date(piece) or is_name(piece) or is_byline(piece.text)


def is_signed(piece: Piece) -> bool:
    """``Ana Ruiz|Published 4 months ago``."""
    beside = beside_date(piece) if piece.image is None else None
    return beside is not None and bool(alone_in(beside, ""))


def posts_below(pieces: Sequence[Piece], number: int) -> bool:
    """Who posted a text, or the portrait above that: ``发布时间：`` stands right below."""
    following = pieces[number + 1 : number + 3]
    if pieces[number].image is not None:
        return len(following) == 2 and is_poster(*following)
    return bool(following) and is_poster(pieces[number], following[0])


def is_poster(piece: Piece, below: Piece) -> bool:
    return words(piece.text) < LEAD_WORDS and LABELLED_TIME.match(below.text) is not None


def is_telling_title(piece: Piece) -> bool:
    return words(piece.text) >= LEAD_WORDS and piece.text[-1] != "." and is_title(piece)


def leads_in(pieces: Sequence[Piece], number: int, end: int) -> bool:
    """A sub-heading right above the first running text."""
    is_last = number == end - 1
    return is_last and (is_telling_title(pieces[number]) or NUMBERED.match(pieces[number - 1].text) is not None)


def is_picture(pieces: Sequence[Piece], number: int) -> bool:
    """An image, or the line below one."""
    return pieces[number].image is not None or (number > 0 and pieces[number - 1].image is not None)


def reads_as_lead(text: str) -> bool:
    """A subtitle, another headline, a number before a sub-heading, or a sentence too short to be running text."""
    is_sentence = words(text) >= LEAD_WORDS and text[-1] in "。！？!?.…”」"
    return is_sentence or any(rule.match(text) for rule in (SUBTITLE, ORIGINAL, NUMBERED))


def has_date(piece: Piece) -> bool:
    return piece.image is None and bool(dates_in(piece.text))


def first_text(pieces: Sequence[Piece]) -> int:
    """The number of the first piece of running text; a headline that reads like it has its date or people below."""
    for number, piece in enumerate(pieces):
        if is_prose(piece) and not (is_title(piece) and is_above_text(pieces, number)):
            return number
    dated = next((number for number, piece in enumerate(pieces[:TOP]) if is_dated(piece)), None)
    if dated is None:
        return min(8, len(pieces))
    below = [number for number in range(dated, len(pieces)) if not is_header_line(pieces[number])]
    running = (number for number in below[:LOOK_AHEAD] if is_running(pieces[number]))
    return next(running, below[0] if below else len(pieces))


def is_above_text(pieces: Sequence[Piece], number: int) -> bool:
    """Date, people, or anything else but text comes next; below a sentence, only date and people tell."""
    following = pieces[number + 1 : number + 1 + LOOK_AHEAD]
    if any(map(is_dated, takewhile(is_header_line, following))):
        return True
    return pieces[number].text[-1] != "." and not any(map(is_prose, following[:1]))


def find_headline(pieces: Sequence[Piece], first: int) -> int | None:
    """Where blanks part the words, the likeliest line. Of others the one that the window's title repeats, else the
    longest of those right above date and people, or the text."""
    if is_spaced(pieces, first) and (ranked := best_ranked(pieces)) is not None:
        return ranked
    heads = masthead(pieces)
    menu = vertical_menus(pieces[:first])
    titles = [number for number in range(first) if number not in menu and is_title(pieces[number])]
    repeated = find_repeated(pieces, first)
    if repeated is not None:
        return repeated
    anchors = [*islice((number for number in range(first) if is_dated(pieces[number])), ANCHORS), first]
    groups = [sorted(group) for anchor in anchors if (group := list(titles_above(pieces, anchor, menu)))]
    groups = [named for group in groups if (named := [number for number in group if number not in heads])] or groups
    found = [best_title(pieces, group) for group in groups]
    bare = [number for number in found if is_bare_title(pieces[number])]
    if not bare and (short := short_title(pieces, anchors, heads | menu)) is not None:
        return short
    if found := bare or found:
        return next((number for number in found if words(pieces[number].text) >= LEAD_WORDS), found[0])
    return titles[-1] if titles else 0 if first and pieces[0].image is None else None


def is_spaced(pieces: Sequence[Piece], first: int) -> bool:
    """Is the text in a language that has blanks between its words?"""
    text = pieces[first].text if first < len(pieces) else max((piece.text for piece in pieces), key=len, default="")
    return not has_cjk(text)


def short_title(pieces: Sequence[Piece], anchors: Iterable[int], passed: frozenset[int]) -> int | None:
    """A word or two right above date or people, where nothing longer is a title but sentences of the text."""
    for number in (anchor - 1 for anchor in anchors if anchor and anchor - 1 not in passed):
        if is_short_line(pieces[number]):
            return number if is_short_title(pieces[number]) else None
    return None


def best_title(pieces: Sequence[Piece], group: list[int]) -> int:
    """The one with a subtitle below it, else the longest: section and kicker are shorter than a Chinese headline."""
    for number in group:
        if SUBTITLE.match(pieces[number + 1].text if number + 1 < len(pieces) else ""):
            return number
    bare = [number for number in group if pieces[number].text[-1] != "."] or group
    most = max(min(words(pieces[number].text), LONGEST) for number in bare)
    return next(number for number in bare if words(pieces[number].text) >= NEARLY * most)


def find_repeated(pieces: Sequence[Piece], first: int) -> int | None:
    """A title that the page's first line begins with, as a browser window's title does; else one that comes twice."""
    window = folded(pieces[0].text) if pieces else ""
    keys = {
        number: folded(piece.text)
        for number, piece in enumerate(pieces[: max(first, TOP)])
        if len(piece.text) >= REPEATED and is_title(piece)
    }
    found = (number for number, key in keys.items() if number and is_telling(key, REPEATED) and begins(window, key))
    firsts: dict[str, int] = {}
    twice = (
        number
        for number, key in keys.items()
        if firsts.setdefault(key, number) < number < first and is_telling(key, TWICE)
    )
    return next(found, None) or next(twice, None)


def is_telling(key: str, least: int) -> bool:
    """Long enough for its return to be no chance; letters of an alphabet tell less than characters do."""
    return len(key) >= (least if has_cjk(key) else least * LETTERS_A_CHARACTER)


def begins(window: str, key: str) -> bool:
    """Is it what a window's title says, behind the site's name or before it?"""
    return window.startswith(key) or (len(key) >= WINDOW_SHARE * len(window) and key in window)


def titles_above(pieces: Sequence[Piece], anchor: int, menu: frozenset[int]) -> Iterator[int]:
    """The nearest lines above a place that could be titles: one group, with nothing else between them."""
    longest, is_inside, is_passed = 0, False, False
    for number in range(anchor - 1, max(anchor - TOP, 0) - 1, -1):
        text = pieces[number].text
        if number not in menu and is_title(pieces[number]) and not sounds_like_caption(text):
            is_inside, longest = True, max(longest, words(text))
            yield number
        elif is_inside and longest < LEAD_WORDS and not is_passed and is_portrait(pieces[number]):
            is_passed = True
        elif (is_inside and not SUBTITLE.match(text)) or number in menu or is_crumbs(text):
            return


def is_portrait(piece: Piece) -> bool:
    """A picture, or its name, as stands above the name of who posted a text, below the headline."""
    return piece.image is not None or (piece.text.isascii() and PICTURE_NAME.fullmatch(piece.text) is not None)


def read_header(pieces: Sequence[Piece], start: int) -> tuple[int, list[Piece]]:
    """Where the text begins below a headline, and the header's lines; a standfirst may stand among them."""
    header: list[Piece] = []
    names: list[Piece] = []
    leads = portraits = 0
    is_led = False
    end = start
    for number, piece in enumerate(pieces[start:], start):
        if is_header_line(piece) or is_byline(piece.text):
            if (leads or portraits) and not continues_header(pieces, number):
                break
            header += [*names, piece]
            names, end = [], number + 1
            is_led = IS_LEAD.fullmatch(piece.text) is not None
        elif piece.image is not None:
            portraits += 1
        elif is_name(piece):
            names.append(piece)
            if is_led:
                header += names
                names, end = [], number + 1
        elif is_marker(piece.text) or leads == LEADS:
            break
        else:
            leads += 1
        if portraits > PORTRAITS:
            break
    return end, header


def is_name(piece: Piece) -> bool:
    """Could be a writer's name alone; whether it is one, its neighbours tell."""
    return piece.image is None and bool(alone_in(IN_PLACE.sub("", piece.text), ""))


def is_byline(text: str) -> bool:
    """``By Ana Ruiz, Port Orsel``, ``Ana Ruiz Staff Writer``, or the word alone: ``By``.

    >>> [is_byline(text) for text in ("Von Ana Ruiz, Hafenstadt", "Author:", "Ana Ruiz Staff Writer", "By the river")]
    [True, True, True, False]
    """
    if len(text) > LONGEST_BYLINE:
        return False
    if is_writer(text) or IS_LEAD.fullmatch(text):
        return True
    named = names_in(text) if LEAD.match(text) else Named()
    return bool(named.strong or (named.weak and words(text) <= SHORT_BYLINE))


def continues_header(pieces: Sequence[Piece], number: int) -> bool:
    """Date or people below a standfirst, with the text still to come; below a flash they are its end."""
    text = pieces[number].text
    if not (is_credit_or_date(text) or is_byline(text)) or is_editor_line(text):
        return False
    following = [one for one in pieces[number + 1 : number + 1 + LOOK_AHEAD] if not is_header_line(one)]
    ended = any(is_editor_line(one.text) for one in pieces[number + 1 : number + 1 + LOOK_AHEAD])
    return not ended and bool(following) and (is_prose(following[0]) or following[0].image is not None)
