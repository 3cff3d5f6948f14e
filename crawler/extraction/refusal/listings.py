"""Pages that list articles: front pages, sections, tags, search results, an author's articles, calendars of issues."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from crawler.extraction.source.page import HEADINGS, Page, Piece
from crawler.extraction.source.text import words
from crawler.extraction.story.prose import prose_weight
from crawler.extraction.story.story import Story

INDEX_LINKS: Final = 30
"""Linked lines of a page that is an index when nothing but those is on it."""
INDEX_SHARE: Final = 0.12
INDEX_WORDS: Final = 40
"""A front page's own words: a slogan, the first lines of its main story. With fewer, all of a page is looked at for
its list."""
FEWEST_LINKS: Final = 5
LINKED_SHARE: Final = 0.6
"""Of all words of a page: above this a small page of links is an index as well."""
FEWEST_TEASERS: Final = 3
TEASER_SHARE: Final = 0.6
"""Of the body's words: an index can say first what it is an index of."""
OWN_WORDS: Final = 80
"""Beside the teasers; the page of a research project with a list of its papers has more."""
TEASER_REACH: Final = 5
"""Pieces above a teaser among which its headline stands: picture, section and date can be in between."""
FEWEST_HEADLINES: Final = 6
"""Linked headlines of a list; an article has fewer between its headline and its last paragraph."""
WORDS_A_HEADLINE: Final = 12
"""Words of text for each linked headline of a list, fewer than any teaser has: most of them were left out as such."""
WORDS_A_TEASER: Final = 60
"""Unlinked words of all kinds for each; a blog that shows its posts in full has more."""
LIST_WORDS: Final = 150
"""A list whose text is longer than this is one of the other kinds, or no list."""
FEWEST_SENTENCES: Final = 3
"""One below the other; the foot of a list has a line or two."""
FULL_STOPS: Final = frozenset("。.！!？?")
HEADLINE_WORDS: Final = 3
HEADLINE_CHARACTERS: Final = 5
ABOVE: Final = 3
"""Pieces above a paragraph among which its heading stands."""
QUOTED: Final = 60
"""Characters of a line that are quoted to say what was seen."""
FRONT: Final = re.compile(r"(?P<site>https?://[^/?#]+)(?:/(?:(?:index|home|default)(?:\.\w{3,5})?/?)?)?#?", re.I)
OUTERMOST: Final = r'^\W*(?:"@(?:context|id)"\s*:\s*"[^"]*"\s*,\s*)*(?:"@graph"\W*)?"@type"\W*'
"""How the JSON-LD of a page begins: ``{"@context": "https://schema.org", "@type": "``."""
ARTICLES: Final = ("Article", "BlogPosting", "Report", "Recipe")
INDEXES: Final = ("CollectionPage", "SearchResultsPage", "ProfilePage")
ARCHIVES: Final = frozenset("category tag author date tax post-type-archive".split())


def find_index(page: Page, story: Story, body: list[Piece], *, signed: bool) -> str | None:
    """Links to other articles, and little text beside theirs: what was counted, beside what an index has.

    ``signed``: a date or a name stands over one article alone.
    """
    if page.is_plain:
        return None
    found = declared_index(page) or crowded(page, body) or listing(page, story, body)
    return found or (None if signed else linked_list(page, story, body))


def front_page(page: Page, url: str | None) -> str | None:
    """By its address, if it leads to other articles; what is dated or signed is one all the same."""
    found = FRONT.fullmatch(url) if url else None
    if found is None or (linked := sum(map(is_linked_headline, page.pieces))) < FEWEST_HEADLINES:
        return None
    said = f"its address is the front page of {found['site']}, and nothing dates or signs it"
    return f"{said}; linked headlines: {linked} ({FEWEST_HEADLINES} or more)"


def says_itself(page: Page) -> list[str]:
    """The class names of ``<body>``: blog software says there what the page is."""
    return next((node.names.split() for node in page.nodes[:2] if node.tag == "body"), [])


def declared_index(page: Page) -> str | None:
    """A page that calls itself a list, and is one."""
    name = index_name(page)
    if name is None:
        return None
    linked = sum(map(is_linked_headline, page.pieces))
    if linked < FEWEST_TEASERS:
        return None
    return f"{name}; linked headlines: {linked} (with that name {FEWEST_TEASERS} are a list)"


def index_name(page: Page) -> str | None:
    if page.meta.get("og:type", "").lower() == "profile":
        return "og:type says “profile”"
    if declares(page, INDEXES, outermost=True):
        return f"its JSON-LD begins with one of {', '.join(INDEXES)}"
    names = says_itself(page)
    if "search-results" in names:
        return "its <body> is named “search-results”"
    if "archive" in names and not ARCHIVES.isdisjoint(names):
        return "its <body> is named “archive” of something"
    return None


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


def crowded(page: Page, body: list[Piece]) -> str | None:
    """Many links on the whole page, and next to no text; few of them stand beside a film as well."""
    count = words_of(body)
    if count >= INDEX_WORDS:
        return None
    linked = [piece.words for piece in page.pieces if piece.anchors and piece.linked > 8]
    total = words_of(page.pieces)
    said = f"words of text: {count} of the page's {total}; linked lines: {len(linked)}"
    if len(linked) >= INDEX_LINKS and count < INDEX_SHARE * total:
        return f"{said} (an index: fewer than {INDEX_WORDS} and {INDEX_SHARE:.0%}, {INDEX_LINKS} lines or more)"
    if len(linked) >= FEWEST_LINKS and sum(linked) > LINKED_SHARE * total and "<video" not in page.source:
        said += f" with {sum(linked)} words"
        return f"{said} (an index: {FEWEST_LINKS} lines or more with over {LINKED_SHARE:.0%} of the words)"
    return None


def words_of(pieces: Iterable[Piece]) -> int:
    return sum(piece.words for piece in pieces)


def listing(page: Page, story: Story, body: list[Piece]) -> str | None:
    """Most of its text stands under linked headlines: teasers of articles that are elsewhere.

    Of a page with many teasers one or two can have been taken for the story.
    """
    own = story.headline.position if story.headline is not None else -1
    teasers = list(find_teasers(page, body, own))
    count, told = words_of(body), words_of(teasers)
    if told <= TEASER_SHARE * count or count - told >= OWN_WORDS:
        return None
    said = f"paragraphs of its text under a linked headline each: {len(teasers)}"
    if len(teasers) >= FEWEST_TEASERS:
        said += f" ({FEWEST_TEASERS} or more)"
    else:
        alike = list(find_teasers(page, [piece for piece in page.pieces if prose_weight(piece) > 0], own))
        if count >= LIST_WORDS or len(alike) < FEWEST_HEADLINES:
            return None
        said += f", on the whole page: {len(alike)} ({FEWEST_HEADLINES} or more)"
    return (
        f"{said}; they have {told} of the text's {count} words (over {TEASER_SHARE:.0%}, and fewer than {OWN_WORDS}"
        f" beside them); the first is “{teasers[0].text[:QUOTED]}”"
    )


def find_teasers(page: Page, pieces: list[Piece], own: int = -1) -> Iterator[Piece]:
    """Those with a linked headline between each and the one before it; ``own`` is the place of the article's."""
    last = pieces[0].position - TEASER_REACH if pieces else 0
    for piece in pieces:
        between = page.pieces[max(0, last + 1, piece.position - TEASER_REACH) : piece.position]
        if any(is_linked_headline(other) and other.position != own for other in between):
            yield piece
        last = piece.position


def linked_list(page: Page, story: Story, body: list[Piece]) -> str | None:
    """From its own headline to its last text, linked headlines and few words beside them."""
    count = words_of(body)
    if count >= LIST_WORDS or is_running(page, body):
        return None
    if body and is_under_link(page, body[0]):
        linked = sum(piece.tag in HEADINGS and is_linked_headline(piece) for piece in page.pieces)
        said = f"its text stands under a linked heading; linked headings: {linked} ({FEWEST_HEADLINES} are a list)"
        return said if linked >= FEWEST_HEADLINES else None
    start = story.headline.position + 1 if story.headline is not None else 0
    inside = page.pieces[start : body[-1].position if count >= INDEX_WORDS else len(page.pieces)]
    linked = sum(is_linked_headline(piece) for piece in inside)
    if linked < FEWEST_HEADLINES or count >= WORDS_A_HEADLINE * linked:
        return None
    beside = words_of(piece for piece in page.pieces[start:] if is_unlinked(piece))
    if beside >= WORDS_A_TEASER * linked:
        return None
    return (
        f"linked headlines from its own headline to its last text: {linked} ({FEWEST_HEADLINES} or more); for each of"
        f" them {count / linked:.0f} words of text (fewer than {WORDS_A_HEADLINE}) and {beside / linked:.0f} words that"
        f" are no link (fewer than {WORDS_A_TEASER})"
    )


def is_running(page: Page, body: list[Piece]) -> bool:
    """Sentences one below the other without a linked headline between: the steps below a recipe's ingredients."""
    told = [piece for piece in body if piece.text[-1] in FULL_STOPS]
    if len(told) < FEWEST_SENTENCES:
        return False
    return not any(map(is_linked_headline, page.pieces[told[0].position : told[-1].position]))


def is_unlinked(piece: Piece) -> bool:
    """Text of the page's own: neither a picture nor made of links."""
    return piece.image is None and piece.linked * 2 <= len(piece.text)


def is_under_link(page: Page, piece: Piece) -> bool:
    """Is the heading right above a link? That of an article is not one, or to itself."""
    above = page.pieces[max(0, piece.position - ABOVE) : piece.position]
    return any(other.tag in HEADINGS and is_linked_headline(other) for other in above)


def is_linked_headline(piece: Piece) -> bool:
    """A line that is a link, and long enough to be a headline; a row of short links is a menu."""
    length = len(piece.text)
    if piece.image is not None or length < HEADLINE_CHARACTERS or piece.linked * 4 <= length * 3:
        return False
    return piece.words >= HEADLINE_WORDS and any(words(text) >= HEADLINE_WORDS for _, text in piece.anchors)
