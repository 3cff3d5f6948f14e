"""A page prepared in another process comes without its bytes: they are had from what they were packed as."""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.articles import blocks_in, content_in, content_of, rows_of
from archive.commands.load import load
from archive.ledger.ledger import begin_run
from archive.saving.groups import save_group
from archive.saving.preparing import Prepared, prepare_found
from archive.saving.saving import Saver
from archive.snapshots.contexts import DamagedSnapshot
from archive.snapshots.snapshots import load_bytes
from archive.store import Archive, open_archive, opened_once, snapshots_path, write_tx
from crawler.items import Snapshot
from tests.loading import article, rows
from tests.test_snapshots import FIRST_DICTIONARY, fill_and_learn, other, templated


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = open_archive(tmp_path / "archive.db")
    yield made
    made.close()
    opened_once(made.path).close()
    opened_once.cache_clear()


def sent(archive: Archive, path: Path, body: bytes) -> Prepared:
    """As it arrives in the process that writes."""
    path.write_bytes(body)
    prepared = prepare_found(archive.path, path)
    assert isinstance(prepared, Prepared)
    return replace(pickle.loads(pickle.dumps(prepared)), source=path)  # type: ignore[no-any-return]


def saved(archive: Archive, *items: Prepared) -> list[str]:
    saver = Saver(archive, begin_run(archive.db, "load", {}, "1.0+a"), "1.0+a")
    return [entry.label for entry in save_group(saver, items)]


def take_dictionaries_away(archive: Archive) -> None:
    with write_tx(archive.snapshots):
        archive.snapshots.execute(
            "UPDATE snapshots SET dictionary = NULL, content = x'', size = 0, encoding = 'identity'"
        )
        archive.snapshots.execute("DELETE FROM dictionaries")


def test_a_page_comes_without_its_bytes_and_they_are_had_again(archive: Archive, tmp_path: Path) -> None:
    alone = sent(archive, tmp_path / "a.html", templated(1))
    assert alone.snapshot.body == b""
    assert alone.body(archive.snapshots) == templated(1)
    saved(archive, alone)
    against, known = sent(archive, tmp_path / "b.html", templated(2)), sent(archive, tmp_path / "c.html", templated(1))
    assert against.kept is not None
    assert known.kept is not None
    assert (against.kept.base, known.kept.packed) == (1, None)
    assert [one.body(archive.snapshots) for one in (against, known)] == [templated(2), templated(1)]


def test_pages_of_one_template_that_were_packed_at_once_are_packed_against_the_first(
    archive: Archive, tmp_path: Path
) -> None:
    saved(archive, *(sent(archive, tmp_path / f"{number}.html", templated(number)) for number in range(3)))
    assert archive.snapshots.execute("SELECT base FROM snapshots ORDER BY rowid").fetchall() == [(None,), (1,), (1,)]
    for number in range(3):
        assert load_bytes(archive.snapshots, Snapshot(templated(number), "a").sha256) == templated(number)


def packed_with_a_dictionary(archive: Archive, path: Path) -> Prepared:
    fill_and_learn(archive, 0, FIRST_DICTIONARY)
    prepared = sent(archive, path, other(9999))
    assert prepared.kept is not None
    assert prepared.kept.dictionary == 1
    return prepared


def test_a_page_whose_dictionary_is_squeezed_away_meanwhile_is_had_from_its_file(
    archive: Archive, tmp_path: Path
) -> None:
    prepared = packed_with_a_dictionary(archive, tmp_path / "a.html")
    take_dictionaries_away(archive)
    assert saved(archive, prepared)[0].partition(":")[0] in ("new", "not_article")
    assert load_bytes(archive.snapshots, prepared.sha256) == other(9999)


def test_where_its_file_is_another_by_then_it_is_lost_alone_and_in_the_ledger(archive: Archive, tmp_path: Path) -> None:
    prepared, well = packed_with_a_dictionary(archive, tmp_path / "a.html"), sent(archive, tmp_path / "b.html", b"<p>b")
    take_dictionaries_away(archive)
    (tmp_path / "a.html").write_bytes(b"another page")
    with pytest.raises(DamagedSnapshot):
        prepared.body(archive.snapshots)
    assert saved(archive, prepared, well)[0] == "failed:not_saved"
    assert load_bytes(archive.snapshots, well.sha256) == b"<p>b"
    (tmp_path / "a.html").unlink()
    with pytest.raises(DamagedSnapshot):
        prepared.body(archive.snapshots)


def test_a_load_by_two_processes_keeps_every_byte(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    bodies = [page(number) for number in range(70) for page in (other, templated)]
    for number, body in enumerate(bodies):
        (folder / f"{number:03}.html").write_bytes(body)
    assert load(str(tmp_path / "archive.db"), [folder], 2).lost == 0
    made = open_archive(tmp_path / "archive.db")
    assert [load_bytes(made.snapshots, Snapshot(body, "a").sha256) for body in bodies] == bodies
    made.close()
    assert rows(snapshots_path(tmp_path / "archive.db"), "SELECT count(*) > 0 FROM snapshots WHERE base > 0") == [(1,)]


def test_what_an_article_says_is_told_by_its_rows_as_well() -> None:
    for one in (article(), article(section=None, blocks=(), credits=(), images=())):
        assert content_in(rows_of(one)) == content_of(one)
        assert blocks_in(rows_of(one)) == tuple((block.kind, block.text) for block in one.blocks)
