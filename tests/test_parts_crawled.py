"""Articles in several parts in an archive: a real crawl that is killed on the way, and what comes of later pages."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from archive.saving.parts import load_parts
from archive.store import Archive, open_archive
from archive.verifying.reading import Sample
from archive.verifying.verify import verify
from crawler.items import Snapshot
from tests.loading import kinds_read_again, reading, rows, saver
from tests.test_crawl import HTML, crawl, listing
from tests.webserver import Reply, serve

DAY = "/2026/11/03"
SENTENCE = "渡口管理所介绍，新船换上了两台低噪声发动机，靠岸时岸上说话不必再提高嗓门，旧船将留作备用。"


def story(headline: str, *days: str, links: str = "", end: str = "") -> Reply:
    text = "".join(f"<p>{day}，{SENTENCE}</p>" for day in days)
    top = f"<h1>{headline}</h1><div>2026-11-03 08:00</div>"
    main = f"<article>{top}<div>{text}</div>{end}<p class=pages>{links}</p></article>"
    head = f'<meta charset="utf-8"><title>{headline} - 莲渡日报</title>'
    return Reply(f"<html><head>{head}</head><body>{main}</body></html>".encode(), headers=HTML)


def on(name: str, text: str = "下一页") -> str:
    return f'<a href="{DAY}/{name}">{text}</a>'


def write_site(folder: Path, url: str) -> None:
    (folder / "paper.toml").write_text(
        f'title = "莲渡日报"\nstart = ["{url}/"]\nallow_private = true\narticle = \'^/2026/11/03/[a-z]+\\.html$\'\n'
    )


def killing(pid: int) -> Reply:
    os.kill(pid, signal.SIGKILL)
    return Reply(b"", 500)


def pages() -> dict[str, Any]:
    """Three parts; a second part that is not there; one that robots.txt keeps; all on one page; the next article."""
    names = ("three", "lost", "kept", "whole", "single", "talk")
    talk = on("talk.html?page=2", "2") + on("talk.html?page=3", "3")
    return {
        "/robots.txt": Reply(f"User-agent: *\nDisallow: {DAY}/kept_2.html\n".encode()),
        "/": listing(*(f"{DAY}/{name}.html" for name in names)),
        f"{DAY}/three.html": story("渡轮停航三天", "第一天", "又一天", links=on("three_2.html", "2")),
        f"{DAY}/three_2.html": story("渡轮停航三天", "第二天", links=on("three.html", "1") + on("three_3.html")),
        f"{DAY}/three_3.html": story("渡轮停航三天", "第三天", end="<p>责任编辑：桨声</p>"),
        f"{DAY}/lost.html": story("新桥通车", "其一", "其二", links=on("lost_2.html")),
        f"{DAY}/kept.html": story("旧船留用", "前篇", "中篇", links=on("kept_2.html")),
        f"{DAY}/whole.html": story("铜锣声声", "早", links=on("whole_2.html") + on("whole_all.html", "全文阅读")),
        f"{DAY}/whole_all.html": story("铜锣声声", "早", "午", "晚", "夜"),
        f"{DAY}/talk.html": story("灯下闲谈", "子", "丑", links=talk, end="<ul><li>好文章</li></ul>"),
        f"{DAY}/talk.html?page=2": story("灯下闲谈", "子", "丑", links=talk, end="<ul><li>再读一遍</li></ul>"),
        f"{DAY}/single.html": story("雷达上船", "甲", "乙", links=on("three.html", "下一篇") + on("whole.html")),
    }


@dataclass(frozen=True)
class Crawled:
    archive: Path
    paths: list[str]
    first_code: int
    code: int
    log: str

    def texts(self, name: str) -> list[str]:
        query = f"SELECT text FROM blocks JOIN articles ON articles.id = article_id WHERE url LIKE '%/{name}.html' ORDER BY position"  # noqa: E501, S608
        return [text.partition("，")[0] for (text,) in rows(self.archive, query)]

    def flags(self, name: str) -> str | None:
        return rows(self.archive, f"SELECT flags FROM articles WHERE url LIKE '%/{name}.html'")[0][0]  # noqa: S608


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """The first crawl knows one article, and dies when it asks for its second part; the same command goes on."""
    folder = tmp_path_factory.mktemp("parts")
    with serve() as server:
        server.pages |= pages()
        write_site(folder, server.url)
        settings = {"ARCHIVE": folder / "archive.db", "ITEM_PIPELINES": '{"archive.pipelines.ArchivePipeline": 300}'}
        whole = dict(server.pages)
        server.pages["/"] = listing(f"{DAY}/three.html")  # others would be saved before it dies, or would not

        def armed(pid: int) -> None:
            server.pages[f"{DAY}/three_2.html"] = lambda: killing(pid)

        killed = crawl(folder, "-a", "site=paper", started=armed, **settings)
        server.pages |= whole
        server.asked.clear()
        done = crawl(folder, "-a", "site=paper", **settings)
        yield Crawled(folder / "archive.db", server.paths, killed.code, done.code, done.log)


def test_the_parts_are_one_article_though_the_first_crawl_was_killed_between_them(crawled: Crawled) -> None:
    assert (crawled.first_code, crawled.code) == (-signal.SIGKILL, 1)  # two parts could not be had
    assert crawled.texts("three") == ["第一天", "又一天", "第二天", "第三天"]
    assert rows(crawled.archive, "SELECT name, role, headline FROM bylines") == [("桨声", "editor", "渡轮停航三天")]
    assert crawled.texts("single") == ["甲", "乙"]
    assert [crawled.flags(name) for name in ("three", "single", "whole")] == [None, None, None]


def test_every_part_has_its_bytes_and_its_row_and_no_article_of_its_own(crawled: Crawled) -> None:
    found = rows(crawled.archive, "SELECT url, state, detail FROM fetches WHERE detail LIKE 'part %' ORDER BY id")
    ends = [(url.rpartition("/")[2], state, detail.rpartition("/")[2]) for url, state, detail in found]
    assert [end for end in ends if end[0].startswith("three")] == [
        ("three_2.html", "duplicate", "three.html"),
        ("three_3.html", "duplicate", "three.html"),
    ]
    assert ("whole_all.html", "duplicate", "whole.html") in ends
    assert rows(crawled.archive, "SELECT count(*) FROM articles") == [(6,)]


def test_all_on_one_page_is_preferred(crawled: Crawled) -> None:
    assert crawled.texts("whole") == ["早", "午", "晚", "夜"]
    assert f"{DAY}/whole_2.html" not in crawled.paths


def test_pages_that_number_the_comments_are_seen_to_be_none_after_one_of_them(crawled: Crawled) -> None:
    assert (crawled.texts("talk"), crawled.flags("talk")) == (["子", "丑"], None)
    assert [path for path in crawled.paths if "talk" in path] == [f"{DAY}/talk.html", f"{DAY}/talk.html?page=2"]


def test_a_part_that_cannot_be_had_is_in_the_ledger_and_its_article_is_flagged(crawled: Crawled) -> None:
    assert (crawled.texts("lost"), crawled.texts("kept")) == (["其一", "其二"], ["前篇", "中篇"])
    assert (crawled.flags("lost"), crawled.flags("kept")) == ("parts_missing", "parts_missing")
    found = rows(
        crawled.archive, "SELECT input, state FROM ledger WHERE state LIKE 'failed%' OR state LIKE 'rejected%'"
    )
    ends = {asked.rpartition("/")[2]: state for asked, state in found}
    assert ends == {"lost_2.html": "failed:http_404", "kept_2.html": "rejected:robots"}
    assert f"{DAY}/kept_2.html" not in crawled.paths


def test_the_kept_bytes_give_the_joined_article_again(crawled: Crawled) -> None:
    sites = crawled.archive.parent
    assert kinds_read_again(crawled.archive, sites) == {"same": 6}
    result = verify(crawled.archive, "deep", Sample(sites, None))
    assert list(result.findings) == []


def test_what_renormalize_changed_is_still_read_from_all_parts(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive.db")
    try:
        save_parts(archive, b"two", b"three")
        archive.db.execute(
            "INSERT INTO fetches SELECT 9, run_id, input, url, 'changed', NULL, 'read again by 2', article_id, "
            "snapshot_sha256, size, NULL, NULL, NULL, NULL, NULL, fetched_at, saved_at FROM fetches WHERE id = 1"
        )
        sha256 = Snapshot(b"first", "").sha256
        assert [part.body for part in load_parts(archive, 1, sha256)] == [b"two", b"three"]
    finally:
        archive.close()


def save_parts(archive: Archive, *bodies: bytes, section: str = "民生", flags: tuple[str, ...] = ()) -> str:
    read = reading(fetched_at="2026-11-03T08:00:00Z", section=section, flags=flags)
    url = read.snapshot.url or ""
    parts = tuple(
        Snapshot(body, f"{url}?page={number}", f"{url}?page={number}") for number, body in enumerate(bodies, 2)
    )
    return saver(archive).save_reading(replace(read, snapshot=replace(read.snapshot, parts=parts))).label


def test_a_part_that_changed_is_the_publishers_doing_and_one_that_is_missing_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    archive = open_archive(path)
    try:
        assert save_parts(archive, b"two", b"three") == "new"
        assert save_parts(archive, b"two", b"three") == "unchanged"
        assert save_parts(archive, b"two", section="半截", flags=("parts_missing",)) == "unchanged"
        assert save_parts(archive, b"two", b"drei", section="要闻") == "changed"
        assert [part.body for part in load_parts(archive, 1, Snapshot(b"first", "").sha256)] == [b"two", b"drei"]
    finally:
        archive.close()
    assert rows(path, "SELECT cause FROM revisions") == [("source",)]
    assert rows(path, "SELECT section FROM articles") == [("要闻",)]
    states = rows(path, "SELECT state FROM fetches ORDER BY id")
    assert [state for (state,) in states] == [
        *("new", "duplicate", "duplicate"),
        *("unchanged", "duplicate", "duplicate"),
        *("unchanged", "duplicate"),
        *("changed", "duplicate", "duplicate"),
    ]


def test_a_part_that_is_asked_for_by_itself_is_its_articles_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    archive = open_archive(path)
    try:
        save_parts(archive, b"two")
        (url,) = archive.db.execute("SELECT url FROM articles").fetchone()
        alone = reading(b"zwei", f"{url}?page=2", url=f"{url}?page=2", headline="第二页")
        entry = saver(archive).save_reading(alone)
        assert (entry.label, entry.detail) == ("duplicate", "it is a part of an article that is saved as a whole")
        on_disk = replace(alone, snapshot=replace(alone.snapshot, input="saved/page.html"))
        assert saver(archive).save_reading(on_disk).label == "duplicate"
        other = reading(b"drei", "saved/other.html", url=f"{url}?page=3", headline="第三页")
        assert saver(archive).save_reading(other).label == "new"
        assert len(load_parts(archive, 1, Snapshot(b"first", "").sha256)) == 1
    finally:
        archive.close()
