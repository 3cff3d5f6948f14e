"""How much may come out of a packed file: a bomb is known by the bytes read, whatever its headers say."""

from collections.abc import Callable
from typing import BinaryIO

from crawler.sources.found import Refused, too_large

AT_LEAST = 256 * 1024 * 1024
"""Bytes that any file may unpack to."""
TIMES = 200
"""How many times its size a file may unpack to; a million copies of one template reach 100."""
MOST_AT_ONCE = 64 * 1024 * 1024
"""Bytes that a reader of an archive may ask for in one call: a header of a gigabyte is no header."""

PIECE = 16 * 1024 * 1024
"""Bytes of a page that are asked for in one call."""


class Bomb(Refused):
    """More than a file of its size may hold: nothing more of it is read."""

    def __init__(self, detail: str):
        super().__init__("bomb", detail)


class Budget:
    """The bytes that may still come out of a file of ``size`` bytes."""

    def __init__(self, size: int) -> None:
        self.most = max(AT_LEAST, TIMES * size)
        self.left = self.most

    def take(self, count: int) -> None:
        """Raises Bomb when it is spent."""
        self.left -= count
        if self.left < 0:
            raise Bomb(f"more than {self.most} bytes come out of it")


class Unpacked:
    """A stream out of a packed file, read within a budget: the part of a file that ``tarfile`` and FastWARC ask for."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self.stream, self.budget, self.place = stream, budget, 0

    def read(self, size: int = -1, /) -> bytes:
        if not 0 <= size <= MOST_AT_ONCE:
            raise Bomb(f"a part of {size} bytes is asked for")
        data = self.stream.read(size)
        self.budget.take(len(data))
        self.place += len(data)
        return data

    def tell(self) -> int:
        return self.place


def page_bytes(read: Callable[[int], bytes], budget: Budget, largest: int) -> bytes:
    """A whole page, piece by piece. Raises Refused for one that is too large."""
    body = bytearray()
    while piece := read(min(PIECE, largest + 1 - len(body))):
        budget.take(len(piece))
        body += piece
    if len(body) > largest:
        raise too_large(largest)
    return bytes(body)
