"""What a person types wrong is said in one line, with what to do, by every command; nothing is written."""

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from archive.commands.load import load
from archive.commands.options import OURS, SETTINGS, wrong_kind
from archive.refusing import ForeignDatabase
from archive.sqlite import sqlite3
from archive.store import open_archive, snapshots_path
from tests.loading import ROOT, page, run_scrapy

PARAGRAPH = "渡口的铜锣换了新槌，老船工试敲三下，对岸的茶馆便有人应声开门，说是比从前那一把亮得多。"
READING = (("renormalize",), ("export", "--jsonl", "OUT.jsonl"), ("publish", "OUT.db"))
WRITING = (("load", "."), ("crawl", "news", "-a", "site=demo"), ("squeeze",))
APPLYING = ("renormalize", "--apply")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    (folder / "a.html").write_bytes(page("渡口换了新锣槌", PARAGRAPH * 3))
    load(str(folder / "a.db"), [folder / "a.html"])
    return folder / "a.db"


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    shutil.copy(whole, tmp_path)
    shutil.copy(snapshots_path(whole), tmp_path)
    return tmp_path / whole.name


def said_of(path: Path, words: tuple[str, ...]) -> str:
    """The one line that a command says of an archive, behind its usage."""
    done = run_scrapy(*(word.replace("OUT", str(path.with_name("out"))) for word in words), "-s", f"ARCHIVE={path}")
    usage, _, said = done.stderr.rpartition("scrapy: error: ")
    assert (done.returncode, done.stdout, said.count("\n")) == (2, "", 1), done.stdout + done.stderr
    assert "Traceback" not in usage
    return said.removesuffix("\n")


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE _sqlite_migrations SET name = 'm900_later' WHERE name LIKE 'm001%'")


def make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("CREATE TABLE songs (title TEXT)")


def make_words(path: Path) -> None:
    path.write_text("my notes, and no archive at all\n" * 40)


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


WRONG = {
    "of a newer schema": (
        make_newer,
        "a newer Broadsheet has changed it (m900_later); install that version, or a later",
    ),
    "of something else": (make_foreign, "it is a database of something else (it has songs): name another file"),
    "no database": (make_words, "file is not a database: it is no archive, name one with -s ARCHIVE=FILE.db"),
    "a pipe": (make_pipe, "it is a device or a pipe, name one with -s ARCHIVE=FILE.db"),
    "a folder": (make_folder, "it is a folder, name a file in it"),
}


@pytest.mark.parametrize("words", [*READING, *WRITING], ids=lambda words: words[0])
@pytest.mark.parametrize("wrong", WRONG)
def test_an_archive_that_is_none_is_told_of_with_what_to_do(path: Path, words: tuple[str, ...], wrong: str) -> None:
    make, told = WRONG[wrong]
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    assert said_of(path, words).startswith(f"the archive {path}: {told}")
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert sorted(path.parent.glob("out*")) == []


@pytest.mark.parametrize("words", [*READING, ("squeeze",)], ids=lambda words: words[0])
def test_an_archive_that_is_not_there_is_not_made(tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "a.db"
    assert said_of(path, words) == f"no archive {path}: name one with -s ARCHIVE=FILE.db, or make it by scrapy load"
    assert list(tmp_path.iterdir()) == []


def without_rights(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """As a user whom permissions bind: the superuser gives up what he may beyond them."""
    bound = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if os.geteuid() == 0 else []
    command = [*bound, sys.executable, "-m", "scrapy", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("words", [*WRITING, APPLYING], ids=lambda words: words[0])
def test_an_archive_that_may_not_be_written_is_told_of_before_anything_is_done(
    path: Path, words: tuple[str, ...]
) -> None:
    path.chmod(0o444)
    done = without_rights(*words, "-s", f"ARCHIVE={path}")
    told = f"error: the archive {path}: this user may not write to {path}, "
    told += "let it, or name another with -s ARCHIVE=FILE.db\n"
    assert (done.returncode, done.stdout, done.stderr.endswith(told)) == (2, "", True), done.stderr
    assert not list(path.parent.glob("*frontier*"))


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_an_archive_in_a_folder_that_may_not_be_written(path: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    for file in (path, snapshots_path(path)):
        file.rename(closed / file.name)
        (closed / file.name).chmod(0o444)
    closed.chmod(0o555)
    try:
        put = [word.replace("OUT", str(tmp_path / "out")) for word in words]
        done = without_rights(*put, "-s", f"ARCHIVE={closed / path.name}")
        told = "attempt to write a readonly database: it and its folder must let this user write\n"
        assert done.stderr.endswith(f"error: the archive {closed / path.name}: {told}")
        assert (done.returncode, done.stdout) == (2, "")
    finally:
        closed.chmod(0o755)


@pytest.mark.parametrize(
    "words", [("export", "--jsonl", "OUT.jsonl"), ("publish", "OUT.db")], ids=lambda words: words[0]
)
def test_a_place_that_may_not_be_written_is_told_of(path: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    put = [word.replace("OUT", str(closed / "out")) for word in words]
    done = without_rights(*put, "-s", f"ARCHIVE={path}")
    assert done.stderr.endswith(f"error: this user may not write to {closed}\n")
    assert done.returncode == 2


@pytest.mark.parametrize("words", [*READING[1:], ("export", "--warc", "OUT.warc")], ids=lambda words: words[1])
def test_a_pipe_is_never_replaced_by_a_file(path: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    """As root, /dev/null was replaced by an export of that name."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    done = run_scrapy(*words[:-1], pipe, "--force", "-s", f"ARCHIVE={path}")
    assert done.stderr.endswith(f"error: {pipe} is no file: a device or a pipe is not replaced\n")
    assert (done.returncode, pipe.is_fifo()) == (2, True)


def test_nothing_of_ours_goes_into_another_s_database(path: Path) -> None:
    make_foreign(path)
    with pytest.raises(ForeignDatabase, match="songs"):
        open_archive(path)
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT name FROM sqlite_schema").fetchall() == [("songs",)]
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_database_with_changes_of_another_s_is_no_archive(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT)")
        conn.execute("INSERT INTO _sqlite_migrations VALUES ('notes', 'm001', '2026-11-03')")
    with pytest.raises(ForeignDatabase):
        open_archive(path)


# commands and options


@pytest.mark.parametrize(
    ("typed", "meant"), [("loda", " (did you mean 'load'?)"), ("verfy", " (did you mean 'verify'?)"), ("xyzzy", "")]
)
def test_a_command_that_is_none_is_told_of_with_the_nearest(typed: str, meant: str) -> None:
    done = run_scrapy(typed, "seeds/pages", "--jobs", "2")
    assert done.stderr == f"no command {typed!r}{meant}; `scrapy` alone lists them all\n"
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("load --url https://paper.example/ .", "no option --url; --help tells the options"),
        (
            "load https://paper.example/",
            "https://paper.example/ is an address, and load reads files: "
            "scrapy crawl news -a url=https://paper.example/",
        ),
        ("load ''", "an empty name is no file and no folder; this folder is ."),
        (
            "crawl news -a site=demo -s CONTACT=me",
            "-s CONTACT=me: must be an address that a site can write to: mailto:you@host, or a page of yours",
        ),
        ("load . -s ARCHIVE=", "ARCHIVE has no value: name one with -s ARCHIVE=FILE.db"),
        ("crawl demo", "demo is a site, crawled by: scrapy crawl news -a site=demo"),
        ("crawl news -a site=demo -s READERS=two", "-s READERS=two: must be a whole number, 0 or more"),
        ("crawl news -a site=demo -s DOWNLOAD_DELAY=-1", "-s DOWNLOAD_DELAY=-1: must be a number, 0 or more"),
        ("crawl news -a site=demo -s ROBOTSTXT_OBEY=perhaps", "-s ROBOTSTXT_OBEY=perhaps: must be True or False"),
        ("crawl news -a site=demo -s ITEM_PIPELINES=x", "-s ITEM_PIPELINES=x: must be JSON, such as {}"),
        (
            "crawl news -a site=demo -L LOUD",
            "--loglevel LOUD: is none of CRITICAL, ERROR, WARNING, INFO, DEBUG",
        ),
        ("crawl news -a site=demo --logfile no/x.log", "--logfile no/x.log: there is no folder no"),
        ("site https://paper.example/ -L LOUD", "--loglevel LOUD: is none of CRITICAL, ERROR, WARNING, INFO, DEBUG"),
        ("verify --pidfile no/x.pid", "--pidfile no/x.pid: there is no folder no"),
        ("follow demo -s ARCHIVE=tests", "the archive tests: it is a folder, name a file in it"),
        (
            "write -s REDIS_URL=127.0.0.1 -s ARCHIVE=unused.db",
            "REDIS_URL=127.0.0.1: Redis URL must specify one of the following schemes (redis://, rediss://, unix://) "
            "(form: redis://:PASSWORD@HOST:6379)",
        ),
        ("write -s ARCHIVE=tests", "the archive tests: it is a folder, name a file in it"),
    ],
)
def test_what_is_typed_wrong_is_said_in_one_line(words: str, told: str) -> None:
    done = run_scrapy(*shlex.split(words))
    assert done.stderr.rpartition("scrapy: error: ")[2] == f"{told}\n"
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)


@pytest.mark.parametrize(
    "name",
    [
        "check",
        "crawl",
        "export",
        "follow",
        "load",
        "publish",
        "renormalize",
        "samples",
        "site",
        "squeeze",
        "verify",
        "write",
    ],
)
def test_every_command_tells_of_an_option_that_is_none(name: str) -> None:
    done = run_scrapy(name, "--ste=X=1")
    assert done.stderr.endswith("scrapy: error: no option --ste (did you mean '--set'?)\n")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("words", [(), ("--write",)])
def test_a_sample_whose_expected_article_cannot_be_read_is_told_of(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "page.html").write_bytes(page("渡口换了新锣槌", PARAGRAPH * 3))
    (tmp_path / "article.json").mkdir()
    done = run_scrapy("samples", *words, tmp_path)
    assert done.stderr.endswith(f"error: [Errno 21] Is a directory: '{tmp_path / 'article.json'}'\n")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_every_setting_takes_what_it_is_by_default() -> None:
    plain = {name: value for name, value in SETTINGS.items() if isinstance(value, bool | int | float)}
    assert {name for name, value in plain.items() if wrong_kind(name, str(value))} == set()
    assert {"READERS", "ROBOTSTXT_OBEY", "DOWNLOAD_TIMEOUT"} <= set(plain) & set(OURS)


# one page


def extraction(*words: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "crawler.extraction", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=False, timeout=60)


def test_a_folder_is_no_page() -> None:
    done = extraction("seeds/pages")
    told = "seeds/pages: it is a folder, name a file in it (scrapy load reads whole folders)\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


@pytest.mark.parametrize("url", ["notaurl", "ftp://paper.example/", "http://[paper"])
def test_what_is_no_address_is_not_taken_for_a_page_s(url: str) -> None:
    done = extraction("--url", url, "seeds/pages/demo/fog-bell/page.html")
    assert done.stderr.endswith(f"error: --url {url}: write it as http://HOST/… or https://HOST/…\n")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize(
    "line", ["hello", "[]", '{"id": "1"}', '{"id": "1", "html_base64": "a"}', '{"html_base64": ""}']
)
def test_a_line_that_asks_for_nothing_is_said_in_one_line(line: str) -> None:
    done = extraction("--jsonl", given=f"{line}\n")
    assert f"error: --jsonl: {line!r} is no request" in done.stderr
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)
