"""What every command says in one line of its archive: none, one that is none, one that may not be written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scrapy.exceptions import UsageError

from archive.sqlite import sqlite3
from archive.store import snapshots_path
from crawler.declarations import SiteError

NAME_ONE = "name one with -s ARCHIVE=FILE.db"
NAME_ANOTHER = "let it, or name another with -s ARCHIVE=FILE.db"
ADVICE = {
    "file is not a database": f"it is no archive, {NAME_ONE}",
    "attempt to write a readonly database": "it and its folder must let this user write",
    "unable to open database file": "it and its folder must let this user write",
    "database is locked": "another process writes to it, wait for its end or stop it",
}
"""What to do about what SQLite says."""


def check_place(archive: str) -> None:
    """Raises UsageError for a name under which there can be no archive."""
    path = Path(archive)
    if not archive:
        raise UsageError(f"ARCHIVE has no value: {NAME_ONE}", print_help=False)
    if path.is_dir() or not path.parent.is_dir():
        wrong = (
            "it is a folder, name a file in it" if path.is_dir() else f"there is no folder {path.parent}, make it first"
        )
        raise UsageError(f"the archive {archive}: {wrong}", print_help=False)
    if path.exists() and not path.is_file():
        raise UsageError(f"the archive {archive}: it is a device or a pipe, {NAME_ONE}", print_help=False)


def check_there(archive: str) -> None:
    """Raises UsageError for a command that needs an archive that is there."""
    check_place(archive)
    if not Path(archive).is_file():
        raise UsageError(f"no archive {archive}: {NAME_ONE}, or make it by scrapy load", print_help=False)


def check_writable(archive: str) -> None:
    """Raises UsageError, before anything is read or asked for, where nothing can be written."""
    check_place(archive)
    path = Path(archive)
    for file in (path, snapshots_path(path), path.parent):
        if file.exists() and not os.access(file, os.W_OK):
            raise UsageError(
                f"the archive {archive}: this user may not write to {file}, {NAME_ANOTHER}", print_help=False
            )


def with_advice(error: Exception) -> str:
    """What was wrong, and what to do where that is known."""
    said = str(error)
    return f"{said}: {ADVICE[said]}" if said in ADVICE else said


@contextmanager
def said_in_one_line(archive: str, what: str | None = None) -> Iterator[None]:
    """Raises UsageError for what is wrong with a declared site or with the archive, instead of a traceback.

    ``what`` is under way with it, where that is not the archive itself.
    """
    check_place(archive)
    try:
        yield
    except SiteError as error:
        raise UsageError(str(error), print_help=False) from error
    except (sqlite3.DatabaseError, OSError) as error:
        raise UsageError(f"{what or f'the archive {archive}'}: {with_advice(error)}", print_help=False) from error
