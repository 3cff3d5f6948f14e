"""Pages on disk: finding them, and reading one into a Reading or a Failure. No file can stop the others."""

import json
import os
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.extraction import extract_article
from crawler.extraction.rules import GENERIC, Rules
from crawler.items import Failure, Reading, Snapshot
from crawler.sites import site_for_host

PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".txt"))
MAX_SIZE = 16 * 1024 * 1024
"""Bytes; a page of 50 MB of small tags takes 1.6 GB to parse."""
ORIGIN = "origin.json"
"""Beside a page it says where the page came from: url, media_type, charset, fetched_at."""


def find_files(paths: Iterable[Path]) -> Iterator[Path | Failure]:
    """Every page below the paths, folders in the order of names; what cannot be listed is a Failure.

    A file that is named is taken whatever its ending. Links are followed only to files inside the folder.
    """
    for path in paths:
        if path.is_dir():
            yield from walk(path)
        else:
            yield path


def walk(root: Path) -> Iterator[Path | Failure]:
    troubles: list[OSError] = []
    inside = root.resolve()
    for folder, folders, names in os.walk(root, onerror=troubles.append):
        folders.sort()
        while troubles:
            yield failure_of(troubles.pop(0))
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix.lower() in PAGE_SUFFIXES:
                outside = path.is_symlink() and not path.resolve().is_relative_to(inside)
                yield (
                    Failure(printable(path), "rejected", "link_outside", "a link to outside the folder")
                    if outside
                    else path
                )
    yield from map(failure_of, troubles)


def failure_of(error: OSError) -> Failure:
    return Failure(
        printable(Path(os.fsdecode(error.filename or ""))), "failed", "unreadable", error.strerror or str(error)
    )


def read_file(path: Path | Failure) -> Reading | Failure:
    """One file, read and understood; whatever goes wrong with it is its own Failure."""
    if isinstance(path, Failure):
        return path
    name = printable(path)
    try:
        snapshot = take_snapshot(path)
    except OSError as error:
        why = "not_found" if isinstance(error, FileNotFoundError) else "unreadable"
        return Failure(name, "failed", why, error.strerror or str(error))
    except ValueError as error:
        why, _, detail = str(error).partition(": ")
        return Failure(name, "rejected", why, detail)
    return read_snapshot(snapshot)


def read_snapshot(snapshot: Snapshot) -> Reading | Failure:
    site = site_for_host(urlsplit(snapshot.url).hostname or "") if snapshot.url else None
    rules: Rules = site.rules_for(None) if site else GENERIC
    try:
        return Reading(snapshot, extract_article(snapshot, rules), site.title if site else None)
    except (ArithmeticError, LookupError, ValueError, TypeError, RecursionError, MemoryError) as error:
        # A fault of ours on one page must not end a load of a million; the ledger says which page it was.
        return Failure(snapshot.input, "failed", "extractor_error", f"{type(error).__name__}: {error}", snapshot.url)


def take_snapshot(path: Path) -> Snapshot:
    """The bytes of a regular file, with what its origin.json says. Raises OSError, or ValueError ``why: detail``."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("not_a_file: a pipe, socket, device or folder")
    if status.st_size > MAX_SIZE:
        raise ValueError(f"too_large: {status.st_size} bytes, more than {MAX_SIZE}")
    with path.open("rb") as file:
        body = file.read(MAX_SIZE + 1)
    if len(body) > MAX_SIZE:
        raise ValueError(f"too_large: more than {MAX_SIZE} bytes")
    origin = read_origin(path.parent / ORIGIN)
    modified = datetime.fromtimestamp(status.st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Snapshot(
        body=body,
        input=printable(path),
        url=origin.get("url"),
        media_type=origin.get("media_type"),
        charset=origin.get("charset"),
        fetched_at=origin.get("fetched_at") or modified,
    )


def read_origin(path: Path) -> dict[str, Any]:
    """What is known of a page's origin; an empty mapping without the file. Raises ValueError when it is no object."""
    try:
        origin = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"bad_origin: {path.name} beside the page is no JSON: {error}") from error
    if not isinstance(origin, dict):
        raise ValueError(f"bad_origin: {path.name} beside the page is no JSON object")
    return {key: value for key, value in origin.items() if isinstance(value, str) and value}


def printable(path: Path) -> str:
    """A path as text that SQLite and a terminal take: bytes that are no UTF-8 are shown as ``\\xff``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
