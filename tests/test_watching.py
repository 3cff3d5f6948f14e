"""A site that goes silent or loses a field is told of, by real crawls of a server on loopback."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from scrapy import Spider
from scrapy.utils.test import get_crawler

from archive.pipelines import ArchivePipeline
from archive.sqlite import sqlite3
from archive.watching.figures import FIELDS
from archive.watching.table import FIRST, rows_table
from tests.loading import rows, run_scrapy
from tests.started import switches
from tests.test_crawl import HTML, PARAGRAPHS, declare, listing
from tests.webserver import Reply, WebServer, serve

A_DAY = 6
"""Articles that the paper brings each day."""
ETAG = {"ETag": '"front"'}


@dataclass(frozen=True)
class Run:
    code: int
    said: list[str]
    report: dict[str, Any]

    @property
    def site(self) -> dict[str, Any]:
        (site,) = self.report["sites"]
        return dict(site)


def story(number: int, source: str = "来源：港湾日报") -> Reply:
    """``source`` is the line of the credited source, which a redesign takes away."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (f"第{number}班渡船准点靠岸。", *PARAGRAPHS))
    head = f"<h1>莲渡口第{number}班渡船准点靠岸</h1><div class=info><span>{source}</span></div>"
    return Reply(f"<html><body><article>{head}{text}</article></body></html>".encode(), headers=HTML)


def front(server: WebServer, numbers: range, **headers: str) -> Reply:
    page = listing(*(f"/2026/11/03/{number}.html" for number in numbers))
    return Reply(page.body, headers=HTML | headers)


def options(folder: Path, *more: str) -> list[str]:
    settings = {
        "SITES_DIR": folder,
        "ARCHIVE": folder / "archive.db",
        "DOWNLOAD_DELAY": 0,
        "RETRY_TIMES": 0,
        "READERS": 0,
        "BACKOFF_START": 0.05,
        "CONTACT": "mailto:desk@paper.example",
    }
    return [*switches(settings), *more]


def crawled(folder: Path, *more: str) -> Run:
    report = folder / "report.json"
    done = run_scrapy(
        "crawl", "news", "-a", "site=paper", *options(folder), "--report", report, "-s", "STATS_DUMP=1", *more
    )
    return Run(done.returncode, done.stderr.splitlines(), json.loads(report.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("watched")


@pytest.fixture(scope="module")
def runs(folder: Path) -> Iterator[list[Run]]:
    """Well; redesigned; nothing new, and the list as it was; a front page that leads nowhere."""
    with serve() as server:
        declare(folder, server)

        def day(numbers: range, make: Callable[[int], Reply]) -> None:
            server.pages |= {f"/2026/11/03/{number}.html": make(number) for number in numbers}
            server.pages["/"] = front(server, range(numbers.stop), **ETAG | {"ETag": f'"{numbers.stop}"'})

        day(range(A_DAY), story)
        done = [crawled(folder)]
        day(range(A_DAY, 2 * A_DAY), lambda number: story(number, source=""))
        server.pages["/2026/11/03/7.html"] = Reply(b"gone", 404)
        done.append(crawled(folder, "-L", "INFO"))
        done.append(crawled(folder))
        assert server.unmodified == ["/"]
        server.pages["/"] = Reply("<html><body><p>系统维护中，请稍后再来。</p></body></html>".encode(), headers=HTML)
        done.append(crawled(folder))
        yield done


def test_each_run_is_judged_by_those_before(runs: list[Run]) -> None:
    assert [(run.code, run.site["verdict"], run.site["found"]) for run in runs] == [
        (0, "first", A_DAY),
        (3, "dropped", 2 * A_DAY),
        (0, "well", 2 * A_DAY),
        (3, "silent", 0),
    ]


def test_a_redesign_that_loses_a_field_is_named_with_its_shares(runs: list[Run]) -> None:
    site = runs[1].site
    assert site["said"] == ["dropped: source 0 % of 5, before 100 % of 6"]
    assert site["fields"]["source"] == {
        "share": 0.0,
        "articles": 5,
        "share_before": 1.0,
        "articles_before": 6,
        "dropped": True,
    }
    assert list(site["fields"]) == list(FIELDS)
    assert [name for name in FIELDS if site["fields"][name]["dropped"]] == ["source"]
    counts = ("new", "changed", "unchanged", "refused", "failed", "why")
    assert [site[name] for name in counts] == [5, 0, 0, 0, 1, {"failed:http_404": 1}]


def test_an_alarm_goes_before_lost_inputs_in_the_exit_code_and_the_report_says_the_same(runs: list[Run]) -> None:
    assert runs[1].report["exit"] == runs[1].code == 3
    run = runs[1].report["run"]
    assert (run["id"], run["command"], run["arguments"]) == (2, "crawl news", {"site": "paper"})
    assert (run["outcome"], run["detail"]) == ("finished", None)


def test_a_run_ends_with_the_table_of_its_site(runs: list[Run]) -> None:
    start = next(place for place, line in enumerate(runs[1].said) if line.startswith("site "))
    assert [" ".join(line.split()) for line in runs[1].said[start : start + 10] if "---" not in line] == [
        "site found new changed unchanged refused failed verdict",
        "paper 12 5 0 0 0 1 dropped",
        "why: 1 failed:http_404",
        "new addresses that were articles: 5 of 6 (83 %), the run before 100 %",
        "",
        "fields found in headline section description date source byline images whole text",
        "this run 100 % 0 % 0 % 100 % 0 % 0 % 0 % 100 %",
        "the run before 100 % 0 % 0 % 100 % 100 % 0 % 0 % 100 %",
        "dropped: source 0 % of 5, before 100 % of 6",
    ]


def test_a_table_says_what_a_first_run_is_and_no_other_does(runs: list[Run]) -> None:
    assert [sum(line == FIRST for line in run.said) for run in runs] == [1, 0, 0, 0]
    rows_of_sites = [run.site | {"site": name} for name, run in zip("abc", (runs[0], runs[0], runs[2]), strict=True)]
    assert rows_table(rows_of_sites).count(FIRST) == 1


def test_a_silent_site_says_since_when(runs: list[Run], folder: Path) -> None:
    began = rows(folder / "archive.db", "SELECT started_at FROM runs WHERE id = 3")[0][0]
    assert runs[3].site["silent_since"] == began
    assert (
        "silent: its lists named no article, as they did before; "
        f"the last run that found any began {began} (1 list could not be had)"
    ) in runs[3].said


def test_statistics_carry_the_same(runs: list[Run]) -> None:
    said = "\n".join(runs[1].said)
    for line in (
        "'watch/dropped': 1",
        "'watch/silent': 0",
        "'watch/found': 12",
        "'watch/source/share': 0.0",
        "'watch/source/share_before': 1.0",
        "'watch/why/failed:http_404': 1",
        "'watch/verdict': 'dropped'",
    ):
        assert line in said


def test_the_archive_keeps_what_each_run_brought(runs: list[Run], folder: Path) -> None:
    kept = "SELECT run_id, site, verdict, found, lists_failed, dropped FROM run_sites"
    assert rows(folder / "archive.db", kept) == [
        (1, "paper", "first", 6, 0, None),
        (2, "paper", "dropped", 12, 0, "source"),
        (3, "paper", "well", 12, 0, None),
        (4, "paper", "silent", 0, 1, None),
    ]


def forbid(server: WebServer, *paths: str) -> None:
    text = "".join(f"Disallow: {path}\n" for path in paths)
    server.pages["/robots.txt"] = Reply(f"User-agent: *\n{text}".encode(), headers={"Content-Type": "text/plain"})


def test_what_a_site_forbids_is_no_loss_until_it_forbids_itself(tmp_path: Path) -> None:
    """Three crawls: all of its articles, one of them, its front page."""
    with serve() as server:
        declare(tmp_path, server)
        server.pages |= {f"/2026/11/03/{number}.html": story(number) for number in range(3)}
        server.pages["/"] = front(server, range(3))
        forbid(server, "/2026/")
        shut = crawled(tmp_path)
        forbid(server, "/2026/11/03/2.html")
        one = crawled(tmp_path, "-a", "again=all")
        forbid(server, "/")
        silent = crawled(tmp_path)
    assert [(run.code, run.site["verdict"], run.site["why"]) for run in (shut, one, silent)] == [
        (1, "first", {"rejected:robots": 3}),
        (0, "first", {"rejected:robots": 1}),
        (3, "silent", {"rejected:robots": 1}),
    ]
    assert "3 inputs: 2 new, 1 rejected" in one.said
    assert shut.said[shut.said.index("why: 3 rejected:robots") + 1] == "new addresses that were articles: 0 of 3 (0 %)"
    assert "1 start page, feed or sitemap that the crawl begins with may not be asked for" in silent.said


def test_of_a_site_that_cannot_be_reached_it_is_said(tmp_path: Path) -> None:
    with serve() as server:
        declare(tmp_path, server)
    runs = [crawled(tmp_path) for _ in range(2)]
    said = "nothing could be reached: no server answered at any address of it"
    assert [(run.code, run.site["verdict"], run.site["said"][0]) for run in runs] == [
        (1, "first", said),
        (3, "silent", said),
    ]
    assert said in runs[0].said


@pytest.mark.parametrize("spoilt", ["DROP TABLE run_sites", "UPDATE run_sites SET fields = 'x'"])
async def test_a_run_ends_in_the_archive_whatever_befalls_its_figures(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "archive.db"
    for _ in range(2):
        crawler = get_crawler(Spider, {"ARCHIVE": str(path)})
        crawler.spider = Spider("paper")
        pipeline = ArchivePipeline.from_crawler(crawler)
        await pipeline.open_spider()
        with suppress(ValueError):  # Scrapy logs what a handler of its signals raises
            await pipeline.spider_closed("finished")
        with closing(sqlite3.connect(path)) as conn, conn:
            conn.execute(spoilt.replace("TABLE", "TABLE IF EXISTS"))
    assert rows(path, "SELECT outcome FROM runs") == [("finished",)] * 2
