"""Pages that list articles: front pages, sections, tags, search results, an author's articles, calendars of issues."""

import re
from collections.abc import Iterator
from functools import lru_cache

from crawler.extraction.source.page import HEADINGS, Page, Piece
from crawler.extraction.source.text import words
from crawler.extraction.story.story import Story

INDEX_LINKS = 30
"""Linked lines of a page that is an index when nothing but those is on it."""
INDEX_SHARE = 0.12
INDEX_WORDS = 40
"""A front page's own words: a slogan, the first lines of its main story."""
FEWEST_LINKS = 5
LINKED_SHARE = 0.6
"""Of all words of a page: above this a small page of links is an index as well."""
FEWEST_TEASERS = 3
TEASER_SHARE = 0.6
"""Of the body's words: an index can say first what it is an index of."""
OWN_WORDS = 80
"""Beside the teasers; the page of a research project with a list of its papers has more."""
TEASER_REACH = 5
"""Pieces above a teaser among which its headline stands: picture, section and date can be in between."""
FEWEST_HEADLINES = 6
"""Linked headlines of a list; an article has fewer between its headline and its last paragraph."""
WORDS_A_HEADLINE = 12
"""Words of text for each linked headline of a list, fewer than any teaser has: most of them were left out as such."""
WORDS_A_TEASER = 60
"""Unlinked words of all kinds for each; a blog that shows its posts in full has more."""
LIST_WORDS = 150
"""A list whose text is longer than this is one of the other kinds, or no list."""
SHORT_WORDS = 20
"""With fewer of its own, all of a page is looked at for its list."""
HEADLINE_WORDS = 3
HEADLINE_CHARACTERS = 5
ABOVE = 3
"""Pieces above a paragraph among which its heading stands."""
OUTERMOST = r'^\W*(?:"@(?:context|id)"\s*:\s*"[^"]*"\s*,\s*)*(?:"@graph"\W*)?"@type"\W*'
"""How the JSON-LD of a page begins: ``{"@context": "https://schema.org", "@type": "``."""
ARTICLES = ("Article", "BlogPosting", "Report")
INDEXES = ("CollectionPage", "SearchResultsPage", "ProfilePage")
ARCHIVES = frozenset("category tag author date tax post-type-archive".split())


def is_index(page: Page, story: Story, body: list[Piece], count: int, signed: bool) -> bool:
    """Links to other articles, and little text beside theirs.

    ``count``: words of the body, up to some hundreds; ``signed``: a date or a name stands over one article alone.
    """
    if page.is_plain:
        return False
    if is_declared_index(page) and sum(map(is_linked_headline, page.pieces)) >= FEWEST_TEASERS:
        return True
    count = sum(words(piece.text) for piece in body)
    return is_crowded(page, count) or is_listing(page, body) or (not signed and is_list(page, story, body, count))


def says_itself(page: Page) -> list[str]:
    """The class names of ``<body>``: blog software says there what the page is."""
    return next((node.names.split() for node in page.nodes[:2] if node.tag == "body"), [])


def is_declared_index(page: Page) -> bool:
    if page.meta.get("og:type", "").lower() == "profile" or declares(page, INDEXES, outermost=True):
        return True
    names = says_itself(page)
    return "search-results" in names or ("archive" in names and not ARCHIVES.isdisjoint(names))


def declares(page: Page, types: tuple[str, ...], outermost: bool = False) -> bool:
    """Has its JSON-LD an object of such a type? ``outermost``: as the first of all, and no article beside it."""
    if not outermost:
        return any(type_pattern(types).search(script) for script in page.json_ld)
    found = any(outermost_pattern(types).search(script) for script in page.json_ld)
    return found and not declares(page, ARTICLES)


@lru_cache
def type_pattern(types: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf'"@type"\s*:\s*\[?\s*"[A-Za-z]*(?:{"|".join(types)})"')


@lru_cache
def outermost_pattern(types: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf'{OUTERMOST}(?:{"|".join(types)})"')


def is_crowded(page: Page, count: int) -> bool:
    """Many links on the whole page, and next to no text."""
    if count >= INDEX_WORDS:
        return False
    linked = [words(piece.text) for piece in page.pieces if piece.anchors and piece.linked > 8]
    total = sum(words(piece.text) for piece in page.pieces)
    many = len(linked) >= INDEX_LINKS and count < INDEX_SHARE * total
    return many or (len(linked) >= FEWEST_LINKS and sum(linked) > LINKED_SHARE * total)


def is_listing(page: Page, body: list[Piece]) -> bool:
    """Most of its paragraphs stand under a linked headline each: teasers of articles that are elsewhere."""
    teasers = list(find_teasers(page, body))
    if len(teasers) < FEWEST_TEASERS:
        return False
    count, told = (sum(words(piece.text) for piece in pieces) for pieces in (body, teasers))
    return told > TEASER_SHARE * count and count - told < OWN_WORDS


def find_teasers(page: Page, body: list[Piece]) -> Iterator[Piece]:
    """The body's pieces with a linked headline between each and the one before it."""
    last = body[0].position - TEASER_REACH if body else 0
    for piece in body:
        between = page.pieces[max(0, last + 1, piece.position - TEASER_REACH) : piece.position]
        if any(is_linked_headline(other) for other in between):
            yield piece
        last = piece.position


def is_list(page: Page, story: Story, body: list[Piece], count: int) -> bool:
    """From its own headline to its last text, linked headlines and few words beside them."""
    if count >= LIST_WORDS:
        return False
    if body and is_under_link(page, body[0]):
        return sum(piece.tag in HEADINGS and is_linked_headline(piece) for piece in page.pieces) >= FEWEST_HEADLINES
    start = story.headline.position + 1 if story.headline is not None else 0
    inside = page.pieces[start : body[-1].position if count >= SHORT_WORDS else len(page.pieces)]
    linked = sum(is_linked_headline(piece) for piece in inside)
    if linked < FEWEST_HEADLINES or count >= WORDS_A_HEADLINE * linked:
        return False
    unlinked = (piece for piece in page.pieces[start:] if piece.image is None and piece.linked * 2 <= len(piece.text))
    return sum(words(piece.text) for piece in unlinked) < WORDS_A_TEASER * linked


def is_under_link(page: Page, piece: Piece) -> bool:
    """Is the heading right above a link? That of an article is not one, or to itself."""
    above = page.pieces[max(0, piece.position - ABOVE) : piece.position]
    return any(other.tag in HEADINGS and is_linked_headline(other) for other in above)


def is_linked_headline(piece: Piece) -> bool:
    """A line that is a link, and long enough to be a headline."""
    length = len(piece.text)
    if piece.image is not None or length < HEADLINE_CHARACTERS or piece.linked * 4 <= length * 3:
        return False
    return words(piece.text) >= HEADLINE_WORDS
