"""The day that an address carries."""

import re
from typing import Final

from crawler.extraction.date.dates import FoundDate, iso_day
from crawler.extraction.date.months import month_of

URL_DATE: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[-/_.]?)(?P<month>0[1-9]|1[0-2]|[1-9](?=[-/_])|(?<=/)[a-z]{3,9}(?=/))(?:(?P=mark)"
    r"|/)(?P<day>0[1-9]|[12]\d|3[01]|[1-9](?=[-/_.]))(?!\d)"
)
DAY_FIRST: Final = re.compile(
    r"(?<![\d-])(?P<day>\d{1,2})(?P<mark>[-_.])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})(?!\d)"
)
BY_SECTION: Final = re.compile(
    r"/(?P<year>(?:19|20)\d{2})/[A-Za-z][\w.-]{1,30}/(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?=/)"
)
"""``/2026/harbour/11/03/``: the section stands behind the year."""
MONTH_WITH_DAY: Final = re.compile(
    r"/(?P<year>(?:19|20)\d{2})/(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12]\d|3[01])(?=/)"
)
"""``/2026/1103/`` and ``/2026/11-03/``."""
URL_MONTH: Final = re.compile(r"/(?P<year>(?:19|20)\d{2})[-/]?(?P<month>0[1-9]|1[0-2])(?=/)")


def url_date(url: str) -> FoundDate | None:
    """The day that a URL carries in its path; its raw text is the piece of the path.

    >>> url_date("https://a.example/2026/11/03/bridge.html")
    FoundDate(iso='2026-11-03', raw='2026/11/03', start=18)
    >>> url_date("https://a.example/2025/nov/03/bridge").iso, url_date("https://a.example/03-11-2025-bridge").iso
    ('2025-11-03', '2025-11-03')
    >>> url_date("https://a.example/2026/harbour/11/03/bridge.html").iso
    '2026-11-03'
    >>> url_date("https://a.example/n1/2026/1103/c1.html").iso, url_date("https://a.example/gn/2026/11-03/1.shtml").iso
    ('2026-11-03', '2026-11-03')
    """
    for pattern in (URL_DATE, MONTH_WITH_DAY, DAY_FIRST, BY_SECTION):
        for found in pattern.finditer(url):
            month = int(found["month"]) if found["month"].isdigit() else month_of(found["month"]) or 0
            iso = iso_day(int(found["year"]), month, int(found["day"]))
            if iso:
                return FoundDate(iso, found[0], found.start())
    return None


def url_month(url: str) -> str | None:
    """The month that a URL carries in its path, where it carries no day.

    >>> url_month("https://a.example/2026/03/bridge.html")
    '2026-03'
    """
    found = URL_MONTH.search(url)
    return f"{found['year']}-{found['month']}" if found else None
