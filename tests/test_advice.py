"""What ``scrapy verify`` says to do is true: the step of each code is taken, and the damage is gone."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive.commands.export import write_warc
from archive.commands.load import load
from archive.commands.renormalize import renormalize
from archive.ledger.ledger import run_of
from archive.rereading.renormalize import Which
from archive.saving.saving import Saver
from archive.snapshots.contexts import FIRST_DICTIONARY
from archive.snapshots.snapshots import save_snapshot
from archive.sqlite import sqlite3
from archive.store import open_archive, open_reading, snapshots_path
from archive.verifying.codes import ANEW, COPY, KINDS, MEND, ONE, REINDEX, RELOAD, RESTORE, TAMPERED
from crawler.items import Snapshot
from crawler.sites import SITES_DIR
from crawler.version import extractor_version
from tests.loading import PARAGRAPHS, page, rows, run_scrapy
from tests.loading import numbered_page as numbered
from tests.test_verify import DAMAGES, HOST, LATER, LOGIN, OTHER_HOST, address, dated, fill, kinds, read, siteless

STEPS = {
    MEND: "mend",
    REINDEX: "reindex",
    RELOAD: "load again",
    ONE: "put the bytes back",
    f"{ONE}; or {RELOAD}": "put the bytes back",
    COPY: "put both back",
    RESTORE: "anew",
    TAMPERED: "anew",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "archive.db"
    fill(path)
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    put_back(whole, tmp_path / whole.name)
    return tmp_path / whole.name


def put_back(whole: Path, path: Path) -> None:
    shutil.copy(whole, path)
    shutil.copy(snapshots_path(whole), snapshots_path(path))


def mend(path: Path) -> None:
    renormalize(path, SITES_DIR, 1, Which(force=True), apply=True)


def reindex(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("REINDEX")


def load_again(path: Path) -> None:
    """Every page that the archive was filled with."""
    with closing(open_archive(path)) as archive:
        with run_of(archive.db, "load", {}, extractor_version()) as run:
            saver = Saver(archive, run.id, extractor_version())
            for number in (1, 2, 4, 5):
                saver.save_reading(read(dated(numbered(number)), address(number)))
            saver.save_reading(read(dated(numbered(1)), address(1, OTHER_HOST)))
            saver.save_reading(read(dated(page("莲渡口新船检修完毕恢复通航", *PARAGRAPHS)), address(3), LATER))
            saver.save_reading(read(LOGIN, f"{HOST}/login.html"))
        for number in range(FIRST_DICTIONARY + 1):
            save_snapshot(archive.snapshots, Snapshot(siteless(number), f"{number}.html"))
        save_snapshot(archive.snapshots, Snapshot(siteless(1, "趸船"), "like_1.html"))


def anew(path: Path) -> None:
    """The kept bytes in a new archive, which then takes the place of the damaged one."""
    warc, new = path.with_name("OUT.warc.gz"), path.with_name("new.db")
    with closing(open_reading(path)) as archive:
        write_warc(archive, warc)
    load(str(new), [warc])
    assert rows(new, "SELECT count(*) FROM articles")[0][0] >= 5
    put_back(new, path)


def step(code: str, whole: Path) -> Callable[[Path], object]:
    return {
        "mend": mend,
        "reindex": reindex,
        "load again": load_again,
        "put the bytes back": lambda path: shutil.copy(snapshots_path(whole), snapshots_path(path)),
        "put both back": lambda path: put_back(whole, path),
        "anew": anew,
    }[STEPS[KINDS[code].what_to_do]]


def planted() -> dict[str, str]:
    """Every code with the damage that shows it most alone."""
    named = [(len(damage.codes.split()), name) for name, damage in DAMAGES.items()]
    return {code: name for _, name in sorted(named, reverse=True) for code in DAMAGES[name].codes.split()}


@pytest.mark.parametrize(("code", "name"), planted().items(), ids=planted())
def test_the_step_that_is_named_takes_the_damage_away(path: Path, whole: Path, code: str, name: str) -> None:
    DAMAGES[name].plant(path)
    assert code in kinds(path, "deep")
    step(code, whole)(path)
    assert code not in kinds(path, "deep")


def mended() -> list[str]:
    return [name for name, one in DAMAGES.items() if {KINDS[code].what_to_do for code in one.codes.split()} == {MEND}]


@pytest.mark.parametrize("name", mended())
def test_what_is_mended_leaves_nothing_else_wrong(path: Path, name: str) -> None:
    DAMAGES[name].plant(path)
    mend(path)
    assert kinds(path, "deep") == set()


def test_every_code_has_a_step_and_every_step_is_some_code_s() -> None:
    assert set(planted()) == set(KINDS) - {"ledger_rewritten"}
    assert {kind.what_to_do for kind in KINDS.values()} == set(STEPS)
    assert ANEW in KINDS["ledger_rewritten"].what_to_do
    assert len(mended()) >= 15


def test_the_commands_of_a_new_archive_are_as_they_are_written(path: Path) -> None:
    DAMAGES["a row altered"].plant(path)
    words = ANEW.removesuffix(": a new archive of the bytes").split(", then ")
    for one in words:
        said = one.replace("OUT.warc.gz", str(path.with_name("OUT.warc.gz"))).replace(
            "new.db", str(path.with_name("n.db"))
        )
        done = run_scrapy(*said.split()[1:], *(["-s", f"ARCHIVE={path}"] if "export" in one else []))
        assert done.returncode == 0, done.stderr
    assert kinds(path.with_name("n.db"), "deep") == set()


def test_a_text_that_is_gone_is_mended_after_another_extractor_too(path: Path) -> None:
    DAMAGES["an article without its text"].plant(path)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE articles SET extractor = '0.0.9+0ld'")
    mend(path)
    assert kinds(path, "deep") == set()


def test_a_page_whose_article_lost_its_text_is_loaded_again_all_the_same(path: Path) -> None:
    DAMAGES["an article without its text"].plant(path)
    load_again(path)
    assert kinds(path) == set()
