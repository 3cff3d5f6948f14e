"""Scrapy hands a mistyped option on as an argument; here it is refused."""

import argparse
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler.declarations import suggestion


def refuse_unknown(args: list[str], opts: argparse.Namespace) -> None:
    """Raises UsageError for an argument that looks like an option and is no file."""
    known = [f"--{name.replace('_', '-')}" for name in vars(opts)]
    for arg in args:
        name = arg.partition("=")[0]
        if arg.startswith("-") and not Path(arg).exists():
            raise UsageError(f"no option {name}{suggestion(name, known)}", print_help=False)
