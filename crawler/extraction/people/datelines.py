"""People named in the text itself: in brackets at either end of a story, and in datelines."""

import re

from crawler.extraction.people.credits import read_labelled
from crawler.extraction.people.dispatches import dispatch_credits, match_dispatch
from crawler.extraction.people.namelists import split_names
from crawler.extraction.people.roles import NOT_NAMES, SURNAMES
from crawler.items import Credit

DATELINE_CREDIT = re.compile(r"[(（〔［\[【](?P<inside>[^()（）〔〕［\]】]{2,60})[)）〕］\]】]")
IN_SENTENCE = re.compile(
    r"(?:本报|本網|本网|本刊)(?:记者|記者)\s+(?P<name>[\u4e00-\u9fff]{2,3}?)(?=[与和在从对就来走近采日昨获了、])"
)
JAPANESE = re.compile(
    r"^【[^＝=】]{1,12}[＝=](?P<names>(?!共同|時事)[\u4e00-\u9fff々][\u3040-\u30ff\u4e00-\u9fff々・、]{1,14})】"
)
"""``【潮見＝三宅あかり】``: place and reporter at the head of a text."""
CLOSING = (")", "）")
OF_PICTURE = frozenset("摄攝供影")
"""What a bracket ends with that speaks of a picture: ``（記者陳大明攝）``."""
JAPANESE_CLOSING = frozenset(")）】")
KANA = re.compile(r"[\u3041-\u30fa]")
SIGNED_JAPANESE = re.compile(
    r"(?:^|[。！？」』])\s*[(（【](?P<names>[\u4e00-\u9fff々]{1,4}[ 　]?[\u3041-\u30fa\u4e00-\u9fff々]{1,4}"
    r"(?:、[\u4e00-\u9fff々]{1,4}[ 　]?[\u3041-\u30fa\u4e00-\u9fff々]{1,4}){0,3})[)）】]$"
)
NOT_SIGNED = frozenset("続く 終わり 編集部 共同通信 時事通信 税込み 税別 以下同 笑い 一部抜粋 つづく おわり".split())
"""What else stands in brackets behind a Japanese sentence."""
SIGNED = re.compile(
    rf"(?:^|[。！？”])\s*[(（](?P<names>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:[\s、，]+[{SURNAMES}][\u4e00-\u9fff]{{1,2}}){{0,3}})[)）]$"
)
"""Names alone in brackets behind the last sentence."""
REPORTED = re.compile(
    r"^\S{2,24}?(?:讯|訊|電|电)\s+(?P<inside>(?:记者|記者|通讯员)[^，。：]{2,30}?)(?:报道|報導|摄影报道)"
)
"""``临溪晚报讯 记者王小明 通讯员李四报道``."""
DISPATCH = re.compile(
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
    if text[:1] == "【" and (found := JAPANESE.match(text)):
        return [Credit("reporter", name) for name in re.split("[、・]", found["names"])]
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
    return japanese_signature(text, before)


def japanese_signature(text: str, before: str = "") -> list[Credit]:
    """``（早川澪）`` or ``【早川澪】`` behind the last sentence of a Japanese text.

    >>> [c.name for c in japanese_signature("船は夜まで動く。（早川澪）")]
    ['早川澪']
    >>> japanese_signature("船は動く。（敬称略）")
    []
    """
    found = SIGNED_JAPANESE.search(text) if text[-1:] in JAPANESE_CLOSING else None
    if found is None or not KANA.search(before if found.start() == 0 else text, 0, found.start() or len(before)):
        return []
    names = [name.replace("　", " ") for name in re.split("[、，・]", found["names"])]
    return [] if any(is_japanese_phrase(name) for name in names) else [Credit("reporter", name) for name in names]


def is_japanese_phrase(name: str) -> bool:
    return len(name) < 3 or name in NOT_SIGNED or name in NOT_NAMES or name[-1] in "略談同部社年月日"
