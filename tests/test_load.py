"""``scrapy load`` as a real command: every input has its row, whatever it is."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.commands.load import load, read_ahead
from archive.ledger.ledger import Entry
from archive.ledger.report import report_of, width
from archive.saving.preparing import Prepared
from archive.sqlite import sqlite3
from archive.store import open_archive
from crawler.files import read_found
from crawler.items import Failure, Reading
from crawler.sources.found import Intake
from crawler.sources.pages import find_pages
from tests.containers import response, tarred, warc_gz, zipped
from tests.loading import (
    PARAGRAPHS,
    ROOT,
    assert_whole,
    dump,
    load_command,
    numbered_page,
    page,
    rows,
    run_scrapy,
    states,
)

NUL = b"\x00\x01\x02\x03" * 64


MEND = "mend what can be mended and run the same command again"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good pages, one in a folder below."""
    (tmp_path / "pages" / "below").mkdir(parents=True)
    for number, name in enumerate(("a.html", "b.txt", "below/c.htm")):
        (tmp_path / "pages" / name).write_bytes(numbered_page(number))
    return tmp_path / "pages"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def make_odd_files(folder: Path) -> dict[str, str]:
    """Files that are no pages or hard to read, and how each must end."""
    (folder / "empty.html").write_bytes(b"")
    (folder / "binary.html").write_bytes(b"\x89PNG\r\n" + NUL)
    (folder / "dangling.html").symlink_to("nowhere.html")
    (folder / "loop.html").symlink_to("loop.html")
    (folder / "out.html").symlink_to("/etc/hostname")
    (folder / "outside").symlink_to("/etc")
    (folder / "alias.html").symlink_to("a.html")
    (folder / "back").symlink_to(".")
    os.mkfifo(folder / "pipe.html")
    with (folder / "large.html").open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    return {
        "empty.html": "not_article:empty",
        "binary.html": "not_article:binary",
        "dangling.html": "failed:not_found",
        "loop.html": "failed:unreadable",
        "out.html": "rejected:link_outside",
        "outside": "rejected:link_outside",
        "alias.html": "duplicate",
        "pipe.html": "rejected:not_a_file",
        "large.html": "rejected:too_large",
    }


def make_odd_names(folder: Path) -> dict[str, str]:
    """Good pages under names that a table or a terminal could choke on."""
    (folder / "folder.html").mkdir()
    (folder / "folder.html" / "inside.html").write_bytes(numbered_page(10))
    names = (b"caf\xe9.html", b"two\nlines.html", "渡".encode() * 80 + b".html", b"\x1b[31mred.html", b"-s.html")
    for number, name in enumerate(names, 11):
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(numbered_page(number))
    shown = ("inside.html", "caf\\xe9.html", "two\nlines.html", "渡" * 80 + ".html", "\x1b[31mred.html", "-s.html")
    return dict.fromkeys(shown, "new")


def make_bad_origins(folder: Path) -> dict[str, str]:
    """A page each beside an origin.json that cannot be believed."""
    origins = {
        "no_json": b"{",
        "a_list": b"[]",
        "latin": b'{"url": "\xe9"}',
        "deep": b"[" * 30_000,
        "digits": b'{"a": ' + b"1" * 5000 + b"}",
        "huge": b" " * 70_000 + b"{}",
        "no_text": b'{"charset": 7}',
        "surrogate": b'{"charset": "\\ud800"}',
        "script": b'{"url": "javascript:alert(1)"}',
        "ipv6": b'{"url": "http://[::1/a"}',
        "port": b'{"url": "http://ferry.example:99999/"}',
        "time": b'{"fetched_at": "yesterday"}',
    }
    for name, origin in origins.items():
        (folder / name).mkdir()
        (folder / name / f"{name}.html").write_bytes(page())
        (folder / name / "origin.json").write_bytes(origin)
    os.mkfifo(folder / "origin.json")
    (folder / "pipe_beside.html").write_bytes(page())
    return dict.fromkeys([*(f"{name}.html" for name in origins), "pipe_beside.html"], "rejected:bad_origin")


def test_good_pages_are_loaded_in_order_and_the_command_ends_with_zero(folder: Path, archive: Path) -> None:
    done = load_command(archive, folder)
    assert [line.split()[1:3] for line in done.stdout.splitlines()[2:5]] == [
        ["new", "莲渡口第0班渡船准点靠岸"],
        ["new", "莲渡口第1班渡船准点靠岸"],
        ["new", "莲渡口第2班渡船准点靠岸"],
    ]
    assert done.stdout.splitlines()[-1] == "3 inputs: 3 new"
    assert done.returncode == 0
    assert states(archive) == {"a.html": "new", "b.txt": "new", "c.htm": "new"}
    assert rows(archive, "SELECT command, outcome FROM runs") == [("load", "finished")]
    assert_whole(archive)


def test_every_odd_file_has_its_row_and_the_rest_is_loaded(folder: Path, archive: Path) -> None:
    ends = make_odd_files(folder) | make_odd_names(folder)
    done = load_command(archive, folder)
    assert states(archive) == {"a.html": "new", "b.txt": "new", "c.htm": "new"} | ends
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines()[-3:] if not line.startswith("ledger head: ")] == [
        f"6 inputs were lost: nothing of them is in the archive but the rows above, which say why; {MEND}",
        "18 inputs: 9 new, 1 duplicate, 2 not_article, 2 failed, 4 rejected",
    ]
    assert "\x1b" not in done.stdout
    assert_whole(archive)


def test_a_page_beside_a_bad_origin_is_rejected_alone(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "origins").mkdir()
    ends = make_bad_origins(tmp_path / "origins")
    assert load_command(archive, tmp_path / "origins").returncode == 1
    assert states(archive) == ends
    assert rows(archive, "SELECT count(*) FROM articles") == [(0,)]
    details = {asked.rpartition("/")[2]: said for asked, said in rows(archive, "SELECT input, detail FROM fetches")}
    like = 'write it so: {"url": "https://paper.example/a"}'
    assert details["a_list.html"] == f"origin.json beside the page: no JSON object; {like}"
    assert details["script.html"].endswith(f"url is no http address: 'javascript:alert(1)'; {like}")


def test_two_pages_do_not_share_one_address(folder: Path) -> None:
    (folder / "origin.json").write_text('{"url": "https://www.lotus-ferry.example/a"}', encoding="utf-8")
    results = [read_found(path) for path in find_pages([folder], Intake())]
    assert [one.why if isinstance(one, Failure) else None for one in results] == ["bad_origin", "bad_origin", None]


def test_an_origin_gives_its_address_and_its_time_in_utc(tmp_path: Path) -> None:
    origin = '{"url": "https://a.example/1", "fetched_at": "2026-11-03T16:00:00+08:00", "charset": "", "layout": 7}'
    (tmp_path / "origin.json").write_text(origin, encoding="utf-8")
    (tmp_path / "page.html").write_bytes(page())
    result = read_found(tmp_path / "page.html")
    assert isinstance(result, Reading)
    snapshot = result.snapshot
    assert (snapshot.url, snapshot.fetched_at, snapshot.charset) == (
        "https://a.example/1",
        "2026-11-03T08:00:00Z",
        None,
    )


def test_a_file_changed_before_any_calendar_began_is_loaded_too(tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    path.write_bytes(page())
    os.utime(path, (-(10**11), -(10**11)))
    assert isinstance(read_found(path), Reading)


def test_nothing_to_load_ends_with_one_and_says_so(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = load_command(archive, tmp_path / "empty")
    assert (done.returncode, done.stdout) == (1, "0 inputs: nothing to do\n")
    assert "nothing to load" in done.stderr
    assert rows(archive, "SELECT outcome, detail FROM runs") == [("finished", "there was nothing to load")]


def test_paths_that_name_nothing_are_rows_too(tmp_path: Path, archive: Path) -> None:
    done = load_command(archive, tmp_path / "missing.html", tmp_path / ("x" * 300), os.fsencode(tmp_path) + b"/\xff")
    assert states(archive) == {"missing.html": "failed:not_found", "x" * 300: "failed:unreadable"} | {
        "\\xff": "failed:not_found"
    }
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["pagse"], "there is no {0}/pagse (did you mean {0}/pages?)"),
        (["pagse/a.html"], "there is no {0}/pagse/a.html (did you mean {0}/pages?)"),
        (["nope/zz", "qq"], "there is no {0}/nope/zz; there is no {0}/qq"),
        (["pages/a.html/b"], "there is no {0}/pages/a.html/b"),
    ],
)
def test_paths_that_are_all_mistyped_begin_nothing(folder: Path, archive: Path, paths: list[str], told: str) -> None:
    """Each was a row that no archive is ever rid of, and a new archive for it."""
    done = load_command(archive, *(folder.parent / path for path in paths))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"scrapy: error: {told.format(folder.parent)}"
    assert not archive.exists()


def test_of_paths_some_of_which_are_there_the_others_are_rows(folder: Path, archive: Path) -> None:
    done = load_command(archive, folder / "a.html", folder / "zz.html")
    assert states(archive) == {"a.html": "new", "zz.html": "failed:not_found"}
    assert done.returncode == 1


def test_a_load_takes_pages_as_large_as_a_crawl_would(tmp_path: Path, archive: Path) -> None:
    """DOWNLOAD_MAXSIZE was taken in silence and changed nothing."""
    large = page() + b" " * 17 * 1024 * 1024
    (tmp_path / "a.html").write_bytes(large)
    (tmp_path / "b.html").write_bytes(numbered_page(1))
    (tmp_path / "in.zip").write_bytes(zipped({"c.html": large.replace(b"<title>", b"<title>c")}))
    (tmp_path / "in.tar").write_bytes(tarred({"d.html": large.replace(b"<title>", b"<title>d")}))
    (tmp_path / "e.warc").write_bytes(response("https://paper.example/e.html", large))
    done = load_command(archive, tmp_path, "--jobs", "2")
    inputs = {"a.html", "in.zip!/c.html", "in.tar!/d.html", "https://paper.example/e.html"}
    details = rows(archive, "SELECT input, detail FROM fetches WHERE reason = 'too_large'")
    assert {name.removeprefix(f"{tmp_path}/") for name, _ in details} == inputs
    size = len(large)
    told = f"17.1 MiB, more than 16 MiB; to load it, and larger ones, give -s DOWNLOAD_MAXSIZE={size}"
    assert dict(details)[str(tmp_path / "a.html")] == told
    assert told in done.stdout
    for most in (size + 1, 0):
        load_command(archive, tmp_path, "--jobs", "2", "-s", f"DOWNLOAD_MAXSIZE={most}")
        last = rows(archive, "SELECT state FROM fetches WHERE run_id = (SELECT max(id) FROM runs)")
        assert {state for (state,) in last} <= {"new", "duplicate", "unchanged"}
        assert len(last) == 5
    assert_whole(archive)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_load_refuses_what_is_larger_than_it_was_told(folder: Path, archive: Path, jobs: str) -> None:
    load_command(archive, folder, "--jobs", jobs, "-s", "DOWNLOAD_MAXSIZE=200")
    assert set(rows(archive, "SELECT state, reason FROM fetches")) == {("rejected", "too_large")}


def test_a_file_that_is_no_archive_is_left_as_it_is(folder: Path) -> None:
    other = folder / "notes.db"
    other.write_text("Not a database, but somebody's notes.\n" * 200, encoding="utf-8")
    before = other.read_bytes()
    done = load_command(other, folder)
    assert done.returncode == 2
    assert done.stdout + done.stderr == (
        f"Usage\n=====\n  scrapy load [options] PATH...\nscrapy: error: the archive {other}: file is not a database: "
        "it is no archive, name one with -s ARCHIVE=FILE.db\n"
    )
    assert other.read_bytes() == before


def test_loading_again_adds_ledger_rows_and_nothing_else(folder: Path, archive: Path) -> None:
    make_odd_files(folder)
    load(str(archive), [folder])
    before, ledger = dump(archive, "last_seen"), rows(archive, "SELECT input, state, reason FROM fetches ORDER BY id")
    load(str(archive), [folder])
    assert dump(archive, "last_seen") == before
    again = rows(archive, "SELECT input, state, reason FROM fetches WHERE run_id = 2 ORDER BY id")
    known = {"new": "unchanged", "duplicate": "unchanged"}
    assert again == [(asked, known.get(state, state), reason) for asked, state, reason in ledger]


def test_two_versions_of_a_page_are_a_revision_once_however_often_they_are_loaded(
    tmp_path: Path, archive: Path
) -> None:
    for day, headline in (("1", "莲渡口新船明天下水"), ("2", "莲渡口新船已经下水")):
        (tmp_path / "days" / day).mkdir(parents=True)
        (tmp_path / "days" / day / "page.html").write_bytes(page(headline))
        origin = f'{{"url": "https://a.example/1", "fetched_at": "2026-11-0{day}"}}'
        (tmp_path / "days" / day / "origin.json").write_text(origin, encoding="utf-8")
    reports = [load(str(archive), [tmp_path / "days"]) for _ in range(3)]
    assert [[one.state for one in report.shown] for report in reports] == [["new", "changed"], *[["unchanged"] * 2] * 2]
    assert rows(archive, "SELECT headline FROM articles") == [("莲渡口新船已经下水",)]
    assert rows(archive, "SELECT field, before, after FROM revision_fields") == [
        ("headline", "莲渡口新船明天下水", "莲渡口新船已经下水")
    ]


def test_the_same_bytes_under_two_names_are_one_snapshot_and_two_rows(folder: Path, archive: Path) -> None:
    shutil.copyfile(folder / "a.html", folder / "z.html")
    assert [entry.state for entry in load(str(archive), [folder]).shown] == ["new", "new", "duplicate", "new"]
    assert rows(archive, "SELECT count(*), count(DISTINCT snapshot_sha256) FROM fetches") == [(4, 3)]
    assert rows(archive.with_name("archive.snapshots.db"), "SELECT count(*) FROM snapshots") == [(3,)]


def test_two_jobs_give_what_one_job_gives(folder: Path, archive: Path, tmp_path: Path) -> None:
    make_odd_files(folder)
    for number in range(20, 60):
        (folder / f"{number}.html").write_bytes(numbered_page(number))
    other = tmp_path / "other.db"
    one, two = load_command(archive, folder), load_command(other, folder, "--jobs", "2")
    tables = [[line for line in done.stdout.splitlines() if not line.startswith("ledger head")] for done in (one, two)]
    assert (one.returncode, tables[0]) == (two.returncode, tables[1])
    ledger = "SELECT input, state, reason, detail, size, article_id FROM fetches ORDER BY id"
    assert rows(archive, ledger) == rows(other, ledger)
    times = ("first_seen", "last_seen", "applied_at")
    assert without_segments(dump(archive, *times)) == without_segments(dump(other, *times))
    assert words(archive) == words(other) != []


def without_segments(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """How a search index lies in its pages depends on how many commits wrote it, and so on the clock."""
    return {name: stored for name, stored in tables.items() if name not in ("articles_fts_data", "articles_fts_idx")}


def words(path: Path) -> list[tuple[object, ...]]:
    """Every word of the search index with its places."""
    conn = sqlite3.connect(path)
    conn.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, articles_fts, instance)")
    found = conn.execute("SELECT * FROM temp.words ORDER BY 1, 2, 3, 4").fetchall()
    conn.close()
    return found


def kill_readers() -> None:
    for process in multiprocessing.active_children():
        process.kill()


def test_a_reader_that_dies_takes_no_file_along(folder: Path, archive: Path) -> None:
    paths = [folder / "a.html"] * 40

    def killing_on_the_way() -> Iterator[Path]:
        for number, path in enumerate(paths):
            if number == 20:
                kill_readers()
            yield path

    open_archive(archive).close()
    results = list(read_ahead(archive, killing_on_the_way(), 2))
    assert [type(one) for one in results] == [Prepared] * 40


def test_a_file_whose_every_reader_dies_is_a_failure_of_its_own(folder: Path, archive: Path) -> None:
    ended = threading.Event()

    def kill_always() -> None:
        while not ended.wait(0.001):
            kill_readers()

    killer = threading.Thread(target=kill_always)
    killer.start()
    try:
        results = list(read_ahead(archive, [folder / "a.html"] * 4, 2))
    finally:
        ended.set()
        killer.join()
    assert len(results) == 4
    assert {one.why for one in results if isinstance(one, Failure)} == {"reader_died"}


def test_a_run_of_many_inputs_shows_those_that_were_lost(tmp_path: Path, archive: Path) -> None:
    for number in range(70):
        (tmp_path / f"{number:02}.html").write_bytes(numbered_page(number) if number else b"")
    report = load(str(archive), [tmp_path])
    assert (report.inputs, report.lost, [one.label for one in report.shown]) == (70, 0, ["not_article:empty"])
    assert str(report).splitlines()[-1] == "70 inputs: 1 not_article, 69 new"


def load_until(
    archive: Path, folder: Path, jobs: int, enough: int, ending: signal.Signals = signal.SIGINT
) -> subprocess.CompletedProcess[str]:
    """``scrapy load`` that gets a terminal's Ctrl-C, which reaches all its processes, once so many inputs are saved."""
    command = [sys.executable, "-m", "scrapy", "load", str(folder), "--jobs", str(jobs), "-s", f"ARCHIVE={archive}"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        until = time.monotonic() + 30
        while saved(archive) < enough and time.monotonic() < until:
            time.sleep(0.01)
        os.killpg(process.pid, ending)
        out, errors = process.communicate(timeout=60)
    return subprocess.CompletedProcess(command, process.returncode, out, errors)


def saved(archive: Path) -> int:
    try:
        return int(rows(archive, "SELECT count(*) FROM fetches")[0][0])
    except sqlite3.DatabaseError:  # not made yet
        return 0


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_load_keeps_what_it_saved_and_the_same_command_finishes_it(
    folder: Path, archive: Path, jobs: int, ending: signal.Signals
) -> None:
    for number in range(100, 700):
        (folder / f"{number}.html").write_bytes(numbered_page(number))
    ended = load_until(archive, folder, jobs, 5, ending)
    count = saved(archive)
    assert 5 <= count < 603
    assert ended.stdout.splitlines()[-2:] == [
        f"{count} inputs: {count} new",
        f"interrupted: {count} inputs saved; run the same command again to finish",
    ]
    assert (ended.returncode, ended.stderr) == (130, "")
    assert rows(archive, "SELECT outcome, ended_at IS NOT NULL FROM runs") == [("interrupted", 1)]
    assert_whole(archive)
    assert str(load(str(archive), [folder])).splitlines()[-2:] == [
        f"{count} inputs were saved before, by this load until it was ended",
        f"{603 - count} inputs: {603 - count} new",
    ]


def test_what_was_corrected_in_a_zip_since_the_load_of_it_was_ended_is_read(tmp_path: Path, archive: Path) -> None:
    """The members have no times of their own."""
    whole, pages = tmp_path / "pages.zip", {f"{number}.html": numbered_page(number) for number in range(100, 700)}

    def write(members: dict[str, bytes]) -> None:
        with zipfile.ZipFile(whole, "w") as file:
            for name, body in members.items():
                file.writestr(zipfile.ZipInfo(name), body)

    write(pages)
    assert load_until(archive, whole, 1, 5).returncode == 130
    count = saved(archive)
    assert 5 <= count < 600
    corrected = page("莲渡口第100班渡船准点靠岸", "更正：第100班渡船今天早晨晚点靠岸。", *PARAGRAPHS)
    write(pages | {"100.html": corrected})
    assert str(load(str(archive), [whole])).splitlines()[-2:] == [
        f"{count - 1} inputs were saved before, by this load until it was ended",
        f"{601 - count} inputs: 1 changed, {600 - count} new",
    ]
    assert rows(archive, "SELECT article_id FROM article_text WHERE body LIKE '更正%'") == [(1,)]
    assert_whole(archive)


def test_two_records_of_one_address_and_one_second_are_two_inputs(tmp_path: Path, archive: Path) -> None:
    """A load that was ended between them reads the second, and not the first again."""
    url, whole = "https://paper.example/1.html", tmp_path / "web.warc.gz"
    records = [response(url, numbered_page(1)), response(url, numbered_page(2))]
    whole.write_bytes(warc_gz(records[0]))
    load(str(archive), [whole], jobs=1)
    conn = sqlite3.connect(archive)
    with conn:
        conn.execute("DROP TRIGGER runs_keep_their_end")
        conn.execute("UPDATE runs SET outcome = 'interrupted'")
    conn.close()
    whole.write_bytes(warc_gz(*records))
    assert str(load(str(archive), [whole], jobs=1)).splitlines()[-2:] == [
        "1 input was saved before, by this load until it was ended",
        "1 input: 1 changed",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--jbos", "2", "."), "no option --jbos (did you mean '--jobs'?)"),
        ((".", "-j2"), "no option -j2"),
        ((".", "-s", "ARCHIV=x.db"), "no setting ARCHIV (did you mean 'ARCHIVE'?)"),
        ((".", "-s", "ARCHIVE=missing/x.db"), "the archive missing/x.db: there is no folder missing, make it first"),
        ((".", "-s", "ARCHIVE=tests"), "the archive tests: it is a folder, name a file in it"),
        ((".", "-s", "ARCHIVE=/proc/sub/x.db"), "the archive /proc/sub/x.db: "),
    ],
)
def test_a_load_that_cannot_begin_says_why_and_ends_with_two(arguments: tuple[str, ...], message: str) -> None:
    ended = run_scrapy("load", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"error: {message}" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


def test_of_one_reason_several_details_are_given_whole() -> None:
    details = [f"{number}, {'what is wrong, at length, ' * 3}" for number in (1, 2, 2, 3, 4)]
    lines = str(report_of(Entry("a.html", "rejected", "bad_origin", detail) for detail in details)).splitlines()
    assert lines[7:10] == [f"rejected:bad_origin: {details[number]}" for number in (0, 1, 3)]
    assert lines[10].startswith("5 inputs were lost")


def test_a_detail_too_long_for_the_table_is_given_whole_once_for_each_reason() -> None:
    detail = "an address of this machine; " + "how to allow it, at length, " * 3
    entries = [Entry(f"http://127.0.0.1/{number}", "rejected", "private_address", detail) for number in (1, 2)]
    lines = str(report_of([*entries, Entry("a.html", "failed", "timeout", "short")])).splitlines()
    assert lines[5:] == [
        f"rejected:private_address: {detail}",
        f"1 input was lost: nothing of it is in the archive but the row above, which says why; {MEND}",
        "3 inputs: 2 rejected, 1 failed",
    ]


def test_what_was_unusual_about_articles_is_counted() -> None:
    flags = ("paywall opt_out_ai", None, "unfinished paywall")
    entries = [Entry(f"{number}.html", "new", headline="Bridge", flags=flag) for number, flag in enumerate(flags)]
    again = Entry("again.html", "unchanged", headline="Bridge", flags="paywall")
    assert str(report_of([*entries, again])).splitlines()[-2:] == [
        "unusual: 2 paywall, 1 opt_out_ai, 1 unfinished (what each flag says: docs/ledger.md)",
        "4 inputs: 3 new, 1 unchanged",
    ]


def test_of_many_that_were_lost_it_is_said_where_the_others_are() -> None:
    lines = str(report_of(Entry(f"{number}.html", "failed", "unreadable") for number in range(70))).splitlines()
    assert lines[-2] == (
        "70 inputs were lost: nothing of them is in the archive but rows that say why, 60 of them above and all in the "
        f"view `ledger`; {MEND}"
    )


@pytest.mark.parametrize("address", [f"https://paper.example/{'a' * more}" for more in (36, 37, 56)])
def test_an_address_is_whole_in_the_table_as_long_as_a_headline_has_some_room(address: str) -> None:
    entries = [Entry(one, "new", headline="大桥" * 20) for one in ("https://paper.example/", address)]
    row = str(report_of(entries)).splitlines()[3]
    assert row.startswith(f"{address}  new      大桥大桥")
    assert row.endswith("…")
    assert 117 <= width(row) - len("  new      ") <= 118


def test_an_address_longer_than_that_is_cut_at_its_beginning_unless_no_headline_needs_the_room() -> None:
    address = f"https://paper.example/{'a' * 70}1.html"
    assert str(report_of([Entry(address, "new", headline="Bridge")])).splitlines()[2] == f"{address}  new      Bridge"
    row = str(report_of([Entry(address, "new", headline="A bridge " * 9)])).splitlines()[2]
    assert row == f"…{address[-77:]}  new      A bridge A bridge A bridge A bridge A b…"


@pytest.mark.parametrize("arguments", [(), ("--jobs", "0", "."), ("--jobs", "many", ".")])
def test_a_command_without_sense_ends_with_two(archive: Path, arguments: tuple[str, ...]) -> None:
    assert load_command(archive, *arguments).returncode == 2
    assert not archive.exists()


def test_files_of_a_folder_that_are_no_pages_are_counted_by_their_endings(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name in ("a.html", "B.DOCX", "c.docx", "README", "d.1", "e.2", "f.3", "g.4", "origin.json"):
        (tmp_path / "pages" / name).write_bytes(page() if name == "a.html" else b"{}")
    ended = load_command(tmp_path / "archive.db", tmp_path / "pages")
    assert "passed over: 2 .docx, 1 .1, 1 .2, 1 .3, 1 .4, 1 more (a file that is named" in ended.stdout
    assert ended.stdout.endswith("1 input: 1 new\n")
