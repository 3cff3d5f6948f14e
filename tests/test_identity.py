"""When two pages are one article."""

import pytest

from archive.frontier.address import key_of
from archive.identity import article_identity, host_of, uid_of, url_identity
from crawler.items import Article
from tests.loading import article

OWN = "https://news.example/a/1.html"


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example/a/1.html?id=7&page=2",
        "https://NEWS.example:443/a/1.html?page=2&id=7#top",
        "https://news.example/a/1.html;jsessionid=0A1B2C?id=7&page=2",
        "https://news.example/a/1.html?PHPSESSID=0a1b2c&id=7&page=2&utm_source=x&UTM_medium=y",
        "https://news.example/a/1.html?id=7&page=2&sid=8f14e45fceea167a",
        "https://reader@news.example/a/1.html?id=7&page=2&spm=a.b",
    ],
)
def test_two_visits_of_one_page_have_one_identity(url: str) -> None:
    assert url_identity(url) == "//news.example/a/1.html?id=7&page=2"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a/2.html?id=7",
        "https://news.example/a/1.html?id=8",
        "https://news.example/a/1.html?id=7&sid=12",
        "https://news.example/A/1.html?id=7",
        "https://news.example:8443/a/1.html?id=7",
        "https://m.news.example/a/1.html?id=7",
    ],
)
def test_other_pages_have_other_identities(url: str) -> None:
    assert url_identity(url) != url_identity("https://news.example/a/1.html?id=7")


def test_stories_that_a_site_numbers_with_sid_stay_apart() -> None:
    assert url_identity("https://news.example/show?sid=41") != url_identity("https://news.example/show?sid=42")


def test_a_canonical_address_is_believed_where_it_differs_in_the_query_alone() -> None:
    shared = article(url=f"{OWN}?from=wall", canonical_url=OWN)
    section = article(url=OWN, canonical_url="https://news.example/a/")
    abroad = article(url=OWN, canonical_url="https://other.example/a/1.html")
    assert [article_identity(one) for one in (shared, section, abroad)] == ["//news.example/a/1.html"] * 3


def test_without_an_address_the_text_is_the_identity_blanks_and_widths_aside() -> None:
    plain = article(url=None, headline="第12班船 靠岸", blocks=())
    wide = article(url=None, headline="第１２班船靠岸", blocks=())
    other = article(url=None, headline="第13班船 靠岸", blocks=())
    assert article_identity(plain) == article_identity(wide) != article_identity(other)
    assert article_identity(plain).startswith("text:")


def test_a_lone_surrogate_in_the_text_is_no_error() -> None:
    assert article_identity(article(url=None, headline="\ud800")).startswith("text:")


def test_a_uid_is_sixteen_hexadecimal_digits_and_never_changes() -> None:
    assert uid_of("//news.example/a/1.html") == "2ae45515b91126b1"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.example/a", "news.example"),
        ("http://news.example:80/a", "news.example"),
        ("http://u:p@news.example:8080", "news.example:8080"),
        ("https://莲渡.example/a", "xn--45wz37b.example"),
    ],
)
def test_an_outlet_is_its_host_with_an_unusual_port(url: str, host: str) -> None:
    assert host_of(url) == host


def test_a_canonical_address_without_the_storys_number_is_not_its_identity() -> None:
    numbered = Article("A", (), url="https://a.example/show.php?id=1", canonical_url="https://a.example/show.php")
    tracked = Article("A", (), url="https://a.example/b.html?ref=home", canonical_url="https://a.example/b.html")
    assert article_identity(numbered) == "//a.example/show.php?id=1"
    assert article_identity(tracked) == "//a.example/b.html"


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        ("https://a.example/#/news/1", "//a.example/#/news/1"),
        ("http://a.example:80/?utm_source=x&b=2&a=1#!news/1", "//a.example/?a=1&b=2#!news/1"),
        ("https://a.example/#/莲渡", "//a.example/#/%E8%8E%B2%E6%B8%A1"),
        ("https://a.example/#!/", "//a.example/"),
        ("https://a.example/b.html#part/2", "//a.example/b.html"),
        ("https://a.example/b.html?c=#:~:text=x/y", "//a.example/b.html?c="),
    ],
)
def test_a_fragment_that_scripts_show_another_page_for_is_part_of_the_address(url: str, identity: str) -> None:
    assert url_identity(url) == key_of(url) == identity


def test_a_canonical_address_without_the_route_is_not_its_identity() -> None:
    for query in ("", "?from=wall", "?id=7"):
        routed = article(url=f"https://a.example/{query}#/news/1", canonical_url=f"https://a.example/{query}")
        assert article_identity(routed) == f"//a.example/{query}#/news/1"
