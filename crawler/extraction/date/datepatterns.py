"""How dates are written: one pattern for each way, in any script, in words or figures.

What must not stand before a figure is asked behind it: a search for a figure leaps, one for its absence does not.
"""

import re
from typing import Final

NAME: Final = r"(?P<name>[^\W\d_][^\s\d.,،/|:;()（）\[\]-]{1,14})\.?"
SAME: Final = r"(?:\s?/\s?[^\W\d_]{2,14})?"
"""The month's other name, as Arabic pages write it: ``24 نيسان / أبريل 2020``."""
ORDINAL: Final = r"(?:st|nd|rd|th|er|º|ª|\.|-?а|-?й|-?го|:e)?"
BEGIN: Final = r"(?:(?<!\w)|(?-i:(?<=[a-z])(?=[A-Z])))(?!\w{1,12}(?-i:(?<=[a-z])[A-Z]))"
"""Where a name can begin: also behind the last letter of an element before it, ``HealthDecember 22, 2022``."""
YEAR: Final = r"(?P<year>(?:19|20|25)\d{2})(?!0+(?!\d)|\d+[.,]\d|\d{6})"
"""An hour or a count may be glued to it, ``Apr 28 20232:23 PM``, ``May 10, 20173 comments``; a round number is none."""
DIGITS: Final = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
FULL_YEAR: Final = re.compile(r"(?:19|20|25)\d\d")
DIRECTIONS: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e]")
"""Marks of the direction of writing, which stand between the figures of right-to-left pages."""
FOREIGN_DIGIT: Final = re.compile(r"[^\D0-9]")
POINTS: Final = "-/.．／－·•・"
"""What stands between the figures of a day."""
YEAR_FIRST: Final = re.compile(
    rf"(?P<year>(?:19|20)(?<![\d./]..)\d{{2}})\s*(?P<mark>[{POINTS}年년])\s*(?P<month>\d{{1,2}})\s*[{POINTS}月월]\s*(?P<day>\d{{1,2}})"
    r"(?!\d)(?:\s*[日일號号]|\.(?!\d))?"
)
YEAR_ABOVE: Final = re.compile(
    r"(?P<year>(?:19|20)(?<!\d..)\d{2})\s(?P<month>\d{2})\s?/\s?(?P<day>\d{2})(?=\s{1,2}\d{1,2}:\d{2})"
)
"""``2026 06/03 08:15:33``, which a page sets below each other."""
YEAR_LAST: Final = re.compile(
    r"(?P<first>\d(?<![\d./-]\d)\d?)(?P<mark>[./-]|\.\s)(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})(?!\d)"
)
SHORT_YEAR: Final = re.compile(
    r"(?P<first>\d(?<![\d./:-]\d)\d?)(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{2})(?![\d./-]*\d|[:%€$])"
)
NAME_LAST: Final = re.compile(
    rf"(?P<day>\d(?<![\d.]\d)\d?){ORDINAL}[\s-]{{0,3}}(?:de\s+|di\s+|d[’']|of\s+|en\s+|ב)?{NAME}{SAME}\s?[,،]?[\s/-]{{0,3}}(?:de\s+|del\s+|of\s+)?{YEAR}",
    re.I,
)
NAME_FIRST: Final = re.compile(
    rf"{BEGIN}{NAME}\s{{0,2}}(?P<day>\d{{1,2}}){ORDINAL}(?:(?:\s?,|\s+of|\s|،)\s{{0,2}}|(?<=\d\d)){YEAR}", re.I
)
"""``May 6, 2024``, and ``May 062024``, as of three elements without a blank between them."""
DAY_AND_YEAR: Final = re.compile(rf"\d{ORDINAL}(?:(?:\s?,|\s+of|\s|،)\s{{0,2}}|(?<=\d\d)){YEAR}", re.I)
"""The end of NAME_FIRST, which is found much faster than the whole."""
NAME_MIDDLE: Final = re.compile(
    rf"(?P<year>(?:19|20|25)(?<!\d..)\d{{2}})(?!\d)[.,]?\s(?:m\.\s)?{NAME}\s{{1,2}}(?P<day>\d{{1,2}})(?!\d)", re.I
)
CTIME: Final = re.compile(
    rf"(?<!\w){NAME}\s+(?P<day>\d{{1,2}})\s+(?P<time>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)\s+(?:[+-]\d{{4}}\s+|[A-Z]{{3,4}}\s+)?{YEAR}",
    re.I,
)
THAI: Final = re.compile(
    r"(?P<day>\d{1,2})\s+(?P<name>[\u0e00-\u0e7f]{1,3}\.[คยพ])\.?\s*(?:พ\.?ศ\.?\s*)?(?P<year>(?:19|20|25)\d{2})(?!\d)"
)
"""``20 พ.ย. 2569``: months by two letters."""
VIETNAMESE: Final = re.compile(rf"(?P<day>\d{{1,2}})\s+tháng\s+(?P<month>\d{{1,2}}),?\s+(?:năm\s+)?{YEAR}", re.I)
ERA: Final = re.compile(
    r"(?P<era>民國|民国|令和|平成)\s*(?P<years>\d{1,3}|元)\s*[年/.-]\s*(?P<month>\d{1,2})\s*[月/.-]\s*(?P<day>\d{1,2})\s*日?"
)
ERAS: Final = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988}
CHINESE_DATE: Final = re.compile(
    r"(?P<year>[二一][〇零○Ｏ一二三四五六七八九]{3})年(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,3})[日号號]"
)
LUNAR: Final = re.compile(r"农历|農曆|陰曆|阴历|음력|旧暦")
LUNAR_REACH: Final = 6
BUDDHIST: Final = 543
"""Thai years are ahead by so many."""
JALALI_MONTHS: Final = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
JALALI: Final = re.compile(
    rf"(?P<day>\d{{1,2}})\s+(?P<name>{'|'.join(JALALI_MONTHS)})(?:\s?ماه)?[\s،]+(?P<year>1[34]\d\d)(?!\d)"
    r"|(?<![\d/])(?P<years>1[34]\d\d)/(?P<month>\d{1,2})/(?P<days>\d{1,2})(?![\d/])"
)
"""``۲۱ خرداد ۱۴۰۴``, ``۱۴۰۴/۰۳/۲۱``: the solar calendar of Persian pages."""
YEARLESS: Final = (
    re.compile(r"(?<![\d/.])(?P<month>\d{1,2})/(?P<day>\d{1,2})\s?[（(][日月火水木金土][）)](?=\s*\d{1,2}:\d{2})"),
    re.compile(r"(?<![\d年.])(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일号號]"),
    re.compile(r"(?<![\d.:/-])(?P<month>\d{2})[-/](?P<day>\d{2})(?=\s+\d{1,2}[:：]\d{2})"),
    re.compile(rf"(?<!\w){NAME}\s{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%])(?!\s?[-–]\s?\d)", re.I),
    re.compile(rf"(?<![\d.,])(?P<day>\d{{1,2}}){ORDINAL}\s(?:de\s)?{NAME}(?!\w)", re.I),
)
LONGEST_VALUE: Final = 80
"""Characters of a date for machines."""
ISO: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:\.\d+)?(?P<offset>Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?"
)
"""What nearly every date for machines is written in."""
EPOCH: Final = re.compile(r"1\d{9}(?:\d{3})?")
COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)")
