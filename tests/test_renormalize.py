"""``scrapy renormalize``: kept bytes read again, compared, written; interrupted, killed and gone on with."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.commands import ahead
from archive.commands.ahead import Workers, work_ahead
from archive.commands.renormalize import renormalize
from archive.rereading import rereading
from archive.rereading.renormalize import Outcome, find_jobs, read_again
from archive.rereading.rereading import Rereader
from archive.rereading.tally import Tally
from archive.revisions import versions_of
from archive.saving.saving import Saver
from archive.store import open_archive
from crawler.extraction.rules import GENERIC
from crawler.files import read_snapshot, rules_at
from crawler.items import Article, Credit, NotArticle, Reading, Snapshot
from crawler.sites import SITES_DIR
from crawler.version import extractor_version
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
    saver,
)

OLD = "0.0.9+0ld"
HOST = "https://www.lotus-ferry.example"
SITE = """title = "莲渡日报网"
start = ["https://www.lotus-ferry.example/"]
[[rules]]
section = ".part"
"""
LOGIN = b"<html><title>Log in</title><body><h1>Log in</h1><form><input type=password></form></body></html>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def address(number: int) -> str:
    return f"{HOST}/2026/{number}.html"


def read(body: bytes, url: str | None, **changes: Any) -> Reading:
    """Today's reading of a page, and what an older extractor would have had otherwise."""
    reading = read_snapshot(Snapshot(body, url or "pages/login.html", url, fetched_at="2026-11-03T08:00:00Z"))
    assert isinstance(reading, Reading)
    return replace(reading, result=replace(reading.result, **changes))


def save_old(path: Path, *readings: Reading) -> None:
    archive = open_archive(path)
    old = saver(archive, OLD)
    for reading in readings:
        old.save_reading(reading)
    archive.close()


def some_old(path: Path, count: int = 6) -> None:
    """Every third page had another section, every third other evidence; the rest was read as it is today."""
    changes: list[dict[str, Any]] = [{"section": "旧版"}, {"evidence": ()}, {}]
    save_old(path, *(read(numbered_page(number), address(number), **changes[number % 3]) for number in range(count)))


def run(path: Path, *, apply: bool, jobs: int = 1, sites: Path = SITES_DIR) -> Tally:
    return renormalize(path, sites, jobs, apply=apply)[0]


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    tables = ("fetches", "runs")
    return dump(path) | {table: rows(path, f"SELECT * FROM {table}") for table in tables}  # noqa: S608


def revisions(path: Path) -> list[tuple[Any, ...]]:
    query = "SELECT article_id, cause, field, before, after FROM revision_fields "
    query += "JOIN revisions ON revisions.id = revision_id"
    return rows(path, f"{query} ORDER BY article_id, field")


def test_diff_says_what_would_change_and_writes_nothing(path: Path) -> None:
    some_old(path)
    before = everything(path)
    done = run_scrapy("renormalize", "-s", f"ARCHIVE={path}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "field      gained    lost    changed\n"
        "-------  --------  ------  ---------\n"
        "section         0       2          0\n\n"
        "section lost: 莲渡口第0班渡船准点靠岸: [-旧版-]\n"
        "section lost: 莲渡口第3班渡船准点靠岸: [-旧版-]\n\n"
        "6 pages read again: 2 as they were, 2 changed, 2 changed in their evidence alone\n"
        "nothing was written: --apply does that\n"
    )
    assert everything(path) == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_apply_writes_revisions_by_the_extractor_and_a_second_one_finds_nothing(path: Path, jobs: int) -> None:
    some_old(path)
    before = open_archive(path)
    kept = [versions_of(before.db, number)[0].content for number in range(1, 7)]
    before.close()
    seen = rows(path, "SELECT id, uid, first_seen, last_seen, snapshot_sha256 FROM articles")
    tally = run(path, apply=True, jobs=jobs)
    assert dict(tally.kinds) == {"changed": 2, "evidence": 2, "same": 2}
    assert revisions(path) == [(1, "extractor", "section", "旧版", None), (4, "extractor", "section", "旧版", None)]
    assert rows(path, "SELECT DISTINCT extractor FROM articles") == [(extractor_version(),)]
    assert rows(path, "SELECT id, uid, first_seen, last_seen, snapshot_sha256 FROM articles") == seen
    assert rows(path, "SELECT count(DISTINCT article_id) FROM evidence") == [(6,)]
    assert rows(path, "SELECT input, state, article_id, detail FROM fetches WHERE run_id = 2") == [
        (address(number), "changed", number + 1, f"read again by {extractor_version()}") for number in (0, 3)
    ]
    assert rows(path, "SELECT command, arguments, outcome FROM runs WHERE id = 2") == [
        ("renormalize", json.dumps({"apply": True, "jobs": jobs}), "finished")
    ]
    after = open_archive(path)
    assert [versions_of(after.db, number)[-1].content for number in range(1, 7)] == kept
    after.close()
    done = everything(path)
    again = run(path, apply=True, jobs=jobs)
    assert (again.read, again.already) == (0, 6)
    assert everything(path) == done
    assert_whole(path)


def test_an_archive_that_todays_extractor_made_stays_as_it_is(path: Path) -> None:
    load_command(path, "seeds/pages", "tests/data/not_articles")
    before = everything(path)
    done = run_scrapy("renormalize", "--apply", "-s", f"ARCHIVE={path}")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "nothing to read again")
    assert everything(path) == before


def test_the_same_extractor_under_another_name_finds_every_page_as_it_was(path: Path) -> None:
    """Every sample and every page that is no article: what is needed to read them as they were is kept."""
    load_command(path, "seeds/pages", "tests/data/not_articles")
    archive = open_archive(path)
    archive.db.execute("UPDATE articles SET extractor = ?", [OLD])
    refused = "SELECT id, ?, 'not_article:' || reason, 'x' FROM fetches WHERE state = 'not_article'"
    archive.db.execute(f"INSERT INTO rereadings {refused}", [OLD])
    archive.close()
    before = dump(path, "extractor", "saved_at")
    tally = run(path, apply=True, jobs=2)
    assert tally.kinds.keys() == {"same", "refused"}
    assert tally.kinds.total() > 90
    assert dump(path, "extractor", "saved_at") == before
    readers = rows(path, "SELECT extractor FROM articles UNION SELECT extractor FROM rereadings")
    assert {reader.partition("/")[0] for (reader,) in readers} == {extractor_version()}  # a slash: by a site's rules


def test_two_processes_write_what_one_writes(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    for one, jobs in ((path, 1), (other, 2)):
        some_old(one, 40)
        run(one, apply=True, jobs=jobs)
    times = ("first_seen", "last_seen", "saved_at", "applied_at")
    assert dump(path, *times) == dump(other, *times)


def test_the_search_index_has_the_new_reading(path: Path) -> None:
    save_old(path, read(page(), address(1), headline="旧标题在此"))
    run(path, apply=True)
    found = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH '\"{}\"'"
    assert [rows(path, found.format(words)) for words in ("旧标 标题", "新船 船下")] == [[(0,)], [(1,)]]


def test_a_page_that_is_an_article_now_becomes_one(path: Path) -> None:
    reading = read(page(), address(1))
    save_old(path, replace(reading, result=NotArticle("too_short")), read(LOGIN, None))
    assert rows(path, "SELECT state FROM ledger") == [("not_article:too_short",), ("not_article:login",)]
    tally = run(path, apply=True)
    assert dict(tally.kinds) == {"article": 1, "refused": 1}
    assert str(tally).splitlines()[0] == f"{address(1)} is an article now: 莲渡口新船下水 早班提前二十分钟"
    assert rows(path, "SELECT input, state, article_id, fetched_at FROM fetches WHERE run_id = 2") == [
        (address(1), "new", 1, "2026-11-03T08:00:00Z")
    ]
    assert rows(path, "SELECT fetch_id, extractor, result FROM rereadings") == [
        (2, extractor_version(), "not_article:login")
    ]
    assert run(path, apply=True).read == 0
    assert_whole(path)


def test_a_page_that_was_cut_on_the_way_stays_none(path: Path) -> None:
    save_old(path, replace(read(page(), address(1)), result=NotArticle("cut_off")))
    assert (run(path, apply=True).read, rows(path, "SELECT count(*) FROM articles")) == (0, [(0,)])


def test_a_page_that_came_again_since_is_not_read_as_it_was_then(path: Path) -> None:
    reading = read(page(), address(1))
    save_old(path, replace(reading, result=NotArticle("captcha")), read(page("莲渡口旧桥拆除"), address(1)))
    assert dict(run(path, apply=True).kinds) == {"same": 1}


def test_an_article_that_reads_as_none_is_kept_and_flagged(path: Path) -> None:
    article = read(page(), address(1)).result
    assert isinstance(article, Article)
    save_old(path, Reading(Snapshot(LOGIN, address(1), address(1), fetched_at="2026-11-03T08:00:00Z"), article))
    before = dump(path, "flags")
    tally = run(path, apply=True)
    assert str(tally).splitlines() == [
        f"{address(1)} is no article any more: login",
        f"ledger head: {tally.head}",
        "1 page read again: 1 no article any more (kept)",
    ]
    assert dump(path, "flags") == before | {"rereadings": rows(path, "SELECT * FROM rereadings")}
    assert rows(path, "SELECT fetch_id, extractor, result FROM rereadings") == [
        (1, extractor_version(), "not_article:login")
    ]
    assert rows(path, "SELECT flags FROM articles") == [("no_article_now",)]
    detail = f"read again by {extractor_version()}; kept as {OLD} read it"
    assert rows(path, "SELECT state, reason, article_id, detail FROM fetches WHERE run_id = 2") == [
        ("not_article", "login", 1, detail)
    ]
    assert run(path, apply=True).read == 0


def test_bytes_that_are_damaged_or_missing_are_a_row_each_and_the_rest_is_read(path: Path) -> None:
    some_old(path, 3)
    archive = open_archive(path)
    shas = [row[0] for row in archive.db.execute("SELECT snapshot_sha256 FROM articles ORDER BY id")]
    archive.snapshots.execute("PRAGMA foreign_keys = OFF")  # the others can be packed against the first
    archive.snapshots.execute("UPDATE snapshots SET content = x'00' WHERE sha256 = ?", [shas[1]])
    archive.snapshots.execute("DELETE FROM snapshots WHERE sha256 = ?", [shas[2]])
    archive.close()
    done = run_scrapy("renormalize", "--apply", "--jobs", "1", "-s", f"ARCHIVE={path}")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "3 pages read again: 1 changed, 2 failed"
    assert rows(path, "SELECT reason, article_id, snapshot_sha256 FROM fetches WHERE state = 'failed'") == [
        ("bytes_damaged", 2, shas[1]),
        ("bytes_missing", 3, shas[2]),
    ]
    assert rows(path, "SELECT extractor FROM articles") == [(extractor_version(),), (OLD,), (OLD,)]


def test_a_reading_that_no_table_takes_is_a_failure_once(path: Path) -> None:
    some_old(path, 1)
    archive = open_archive(path)
    (job,) = [job for job in find_jobs(archive, extractor_version(), SITES_DIR) if job]
    odd = read(numbered_page(0), address(0), section="\ud800")
    rereader = Rereader(Saver(archive, 1, extractor_version()))
    saved = rereader.save(Outcome(job, "changed", odd, {}, {}))
    assert saved is not None
    assert (saved.kind, saved.failure and saved.failure.why) == ("failed", "not_saved")
    assert [job for job in find_jobs(archive, extractor_version(), SITES_DIR) if job] == []
    archive.close()
    assert rows(path, "SELECT section, extractor FROM articles") == [("旧版", OLD)]


def test_an_article_that_changed_while_it_was_read_is_left_as_it_is(path: Path) -> None:
    some_old(path, 1)
    archive = open_archive(path)
    (job,) = [job for job in find_jobs(archive, extractor_version(), SITES_DIR) if job]
    outcome = read_again(archive, SITES_DIR, job)
    Saver(archive, 1, extractor_version()).save_reading(read(page(), address(0)))
    before = everything(path)
    assert Rereader(Saver(archive, 1, extractor_version())).save(outcome) is None
    archive.close()
    assert everything(path) == before


def test_other_rules_of_a_site_are_another_reader(path: Path, tmp_path: Path) -> None:
    sites = tmp_path / "sites"
    sites.mkdir()
    body = page().replace(b"</h1>", "</h1><p class='part'>渡口民生</p>".encode())
    refused = replace(read(LOGIN, address(2)), rules="0ther")
    save_old(path, read(body, address(1)), refused)
    archive = open_archive(path)
    archive.db.execute("UPDATE articles SET extractor = ?", [extractor_version()])
    archive.db.execute("UPDATE rereadings SET extractor = ?", [f"{extractor_version()}/0ther"])
    archive.close()
    (sites / "lotus.toml").write_text(SITE, encoding="utf-8")
    assert dict(run(path, apply=True, sites=sites).kinds) == {"changed": 1, "refused": 1}
    assert revisions(path) == [(1, "extractor", "section", None, "渡口民生")]
    ((before, after),) = rows(path, "SELECT extractor_before, extractor_after FROM revisions")
    assert (before, after[: len(before) + 1]) == (extractor_version(), f"{extractor_version()}/")
    assert rows(path, "SELECT extractor FROM rereadings") == [(after,)]
    assert run(path, apply=True, sites=sites).read == 0


def start(path: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "scrapy", "renormalize", *arguments, "-s", f"ARCHIVE={path}"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def revised(path: Path) -> int:
    return int(rows(path, "SELECT count(*) FROM revisions")[0][0])


def wait_for(process: subprocess.Popen[str], path: Path, count: int) -> None:
    until = time.monotonic() + 30
    while revised(path) < count and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)


def all_changed(path: Path, count: int) -> None:
    save_old(path, *(read(numbered_page(number), address(number), section="旧版") for number in range(count)))


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_keeps_what_it_wrote_and_the_same_command_finishes_it(
    path: Path, ending: signal.Signals, jobs: str
) -> None:
    all_changed(path, 300)
    with start(path, "--apply", "--jobs", jobs) as process:
        wait_for(process, path, 3)
        os.killpg(process.pid, ending)
        out, errors = process.communicate(timeout=60)
    done = revised(path)
    assert 3 <= done < 300
    assert (process.returncode, errors, out.splitlines()[-1]) == (
        130,
        "",
        "interrupted; run the same command again to finish",
    )
    assert rows(path, "SELECT outcome FROM runs WHERE id = 2") == [("interrupted",)]
    rest = run(path, apply=True)
    assert (rest.kinds["changed"], rest.already) == (300 - done, done)
    assert_finished(path, 300)


def assert_finished(path: Path, count: int) -> None:
    """Every article has one revision, of one field, whatever happened on the way."""
    assert rows(path, "SELECT count(*), count(DISTINCT article_id) FROM revisions") == [(count, count)]
    assert rows(path, "SELECT count(*), min(before), min(field) FROM revision_fields") == [(count, "旧版", "section")]
    assert rows(path, "SELECT DISTINCT extractor FROM articles") == [(extractor_version(),)]
    assert_whole(path)


def test_a_killed_run_is_gone_on_with(path: Path) -> None:
    all_changed(path, 200)
    seen = 0
    for count in (1, 20, 70):
        with start(path, "--apply", "--jobs", "2") as process:
            wait_for(process, path, seen + count)
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=60)
        assert revised(path) >= seen + count
        assert_whole(path)
        seen = revised(path)
    assert seen < 200
    rest = run(path, apply=True)
    assert (rest.kinds["changed"], rest.already) == (200 - seen, seen)
    assert_finished(path, 200)


def test_what_is_as_it_was_is_marked_a_batch_at_a_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "AT_ONCE", 4)
    save_old(path, *(read(numbered_page(number), address(number)) for number in range(10)))
    archive = open_archive(path)
    rereader, marked = Rereader(Saver(archive, 1, extractor_version())), []
    for job in list(find_jobs(archive, extractor_version(), SITES_DIR)):
        assert job is not None
        rereader.save(read_again(archive, SITES_DIR, job))
        marked += rows(path, "SELECT count(*) FROM articles WHERE extractor != '0.0.9+0ld'")[0]
    rereader.close()
    archive.close()
    assert marked == [0, 0, 0, 4, 4, 4, 4, 8, 8, 8]
    assert rows(path, "SELECT DISTINCT extractor FROM articles") == [(extractor_version(),)]


def or_die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def negative(number: int) -> int:
    return -number


def test_a_process_that_dies_takes_no_other_page_along() -> None:
    assert list(work_ahead(or_die, range(30), 2, negative)) == [-3 if one == 3 else one for one in range(30)]


def test_a_pool_that_breaks_while_it_starts_a_process_takes_no_page_along(monkeypatch: pytest.MonkeyPatch) -> None:
    submit, closed = ProcessPoolExecutor.submit, [OSError(9, "Bad file descriptor")]

    def broken_once(pool: ProcessPoolExecutor, *given: Any) -> Future[Any]:
        if closed:
            raise closed.pop()
        return submit(pool, *given)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", broken_once)
    assert list(work_ahead(negative, range(20), 2, no_bytes)) == [-number for number in range(20)]


def no_bytes(number: int) -> int:
    return 0


def test_of_many_items_under_way_only_those_that_were_begun_are_done_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone: list[int] = []

    tried_alone = Workers[int, int].tried_alone

    def noted(workers: Workers[int, int], item: int) -> Future[int]:
        alone.append(item)
        return tried_alone(workers, item)

    monkeypatch.setattr(Workers, "tried_alone", noted)
    found = list(work_ahead(or_die, range(100), 2, negative, no_bytes))
    assert found == [-3 if one == 3 else one for one in range(100)]
    assert 3 in alone
    assert len(alone) <= 2 * (2 * 2 + 1)


@pytest.mark.parametrize(
    ("size", "under_way"), [(0, ahead.AHEAD), (ahead.BYTES // 16, 16), (ahead.BYTES, ahead.FEWEST)]
)
def test_fewer_items_are_under_way_when_they_are_large(size: int, under_way: int) -> None:
    taken: list[int] = []
    numbers = (taken.append(number) or number for number in range(100))
    with closing(Workers(negative, 1, negative, lambda _: size)) as workers, closing(workers.results(numbers)) as found:
        next(found)
        assert len(taken) == under_way


def own_id(number: int) -> int:
    return os.getpid()


def test_one_pool_of_processes_does_batch_after_batch() -> None:
    with closing(Workers(own_id, 1, negative)) as workers:
        first, second = set(workers.results(range(20))), set(workers.results(range(20)))
    assert (first, len(first), os.getpid() in first) == (second, 1, False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--diff", "--apply"), "not allowed with argument"),
        (("--aply",), "no option --aply (did you mean '--apply'?)"),
        (("--jobs", "0"), "--jobs is 1 or more"),
        (("archive.db",), "it takes no archive.db"),
        ((), "no archive "),
    ],
)
def test_a_command_that_cannot_begin_says_why_and_ends_with_two(
    path: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run_scrapy("renormalize", *arguments, "-s", f"ARCHIVE={path}")
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr.splitlines()[-1]
    assert not path.exists()


def test_another_layout_around_the_same_article_is_no_change(path: Path) -> None:
    """The real reader over a page that got a menu, scripts, advertising, a related list, a share bar and a footer."""
    plain = page()
    menu = "<nav><ul><li><a href='/a'>首页</a></li><li><a href='/b'>民生</a></li></ul></nav><script>var at=1</script>"
    more = "".join(f"<li><a href='/2026/{number}.html'>渡口旧闻第{number}则说的是什么</a></li>" for number in range(9))
    below = f"<div class='ad'>广告</div><div class='related'><h3>相关新闻</h3><ul>{more}</ul></div>"
    dressed = plain.replace(b"<body>", f"<body class='v2'>{menu}<div class='main'>".encode())
    dressed = dressed.replace(b"</article>", f"</article></div>{below}".encode())
    save_old(path, read(plain, address(1)), read(dressed, address(1)))
    assert rows(path, "SELECT state, flags FROM fetches") == [("new", None), ("unchanged", None)]
    assert revisions(path) == []


def test_an_address_that_is_none_stops_nothing() -> None:
    assert rules_at("http://[::1/a") == rules_at(None) == (GENERIC, None)


def test_a_tally_shows_a_few_examples_of_each_kind(path: Path) -> None:
    credits = (Credit("editor", "桨声", "责任编辑"),)
    save_old(
        path,
        *(read(page(f"第{number}班渡船", *PARAGRAPHS[:2]), address(number), credits=credits) for number in range(5)),
    )
    tally = run(path, apply=False)
    assert dict(tally.fields) == {"credits": {"lost": 5}}
    assert [line for line in str(tally).splitlines() if line.startswith("credits lost")] == [
        "credits lost: 第0班渡船: [-editor 桨声-]",
        "credits lost: 第1班渡船: [-editor 桨声-]",
    ]
