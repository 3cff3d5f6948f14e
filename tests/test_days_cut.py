"""Every writing of a day is blanked out of a page before the benchmark asks for its date."""

from datetime import date

import pytest
from days import BLANK, with_neighbours, without_days
from no_dates import own_days

DAY = date(2025, 11, 3)


@pytest.mark.parametrize(
    "written",
    [
        "2025-11-03",
        "2025/11/3",
        "2025\\/11\\/03",
        "2025<b>/</b>11<b>/</b>03",
        "20251103",
        "25-11-03",
        "3.11.25",
        "3. 11. 2025",
        "11/03/2025",
        "3 November 2025",
        "3<br>Nov<br>2025",
        "November 3rd, 2025",
        "Nov 03 09:34 2025",
        "Nov 3",
        "2025 November 3",
        "3 de noviembre de 2025",
        "3 ноября 2025",
        "2025年11月3日",
        "11月3日",
        "二〇二五年十一月三日",
        "民國114年11月3日",
        "3 tháng 11",
        "15:56 BST, 3 November 2025",
        "3 ноября, 17:46",
        "۱۲ آبان ۱۴۰۴",
        "۱۴۰۴/۰۸/۱۲",
        "2025·11·03",
        "11/3(月) 6:02",
    ],
)
def test_a_day_is_blanked_in_every_notation(written: str) -> None:
    text = without_days(f"<p>Posted: {written}</p>", frozenset((DAY,)))
    assert text.removeprefix("<p>Posted: ").removeprefix("15:56 BST, ").startswith(BLANK)


def test_other_days_stay() -> None:
    text = "4 November 2025, 2024-11-03, 11月4日, 13.11.25, 1699000000, 3 of 11 and 25 books"
    assert without_days(text, frozenset((DAY,))) == text


def test_epoch_seconds_are_the_day_in_utc() -> None:
    assert without_days('"time":1762160400,"ms":1762160400123', frozenset((DAY,))) == f'"time":{BLANK},"ms":{BLANK}'


def test_the_days_beside_are_the_same_hour_elsewhere() -> None:
    assert with_neighbours({DAY}) == {date(2025, 11, 2), DAY, date(2025, 11, 4)}


def test_a_page_says_its_days_in_its_metadata_and_as_its_last_change() -> None:
    page = (
        '<meta property="article:published_time" content="2025-11-05T08:00:00Z">'
        '<script type="application/ld+json">{"dateModified": "2025-11-09"}</script>'
        '<meta name="size" content="2025-01-01">'
        "<p>Posted 1 May 2025</p><p>Last updated <b>12 November 2025</b></p>"
    )
    assert own_days(page, DAY) == {DAY, date(2025, 11, 5), date(2025, 11, 9), date(2025, 11, 12)}
