"""Does a compressed body reach its end, how large does it get? All of Content-Encoding, one inside the other."""

import sys
import zlib
from collections.abc import Callable, Iterator, Sequence

import brotli  # type: ignore[import-untyped]

from crawler.gunzip import CHUNK, MAGIC, TooManyMembers, gunzip, one_more
from crawler.middlewares.url_guard import Refused

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GZIP = ("gzip", "x-gzip")


class Unended(ValueError):
    """A stream breaks off, or is not what its checksum says; the message names its encoding."""


def true_encodings(body: bytes, encodings: Sequence[str], limit: int) -> list[str]:
    """Of ``encodings``, as the header lists them (the outermost last), those that the bytes really have.

    A gzip that is none is left out, as servers say it of pages that they send as they are. What stands before an
    unknown encoding is not looked into. Raises Unended; Refused when more than ``limit`` bytes come out of one of them.
    """
    true = list(encodings)
    for place in reversed(range(len(encodings))):
        encoding = encodings[place]
        if not body or encoding not in UNPACKERS:
            break
        if encoding in GZIP and not body.startswith(MAGIC):
            del true[place]
            continue
        body = unpacked(body, encoding, limit)
    return true


def unpacked(body: bytes, encoding: str, limit: int) -> bytes:
    """In pieces, so that what is too large is never held."""
    pieces = bytearray()
    try:
        for piece in UNPACKERS[encoding](body):
            pieces += piece
            if len(pieces) > limit:
                raise Refused("too_large", f"more than {limit} bytes unpacked")
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        raise Unended(f"the {encoding} stream has no end") from error
    except TooManyMembers as error:
        raise Refused("too_large", str(error)) from error
    return bytes(pieces)


def _undeflate(body: bytes) -> Iterator[bytes]:
    """With the zlib header that the standard asks for, or raw as some servers send it."""
    has_header = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    yield from _inflate(zlib.decompressobj(wbits=15 if has_header else -15), body)


def _inflate(inflater: "zlib._Decompress", body: bytes) -> Iterator[bytes]:
    yield inflater.decompress(body, CHUNK)
    while not inflater.eof:
        piece = inflater.decompress(inflater.unconsumed_tail, CHUNK)
        if not piece and not inflater.eof:
            raise EOFError
        yield piece


def _unbrotli(body: bytes) -> Iterator[bytes]:
    decompressor = brotli.Decompressor()
    yield decompressor.process(body, output_buffer_limit=CHUNK)
    while not decompressor.is_finished():
        piece = decompressor.process(b"", output_buffer_limit=CHUNK)
        if not piece:
            raise EOFError
        yield piece


def _unzstd(body: bytes) -> Iterator[bytes]:
    """Every frame of the stream, those without content too (RFC 8878, section 3.1)."""
    place, frames = 0, 0
    while place < len(body):
        frames = one_more(frames)
        decompressor = zstd.ZstdDecompressor()
        while not decompressor.eof:
            window = body[place : place + CHUNK] if decompressor.needs_input else b""
            if decompressor.needs_input and not window:
                raise EOFError
            yield decompressor.decompress(window, CHUNK)
            place += len(window)
        place -= len(decompressor.unused_data)


UNPACKERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": gunzip,
    "x-gzip": gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
