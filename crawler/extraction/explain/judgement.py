"""All that the rules said of the pieces of one page, asked once more for a person who wonders.

Nothing is decided here, and nothing of it is kept while pages are read: that would cost every page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.extraction.explain.influence import typical_features
from crawler.extraction.people.credits import CreditLine
from crawler.extraction.plain.textline import is_prose
from crawler.extraction.plain.textstory import inserted_lists, next_story, text_story
from crawler.extraction.reading import Reading
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.story.blocks import image_address, table_rows
from crawler.extraction.story.body import judge
from crawler.extraction.story.captions import find_caption
from crawler.extraction.story.features import Features
from crawler.extraction.story.furniture import find_cards, find_comments
from crawler.extraction.story.ground import Ground, find_ground
from crawler.extraction.story.story import find_story
from crawler.extraction.story.tail import Cut, ends_story, has_text, take
from crawler.items import Article, Evidence


@dataclass(frozen=True, slots=True)
class Layout:
    """What only a page with markup has: containers, and the judgement of what stands in them."""

    ground: Ground
    odds: dict[int, tuple[Features, float]]
    """By position; empty where a site's rule says what the body is."""
    typical: Features | None
    """The median of the lines kept."""
    cards: frozenset[int]
    comments: frozenset[int]
    """Both by the numbers of nodes."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What only a plain-text page has: other stories, and lists of them, told by their words alone."""

    next_headline: Piece | None
    inserted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Judgement:
    """By the positions of pieces."""

    reading: Reading
    article: Article
    headline: int
    """-1 without one."""
    body: frozenset[int]
    uncut: frozenset[int]
    """The body before its end was cut off and its credits left it."""
    end: Piece | None
    """The line that ended the story."""
    header: frozenset[int]
    credits: dict[int, CreditLine]
    captions: frozenset[int]
    rows: dict[int, str]
    pictures: frozenset[int]
    """Those that became images of the article."""
    related: frozenset[str]
    chosen: dict[str, list[Evidence]]
    """By the place where it stands."""
    layout: Layout | Lines

    @property
    def page(self) -> Page:
        return self.reading.page

    @property
    def first(self) -> int:
        return min(self.body, default=self.page.pieces[-1].position + 1 if self.page.pieces else 0)

    @property
    def last(self) -> int:
        return max(self.body, default=-1)


def judge_again(reading: Reading, article: Article) -> Judgement:
    """The reading of a page, and the article that it gave or would have given."""
    page, story = reading.page, reading.story
    uncut = (text_story(page) if page.is_plain else find_story(page, reading.json_ld)).body if page.pieces else []
    body = positions(story.body)
    pictures = list(find_pictures(reading))
    captions = (
        one for piece in pictures for caption, credits in [find_caption(page, piece)] for one in (caption, *credits)
    )
    return Judgement(
        reading=reading,
        article=article,
        headline=story.headline.position if story.headline else -1,
        body=body,
        uncut=positions(uncut),
        end=find_end(uncut, page.is_plain),
        header=positions([*story.header, *reading.cut.header]),
        credits={piece.position: line for piece, line in reading.lines},
        captions=positions(piece for piece in captions if piece is not None),
        rows=table_rows(story.body),
        pictures=positions(pictures),
        related=frozenset(link.url or link.headline for link in article.links),
        chosen=chosen_evidence(article),
        layout=find_lines(page, story.headline.text if story.headline else "", body)
        if page.is_plain
        else find_layout(page, story.headline, body),
    )


def chosen_evidence(article: Article) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for row in article.evidence:
        if row.chosen and row.locator:
            found.setdefault(row.locator, []).append(row)
    return found


def positions(pieces: Iterable[Piece]) -> frozenset[int]:
    return frozenset(piece.position for piece in pieces)


def find_layout(page: Page, headline: Piece | None, body: frozenset[int]) -> Layout:
    ground = find_ground(page, headline)
    judged = judge(page, ground, headline) if page.body is None else ()
    odds = {piece.position: (features, score) for piece, features, score in judged}
    typical = typical_features(features for position, (features, _) in odds.items() if position in body)
    return Layout(ground, odds, typical, frozenset(find_cards(page)), frozenset(find_comments(page, ground.sums)))


def find_lines(page: Page, headline: str, body: frozenset[int]) -> Lines:
    pieces = page.pieces
    start = next((number for number, piece in enumerate(pieces) if piece.position in body), len(pieces))
    first = next((number for number in range(start, len(pieces)) if is_prose(pieces[number])), len(pieces))
    other = next_story(pieces, first, headline)
    inserted = positions(pieces[number] for number in inserted_lists(pieces, 0, len(pieces)))
    return Lines(None if other is None else pieces[other], inserted)


def find_end(pieces: list[Piece], is_plain: bool) -> Piece | None:
    """The first piece below the story, as tail.py finds it."""
    cut = Cut()
    for number, piece in enumerate(pieces):
        if piece.image is not None or (is_plain and piece.tag == "tr"):
            cut.body.append(piece)
        elif has_text(cut) and ends_story(pieces, number, is_plain):
            return piece
        else:
            take(piece, cut)
    return None


def find_pictures(reading: Reading) -> Iterable[Piece]:
    """The first of each address."""
    seen: set[str] = set()
    for piece in reading.story.body:
        address = image_address(reading.page, reading.base, piece) if piece.image is not None else None
        if address and address not in seen:
            seen.add(address)
            yield piece
