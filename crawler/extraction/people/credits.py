"""People with their roles and the credited source, as news pages print them around the text.

One grammar for every place: a credit line is made of labels (``记者``, ``责任编辑:``, ``By``) and names and of
nothing else. What has anything else in it is prose, and prose stays in the body.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from crawler.extraction.people.counters import without_noise
from crawler.extraction.people.dispatches import dispatch_credits, is_whole, match_dispatch
from crawler.extraction.people.japaneselines import read_japanese
from crawler.extraction.people.koreanlines import read_korean
from crawler.extraction.people.namelists import STAFF_NUMBER, is_nobody, pen_name, split_names, without_nation
from crawler.extraction.people.otherparts import ORGANISATION, without_others
from crawler.extraction.people.outlets import (
    OUTLET_NAME,
    could_be_person,
    edition_of,
    employer_of,
    is_outlet,
    is_outlet_name,
    source_name,
    without_employer,
)
from crawler.extraction.people.roles import BLANK_NEEDED, LABELS, MARK_NEEDED, NOT_NAMES, SURNAMES
from crawler.extraction.people.spacedlines import read_spaced
from crawler.extraction.source.known import remember
from crawler.extraction.source.text import has_cjk
from crawler.items import Credit

LABEL: Final = "|".join(sorted(map(re.escape, LABELS), key=len, reverse=True))
SEPARATOR: Final = re.compile(r"[\s,，、;；|｜丨/／]")
LABELLED: Final = re.compile(
    rf"(?P<labels>(?:{LABEL})(?:[/／、与及和・·](?:{LABEL}))*)\s*(?P<mark>[:：/／|｜丨_＿＝=・·】\]]?)\s*"
)
SUFFIXED: Final = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,4}})(?:\s*[/／]\s*|\s+(?=(?:文|图|圖|摄|攝)(?:[/／、\s]|$)))(?P<labels>(?:{LABEL})(?:[/／、](?:{LABEL}))*)"
)
SUFFIX_MARKS: Final = ("/", "／", " ", "\u3000", "\t")
"""What stands between a name and the label behind it."""
BEFORE_LABEL: Final = frozenset("】)）]。:：【[")
CORRESPONDENTS: Final = frozenset(("通讯员", "通訊員"))
"""Whom no name ends with: ``记者 王小明通讯员 李四``."""
LABEL_JOINTS: Final = re.compile("[/／、与及和・·]")
GLUED_NAME: Final = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?"
LONG_LABELS: Final = "|".join(sorted((re.escape(word) for word in LABELS if len(word) > 1), key=len, reverse=True))
GLUED: Final = re.compile(rf"(?P<label>{LONG_LABELS})(?P<names>{GLUED_NAME}(?:、{GLUED_NAME})*)(?={LONG_LABELS}|$)")
"""Labels and names without anything between them: ``记者张静统筹林江丽``."""
GLUED_LINE: Final = 40
LAST_SUFFIX: Final = frozenset("文图圖摄攝")
LONGEST_LINE: Final = 160
LONGEST_KEPT: Final = 400
"""Characters of a line up to which it is remembered."""
TAKEN_FROM: Final = ("本文来自", "本文首发", "本文转载自", "本文转自")
TAKEN: Final = re.compile(
    r"本文(?:来自|首发于?|转载?自)[:：]?\s?(?:微信)?公众号\s?[:：]?\s?[“\"「『]?(?P<source>[^”\"」』（(，,。：:\s]{2,20})[”\"」』]?\s?"
    r"(?:[（(]\s?(?:ID|微信ID|公众号ID)\s?[:：]?\s?[\w-]+\s?[）)])?"
    r"(?:[，,]\s?(?:原文|原)?标题.{2,50}?)?(?:[，,]\s?(?:作者|文)\s?[:：]\s?(?P<author>[^，,。]{2,20}))?"
    r"(?:[，,]\s?编辑\s?[:：]\s?(?P<editor>[^，,。]{2,20}))?(?:[，,].{0,30}(?:授权|转载|发布|头图|题图|封面).{0,20})?。?"
)
"""What portals put below the texts of others' accounts."""
ISSUED: Final = "SOURCE "
"""Before who issued it, in the last line of a press release."""
ISSUER: Final = re.compile(r"(?:(?:[A-ZÀ-Þ0-9][\w.&'’-]*|of|the|and|for|de|&),?\s?){1,12}")
LABEL_HINT: Final = re.compile(f"[{''.join(sorted({word[-1] for word in LABELS}))}创□■◎●▪◆◇○]")
"""The last character of a label, or a square: without one there is nothing to read, and most lines have none."""
NUMBERED_ROLES: Final = frozenset(("editor", "proofreader", "reviewer"))
"""Who may sign with a number of the staff: ``责任编辑：NB12345``."""
DEPARTMENT: Final = re.compile(
    r"(?<=[/／:：|｜])(?<!源[:：])\s*[\u4e00-\u9fff]{1,8}(?:部|处|處|中心|学院|學院|办公室|科|系|组|組|团|團|队|隊)\s+(?=[\u4e00-\u9fff]{2,4})"
)
"""Where a writer works, between label and name: ``文/宣传部 王小明``."""
PEN_LABELS: Final = frozenset("作者 文 撰文 撰稿 原创".split())
"""Behind these and a mark stands who wrote, under whatever name."""
ORIGINAL: Final = re.compile(
    rf"^原创\s*[:：|｜丨\s]\s*(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?:\s+\S{{2,16}})?"
    r"(?:\s+\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?(?:\s+\d{1,2}:\d{2})?(?:\s+[\u4e00-\u9fff]{2,4})?|\s+(?:今天|昨天|前天|\d+天前))?$"
)
"""``原创 王小明``, with the account that published it, day and province or without."""
BULLETED: Final = re.compile(rf"^[□■◎●▪◆◇○]\s*(?P<name>[{SURNAMES}]\s?[\u4e00-\u9fff]{{1,2}})$")
"""A name alone behind a square: whose text it is."""
PICTURES: Final = re.compile(
    r"\W*(?:部分|文中|本文|以上|文内)?(?:图片|题图|封面图?|配图|头图|插图|图)(?:均|都)?"
    r"(?:(?:来自于?|源自|源于|来源于)\s?[:：]?\s?(?P<name>[\w·]{2,12})|(?:来源|源)\s?[:：]?\s?(?P<given>[\w·]{2,12}))"
    r"(?:[，,]\s?(?:如有)?侵.{1,20})?\W*"
)
"""Below a text or a picture, and no credited source of the article."""
AFFILIATED: Final = re.compile(
    rf"[（(](?:(?:本文)?作者(?:[:：]\s?(?P<name>{GLUED_NAME})(?:[，,]\s?(?:系|为|是)?|\s?系(?!统)|\s?单位[:：]\s?)"
    rf"|\s?(?P<bare>{GLUED_NAME})(?:[，,]\s?(?:系(?!统)|为|是)|系(?!统)|\s?单位[:：]))"
    rf"|(?P<first>{GLUED_NAME})[，,]\s?(?:本文)?作者(?:系(?!统)|为|是))[^（）()。]{{3,60}}[）)]\W?"
)
"""``（作者：王小明，系临溪大学教授）``."""
_BRACKETED: Final = r"[（(](?:文|图|摄|摄影|文/图|图/文)[）)][\s、，]*"
ROLE_BEHIND: Final = re.compile(rf"(?P<name>{GLUED_NAME})[（(](?P<role>[^（）()]+)[）)][\s、，]*")
ROLES_BEHIND: Final = re.compile(rf"作者\s?[:：]?\s?(?:{GLUED_NAME}{_BRACKETED})+")
"""``作者：王小明（文） 李四（图）``: a line of them alone."""
LIBRARIES: Final = ("网络", "網路", "互联网", "受访者", "中国", "影像", "图库", "图虫")
"""What ends the name of a place where pictures are had."""
BRACKET_ENDS: Final = "）)"
BRACKETS: Final = str.maketrans("", "", "【】[]〔〕［］()（）<>")
EDITION_ENDS: Final = "版面)）】"
SPACED: Final = re.compile(r"([作编責责来])\s+([者辑編编源])(?=\s*[:：])")


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What a line of credits says: people in the order printed, and the source."""

    credits: tuple[Credit, ...] = ()
    source: str | None = None


NO_CREDITS: Final = CreditLine()
MARKS: Final = frozenset(":：")
"""What a label ends with, also one that is set wide: ``监 制：…``."""
LINES: Final[dict[str, CreditLine]] = {}
"""What was read: several rooms ask of the same lines, and pages of a site share them. NO_CREDITS: other text."""


def read_credit_line(text: str) -> CreditLine | None:
    """What a line says, if it is credits and nothing else; else None.

    >>> read_credit_line("来源:济南日报 记者张静 统筹林江丽").source
    '济南日报'
    >>> [(c.role, c.name) for c in read_credit_line("【责任编辑:李文闻】").credits]
    [('editor', '李文闻')]
    >>> read_credit_line("SOURCE Harbour Ferries Ltd.").source
    'Harbour Ferries Ltd.'
    >>> read_credit_line("记者张静在现场看到，项目进展很快。")
    """
    if len(text) > LONGEST_KEPT:
        return credits_of(text)
    known = LINES.get(text)
    if known is None:
        known = remember(LINES, text, credits_of(text) or NO_CREDITS)
    return known if known is not NO_CREDITS else None


def credits_of(text: str) -> CreditLine | None:
    if text.startswith(ISSUED):
        return CreditLine((), text[len(ISSUED) :]) if ISSUER.fullmatch(text, len(ISSUED)) else None
    if text.startswith(TAKEN_FROM) and (taken := read_taken(text)):
        return taken
    if spaced := read_spaced(text):
        return CreditLine(tuple(spaced[0]), spaced[1])
    if len(text) > LONGEST_LINE or not has_cjk(text) or "。" in text[:-1]:
        return None
    if japanese := read_japanese(text):
        return CreditLine(tuple(japanese[0]), japanese[1])
    if korean := read_korean(text):
        return CreditLine(tuple(korean))
    if text[-1] in EDITION_ENDS and (edition := edition_of(text)):
        return CreditLine((), edition)
    if text[1:2].isspace() and text[3:4] in MARKS:
        text = text[0] + text[2:]
    if not LABEL_HINT.search(text):
        return None
    if found := match_dispatch(text):
        return CreditLine(tuple(dispatch_credits(found))) if is_whole(found, text) else None
    if "图" in text and is_picture_notice(text):
        return None
    if "作者" in text and (found := AFFILIATED.fullmatch(text)):
        name = found["name"] or found["bare"] or found["first"]
        return CreditLine((Credit("author", name, "作者"),)) if name not in NOT_NAMES else None
    if text[-1] in BRACKET_ENDS and ROLES_BEHIND.fullmatch(text):
        text = ROLE_BEHIND.sub(r"\g<name>/\g<role> ", text.removeprefix("作者").lstrip(":： ")).strip()
    if text[-1] in LAST_SUFFIX and (line := read_suffixed(text.removeprefix("记者"))) and len(line.credits) > 1:
        return line
    return read_labelled(text) or read_suffixed(text) or read_marked(text) or read_glued(text)


def is_picture_notice(text: str) -> bool:
    """Where the pictures are from, and that is no person.

    >>> [is_picture_notice(text) for text in ("图片来自网络", "（图片来源：王小明）", "部分图片来源网络，侵删")]
    [True, False, True]
    """
    found = PICTURES.fullmatch(text)
    if found is None:
        return False
    if given := found["given"]:
        return given in NOT_NAMES or given.endswith(LIBRARIES) or is_outlet_name(given)
    return not could_be_person(found["name"])


def read_taken(text: str) -> CreditLine | None:
    """
    >>> line = read_taken("本文来自微信公众号 “渡口志”（ID:dukouzhi），作者：王小明，编辑：李四，北港经授权发布。")
    >>> line.source, [(credit.role, credit.name) for credit in line.credits]
    ('渡口志', [('author', '王小明'), ('editor', '李四')])
    """
    found = TAKEN.fullmatch(text)
    if found is None:
        return None
    authors = [Credit("author", name, "作者") for name in split_names(found["author"] or "") or ()]
    editors = [Credit("editor", name, "编辑") for name in split_names(found["editor"] or "") or ()]
    return CreditLine((*authors, *editors), found["source"])


def read_marked(text: str) -> CreditLine | None:
    """``原创 王小明``, ``□ 王小明``."""
    found = ORIGINAL.match(text) or BULLETED.match(text)
    if not found or found["name"] in NOT_NAMES:
        return None
    raw = "原创" if text.startswith("原创") else None
    return CreditLine((Credit("author", found["name"].replace(" ", ""), raw),))


def read_suffixed(text: str) -> CreditLine | None:
    """``张三/文 李四/图``."""
    if not any(mark in text for mark in SUFFIX_MARKS):
        return None
    credits: list[Credit] = []
    rest = text.translate(BRACKETS)
    for found in SUFFIXED.finditer(rest):
        credits += people(found["labels"], [found["name"]])
    if not credits or SUFFIXED.sub("", rest).strip(" 　,，、;；/"):
        return None
    return CreditLine(tuple(credits))


def read_labelled(text: str) -> CreditLine | None:
    """Labels, each with what it labels, from the first character to the last."""
    text = without_employer(text)
    if " " in text or "\u3000" in text:
        text = DEPARTMENT.sub("", text)
    line = without_others(without_noise(SPACED.sub(r"\1\2", text) if " " in text or "\u3000" in text else text))
    matches = label_matches(line)
    before = (line[: matches[0].start()] if matches else line).strip(" 　|｜丨-—:：/／")
    source = employer_of(before, line) if before and matches and not is_outlet(before, text) else None
    if not matches or (before and source is None and not is_outlet(before, text)):
        return None
    credits: list[Credit] = []
    is_nameless = False  # but credits: a number of the staff, an outlet's picture
    for number, found in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(line)
        rest = without_nation(line[found.end() : end])
        if found["labels"] in LABELS and LABELS[found["labels"]] is None:
            source = source or source_name(rest, bool(found["mark"]))
            if rest and source is None:
                return None
            continue
        if found["mark"] and LABELS.get(found["labels"]) in NUMBERED_ROLES and STAFF_NUMBER.fullmatch(rest):
            is_nameless = True
            continue
        if (is_nobody(rest) or not rest) and (found["mark"] or credits):
            if not rest and not found["mark"]:
                credits += photographs(found["labels"], credits)
            continue
        if LABELS.get(found["labels"]) == "photographer" and OUTLET_NAME.fullmatch(rest):
            is_nameless = True
            continue
        named = names_behind(found, rest)
        if named is None and found["mark"] and len(matches) > 1 and ORGANISATION.fullmatch(rest):
            continue
        if named is None or (not named and not stands_alone(found, number, matches)):
            return None
        credits += people(found["labels"], of_persons(named))
    return CreditLine(tuple(credits), source) if credits or source or is_nameless else None


def photographs(labels: str, credits: list[Credit]) -> list[Credit]:
    """Behind names, ``文/图`` says that their bearers took the pictures as well; of two kinds of people, not which."""
    names = [credit.name for credit in credits if credit.role == credits[0].role != "photographer"]
    return [one for one in people(labels, names) if one.role == "photographer"] if len(names) == len(credits) else []


def of_persons(names: list[str]) -> list[str]:
    """Without the outlets that they work for: ``文/江口观察 王小明``, ``图片来源：江口新闻/王小明``."""
    return [name for name in names if not is_outlet_name(name)] or names


def names_behind(found: re.Match[str], rest: str) -> list[str] | None:
    """The names behind a label; behind a colon a pen name too, right behind a short label a family name's.

    ``文件格式`` is no 文 of somebody called 件格式, ``記者其他文章`` no reporter.
    """
    labels, mark = found["labels"], found["mark"]
    if labels in PEN_LABELS and mark and "&" in rest and (name := pen_name(rest)):
        return [name]
    outlet, _, names = rest.partition(" ")
    if names and is_outlet_name(outlet):
        rest = names.strip()
    named = split_names(rest)
    if named is None and labels in PEN_LABELS and mark:
        return [name] if (name := pen_name(rest)) else None
    is_glued = named and found.end("labels") == found.end()
    if is_glued and named and (len(labels) == 1 or len(named[0]) > 3) and named[0][0] not in SURNAMES:
        return None
    return named


def read_glued(text: str) -> CreditLine | None:
    """``记者张静统筹林江丽``."""
    text = text.translate(BRACKETS).strip()
    found = list(GLUED.finditer(text)) if len(text) <= GLUED_LINE else []
    if len(found) < 2 or sum(one.end() - one.start() for one in found) != len(text):
        return None
    return CreditLine(tuple(credit for one in found for credit in people(one["label"], one["names"].split("、"))))


def label_matches(line: str) -> list[re.Match[str]]:
    """The labels of a line: at its start, or after a separator, never inside a name.

    ``记者张静 文/图`` has two, the second without a name of its own.
    """
    found: list[re.Match[str]] = []
    for match in LABELLED.finditer(line):
        before = line[match.start() - 1] if match.start() else " "
        if not match["mark"] and (match["labels"] in MARK_NEEDED or is_cut_off(match)):
            continue
        is_label = bool(match["mark"]) and match["mark"] in ":：" and len(match["labels"]) > 1
        is_label = is_label or (bool(found) and ends_name(match, line[found[-1].end() : match.start()]))
        follows = bool(found) and found[-1].end() == match.start()
        if is_label or follows or SEPARATOR.match(before) or before in BEFORE_LABEL:
            found.append(match)
    return found


def is_cut_off(label: re.Match[str]) -> bool:
    """Is it the beginning of a longer word?"""
    return label["labels"] in BLANK_NEEDED and label.end() == label.end("labels")


def ends_name(label: re.Match[str], before: str) -> bool:
    """Does a name end where the label begins, without a blank? ``文:王小明图:李四``."""
    is_sure = label["mark"] in (":", "：") or label["labels"] in CORRESPONDENTS
    return is_sure and len(before) > 1 and could_be_person(before)


def stands_alone(found: re.Match[str], number: int, matches: list[re.Match[str]]) -> bool:
    """A label without names is fine before another one (``文/图 记者 张三``), or last (``记者 张三 文/图``)."""
    return len(matches) > 1 and (number > 0 or found.end() <= matches[1].start())


def people(labels: str, names: Iterable[str]) -> Iterator[Credit]:
    """One credit for each role and name; ``文/图`` is two roles, ``文/本报记者`` one: whose text it is."""
    names = list(names)
    found = LABEL_JOINTS.split(labels)
    if found[0] == "文" and any(LABELS.get(label) == "reporter" for label in found):
        del found[0]
    for label in found:
        role = LABELS.get(label)
        if role is not None:
            yield from (Credit(role, name, label.removeprefix(own_paper(label))) for name in names)


def own_paper(label: str) -> str:
    """``本报`` of ``本报记者``: whose reporter it is, not what the person did."""
    return label[:2] if label[:2] in ("本报", "本報", "本网", "本社", "本台", "本刊") else ""
