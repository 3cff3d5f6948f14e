"""A line to cite by in parts: names, titles and addresses keep their direction of writing, the line keeps its own."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

RIGHT_TO_LEFT = ("R", "AL")
STOPS = (".", "。", "?", "？", "!", "！", "…")


class Part(NamedTuple):
    """``after`` is the punctuation of the line, dates and all, which is never written from right to left."""

    text: str
    after: str


def listed(names: tuple[str, ...]) -> list[Part]:
    """Names with commas between and a stop behind, which a name that ends with one has already.

    >>> listed(("Ada Ley", "Bo Ley Jr."))
    [Part(text='Ada Ley', after=', '), Part(text='Bo Ley Jr.', after=' ')]
    """
    return [Part(name, ", ") for name in names[:-1]] + [ended(name) for name in names[-1:]]


def ended(text: str) -> Part:
    return Part(text, " " if text.endswith(STOPS) else ". ")


def joined(parts: Iterable[Part]) -> str:
    return "".join(text + after for text, after in parts).rstrip()


def isolated(parts: Iterable[Part]) -> str:
    """The same as plain text: what is written from right to left is kept from mixing with its neighbours.

    >>> isolated([Part("Ada", ". "), Part("مكتبة", ". ")])
    'Ada. \\u2068مكتبة\\u2069.'
    """
    return joined(Part(f"\u2068{text}\u2069" if is_right_to_left(text) else text, after) for text, after in parts)


def is_right_to_left(text: str) -> bool:
    """Is the first letter with a direction one of Arabic, Hebrew and their like?

    >>> is_right_to_left("«مكتبة» A"), is_right_to_left("A مكتبة")
    (True, False)
    """
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((direction in RIGHT_TO_LEFT for direction in directions if direction in ("L", *RIGHT_TO_LEFT)), False)
