"""A site that nobody declared, crawled from its home page: what is found of it, as floors that must not drop."""

import pytest
from discovery import Found, crawl_web, table_of

from tests.testweb import outlet_named

OUTLETS = ("haiyue", "luzhou", "wexcombe")
"""Feeds and sitemaps with packed indexes; neither, with articles by a number in the query; a sitemap of everything."""


@pytest.fixture(scope="module")
def found() -> dict[str, Found]:
    outlets = tuple(outlet_named(name) for name in OUTLETS)
    return {one.outlet.name: one for one in crawl_web(24, 3, outlets)}


@pytest.mark.parametrize("name", OUTLETS)
def test_nothing_is_taken_for_an_article_that_is_none(found: dict[str, Found], name: str) -> None:
    assert found[name].wrong == ()


def test_every_article_is_found_with_and_without_feeds_and_sitemaps(found: dict[str, Found]) -> None:
    assert {name: found[name].missed for name in ("luzhou", "wexcombe")} == {"luzhou": (), "wexcombe": ()}


def test_a_second_host_below_the_domain_is_the_sites_own(found: dict[str, Found]) -> None:
    assert len(found["haiyue"].outlet.hosts) == 2
    assert (found["haiyue"].recall, found["haiyue"].precision) == (1.0, 1.0)


def test_articles_in_several_parts_are_read_whole(found: dict[str, Found]) -> None:
    assert {name: one.whole for name, one in found.items()} == {name: one.in_parts for name, one in found.items()}
    assert sum(one.in_parts for one in found.values()) >= 5


def test_an_article_costs_no_more_than_three_requests_on_a_small_site(found: dict[str, Found]) -> None:
    assert {name for name, one in found.items() if one.asked > 3 * one.right} == set()


def test_the_bench_prints_both_halves(found: dict[str, Found]) -> None:
    lines = table_of(list(found.values())).splitlines()
    assert [line.split()[:2] for line in lines[2:]] == [
        ["first", "haiyue"],
        ["second", "luzhou"],
        ["second", "wexcombe"],
        ["first", "all"],
        ["second", "all"],
    ]
