"""What is guessed for a site's draft, out of addresses and pages alone."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from crawler.drafting.draft import Draft, comment, draft_of, literal, text, toml_of
from crawler.drafting.guesses import Guess, name_in, time_zone_in
from crawler.drafting.pages import chosen, save_pages, slug_of
from crawler.drafting.patterns import Pattern, pattern_of
from crawler.drafting.survey import Survey
from crawler.items import Article, Block, Reading, Snapshot
from crawler.sites import read_site

ONE = (
    # articles, the expression
    (["/2026/11/03/bridge.html", "/2026/1/9/ferry-stops.html"], r"^/\d{4}/\d{1,2}/\d{1,2}/[a-z-]+\.html$"),
    (["/a/1.html", "/a/2000000.html"], r"^/a/\d+\.html$"),
    (["/show.php?cat=4&id=21003", "/show.php?cat=7&id=21006"], r"^/show\.php\?cat=\d+&id=\d+$"),
    (["/art/2026/11/3/art_1201_770005.html", "/art/2026/11/2/art_1340_770010.html"], None),
    (["/article/1093011", "/article/1093022"], r"^/article/\d+$"),
    (["/articles/9F3A2C1BE0.html", "/articles/7C3A2C1BE1.html"], r"^/articles/[A-Z0-9]+\.html$"),
    (["/2026/渡轮停航三天.html", "/2026/新桥昨日通车.html"], r"^/\d{4}/[^/]+\.html$"),
    (["/news/old-mill-is-saved-9f3a", "/life/three-ferries-late-77bb"], r"^/[a-z]+/[a-z0-9-]+$"),
    (["/News/1.htm", "/sport/2.htm"], r"^/[A-Za-z]+/\d+\.htm$"),
)


@pytest.mark.parametrize(("paths", "expected"), ONE, ids=[paths[0] for paths, _ in ONE])
def test_addresses_that_are_alike_give_one_expression_that_matches_them(paths: list[str], expected: str | None) -> None:
    found = pattern_of(paths)
    assert found is not None
    assert (found.covered, found.left, found.stray) == (tuple(paths), (), ())
    assert expected in (None, found.expression)
    assert all(re.search(found.expression, path) for path in paths)


@pytest.mark.parametrize(
    ("paths", "part"),
    [
        (["/yw/202611/t2026_480037.shtml", "/yw/202611/t2026_480074.shtml"], "/yw/202611/t2026_480037_1.shtml"),
        (["/2026/11/03/ferry-stops.html", "/2026/11/03/old-mill-burns.html"], "/2026/11/03/ferry-stops_2.html"),
        (["/story/1093011", "/story/1093022"], "/story/1093011?page=2"),
        (["/story/1093011", "/story/1093022"], "/story/1093011/2"),
    ],
)  # fmt: skip
def test_a_later_part_of_an_article_is_not_matched(paths: list[str], part: str) -> None:
    found = pattern_of(paths)
    assert found is not None
    assert not re.search(found.expression, part)


def test_words_stay_as_they_were_read_where_any_word_would_take_in_other_pages() -> None:
    articles = ["/news/old-mill-is-saved", "/life/three-ferries-late"]
    found = pattern_of(articles, ["/topic/harbour-bridge-opens"])
    assert found is not None
    assert found.expression == "^/(?:life|news)/[a-z-]+$"
    assert found.stray == ()


def test_a_lone_address_of_another_shape_is_left_to_the_person() -> None:
    found = pattern_of(["/a/101.html", "/a/102.html", "/special/flood-year/"], ["/a/7.html"])
    assert found is not None
    assert (found.expression, found.left, found.stray) == (
        r"^/a/\d+\.html$",
        ("/special/flood-year/",),
        ("/a/7.html",),
    )


def test_two_shapes_are_two_ways_of_one_expression() -> None:
    found = pattern_of(["/a/101.html", "/a/102.html", "/live/2026/1101", "/live/2026/1102"])
    assert found is not None
    assert found.expression == r"^(?:/a/\d+\.html|/live/\d{4}/\d+)$"


def test_no_articles_no_pattern() -> None:
    assert pattern_of([], ["/about.html"]) is None


def titled(title: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body></body></html>"


NAMED = '<meta property="og:site_name" content=" 港湾信报 ">'


@pytest.mark.parametrize(
    ("home", "pages", "name"),
    [
        (titled("首页"), [titled("渡轮停航三天", NAMED)], "港湾信报"),
        (titled("首页 - 港湾"), [titled("渡轮停航_港湾信报"), titled("新桥通车_港湾信报")], "港湾信报"),
        (titled("港湾信报 | 首页"), [titled("渡轮停航三天"), titled("新桥通车")], "港湾信报"),
        (titled("The Harbour Courier"), [titled("Twenty-one ferries"), titled("Old mill")], "The Harbour Courier"),
        ("", [titled("")], "paper.example"),
    ],
)
def test_the_name_is_what_the_pages_call_their_site(home: str, pages: list[str], name: str) -> None:
    assert name_in(home, pages, "paper.example").value == name


@pytest.mark.parametrize(
    ("dates", "languages", "host", "zone"),
    [
        (["2026-11-03T08:00:00+08:00"], ["zh-CN"], "a.example", "Asia/Shanghai"),
        (["2026-11-03T08:00:00+08:00"], ["en"], "a.example", "+08:00"),
        (["2026-11-03T08:00:00+09:00"], ["zh-CN"], "a.example", "+09:00"),
        (["2026-11-03T08:00:00+00:00", "2026-11-03", None], ["zh-Hant", "zh-TW"], "a.example", "Asia/Taipei"),
        (["2026-11-03"], ["en-GB", None], "a.example", "Europe/London"),
        (["2026-07-03T08:00:00+02:00", "2026-11-03T08:00:00+01:00"], ["de"], "a.example", "Europe/Berlin"),
        (["2026-11-03"], ["en"], "paper.co.uk", "Europe/London"),
        (["2026-11-03"], ["en-US"], "paper.com", None),
        ([], ["zh-Hant"], "paper.com", None),
    ],
)
def test_the_time_zone_is_guessed_only_where_something_tells(
    dates: list[str | None], languages: list[str | None], host: str, zone: str | None
) -> None:
    found = time_zone_in(dates, languages, host)
    assert (found.value if found else None) == zone


def reading(path: str, section: str = "民生", length: int = 1, body: bytes = b"<p>") -> Reading:
    url = f"https://paper.example{path}"
    blocks = tuple(Block("paragraph", "渡口") for _ in range(length))
    return Reading(
        Snapshot(body, url, url, "text/html"), Article("渡", blocks, url, section=section, language="zh-Hans")
    )


def test_samples_are_of_different_sections_the_longest_of_each_first() -> None:
    some = [
        reading("/a/11.html"),
        reading("/a/12.html", length=9),
        reading("/a/13.html", "体育"),
        reading("/b/special/"),
    ]
    assert [one.snapshot.input[21:] for one in chosen(some, 3)] == ["/a/12.html", "/a/13.html", "/b/special/"]


def test_two_pages_of_one_name_have_a_folder_each(tmp_path: Path) -> None:
    saved = save_pages([reading("/a/11.html", body=b"<p>1"), reading("/b/11.html", body=b"\xff<p>2")], tmp_path / "x")
    assert [page.relative_to(tmp_path).as_posix() for page in saved] == ["x/11/page.html", "x/11-2/page.html"]
    assert [page.read_bytes() for page in saved] == [b"<p>1", b"\xff<p>2"]
    assert json.loads((saved[1].parent / "origin.json").read_text())["url"] == "https://paper.example/b/11.html"
    assert slug_of("https://paper.example/?p=..%2f..%2fetc") == "p-2f-2fetc"
    assert slug_of("https://paper.example/渡轮") == "page"


def test_nothing_that_a_page_says_breaks_the_file(tmp_path: Path) -> None:
    evil = 'A "paper"\\\n[contract]\nrequired = ["x"]\x7f \U0001f4f0'
    pattern = Pattern("^/it's$", ("/it's",), ("/\nhosts = ['x']",), ("/\r\x1b",))
    start = "https://paper.example/"
    draft = Draft(start, Guess(evil, "so\nit is"), Guess("+08:00", "so\rit is"), "zh", pattern, (), (), (), ())
    path = tmp_path / "paper.toml"
    path.write_text(toml_of(draft, ["headline"]), encoding="utf-8")
    site = read_site(path)
    assert (site.title, site.start, site.hosts) == (evil, (start,), ("paper.example",))
    assert site.article is not None
    assert (site.article.pattern, site.contract, site.timezone) == ("^/it's$", ("headline",), "+08:00")


@pytest.mark.parametrize(
    ("start", "allowed", "private"),
    [
        ("https://paper.example/", (), ()),
        ("https://paper.example:443/", ("127.0.0.1",), ()),
        ("https://paper.example:8443/", (), ("paper.example:8443", "rss.paper.example:8080")),
        ("http://desk.paper.example/", ("desk.paper.example:80",), ("desk.paper.example:80", "rss.paper.example:8080")),
        ("http://127.0.0.1/", (), ("127.0.0.1:80", "rss.paper.example:8080")),
    ],
)
def test_a_draft_asks_for_its_start_page_wherever_that_is(
    tmp_path: Path, start: str, allowed: tuple[str, ...], private: tuple[str, ...]
) -> None:
    survey = Survey(articles=[reading(f"/2026/11/03/{number}.html") for number in range(3)])
    survey.feeds = ["http://rss.paper.example:8080/"]
    draft = draft_of(survey, start, allowed)
    assert draft is not None
    path = tmp_path / "paper.toml"
    path.write_text(toml_of(draft), encoding="utf-8")
    assert read_site(path).private_hosts() == private


@pytest.mark.parametrize("value", ["a'b", 'a"b', "\x00\x1f\x7f", "渡", r"\d+"])
def test_a_text_is_written_so_that_toml_reads_it(value: str) -> None:
    assert tomllib.loads(f"a = {text(value)}\nb = {literal(value)}") == {"a": value, "b": value}
    assert "\n" not in comment(f"{value}\n{value}")


def test_a_site_without_an_article_gives_no_draft() -> None:
    assert draft_of(Survey(home="<p>", others=["/about.html"]), "https://paper.example/") is None
