"""One file inside another, and what is read of a row of them, be it a zip or a tar archive."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from crawler.items import Failure, Snapshot
from crawler.origin import OriginError
from crawler.sources.budget import Bomb, Budget, page_bytes
from crawler.sources.folders import CONTAINER_SUFFIXES, ORIGIN, PAGE_SUFFIXES, ending_of
from crawler.sources.found import Found, Intake, Refused, too_large
from crawler.sources.mhtml import MHTML_SUFFIXES, unwrapped

Open = Callable[[], BinaryIO]
Inside = Callable[[BinaryIO, str], Iterator[Found]]
"""Reads a container that stands inside this one: its stream, and its name for the ledger."""


UNPACK = "fetch the archive again, or unpack it and load what comes out"


@dataclass(frozen=True, slots=True)
class Member:
    """``path`` is as the archive has it, ``size`` as its header says, in bytes; ``refusal`` is (why, detail)."""

    path: str
    size: int
    modified: str | None
    open: Open
    refusal: tuple[str, str] | None = None


class Damaged(Exception):
    """A member that cannot be read to its end, though the next one may be."""


def pages_of(
    members: Iterable[Member],
    name: str,
    budget: Budget,
    intake: Intake,
    origin_of: Callable[[str], Mapping[str, str]],
    inside: Inside,
) -> Iterator[Found]:
    """The pages of an archive called ``name``; a member that is refused or damaged is its own Failure. Raises Bomb."""
    for member in members:
        asked = f"{name}!/{member.path}"
        try:
            if member.refusal or is_unsafe(member.path):
                raise Refused(*(member.refusal or ("unsafe_name", "a path that leads out of the archive")))
            if member.path.lower().endswith(CONTAINER_SUFFIXES):
                yield from inside(member.open(), asked)
            elif ending_of(member.path) in PAGE_SUFFIXES:
                yield page_in(member, asked, budget, intake.largest, origin_of)
            elif PurePosixPath(member.path).name != ORIGIN:
                intake.passed[ending_of(member.path)] += 1
        except Bomb:
            raise
        except Refused as error:
            yield Failure(asked, "rejected", error.why, error.detail)
        except OriginError as error:
            yield Failure(asked, "rejected", "bad_origin", f"{ORIGIN} beside the page: {error}")
        except Damaged as error:
            yield Failure(asked, "rejected", "bad_member", f"it cannot be unpacked: {error}; {UNPACK}")


def page_in(
    member: Member, asked: str, budget: Budget, largest: int, origin_of: Callable[[str], Mapping[str, str]]
) -> Snapshot:
    if member.size > largest:
        raise too_large(largest, member.size)
    body = page_bytes(member.open().read, budget, largest)
    snapshot = snapshot_from(body, asked, origin_of(member.path), member.modified)
    return unwrapped(snapshot) if ending_of(member.path) in MHTML_SUFFIXES else snapshot


def snapshot_from(body: bytes, asked: str, origin: Mapping[str, str], modified: str | None) -> Snapshot:
    """A page and what is known of where it came from."""
    return Snapshot(
        body=body,
        input=asked,
        url=origin.get("url"),
        media_type=origin.get("media_type"),
        charset=origin.get("charset"),
        fetched_at=origin.get("fetched_at") or modified,
    )


def is_unsafe(path: str) -> bool:
    """
    >>> [is_unsafe(path) for path in ("a/b.html", "../b.html", "a/../../b", "/etc/passwd", "C:\\\\x", "a\\\\..\\\\b")]
    [False, True, True, True, True, True]
    """
    parts = path.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or parts[0].endswith(":")
