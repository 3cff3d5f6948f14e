"""When an address is asked for again."""

from datetime import UTC, datetime, timedelta

import pytest

from archive.frontier.schedule import next_due

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "outcome", "unchanged", "tries", "distance"),
    [
        (0 * HOUR, "new", 0, 0, HOUR),
        (12 * HOUR, "new", 0, 0, 3 * HOUR),
        (12 * HOUR, "unchanged", 1, 0, 6 * HOUR),
        (12 * HOUR, "changed", 0, 0, 3 * HOUR),
        (8 * DAY, "unchanged", 3, 0, 8 * DAY),
        (900 * DAY, "new", 0, 0, 60 * DAY),
        (-5 * DAY, "new", 0, 0, HOUR),
        (8 * DAY, "not_article:index_page", 0, 0, 2 * DAY),
        (8 * DAY, "not_article:captcha", 0, 1, HOUR / 4),
        (8 * DAY, "failed:timeout", 0, 1, HOUR / 4),
        (8 * DAY, "failed:timeout", 0, 2, HOUR),
        (8 * DAY, "rejected:robots", 0, 4, 16 * HOUR),
        (8 * DAY, "rejected:opted_out", 0, 1, 7 * DAY),
        (8 * DAY, "failed:timeout", 0, 99, 30 * DAY),
        (8 * DAY, "failed:http_404", 0, 1, 7 * DAY),
        (8 * DAY, "failed:http_410", 0, 2, 21 * DAY),
        (8 * DAY, "not_article:not_found", 0, 99, 180 * DAY),
        (8 * DAY, "rejected:private_address", 0, 9, 0 * DAY),
    ],
)
def test_an_address_is_asked_for_again_by_its_age_and_what_it_was(
    age: timedelta, outcome: str, unchanged: int, tries: int, distance: timedelta
) -> None:
    assert next_due(NOW, NOW - age, outcome, unchanged, tries) - NOW == distance
