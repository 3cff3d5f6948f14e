"""Pages that are not articles, and why: said by their bytes, their words, or what is missing."""

import json
import re
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from crawler.extraction.date.dates import has_day
from crawler.extraction.refusal.listings import (
    ARTICLES,
    FEWEST_TEASERS,
    FULL_STOPS,
    HEADLINE_WORDS,
    QUOTED,
    declares,
    find_index,
    front_page,
    is_linked_headline,
    is_unlinked,
    says_itself,
    words_of,
)
from crawler.extraction.refusal.notices import CONSENT_SHARE, SCRIPT_WANTED, asks_consent, notice_in, title_notice
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.source.text import SENTENCE_END, words
from crawler.extraction.story.story import Story, is_credit_or_date

KINDS: Final = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"PK\x03\x04": "a zip archive, or a document that is one (.docx, .epub)",
    b"\x1f\x8b": "packed by gzip",
    b"RIFF": "a picture, a sound or a film",
    b"\x7fELF": "a program",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"ID3": "a sound (MP3)",
    b"\x00\x00\x00": "",
}
"""What the first bytes tell."""
MAGIC: Final = tuple(KINDS)
TO_DO: Final = {"a PDF": "its text can be loaded from a .txt file, which pdftotext makes"}
XML_STARTS: Final = (
    b"<?xml",
    b"<!",
    b"<rss",
    b"<feed",
    b"<urlset",
    b"<sitemapindex",
    b"<rdf:rdf",
    b"<opml",
    b"<sm:",
    b"<atom:",
)
DATA_ROOT: Final = re.compile(
    rb"(?:<\?[^>]{0,300}\?>\s*|<!--(?:(?!-->).){0,3000}-->\s*|<!doctype\s+(?!html)[^>\[]{0,300}>\s*)*"
    rb"<(?:\w{1,10}:)?(?:rss|feed|urlset|sitemapindex|rdf|opml)[\s>]",
    re.S,
)
"""The beginning of an RSS or Atom feed, a sitemap, a list of feeds; of XML that is news (NITF) it is another one."""
JSON_START: Final = re.compile(rb'\[?\s*\{\s*"[^"\n]{1,80}"\s*:')
"""An object, or a list of them, with its first key."""
MOST_JSON: Final = 1 << 20
"""Bytes of JSON that are parsed to know that they are; of more the beginning is believed."""
BROKEN_SHARE: Final = 0.01
"""Of the non-ASCII characters: a page half UTF-8 and half GBK has more that cannot be read."""
FEW_BROKEN: Final = 5
"""Characters that any page may have lost."""
WESTERN: Final = 50
"""Characters of a Western language for each that is not ASCII."""
SHORT_WORDS: Final = 20
"""A page with fewer words of its own is a caption, a teaser or a form."""
FLASH_WORDS: Final = 8
"""The same for a page that calls itself an article, or is signed: a weather warning has one sentence."""
NOTICE_WORDS: Final = 300
"""Cookie walls that list their partners' purposes are this long; other notices are shorter."""
PHRASE_WORDS: Final = 120
"""Above this a phrase of a notice is part of a text: forum pages ask the reader to log in at their end."""
NOTICE_PIECES: Final = 6
"""Lines from the headline on in which a notice says what it is."""
NOTICE_CHARACTERS: Final = 1_500
SIGNATURE: Final = 100
"""Characters of a line with a date in it that is not a sentence."""
SCRIPT_LINE: Final = 200
"""Characters of a line that asks for JavaScript, or says that the page is loading."""
SCRIPT_HINTS: Final = tuple("javascript load lade cargando chargement 加载 加載 载入 載入 読み込み中 로딩".split())
"""One of these is in all that SCRIPT_WANTED finds."""
SHELL_PIECES: Final = 40
"""Lines of a page among which that one stands: menus and footers can be there without scripts."""
MOUNT: Final = re.compile(r"(?:^|\s)(?:root|app|app-root|__next|__nuxt|__layout|react-root|mount)(?=$|\s)")
"""The element that a framework puts its page into."""
OFFER_KINDS: Final = frozenset("product product.item og:product".split())
OFFER_WORDS: Final = 200
"""Words from which the page of a product is a text about it: descriptions are shorter, guides and tests longer."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """``why`` is a name of reasons.py; ``because`` what was seen or counted, beside what would have been enough."""

    why: str
    because: str


BLANK: Final = b"\xef\xbb\xbf\xfe\xff \t\r\n\x00"
"""Byte-order marks, blanks, zeros."""
CONTROLS: Final = bytes(byte for byte in range(32) if byte not in (0, 9, 10, 12, 13, 27))
"""What no text is written with; zeros are half of UTF-16, and 27 switches ISO-2022."""


def binary_reason(body: bytes) -> str | None:
    """``empty`` or ``binary``, from the bytes alone."""
    if not body[:1024].strip(BLANK) and not body.strip(BLANK):
        return "empty"
    head = body[:1024]
    if head.startswith(MAGIC):
        return "binary"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    controls = len(head) - len(head.translate(None, CONTROLS))
    return "binary" if controls > len(head) / 20 else None


def bytes_detail(body: bytes) -> str:
    """What bytes are that are no page, how many, and what can be done.

    >>> bytes_detail(b"GIF89a"), bytes_detail(b"")
    ('a picture (GIF), 6 bytes', '0 bytes')
    """
    kind = next((said for magic, said in KINDS.items() if body.startswith(magic)), "")
    return ", ".join(filter(None, (kind, f"{len(body)} bytes"))) + (f": {TO_DO[kind]}" if kind in TO_DO else "")


def data_reason(body: bytes) -> str | None:
    """``data`` for a feed, a sitemap or JSON, from the bytes alone."""
    head = body[:4096].lstrip(BLANK).lower()
    if head.startswith(XML_STARTS):
        return "data" if DATA_ROOT.match(head) else None
    if not JSON_START.match(head) or len(body) > MOST_JSON:
        return "data" if JSON_START.match(head) else None
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return None
    return "data"


def broken_reason(text: str, replacements: int) -> str | None:
    """``undecodable`` when more than one character in a hundred of the non-ASCII ones could not be read.

    A Western page has few of them: it is judged as if every fiftieth of its characters were one.
    """
    if replacements <= FEW_BROKEN:
        return None
    strange = max(len(text) // WESTERN, len(text) - len(text.encode("ascii", "ignore")))
    return "undecodable" if replacements > strange * BROKEN_SHARE else None


def find_refusal(page: Page, story: Story, headline: str | None, url: str | None = None) -> Refusal | None:
    """Why the page as read is no article; None when it is one. ``url`` is its address."""
    if not page.pieces:
        return Refusal(bare_reason(page), "it has no line of text and no picture")
    body = [piece for piece in story.body if piece.image is None]
    count = words_of(body)
    if count < NOTICE_WORDS:
        body = [piece for piece in body if not wants_script(piece)]
        count = words_of(body)
    notice = find_notice(page, story, headline, count) if count < NOTICE_WORDS else None
    if notice:
        return notice
    claims = is_declared(page) and story.headline is not None
    offer = None if claims else find_offer(page, count)
    if offer:
        return offer
    signed = claims or (count < NOTICE_WORDS and is_signed(page, story))
    listed = None if claims else front_page(page, url)
    if not claims and (listed is None or is_signed(page, story)):
        listed = find_index(page, story, body, signed=signed)
    if listed:
        return Refusal("index_page", listed)
    if count >= SHORT_WORDS or (count >= FLASH_WORDS and (claims or (signed and is_flash(story, body)))):
        return None
    if page.is_cut:
        return Refusal("too_long", f"words of text among the elements that were read: {count}")
    shell = find_shell(page)
    return Refusal("script_only", shell) if shell else Refusal("too_short", short_because(count, signed))


def short_because(count: int, signed: bool) -> str:
    said = "a date, a name or its metadata sign it" if signed else "nothing dates or signs it"
    return f"words of text: {count} (an article has {SHORT_WORDS}, a signed sentence {FLASH_WORDS}); {said}"


def bare_reason(page: Page) -> str:
    """Why a page has no text at all."""
    if "refresh" in page.meta:
        return "redirect"
    return "script_only" if page.title or page.meta or "<script" in page.source else "empty"


def find_notice(page: Page, story: Story, headline: str | None, count: int) -> Refusal | None:
    """What a short page says in the place of an article. What is dated or signed says something else."""
    if "error404" in says_itself(page):
        return Refusal("not_found", "its <body> is named “error404”")
    if count >= FLASH_WORDS and is_signed(page, story):
        return None
    for place, title in (("title", page.title), ("headline", headline or "")):
        if why := title_notice(title):
            said = f"its {place} is “{title[:QUOTED]}”; words of text: {count} (fewer than {NOTICE_WORDS})"
            return Refusal(why, said)
    if asks_consent([piece.text for piece in page.pieces if is_unlinked(piece)]):
        said = f"of what it says over {CONSENT_SHARE:.0%} is about cookies or data, and it asks to agree"
        return Refusal("cookie_wall", said)
    if count >= PHRASE_WORDS:
        return None
    start = story.headline.position if story.headline is not None else 0
    pieces = list(islice((piece for piece in page.pieces[start:] if is_unlinked(piece)), NOTICE_PIECES))
    found = notice_in(" \n".join(piece.text for piece in pieces)[:NOTICE_CHARACTERS])
    if found is None or (found[0] == "login" and is_below_text(found[1], pieces, story)):
        return None
    why, phrase = found
    where = f"in the first {NOTICE_PIECES} lines of a page with {count} words of text (fewer than {PHRASE_WORDS})"
    return Refusal(why, f"it says “{phrase[:QUOTED]}” {where}")


def is_below_text(phrase: str, pieces: list[Piece], story: Story) -> bool:
    """Does a phrase stand below some of the story? Then it is a plea to read on, on the page of an article."""
    plea = next((piece for piece in pieces if phrase in piece.text), None)
    return plea is not None and words_of(one for one in story.body if one.position < plea.position) >= SHORT_WORDS


def is_declared(page: Page) -> bool:
    """The page's own metadata calls it an article, or gives the time it was published."""
    meta = page.meta
    return meta.get("og:type", "").lower() == "article" or "article:published_time" in meta or "datepublished" in meta


def is_signed(page: Page, story: Story) -> bool:
    """Metadata of an article, or a line of date, source or people under the headline and above all other headlines."""
    if is_declared(page) or declares(page, ARTICLES):
        return True
    own = takewhile(lambda piece: not is_linked_headline(piece), story.header)
    return any(is_signature(piece.text) and not is_entry(page, piece) for piece in own if piece.text)


def is_entry(page: Page, piece: Piece) -> bool:
    """A line of date with a linked headline in it, or right above one, as in a list of such pairs."""
    said = piece.anchors[0][1] if len(piece.anchors) == 1 else ""
    if words(said) > HEADLINE_WORDS and not is_signature(said):
        return True
    following = page.pieces[piece.position + 1 : piece.position + 2 * FEWEST_TEASERS]
    linked = [is_linked_headline(other) for other in following]
    return len(linked) == 2 * FEWEST_TEASERS - 1 and all(linked[::2]) and not any(linked[1::2])


def is_signature(text: str) -> bool:
    """A line of date, source or people: ``記者林向晚／山城報導 2026-11-20``; a sentence that names a day is none."""
    if is_credit_or_date(text):
        return True
    return len(text) < SIGNATURE and text[-1] not in FULL_STOPS and has_day(text)


def is_flash(story: Story, body: list[Piece]) -> bool:
    """A whole sentence below a headline: where it is dated or signed, short and an article."""
    return story.headline is not None and bool(body) and body[-1].text[-1] in SENTENCE_END


def find_offer(page: Page, count: int) -> Refusal | None:
    """A job, or a product with little text, says its metadata, and no article about one."""
    if declares(page, ("JobPosting",), outermost=True):
        return Refusal("offer", "its JSON-LD begins with a JobPosting")
    kind = page.meta.get("og:type", "").lower()
    if count < OFFER_WORDS and (kind in OFFER_KINDS or declares(page, ("Product",), outermost=True)):
        by = f"og:type says “{kind}”" if kind in OFFER_KINDS else "its JSON-LD begins with a Product"
        return Refusal("offer", f"{by}; words of text: {count} (a text about one has {OFFER_WORDS})")
    return None


def find_shell(page: Page) -> str | None:
    """A page that a script was to fill: it asks for JavaScript, has an empty mount point, or describes itself only."""
    asking = next((piece for piece in page.pieces[:SHELL_PIECES] if wants_script(piece)), None)
    if asking:
        return f"it says “{asking.text[:QUOTED]}”"
    if "og:title" in page.meta and (count := words_of(page.pieces)) < SHORT_WORDS:
        return f"it has og:title, and all its words are {count} (fewer than {SHORT_WORDS})"
    mount = next(filter(MOUNT.search, page.boxes), None)
    return f"an element named “{mount[:QUOTED]}” is empty" if mount else None


def wants_script(piece: Piece) -> bool:
    if len(piece.text) >= SCRIPT_LINE:
        return False
    small = piece.text.lower()
    return any(hint in small for hint in SCRIPT_HINTS) and SCRIPT_WANTED.search(piece.text) is not None
