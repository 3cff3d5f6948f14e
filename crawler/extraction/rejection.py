"""Pages that are not articles, and why: said by their bytes, their words, or what is missing."""

import re

from crawler.extraction.page import Page, Piece
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
NOT_FOUND = re.compile(
    r"(?:页面|頁面|网页|文章|内容|您访问的.{0,12})(?:不存在|未找到|找不到|已(?:被)?删除|已下线|走丢了)|\b404\b"
    r"|page (?:was )?not found|page can(?:not|'t) be found|ページが見つかりません|페이지를 찾을 수 없",
    re.I,
)
CAPTCHA = re.compile(
    r"验证码|人机验证|安全验证|滑动验证|请完成验证|captcha|are you (?:a )?(?:human|robot)|verify you are human"
    r"|unusual traffic|checking your browser",
    re.I,
)
LOGIN = re.compile(
    r"请(?:先)?登录|登录后(?:查看|阅读)|please (?:log|sign) in|you must be logged in|ログインしてください", re.I
)
SHORT_WORDS = 20
SOFT_ERROR_WORDS = 160
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
    if count < SOFT_ERROR_WORDS:
        said = " ".join((page.title, headline or "", *(piece.text for piece in (body or page.pieces)[:12])))[:2000]
        for why, pattern in (("not_found", NOT_FOUND), ("captcha", CAPTCHA), ("login", LOGIN)):
            if pattern.search(said):
                return why
    if not page.pieces:
        return "script_only" if page.title or page.meta else "empty"
    claims = is_declared(page) and story.headline is not None
    if not claims and is_index(page, count):
        return "index_page"
    return "too_short" if count < (FLASH_WORDS if claims or is_flash(story, body) else SHORT_WORDS) else None


def is_declared(page: Page) -> bool:
    """The page's own metadata calls it an article, or gives the time it was published."""
    return page.meta.get("og:type", "").lower() == "article" or "article:published_time" in page.meta


def is_flash(story: Story, body: list[Piece]) -> bool:
    """A whole sentence below a headline with a line of date, source or people: short, and an article."""
    signed = any(is_credit_or_date(piece.text) for piece in story.header if piece.text)
    return story.headline is not None and signed and bool(body) and body[-1].text[-1] in SENTENCE_END


def is_index(page: Page, count: int) -> bool:
    """Many links, and little text beside theirs."""
    if page.is_plain:
        return False
    linked = [words(piece.text) for piece in page.pieces if piece.links and piece.linked > 8]
    total = sum(words(piece.text) for piece in page.pieces)
    many = len(linked) >= INDEX_LINKS and count < INDEX_SHARE * total
    mostly = len(linked) >= FEWEST_LINKS and sum(linked) > LINKED_SHARE * total
    return (many or mostly) and count < INDEX_WORDS
