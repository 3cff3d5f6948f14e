"""What every rule asks of a piece of text: how long it is in any script, how it ends, is it clean."""

import re
from typing import Final

CJK: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
CJK_CHARACTER: Final = re.compile(f"[{CJK}]")
EAST: Final = 0x2E80
EAST_END: Final = 0x3FFFF
"""All of CJK lies between, and more."""
UNDERSCORE: Final = ord("_")
FIRST_FIGURE: Final = 0x660
"""No character between ASCII and this one is a decimal figure."""
UNPARTED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
"""Thai, Lao, Burmese and Khmer, which have blanks between phrases only."""
UNPARTED_WORD: Final = 5
"""Characters of theirs in a word."""
LONG_WORDS: Final = 12
"""Characters between blanks from which on a text is asked whether it is in one of them."""
PRINTABLE: Final = bytes(code if chr(code).isprintable() else code ^ 1 for code in range(256))
"""Of Latin-1: what is not printable becomes something else."""
COLONS: Final = (":", "：")
QUESTION: Final = frozenset("?？؟")
SENTENCE_END: Final = frozenset("。！？!?.…”」』;；:：’\"'）)۔؟।॥።»“》〉｡")
CUT: Final = ("…", "...")
"""The end of a text that goes on elsewhere."""
NOT_TEXT: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)


def latin_of(text: str) -> bytes | None:
    """A text in Latin-1, None where it has other characters: of bytes much is told several times as fast."""
    if text.isascii():
        return text.encode("ascii")
    found = text.encode("latin-1", "ignore")
    return found if len(found) == len(text) else None


def is_beyond_latin(text: str) -> bool:
    """Has a text characters of East Asia, or others as high?

    Read one by one, like those of the two functions that follow: compiled, that is four times as fast as a pattern.
    """
    if text.isascii():
        return False
    for at in range(len(text)):
        code = ord(text[at])
        if code >= EAST and code <= EAST_END:
            return True
    return False


def could_have_figure(text: str) -> bool:
    """Soon told of most lines; true as well of characters among which there are figures of other scripts."""
    for at in range(len(text)):
        code = ord(text[at])
        if (code >= 48 and code <= 57) or code >= FIRST_FIGURE:
            return True
    return False


def heads_of(words: str) -> frozenset[str]:
    """The first two letters, or the only one, of what a pattern can begin with behind ``\\W*``, in any case."""
    heads = {word[:2] for word in words.lower().split()}
    return frozenset(
        first + last for head in heads for first in {head[0], head[0].upper()} for last in {head[1:], head[1:].upper()}
    )


def could_begin(text: str, heads: frozenset[str]) -> bool:
    """Could a pattern that begins so match here? Asked of nearly every line, so that few are tried."""
    first = text[:1]
    return text[:2] in heads or first in heads or not first.isalnum() or first.isdigit()


def words(text: str) -> int:
    """Length in words, a CJK character counting as one: Chinese is never measured in blanks.

    >>> words("济南 2023 work"), words(""), words("เรือข้ามฟากวิ่งตลอดฤดูหนาว")
    (4, 0, 5)
    """
    if text.isascii():
        return len(text.split())
    return cjk_words(text) if is_beyond_latin(text) else spaced_words(text, len(text.split()))


def spaced_words(text: str, count: int) -> int:
    """``count`` words between blanks; of a script whose words are not parted, as Thai, a word for some characters."""
    if len(text) < LONG_WORDS * count or not (found := UNPARTED.findall(text)):
        return count
    return max(count, sum(map(len, found)) // UNPARTED_WORD)


def cjk_words(text: str) -> int:
    """The same of a text that is_beyond_latin."""
    count, is_in_word = 0, False
    for at in range(len(text)):
        code = ord(text[at])
        if is_cjk(code):
            count, is_in_word = count + 1, False
        elif code == UNDERSCORE or text[at].isalnum():
            count, is_in_word = count + (not is_in_word), True
        else:
            is_in_word = False
    return count


def is_cjk(code: int) -> bool:
    """Of what CJK_CHARACTER finds; the most frequent first."""
    if code < EAST:
        return False
    if code >= 0x3400:
        return (
            (code >= 0x4E00 and code <= 0x9FFF)
            or (code >= 0xAC00 and code <= 0xD7AF)
            or code <= 0x4DBF
            or (code >= 0xF900 and code <= 0xFAFF)
            or (code >= 0x20000 and code <= EAST_END)
        )
    return (
        (code >= 0x3040 and code <= 0x30FF)
        or (code >= 0x3005 and code <= 0x3007)
        or code <= 0x2FDF
        or (code >= 0x31F0 and code <= 0x31FF)
    )


def squeeze(text: str) -> str:
    """One line, single blanks, none at the ends; ideographic blanks are blanks."""
    text = text.strip()
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def behind(start: re.Pattern[str], text: str) -> str:
    """What follows a pattern that begins with ``^``; the text where there is none. ``sub`` would look everywhere."""
    found = start.match(text)
    return text[found.end() :] if found else text


def clean(text: str) -> str:
    """Without what is not text: control characters, lone surrogates, bidirectional overrides."""
    return text if text.isprintable() else NOT_TEXT.sub("", text)


def has_cjk(text: str) -> bool:
    return not text.isascii() and is_beyond_latin(text) and CJK_CHARACTER.search(text) is not None
