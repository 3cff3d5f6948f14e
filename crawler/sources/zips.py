"""Zip archives, WACZ among them: members in the order of the directory at the archive's end."""

import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from crawler.origin import MAX_ORIGIN, OriginError, parse_origin
from crawler.sources.budget import Budget
from crawler.sources.folders import ORIGIN, PAGE_SUFFIXES
from crawler.sources.member import Damaged, Member

UTF8 = 0x800
"""Bit of a member's flags: its name is UTF-8 (APPNOTE 4.4.4); encrypted ones have bit 0."""
UNLISTED = "File is not a zip file"
"""What zipfile says of half of one too."""
NO_LIST = "no zip, or one that was cut off: the list of its files is missing at its end"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class ZipMembers:
    """An open archive."""

    def __init__(self, file: BinaryIO, budget: Budget) -> None:
        """Raises zipfile.BadZipFile."""
        try:
            self.archive, self.budget = zipfile.ZipFile(file), budget
        except zipfile.BadZipFile as error:
            raise zipfile.BadZipFile(NO_LIST if str(error) == UNLISTED else str(error)) from error
        self.folders = Counter(
            str(PurePosixPath(info.filename).parent)
            for info in self.archive.infolist()
            if PurePosixPath(info.filename).suffix.lower() in PAGE_SUFFIXES
        )

    def __iter__(self) -> Iterator[Member]:
        for info in self.archive.infolist():
            if not info.filename.endswith("/"):  # is_dir() fails for a member without a name
                yield Member(name_of(info), info.file_size, moment_of(info), self.opener(info), refusal_of(info))

    def opener(self, info: zipfile.ZipInfo) -> "ZipOpener":
        return ZipOpener(self.archive, info)

    def origin_of(self, path: str) -> Mapping[str, str]:
        """What the origin.json beside a member says. Raises OriginError."""
        folder = PurePosixPath(path).parent
        try:
            info = self.archive.getinfo(str(folder / ORIGIN))
        except KeyError:
            return {}
        if info.file_size > MAX_ORIGIN or refusal_of(info):
            raise OriginError(f"no regular file of at most {MAX_ORIGIN} bytes")
        origin = parse_origin(self.opener(info)().read(MAX_ORIGIN))
        if "url" in origin and self.folders[str(folder)] > 1:
            raise OriginError("it gives one url to several pages; put each page into a folder of its own")
        return origin


class ZipOpener:
    """Opens one member; what is wrong with it is Damaged, be it found now or while it is read."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        self.archive, self.info = archive, info

    def __call__(self) -> BinaryIO:
        try:
            return cast(BinaryIO, Whole(self.archive.open(self.info)))
        except (*BROKEN, RuntimeError) as error:
            raise Damaged(str(error)) from error


class Whole:
    """A member's bytes; zipfile says at their end when they are not what the headers promise."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self.stream.read(size)
        except BROKEN as error:
            raise Damaged(str(error)) from error


def name_of(info: zipfile.ZipInfo) -> str:
    """The name; where the archive does not say that it is UTF-8, Chinese systems write GBK.

    >>> info = zipfile.ZipInfo("渡船.html".encode("gbk").decode("cp437"))
    >>> name_of(info)
    '渡船.html'
    """
    if info.flag_bits & UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return info.filename


def moment_of(info: zipfile.ZipInfo) -> str | None:
    """Zip knows no zone: its times are taken for UTC, as ``zipfile`` writes them for files of ours."""
    try:
        return datetime(*info.date_time).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def refusal_of(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.flag_bits & 1:
        return "encrypted", "a member that asks for a password"
    if kind == stat.S_IFLNK:
        return "link_member", "a link"
    return ("not_a_file", "a pipe, socket or device") if kind not in (0, stat.S_IFREG) else None
