"""A shared crawl: a real Redis, workers and a writer as processes of their own."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redis import Redis
from redis.exceptions import RedisError

from tests.started import Started, switches
from tests.webserver import WebServer


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """Its address. Raises FileNotFoundError where there is no redis-server: Debian's package of that name has it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
    try:
        url = f"redis://127.0.0.1:{port}"
        until = time.monotonic() + 20
        while not answers(url):
            assert time.monotonic() < until, "redis-server does not answer"
            time.sleep(0.02)
        yield url
    finally:
        process.terminate()
        process.wait()


def answers(url: str) -> bool:
    with Redis.from_url(url) as server:
        try:
            return bool(server.ping())
        except RedisError:
            return False


@dataclass
class Machines:
    """One site, crawled by workers that share ``url``'s Redis, into one archive."""

    folder: Path
    url: str
    server: WebServer
    processes: list[Started] = field(default_factory=list)

    @property
    def archive(self) -> Path:
        return self.folder / "archive.db"

    def declare(self) -> None:
        lines = (
            'title = "Paper"',
            f'start = ["{self.server.url}/"]',
            'hosts = ["127.0.0.1"]',
            "section = '^/city/'",
            r"article = '^/\d{4}/\d\d/\d\d/'",
            "allow_private = true",
        )
        (self.folder / "paper.toml").write_text("\n".join(lines), encoding="utf-8")

    def start(self, *command: str, **settings: Any) -> Started:
        settings = {
            "SITES_DIR": self.folder,
            "ARCHIVE": self.archive,
            "REDIS_URL": self.url,
            "WORKER_GONE_AFTER": 4,
            "DOWNLOAD_DELAY": 0.01,
            "AUTOTHROTTLE_ENABLED": 0,
            "RETRY_TIMES": 0,
            "DOWNLOAD_TIMEOUT": 120,
            "READERS": 0,
            "CONTACT": "mailto:desk@paper.example",
        } | settings
        options = switches(settings)
        process = Started([*command, *options])
        self.processes.append(process)
        return process

    def worker(self, *arguments: str, **settings: Any) -> Started:
        return self.start("crawl", "news", "-a", "site=paper", *arguments, **settings)

    def writer(self, *arguments: str, **settings: Any) -> Started:
        return self.start("write", *arguments, **settings)

    def has_workers(self, count: int) -> bool:
        """Waits until so many have come; False when they do not."""
        until = time.monotonic() + 60
        with Redis.from_url(self.url) as redis:
            while redis.zcard("broadsheet:paper:workers") < count:
                if time.monotonic() > until:
                    return False
                time.sleep(0.05)
        return True

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                process.communicate()


def said_by(process: Started, seconds: float = 120) -> tuple[int, str]:
    """Exit code and what was said, at its end."""
    out, errors = process.communicate(seconds)
    return process.wait(), errors + out
