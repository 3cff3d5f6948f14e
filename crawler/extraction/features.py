"""What is measured of a piece to judge whether it is a line of the story: where it stands, what it is like, and
what stands around it. model.py weighs these; bench/train_body.py learned how.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crawler.extraction.furniture import FAR, Furniture
from crawler.extraction.page import Node, Page, Piece
from crawler.extraction.prose import Sums
from crawler.extraction.related import is_marker, opens_comments
from crawler.extraction.text import SENTENCE_END

TAGS = {
    name: number
    for number, name in enumerate(
        "other p div li h1 h2 h3 h4 h5 h6 td blockquote dd figcaption pre section article body dt th".split()
    )
}
WINDOW = 6
"""Pieces on either side whose links are looked at."""
FARTHEST = 30
MENU_WORDS = 13
"""Words up to which a piece that is mostly links is no line of any story."""
TIME = re.compile(r"\d{1,2}[:：]\d{2}|(?:19|20)\d\d")
TIME_LINE = 80


class Features(NamedTuple):
    """Counts, shares from 0 to 1, and levels of elements (FAR: none); -1 where there is nothing to measure."""

    kept: int
    """The rules of body.py keep it."""
    to_container: int
    to_best: int
    """Levels up to the element that also holds the page's heaviest piece …"""
    from_best: int
    """… and from there down to that piece."""
    furniture: int
    named: int
    titled: int
    figure: int
    tag: int
    words: int
    weight: float
    linked: float
    ends: int
    small: int
    """Begins with a small letter."""
    colon: int
    share_parent: float
    share_grand: float
    share_great: float
    """Shares of the page's prose that the elements around the piece hold."""
    density_parent: float
    density_grand: float
    prose_parent: float
    """The share of the parent's pieces that are prose."""
    kin: int
    """Pieces in elements of the same tag and names, in parents of the same."""
    kin_share: float
    kin_words: float
    window_linked: float
    before_words: int
    before_linked: float
    after_words: int
    after_linked: float
    since_first: int
    """Pieces since the container's first prose …"""
    until_last: int
    """… and until its last."""
    since_headline: int
    """Words since the headline; below 0 before it."""
    markers: int
    """Lines such as "Related stories" or "Comments" between the headline and here."""
    since_marker: int
    times: int
    """Short lines with a year or an hour since the headline."""
    headlines: int
    gap: int
    """The longest run of pieces without prose since the headline."""
    container_share: float
    is_description: int
    is_repeated: int


@dataclass(frozen=True, slots=True)
class Run:
    """What has been passed on the way from the headline to a piece."""

    markers: int
    since_marker: int
    times: int
    headlines: int
    gap: int


def is_candidate(piece: Piece) -> bool:
    """Could it be a line of the story? Menu entries could not."""
    return piece.image is None and not (piece.linked * 2 > len(piece.text) and piece.words < MENU_WORDS)


def runs(pieces: Sequence[Piece], sums: Sums, start: int) -> Iterator[Run]:
    """For each piece what was passed since ``start``."""
    markers = since = times = headlines = gap = longest = 0
    has_prose = False
    for piece in pieces:
        if piece.position > start and piece.image is None:
            if piece.words < 10 and piece.linked * 2 <= len(piece.text):
                if is_marker(piece.text) or opens_comments(piece.text):
                    markers += 1
                    since = 0
                elif len(piece.text) < TIME_LINE and TIME.search(piece.text):
                    times += 1
            headlines += piece.tag == "h1"
            if sums.weights[piece.position] > 0:
                gap, has_prose = 0, True
            elif has_prose:
                gap += 1
                longest = max(longest, gap)
        since += piece.words
        yield Run(markers, since, times, headlines, longest)


def kin_of(piece: Piece) -> tuple[str, str, str, str]:
    parent = piece.node.parent
    return (piece.tag, piece.node.names, parent.tag if parent else "", parent.names if parent else "")


def measure(
    page: Page, sums: Sums, furniture: Furniture, container: Node, kept: set[int], headline: Piece | None
) -> Iterator[tuple[Piece, Features]]:
    """The features of every candidate, in the page's order."""
    pieces, weights = page.pieces, sums.weights
    total = sums.prose[-1] or 1.0
    best = pieces[max(range(len(pieces)), key=weights.__getitem__)].node if pieces else page.root
    inside = [number for number in range(container.begin, container.end) if weights[number] > 0]
    first, last = (inside[0], inside[-1]) if inside else (container.begin, container.end)
    start = headline.position if headline is not None and headline.position <= first + 5 else first
    kin: dict[tuple[str, str, str, str], list[float]] = {}
    for piece in pieces:
        if piece.image is None:
            sums_of = kin.setdefault(kin_of(piece), [0, 0, 0.0])
            sums_of[0] += 1
            sums_of[1] += piece.words
            sums_of[2] += weights[piece.position]
    texts = [piece for piece in pieces if piece.image is None]
    around = {piece.position: number for number, piece in enumerate(texts)}
    description = (page.meta.get("description") or page.meta.get("og:description") or "")[:60]
    container_share = sums.prose_in(container) / total
    at_headline = sums.words[start]
    seen: set[str] = set()
    marked, named, titled = furniture.marked, furniture.named, furniture.titled
    for piece, run in zip(pieces, runs(pieces, sums, start), strict=True):
        if not is_candidate(piece):
            continue
        text, node, position = piece.text, piece.node, piece.position
        parent = node.parent or node
        grand = parent.parent or parent
        great = grand.parent or grand
        common = node
        while not common.number <= best.number <= common.last and common.parent is not None:
            common = common.parent
        count, kin_words, kin_prose = kin[kin_of(piece)]
        number = around[position]
        before = texts[number - 1] if number else None
        after = texts[number + 1] if number + 1 < len(texts) else None
        is_repeated = text in seen
        seen.add(text)
        low, high = max(0, position - WINDOW), min(len(pieces), position + WINDOW + 1)
        yield (
            piece,
            Features(
                position in kept,
                min(FAR, node.depth - container.depth)
                if container.number <= node.number <= container.last
                else FAR + 1,
                min(FAR, node.depth - common.depth),
                min(FAR, best.depth - common.depth),
                marked[node.number],
                named[node.number],
                titled[node.number],
                is_figure(node),
                TAGS.get(piece.tag, 0),
                piece.words,
                weights[position],
                min(1.0, piece.linked / len(text)),
                text[-1] in SENTENCE_END,
                text[0].islower(),
                text[-1] in ":：",
                sums.prose_in(parent) / total,
                sums.prose_in(grand) / total,
                sums.prose_in(great) / total,
                sums.link_density(parent.begin, parent.end),
                sums.link_density(grand.begin, grand.end),
                sums.prose_in(parent) / max(1, parent.end - parent.begin),
                int(count),
                kin_prose / total,
                kin_words / count,
                sums.link_density(low, high),
                before.words if before is not None else -1,
                min(1.0, before.linked / len(before.text)) if before is not None else -1.0,
                after.words if after is not None else -1,
                min(1.0, after.linked / len(after.text)) if after is not None else -1.0,
                max(-FARTHEST, min(FARTHEST, position - first)),
                max(-FARTHEST, min(FARTHEST, last - position)),
                sums.words[position] - at_headline,
                run.markers,
                run.since_marker,
                run.times,
                run.headlines,
                run.gap,
                container_share,
                bool(description) and len(text) > 30 and text.startswith(description),
                is_repeated,
            ),
        )


def is_figure(node: Node) -> bool:
    """In a figure or what is named after its caption, three levels up at most."""
    for _ in range(3):
        if node.tag == "figure" or "caption" in node.names:
            return True
        if node.parent is None:
            return False
        node = node.parent
    return False
