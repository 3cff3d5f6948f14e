"""The news agency that a page credits with its text, or with a part of it, in the places where outlets name one."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from crawler.extraction.people.agencies import AGENCY, could_name_agency
from crawler.extraction.people.names import LEAD
from crawler.extraction.source.page import Page, Piece
from crawler.extraction.story.story import Story
from crawler.items import Evidence

SEVERAL: Final = rf"{AGENCY}(?:\s?(?:[/,&+]|und|and|et|y|e|i|och|og)\s?{AGENCY})*"
DATELINE: Final = re.compile(rf"(?:[^()]{{1,60}}\s)?\((?P<agency>{SEVERAL})(?:/[\w. ]{{1,20}})?\)\s?[.,]?\s?[-–—―]")
"""``LIMA, 3 June (Reuters) -``, ``Berlin (dpa/bb) –``: where the text begins."""
ENDS: Final = re.compile(
    r"(?:(?<=[.!?…\"”»“])\s?[-–—]?\s?|^)"
    rf"(?:[(\[]\s?(?:\w{{2,4}}/)?(?P<agency>{SEVERAL})(?:/[\w. ]{{1,20}})?\s?[)\]]\.?|(?P<bare>{SEVERAL}))$"
)
"""``(AFP)``, ``- Reuters`` behind the last sentence."""
LINE: Final = re.compile(
    r"[^\w(]*\(?(?i:(?:source|quelle|fuente|fonte|bron|kilde|källa|źródło|zdroj|sursa|forrás|kaynak|sumber|lähde|источник"
    r"|джерело|извор|πηγή|المصدر|von|vom|par|by|por|di|da|door|av|af|od|with|mit|avec|con|com|from)(?:\s?[:：]|\b)\s?)*"
    rf"(?:©\s?)?(?P<agency>{SEVERAL})(?:[ ,-]*(?:infocom|dpa:).*)?[^\w]*"
)
"""A line that is nothing else: ``Source: AP``, ``© dpa-infocom, dpa:261120``."""
BESIDE: Final = re.compile(
    r"(?:\b(?:und|and|et|y|e|avec|mit|with|con|com|med|met|og|och|from|wire|i)\s|[/,&+|]\s?|(?<=[a-zà-ÿ])\s(?:[-–—|]\s)?)(?:the\s|der\s|l')?"
    rf"(?P<agency>{SEVERAL})(?=\s*(?:$|[.|·,;/()–—-]|\d|[A-ZÀ-Þ][a-zà-ÿ]+\s\d))"
)
"""Behind names in a by-line: ``By Ana Ruiz, Associated Press``, ``Von Max Maier und dpa``."""
TAGS: Final = re.compile(r"(?:^|[\s_-])(?:tags?|topics?|keywords?)(?=$|[\s_-])")
FEW: Final = 4
"""Lines around a text in which it is looked for."""
LONGEST_LINE: Final = 100


def wire_evidence(page: Page, story: Story, header: Sequence[Piece], authors: Sequence[str]) -> Iterator[Evidence]:
    """Best first; none that the site itself is."""
    own = f" {page.meta.get('og:site_name', '')} "
    for row in named_agencies(page, story, header, authors):
        if f" {row.value} " not in own:
            yield row


def named_agencies(page: Page, story: Story, header: Sequence[Piece], authors: Sequence[str]) -> Iterator[Evidence]:
    """By the text's first line, the header, the text's last line and those behind it, and the metadata's authors."""
    text = [piece for piece in story.body if piece.image is None]
    for piece in text[:2]:
        first = piece.text[:LONGEST_LINE]
        if "(" in first and could_name_agency(first) and (found := DATELINE.match(first)):
            yield credited(found["agency"], "agency in the dateline", piece, 0.8)
    lines = [piece for piece in header if len(piece.text) <= LONGEST_LINE and not piece.node.is_in_figure()]
    if could_name_agency("\n".join([piece.text for piece in lines])):
        for piece in lines:
            if name := named_in(piece.text):
                yield credited(name, "agency in the by-line", piece, 0.75)
    for piece in text[-1:]:
        last = piece.text[-LONGEST_LINE:]
        if could_name_agency(last) and (found := ENDS.search(last)):
            yield credited(found["agency"] or found["bare"], "agency behind the text", piece, 0.75)
    for piece in lines_behind(page, text):
        is_short = (
            len(piece.text) <= LONGEST_LINE
            and not piece.linked
            and could_name_agency(piece.text)
            and not is_apart(piece)
        )
        found = LINE.fullmatch(piece.text) if is_short else None
        if found:
            yield credited(found["agency"], "agency behind the text", piece, 0.7)
    for name in authors:
        if could_name_agency(name) and (found := LINE.fullmatch(name)):
            yield Evidence("source", found["agency"], "json-ld:author", name, "script[ld+json]", 0.7)


def is_apart(piece: Piece) -> bool:
    """In a list, among tags or with a picture."""
    is_tag = piece.tag == "li" or any(TAGS.search(node.names) for node in piece.node.around(2))
    return is_tag or piece.node.is_in_figure()


def lines_behind(page: Page, text: Sequence[Piece]) -> Iterator[Piece]:
    if text:
        behind = (piece for piece in page.pieces if piece.position > text[-1].position and piece.image is None)
        yield from islice(behind, FEW)


def named_in(text: str) -> str | None:
    """
    >>> named_in("Von Friederike Maier und dpa"), named_in("Reuters"), named_in("By Ana Ruiz, Associated Press")
    ('dpa', 'Reuters', 'Associated Press')
    >>> named_in("Talks between Greece and AP, the party")
    """
    if found := LINE.fullmatch(text):
        return str(found["agency"])
    found = BESIDE.search(text) if LEAD.match(text) else None
    return str(found["agency"]) if found else None


def credited(name: str, rule: str, piece: Piece, confidence: float) -> Evidence:
    return Evidence("source", name, rule, piece.text[:LONGEST_LINE], piece.locator, confidence)
