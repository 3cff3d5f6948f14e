"""A page as it was read: what the rules of every field ask for, computed once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from crawler.extraction.headline.beside import take_line_beside
from crawler.extraction.people.bylines import credit_line
from crawler.extraction.people.credits import CreditLine
from crawler.extraction.people.signatures import take_right_signature
from crawler.extraction.plain.textlinks import related_lines
from crawler.extraction.plain.textstory import has_next_story, text_story
from crawler.extraction.source.metadata import JsonLd, read_json_ld
from crawler.extraction.source.page import Page, Piece, absolute
from crawler.extraction.story.apart import take_apart
from crawler.extraction.story.blocks import Shape, shape_story
from crawler.extraction.story.captions import is_picture_credit
from crawler.extraction.story.continuation import stop_at_turn
from crawler.extraction.story.furniture import is_others_text
from crawler.extraction.story.linkline import lined_up
from crawler.extraction.story.paywall import stop_at_wall
from crawler.extraction.story.related import MAX_LINKS, is_marker, related_links
from crawler.extraction.story.several import keep_first
from crawler.extraction.story.story import Story, find_story
from crawler.extraction.story.tail import Cut, cut_story, is_of_pictures
from crawler.extraction.story.thread import first_answer
from crawler.items import Link

AFTER_PIECES: Final = 40
"""Pieces below the text that can hold its credits."""
PICTURE_PIECES: Final = 16
"""The same of who took the pictures, or drew them: further down it is another story's, or a banner's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What every field's rules ask for, computed once."""

    page: Page
    json_ld: JsonLd
    story: Story
    cut: Cut
    shape: Shape
    lines: list[tuple[Piece, CreditLine]]
    fields: dict[str, str]
    url: str | None
    base: str | None
    """What relative addresses are joined to: the page's own, or where it has none the one it gives itself."""
    canonical: str | None
    end: int | None
    """The number of the piece where another story begins below this one, in HTML."""
    has_next: bool
    """Another story follows on the page."""
    has_answers: bool
    """It is a forum's thread, and answers follow."""
    is_paid: bool
    """The text breaks off at a plea to subscribe."""
    goes_on: bool
    """The text ends with the word that it goes on at another page."""


def read_page(page: Page, url: str | None, fields: dict[str, str]) -> Reading:
    json_ld = read_json_ld(page)
    story = text_story(page) if page.is_plain else find_story(page, json_ld)
    answers = end = None
    if page.is_plain:
        has_next = has_next_story(page, story)
    else:
        take_apart(page, story)
        answers = first_answer(page, story)
        end = keep_first(page, story, answers)
        has_next = end not in (None, answers)
    cut = cut_story(story.body, page.is_plain)
    story.after = cut.after + story.after
    story.body = cut.body
    story.header += cut.header
    if signed := take_right_signature(page, story):
        cut.lines.append(signed)
    is_paid = stop_at_wall(page, story)
    goes_on = stop_at_turn(page, story)
    after = [] if end is not None else story.after[:AFTER_PIECES]
    lines = [*credit_lines(story.header), *cut.lines, *lines_below(after, story.body)]
    cut.original_headline = cut.original_headline or take_line_beside(story)
    canonical = absolute(page, url, page.hrefs.get("canonical"))
    base = url or canonical or absolute(page, None, page.meta.get("og:url"))
    shape = shape_story(page, base, story.body)
    return Reading(
        page,
        json_ld,
        story,
        cut,
        shape,
        lines,
        fields,
        url,
        base,
        canonical,
        end,
        has_next,
        answers is not None,
        is_paid,
        goes_on,
    )


def lines_below(pieces: list[Piece], body: list[Piece]) -> Iterable[tuple[Piece, CreditLine]]:
    """Credits below the text, but of the boxes of others."""
    last = body[-1].position if body else -1
    for piece, line in credit_lines(beside_text(pieces, body)):
        if piece.position > last + PICTURE_PIECES and is_of_pictures(line):
            continue
        if not any(is_others_text(node) for node in piece.node.lineage() if node.begin > last):
            yield piece, line


def beside_text(pieces: list[Piece], body: list[Piece]) -> Iterable[Piece]:
    """What stands below the text up to the head of a list of others; behind the list's own box, the text's siblings."""
    parents = {piece.node.parent for piece in body if piece.image is None}
    last = body[-1].position if body else -1
    end = 0
    for piece in pieces:
        if is_marker(piece.text) and piece.position >= end:
            box = [node for node in piece.node.lineage() if node.begin > last]
            if not box or box[-1].end <= piece.position + 1:
                return
            end = box[-1].end
        elif not end or (piece.position >= end and piece.node.parent in parents):
            yield piece


def credit_lines(pieces: Iterable[Piece]) -> Iterable[tuple[Piece, CreditLine]]:
    for piece in pieces:
        line = credit_line(piece) if piece.image is None and piece.text else None
        if line is not None and not is_picture_credit(piece):
            yield piece, line


def find_links(reading: Reading) -> list[Link]:
    if reading.page.is_plain:
        return related_lines(reading.story.after)
    start = reading.story.body[0].position if reading.story.body else 0
    kept = {piece.position for piece in reading.story.body}
    dropped = [piece for piece in reading.page.pieces[start : reading.end] if piece.position not in kept]
    found = [*lined_up(reading.page, reading.base, dropped), *related_links(reading.page, reading.base, dropped)]
    return list({link.url: link for link in reversed(found)}.values())[::-1][:MAX_LINKS]
