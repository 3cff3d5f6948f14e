"""What a site's sample pages give by its rules, against what its declaration promises of every article."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from crawler.discovery.addresses import day_in
from crawler.files import read_by, read_file
from crawler.items import Article, Failure, NotArticle, Reading, Snapshot
from crawler.origin import OriginError, read_origin
from crawler.samples import EXPECTED, find_samples, load_expected
from crawler.sites import FIELDS, SITES_DIR, Site, site_for_host
from crawler.sources.folders import ORIGIN
from crawler.spiders.lists import path_of


@dataclass(frozen=True, slots=True)
class Checked:
    """One sample page: the fields that it fills, or ``wrong``, why it gives no article.

    A page that must be no article, by its ``article.json``, and is none has neither.
    """

    page: Path
    url: str | None
    filled: frozenset[str] = frozenset()
    wrong: str = ""

    def missing(self, contract: Iterable[str]) -> list[str]:
        return [name for name in contract if name not in self.filled] if self.filled else []


@dataclass(frozen=True, slots=True)
class Check:
    """One site: its sample pages, by name."""

    site: Site
    pages: tuple[Checked, ...]

    def articles(self) -> list[Checked]:
        return [page for page in self.pages if page.filled]

    def counts(self) -> dict[str, int]:
        """Pages that fill each of FIELDS."""
        return {name: sum(name in page.filled for page in self.pages) for name in FIELDS}

    def problems(self) -> Iterator[str]:
        """A sentence each: a page that gives no article or lacks a field, a pattern that matches no page."""
        for page in self.pages:
            if page.wrong:
                yield f"{page.page}: {page.wrong}"
            elif missing := page.missing(self.site.contract):
                yield f"{page.page}: no {', '.join(missing)}"
        urls = [page.url for page in self.articles() if page.url]
        pattern = self.site.article
        if pattern and urls and not any(pattern.search(path_of(url)) for url in urls):
            yield (
                f"`article` = '{pattern.pattern}' matches none of {len(urls)} addresses, {path_of(urls[0])} for one: "
                "a crawl would follow no link to them"
            )


def check_site(site: Site, samples: Path, sites: Path = SITES_DIR) -> Check:
    """Raises SiteError, and OSError or ValueError for an ``article.json`` that cannot be read."""
    pages = [page for page in find_samples(samples) if owner_of(page, samples, sites) == site.name]
    return Check(site, tuple(checked(page, site) for page in pages))


def owner_of(page: Path, samples: Path, sites: Path) -> str:
    """The site that has the host of the page's address; else the one that is named as its folder below ``samples``."""
    try:
        host = urlsplit(read_origin(page.parent / ORIGIN).get("url") or "").hostname or ""
    except (OriginError, ValueError):  # the page is then read, and says so
        host = ""
    site = site_for_host(host, sites)
    return site.name if site else page.relative_to(samples).parts[0]


def checked(page: Path, site: Site) -> Checked:
    def read(snapshot: Snapshot) -> Reading | Failure:
        day = day_in(snapshot.url) if snapshot.url else None
        return read_by(snapshot, site.rules_for(day), site.title)

    reading = read_file(page, read)
    if isinstance(reading, Failure):
        return Checked(page, reading.url, wrong=f"{reading.state}:{reading.why}: {reading.detail}")
    url, result = reading.snapshot.url, reading.result
    must_not = must_be_none(page)
    if isinstance(result, Article):
        filled = frozenset(name for name in FIELDS if getattr(result, name))
        return Checked(page, url, wrong="an article, and must be none") if must_not else Checked(page, url, filled)
    return Checked(page, url, wrong="" if must_not else none_because(result))


def none_because(result: NotArticle) -> str:
    return f"no article: {result.why}{f' ({result.detail})' if result.detail else ''}"


def must_be_none(page: Path) -> bool:
    return (page.parent / EXPECTED).exists() and "not_article" in load_expected(page)
