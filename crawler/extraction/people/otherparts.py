"""Parts in the making of a text that are no role of ours (``配音：李四``), among those of a credit line that are."""

import re
from typing import Final

from crawler.extraction.people.namelists import is_nobody, split_names, without_nation
from crawler.extraction.people.outlets import LONG_LABEL, OUTLET_NAME
from crawler.extraction.people.roles import LABELS, SURNAMES

OTHERS: Final = frozenset(
    """
    视频 視頻 视频拍摄 视频摄制 摄制 航拍 影像 海报 海報 海报设计 视觉 视觉设计 平面设计 视频制作 运营 新媒体运营 美工
    动画 技术 技术支持 制作 执行 执行策划 配音 播音 朗读 朗读者 主播 出镜 出镜记者 录音 音频 字幕 出品 出品人 联合出品
    供稿单位 单位 编导
    """.split()
)
"""A closed list: films, books and trials have parts as well, with people of ours among them."""
ENDINGS: Final = ("编辑", "設計", "设计", "剪辑")
"""What such a label is of ours, whatever stands before: ``早班编辑``."""
PART: Final = re.compile(r"(?:^|(?<=[\s|｜丨;；，,]))(?P<label>[\u4e00-\u9fffA-Za-z0-9/／、·]{1,10})\s?[:：]\s?")
NAME: Final = rf"(?!{LONG_LABEL})[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
UNMARKED: Final = re.compile(
    rf"\s(?:{'|'.join(sorted(OTHERS, key=len, reverse=True))})\s+{NAME}(?:[\s、]{NAME})*(?=\s|$)"
)
"""Such a part between blanks: ``记者 张三 视频 李四``."""
JOINTS: Final = re.compile("[/／、·]")
ORGANISATION: Final = re.compile(
    r"[\u4e00-\u9fff]{2,20}(?:办公室|办|局|委员会|委|部|院|中心|公司|政府|学校|大学|协会|馆|处|厅|队|街道|提供)"
)
"""Who gave or made something and is nobody: ``供稿：县水务局办公室``, ``图/受访者提供``."""
EDGES: Final = " 　|｜丨;；，,"


def without_others(line: str) -> str:
    """The line without the parts of OTHERS, where what they label are names or an organisation.

    A label that ends as one of ours is that one. Where no part is ours, or something else is labelled, it is left.

    >>> without_others("记者：张三 配音：李四 早班编辑：王五"), without_others("配音：李四")
    ('记者：张三 编辑：王五', '配音：李四')
    >>> without_others("编辑：张三 电话：0531-123"), without_others("导演：张三 剪辑：李四")
    ('编辑：张三 电话：0531-123', '导演：张三 剪辑：李四')
    >>> without_others("记者 张三 视频 李四 编辑 王五")
    '记者 张三 编辑 王五'
    """
    if " " in line:
        line = UNMARKED.sub("", line)
    found = list(PART.finditer(line)) if line.count(":") + line.count("：") > 1 else []
    if len(found) < 2 or found[0].start() > 0:
        return line
    kept: list[str] = []
    for number, one in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(line)
        label = known_label(one["label"])
        if label is not None:
            kept.append(f"{label}{line[one.end('label') : end].rstrip(EDGES)}")
        elif one["label"] not in OTHERS or not is_somebody(line[one.end() : end].strip(EDGES)):
            return line
    return " ".join(kept) if kept else line


def known_label(label: str) -> str | None:
    """The label, or how it ends where that is one: ``早班编辑``, but not ``王五编辑``, which has a name before it."""
    if all(part in LABELS for part in JOINTS.split(label)):
        return label
    if label in OTHERS or label[0] in SURNAMES:
        return None
    return next((ending for ending in ENDINGS if label.endswith(ending)), None)


def is_somebody(text: str) -> bool:
    name = without_nation(text)
    if not name or is_nobody(name) or OUTLET_NAME.fullmatch(name) or ORGANISATION.fullmatch(name):
        return True
    names = split_names(name) or []
    return bool(names) and all(one[0] in SURNAMES or one.isascii() for one in names)
