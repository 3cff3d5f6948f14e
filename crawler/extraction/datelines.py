"""People named in the text itself: in brackets at either end of a story, and in datelines."""

import re

from crawler.extraction.credits import REPORTER_DATELINE, dateline_credits, read_labelled, split_names
from crawler.extraction.roles import NOT_NAMES, SURNAMES
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


def credits_in_prose(text: str) -> list[Credit]:
    """Credits in brackets at either end of a story, and of datelines; the text itself keeps them.

    >>> [c.name for c in credits_in_prose("新华社北京6月3日电（记者王小明）今天上午")]
    ['王小明']
    >>> [c.name for c in credits_in_prose("記者陳大明／台北報導")]
    ['陳大明']
    """
    if found := REPORTER_DATELINE.match(text):
        return dateline_credits(found)
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
        if match.start() < 40 or match.end() > len(text) - 3:
            line = read_labelled(match["inside"])
            if line and line.credits:
                return list(line.credits)
    return []
