"""Breadcrumbs that a reader sees: the levels of a path above the story."""

import re
from typing import Final

from crawler.extraction.date.dates import has_day
from crawler.extraction.plain.textline import is_crumbs
from crawler.extraction.section.levels import FRONT, MARKS, POINTED, levels_of
from crawler.extraction.source.known import remember
from crawler.extraction.source.page import Node, Page, Piece
from crawler.extraction.source.text import behind, squeeze
from crawler.extraction.story.story import PATH_LEAD, Story, is_path

CRUMB_NAMES: Final = re.compile(r"bread-?crumbs?|crumbs?\b|topic-?path|pan-?kuzu")
CRUMB_HINTS: Final = ("crumb", "topic", "kuzu")
PATH_NAMES: Final = re.compile(
    r"[\s_-](?:path|location|position|weizhi|where|daohang|curpos|curr?ent-?(?:pos|path|location))(?=$|[\s_-])"
)
"""One of these between hyphens, of which one is put before the names. Layouts are called so as well."""
PATH_WORDS: Final = ("path", "location", "pos", "weizhi", "where", "daohang")
"""One of these is in all of them."""
SURE_LEAD: Final = re.compile(
    r"^\W*\w{0,8}(?:位置|所在)\w{0,2}\s*[:：]|^you are here\b|^sie (?:befinden sich|sind) hier\b"
    r"|^vous êtes ici\b|^(?:usted está|estás) (?:aquí|en)\b|^você está aqui\b|^(?:ti trovi|sei) qui\b|^вы здесь\b",
    re.I,
)
LONGEST: Final = 80
CRUMBS: Final = 1
PATH: Final = 2
CALLED: Final[dict[str, int]] = {}
"""Which of them names are, as a sum."""


def visible_trail(page: Page, story: Story) -> tuple[list[str], str | None]:
    """The levels of the path, and where it stands."""
    above = [piece for piece in story.above + story.header if piece.image is None]
    if named := [piece for piece in above if is_called(piece.node, CRUMBS)]:
        return levels_of_all(named), named[0].locator
    if not page.is_plain:
        around = [piece for piece in above if len(piece.text) < LONGEST and is_called(piece.node, PATH)]
        levels = levels_of_all(around)
        if levels and (FRONT.match(levels[0]) or any(is_pointed(piece) for piece in around)):
            return levels, around[0].locator
    nearest = story.above[-1] if story.above else None
    for piece in reversed(above):
        levels = plain_levels(piece.text) if page.is_plain else unnamed_levels(piece, piece is nearest)
        if levels:
            return levels, piece.locator
    return [], None


def levels_of_all(pieces: list[Piece]) -> list[str]:
    is_linked = any(piece.linked for piece in pieces)
    return [level for piece in pieces for level in levels_in(piece, is_linked)]


def is_pointed(piece: Piece) -> bool:
    return SURE_LEAD.match(piece.text) is not None or POINTED.search(piece.text) is not None


def plain_levels(text: str) -> list[str]:
    return levels_of(behind(PATH_LEAD, text)) if is_crumbs(text) else []


def unnamed_levels(piece: Piece, is_nearest: bool) -> list[str]:
    """The levels of a line whose element does not call itself a path.

    It begins with the front page, says ``当前位置：``, or has marks between links that no menu has; right above the
    headline, strokes will do.
    """
    text = behind(PATH_LEAD, piece.text)
    if len(text) >= LONGEST:
        return []
    if piece.linked and is_path(text):
        levels = levels_in(piece)
        if FRONT.match(levels[0]):
            return levels
        is_posting = has_day(text)  # ``Post by quill » Sat Nov 20, 2026 3:04 pm``
        return levels if (is_nearest or POINTED.search(text)) and not is_posting else []
    levels = plain_levels(piece.text)
    if len(levels) > 1 and (FRONT.match(levels[0]) or SURE_LEAD.match(piece.text)):
        return levels
    return [name for _, name in piece.anchors] if len(piece.anchors) > 1 and SURE_LEAD.match(piece.text) else []


def levels_in(piece: Piece, is_linked: bool = False) -> list[str]:
    """What marks stand between, and each link by itself: some sites draw the marks, so that the text has none.

    ``is_linked``: other levels are links; what is none, behind them, is a name or a headline, with a stroke or not.
    """
    text, levels, end = behind(PATH_LEAD, piece.text), [], 0
    for _, name in piece.anchors:
        name = squeeze(name).strip(" >＞»›→")
        begin = text.find(name, end) if name else -1
        if begin >= 0:
            levels += between(text[end:begin]) if end else levels_of(text[:begin])
            levels.append(name)
            end = begin + len(name)
    return levels + levels_of(text[end:].lstrip(" /-"), POINTED if is_linked or end else MARKS)


def between(text: str) -> list[str]:
    return levels_of(text) if MARKS.search(text) else []


def is_called(node: Node, kind: int) -> bool:
    """Is the element, or one of those around it, called after breadcrumbs, or after a path?"""
    for one in node.around(5):
        if one.names and one.tag != "body":
            known = CALLED.get(one.names)
            if (kind_of(one.names) if known is None else known) & kind:
                return True
    return False


def kind_of(names: str) -> int:
    kind = CRUMBS if any(hint in names for hint in CRUMB_HINTS) and CRUMB_NAMES.search(names) is not None else 0
    if any(word in names for word in PATH_WORDS) and PATH_NAMES.search(f"-{names}") is not None:
        kind |= PATH
    return remember(CALLED, names, kind)
