"""Several workers and one writer, through a real Redis."""

import json
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from archive.ledger.ledger import begin_run
from archive.shared.messages import BadMessage, Message, Over, message_of, read_message
from archive.shared.runs import Ended, crawl_runs
from archive.shared.stream import PageStream
from archive.sqlite import sqlite3
from archive.store import open_archive
from crawler.items import Article, Failure, NotArticle, Reading, Snapshot
from tests.loading import assert_whole, rows
from tests.machines import Machines, redis_server, said_by
from tests.started import Started
from tests.test_crawl import Reply, article, listing
from tests.webserver import serve

PAGES = 120
KILLS = 10
A_ROUND = 8
"""Pages that the site answers before each kill."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with redis_server(tmp_path_factory.mktemp("redis")) as address:
        yield address


@pytest.fixture
def machines(tmp_path: Path, url: str) -> Iterator[Machines]:
    with serve() as server, Redis.from_url(url) as redis:
        redis.flushall()
        one = Machines(tmp_path, url, server)
        one.declare()
        yield one
        one.end()


def publish(machines: Machines, pages: int, wait: float = 0.0) -> set[str]:
    """A start page, three sections, and so many articles; returns the articles' addresses."""
    server = machines.server
    names = [f"/2026/11/0{number % 9 + 1}/{number}.html" for number in range(pages)]
    server.pages["/"] = listing(*(f"/city/{part}/" for part in range(3)))
    for part in range(3):
        server.pages[f"/city/{part}/"] = listing(*names[part::3], f"/city/{(part + 1) % 3}/")
    server.pages |= {name: Reply(article(f"港口的消息第{name}号").body, wait=wait) for name in names}
    return {server.url + name for name in names}


def ledger(machines: Machines) -> Counter[str]:
    return Counter(name for (name,) in rows(machines.archive, "SELECT input FROM ledger"))


def test_three_workers_share_a_site_and_one_writer_saves_all_of_it(machines: Machines) -> None:
    articles = publish(machines, 30, wait=0.05)
    home = machines.server.pages["/"]
    machines.server.pages["/"] = lambda: home if machines.has_workers(3) else Reply(b"", 500)
    machines.server.pages["/2026/11/01/0.html"] = Reply(b"", 500)
    workers = [machines.worker() for _ in range(3)]
    writer = machines.writer("--until-done", WORKER_GONE_AFTER=60)
    ends = [said_by(worker) for worker in workers]
    code, said = said_by(writer)
    assert ([code for code, _ in ends].count(1), code) == (1, 1), (ends, said)  # one of them met the failure
    assert ledger(machines) == Counter(articles)
    asked = Counter(path for path in machines.server.paths if path != "/robots.txt")
    assert set(asked.values()) == {1}
    assert rows(machines.archive, "SELECT state, count(*) FROM ledger GROUP BY state ORDER BY state") == [
        ("failed:http_500", 1),
        ("new", 29),
    ]
    assert "30 inputs: 29 new, 1 failed" in said
    assert_whole(machines.archive)

    machines.server.asked.clear()
    machines.server.pages["/"] = home
    machines.server.pages["/2026/11/01/0.html"] = article("这回它来了")
    machines.server.pages["/city/0/"] = listing("/2026/11/01/0.html", "/2026/11/04/3.html", "/2026/11/09/new.html")
    machines.server.pages["/2026/11/09/new.html"] = article("昨天的新闻")
    assert said_by(machines.worker()) == (0, "2 inputs: 2 article\n")
    assert said_by(machines.writer("--until-done"))[0] == 0
    again = [path for path in machines.server.paths if path.startswith("/2026")]
    assert sorted(again) == ["/2026/11/01/0.html", "/2026/11/09/new.html"]

    machines.server.pages["/"] = listing()
    assert said_by(machines.worker("-a", "since=2026-11-01"))[0] == 1  # the start page led nowhere
    report = machines.folder / "report.json"
    code, said = said_by(machines.writer("--until-done", "--report", str(report)))
    assert (code, "silent: its lists named no article" in said) == (3, True)
    (site,) = json.loads(report.read_text(encoding="utf-8"))["sites"]
    assert (site["site"], site["verdict"], site["exit"], site["lists_failed"]) == ("paper", "silent", 3, 1)
    run = site["run"]
    assert [run[name] for name in ("id", "command", "arguments", "outcome")] == [
        3,
        "crawl news",
        {"site": "paper"},
        "finished",
    ]
    kept = "SELECT run_id, verdict, found, lists_failed, detail FROM run_sites JOIN runs ON runs.id = run_id"
    assert rows(machines.archive, kept) == [
        (1, "first", 30, 0, "shared crawl 1, 3 workers"),
        (2, "well", 23, 0, "shared crawl 2, 1 worker"),
        (3, "silent", 0, 1, "shared crawl 3, 1 worker"),
    ]
    (fields,) = rows(machines.archive, "SELECT fields FROM run_sites WHERE run_id = 1")[0]
    assert json.loads(fields)["article"] == [29, 30]


def test_half_of_the_pages_of_all_workers_is_for_articles_however_many_lists_there_are(machines: Machines) -> None:
    publish(machines, 9)
    sections = [f"/city/{number}/" for number in range(12)]
    machines.server.pages["/"] = listing(*sections, *machines.server.pages.keys() - {"/"})
    machines.server.pages |= {path: listing("/") for path in sections}
    machines.worker("-a", "max_pages=8").communicate(60)
    machines.writer("--until-done").communicate(60)
    assert len(ledger(machines)) == 4
    assert len([path for path in machines.server.paths if path != "/robots.txt"]) == 8


def test_whoever_is_killed_nothing_that_was_found_is_lost(machines: Machines) -> None:
    """Each kill hits a worker or the writer, at a moment of its own; what it had taken comes back.

    The site answers some pages between two kills, so that there is always something under way.
    """
    articles, chance = publish(machines, PAGES), random.Random(7)
    allowed, answers = threading.Semaphore(0), dict(machines.server.pages)

    def answer(path: str) -> Reply:
        allowed.acquire()
        reply = answers[path]
        assert isinstance(reply, Reply)
        return reply

    machines.server.pages |= {path: partial(answer, path) for path in answers if path.startswith("/2026")}
    roles: dict[str, Started] = {f"worker {number}": machines.worker() for number in range(3)}
    roles["writer"] = machines.writer()
    killed: list[int] = []
    for number in range(KILLS):
        asked = len(machines.server.asked)
        allowed.release(A_ROUND)
        until = time.monotonic() + 30
        while len(machines.server.asked) < asked + A_ROUND // 2 and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 0.3))
        role = "writer" if number % 3 == 2 else chance.choice([name for name in roles if name != "writer"])
        roles[role].send_signal(signal.SIGKILL)
        roles[role].communicate()
        killed.append(roles[role].wait())
        roles[role] = machines.writer() if role == "writer" else machines.worker()
    allowed.release(100 * PAGES)
    for name, process in roles.items():
        if name != "writer":
            said_by(process)
    roles["writer"].send_signal(signal.SIGTERM)
    assert said_by(roles["writer"])[0] == 0
    said_by(machines.worker())  # what the last of them had taken
    assert said_by(machines.writer("--until-done"))[0] == 0
    assert killed == [-signal.SIGKILL] * KILLS
    assert set(ledger(machines)) == articles
    times = Counter(path for path in machines.server.paths if path.startswith("/2026"))
    assert (times - Counter(set(times))).total() <= 2 * KILLS  # what was in flight, at most
    assert rows(machines.archive, "SELECT count(*) FROM articles") == [(PAGES,)]
    assert_whole(machines.archive)


def test_the_run_of_a_writer_that_was_killed_is_ended_by_the_next_in_another_container_too(machines: Machines) -> None:
    articles = publish(machines, 30, wait=0.1)
    worker, writer = machines.worker(), machines.writer()
    until = time.monotonic() + 60
    while len(saved(machines)) < 5 and time.monotonic() < until:
        time.sleep(0.05)
    writer.kill()
    writer.communicate()
    before = saved(machines)
    with closing(sqlite3.connect(machines.archive)) as conn, conn:  # as if it had been in a container
        (process_id,) = conn.execute("SELECT process FROM runs").fetchone()
        boot, _, *rest = process_id.split()
        conn.execute("UPDATE runs SET process = ?", [" ".join((boot, "pid:[1]", *rest))])
    code, said = said_by(machines.writer("--until-done"))
    assert (said_by(worker)[0], code, ledger(machines)) == (0, 0, Counter(articles)), said
    runs = "SELECT id, outcome, ended_at, (SELECT max(saved_at) FROM fetches WHERE run_id = runs.id), counts FROM runs"
    (_, outcome, ended_at, last, counts), rest_of_it = rows(machines.archive, runs)
    assert (outcome, ended_at, counts) == ("died", last, json.dumps({"new": len(before)}))
    left = len(articles) - len(before)
    assert (rest_of_it[1], rest_of_it[4]) == ("finished", json.dumps({"new": left}))
    watched = (
        "SELECT run_id, verdict, found, json_extract(states, '$.new'), json_extract(fields, '$.article') FROM run_sites"
    )
    assert rows(machines.archive, watched) == [(2, "first", len(articles), left, f"[{left},{left}]")]


def saved(machines: Machines) -> list[str]:
    """What the ledger has by now; nothing before there is one."""
    try:
        return [name for (name,) in rows(machines.archive, "SELECT input FROM fetches")]
    except sqlite3.OperationalError:
        return []


def test_a_writer_leaves_alone_what_a_crawl_by_one_machine_has_open(tmp_path: Path) -> None:
    with closing(open_archive(tmp_path / "archive.db")) as archive:
        begin_run(archive.db, "crawl news", {"site": "paper", "spider": "news"}, "1.0+a")
        begin_run(archive.db, "crawl news", {"site": "paper"}, "1.0+a")
        begin_run(archive.db, "load", {"paths": []}, "1.0+a")
        with crawl_runs(archive, print):
            pass
    assert rows(tmp_path / "archive.db", "SELECT outcome FROM runs ORDER BY id") == [(None,), ("died",), (None,)]


SNAPSHOT = Snapshot(
    b"\xff\x00page",
    "https://paper.example/a",
    "https://paper.example/b",
    "text/html",
    "gbk",
    200,
    (("etag", '"1"'),),
    "2026-11-03T08:00:00Z",
    ("not_gzip",),
)
FAILURE = Failure("https://paper.example/\udce9", "failed", "timeout", "25 s", status=504, size=0)


def sent(message: Message) -> dict[bytes, bytes]:
    return {name.encode(): value for name, value in message.fields().items()}


def test_a_message_says_all_that_the_item_said() -> None:
    whole = replace(SNAPSHOT, parts=(replace(SNAPSHOT, body=b"second", url="https://paper.example/b_2"),))
    page = message_of(Reading(whole, Article("headline", ())), "paper", "key", "2027")
    assert read_message(sent(page)) == Message("paper", "key", whole)
    lost = read_message(sent(message_of(FAILURE, "paper", "key", "2026-11-03T09:00:00Z")))
    assert (lost.is_vain, lost.item.fetched_at, lost.item.input) == (True, "2026-11-03T09:00:00Z", FAILURE.input)
    cut = NotArticle("cut_off", "no end tag")
    assert read_message(sent(message_of(Reading(SNAPSHOT, cut), "paper", "key", "2027"))).verdict == cut


@pytest.mark.parametrize(
    "odd",
    [{}, {b"message": b"{"}, {b"message": b"[]", b"body0": b""}, sent(Message("p", "k", SNAPSHOT)) | {b"body0": b"no"}],
)
def test_what_no_worker_wrote_is_no_message(odd: dict[bytes, bytes]) -> None:
    with pytest.raises(BadMessage):
        read_message(odd)


def test_a_strange_message_is_left_off_and_the_next_is_saved(machines: Machines) -> None:
    with Redis.from_url(machines.url) as redis:
        stream = PageStream(redis)
        fields: Any = Message("paper", "key", SNAPSHOT).fields()
        redis.sadd("broadsheet:sites", "paper")
        redis.xadd("broadsheet:pages", {"what": "is this"})
        redis.xadd("broadsheet:pages", fields)
        cut: Any = message_of(Reading(replace(SNAPSHOT, input="cut"), NotArticle("cut_off")), "paper", "", "").fields()
        redis.xadd("broadsheet:pages", cut)
        redis.xadd("broadsheet:pages", {"over": json.dumps({"site": "paper"})})
        redis.xadd("broadsheet:pages", {"over": json.dumps(asdict(Over("paper", 7, 2, 0, 0, 0, waiting=3)))})
        code, said = said_by(machines.writer("--until-done"))
        assert (code, redis.xlen("broadsheet:pages"), stream.is_done(1)) == (1, 0, True)
    assert "2 messages of the stream were none of ours" in said
    assert rows(machines.archive, "SELECT input, state FROM ledger") == [
        (SNAPSHOT.input, "not_article:too_short"),
        ("cut", "not_article:cut_off"),
    ]
    watched = "SELECT site, verdict, outcome, detail FROM run_sites JOIN runs ON runs.id = run_id"
    assert rows(machines.archive, watched) == [("paper", "unjudged", "interrupted", "shared crawl 7, 2 workers")]


def test_the_last_word_of_a_crawl_counts_once_though_it_comes_again(tmp_path: Path) -> None:
    """As it does when the writer was killed before it could take it out of the stream."""
    told: list[Ended] = []
    over = Over("https://paper.example/", 7, 1, found=0, lists_failed=1, left_off=0, waiting=0)
    with closing(open_archive(tmp_path / "archive.db")) as archive:
        with crawl_runs(archive, told.append) as runs:
            assert not runs.has_ended(over)
            runs.end(over)
            assert [runs.has_ended(one) for one in (over, replace(over, crawl=8))] == [True, False]
        with suppress(OSError), crawl_runs(archive, told.append) as runs:
            runs.saver("paper")
            raise OSError("disk")
    assert [(one.row["site"], one.row["verdict"], one.row["exit"]) for one in told] == [(over.site, "first", 0)]
    assert rows(tmp_path / "archive.db", "SELECT arguments, outcome, detail FROM runs") == [
        ('{"url": "https://paper.example/"}', "finished", "shared crawl 7, 1 worker"),
        ('{"site": "paper"}', "failed", "OSError: disk"),
    ]


def test_what_is_missing_is_said_in_one_line(machines: Machines) -> None:
    code, said = said_by(machines.worker("--report", str(machines.folder / "report.json")))
    assert (code, "give --report to scrapy write" in said) == (2, True)
    code, said = said_by(machines.start("follow"))
    assert (code, "scrapy follow is for one machine" in said) == (2, True)
    assert said_by(machines.writer(REDIS_URL=""))[1].splitlines()[-1].endswith("-s REDIS_URL=redis://HOST:6379")
    code, said = said_by(machines.writer(REDIS_URL="redis://127.0.0.1:1"))
    assert (code, said.count("\n") < 8) == (2, True)
    assert "REDIS_URL=redis://127.0.0.1:1: Error 111 connecting to 127.0.0.1:1" in said
