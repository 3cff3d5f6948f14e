"""What an earlier crawl taught, what feeds and sitemaps name in vain, and what is said of that at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loading import rows
from tests.test_crawl import Reply, listing
from tests.test_following import Following, story
from tests.webserver import WebServer, serve

XML = {"Content-Type": "application/xml"}
STORIES = ("/n/k9f3a2c1", "/n/b71d04e9", "/n/c03ab7f2")
"""Of their addresses nothing tells that they are articles."""
LATE = "/n/d55e90aa"


class Undeclared(Following):
    """A site of which the declaration says nothing but where its list of new articles is."""

    def declare(self, more: str = "") -> None:
        server = self.servers[0]
        lines = ('title = "Paper"', f'start = ["{server.url}/"]', f'hosts = ["{server.host}"]', more)
        (self.folder / "paper.toml").write_text("\n".join(lines), encoding="utf-8")


def feed(*links: str, **headers: str) -> Reply:
    items = "".join(f"<item><title>港口新桥通车的消息</title><link>{link}</link></item>" for link in links)
    return Reply(f"<rss><channel>{items}</channel></rss>".encode(), headers=XML | headers)


def sitemaps(*places: str) -> Reply:
    return Reply(f"<sitemapindex>{''.join(places)}</sitemapindex>".encode(), headers=XML)


def sitemap(url: str, changed: str) -> str:
    return f"<sitemap><loc>{url}</loc><lastmod>{changed}</lastmod></sitemap>"


def pages(*links: str) -> Reply:
    return Reply(f"<urlset>{''.join(f'<url><loc>{link}</loc></url>' for link in links)}</urlset>".encode(), headers=XML)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Undeclared, WebServer]]:
    with serve({name: story(str(number)) for number, name in enumerate((*STORIES, LATE))}) as server:
        yield Undeclared(tmp_path, [server]), server


def test_a_later_crawl_knows_the_site_s_addresses_though_its_feed_says_nothing_new(
    site: tuple[Undeclared, WebServer],
) -> None:
    paper, server = site
    paper.declare(f'feeds = ["{server.url}/feed.xml"]')
    server.pages |= {"/": listing("/city/"), "/city/": listing(), "/feed.xml": feed(*STORIES, ETag='"f"')}
    paper.crawl()
    assert sorted(set(paper.paths()) & {*STORIES}) == sorted(STORIES)
    server.pages["/"] = listing(LATE)
    paper.crawl()
    assert server.unmodified == ["/feed.xml"]
    assert paper.paths() == ["/", "/feed.xml", LATE]
    assert paper.ledger(2) == {LATE.rpartition("/")[2]: "new"}


def test_a_page_that_was_asked_for_to_see_what_it_is_is_an_article_from_then_on(
    site: tuple[Undeclared, WebServer],
) -> None:
    paper, server = site
    paper.declare()
    server.pages["/"] = listing(*STORIES, LATE)
    paper.crawl()
    paper.paths()
    kinds = "SELECT kind, outcome, count(*), count(next_due) FROM frontier GROUP BY kind, outcome ORDER BY kind"
    assert rows(paper.frontier, kinds) == [("article", "new", 4, 4), ("section", "listed", 1, 0)]
    paper.crawl()
    assert paper.paths() == ["/"]


def test_an_index_that_names_itself_ends_and_what_is_elsewhere_is_counted(
    site: tuple[Undeclared, WebServer],
) -> None:
    paper, server = site
    paper.declare(f'sitemaps = ["{server.url}/map.xml"]\nfeeds = ["{server.url}/feed.xml"]')
    server.pages |= {
        "/": listing("/2026/11/03/a.html"),
        "/2026/11/03/a.html": story("a"),
        "/feed.xml": feed("https://elsewhere.example/2026/11/03/b.html", "http://10.0.0.1/2026/11/03/c.html"),
        "/map.xml": sitemaps(
            sitemap(f"{server.url}/map.xml", "2026-11-03"),
            sitemap("http://169.254.169.254/map.xml", "2026-11-03"),
            sitemap(f"{server.url}/old.xml", "2026-10-01"),
            sitemap(f"{server.url}/new.xml", "2026-11-03"),
        ),
        "/new.xml": pages(f"{server.url}/2026/11/03/a.html"),
    }
    code, said = paper.crawl("-a", "since=2026-11-02")
    assert sorted(paper.paths()) == ["/", "/2026/11/03/a.html", "/feed.xml", "/map.xml", "/new.xml"]
    assert code == 0
    assert said.splitlines()[-2:] == [
        "1 sitemap left off: not changed since",
        "3 addresses in feeds and sitemaps left off: not on the site's hosts",
    ]


def test_addresses_of_which_nothing_tells_what_they_are_are_counted_at_the_end(
    site: tuple[Undeclared, WebServer],
) -> None:
    paper, server = site
    paper.declare()
    names = [f"/n/k{number}f3a2c1" for number in range(10, 16)]
    server.pages = {"/": listing(*names)} | {name: Reply(b"", 404) for name in names}
    _, said = paper.crawl()
    assert said.splitlines()[-1] == (
        "3 addresses left off: nothing told whether they are articles; "
        "an `article` pattern in seeds/sites/NAME.toml does"
    )
