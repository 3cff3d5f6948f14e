"""``scrapy check``: do the sample pages of a declared site give what its contract promises?

It stands in the place of Scrapy's own, which asks the web for the addresses in a callback's docstring: our spider has
one callback for all sites, and what differs between them is declared, so that is what is checked, without a network.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from tabulate import tabulate

from archive.commands.options import Checking
from archive.commands.saying import say
from crawler.contracts import Check, check_site
from crawler.sites import FIELDS, Site, SiteError, load_site, load_sites

DEFAULT = "seeds/pages"
UNCHECKED = 2
ABREAST = 6
"""Sites in one table: a terminal's breadth."""


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "[--json] [--samples FOLDER] [SITE...]"

    def short_desc(self) -> str:
        return "Read the sample pages of declared sites by their rules: which fields are filled, are contracts kept?"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="say it as JSON")
        parser.add_argument(
            "--samples", default=DEFAULT, metavar="FOLDER", help=f"the folder of sample pages (default {DEFAULT})"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # set by Scrapy before it runs a command
        samples, sites = Path(opts.samples), Path(self.settings["SITES_DIR"])
        if not samples.is_dir():
            raise UsageError(f"no folder {samples}", print_help=False)
        try:
            checks = [check_site(site, samples, sites) for site in asked(args, sites)]
        except (SiteError, OSError, ValueError) as error:
            raise UsageError(str(error), print_help=False) from error
        say(
            json.dumps([row_of(check) for check in checks], ensure_ascii=False, indent=2) if opts.json else text(checks)
        )
        self.exitcode = exit_code(checks)


def asked(names: Sequence[str], folder: Path) -> list[Site]:
    """Each once; every declared site when none is named. Raises SiteError."""
    sites = [load_site(name, folder) for name in dict.fromkeys(names)] or list(load_sites(folder))
    if not sites:
        raise SiteError(f"no site is declared in {folder}")
    return sites


def exit_code(checks: list[Check]) -> int:
    """0 kept, 1 not kept, 2 when there was no page to check by."""
    if any(any(check.problems()) for check in checks):
        return 1
    return 0 if any(check.pages for check in checks) else UNCHECKED


def row_of(check: Check) -> dict[str, Any]:
    return {
        "site": check.site.name,
        "pages": len(check.pages),
        "articles": len(check.articles()),
        "required": list(check.site.contract),
        "filled": check.counts(),
        "problems": list(check.problems()),
    }


def text(checks: list[Check]) -> str:
    """A table field by site, ``filled/of``, ``*`` where the contract wants it; then what is wrong, site by site."""
    with_pages = [check for check in checks if check.pages]
    tables = [table(with_pages[first : first + ABREAST]) for first in range(0, len(with_pages), ABREAST)]
    legend = ["* wanted by the contract"] if any(check.site.contract for check in with_pages) else []
    return "\n".join([*tables, *legend, *(line for check in checks for line in said(check))])


def table(checks: list[Check]) -> str:
    rows = [[name, *(cell(check, name) for check in checks)] for name in FIELDS]
    return tabulate(rows, headers=["field", *(check.site.name for check in checks)], disable_numparse=True)


def cell(check: Check, name: str) -> str:
    return f"{check.counts()[name]}/{len(check.articles())}{'*' if name in check.site.contract else ''}"


def said(check: Check) -> list[str]:
    name = check.site.name
    if not check.pages:
        hosts = ", ".join(check.site.hosts)
        return [f"{name}: no sample pages, neither in a folder {name} nor by an address on {hosts}"]
    problems = list(check.problems())
    pages = f"{len(check.pages)} sample page{'s' if len(check.pages) > 1 else ''}"
    kept = "as promised" if check.site.contract else "no contract"
    return [f"{name}: {pages}, {kept}"] if not problems else [f"{name}: {line}" for line in problems]
