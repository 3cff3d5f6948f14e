"""Text in the columns of a terminal, where an ideograph takes two of them and a combining mark none."""

from typing import Final
from unicodedata import category, east_asian_width

ELLIPSIS: Final = "…"
WIDE: Final = frozenset("WF")
UNSEEN: Final = frozenset(("Mn", "Me", "Cf", "Cc"))
"""Combining marks, and what is not printed."""


def columns_of_character(character: str) -> int:
    if character.isascii():
        return int(character.isprintable())
    return 2 if east_asian_width(character) in WIDE else int(category(character) not in UNSEEN)


def columns_of(text: str) -> int:
    """How wide a line is.

    >>> columns_of("济南 2023")
    9
    """
    return sum(map(columns_of_character, text))


def shorten(text: str, columns: int) -> str:
    """On one line, its end cut off where it is too long.

    >>> shorten("大桥通车 十年", 9), shorten("bridge", 9)
    ('大桥通车…', 'bridge')
    """
    line = "".join(character for character in " ".join(text.split()) if character.isprintable())
    if columns_of(line) <= columns:
        return line
    used, kept = columns_of(ELLIPSIS), []
    for character in line:
        used += columns_of_character(character)
        if used > columns:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS


def shorten_left(text: str, columns: int) -> str:
    """The same with its beginning cut off, as an address of an element is read from its end.

    >>> shorten_left("//html[1]/body[1]/div[2]/p[1]", 14)
    '…]/div[2]/p[1]'
    """
    return text if columns_of(text) <= columns else shorten(text[::-1], columns)[::-1]


def pad(text: str, columns: int) -> str:
    """Shortened, or filled up with blanks.

    >>> pad("大桥", 6) + "|"
    '大桥  |'
    """
    line = shorten(text, columns)
    return line + " " * (columns - columns_of(line))


def fold(text: str, columns: int) -> list[str]:
    """Broken into lines at its blanks.

    >>> fold("kept: the standfirst", 14)
    ['kept: the', 'standfirst']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and columns_of(lines[-1]) + 1 + columns_of(word) <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(shorten(word, columns))
    return lines
