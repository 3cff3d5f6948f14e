"""Bytes to text: the byte-order mark, strict UTF-8, what was declared, then whatever reads most plausibly.

A declared charset is a claim, not a fact: GBK arrives under ``utf-8`` and under ``ISO-8859-1`` every day. Each
candidate is scored by what it would make of the bytes, and the one used is recorded beside the one declared.
"""

import codecs
import re
from functools import cache
from typing import Final

import charset_normalizer
from w3lib.encoding import resolve_encoding

from crawler.items import Decoding

META_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I
)
META_WINDOW: Final = 65_536
"""Bytes searched for a declaration. Browsers stop at 1,024; pages with inlined styles declare far later."""

SAMPLE: Final = 4_000
"""Bytes from the first non-ASCII one that a candidate is judged on."""

TRUSTED: Final = 0.85
"""A declared charset whose reading is at least this plausible is taken without a contest."""

PART: Final = 16_384
REPLACEMENT: Final = "\ufffd".encode()

ESCAPE: Final = b"\x1b"
"""Of one byte: a page is searched for two in twenty times the time."""
JAPANESE_SWITCHES: Final = (b"\x1b$B", b"\x1b$@", b"\x1b$(D")
KOREAN_SWITCH: Final = b"\x1b$)C"
CJK_CHARSETS: Final = ("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp")
BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BOM_BYTES: Final = tuple(bom for bom, _ in BOMS)


def decode(body: bytes, charset: str | None = None) -> tuple[str, Decoding]:
    """The text of a page and how it was read; ``charset`` is the HTTP header's word.

    >>> decode("济南".encode("gb18030"), "utf-8")[1].used
    'gb18030'
    """
    as_utf8 = decoding_as_utf8(body, charset)
    return (body.decode("utf-8"), as_utf8) if as_utf8 else decode_other(body, charset)


def decode_other(body: bytes, charset: str | None) -> tuple[str, Decoding]:
    """The same of what decoding_as_utf8 refuses."""
    declared = charset or declared_charset(body)
    for bom, name in BOMS:
        if body.startswith(bom):
            return decode_as(body[len(bom) :], name, declared)
    if told := utf16_without_bom(body) or escaped_charset(body):
        return decode_as(body, told, declared)
    name = "utf-8" if is_damaged_utf8(body) else likely_charset(body, broken_at(body), charset)
    return decode_as(body, name, declared)


def decoding_as_utf8(body: bytes, charset: str | None = None) -> Decoding | None:
    """How a page is read that is strict UTF-8 without a mark at its beginning; None for all others.

    Most pages are: the parser takes their bytes as they are, and no text is made of the whole.
    """
    if body.startswith(BOM_BYTES) or broken_at(body) >= 0 or utf16_without_bom(body) or escaped_charset(body):
        return None
    return Decoding(charset or declared_charset(body), "utf-8")


def broken_at(body: bytes) -> int:
    """Where bytes stop being UTF-8; -1 if nowhere.

    Read in parts: what is not ASCII makes one part's text wide, not the whole page's, which is twice as fast.

    >>> broken_at("Zug".encode()), broken_at("Züge".encode()), broken_at("Züge".encode("latin-1"))
    (-1, -1, 1)
    """
    at, size, parts = 0, len(body), memoryview(body)
    try:
        while at < size:
            at += codecs.utf_8_decode(parts[at : at + PART], "strict", at + PART >= size)[1]
    except UnicodeDecodeError as error:
        return at + error.start
    return -1


def is_damaged_utf8(body: bytes) -> bool:
    """UTF-8 with a few bytes that are not: what is no UTF-8 has three breaks and more for a character that is one.

    >>> is_damaged_utf8("Über die Brücke fährt für Jörg kein größerer Zug".encode() + b"\\x96")
    True
    >>> is_damaged_utf8("大桥重新开放通行".encode("gb18030"))
    False
    """
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd") - body.count(REPLACEMENT)
    return broken < len(text) - len(text.encode("ascii", "ignore")) - text.count("\ufffd")


def decode_as(body: bytes, name: str, declared: str | None) -> tuple[str, Decoding]:
    text = body.decode(name, "replace")
    return text, Decoding(declared, name, text.count("\ufffd"))


def declared_charset(body: bytes) -> str | None:
    """The charset that the page itself declares, as written."""
    found = META_CHARSET.search(body, 0, META_WINDOW)
    return found[1].decode("ascii") if found else None


def python_charset(label: str | None) -> str | None:
    """Python's codec for a label as browsers read it (gb2312 is gb18030); None for unknown ones and utf-7.

    >>> python_charset("GB2312"), python_charset("x-gbk"), python_charset("utf-7")
    ('gb18030', 'gb18030', None)
    """
    if not label:
        return None
    name = resolve_encoding(label.lower().removeprefix("x-"))
    name = "big5hkscs" if name == "big5" else name
    return None if name is None or name.replace("-", "").replace("_", "") == "utf7" else name


def utf16_without_bom(body: bytes) -> str | None:
    """UTF-16 shows as zero bytes (of markup, blanks, digits) at every second place, on one side only."""
    sample = body[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 64 or min(even, odd) * 8 > max(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(name, "replace")
    return name if plausibility(text) > 0.5 else None


def escaped_charset(body: bytes) -> str | None:
    """ISO 2022 is all ASCII, and switches to another set by an escape: RFC 1468 and RFC 1557 have those.

    >>> escaped_charset("大橋".encode("iso2022_jp")), escaped_charset("다리".encode("iso2022_kr"))
    ('iso2022_jp_ext', 'iso2022_kr')
    """
    if ESCAPE not in body:
        return None
    if any(switch in body for switch in JAPANESE_SWITCHES):
        return "iso2022_jp_ext"
    return "iso2022_kr" if KOREAN_SWITCH in body else None


def likely_charset(body: bytes, start: int, header: str | None) -> str:
    """The charset of bytes that are not strict UTF-8, the first trouble at ``start``."""
    begin = max(0, start - 200)
    sample = body[begin : begin + SAMPLE]
    declared = [name for name in map(python_charset, (declared_charset(body), header)) if name]
    scores: dict[str, float] = {}
    for name in declared:
        scores[name] = score(sample, name)
        if scores[name] >= TRUSTED:
            return name
    for name in ("utf-8", *CJK_CHARSETS, "cp1252"):
        scores.setdefault(name, score(sample, name))
    best = max(scores, key=lambda name: (scores[name], name in declared))
    if scores[best] < 0.4:
        guess = charset_normalizer.from_bytes(sample).best()
        return (python_charset(guess.encoding) if guess else None) or best
    return best if declared or best != "cp1252" else western_charset(sample.decode(best, "replace"))


def western_charset(text: str) -> str:
    """Which of the Western charsets an undeclared page is in, by what the letters of others look like in cp1252: of
    Turkish those of Icelandic, without its vowels; of Hungarian a Portuguese one, without its others.

    >>> western_charset("Ýskelede ýþýk yandý, herkes baðýrdý"), western_charset("Það er þýðing á þessu")
    ('cp1254', 'cp1252')
    >>> western_charset("Az erdõ mögött nõ a fû, és már õsz van"), western_charset("As canções são três e põem")
    ('cp1250', 'cp1252')
    """
    if len(ICELANDIC.findall(text)) >= FEWEST_LETTERS and not VOWELS.search(text):
        return "cp1254"
    if text.count("õ") + text.count("Õ") >= FEWEST_LETTERS and VOWELS.search(text) and not PORTUGUESE.search(text):
        return "cp1250"
    return "cp1252"


ICELANDIC: Final = re.compile("[ðþýÐÞÝ]")
VOWELS: Final = re.compile("[áéíóúæÁÉÍÓÚÆ]")
PORTUGUESE: Final = re.compile("[ãçÃÇ]")
FEWEST_LETTERS: Final = 3


def score(sample: bytes, name: str) -> float:
    """Plausibility of the sample read as ``name``: 1 is clean text, each percent of U+FFFD takes 0.2."""
    text = sample.decode(name, "replace")
    strange = len(text) - len(text.encode("ascii", "ignore"))
    if not strange:
        return 0.0
    broken = text.rstrip("\ufffd").count("\ufffd")
    return plausibility(text) - 20 * broken / strange


def plausibility(text: str) -> float:
    """The share of the non-ASCII characters that ordinary text of their script would have, 0 to 1."""
    strange = "".join(STRANGE.findall(text))
    if not strange:
        return 1.0
    common = sum(map(common_characters().__contains__, strange))
    likely = common + len(ALPHABETIC.findall(strange)) + len(ACCENTED.findall(f" {text}"))
    frequent = len(strange) - len(FREQUENT.sub("", strange))
    return 0.8 * likely / len(strange) + 0.2 * min(1.0, frequent / len(strange) / FREQUENT_SHARE)


@cache
def common_characters() -> frozenset[str]:
    """Everyday CJK: level 1 of GB 2312 and of Big5, kana, the syllables of KS X 1001, CJK punctuation."""
    characters = {character for name, first, last in LEVELS_1 for character in level(name, first, last)}
    punctuation = "“”‘’—…·、。〈〉《》「」『』【】〔〕（），．：；？！～％／＋－＝＜＞　々〇ー"
    return frozenset(characters | set(punctuation) | {chr(code) for code in range(0x3041, 0x30FF)})


STRANGE: Final = re.compile(r"[^\x00-\x7f]+")
ALPHABETIC: Final = re.compile("[\u0370-\u06ff]")
"""Greek, Cyrillic, Hebrew, Arabic."""
ACCENTED: Final = re.compile("[\xa0-\xb6\xb8-\u024f](?<=[\x00-\x7f].)")
"""Latin letters with accents stand among plain ones, mojibake in rows. U+00B7 is common in Chinese names."""
FREQUENT: Final = re.compile(
    "["
    "的一是不了在人有我他这個个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之"
    "都好看起发当没成只如事把还用第样道想作种开记者日月今报们這來時為說國著裡後會過對學麼發當沒還樣種開記報新市民本長"
    "이다는에을의가고를한은하지로사기도서인대자시정수일어부해상전그리보원과아나라주국장있었했"
    "、。，「」：？！（）　“”\u3041-\u30fe\x80-\u2e7f]+"
)
FREQUENT_SHARE: Final = 0.25
"""Share of everyday characters from which text counts as wholly ordinary: Korean read as GBK has 0.05."""

LEVELS_1: Final = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("euc_kr", 0xB0, 0xC8))


def level(name: str, first: int, last: int) -> str:
    """What two bytes stand for, the first of them from ``first`` to ``last``; ASCII is among it, and no matter."""
    pairs = b"".join(bytes((0, trail, 10)) for trail in range(0x40, 0xFF))
    rows = (pairs.replace(b"\0", bytes((lead,))) for lead in range(first, last + 1))
    return b"".join(rows).decode(name, "ignore")
