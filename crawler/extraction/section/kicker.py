"""The short line above a headline that names its section, and links to it as a rule."""

import re
from typing import Final
from urllib.parse import urlsplit

from crawler.extraction.headline.titles import folded
from crawler.extraction.section.levels import KINDS, WIDE, is_level
from crawler.extraction.section.menu import folders_of
from crawler.extraction.source.page import HREF, Page, Piece
from crawler.extraction.source.passing import value_in
from crawler.extraction.source.text import has_cjk, squeeze
from crawler.extraction.story.related import leads_to_section
from crawler.extraction.story.story import Story, is_credit_or_date

NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:kicker|eyebrow|cat|category|categories|categoria|section|rubri[ckq]\w*|channel|surtitre"
    r"|over-?(?:line|title)|dachzeile|spitzmarke|occhiello|chapeu|antetitulo|label|tag|taxonomy|terms?)(?=$|[\s_-])"
)
FOLDER: Final = re.compile(
    r"/(?:category|categories|categoria|section|sections|rubri[ckq]\w*|kategorie|channel|tags?|ressort)/[^/]+/?$"
)
NO_NAME: Final = re.compile(
    r"(?-i:[a-zß-ÿ][A-Z]{2})|[:,·•|]|^(?:back|home|zurück|zur|retour|volver|top|all|alle|view)\b", re.I
)
"""A way back, a list of tags, a badge that hangs on the name."""
EDGES: Final = " -–—/»›>"
MOST_WORDS: Final = 3
MOST_CHARACTERS: Final = 8
"""Of a Chinese name."""
ABOVE: Final = 3
"""Lines above the headline among which a day or a name may stand below the section."""


def kicker(page: Page, story: Story, url: str | None) -> tuple[str, Piece] | None:
    """The section's name in the nearest line above the headline, in the headline's own box."""
    headline = story.headline
    if headline is None:
        return None
    above = page.pieces[max(0, headline.position - ABOVE) : headline.position]
    lines = [piece for piece in above if piece.image is None]
    while lines and is_credit_or_date(lines[-1].text):
        lines.pop()
    if (
        not lines
        or lines[-1].words > 3 * MOST_CHARACTERS
        or not (name := name_in(lines[-1]))
        or not shares_box(lines[-1], headline)
    ):
        return None
    return (name, lines[-1]) if is_section(page, lines[-1], name, url) else None


def name_in(piece: Piece) -> str | None:
    """A short line's words; of two links the first one's, more are a list of tags."""
    text = squeeze(piece.anchors[0][1]) if piece.anchors else piece.text
    if piece.tag == "h1" or len(piece.anchors) > 2 or not piece.text.startswith(text):
        return None
    is_short = len(text) <= MOST_CHARACTERS if has_cjk(text) else text.count(" ") < MOST_WORDS
    if not text or not is_short or text.islower() or NO_NAME.search(text):
        return None
    name = text.strip(EDGES)
    return name if folded(name) not in KINDS | WIDE and is_level(name) else None


def shares_box(piece: Piece, headline: Piece) -> bool:
    """Does the smallest box that holds more than the line hold the headline as well? A menu's does not."""
    return headline.node.is_below(piece.node.box()) and not any(
        node.tag in ("nav", "aside", "footer") for node in piece.node.lineage()
    )


def is_section(page: Page, piece: Piece, name: str, url: str | None) -> bool:
    """Does its link lead to a section, or do the address or a menu say the same?"""
    folders = list(folders_of(url))
    if piece.anchors:
        path = path_of(piece.anchors[0][0])
        is_named = any(NAMES.search(node.names) for node in piece.node.around(2))
        if FOLDER.search(path) or path.rstrip("/") in folders:
            return True
        if is_named and path.strip("/") and leads_to_section(path):
            return True
    key = folded(name)
    is_folder = key in (folded(folder.rpartition("/")[2]) for folder in folders)
    return is_folder or is_linked_elsewhere(page, piece, key)


def path_of(attributes: str) -> str:
    """The path that a link leads to; "" for none."""
    found = HREF.search(attributes)
    try:
        return urlsplit(value_in(found[1])).path if found else ""
    except ValueError:
        return ""


def is_linked_elsewhere(page: Page, own: Piece, key: str) -> bool:
    """Do the page's menus have a link of that name to a section?"""
    longest = 2 * len(key) + 2
    return any(
        len(text) < longest
        and folded(text) == key
        and leads_to_section(path := path_of(attributes))
        and path.strip("/")
        for piece in page.pieces
        if piece is not own
        for attributes, text in piece.anchors
    )
