"""``scrapy verify``: is the archive what it was made to be? 0 yes, 1 damage, 2 it could not be checked."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.commands.endings import INTERRUPTED
from archive.commands.options import Checking
from archive.commands.saying import say
from archive.ledger.chain import Head
from archive.verifying.codes import LEVELS
from archive.verifying.opening import CannotVerify
from archive.verifying.reading import SAMPLE, Sample
from archive.verifying.report import UNCHECKED, as_json, as_text, exit_code, unchecked_json
from archive.verifying.verify import verify
from crawler.declarations import SiteError
from crawler.sites import load_sites
from crawler.version import StaleError


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "[--level quick|full|deep] [--sample N | --all] [--seed N] [--head HEAD] [--json]"

    def short_desc(self) -> str:
        return "Look whether the archive is whole and as it was written; writes nothing"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--level", choices=LEVELS, default="quick", help="how closely to look (default quick)")
        sizes = parser.add_mutually_exclusive_group()
        sizes.add_argument(
            "--sample", type=int, default=SAMPLE, metavar="N", help=f"articles of deep (default {SAMPLE})"
        )
        sizes.add_argument("--all", action="store_true", help="deep: every article")
        parser.add_argument("--seed", type=int, default=0, metavar="N", help="deep: another sample (default 0)")
        parser.add_argument(
            "--head", action="append", default=[], metavar="HEAD", help="a head that was kept, or a file of them"
        )
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args or opts.sample < 1:
            raise UsageError("--sample is 1 or more" if not args else f"it takes no {args[0]}", print_help=False)
        assert self.settings is not None  # set by Scrapy before it runs a command
        archive, sites = Path(self.settings["ARCHIVE"]), Path(self.settings["SITES_DIR"])
        try:
            kept = [head for text in opts.head for head in heads_of(text)]
            load_sites(sites)
            result = verify(archive, opts.level, Sample(sites, None if opts.all else opts.sample, opts.seed), kept)
        except (CannotVerify, SiteError, StaleError, OSError) as error:
            self.refuse(opts, str(archive), str(error))
        except KeyboardInterrupt:
            self.exitcode = INTERRUPTED
            print("interrupted", file=sys.stderr)
        else:
            say(as_json(result) if opts.json else as_text(result))
            self.exitcode = exit_code(result)

    def refuse(self, opts: argparse.Namespace, archive: str, why: str) -> None:
        self.exitcode = UNCHECKED
        if opts.json:
            say(unchecked_json(archive, opts.level, why))
        else:
            print(f"could not check: {why}", file=sys.stderr)


def heads_of(text: str) -> list[Head]:
    """One head, or every line of a file that has one. Raises CannotVerify."""
    try:
        return [Head.parse(text)]
    except ValueError:
        pass
    try:
        lines = Path(text).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        told = f"{text!r} is no head of a ledger, and no file: {error.strerror}"
        raise CannotVerify(f'{told}; a head is its number and its hash, as a run prints them: "55 2287…"') from error
    heads = [head for line in lines if (head := head_in(line))]
    if not heads:
        raise CannotVerify(f"no head of a ledger in {text}")
    return heads


def head_in(line: str) -> Head | None:
    """A line of the log of a run says many other things."""
    try:
        return Head.parse(line)
    except ValueError:
        return None
