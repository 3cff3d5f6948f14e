"""Text broken into lines of one width, as mail and text archives have it: its paragraphs put together again."""

import re
from collections import Counter
from typing import Final
from unicodedata import east_asian_width

NARROWEST, WIDEST = 40, 100
"""Columns of the longest line of such a text; pages copied out of a browser have paragraphs that are longer."""
FEWEST_BREAKS: Final = 6
"""Lines that end only because the next word did not fit; a list of headlines has a few by chance."""
LONG_LINE: Final = 0.75
"""The share of the width from which a line with another right below it is one that was broken ..."""
BROKEN_SHARE: Final = 0.75
"""... and the share of those whose next word did not fit."""
WORD_JOINERS: Final = re.compile("[\uac00-\ud7af\x00-\u2e7f]")
"""Scripts with blanks between words."""
ITEM: Final = re.compile(r"\s*(?:[*•●▪■◆○▶►·-]|\d{1,2}[.)、])\s*\S")
CLOSING: Final = frozenset("，。、；：！？”’」』）》】〉…—,.;:!?)]")
"""What no line begins with: it goes to the line before, or takes a character along."""


def unwrap(lines: list[str]) -> list[str]:
    """Each paragraph in the place of its first line, with empty lines for its others; other texts as they are."""
    if max(map(len, lines), default=0) > WIDEST:
        return lines
    widths = [columns(line.rstrip()) for line in lines]
    width = max(widths, default=0)
    if not NARROWEST <= width <= WIDEST:
        return lines
    pairs = [number for number in range(1, len(lines)) if lines[number].strip() and lines[number - 1].strip()]
    breaks = {number for number in pairs if widths[number - 1] + columns(first_word(lines[number])) > width}
    likely = [number for number in pairs if widths[number - 1] >= LONG_LINE * width]
    if len(breaks) < FEWEST_BREAKS or len(breaks) < BROKEN_SHARE * len(likely):
        return lines
    return join_lines(lines, breaks)


def join_lines(lines: list[str], breaks: set[int]) -> list[str]:
    """Lines behind a break go to their paragraph's first, unless they begin an item or stand in from the margin."""
    joined: list[str] = []
    first = 0
    margin = Counter(indent(line) for line in lines if line.strip()).most_common(1)[0][0]
    for number, line in enumerate(lines):
        is_indented = indent(line) > margin and not ITEM.match(lines[first])
        if number in breaks and not is_indented and not ITEM.match(line):
            joined[first] = join(joined[first], line.strip())
            joined.append("")
        else:
            first = number
            joined.append(line.rstrip())
    return joined


def join(before: str, after: str) -> str:
    """Two lines as one, with a blank where the script has blanks.

    >>> join("about", "two-"), join("two-", "thirds"), join("三百多个", "孩子")
    ('about two-', 'two-thirds', '三百多个孩子')
    """
    is_spaced = WORD_JOINERS.match(before[-1]) and WORD_JOINERS.match(after[0])
    is_hyphen = before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower()
    return f"{before} {after}" if is_spaced and not is_hyphen else before + after


def first_word(line: str) -> str:
    """What a line would have to have room for: its blank and first word, or a character with what must follow it.

    >>> first_word("closet and key"), first_word("学、生")
    (' closet', '学、')
    """
    text = line.strip()
    if WORD_JOINERS.match(text):
        return f" {text.split(maxsplit=1)[0]}"
    end = 1
    while end < min(len(text), 3) and text[end] in CLOSING:
        end += 1
    return text[:end]


def indent(line: str) -> int:
    return columns(line) - columns(line.lstrip())


def columns(text: str) -> int:
    """The width on a screen of fixed columns: CJK characters take two."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
