"""Places where a copy or an export is written, and where none is."""

import os
import re
from pathlib import Path

from archive.publishing.published import PUBLISHED

VIEWS = "views.sql"
IN_PARTS = ("articles", "blocks")
"""Tables that an export of tables has as folders."""
OURS = re.compile(
    rf"{re.escape(VIEWS)}|(?:{'|'.join(PUBLISHED)})\.parquet"
    rf"|(?:{'|'.join(IN_PARTS)})/year=[^/]*/outlet=[^/]*/part-\d+-\d+\.parquet"
)
"""Every file of an export of tables, by its name in the folder."""


class OutError(Exception):
    """Nothing can be written there."""


def check_place(archive: Path, out: Path, force: bool) -> None:
    """Raises OutError for a place where nothing must or can be written, whatever it is."""
    if not out.parent.is_dir():
        raise OutError(f"no folder {out.parent}")
    if not os.access(out.parent, os.W_OK):
        raise OutError(f"this user may not write to {out.parent}")
    if is_own(archive.resolve(), out.resolve()):
        raise OutError(f"{out} is the archive's own")
    if out.exists() and not out.is_file() and not out.is_dir():
        raise OutError(f"{out} is no file: a device or a pipe is not replaced")
    if out.exists() and not force:
        raise OutError(f"{out} is there already (--force replaces it)")


def check_file(archive: Path, out: Path, force: bool) -> None:
    """Raises OutError; a folder is never replaced by a file."""
    if out.is_dir():
        raise OutError(f"{out} is a folder")
    check_place(archive, out, force)


def is_own(archive: Path, out: Path) -> bool:
    """Is it the archive, its bytes, its frontier, or what SQLite or we keep beside one of them?

    >>> [is_own(Path("/n/a.db"), Path("/n", name)) for name in ("a.db-wal", "a.frontier.db", "a.jsonl")]
    [True, True, False]
    """
    beside = (f"{archive.name}-", f"{archive.stem}.snapshots.", f"{archive.stem}.frontier.")
    return out == archive or (out.parent == archive.parent and out.name.startswith(beside))


def check_folder(archive: Path, out: Path, force: bool) -> None:
    """Raises OutError; a folder is replaced where it is empty, or all in it is an earlier export's."""
    if out.is_symlink():
        raise OutError(f"{out} is a link: name the folder itself")
    if out.exists() and not out.is_dir():
        raise OutError(f"{out} is a file")
    is_empty = out.is_dir() and not any(out.iterdir())
    check_place(archive, out, force or is_empty)
    if out.is_dir() and not is_empty and (foreign := first_foreign(out)):
        raise OutError(f"{out} holds {foreign}, which no export wrote: it is not replaced")


def first_foreign(folder: Path) -> str | None:
    """The first file that is none of an export of tables; ``views.sql`` alone could be anybody's."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    if not all((folder / name).is_dir() for name in IN_PARTS):
        return files[0] if files else "folders"
    return next((name for name in files if OURS.fullmatch(name) is None), None)
