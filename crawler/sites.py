"""Sites are data: ``seeds/sites/NAME.toml`` declares one, in a few lines."""

import ast
import hashlib
import re
import tomllib
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from crawler.declarations import Declaration, SiteError, host_and_port, suggestion
from crawler.extraction.rules import Hook, Rules
from crawler.items import Article

__all__ = ["DatedRules", "Site", "SiteError", "load_site", "load_sites", "read_site", "site_for_host", "site_names"]

UNASKED = {"blocks", "url", "flags", "decoding", "evidence"}
FIELDS = ("body", *(field.name for field in fields(Article) if field.name not in UNASKED))
"""What a contract may ask for: the fields of an article, its blocks being its body."""
SITES_DIR = Path(__file__).resolve().parents[1] / "seeds" / "sites"


@dataclass(frozen=True, slots=True)
class DatedRules:
    """Rules for articles published up to and including ``until``; None for today's."""

    rules: Rules
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """One declared site.

    ``start`` are the section pages a crawl begins with. ``hosts`` cover their subdomains. ``article`` and ``section``
    are searched in the path of a link, with ``?query`` where there is one. ``next`` is a CSS selector for the links
    to the next section page. ``feeds`` and ``sitemaps`` are addresses that list articles. ``delay`` is in
    seconds. ``max_pages`` counts section pages as well. ``contract`` names the FIELDS that every sample page fills.
    ``browser``: one runs the scripts that make the pages. ``follow``: ``scrapy follow`` crawls it without being told
    its name.
    """

    name: str
    title: str
    start: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    article: re.Pattern[str] | None = None
    section: re.Pattern[str] | None = None
    next: str | None = None
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    delay: float | None = None
    max_pages: int | None = None
    allow_private: bool = False
    browser: bool = False
    follow: bool = True
    language: str | None = None
    timezone: str | None = None
    rules: tuple[DatedRules, ...] = ()
    contract: tuple[str, ...] = ()
    hook: Hook | None = None

    def rules_for(self, published: date | None) -> Rules:
        """The rules of that day; today's when the day is not known."""
        days = [dated for dated in self.rules if dated.until is None or (published and published <= dated.until)]
        rules = days[0].rules if days else Rules()
        language, timezone = rules.language or self.language, rules.timezone or self.timezone
        return replace(rules, language=language, timezone=timezone, hook=self.hook)

    def private_hosts(self) -> tuple[str, ...]:
        """``host:port`` of what is declared, when the site may be on this machine, in this network or at any port."""
        if not self.allow_private:
            return ()
        return tuple(dict.fromkeys(host_and_port(url) for url in (*self.start, *self.feeds, *self.sitemaps)))


def load_site(name: str, folder: Path = SITES_DIR) -> Site:
    """The site declared in ``folder/name.toml``; raises SiteError."""
    known = site_names(folder)
    if name in known:
        return read_site(folder / f"{name}.toml")
    if "/" in name or "\\" in name or name.startswith((".", "_")):
        raise SiteError(f"{name!r} is no name of a site: give the file's name without folder and .toml")
    raise SiteError(f"no site {name!r} in {folder}{suggestion(name, known)}; declared: {', '.join(known) or 'none'}")


def load_sites(folder: Path = SITES_DIR) -> tuple[Site, ...]:
    """Every declared site, by name; raises SiteError, also where two have one host."""
    sites = tuple(read_site(folder / f"{name}.toml") for name in site_names(folder))
    owners: dict[str, Site] = {}
    for site in sites:
        for host in site.hosts:
            if owners.setdefault(host, site) is not site:
                raise SiteError(
                    f"{folder / site.name}.toml: hosts {host!r} is also a host of {owners[host].name}.toml: "
                    "whose rules read its pages? Name it in one of them (a subdomain may be a site of its own)"
                )
    return sites


def site_names(folder: Path = SITES_DIR) -> list[str]:
    """A file whose name begins with ``_`` is a template, one that begins with a dot is an editor's."""
    return sorted(path.stem for path in folder.glob("*.toml") if not path.name.startswith(("_", ".")))


def site_for_host(host: str, folder: Path = SITES_DIR) -> Site | None:
    """The site that a host belongs to, by the longest of the hosts declared. Each folder is read once a process."""
    labels = host.lower().rstrip(".").split(".")
    hosts = _hosts(folder)
    for start in range(len(labels)):
        if site := hosts.get(".".join(labels[start:])):
            return site
    return None


@lru_cache
def _hosts(folder: Path) -> dict[str, Site]:
    return {host: site for site in load_sites(folder) for host in site.hosts}


def read_site(path: Path) -> Site:
    """One file; raises SiteError."""
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SiteError(f"{path}: {error}") from error
    return _site(Declaration(path, declared))


def _site(file: Declaration) -> Site:
    file.refuse_unknown({field.name for field in fields(Site)} - {"name", "hook"})
    start = file.urls("start", required=True)
    return Site(
        name=file.path.stem,
        title=file.text("title", required=True) or "",
        start=start,
        hosts=file.hosts("hosts") or tuple(dict.fromkeys(urlsplit(url).hostname or "" for url in start)),
        article=file.pattern("article"),
        section=file.pattern("section"),
        next=file.selector("next"),
        feeds=file.urls("feeds"),
        sitemaps=file.urls("sitemaps"),
        delay=file.number("delay"),
        max_pages=file.count("max_pages"),
        allow_private=file.flag("allow_private"),
        browser=file.flag("browser"),
        follow=file.flag("follow", otherwise=True),
        language=file.language("language"),
        timezone=file.timezone("timezone"),
        rules=_dated_rules(file),
        contract=_contract(file),
        hook=_hook(file.path.with_suffix(".py")),
    )


def _hook(path: Path) -> Hook | None:
    """Nothing of it is run here."""
    if not path.exists():
        return None
    try:
        source = path.read_bytes()
        body = ast.parse(source, str(path)).body
    except (OSError, SyntaxError, ValueError) as error:
        raise SiteError(f"{path}: {error}") from error
    if not any(isinstance(node, ast.FunctionDef) and node.name == "read" for node in body):
        raise SiteError(f"{path}: it has no function: def read(article, tree)")
    return Hook(str(path), hashlib.sha256(source).hexdigest())


def _contract(file: Declaration) -> tuple[str, ...]:
    """In the order of FIELDS, each once."""
    table = file.part("contract")
    table.refuse_unknown({"required"})
    required = table.texts("required", required="contract" in file.table)
    for name in required:
        if name not in FIELDS:
            table.fail("required", f"{name!r} is no field{suggestion(name, list(FIELDS))}; known: {', '.join(FIELDS)}")
    return tuple(name for name in FIELDS if name in required)


def _dated_rules(file: Declaration) -> tuple[DatedRules, ...]:
    """Oldest first, today's last."""
    dated = [_rules(table) for table in file.tables("rules")]
    if len({each.until for each in dated}) < len(dated):
        file.fail("rules", "two tables have the same `until`; only today's rules have none")
    return tuple(sorted(dated, key=lambda each: each.until or date.max))


def _rules(table: Declaration) -> DatedRules:
    table.refuse_unknown({field.name for field in fields(Rules)} - {"hook"} | {"until"})
    rules = Rules(
        body=table.selector("body"),
        headline=table.selector("headline"),
        date=table.selector("date"),
        section=table.selector("section"),
        source=table.selector("source"),
        author=table.selector("author"),
        remove=table.selectors("remove"),
        timezone=table.timezone("timezone"),
        language=table.language("language"),
    )
    return DatedRules(rules, table.day("until"))
