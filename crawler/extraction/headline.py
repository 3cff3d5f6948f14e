"""The headline: what stands above the story in the reader's eyes and, nearly the same, in the page's title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crawler.extraction.metadata import JsonLd
from crawler.extraction.page import HEADINGS, Page, Piece
from crawler.extraction.text import has_cjk, words
from crawler.extraction.titles import (
    MachineTitle,
    address_share,
    folded,
    is_site,
    machine_titles,
    site_names,
    tidy,
    title_parts,
    without_site,
)
from crawler.items import Evidence

__all__ = ["MAX_HEADLINE", "find_headline_piece", "folded", "headline_evidence", "without_site"]

NOT_HEADLINES = re.compile(r"^(?:正文|首页|新闻|home|news|menu|search|error|untitled|index|.{0,3})$", re.I)
HEADLINE_NAMES = re.compile(r"head-?line|(?:article|post|entry|news|story|page|content)[_-]*title|^title|\btitle(?:\s|$)")
ENTRY_TITLE = re.compile(r"(?:article|entry|post|news|story)[_-]?(?:title|headline)")
LOGO_NAMES = re.compile(r"logo|site-?(?:title|name)|brand|masthead")
ASIDE_TAGS = frozenset(("nav", "aside", "footer"))
ASIDE_NAMES = re.compile(r"sidebar|side-?col|footer|related|comment|crumb|newsletter|cookie|modal|pop-?up|(?:right|left)[_-]?col")
FRONT_PAGE = re.compile(r"(?:.*//[^/]+)?/?(?:index\.\w{3,5}|home)?/?(?:[?#].*)?")
DAY_BEFORE = re.compile(r"^\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d\d)\s*[-–—:|]\s+(?=\S)|^\d{4}-\d\d-\d\d\s*[-–—:|]\s+(?=\S)")
ENDS_OPEN = frozenset(",;-–—&(/")
CUT = ("…", "...")
MAX_HEADLINE = 300
"""Characters; a headline of a megabyte is cut here."""
FEWEST_LETTERS = 4
MOST_H1 = 4
"""From so many ``<h1>`` on, none of which a title confirms, no one of them is the headline."""
HEADING_SHARE = 0.3
"""Of a title, the share a heading must cover to be confirmed by it; other lines need more."""
LINE_SHARE = 0.45
ADDRESS_SHARE = 0.8
"""Of the words of headline and address together: a live ticker keeps its address while its headline changes."""
LONG_WORD = 5
MOST_LINES = 4
"""Lines that one headline is broken into by ``<br>``."""


def find_headline_piece(page: Page, json_ld: JsonLd) -> Piece | None:
    """The visible headline: the piece that the titles confirm, else the only, or the first fitting, heading."""
    sites = site_names(page)
    titles = machine_titles(page, json_ld, sites)
    fits = [(confirmation(piece, key, titles, sites), piece) for piece, key in similar_pieces(page, titles)]
    confirmed = sorted(((fit, piece) for fit, piece in fits if fit > 0), key=lambda pair: -pair[0])
    piece = next((piece for _, piece in confirmed if piece.tag in HEADINGS or not is_aside(piece)), None)
    if piece is None:
        piece = unconfirmed_heading(page, titles, sites)
        if confirmed and (piece is None or not is_related(piece, titles)):
            piece = confirmed[0][1]
    return None if piece is None else whole_heading(piece, titles)


def similar_pieces(page: Page, titles: list[MachineTitle]) -> Iterator[tuple[Piece, str]]:
    """Pieces, folded, that could be one of the titles: headings of such a length, and lines that begin or end alike."""
    said = "\n".join(title.raw for title in titles).lower()
    longest = min(MAX_HEADLINE, 2 * max((len(title.raw) for title in titles), default=0))
    for piece in page.pieces:
        text = piece.text
        if FEWEST_LETTERS <= len(text) <= longest and piece.image is None:
            if piece.tag in HEADINGS or text[:4].lower() in said or text[-4:].lower() in said:
                yield piece, folded(tidy(text))


def confirmation(piece: Piece, key: str, titles: list[MachineTitle], sites: frozenset[str]) -> float:
    """How well the titles confirm a piece: the share of a title it covers, more for heading tags; 0 for not."""
    if len(key) < FEWEST_LETTERS:
        return 0.0
    share = max((covered(key, title) for title in titles), default=0.0)
    level = HEADINGS.get(piece.tag)
    if share < (LINE_SHARE if level is None else HEADING_SHARE) or (level is None and piece.linked * 2 > len(piece.text)):
        return 0.0
    if is_logo(piece) or (is_site(piece.text, sites) and share < 1):
        return 0.0
    return share + prominence(piece)


def covered(key: str, title: MachineTitle) -> float:
    if key == title.key:
        return 1.0
    full = folded(title.raw)
    return len(key) / len(full) if key in full else 0.0


def prominence(piece: Piece) -> float:
    """How much an element calls itself a headline."""
    level = HEADINGS.get(piece.tag)
    if piece.node.itemprop == "headline":
        return 0.5
    if piece.tag == "figcaption":
        return -0.2
    named = 0.1 if HEADLINE_NAMES.search(piece.node.names) else 0.0
    return named + (0.5 if level == 1 else 0.25 if level else 0.0)


def is_logo(piece: Piece) -> bool:
    """The site's name for a headline: it says so, or leads to the front page."""
    if piece.links and piece.linked * 2 > len(piece.text) and FRONT_PAGE.fullmatch(piece.links[0][0]):
        return True
    return LOGO_NAMES.search(piece.node.names) is not None


def unconfirmed_heading(page: Page, titles: list[MachineTitle], sites: frozenset[str]) -> Piece | None:
    """The first ``<h1>`` that could be a headline, outside of furniture if there is one."""
    firsts = [piece for piece in page.pieces if piece.tag == "h1" and could_be_headline(piece, titles, sites)]
    if not firsts:
        named = [piece for piece in page.pieces if piece.tag in HEADINGS and ENTRY_TITLE.search(piece.node.names)]
        return named[0] if len(named) == 1 and words(named[0].text) > 1 else None
    if len(firsts) >= MOST_H1:
        return None
    return next((piece for piece in firsts if not is_aside(piece)), firsts[0])


def is_aside(piece: Piece) -> bool:
    return any(node.tag in ASIDE_TAGS or ASIDE_NAMES.search(node.names) for node in piece.node.lineage())


def could_be_headline(piece: Piece, titles: list[MachineTitle], sites: frozenset[str]) -> bool:
    length = words(piece.text)
    if length < 2 or NOT_HEADLINES.match(piece.text) or (length == 2 and not is_related(piece, titles)):
        return False
    return not is_logo(piece) and not is_site(piece.text, sites)


def is_related(piece: Piece, titles: list[MachineTitle]) -> bool:
    """Has a heading a longer word in common with a title?"""
    key = folded(piece.text)
    said = [folded(word) for title in titles for word in title.value.replace("-", " ").split()]
    if any(len(word) >= LONG_WORD and word in key for word in said):
        return True
    return any(len(word) >= LONG_WORD and word in title.key for word in map(folded, piece.text.split()) for title in titles)


def whole_heading(piece: Piece, titles: list[MachineTitle]) -> Piece:
    """A heading with the lines that ``<br>`` cut from it, where a title has them too, or no title has any."""
    lines = [line for line in piece.node.pieces if line.image is None]
    if not 1 < len(lines) <= MOST_LINES or piece.tag not in HEADINGS or lines[0].text[:1] in ENDS_OPEN:
        return piece
    text = ("" if has_cjk(piece.text) else " ").join(line.text for line in lines)
    key = folded(text)
    if len(text) > MAX_HEADLINE or not any(key in folded(title.raw) for title in titles):
        return piece
    return replace(piece, text=text, position=lines[-1].position, linked=sum(line.linked for line in lines))


def headline_evidence(page: Page, json_ld: JsonLd, piece: Piece | None, url: str | None = None) -> list[Evidence]:
    """Every candidate, best first: the first is the headline."""
    sites = site_names(page, url)
    titles = machine_titles(page, json_ld, sites)
    rows = [
        Evidence("headline", title.value[:MAX_HEADLINE], title.rule, title.raw[:MAX_HEADLINE], title.rule, 0.8)
        for title in titles
        if title.value
    ]
    if piece is None:
        return rows
    seen = [(rule, value) for rule, value in readings(tidy(piece.text), titles, sites, url or page.hrefs.get("canonical")) if value]
    return [
        Evidence("headline", value[:MAX_HEADLINE], rule, piece.text[:MAX_HEADLINE], piece.locator, 0.95)
        for rule, value in seen
    ] + rows


def readings(text: str, titles: list[MachineTitle], sites: frozenset[str], url: str | None) -> Iterator[tuple[str, str | None]]:
    """(rule, value) of a visible headline, the most careful first."""
    key = folded(text)
    same = next((title for title in titles if title.key == key), None)
    if same is None:
        yield "json-ld:headline:agreed", agreed_title(key, titles)
        yield "visible:trimmed", trimmed(text, key, titles, sites)
    yield "visible:without kicker", unglued(text, key, titles)
    yield "json-ld:headline:address", addressed_title(text, key, titles, url)
    if same is not None and text.isupper() and not same.value.isupper():
        yield "visible:spelled", same.value
    yield "visible:without day", without_day(text)
    yield "visible:confirmed" if any(key in folded(title.raw) for title in titles) else "visible:h1", text


def without_day(text: str) -> str | None:
    rest = DAY_BEFORE.sub("", text)
    return rest if rest != text and words(rest) > 2 else None


def agreed_title(key: str, titles: list[MachineTitle]) -> str | None:
    """What JSON-LD and ``og:title`` both say in the place of the visible headline, or beyond it."""
    said = {title.rule: title for title in titles}
    first, second = said.get("json-ld:headline"), said.get("meta:og:title")
    if first is None or second is None or first.key != second.key or first.key in key:
        return None
    return first.value


def addressed_title(text: str, key: str, titles: list[MachineTitle], url: str | None) -> str | None:
    """The JSON-LD headline that the page's address was made of, when the visible one was changed since."""
    if not titles or titles[0].rule != "json-ld:headline" or titles[0].key == key or url is None:
        return None
    spelled = address_share(titles[0].value, url)
    return titles[0].value if spelled >= ADDRESS_SHARE and spelled > address_share(text, url) else None


def trimmed(text: str, key: str, titles: Iterable[MachineTitle], sites: frozenset[str]) -> str | None:
    """A visible headline without the kicker, subtitle or site name that markup glued to it."""
    whole = next((title for title in titles if key in folded(title.raw)), None)
    for title in titles:
        if not title.key or words(title.value) < 2 or len(title.key) * 4 < len(key):
            continue
        if key.startswith(title.key) and (whole is None or is_site(key[len(title.key) :], sites)):
            return title.value
        if key.endswith(title.key) and whole is None:
            return title.value
    return None


def unglued(text: str, key: str, titles: Iterable[MachineTitle]) -> str | None:
    """What is behind the kicker of a visible headline that a title divides from it, and the page by markup only."""
    return next((rest for title in titles if key in folded(title.raw) and (rest := behind_kicker(text, title.raw))), None)


def behind_kicker(text: str, raw: str) -> str | None:
    parts = list(title_parts(raw))
    if len(parts) < 2 or not text.startswith(parts[0]):
        return None
    rest = text[len(parts[0]) :].strip()
    is_headline = words(rest) > words(parts[0]) and rest[:1] not in "-–—|:·•»,"
    return rest if is_headline else None
