"""Days blanked out of a page's text, in every way of writing them, for bench/no_dates.py."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from html import unescape

from crawler.extraction.date.datepatterns import JALALI
from crawler.extraction.date.dates import jalali_day, number, western_digits
from crawler.extraction.date.months import month_of

BLANK = "—"
GAP = r"(?:\s++|<[^<>]{0,90}>){0,6}"
"""What may stand between the parts of a date: blanks and markup."""
MARK = r"(?:[-/._年月．／－년월·•・]|\\/|%2F)"
BETWEEN = rf"{GAP}{MARK}{GAP}"
NAME = r"(?P<name>[^\W\d_]{3,14})"
ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
OF = r"(?:de\s+|di\s+|of\s+|d'|m\.\s+)?"
ENTITY = re.compile(r"&(?:nbsp|(?:thin|hair|en|em)sp|#x?[0-9a-f]{2,6});", re.I)
CHINESE_YEAR = str.maketrans("〇零○一二三四五六七八九", "000123456789")
YEARS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988}

TRIPLE = re.compile(rf"(?<!\d)(\d{{1,4}}){BETWEEN}(\d{{1,2}}){BETWEEN}(\d{{1,4}})(?!\d)")
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:/|\\/)?([01]\d)(?:/|\\/)?([0-3]\d)(?=\d{0,6}(?!\d)|T)")
EPOCH = re.compile(r"(?<!\d)(1\d{9})(?:\d{3})?(?!\d)")
MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일號号]")
CLOCKED = re.compile(r"(?<![\d.-])(\d\d)[-/](\d\d)(?=\s+\d{1,2}:\d{2})")
WEEKDAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?=\s?[（(][日月火水木金土][）)])")
VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})")
ERA = re.compile(r"(民國|民国|令和|平成)\s*(\d{1,3})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)")
CHINESE = re.compile(
    r"([二一][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号號]"
)
CLOCK = r"(?:\d{1,2}:\d\d(?::\d\d)?\s+(?:[+-]\d{4}\s+|[A-Z]{3,4}\s+)?)?"
SHORT = r"(?P<year>(?:19|20|25)?\d\d)(?![\d:])"
DAY_NAME = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}}){ORDINAL}[/-]?{GAP}{OF}{NAME}\b\.?(?:[/,،-]?{GAP}(?:del?\s+)?{CLOCK}{SHORT})?", re.I
)
NAME_DAY = re.compile(
    rf"(?<![^\W\d_]){NAME}\.?/?{GAP}(?P<day>\d{{1,2}}){ORDINAL}(?![\d:])(?:,?{GAP}{CLOCK}(?P<year>(?:19|20)\d\d)(?!\d))?",
    re.I,
)
YEAR_NAME = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[.,/-]|\\/)?{GAP}{NAME}\.?(?:[/-]|\\/)?{GAP}(?P<day>\d{{1,2}})(?!\d)", re.I
)


def without_days(text: str, days: frozenset[date]) -> str:
    """The text with these days blanked: in figures in any order, in words, in Chinese, as epoch seconds; those without
    a year as well.

    >>> without_days("3 March 2026, 2026/03/03, 03.03.26, Mar 3, 4 March", frozenset((date(2026, 3, 3),)))
    '—, —, —, —, 4 March'
    """
    named = {(day.month, day.day) for day in days}

    def cut(found: re.Match[str], *readings: date | None) -> str:
        return BLANK if any(day in days for day in readings) else found[0]

    def cut_yearless(found: re.Match[str], month: str, day: str) -> str:
        return BLANK if (int(month), int(day)) in named else found[0]

    def cut_named(found: re.Match[str]) -> str:
        month = month_of_any(found["name"])
        if month is None or (month, int(found["day"])) not in named:
            return found[0]
        return BLANK if found["year"] is None else cut(found, day_in(found["year"], month, int(found["day"])))

    text = EPOCH.sub(lambda one: cut(one, datetime.fromtimestamp(int(one[1]), UTC).date()), text)
    for pattern in (YEAR_NAME, DAY_NAME, NAME_DAY):
        text = replaced(pattern, cut_named, text)
    text = TRIPLE.sub(lambda one: cut(one, *triple_readings(*one.groups())), text)
    text = COMPACT.sub(lambda one: cut(one, day_in(*one.groups())), text)
    text = ERA.sub(lambda one: cut(one, day_in(YEARS[one[1]] + int(one[2]), one[3], one[4])), text)
    text = CHINESE.sub(
        lambda one: cut(one, day_in(one[1].translate(CHINESE_YEAR), number(one[2]), number(one[3]))), text
    )
    text = without_jalali(text, days)
    text = WEEKDAY.sub(lambda one: cut_yearless(one, one[1], one[2]), text)
    text = VIETNAMESE.sub(lambda one: cut_yearless(one, one[2], one[1]), text)
    text = MONTH_DAY.sub(lambda one: cut_yearless(one, one[1], one[2]), text)
    return CLOCKED.sub(lambda one: cut_yearless(one, one[1], one[2]), text)


def without_jalali(text: str, days: frozenset[date]) -> str:
    """The same of days in the Persian solar calendar, whose figures are as long in any script.

    >>> without_jalali("۲۹ بهمن ۱۳۹۸ - ۰۶:۵۵", frozenset((date(2020, 2, 18),)))
    '— - ۰۶:۵۵'
    """
    parts, end = [], 0
    for found in JALALI.finditer(western_digits(text)):
        day = jalali_day(found)
        if day and date.fromisoformat(day) in days:
            parts += [text[end : found.start()], BLANK]
            end = found.end()
    return "".join((*parts, text[end:]))


def replaced(pattern: re.Pattern[str], cut: Callable[[re.Match[str]], str], text: str) -> str:
    """As ``pattern.sub``, but what was no day after all may hold the beginning of one: ``56 BST, 27 April``."""
    parts, end, start = [], 0, 0
    while found := pattern.search(text, start):
        start = found.start() + 1
        if (new := cut(found)) != found[0]:
            parts += [text[end : found.start()], new]
            end = start = found.end()
    return "".join([*parts, text[end:]])


def day_in(year: int | str, month: int | str, day: int | str) -> date | None:
    """The day, of a year of two digits the one of this century; None for figures that are none."""
    number = int(year) - (543 if int(year) >= 2500 else 0)
    try:
        return date(number + 2000 if number < 100 else number, int(month), int(day))
    except ValueError:
        return None


def triple_readings(first: str, second: str, third: str) -> Iterator[date | None]:
    """Three figures as year, month, day, or the other way round, in either order of day and month."""
    if len(third) <= 2:
        yield day_in(first, second, third)
    if len(first) <= 2:
        yield day_in(third, second, first)
        yield day_in(third, first, second)


@lru_cache(maxsize=20_000)
def month_of_any(name: str) -> int | None:
    return month_of(name)


def without_entities(text: str) -> str:
    """The text with its entities as characters, but those of markup.

    >>> without_entities("4.&thinsp;2.&#x2009;2022 &#60;")
    '4. 2. 2022 &#60;'
    """
    return ENTITY.sub(plain_entity, text)


def plain_entity(found: re.Match[str]) -> str:
    """The character it stands for, unless that is markup."""
    character = unescape(found[0])
    return found[0] if character in "<>&\"'" else " " if character.isspace() else character


def with_neighbours(days: set[date]) -> frozenset[date]:
    """The days and those beside them: the same hour in another zone."""
    return frozenset(day + timedelta(days=step) for day in days for step in (-1, 0, 1))
