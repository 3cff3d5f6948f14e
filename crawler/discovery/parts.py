"""Where an article goes on: links to the next part of the same article, and to all of it on one page. Pure.

A link counts when its address is the article's own with a number behind it, and it says that it leads on. ``下一篇``
has another address; a related article, whose address may happen to end in ``-2``, says its headline.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from lxml import etree

from crawler.discovery.entries import address_in
from crawler.discovery.links import LinkPage, text_of
from crawler.discovery.paging import SCRIPTED, says_next
from crawler.extraction.story.continuation import says_next_page

MOST_PARTS = 20
"""Beside the first; an article of more is cut there."""
MOST_BYTES = 32 * 1024 * 1024
"""Of all further parts together."""
PAGE_NAMES = frozenset("page p pn pg pageno pagenum pageindex page_no page_num currentpage curpage nowpage".split())
"""Parameters of a query that count parts; ``cpage`` counts comments."""
WHOLE_WORDS = frozenset(
    {
        *("全文", "全文阅读", "阅读全文", "单页阅读", "显示全文", "查看全文", "看全文", "在本页阅读全文", "余下全文"),
        *("view all", "single page", "view as single page", "on one page", "show all", "all pages"),
        *("閱讀全文", "全文を読む", "全文表示"),
        *("auf einer seite", "alles auf einer seite lesen", "sur une seule page"),
    }
)  # fmt: skip
LARGEST = 4 * 1024 * 1024
"""Bytes of a page that is looked at."""
MOST_QUERIES = 2_000
LONGEST_ADDRESS = 300
LONGEST_PARAMETER = 16
MOST_AROUND = 30
"""Elements around a link that are asked what they are."""
BETWEEN = r"(?:[_-](?:p|page)?-?|/(?:page[/_-])?)"
"""Between an article's own address and the number of a part."""
_AFTER = re.compile(rb"(?:\.[A-Za-z]{2,6})?" + BETWEEN.encode() + rb"\d{1,2}(?!\d)")
_PARAMETER = re.compile(rb"[?&;](?:[Pp](?:age\w{0,6}|[nNgG])?|(?:cur|current|now)[Pp]age)$")
_ONE_OR_TWO = re.compile(rb"=[12]")
_SCRIPT = re.compile(rb"createPageHTML\(\s*(\d{1,5})")
_BEFORE = re.compile(rb"""["'\s>]""")
_BEFORE_NAME = frozenset(b"/=;>\"' \t\r\n\f")
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}$")
FIRST_ONE = re.compile(r"(.*[^/])([_-])([01])")
_LABEL = re.compile(r"[\[(（【<]?\s*(?:第|page|seite)?\s*(\d{1,2})\s*(?:页|頁|ページ)?\s*[\])）】>]?", re.I)
WHOLE_ENDING = re.compile(r"(?:[_/-](?:all|full|single|whole|0)|/(?:all|full|single)/?)", re.I)
_WHOLE_VALUES = frozenset("all full 0 1 true single".split())
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?list|repl(?:y|ies)|reviews?|pinglun|disqus)(?:$|[\s_-])", re.I
)


def part_number(url: str, first: str) -> int | None:
    """The number that stands in a part's address behind the article's own; None for any other address.

    >>> first = "https://a.example/yw/t2026_480037.shtml"
    >>> part_number("https://a.example/yw/t2026_480037_1.shtml", first), part_number("https://a.example/2.shtml", first)
    (1, None)
    >>> part_number("/show.php?id=7&page=2", "/show.php?id=7"), part_number("/a/b/2/", "/a/b/")
    (2, 2)
    """
    try:
        here, own = urlsplit(url), urlsplit(first)
    except ValueError:
        return None
    if here.netloc.lower() != own.netloc.lower():
        return None
    return _query_number(here, own) if here.path == own.path else _path_number(here, own)


def _query_number(here: SplitResult, own: SplitResult) -> int | None:
    pairs, known = parse_qsl(here.query, True), parse_qsl(own.query, True)
    known = [(name, value) for name, value in known if not (name.lower() in PAGE_NAMES and value in ("0", "1"))]
    added = [pair for pair in pairs if pair not in known]
    if len(added) != 1 or len(pairs) != len(known) + 1:
        return None
    name, value = added[0]
    return int(value) if name.lower() in PAGE_NAMES and re.fullmatch(r"\d{1,2}", value) else None


def _path_number(here: SplitResult, own: SplitResult) -> int | None:
    (stem, ending), (base, own_ending) = split_path(here.path), split_path(own.path)
    if here.query != own.query or ending != own_ending or not base.rpartition("/")[2]:
        return None
    found = re.fullmatch(f"{re.escape(base)}{BETWEEN}([0-9]{{1,2}})", stem)
    if found is None and (numbered := FIRST_ONE.fullmatch(base)):
        found = re.fullmatch(f"{re.escape(numbered[1] + numbered[2])}([0-9]{{1,2}})", stem)
    return int(found[1]) if found else None


def split_path(path: str) -> tuple[str, str]:
    """The path without its file ending, or without the slash at its end; and that."""
    ending = _ENDING.search(path) or re.search(r"/$", path)
    return (path[: ending.start()], ending[0]) if ending else (path, "")


def next_part(page: LinkPage, first: str, position: int) -> str | None:
    """The address of the part behind this one, which is at ``position``, counted from 1."""
    here = part_number(page.url, first) or 0 if position > 1 else 0
    found = {url: number for url in _leading_on(page, first, position) if (number := part_number(url, first))}
    later = [url for url, number in found.items() if number > here]
    return min(later, key=lambda url: found[url], default=None)


def _leading_on(page: LinkPage, first: str, position: int) -> Iterator[str]:
    for element in page.tree.root.iter("a", "link"):
        if not _says_part(element, position + 1):  # of nearly all links; their addresses would take ten times as long
            continue
        url = address_in(element.get("href"), page.base)
        if url is not None and part_number(url, first) is not None and not _is_in_comments(element):
            yield url
    script = SCRIPTED.search(page.text)
    if script and int(script[2]) == position - 1 and position < int(script[1]):
        yield urljoin(page.base, f"{script[3]}_{position}.{script[4]}")


def _says_part(element: etree._Element, position: int) -> bool:
    """Does a link say that it leads to the next part, which is at ``position``?"""
    if "next" in (element.get("rel") or "").lower().split():
        return True
    text = text_of(element)
    label = _LABEL.fullmatch(text)
    return says_next(text) or says_next_page(text) or (label is not None and int(label[1]) == position)


def whole_page(page: LinkPage, first: str) -> str | None:
    """Where all of the article stands on one page, where the first part says so."""
    for element in page.tree.root.iter("a"):
        if text_of(element).strip(" 【】[]()（）»>").lower() in WHOLE_WORDS:
            url = address_in(element.get("href"), page.base)
            if url and is_whole(url, first):
                return url
    return None


def is_whole(url: str, first: str) -> bool:
    """
    >>> is_whole("https://a.example/n/77_all.html", "https://a.example/n/77.html"), is_whole("/n/78", "/n/77")
    (True, False)
    """
    here, own = urlsplit(url), urlsplit(first)
    if here.netloc.lower() != own.netloc.lower():
        return False
    if here.path == own.path:
        added = set(parse_qsl(here.query, True)) - set(parse_qsl(own.query, True))
        return len(added) == 1 and next(iter(added))[1].lower() in _WHOLE_VALUES
    (stem, ending), (base, own_ending) = split_path(here.path), split_path(own.path)
    return ending == own_ending and stem.startswith(base) and bool(WHOLE_ENDING.fullmatch(stem[len(base) :]))


def shows_all(page: LinkPage, paragraphs: Sequence[str]) -> bool:
    """Does a further part show all of the first once more? Then what is numbered are comments, or nothing is."""
    shown = "".join("".join(page.tree.root.itertext()).split())
    return bool(paragraphs) and all("".join(paragraph.split()) in shown for paragraph in paragraphs)


@dataclass(slots=True)
class Course:
    """Which further part of an article is wanted, one after the other, up to one that shows all of the first again.

    ``first`` is the address of the first part, ``text`` its paragraphs, ``page`` the last part that came.
    """

    page: LinkPage
    first: str
    text: Sequence[str]
    most: int = MOST_PARTS
    count: int = 0
    size: int = 0
    is_over: bool = False

    def wanted(self) -> str | None:
        if self.is_over or self.count >= self.most or self.size >= MOST_BYTES:
            return None
        return next_part(self.page, self.first, self.count + 1)

    def came(self, page: LinkPage, size: int) -> None:
        """``size`` is that of its bytes."""
        self.page, self.count, self.size = page, self.count + 1, self.size + size
        self.is_over = shows_all(page, self.text)


def _is_in_comments(element: etree._Element) -> bool:
    around = islice(element.iterancestors(), MOST_AROUND)
    return any(_COMMENTS.search(f"{one.get('id') or ''} {one.get('class') or ''}") for one in around)


def may_go_on(body: bytes, url: str) -> bool:
    """A quick look at the bytes of a first page: False, for nearly all, where no link can be to the second part."""
    base = split_path(urlsplit(url).path)[0].rpartition("/")[2]
    if numbered := FIRST_ONE.fullmatch(base):
        base = numbered[1].rpartition("/")[2]
    if not base or len(body) > LARGEST:
        return False
    return _has_number(body, base.encode()) or _has_query(body, base.encode()) or _has_script(body)


def _has_number(body: bytes, name: bytes) -> bool:
    """An address in which the name begins what stands behind a slash: a short one is in every date as well."""
    place = body.find(name)
    while place >= 0:
        if (place == 0 or body[place - 1] in _BEFORE_NAME) and _AFTER.match(body, place + len(name)):
            return True
        place = body.find(name, place + len(name))
    return False


def _has_query(body: bytes, name: bytes) -> bool:
    """A parameter of 1 or 2 in an address with the name, or in one that is a query alone."""
    for number in islice(_ONE_OR_TWO.finditer(body), MOST_QUERIES):
        place = number.start()
        parameter = _PARAMETER.search(body, max(0, place - LONGEST_PARAMETER), place)
        if parameter and _is_with(name, body[max(0, place - LONGEST_ADDRESS) : parameter.start()]):
            return True
    return False


def _is_with(name: bytes, before: bytes) -> bool:
    address = _BEFORE.split(before)[-1]
    return name in address or not address.removeprefix(b"href=").partition(b"?")[0]


def _has_script(body: bytes) -> bool:
    script = _SCRIPT.search(body) if b"createPageHTML" in body else None
    return script is not None and int(script[1]) > 1
