"""Lines that say when a text was first published and when it was changed, however much stands around the days."""

import re
from functools import lru_cache
from typing import Final

from crawler.extraction.date.dates import find_dates

WORD: Final = re.compile(r"\w+")
LONGEST: Final = 160
REST: Final = 3
"""Words beside the days and the words that such lines are made of."""
VERBS: Final = (
    r"(?:erst)?veröffentlicht|erschienen|aktualisiert|stand|publié|mis à jour|modifié|publicado|actualizado|atualizado"
    r"|pubblicato|aggiornato|gepubliceerd|bijgewerkt|published|posted|updated|modified|filed|опубликовано|обновлено"
    r"|diterbitkan|diperbarui|发布|更新|首发|出版|公開|配信|입력|수정|등록|نشر|تحديث"
)
STAMP: Final = re.compile(rf"\W*(?:(?:first|last|originally|zuerst|zuletzt|آخر)\s+)?(?:{VERBS})", re.I)
STAMP_WORDS: Final = re.compile(
    rf"{VERBS}|\b[ap]\.?m\b\.?|\b(?:first|last|originally|zuerst|zuletzt|on|at|am|um|uhr|le|à|el|a|las|los|il|alle|ore|op|om|and|und|et|y|e"
    r"|[ecmp][sd]?t|gmt|bst|utc|[a-z]+day|\w+tag|\w+woch|\d{1,2}[:.h]\d{2})\b",
    re.I,
)
CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d{2}")


@lru_cache(maxsize=4_096)
def is_stamp_line(text: str) -> bool:
    """The days, or the hour, of first publication and of changes, and nothing that is told.

    >>> is_stamp_line("Updated at 3:15 p.m. on Tuesday, October 15, 2024 / First published on Monday, October 14, 2024")
    True
    >>> is_stamp_line("Published on October 14, 2024, the plan of the new bridge was read by everybody in town")
    False
    """
    if len(text) > LONGEST or not STAMP.match(text):
        return False
    rest = text
    for found in find_dates(text):
        rest = rest.replace(found.raw, " ", 1)
    return (rest != text or CLOCK.search(text) is not None) and len(WORD.findall(STAMP_WORDS.sub(" ", rest))) <= REST
