"""How text is indexed and asked: one encoding for both sides, so that every CJK substring is found.

FTS5's ``unicode61`` takes a whole Chinese sentence for one word. So each run of CJK characters is written as its
overlapping pairs and its last character, and a query as a phrase of the same pairs. CJK here is Han with every
extension, kana, bopomofo and Hangul: Korean puts blanks between words but glues particles to them, and pairs find
``서울`` in ``서울에서``. Everything else stays a word of unicode61, which folds case and diacritics.

Separators count inside CJK text (``工作,年`` is not ``工作年``), but not between a CJK character and a word after it.

What a query can say: words and ``"phrases"`` that must all occur, ``a OR b`` (binds closer than the blank between
words), ``-word``, ``headline:word``, ``body:word``, ``word*``. A query with nothing to look for, such as an empty one
or one of exclusions only, matches nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import add as add_text
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.sqlite import sqlite3

ANALYSER = 1
"""Version of the encoding: kept beside each text, since taking a text out of the index needs the same terms."""

MAX_QUERY = 512
"""Characters of a query that are read. A longer phrase is cut, so it can only find more, never less."""

NOTHING = '""'
"""An FTS5 expression that is valid and matches no row."""

CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c"
    "\uac00-\ud7a3\ud7b0-\ud7fb\uf900-\ufaff\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
RUN = re.compile(f"[{CJK}]+")
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
BREAKING = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
ITEM = re.compile(r'(?P<minus>-)?(?:(?P<column>(?i:headline|body)):)?(?:"(?P<quoted>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: ``text`` is normalized, has something to find, and ends with it."""

    text: str
    column: str | None = None
    excluded: bool = False
    prefix: bool = False


def index_text(text: str) -> str:
    """The text as it goes into ``articles_fts``.

    >>> index_text("2023年工作,济南市FXN3C")
    '2023 年 年工 工作 作 , 济南 南市 市 FXN3C'
    """
    return " ".join(_pieces(clean(text), open_end=False))


def match_query(query: str) -> str:
    """What a person typed, as an FTS5 expression that cannot fail to parse.

    >>> match_query('济南 -"full text" headline:２９６x')
    '("济南" AND headline : "296x") NOT ("full text")'
    >>> match_query("-only")
    '""'
    """
    groups = parse(query)
    wanted = [[term for term in group if not term.excluded] for group in groups]
    asked = " AND ".join(_either(group) for group in wanted if group)
    barred = " OR ".join(_phrase(term) for group in groups for term in group if term.excluded)
    if not asked:
        return NOTHING
    return f"({asked}) NOT ({barred})" if barred else asked


def parse(query: str) -> list[list[Term]]:
    """Groups that must all match; inside a group one term is enough."""
    groups: list[list[Term]] = []
    joined = False
    for match in ITEM.finditer(clean(query)[:MAX_QUERY]):
        if match.group() == "OR":
            joined = bool(groups)
        elif term := _term(match):
            if joined:
                groups[-1].append(term)
            else:
                groups.append([term])
            joined = False
    return groups


def clean(text: str) -> str:
    """NFKC, without invisible characters; control characters and lone surrogates become blanks."""
    return BREAKING.sub(" ", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)))


def is_searchable(char: str) -> bool:
    """Is this part of a word, as unicode61 sees it (letters, numbers, private use)?"""
    category = unicodedata.category(char)
    return category[0] in "LN" or category == "Co" or RUN.match(char) is not None


def add(conn: "sqlite3.Connection", article_id: int, headline: str, body: str) -> None:
    """Put one article into the search index, inside the caller's transaction."""
    conn.execute(
        "INSERT INTO articles_fts (rowid, body, headline) VALUES (?, ?, ?)",
        (article_id, index_text(body), index_text(headline)),
    )


def remove(conn: "sqlite3.Connection", article_id: int, headline: str, body: str) -> None:
    """Take one article out of the index; both texts must be exactly those that were added."""
    conn.execute(
        "INSERT INTO articles_fts (articles_fts, rowid, body, headline) VALUES ('delete', ?, ?, ?)",
        (article_id, index_text(body), index_text(headline)),
    )


def _term(match: re.Match[str]) -> Term | None:
    """None when there is nothing in it that an index could hold."""
    text = match["word"] if match["quoted"] is None else match["quoted"]
    last = next((place for place in range(len(text) - 1, -1, -1) if is_searchable(text[place])), None)
    if last is None:
        return None
    column = match["column"].lower() if match["column"] else None
    starred = match["quoted"] is None and text.endswith("*")
    return Term(text[: last + 1], column, match["minus"] is not None, starred)


def _either(terms: list[Term]) -> str:
    phrases = " OR ".join(_phrase(term) for term in terms)
    return f"({phrases})" if len(terms) > 1 else phrases


def _phrase(term: Term) -> str:
    pieces = " ".join(_pieces(term.text, open_end=True))
    column = f"{term.column} : " if term.column else ""
    return f'{column}"{pieces}"' + (" *" if _is_prefix(term) else "")


def _is_prefix(term: Term) -> bool:
    """A last CJK character alone begins a pair, or stands at the end of a run, unless a word is right before it."""
    last, before = term.text[-1:], term.text[-2:-1]
    if RUN.match(last):
        return not before or not is_searchable(before)
    return term.prefix


def _pieces(text: str, open_end: bool) -> Iterator[str]:
    """Text between runs as it is, runs in pairs; ``open_end``: a run at the very end may go on in the article."""
    end = 0
    for match in RUN.finditer(text):
        start = match.start()
        if between := text[end:start].strip():
            yield between
        end = match.end()
        follows_word = start > 0 and is_searchable(text[start - 1])
        yield _pairs(match.group(), follows_word, open_end and end == len(text))
    if between := text[end:].strip():
        yield between


def _pairs(run: str, follows_word: bool, is_open: bool) -> str:
    """Two characters, a blank, the next two; nearly all of an index's text comes from here."""
    if len(run) == 1:
        return run
    pairs = " ".join(map(add_text, run, run[1:]))
    return f"{run[0]} " * follows_word + pairs + f" {run[-1]}" * (not is_open)
