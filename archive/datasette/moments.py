"""Times as a reader likes them."""

import re

MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<minute>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<offset>Z|[+-]\d\d:?\d\d)?"
)


def readable_moment(moment: str) -> str:
    """An ISO 8601 time with a blank for the T and without its seconds; anything else as it is.

    >>> readable_moment("2026-11-19T07:30:00+08:00"), readable_moment("2026-11")
    ('2026-11-19 07:30 +08:00', '2026-11')
    """
    found = MOMENT.fullmatch(moment)
    if not found:
        return moment
    offset = "UTC" if found["offset"] == "Z" else found["offset"]
    return " ".join(part for part in (found["day"], found["minute"], offset) if part)
