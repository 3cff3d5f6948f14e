"""Pages that are not articles, and why: said by their bytes, their words, or what is missing."""

import re
from collections.abc import Iterator
from itertools import takewhile

from crawler.extraction.notices import SCRIPT_WANTED, asks_consent, notice_in, title_notice
from crawler.extraction.page import Node, Page, Piece
from crawler.extraction.story import Story, is_credit_or_date
from crawler.extraction.text import SENTENCE_END, words

MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x7fELF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"ID3",
    b"\x00\x00\x00",
)
SHORT_WORDS = 20
NOTICE_WORDS = 300
PHRASE_WORDS = 120
NOTICE_PIECES = 6
NOTICE_CHARACTERS = 1_500
SHELL_PIECES = 40
MOUNT = re.compile(r"(?:^|\s)(?:root|app|app-root|__next|__nuxt|__layout|react-root|mount)(?=$|\s)")
OFFER_KINDS = frozenset("product product.item og:product job offer".split())
OUTERMOST = r'^\W*(?:"@(?:context|id)"\s*:\s*"[^"]*"\s*,\s*)*(?:"@graph"\W*)?"@type"\W*'
OFFER_TYPE = re.compile(OUTERMOST + r'(?:JobPosting|Product)"')
INDEX_TYPE = re.compile(OUTERMOST + r'(?:CollectionPage|SearchResultsPage|ProfilePage)"')
ARCHIVES = frozenset("category tag author date tax post-type-archive".split())
ARTICLE_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"[A-Za-z]*(?:Article|BlogPosting|Report)"')
FEWEST_TEASERS = 3
TEASER_SHARE = 0.6
OWN_WORDS = 80
FEWEST_HEADLINES = 6
WORDS_A_HEADLINE = 12
WORDS_A_TEASER = 60
LIST_WORDS = 150
TEASER_REACH = 5
HEADLINE_WORDS = 3
INDEX_LINKS = 30
INDEX_SHARE = 0.12
INDEX_WORDS = 40
FEWEST_LINKS = 5
LINKED_SHARE = 0.6
FLASH_WORDS = 8
BROKEN_SHARE = 0.01


def binary_reason(body: bytes) -> str | None:
    """``empty`` or ``binary``, from the bytes alone."""
    if not body.strip(b"\xef\xbb\xbf\xfe\xff \t\r\n\x00"):
        return "empty"
    head = body[:1024]
    if head.startswith(MAGIC):
        return "binary"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    controls = sum(byte < 32 and byte not in (0, 9, 10, 12, 13, 27) for byte in head)
    return "binary" if controls > len(head) / 20 else None


def broken_reason(text: str, replacements: int) -> str | None:
    """``undecodable`` when more than one character in a hundred of the non-ASCII ones could not be read."""
    if not replacements:
        return None
    strange = sum(character > "\x7f" for character in text)
    return "undecodable" if replacements > max(1, strange * BROKEN_SHARE) else None


def story_reason(page: Page, story: Story, headline: str | None) -> str | None:
    """Why the page as read is no article; None when it is one."""
    body = [piece for piece in story.body if piece.image is None]
    count = sum(words(piece.text) for piece in body)
    if not page.pieces:
        return "redirect" if "refresh" in page.meta else "script_only" if page.title or page.meta else "empty"
    claims = is_declared(page) and story.headline is not None
    if count < NOTICE_WORDS:
        why = notice_reason(page, story, headline, body, count)
        if why:
            return why
    if not claims:
        if offers_something(page):
            return "offer"
        if is_index(page, story, body, count):
            return "index_page"
    if count < (FLASH_WORDS if claims or is_flash(page, story, body) else SHORT_WORDS):
        return "script_only" if is_shell(page) else "too_short"
    return None


def notice_reason(page: Page, story: Story, headline: str | None, body: list[Piece], count: int) -> str | None:
    """What a short page says in the place of an article."""
    if count >= FLASH_WORDS and is_declared(page):
        return None
    found = title_notice(page.title) or title_notice(headline or "")
    if found or "error404" in body_names(page):
        return found or "not_found"
    if count >= FLASH_WORDS and is_signed(page, story):
        return None
    own = [piece.text for piece in page.pieces if is_said(piece)]
    if asks_consent(own):
        return "cookie_wall"
    if count >= PHRASE_WORDS:
        return None
    start = story.headline.position if story.headline is not None else 0
    said = [piece.text for piece in page.pieces[start:] if is_said(piece)]
    return notice_in(" \n".join(said[:NOTICE_PIECES])[:NOTICE_CHARACTERS])


def is_said(piece: Piece) -> bool:
    """Text of the page's own: neither a picture nor made of links."""
    return piece.image is None and piece.linked * 2 <= len(piece.text)


def is_signed(page: Page, story: Story) -> bool:
    """A line of date, source or people under the headline, or metadata of an article: no notice has those."""
    if is_declared(page) or any(ARTICLE_TYPE.search(script) for script in page.json_ld):
        return True
    own = takewhile(lambda piece: not is_linked_headline(piece), story.header)
    return any(is_credit_or_date(piece.text) for piece in own if piece.text)


def is_declared(page: Page) -> bool:
    """The page's own metadata calls it an article, or gives the time it was published."""
    return page.meta.get("og:type", "").lower() == "article" or "article:published_time" in page.meta


def body_names(page: Page) -> list[str]:
    """The class names of ``<body>``."""
    tops = [page.root, *page.root.children]
    return next((child.names.split() for node in tops for child in node.children if child.tag == "body"), [])


def is_flash(page: Page, story: Story, body: list[Piece]) -> bool:
    """A whole sentence below a headline with a line of date, source or people: short, and an article."""
    return story.headline is not None and is_signed(page, story) and bool(body) and body[-1].text[-1] in SENTENCE_END


def is_shell(page: Page) -> bool:
    """A page that a script was to fill: an empty mount point, a line that asks for JavaScript, or next to no words."""
    if any(SCRIPT_WANTED.search(piece.text) for piece in page.pieces[:SHELL_PIECES] if len(piece.text) < 200):
        return True
    if "og:title" in page.meta and sum(words(piece.text) for piece in page.pieces) < SHORT_WORDS:
        return True
    tops = [node for top in (page.root, *page.root.children) for node in (top, *top.children)]
    return any(MOUNT.search(node.names) and is_bare(node) for top in tops for node in top.children)


def is_bare(node: Node) -> bool:
    return not node.pieces and all(not child.pieces and not child.children for child in node.children)


def offers_something(page: Page) -> bool:
    """A product or a job, says its metadata, and no article about one."""
    if page.meta.get("og:type", "").lower() in OFFER_KINDS:
        return True
    return is_of_type(page, OFFER_TYPE)


def is_index(page: Page, story: Story, body: list[Piece], count: int) -> bool:
    """Links to other articles, and little text beside theirs."""
    if page.is_plain:
        return False
    if calls_itself_index(page) and sum(map(is_linked_headline, page.pieces)) >= FEWEST_TEASERS:
        return True
    return is_crowded(page, count) or is_listing(page, body, count) or is_list_of_headlines(page, story, body, count)


def calls_itself_index(page: Page) -> bool:
    """By its metadata, or by the class that blog software gives the ``<body>`` of a list."""
    if page.meta.get("og:type", "").lower() == "profile" or is_of_type(page, INDEX_TYPE):
        return True
    names = body_names(page)
    return "search-results" in names or ("archive" in names and not ARCHIVES.isdisjoint(names))


def is_of_type(page: Page, pattern: re.Pattern[str]) -> bool:
    """Is that the type of an outermost object of its JSON-LD, and no article beside it?"""
    return any(pattern.search(script) for script in page.json_ld) and not any(
        ARTICLE_TYPE.search(script) for script in page.json_ld
    )


def is_crowded(page: Page, count: int) -> bool:
    """Many links on the whole page, and next to no text."""
    if count >= INDEX_WORDS:
        return False
    linked = [words(piece.text) for piece in page.pieces if piece.links and piece.linked > 8]
    total = sum(words(piece.text) for piece in page.pieces)
    many = len(linked) >= INDEX_LINKS and count < INDEX_SHARE * total
    return many or (len(linked) >= FEWEST_LINKS and sum(linked) > LINKED_SHARE * total)


def is_listing(page: Page, body: list[Piece], count: int) -> bool:
    """Most of its paragraphs stand under a linked headline each: teasers of articles that are elsewhere."""
    teasers = list(find_teasers(page, body))
    above = sum(words(piece.text) for piece in teasers)
    return len(teasers) >= FEWEST_TEASERS and above > TEASER_SHARE * count and count - above < OWN_WORDS


def find_teasers(page: Page, body: list[Piece]) -> Iterator[Piece]:
    """The body's pieces with a linked headline between each and the one before it."""
    last = body[0].position - TEASER_REACH if body else 0
    for piece in body:
        between = page.pieces[max(0, last + 1, piece.position - TEASER_REACH) : piece.position]
        if any(is_linked_headline(other) for other in between):
            yield piece
        last = piece.position


def is_list_of_headlines(page: Page, story: Story, body: list[Piece], count: int) -> bool:
    """From its own headline to its last text, linked headlines and few words beside them; nobody signed above those."""
    if count >= LIST_WORDS or is_signed(page, story):
        return False
    start = story.headline.position + 1 if story.headline is not None else 0
    inside = page.pieces[start : body[-1].position if count >= SHORT_WORDS else len(page.pieces)]
    linked = sum(is_linked_headline(piece) for piece in inside)
    if linked < FEWEST_HEADLINES or count >= WORDS_A_HEADLINE * linked:
        return False
    return sum(words(piece.text) for piece in page.pieces[start:] if is_said(piece)) < WORDS_A_TEASER * linked


def is_linked_headline(piece: Piece) -> bool:
    """A line that is a link, and long enough to be a headline."""
    length = len(piece.text)
    return piece.image is None and piece.linked * 4 > length * 3 and length > 4 and words(piece.text) >= HEADLINE_WORDS
