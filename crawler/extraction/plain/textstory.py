"""Where the story stands on a plain-text page: the headline among the first lines, its header, the text's end."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from crawler.extraction.date.dates import has_day
from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.plain.masthead import masthead
from crawler.extraction.plain.textabove import edition_days, is_dated, without_menus
from crawler.extraction.plain.textcaptions import is_lone_caption
from crawler.extraction.plain.textheader import (
    find_headline,
    first_text,
    is_header,
    read_header,
    read_leads,
)
from crawler.extraction.plain.textline import (
    is_bare_title,
    is_editor_line,
    is_header_line,
    is_prose,
    is_running,
    is_title,
)
from crawler.extraction.plain.textlinks import inline_headline
from crawler.extraction.plain.textresume import tells_again, without_insertions
from crawler.extraction.plain.textwords import HEADING_NUMBER, SECTION_LABEL, SECTION_WORDS, is_inserted
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import SENTENCE_END
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.related import is_marker
from crawler.extraction.story.story import Story
from crawler.extraction.story.tail import IMAGE_ROLES, is_trailing_text

NEXT_HEADER: Final = 3
"""Lines below a headline in which the next story says its date or people."""
NEXT_PROSE: Final = 2
"""Paragraphs that make it a story rather than an entry of a list with its day and teaser."""
INSERTED_TITLES: Final = 3
GOES_ON: Final = 2
"""Titles of a list in mid-text at most, and paragraphs without a title between them that show the text goes on."""


def text_story(page: Page) -> Story:
    """Headline, header and text; what belongs to the next story on the page is left out."""
    pieces = page.pieces
    first = first_text(pieces)
    headline = find_headline(pieces, first)
    if headline is None:
        return Story(None, [], [], pieces, [])
    if first <= headline:
        first = headline + 1 + first_text(pieces[headline + 1 :])
    start, header = read_header(pieces, first)
    stop = next_story(pieces, start, pieces[headline].text) or len(pieces)
    while stop > start and pieces[stop - 1].text.casefold() in SECTION_WORDS:
        stop -= 1
    heads = masthead(pieces[:headline])
    above, between = pieces[:headline], pieces[headline + 1 : first]
    leads = list(read_leads(pieces, headline + 1, first))
    positions = {piece.position for piece in leads}
    header = [piece for piece in between if piece.position not in positions and is_header(piece)] + header
    header = edition_days(above, frozenset() if any(has_day(piece.text) for piece in header) else heads) + header
    positions = {piece.position for piece in header}
    leads += [piece for piece in pieces[first:start] if piece.position not in positions and not is_header_line(piece)]
    others = inserted_lists(pieces, start, stop)
    inline = [piece for piece in pieces[first:stop] if piece.image is None and inline_headline(piece.text)]
    body = [pieces[number] for number in range(start, stop) if number not in others and is_text(pieces, number)]
    above = [piece for number, piece in enumerate(above) if number not in heads] + labelled_section(between)
    body = without_insertions(leads + body, pieces[headline].text)
    return Story(pieces[headline], list(without_menus(above)), header, body, inline)


def labelled_section(pieces: Sequence[Piece]) -> list[Piece]:
    """``SECTION: LOCAL; Pg. B3``, as archives print it below the headline."""
    found = ((piece, SECTION_LABEL.match(piece.text)) for piece in pieces)
    return [replace(piece, text=match["name"].strip()) for piece, match in found if match][:1]


def has_next_story(page: Page, story: Story) -> bool:
    """Does another story follow on the page?"""
    if story.headline is None or not story.body:
        return False
    below = [piece for piece in page.pieces if piece.position > story.headline.position]
    first = next((number for number, piece in enumerate(below) if is_prose(piece)), 0)
    return next_story(below, read_header(below, first)[0], story.headline.text) is not None


def is_text(pieces: Sequence[Piece], number: int) -> bool:
    """Not an insertion, and not the caption of a picture that the copy does not name."""
    piece = pieces[number]
    if piece.image is not None or piece.tag == "tr":
        return True
    if is_inserted(piece.text) or inline_headline(piece.text) or HEADING_NUMBER.match(piece.text):
        return False
    has_picture = number > 0 and pieces[number - 1].image is not None
    return has_picture or not is_lone_caption(piece.text)


def inserted_lists(pieces: Sequence[Piece], start: int, stop: int) -> frozenset[int]:
    """Other articles' headlines in the middle of a text: a marker, a few titles, and then the text goes on."""
    found: set[int] = set()
    for number in range(start, stop):
        if is_marker(pieces[number].text):
            end = number + 1
            while end < stop and end - number <= INSERTED_TITLES and is_title(pieces[end]):
                end += 1
            if sum(1 for _ in takewhile(is_prose, pieces[end : min(end + GOES_ON, stop)])) == GOES_ON:
                found.update(range(number, end))
    return frozenset(found)


def next_story(pieces: Sequence[Piece], start: int, headline: str) -> int | None:
    """The number of the headline of another story below: with its own date or people and text, or its own editor.

    Text that says the words of the page's ``headline`` again is no other story's.
    """
    has_text = False
    inserted = inserted_lists(pieces, start, len(pieces))
    for number in range(start, len(pieces)):
        piece = pieces[number]
        is_above = has_text and any(map(is_dated, pieces[number + 1 : number + 1 + NEXT_HEADER]))
        is_other = is_above and is_headline_below(pieces, number) and begins_story(pieces, number + 1)
        if is_other and not tells_again(pieces, number, headline):
            return number
        if opens_comments(piece.text) or (is_marker(piece.text) and number not in inserted):
            return None
        has_text = has_text or is_running(piece)
    return None


def is_headline_below(pieces: Sequence[Piece], number: int) -> bool:
    """A title; one that ends like a sentence is the last paragraph above, unless date or people come right below."""
    piece = pieces[number]
    if not is_title(piece) or (piece.text[-1] in SENTENCE_END and not is_header_line(pieces[number + 1])):
        return False
    return is_bare_title(piece) or not is_running(piece)


def begins_story(pieces: Sequence[Piece], start: int) -> bool:
    """Below a headline: header lines, at least one of them of date or people, and then paragraphs."""
    end, header = read_header(pieces, start)
    if not any(is_dated(piece) and not is_editor_line(piece.text) for piece in header[:NEXT_HEADER]):
        return False
    people = [one.role for piece in header if (line := read_credit_line(piece.text)) for one in line.credits]
    if people and set(people) <= IMAGE_ROLES:
        return False
    following = list(islice((piece for piece in pieces[end:] if piece.image is None), NEXT_PROSE))
    if not following or not is_running(following[0]) or is_trailing_text(following[0].text):
        return False
    return bool(people) or (len(following) == NEXT_PROSE and all(map(is_running, following)))
