"""One crawl a site at a time: a lock that the system takes away with its process, however that ends.

Where there are no such locks (Windows), two crawls of a site are not kept apart.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover
    fcntl = None  # type: ignore[assignment]


class SiteBusy(OSError):
    """Another process crawls this site into the same archive."""


class SiteLock:
    """A byte of one file for every site (fcntl(2), advisory record locking): no file a site is left behind."""

    def __init__(self, path: Path, site: str) -> None:
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        place = int.from_bytes(hashlib.sha256(site.encode()).digest()[:7], "big")
        try:
            if fcntl:
                fcntl.lockf(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except OSError as error:
            os.close(self.descriptor)
            raise SiteBusy(f"{site} is being crawled by another process; wait for its end, or stop it") from error

    def release(self) -> None:
        os.close(self.descriptor)


@contextmanager
def locked(path: Path, site: str) -> Iterator[None]:
    """Raises SiteBusy."""
    lock = SiteLock(path, site)
    try:
        yield
    finally:
        lock.release()


def lock_path(frontier: Path) -> Path:
    """
    >>> str(lock_path(Path("news/archive.frontier.db")))
    'news/archive.frontier.lock'
    """
    return frontier.with_suffix(".lock")
