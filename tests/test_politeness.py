"""One crawl over several hosts, each of which asks for manners of another kind."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.settings import Settings

from crawler import settings as project
from crawler.politeness.standing import Limits, Standing, wait_for
from tests.test_crawl import HTML, Crawl, article, crawl, listing
from tests.test_following import TODAY, Following, story
from tests.webserver import Reply, WebServer, serve

HOSTS = {
    "front": "127.0.0.2",
    "busy": "127.0.0.3",
    "refusing": "127.0.0.4",
    "dark": "127.0.0.5",
    "slow": "127.0.0.6",
    "guarded": "127.0.0.7",
    "big": "127.0.0.8",
    "plain": "127.0.0.9",
    "reserving": "127.0.0.10",
}
PAGES = 12
CAPTCHA = Reply("<html><head><title>安全验证</title></head><body><p>请完成验证后继续访问。</p></body></html>".encode())


def addresses(count: int) -> list[str]:
    return [f"/2026/11/03/{number}.html" for number in range(count)]


def timed(times: list[float], *replies: Reply) -> Callable[[], Reply]:
    """The replies in turn, the last one again and again; notes when each was asked for."""
    left = list(replies)

    def reply() -> Reply:
        times.append(monotonic())
        return left.pop(0) if len(left) > 1 else left[0]

    return reply


def refusal(status: int, retry_after: str | None) -> Reply:
    return Reply(b"not now", status, HTML | ({"Retry-After": retry_after} if retry_after else {}))


def robots(text: str, status: int = 200) -> Reply:
    return Reply(text.encode(), status, {"Content-Type": "text/plain"})


@pytest.fixture(scope="module")
def run(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Crawl, dict[str, WebServer], dict[str, list[float]]]]:
    folder = tmp_path_factory.mktemp("polite")
    times: dict[str, list[float]] = {name: [] for name in HOSTS}
    counts = dict.fromkeys(HOSTS, PAGES) | {
        "guarded": PAGES - 1,
        "busy": 1,
        "dark": 2,
        "slow": 3,
        "plain": 3,
        "reserving": 4,
    }
    with ExitStack() as stack:
        servers = {name: stack.enter_context(serve(host=host)) for name, host in HOSTS.items()}
        for name, server in servers.items():
            server.pages |= {path: timed(times[name], article(f"{name}港口新桥通车")) for path in addresses(PAGES)}
        links = [
            f'<li><a href="{server.url}{path}">港口新桥通车的消息</a></li>'
            for name, server in servers.items()
            if name != "front"
            for path in addresses(counts[name])
        ]
        servers["front"].pages["/"] = Reply("".join(links).encode())
        page = addresses(1)[0]
        servers["busy"].pages[page] = timed(times["busy"], refusal(429, "1"), article("又通车了"))
        servers["refusing"].pages = dict.fromkeys(addresses(PAGES), refusal(403, None))
        servers["dark"].pages["/robots.txt"] = robots("maintenance", 503)
        servers["slow"].pages["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 0.4\n")
        servers["guarded"].pages = dict.fromkeys(addresses(PAGES), CAPTCHA)
        # What its pages say is known when they are read: on the loop (READERS), or all might have come before that.
        servers["guarded"].pages["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 0.4\n")
        servers["reserving"].pages["/robots.txt"] = robots("User-agent: *\nContent-Signal: search=yes, ai-train=no\n")
        reservations = ("noarchive", "otherbot: noarchive", "noindex")
        for path, said in zip(addresses(3), reservations, strict=True):
            page = article(f"{said}港口新桥通车")
            servers["reserving"].pages[path] = replace(page, headers={**page.headers, "X-Robots-Tag": said})
        start, hosts = servers["front"].url, list(HOSTS.values())
        (folder / "paper.toml").write_text(
            f'title = "Paper"\nstart = ["{start}/"]\nhosts = {hosts}\narticle = "^/2026/"\ndelay = 0\n'
        )
        settings = {
            "ALLOW_PRIVATE_HOSTS": ",".join(hosts),
            "RETRY_TIMES": 1,
            "BACKOFF_START": 0.05,
            "HOST_MAX_REFUSALS": 3,
            "HOST_MAX_REQUESTS": PAGES,
            "OBEY_OPT_OUT": "tdm,index",
            "READERS": 0,
        }
        yield crawl(folder, "-a", "site=paper", **settings), servers, times


Run = tuple[Crawl, dict[str, WebServer], dict[str, list[float]]]


def ends_of(run: Run, name: str) -> list[str]:
    """What became of a host's addresses: the headline of an article, else state and reason."""
    return [
        row.get("headline") or f"{row['state']}:{row['why']}"
        for row in run[0].rows
        if f"//{HOSTS[name]}:" in (row.get("input") or row["url"])
    ]


def test_a_host_that_says_how_long_to_wait_is_asked_again_after_that(run: Run) -> None:
    first, second = run[2]["busy"]
    assert second - first >= 0.9  # Scrapy counts from when it sent
    assert ends_of(run, "busy") == ["又通车了"]


def test_the_other_hosts_go_on_meanwhile(run: Run) -> None:
    assert ends_of(run, "plain") == ["plain港口新桥通车"] * 3
    first, second = run[2]["busy"]
    assert any(first < asked < second for name in HOSTS if name != "busy" for asked in run[2][name])


def test_a_host_that_refuses_in_a_row_is_left_alone(run: Run) -> None:
    assert len([path for path in run[1]["refusing"].paths if path != "/robots.txt"]) == 3
    assert set(ends_of(run, "refusing")) == {"failed:http_403", "failed:refused"}
    assert len(ends_of(run, "refusing")) < PAGES  # the rest waits for the next crawl


def test_a_host_without_an_answer_for_robots_txt_is_asked_for_nothing_else(run: Run) -> None:
    assert set(run[1]["dark"].paths) == {"/robots.txt"}
    assert ends_of(run, "dark") == ["failed:robots_unreachable"] * 2


def test_the_delay_in_robots_txt_is_kept(run: Run) -> None:
    gaps = [later - sooner for sooner, later in zip(run[2]["slow"], run[2]["slow"][1:], strict=False)]
    assert len(gaps) == 2
    assert min(gaps) >= 0.15  # jitter takes up to a half


def test_soft_blocks_in_a_row_are_refusals_and_no_articles(run: Run) -> None:
    pages = [path for path in run[1]["guarded"].paths if path != "/robots.txt"]
    assert 5 <= len(pages) < PAGES - 1  # those under way come in
    assert {agent for _, agent in run[1]["guarded"].asked} == {"Broadsheet/0.1 (+mailto:desk@paper.example)"}
    assert set(ends_of(run, "guarded")) <= {"not_article:captcha", "failed:refused"}


def test_a_host_gets_no_more_than_its_budget(run: Run) -> None:
    assert len(run[1]["big"].asked) == PAGES  # robots.txt is one of them
    assert ends_of(run, "big").count("big港口新桥通车") == PAGES - 1


def test_what_a_site_reserves_is_a_flag_of_each_article_and_what_is_obeyed_is_not_kept(run: Run) -> None:
    reserving = [row for row in run[0].rows if f"//{HOSTS['reserving']}:" in (row.get("input") or row["url"])]
    flags = {row["headline"]: row["flags"] for row in reserving if "headline" in row}
    assert flags == {
        "noarchive港口新桥通车": ["opt_out_ai", "opt_out_archive"],
        "otherbot: noarchive港口新桥通车": ["opt_out_ai"],
        "reserving港口新桥通车": ["opt_out_ai"],
    }
    (refused,) = [(row["state"], row["why"], row["detail"]) for row in reserving if "state" in row]
    assert refused[:2] == ("rejected", "opted_out")
    assert refused[2].startswith("the site says opt_out_index, and OBEY_OPT_OUT says to keep to it")
    assert not any(row.get("flags") for row in run[0].rows if row not in reserving)


def test_the_end_says_what_hosts_asked_for(run: Run) -> None:
    lines = run[0].log.splitlines()
    assert [line for line in lines if line.startswith("127.0.0.") and "rest" not in line] == [
        "127.0.0.4 turned us away too often in a row: left alone until the next crawl",
        "127.0.0.7 turned us away too often in a row: left alone until the next crawl",
        "127.0.0.8 had all that a host gets of one crawl (HOST_MAX_REQUESTS, HOST_MAX_BYTES)",
        f"127.0.0.5:{run[1]['dark'].port}: no robots.txt could be had, so nothing was asked",
        "127.0.0.6 asks for 0.4 seconds between requests (robots.txt)",
        "127.0.0.7 asks for 0.4 seconds between requests (robots.txt)",
    ]


def test_what_a_host_was_left_with_is_asked_for_by_the_next_crawl(tmp_path: Path) -> None:
    """At once, where no request was sent; what was answered 403 waits for its quarter of an hour."""
    with serve(host="127.0.0.1") as front, serve(host="127.0.0.2") as refusing:
        paper = Following(tmp_path, [front, refusing])
        paper.declare()
        near, far = ([f"{TODAY}/{host}{number}.html" for number in range(6)] for host in "ab")
        front.pages |= {path: story(path) for path in near}
        front.pages["/"] = listing(*near, *(refusing.url + path for path in far))
        refusing.pages = dict.fromkeys(far, refusal(403, None))
        paper.crawl(HOST_MAX_REQUESTS=4, HOST_MAX_REFUSALS=2, BACKOFF_START=0.01)
        first = paper.ledger(1)
        refusing.pages = {path: story(path) for path in far}
        code, said = paper.crawl()
        second = paper.ledger(2)
    every = {path.rpartition("/")[2] for path in (*near, *far)}
    answered = {name for name, state in first.items() if state in ("new", "failed:http_403")}
    assert {"new", "failed:http_403", "rejected:host_budget"} <= set(first.values())
    assert set(first.values()) <= {"new", "failed:http_403", "rejected:host_budget", "failed:refused"}
    assert second == dict.fromkeys(every - answered, "new")
    assert code == 0, said


def test_each_refusal_in_a_row_doubles_the_rest_until_a_good_answer() -> None:
    limits, moment = Limits(refusals=99), datetime(2026, 11, 3, 8, tzinfo=UTC)
    standing, rests = Standing(), []
    for refuses in (True, True, True, True, False, True):
        standing = standing.answered(refuses, 10, limits)
        rests.append(wait_for(standing.trouble, None, moment, limits))
    assert rests == [10, 20, 40, 80, 0, 10]


def test_the_throttle_starts_at_the_delay_and_goes_only_up_from_there() -> None:
    settings = Settings()
    settings.setmodule(project)
    crawler: Any = Crawler(Spider, settings)
    throttle = AutoThrottle(crawler)
    crawler.engine = SimpleNamespace(downloader=SimpleNamespace(_delay=None, slots={}))
    crawler.signals.send_catch_log(signals.spider_opened, spider=None)
    assert crawler.engine.downloader._delay == throttle.mindelay == 1
    slot = crawler.engine.downloader.slots["paper.example"] = SimpleNamespace(delay=1.0)
    delays = []
    for latency, status in ((0.2, 200), (4.0, 200), (0.1, 503), (0.2, 200), (0.2, 200)):
        request = Request(
            "https://paper.example/", meta={"download_slot": "paper.example", "download_latency": latency}
        )
        response = Response(request.url, status=status)
        crawler.signals.send_catch_log(signals.response_downloaded, response=response, request=request, spider=None)
        delays.append(slot.delay)
    assert delays == pytest.approx([1.0, 8.0, 8.0, 4.2, 2.3])


def test_a_good_answer_ends_a_row_of_refusals_and_bytes_are_counted() -> None:
    limits = Limits(refusals=3, size=100)
    standing = Standing().asked(limits).answered(True, 10, limits).answered(True, 10, limits)
    assert (standing.trouble, standing.left) == (2, None)
    assert standing.answered(False, 10, limits) == Standing(refusals=0, requests=1, size=30)
    assert standing.answered(True, 90, limits).left == "refused"
    assert standing.answered(False, 90, limits).asked(limits).left == "host_budget"
