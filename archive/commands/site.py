"""``scrapy site URL``: a short look at a site, a draft of its declaration and sample pages, for a person to edit."""

import argparse
import logging
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.commands.crawl import without_expected_traceback
from archive.commands.endings import INTERRUPTED
from archive.commands.options import Checking
from archive.commands.saying import say
from crawler.declarations import SiteError
from crawler.discovery.domains import registered_domain
from crawler.drafting.draft import PROMISED, Draft, draft_of, toml_of
from crawler.drafting.pages import chosen, read_again, save_pages
from crawler.drafting.survey import Survey, SurveySpider
from crawler.grammar import numbered
from crawler.items import Reading
from crawler.sites import Site, load_sites, read_site, site_for_host
from crawler.spiders.plan import plan_of

PAGES = "seeds/pages"
MOST_PAGES = 80
"""Requests: half a minute to two, with a second between them."""
NOTHING = 1


class Command(Checking, ScrapyCommand):
    requires_project = True

    def syntax(self) -> str:
        return "[--name NAME] [--max-pages N] [--samples FOLDER] URL"

    def short_desc(self) -> str:
        return "Look at a site and draft its declaration in seeds/sites, with sample pages, for you to correct"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--name", help="of the site and its file (default: out of its host)")
        parser.add_argument(
            "--max-pages", type=int, default=MOST_PAGES, metavar="N", help=f"to ask for (default {MOST_PAGES})"
        )
        parser.add_argument(
            "--samples", default=PAGES, metavar="FOLDER", help=f"the folder of sample pages (default {PAGES})"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1 or self.crawler_process is None or self.settings is None:
            raise UsageError("give one address: scrapy site https://paper.example/", print_help=False)
        sites, start = Path(self.settings["SITES_DIR"]), args[0]
        arguments = {"url": start, "max_pages": str(opts.max_pages)}
        try:
            plan_of(arguments, sites)
            name = opts.name or name_of(urlsplit(start).hostname or "")
            file, pages = checked_places(name, start, sites, Path(opts.samples))
        except SiteError as error:
            raise UsageError(str(error), print_help=False) from error
        survey, pages_asked = self.look(arguments)
        if survey is None:
            return
        draft = draft_of(survey, start, self.settings.getlist("ALLOW_PRIVATE_HOSTS"))
        if draft is None:
            say(*nothing_found(start, survey))
            self.exitcode = NOTHING
            return
        try:
            saved = save(draft, file, pages)
        except (SiteError, OSError) as error:
            raise UsageError(f"the draft could not be written: {error}", print_help=False) from error
        say(*report(survey, file, pages, len(saved), pages_asked))

    def look(self, arguments: dict[str, str]) -> tuple[Survey | None, int]:
        """The crawl, which goes into no archive, and how many pages it asked for; None where it was ended."""
        assert self.settings is not None and self.crawler_process is not None  # noqa: PT018 -- set by Scrapy
        self.settings.set("ITEM_PIPELINES", "{}", priority="cmdline")
        survey, crawler = Survey(), self.crawler_process.create_crawler(SurveySpider)
        crawler.signals.connect(survey.item_scraped, signals.item_scraped)
        self.crawler_process.crawl(crawler, **arguments)
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").addFilter(without_expected_traceback)
        self.crawler_process.start()
        stats = crawler.stats.get_stats() if crawler.stats else {}
        reason = "it could not begin" if self.crawler_process.bootstrap_failed else stats.get("finish_reason")
        if reason != "finished":
            print(f"nothing was written: the look at the site ended early ({reason})", file=sys.stderr)
            self.exitcode = INTERRUPTED if reason == "shutdown" else NOTHING
            return None, 0
        return survey, stats.get("news/pages", 0)


def name_of(host: str) -> str:
    """Of a site, out of its host.

    >>> name_of("www.qing-he.gov.cn"), name_of("127.0.0.2")
    ('qing_he', 'site_127_0_0_2')
    """
    domain = registered_domain(host)
    word = domain if domain.replace(".", "").isdecimal() else domain.partition(".")[0]
    name = re.sub(r"[^a-z0-9]+", "_", word.lower()).strip("_")
    return name if name[:1].isalpha() else f"site_{name}"


def checked_places(name: str, start: str, sites: Path, samples: Path) -> tuple[Path, Path]:
    """Where the declaration and the samples will be. Raises SiteError for what is there already."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name):
        raise SiteError(f"--name {name}: a site's name has small letters, digits, _ and -")
    load_sites(sites)
    file, pages = sites / f"{name}.toml", samples / name
    for place in (file, pages):
        if place.exists():
            raise SiteError(f"{place} is there already: it is not written over; give another --name, or move it away")
    host = urlsplit(start).hostname or ""
    declared = site_for_host(host, sites) or site_for_host(registered_domain(host), sites)
    if declared is not None:
        raise SiteError(f"{host} is declared already, in {sites / declared.name}.toml")
    return file, pages


def save(draft: Draft, file: Path, pages: Path) -> list[Path]:
    """The samples, then the declaration. Raises SiteError, OSError."""
    readings = read_again(draft.articles, as_site(toml_of(draft), file.stem))
    required = [field for field in PROMISED if readings and all(has(reading, field) for reading in readings)]
    written = toml_of(draft, required)
    as_site(written, file.stem)
    saved = save_pages(chosen(readings), pages)
    with file.open("x", encoding="utf-8") as out:
        out.write(written)
    return saved


def as_site(text: str, name: str) -> Site:
    """What the declaration says when it is read. Raises SiteError."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return read_site(path)


def has(reading: Reading, field: str) -> bool:
    return bool(getattr(reading.result, field))


def nothing_found(start: str, survey: Survey) -> list[str]:
    """Why, as far as it is known, and what to do."""
    return [
        f"{start}: no page of it was read as an article, nothing was written",
        *failures(survey),
        "Give the address of a page that lists articles, or write the declaration by hand: seeds/sites/_template.toml",
    ]


def failures(survey: Survey) -> list[str]:
    said = {outcome: survey.details[outcome].partition("\n")[0] for outcome in survey.failures}
    return [f"{outcome} ({count}): {said[outcome]}" for outcome, count in sorted(survey.failures.items())]


def report(survey: Survey, file: Path, pages: Path, saved: int, asked: int) -> list[str]:
    return [
        f"{file}: drafted after {numbered(asked, '[request|requests]')}, which brought "
        f"{numbered(len(survey.articles), '[article|articles]')}, {numbered(len(survey.sections), '[list|lists]')}, "
        f"{numbered(len(survey.feeds), '[feed|feeds]')} and {numbered(len(survey.sitemaps), '[sitemap|sitemaps]')}",
        *failures(survey),
        f"{pages}: {numbered(saved, 'sample [page. Its|pages. Their]')} article.json is what was read, right or wrong",
        f"Now correct {file.name} and every article.json by what the pages say; then: scrapy check {file.stem}",
    ]
