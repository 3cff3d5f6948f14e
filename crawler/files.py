"""A page on disk, read into a Reading or a Failure. No file can stop the others."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from crawler.discovery.addresses import day_in
from crawler.extraction.rules import GENERIC, Rules
from crawler.hooks import read_article
from crawler.items import Failure, Reading, Snapshot
from crawler.origin import OriginError, read_origin
from crawler.reading import Page
from crawler.sites import SITES_DIR, site_for_host
from crawler.sources.folders import ORIGIN, PAGE_SUFFIXES, text_of_path
from crawler.sources.found import MAX_SIZE, Found, Refused, too_large
from crawler.sources.member import snapshot_from
from crawler.sources.mhtml import MHTML_SUFFIXES, unwrapped
from crawler.sources.moments import modified_at
from crawler.version import rules_fingerprint

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


def read_found(found: Found, largest: int = MAX_SIZE) -> Reading | Failure:
    """What a source gave, read and understood; a file of more than ``largest`` bytes is refused."""
    taken = taken_from(found, largest) if isinstance(found, Path) else found
    return taken if isinstance(taken, Failure) else read_snapshot(taken)


def page_of(found: Found, sites: Path = SITES_DIR, largest: int = MAX_SIZE) -> Page | Failure:
    """What a source gave, with the rules of its site: to be read somewhere else."""
    taken = taken_from(found, largest) if isinstance(found, Path) else found
    return taken if isinstance(taken, Failure) else Page(taken, *rules_at(taken.url, sites))


def read_file(path: Path, read: Callable[[Snapshot], Reading | Failure] | None = None) -> Reading | Failure:
    """One file, read and understood; whatever goes wrong with it is its own Failure."""
    taken = taken_from(path)
    return taken if isinstance(taken, Failure) else (read or read_snapshot)(taken)


def taken_from(path: Path, largest: int = MAX_SIZE) -> Snapshot | Failure:
    name = text_of_path(path)
    try:
        return take_snapshot(path, largest)
    except OSError as error:
        why = "not_found" if isinstance(error, FileNotFoundError) else "unreadable"
        return Failure(name, "failed", why, error.strerror or str(error))
    except Refused as error:
        return Failure(name, "rejected", error.why, error.detail)
    except OriginError as error:
        return Failure(name, "rejected", "bad_origin", f"{ORIGIN} beside the page: {error}")


def read_snapshot(snapshot: Snapshot, sites: Path = SITES_DIR) -> Reading | Failure:
    return read_by(snapshot, *rules_at(snapshot.url, sites))


def read_by(snapshot: Snapshot, rules: Rules, outlet: str | None) -> Reading | Failure:
    try:
        return Reading(snapshot, read_article(snapshot, rules), outlet, rules_fingerprint(rules))
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


def take_snapshot(path: Path, largest: int = MAX_SIZE) -> Snapshot:
    """The bytes of a regular file, with what its origin.json says. Raises OSError, Refused, OriginError."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Refused("not_a_file", "a pipe, socket, device or folder")
    if status.st_size > largest:
        raise too_large(largest, status.st_size)
    with path.open("rb") as file:
        body = file.read(status.st_size + 1)
        after = os.fstat(file.fileno())
    if len(body) != status.st_size or after.st_mtime_ns != status.st_mtime_ns:
        raise OSError(0, "it was written while it was read; load it again")
    origin = read_origin(path.parent / ORIGIN)
    if "url" in origin and has_other_page(path):
        raise OriginError("it gives one url to several pages; put each page into a folder of its own")
    snapshot = snapshot_from(body, text_of_path(path), origin, modified_at(status.st_mtime))
    return unwrapped(snapshot) if path.suffix.lower() in MHTML_SUFFIXES else snapshot


def has_other_page(path: Path) -> bool:
    """Two pages under one address would be taken for two versions of one article."""
    with os.scandir(path.parent) as entries:
        return any(Path(one.name).suffix.lower() in PAGE_SUFFIXES and one.name != path.name for one in entries)
