import re
from datetime import date
from pathlib import Path

import pytest

from crawler.browser.wanted import check_browser
from crawler.extraction.rules import Rules
from crawler.sites import DatedRules, Site, SiteError, load_site, load_sites, read_site, site_for_host, site_names

MINIMAL = 'title = "Evening Paper"\nstart = ["https://paper.example/news/"]\n'


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def error_of(folder: Path, text: str) -> str:
    """What is wrong with the file, without its path."""
    path = write(folder, "paper", text)
    with pytest.raises(SiteError) as caught:
        load_site("paper", folder)
    return str(caught.value).removeprefix(f"{path}: ")


def test_two_lines_declare_a_site(tmp_path: Path) -> None:
    write(tmp_path, "paper", MINIMAL)
    assert load_site("paper", tmp_path) == Site(
        name="paper", title="Evening Paper", start=("https://paper.example/news/",), hosts=("paper.example",)
    )


def test_every_key_arrives(tmp_path: Path) -> None:
    write(
        tmp_path,
        "paper",
        r"""
        title = "晚报"
        start = ["http://127.0.0.1:8002/", "https://Paper.example/a", "http://127.0.0.1:8002/b"]
        hosts = ["127.0.0.1", "Paper.Example."]
        article = '^/\d+\.html$'
        section = '^/list'
        next = "a.next"
        feeds = ["https://paper.example/rss.xml"]
        sitemaps = ["https://paper.example/sitemap.xml"]
        delay = 2
        max_pages = 7
        allow_private = true
        language = "zh-CN"
        timezone = "Asia/Shanghai"

        [contract]
        required = ["date_published", "headline", "headline", "body"]

        [[rules]]
        body = "div.new"
        timezone = "+09:00"

        [[rules]]
        until = 2025-06-30
        body = "div.old"
        headline = "h1"
        date = ".d"
        section = ".s"
        source = ".o"
        author = ".a"
        remove = [".ad", "#share"]
        language = "ja"
        """,
    )
    old = Rules("div.old", "h1", ".d", ".s", ".o", ".a", (".ad", "#share"), None, "ja")
    new = Rules(body="div.new", timezone="+09:00")
    site = load_site("paper", tmp_path)
    assert site == Site(
        name="paper",
        title="晚报",
        start=("http://127.0.0.1:8002/", "https://Paper.example/a", "http://127.0.0.1:8002/b"),
        hosts=("127.0.0.1", "paper.example"),
        article=re.compile(r"^/\d+\.html$"),
        section=re.compile("^/list"),
        next="a.next",
        feeds=("https://paper.example/rss.xml",),
        sitemaps=("https://paper.example/sitemap.xml",),
        delay=2.0,
        max_pages=7,
        allow_private=True,
        language="zh-CN",
        timezone="Asia/Shanghai",
        rules=(DatedRules(old, date(2025, 6, 30)), DatedRules(new)),
        contract=("body", "headline", "date_published"),
    )
    assert site.private_hosts() == ("127.0.0.1:8002", "paper.example:443")


def test_rules_are_those_of_the_day_and_the_site_fills_what_they_leave_open(tmp_path: Path) -> None:
    write(
        tmp_path,
        "paper",
        f'{MINIMAL}language = "zh"\ntimezone = "+08:00"\n[[rules]]\nuntil = 2026-03-31\nbody = "b"\n'
        '[[rules]]\nbody = "c"\nlanguage = "en"\n[[rules]]\nuntil = 2025-12-31\nbody = "a"\n',
    )
    site = load_site("paper", tmp_path)
    days = [date(2020, 1, 1), date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), None]
    assert [site.rules_for(day).body for day in days] == ["a", "a", "b", "b", "c", "c"]
    assert site.rules_for(None) == Rules(body="c", timezone="+08:00", language="en")
    assert site.rules_for(date(2020, 1, 1)) == Rules(body="a", timezone="+08:00", language="zh")


def test_a_site_without_rules_still_says_its_language(tmp_path: Path) -> None:
    write(tmp_path, "paper", MINIMAL + 'language = "zh"\n')
    assert load_site("paper", tmp_path).rules_for(date(2026, 1, 1)) == Rules(language="zh")


def test_after_the_last_dated_rules_the_page_stands_for_itself(tmp_path: Path) -> None:
    write(tmp_path, "paper", f'{MINIMAL}[[rules]]\nuntil = 2025-12-31\nbody = "a"\n')
    assert load_site("paper", tmp_path).rules_for(date(2026, 1, 1)) == Rules()


def test_a_host_finds_its_site_by_the_longest_declared_name(tmp_path: Path) -> None:
    write(tmp_path, "city", 'title = "City"\nstart = ["https://city.paper.example/"]\n')
    write(tmp_path, "paper", MINIMAL)
    hosts = ["paper.example", "www.paper.example", "News.City.Paper.Example.", "otherpaper.example", "example", ""]
    sites = [site_for_host(host, tmp_path) for host in hosts]
    assert [site.name if site else None for site in sites] == ["paper", "paper", "city", None, None, None]


def test_two_sites_with_one_host_are_a_mistake_that_names_both(tmp_path: Path) -> None:
    write(tmp_path, "city", 'title = "City"\nstart = ["https://city.paper.example/"]\n')
    write(tmp_path, "paper", MINIMAL)
    path = write(
        tmp_path, "rival", 'title = "R"\nstart = ["https://r.example/"]\nhosts = ["r.example", "Paper.example"]'
    )
    assert load_site("rival", tmp_path).hosts == ("r.example", "paper.example")
    with pytest.raises(SiteError) as caught:
        load_sites(tmp_path)
    assert str(caught.value) == (
        f"{path}: hosts 'paper.example' is also a host of paper.toml: whose rules read its pages? "
        "Name it in one of them (a subdomain may be a site of its own)"
    )
    path.unlink()
    assert [site.name for site in load_sites(tmp_path)] == ["city", "paper"]


def test_templates_and_editors_files_are_no_sites(tmp_path: Path) -> None:
    for name in ("_template", ".paper", "paper"):
        write(tmp_path, name, MINIMAL)
    assert site_names(tmp_path) == ["paper"]
    assert [site.name for site in load_sites(tmp_path)] == ["paper"]
    with pytest.raises(SiteError, match="is no name of a site"):
        load_site("_template", tmp_path)


def test_an_unknown_site_is_answered_with_those_that_exist(tmp_path: Path) -> None:
    write(tmp_path, "evening", MINIMAL)
    write(tmp_path, "morning", MINIMAL)
    with pytest.raises(SiteError) as caught:
        load_site("evenin", tmp_path)
    assert str(caught.value) == f"no site 'evenin' in {tmp_path} (did you mean 'evening'?); declared: evening, morning"


@pytest.mark.parametrize("name", ["../paper", "a/b", "a\\b", "/etc/passwd", "..", ".paper"])
def test_a_name_with_a_path_in_it_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "sites"
    folder.mkdir()
    write(tmp_path, "paper", MINIMAL)
    with pytest.raises(SiteError) as caught:
        load_site(name, folder)
    assert str(caught.value) == f"{name!r} is no name of a site: give the file's name without folder and .toml"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('start = ["https://paper.example/"]', "title must be a text that is not empty"),
        ('title = " "\nstart = ["https://paper.example/"]', "title must be a text that is not empty"),
        ('title = "x"', "start is missing: a list of one or more texts"),
        ('title = "x"\nstart = "https://paper.example/"', "start must be a list of texts"),
        ('title = "x"\nstart = ["file:///etc/hostname"]', "start 'file:///etc/hostname' is not an http or https URL"),
        ('title = "x"\nstart = ["https://p.example:99999/"]',
         "start 'https://p.example:99999/' is not an http or https URL"),
        (MINIMAL + "article = '('",
         "article is not a regular expression: missing ), unterminated subpattern at position 0"),
        (MINIMAL + 'next = "a["', "next is not a CSS selector: Malformed attribute selector at position 1"),
        (MINIMAL + 'feeds = ["/rss.xml"]', "feeds '/rss.xml' is not an http or https URL"),
        (MINIMAL + 'sitemaps = "https://paper.example/sitemap.xml"', "sitemaps must be a list of texts"),
        (MINIMAL + "delay = -1", "delay must be a number of seconds, 0 or more"),
        (MINIMAL + "delay = true", "delay must be a number of seconds, 0 or more"),
        (MINIMAL + "delay = inf", "delay must be a number of seconds, 0 or more"),
        (MINIMAL + "max_pages = 0", "max_pages must be a whole number, 1 or more"),
        (MINIMAL + "max_pages = 1.5", "max_pages must be a whole number, 1 or more"),
        (MINIMAL + "allow_private = 1", "allow_private must be true or false"),
        (MINIMAL + 'language = "Chinese!"', "language 'Chinese!' is not a language tag such as zh-CN"),
        (MINIMAL + 'hosts = ["https://paper.example"]',
         "hosts 'https://paper.example' is not a host name: write it without scheme, port and path"),
        (MINIMAL + 'hosts = ["paper.example:80"]',
         "hosts 'paper.example:80' is not a host name: write it without scheme, port and path"),
        (MINIMAL + 'timezone = "Asia/Shangai"',
         "timezone 'Asia/Shangai' is neither an offset such as +08:00 nor a zone (did you mean 'Asia/Shanghai'?)"),
        (MINIMAL + 'timezone = "../../etc/passwd"',
         "timezone '../../etc/passwd' is neither an offset such as +08:00 nor a zone"),
        (MINIMAL + 'contract = ["headline"]', "contract must be written as [contract]"),
        (MINIMAL + "[contract]", "contract.required is missing: a list of one or more texts"),
        (MINIMAL + '[contract]\nrequire = ["headline"]',
         "contract.require is not a key (did you mean 'required'?); known: required"),
        (MINIMAL + '[contract]\nrequired = ["headlin"]',
         "contract.required 'headlin' is no field (did you mean 'headline'?); known: body, headline, canonical_url, "
         "alternative_headline, section, description, date_published, date_published_raw, date_modified, "
         "date_inferred, source, credits, images, links, language"),
        (MINIMAL + 'rules = "x"', "rules must be written as [[rules]]"),
        (MINIMAL + '[[rules]]\nbody = "a"\n[[rules]]\nuntil = "2025-01-01"',
         "rules[2].until must be a date without quotes: until = 2026-03-31"),
        (MINIMAL + '[[rules]]\nuntil = 2025-01-01T00:00:00',
         "rules[1].until must be a date without quotes: until = 2026-03-31"),
        (MINIMAL + '[[rules]]\nbody = "a"\n[[rules]]\nbody = "b"',
         "rules two tables have the same `until`; only today's rules have none"),
        (MINIMAL + '[[rules]]\nremove = ["a", "b("]',
         "rules[1].remove is not a CSS selector: Invalid character '(' position 1"),
        (MINIMAL + '[[rules]]\nheadlin = "h1"',
         "rules[1].headlin is not a key (did you mean 'headline'?); known: author, body, date, headline, language, "
         "remove, section, source, timezone, until"),
        (MINIMAL + "artcle = 'x'",
         "artcle is not a key (did you mean 'article'?); known: allow_private, article, browser, contract, delay, "
         "feeds, follow, hosts, language, max_pages, next, rules, section, sitemaps, start, timezone, title"),
        (MINIMAL + "name = 'x'",
         "name is not a key; known: allow_private, article, browser, contract, delay, feeds, follow, hosts, language, "
         "max_pages, next, rules, section, sitemaps, start, timezone, title"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_key(tmp_path: Path, text: str, problem: str) -> None:
    assert error_of(tmp_path, text) == problem


def test_a_site_that_wants_a_browser_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    check_browser("paper")  # the tests have it
    monkeypatch.setattr("crawler.browser.wanted.find_spec", lambda name: None)
    with pytest.raises(SiteError, match=r"paper.toml: browser = true needs .*pip install -e '.\[playwright\]'"):
        check_browser("paper")


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    assert error_of(tmp_path, "title = ") == "Invalid value (at end of document)"


def test_a_file_that_is_no_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "paper.toml"
    path.write_bytes(b'title = "\xff"')
    with pytest.raises(SiteError) as caught:
        load_site("paper", tmp_path)
    assert str(caught.value).startswith(f"{path}: 'utf-8' codec can't decode byte 0xff")


def test_the_sites_that_come_with_the_project_are_whole() -> None:
    assert "demo" in [site.name for site in load_sites()]
    assert load_site("demo").private_hosts() == ("127.0.0.1:8002",)


def test_the_template_is_a_valid_site_also_with_every_line_switched_on(tmp_path: Path) -> None:
    template = Path(__file__).resolve().parents[1] / "seeds" / "sites" / "_template.toml"
    text = template.read_text(encoding="utf-8")
    assert read_site(write(tmp_path, "as_it_is", text)).title == "Example Evening Paper"
    # A commented line that is an assignment or a table, not a sentence.
    write(tmp_path, "all", re.sub(r"^# (?=\w+ = |\[)", "", text, flags=re.M))
    assert load_site("all", tmp_path).contract == ("body", "headline", "date_published")
    assert load_site("all", tmp_path).rules_for(date(2026, 1, 1)).body == "div#content"
    assert load_site("all", tmp_path).rules_for(date(2026, 4, 1)).author == "span.byline"
