"""Tar archives, packed or not: read once, from the front to the end, as a pipe would give them."""

import bz2
import gzip
import lzma
import tarfile
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO, cast

import zstandard

from crawler.origin import MAX_ORIGIN, OriginError, parse_origin
from crawler.sources.budget import Budget, Unpacked
from crawler.sources.folders import ORIGIN
from crawler.sources.member import Damaged, Member
from crawler.sources.moments import modified_at

WINDOW = 128 * 1024 * 1024
"""Bytes of window that a zstd stream may ask for, as the ``zstd`` command allows."""

SEVERAL = "it gives one url to several pages; put each page into a folder of its own"
MOST_ORIGINS = 1000
"""Folders whose origin.json is remembered; in a tar the files of a folder stand together."""


class TarMembers:
    """An archive that is read as it comes. An origin.json counts for the page behind it, not for one before."""

    def __init__(self, stream: BinaryIO, suffix: str, budget: Budget) -> None:
        """Raises tarfile.TarError, OSError and the errors of the packing."""
        unpacked = cast(BinaryIO, Unpacked(unpacker(stream, suffix), budget))
        self.archive = tarfile.open(fileobj=unpacked, mode="r|")  # noqa: SIM115 - closed with the stream below it
        self.origins: OrderedDict[str, dict[str, str]] = OrderedDict()
        self.without = ""
        """The folder of the last page that had no origin.json before it."""

    def __iter__(self) -> Iterator[Member]:
        while info := self.archive.next():
            self.archive.members.clear()  # type: ignore[attr-defined]  # tarfile keeps what it has met
            refusal = refusal_of(info)
            if refusal is None and PurePosixPath(info.name).name == ORIGIN:
                refusal = self.note_origin(info)
            if not info.isdir():
                name = info.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
                yield Member(name, info.size, modified_at(info.mtime), Opener(self.archive, info), refusal)

    def note_origin(self, info: tarfile.TarInfo) -> tuple[str, str] | None:
        """Keeps what it says for the next page of its folder; the refusal of one that stands behind its page."""
        folder, file = str(PurePosixPath(info.name).parent), self.archive.extractfile(info)
        try:
            origin = parse_origin(file.read(MAX_ORIGIN) if file else b"")
        except OriginError as error:
            origin = {"error": str(error)}
        self.origins[folder] = origin
        if len(self.origins) > MOST_ORIGINS:
            self.origins.popitem(last=False)
        return ("bad_origin", f"{ORIGIN} must stand before its page in a tar") if folder == self.without else None

    def origin_of(self, path: str) -> Mapping[str, str]:
        """What an origin.json before it in the same folder says. Raises OriginError."""
        folder = str(PurePosixPath(path).parent)
        origin = self.origins.get(folder)
        if origin is None:
            self.without = folder
            return {}
        if "error" in origin:
            raise OriginError(origin["error"])
        if "url" in origin:
            self.origins[folder] = {"error": SEVERAL}
        return origin


class Opener:
    def __init__(self, archive: tarfile.TarFile, info: tarfile.TarInfo) -> None:
        self.archive, self.info = archive, info

    def __call__(self) -> BinaryIO:
        file = self.archive.extractfile(self.info)
        if file is None:
            raise Damaged("no regular file")
        return cast(BinaryIO, file)


def unpacker(stream: BinaryIO, suffix: str) -> BinaryIO:
    if suffix in (".gz", ".tgz"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if suffix == ".bz2":
        return cast(BinaryIO, bz2.BZ2File(stream))
    if suffix == ".xz":
        return cast(BinaryIO, lzma.LZMAFile(stream))
    if suffix == ".zst":
        decompressor = zstandard.ZstdDecompressor(max_window_size=WINDOW)
        return cast(BinaryIO, decompressor.stream_reader(stream, read_across_frames=True))
    return stream


def refusal_of(info: tarfile.TarInfo) -> tuple[str, str] | None:
    if info.issym() or info.islnk():
        return "link_member", f"a link to {info.linkname}"
    return None if info.isreg() else ("not_a_file", "a pipe, socket or device")
