"""People named in the text itself: in brackets at either end of a story, and in datelines."""

import re
from typing import Final

from crawler.extraction.people.credits import read_labelled
from crawler.extraction.people.dispatches import dispatch_credits, match_dispatch
from crawler.extraction.people.japaneselines import japanese_dateline, japanese_signature
from crawler.extraction.people.koreanlines import korean_in_prose
from crawler.extraction.people.namelists import split_names
from crawler.extraction.people.names import is_person
from crawler.extraction.people.roles import NOT_NAMES, SURNAMES
from crawler.extraction.people.spacedlines import read_spaced
from crawler.extraction.source.text import has_cjk
from crawler.items import Credit

BRACKET_AT_END: Final = re.compile(r"\s[(（](?P<inside>[^()（）]{8,380})[)）]$")
DATELINE_CREDIT: Final = re.compile(r"[(（〔［\[【](?P<inside>[^()（）〔〕［\]】]{2,60})[)）〕］\]】]")
IN_SENTENCE: Final = re.compile(
    r"(?:本报|本網|本网|本刊)(?:记者|記者)\s+(?P<name>[\u4e00-\u9fff]{2,3}?)(?=[与和在从对就来走近采日昨获了、])"
)
SENT: Final = re.compile(
    r"(?P<names>[A-ZÇĞİÖŞÜ][^/().,:]{4,60}?)\s?/\s?[A-ZÇĞİÖŞÜ]{3,20}(?:\s?\([^()]{2,30}\))?,?\s?\([A-ZİÇ]{2,4}\)\s?[-–—]"
)
"""``Ana RUİZ / ORSEL, (ABC) -``: writers, place and agency where a Turkish text begins."""
SLASH: Final = 70
CLOSING: Final = (")", "）")
OPENING: Final = ("(", "（", "【")
OF_PICTURE: Final = frozenset("摄攝供影")
"""What a bracket ends with that speaks of a picture: ``（記者陳大明攝）``."""
SIGNER: Final = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
SIGNERS: Final = rf"(?P<names>{SIGNER}(?:[\s、，]+{SIGNER}){{0,3}})[)）]"
SIGNED: Final = re.compile(rf"(?:^|[。！？”])\s*[(（]{SIGNERS}$")
"""Names alone in brackets behind the last sentence."""
SIGNED_FROM: Final = re.compile(
    r"[(（](?:[\u4e00-\u9fff]{2,10}\s)?(?P<names>[\u4e00-\u9fff·]{2,8})\s发自[\u4e00-\u9fff]{2,10}[）)]"
)
"""The same with the place: ``（临溪体育 王小明 发自北港）``."""
SIGNED_FOR: Final = re.compile(
    r"[(（][\u4e00-\u9fff]{1,14}(?:局|办|办公室|委|委员会|部|院|中心|处|队|站|街道|镇|乡|社区|学校|大学|学院|公司|融媒|报社|台)\s+"
    rf"{SIGNERS}"
)
"""The same behind the office that sent it in: ``（县水务局 王小明）``."""
REPORTED: Final = re.compile(
    r"^\S{2,24}?(?:讯|訊|電|电)\s+(?P<inside>(?:记者|記者|通讯员)[^，。：]{2,30}?)(?:报道|報導|摄影报道)"
)
"""``临溪晚报讯 记者王小明 通讯员李四报道``."""
DISPATCH: Final = re.compile(
    rf"^.{{2,24}}?(?:讯|電|电|消息)\s*[(（](?P<names>(?:[{SURNAMES}][\u4e00-\u9fff]{{1,2}}[\s、，]*){{1,4}})[)）]"
)
"""Names without a label in brackets behind a dateline: ``本报讯（王小明 李四）``."""


def credits_in_prose(text: str, before: str = "") -> list[Credit]:
    """Credits in brackets at either end of a story, and of datelines; the text itself keeps them.

    ``before`` is the paragraph before it: what language a name alone in brackets is in.

    >>> [c.name for c in credits_in_prose("新华社北京6月3日电（记者王小明）今天上午")]
    ['王小明']
    >>> [c.name for c in credits_in_prose("記者陳大明／台北報導")]
    ['陳大明']
    """
    if found := match_dispatch(text):
        return dispatch_credits(found)
    if "/" in text[:SLASH] and (found := SENT.match(text)):
        return [Credit("reporter", name.strip()) for name in found["names"].split("-") if is_person(name.strip())]
    if at_end := read_spaced_end(text):
        return at_end
    if not has_cjk(text):
        return []
    text = text.rstrip("0123456789")  # the day as an agency writes it: ``（編輯：王大明）1121015``
    if text[:1] == "【" and (dateline := japanese_dateline(text)):
        return dateline
    if text[-1:] in CLOSING and (found := SIGNED.search(text)):
        return [Credit("reporter", name) for name in split_names(found["names"]) or [] if name not in NOT_NAMES]
    if found := DISPATCH.match(text):
        return [Credit("reporter", name) for name in split_names(found["names"]) or []]
    if (found := REPORTED.match(text)) and (line := read_labelled(found["inside"])):
        return list(line.credits)
    if found := IN_SENTENCE.search(text[:400]):
        return [Credit("reporter", found["name"], "记者")]
    for match in DATELINE_CREDIT.finditer(text):
        if (match.start() < 40 or match.end() > len(text) - 3) and match["inside"][-1] not in OF_PICTURE:
            line = read_labelled(match["inside"])
            if line and not all(credit.role == "photographer" for credit in line.credits):
                return list(line.credits)
    return japanese_signature(text, before) or korean_in_prose(text)


def signed_alone(text: str, before: str) -> list[Credit]:
    """Names in brackets that are a line of their own; ``before`` is the paragraph above.

    >>> [one.name for one in signed_alone("（早川澪）", "船は夜まで動く。")], signed_alone("（完）", "渡船开到八点。")
    (['早川澪'], [])
    >>> [one.name for one in signed_alone("（县水务局 王小明）", "渡船开到八点。")]
    ['王小明']
    >>> [one.name for one in signed_alone("（临溪体育 王小明 发自北港）", "渡船开到八点。")]
    ['王小明']
    """
    if text[:1] not in OPENING:
        return []
    found = SIGNED.fullmatch(text) or SIGNED_FOR.fullmatch(text) or SIGNED_FROM.fullmatch(text)
    names = (split_names(found["names"]) or []) if found else []
    return [Credit("reporter", name) for name in names if name not in NOT_NAMES] or japanese_signature(text, before)


def read_spaced_end(text: str) -> list[Credit]:
    """``(Reporting by Ana Ruiz; Editing by Ben Okoro)`` behind the last sentence.

    >>> [c.name for c in read_spaced_end("It sails at eight. (Reporting by Ana Ruiz)")]
    ['Ana Ruiz']
    """
    found = BRACKET_AT_END.search(text) if text[-1:] in CLOSING else None
    line = read_spaced(found["inside"]) if found else None
    return [one for one in line[0] if one.role != "photographer"] if line else []
