"""The time of day behind a date, as pages print it: ISO 8601, with an offset only if one is written."""

import re
from typing import Final

JOINT: Final = (
    r"(?:[T|,،·•@/–—-]|um|at|à|a las|a les|alle|om|kl(?:o|ockan)?\.?|às|o|godz\.?|в|о|saat|pada|الساعة"
    r"|(?:星期|周|週)[一二三四五六日天]|[（(][^）)\d]{1,4}[）)]|[日月火水木金土]曜日?)?"
)
"""What may stand between a day and its time."""
HALF: Final = r"(?P<half>凌晨|早上|上午|中午|下午|晚上|晚|오전|오후|午前|午後|[AaPp]\.?[Mm]\.?)?"
ZONE: Final = r"(?-i:GMT|UTC|BST|IST|(?:CE|E|WE)S?T|[ECMP][SD]T|AE[SD]T|SAST|[JHK]ST)\b"
"""Letters of a zone behind a time: with them a dot stands for a colon."""
ZONES: Final = {
    "EDT": "-04:00",
    "EST": "-05:00",
    "CDT": "-05:00",
    "MDT": "-06:00",
    "MST": "-07:00",
    "PDT": "-07:00",
    "PST": "-08:00",
    "WEST": "+01:00",
    "CEST": "+02:00",
    "CET": "+01:00",
    "EEST": "+03:00",
    "EET": "+02:00",
    "SAST": "+02:00",
    "HKT": "+08:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "AEST": "+10:00",
    "AEDT": "+11:00",
}
"""Letters that stand for one offset in the pages that print them; ``BST``, ``IST`` and ``CST`` stand for several."""
HOUR: Final = rf"(?P<hour>\d{{1,2}})\s*(?:[:：hH]|\.(?=\d{{2}}(?:\s*(?:[ap]\.?m|uhr|{ZONE})|$))|時|时|點|点|시\s?)"
MINUTE: Final = r"(?P<minute>\d{2}(?!\d))?\s*(?:分|분)?(?:[:：](?P<second>\d{1,2})(?!\d))?(?:[.,]\d+)?"
OFFSET: Final = (
    r"(?:\s*\(?(?P<offset>Z\b|(?:UTC|GMT)(?!\s?[+-]\d)|[+-](?:0\d|1[0-4]):?[0-5]\d"
    r"|(?:UTC|GMT)\s?[+-](?:0?\d|1[0-4])(?::?[0-5]\d)?(?!\d)"
    rf"|(?-i:{'|'.join(ZONES)})\b))?(?:\s?\(?(?-i:BST|IST|CST|[ECMP]T)\b)?"
)
"""An offset as it is written, or letters that stand for one; those that stand for several are left as letters."""
GLUED: Final = r"(?:first|last|updated?|published|posted|by)\b"
"""What markup glues to a time: ``8.31pmfirst published at 12.14pm``."""
CLOCK: Final = re.compile(
    rf"\s*{JOINT}\s*{HALF}\s*{HOUR}\s*{MINUTE}\s*(?P<ampm>[ap]\.?\s?m(?:\b\.?|(?={GLUED}))|صباح[اً]?[اً]?|مساءً?|[صم](?!\w))?{OFFSET}",
    re.I,
)
BEFORE: Final = re.compile(r"(?<![\d:：.+-])(?<!\d\s)\d{1,2}[:：.hH]\d{2}(?!\d)[^\d\n]{0,24}\Z")
"""A time in the line before a day; a few words follow."""
BETWEEN: Final = re.compile(
    r"(?:\s?(?:[ECMP]T|Uhr|hrs?|Hs?)\b\.?)?[\s,，|·•–—-]*(?:(?:on|am|le|el|den)\s+)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|mar|mer|mi[eé]|jeu|jue|ven|vie|s[aá]b|dim|dom|seg|ter"
    r"|qua|qui|sex|gio|пон|вто|сре|чет|пят|суб|вос)[^\W\d_]{0,10}\.?[,，]?\s+)?",
    re.I,
)
"""What stands between the two: letters of a zone, a mark, a day of the week."""
NO_CLOCK: Final = re.compile(
    r"(?:\d{1,2}[:：.hH]\d{2}\D{1,12}|[-–—~〜&]\s?|(?-i:\b(?:to|is|bis|and)\s)"
    r"|\b(?:video|audio|listen|podcast|duration|length|dauer|lesezeit|kick-?off|when|concert)\W{0,3})\Z",
    re.I,
)
"""Before the end of a span, and before how long something is."""
BEFORE_REACH: Final = 40
DIGIT: Final = re.compile(r"\d")
REACH: Final = 24
"""Characters behind a day in which its time begins."""
AFTERNOON: Final = frozenset(("下午", "晚上", "晚", "오후", "午後"))
AFTER_NOON: Final = ("p", "م")
"""What the half of a day begins with behind the hour."""


def read_clock(text: str, end: int) -> tuple[str, int]:
    """The time that stands at ``end``, as ``T08:30`` and where it ends; "" when none does.

    >>> read_clock("2026-11-20 3:20 pm EST", 10), read_clock("2026-11-20 in Paris", 10)
    (('T15:20-05:00', 22), ('', 10))
    >>> read_clock("2026-11-20 3:20 pm BST", 10), read_clock("2026-11-20 3:20 pm by Ana Ruiz", 10)
    (('T15:20', 22), ('T15:20', 18))
    >>> read_clock("2026-11-20 8.31pmfirst published at noon", 10)
    ('T20:31', 17)
    >>> read_clock("2026-11-20 3:04 pm UTC+2", 10), read_clock("٢٠ نوفمبر، 10:30 م", 10)
    (('T15:04+02:00', 24), ('T22:30', 18))
    """
    found = CLOCK.match(text, end) if DIGIT.search(text, end, end + REACH) else None
    if found is None or (found["minute"] is None and not found["half"]):
        return "", end
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half, ampm = found["half"] or "", (found["ampm"] or found["half"] or "").lower()
    if half in AFTERNOON or ampm.startswith(AFTER_NOON):
        hour += 12 if hour < 12 else 0
    elif ampm.startswith(("a", "ص")) and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or int(found["second"] or 0) > 59:
        return "", end
    seconds = f":{found['second']:0>2}" if found["second"] else ""
    if is_range(text, end, found):
        return f"T{hour:02}:{minute:02}{seconds}", found.start("offset")
    return f"T{hour:02}:{minute:02}{seconds}{offset_of(found['offset'])}", found.end()


def read_clock_before(text: str, earliest: int, start: int) -> tuple[str, int]:
    """The time right before a day that begins at ``start``, and where it begins; "" when none does.

    >>> read_clock_before("10:41 p.m. CT March 3, 2023", 0, 14), read_clock_before("06:01, 22 JAN 2024", 0, 7)
    (('T22:41', 0), ('T06:01', 0))
    >>> read_clock_before("from 9:00 to 17:30 3 March", 0, 19), read_clock_before("by Ana Ruiz 3 March", 0, 12)
    (('', 19), ('', 12))
    """
    found = BEFORE.search(text, max(earliest, start - BEFORE_REACH), start)
    if found is None or NO_CLOCK.search(text, max(earliest, found.start() - BEFORE_REACH), found.start()):
        return "", start
    time, end = read_clock(text, found.start())
    return (time, found.start()) if time and BETWEEN.fullmatch(text, end, start) else ("", start)


def is_range(text: str, end: int, found: re.Match[str]) -> bool:
    """``10:00-11:30``: what looks like an offset is the end of an event, where nothing else is a machine's."""
    return (found["offset"] or "")[:1] == "-" and not found["second"] and text[end : end + 1] != "T"


def offset_of(text: str | None) -> str:
    """An offset in ISO 8601's extended form, "" for none.

    >>> offset_of("+0800"), offset_of("Z"), offset_of(None), offset_of("GMT+7"), offset_of("UTC -3:30")
    ('+08:00', '+00:00', '', '+07:00', '-03:30')
    """
    if not text:
        return ""
    if text in ZONES:
        return ZONES[text]
    digits = text.upper().removeprefix("GMT").removeprefix("UTC").replace(" ", "").replace(":", "")
    if digits[:1] not in ("+", "-"):
        return "+00:00"
    hours, minutes = (digits[1:-2], digits[-2:]) if len(digits) > len("+hh") else (digits[1:], "00")
    return f"{digits[0]}{hours:0>2}:{minutes}"
