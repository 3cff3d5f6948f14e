"""Captures as WARC/1.1 (ISO 28500:2017): a response or a resource for bytes, a revisit for a repeat.

A loader passes revisits over and must end with the same articles, so only bytes that the same address gave the last
time too are one. The kept bytes are those after content-decoding: a response has no ``Content-Encoding``, and of its
headers those that the archive keeps. Digests are SHA-1 in base 32, as replay tools expect them.
"""

import gzip
import hashlib
import io
from collections.abc import Iterable
from http import HTTPStatus
from importlib.metadata import version
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from fastwarc.warc import WarcRecord, WarcRecordType

from archive.exporting.captures import Capture, Place

SAME_BYTES = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
LEVEL = 6
Fields = Iterable[tuple[str, str | None]]


def warcinfo(made_at: str) -> bytes:
    """The first record of a file: what wrote it, and how."""
    lines = {
        "software": f"Broadsheet/{version('broadsheet')}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    }
    block = "".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode()
    fields = (("WARC-Date", made_at), ("Content-Type", "application/warc-fields"))
    return packed(WarcRecordType.warcinfo, f"info {made_at}", block, fields)


def record_of(capture: Capture, body: bytes) -> bytes:
    """One record, a gzip member of its own."""
    place, digest = capture.place, hashlib.sha1(body).digest()
    fields: list[tuple[str, str | None]] = [("WARC-Date", place.fetched_at), ("WARC-Target-URI", uri_of(place))]
    name = f"{place.id} {capture.sha256}"
    is_response = capture.status is not None and place.url is not None
    content_type = "application/http; msgtype=response" if is_response else file_type(capture)
    if capture.is_repeat:
        first = (
            ("WARC-Refers-To-Target-URI", uri_of(capture.first)),
            ("WARC-Refers-To-Date", capture.first.fetched_at),
        )
        fields += [("WARC-Profile", SAME_BYTES), *first, ("Content-Type", content_type)]
        return packed(
            WarcRecordType.revisit, name, http_head(capture, len(body)) if is_response else b"", fields, digest
        )
    fields.append(("Content-Type", content_type))
    if is_response:
        return packed(WarcRecordType.response, name, http_head(capture, len(body)) + body, fields, digest)
    return packed(WarcRecordType.resource, name, body, fields, digest)


def packed(kind: WarcRecordType, name: str, block: bytes, fields: Fields, payload: bytes | None = None) -> bytes:
    """The same input gives the same bytes, its id among them."""
    record = WarcRecord()
    record.init_headers(kind, f"uuid:{uuid5(NAMESPACE_URL, name)}".encode())
    for field, value in fields:
        if value:
            record.headers[field] = value
    record.set_bytes_content(block)
    file = io.BytesIO()
    record.write(file, checksum_data=True, payload_digest=payload)
    return gzip.compress(file.getvalue(), LEVEL, mtime=0)


def uri_of(place: Place) -> str:
    """The address; a file on disk by its name as it was given.

    >>> uri_of(Place(1, "papers/渡 1.html", None, "2026-11-03T08:00:00Z"))
    'file:papers/%E6%B8%A1%201.html'
    """
    return place.url or f"file:{quote(place.input)}"


def http_head(capture: Capture, length: int) -> bytes:
    """Status line and headers, as far as they are kept; the length is that of the kept bytes."""
    status = capture.status or 200
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    lines = [f"HTTP/1.1 {status} {phrase}".rstrip()]
    lines += [f"{name.title()}: {value}" for name, value in capture.headers if name != "content-encoding"]
    return "\r\n".join([*lines, f"Content-Length: {length}", "", ""]).encode("latin-1", "replace")


def file_type(capture: Capture) -> str | None:
    """The media type that a file's origin gave it, with its charset."""
    if capture.charset is None:
        return capture.media_type
    return f"{capture.media_type or 'text/html'}; charset={capture.charset}"
