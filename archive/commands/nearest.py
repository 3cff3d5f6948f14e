"""What is said of a command that there is not: which one was probably meant. Scrapy has no place for that."""

import sys

from scrapy import cmdline
from scrapy.settings import BaseSettings

from crawler.declarations import suggestion


def print_unknown(settings: BaseSettings, cmdname: str, inproject: bool) -> None:
    known = sorted(cmdline._get_commands_dict(settings, inproject))
    print(f"no command {cmdname!r}{suggestion(cmdname, known)}; `scrapy` alone lists them all", file=sys.stderr)


cmdline._print_unknown_command = print_unknown
