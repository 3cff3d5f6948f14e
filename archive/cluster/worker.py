"""What happens on a worker: it needs Broadsheet and nothing else, neither the archive nor the sites."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.ledger.ledger import run_of
from archive.loading.joining import join_here, whole_articles
from archive.saving.groups import groups_of, save_group
from archive.saving.preparing import prepare, sendable
from archive.saving.saving import Saver
from archive.snapshots.likeness import marks_of
from archive.snapshots.packing import QUICK, pack
from archive.snapshots.snapshots import Kept, columns_of
from archive.store import NOT_STORABLE, open_archive
from crawler.files import read_found
from crawler.items import Reading
from crawler.reading import Answer, Page, answer
from crawler.sources.found import Intake
from crawler.sources.pages import find_pages
from crawler.version import extractor_version


class OtherVersion(RuntimeError):
    """The extractor of a worker is not that of the command: two readers in one run would be nobody's reading."""


def answers(pages: Sequence[Page], extractor: str, is_saved: bool) -> list[Answer]:
    """What each page reads as; ``is_saved``: laid out and packed as well. Raises OtherVersion."""
    check_version(extractor)
    return [answer(page, prepare_alone if is_saved else None) for page in pages]


def check_version(extractor: str) -> None:
    if extractor != extractor_version():
        raise OtherVersion(f"a worker has the extractor {extractor_version()}, this command {extractor}")


def prepare_alone(reading: Reading) -> bytes | None:
    """As ``archive.saving.preparing.prepare_page`` without the archive: packed by itself; its writer may do better."""
    try:
        snapshot = reading.snapshot
        kept = Kept(snapshot.sha256, columns_of(snapshot), marks_of(snapshot.body), pack(snapshot.body, QUICK))
        return sendable(prepare(reading, kept))
    except NOT_STORABLE:
        return None


def write_partition(path: str, out: str, extractor: str, largest: int) -> dict[str, int]:
    """One file or folder of pages as Parquet, through an archive that is thrown away; how many ended in which state.

    ``out`` is there when it is whole. Raises OtherVersion, OSError.
    """
    from archive.exporting.parquet import write_parquet

    check_version(extractor)
    place = Path(out)
    with TemporaryDirectory(prefix=f".{place.name}.", dir=place.parent) as folder:
        archive = open_archive(Path(folder) / "archive.db")
        try:
            with run_of(archive.db, "load", {"paths": [path]}, extractor) as run:
                saver = Saver(archive, run.id, extractor)
                found = find_pages([Path(path)], Intake(largest=largest))
                read = map(partial(read_found, largest=largest), found)
                for group in groups_of(whole_articles(archive.path, read, join_here)):
                    save_group(saver, group)
            for _ in write_parquet(archive.db, Path(folder) / "tables"):
                pass
            counted = dict(archive.db.execute("SELECT state, count(*) FROM fetches GROUP BY state").fetchall())
        finally:
            archive.close()
        (Path(folder) / "tables").rename(place)
    return counted
