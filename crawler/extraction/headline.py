"""The headline: what stands above the story in the reader's eyes and, nearly the same, in the page's title."""

import re
import unicodedata
from collections.abc import Iterable

from crawler.extraction.metadata import JsonLd, first_meta
from crawler.extraction.page import HEADINGS, Page, Piece
from crawler.extraction.text import words
from crawler.items import Evidence

SEPARATOR = re.compile(
    r"\s+[-–—|·•:：»«]\s+|\s*[|｜_＿]\s*|\s*[-—–]{1,2}(?=[\u4e00-\u9fff]{2,12}$)|\s+[-–—]|--+"
    r"|——(?=[\u4e00-\u9fff]{2,8}$)"
)
NOT_LETTERS = re.compile(r"[\W_]+")
MAX_HEADLINE = 300
"""Characters; a headline of a megabyte is cut here."""
NOT_HEADLINES = re.compile(r"^(?:正文|首页|新闻|home|news|menu|search|error|untitled|index|.{0,3})$", re.I)


def folded(text: str) -> str:
    """For comparing: NFKC, case folded, letters and digits only."""
    return NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def find_headline_piece(page: Page, json_ld: JsonLd) -> Piece | None:
    """The visible headline: the piece that the titles confirm, else the only, or the first fitting, ``<h1>``."""
    titles = [folded(title) for title in machine_titles(page, json_ld)]
    longest = min(MAX_HEADLINE, 2 * max(map(len, titles), default=MAX_HEADLINE))
    best: tuple[float, Piece] | None = None
    for piece in page.pieces:
        if piece.image is None and 4 <= len(piece.text) <= longest:
            fit = confirmation(piece, titles)
            if fit > 0 and (best is None or fit > best[0]):
                best = (fit, piece)
    if best is not None:
        return best[1]
    firsts = [
        piece
        for piece in page.pieces
        if piece.tag == "h1" and words(piece.text) > 2 and not NOT_HEADLINES.match(piece.text)
    ]
    return firsts[0] if firsts and len(firsts) < 4 else None


def confirmation(piece: Piece, titles: Iterable[str]) -> float:
    """How well the titles confirm a piece: the share of a title it covers, more for heading tags; 0 for not."""
    key = folded(piece.text)
    if len(key) < 4:
        return 0.0
    share = max((len(key) / len(title) for title in titles if title and key in title), default=0.0)
    level = HEADINGS.get(piece.tag)
    needed = 0.3 if level == 1 else 0.45
    if share < needed or (piece.linked * 2 > len(piece.text) and level is None):
        return 0.0
    return share + (0.5 if level == 1 else 0.25 if level else 0.0)


def machine_titles(page: Page, json_ld: JsonLd) -> list[str]:
    """Titles for machines, the most careful first."""
    metas = [first_meta(page, name) for name in ("og:title", "twitter:title", "headline", "title")]
    found = [json_ld.headline, *(meta[1] for meta in metas if meta), page.title]
    return [title for title in dict.fromkeys(found) if title]


def headline_evidence(page: Page, json_ld: JsonLd, piece: Piece | None) -> list[Evidence]:
    """Every candidate, best first: the first is the headline."""
    rows: list[Evidence] = []
    if piece is not None:
        if short := without_kicker(piece.text, json_ld, page):
            rows.append(
                Evidence("headline", short, "visible:without kicker", piece.text[:MAX_HEADLINE], piece.locator, 0.95)
            )
        rule = (
            "visible:confirmed"
            if any(folded(piece.text) in folded(t) for t in machine_titles(page, json_ld))
            else "visible:h1"
        )
        rows.append(
            Evidence("headline", piece.text[:MAX_HEADLINE], rule, piece.text[:MAX_HEADLINE], piece.locator, 0.95)
        )
    site = page.meta.get("og:site_name", "")
    sources = [
        ("json-ld:headline", json_ld.headline),
        ("meta:og:title", page.meta.get("og:title")),
        ("meta:twitter:title", page.meta.get("twitter:title")),
        ("title", page.title),
    ]
    for rule, raw in sources:
        if raw:
            rows.append(
                Evidence("headline", without_site(raw, site)[:MAX_HEADLINE], rule, raw[:MAX_HEADLINE], rule, 0.8)
            )
    return [row for row in rows if row.value]


def without_kicker(text: str, json_ld: JsonLd, page: Page) -> str | None:
    """The end of a visible headline that begins with a kicker, when a title for machines is just that end."""
    for title in (json_ld.headline, page.meta.get("og:title")):
        if title and len(title) < len(text) and text.endswith(" " + title) and words(title) > 2:
            return title
    return None


def without_site(title: str, site: str = "") -> str:
    """A title without the site's and section's names behind it (or before it).

    >>> without_site("大桥通车_要闻_江城日报"), without_site("Harbour Bridge opens | The Example", "The Example")
    ('大桥通车', 'Harbour Bridge opens')
    """
    parts = [part.strip() for part in SEPARATOR.split(title) if part and part.strip()]
    if len(parts) < 2:
        return title.strip()
    kept = [part for part in parts if not site or folded(part) != folded(site)]
    longest = max(kept or parts, key=words)
    if words(kept[0] if kept else longest) >= 4 and words(kept[0]) * 2 >= words(longest):
        end = title.find(kept[0]) + len(kept[0])
        if len(kept) > 1 and words(kept[1]) > 7 and words(kept[1]) * 3 > words(kept[0]):
            return title[title.find(kept[0]) : title.find(kept[1], end) + len(kept[1])]
        return kept[0]
    return longest
