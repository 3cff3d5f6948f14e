"""A folder for what is being written, on the disk where it is to be; what killed processes left of theirs is removed.

A process holds a lock on its folder, which the system takes away with the process: no other sign of life is as sure.
Where there are no such locks (Windows), nothing is removed.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover
    fcntl = None  # type: ignore[assignment]

FILES = ("work.db", "packed.db")
"""All that is ever in such a folder, with what SQLite has beside a file; one with anything else in it is not ours."""


@contextmanager
def scratch_folder(out: Path) -> Iterator[Path]:
    """A new folder beside ``out``, gone in the end."""
    prefix = f".{out.name}."
    remove_dead(out.parent, prefix)
    with tempfile.TemporaryDirectory(prefix=prefix, dir=out.parent, ignore_cleanup_errors=True) as name:
        held = os.open(name, os.O_RDONLY) if fcntl else None
        try:
            if held is not None:
                fcntl.flock(held, fcntl.LOCK_EX)
            yield Path(name)
        finally:
            if held is not None:
                os.close(held)


def remove_dead(parent: Path, prefix: str) -> None:
    """Remove folders of that name that no process holds. An empty one may be just being made."""
    for folder in parent.iterdir() if fcntl else ():
        if folder.name.startswith(prefix) and folder.is_dir() and not folder.is_symlink() and is_ours(folder):
            remove_if_dead(folder)


def is_ours(folder: Path) -> bool:
    try:
        names = [path.name.removesuffix("-journal").removesuffix("-wal") for path in folder.iterdir()]
    except OSError:
        return False
    return FILES[0] in names and set(names) <= set(FILES)


def remove_if_dead(folder: Path) -> None:
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    except BlockingIOError:  # somebody is at work there
        pass
    finally:
        os.close(held)
