"""Pages that are not articles, and why: said by their bytes, their words, or what is missing."""

import re
from itertools import takewhile

from crawler.extraction.date.dates import find_dates
from crawler.extraction.refusal.listings import ARTICLES, declares, is_index, is_linked_headline, says_itself
from crawler.extraction.refusal.notices import SCRIPT_WANTED, asks_consent, notice_in, title_notice
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import SENTENCE_END, words
from crawler.extraction.story.story import Story, is_credit_or_date

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
BROKEN_SHARE = 0.01
"""Of the non-ASCII characters: a page half UTF-8 and half GBK has more that cannot be read."""
FEW_BROKEN = 5
"""Characters that any page may have lost."""
WESTERN = 50
"""Characters of a Western language for each that is not ASCII."""
SHORT_WORDS = 20
"""A page with fewer words of its own is a caption, a teaser or a form."""
FLASH_WORDS = 8
"""The same for a page that calls itself an article, or is signed: a weather warning has one sentence."""
NOTICE_WORDS = 300
"""Cookie walls that list their partners' purposes are this long; other notices are shorter."""
PHRASE_WORDS = 120
"""Above this a phrase of a notice is part of a text: forum pages ask the reader to log in at their end."""
NOTICE_PIECES = 6
"""Lines from the headline on in which a notice says what it is."""
NOTICE_CHARACTERS = 1_500
SIGNATURE = 100
"""Characters of a line with a date in it that is not a sentence."""
FULL_STOPS = frozenset("。.!?！？")
SCRIPT_LINE = 200
"""Characters of a line that asks for JavaScript, or says that the page is loading."""
SHELL_PIECES = 40
"""Lines of a page among which that one stands: menus and footers can be there without scripts."""
MOUNT = re.compile(r"(?:^|\s)(?:root|app|app-root|__next|__nuxt|__layout|react-root|mount)(?=$|\s)")
"""The element that a framework puts its page into."""
OFFER_KINDS = frozenset("product product.item og:product".split())
OFFER_WORDS = 200
"""Words from which the page of a product is a text about it: descriptions are shorter, guides and tests longer."""


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
    """``undecodable`` when more than one character in a hundred of the non-ASCII ones could not be read.

    A Western page has few of them: it is judged as if every fiftieth of its characters were one.
    """
    if not replacements:
        return None
    strange = max(len(text) // WESTERN, sum(character > "\x7f" for character in text))
    return "undecodable" if replacements > max(FEW_BROKEN, strange * BROKEN_SHARE) else None


def story_reason(page: Page, story: Story, headline: str | None) -> str | None:
    """Why the page as read is no article; None when it is one."""
    if not page.pieces:
        return bare_reason(page)
    body = [piece for piece in story.body if piece.image is None]
    count = words_of(body)
    if count < NOTICE_WORDS:
        body = [piece for piece in body if not wants_script(piece)]
        count = words_of(body)
    why = notice_reason(page, story, headline, count) if count < NOTICE_WORDS else None
    if why:
        return why
    claims = is_declared(page) and story.headline is not None
    if not claims and is_offer(page, count):
        return "offer"
    signed = claims or (count < NOTICE_WORDS and is_signed(page, story))
    if not claims and is_index(page, story, body, count, signed):
        return "index_page"
    if count >= SHORT_WORDS or (count >= FLASH_WORDS and (claims or (signed and is_flash(story, body)))):
        return None
    if page.is_cut:
        return "too_long"
    return "script_only" if is_shell(page) else "too_short"


def words_of(body: list[Piece]) -> int:
    """Counted up to where no rule here asks any more."""
    count = 0
    for piece in body:
        count += words(piece.text)
        if count >= NOTICE_WORDS:
            break
    return count


def bare_reason(page: Page) -> str:
    """Why a page has no text at all."""
    if "refresh" in page.meta:
        return "redirect"
    return "script_only" if page.title or page.meta else "empty"


def notice_reason(page: Page, story: Story, headline: str | None, count: int) -> str | None:
    """What a short page says in the place of an article. What is dated or signed says something else."""
    if "error404" in says_itself(page):
        return "not_found"
    if count >= FLASH_WORDS and is_signed(page, story):
        return None
    found = title_notice(page.title) or title_notice(headline or "")
    if found:
        return found
    if asks_consent([piece.text for piece in page.pieces if is_said(piece)]):
        return "cookie_wall"
    if count >= PHRASE_WORDS:
        return None
    start = story.headline.position if story.headline is not None else 0
    said = [piece.text for piece in page.pieces[start:] if is_said(piece)]
    return notice_in(" \n".join(said[:NOTICE_PIECES])[:NOTICE_CHARACTERS])


def is_said(piece: Piece) -> bool:
    """Text of the page's own: neither a picture nor made of links."""
    return piece.image is None and piece.linked * 2 <= len(piece.text)


def is_declared(page: Page) -> bool:
    """The page's own metadata calls it an article, or gives the time it was published."""
    meta = page.meta
    return meta.get("og:type", "").lower() == "article" or "article:published_time" in meta or "datepublished" in meta


def is_signed(page: Page, story: Story) -> bool:
    """Metadata of an article, or a line of date, source or people under the headline and above all other headlines."""
    if is_declared(page) or declares(page, ARTICLES):
        return True
    own = takewhile(lambda piece: not is_linked_headline(piece), story.header)
    return any(is_signature(piece.text) for piece in own if piece.text)


def is_signature(text: str) -> bool:
    """A line of date, source or people: ``記者林向晚／山城報導 2026-11-20``; a sentence that names a day is none."""
    if is_credit_or_date(text):
        return True
    return len(text) < SIGNATURE and text[-1] not in FULL_STOPS and next(find_dates(text), None) is not None


def is_flash(story: Story, body: list[Piece]) -> bool:
    """A whole sentence below a headline: where it is dated or signed, short and an article."""
    return story.headline is not None and bool(body) and body[-1].text[-1] in SENTENCE_END


def is_offer(page: Page, count: int) -> bool:
    """A job, or a product with little text, says its metadata, and no article about one."""
    if declares(page, ("JobPosting",), outermost=True):
        return True
    kind = page.meta.get("og:type", "").lower()
    return count < OFFER_WORDS and (kind in OFFER_KINDS or declares(page, ("Product",), outermost=True))


def is_shell(page: Page) -> bool:
    """A page that a script was to fill: it asks for JavaScript, has an empty mount point, or describes itself only."""
    if any(map(wants_script, page.pieces[:SHELL_PIECES])):
        return True
    if "og:title" in page.meta and sum(words(piece.text) for piece in page.pieces) < SHORT_WORDS:
        return True
    return any(map(MOUNT.search, page.boxes))


def wants_script(piece: Piece) -> bool:
    return len(piece.text) < SCRIPT_LINE and SCRIPT_WANTED.search(piece.text) is not None
