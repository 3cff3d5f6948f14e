"""gzip undone in pieces, every member of it (RFC 1952, 2.2): files are packed in blocks, or packed ones joined."""

import zlib
from collections.abc import Iterator

CHUNK = 64 * 1024
MAGIC = b"\x1f\x8b"
MOST_MEMBERS = 10_000
"""Of one body. Tools that pack in blocks, of 64 kB, come to some hundreds."""


class TooManyMembers(ValueError):
    """A stream can be a million empty ones, each of which takes its time; the message says how many are taken."""


def one_more(members: int) -> int:
    """The next number; raises TooManyMembers."""
    if members >= MOST_MEMBERS:
        raise TooManyMembers(f"more than {MOST_MEMBERS} streams, one behind the other")
    return members + 1


def gunzip(body: bytes) -> Iterator[bytes]:
    """At most CHUNK bytes at a time; what stands behind the last member is ignored, as browsers do.

    Raises zlib.error, EOFError for a stream without its end, TooManyMembers.
    """
    place, members = 0, 0
    while body.startswith(MAGIC, place):
        members = one_more(members)
        inflater = zlib.decompressobj(wbits=31)
        while not inflater.eof:
            window = body[place : place + CHUNK]
            piece = inflater.decompress(window, CHUNK)
            if not window and not piece:
                raise EOFError
            yield piece
            place += len(window) - len(inflater.unused_data if inflater.eof else inflater.unconsumed_tail)
