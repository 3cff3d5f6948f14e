"""``scrapy samples``: do the sample pages still give the articles they must? ``--write`` takes today's as the truth."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.commands.options import Checking
from archive.commands.saying import say
from crawler.grammar import in_number, numbered
from crawler.samples import EXPECTED, differences, find_samples, load_expected, read_sample, save_expected

DEFAULT = "seeds/pages"


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "[--write] [FOLDER...]"

    def short_desc(self) -> str:
        return "Compare sample pages with the articles that must come out (--write: renew those, for review)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--write", action="store_true", help=f"write what comes out today to {EXPECTED}")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        try:
            pages = [page for folder in args or [DEFAULT] for page in find_samples(Path(folder))]
            wrong = sum(self.show(page, opts.write) for page in pages)
        except (OSError, ValueError) as error:
            raise UsageError(str(error), print_help=False) from error
        if not pages:
            raise UsageError("no page.html or page.txt below " + ", ".join(args or [DEFAULT]))
        say(f"{numbered(len(pages), 'sample [page|pages]')}, {wrong} not as {in_number('[it|they]', wrong)} must be")
        self.exitcode = int(wrong > 0 and not opts.write)

    def show(self, page: Path, write: bool) -> bool:
        """Print the differences of one sample; True when there are any."""
        found = read_sample(page)
        expected = load_expected(page) if (page.parent / EXPECTED).exists() else {}
        rows = differences(expected, found)
        if rows:
            say(page.parent)
        for row in rows:
            say(f"  {row.field}\n    must be {row.expected!r}\n    is      {row.found!r}")
        if write and rows:
            save_expected(page, found)
        return bool(rows)
