"""Dates as pages print them, to ISO 8601: as precise as they are written, with an offset only if one is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

EARLIEST = 1990
DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
TIME = (
    r"(?:\s*(?:[T|,·]|um|at|klo|kl\.?|à|a las|星期[一二三四五六日天]|[（(][^）)]{1,3}[）)])?\s*(?P<half>上午|下午"
    r"|晚上|오전|오후|午前|午後)?\s*(?P<hour>\d{1,2})\s*(?:[:：hH]|\.(?=\d{2}\s*[ap]\.?m)|時|时|點|点|시\s?)\s*(?P<minute>\d{2})?\s*(?:分"
    r"|분)?(?::(?P<second>\d{2}))?(?:\.\d+)?\s*(?P<ampm>[ap]\.?m\.?)?\s*(?P<offset>Z\b|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
YEAR = r"(?P<year>(?:19|20)\d{2})"
MONTH_NAMES = """
january jan januar janvier enero ene gennaio gen januari janeiro
february feb februar février fevrier febrero febbraio februari fevereiro
march mar märz maerz mars marzo maart março mrz
april apr avril abril aprile abr avr
may mai mayo maggio mei maio mag
june jun juni juin junio giugno junho giu
july jul juli juillet julio luglio julho lug
august aug août aout agosto augustus ago
september sep sept septembre septiembre settembre setembro set
october oct oktober okt octobre octubre ottobre outubro out ott
november nov novembre noviembre novembro
december dec dezember dez décembre decembre diciembre dicembre dezembro dic déc
"""
MONTHS = {name: number for number, line in enumerate(MONTH_NAMES.strip().splitlines(), 1) for name in line.split()}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
PATTERNS = tuple(
    re.compile(pattern + TIME, re.I)
    for pattern in (
        rf"(?<!\d){YEAR}\s*[-/.年년．]\s*(?P<month>\d{{1,2}})\s*[-/.月월．]\s*(?P<day>\d{{1,2}})(?!\d)\s*[日일号號.]?",
        r"(?:民國|民国)\s*(?P<roc>\d{2,3})\s*[年/.-]\s*(?P<month>\d{1,2})\s*[月/.-]\s*(?P<day>\d{1,2})\s*日?",
        rf"(?<!\w)(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?(?P<month>{MONTH})\.?,?\s+(?:de\s+)?{YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./]{YEAR}(?!\d)",
    )
)
CHINESE_DATE = re.compile(
    r"[二一]([〇零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
URL_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[-/_]?)(?P<month>0[1-9]|1[0-2]|[1-9](?=[-/_]))(?:(?P=mark)"
    r"|/)(?P<day>0[1-9]|[12]\d|3[01]|[1-9](?=[-/_.]))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """``iso`` is ISO 8601; ``raw`` the text it was read from; ``start`` its place in the text searched."""

    iso: str
    raw: str
    start: int = 0


def find_dates(text: str) -> Iterator[FoundDate]:
    """Dates in visible text, with a year; impossible ones (30 February, 0000-00-00) are none.

    >>> [found.iso for found in find_dates("2021年03月05日 08:30 来源")]
    ['2021-03-05T08:30']
    >>> [d.iso for d in find_dates("Posted on March 3, 2024")]
    ['2024-03-03']
    """
    text = CHINESE_DATE.sub(lambda found: chinese_digits(found), text)
    seen: set[int] = set()
    for pattern in PATTERNS:
        for found in pattern.finditer(text):
            iso = None if found.start() in seen else iso_of(found)
            if iso:
                seen.add(found.start())
                yield FoundDate(iso, found[0].strip(" ,|"), found.start())


def chinese_digits(found: re.Match[str]) -> str:
    """``二〇二六年三月十五日`` as digits.

    >>> CHINESE_DATE.sub(chinese_digits, "二〇二六年十一月二十三日")
    '2026年11月23日'
    """
    year = found[0][0].translate(DIGITS) + found[1].translate(DIGITS)
    return f"{year}年{number(found[2])}月{number(found[3])}日"


def number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    value = int(ones.translate(DIGITS)) if ones else 0
    return value + (int(tens.translate(DIGITS) or 1) * 10 if ten else 0)


def iso_of(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    year = int(parts["roc"]) + 1911 if parts.get("roc") else int(parts["year"])
    month = parts["month"]
    try:
        day = date(year, MONTHS.get(month.lower()) or int(month), int(parts["day"]))
    except ValueError:
        return None
    if not EARLIEST <= day.year <= date.today().year + 1:
        return None
    return day.isoformat() + (clock(parts) or "")


def clock(parts: dict[str, str | None]) -> str | None:
    if not parts.get("hour") or (parts["minute"] is None and not parts.get("half")):
        return None
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    late = (parts.get("half") or "") in ("下午", "晚上", "오후", "午後") or (
        parts.get("ampm") or ""
    ).lower().startswith("p")
    hour += 12 if late and hour < 12 else 0
    if hour > 23 or minute > 59:
        return None
    seconds = f":{parts['second']}" if parts.get("second") else ""
    return f"T{hour:02}:{minute:02}{seconds}{offset(parts.get('offset'))}"


def offset(text: str | None) -> str:
    if not text:
        return ""
    if text[0] in "+-":
        return text if ":" in text else f"{text[:3]}:{text[3:]}"
    return "+00:00"


def machine_date(value: str) -> str | None:
    """A date written for machines: ISO 8601 in its many spellings, RFC 5322, epoch seconds or milliseconds.

    >>> machine_date("2024-05-06T07:08:09.000Z"), machine_date("20240506"), machine_date("0000-00-00")
    ('2024-05-06T07:08:09+00:00', '2024-05-06', None)
    """
    value = value.strip()
    if re.fullmatch(r"\d{8}", value):
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    found = next(find_dates(value), None)
    if found:
        return found.iso
    if re.fullmatch(r"1\d{9}(?:\d{3})?", value):
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def url_date(url: str) -> FoundDate | None:
    """The day that a URL carries in its path; its raw text is the piece of the path.

    >>> url_date("https://a.example/2026/11/03/bridge.html")
    FoundDate(iso='2026-11-03', raw='2026/11/03', start=18)
    """
    for found in URL_DATE.finditer(url):
        iso = iso_of(found)
        if iso:
            return FoundDate(iso, found[0], found.start())
    return None
