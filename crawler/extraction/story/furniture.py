"""The containers of a page that are not its story: by their names, and by what repeats in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.extraction.source.known import remember
from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import has_cjk
from crawler.extraction.story.hints import names_verdict, verdict
from crawler.extraction.story.prose import Sums, Weighed

CARD_TAGS: Final = frozenset(("li", "div", "article", "section", "dl", "tr", "dd"))
FEWEST_CARDS: Final = 3
CARD_CHARACTERS: Final = 140
"""Most characters of a teaser beside its headline; Latin ones count for less."""
LATIN_CHARACTER: Final = 140 / 360
HEADLINE_WORDS: Final = 4
MOST: Final = 0.5
"""The share of a page's prose from which a container is the text, even one that is called a widget."""
OTHERS_TEXT: Final = ("comment", "respond", "disqus", "related", "recommend", "replies", "discussion", "recirc")
"""Prose that is somebody else's, however much of it there is."""
OTHERS: Final[dict[str, bool]] = {}
COMMENT: Final = "comment"
"""schema.org's property for one."""
COMMENT_HEAD: Final = 60
"""Characters of the line that says who commented and when."""
COMMENTED_WORDS: Final = 25
DAY_AND_HOUR: Final = re.compile(
    r"\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}|[^\W\d_]\W{0,3}\d{1,2}\.?\s[^\W\d_]{3,12}\.?\s20\d\d,?\s\d{1,2}:\d{2}"
)
LIVE: Final = re.compile(r"(?:^|[\s_-])(?:live|live-?blog|timeline|ticker)(?=$|[\s_-])")
LIVE_LEVELS: Final = 3
"""From the hour of a post up to their list."""
DIGITS: Final = dict.fromkeys(map(ord, "0123456789"))
"""Of the number that a post may have in its names."""
LEFT: Final = 0.3
STORY: Final = 600
"""When the names leave less than this share of a page's prose, they mean something else there, unless what they leave
is a whole story, in words: a show of slides within it can be three times as long (WebMD)."""
BESIDE: Final = 40
"""Words of a story above and below what stands within it."""
BEHIND: Final = "paywall"
"""What only subscribers read."""
TEXTS: Final = frozenset(("p", "h2", "h3", "h4", "li", "ul", "ol", "blockquote"))
FEWEST_TEXTS: Final = 2
FAR: Final = 12
"""Levels between a piece and a container from which on their relation is not told any more."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Levels from each node up to the next container of a kind, itself included (0), at most FAR: by node's number.

    ``marked`` is what is judged furniture on this page, ``named`` what calls itself so, ``titled`` what calls
    itself article text. ``others`` are the containers of what others say, by their numbers.
    """

    marked: list[int]
    named: list[int]
    titled: list[int]
    others: set[int]

    def holds(self, node: Node) -> bool:
        """Does the node stand in furniture?"""
        return self.marked[node.number] < FAR


def find_furniture(page: Page, sums: Sums) -> Furniture:
    verdicts = [verdict(node) for node in page.nodes]
    cards = (
        find_cards(page) | find_comments(page, sums) | {node.number for node in page.nodes if node.itemprop == COMMENT}
    )
    others = {node.number for node in page.nodes if verdicts[node.number] < 0 and calls_itself_others(node)}
    apart = levels_up(page, cards | others)
    plain = Weighed(outside(page, sums, apart))
    total = plain.inside(page.root)
    named = [number for number, found in enumerate(verdicts) if found < 0]
    if behind := texts_behind(page, named):
        named = [number for number in named if number not in behind]
    furniture = {
        number
        for number in named
        if plain.inside(page.nodes[number]) < MOST * total
        or number in others
        or is_within_story(plain, page.nodes[number], total)
    } | cards
    marked = levels_up(page, furniture)
    if sum(outside(page, sums, marked)) < min(LEFT * total, STORY):
        marked = apart
    titled = [number for number, found in enumerate(verdicts) if found > 0]
    return Furniture(marked, levels_up(page, named), levels_up(page, titled), others)


def is_within_story(plain: Weighed, node: Node, total: float) -> bool:
    """Does a whole story stand around it, with its beginning above and its end below?"""
    above, below = plain.before(node), total - plain.before(node) - plain.inside(node)
    return above + below >= STORY and min(above, below) >= BESIDE


def texts_behind(page: Page, named: Iterable[int]) -> set[int]:
    """The texts that are called after the paywall, where several are: of one alone it is the offer itself."""
    found = {number for number in named if is_behind(page.nodes[number])}
    return found if len(found) >= FEWEST_TEXTS else set()


def is_behind(node: Node) -> bool:
    """Is it called so, and nothing worse?"""
    if BEHIND not in node.names or node.tag not in TEXTS:
        return False
    names = node.names.split()
    return BEHIND in names and names_verdict(" ".join(name for name in names if name != BEHIND)) >= 0


def outside(page: Page, sums: Sums, levels: list[int]) -> list[float]:
    """The prose of each piece, none for those that stand in one of the containers that ``levels`` lead to."""
    return [
        weight if levels[piece.node.number] >= FAR else 0.0
        for piece, weight in zip(page.pieces, sums.weights, strict=True)
    ]


def levels_up(page: Page, containers: Iterable[int]) -> list[int]:
    """For each node the levels to the nearest of these containers around it; once inside, FAR - 1 at most."""
    levels = [FAR] * len(page.nodes)
    for number in containers:
        levels[number] = 0
    for node in page.nodes:
        parent = node.parent
        above = levels[parent.number] if parent is not None else FAR
        if above < FAR and levels[node.number]:
            levels[node.number] = min(above + 1, FAR - 1)
    return levels


def positions_apart(page: Page, furniture: Furniture, headline: Piece | None) -> set[int]:
    """The pieces of what others say, and of other articles than the one that the headline stands in."""
    around = {node.number for node in headline.node.lineage()} if headline is not None else set()
    articles = [node.number for node in page.nodes if node.tag == "article"]
    if around.isdisjoint(articles):
        articles = []
    apart = (page.nodes[number] for number in (*furniture.others, *articles) if number not in around)
    return {position for node in apart for position in range(node.begin, node.end)}


def find_cards(page: Page) -> set[int]:
    """Containers that repeat, each with a linked headline: teasers of other articles, not this one's text."""
    linked: dict[Node, int] = {}
    for piece in page.pieces:
        if piece.words >= HEADLINE_WORDS and piece.linked * 2 > len(piece.text) and piece.image is None:
            for node in piece.node.around(4):
                linked[node] = linked.get(node, 0) + 1
    candidates = (node for node in linked if linked[node] <= 3 and node.tag in CARD_TAGS)
    return {
        node.number for group in alike(node for node in candidates if is_short(page.pieces, node)) for node in group
    }


def find_comments(page: Page, sums: Sums) -> set[int]:
    """Containers that repeat, each with a day and an hour of its own: readers' comments, where there is other text.

    Live tickers look the same, and are the text of their page: then nothing else is.
    """
    dated: dict[Node, int] = {}
    for piece in page.pieces:
        text = piece.text
        if not 8 < len(text) < COMMENT_HEAD or piece.image is not None or (":" not in text and "：" not in text):
            continue
        if DAY_AND_HOUR.search(text) and not is_live(piece.node):
            for node in piece.node.around(3):
                dated[node] = dated.get(node, 0) + 1
    found = {node.number for group in alike((node for node in dated if dated[node] == 1), DIGITS) for node in group}
    if not found:
        return found
    others = sum(outside(page, sums, levels_up(page, found)))
    return found if others >= COMMENTED_WORDS else set()


def is_live(node: Node) -> bool:
    """Is it of a ticker that is called so?"""
    return any(LIVE.search(one.names) for one in node.around(LIVE_LEVELS))


def alike(nodes: Iterable[Node], but: dict[int, None] | None = None) -> list[list[Node]]:
    """Groups of siblings with the same tag and names, ``but`` for these characters, none smaller than a list."""
    groups: dict[tuple[int, str, str], list[Node]] = {}
    for node in nodes:
        if node.parent is not None and node.tag in CARD_TAGS:
            names = node.names.translate(but) if but else node.names
            groups.setdefault((node.parent.number, node.tag, names), []).append(node)
    return [group for group in groups.values() if len(group) >= FEWEST_CARDS]


def is_short(pieces: Sequence[Piece], node: Node) -> bool:
    """No more unlinked text than a teaser has."""
    count = 0.0
    for piece in pieces[node.begin : node.end]:
        if piece.linked * 2 <= len(piece.text):
            count += len(piece.text) * (1 if has_cjk(piece.text) else LATIN_CHARACTER)
            if count > CARD_CHARACTERS:
                return False
    return True


def is_others_text(node: Node) -> bool:
    return verdict(node) < 0 and calls_itself_others(node)


def calls_itself_others(node: Node) -> bool:
    """Is an element named after what others say? What blog software calls ``<body>`` is about the whole page."""
    return node.tag != "body" and are_others(node.names)


def are_others(names: str) -> bool:
    known = OTHERS.get(names)
    return remember(OTHERS, names, any(word in names for word in OTHERS_TEXT)) if known is None else known
