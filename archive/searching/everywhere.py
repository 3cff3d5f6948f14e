"""Characters that most articles have, such as ``的``, are looked for in the texts, from the newest on.

In the index a lone character begins thousands of pairs, all of which FTS5 reads before it has a first hit. Where every
second article has it, the newest hits are sooner found by reading: 20 of them take 0.1 ms and not 37. For the order by
rank nothing is lost: FTS5 gives a word that more than half of the articles have no weight.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache

from archive.searching.query import Groups, Term
from archive.searching.variants import VARIANTS, simplified
from archive.sqlite import sqlite3

LOOKED_AT, COMMON = 200, 100
"""Of so many articles, the newest, so many have a character that most have."""
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
"""Not kana or Hangul: there one character may be two in the text."""
COMPATIBLE = (
    (0x2E80, 0x2FDF),
    (0x3038, 0x303A),
    (0x3190, 0x33FF),
    (0xF900, 0xFAFF),
    (0x1F200, 0x1F2FF),
    (0x2F800, 0x2FA1F),
)
"""Where Unicode has what NFKC makes Han characters of."""


def part(conn: sqlite3.Connection, groups: Groups) -> tuple[list[str], Groups]:
    """Lone characters that most articles have and the hits must have, and everything else that was asked."""
    common, others = [], []
    for group in groups:
        char = lone_character(group)
        if char and is_common(conn, char):
            common.append(char)
        else:
            others.append(group)
    return common, others


def lone_character(group: list[Term]) -> str | None:
    if len(group) > 1 or group[0].excluded or group[0].column:
        return None
    text = simplified(group[0].text)
    return text if HAN.fullmatch(text) else None


def is_common(conn: sqlite3.Connection, char: str) -> bool:
    newest = f"SELECT id FROM articles ORDER BY id DESC LIMIT {LOOKED_AT}"  # noqa: S608
    sql = f"SELECT count(*) FROM ({newest}) AS newest WHERE {stands('newest.id', char)}"  # noqa: S608
    return int(conn.execute(sql).fetchone()[0]) >= COMMON


def stands(number: str, char: str) -> str:
    """The SQL condition that the character, in any spelling, is in an article's headline or body."""
    looks = " OR ".join(f"instr(body, '{one}') OR instr(headline, '{one}')" for one in spellings(char))
    texts = "article_text JOIN articles AS told ON told.id = article_id"
    return f"EXISTS (SELECT 1 FROM {texts} WHERE article_id = {number} AND ({looks}))"  # noqa: S608


@cache
def spellings(char: str) -> str:
    """All characters that are this one in the index.

    >>> spellings("台")
    '台枱檯臺颱'
    """
    written = [char, *(variant for variant, kept in VARIANTS.items() if kept == char)]
    return "".join(one + compatible()[one] for one in written)


@cache
def compatible() -> defaultdict[str, str]:
    found: defaultdict[str, str] = defaultdict(str)
    for first, last in COMPATIBLE:
        for one in map(chr, range(first, last + 1)):
            for char in set(unicodedata.normalize("NFKC", one)) - {one}:
                found[char] += one
    return found
