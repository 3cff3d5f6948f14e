"""Dates as pages print them, to ISO 8601: as precise as they are written, with an offset only if one is written."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from crawler.extraction.date.clock import read_clock, read_clock_before
from crawler.extraction.date.datepatterns import (
    BUDDHIST,
    CHINESE_DATE,
    CTIME,
    DAY_AND_YEAR,
    DIGITS,
    DIRECTIONS,
    ERA,
    ERAS,
    FOREIGN_DIGIT,
    FULL_YEAR,
    JALALI,
    JALALI_MONTHS,
    LUNAR,
    LUNAR_REACH,
    NAME_FIRST,
    NAME_LAST,
    NAME_MIDDLE,
    SHORT_YEAR,
    THAI,
    VIETNAMESE,
    YEAR_ABOVE,
    YEAR_FIRST,
    YEAR_LAST,
    YEARLESS,
)
from crawler.extraction.date.months import month_of
from crawler.extraction.source.text import latin_of

ANY_DIGIT: Final = re.compile(r"[\d〇零○Ｏ一二三四五六七八九](?:(?<=\d)|年)")
FIGURES: Final = bytes(code ^ chr(code).isdecimal() for code in range(256))
"""Of Latin-1: each figure becomes something else."""
TWO_MARKS: Final = "./-"
"""The sign of two of the same of these."""
EARLIEST: Final = 1990
"""No page is older than the web."""
AHEAD: Final = timedelta(days=2)
"""How far ahead of our day another time zone's, or a wrong clock's, can be; later dates are none."""
JALALI_CYCLE: Final = 1595
JALALI_EPOCH: Final = -356032
"""Years and days by which its cycle of 33 years begins before ours: 1 Farvardin 1404 was 21 March 2025."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """``iso`` is ISO 8601; ``raw`` the text it was read from; ``start`` its place in the text searched."""

    iso: str
    raw: str
    start: int = 0


def find_dates(text: str) -> Iterator[FoundDate]:
    """Dates in visible text, with a year, in their order; impossible ones (30 February, 0000-00-00) are none.

    >>> [found.iso for found in find_dates("2021年03月05日 08:30 来源")]
    ['2021-03-05T08:30']
    >>> [d.iso for d in find_dates("Posted on March 3, 2024")]
    ['2024-03-03']
    >>> [found.iso for found in find_dates("20 พ.ย. 2569 09:15 น.")]
    ['2026-11-20T09:15']
    >>> next(find_dates("03/11/2025 9:20"))
    FoundDate(iso='2025-11-03T09:20', raw='03/11/2025 9:20', start=0)
    """
    if not has_digit(text):
        return iter(())
    return scan(text) if text.isascii() else scan_foreign(text)


def has_day(text: str) -> bool:
    """Has a text a date with a year?"""
    return next(find_dates(text), None) is not None


def has_digit(text: str) -> bool:
    """Has a text a figure, or one in words before the sign for a year? Nearly every line is asked."""
    latin = latin_of(text)
    return ANY_DIGIT.search(text) is not None if latin is None else latin.translate(FIGURES) != latin


def scan(text: str) -> Iterator[FoundDate]:
    readers = READERS if FULL_YEAR.search(text) else SHORT_READERS
    fitting = [(pattern, read) for sign, pattern, read in readers if has_sign(text, sign)]
    found = [date for pattern, read in fitting for match in pattern.finditer(text) if (date := read(text, match))]
    return with_clocks_before(text, without_overlaps(found))


def with_clocks_before(text: str, found: Iterable[FoundDate]) -> Iterator[FoundDate]:
    """The dates with the hours that stand before them, where none stands behind.

    >>> [(one.iso, one.raw) for one in find_dates("Published 10:41 p.m. CT March 3, 2023")]
    [('2023-03-03T22:41', '10:41 p.m. CT March 3, 2023')]
    """
    end = 0
    for one in found:
        time, start = ("", 0) if "T" in one.iso else read_clock_before(text, end, one.start)
        end = one.start + len(one.raw)
        yield FoundDate(one.iso + time, text[start:end], start) if time else one


def has_sign(text: str, sign: str | re.Pattern[str]) -> bool:
    if not isinstance(sign, str):
        return sign.search(text) is not None
    return sign in text if sign != TWO_MARKS else any(text.count(mark) > 1 for mark in TWO_MARKS)


def jalali(text: str) -> Iterator[FoundDate]:
    """Days of the Persian solar calendar, in figures that are Persian where they are not beside a month.

    >>> [found.iso for found in find_dates("۲۱ خرداد ۱۴۰۴ - ۱۰:۲۲")], [found.iso for found in find_dates("۱۴۰۴/۰۳/۲۱")]
    (['2025-06-11T10:22'], ['2025-06-11'])
    """
    return (one for found in JALALI.finditer(text) if (one := dated(text, found, jalali_day(found))))


def jalali_day(found: re.Match[str]) -> str | None:
    """The Gregorian day of what JALALI found."""
    name = found["name"]
    month = JALALI_MONTHS.index(name) + 1 if name else int(found["month"])
    return of_jalali(int(found["year"] or found["years"]), month, int(found["day"] or found["days"]))


def of_jalali(year: int, month: int, day: int) -> str | None:
    """The Gregorian day of a Jalali one, by the cycle of 33 years that holds from 1206 to 1497.

    >>> of_jalali(1404, 1, 1), of_jalali(1403, 12, 30), of_jalali(1404, 12, 30), of_jalali(1404, 13, 1)
    ('2025-03-21', '2025-03-20', None, None)
    """
    first, following = new_year(year), new_year(year + 1)
    before = (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    last = following - first if month == 12 else before + (31 if month < 7 else 30)
    if not (1 <= month <= 12 and 1 <= day <= last - before):
        return None
    return date.fromordinal(first + before + day - 1).isoformat()


def new_year(year: int) -> int:
    """The ordinal of the first day of a Jalali year."""
    years = year + JALALI_CYCLE
    return years * 365 + years // 33 * 8 + (years % 33 + 3) // 4 + JALALI_EPOCH


def scan_foreign(text: str) -> Iterator[FoundDate]:
    """The dates of a text in other digits, marks of direction among them; ``raw`` is as the text has it.

    >>> [(found.iso, found.raw) for found in scan_foreign("نشر: ٣ نوفمبر ٢٠٢٥")]
    [('2025-11-03', '٣ نوفمبر ٢٠٢٥')]
    """
    plain = western_digits(text)
    if plain != text and (own := list(jalali(plain))):
        yield from (replace(one, raw=text[one.start : one.start + len(one.raw)]) for one in own)
        return
    if DIRECTIONS.search(text) is None:
        for one in scan(plain):
            yield replace(one, raw=text[one.start : one.start + len(one.raw)])
        return
    places = [place for place, character in enumerate(text) if DIRECTIONS.match(character) is None]
    for one in scan(DIRECTIONS.sub("", plain)):
        start, last = places[one.start], places[one.start + len(one.raw) - 1]
        yield replace(one, raw=text[start : last + 1], start=start)


def find_short(text: str) -> Iterator[FoundDate]:
    """Days written as ``2.11.22``, where the place says that it is no version number.

    >>> [found.iso for found in find_short("Culture, 2.11.22")]
    ['2022-11-02']
    """
    for one in SHORT_YEAR.finditer(text):
        found = dated(text, one, iso_day(2000 + int(one["year"]), int(one["second"]), int(one["first"])))
        if found:
            yield found


def without_overlaps(found: list[FoundDate]) -> Iterator[FoundDate]:
    """In the order of the text; of those that share characters the one that begins first, and is longest."""
    end = -1
    for one in sorted(found, key=lambda one: (one.start, -len(one.raw))) if len(found) > 1 else found:
        if one.start >= end:
            end = one.start + len(one.raw)
            yield one


def western_digits(text: str) -> str:
    """Arabic, Indic and full-width digits as ASCII ones, each in its place.

    >>> western_digits("٣ نوفمبر ٢٠٢٦, ２０２６年")
    '3 نوفمبر 2026, 2026年'
    """
    return FOREIGN_DIGIT.sub(lambda one: str(int(one[0])), text)


def number(text: str) -> int:
    """A Chinese number below a hundred.

    >>> number("二十三"), number("十"), number("六")
    (23, 10, 6)
    """
    tens, ten, ones = text.rpartition("十")
    value = int(ones.translate(DIGITS)) if ones else 0
    return value + (int(tens.translate(DIGITS) or 1) * 10 if ten else 0)


def iso_day(year: int, month: int, day: int) -> str | None:
    """The day in ISO 8601, None for one that is not or cannot be: 30 February, before the web, in the future.

    >>> iso_day(2024, 2, 29), iso_day(2023, 2, 29), iso_day(2099, 1, 1)
    ('2024-02-29', None, None)
    """
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if year >= EARLIEST and found <= date.today() + AHEAD else None


def dated(text: str, found: re.Match[str], day: str | None) -> FoundDate | None:
    """The day with the clock behind it; None where there is no day, or one of the lunar calendar."""
    if day is None or LUNAR.search(text[max(0, found.start() - LUNAR_REACH) : found.start()]):
        return None
    time, end = read_clock(text, found.end())
    raw = text[found.start() : end].strip(" ,|")
    return FoundDate(day + time, raw, found.start())


def read_year_first(text: str, found: re.Match[str]) -> FoundDate | None:
    return dated(text, found, iso_day(int(found["year"]), int(found["month"]), int(found["day"])))


def read_chinese(text: str, found: re.Match[str]) -> FoundDate | None:
    """``二〇二六年十一月二十三日``: figures as words."""
    year = int(found["year"].translate(DIGITS))
    return dated(text, found, iso_day(year, number(found["month"]), number(found["day"])))


def read_year_last(text: str, found: re.Match[str]) -> FoundDate | None:
    """Day first; the other order where that is no day. order.py asks which the page means."""
    year, first, second = int(found["year"]), int(found["first"]), int(found["second"])
    if year < 100:
        if not is_short_year(text, found):
            return None
        year += 2000
    return dated(text, found, iso_day(year, second, first) or iso_day(year, first, second))


def is_short_year(text: str, found: re.Match[str]) -> bool:
    """``28.01.22``, or ``3.5.13 11:51``: two digits in each place, or a clock behind it; no version number is."""
    return len(found[0]) == len("dd.mm.yy") or bool(read_clock(text, found.end())[0])


def read_named(text: str, found: re.Match[str]) -> FoundDate | None:
    month = month_of(found["name"])
    if month is None:
        return None
    year = int(found["year"]) - (0 if found["name"].isascii() or found["year"] < "25" else BUDDHIST)
    return dated(text, found, iso_day(year, month, int(found["day"])))


def read_ctime(text: str, found: re.Match[str]) -> FoundDate | None:
    """``Wed Aug 27 13:08:45 2025``: the clock stands inside."""
    day = iso_day(int(found["year"]), month_of(found["name"]) or 0, int(found["day"]))
    return FoundDate(day + read_clock(found["time"], 0)[0], found[0], found.start()) if day else None


def read_era(text: str, found: re.Match[str]) -> FoundDate | None:
    years = 1 if found["years"] == "元" else int(found["years"])
    return dated(text, found, iso_day(ERAS[found["era"]] + years, int(found["month"]), int(found["day"])))


READERS: Final[
    tuple[tuple[str | re.Pattern[str], re.Pattern[str], Callable[[str, re.Match[str]], FoundDate | None]], ...]
] = (
    ("", YEAR_FIRST, read_year_first),
    ("/", YEAR_ABOVE, read_year_first),
    (TWO_MARKS, YEAR_LAST, read_year_last),
    ("", NAME_LAST, read_named),
    (DAY_AND_YEAR, NAME_FIRST, read_named),
    ("", NAME_MIDDLE, read_named),
    (TWO_MARKS, SHORT_YEAR, read_year_last),
    (":", CTIME, read_ctime),
    ("tháng", VIETNAMESE, read_year_first),
    ("ค", THAI, read_named),
    ("ย", THAI, read_named),
    ("พ", THAI, read_named),
    ("民", ERA, read_era),
    ("令和", ERA, read_era),
    ("平成", ERA, read_era),
    ("年", CHINESE_DATE, read_chinese),
)
"""What the text must have for a pattern to be worth trying, the pattern, and who reads what it found."""
SHORT_READERS: Final = tuple(reader for reader in READERS if reader[1] in (SHORT_YEAR, ERA, CHINESE_DATE))
"""What can read a text without a year of four digits."""


def find_yearless(text: str, year: int) -> Iterator[FoundDate]:
    """Days without a year (``11月20日 08:00``, ``Jan 04``), in the year that the context gives.

    >>> [found.iso for found in find_yearless("11月20日 08:00", 2025)]
    ['2025-11-20T08:00']
    """
    for pattern in YEARLESS:
        for found in pattern.finditer(text):
            groups = found.groupdict()
            month = month_of(groups["name"]) if groups.get("name") else int(groups["month"])
            one = dated(text, found, iso_day(year, month or 0, int(found["day"])))
            if one:
                yield one
