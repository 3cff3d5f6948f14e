"""The folder of an article's address, by the name that a link of the page gives it."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from crawler.extraction.headline.titles import folded
from crawler.extraction.plain.textwords import SECTION_WORDS
from crawler.extraction.section.levels import KINDS, is_level
from crawler.extraction.source.page import HREF, Page
from crawler.extraction.source.passing import value_in
from crawler.extraction.source.text import squeeze

FOLDERS: Final = 4
"""More folders than these are no sections but years, months and the like."""
LIKE: Final = 3
"""Letters that a link's name and its folder begin with alike, or begin a word of it with."""
ID: Final = re.compile(r"(?:^|[&;])[a-z]?id=")
"""In a query: one of the many that a folder's program answers with."""
UNUSUAL: Final = re.compile(r"^$|\d|^[@~]")
FOLDER_WORDS: Final = SECTION_WORDS - {"news", "life"} | frozenset(
    """art books cars crime cricket economy education environment film football golf law media motoring
    movies music nation nba nfl property rugby tennis theatre tv uk-news us-news world-news""".split()
)
"""What newspapers call the folders of their sections, beside the names that they print."""
INITIALS: Final = frozenset("eu nba nfl tv uk us".split())


LANGUAGES: Final = frozenset(
    """ar big5 bn chinese chs cht cn de deutsch en english es espanol fa fr francais gb hi ja jp ko kr pt ru simp sc tc
    th trad vi zh zh-cn zh-hans zh-hant zh-hk zh-tw zh_cn zh_tw zhongwen""".split()
)
"""Folders that a site keeps its pages of one language or script in."""


def menu_section(page: Page, url: str | None, sites: frozenset[str] = frozenset()) -> tuple[str, str] | None:
    """(name, folder) of the deepest folder above the article that some link of the page leads to by a like name."""
    unnamed = KINDS | sites
    for folder in folders_of(url):
        last = folded(folder.rpartition("/")[2])
        for name in names_of(page, folder):
            if (key := folded(name)) not in unnamed and is_like(key, last):
                return name, folder
    return None


def folders_of(url: str | None) -> Iterator[str]:
    """``/world/africa`` and ``/world`` of ``https://post.example/world/africa/1.html``; none with a number in it, none
    of a person, ``/@ana``, and none of a language, ``/zh``."""
    try:
        steps = urlsplit(url or "").path.rstrip("/").split("/")[1:-1]
    except ValueError:
        return
    usual = next((number for number, step in enumerate(steps) if UNUSUAL.search(step)), len(steps))
    language = next((number for number, step in enumerate(steps) if step.lower() not in LANGUAGES), len(steps))
    for count in range(min(usual, FOLDERS), language, -1):
        yield "/" + "/".join(steps[:count])


def names_of(page: Page, folder: str) -> Iterator[str]:
    """What links to the folder are called, in the order of the page."""
    for piece in page.pieces:
        for attributes, text in piece.anchors:
            if folder in attributes and (found := HREF.search(attributes)):
                plain, _, query = value_in(found[1]).partition("#")[0].partition("?")
                if not plain.rstrip("/").endswith(folder) or ID.search(query):
                    continue  # soon told: most lead to articles in the folder, or name one behind a question mark
                try:
                    path = urlsplit(plain).path
                except ValueError:
                    continue
                name = without_home(squeeze(text).strip("|·. "), folder)
                if path.rstrip("/").endswith(folder) and path.count("/") <= folder.count("/") + 1 and is_level(name):
                    yield name


def without_home(name: str, folder: str) -> str:
    """
    >>> without_home("Harbour Home", "/harbour"), without_home("Smart Home", "/tech/smart-home")
    ('Harbour', 'Smart Home')
    """
    short = name.removesuffix(" Home")
    return short if short != name and folded(short) == folded(folder.rpartition("/")[2]) else name


def is_like(name: str, folder: str) -> bool:
    """
    >>> is_like("南非", "southafrica"), is_like("readmore", "music"), is_like("musicnews", "music")
    (True, False, True)
    """
    if not name or not folder:
        return False
    return not name.isascii() or name[:LIKE] == folder[:LIKE] or (len(name) > LIKE and name in folder)


def usual_folder(url: str | None) -> str | None:
    """A folder that is called as newspapers call their sections: ``/politics/2026/…``.

    >>> usual_folder("https://post.example/politics/2026/11/03/vote/")
    'Politics'
    """
    for folder in folders_of(url):
        name = folder.rpartition("/")[2].lower()
        if name in FOLDER_WORDS:
            return " ".join(word.upper() if word in INITIALS else word.title() for word in name.split("-"))
    return None
