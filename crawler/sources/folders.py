"""The files of folders, as they are met: a folder of a million is not held in memory."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from crawler.items import Failure

PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".txt", ".mhtml", ".mht"))
CONTAINER_SUFFIXES = (
    ".zip", ".wacz", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst", ".warc", ".warc.gz", ".warc.zst",
)  # fmt: skip
ORIGIN = "origin.json"
"""Beside a page it says where the page came from: url, media_type, charset, fetched_at."""
SORTED = 50_000
"""Entries of a folder that are put into the order of their names; of a larger one they come as they are found."""


def find_files(paths: Iterable[Path], passed: Counter[str]) -> Iterator[Path | Failure]:
    """Every file to read below the paths, folders in the order of names; what cannot be listed is a Failure.

    A file that is named is taken whatever its ending; ``passed`` counts the others of a folder by theirs. Links are
    followed only to files inside the folder.
    """
    for path in paths:
        if os.path.isdir(path):  # Path.is_dir raises where a name is too long or a folder may not be entered
            yield from walk(path, passed)
        else:
            yield path


def walk(root: Path, passed: Counter[str]) -> Iterator[Path | Failure]:
    """The files of a folder, then those of the folders in it."""
    inside, folders = Path(os.path.realpath(root)), [root]
    while folders:
        below: list[Path] = []
        try:
            with os.scandir(folders.pop()) as entries:
                while some := list(islice(entries, SORTED)):
                    yield from take(sorted(some, key=lambda one: one.name), inside, passed, below)
        except OSError as error:
            yield failure_of(error)
        folders += sorted(below, reverse=True)


def take(
    entries: Iterable[os.DirEntry[str]], root: Path, passed: Counter[str], below: list[Path]
) -> Iterator[Path | Failure]:
    """The files to read among the entries of a folder; its folders are put ``below``."""
    for entry in entries:
        path, is_link = Path(entry.path), entry.is_symlink()
        if is_link and is_outside(path, root) and (is_source(entry.name) or entry.is_dir()):
            yield Failure(text_of_path(path), "rejected", "link_outside", "a link to outside the folder")
        elif is_folder(entry):
            if not is_link:  # a folder inside is met by its own name
                below.append(path)
        elif is_source(entry.name):
            yield path
        elif entry.name != ORIGIN:
            passed[ending_of(entry.name)] += 1


def is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False


def is_source(name: str) -> bool:
    return ending_of(name) in PAGE_SUFFIXES or name.lower().endswith(CONTAINER_SUFFIXES)


def ending_of(name: str) -> str:
    """Of a file's name, in small letters, as a terminal can show it.

    >>> ending_of("Notes.DOCX"), ending_of("README")
    ('.docx', 'no ending')
    """
    return text_of_path(Path(Path(name).suffix.lower())) if Path(name).suffix else "no ending"


def is_outside(path: Path, root: Path) -> bool:
    """A link out of the folder. ``realpath`` leaves a loop of links as it is, where ``Path.resolve`` raises."""
    return not Path(os.path.realpath(path)).is_relative_to(root)


def failure_of(error: OSError) -> Failure:
    name = text_of_path(Path(os.fsdecode(error.filename or "")))
    return Failure(name, "failed", "unreadable", error.strerror or str(error))


def text_of_path(path: Path) -> str:
    """A path as text that SQLite and a terminal take: bytes that are no UTF-8 are shown as ``\\xff``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
