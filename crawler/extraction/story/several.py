"""Several stories on one page, as with endless scrolling or on a weblog's front page: the first is kept."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from crawler.extraction.date.dates import find_dates, has_day
from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.source.page import HEADINGS, Node, Page, Piece
from crawler.extraction.story.container import NEXT_STORY_WORDS
from crawler.extraction.story.prose import prose_weight
from crawler.extraction.story.story import Story

FEWEST_LINES: Final = 3
"""Lines of running text of a second story; a teaser has one or two, a note on the author as well."""
TITLE_LINES: Final = 4
"""Among the first lines of a story is its heading: a kicker, a date, a section can be above it."""
TITLE_WORDS: Final = 3
STORY_HEADINGS: Final = frozenset(("h1", "h2", "h3"))
HEADLINES: Final = frozenset(("h1", "h2"))
SIGNATURE_LINES: Final = 4
"""Between a headline and its text stand at most a day, people, a source and a standfirst."""
LONGEST_SIGNATURE: Final = 160
BESIDE_DAY: Final = " ,;|·•–—-"
NO_STORY: Final = re.compile(r"comment|reply|respon|teaser|card|recommend|promo|author|widget|sidebar")
"""What calls itself so is no story, even as an ``<article>``."""
ASIDE_TAGS: Final = frozenset(("aside", "dialog", "footer", "form", "nav"))
FOOT: Final = re.compile(
    r"\d+\s*(?:篇|条|則|个|個)?\s*(?:评论|評論|留言|回复|回應|回响|comments?|kommentare?|commentaires?|コメント|댓글)"
    r"|(?:comments?|评论|評論|留言|kommentare?|commentaires?|コメント)\s*[:：(（\[]\s*\d+"
)
"""The line under a post, in small letters: who, when, how many comments."""
COMMENTS: Final = tuple("评论 評論 留言 回复 回應 回响 comment kommentar コメント 댓글".split())
"""One of these is in it: most lines are passed over by them."""
LONGEST_FOOT: Final = 120
CLOCK: Final = re.compile(r"(?<!\d)[0-2]?\d[:：][0-5]\d")
"""Of posts that have their day above the headline: ``Posted by Ana at 10:41 AM | Comments (3)``."""


def keep_first(page: Page, story: Story, answers: int | None = None) -> int | None:
    """Take what belongs to another full story, or to answers, out of one, its people and dates too.

    The number of the piece where that one begins, None if there is none.
    """
    start = min((one for one in (next_story(page, story), answers) if one is not None), default=None)
    if start is None:
        return None
    story.after = [piece for piece in story.body if piece.position >= start] + story.after
    story.body = [piece for piece in story.body if piece.position < start]
    page.bylines = [byline for byline in page.bylines if byline[2] < start]
    page.stamps = [stamp for stamp in page.stamps if stamp.position < start]
    return start


def next_story(page: Page, story: Story) -> int | None:
    """The number of the piece where another full story begins below the first."""
    body, headline = story.body, story.headline
    first = next((piece for piece in body if piece.image is None), None)
    if first is None:
        return None
    found = feet(page, first)
    if headline is not None:
        found += [*container_starts(page, first, headline), *signed_starts(page, story, first, headline)]
    return min((start for start in found if is_full(body, start)), default=None)


def is_full(body: list[Piece], end: int) -> bool:
    """Does the first story have some text above a place? A standfirst is none."""
    weights = [weight for piece in body if piece.position < end and (weight := prose_weight(piece)) > 0]
    return sum(weights) >= NEXT_STORY_WORDS


def container_starts(page: Page, first: Piece, headline: Piece) -> Iterator[int]:
    """Where other stories begin, each in a container of its own with its heading."""
    own = next((node for node in first.node.lineage() if node.tag == "article"), None)
    if own is not None and headline.node.is_below(own):
        found = other_articles(page, own)
    else:
        found = other_headings(page, first.node.parent or page.root, first, headline)
    return (container.begin for container, title in found if is_story(page, container, title))


def other_articles(page: Page, own: Node) -> Iterator[tuple[Node, Piece]]:
    """The ``<article>`` elements below one, each with the heading among its first lines."""
    for node in page.nodes[own.last + 1 :]:
        if node.tag == "article":
            lines = (piece for piece in page.pieces[node.begin : node.end] if piece.image is None)
            title = next((piece for piece in islice(lines, TITLE_LINES) if piece.tag in STORY_HEADINGS), None)
            if title is not None:
                yield node, title


def other_headings(page: Page, own: Node, first: Piece, headline: Piece) -> Iterator[tuple[Node, Piece]]:
    """Each further ``<h1>`` that looks like the headline, and what holds it with its text but without the headline.

    Several in one such container are the sub-headings of one text.
    """
    if headline.tag != "h1":
        return
    found = []
    for piece in page.pieces[first.position + 1 :]:
        if piece.tag == "h1" and piece.node.names == headline.node.names and not piece.node.is_below(own):
            around = (node for node in piece.node.lineage() if node.end > piece.position + FEWEST_LINES)
            holder = next(around, page.root)
            if not headline.node.is_below(holder):
                found.append((holder, piece))
    holders = [holder.number for holder, _ in found]
    yield from (one for one in found if holders.count(one[0].number) == 1)


def is_story(page: Page, container: Node, title: Piece) -> bool:
    """A heading and, below it, some lines of running text that are no teasers of other articles."""
    if title.words < TITLE_WORDS or any(map(is_aside, container.lineage())):
        return False
    if any(node.tag == "article" for node in page.nodes[container.number + 1 : container.last + 1]):
        return False
    below = page.pieces[title.position + 1 : container.end]
    weights = [weight for piece in below if (weight := prose_weight(piece)) > 0]
    headings = sum(piece.tag in HEADINGS and piece.linked * 2 > len(piece.text) for piece in below)
    return len(weights) >= FEWEST_LINES and sum(weights) >= NEXT_STORY_WORDS and headings * FEWEST_LINES <= len(weights)


def is_aside(node: Node) -> bool:
    return node.hidden or node.tag in ASIDE_TAGS or (node.tag != "body" and NO_STORY.search(node.names) is not None)


def signed_starts(page: Page, story: Story, first: Piece, headline: Piece) -> list[int]:
    """Headings in the box of the first story, each with a day, a name and a full text below it, as the headline has.

    One of them with less text is an entry of a ticker: then none is another story.
    """
    box = first.node.parent or page.root
    if headline.tag not in HEADLINES or any(piece.tag in HEADLINES for piece in story.header):
        return []
    heads = [piece for piece in page.pieces[first.position : box.end] if piece.tag in HEADLINES]
    heads = [piece for piece in heads if is_signed(page, piece.position + 1)]
    if not heads or not is_signed(page, headline.position + 1):
        return []
    ends = [*(piece.position for piece in heads[1:]), box.end]
    full = all(is_long(page, head, end) and not is_dated(head) for head, end in zip(heads, ends, strict=True))
    return [head.position for head in heads] if full else []


def is_long(page: Page, title: Piece, end: int) -> bool:
    """Are there enough lines of running text from a heading on, and none of what they stand in an aside?"""
    weights = [weight for piece in page.pieces[title.position + 1 : end] if (weight := prose_weight(piece)) > 0]
    return (
        title.words >= TITLE_WORDS
        and len(weights) >= FEWEST_LINES
        and sum(weights) >= NEXT_STORY_WORDS
        and not any(map(is_aside, title.node.lineage()))
    )


def is_signed(page: Page, start: int) -> bool:
    """Do the first lines below a headline, and above its text, have both a day and a name or a source?"""
    lines: list[Piece] = []
    for piece in page.pieces[start : start + SIGNATURE_LINES]:
        if piece.tag in HEADINGS or (prose_weight(piece) > 0 and not is_credit(piece)):
            break
        lines.append(piece)
    named = any(start <= position < start + len(lines) for _, _, position in page.bylines)
    return any(map(is_dated, lines)) and (named or any(map(is_credit, lines)))


def is_dated(piece: Piece) -> bool:
    text = piece.text
    return 0 < len(text) < LONGEST_SIGNATURE and has_day(text)


def is_credit(piece: Piece) -> bool:
    """People or a source, with or without a day beside them: ``By Ada Fennimore, May 3, 2024``."""
    text = piece.text
    if not 0 < len(text) < LONGEST_SIGNATURE:
        return False
    if read_credit_line(text) is not None:
        return True
    day = next(find_dates(text), None)
    return day is not None and read_credit_line(text.replace(day.raw, "").strip(BESIDE_DAY)) is not None


def feet(page: Page, first: Piece) -> list[int]:
    """The line under the first post, where another one follows with a line of the same kind below its text."""
    found = [piece.position for piece in page.pieces[first.position + 1 :] if is_foot(piece)][:2]
    is_post = len(found) == 2 and sum(map(prose_weight, page.pieces[slice(*found)])) >= NEXT_STORY_WORDS
    return found[:1] if is_post else []


def is_foot(piece: Piece) -> bool:
    text = piece.text
    if not 0 < len(text) < LONGEST_FOOT or not piece.anchors or not is_counted(text.lower()):
        return False
    return CLOCK.search(text) is not None or has_day(text)


def is_counted(small: str) -> bool:
    """Does a line in small letters say how many comments there are?"""
    return any(word in small for word in COMMENTS) and FOOT.search(small) is not None
