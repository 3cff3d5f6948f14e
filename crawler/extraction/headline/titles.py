"""Titles for machines (JSON-LD, ``<meta>``, ``<title>``), and the names of site and section that hang on them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from crawler.extraction.source.metadata import JsonLd
from crawler.extraction.source.page import Page
from crawler.extraction.source.text import has_cjk, squeeze, words

SEPARATOR: Final = re.compile(
    r"\s+[-–—|│·•:：»«]\s+|\s*[|│｜_＿]\s*|\s*[-—–]{1,2}(?=[\u4e00-\u9fff]{2,12}$)|\s+[-–—]|--+|[-–—]\s+"
    r"|——(?=[\u4e00-\u9fff]{2,8}$)|:\s+(?=[^:]+$)|\s+/\s+"
)
DASH: Final = re.compile(r"(?<=[\u4e00-\u9fff)）》”])[-–—](?=[\u4e00-\u9fff《“])")
"""Between Chinese words: before a name, or within a headline."""
MARK: Final = re.compile("[-–—|│·•:：»«｜_＿/]")
"""One of these is in every separator, and soon looked for."""
STRONG: Final = frozenset("|│｜_＿·•»«/")
"""What stands between a headline and names; dashes and colons stand inside headlines as well."""
NOT_ALNUM: Final = bytes(code for code in range(128) if not chr(code).isalnum())
OUTLET_ENDS: Final = tuple(
    """
    网 網 报 報 新闻 新聞 要闻 资讯 频道 頻道 在线 在線 电视台 電視台 卫视 广播台 通讯社 客户端 门户 平台 ニュース
    新聞社 뉴스 일보 신문
    """.split()
)
NO_WORD: Final = re.compile(r"[\W_]+")
INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens, zero-width blanks: where a browser may break a line. Joiners are letters' business and stay."""
PUBLISHER: Final = re.compile(r'"publisher"\s*:\s*\{[^{}]{0,300}?"name"\s*:\s*"([^"\\]{2,60})"')
ADDRESS_PREFIXES: Final = frozenset("www m amp mobile news blog blogs edition en de fr es it".split())
SECOND_LEVELS: Final = frozenset("co com net org gov edu ac or ne go gob asn".split())
ARCHIVED: Final = re.compile(r"https?://[^/]+/web/\d+[a-z_]*/(?=https?://)")
MAX_SITE_WORDS: Final = 5
"""An unknown last part longer than this is no name of a site or section."""
FEW_WORDS: Final = 3
MIN_NAME: Final = 4
"""Letters from which a name inside a longer part is that name, not chance."""


@dataclass(frozen=True, slots=True)
class MachineTitle:
    """``raw`` as the page has it, ``value`` without the names of site and section; ``full`` and ``key`` both folded."""

    rule: str
    raw: str
    value: str
    full: str
    key: str


def folded(text: str) -> str:
    """For comparing: NFKC, case folded, letters and digits only.

    >>> folded("Ｈarbour\u00ad-Bridge: “open”")
    'harbourbridgeopen'
    """
    if text.isascii():
        return text.lower().encode().translate(None, NOT_ALNUM).decode()
    text = unicodedata.normalize("NFKC", text).casefold().encode("utf-8", "ignore").translate(None, NOT_ALNUM).decode()
    return text if text.isalnum() else NO_WORD.sub("", text)


def tidy(text: str) -> str:
    """Without invisible characters, entities that were escaped twice, and the colon of a line above it.

    >>> tidy("Rechts\u00adfreier &quot;Raum&quot;")
    'Rechtsfreier "Raum"'
    >>> tidy(": Open again")  # it stood behind ``Our harbour``
    'Open again'
    """
    if "&" in text and ";" in text:
        text = squeeze(unescape(text))
    text = text.lstrip(":： ")
    return text if text.isascii() else INVISIBLE.sub("", text)


def machine_titles(page: Page, json_ld: JsonLd, sites: frozenset[str]) -> list[MachineTitle]:
    """The most careful first: JSON-LD names the article, ``<title>`` the page."""
    meta = page.meta.get
    said = (
        ("json-ld:headline", json_ld.headline),
        ("meta:og:title", meta("og:title")),
        ("meta:twitter:title", meta("twitter:title")),
        ("meta:headline", meta("headline")),
        ("meta:title", meta("title")),
        ("title", page.title),
    )
    read: dict[str, tuple[str, str, str]] = {}
    for _, raw in said:
        if raw and raw not in read:
            value = without_site(tidy(raw), sites)
            if not value.isascii() and DASH.search(value):
                value = told_apart(value, tidy(raw), page)
            full = folded(raw)
            read[raw] = value, full, full if value == raw else folded(value)
    return [MachineTitle(rule, raw, *read[raw]) for rule, raw in said if raw]


def site_names(page: Page, url: str | None = None) -> frozenset[str]:
    """What the site calls itself, folded: its declared names, its publisher, its host."""
    meta = page.meta.get
    names = [meta(name, "") for name in ("og:site_name", "application-name", "apple-mobile-web-app-title")]
    if not names[0]:
        found = next((match for script in page.json_ld if (match := PUBLISHER.search(script))), None)
        names.append(found[1] if found else "")
    for address in {url, page.hrefs.get("canonical"), meta("og:url")}:
        names += host_names(address) if address else ()
    return frozenset(key for key in map(folded, names) if key)


@lru_cache(maxsize=64)  # headline and section ask for the same
def host_names(address: str) -> tuple[str, ...]:
    """The host without its prefixes, and the part of it that somebody chose.

    >>> host_names("https://www.harbour-post.co.uk/news/1")
    ('harbour-post.co.uk', 'harbour-post')
    """
    try:
        host = urlsplit(ARCHIVED.sub("", address) if "/web/" in address else address).hostname or ""
    except ValueError:
        return ()
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in ADDRESS_PREFIXES:
        labels = labels[1:]
    own = [label for label in labels[:-1] if label not in SECOND_LEVELS]
    return (".".join(labels), *own[-1:], *own[:1]) if len(own) > 1 else (".".join(labels), *own)


def is_site(part: str, sites: Iterable[str]) -> bool:
    """Is a part of a title the site's name, or little more than that?"""
    key = folded(part)
    if not key:
        return True
    return any(
        key == site
        or (len(site) >= MIN_NAME and site in key and len(site) * 2 >= len(key))
        or (len(key) >= MIN_NAME and site.startswith(key) and len(key) * 2 >= len(site))
        for site in sites
    )


def without_site(title: str, sites: Iterable[str] = ()) -> str:
    """A title without the site's and section's names behind it (or before it): ``sites`` are folded.

    >>> without_site("大桥通车_要闻_江城日报"), without_site("Harbour Bridge opens | The Example", ["theexample"])
    ('大桥通车', 'Harbour Bridge opens')
    >>> without_site("We crossed 6 bridges - here's how they compare")
    "We crossed 6 bridges - here's how they compare"
    """
    cuts = list(separators(title))
    start, end = 0, len(title)
    while cuts and is_site(title[start : cuts[0][0]], sites):
        start = cuts.pop(0)[1]
    while cuts:
        before, after = cuts[-1]
        rest, last = title[start:before], title[after:end]
        if not is_site(last, sites) and not is_name(rest, last, title[before:after]):
            break
        cuts.pop()
        end = before
    return title[start:end].strip() or title.strip()


@lru_cache(maxsize=64)
def separators(title: str) -> tuple[tuple[int, int], ...]:
    """Where something stands between the parts of a title; asked twice for each page.

    Only blanks stand in a separator before its mark: tried there, it is found several times as fast as by a search.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while mark := MARK.search(title, at):
        begin, at = mark.start(), mark.end()
        earliest = found[-1][1] if found else 0
        while begin > earliest and title[begin - 1].isspace():
            begin -= 1
        for start in range(begin, at):
            match = SEPARATOR.match(title, start)
            if match is not None:
                found.append(match.span())
                at = match.end()
                break
    return tuple(found)


def is_name(rest: str, last: str, separator: str) -> bool:
    """Is the last part of a title the name of a site or section that the page does not declare?"""
    length, before = words(last), words(rest)
    if length > MAX_SITE_WORDS * (2 if has_cjk(last) else 1):
        return False
    if last.endswith(OUTLET_ENDS) and before > FEW_WORDS:
        return True
    if separator.strip()[:1] in STRONG:
        return length <= max(before, FEW_WORDS)
    if ":" in separator or length * 2 > before:
        return False
    return last[-1:] not in "?!.…”\"'" and all(not word[0].islower() for word in last.split())


def told_apart(value: str, title: str, page: Page) -> str:
    """A title that has dashes between its Chinese parts: the part that is the headline, where the page tells which.

    A name behind it is a link's as well, as in a path, or the page has what is before it as a line of its own. Behind
    names (``网站-栏目-金银花``) the headline is such a line. ``value`` is the title without the names that are known.
    """
    names = {squeeze(text) for piece in page.pieces for _, text in piece.anchors if len(text) < len(title)}
    lines = {piece.text for piece in page.pieces if not piece.linked and len(piece.text) < len(title)}
    first, *between, last = DASH.split(title)
    if first.endswith(OUTLET_ENDS) and not last.endswith(OUTLET_ENDS) and last in lines and names.issuperset(between):
        return last
    while value != title and value not in lines and (dashes := list(DASH.finditer(value))):
        rest, name = value[: dashes[-1].start()], value[dashes[-1].end() :]
        if name not in names and rest not in lines:
            break
        value = rest
    return value


def title_parts(title: str) -> Iterator[str]:
    """The parts of a title between its separators."""
    cuts = separators(title)
    parts = (title[end:begin] for (_, end), (begin, _) in pairwise(((0, 0), *cuts, (len(title), 0))))
    return (part for part in map(str.strip, parts) if part)


def is_said(key: str, titles: Iterable[MachineTitle]) -> bool:
    """Is something folded a title, or in one?"""
    return any(key in title.full for title in titles)
