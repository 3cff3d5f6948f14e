"""The container that holds the story: the prose is followed down from the root while one child holds most of it."""

from typing import Final

from crawler.extraction.source.page import HEADINGS, Node, Page, Piece
from crawler.extraction.story.prose import Weighed

DOMINANT: Final = 0.75
"""The share of a container's prose that one child must hold for the way down to go on."""
HALF: Final = 0.5
"""The share of a page's prose from which a container around the headline is where its story stands."""
STORY_WORDS: Final = 120
"""Words that an ``<article>`` around the headline needs for the same."""
NEXT_STORY_WORDS: Final = 60
"""Words that each ``<article>`` of an infinite page has at least."""
FIRST_POST_WORDS: Final = 30
"""The same of the first post of a forum's thread, above others in elements of the same name."""
PART_LINES: Final = 3
"""Lines of running text in an element that a story goes on in: fewer tell of the publisher."""
MOST_OF_PART: Final = 0.45
"""The share of them among its lines: of comments each has its writer in a line."""
LEAVES: Final = frozenset(("p", "li", "tr", "blockquote", "pre"))


def find_container(page: Page, prose: Weighed, headline: Piece | None = None) -> Node:
    """Follow the prose down, from the smallest container that has the headline and enough of the prose.

    ``prose`` is the trusted one. Where the story goes on in the next element of that name, it is the one around both.
    """
    top = story_root(page, prose, headline)
    node = followed(page, top, prose)
    return node.parent or top if node is not top and goes_on(page, node, prose) else node


def followed(page: Page, node: Node, prose: Weighed) -> Node:
    """Down from a node, while one child holds most of its prose."""
    while True:
        child = max(page.children(node), key=prose.inside, default=None)  # the first of equal ones
        if child is None:
            return node
        own, weight = prose.inside(node), prose.inside(child)
        if weight <= 0 or weight < DOMINANT * own:
            first = first_story(page, node, prose)
            if first is None:
                return node
            child = first
        if child.tag in LEAVES or (child.tag == "td" and child.last == child.number and own > weight):
            return node
        node = child


def goes_on(page: Page, node: Node, prose: Weighed) -> bool:
    """Does the story go on in another element of the node's name, behind a wide picture or an advertisement?"""
    if not node.names or node.tag == "article" or node.parent is None:
        return False
    behind = (other for other in page.children(node.parent) if other.begin >= node.end)
    return any(other.names == node.names and other.tag == node.tag and is_part(page, other, prose) for other in behind)


def is_part(page: Page, node: Node, prose: Weighed) -> bool:
    """Lines of running text, from the beginning or a sub-heading on: posts and comments begin with whose they are."""
    lines = prose.lines(node)
    texts = [piece for piece in page.pieces[node.begin : node.end] if piece.image is None]
    if lines < PART_LINES or lines < MOST_OF_PART * len(texts) or is_post(page, node):
        return False
    return texts[0].tag in HEADINGS or prose.weight(texts[0]) > 0


def story_root(page: Page, prose: Weighed, headline: Piece | None) -> Node:
    """Several stories on a page (infinite scroll): the one that the headline stands in."""
    for current in headline.node.lineage() if headline is not None else ():
        own = prose.inside(current)
        if own >= HALF * prose.inside(page.root) or (current.tag == "article" and own >= STORY_WORDS):
            return current
    return page.root


def first_story(page: Page, node: Node, prose: Weighed) -> Node | None:
    """Several stories below each other (infinite scroll): the first, if each is an ``<article>`` of some size."""
    articles = [child for child in page.children(node) if child.tag == "article"]
    stories = [child for child in articles if prose.inside(child) > NEXT_STORY_WORDS]
    if len(stories) < 2:
        return None
    found = stories[0]
    kind = found.names.partition(" ")[0]
    if is_post(page, found):
        alike = (child for child in articles if child.names.partition(" ")[0] == kind and is_post(page, child))
        found = next((child for child in alike if prose.inside(child) > FIRST_POST_WORDS), found)
    return found


def is_post(page: Page, node: Node) -> bool:
    """Is it of a time of its own? The parts of one story are not."""
    return any(node.begin <= stamp.position < node.end for stamp in page.stamps)
