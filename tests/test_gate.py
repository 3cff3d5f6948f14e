"""What the browser's way to the network lets through: a gate in a process of its own, asked over plain sockets."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.loading import ROOT
from tests.webserver import Reply, WebServer, serve

SIZE = 20_000
SCRIPT = f"""
import sys
from twisted.internet import reactor
from crawler.browser.gate import Gate
listening = reactor.listenTCP(0, Gate(reactor, sys.argv[1:], {SIZE}), interface="127.0.0.1")
print(listening.getHost().port, flush=True)
reactor.run()
"""
Gates = tuple[int, WebServer, WebServer]


def closing(body: bytes) -> Reply:
    """Only what is written raw ends with its connection."""
    return Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))


@pytest.fixture(scope="module")
def gates() -> Iterator[Gates]:
    """The gate's port, a server that may be reached and one that may not."""
    pages = {"/": closing(b"here"), "/a?b=1": closing(b"asked"), "/big": Reply(b"x" * 10 * SIZE)}
    with serve(pages, host="127.0.0.2") as open_one, serve(pages, host="127.0.0.3") as closed_one:
        command = [sys.executable, "-c", SCRIPT, f"127.0.0.2:{open_one.port}"]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            yield int(process.stdout.readline()), open_one, closed_one
            process.kill()


def answer(port: int, *sent: bytes) -> bytes:
    """All that comes back until the gate closes the connection; each part is sent when something came for the last."""
    came = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection, suppress(ConnectionError):
        for part in sent:
            connection.sendall(part)
            came += connection.recv(65536)
        while more := connection.recv(65536):
            came += more
    return came


def get(server: WebServer, path: str) -> bytes:
    host = f"{server.host}:{server.port}"
    return f"GET http://{host}{path} HTTP/1.1\r\nHost: {host}\r\nProxy-Connection: keep-alive\r\n\r\n".encode()


def test_a_request_is_passed_on_and_its_connection_closed(gates: Gates) -> None:
    port, server, _ = gates
    assert answer(port, get(server, "/a?b=1")).endswith(b"asked")
    assert answer(port, f"GET {server.url} HTTP/1.1\r\nConnection: keep-alive\r\n\r\n".encode()).endswith(b"here")


def test_a_tunnel_takes_what_comes(gates: Gates) -> None:
    port, server, _ = gates
    asked = b"GET /a?b=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    came = answer(port, f"CONNECT {server.host}:{server.port} HTTP/1.1\r\n\r\n".encode(), asked)
    assert came.startswith(b"HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200")
    assert b"asked" in came


@pytest.mark.parametrize(
    "head",
    [
        "GET {url}/ HTTP/1.1",
        "CONNECT 127.0.0.3:{port} HTTP/1.1",
        "CONNECT localhost:{port} HTTP/1.1",
        "CONNECT [::1]:{port} HTTP/1.1",
        "CONNECT 2130706435:{port} HTTP/1.1",
        "CONNECT paper.example:22 HTTP/1.1",
        "GET ftp://127.0.0.3/ HTTP/1.1",
        "GET / HTTP/1.1",
        "CONNECT HTTP/1.1",
        "CONNECT paper.example:port HTTP/1.1",
        "\xff\xfe no request",
    ],
)
def test_what_must_not_be_reached_gets_no_answer(gates: Gates, head: str) -> None:
    port, _, closed_one = gates
    assert answer(port, head.format(url=closed_one.url, port=closed_one.port).encode("latin-1") + b"\r\n\r\n") == b""
    assert closed_one.asked == []


def test_a_second_request_does_not_go_the_way_of_the_first(gates: Gates) -> None:
    port, server, closed_one = gates
    assert answer(port, get(server, "/") + get(closed_one, "/secret")) == b""
    assert not any("secret" in path for path in server.paths)
    assert closed_one.asked == []


def test_more_than_a_connection_may_bring_is_cut_off(gates: Gates) -> None:
    port, server, _ = gates
    assert len(answer(port, get(server, "/big"))) <= SIZE


def test_a_head_without_an_end_is_given_up(gates: Gates) -> None:
    assert answer(gates[0], b"GET http://127.0.0.2/ HTTP/1.1\r\nX: " + b"x" * 100_000) == b""
