"""GB/T 7714-2015, as the standard has news from the net: 作者. 题名[N/OL]. 报名, 日期[引用日期]. 地址.

Names stand as the page prints them: which part of a Latin name is the surname, nobody said. No author is left out, as
the standard allows; a date that was inferred stands in square brackets, as it wants estimated ones.
"""

import re

from archive.datasette.citing.cited import Cited
from archive.datasette.citing.parts import Part, joined, listed
from archive.searching.encoding import CJK

MOST_NAMES = 3
HAN = re.compile(f"[{CJK}]")


def gbt_parts(cited: Cited) -> list[Part]:
    date = cited.date or (f"[{cited.inferred}]" if cited.inferred else "")
    dated = date + (f"[{cited.accessed}]" if cited.url else "")
    return [
        *listed(shortened(cited.names)),
        Part(cited.title, "[N/OL]. " if cited.url else "[N]. "),
        *([Part(cited.container, f"{', ' if date else ''}{dated}. ")] if cited.container else []),
        *([Part("", f"{dated}. ")] if dated and not cited.container else []),
        *([Part(cited.url, ".")] if cited.url else []),
    ]


def gbt(cited: Cited) -> str:
    return joined(gbt_parts(cited))


def shortened(names: tuple[str, ...]) -> tuple[str, ...]:
    """The first three and 等, in the language of the first.

    >>> shortened(("甲", "乙", "丙", "丁")), shortened(("Ada Ley", "Bo Ley"))
    (('甲', '乙', '丙', '等'), ('Ada Ley', 'Bo Ley'))
    """
    if len(names) <= MOST_NAMES:
        return names
    return (*names[:MOST_NAMES], "等" if HAN.search(names[0]) else "et al")
