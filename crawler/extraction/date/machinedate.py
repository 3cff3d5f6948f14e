"""Dates written for machines, in metadata, attributes and feeds, to ISO 8601."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crawler.extraction.date.clock import offset_of
from crawler.extraction.date.datepatterns import COMPACT, EPOCH, ISO, LONGEST_VALUE
from crawler.extraction.date.dates import find_dates, iso_day


def machine_date(value: str) -> str | None:
    """A date written for machines: ISO 8601 in its many spellings, RFC 5322, epoch seconds or milliseconds.

    >>> machine_date("2024-05-06T07:08:09.000Z"), machine_date("20240506"), machine_date("0000-00-00")
    ('2024-05-06T07:08:09+00:00', '2024-05-06', None)
    """
    value = value.strip()[:LONGEST_VALUE]
    if (iso := ISO.fullmatch(value)) and (day := iso_day(int(iso["year"]), int(iso["month"]), int(iso["day"]))):
        return f"{day}T{iso['clock']}{offset_of(iso['offset'])}" if iso["clock"] else day
    if compact := COMPACT.match(value):
        year, month, day, *clock = compact.groups()
        rest = value[compact.end() :] if clock[0] else ""
        value = f"{year}-{month}-{day}T{':'.join(filter(None, clock))}{rest}"
    found = next(find_dates(value), None)
    if found:
        return found.iso
    if EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    try:
        parsed = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return parsed.isoformat() if iso_day(parsed.year, parsed.month, parsed.day) else None
