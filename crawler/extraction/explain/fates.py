"""What became of each piece of a page, and why: kept as text, read as something else, or dropped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from crawler.extraction.date.dates import has_day
from crawler.extraction.explain.influence import speaks_against
from crawler.extraction.explain.judgement import Judgement, Layout, Lines
from crawler.extraction.explain.textfates import line_reason
from crawler.extraction.plain.textline import is_page_line
from crawler.extraction.plain.textwords import RANKING
from crawler.extraction.source.page import Node, Piece, absolute
from crawler.extraction.story.appeals import is_appeal
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.continuation import says_next_page
from crawler.extraction.story.furniture import COMMENT, FAR
from crawler.extraction.story.hints import name_verdict, verdict
from crawler.extraction.story.prose import FEWEST_WORDS
from crawler.extraction.story.related import is_marker
from crawler.extraction.story.repeats import is_within
from crawler.extraction.story.story import LEAD_NAMES, is_font_size
from crawler.extraction.story.tail import is_trailing_text

LOW: Final = "low scores"
State = Literal["kept", "became", "dropped"]
LONGEST_NAMES: Final = 40
HEADER_LINE: Final = 200
"""Characters of a line under the headline that is read for a date."""
DEEPEST: Final = 200
"""Levels of elements from which on a piece is not asked for its address: that takes as long as the address is."""


@dataclass(frozen=True, slots=True)
class Fate:
    """``group`` is what pieces of the same fate are summed up as."""

    piece: Piece
    state: State
    group: str
    why: str


Reason = tuple[State, str, str]


def fates_of(known: Judgement) -> list[Fate]:
    """One for every piece, in the page's order."""
    return [Fate(piece, *reason_for(piece, known)) for piece in known.page.pieces]


def reason_for(piece: Piece, known: Judgement) -> Reason:
    asked: tuple[Callable[[Piece, Judgement], Reason | None], ...] = (as_text, as_field, below_the_end)
    found = next((reason for ask in asked if (reason := ask(piece, known))), None)
    if found:
        return found
    if isinstance(known.layout, Lines):
        return "dropped", *line_reason(piece, known, known.layout)
    return "dropped", *layout_reason(piece, known, known.layout)


def as_text(piece: Piece, known: Judgement) -> Reason | None:
    """Pieces of the body, and what left it for a picture."""
    position = piece.position
    if position in known.captions:
        return "became", "captions", "the caption of the picture before it"
    if position not in known.body:
        return None
    if piece.image is not None:
        if position in known.pictures:
            return "kept", "pictures", "a picture of the story"
        return "dropped", "pictures", "a decoration by its name, a picture shown before, or one without an address"
    if position in known.rows:
        return "kept", "text", "a cell of a table's row"
    return "kept", "text", kept_why(piece, known)


def kept_why(piece: Piece, known: Judgement) -> str:
    position = piece.position
    if isinstance(known.layout, Lines):
        return "by the rules of text pages: between header and end"
    if position not in known.layout.odds:
        return "by the site's own rule" if known.page.body is not None else "by the rules: it is part of the story"
    odds = known.layout.odds[position][1]
    rules = "the rules keep it too" if position in known.layout.ground.kept else "the rules alone would drop it"
    if odds > 0:
        return f"score {odds:+.2f}, {rules}"
    if any(known.layout.odds[other][1] > 0 for other in known.body & known.layout.odds.keys() if other < position):
        return f"by the rules: it is part of the story (score {odds:+.2f})"
    return f"by the rules: the standfirst, {standfirst_by(piece)} (score {odds:+.2f})"


def standfirst_by(piece: Piece) -> str:
    """What shows a line between headline and text to be one."""
    node = next((node for node in piece.node.around(2) if LEAD_NAMES.search(node.names)), None)
    return f"as {label(node)} is called so" if node else "running text between headline and text"


def as_field(piece: Piece, known: Judgement) -> Reason | None:
    """What is read as something else than text."""
    text, position = piece.text, piece.position
    if position == known.headline:
        return "became", "headline", "the headline"
    if line := known.credits.get(position):
        said = [f"{credit.role} {credit.name}" for credit in line.credits]
        said += [f"source {line.source}"] if line.source else []
        ends = ", and it ends the story" if known.end is not None and known.end.position == position else ""
        return "became", "credits", f"a credit line: {', '.join(said) or 'nobody named'}{ends}"
    fields = ", ".join(fields_from(piece, known))
    original = known.reading.cut.original_headline
    if original and original in text and (position in known.uncut or position in known.header):
        return "became", "headline", "the alternative headline"
    if text and position in known.header and len(text) < HEADER_LINE and has_day(text):
        read = f", read for {fields}" if fields else ""
        return "became", "dates", f"a date line of the story's header{read}"
    if position >= known.headline and is_related(piece, known):
        return "became", "related links", "a related link"
    return ("became", "fields", f"read for {fields}") if fields else None


def fields_from(piece: Piece, known: Judgement) -> list[str]:
    """What was chosen from this very place and words."""
    if not piece.text or len(piece.text) > HEADER_LINE or piece.node.depth > DEEPEST:
        return []
    rows = known.chosen.get(piece.locator, ())
    return list(dict.fromkeys(row.field for row in rows if (row.raw or row.value) in piece.text))


def is_related(piece: Piece, known: Judgement) -> bool:
    if known.page.is_plain:
        return any(headline in piece.text for headline in known.related)
    links = (absolute(known.page, known.reading.base, href) or href for href, _ in piece.links)
    return any(link in known.related for link in links)


def below_the_end(piece: Piece, known: Judgement) -> Reason | None:
    """What was part of the story until its end was found, or its lines were looked at one by one."""
    end, position, text = known.end, piece.position, piece.text
    if position not in known.uncut:
        return None
    if end is not None and position == end.position:
        return "dropped", "tail", f"it ends the story: {ending(text)}"
    if end is not None and position > end.position:
        return (
            "dropped",
            "tail",
            f"below the line that ended the story: {end.position + 1} “{end.text[:LONGEST_NAMES]}”",
        )
    if is_trailing_text(text):
        return "dropped", "tail", trailing(text)
    if says_next_page(text):
        return "dropped", "tail", "it says that the text goes on at another page"
    if is_marker(text):
        return "dropped", "lists", "the head of a list of other articles in the middle of the story"
    if is_font_size(text) or is_page_line(text):
        return "dropped", "furniture", "a line of the page's own: font size, sharing, counters"
    return "dropped", "furniture", "a line of the page's own, or another article's headline behind the story"


def trailing(text: str) -> str:
    if is_appeal(text):
        return "a word to the readers at the end of the story"
    return "a disclaimer, or who the author is, at the end of the story"


def ending(text: str) -> str:
    if opens_comments(text):
        return "it opens the comments"
    if is_marker(text):
        return "it opens a list of other articles"
    return "it opens a ranking" if RANKING.match(text) else "a line of editors or of the page's own"


def layout_reason(piece: Piece, known: Judgement, layout: Layout) -> tuple[str, str]:
    """Why a piece of a page with markup was never part of the story."""
    around = list(piece.node.lineage())
    if node := next((node for node in around if node.number in layout.comments), None):
        return "comments", f"a comment: one of several {label(node)} with a day and an hour"
    if node := next((node for node in around if node.number in layout.cards), None):
        return "teaser cards", f"a teaser card: one of several {label(node)} with a linked headline"
    if layout.ground.furniture.marked[piece.node.number] < FAR:
        node = next(node for node in around if layout.ground.furniture.marked[node.number] == 0)
        return "furniture", f"furniture: it stands in {label(node)}, {furniture_name(node)}{scored(piece, layout)}"
    if piece.image is None and piece.linked * 2 > len(piece.text):
        return "lists of links", f"a list of links: {percent(piece)} of it is linked{scored(piece, layout)}"
    if piece.position < (known.headline if known.headline >= 0 else known.first):
        return "before the headline", f"before the headline{scored(piece, layout)}"
    if piece.image is not None:
        return "pictures", "a picture outside the story"
    if is_line(piece, layout) and piece.node.hidden:
        return "unseen", f"readers do not see it: it stands in a hidden element{scored(piece, layout)}"
    if is_again(piece, known, layout):
        return "repeated", f"it stands in the text already{scored(piece, layout)}"
    return LOW, low_score(piece, known, layout)


def is_line(piece: Piece, layout: Layout) -> bool:
    """By its score alone."""
    odds = layout.odds.get(piece.position)
    return odds is not None and odds[1] > 0


def is_again(piece: Piece, known: Judgement, layout: Layout) -> bool:
    """Is it a line of the story by its score, which another one says as well?"""
    others = [known.page.pieces[position].text for position in known.body] if is_line(piece, layout) else []
    return piece.text in others or is_within(piece, others)


def scored(piece: Piece, layout: Layout) -> str:
    """Nothing for what was not judged: menu entries, pictures."""
    found = layout.odds.get(piece.position)
    return f" (score {found[1]:+.2f})" if found else ""


def percent(piece: Piece) -> str:
    return f"{min(1.0, piece.linked / len(piece.text)):.0%}"


def low_score(piece: Piece, known: Judgement, layout: Layout) -> str:
    if piece.position not in layout.odds:
        if known.page.body is not None:
            return "outside what the site's own rule says"
        is_short = piece.words < FEWEST_WORDS
        return "too short to be judged" if is_short else "not judged: another article's, or far from running text"
    return f"low score {layout.odds[piece.position][1]:+.2f}"


def against(piece: Piece, layout: Layout | Lines) -> str:
    """What speaks most against a piece with a low score. Asked only for those shown: it takes forty scores each."""
    if isinstance(layout, Lines) or layout.typical is None or piece.position not in layout.odds:
        return ""
    found = speaks_against(layout.odds[piece.position][0], layout.typical)
    return f": {'; '.join(found)}" if found else ", no single measure decides"


def label(node: Node) -> str:
    """``div.story-body``: the tag with its first names, as a person looks for it in the page.

    >>> label(Node("div", None, names="post-12 story-body"))
    'div.post-12.story-body'
    """
    return ".".join([node.tag, *node.names.split()[:2]])[:LONGEST_NAMES]


def furniture_name(node: Node) -> str:
    """By which of its names, or its tag, an element is furniture.

    >>> furniture_name(Node("div", None, names="box share-bar")), furniture_name(Node("nav", None))
    ('named “share-bar”', 'by its tag')
    """
    if node.itemprop == COMMENT:
        return "a comment by the page's own data"
    if verdict(node) >= 0:
        return "as its kind repeats"
    name = next((name for name in node.names.split() if name_verdict(name) < 0), None)
    return f"named “{name}”" if name else "by its tag"
