"""``scrapy publish OUT.db``: a copy of the archive that can be put on the web."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from tabulate import tabulate
from tqdm import tqdm

from archive.commands.archives import check_there, said_in_one_line
from archive.commands.endings import INTERRUPTED
from archive.commands.options import Checking
from archive.commands.saying import say
from archive.publishing.excerpts import PARAGRAPHS
from archive.publishing.outputs import OutError
from archive.publishing.publish import Published, check_out, publish, published
from archive.publishing.published import PROFILES
from archive.store import open_archive
from crawler.middlewares.opted_out import WORDS, flags_meant


class Command(Checking, ScrapyCommand):
    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012

    def syntax(self) -> str:
        return "[--profile full|excerpt|metadata] [--paragraphs N] [--without OPT_OUTS] [--force] OUT.db"

    def short_desc(self) -> str:
        return "Write a read-only copy to put on the web: no bytes, no paths, no errors of this machine"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        # Scrapy's own --profile times a command; here the word is about the copy, and that one stays off.
        parser.add_argument("--profile", choices=PROFILES, default="full", dest="cut", help="how much of each text")
        parser.set_defaults(profile=None)
        parser.add_argument("--paragraphs", type=int, metavar="N", help=f"of an excerpt (default {PARAGRAPHS})")
        words = ", ".join(WORDS)
        parser.add_argument("--without", default="", metavar="OPT_OUTS", help=f"leave out what is reserved: {words}")
        parser.add_argument("--force", action="store_true", help="replace OUT.db")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("give the name of one file to write")
        if opts.paragraphs is not None and (opts.paragraphs < 1 or opts.cut != "excerpt"):
            wrong = "--paragraphs is 1 or more" if opts.paragraphs < 1 else "--paragraphs is of --profile excerpt only"
            raise UsageError(wrong, print_help=False)
        assert self.settings is not None  # set by Scrapy before it runs a command
        archive, out = Path(self.settings["ARCHIVE"]), Path(args[0])
        with said_in_one_line(str(archive)):
            without = flags_meant(opts.without.split(","), "--without ")
        check_there(str(archive))
        try:
            check_out(archive, out, opts.force)
            with said_in_one_line(str(archive)):
                open_archive(archive).close()  # brought to today's schema
            with said_in_one_line(str(archive), f"the copy {out}"):
                steps = publish(archive, out, opts.cut, opts.paragraphs or PARAGRAPHS, without)
                for _ in tqdm(steps, disable=None, file=sys.stderr):
                    pass
                self.show(out, published(archive, out, opts.cut))
        except OutError as error:
            raise UsageError(str(error), print_help=False) from error
        except KeyboardInterrupt:
            self.exitcode = INTERRUPTED
            print(f"interrupted; {out} is as it was", file=sys.stderr)

    def show(self, out: Path, what: Published) -> None:
        row = (str(out), what.profile, what.articles, f"{what.size:,}", f"{what.size / what.archive_size:.2f}")
        headers = ("copy", "profile", "articles", "bytes", "of the archive's")
        say(tabulate([row], headers=headers, disable_numparse=True))
