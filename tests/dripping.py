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
    """Yield an address at which the pages of another arrive in portions of so many bytes, with pauses in seconds."""

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
            step = portion if "html" in kind else len(body)
            for start in range(0, len(body), step):
                self.wfile.write(body[start : start + step])
                time.sleep(pause if step < len(body) else 0)

        def log_message(self, *_: object) -> None:
            pass

    with listen(Line) as port:
        yield f"http://127.0.0.1:{port}"
