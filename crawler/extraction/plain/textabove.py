"""The top of a plain-text page, above its headline: menus, the visit's weather, the section, the paper's own day."""

from collections.abc import Iterator, Sequence
from typing import Final

from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.plain.textline import (
    EDITION,
    INVITATION,
    MENU_LINE,
    MENU_LINES,
    is_crumbs,
    is_dated_text,
    is_greeting,
    is_page_line,
    is_site_name,
    is_title,
    is_weather,
)
from crawler.extraction.plain.textwords import is_inserted
from crawler.extraction.source.page import Piece
from crawler.extraction.source.text import words
from crawler.extraction.story.story import is_date_line

SIZES: Final = frozenset("字体 字體 字号 字號 字級 小 中 大 标准 特大 分享到 分享至 a- a+".split())
"""What stands between headline and text, one below the other, and is no menu."""
SECTION_PART: Final = 4
"""Words of a section's name."""


def is_dated(piece: Piece) -> bool:
    """A line of date or credits; not the one that greets the visitor with today's day."""
    return piece.image is None and is_dated_text(piece.text) and not is_greeting(piece.text)


def vertical_menus(pieces: Sequence[Piece]) -> frozenset[int]:
    """Runs of lines with a word or two each; date and people are no entries of a menu."""
    found: set[int] = set()
    run: list[int] = []
    for number, piece in enumerate(pieces):
        is_entry = piece.image is None and words(piece.text) <= MENU_LINE and piece.text.rstrip(":： ") not in SIZES
        if is_entry and not is_crumbs(piece.text) and not is_dated(piece):
            run.append(number)
            continue
        found.update(run if len(run) >= MENU_LINES else ())
        run = []
    return frozenset(found | set(run if len(run) >= MENU_LINES else ()))


def edition_days(above: Sequence[Piece], heads: frozenset[int] = frozenset()) -> list[Piece]:
    """The day beside the number of a newspaper's page, or below its name: the paper's own, not the visitor's."""
    days = [number for number, piece in enumerate(above) if piece.image is None and is_date_line(piece.text)]
    if any(len(piece.text) < 40 and EDITION.match(piece.text) for piece in above):
        return [above[number] for number in days[-1:]]
    return [above[number] for number in days if number - 1 in heads and not is_weather(above[number].text)][:1]


def is_kicker(piece: Piece) -> bool:
    """Could be a title, and is not a section with the one above it, ``港聞 社會新聞``."""
    return is_title(piece) and any(words(part) > SECTION_PART for part in piece.text.split())


def is_no_section(text: str) -> bool:
    """The publisher, the weather, what is inserted or asked of visitors, and people without a day beside them."""
    if read_credit_line(text) is not None and not any(map(str.isdigit, text)):
        return True
    return is_site_name(text) or is_weather(text) or is_inserted(text) or INVITATION.match(text) is not None


def without_menus(above: Sequence[Piece]) -> Iterator[Piece]:
    """What can be section or date; a kicker right above the headline is neither, where a shorter line is above it.

    An entry of a menu that stands again right above the headline is the section that the story is in.
    """
    menu = vertical_menus(above)
    if menu and any(piece.text == above[-1].text for piece in above[:-1]):
        menu -= {len(above) - 1}
    kept = [
        piece
        for number, piece in enumerate(above)
        if number not in menu and (is_dated(piece) or not is_page_line(piece.text)) and not is_no_section(piece.text)
    ]
    if len(kept) > 1 and is_kicker(kept[-1]) and words(kept[-2].text) < words(kept[-1].text) <= words(above[-1].text):
        kept.pop()
    yield from kept
