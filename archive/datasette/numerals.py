"""Numbers and stretches of time as a page prints them."""

from datetime import date, timedelta


def number(value: int | float) -> str:
    """
    >>> number(12345)
    '12,345'
    """
    return f"{value:,}"


def percent(share: float) -> str:
    """A share of 1. What is not quite all, or not quite nothing, does not say that it is.

    >>> [percent(share) for share in (0, 0.001, 0.128, 0.997, 1)]
    ['0 %', '1 %', '13 %', '99 %', '100 %']
    """
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole} %"


def next_name(name: str) -> str:
    """The day after a day, the month after a month, the year after a year.

    >>> next_name("2026-12-31"), next_name("2026-12"), next_name("2026"), next_name("0000-00-00")
    ('2027-01-01', '2027-01', '2027', '0000-00-00')
    """
    try:
        if len(name) == 4:
            return f"{int(name) + 1:04}"
        if len(name) == 7:
            return (date.fromisoformat(f"{name}-28") + timedelta(days=4)).isoformat()[:7]
        return (date.fromisoformat(name) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):  # no date, or the last that there is
        return name
