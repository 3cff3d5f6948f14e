"""Outlets by their names: whose reporter somebody is, and the credited source."""

import re
from typing import Final

from crawler.extraction.people.counters import COUNTER, DATE_IN_LINE
from crawler.extraction.people.roles import LABELS, SURNAMES

OUTLET_NAME: Final = re.compile(
    r"[\u4e00-\u9fffA-Za-z·]{1,12}(?:网|網|日报|日報|晚报|晚報|早报|时报|時報|商报|晨报|快报|周报|周刊"
    r"|新闻|新聞|新报|电视台|广播|通讯社|社|在线|客户端|频道|杂志|传媒"
    r"|发布|之声|消息|参考|观察|财经|融媒|公众号|电视|全媒体|通讯)"
)
PAPER_ENDS: Final = ("報", "报", "網", "网")
"""Last characters of outlets' names and of no person's."""
LONG_LABEL: Final = "|".join(sorted((re.escape(word) for word in LABELS if len(word) > 1), key=len, reverse=True))
SECTIONS: Final = (
    "国内|國內|国际|國際|社会|社會|财经|財經|体育|體育|娱乐|娛樂|科技|本地|最新|热点|熱點|热门|熱門|今日|综合|綜合|时政"
    "|图片|圖片|行业|公司|首页|更多|要闻|要聞|军事|房产|汽车|相关|相關|推荐|推薦|延伸|往期"
)
SECTION_OF_NEWS: Final = re.compile(SECTIONS)
"""``国内新闻`` is a section of a site, ``临溪新闻`` an outlet."""
COLLEAGUE: Final = rf"(?<=[者员員][:：\s])[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:记者|記者|通讯员|通訊員)"
"""A reporter, right before the next: ``记者:王小明通讯员:李四``."""
EMPLOYER: Final = re.compile(
    rf"(?:^|(?<=[\s:：(（【\[|｜、，,/／]))(?!{LONG_LABEL}|{COLLEAGUE})(?:(?<![:：])\d\d(?![年月日时時点點分秒]))?"
    r"[\u4e00-\u9fffA-Za-z·•]{2,14}?(?:（[^（）]{1,6}）)?"
    r"(?=(?:(?<=[報报社网網闻聞])\s?[/／]\s?)?(?:(?:见习|首席|特派|特约|全媒体|融媒体|实习|资深)?(?:记者|記者|通讯员|通訊員)|(?:专栏|特约|签约)(?:作者|作家|撰稿人)"
    r"|(?:编辑|編輯)\s?[|｜丨])[\s:：|｜丨]*[\u4e00-\u9fff])"
)
"""Whose reporter it is: ``澎湃新闻记者 张三``, ``文/临溪网专栏作者 张三``; its editor, before a bar alone."""
PAPER: Final = re.compile(r"《[^《》]{1,12}》(?=\S{0,4}(?:记者|記者|作者))")
BAR: Final = re.compile("[|｜丨]")
NAME_END: Final = re.compile(r"\s{2,}|[|｜丨]|\s(?=\S+[:：])")
STOP: Final = re.compile("[。！？]")
REPORTER_WORD: Final = re.compile(r"[记記]者|通[讯訊][员員]|[专特签][栏约]|》作者|[编編][辑輯]\s?[|｜丨]")


def is_outlet_name(name: str) -> bool:
    """An outlet, and nobody whose given name ends as outlets do.

    >>> is_outlet_name("湖和報"), is_outlet_name("江口新闻"), is_outlet_name("王建社")
    (True, True, False)
    """
    return name.endswith(PAPER_ENDS) or (not could_be_person(name) and OUTLET_NAME.fullmatch(name) is not None)


def could_be_person(name: str) -> bool:
    """By a common family name and its length."""
    return name[0] in SURNAMES and len(name) <= len("王小明")


def without_employer(text: str) -> str:
    """A line without the outlets of its reporters.

    >>> without_employer("江城日报·临溪网记者王小明/文"), without_employer("文/临溪网专栏作者 王小明")
    ('记者王小明/文', '文/专栏作者 王小明')
    >>> without_employer("记者:王小明通讯员:李四"), without_employer("36渡口记者 王小明")
    ('记者:王小明通讯员:李四', '记者 王小明')
    """
    return EMPLOYER.sub("", PAPER.sub("", text)) if REPORTER_WORD.search(text, 2) else text


def is_outlet(before: str, text: str) -> bool:
    """The publisher's name in front of a date or a bar: ``临溪晚报 2009年06月14日 记者 王小蒲``. No credited source."""
    return bool(DATE_IN_LINE.search(text) or BAR.search(text)) and OUTLET_NAME.fullmatch(before) is not None


def employer_of(before: str, line: str) -> str | None:
    """The outlet alone in front of its reporters: ``江口新闻网 记者 沈岚``; the page's own ``本网`` is none.

    >>> employer_of("江口新闻网", "江口新闻网 记者 沈岚"), employer_of("本网", "本网 记者 沈岚")
    ('江口新闻网', None)
    >>> employer_of("江口新闻网", "| 江口新闻网 记者 沈岚")
    '江口新闻网'
    """
    behind = line.partition(before)[2].lstrip(" 　:：|｜")
    is_theirs = behind.startswith(("记者", "記者", "通讯员", "通訊員")) and before[0] not in "本我"
    return before if is_theirs and OUTLET_NAME.fullmatch(before) else None


def source_name(text: str, marked: bool) -> str | None:
    text = COUNTER.sub("", text)
    if found := PERIODICAL.match(text):
        return found["name"]
    name = NAME_END.split(text)[0].strip(" 《》:：")
    first = name.partition(" ")[0]
    name = first if OUTLET_NAME.fullmatch(first) else name
    return name if name and len(name) <= 40 and (marked or len(name) <= 12) and STOP.search(name) is None else None


EDITION: Final = re.compile(
    r"[《〈]\s*(?P<name>[^《》〈〉]{2,14}?)\s*[》〉]\s*[（(]?\s*(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?"
    r"[\s，,]*第?\s?[A-Z]?\d{1,3}\s?版面?[\s　]*[)）]?"
)

PERIODICAL: Final = re.compile(r"\s*《(?P<name>[^《》]{2,14})》(?=\s)")
"""Before its issue: ``来源于《临溪周刊》 第19期``."""
BARE_EDITION: Final = re.compile(
    r"[（(【]\s*[《〈]?(?P<name>[\u4e00-\u9fffA-Za-z·]{1,12}[报報刊网網])[》〉]?[\s，,]*(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}"
    r"\s?日?(?:[\s，,]*第?\s?[A-Z]?\d{1,3}\s?版面?)?\s*[)）】]"
)
"""The same in one bracket, where the page may be missing."""


def edition_of(text: str) -> str | None:
    """The newspaper that a line names with the day, and as a rule the page, on which the text was printed.

    >>> edition_of("《 临溪日报 》（ 2026年11月20日 第 03 版）"), edition_of("《临溪日报》（2026年11月20日）出了新版")
    ('临溪日报', None)
    >>> edition_of("（临溪日报 2026-11-20 A03版）"), edition_of("（临溪日报 2026-11-20）")
    ('临溪日报', '临溪日报')
    """
    text = text.strip()
    found = EDITION.fullmatch(text) or BARE_EDITION.fullmatch(text)
    return found["name"] if found else None
