"""How text goes into the index: one encoding for texts and questions, so that every CJK substring is found.

FTS5's ``unicode61`` takes a whole Chinese sentence for one word. So each run of CJK characters is written as its
overlapping pairs and its last character, and a query as a phrase of the same pairs. CJK here is Han with every
extension, kana, bopomofo and Hangul: Korean puts blanks between words but glues particles to them, and pairs find
``서울`` in ``서울에서``. Everything else stays a word of unicode61, which folds case and diacritics. Simplified and
traditional characters are one (``archive.searching.variants``).

Separators count inside CJK text (``工作,年`` is not ``工作年``), but not between a CJK character and a word after it. A
run that comes right after a word, or one blank after it (``2023年`` and ``2023 年`` are the same), also has its first
character with a mark: so the word and the run are a phrase, however the run goes on.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from operator import add as add_text

from archive.searching.variants import simplified

ANALYSER = 2
"""Version of the encoding: kept beside each text, since taking a text out of the index needs the same terms."""

TOKENS = "tokenize='unicode61 remove_diacritics 2'"
"""What FTS5 makes of it, in every index of it."""
FRESH = f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.fresh USING fts5(body, headline, content='', {TOKENS})"
"""An index of the connection's own, without texts, to compare a stored one with."""

AFTER_WORD = "\u02d0"
"""Before the first character of a run that follows a word. A letter, or unicode61 would drop it; no text has it there,
since a run and what is not CJK are always two terms."""

CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c"
    "\uac00-\ud7a3\ud7b0-\ud7fb\uf900-\ufaff\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
RUN = re.compile(f"[{CJK}]+")
TURNS = re.compile(f"([{CJK}]+)")
"""Splits a text into what stands between runs and the runs, by turns."""
UNUSUAL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u1100-\u11ff\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2e80-\U0010ffff]"
)
"""Finds at once that a text has no CJK, and nothing that is invisible or breaks it but ends of lines."""
WIDE = {char: unicodedata.normalize("NFKC", char) for char in "，：；！？（）…\u3000"}
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
BREAKING = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def index_text(text: str) -> str:
    """The text as it goes into ``articles_fts``.

    >>> index_text("2023年工作,濟南市FXN3C").replace(AFTER_WORD, "_")
    '2023 _年 年工 工作 作 , 济南 南市 市 FXN3C'
    """
    if UNUSUAL.search(text) is None:
        return compatible(text).replace("\n", " ").strip()
    return " ".join(pieces(simplified(clean(text)), open_end=False))


def clean(text: str) -> str:
    """NFKC, without invisible characters; control characters and lone surrogates become blanks."""
    return BREAKING.sub(" ", compatible(INVISIBLE.sub("", text)))


@lru_cache(maxsize=4)  # an article's text is asked for by all that is made of it
def compatible(text: str) -> str:
    """NFKC. Chinese text of which the marks are replaced first is in it, as nearly all else, and seen to be so at once.

    >>> compatible("济南，２０２６年…")
    '济南,2026年...'
    """
    if not text.isascii():
        for wide, narrow in WIDE.items():
            text = text.replace(wide, narrow)
    return unicodedata.normalize("NFKC", text)


def is_searchable(char: str) -> bool:
    """Is this part of a word, as unicode61 sees it (letters, numbers, private use)?"""
    category = unicodedata.category(char)
    return category[0] in "LN" or category == "Co" or RUN.match(char) is not None


def pieces(text: str, open_end: bool) -> Iterator[str]:
    """Text between runs as it is, runs in pairs; ``open_end``: a run at the very end may go on in the article."""
    *turns, rest = TURNS.split(text)
    last = len(turns) // 2 if open_end and not rest else 0
    for number, (between, run) in enumerate(zip(turns[::2], turns[1::2], strict=True), 1):
        if stripped := between.strip():
            yield stripped
        if between and follows_word(between[-2:]):
            yield AFTER_WORD + run[0]
            if number == last and len(run) == 1:
                return
        yield pairs(run, number == last)
    if stripped := rest.strip():
        yield stripped


@lru_cache(maxsize=4096)
def follows_word(between: str) -> bool:
    """Does a run come right after a word here, or after a word and one blank? The last two characters say it.

    >>> [follows_word(between) for between in ("2023", "2023 ", "2023, ", " ", ",")]
    [True, True, False, False, False]
    """
    last = between[:-1][-1:] if between[-1] == " " else between[-1]
    return last != "" and is_searchable(last)


def pairs(run: str, is_open: bool) -> str:
    """Two characters, a blank, the next two; nearly all of an index's text comes from here."""
    if len(run) == 1:
        return run
    overlapping = " ".join(map(add_text, run, run[1:]))
    return overlapping if is_open else f"{overlapping} {run[-1]}"
