"""Which saved pages may be parts of one article, by their addresses alone: a family has a key. Pure.

Two pages of one article always share a key; two that share one need not be of one article, which their bytes tell.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from crawler.discovery.parts import BETWEEN, FIRST_ONE, PAGE_NAMES, WHOLE_ENDING, split_path

LONGEST_BETWEEN = len("_page-")
"""Characters between an article's own address and a part's number."""
LONGEST_ADDRESS = 2_000
"""Characters; each parameter of a query may be the one that counts."""
WHOLE_VALUES = frozenset("all full single whole".split())
WHOLE_NAME = re.compile(r"all|full|single|whole|page", re.I)
"""Parameters whose value may be a mere ``1`` and mean all of the article."""
_MAY_BE = re.compile(
    r"(?:[_/-]|(?<=p)|(?<=page))\d{1,2}(?:\.\w{1,6}|/)?(?:[?#]|$)"
    r"|[_/-](?:all|full|single|whole)(?:\.\w{1,6}|/)?(?:[?#]|$)"
    r"|[?&;](?:p|cur|now)[a-z_]*=\d{1,2}(?:[&;#]|$)|=(?:all|full|single|whole|true|[01])(?:[&;#]|$)",
    re.I | re.A,
)
"""Of nearly all addresses it says that none of what follows is to be looked for."""
_NUMBER = re.compile(r"(?<!\d)\d{1,2}$", re.A)
_BETWEEN = re.compile(BETWEEN)
_WHOLE = re.compile(f"{WHOLE_ENDING.pattern}$", re.I)
Pairs = list[tuple[str, str]]


def keys_of_first(url: str) -> set[str]:
    """The families that a page may be the first part of. Raises ValueError for what is no address.

    >>> sorted(keys_of_first("https://a.example/n/77_1.html"))
    ['a.example/n/77.html', 'a.example/n/77_1.html']
    """
    here = urlsplit(url)
    stem, ending = split_path(here.path)
    numbered = FIRST_ONE.fullmatch(stem)
    pairs = parse_qsl(here.query, keep_blank_values=True)
    bases = {stem, numbered[1]} if numbered else {stem}
    queries = (pairs, [pair for pair in pairs if not (pair[0].lower() in PAGE_NAMES and pair[1] in ("0", "1"))])
    return {key_of(here.netloc, base, ending, query) for base in bases for query in queries}


def keys_of_later(url: str) -> set[str]:
    """The families that a page may be a further part of, or the whole; none for nearly all addresses.

    >>> keys_of_later("https://a.example/n/77_2.html"), keys_of_later("https://a.example/show.php?page=2&id=7")
    ({'a.example/n/77.html'}, {'a.example/show.php?id=7'})
    >>> keys_of_later("https://a.example/n/77_all.html"), keys_of_later("https://a.example/n/t20261103_480037.html")
    ({'a.example/n/77.html'}, set())
    """
    if len(url) > LONGEST_ADDRESS or not _MAY_BE.search(url):
        return set()
    try:
        here = urlsplit(url)
    except ValueError:
        return set()
    stem, ending = split_path(here.path)
    pairs = parse_qsl(here.query, keep_blank_values=True)
    keys = {key_of(here.netloc, base, ending, pairs) for base in bases_of(stem)}
    rest = ([*pairs[:place], *pairs[place + 1 :]] for place, pair in enumerate(pairs) if is_counting(*pair))
    return keys | {key_of(here.netloc, stem, ending, others) for others in rest}


def key_of(host: str, base: str, ending: str, pairs: Pairs) -> str:
    query = "&".join(f"{name}={value}" for name, value in sorted(pairs))
    return f"{host.lower()}{base}{ending}" + (f"?{query}" if query else "")


def bases_of(stem: str) -> Iterator[str]:
    """What stands before a part's number, or before the word for the whole.

    >>> list(bases_of("/n/77/page-2"))
    ['/n/77/page', '/n/77']
    """
    if number := _NUMBER.search(stem):
        before = stem[: number.start()]
        for length in range(1, LONGEST_BETWEEN + 1):
            if _BETWEEN.fullmatch(before[-length:]) and is_named(before[:-length]):
                yield before[:-length]
    if (whole := _WHOLE.search(stem)) and is_named(stem[: whole.start()]):
        yield stem[: whole.start()]


def is_named(base: str) -> bool:
    return bool(base.rpartition("/")[2])


def is_counting(name: str, value: str) -> bool:
    """Does a parameter say which part this is, or that this is the whole?"""
    if name.lower() in PAGE_NAMES and re.fullmatch(r"[0-9]{1,2}", value):
        return True
    return value.lower() in WHOLE_VALUES or (value.lower() in ("0", "1", "true") and bool(WHOLE_NAME.search(name)))


def names_family(body: bytes, url: str) -> bool:
    """A quick look at a further part: do its bytes name another page of its family, as a pager does?"""
    here = urlsplit(url)
    stem, _ = split_path(here.path)
    counting = [name for name, value in parse_qsl(here.query, keep_blank_values=True) if is_counting(name, value)]
    if any(f"{name}=".encode() in body for name in counting):
        return True
    for base in bases_of(stem):
        name = base.rpartition("/")[2]
        own = stem[len(base) :]
        if re.search(re.escape(name.encode()) + rb"(?!" + re.escape(own.encode()) + rb"(?!\d))", body):
            return True
    return False
