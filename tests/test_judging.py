"""What counts as silence and as a drop; numbers in, a verdict out."""

from dataclasses import replace
from typing import Any

import pytest

from archive.watching.figures import FIELDS, Figures, Share
from archive.watching.judging import Past, Verdict, judge


def figures(found: int | None = 20, articles: int = 20, **changes: Any) -> Figures:
    """A run in which every field was found in every article; ``section=3`` was found in three of them."""
    shares = {name: Share(changes.pop(name, articles), articles) for name in FIELDS}
    return Figures(found, {"new": articles}, shares, **changes)


def past(*runs: Figures) -> list[Past]:
    """Runs in order, each judged by those before; handed over the latest first."""
    done: list[Past] = []
    for number, run in enumerate(runs):
        verdict = judge(run, done)
        done.insert(0, Past(run, verdict.word, tuple(drop.field for drop in verdict.drops), f"day {number}"))
    return done


def words(*runs: Figures) -> list[str]:
    return [run.word for run in reversed(past(*runs))]


WELL, EMPTY = figures(), figures(0, 0)
LOST = replace(EMPTY, lists_failed=1, states={"failed": 1})
WALL = replace(figures(20, 0), states={"not_article": 20})
"""Articles are listed, and each asks the reader to log in."""
AWAY = replace(LOST, whys={"failed:dns": 1})
"""No server answers, and so there is nothing that ``max_pages`` kept from being asked."""
SAME = figures(20, 0)
"""Everything is listed, and nothing is new."""


@pytest.mark.parametrize(
    ("runs", "last"),
    [
        ([EMPTY], "first"),
        ([WELL], "first"),
        ([WELL, WELL], "well"),
        ([WELL, SAME], "well"),
        ([WELL, EMPTY], "silent"),
        ([WELL, LOST], "silent"),
        ([EMPTY, EMPTY], "silent"),
        ([LOST, LOST], "silent"),
        ([WALL, WALL], "silent"),
        ([EMPTY, WELL], "first"),
        ([EMPTY, EMPTY, WELL, WELL], "well"),
        ([LOST, WELL], "first"),
        ([EMPTY, replace(EMPTY, left_off=9)], "first"),
        ([SAME, SAME], "first"),
        ([AWAY, replace(AWAY, left_off=3)], "silent"),
        ([WELL, replace(AWAY, left_off=3)], "silent"),
        ([LOST, replace(LOST, left_off=3)], "first"),
        ([WELL, LOST, WELL], "well"),
        ([WELL, replace(EMPTY, states={"unchanged": 5})], "silent"),
        ([WELL, replace(WELL, lists_failed=2)], "well"),
        ([WELL, replace(EMPTY, ended_early=True)], "unjudged"),
        ([WELL, replace(EMPTY, left_off=9)], "well"),
        ([WELL, replace(EMPTY, ended_early=True), EMPTY], "silent"),
        ([replace(WELL, ended_early=True), EMPTY], "well"),
        ([WELL, *[EMPTY] * 150], "silent"),
        ([figures(None, 5), figures(None, 0)], "silent"),
    ],
)
def test_a_site_is_silent_when_its_lists_name_nothing_any_more(runs: list[Figures], last: str) -> None:
    assert words(*runs)[-1] == last


def test_a_list_that_is_sometimes_empty_is_silent_once_it_is_so_for_longer_than_ever() -> None:
    weekend = [WELL, EMPTY, EMPTY, WELL, WELL, EMPTY, EMPTY, EMPTY]
    assert words(*weekend)[-3:] == ["well", "well", "silent"]


def test_a_failure_of_its_lists_is_no_pause_that_a_site_is_wont_to_make() -> None:
    assert words(WELL, LOST, LOST, WELL, LOST)[-1] == "silent"


def test_it_is_told_when_a_silent_site_last_brought_something() -> None:
    assert judge(EMPTY, past(WELL, WELL, EMPTY, EMPTY)).since == "day 1"


TEN = [figures(section=19)] * 10


@pytest.mark.parametrize(
    ("now", "dropped"),
    [
        (figures(section=0), ["section"]),
        (figures(section=13), ["section"]),
        (figures(section=14), []),
        (figures(section=20), []),
        (figures(section=0, byline=0), ["section", "byline"]),
        (figures(20, 5, section=0), ["section"]),
        (figures(20, 4, section=0), []),
        (figures(20, 0), []),
        (figures(20, 2000, section=1000), ["section"]),
        (figures(20, article=6), ["article"]),
    ],
)
def test_a_field_has_dropped_when_its_share_fell_by_more_than_a_third_and_not_by_chance(
    now: Figures, dropped: list[str]
) -> None:
    assert [drop.field for drop in judge(now, past(*TEN)).drops] == dropped


def test_what_a_field_was_compared_with_is_told() -> None:
    (drop,) = judge(figures(section=2), past(*TEN, *TEN)).drops
    assert (drop.now, drop.before) == (Share(2, 20), Share(190, 200))
    assert judge(figures(section=2), past(*TEN)).before["headline"] == Share(200, 200)


def test_few_articles_are_taken_together_with_those_of_the_runs_before() -> None:
    small, without = figures(20, 2), figures(20, 2, section=0)
    assert words(*[small] * 10, without, without, without)[-3:] == ["well", "well", "dropped"]


def test_a_run_that_has_the_field_again_is_well_though_those_before_had_not() -> None:
    small, without = figures(20, 2), figures(20, 2, section=0)
    assert words(*[small] * 10, *[without] * 4, small)[-2:] == ["dropped", "well"]


def test_a_field_that_half_of_the_articles_have_is_not_missed_in_a_handful() -> None:
    half = [figures(section=10)] * 10
    assert words(*half, figures(20, 6, section=0))[-1] == "well"
    assert words(*half, figures(section=0))[-1] == "dropped"


def test_a_drop_that_comes_and_goes_by_itself_is_the_sites_own_way() -> None:
    night = figures(20, 6, byline=2)
    first = [figures(20, 10, byline=9)] * 3
    assert words(*first, night, *first, figures(20, 6, byline=2))[-1] == "well"
    assert words(*first, night, *first, *[figures(20, 20, byline=0)] * 2)[-1] == "dropped"


def test_a_field_that_few_articles_have_is_not_watched() -> None:
    assert words(*[figures(20, 100, byline=15)] * 10, figures(20, 100, byline=0))[-1] == "well"


def test_where_runs_differ_much_it_takes_more_to_be_a_drop() -> None:
    steady, unsteady = [figures(section=10)] * 6, [figures(section=5), figures(section=15)] * 3
    assert words(*steady, figures(20, 60, section=10))[-1] == "dropped"
    assert words(*unsteady, figures(20, 60, section=10))[-1] == "well"


@pytest.mark.parametrize("articles", [5, 20, 200])
def test_a_drop_is_told_in_ten_runs_and_then_the_site_is_as_it_is(articles: int) -> None:
    before, without = figures(20, articles), figures(20, articles, section=0)
    assert words(*[before] * 10, *[without] * 14)[10:] == ["dropped"] * 10 + ["well"] * 4


def test_a_break_that_was_mended_is_a_drop_when_it_comes_again() -> None:
    assert words(*TEN, figures(section=0), *TEN, figures(section=0))[-1] == "dropped"


def test_the_first_crawl_of_a_large_archive_does_not_outweigh_the_runs_after_it() -> None:
    archive = figures(20, 9000, section=900)
    assert words(archive, *TEN[:5], figures(section=0))[-1] == "dropped"


def test_a_silent_site_tells_of_its_drops_too() -> None:
    verdict = judge(figures(0, 20, section=0), past(*TEN))
    assert (verdict.word, [drop.field for drop in verdict.drops], verdict.is_alarm) == ("silent", ["section"], True)


def test_an_unjudged_run_is_no_alarm_and_its_articles_count_for_the_next() -> None:
    verdict = judge(figures(section=0, ended_early=True), past(*TEN))
    assert (verdict.word, verdict.drops, verdict.is_alarm) == ("unjudged", (), False)
    assert judge(WELL, []) == Verdict("first")
