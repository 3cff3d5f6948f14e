"""What every command says in one line: a mistyped option, a wrong site, an archive that is none."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrapy.exceptions import UsageError
from scrapy.settings import default_settings

import crawler.settings
from archive.sqlite import sqlite3
from crawler.declarations import SiteError, suggestion


def add_report(parser: argparse.ArgumentParser, what: str) -> None:
    text = f"write {what} as JSON into FILE; - is standard output"
    parser.add_argument("--report", metavar="FILE", help=text)


def refuse_unknown(args: list[str], opts: argparse.Namespace) -> None:
    """Raises UsageError for what looks like an option and is no file, which Scrapy hands on, and for what is nearly
    the name of a setting, which it keeps for nobody.
    """
    known = [f"--{name.replace('_', '-')}" for name in vars(opts)]
    for arg in args:
        name = arg.partition("=")[0]
        if arg.startswith("-") and not Path(arg).exists():
            raise UsageError(f"no option {name}{suggestion(name, known)}", print_help=False)
    settings = [name for module in (default_settings, crawler.settings) for name in vars(module) if name.isupper()]
    for name in (setting.partition("=")[0] for setting in getattr(opts, "set", None) or ()):
        if name not in settings and (meant := suggestion(name, settings)):
            raise UsageError(f"no setting {name}{meant}", print_help=False)


@contextmanager
def said_in_one_line(archive: str, what: str | None = None) -> Iterator[None]:
    """Raises UsageError for what is wrong with a declared site or with the archive, instead of a traceback.

    ``what`` is under way with it, where that is not the archive itself.
    """
    path = Path(archive)
    if path.is_dir() or not path.parent.is_dir():
        wrong = "it is a folder, name a file in it" if path.is_dir() else f"there is no folder {path.parent}"
        raise UsageError(f"the archive {archive}: {wrong}", print_help=False)
    try:
        yield
    except SiteError as error:
        raise UsageError(str(error), print_help=False) from error
    except (sqlite3.DatabaseError, OSError) as error:
        raise UsageError(f"{what or f'the archive {archive}'}: {error}", print_help=False) from error
