"""``scrapy site``: a real look at a site of the test web, the draft it leaves, and a crawl by that draft."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from archive.commands.site import checked_places
from crawler.contracts import check_site
from crawler.files import read_by, read_file
from crawler.items import Reading
from crawler.samples import differences, expected_shape, find_samples, load_expected
from crawler.sites import Site, SiteError, load_site
from tests.loading import rows, run_scrapy
from tests.started import switches
from tests.testweb import Outlet, Web, outlet_named, serve_web

HAIYUE = outlet_named("haiyue")


@dataclass(frozen=True)
class Looked:
    """What one look at an outlet left; ``asked`` are the requests that it took."""

    web: Web
    outlet: Outlet
    root: Path
    done: CompletedProcess[str]
    asked: tuple[tuple[str, str], ...]

    @property
    def site(self) -> Site:
        return load_site("haiyue", self.root / "sites")

    def scrapy(self, *arguments: str | Path) -> CompletedProcess[str]:
        return scrapy(self.root, self.web, *arguments)


def scrapy(root: Path, web: Web, *arguments: str | Path) -> CompletedProcess[str]:
    settings = {
        "SITES_DIR": root / "sites",
        "ARCHIVE": root / "archive.db",
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "READERS": 0,
        "RETRY_TIMES": 0,
        "CONTACT": "mailto:desk@paper.example",
        "ALLOW_PRIVATE_HOSTS": ",".join(origin.removeprefix("http://") for origin in web.origins.values()),
    }
    options = switches(settings)
    return run_scrapy(*arguments, *options)


def read_by_rules(page: Path, site: Site) -> dict[str, Any]:
    reading = read_file(page, lambda snapshot: read_by(snapshot, site.rules_for(None), site.title))
    assert isinstance(reading, Reading)
    return expected_shape(reading.result)


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looked]:
    root = tmp_path_factory.mktemp("site")
    (root / "sites").mkdir()
    with serve_web(Web(seed=5, size=16, outlets=(HAIYUE,))) as web:
        done = scrapy(root, web, "site", web.home(HAIYUE), "--name", "haiyue", "--samples", root / "pages")
        yield Looked(web, HAIYUE, root, done, tuple(web.asked))


def test_the_draft_says_what_the_site_is_called_and_where_its_articles_are_listed(looked: Looked) -> None:
    assert (looked.done.returncode, looked.done.stderr) == (0, "")
    site, home = looked.site, looked.web.home(HAIYUE)
    assert (site.title, site.timezone, site.language) == ("海月网", "Asia/Shanghai", "zh-Hans")
    assert set(site.start) == {home, *(f"{home}{section}/" for section in ("news", "finance", "culture"))}
    assert site.feeds == (f"{home}rss/news.xml",)
    assert set(site.sitemaps) == {f"{home}sitemap/index.xml", f"{home}sitemap/news.xml"}
    assert site.article is not None
    assert site.article.pattern == r"^/\d{4}/\d{1,2}/\d{1,2}/[a-z0-9-]+\.html$"
    assert set(site.contract) >= {"headline", "body", "date_published"}
    written = (looked.root / "sites" / "haiyue.toml").read_text(encoding="utf-8")
    assert "# A guess: its pages are in zh-CN." in written.splitlines()


def test_a_few_pages_are_asked_for_each_once(looked: Looked) -> None:
    """robots.txt is asked for by robots.txt's own rule, and once more for the sitemaps that it names."""
    counts = Counter(path for _, path in looked.asked if path != "/robots.txt")
    assert len(counts) <= 80
    assert set(counts.values()) == {1}


def test_the_samples_are_what_was_read_and_the_draft_passes_its_check(looked: Looked) -> None:
    pages = list(find_samples(looked.root / "pages" / "haiyue"))
    assert 3 <= len(pages) <= 5
    assert {json.loads((page.parent / "origin.json").read_text())["url"] for page in pages} <= set(
        looked.web.articles(HAIYUE)
    )
    check = check_site(looked.site, looked.root / "pages", looked.root / "sites")
    assert (len(check.articles()), list(check.problems())) == (len(pages), [])
    assert [differences(load_expected(page), read_by_rules(page, looked.site)) for page in pages] == [[] for _ in pages]


def test_a_crawl_by_the_draft_takes_the_articles_of_its_host_and_nothing_else(looked: Looked) -> None:
    done = looked.scrapy("crawl", "news", "-a", "site=haiyue")
    assert done.returncode == 0, done.stderr
    home = looked.web.home(HAIYUE)
    read = {url for (url,) in rows(looked.root / "archive.db", "SELECT url FROM articles")}
    assert read == {url for url in looked.web.articles(HAIYUE) if url.startswith(home)}


def test_what_is_there_is_not_written_over(looked: Looked) -> None:
    home, sites, pages = looked.web.home(HAIYUE), looked.root / "sites", looked.root / "pages"
    with pytest.raises(SiteError, match=r"haiyue\.toml is there already: it is not written over"):
        checked_places("haiyue", home, sites, pages)
    (pages / "moon").mkdir()
    with pytest.raises(SiteError, match="moon is there already"):
        checked_places("moon", home, sites, pages)
    with pytest.raises(SiteError, match=r"is declared already, in .*haiyue\.toml"):
        checked_places("sun", home, sites, pages)
    with pytest.raises(SiteError, match="small letters"):
        checked_places("../moon", home, sites, pages)


def test_of_a_site_that_cannot_be_had_nothing_is_written_and_it_says_why(looked: Looked) -> None:
    before = sorted(looked.root.rglob("*"))
    done = looked.scrapy("site", "http://127.0.0.9:9/", "--name", "nowhere", "--samples", looked.root / "pages")
    assert (done.returncode, done.stderr) == (1, "")
    first, why, _ = done.stdout.splitlines()
    assert first == "http://127.0.0.9:9/: no page of it was read as an article, nothing was written"
    assert why.startswith("rejected:private_address (1): ")
    assert sorted(looked.root.rglob("*")) == before
