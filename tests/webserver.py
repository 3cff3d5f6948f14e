"""A web server on loopback for tests: it answers what it is told and remembers what it was asked."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Reply:
    """``raw`` is written to the socket as it is, status line included, and the connection is closed."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    wait: float = 0.0
    raw: bytes | None = None


@dataclass
class WebServer:
    """``pages`` may be filled after the start, when the port is known. ``asked`` holds path and user agent.

    A page with an ETag or Last-Modified is answered 304 where the client has it; ``unmodified`` holds those paths.
    """

    pages: dict[str, Reply | Callable[[], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    unmodified: list[str] = field(default_factory=list)
    host: str = "127.0.0.1"
    busiest: int = 0
    busy: int = 0
    port: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def reply_to(self, path: str, agent: str) -> Reply:
        with self.lock:
            self.asked.append((path, agent))
        reply = self.pages.get(path, Reply(b"<p>not here</p>", 404))
        return reply if isinstance(reply, Reply) else reply()

    @contextmanager
    def counted(self) -> Iterator[None]:
        with self.lock:
            self.busy += 1
            self.busiest = max(self.busiest, self.busy)
        try:
            yield
        finally:
            with self.lock:
                self.busy -= 1


class QuietServer(ThreadingHTTPServer):
    """A client that hangs up in the middle is expected here."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


def handler_for(server: WebServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with server.counted():
                reply = server.reply_to(self.path, self.headers.get("User-Agent", ""))
                time.sleep(reply.wait)
                if self.has_it(reply):
                    server.unmodified.append(self.path)
                    reply = replace(reply, status=304, body=b"")
                self.close_connection = reply.raw is not None
                self.wfile.write(reply.raw if reply.raw is not None else self.whole(reply))

        def has_it(self, reply: Reply) -> bool:
            conditions = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
            said = ((reply.headers.get(name), self.headers.get(asked)) for name, asked in conditions.items())
            return reply.status == 200 and any(value is not None and value == known for value, known in said)

        def whole(self, reply: Reply) -> bytes:
            lines = [f"HTTP/1.1 {reply.status} -", f"Content-Length: {len(reply.body)}"]
            lines += [f"{name}: {value}" for name, value in reply.headers.items()]
            return "\r\n".join([*lines, "", ""]).encode("latin-1") + reply.body

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@contextmanager
def serve(
    pages: Mapping[str, Reply | Callable[[], Reply]] | None = None, host: str = "127.0.0.1"
) -> Iterator[WebServer]:
    """A server on a free port of a loopback address until the block ends."""
    server = WebServer(dict(pages or {}), host=host)
    with listen(handler_for(server), host) as server.port:
        yield server


@contextmanager
def listen(handler: type[BaseHTTPRequestHandler], host: str = "127.0.0.1") -> Iterator[int]:
    """A free port at which requests are handled until the block ends."""
    with QuietServer((host, 0), handler) as listening:
        listening.daemon_threads = True
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield listening.server_address[1]
        finally:
            listening.shutdown()
            thread.join()


def pages_in(folder: Path) -> dict[str, Reply | Callable[[], Reply]]:
    """Every file of a folder by its path; ``index.html`` also by its folder's."""
    pages: dict[str, Reply | Callable[[], Reply]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        address = f"/{path.relative_to(folder).as_posix()}"
        kind = "text/html" if path.suffix == ".html" else "text/plain"
        pages[address] = Reply(path.read_bytes(), headers={"Content-Type": kind})
        if path.name == "index.html":
            pages[address.removesuffix("index.html")] = pages[address]
    return pages
