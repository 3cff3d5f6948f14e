"""What the server asks of a process that answers SQL, and what comes back: marshalled tuples with their length before.

Marshal holds only plain values, so neither side can be made to run anything by what it reads.
"""

import marshal
import struct
from dataclasses import astuple, dataclass
from typing import Any, BinaryIO

LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Question:
    """``most`` rows are read at most, all when None; ``milliseconds`` is what SQLite may take."""

    sql: str
    params: dict[str, Any] | list[Any]
    milliseconds: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """``error`` is the name of an exception of SQLite and its message, None when all went well; ``last``: the process
    ends after this answer, since its memory may be full of holes."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    truncated: bool
    error: tuple[str, str] | None = None
    last: bool = False


READY = Answer([], [], False)
"""What a process says first: no question is late because it had to be started."""


def send(pipe: BinaryIO, what: Question | Answer) -> None:
    data = marshal.dumps(astuple(what))
    pipe.write(LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[Any, ...] | None:
    """The parts of a question or an answer; None when the other side is gone."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = pipe.read(length)
    parts: tuple[Any, ...] | None = marshal.loads(data) if len(data) == length else None
    return parts
