"""Several workers and one writer, through a real Redis."""

import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from archive.shared.messages import BadMessage, Message, message_of, read_message
from archive.shared.stream import PageStream
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
    machines.server.pages["/2026/11/01/0.html"] = article("这回它来了")
    machines.server.pages["/city/0/"] = listing("/2026/11/01/0.html", "/2026/11/04/3.html", "/2026/11/09/new.html")
    machines.server.pages["/2026/11/09/new.html"] = article("昨天的新闻")
    assert said_by(machines.worker()) == (0, "2 inputs: 2 article\n")
    assert said_by(machines.writer("--until-done"))[0] == 0
    again = [path for path in machines.server.paths if path.startswith("/2026")]
    assert sorted(again) == ["/2026/11/01/0.html", "/2026/11/09/new.html"]


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
        code, said = said_by(machines.writer("--until-done"))
        assert (code, redis.xlen("broadsheet:pages"), stream.is_done(1)) == (0, 0, True)
    assert "1 messages of the stream were none of ours" in said
    assert rows(machines.archive, "SELECT input, state FROM ledger") == [
        (SNAPSHOT.input, "not_article:too_short"),
        ("cut", "not_article:cut_off"),
    ]


def test_what_is_missing_is_said_in_one_line(machines: Machines) -> None:
    assert said_by(machines.writer(REDIS_URL=""))[1].splitlines()[-1].endswith("-s REDIS_URL=redis://HOST:6379")
    code, said = said_by(machines.writer(REDIS_URL="redis://127.0.0.1:1"))
    assert (code, said.count("\n") < 8) == (2, True)
    assert "REDIS_URL=redis://127.0.0.1:1: Error 111 connecting to 127.0.0.1:1" in said
