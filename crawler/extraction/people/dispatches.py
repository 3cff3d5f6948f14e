"""Reporters in front of the place they write from: ``記者陳大明／台北報導``, ``（湖社記者陳大明台南17日電）``."""

import re
from typing import Final

from crawler.extraction.people.counters import DATE_IN_LINE
from crawler.extraction.people.namelists import split_names
from crawler.extraction.people.roles import CITIES, NOT_NAMES, SURNAMES
from crawler.items import Credit

OUTLET: Final = r"^[〔【\[(（]?\s*(?:[\u4e00-\u9fffA-Za-z·]{2,12}?\s*)??(?P<raw>[记記]者)\s*"
VERB: Final = r"(?:[县縣市]?(?:综合|綜合|专|專)?(?:報導|报道|報道|電|电)|\d{1,2}日(?:电|電|專電|综合电|綜合外電報導?))"
ONE: Final = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
NAMES: Final = rf"(?P<names>{ONE}(?:、{ONE}){{0,3}})"
CLOSED: Final = r"(?=\s*(?:[〕】\])）:：]|$)|\s)"
SLASHED: Final = re.compile(
    OUTLET + rf"(?P<names>[\u4e00-\u9fff、]{{2,14}})\s*[／/]\s*(?P<place>[\u4e00-\u9fff]{{1,8}}?){VERB}"
)
IN_CITY: Final = re.compile(OUTLET + rf"{NAMES}\s*(?P<place>{CITIES}){VERB}{CLOSED}")
TOWN: Final = rf"(?P<place>[^\W\d_a-zA-Z{SURNAMES}者員员][^\W\d_a-zA-Z者員员]{{1,4}}?)"
IN_TOWN: Final = re.compile(OUTLET + NAMES + TOWN + VERB + CLOSED)
FARTHEST: Final = 20
"""Characters before the word for a reporter: an outlet's name and a bracket."""
LONGEST: Final = 48
ZONE: Final = re.compile(r"(?<![A-Z])[A-Z]{2,4}(?![A-Z])")
"""Of an hour behind the day: ``02:00 ET``."""
ENDS: Final = "〕】])） 　"


def match_dispatch(text: str) -> re.Match[str] | None:
    """A dateline that names its reporters, at the start of a line.

    >>> match_dispatch("（湖社記者陳大明台南17日電）今天")["names"]
    '陳大明'
    >>> match_dispatch("鏡海時報 記者陳明／高雄報導")["names"]
    '陳明'
    """
    head = text[:LONGEST]
    where = max(head.find("記者", 0, FARTHEST), head.find("记者", 0, FARTHEST))
    if where < 0 or not any(verb in head for verb in "電电導道"):
        return None
    return SLASHED.match(head) or IN_CITY.match(head) or IN_TOWN.match(head)


def is_whole(found: re.Match[str], text: str) -> bool:
    """Is the line a dateline and nothing else but a day?"""
    return not ZONE.sub("", DATE_IN_LINE.sub("", text[found.end() :])).strip(ENDS)


def dispatch_credits(found: re.Match[str]) -> list[Credit]:
    """The reporters of a dateline."""
    names = split_names(found["names"].replace("、", " "))
    return [Credit("reporter", name, found["raw"]) for name in names or [] if name not in NOT_NAMES]
