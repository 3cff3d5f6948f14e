"""The one way from the browser to the network: a proxy on loopback that connects where a crawl may connect.

It holds for whatever a page asks for: scripts, frames, sockets, and redirects, which Playwright does not show. Names
are resolved by the reactor's resolver (``crawler.resolver``), and connected to at the addresses that were judged.
"""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from twisted.internet.endpoints import HostnameEndpoint
from twisted.internet.protocol import Factory, Protocol
from twisted.python.failure import Failure as Trouble

from crawler.declarations import host_and_port
from crawler.middlewares.url_guard import refusal

LONGEST_HEAD = 64 * 1024
"""Bytes of a request before its body."""
NOT_PASSED_ON = (b"proxy-connection", b"connection", b"proxy-authorization")
TUNNEL_READY = b"HTTP/1.1 200 Connection established\r\n\r\n"


class Gate(Factory):
    """Makes a Passage a connection. ``allowed`` are the hosts that may be private; ``size`` the bytes that one brings.

    ``refused`` says why, by ``host:port``, for who asks why a page did not come.
    """

    noisy = False

    def __init__(self, reactor: Any, allowed: Collection[str], size: int) -> None:
        self.reactor, self.size = reactor, size
        self.allowed = frozenset(host.lower() for host in allowed)
        self.refused: dict[str, str] = {}

    def buildProtocol(self, addr: Any) -> "Passage":
        return Passage(self)


class Passage(Protocol):
    """The browser's side of one connection. It is closed, without an answer, where it may not lead.

    A tunnel (CONNECT) takes what comes; any other connection is for one request, so that no second one, for another
    host, goes the same way.
    """

    transport: Any

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.head = b""
        self.left: int | None = 0
        self.beyond: Beyond | None = None
        self.is_asked = self.is_gone = False

    def dataReceived(self, data: bytes) -> None:
        if self.beyond is not None:
            self.pass_on(data)
            return
        self.head += data
        if self.is_asked or (end := self.head.find(b"\r\n\r\n")) < 0:
            if len(self.head) > LONGEST_HEAD:
                self.transport.abortConnection()
            return
        self.is_asked = True
        head, body = self.head[:end], self.head[end + 4 :]
        self.head = body
        try:
            self.ask(*head.split(b"\r\n"))
        except ValueError:  # no request
            self.transport.abortConnection()

    def ask(self, line: bytes, *fields: bytes) -> None:
        method, target, version = line.split(b" ")
        is_tunnel = method == b"CONNECT"
        url = f"https://{target.decode('ascii')}/" if is_tunnel else target.decode("ascii")
        parts = urlsplit(url)
        place = host_and_port(url)
        if why := refusal(f"{parts.scheme}://{parts.netloc}/", self.gate.allowed):
            self.gate.refused[place] = why
            self.transport.abortConnection()
            return
        first = b""
        if not is_tunnel:
            path = target.split(b"/", 3)[3] if target.count(b"/") > 2 else b""
            kept = [field for field in fields if field.partition(b":")[0].strip().lower() not in NOT_PASSED_ON]
            first = b"\r\n".join([b"%s /%s %s" % (method, path, version), *kept, b"Connection: close", b"", b""])
        self.left = None if is_tunnel else length_of(fields)
        self.transport.pauseProducing()
        host, _, port = place.rpartition(":")
        beyonds: Any = Beyonds(self)
        connecting = HostnameEndpoint(self.gate.reactor, host.strip("[]"), int(port)).connect(beyonds)
        connecting.addCallbacks(self.lead_on, self.lead_nowhere, callbackArgs=(first,))

    def lead_on(self, beyond: "Beyond", first: bytes) -> None:
        self.beyond = beyond
        if self.is_gone:
            beyond.transport.abortConnection()
            return
        self.transport.registerProducer(beyond.transport, True)
        beyond.transport.registerProducer(self.transport, True)
        if self.left is None:
            self.transport.write(TUNNEL_READY)
        else:
            beyond.transport.write(first)
        body, self.head = self.head, b""
        if body:
            self.pass_on(body)
        self.transport.resumeProducing()

    def lead_nowhere(self, trouble: Trouble) -> None:
        self.transport.abortConnection()

    def pass_on(self, data: bytes) -> None:
        assert self.beyond is not None
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                self.transport.abortConnection()
                return
        self.beyond.transport.write(data)

    def connectionLost(self, reason: Any = None) -> None:
        self.is_gone = True
        if self.beyond is not None:
            self.beyond.transport.abortConnection()


class Beyond(Protocol):
    """The site's side of a connection."""

    transport: Any

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.left = passage.gate.size

    def dataReceived(self, data: bytes) -> None:
        self.left -= len(data)
        if self.left < 0:
            self.passage.transport.abortConnection()
        else:
            self.passage.transport.write(data)

    def connectionLost(self, reason: Any = None) -> None:
        self.passage.transport.unregisterProducer()
        self.passage.transport.loseConnection()


class Beyonds(Factory):
    noisy = False

    def __init__(self, passage: Passage) -> None:
        self.passage = passage

    def buildProtocol(self, addr: Any) -> Beyond:
        return Beyond(self.passage)


def length_of(fields: Collection[bytes]) -> int:
    """Bytes of a request's body; raises ValueError.

    >>> length_of([b"Host: paper.example", b"Content-Length: 12"])
    12
    """
    named = (field.partition(b":") for field in fields)
    return int(next((value for name, _, value in named if name.strip().lower() == b"content-length"), b"0"))
