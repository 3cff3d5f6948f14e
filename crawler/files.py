"""Pages on disk: finding them, and reading one into a Reading or a Failure. No file can stop the others."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from crawler.extraction import extract_article
from crawler.extraction.rules import GENERIC, Rules
from crawler.items import Failure, Reading, Snapshot, utc_text
from crawler.origin import OriginError, read_origin
from crawler.sites import SITES_DIR, site_for_host
from crawler.spiders.addresses import day_in
from crawler.version import rules_fingerprint

PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".txt"))
MAX_SIZE = 16 * 1024 * 1024
"""Bytes; a page of 50 MB of small tags takes 1.6 GB to parse."""
ORIGIN = "origin.json"
"""Beside a page it says where the page came from: url, media_type, charset, fetched_at."""
OUR_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,  # RecursionError
    SyntaxError,  # lxml's parse errors
    TypeError,
    ValueError,
)


class Refused(ValueError):
    """A file that is not read by a rule of ours: ``why`` is a code of the ledger, ``detail`` for a person."""

    def __init__(self, why: str, detail: str):
        super().__init__(f"{why}: {detail}")
        self.why, self.detail = why, detail


def find_files(paths: Iterable[Path], passed: Counter[str] | None = None) -> Iterator[Path | Failure]:
    """Every page below the paths, folders in the order of names; what cannot be listed is a Failure.

    A file that is named is taken whatever its ending; ``passed`` counts the others of a folder by theirs. Links are
    followed only to files inside the folder.
    """
    passed = Counter() if passed is None else passed
    for path in paths:
        if os.path.isdir(path):  # Path.is_dir raises where a name is too long or a folder may not be entered
            yield from walk(path, passed)
        else:
            yield path


def walk(root: Path, passed: Counter[str]) -> Iterator[Path | Failure]:
    troubles: list[OSError] = []
    inside = Path(os.path.realpath(root))
    for folder, folders, names in os.walk(root, onerror=troubles.append):
        folders.sort()
        while troubles:
            yield failure_of(troubles.pop(0))
        yield from (outside(Path(folder, name)) for name in folders if is_outside(Path(folder, name), inside))
        pages = [Path(folder, name) for name in sorted(names) if Path(name).suffix.lower() in PAGE_SUFFIXES]
        passed.update(ending for name in names if name != ORIGIN and (ending := ending_of(name)) not in PAGE_SUFFIXES)
        yield from (outside(path) if is_outside(path, inside) else path for path in pages)
    yield from map(failure_of, troubles)


def ending_of(name: str) -> str:
    """Of a file's name, in small letters, as a terminal can show it.

    >>> ending_of("Notes.DOCX"), ending_of("README")
    ('.docx', 'no ending')
    """
    return text_of_path(Path(Path(name).suffix.lower())) if Path(name).suffix else "no ending"


def is_outside(path: Path, root: Path) -> bool:
    """A link out of the folder. ``realpath`` leaves a loop of links as it is, where ``Path.resolve`` raises."""
    return os.path.islink(path) and not Path(os.path.realpath(path)).is_relative_to(root)


def outside(path: Path) -> Failure:
    return Failure(text_of_path(path), "rejected", "link_outside", "a link to outside the folder")


def failure_of(error: OSError) -> Failure:
    return Failure(
        text_of_path(Path(os.fsdecode(error.filename or ""))), "failed", "unreadable", error.strerror or str(error)
    )


def read_file(path: Path | Failure) -> Reading | Failure:
    """One file, read and understood; whatever goes wrong with it is its own Failure."""
    if isinstance(path, Failure):
        return path
    name = text_of_path(path)
    try:
        snapshot = take_snapshot(path)
    except OSError as error:
        why = "not_found" if isinstance(error, FileNotFoundError) else "unreadable"
        return Failure(name, "failed", why, error.strerror or str(error))
    except Refused as error:
        return Failure(name, "rejected", error.why, error.detail)
    except OriginError as error:
        return Failure(name, "rejected", "bad_origin", f"{ORIGIN} beside the page: {error}")
    return read_snapshot(snapshot)


def read_snapshot(snapshot: Snapshot, sites: Path = SITES_DIR) -> Reading | Failure:
    rules, outlet = rules_at(snapshot.url, sites)
    try:
        return Reading(snapshot, extract_article(snapshot, rules), outlet, rules_fingerprint(rules))
    except OUR_FAULTS as error:
        # A fault of ours on one page must not end a load of a million; the ledger says which page it was.
        return Failure(snapshot.input, "failed", "extractor_error", f"{type(error).__name__}: {error}", snapshot.url)


def rules_at(url: str | None, sites: Path = SITES_DIR) -> tuple[Rules, str | None]:
    """The rules of the site that an address belongs to, on the day in the address as a crawl has it; its title."""
    try:
        site = site_for_host(urlsplit(url or "").hostname or "", sites)
    except ValueError:  # a bracket that opens no IPv6 address
        site = None
    return (site.rules_for(day_in(url)), site.title) if site and url else (GENERIC, None)


def take_snapshot(path: Path) -> Snapshot:
    """The bytes of a regular file, with what its origin.json says. Raises OSError, Refused, OriginError."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Refused("not_a_file", "a pipe, socket, device or folder")
    if status.st_size > MAX_SIZE:
        raise Refused("too_large", f"{status.st_size} bytes, more than {MAX_SIZE}")
    with path.open("rb") as file:
        body = file.read(MAX_SIZE + 1)
    if len(body) > MAX_SIZE:
        raise Refused("too_large", f"more than {MAX_SIZE} bytes")
    origin = read_origin(path.parent / ORIGIN)
    if "url" in origin and has_other_page(path):
        raise OriginError("it gives one url to several pages; put each page into a folder of its own")
    return Snapshot(
        body=body,
        input=text_of_path(path),
        url=origin.get("url"),
        media_type=origin.get("media_type"),
        charset=origin.get("charset"),
        fetched_at=origin.get("fetched_at") or modified_at(status.st_mtime),
    )


def has_other_page(path: Path) -> bool:
    """Two pages under one address would be taken for two versions of one article."""
    with os.scandir(path.parent) as entries:
        return any(Path(one.name).suffix.lower() in PAGE_SUFFIXES and one.name != path.name for one in entries)


def modified_at(seconds: float) -> str | None:
    """ISO 8601 in UTC; None for a time that no calendar has."""
    try:
        return utc_text(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def text_of_path(path: Path) -> str:
    """A path as text that SQLite and a terminal take: bytes that are no UTF-8 are shown as ``\\xff``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
