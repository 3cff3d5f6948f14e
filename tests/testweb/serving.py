"""Serves a web from this process, each host on a loopback address of its own and a free port."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler

from tests.testweb.web import Web
from tests.webserver import QuietServer


@contextmanager
def serve_web(web: Web, *, named: bool = False) -> Iterator[Web]:
    """Until the block ends; ``web.origins`` says where each host is: ``http://127.0.0.2:40001``.

    With ``named`` they have the hosts' own names, for a crawl with the resolver of ``tests.hosts`` and of
    ``web.addresses``.
    """
    with ExitStack() as stack:
        for number, host in enumerate(web.hosts, start=2):
            server = stack.enter_context(QuietServer((f"127.0.0.{number}", 0), handler_for(web, host)))
            server.daemon_threads = True
            web.addresses[host] = f"127.0.0.{number}"
            web.origins[host] = f"http://{host if named else web.addresses[host]}:{server.server_address[1]}"
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
        yield web


def handler_for(web: Web, host: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = web.reply(host, self.path)
            self.send_response_only(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
