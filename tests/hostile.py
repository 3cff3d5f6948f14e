"""A server on loopback that answers as no server should: byte by byte, without end, with lies about what it sends."""

import gzip
import itertools
import socket
import struct
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import parse_headers
from socketserver import StreamRequestHandler, ThreadingTCPServer

import brotli

from crawler.middlewares.unpacking import zstd

MEGABYTE = bytes(1024 * 1024)
RESET = b""
"""The piece at which the connection is reset instead of closed."""
Pieces = Iterable[bytes]
HTML = ("Content-Type: text/html; charset=utf-8",)


@dataclass(frozen=True)
class Asked:
    host: str
    path: str
    headers: Message


@dataclass
class Hostile:
    """``pages`` by host and path give the pieces to send, status line included; ``endless`` knows more of them.

    What neither has is a 404. ``asking`` is called with each request before it is answered. ``over`` ends what would
    go on for ever.
    """

    pages: dict[tuple[str, str], Callable[[], Pieces]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    asking: Callable[[Asked], None] = lambda asked: None
    endless: Callable[[Asked], Pieces | None] = lambda asked: None
    over: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def pieces(self, asked: Asked) -> Pieces:
        self.asked.append(asked)
        self.asking(asked)
        page = self.pages.get((asked.host, asked.path))
        pieces = page() if page else self.endless(asked)
        return pieces if pieces is not None else whole(b"<p>not here</p>", status="404 Not Found")

    def count(self, host: str, path: str) -> int:
        return sum((asked.host, asked.path) == (host, path) for asked in self.asked)

    def slowly(self, pieces: Pieces, seconds: float) -> Iterator[bytes]:
        for piece in pieces:
            if self.over.wait(seconds):
                return
            yield piece

    def never(self) -> Iterator[bytes]:
        self.over.wait()
        yield from ()


class Server(ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


def handler_for(hostile: Hostile) -> type[StreamRequestHandler]:
    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            try:
                _, path, _ = self.rfile.readline().decode("latin-1").split()
                headers = parse_headers(self.rfile)
                host = headers["Host"].partition(":")[0]
                for piece in hostile.pieces(Asked(host, path, headers)):
                    if piece == RESET:
                        self.reset()
                    self.connection.sendall(piece)
            except (OSError, ValueError):  # the crawler hangs up, as it should
                pass

        def reset(self) -> None:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    return Handler


@contextmanager
def serve_hostile() -> Iterator[Hostile]:
    hostile = Hostile()
    with Server(("127.0.0.1", 0), handler_for(hostile)) as server:
        hostile.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield hostile
        finally:
            hostile.over.set()
            server.shutdown()
            thread.join()


def head(*lines: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", "Connection: close", *lines, "", ""]).encode()


def whole(body: bytes, *lines: str, status: str = "200 OK") -> Pieces:
    """A page as it should be, but for what the headers say of it."""
    return [head(f"Content-Length: {len(body)}", *(lines or HTML), status=status), body]


def encoded(body: bytes, encoding: str) -> Pieces:
    return whole(body, *HTML, f"Content-Encoding: {encoding}")


def chunked(pieces: Pieces, end: bytes = b"0\r\n\r\n") -> Iterator[bytes]:
    yield head(*HTML, "Transfer-Encoding: chunked")
    yield from (b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    yield end or RESET


def moved(location: str, *lines: str) -> Pieces:
    return whole(b"", f"Location: {location}", *lines, status="302 Found")


def repeated(piece: bytes, times: int | None = None) -> Iterator[bytes]:
    return itertools.repeat(piece) if times is None else itertools.repeat(piece, times)


def gzip_bomb(megabytes: int) -> bytes:
    """Members of 16 MB each, one behind the other."""
    return gzip.compress(MEGABYTE * 16, mtime=0) * (megabytes // 16)


def deflate_bomb(megabytes: int) -> bytes:
    """After a full flush nothing is remembered: what packs a megabyte packs another one. The end is missing."""
    packer = zlib.compressobj()
    first = packer.compress(MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + (packer.compress(MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)) * (megabytes - 1)


BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzip_bomb(1024),
    "gzip, gzip": lambda: gzip.compress(gzip_bomb(8 * 1024)),
    "deflate": lambda: deflate_bomb(1024),
    "br": lambda: brotli.compress(MEGABYTE * 256, quality=1),
    "zstd": lambda: zstd.compress(MEGABYTE * 64) * 16,
}
"""Up to a megabyte each; unpacked a quarter of a gigabyte to eight."""
