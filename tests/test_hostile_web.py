"""What a hostile web can send: one crawl of all of it, one of its traps; tests/bad_answers.py has the lines."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from crawler import settings
from tests.bad_answers import DAY, ELSEWHERE, LINES_A, LINES_D, ON_SITE, ROWS, Bad, page
from tests.hostile import MEGABYTE, Asked, Hostile, Pieces, encoded, gzip_bomb, head, repeated, serve_hostile, whole
from tests.loading import ROOT, assert_whole, rows
from tests.measured import most_memory
from tests.processes import family_of, listening_sockets
from tests.started import switches

HOSTS = ("paper", "other", "dripping", "silent", "htmlrobots", "hugerobots", "packedrobots")
TIMEOUT = 4
"""Seconds; an honest page here takes some milliseconds."""
MEMORY = 200 * 1024
"""Kilobytes that a crawl may take beyond what it has when it asks for the first page."""
PAGES = 40
"""What a crawl of the traps may ask for."""
LEDGER = "SELECT input, state, flags FROM ledger"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
XML = ("Content-Type: application/xml",)


def xml(text: str) -> Pieces:
    return whole(text.encode(), *XML)


def rss(doctype: str, item: str) -> Pieces:
    return xml(f"<?xml version='1.0'?>{doctype}<rss><channel>{item}</channel></rss>")


def index(*places: str) -> Pieces:
    return xml(f"<sitemapindex>{''.join(f'<sitemap><loc>{place}</loc></sitemap>' for place in places)}</sitemapindex>")


def urlset(*places: str) -> Pieces:
    return xml(f"<urlset>{''.join(f'<url><loc>{place}</loc></url>' for place in places)}</urlset>")


def lists(site: str) -> dict[str, Callable[[], Pieces]]:
    """Feeds and sitemaps of the site at this address, by path."""
    item = "<item><title>&l9;</title><link>/2026/11/03/laugh.html</link></item>"
    good = f"<item><title>a</title><link>{site}{DAY}from-feed.html</link></item>"
    outside = ("file:///etc/hostname", "http://10.0.0.8/2026/a.html", "http://other.example/2026/a.html")
    return {
        "/feeds/laughs.xml": lambda: rss(f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>', item),
        "/feeds/file.xml": lambda: rss('<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>', item),
        "/feeds/outside.xml": lambda: rss(f'<!DOCTYPE rss [<!ENTITY l9 SYSTEM "{site}/asked.txt">]>', item),
        "/feeds/dtd.xml": lambda: rss(f'<!DOCTYPE rss SYSTEM "{site}/asked.dtd">', good),
        "/maps/bomb.xml.gz": lambda: whole(gzip_bomb(1024), "Content-Type: application/gzip"),
        "/maps/itself.xml": lambda: index(f"{site}/maps/itself.xml", f"{site}/maps/back.xml"),
        "/maps/back.xml": lambda: index(f"{site}/maps/itself.xml"),
        "/maps/places.xml": lambda: urlset(*outside, f"{site}{DAY}from-map.html"),
    }


ENDS = {
    "/feeds/laughs.xml": "rejected:xml_entities",
    "/feeds/file.xml": "rejected:xml_entities",
    "/feeds/outside.xml": "rejected:xml_entities",
    "/maps/bomb.xml.gz": "rejected:too_large",
}
"""Of the lists; those that were read have no row."""


@dataclass
class Crawled:
    """``ends`` has state with reason, and flags, by input. ``memory``, in kilobytes: of the crawl before its first page
    and at its most, of a reader at its most. ``listening`` are the sockets of each of its processes, in the middle.
    """

    hostile: Hostile
    said: str = ""
    ends: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    memory: list[int] = field(default_factory=list)
    listening: dict[int, list[str]] = field(default_factory=dict)

    @property
    def site(self) -> str:
        return f"http://paper.test:{self.hostile.port}"

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.hostile.asked]


def crawl(crawled: Crawled, folder: Path, lines: tuple[str, ...], **more: Any) -> None:
    """One of ``paper.test``, declared by these lines."""
    start = f'start = ["{crawled.site}/"]'
    (folder / "paper.toml").write_text("\n".join(('title = "Paper"', start, *lines)), encoding="utf-8")
    port, archive = crawled.hostile.port, folder / "archive.db"
    options = {
        "SITES_DIR": folder,
        "ARCHIVE": archive,
        "CONTACT": "mailto:desk@paper.example",
        "TWISTED_DNS_RESOLVER": "tests.hosts.NamedHosts",
        "HOSTS": ",".join(f"{host}.test=127.0.0.1" for host in HOSTS),
        "ALLOW_PRIVATE_HOSTS": ",".join(f"{host}.test:{port}" for host in HOSTS),
        "AUTOTHROTTLE_ENABLED": 0,
        "DOWNLOAD_DELAY": 0,
        "DOWNLOAD_TIMEOUT": TIMEOUT,
        "READERS": 1,
        "REDIRECT_MAX_TIMES": 3,
        "RETRY_TIMES": 1,
    } | more
    arguments = switches(options)
    command = [sys.executable, "-m", "tests.measured", str(folder / "memory"), "crawl", "news", "-a", "site=paper"]
    with subprocess.Popen([*command, *arguments], cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:

        def look(asked: Asked) -> None:
            if not crawled.memory:
                crawled.memory.append(most_memory(process.pid))
            if len(crawled.listening) < 2:  # until there is a reader
                crawled.listening = {pid: listening_sockets(pid) for pid in family_of(process.pid)}

        crawled.hostile.asking = look
        crawled.said = process.communicate(timeout=120)[1]
    crawled.memory += map(int, (folder / "memory").read_text().split())
    crawled.ends = {asked: (state, flags) for asked, state, flags in rows(archive, LEDGER)}
    assert_whole(archive)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    with serve_hostile() as hostile:
        found = Crawled(hostile)
        sessions = (f"{DAY}session.html{end}" for end in (";jsessionid=1F", "?PHPSESSID=2e", "?sessionid=3d"))
        links = [row.url(hostile.port) for row in ROWS] + [f"{found.site}{path}" for path in sessions]
        links += [f"file://{DAY}a.html", f"data:text/html,{DAY}"]
        front = "".join(f'<a href="{link}">港口新桥通车</a>' for link in links)
        hostile.pages |= {(row.host, row.path): lambda row=row: row.answer(hostile) for row in ROWS}  # type: ignore[misc]
        hostile.pages |= {("paper.test", path): send for path, send in lists(found.site).items()}
        for name in ("session.html;jsessionid=1F", "from-feed.html", "from-map.html"):
            hostile.pages["paper.test", DAY + name] = lambda name=name: whole(page(f"{name}的新闻"))  # type: ignore[misc]
        hostile.pages |= {
            ("paper.test", "/"): lambda: whole(front.encode()),
            ("paper.test", f"{DAY}%D0%C2.html"): lambda: whole(page("地址用国标码的新闻")),
            ("other.test", f"{DAY}there.html"): lambda: whole(page("另一个网站的新闻")),
            ("htmlrobots.test", "/robots.txt"): lambda: whole(b"<html><p>User-agent: *<p>Disallow: /</html>"),
            ("packedrobots.test", "/robots.txt"): lambda: encoded(gzip_bomb(1024), "gzip"),
            ("hugerobots.test", "/robots.txt"): lambda: [head(), *repeated(MEGABYTE, 100)],
        }
        feeds = [found.site + path for path in lists("") if "feeds" in path]
        maps = [found.site + path for path in lists("") if "maps" in path and "back" not in path]
        declared = (f"hosts = {['test', *ON_SITE]}", r"article = '^/\d{4}/'", f"feeds = {feeds}", f"sitemaps = {maps}")
        account = {"HTTPAUTH_USER": "desk", "HTTPAUTH_PASS": "secret", "HTTPAUTH_DOMAIN": f"paper.test:{hostile.port}"}
        crawl(found, tmp_path_factory.mktemp("hostile"), declared, COOKIES_ENABLED=1, **account)
        yield found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_line_ends_as_it_should(crawled: Crawled, row: Bad) -> None:
    state, flags = crawled.ends[row.url(crawled.hostile.port)]
    assert (state, flags, crawled.hostile.count(row.host, row.path)) == (row.state, row.flags, row.asked)


def test_lists_end_as_they_should(crawled: Crawled) -> None:
    assert {path: crawled.ends.get(crawled.site + path) for path in lists("")} == {
        path: (ENDS[path], None) if path in ENDS else None for path in lists("")
    }


def test_nothing_else_is_in_the_ledger(crawled: Crawled) -> None:
    """N inputs, N rows: beside the table's and those of refused lists, three articles behind lists and sessions."""
    known = {row.url(crawled.hostile.port) for row in ROWS} | {crawled.site + path for path in ENDS}
    assert {url: end for url, end in crawled.ends.items() if url not in known} == {
        f"{crawled.site}{DAY}{name}": ("new", None)
        for name in ("session.html;jsessionid=1F", "from-feed.html", "from-map.html")
    }


def test_memory_stays_small(crawled: Crawled) -> None:
    before, most, reader = crawled.memory
    assert max(most, reader) - before < MEMORY


def test_the_crawler_listens_on_no_port(crawled: Crawled) -> None:
    assert list(crawled.listening.values()) == [[], []]  # the crawl and its reader
    assert f"tcp:{crawled.hostile.port}" in listening_sockets(os.getpid())


def test_what_identifies_us_at_one_site_is_not_said_to_another(crawled: Crawled) -> None:
    said = {asked.host: asked.headers for asked in crawled.hostile.asked}
    assert (said["paper.test"]["Authorization"], said["paper.test"]["Cookie"]) == ("Basic ZGVzazpzZWNyZXQ=", "id=1")
    assert (said["other.test"]["Authorization"], said["other.test"]["Cookie"]) == (None, None)


def test_a_session_in_the_address_makes_no_other_article(crawled: Crawled) -> None:
    assert [path for path in crawled.paths if "session" in path] == [f"{DAY}session.html;jsessionid=1F"]


def test_what_a_feed_declares_is_not_asked_for(crawled: Crawled) -> None:
    assert [path for path in crawled.paths if "asked" in path or "laugh.html" in path] == []


def test_a_sitemap_of_itself_is_asked_for_once(crawled: Crawled) -> None:
    assert (crawled.paths.count("/maps/itself.xml"), crawled.paths.count("/maps/back.xml")) == (1, 1)


def test_places_elsewhere_are_not_asked_for(crawled: Crawled) -> None:
    """The server has every loopback address that could be meant."""
    assert "2 addresses in feeds and sitemaps left off: not on the site's hosts" in crawled.said
    assert {asked.host for asked in crawled.hostile.asked} == {f"{host}.test" for host in HOSTS}


def test_no_host_keeps_a_crawl_for_more_than_half_a_minute() -> None:
    """The rows above have shorter times; a download that takes too long is not tried again."""
    assert settings.DOWNLOAD_TIMEOUT <= 30


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """Days without end, each with links to the next two; and a page that links to itself one level deeper."""

    def endless(asked: Asked) -> Pieces | None:
        if day := re.fullmatch(r"/calendar/(\d+)/", asked.path):
            first = int(day[1])
            return whole("".join(f'<a href="/calendar/{n}/">{n}</a>' for n in range(first + 1, first + 3)).encode())
        if re.fullmatch(r"/(a/)+", asked.path):
            return whole(b'<a href="a/">deeper</a>')
        return None

    with serve_hostile() as hostile:
        found = Crawled(hostile)
        hostile.endless = endless
        hostile.pages["paper.test", "/"] = lambda: whole(b'<a href="/a/">a</a><a href="/calendar/1/">days</a>')
        declared = ("section = '^/(calendar|a)/'", r"article = '^/\d{4}/'", f"max_pages = {PAGES}")
        crawl(found, tmp_path_factory.mktemp("trapped"), declared)
        yield found


def test_a_calendar_without_end_stops_at_the_cap(trapped: Crawled) -> None:
    days = [path for path in trapped.paths if path.startswith("/calendar/")]
    asked = len(trapped.paths) - 1 + len(trapped.ends)  # robots.txt is no page, and what is refused is one
    assert (len(set(days)), asked) == (len(days), PAGES)
    assert "addresses left off: max_pages was reached" in trapped.said


def test_an_address_that_repeats_itself_leads_no_deeper(trapped: Crawled) -> None:
    assert [path for path in trapped.paths if path.startswith("/a/")] == [f"/{'a/' * depth}" for depth in range(1, 5)]
    assert trapped.ends == {f"{trapped.site}/a/a/a/a/a/": ("rejected:path_repeats", None)}


def test_every_line_has_a_row_or_a_test() -> None:
    assert (len(set(LINES_A)), len(set(LINES_D))) == (29, 10)
    assert {row.line for row in ROWS} | ELSEWHERE.keys() == {*LINES_A, *LINES_D}
    for file, _, name in (test.partition("::") for tests in ELSEWHERE.values() for test in tests):
        assert re.search(rf"^(?:async )?def {name}\(", (ROOT / "tests" / file).read_text(encoding="utf-8"), re.M), name
