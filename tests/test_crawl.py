"""The real command against a real server on loopback; one process a crawl, as Scrapy needs it."""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive.snapshots.packing import QUICK, THOROUGH
from archive.store import snapshots_path
from crawler.settings import ITEM_PIPELINES as PIPELINES
from crawler.sites import SiteError, load_site
from crawler.spiders.outcomes import has_losses, notes_of, summary_of
from crawler.spiders.plan import Plan, plan_of
from crawler.version import lists_fingerprint
from tests.loading import rows, run_scrapy
from tests.started import Started, switches
from tests.webserver import Reply, WebServer, pages_in, serve

ROOT = Path(__file__).resolve().parents[1]
HTML = {"Content-Type": "text/html; charset=utf-8"}
PARAGRAPHS = (
    "港口新桥昨日上午八时正式通车，首日通行车辆超过两万辆，两岸往来的时间由四十分钟缩短到十分钟。",
    "市交通局介绍，新桥全长三点二公里，双向六车道，两侧设有步行道和自行车道，夜间照明由太阳能供电。",
    "家住南岸的居民说，过去上班要乘一小时的渡轮，现在骑车就能到北岸，孩子上学也方便了许多。",
)


@dataclass(frozen=True)
class Crawl:
    rows: list[dict[str, Any]]
    code: int
    log: str

    @property
    def outcomes(self) -> dict[str, str]:
        """The headline of an article, else state and reason, by the path of the input; N inputs must be N rows."""
        ends = {row["input"]: f"{row['state']}:{row['why']}" for row in self.rows if "state" in row}
        ends |= {row["url"]: row["headline"] for row in self.rows if "state" not in row}
        assert len(ends) == len(self.rows)
        return {"/" + url.split("/", 3)[3]: end for url, end in ends.items()}


def crawl(folder: Path, *arguments: str, started: Callable[[int], None] = lambda pid: None, **settings: Any) -> Crawl:
    """``scrapy crawl news`` without the archive; waits for its end."""
    out, log = folder / "out.jsonl", folder / "crawl.log"
    log.unlink(missing_ok=True)
    settings = {
        "ITEM_PIPELINES": "{}",
        "SITES_DIR": folder,
        "LOG_FILE": log,
        "DOWNLOAD_DELAY": 0,
        "RETRY_TIMES": 0,
        "BACKOFF_START": 0.05,
        "CONTACT": "mailto:desk@paper.example",
    } | settings
    options = switches(settings)
    with Started(["crawl", "news", *arguments, "-O", str(out), *options]) as process:
        started(process.pid)
        _, errors = process.communicate(timeout=60)
        code = process.wait()
    with log.open("a", encoding="utf-8") as file:
        file.write(errors)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] if out.exists() else []
    return Crawl(rows, code, log.read_text(encoding="utf-8"))


def article(headline: str) -> Reply:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = (
        f"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>{text}</article></body></html>"
    )
    return Reply(body.encode(), headers=HTML)


def listing(*links: str) -> Reply:
    anchors = "".join(f'<li><a href="{address}">港口新桥通车的消息</a></li>' for address in links)
    return Reply(f"<html><body><ul>{anchors}</ul></body></html>".encode(), headers=HTML)


def redirect(location: str) -> Reply:
    return Reply(status=302, headers={"Location": location})


def declare(folder: Path, server: WebServer, more: str = "") -> None:
    lines = (
        'title = "Paper"',
        f'start = ["{server.url}/"]',
        "section = '^/city/$'",
        r"article = '^/(private/)?\d{4}/\d\d/\d\d/'",
        "allow_private = true",
        "delay = 0",
        more,
    )
    (folder / "paper.toml").write_text("\n".join(lines), encoding="utf-8")


BIG = b"<p>" + b"x" * 300_000
PACKED = gzip.compress(article("断").body)
CITY = {
    "bridge.html": article("港口新桥通车"),
    "gone.html": Reply(b"gone", 404),
    "broken.html": Reply(b"broken", 500),
    "old.html": redirect("/2026/11/03/moved.html"),
    "loop.html": redirect("/2026/11/03/loop.html"),
    "nowhere.html": Reply(status=302, headers={}),
    "file.html": redirect("file:///etc/hostname"),
    "inside.html": redirect("http://127.0.0.1:1/2026/11/03/x.html"),
    "elsewhere.html": redirect("http://other.example/2026/11/03/x.html"),
    "empty.html": Reply(b"", headers=HTML),
    "cut.html": Reply(PACKED[:-20], headers=HTML | {"Content-Encoding": "gzip"}),
    "early.html": Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + article("早").body[:200]),
    "closed.html": Reply(
        raw=b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + article("旧服务器").body
    ),
    "short.html": Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + article("短").body),
    "reset.html": Reply(raw=b""),
    "big.html": Reply(BIG, headers=HTML),
    "bomb.html": Reply(gzip.compress(bytes(5_000_000)), headers=HTML | {"Content-Encoding": "gzip"}),
    "slow.html": Reply(b"late", wait=2.0),
}
LONG = "/2026/11/03/" + "a" * 2000


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WebServer, Crawl]]:
    """One crawl of a site on which nearly everything goes wrong."""
    folder = tmp_path_factory.mktemp("city")
    with serve({f"/2026/11/03/{name}": reply for name, reply in CITY.items()}) as server:
        server.pages |= {
            "/robots.txt": Reply(b"User-agent: *\nDisallow: /private/\n", headers={"Content-Type": "text/plain"}),
            "/": listing("/city/", "/about.html", "mailto:desk@paper.example", "javascript:alert(1)", "http://[::1"),
            "/city/": Reply(
                listing(
                    *(f"/2026/11/03/{name}" for name in CITY),
                    "/2026/11/03/bridge.html#top",
                    "/private/2026/11/03/secret.html",
                    f"http://127.0.0.1:{server.port}/2026/11/03/bridge.html",
                    "http://other.example/2026/11/03/other.html",
                    "http://127.0.0.1:99999/2026/11/03/port.html",
                    "file:///2026/11/03/hostname",
                    LONG,
                ).body
                + '<a href="page2.html">下一页</a>'.encode(),
                headers=HTML,
            ),
            "/city/page2.html": Reply(
                listing("/2026/11/02/harvest.html").body + b"<a rel=next href=page3.html>3</a>", headers=HTML
            ),
            "/2026/11/02/harvest.html": article("秋收开始"),
            "/2026/11/03/moved.html": article("旧闻新址"),
        }
        declare(folder, server)
        settings: dict[str, Any] = {"DOWNLOAD_MAXSIZE": 200_000, "DOWNLOAD_TIMEOUT": 1, "REDIRECT_MAX_TIMES": 3}
        yield server, crawl(folder, "-a", "site=paper", **settings)


City = tuple[WebServer, Crawl]


def test_every_article_address_ends_in_one_row(city: City) -> None:
    assert city[1].outcomes == {
        "/2026/11/03/bridge.html": "港口新桥通车",
        "/2026/11/02/harvest.html": "秋收开始",
        "/2026/11/03/moved.html": "旧闻新址",
        "/2026/11/03/empty.html": "not_article:empty",
        "/2026/11/03/gone.html": "failed:http_404",
        "/2026/11/03/broken.html": "failed:http_500",
        "/2026/11/03/nowhere.html": "failed:http_302",
        "/2026/11/03/loop.html": "failed:redirects",
        "/2026/11/03/file.html": "rejected:scheme",
        "/2026/11/03/inside.html": "rejected:private_address",
        "/2026/11/03/elsewhere.html": "rejected:offsite",
        "/2026/11/03/cut.html": "failed:incomplete",
        "/2026/11/03/early.html": "not_article:cut_off",
        "/2026/11/03/closed.html": "旧服务器",
        "/2026/11/03/short.html": "failed:incomplete",
        "/2026/11/03/reset.html": "failed:connection",
        "/2026/11/03/big.html": "rejected:too_large",
        "/2026/11/03/bomb.html": "rejected:too_large",
        "/2026/11/03/slow.html": "failed:timeout",
        "/private/2026/11/03/secret.html": "rejected:robots",
        "/2026/11/03/port.html": "rejected:bad_url",
        LONG: "rejected:url_too_long",
        "/city/page3.html": "failed:http_404",
    }


def test_an_article_row_is_the_whole_article_and_no_bytes(city: City) -> None:
    rows = [row for row in city[1].rows if row.get("headline") == "港口新桥通车"]
    assert [(row["url"], [block["text"] for block in row["blocks"]]) for row in rows] == [
        (f"{city[0].url}/2026/11/03/bridge.html", list(PARAGRAPHS))
    ]
    assert "snapshot" not in rows[0]


def test_a_failure_row_says_what_was_asked_and_what_came(city: City) -> None:
    server = city[0]
    assert [row for row in city[1].rows if row.get("input") == f"{server.url}/2026/11/03/gone.html"] == [
        {
            "state": "failed",
            "why": "http_404",
            "detail": "the server answered 404 Not Found",
            "input": f"{server.url}/2026/11/03/gone.html",
            "url": f"{server.url}/2026/11/03/gone.html",
            "status": 404,
        }
    ]


def test_what_robots_txt_forbids_is_never_asked_for(city: City) -> None:
    assert city[0].paths[0] == "/robots.txt"
    assert [path for path in city[0].paths if path.startswith("/private/") or path in (LONG, "/about.html")] == []


def test_each_page_is_asked_for_once_and_one_at_a_time(city: City) -> None:
    once = [path for path in city[0].paths if path != "/2026/11/03/loop.html"]
    assert sorted(once) == sorted(set(once))
    # The slow page's handler is still asleep when the crawler has given it up and goes on.
    assert city[0].busiest == 2
    assert len(city[0].asked) > 20


def test_the_crawler_says_who_it_is(city: City) -> None:
    assert {agent for _, agent in city[0].asked} == {"Broadsheet/0.1 (+mailto:desk@paper.example)"}
    assert "CONTACT is not set" not in city[1].log


def test_one_request_at_a_time_goes_to_a_host(tmp_path: Path) -> None:
    addresses = [f"/2026/11/03/{number}.html" for number in range(6)]
    with serve({"/": listing(*addresses)} | {each: Reply(b"", wait=0.05) for each in addresses}) as server:
        declare(tmp_path, server)
        outcomes = crawl(tmp_path, "-a", "site=paper").outcomes
    assert outcomes == dict.fromkeys(addresses, "not_article:empty")
    assert server.busiest == 1


def test_a_page_that_fails_once_is_asked_for_again(tmp_path: Path) -> None:
    replies = [Reply(b"", 503), article("再来一次")]
    cuts = [Reply(PACKED[:-20], headers=HTML | {"Content-Encoding": "gzip"}), article("补全")]
    with serve({"/": listing("/2026/11/03/a.html", "/2026/11/03/b.html")}) as server:
        server.pages |= {"/2026/11/03/a.html": lambda: replies.pop(0), "/2026/11/03/b.html": lambda: cuts.pop(0)}
        declare(tmp_path, server)
        result = crawl(tmp_path, "-a", "site=paper", RETRY_TIMES=1)
    assert result.outcomes == {"/2026/11/03/a.html": "再来一次", "/2026/11/03/b.html": "补全"}
    assert result.code == 0


def test_any_address_is_crawled_by_the_shape_of_its_links(tmp_path: Path) -> None:
    headline, short = "港口新桥昨日正式通车", "国际"
    anchors = {
        "/news/2026-11/03/content_123456.html": headline,
        "/news/harbour-bridge-opens-to-traffic": "Harbour bridge opens to traffic",
        "/news/2026-11/03/content_123457.html": short,
        "/news/": headline,
        "/tag/2026-11-03-123456": headline,
        "/2026/11/03/photo.jpg": headline,
        "http://other.example/2026/11/03/a.html": headline,
    }
    page = "".join(f"<a href='{address}'>{text}</a>" for address, text in anchors.items())
    with serve({"/": Reply(f"{page}<a href='/?page=2'>下一页 &gt;</a>".encode(), headers=HTML)}) as server:
        for path in list(anchors)[:2]:
            server.pages[path] = article(headline)
        server.pages["/news/"] = listing("/about.html")
        server.pages["/?page=2"] = listing("/news/2025-01/01/content_99999.html")
        arguments = ("-a", f"url={server.url}/", "-a", "since=2026-01-01")
        result = crawl(tmp_path, *arguments, ALLOW_PRIVATE_HOSTS=f"127.0.0.1:{server.port}", CONTACT="")
    assert result.outcomes == dict.fromkeys(list(anchors)[:2], headline)
    assert "CONTACT is not set" in result.log
    assert {agent for _, agent in server.asked} == {"Broadsheet/0.1"}
    assert "/?page=2" in server.paths


def test_an_article_given_as_the_address_is_read(tmp_path: Path) -> None:
    path = "/2026/11/03/bridge.html"
    with serve({path: article("港口新桥通车")}) as server:
        arguments = ("-a", f"url={server.url}{path}")
        assert crawl(tmp_path, *arguments, ALLOW_PRIVATE_HOSTS="127.0.0.1").outcomes == {path: "港口新桥通车"}


def test_this_machine_is_not_crawled_unless_someone_says_so(tmp_path: Path) -> None:
    with serve({"/": listing("/2026/11/03/bridge.html")}) as server:
        result = crawl(tmp_path, "-a", f"url={server.url}/")
    assert result.outcomes == {"/": "rejected:private_address"}
    assert result.rows[0]["detail"] == (
        f"{server.url}/; to allow it, declare the site in seeds/sites/NAME.toml with allow_private = true, "
        f"or -s ALLOW_PRIVATE_HOSTS=127.0.0.1:{server.port}"
    )
    assert server.asked == []


def test_half_of_few_pages_is_for_articles_however_many_lists_there_are(tmp_path: Path) -> None:
    sections = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}.rss">' for n in range(12))
    home = listing(*(f"/2026/11/03/{number}.html" for number in range(9)))
    home = replace(home, body=home.body.replace(b"<body>", sections.encode() + b"<body>"))
    with serve({"/": home}) as server:
        allowed: dict[str, Any] = {"ALLOW_PRIVATE_HOSTS": f"127.0.0.1:{server.port}"}
        crawl(tmp_path, "-a", f"url={server.url}/", "-a", "max_pages=8", **allowed)
    articles = [path for path in server.paths if path.startswith("/2026/")]
    assert len(articles) == 4


def test_a_crawl_asks_for_no_more_pages_than_it_may(tmp_path: Path) -> None:
    with serve({"/": listing(*(f"/2026/11/03/{number}.html" for number in range(20)))}) as server:
        declare(tmp_path, server, "max_pages = 9")
        result = crawl(tmp_path, "-a", "site=paper", "-a", "max_pages=4")
    assert result.outcomes == {f"/2026/11/03/{number}.html": "failed:http_404" for number in range(3)}
    assert result.log.splitlines()[-2:] == ["3 inputs: 3 failed", "17 addresses left off: max_pages was reached"]


def test_a_start_page_that_fails_or_links_to_nothing_is_in_the_ledger(tmp_path: Path) -> None:
    pdf = Reply(b"%PDF-1.7\n\x01\x02\xff", headers={"Content-Type": "application/pdf"})
    pages = {"/empty": listing("/about.html"), "/pdf": pdf}
    with serve(pages) as server:
        start = [f"{server.url}{path}" for path in ("/gone", "/empty", "/pdf")]
        (tmp_path / "paper.toml").write_text(f'title = "Paper"\nallow_private = true\nstart = {json.dumps(start)}')
        result = crawl(tmp_path, "-a", "site=paper")
    assert result.outcomes == {"/gone": "failed:http_404", "/empty": "failed:no_links", "/pdf": "failed:not_html"}
    assert [row["detail"] for row in result.rows if row["why"] == "no_links"] == [
        "no link of this page looks like an article; "
        "declare the site with an `article` pattern in seeds/sites/NAME.toml (_template.toml shows how)"
    ]


def test_nothing_listens_behind_the_address(tmp_path: Path) -> None:
    with serve() as server:
        pass
    declare(tmp_path, server)
    result = crawl(tmp_path, "-a", "site=paper")
    assert (result.outcomes, result.code) == ({"/": "failed:connection"}, 1)
    assert "Traceback" not in result.log
    assert result.log.splitlines()[-1] == "1 input: 1 failed"


def test_the_table_of_a_crawl_is_the_last_that_is_printed(tmp_path: Path) -> None:
    with serve({"/": listing("/2026/11/03/a.html"), "/2026/11/03/a.html": article("港口新桥通车")}) as server:
        declare(tmp_path, server)
        settings = {"SITES_DIR": tmp_path, "ARCHIVE": tmp_path / "a.db", "CONTACT": "mailto:desk@paper.example"}
        options = switches(settings)
        said = [run_scrapy("crawl", "news", "-a", "site=paper", *options, *more) for more in ((), ("-L", "INFO"))]
    address = f"{server.url}/2026/11/03/a.html"
    line = "-" * len(address)
    assert (said[0].returncode, said[0].stdout, said[0].stderr.splitlines()) == (
        0,
        "",
        [
            f"{'input':{len(address)}}  state    headline",
            f"{line}  -------  ------------",
            f"{address}  new      港口新桥通车",
            "",
            "site      found    new    changed    unchanged    refused    failed  verdict",
            "------  -------  -----  ---------  -----------  ---------  --------  ---------",
            "paper         1      1          0            0          0         0  first",
            "new addresses that were articles: 1 of 1 (100 %)",
            "",
            "fields found in  headline  section  description   date  source  byline  images  whole text",
            "this run            100 %      0 %          0 %  100 %     0 %     0 %     0 %       100 %",
            "first: no run before this one brought an article of it, to compare with",
            "",
            *(f"ledger head: {head}" for (head,) in rows(tmp_path / "a.db", "SELECT head FROM runs WHERE id = 1")),
            "1 input: 1 new",
        ],
    )
    assert said[1].stderr.splitlines()[-2:] == [
        "0 inputs: nothing to do",
        "1 known address not asked again: it is not due yet",
    ]
    runs = "SELECT command, arguments, outcome FROM runs"
    assert rows(tmp_path / "a.db", runs) == [("crawl news", '{"site": "paper"}', "finished")] * 2


@pytest.mark.parametrize(("seconds", "level"), [(60, THOROUGH), (0, QUICK)])
def test_a_crawl_ends_by_packing_as_small_as_it_goes_what_it_kept(tmp_path: Path, seconds: int, level: int) -> None:
    with serve({"/": listing("/2026/11/03/a.html"), "/2026/11/03/a.html": article("港口新桥通车")}) as server:
        declare(tmp_path, server)
        path = tmp_path / "a.db"
        result = crawl(
            tmp_path, "-a", "site=paper", ARCHIVE=path, SQUEEZE_SECONDS=seconds, ITEM_PIPELINES=json.dumps(PIPELINES)
        )
    assert (result.code, rows(snapshots_path(path), "SELECT DISTINCT level FROM snapshots")) == (0, [(level,)])


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_behind_the_last_line_of_a_crawl_does_not_change_how_it_ended(
    tmp_path: Path, ending: signal.Signals
) -> None:
    with serve({"/": listing("/2026/11/03/a.html"), "/2026/11/03/a.html": article("港口新桥通车")}) as server:
        declare(tmp_path, server)
        settings = {"SITES_DIR": tmp_path, "ARCHIVE": tmp_path / "a.db", "CONTACT": "mailto:desk@paper.example"}
        with Started(["crawl", "news", "-a", "site=paper", *switches(settings)]) as process:
            while process.poll() is None and "ledger head" not in process.errors.text:
                time.sleep(0.002)
            while process.poll() is None:
                process.send_signal(ending)
                time.sleep(0.05)
            assert process.wait() == 0
    assert rows(tmp_path / "a.db", "SELECT outcome FROM runs") == [("finished",)]


def test_an_interrupted_crawl_ends_with_130_and_says_so(tmp_path: Path) -> None:
    pids: list[int] = []

    def interrupt() -> Reply:
        os.kill(pids[0], signal.SIGINT)
        return article("港口新桥通车")

    with serve({"/": listing(*(f"/2026/11/03/{number}.html" for number in range(60)))}) as server:
        server.pages["/2026/11/03/0.html"] = interrupt
        declare(tmp_path, server)
        result = crawl(tmp_path, "-a", "site=paper", started=pids.append, DOWNLOAD_DELAY=0.05)
    assert (result.code, result.log.splitlines()[-1]) == (130, "the crawl ended early: shutdown")
    assert 0 < len(result.rows) < 60  # those under way are still waited for


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nws",), "no spider 'nws'; there is: news"),
        (("news", "-a", "site=demo", "-a", "sinse=2026-01-01"), "no argument sinse (did you mean 'since'?)"),
        (("news", "-a", "site=demo", "--loglevle=INFO"), "no option --loglevle (did you mean '--loglevel'?)"),
        (("news", "-a", "site=demo", "-s", "ARCHIVE=/proc/sub/x.db"), "the archive /proc/sub/x.db: "),
    ],
)
def test_a_crawl_that_cannot_begin_says_why_and_ends_with_two(arguments: tuple[str, ...], message: str) -> None:
    ended = run_scrapy("crawl", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"error: {message}" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("-a", "site=nowhere"),
        ("-a", "site=demo", "-a", "max_pages=0"),
        ("-a", "site=demo", "-s", "OBEY_OPT_OUT=everything"),
        ("-a", "site=demo", "--report", "/no/folder/report.json"),
    ],
)
def test_a_crawl_that_cannot_begin_leaves_no_file_behind(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = run_scrapy("crawl", "news", *arguments, "-s", f"ARCHIVE={tmp_path / 'a.db'}")
    assert (ended.returncode, list(tmp_path.iterdir())) == (2, [])


def test_the_numbers_of_a_crawl_become_lines_for_a_person() -> None:
    waits = {"news/waiting": 5, "news/not_due": 6}
    stats = waits | {
        "news/article": 2,
        "news/failed": 1,
        "news/older": 4,
        "news/older_sitemaps": 8,
        "news/elsewhere": 3,
        "news/unsaved": 1,
        "finish_reason": "shutdown",
    }
    assert summary_of(stats) == "3 inputs: 2 article, 1 failed"
    assert summary_of({}) == "0 inputs: nothing to do"
    assert notes_of(stats) == [
        "5 addresses wait: run the same command again to go on",
        "6 known addresses not asked again: they are not due yet",
        "4 articles left off: older than since",
        "8 sitemaps left off: not changed since",
        "3 addresses in feeds and sitemaps left off: not on the site's hosts",
        "1 page was read and could not be saved",
        "the crawl ended early: shutdown",
    ]


def test_the_crawl_fails_when_inputs_were_lost(city: City) -> None:
    assert city[1].code == 1


def test_the_bundled_site_comes_in_whole(tmp_path: Path) -> None:
    demo = ROOT / "seeds" / "demo_site"
    declared = (ROOT / "seeds" / "sites" / "demo.toml").read_text(encoding="utf-8")
    with serve(pages_in(demo)) as server:
        (tmp_path / "demo.toml").write_text(declared.replace(":8002", f":{server.port}"), encoding="utf-8")
        result = crawl(tmp_path, "-a", "site=demo")
    assert result.outcomes == {
        "/2026/10/28/harbour-budget.html": "港区明年预算公开征求意见 三成用于海堤加固",
        "/2026/10/28/lighthouse-keeper.html": "守灯人留下的三十一本日记",
        "/2026/10/29/ferry-timetable.html": "渡轮冬季时刻表下周一启用 末班提前二十分钟",
        "/2026/10/29/museum-of-knots.html": "A museum of knots ties itself to a warehouse",
        "/2026/10/30/planted-dead-link.html": "failed:http_404",
        "/2026/10/30/umbrella-factory.html": "一把伞的四十七道工序 老厂如何活过第三次危机",
        "/2026/10/31/night-market-lanterns.html": "Four hundred lanterns, one ladder: the night market returns",
        "/2026/11/01/tide-pool-school.html": "潮池课堂开课 孩子们认识了四十种邻居",
        "/2026/11/02/container-prices.html": "出口箱价连跌六周 港区货代忙着“抢长约”",
        "/2026/11/03/harbour-bridge.html": "跨港大桥合龙 两岸通勤缩短至九分钟",
        "/2026/11/04/dock-street-cafe.html": "The café that keeps the tide table on its menu",
        "/2026/11/05/dredger-oysters.html": "Dredging pauses so the oysters can finish",
        "/2026/11/05/opera-boat.html": "一条船 一台戏：水上戏班重返老码头",
        "/private/editors-notes.html": "rejected:robots",
    }


def test_the_bundled_site_is_found_whole_from_its_address_alone(tmp_path: Path) -> None:
    with serve(pages_in(ROOT / "seeds" / "demo_site")) as server:
        arguments = ("-a", f"url={server.url}/")
        outcomes = crawl(tmp_path, *arguments, ALLOW_PRIVATE_HOSTS=f"127.0.0.1:{server.port}").outcomes
    folder = ROOT / "seeds" / "demo_site"
    there = {f"/{path.relative_to(folder).as_posix()}" for path in (folder / "2026").rglob("*.html")}
    lost = {"/2026/10/30/planted-dead-link.html": "failed:http_404", "/private/editors-notes.html": "rejected:robots"}
    assert {path: end for path, end in outcomes.items() if path not in there} == {
        path: end for path, end in lost.items() if path in outcomes
    }
    assert there == {path for path, end in outcomes.items() if not end.startswith(("failed:", "rejected:"))}


def test_a_wrong_argument_is_explained(tmp_path: Path) -> None:
    result = crawl(tmp_path, "-a", "site=paper")
    assert (result.rows, result.code != 0) == ([], True)
    assert f"no site 'paper' in {tmp_path}; declared: none" in result.log


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "say what to crawl: -a site=NAME or -a url=URL"),
        ({"url": "paper"}, "'paper' is no URL of a page: write it as http://HOST/ or https://HOST/"),
        (
            {"url": "htp://a.example/"},
            "'htp://a.example/' is no URL of a page: write it as http://HOST/ or https://HOST/",
        ),
        (
            {"url": "http://a.example:99999/"},
            "'http://a.example:99999/' is no URL of a page: write it as http://HOST/ or https://HOST/",
        ),
        ({"url": "http://[::1"}, "'http://[::1' is no URL of a page: write it as http://HOST/ or https://HOST/"),
        ({"sinse": "2026-01-01", "url": "http://a.example/"}, "no argument sinse (did you mean 'since'?)"),
        ({"url": "http://a.example/", "since": "yesterday"}, "since=yesterday: must be a day such as 2026-11-03"),
        ({"url": "http://a.example/", "max_pages": "-1"}, "max_pages=-1: must be a whole number, 1 or more"),
        ({"url": "http://a.example/", "again": "some"}, "again=some: must be all, or left out"),
    ],
)
def test_what_a_plan_refuses(tmp_path: Path, arguments: dict[str, str], message: str) -> None:
    with pytest.raises(SiteError) as caught:
        plan_of(arguments, tmp_path)
    assert str(caught.value) == message


def test_a_plan_takes_the_callers_word_over_the_sites(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text('title = "Paper"\nstart = ["https://paper.example/"]\nmax_pages = 5')
    site = load_site("paper", tmp_path)
    assert plan_of({"site": "paper"}, tmp_path) == Plan(site, "Paper", 5, key="paper")
    address = "https://paper.example/city/"
    arguments = {"site": "paper", "url": address, "max_pages": "7", "since": "2026-11-03"}
    assert plan_of(arguments, tmp_path) == Plan(replace(site, start=(address,)), "Paper", 7, date(2026, 11, 3), "paper")


def test_a_list_is_read_anew_by_other_rules_and_for_other_days(tmp_path: Path) -> None:
    """A site that says its list is as it was would else hide what an earlier crawl did not want."""
    (tmp_path / "paper.toml").write_text('title = "Paper"\nstart = ["https://paper.example/"]')
    site, day = load_site("paper", tmp_path), date(2026, 11, 3)
    readers = [
        (site, None),
        (site, day),
        *((replace(site, article=re.compile("/a/" * 90 + end)), None) for end in "bc"),
    ]
    assert len({lists_fingerprint(*reader) for reader in readers}) == 4
    assert lists_fingerprint(site, day) == lists_fingerprint(load_site("paper", tmp_path), day)


def test_a_crawl_lost_something_when_its_numbers_say_so() -> None:
    whole = {"news/pages": 3, "news/article": 2, "news/rejected": 1, "finish_reason": "finished"}
    assert not has_losses(whole)
    for change in (
        {"news/failed": 1},
        {"news/turned_away": 1},
        {"news/unsaved": 1},
        {"news/pages": 0},
        {"finish_reason": "shutdown"},
    ):
        assert has_losses(whole | change)


def test_a_crawl_into_a_file_that_is_no_archive_says_so_and_fetches_nothing(tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("my notes, and no archive at all\n" * 40)
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "site=demo", "-s", f"ARCHIVE={target}"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert f"the archive {target}: file is not a database" in ended.stderr + ended.stdout
    assert target.read_text().startswith("my notes")


@pytest.mark.parametrize(
    ("output", "wrong"),
    [
        ("notes.txt/out.json", "{0}/notes.txt is no folder"),
        ("notes.txt/a/out.json:jsonlines", "{0}/notes.txt is no folder"),
        ("folder:json", "it is a folder, name a file in it"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_of_before_anything_is_fetched(
    tmp_path: Path, output: str, wrong: str
) -> None:
    """It was a traceback at the end of the crawl, whose articles were lost."""
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "folder").mkdir()
    archive = tmp_path / "a.db"
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "site=demo", "-s", f"ARCHIVE={archive}"]
    command += ["-O", str(tmp_path / output)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert wrong.format(tmp_path) in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not archive.exists()
