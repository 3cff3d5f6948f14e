"""A file that holds many pages, by the ending of its name."""

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, cast

import zstandard

from crawler.items import Failure
from crawler.sources.budget import MOST_AT_ONCE, Bomb, Budget, Unpacked
from crawler.sources.found import Found, Intake, Refused
from crawler.sources.member import Damaged, pages_of
from crawler.sources.tars import TarMembers
from crawler.sources.warcs import warc_pages
from crawler.sources.zips import ZipMembers

DEEPEST = 1
"""Containers inside containers that are read: a WARC in a WACZ, a zip of zips, no further."""
AGAIN = "copy or fetch it again"
BROKEN = (
    Damaged,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    zstandard.ZstdError,
)


def pages_in(stream: BinaryIO, name: str, size: int, intake: Intake) -> Iterator[Found]:
    """Every page of a container of ``size`` bytes called ``name``; whatever is wrong with it is a Failure."""
    inside = Inside(opened(stream, name, Budget(size), intake, 0))
    try:
        yield from inside
    except Bomb as error:
        yield Failure(name, "rejected", error.why, f"{error.detail}; {inside.said}")
    except BROKEN as error:
        yield Failure(name, "failed", "damaged", f"{error}; {AGAIN}; {inside.said}")


class Inside:
    """Hands on what a container gives, and can say whether a page was among it when it breaks off."""

    def __init__(self, found: Iterator[Found]) -> None:
        self.found = found
        self.has_pages = False

    def __iter__(self) -> Iterator[Found]:
        for one in self.found:
            self.has_pages = self.has_pages or not isinstance(one, Failure)
            yield one

    @property
    def said(self) -> str:
        return "what came before is loaded" if self.has_pages else "no page could be read from it"


def opened(stream: BinaryIO, name: str, budget: Budget, intake: Intake, depth: int) -> Iterator[Found]:
    """Raises Bomb and BROKEN."""
    if depth > DEEPEST:
        raise Refused("nested", "an archive in an archive in an archive")

    def inside(inner: BinaryIO, asked: str) -> Iterator[Found]:
        return opened_inside(inner, asked, budget, intake, depth + 1)

    ending = name.lower()
    if ".warc" in ending[-9:]:
        yield from warc_pages(stream, name, budget, intake)
    elif ending.endswith((".zip", ".wacz")):
        zipped = ZipMembers(stream, budget)
        yield from pages_of(zipped, name, budget, intake, zipped.origin_of, inside)
    else:
        tarred = TarMembers(stream, ending[ending.rindex(".") :], budget)
        yield from pages_of(tarred, name, budget, intake, tarred.origin_of, inside)


def opened_inside(stream: BinaryIO, name: str, budget: Budget, intake: Intake, depth: int) -> Iterator[Found]:
    """A zip is read from its end, so it is held in memory; the others come as a stream."""
    inner = cast(BinaryIO, Unpacked(stream, budget))
    if name.lower().endswith((".zip", ".wacz")) and depth <= DEEPEST:
        data = inner.read(MOST_AT_ONCE)
        if len(data) == MOST_AT_ONCE:
            raise Refused("too_large", f"more than {MOST_AT_ONCE} bytes of a zip in an archive")
        inner = BytesIO(data)
    inside = Inside(opened(inner, name, budget, intake, depth))
    try:
        yield from inside
    except (Bomb, Refused):
        raise
    except BROKEN as error:
        yield Failure(name, "failed", "damaged", f"{error}; {AGAIN}; {inside.said}")
