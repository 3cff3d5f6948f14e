"""Places where a copy or an export is written, and where none is."""

from pathlib import Path

from archive.store import snapshots_path

VIEWS = "views.sql"
"""What every folder of tables has."""


class OutError(Exception):
    """Nothing can be written there."""


def check_place(archive: Path, out: Path, force: bool) -> None:
    """Raises OutError for a place where nothing must or can be written, whatever it is."""
    if not out.parent.is_dir():
        raise OutError(f"no folder {out.parent}")
    own = {path.resolve() for path in (archive, snapshots_path(archive))}
    if out.resolve() in own:
        raise OutError(f"{out} is the archive itself")
    if out.exists() and not force:
        raise OutError(f"{out} is there already (--force replaces it)")


def check_file(archive: Path, out: Path, force: bool) -> None:
    """Raises OutError; a folder is never replaced by a file."""
    if out.is_dir():
        raise OutError(f"{out} is a folder")
    check_place(archive, out, force)


def check_folder(archive: Path, out: Path, force: bool) -> None:
    """Raises OutError; a folder is replaced where it is an export's, or empty."""
    if out.exists() and not out.is_dir():
        raise OutError(f"{out} is a file")
    check_place(archive, out, force)
    if out.is_dir() and any(out.iterdir()) and not (out / VIEWS).exists():
        raise OutError(f"{out} holds other things than an export: it is not replaced")
