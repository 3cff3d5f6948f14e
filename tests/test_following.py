"""A site is followed over several crawls, killed ones among them: real processes, real servers on loopback."""

import json
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.frontier.flight import MOST_ARRIVED
from archive.frontier.lock import SiteLock
from archive.sqlite import sqlite3
from tests.loading import assert_whole, rows
from tests.started import Started, switches
from tests.test_crawl import HTML, Reply, article, listing
from tests.webserver import WebServer, serve

TODAY = datetime.now(UTC).strftime("/%Y/%m/%d")
KILLS = 10
HOSTS = tuple(f"127.0.0.{number}" for number in range(1, 5))


@dataclass
class Following:
    """One site on one or more servers, crawled into one archive."""

    folder: Path
    servers: list[WebServer]
    processes: list[Started] = field(default_factory=list)

    @property
    def archive(self) -> Path:
        return self.folder / "archive.db"

    @property
    def frontier(self) -> Path:
        return self.folder / "archive.frontier.db"

    def declare(self, more: str = "") -> None:
        lines = (
            'title = "Paper"',
            f'start = ["{self.servers[0].url}/"]',
            f"hosts = {[server.host for server in self.servers]}",
            "section = '^/city/$'",
            r"article = '^/\d{4}/\d\d/\d\d/'",
            more,
        )
        (self.folder / "paper.toml").write_text("\n".join(lines), encoding="utf-8")

    def start(self, *arguments: str, **settings: Any) -> Started:
        settings = {
            "SITES_DIR": self.folder,
            "ARCHIVE": self.archive,
            "DOWNLOAD_DELAY": 0.01,
            "AUTOTHROTTLE_ENABLED": 0,  # a host that once was slow would be asked slowly to the end
            "RETRY_TIMES": 0,
            "ALLOW_PRIVATE_HOSTS": ",".join(HOSTS),
            "CONTACT": "mailto:desk@paper.example",
        } | settings
        options = switches(settings)
        process = Started(["crawl", "news", "-a", "site=paper", *arguments, *options])
        self.processes.append(process)
        return process

    def crawl(self, *arguments: str, **settings: Any) -> tuple[int, str]:
        """Exit code and what was said."""
        _, said = self.start(*arguments, **settings).communicate(timeout=120)
        return self.processes[-1].wait(), said

    def paths(self) -> list[str]:
        """What was asked for since the last look, without robots.txt."""
        asked = [path for server in self.servers for path in server.paths if path != "/robots.txt"]
        for server in self.servers:
            server.asked.clear()
        return asked

    def alter(self, query: str, *values: Any) -> None:
        conn = sqlite3.connect(self.frontier)
        with conn:
            conn.execute(query, values)
        conn.close()

    def ledger(self, run: int) -> dict[str, str]:
        found = rows(self.archive, f"SELECT input, state FROM ledger WHERE run_id = {run:d}")  # noqa: S608
        ends = {asked.rpartition("/")[2]: state for asked, state in found}
        assert len(ends) == len(found)
        return ends


def story(name: str, **headers: str) -> Reply:
    return Reply(article(f"港口的消息第{name}号今天传来").body, headers=HTML | headers)


@dataclass(frozen=True)
class Run:
    code: int
    said: str
    paths: list[str]
    unmodified: list[str]
    ledger: dict[str, str]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Following, list[Run]]]:
    """Three crawls of a site that goes on publishing; the clock of what is due is set forward between them."""
    done: list[Run] = []
    with serve() as server:
        paper = Following(tmp_path_factory.mktemp("paper"), [server])
        paper.declare()

        def crawl() -> None:
            server.unmodified.clear()
            code, said = paper.crawl()
            done.append(Run(code, said, paper.paths(), list(server.unmodified), paper.ledger(len(done) + 1)))

        day, old = f"{TODAY}/", "/2020/01/02/"
        server.pages |= {
            "/": listing("/city/", f"{day}edit.html"),
            "/city/": Reply(
                listing(
                    f"{day}young.html;jsessionid=1F",
                    f"{day}young.html?utm_source=wall#top",
                    f"{day}away.html",
                    f"{day}plain.html",
                    f"{day}flaky.html",
                    f"{old}old.html",
                ).body,
                headers=HTML | {"ETag": '"c1"'},
            ),
            f"{day}young.html;jsessionid=1F": story("一", ETag='"y"'),
            f"{day}edit.html": story("二", ETag='"e1"'),
            f"{day}away.html": story("三", **{"Last-Modified": "Tue, 03 Nov 2026 08:00:00 GMT"}),
            f"{day}plain.html": story("四"),
            f"{day}flaky.html": Reply(b"", 500),
            f"{old}old.html": story("五", ETag='"o"'),
        }
        crawl()
        paper.alter("UPDATE frontier SET next_due = '2020' WHERE url NOT LIKE '%/old.html'")
        server.pages |= {
            "/": listing("/city/", f"{day}edit.html", f"{day}new.html"),
            f"{day}edit.html": story("二改", ETag='"e2"'),
            f"{day}away.html": Reply(b"gone", 410),
            f"{day}flaky.html": story("六"),
            f"{day}new.html": story("七"),
        }
        crawl()
        crawl()
        yield paper, done


Runs = tuple[Following, list[Run]]


def test_a_first_crawl_reads_all_that_there_is_newest_first(runs: Runs) -> None:
    first = runs[1][0]
    day = f"{TODAY}/"
    assert first.paths[:2] == ["/", "/city/"]
    assert first.paths[2:] == [
        *(day + name for name in ("edit.html", "young.html;jsessionid=1F", "away.html", "plain.html", "flaky.html")),
        "/2020/01/02/old.html",
    ]
    assert first.ledger == {
        "edit.html": "new",
        "young.html;jsessionid=1F": "new",
        "away.html": "new",
        "plain.html": "new",
        "flaky.html": "failed:http_500",
        "old.html": "new",
    }


def test_a_second_crawl_reads_what_is_new_and_then_looks_at_what_is_due(runs: Runs) -> None:
    second = runs[1][1]
    day = f"{TODAY}/"
    assert second.paths[:3] == ["/", "/city/", f"{day}new.html"]
    due = ("edit.html", "young.html;jsessionid=1F", "away.html", "plain.html", "flaky.html")
    assert sorted(second.paths[3:]) == sorted(day + name for name in due)
    assert second.ledger == {
        "new.html": "new",
        "edit.html": "changed",
        "young.html;jsessionid=1F": "unchanged",
        "away.html": "failed:http_410",
        "plain.html": "unchanged",
        "flaky.html": "new",
    }
    # The list is as it was, so nobody says that old.html is still there: it is just not due.
    assert second.unmodified == ["/city/", f"{TODAY}/young.html;jsessionid=1F"]


def test_a_page_that_is_as_it_was_has_the_article_and_the_bytes_of_its_first_row(runs: Runs) -> None:
    paper = runs[0]
    query = (
        "SELECT state, http_status, detail, article_id, snapshot_sha256, size FROM fetches "
        "WHERE input LIKE '%young%' ORDER BY id"
    )
    first, second = rows(paper.archive, query)
    assert first[:3] == ("new", 200, None)
    assert second == ("unchanged", 304, "the site says that it is as it was (HTTP 304)", *first[3:])
    assert rows(paper.archive, "SELECT count(*) FROM articles WHERE gone_at IS NOT NULL") == [(1,)]
    assert_whole(paper.archive)


def test_a_third_crawl_soon_after_asks_for_lists_only_and_says_what_is_not_due(runs: Runs) -> None:
    third = runs[1][2]
    assert third.paths == ["/", "/city/"]
    assert (third.code, third.ledger) == (0, {})
    assert third.said.splitlines()[-2:] == [
        "0 inputs: nothing to do",
        "7 known addresses not asked again: they are not due yet",
    ]


def test_what_stayed_as_it_was_is_due_later_than_what_changed(runs: Runs) -> None:
    due = dict(
        rows(
            runs[0].frontier,
            "SELECT replace(url, rtrim(url, 'abcdefghijklmnopqrstuvwxyz.'), ''), next_due FROM frontier",
        )
    )
    assert due["away.html"] > due["edit.html"]
    streak = "SELECT unchanged, tries, outcome FROM frontier WHERE url LIKE '%plain%' OR url LIKE '%away%' ORDER BY url"
    assert rows(runs[0].frontier, streak) == [(0, 1, "failed:http_410"), (1, 0, "unchanged")]


def test_a_home_page_that_is_as_it_was_hides_nothing_that_is_new_in_its_sections(tmp_path: Path) -> None:
    """The sections name each other, as menus do."""
    with serve() as server:
        paper = Following(tmp_path, [server])
        paper.declare()
        menu = ["/city/", "/sport/"]
        (tmp_path / "paper.toml").write_text(
            (tmp_path / "paper.toml").read_text().replace("^/city/$", "^/(city|sport)/$")
        )
        server.pages |= {
            "/": Reply(listing(*menu).body, headers=HTML | {"ETag": '"home"'}),
            "/city/": Reply(listing(*menu, "/2026/11/03/1.html").body, headers=HTML | {"ETag": '"city"'}),
            "/sport/": listing(*menu, "/2026/11/03/2.html"),
        }
        server.pages |= {f"/2026/11/03/{number}.html": story(str(number)) for number in (1, 2, 3)}
        assert paper.crawl()[0] == 0
        server.pages["/sport/"] = listing(*menu, "/2026/11/03/3.html")
        paper.paths()
        assert paper.crawl()[0] == 0
        assert server.unmodified == ["/", "/city/"]
        assert paper.paths() == ["/", "/city/", "/sport/", "/2026/11/03/3.html"]


def test_what_max_pages_leaves_off_is_asked_for_first_by_the_next_crawl(tmp_path: Path) -> None:
    with serve({"/": listing(*(f"/2026/11/0{number}/a.html" for number in range(1, 7)))}) as server:
        paper = Following(tmp_path, [server])
        paper.declare()
        code, said = paper.crawl("-a", "max_pages=4")
        assert paper.paths() == ["/", "/2026/11/06/a.html", "/2026/11/05/a.html", "/2026/11/04/a.html"]
        assert (code, said.splitlines()[-1]) == (1, "3 addresses left off: max_pages was reached")
        server.pages["/"] = listing("/2026/11/07/a.html", "/2026/11/06/a.html")
        paper.crawl("-a", "since=2026-11-02")
    assert paper.paths() == ["/", "/2026/11/03/a.html", "/2026/11/02/a.html", "/2026/11/07/a.html"]
    left = "SELECT substr(url, -18) FROM frontier WHERE state = 'pending'"
    assert rows(paper.frontier, left) == [("/2026/11/01/a.html",)]


def test_a_site_is_crawled_by_one_process_at_a_time(tmp_path: Path) -> None:
    with serve() as server:
        paper = Following(tmp_path, [server])
        paper.declare()
        lock = SiteLock(tmp_path / "archive.frontier.lock", "paper")
        code, said = paper.crawl()
        lock.release()
        assert (code, server.asked) == (2, [])
        assert said.splitlines()[-1].endswith(
            f"the archive {paper.archive}: paper is being crawled by another process; wait for its end, or stop it"
        )
        other = SiteLock(tmp_path / "archive.frontier.lock", "other")
        assert paper.crawl()[0] == 1  # its start page is not there
        other.release()


def test_a_frontier_that_cannot_be_written_any_more_ends_the_crawl_and_is_gone_on_with(tmp_path: Path) -> None:
    names = [f"/2026/11/03/{number}.html" for number in range(9)]
    with serve({"/": listing(*names)} | {name: story(name) for name in names}) as server:
        paper = Following(tmp_path, [server])
        paper.declare()

        def refuse() -> Reply:
            paper.alter("CREATE TRIGGER full BEFORE UPDATE ON frontier BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
            return story("0")

        server.pages[names[2]] = refuse
        code, said = paper.crawl()
        assert (code, said.splitlines()[-1]) == (
            1,
            f"the crawl ended early: the frontier {paper.frontier}: disk is full",
        )
        assert len(paper.paths()) < 6
        paper.alter("DROP TRIGGER full")
        assert paper.crawl()[0] == 0
    assert {name for (name,) in rows(paper.archive, "SELECT substr(input, -18) FROM ledger")} == {
        name[-18:] for name in names
    }


def test_memory_holds_what_is_in_flight_and_a_slow_host_keeps_no_other_waiting(tmp_path: Path) -> None:
    """The slow host answers when all pages of the others were asked for, or a scheduler that waits for it fails."""
    many = 80
    others_done = threading.Event()
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(host=host)) for host in HOSTS]
        paper = Following(tmp_path, servers)
        paper.declare()
        slow = servers[1]
        links = [
            f"{server.url}/2026/11/0{number % 9 + 1}/{number}.html" for server in servers for number in range(many)
        ]
        servers[0].pages["/"] = listing(*links)

        def wait() -> Reply:
            assert others_done.wait(60)
            return Reply(b"", 404)

        def last() -> Reply:
            if sum(len(server.asked) for server in servers if server is not slow) >= 3 * many + 4:
                others_done.set()
            return Reply(b"", 404)

        for server in servers:
            answer = wait if server is slow else last
            server.pages |= {f"/2026/11/0{number % 9 + 1}/{number}.html": answer for number in range(many)}
        _, said = paper.crawl(SCHEDULER="tests.schedulers.WatchedScheduler", DOWNLOAD_TIMEOUT=90, ITEM_PIPELINES="{}")
    assert said.splitlines()[-1] == f"{4 * many} inputs: {4 * many} failed"
    requests, held = json.loads((tmp_path / "most.json").read_text())
    assert (requests < 40, held < 100) == (True, True)


def test_no_more_pages_are_asked_for_than_may_wait_until_they_are_saved(tmp_path: Path) -> None:
    """They were bounded by their bytes alone, and small ones filled memory whenever a commit had to wait."""
    many, on_their_way = 2 * MOST_ARRIVED, 2
    names = [f"/2026/11/{number % 28 + 1:02}/{number}.html" for number in range(many)]
    with serve({"/": listing(*names)}) as server:
        server.pages |= dict.fromkeys(names, Reply(b"", 404))
        paper = Following(tmp_path, [server])
        paper.declare()
        pipelines = '{"tests.schedulers.LatePipeline": 1}'
        _, said = paper.crawl(SCHEDULER="tests.schedulers.LateScheduler", ITEM_PIPELINES=pipelines)
    assert said.splitlines()[-1] == f"{many} inputs: {many} failed"
    held = json.loads((tmp_path / "held.json").read_text())
    assert MOST_ARRIVED <= held <= MOST_ARRIVED + on_their_way


@dataclass
class Town:
    """A site of a hundred pages on four addresses, which kills its crawler after so many questions."""

    paper: Following
    until_kill: int = 0
    pause: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def build(self, a_host: int) -> None:
        servers = self.paper.servers
        servers[0].pages["/"] = listing(*(f"{server.url}/city/" for server in servers))
        for server in servers:
            names = [f"/2026/11/{number % 28 + 1:02}/{number}.html" for number in range(a_host)]
            server.pages["/city/"] = self.answer(listing(*names))
            server.pages |= {name: self.answer(story(f"{server.host} {name}")) for name in names}

    def answer(self, reply: Reply) -> Callable[[], Reply]:
        def answered() -> Reply:
            with self.lock:
                self.until_kill -= 1
                if self.until_kill == 0:
                    threading.Thread(target=self.kill).start()
            return reply

        return answered

    def kill(self) -> None:
        """A little later, so that it comes between any two steps of the crawler."""
        time.sleep(self.pause)
        self.paper.processes[-1].send_signal(signal.SIGKILL)

    def crawl_and_die(self, questions: int, pause: float, **settings: Any) -> set[str]:
        """The addresses that were in flight."""
        self.until_kill, self.pause = questions, pause
        code, _ = self.paper.crawl(**settings)
        assert code == -signal.SIGKILL
        query = "SELECT url FROM frontier WHERE state = 'asked' AND kind = 'article'"
        return {url for (url,) in rows(self.paper.frontier, query)}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(host=host)) for host in HOSTS]
        paper = Following(tmp_path, servers)
        paper.declare()
        yield Town(paper)


def asked_for(town: Town) -> Counter[str]:
    """How often each article was."""
    return Counter(
        f"{server.url}{path}" for server in town.paper.servers for path in server.paths if path.startswith("/2026")
    )


def test_after_ten_kills_every_address_is_in_the_ledger_and_only_what_was_in_flight_was_asked_for_twice(
    town: Town,
) -> None:
    town.build(25)
    chance = random.Random(6)
    in_flight: Counter[str] = Counter()
    for _ in range(KILLS):
        in_flight.update(town.crawl_and_die(chance.randrange(2, 13), chance.uniform(0, 0.05)))
    assert in_flight
    code, _ = town.paper.crawl()
    links = {f"{server.url}/2026/11/{n % 28 + 1:02}/{n}.html" for server in town.paper.servers for n in range(25)}
    assert code == 0
    assert {url for url, count in asked_for(town).items() if count > 1 + in_flight[url]} == set()
    assert {url for (url,) in rows(town.paper.archive, "SELECT input FROM ledger WHERE state = 'new'")} == links
    states = "SELECT kind, state, count(*) FROM frontier GROUP BY kind, state ORDER BY kind"
    assert rows(town.paper.frontier, states) == [("article", "done", 100), ("section", "done", 5)]
    assert_whole(town.paper.archive)


def test_a_store_that_forgets_what_was_in_flight_loses_it(town: Town) -> None:
    town.build(3)
    in_flight = town.crawl_and_die(7, 0.0)
    assert in_flight
    town.paper.crawl(SCHEDULER="tests.schedulers.ForgetfulScheduler")
    had = {url for (url,) in rows(town.paper.archive, "SELECT input FROM ledger")}
    links = {f"{server.url}/2026/11/{n % 28 + 1:02}/{n}.html" for server in town.paper.servers for n in range(3)}
    assert set() < links - had <= in_flight
