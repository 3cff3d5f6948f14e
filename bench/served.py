"""Datasette as its users start it, on a loopback port."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError


@dataclass(frozen=True, slots=True)
class Served:
    address: str
    process: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_served(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "datasette ended before it served a page"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError("datasette served no page within a minute")


@contextmanager
def serve(*arguments: str | Path) -> Iterator[Served]:
    """``datasette serve`` with these arguments."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", *map(str, arguments)]
    server = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until_served(f"http://127.0.0.1:{port}/", server)
        yield Served(f"http://127.0.0.1:{port}", server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)
