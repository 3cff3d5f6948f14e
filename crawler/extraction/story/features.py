"""What is measured of a piece to judge whether it is a line of the story: where it stands, what it is like, and
what stands around it. model.py weighs these; bench/train_body.py learned how.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Final

from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import SENTENCE_END, could_have_figure
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.furniture import FAR, Furniture
from crawler.extraction.story.prose import Sums, is_filler
from crawler.extraction.story.related import is_marker

TAGS: Final = {
    name: number
    for number, name in enumerate(
        "other p div li h1 h2 h3 h4 h5 h6 td blockquote dd figcaption pre section article body dt th".split()
    )
}
WINDOW: Final = 6
"""Pieces on either side whose links are looked at."""
FEWEST_WORDS: Final = 3
LINE_WORDS: Final = 10
HEADLINE_BELOW: Final = 5
"""Pieces that the headline may stand below the first prose of the container; further down it is another one's."""
DESCRIPTION: Final = 60
SHORTEST_DESCRIPTION: Final = 30
MENU_WORDS: Final = 13
"""Words up to which a piece that is mostly links is no line of any story."""
TIME: Final = re.compile(r"\d(?:\d?[:：]\d{2}|(?:(?<=1)9|(?<=2)0)\d\d)")
"""``8:30``, ``2026``; begins with a digit in either case, which is looked for faster."""
TIME_LINE: Final = 80


@dataclass(slots=True, init=False)
class Features:
    """Counts, shares from 0 to 1, and levels of elements (FAR: none); -1 where there is nothing to measure.

    Set one by one, each as a float: compiled, these are bare numbers, which no object is made for.
    """

    kept: float
    """The rules of body.py keep it."""
    to_container: float
    to_best: float
    """Levels up to the element that also holds the page's heaviest piece …"""
    from_best: float
    """… and from there down to that piece."""
    furniture: float
    named: float
    titled: float
    figure: float
    tag: float
    words: float
    weight: float
    linked: float
    ends: float
    small: float
    """Begins with a small letter."""
    colon: float
    share_parent: float
    share_grand: float
    share_great: float
    """Shares of the page's prose that the elements around the piece hold."""
    density_parent: float
    density_grand: float
    prose_parent: float
    """The share of the parent's pieces that are prose."""
    kin: float
    """Pieces in elements of the same tag and names, in parents of the same."""
    kin_share: float
    kin_words: float
    window_linked: float
    before_words: float
    before_linked: float
    after_words: float
    after_linked: float
    since_first: float
    """Pieces since the container's first prose …"""
    until_last: float
    """… and until its last."""
    since_headline: float
    """Words since the headline; below 0 before it."""
    markers: float
    """Lines such as "Related stories" or "Comments" between the headline and here."""
    since_marker: float
    times: float
    """Short lines with a year or an hour since the headline."""
    headlines: float
    gap: float
    """The longest run of pieces without prose since the headline."""
    container_share: float
    is_description: float
    is_repeated: float


NAMES: Final = tuple(field.name for field in fields(Features))
"""Of what is measured, in the order in which it is listed."""


def values_of(features: Features) -> tuple[float, ...]:
    """For what learns and what explains."""
    return tuple(getattr(features, name) for name in NAMES)


def features_of(values: Iterable[float]) -> Features:
    """The other way round."""
    features = Features()
    for name, value in zip(NAMES, values, strict=True):
        setattr(features, name, value)
    return features


def is_candidate(piece: Piece) -> bool:
    """Could it be a line of the story? Menu entries and single words could not."""
    return piece.words >= FEWEST_WORDS and not (piece.linked * 2 > len(piece.text) and piece.words < MENU_WORDS)


class Passed:
    """What has been passed on the way from the headline to a piece."""

    __slots__ = ("gap", "has_prose", "headlines", "longest", "markers", "since", "times")

    def __init__(self) -> None:
        self.markers = self.since = self.times = self.headlines = self.gap = self.longest = 0
        self.has_prose = False

    def look(self, piece: Piece, weight: float) -> None:
        if weight > 0:
            self.gap, self.has_prose = 0, True
            return
        if self.has_prose:
            self.gap += 1
            self.longest = max(self.longest, self.gap)
        text = piece.text
        if piece.words < LINE_WORDS and piece.linked * 2 <= len(text):
            if is_marker(text) or opens_comments(text):
                self.markers += 1
                self.since = 0
            elif len(text) < TIME_LINE and could_have_figure(text) and TIME.search(text):
                self.times += 1
        self.headlines += piece.tag == "h1"


def kin_of(piece: Piece) -> tuple[str, str, str, str]:
    parent = piece.node.parent or piece.node
    return (piece.tag, piece.node.names, parent.tag, parent.names)


class Kin:
    """Pieces, words and prose of a kind of element."""

    __slots__ = ("pieces", "prose", "words")

    def __init__(self) -> None:
        self.pieces = self.words = 0
        self.prose = 0.0


def gather_kin(texts: Sequence[Piece], weights: Sequence[float]) -> list[Kin]:
    """For each text what is of the same kind."""
    known: dict[tuple[str, str, str, str], Kin] = {}
    gathered = []
    for piece in texts:
        kind = kin_of(piece)
        kin = known.get(kind)
        if kin is None:
            kin = known[kind] = Kin()
        kin.pieces += 1
        kin.words += piece.words
        kin.prose += weights[piece.position]
        gathered.append(kin)
    return gathered


def measure(
    page: Page, sums: Sums, furniture: Furniture, container: Node, kept: set[int], headline: Piece | None
) -> Iterator[tuple[Piece, Features]]:
    """The features of every candidate, in the page's order. What all of them ask for is computed once before."""
    pieces, weights, prose, words = page.pieces, sums.weights, sums.prose, sums.words
    texts = [piece for piece in pieces if piece.image is None]
    if not texts:
        return
    total = prose[-1] or 1.0
    best = pieces[max(range(len(pieces)), key=weights.__getitem__)].node
    inside = [number for number in range(container.begin, container.end) if weights[number] > 0]
    first, last = (inside[0], inside[-1]) if inside else (container.begin, container.end)
    start = headline.position if headline is not None and headline.position <= first + HEADLINE_BELOW else first
    all_kin = gather_kin(texts, weights)
    description = (page.meta.get("description") or page.meta.get("og:description") or "")[:DESCRIPTION]
    described = bool(description)
    container_share = sums.prose_in(container) / total
    seen: set[str] = set()
    marked, named, titled = furniture.marked, furniture.named, furniture.titled
    passed, before = Passed(), None
    for piece, kin, after in zip(texts, all_kin, (*texts[1:], None), strict=True):
        position, text, node = piece.position, piece.text, piece.node
        if position > start:
            passed.look(piece, weights[position])
        parent = node.parent or node
        grand = parent.parent or parent
        great = grand.parent or grand
        great_prose = prose[great.end] - prose[great.begin]
        if (position in kept or (great_prose > 0 and is_candidate(piece))) and not is_filler(piece):
            common = node
            while not common.number <= best.number <= common.last and common.parent is not None:
                common = common.parent
            parent_prose = prose[parent.end] - prose[parent.begin]
            found = Features()
            found.kept = float(position in kept)
            found.to_container = float(node.depth - container.depth if node.is_below(container) else FAR + 1)
            found.to_best = float(node.depth - common.depth)
            found.from_best = float(best.depth - common.depth)
            found.furniture = float(marked[node.number])
            found.named = float(named[node.number])
            found.titled = float(titled[node.number])
            found.figure = float(is_figure(node))
            found.tag = float(TAGS.get(piece.tag, 0))
            found.words = float(piece.words)
            found.weight = weights[position]
            found.linked = piece.linked / len(text)
            found.ends = float(text[-1] in SENTENCE_END)
            found.small = float(text[0].islower())
            found.colon = float(text[-1] in ":：")
            found.share_parent = parent_prose / total
            found.share_grand = (prose[grand.end] - prose[grand.begin]) / total
            found.share_great = great_prose / total
            found.density_parent = sums.link_density(parent.begin, parent.end)
            found.density_grand = sums.link_density(grand.begin, grand.end)
            found.prose_parent = parent_prose / max(1, parent.end - parent.begin)
            found.kin = float(kin.pieces)
            found.kin_share = kin.prose / total
            found.kin_words = kin.words / kin.pieces
            found.window_linked = sums.link_density(max(0, position - WINDOW), min(len(pieces), position + WINDOW + 1))
            found.before_words = float(before.words if before is not None else -1)
            found.before_linked = before.linked / len(before.text) if before is not None else -1.0
            found.after_words = float(after.words if after is not None else -1)
            found.after_linked = after.linked / len(after.text) if after is not None else -1.0
            found.since_first = float(position - first)
            found.until_last = float(last - position)
            found.since_headline = float(words[position] - words[start])
            found.markers = float(passed.markers)
            found.since_marker = float(passed.since)
            found.times = float(passed.times)
            found.headlines = float(passed.headlines)
            found.gap = float(passed.longest)
            found.container_share = container_share
            found.is_description = float(
                described and len(text) > SHORTEST_DESCRIPTION and text.startswith(description)
            )
            found.is_repeated = float(text in seen)
            yield piece, found
            seen.add(text)
        if position > start:
            passed.since += piece.words
        before = piece


def is_figure(node: Node) -> bool:
    """In a figure or what is named after its caption, three levels up at most."""
    for _ in range(3):
        if node.tag == "figure" or "caption" in node.names:
            return True
        if node.parent is None:
            return False
        node = node.parent
    return False
