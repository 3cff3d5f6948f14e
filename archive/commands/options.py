"""What every command says in one line of its options: a mistyped one, a setting of the wrong kind, a log nowhere."""

import argparse
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scrapy.exceptions import UsageError
from scrapy.settings import default_settings

import crawler.settings
from archive.watching.report import unwritable
from crawler.declarations import suggestion

LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")
OURS = {name: value for name, value in vars(crawler.settings).items() if name.isupper()}
SETTINGS: Mapping[str, Any] = {name: value for name, value in vars(default_settings).items() if name.isupper()} | OURS
IN_SECONDS = re.compile("(?<!MAX)DELAY|TIMEOUT|WAIT|AFTER|SECONDS|INTERVAL|START")
"""Names of settings that may have a fraction although their default is whole."""

IS_CONTACT = re.compile(r"[^\s@]@[^\s@]|^https?://[^\s/]")


class Checking:
    """Mixed into a command: what is wrong with its options is said before anything is begun."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Raises UsageError."""
        refuse_unknown(args, opts)
        refuse_log(opts)
        refuse_wrong_kind(opts.set)
        super().process_options(args, opts)  # type: ignore[misc]


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
            told = suggestion(name, known) or "; --help tells the options"
            raise UsageError(f"no option {name}{told}", print_help=False)
    for name in (setting.partition("=")[0] for setting in opts.set):
        if name not in SETTINGS and (meant := suggestion(name, list(SETTINGS))):
            raise UsageError(f"no setting {name}{meant}", print_help=False)


def refuse_log(opts: argparse.Namespace) -> None:
    """Raises UsageError for a level that is none, and for files that cannot be written."""
    if opts.loglevel and opts.loglevel.upper() not in LEVELS:
        raise UsageError(f"--loglevel {opts.loglevel}: is none of {', '.join(LEVELS)}", print_help=False)
    for option, path in (("--logfile", opts.logfile), ("--pidfile", opts.pidfile)):
        if path and (wrong := unwritable(path)) is not None:
            raise UsageError(f"{option} {path}: {wrong}", print_help=False)


def refuse_wrong_kind(settings: list[str]) -> None:
    """Raises UsageError for a value that is not what its setting takes, ``NAME=VALUE``."""
    for name, equals, value in (setting.partition("=") for setting in settings):
        if equals and (wrong := wrong_kind(name, value)):
            raise UsageError(f"-s {name}={value}: {wrong}", print_help=False)


def wrong_kind(name: str, value: str) -> str | None:
    """What a setting takes instead; None where it takes this value, or nobody can tell.

    >>> wrong_kind("READERS", "two"), wrong_kind("READERS", "-1"), wrong_kind("READERS", "2")
    ('must be a whole number, 0 or more', 'must be a whole number, 0 or more', None)
    >>> wrong_kind("ROBOTSTXT_OBEY", "perhaps"), wrong_kind("DOWNLOAD_DELAY", "0.5"), wrong_kind("BOT_NAME", "x")
    ('must be True or False', None, None)
    >>> wrong_kind("CONTACT", "me"), wrong_kind("CONTACT", "desk@paper.example")
    ('must be an address that a site can write to: mailto:you@host, or a page of yours', None)
    """
    if name == "CONTACT" and value and not IS_CONTACT.search(value):
        return "must be an address that a site can write to: mailto:you@host, or a page of yours"
    default = SETTINGS.get(name)
    if isinstance(default, bool):
        return None if value.lower() in ("0", "1", "true", "false") else "must be True or False"
    if isinstance(default, int | float):
        return wrong_number(name, value, isinstance(default, int) and not IN_SECONDS.search(name))
    if isinstance(default, dict):
        return None if is_object(value) else "must be JSON, such as {}"
    return None


def wrong_number(name: str, value: str, is_whole: bool) -> str | None:
    kind, least = "a whole number" if is_whole else "a number", ", 0 or more" if name in OURS else ""
    try:
        number = int(value) if is_whole else float(value)
    except ValueError:
        return f"must be {kind}{least}"
    return f"must be {kind}{least}" if not math.isfinite(number) or (least and number < 0) else None


def is_object(value: str) -> bool:
    try:
        return isinstance(json.loads(value), dict)
    except ValueError:
        return False
