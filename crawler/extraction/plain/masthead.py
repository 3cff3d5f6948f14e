"""The publisher's name on the first lines of a text copy: neither headline nor section."""

import re
from collections.abc import Sequence
from typing import Final

from crawler.extraction.plain.textline import is_site_name
from crawler.extraction.source.page import Piece
from crawler.extraction.source.text import has_cjk
from crawler.extraction.story.related import is_furniture_line
from crawler.extraction.story.story import is_path

FIRST_LINES: Final = 3
FOOT: Final = 8
"""Lines at the end of a page that may have its copyright."""
MOST_WORDS: Final = 8
LONGEST: Final = 60
PAPER_WORDS: Final = frozenset(
    """
    journal herald times gazette post news courier sentinel tribune chronicle observer examiner star mail telegraph
    mirror guardian independent express register ledger dispatch bulletin review record advertiser argus echo leader
    standard press wire weekly daily sun globe inquirer newspaper digest reporter monitor today online
    zeitung anzeiger nachrichten tageblatt tagblatt bote kurier rundschau morgenpost abendblatt volksblatt presse merkur
    gazzetta corriere giornale diario periódico correo heraldo noticias mundo jornal folha correio dépêche écho monde
    voix courrier républicain quotidien krant dagblad courant avis tidende tidning posten gazeta kompas harian báo
    вестник газета известия новости правда صحيفة جريدة أخبار صدى روزنامه עיתון חדשות
    """.split()
)
"""Words of newspapers' names."""
SMALL_WORDS: Final = frozenset(
    "the of and for in on at de la le les du des del el di il der die das und den van het".split()
)
NAME_WORD: Final = re.compile(r"[^\W\d_][\w.&-]*")


def masthead(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the first lines that are the publisher's name."""
    return frozenset(number for number, piece in enumerate(pieces[:FIRST_LINES]) if is_masthead(pieces, number))


def is_masthead(pieces: Sequence[Piece], number: int) -> bool:
    text = pieces[number].text
    if not text or len(text) > LONGEST or text[-1] in ".!?。！？":
        return False
    return is_site_name(text) or is_paper_name(text) or (number == 0 and is_signed(pieces))


def is_signed(pieces: Sequence[Piece]) -> bool:
    """Does the copyright line at the page's foot say the first line again?"""
    name = pieces[0].text
    return bool(name) and any(name in piece.text and is_furniture_line(piece.text) for piece in pieces[-FOOT:])


def is_paper_name(text: str) -> bool:
    """Every other word with a capital, and one of them a newspaper's: ``Северный вестник`` as well.

    >>> is_paper_name("Home > News > Harbour")
    False
    >>> is_paper_name("The Northern Lake Herald"), is_paper_name("Herald Tower reopens"), is_paper_name("Old Ferry")
    (True, False, False)
    """
    words = text.split()
    if has_cjk(text) or not 1 < len(words) <= MOST_WORDS or is_path(text):
        return False
    folded = [part.casefold() for word in words for part in NAME_WORD.findall(word.replace("'", " ").replace("’", " "))]
    return not PAPER_WORDS.isdisjoint(folded) and all(
        not word[0].islower() or word.casefold() in SMALL_WORDS or word in PAPER_WORDS for word in words
    )
