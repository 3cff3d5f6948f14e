"""How far a load is, on a terminal: bytes of those that are there, pages a second, and the time left."""

import os
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from tqdm import tqdm

from crawler.grammar import numbered
from crawler.sources.found import Intake
from crawler.sources.pages import size_of


class Progress:
    """A bar on standard error, none where that is no terminal. The bytes to come are counted beside the load."""

    def __init__(self, paths: list[Path], intake: Intake) -> None:
        self.intake, self.pages = intake, 0
        self.bar = tqdm(unit="B", unit_scale=True, disable=None, file=sys.stderr)
        if not self.bar.disable:
            threading.Thread(target=self.count, args=[paths], daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.close()

    def count(self, paths: Iterable[Path]) -> None:
        self.bar.total = sum(map(total_size, paths))

    def add(self, pages: int) -> None:
        """So many more pages are saved."""
        self.pages += pages
        self.bar.update(self.intake.read - self.bar.n)
        seconds = self.bar.format_dict["elapsed"] or 1
        self.bar.set_postfix_str(
            f"{numbered(self.pages, '[page|pages]')}, {self.pages / seconds:.0f} pages/s", refresh=False
        )


def total_size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder."""
    if not path.is_dir():
        return size_of(path)
    return sum(size_of(Path(folder, name)) for folder, _, names in os.walk(path) for name in names)
