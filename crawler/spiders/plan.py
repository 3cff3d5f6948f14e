"""What one crawl was asked to do: the arguments of ``scrapy crawl news``, checked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from crawler.browser.wanted import check_browser
from crawler.declarations import suggestion
from crawler.sites import Site, SiteError, load_site

ARGUMENTS = ["site", "url", "since", "max_pages", "again"]
MOST_PAGES = 10_000
"""Pages of one crawl when neither the site nor the caller says: a calendar without an end stops here."""


@dataclass(frozen=True, slots=True)
class Plan:
    """``outlet`` is None for a site that is not declared; ``since`` leaves out articles whose address is older.

    ``key`` is the name under which the addresses of this crawl are kept for the next: the site's, or where it began.
    ``again``: pages that are known are asked for again, due or not.
    """

    site: Site
    outlet: str | None
    max_pages: int
    since: date | None = None
    key: str = ""
    again: bool = False


def plan_of(arguments: Mapping[str, str], folder: Path) -> Plan:
    """The plan for ``site=``, ``url=`` or both (the site's rules, another start); raises SiteError."""
    for unknown in sorted(arguments.keys() - set(ARGUMENTS)):
        raise SiteError(f"no argument {unknown}{suggestion(unknown, ARGUMENTS)}")
    name, url = arguments.get("site"), arguments.get("url")
    if not name and not url:
        raise SiteError("say what to crawl: -a site=NAME or -a url=URL")
    site = load_site(name, folder) if name else _undeclared(url or "")
    if site.browser:
        check_browser(site.name)
    if name and url:
        site = replace(site, start=(url,))
    return Plan(
        site=site,
        outlet=site.title if name else None,
        max_pages=_count(arguments.get("max_pages")) or site.max_pages or MOST_PAGES,
        since=_day(arguments.get("since")),
        key=name or url or "",
        again=_again(arguments.get("again")),
    )


def _undeclared(url: str) -> Site:
    """A site of which only an address is known; its hosts are found when the first page has come."""
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.scheme in ("http", "https") and parts.port != 0 else None
    except ValueError:  # a port that there is not, a bracket without its other half
        host = None
    if not host:
        raise SiteError(f"{url!r} is no URL of a page: write it as http://HOST/ or https://HOST/")
    return Site(name=host, title=host, start=(url,))


def _count(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isdecimal() or int(text) < 1:
        raise SiteError(f"max_pages={text}: must be a whole number, 1 or more")
    return int(text)


def _again(text: str | None) -> bool:
    if text not in (None, "all"):
        raise SiteError(f"again={text}: must be all, or left out")
    return text == "all"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise SiteError(f"since={text}: must be a day such as 2026-11-03") from error
