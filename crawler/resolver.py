"""Where a name leads is judged at the moment of the connection: a private address is never connected to.

Scrapy's HTTP handlers (1.1, HTTP/2, and to a proxy) all connect through the reactor's name resolver, numbers written as
hosts included, and connect to the very addresses that it gives: there is no second look-up that could answer otherwise.
Behind a proxy it is the proxy that looks the site's name up, and only the proxy's own address is judged here.

Tests give names to loopback addresses with ``tests.hosts.NamedHosts``, which passes through the same check.
"""

from collections.abc import Sequence
from typing import Any

from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import IAddress, IHostResolution

from crawler.middlewares.url_guard import is_private


class PublicResolver(CachingHostnameResolver):
    """Setting ``TWISTED_DNS_RESOLVER``. A name with one private address among its addresses resolves to nothing.

    ``allowed`` holds ``host`` and ``host:port`` that may be private. ``refused`` holds the private address by
    ``host:port``, for who asks why a name was not resolved.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.allowed: set[str] = set()
        self.refused: dict[str, str] = {}

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> IHostResolution:
        """The only way from a name to an address; each answer is judged, one from the cache too."""
        host = hostName.lower().rstrip(".")
        allowed = not self.allowed.isdisjoint((host, f"{host}:{portNumber}"))
        receiver = resolutionReceiver if allowed else Judged(resolutionReceiver, f"{host}:{portNumber}", self.refused)
        return self.look_up(receiver, hostName, portNumber, addressTypes, transportSemantics)

    def look_up(self, receiver: Any, host: str, *how: Any) -> IHostResolution:
        return super().resolveHostName(receiver, host, *how)


class Judged:
    """An ``IResolutionReceiver`` that holds the addresses back until all have come.

    It hands them on when every one is public, and none otherwise.
    """

    def __init__(self, receiver: Any, target: str, refused: dict[str, str]) -> None:
        self.receiver = receiver
        self.target = target
        self.refused = refused
        self.addresses: list[Any] = []

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:
        self.receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IAddress) -> None:
        self.addresses.append(address)

    def resolutionComplete(self) -> None:
        private = [address.host for address in self.addresses if is_private(address.host)]
        if private:
            self.refused[self.target] = private[0]
        else:
            self.refused.pop(self.target, None)
            for address in self.addresses:
                self.receiver.addressResolved(address)
        self.receiver.resolutionComplete()
