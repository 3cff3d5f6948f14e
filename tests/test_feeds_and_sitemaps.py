"""Section D of the bad inputs, and the good ones: what feeds, sitemaps and robots.txt are read as."""

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator
from itertools import islice

import pytest

from crawler.discovery.entries import Entry, Malicious
from crawler.discovery.feeds import read_feed
from crawler.discovery.robots import sitemaps_in
from crawler.discovery.sitemaps import LARGEST, read_sitemap
from tests.webserver import serve

HERE = "https://paper.example/feeds/news.xml"
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def feed(*items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'.encode()


def item(name: str, more: str = "") -> str:
    return f"<item><title>{name}</title><link>/{name}.html</link>{more}</item>"


def urls(entries: Iterator[Entry]) -> list[str]:
    return [entry.url.removeprefix("https://paper.example/") for entry in entries]


def test_an_rss_feed_gives_headline_address_and_day() -> None:
    body = feed(item("a", "<pubDate>Tue, 03 Nov 2026 08:00:00 +0800</pubDate>"))
    assert list(read_feed(body, HERE)) == [
        Entry("https://paper.example/a.html", "article", "a", "2026-11-03T08:00:00+08:00")
    ]
    assert next(read_feed(body, HERE)).hints() == {"headline": "a", "published": "2026-11-03T08:00:00+08:00"}


def test_an_atom_feed_takes_the_alternate_link_and_its_base() -> None:
    entry = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="/news/"><title type="html">A &amp;lt;b&gt;c</title>'
        '<link rel="self" href="/self"/><link href="a.html#x"/><published>2026-11-03T08:00:00Z</published>'
        "<updated>2026-11-04</updated></entry></feed>"
    )
    assert list(read_feed(entry.encode(), HERE)) == [
        Entry("https://paper.example/news/a.html", "article", "A c", "2026-11-03T08:00:00+00:00", "2026-11-04")
    ]


def test_rdf_and_json_feeds_are_read() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://paper.example/a"><title>見出し</title>'
        "<dc:date>2026-11-03</dc:date></item></rdf:RDF>"
    )
    assert list(read_feed(rdf.encode(), HERE)) == [Entry("https://paper.example/a", "article", "見出し", "2026-11-03")]
    json = b'{"version": "x", "items": [{"url": "/a", "title": "T", "date_modified": "2026-11-03"}, {"id": 7}, 3]}'
    assert list(read_feed(json, HERE)) == [Entry("https://paper.example/a", "article", "T", None, "2026-11-03")]
    assert list(read_feed(b'{"items": ' + b"[" * 100_000, HERE)) == []
    assert list(read_feed(b'{"items": {"a": 1}}', HERE)) == []


def test_a_guid_that_is_missing_or_repeated_does_no_harm() -> None:
    body = feed(item("a", "<guid>1</guid>"), item("b", "<guid>1</guid>"), item("c"), item("c"),
                "<item><guid>https://paper.example/d</guid></item>",
                '<item><guid isPermaLink="false">https://paper.example/e</guid></item>')  # fmt: skip
    assert urls(read_feed(body, HERE)) == ["a.html", "b.html", "c.html", "d"]


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (item("a") + "<item><title>x & y < z&nbsp;</title><link>/b.html?x=1&y=2</link></item>" + item("c"),
         ["a.html", "b.html?x=1&y=2", "c.html"]),
        (item("a") + "<item><title>b</titel></item>" + item("c"), ["a.html", "c.html"]),
        (item("a") + "<item><title a=b>b</title></item>" + item("c"), ["a.html", "c.html"]),
        (item("a") + "\x00\x0b<item><media:group>" + item("c"), ["a.html", "c.html"]),
        ("<item><link><![CDATA[/b.html?x=1&y=2]]></link></item>" + item("c"), ["b.html?x=1&y=2", "c.html"]),
        (item("a") + "<item><title>cut off in the mid", ["a.html"]),
    ],
)  # fmt: skip
def test_of_a_malformed_feed_the_good_items_are_taken(broken: str, expected: list[str]) -> None:
    assert urls(read_feed(feed(broken), HERE)) == expected


def test_a_feed_in_gb2312_is_exact() -> None:
    body = f'<?xml version="1.0" encoding="gb2312"?><rss>{item("镕喆囍大桥")}</rss>'
    for charset in (None, "utf-8", "gb2312"):
        assert next(read_feed(body.encode("gb18030"), HERE, charset)).headline == "镕喆囍大桥"
    sitemap = f'<?xml version="1.0" encoding="gb2312"?>{SITEMAP}<url><loc>/新闻</loc></url></urlset>'.encode("gb18030")
    assert urls(read_sitemap(sitemap, HERE)) == ["新闻"]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
QUADRATIC = f'<!ENTITY a "{"a" * 100_000}">'
XXE = '<!ENTITY a SYSTEM "file:///etc/hostname">'


@pytest.mark.parametrize("declared", [f'<!ENTITY l0 "ha">{LAUGHS}', QUADRATIC, XXE, '<!ENTITY % a SYSTEM "x">%a;'])
@pytest.mark.parametrize("read", [read_feed, read_sitemap])
def test_a_document_that_declares_entities_is_refused_at_once(read: object, declared: str) -> None:
    body = (
        f"<?xml version='1.0'?><!DOCTYPE rss [{declared}]><rss><item><title>{'&a;' * 50_000}&l9;</title></item></rss>"
    )
    with pytest.raises(Malicious, match="declares entities") as caught:
        list(read(body.encode(), HERE))  # type: ignore[operator]
    assert caught.value.why == "xml_entities"


def test_an_external_dtd_is_never_asked_for() -> None:
    with serve() as server:
        doctype = f'<!DOCTYPE rss SYSTEM "{server.url}/rss.dtd">'
        body = f"{doctype}<rss><channel>{item('a')}</channel></rss>".encode()
        assert urls(read_feed(body, HERE)) == ["a.html"]
        place = f"{doctype}{SITEMAP}<url><loc>/a</loc></url></urlset>".encode()
        assert urls(read_sitemap(place, HERE)) == ["a"]
    assert server.asked == []


def test_a_sitemap_gives_pages_news_and_other_sitemaps() -> None:
    news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    body = f"""{SITEMAP[:-1]} {news}><url><loc> /a </loc><lastmod>2026-11-03</lastmod></url>
        <url><loc>/b</loc><news:news><news:publication><news:name>P</news:name></news:publication>
        <news:publication_date>2026-11-03T08:00+08:00</news:publication_date><news:title>港口 &amp; 桥</news:title>
        </news:news></url><url><lastmod>2026-11-03</lastmod></url></urlset>"""
    expected = [
        Entry("https://paper.example/a", "page", modified="2026-11-03"),
        Entry("https://paper.example/b", "article", "港口 & 桥", "2026-11-03T08:00+08:00"),
    ]
    for encoded in (
        body.encode(),
        gzip.compress(body.encode()),
        gzip.compress(body.encode()[:90]) + gzip.compress(body.encode()[90:]),
        body.encode("utf-16"),
        b"\xef\xbb\xbf" + body.encode(),
    ):
        assert list(read_sitemap(encoded, HERE)) == expected
    index = "<sitemapindex><sitemap><loc>/b.xml.gz</loc><lastmod>2026-11-03</lastmod></sitemap></sitemapindex>"
    assert list(read_sitemap(index.encode(), HERE)) == [
        Entry("https://paper.example/b.xml.gz", "sitemap", modified="2026-11-03")
    ]
    assert urls(read_sitemap(b"https://paper.example/a\nhttps://paper.example/b\r\nnot one", HERE)) == ["a", "b"]


def test_more_addresses_than_the_protocol_allows_are_streamed() -> None:
    rows = "".join(f"<url><loc>/{number}</loc></url>" for number in range(60_000))
    entries = read_sitemap(gzip.compress(f"{SITEMAP}{rows}</urlset>".encode()), HERE)
    assert sum(1 for _ in islice(entries, 40_000)) == 40_000
    tracemalloc.start()
    count = sum(1 for _ in entries)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (count, peak < 3_000_000) == (20_000, True)


def test_a_packed_bomb_is_refused_before_it_is_read() -> None:
    packer = zlib.compressobj(9, wbits=31)
    head = f"{SITEMAP}<url><loc>/a</loc></url>".encode()
    body = packer.compress(head) + b"".join(packer.compress(b"<a/>" * 250_000) for _ in range(LARGEST // 1_000_000 + 2))
    body += packer.flush()
    assert len(body) < 300_000
    with pytest.raises(Malicious) as caught:
        next(read_sitemap(body, HERE))
    assert caught.value.why == "too_large"


def test_a_million_empty_packed_files_are_no_sitemap() -> None:
    with pytest.raises(Malicious, match="bytes unpacked"):
        next(read_sitemap(gzip.compress(b"") * 700_000, HERE))


def test_a_damaged_or_empty_sitemap_gives_what_came_before_the_damage() -> None:
    body = gzip.compress(f"{SITEMAP}{'<url><loc>/a</loc></url>' * 20_000}</urlset>".encode())
    assert 0 < len(list(read_sitemap(body[: len(body) // 2], HERE))) < 20_000
    assert list(read_sitemap(b"", HERE)) == list(read_sitemap(b"<html><p>404</html>", HERE)) == []
    assert list(read_feed(b"", HERE)) == list(read_feed(b"<!DOCTYPE html><html><p>404 <br></html>", HERE)) == []


def test_locations_that_are_no_web_addresses_are_dropped() -> None:
    places = ("file:///etc/hostname", "javascript:alert(1)", "http://[::1", "ftp://a.example/x", "", "/ok")
    body = "".join(f"<url><loc>{place}</loc></url>" for place in places)
    assert urls(read_sitemap(f"{SITEMAP}{body}</urlset>".encode(), HERE)) == ["ok"]
    rss = "".join(f"<item><link>{place}</link></item>" for place in places)
    assert urls(read_feed(feed(rss), HERE)) == ["ok"]


def test_robots_txt_names_sitemaps_and_is_bounded() -> None:
    robots = b"User-agent: *\nDisallow: /\n Sitemap: https://paper.example/a.xml\nSITEMAP:/b.xml # x\nsitemap: /b.xml\n"
    assert sitemaps_in(robots, "https://paper.example/robots.txt") == [
        "https://paper.example/a.xml",
        "https://paper.example/b.xml",
    ]
    assert len(sitemaps_in(b"".join(b"Sitemap: /%d.xml\n" % n for n in range(40_000)), HERE)) == 50
    assert sitemaps_in(b"<html><title>Sitemap: x</title></html>\xff\x00", HERE) == []
