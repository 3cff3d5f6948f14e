"""Dates that a page prints for its readers: around the headline, below the text, with a label elsewhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from crawler.extraction.date.belief import BELIEF
from crawler.extraction.date.datenames import DATE_NAMES, is_named_date
from crawler.extraction.date.dates import FoundDate, find_dates, find_short, has_digit
from crawler.extraction.date.labels import label_of
from crawler.extraction.date.place import CLOSE, ENTRY_TAGS, Place, is_banner, is_elsewhere, is_masthead, stands_in
from crawler.extraction.date.programme import is_programme
from crawler.extraction.people.outlets import edition_of
from crawler.extraction.people.spacedlines import read_spaced
from crawler.extraction.plain.textwords import EDITION_PAGE, EDITION_REACH
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import has_cjk, words
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.related import is_marker
from crawler.extraction.story.story import Story, is_date_line
from crawler.items import Evidence

HEADER: Final = "between headline and text"
NEAR: Final = 20
"""Pieces below the headline, and above the text, that are searched where there are more between them."""
CLOSING: Final = 2
"""The text's last lines, which may print its date."""
FURTHER, LEAST = 0.1, 0.3
"""What each further day of a header loses of its belief, and what remains at least."""
MOST_WORDS: Final = 5
"""Words beside a day in a line of the header that prints its date: ``Protocol of the last meeting, held on`` is six."""
DIVIDED: Final = re.compile(r"[|•·]|\d:\d\d")
"""What no sentence of a story has in it, but the line that says who wrote it, where and when."""
AROUND: Final = " ,;|/•·–—-"
"""What stands between the names of a by-line and its date."""
SHORTEST_LINE: Final = 6
LONGEST_TERM: Final = 30
"""Characters of a line that is only the label of the next one."""
ABOVE: Final = 12
BELOW: Final = 20
"""Pieces above the headline and below the text that are searched for a printed date."""
FOOT, FOOT_WITH_LINKS = 7, 3
"""How far below the text a line's date is taken for the article's without a word for it."""
MOST_BELOW: Final = {"": 1, "published": 1, "modified": 1}
"""Different days below the text for each word for them; more are comments', or other articles'."""
LONGEST_LINE: Final = 200
"""Characters of a line that prints a date; longer ones are text."""
LONGEST_PLAIN: Final = 60
"""Characters of a line below the text that may print a date without saying which."""
TODAY: Final = re.compile(
    r"今天是|今日是|欢迎|歡迎|℃|°C|农历|農曆|(?:星期|周|週)[一二三四五六日天](?!报|刊|報)(?!.*(?:第.{1,4}版|发布|来源|來源|發布|时间|時間))"
    r"|today is|welcome|heute ist",
    re.I,
)
"""The line above a headline that tells the day of the visit, not of the article."""
VISIT: Final = re.compile(r"今天|今日|欢迎|歡迎|℃|°C|农历|農曆", re.I)
"""The same on the page of a newspaper (``第A03版：民生``), whose day has its weekday."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed date with what its words call it; ``row`` has the confidence of its place."""

    row: Evidence
    label: str
    position: int


def header_dates(page: Page, story: Story, place: Place) -> list[Printed]:
    """What is printed between headline and text, labelled modified and other ones as well."""
    return [*numbered(lines(page, story.header, HEADER, place) if page.is_plain else header(page, place))]


def outer_dates(page: Page, story: Story, place: Place) -> list[Printed]:
    """What is printed above the headline and below the text."""
    if page.is_plain:
        editions = [piece for piece in page.pieces[place.last + 1 :][:CLOSE] if piece.text and edition_of(piece.text)]
        foot = [piece for piece in story.after[:1] if is_date_line(piece.text)]
        return [*above(page, story.above, place), *lines(page, (*foot, *editions), "below the text", place)]
    pieces = page.pieces
    return [
        *above(page, pieces[max(0, place.headline - ABOVE) : place.headline], place),
        *below(page, pieces[max(place.first + 1, place.last - CLOSING) : place.last + 1 + BELOW], place),
    ]


def header(page: Page, place: Place) -> Iterator[Printed]:
    """Between headline and text; where much else stands there, what is not near the headline is believed less."""
    is_long = place.first - place.headline > 2 * NEAR
    for one in lines(page, header_pieces(page.pieces, place), HEADER, place):
        is_far = is_long and one.position > place.headline + NEAR
        confidence = BELIEF[f"{HEADER}, far from the headline"] if is_far else one.row.confidence
        if is_sentence(page.pieces[one.position], one):
            confidence = BELIEF[f"{HEADER}, in a sentence"]
        yield replace(one, row=replace(one.row, confidence=confidence))


def is_sentence(piece: Piece, one: Printed) -> bool:
    """A day among other words that are no by-line, without an hour, a label, a link, or an element called date.

    What is divided (``Ana Pons | Palma | 08/01/2014``) is none either.
    """
    if one.label or "T" in one.row.value or piece.anchors or DATE_NAMES.search(piece.node.names):
        return False
    rest = piece.text.replace(one.row.raw or "", "", 1)
    if has_cjk(rest) or words(rest) <= MOST_WORDS or DIVIDED.search(rest):
        return False
    return read_spaced(rest.strip(AROUND)) is None


def header_pieces(pieces: list[Piece], place: Place) -> list[Piece]:
    """Between headline and text: all, or those near the one and the other."""
    start = place.headline + 1
    if place.first - start <= 2 * NEAR:
        return pieces[start : place.first]
    return pieces[start : start + NEAR] + pieces[place.first - NEAR : place.first]


def above(page: Page, pieces: list[Piece], place: Place) -> Iterator[Printed]:
    is_edition = any(EDITION_PAGE.match(piece.text) for piece in pieces[-ABOVE:] if "版" in piece.text[:EDITION_REACH])
    for number, piece in enumerate(reversed(pieces[-ABOVE:])):
        is_close = number == 0 or is_edition or (number < CLOSE and not is_masthead(page, piece, place))
        rule = "right above the headline" if is_close else "above the headline"
        if not (VISIT if is_edition else TODAY).search(piece.text) and not is_banner(piece, place):
            for one in line_dates(page, piece, rule, place):
                is_alone = not is_close and one.row.raw == piece.text and not is_masthead(page, piece, place)
                confidence = BELIEF["above the headline, alone"] if is_alone else one.row.confidence
                if is_sentence(piece, one) and not piece.text.startswith(one.row.raw or ""):
                    confidence = min(confidence, BELIEF["above the headline"])
                yield replace(one, row=replace(one.row, confidence=confidence))


def below(page: Page, pieces: list[Piece], place: Place) -> list[Printed]:
    """Up to the comments and the lists of other articles; many different days are those of comments, too."""
    found = []
    for piece in pieces:
        if opens_comments(piece.text) or is_marker(piece.text):
            break
        for one in line_dates(page, piece, "below the text", place):
            day = one.row.value[:10]
            is_foot = is_foot_line(piece, place) and not is_programme(page, place, piece.position, day)
            if is_foot or (one.label and not stands_in(piece, place, ("article",))):
                found.append(one)
    days = {label: {one.row.value[:10] for one in found if one.label == label} for label in MOST_BELOW}
    return [one for one in found if len(days.get(one.label, ())) <= MOST_BELOW.get(one.label, 0)]


def is_foot_line(piece: Piece, place: Place) -> bool:
    """A short line right below the text; with links in it only where its container says date."""
    if stands_in(piece, place, ENTRY_TAGS):
        return False
    distance = piece.position - place.last
    if piece.anchors:
        names = piece.node.names
        return distance <= FOOT_WITH_LINKS and ("author" in names or DATE_NAMES.search(names) is not None)
    return distance <= FOOT and len(piece.text) <= LONGEST_PLAIN


def numbered(found: Iterable[Printed]) -> Iterator[Printed]:
    """Each further day of a header is believed less."""
    days: list[str] = []
    for one in found:
        day = one.row.value[:10]
        if day not in days:
            days.append(day)
        confidence = one.row.confidence - FURTHER * days.index(day)
        yield replace(one, row=replace(one.row, confidence=max(LEAST, round(confidence, 2))))


def lines(page: Page, pieces: Iterable[Piece], rule: str, place: Place) -> Iterator[Printed]:
    for piece in pieces:
        yield from line_dates(page, piece, rule, place)


def line_dates(page: Page, piece: Piece, rule: str, place: Place) -> Iterator[Printed]:
    text = date_line(piece)
    if not has_digit(text):
        return
    others: set[str] = set()
    for found in dates_of(piece, text):
        if is_elsewhere(piece, place):
            return
        label = label_of(text, found.start, found.start + len(found.raw)) or label_before(page, piece, found)
        if label == "other":
            others.add(found.iso[:10])
        elif found.iso[:10] in others:  # the same day said again, as in ``Born: 3 May 1995 (age 30), 3 May 1995``
            label = "other"
        confidence = BELIEF.get(f"{rule}, labelled", BELIEF[rule]) if label == "published" else BELIEF[rule]
        row = Evidence("date_published", found.iso, rule, found.raw, piece.locator, confidence)
        yield Printed(row, label, piece.position)


def date_line(piece: Piece) -> str:
    """What of a piece can print its article's date: of a long one its beginning, if its container says so."""
    text = piece.text
    if piece.image is not None or len(text) < SHORTEST_LINE:
        return ""
    if len(text) < LONGEST_LINE:
        return text
    names = piece.node.names
    return text[:LONGEST_LINE] if names and DATE_NAMES.search(names) else ""


def dates_of(piece: Piece, text: str) -> Iterable[FoundDate]:
    return list(find_dates(text)) or (find_short(text) if is_date_element(piece) or is_by_line(piece) else ())


def is_by_line(piece: Piece) -> bool:
    """A short line with a link to its author."""
    return len(piece.text) <= LONGEST_PLAIN and any('rel="author"' in attributes for attributes, _ in piece.anchors)


def is_date_element(piece: Piece) -> bool:
    """A short line in an element that is named after the date."""
    return len(piece.text) <= LONGEST_TERM and is_named_date(piece.node.names)


def label_before(page: Page, piece: Piece, found: FoundDate) -> str:
    """What the line before says of a date that stands at the beginning of its own, as in a table of terms."""
    if found.start > 1 or page.is_plain or piece.position == 0:
        return ""
    text = page.pieces[piece.position - 1].text
    return label_of(f"{text} ", len(text) + 1, len(text) + 1) if len(text) <= LONGEST_TERM else ""
