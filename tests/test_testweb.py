"""The test web is what it says: the same from the same seed, linked, read as articles, changing with the day."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest

from crawler.extraction import extract_article
from crawler.items import Article, Snapshot
from tests.testweb import OUTLETS, Outlet, Web, outlet_named, serve_web

LATER = date(2026, 11, 12)


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with serve_web(Web(size=40)) as served:
        yield served


def body_of(web: Web, url: str) -> bytes:
    parts = urlsplit(url)
    host = next(host for host, origin in web.origins.items() if origin.endswith(parts.netloc))
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    reply = web.reply(host, path)
    assert reply.status == 200, url
    return reply.body


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.name)
def test_every_part_of_every_article_is_read_as_an_article(web: Web, outlet: Outlet) -> None:
    for number, (url, parts) in enumerate(web.articles(outlet).items()):
        read = [extract_article(Snapshot(body_of(web, part), part, part, charset=outlet.charset)) for part in parts]
        assert [type(one) for one in read] == [Article] * len(parts), url
        if number > 8:
            break


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.name)
def test_every_article_is_linked_from_its_section_and_has_an_address_of_its_own(web: Web, outlet: Outlet) -> None:
    edition = web.edition(outlet)
    addresses = [url for parts in web.articles(outlet).values() for url in parts]
    assert (len(addresses), len(web.articles(outlet))) == (len(set(addresses)), 40)
    listed = [edition.url(story) for listing in edition.sections for story in listing.stories]
    assert sorted(listed) == sorted(web.articles(outlet))
    assert web.articles(outlet).keys().isdisjoint(web.tellings(outlet))


def test_a_page_comes_over_http_and_a_missing_one_is_404(web: Web) -> None:
    outlet = outlet_named("haiyue")
    first = next(iter(web.articles(outlet)))
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(first) as answer:
        assert answer.read() == body_of(web, first)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{web.home(outlet)}nowhere")


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(web: Web) -> None:
    outlet = outlet_named("wexcombe")
    bodies = [replace(web, seed=seed, _pages={}, _editions={}).reply(outlet.host, "/").body for seed in (1, 1, 2)]
    assert bodies[0] == bodies[1] != bodies[2]


def test_a_week_later_articles_came_changed_went_and_moved(web: Web) -> None:
    later = replace(web, day=LATER, _pages={}, _editions={})
    outlet = outlet_named("haiyue")
    before, after = web.edition(outlet), later.edition(outlet)
    assert (len(before.stories), len(after.stories)) == (40, 96)
    known = {story.number: story for story in before.stories}
    ends = {
        number: later.reply(outlet.host, story.address).status for number, story in known.items() if story.section != 3
    }
    assert {
        status: sorted(number for number, end in ends.items() if end == status) for status in set(ends.values())
    } == {
        200: sorted(number for number in ends if number % 5 != 2 and number not in (5, 28, 7, 36)),
        301: sorted(number for number in ends if number % 5 == 2 and number not in (5, 28, 7, 36)),
        404: sorted(set(ends) & {5, 28}),
        410: sorted(set(ends) & {7, 36}),
    }
    edited = known[20]
    assert web.reply(outlet.host, edited.address).body != later.reply(outlet.host, edited.address).body
