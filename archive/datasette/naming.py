"""What an article is called where it has to be called something: not every page has a headline."""

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

NO_HEADLINE = "(no headline)"
OPENING = 40
"""Characters of the body that stand in for a headline."""
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
MOST_PARTS, LONGEST_PART = 6, 24


def display_headline(row: Mapping[str, Any]) -> str:
    """The headline; without one the first words of the body, when the row brings its ``opening``.

    >>> display_headline({"headline": None, "opening": "The first bus left at 23:10."})
    'The first bus left at 23:10.'
    >>> display_headline({"headline": None, "opening": None})
    '(no headline)'
    """
    return row["headline"] or _first_words(row.get("opening") or "") or NO_HEADLINE


def parted(headline: str) -> Markup:
    """A headline whose parts stand each in one line as long as they fit: those between blanks, in Chinese and Japanese.

    A browser may end a line behind any quotation mark there, though a blank stands a few characters on.

    >>> parted("一碗面”补贴 <面馆>：先算账")
    Markup('<span class="part">一碗面”补贴</span> <span class="part">&lt;面馆&gt;：先算账</span>')
    >>> parted("Rain, and 雨"), parted("雨 " * 30) == "雨 " * 30
    (Markup('Rain, and 雨'), True)
    """
    parts = headline.split()
    if not 1 < len(parts) <= MOST_PARTS or any(len(part) > LONGEST_PART for part in parts) or not _is_unspaced(parts):
        return escape(headline)
    return Markup(" ").join(Markup('<span class="part">{}</span>').format(part) for part in parts)


def _is_unspaced(parts: list[str]) -> bool:
    """Written without blanks between words: then a blank parts more than words."""
    return 2 * sum(map(len, map(UNSPACED.findall, parts))) > sum(map(len, parts))


def _first_words(text: str) -> str:
    """The first line; one that is cut ends at a blank, unless that would leave little of it."""
    line = text.strip().partition("\n")[0].rstrip()
    if len(line) <= OPENING:
        return line
    words = line[:OPENING].rsplit(" ", 1)[0]
    return (words if len(words) > OPENING // 2 else line[:OPENING]) + "…"
