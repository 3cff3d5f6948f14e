"""The names behind a label of a credit line: ``张三 李四``, ``早川 澪``, ``老K``, ``[美]约翰·史密斯（教授）``."""

import re
from typing import Final

from crawler.extraction.people.names import LATIN_NAME, NAME
from crawler.extraction.people.roles import NO_ONE, NOT_NAMES, SURNAMES

TRAILING: Final = re.compile(r"(?:摄影报道|攝影報導|摄影|攝影|摄|攝|文/图|图/文|文／图|供图|提供|报道|報導|編譯|编译)$")
LOGIN: Final = re.compile(r"[A-Za-z][\w.-]{1,20}|[\u4e00-\u9fff][A-Za-z]{1,10}")
"""Latin letters, or one character before them: ``quillfeather``, ``老K``."""
CODE: Final = re.compile(r"(?:工[号號])?[A-Z]{0,4}-?\d{2,8}")
"""The number of a desk behind its editor: ``王小明 SN123``."""
STAFF_BEHIND: Final = re.compile(r"(?<=[\u4e00-\u9fff])_[A-Za-z]{1,4}\d{2,8}$")
"""``王小明_NB123``."""
STAFF_NUMBER: Final = re.compile(r"(?:工[号號]|编号|編號|No\.?)?\s*[A-Za-z]{0,4}[-_]?\d{2,8}")
"""Who edited it, as a number: nobody's name."""
PEN_NAME: Final = re.compile(r"[\u4e00-\u9fff\w·.&＆~～-]{2,12}")
NATION: Final = re.compile(
    r"^[\[［(（【][\u4e00-\u9fff]{1,3}[\]］)）】]\s*|(?<=[\u4e00-\u9fff])\s*[（(][^（）()]{2,20}[)）]?$"
)
"""``[美]`` before a name, and what its bearer is behind it in brackets."""
SEPARATORS: Final = re.compile(r"[\s,，、;；/／&]+")
EDGES: Final = " 　,，、;；|｜丨/／。.【】[]()（）"


def without_nation(text: str) -> str:
    return NATION.sub("", text.strip()).strip(EDGES)


def is_nobody(text: str) -> bool:
    """A word that stands where a name does: ``佚名``, ``admin``, ``受访者供图``."""
    return any(one in NOT_NAMES for one in (text, TRAILING.sub("", text))) or bool(
        text.casefold() in NO_ONE or CODE.fullmatch(text)
    )


def split_names(text: str) -> list[str] | None:
    """The names in a piece of a credit line; None when something in it is not a name.

    >>> split_names("张三 李四"), split_names("张 三"), split_names("在现场看到项目")
    (['张三', '李四'], ['张三'], None)
    >>> split_names("早川 澪、大渡美咲"), split_names("王小明 SN123"), split_names("老K")
    (['早川 澪', '大渡美咲'], ['王小明'], ['老K'])
    >>> split_names("阮玉洁李大为"), split_names("于成都高新区")
    (['阮玉洁', '李大为'], None)
    >>> split_names("祝文远 沈 岚"), split_names("沈 岚 祝文远 白 露")
    (['祝文远', '沈岚'], ['沈岚', '祝文远', '白露'])
    """
    text = STAFF_BEHIND.sub("", TRAILING.sub("", text)).strip(" 　/／,，、")
    if not text:
        return []
    if LATIN_NAME.fullmatch(text):
        return [text]
    parts = [part for part in SEPARATORS.split(text) if part]
    if len(parts) == 1 and len(text) == len("张三四王小明") and is_pair(text[:3], text[3:]):
        parts = [text[:3], text[3:]]
    if len(parts) > 1:
        parts = [part for part in joined(parts, text) if not CODE.fullmatch(part)] or parts
    names = [TRAILING.sub("", part) or part for part in parts]
    return names if all(is_listed_name(name) for name in names) else None


def is_pair(first: str, second: str) -> bool:
    """Two names of three characters without a blank between, that begin with surnames and are no place."""
    return all(name[0] in SURNAMES and name[-1] not in "区市县镇乡村省州网报社台" for name in (first, second))


def is_listed_name(name: str) -> bool:
    return (
        name not in NOT_NAMES
        and name.casefold() not in NO_ONE
        and bool(NAME.fullmatch(name.replace(" ", "")) or LOGIN.fullmatch(name))
    )


def joined(parts: list[str], text: str) -> list[str]:
    """The names of a list again whole that a blank stands in: ``张 三``, wherever it stands, and ``早川 澪``."""
    found: list[str] = []
    for part in parts:
        if len(part) == 1 and found and len(found[-1]) == 1:
            found[-1] += part
        else:
            found.append(part)
    if len(found) == len(parts) and len(parts[0]) < 4 and len(parts[1]) == 1:
        spaced = f"{parts[0]} {parts[1]}"
        return [spaced, *parts[2:]] if spaced in text.replace("　", " ") else parts
    return found


def pen_name(text: str) -> str | None:
    """What a writer calls himself behind a label and a colon; people joined by ``&`` are none.

    >>> pen_name("风&雪"), pen_name("王小明&李四四")
    ('风&雪', None)
    """
    if not PEN_NAME.fullmatch(text) or text.casefold() in NO_ONE:
        return None
    return None if "&" in text and all(part[:1] in SURNAMES for part in text.split("&")) else text
