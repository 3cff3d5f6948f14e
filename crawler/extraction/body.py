"""Which pieces of a page are the article's body.

Prose is weighed by words, links and punctuation; the weights add up along the containers, and the way down from
the root is followed as long as one child holds most of it. Inside the container that is left, furniture is dropped
piece by piece.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from crawler.extraction.hints import verdict
from crawler.extraction.page import HEADINGS, Node, Page, Piece
from crawler.extraction.text import SENTENCE_END, has_cjk, words

COMMA = re.compile("[,，、;；。.!?！？]")
DOMINANT = 0.75
"""The share of a container's prose that one child must hold for the way down to go on."""
CARD_TAGS = frozenset(("li", "div", "article", "section", "dl", "tr", "dd"))
FEWEST_CARDS = 3
MOST = 0.5
"""The share of a page's prose from which a container is the text, even one that is called a widget."""
OTHERS_TEXT = re.compile(r"comment|respond|disqus|related|recommend|replies|discussion")
"""Prose that is somebody else's, however much of it there is."""
HALF = 0.5
"""The share of a page's prose from which a container around the headline is where its story stands."""
STORY_WORDS = 120
"""Words that an ``<article>`` around the headline needs for the same."""
NEXT_STORY_WORDS = 60
"""Words that each ``<article>`` of an infinite page has at least."""
COMMENT_HEAD = 60
"""Characters of the line that says who commented and when."""
COMMENTED_WORDS = 25
DAY_AND_HOUR = re.compile(r"\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}")
LEFT = 0.3
"""When the names leave less than this share of a page's prose, they mean something else there."""
CARD_WORDS = 60
CARD_CHARACTERS = 140
FURNITURE_WEIGHT = 0.08
"""What a word counts for under a container that calls itself furniture."""


def prose_weight(piece: Piece) -> float:
    """Words of running text in this piece; links and menu-like scraps count for nothing."""
    if piece.image is not None or not piece.text:
        return 0.0
    length = len(piece.text)
    if piece.linked * 2 > length:
        return 0.0
    count = words(piece.text) * (1 - piece.linked / length)
    if piece.tag in HEADINGS or piece.tag in ("th", "dt"):
        return 0.0
    marks = len(COMMA.findall(piece.text))
    ends = piece.text[-1] in SENTENCE_END
    if count < 8 or (not ends and not marks):
        return 0.0
    kind = 1.0 if piece.tag in ("p", "blockquote") else 0.5 if piece.tag in ("li", "dd") else 0.8
    return kind * (count if ends or marks > 1 else count / 2)


@dataclass(frozen=True, slots=True)
class Weights:
    """Prose below each container, and the containers that are furniture."""

    prose: dict[Node, float]
    furniture: set[Node]


def weigh(page: Page) -> Weights:
    """The prose below each container; furniture and lists of teasers count for little, hidden things for half."""
    prose = [(piece, weight) for piece in page.pieces if (weight := prose_weight(piece)) > 0]
    cards = find_cards(page) | find_comments(page, prose)
    others = {node for piece, _ in prose for node in piece.node.lineage() if is_others_text(node)}
    own = ((piece.node, weight) for piece, weight in prose if not is_inside(piece.node, cards | others))
    plain = add_up(own)
    total = plain.get(page.root, 0.0)
    nodes = {node for piece in page.pieces for node in piece.node.lineage()}
    furniture = {node for node in nodes if is_furniture(node, plain.get(node, 0.0), total)} | cards
    if sum(weight for piece, weight in prose if not is_inside(piece.node, furniture)) < LEFT * total:
        furniture = cards | others
    return Weights(add_up((piece.node, weight * trust(piece.node, furniture)) for piece, weight in prose), furniture)


def add_up(weights: Iterable[tuple[Node, float]]) -> dict[Node, float]:
    """Each node's weight and all of what is in it."""
    total: dict[Node, float] = {}
    for node, weight in weights:
        for current in node.lineage():
            total[current] = total.get(current, 0.0) + weight
    return total


def is_furniture(node: Node, prose: float, total: float) -> bool:
    """By its names; but what holds most of a page's prose is its text, whatever it is called."""
    if verdict(node) >= 0:
        return False
    return prose < MOST * total or is_others_text(node)


def is_others_text(node: Node) -> bool:
    return verdict(node) < 0 and OTHERS_TEXT.search(node.names) is not None


def trust(node: Node, furniture: set[Node]) -> float:
    return (FURNITURE_WEIGHT if is_inside(node, furniture) else 1.0) * (0.5 if node.hidden else 1.0)


def is_inside(node: Node, containers: set[Node]) -> bool:
    return any(current in containers for current in node.lineage())


def find_cards(page: Page) -> set[Node]:
    """Containers that repeat, each with a linked headline: teasers of other articles, not this one's text."""
    linked: dict[Node, int] = {}
    for piece in page.pieces:
        if piece.image is None and piece.linked * 2 > len(piece.text) and words(piece.text) >= 4:
            for node in islice(piece.node.lineage(), 4):
                linked[node] = linked.get(node, 0) + 1
    candidates = (node for node in linked if linked[node] <= 3 and node.tag in CARD_TAGS and is_short(page, node))
    return {node for nodes in alike(candidates) for node in nodes}


def find_comments(page: Page, prose: list[tuple[Piece, float]]) -> set[Node]:
    """Containers that repeat, each with a day and an hour of its own: readers' comments, where there is other text.

    Live tickers look the same, and are the text of their page: then nothing else is.
    """
    dated: dict[Node, int] = {}
    for piece in page.pieces:
        if piece.image is None and len(piece.text) < COMMENT_HEAD and DAY_AND_HOUR.search(piece.text):
            for node in islice(piece.node.lineage(), 3):
                dated[node] = dated.get(node, 0) + 1
    found = {node for nodes in alike(node for node in dated if dated[node] == 1) for node in nodes}
    others = sum(weight for piece, weight in prose if not is_inside(piece.node, found))
    return found if others >= COMMENTED_WORDS else set()


def alike(nodes: Iterable[Node]) -> list[list[Node]]:
    """Groups of siblings with the same tag and names, none smaller than a list."""
    groups: dict[tuple[int, str, str], list[Node]] = {}
    for node in nodes:
        if node.parent is not None and node.tag in CARD_TAGS:
            groups.setdefault((id(node.parent), node.tag, node.names), []).append(node)
    return [group for group in groups.values() if len(group) >= FEWEST_CARDS]


def is_short(page: Page, node: Node) -> bool:
    """No more unlinked text than a teaser has."""
    count = 0.0
    for piece in page.pieces[node.begin : node.end]:
        if piece.linked * 2 <= len(piece.text):
            count += len(piece.text) * (1 if has_cjk(piece.text) else CARD_CHARACTERS / (CARD_WORDS * 6))
            if count > CARD_CHARACTERS:
                return False
    return True


def find_container(page: Page, weights: dict[Node, float], headline: Piece | None = None) -> Node:
    """Follow the prose down, from the smallest container that has the headline and enough of the prose."""
    node = story_root(page, weights, headline)
    while True:
        children = [(weights.get(child, 0.0), -order, child) for order, child in enumerate(page.children(node))]
        if not children:
            return node
        weight, _, child = max(children, key=lambda entry: entry[:2])
        own = weights.get(node, 0.0)
        if weight <= 0 or weight < DOMINANT * own:
            first = first_story(page, node, weights)
            if first is None:
                return node
            child = first
        if child.tag in ("p", "li", "tr", "blockquote", "pre") or (
            child.tag == "td" and child.last == child.number and own > weight
        ):
            return node
        node = child


def story_root(page: Page, weights: dict[Node, float], headline: Piece | None) -> Node:
    """Several stories on a page (infinite scroll): the one that the headline stands in."""
    total = weights.get(page.root, 0.0)
    for current in headline.node.lineage() if headline is not None else ():
        prose = weights.get(current, 0.0)
        if prose >= HALF * total or (current.tag == "article" and prose >= STORY_WORDS):
            return current
    return page.root


def first_story(page: Page, node: Node, weights: dict[Node, float]) -> Node | None:
    """Several stories below each other (infinite scroll): the first, if each is an ``<article>`` of some size."""
    stories = [
        child for child in page.children(node) if child.tag == "article" and weights.get(child, 0.0) > NEXT_STORY_WORDS
    ]
    return stories[0] if len(stories) > 1 else None


def find_body(page: Page, headline: Piece | None = None) -> list[Piece]:
    """The pieces of the article's text, in the page's order; none when there is no prose."""
    weights = weigh(page)
    container = page.body or find_container(page, weights.prose, headline)
    inside = [piece for piece in page.pieces if piece.node.is_below(container)]
    if headline is not None and headline.node.is_below(container):
        inside = [piece for piece in inside if piece.position > headline.position]
    return trim([piece for piece in inside if is_kept(piece, container, weights.furniture)])


def is_kept(piece: Piece, container: Node, furniture: set[Node]) -> bool:
    """Not furniture: no container between it and the body's says so, and it is not made of links."""
    for node in takewhile(lambda one: one is not container, piece.node.lineage()):
        if node in furniture and not (piece.image is not None and is_caption_container(node)):
            return False
    if piece.image is not None:
        return True
    length = len(piece.text)
    if piece.linked * 2 > length and not (length > 120 and piece.text[-1] in SENTENCE_END):
        return piece.linked < length and piece.tag == "p" and words(piece.text) > 12
    return True


def is_caption_container(node: Node) -> bool:
    """A figure, or what is named after its caption: furniture to a line of text, home to an image."""
    return node.tag == "figure" or "caption" in node.names


def trim(pieces: Sequence[Piece]) -> list[Piece]:
    """From the first to the last piece of prose, with the headings and images that lead into the first."""
    prose = [number for number, piece in enumerate(pieces) if prose_weight(piece) > 0]
    if not prose:
        return []
    first, last = prose[0], prose[-1]
    while first > 0 and (pieces[first - 1].image is not None or pieces[first - 1].tag in ("h2", "h3")):
        first -= 1
    return list(pieces[first : last + 1])
