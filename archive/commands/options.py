"""What every command says in one line: a mistyped option, a wrong site, an archive that is none."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrapy.exceptions import UsageError

from archive.sqlite import sqlite3
from crawler.declarations import SiteError, suggestion


def refuse_unknown(args: list[str], opts: argparse.Namespace) -> None:
    """Raises UsageError for an argument that looks like an option and is no file: Scrapy hands those on."""
    known = [f"--{name.replace('_', '-')}" for name in vars(opts)]
    for arg in args:
        name = arg.partition("=")[0]
        if arg.startswith("-") and not Path(arg).exists():
            raise UsageError(f"no option {name}{suggestion(name, known)}", print_help=False)


@contextmanager
def said_in_one_line(archive: str) -> Iterator[None]:
    """Raises UsageError for what is wrong with a declared site or with the archive, instead of a traceback."""
    try:
        yield
    except SiteError as error:
        raise UsageError(str(error), print_help=False) from error
    except (sqlite3.DatabaseError, OSError) as error:
        raise UsageError(f"the archive {archive}: {error}", print_help=False) from error
