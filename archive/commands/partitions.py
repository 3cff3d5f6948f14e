"""``scrapy load --cluster ADDRESS --parquet FOLDER``: pages from disk into Parquet, without an archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from archive.commands.saying import say
from archive.ledger.ledger import UNREAD

if TYPE_CHECKING:
    from archive.cluster.client import Cluster


def write_partitions(cluster: Cluster, paths: list[Path], folder: Path, largest: int) -> int:
    """Each path into a folder ``part=NAME`` of Parquet, on the workers; the exit code. What is there is done."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {path: folder.absolute() / f"part={path.name}" for path in paths}
    if len(set(parts.values())) < len(parts):
        raise UsageError("--parquet: two of the paths have the same name", print_help=False)
    owed = [(str(path.absolute()), str(part)) for path, part in parts.items() if not part.exists()]
    for path, part in parts.items():
        if part.exists():
            say(f"{path}: there already")
    failed = 0
    for name, said in cluster.write_partitions(owed, largest):
        failed += isinstance(said, str) or any(said.get(state) for state in UNREAD)
        say(f"{name}: {said if isinstance(said, str) else counted(said)}")
    return int(failed > 0)


def counted(states: dict[str, int]) -> str:
    return ", ".join(f"{number} {state}" for state, number in sorted(states.items())) or "no page"
