"""Files that hold many pages, made for tests: zip, tar, WARC, MHTML."""

import base64
import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import zstandard

Members = Mapping[str, bytes]


def zipped(members: Members, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Members, packing: str = "", links: Mapping[str, str] = {}) -> bytes:
    """``packing`` is ``gz``, ``bz2``, ``xz`` or nothing."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=f"w:{packing}") as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1_793_000_000
            archive.addfile(info, io.BytesIO(data))
        for name, target in links.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            archive.addfile(info)
    return file.getvalue()


def response(url: str, body: bytes, status: str = "200 OK", kind: str = "text/html", *headers: str) -> bytes:
    """A WARC/1.1 record of what a server answered."""
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]).encode()
    return record("response", url, head + body, "application/http; msgtype=response")


def record(kind: str, url: str, block: bytes, content_type: str, *headers: str) -> bytes:
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{abs(hash((kind, url))):032x}>",
        "WARC-Date: 2026-11-03T08:00:00Z",
        f"WARC-Target-URI: {url}",
        f"Content-Type: {content_type}",
        *headers,
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def warc_gz(*records: bytes) -> bytes:
    """Each record a member of its own, as the standard asks."""
    return b"".join(map(gzip.compress, records))


def warc_zst(*records: bytes, dictionary: bool = False) -> bytes:
    """Each record a frame; the dictionary before them in a skippable frame, as Zeno and wget-at write it."""
    if not dictionary:
        return b"".join(map(zstandard.compress, records))
    trained = zstandard.train_dictionary(4096, [*records] * 20)
    raw, packer = trained.as_bytes(), zstandard.ZstdCompressor(dict_data=trained)
    first = b"\x5d\x2a\x4d\x18" + len(raw).to_bytes(4, "little") + raw
    return first + b"".join(map(packer.compress, records))


def mhtml(url: str, page: bytes, charset: str = "utf-8") -> bytes:
    """As a browser saves it: the page, and a picture."""
    head = (
        f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {url}\r\nDate: Tue, 3 Nov 2026 16:00:00 +0800\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n'
    )
    kinds = ((f"text/html; charset={charset}", url, page), ("image/png", f"{url}.png", b"\x89PNG"))
    parts = "".join(
        f"----x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {place}\r\n\r\n"
        f"{base64.encodebytes(data).decode()}\r\n"
        for kind, place, data in kinds
    )
    return f"{head}{parts}----x--\r\n".encode()


def write(folder: Path, files: Members) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
