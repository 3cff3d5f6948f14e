"""A text as its words are compared, each character with the ones of the original that it came from.

NFKC makes three characters of ``…`` and one of ``ｶﾞ``; everything else here keeps its place.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from archive.searching.encoding import BREAKING, INVISIBLE, RUN, clean
from archive.searching.variants import VARIANTS


@dataclass(frozen=True, slots=True)
class Traced:
    """``keys[i]`` came from ``original[starts[i]:ends[i]]``."""

    keys: str
    starts: Sequence[int]
    ends: Sequence[int]


def traced(text: str) -> Traced:
    """The text as it is compared: cleaned, simplified, small, without accents."""
    moving = [char for char in set(text) if moves(char)]
    if not moving:
        return Traced(text.translate(KEYS), range(len(text)), range(1, len(text) + 1))
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    end = 0
    for match in moving_parts("".join(sorted(moving))).finditer(text):
        start = match.start()
        keys.append(text[end:start].translate(KEYS))
        starts += range(end, start)
        ends += range(end + 1, start + 1)
        end = match.end()
        made = clean(match.group()).translate(KEYS)
        keys.append(made)
        starts += [start] * len(made)
        ends += [end] * len(made)
    keys.append(text[end:].translate(KEYS))
    starts += range(end, len(text))
    ends += range(end + 1, len(text) + 1)
    return Traced("".join(keys), starts, ends)


@cache
def moves(char: str) -> bool:
    """Does it become none or several, or one with the character before it?"""
    return joins(char) or len(unicodedata.normalize("NFKC", char)) != 1


@cache
def joins(char: str) -> bool:
    """Can NFKC make one of it and the character before it? Marks, Korean vowels and final consonants."""
    first = unicodedata.normalize("NFKC", char)[0]
    return INVISIBLE.match(char) is not None or unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


@cache
def moving_parts(moving: str) -> re.Pattern[str]:
    """Parts of a text that are changed together, given the characters in it that move."""
    joining = "".join(re.escape(char) for char in moving if joins(char))
    alone = "".join(re.escape(char) for char in moving if not joins(char))
    ways = [f"[^{joining}]?[{joining}]+"] * bool(joining) + [f"[{alone}]"] * bool(alone)
    return re.compile("|".join(ways), re.DOTALL)


class Keys(dict[int, int]):
    """A character that does not move, as it is compared."""

    def __missing__(self, code: int) -> int:
        self[code] = ord(key_of(chr(code)))
        return self[code]


def key_of(char: str) -> str:
    """
    >>> "".join(map(key_of, "É臺Ｘ\\n"))
    'e台x '
    """
    plain = BREAKING.sub(" ", unicodedata.normalize("NFKC", char))
    if RUN.match(plain):
        return VARIANTS.get(plain, plain)
    return unicodedata.normalize("NFD", plain)[0].lower()[0]


KEYS = Keys()
