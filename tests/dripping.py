"""A line so slow that the browser paints a page while it arrives."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.webserver import listen


@contextmanager
def drip(address: str, portion: int = 300, pause: float = 0.05) -> Iterator[str]:
    """Yield an address at which the pages of another arrive in portions of so many bytes, with pauses in seconds.

    A portion ends with a line of the page: half a name may stand where the whole one has no room, and go to the next
    line when the rest arrives, which no page can help.
    """

    class Line(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            try:
                with urlopen(address + self.path) as answer:
                    self.drip(answer.read(), answer.headers["content-type"])
            except HTTPError as error:
                self.send_error(error.code)

        def drip(self, body: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            for part in portions(body, portion) if "html" in kind else [body]:
                self.wfile.write(part)
                time.sleep(pause if len(part) < len(body) else 0)

        def log_message(self, *_: object) -> None:
            pass

    with listen(Line) as port:
        yield f"http://127.0.0.1:{port}"


def portions(body: bytes, size: int) -> Iterator[bytes]:
    """Of so many bytes and the rest of their last line.

    >>> list(portions(b"<p>\\n<b>Ferry</b>\\n</p>", 3))
    [b'<p>\\n', b'<b>Ferry</b>\\n', b'</p>']
    """
    start = 0
    while start < len(body):
        end = body.find(b"\n", start + size - 1) + 1 or len(body)
        yield body[start:end]
        start = end
