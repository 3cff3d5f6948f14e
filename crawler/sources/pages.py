"""Every page below some paths, one by one."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from crawler.items import Failure
from crawler.sources.containers import pages_in
from crawler.sources.folders import CONTAINER_SUFFIXES, failure_of, find_files, text_of_path
from crawler.sources.found import Found, Intake


def find_pages(paths: Iterable[Path], intake: Intake) -> Iterator[Found]:
    """What can be read below the paths, and a Failure for what cannot."""
    for file in find_files(paths, intake.passed):
        if isinstance(file, Path) and file.name.lower().endswith(CONTAINER_SUFFIXES):
            yield from open_container(file, intake)
            continue
        yield file
        if isinstance(file, Path):
            intake.read += size_of(file)


def open_container(path: Path, intake: Intake) -> Iterator[Found]:
    name, before = text_of_path(path), intake.read
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Failure(name, "rejected", "not_a_file", "a pipe, socket or device")
            return
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            for found in pages_in(file, name, size, intake):
                yield found
                intake.read = before + file.tell()
    except OSError as error:
        yield failure_of(error)
    intake.read = before + size_of(path)


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
