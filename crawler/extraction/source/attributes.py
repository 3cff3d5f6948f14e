"""What the attributes of an element say, read from the parser's normal form: each value quoted."""

import re
from typing import Final

from crawler.extraction.source.known import remember
from crawler.extraction.source.passing import value_in

ATTRIBUTE: Final = re.compile(r'([^ =]+)="([^"]*)"')
NAMING: Final = frozenset((" class=", " id=", " role="))
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
"""Of attributes in small letters."""
CENTRED: Final = re.compile(r'text-align\s*:\s*center| align="center')
RIGHT: Final = re.compile(r'text-align\s*:\s*right| align="right"|[" -]text-(?:align-)?(?:right|end)[" ]')
BYLINE: Final = re.compile(
    r"(?:^|[\s_-])(?:authors?|byl|byline|by-author|fn|writer|creator|auteurs?|autor(?:es)?|autore)(?=$|[\s_-])", re.I
)
DATED: Final = re.compile(
    r"(?:^|[\s:])(?:date|dc:date|dc:created|created|published|updated|dtstamp|entry-date|post-date)"
)
"""What calls an element with a machine's date in its ``content`` or ``title`` a date (RDFa, hAtom)."""
MACHINE_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
CLASS: Final = ' class="'
DATED_TAGS: Final = ("time", "abbr")


class Block:
    """What the attributes of a block-level element say: its class, id and role, lower case, and the rest."""

    __slots__ = ("centred", "hidden", "is_right", "itemprop", "names")

    def __init__(self, names: str, itemprop: str, hidden: bool, centred: bool, is_right: bool):
        self.names, self.itemprop, self.hidden, self.centred, self.is_right = names, itemprop, hidden, centred, is_right


class Inline:
    """What the attributes of an inline element say: an author's name stands in it, a date, a place, a caption, whose
    text it is.
    """

    __slots__ = ("is_byline", "is_caption", "is_credit", "is_dated", "is_source", "names", "stamp")

    def __init__(
        self,
        is_byline: bool,
        is_dated: bool,
        names: str,
        stamp: str,
        is_caption: bool = False,
        is_credit: bool = False,
        is_source: bool = False,
    ):
        self.is_byline, self.is_dated, self.names, self.stamp = is_byline, is_dated, names, stamp
        self.is_caption, self.is_credit, self.is_source = is_caption, is_credit, is_source


CITE: Final = "cite"
CITED: Final = Inline(False, False, "", "", is_credit=True)
"""Whose a picture is, in its figure."""
NOTHING: Final = Inline(False, False, "", "")
CAPTION: Final = re.compile(
    r"(?:^|[\s_-])(?:caption|(?:img|image|photo|pic)[_-]?(?:descr?|description|caption))(?=$|[\s_-])", re.I
)
CREDIT: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:photo|image)?-?credits?|photographer|attribution)(?=$|[\s_-])|copyright", re.I
)
"""Whose a picture is, in its caption."""
SOURCE: Final = re.compile(
    r"(?:^|\s)(?:(?:news|article|art|post|info|date|index|content|detail|page|meta|title|header)[-_])?"
    r"(?:source|laiyuan|media-?name)(?:[-_]?name)?(?=$|\s)",
    re.I,
)
"""Whom the page names as the origin of its text: ``<span class="source">``."""
PLACE: Final = re.compile(r"(?:^|[\s_-])(?:location|place|dateline)(?=$|[\s_-])", re.I)
CREDIT_HINTS: Final = ("redit", "hotographer", "opyright", "ttribution")
SOURCE_HINTS: Final = ("ource", "aiyuan", "edia-?[Nn]ame")
HINTS: Final = re.compile(
    "|".join(
        (
            *"ut(?:h?or|eur) byl yline riter reator fn date created published dtstamp caption".split(),
            *"location place desc".split(),
            *CREDIT_HINTS,
            *SOURCE_HINTS,
        )
    )
)
"""One of these is in what BYLINE, DATED, CAPTION, CREDIT, SOURCE and PLACE find."""
BLOCKS: Final[dict[str, Block]] = {}
"""What attributes say that were seen: a page has the same ones many times, a site on every page."""
TELLING: Final[dict[str, bool]] = {}
"""Of classes: can an inline element hold a name or a date?"""


def attributes_of(text: str) -> dict[str, str]:
    return {name: value_in(value) for name, value in ATTRIBUTE.findall(text)}


def attribute(text: str, name: str) -> str:
    """One of the attributes, "" where it is not there.

    >>> attribute(' data-src="/a.png" src="/b.png?x=1&amp;y=2"', "src")
    '/b.png?x=1&y=2'
    """
    before = f' {name}="'
    at = text.find(before)
    if at < 0:
        return ""
    begin = at + len(before)
    return value_in(text[begin : text.find('"', begin)])


def block_of(text: str) -> Block:
    known = BLOCKS.get(text)
    if known is not None:
        return known
    parts = text.split('"')  # a name and its value in turns
    names = " ".join([parts[number + 1] for number in range(0, len(parts) - 1, 2) if parts[number] in NAMING])
    hidden = " hidden=" in text or (" style=" in text and is_unseen(text.lower()))
    itemprop = attributes_of(text).get("itemprop", "") if "itemprop=" in text else ""
    centred = "center" in text and CENTRED.search(text) is not None
    is_right = ("right" in text or "-end" in text) and RIGHT.search(text) is not None
    return remember(BLOCKS, text, Block(names.lower().strip(), itemprop, hidden, centred, is_right))


def is_unseen(text: str) -> bool:
    """Do attributes in small letters have a style that hides the element?"""
    return ("display" in text or "visibility" in text) and HIDDEN.search(text) is not None


def inline_of(tag: str, text: str) -> Inline | None:
    """None for the many that hold neither a name nor a date."""
    if tag == CITE:
        return CITED
    if tag not in DATED_TAGS and not is_telling(text):
        return None
    prop, names = attribute(text, "itemprop"), attribute(text, "class")
    itemprop = prop or attribute(text, "property")
    is_byline = prop == "author" or attribute(text, "rel") == "author" or BYLINE.search(names) is not None
    stamp = attribute(text, "datetime") or attribute(text, "content") or attribute(text, "title")
    is_dated = itemprop.startswith("date") or tag == "time" or (tag == "abbr" and bool(stamp))
    is_dated = is_dated or (MACHINE_DATE.match(stamp) is not None and DATED.search(f"{itemprop} {names}") is not None)
    is_caption = CAPTION.search(names) is not None
    is_credit = any(hint in names for hint in CREDIT_HINTS) and CREDIT.search(names) is not None
    is_other = is_byline or is_dated or is_caption or is_credit or PLACE.search(names) is not None
    is_source = not is_other and SOURCE.search(names) is not None
    if not is_other and not is_source:
        return None
    return Inline(is_byline, is_dated, f"{itemprop} {names}".strip().lower(), stamp, is_caption, is_credit, is_source)


def is_telling(text: str) -> bool:
    """Could the attributes say what inline_of looks for? Asked of every link: quick."""
    if ("prop" in text and (' itemprop="' in text or ' property="' in text)) or ' rel="author"' in text:
        return True
    at = text.find(CLASS)
    if at < 0:
        return False
    at += len(CLASS)
    names = text[at : text.find('"', at)]
    known = TELLING.get(names)
    return remember(TELLING, names, HINTS.search(names) is not None) if known is None else known
