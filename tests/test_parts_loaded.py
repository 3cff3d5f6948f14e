"""Articles in several parts that are loaded: one article, a row a page, whichever comes first and from where."""

import json
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from archive.commands.load import load
from archive.loading.joining import Joined
from archive.loading.waiting import Family, Waiting
from archive.saving.groups import Item
from archive.store import open_archive
from archive.verifying.reading import Sample
from archive.verifying.verify import verify
from crawler.files import read_snapshot
from crawler.items import Article, Reading, Snapshot
from crawler.sites import SITES_DIR
from crawler.version import extractor_version
from tests.containers import mhtml, response, tarred, warc_gz, write, zipped
from tests.crashing import Job
from tests.faults import KILLED, Server
from tests.loading import assert_whole, dump, kinds_read_again, numbered_page, rows, run_scrapy, saver
from tests.started import Started

HOST = "https://www.paper.example"
DAY = f"{HOST}/2026/11/03"
SENTENCE = "渡口管理所介绍，新船换上了两台低噪声发动机，靠岸时岸上说话不必再提高嗓门，旧船将留作备用。"
Pages = dict[str, bytes]


def story(headline: str, *days: str, links: str = "", end: str = "") -> bytes:
    text = "".join(f"<p>{day}，{SENTENCE}</p>" for day in days)
    top = f"<h1>{headline}</h1><div>2026-11-03 08:00</div>"
    main = f"<article>{top}<div>{text}</div>{end}<p class=pages>{links}</p></article>"
    head = f'<meta charset="utf-8"><title>{headline} - 莲渡日报</title>'
    return f"<html><head>{head}</head><body>{main}</body></html>".encode()


def on(name: str, text: str = "下一页") -> str:
    return f'<a href="{name}">{text}</a>'


FERRY: Pages = {
    f"{DAY}/three.html": story("渡轮停航三天", "第一天", "又一天", links=on("three_2.html", "2")),
    f"{DAY}/three_2.html": story("渡轮停航三天", "第二天", links=on("three.html", "1") + on("three_3.html")),
    f"{DAY}/three_3.html": story("渡轮停航三天", "第三天", end="<p>责任编辑：桨声</p>"),
}
BRIDGE: Pages = {
    f"{HOST}/show.php?id=7": story("新桥通车", "其一", "其二", links=on("?id=7&page=2")),
    f"{HOST}/show.php?page=2&id=7": story("新桥通车", "其三", links=on("?id=7", "上一页")),
}
GONG: Pages = {
    f"{DAY}/gong.html": story("铜锣声声", "早", links=on("gong_2.html") + on("gong_all.html", "全文阅读")),
    f"{DAY}/gong_2.html": story("铜锣声声", "午", links=on("gong.html", "1")),
    f"{DAY}/gong_all.html": story("铜锣声声", "早", "午", "晚"),
}
OTHERS: Pages = {
    f"{DAY}/story-1.html": story("雷达上船", "甲", "乙", links=on("story-2.html", "旧船不拆")),
    f"{DAY}/story-2.html": story("旧船不拆", "丙", "丁", links=on("story-1.html", "雷达上船")),
    f"{DAY}/alone_2.html": story("老船工退休", "戊", "己", links=on("alone.html", "1")),
    **{f"{DAY}/plain/{number}.html": numbered_page(number) for number in range(5)},
}
ALL = {**FERRY, **BRIDGE, **GONG, **OTHERS}
WHOLE = {
    "three.html": ["第一天", "又一天", "第二天", "第三天"],
    "show.php?id=7": ["其一", "其二", "其三"],
    "gong.html": ["早", "午", "晚"],
    "story-1.html": ["甲", "乙"],
    "story-2.html": ["丙", "丁"],
    "alone_2.html": ["戊", "己"],
}
TIMES = ("first_seen", "last_seen", "applied_at")


def warc(path: Path, pages: Pages, day: str = "03") -> Path:
    then = f"2026-11-{day}T08".encode()
    path.write_bytes(warc_gz(*(response(*page).replace(b"2026-11-03T08", then) for page in pages.items())))
    return path


def shuffled(pages: Pages, seed: int) -> Pages:
    order = list(pages)
    random.Random(seed).shuffle(order)
    return {url: pages[url] for url in order}


def texts(archive: Path) -> dict[str, list[str]]:
    """Of every article but the plain ones, the beginnings of its paragraphs."""
    found: dict[str, list[str]] = {}
    query = "SELECT url, text FROM articles JOIN blocks ON article_id = articles.id ORDER BY articles.id, position"
    for url, text in rows(archive, query):
        if "/plain/" not in url:
            found.setdefault(url.rpartition("/")[2], []).append(text.partition("，")[0])
    return found


def ledger(archive: Path) -> dict[str, tuple[str, str | None]]:
    """State and detail by the end of the address; each input has one row."""
    query = f"SELECT replace(input, '{DAY}/', ''), state, replace(detail, '{DAY}/', '') FROM fetches"  # noqa: S608
    found = rows(archive, query)
    ends = {asked: (state, detail) for asked, state, detail in found}
    assert len(ends) == len(found)
    return ends


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.mark.parametrize("seed", range(6))
def test_parts_in_a_warc_are_one_article_in_whatever_order_they_come(tmp_path: Path, archive: Path, seed: int) -> None:
    report = load(str(archive), [warc(tmp_path / "a.warc.gz", shuffled(ALL, seed))])
    assert texts(archive) == WHOLE
    assert (report.inputs, dict(report.counts)) == (len(ALL), {"new": 11, "duplicate": 5})
    said = ledger(archive)
    assert said["three_2.html"] == ("duplicate", "part 2 of three.html")
    assert said["three_3.html"] == ("duplicate", "part 3 of three.html")
    assert said["gong_all.html"] == ("duplicate", "part 3 of gong.html")
    assert rows(archive, "SELECT name, role, headline FROM bylines") == [("桨声", "editor", "渡轮停航三天")]
    assert rows(archive, "SELECT count(*) FROM articles WHERE flags LIKE '%parts_missing%'") == [(0,)]
    assert_whole(archive)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def saved_in(folder: Path, pages: Pages) -> Path:
    """Each page as somebody saved it: in a folder of its own with an origin.json, as MHTML, in a zip."""
    for number, (url, body) in enumerate(pages.items()):
        origin = json.dumps({"url": url, "fetched_at": "2026-11-03T08:00:00Z"}).encode()
        if number % 3 == 0:
            write(folder / f"{number:02}", {"page.html": body, "origin.json": origin})
        elif number % 3 == 1:
            write(folder, {f"{number:02}.mhtml": mhtml(url, body)})
        else:
            write(folder, {f"{number:02}.zip": zipped({"a/page.html": body, "a/origin.json": origin})})
    return folder


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_parts_in_files_of_every_kind_are_one_article(tmp_path: Path, archive: Path, order: tuple[int, ...]) -> None:
    pages = {url: FERRY[url] for url in (list(FERRY)[place] for place in order)}
    load(str(archive), [saved_in(tmp_path / "saved", pages | BRIDGE)])
    assert texts(archive) == {name: WHOLE[name] for name in ("three.html", "show.php?id=7")}


def test_parts_in_files_without_an_address_are_pages_of_their_own(tmp_path: Path, archive: Path) -> None:
    names = {url.rpartition("/")[2]: body for url, body in FERRY.items()}
    report = load(str(archive), [write(tmp_path / "saved", names)])
    assert dict(report.counts) == {"new": 3}


def without(pages: Pages, *names: str) -> Pages:
    return {url: body for url, body in pages.items() if url.rpartition("/")[2] not in names}


@pytest.mark.parametrize(
    ("missing", "articles", "states"),
    [
        (["three_2.html"], {"three.html": ["第一天", "又一天"], "three_3.html": ["第三天"]}, ["new", "new"]),
        (["three_3.html"], {"three.html": ["第一天", "又一天", "第二天"]}, ["new", "duplicate"]),
        (["three_2.html", "three_3.html"], {"three.html": ["第一天", "又一天"]}, ["new"]),
        (["three.html"], {"three_2.html": ["第二天"], "three_3.html": ["第三天"]}, ["new", "new"]),
    ],
)
def test_where_a_part_is_missing_the_article_says_so_and_the_rest_is_read_by_itself(
    tmp_path: Path, archive: Path, missing: list[str], articles: dict[str, list[str]], states: list[str]
) -> None:
    load(str(archive), [warc(tmp_path / "a.warc.gz", without(FERRY, *missing))])
    assert texts(archive) == articles
    assert [state for (state,) in rows(archive, "SELECT state FROM fetches ORDER BY id")] == states
    flags = rows(archive, "SELECT flags FROM articles WHERE url LIKE '%/three.html'")
    assert flags == [("parts_missing",)] * ("three.html" in articles)


def test_loading_again_changes_nothing(tmp_path: Path, archive: Path) -> None:
    file = warc(tmp_path / "a.warc.gz", shuffled(ALL, 1))
    load(str(archive), [file])
    before = dump(archive, "last_seen")
    report = load(str(archive), [file])
    assert dump(archive, "last_seen") == before
    assert dict(report.counts) == {"unchanged": 11, "duplicate": 5}
    report = load(str(archive), [warc(tmp_path / "b.warc.gz", without(FERRY, "three.html"))])
    assert {one.detail for one in report.shown} == {"it is a part of an article that is saved as a whole"}
    report = load(str(archive), [warc(tmp_path / "c.warc.gz", without(FERRY, "three_2.html", "three_3.html"))])
    assert dict(report.counts) == {"unchanged": 1}
    assert dump(archive, "last_seen") == before


def test_more_jobs_give_what_one_gives(tmp_path: Path, archive: Path) -> None:
    file, other = warc(tmp_path / "a.warc.gz", shuffled(ALL, 2)), tmp_path / "other.db"
    runs = (("1", archive), ("2", other))
    done = [run_scrapy("load", file, "--jobs", count, "-s", f"ARCHIVE={path}") for count, path in runs]
    assert [one.returncode for one in done] == [0, 0], done[1].stderr
    query = "SELECT input, state, reason, detail, size, article_id FROM fetches ORDER BY id"
    assert rows(archive, query) == rows(other, query)
    assert texts(archive) == texts(other) == WHOLE


def test_what_was_loaded_in_parts_is_read_again_as_it_was(tmp_path: Path, archive: Path) -> None:
    load(str(archive), [warc(tmp_path / "a.warc.gz", ALL)])
    assert kinds_read_again(archive, SITES_DIR) == {"same": 11}
    assert list(verify(archive, "deep", Sample(SITES_DIR, None)).findings) == []
    out, again = tmp_path / "out.warc.gz", tmp_path / "again.db"
    assert run_scrapy("export", "--warc", out, "-s", f"ARCHIVE={archive}").returncode == 0
    report = load(str(archive), [out])
    assert (dict(report.counts), texts(archive)) == ({"unchanged": 11, "duplicate": 5}, WHOLE)
    load(str(again), [out])
    assert texts(again) == WHOLE


def test_parts_of_two_days_are_joined_with_those_of_their_day(tmp_path: Path, archive: Path) -> None:
    later = {url: body.replace("天，渡口".encode(), "天修订，渡口".encode()) for url, body in FERRY.items()}
    files = [warc(tmp_path / "b.warc.gz", shuffled(later, 1), "20"), warc(tmp_path / "a.warc.gz", shuffled(FERRY, 2))]
    load(str(archive), files[::-1])
    assert texts(archive) == {"three.html": ["第一天修订", "又一天修订", "第二天修订", "第三天修订"]}
    assert rows(archive, "SELECT count(*) FROM fetches WHERE detail LIKE 'part %'") == [(4,)]
    assert rows(archive, "SELECT cause FROM revisions") == [("source",)]


def test_a_part_that_was_captured_twice_is_its_articles_too(tmp_path: Path, archive: Path) -> None:
    again = {f"{DAY}/three_2.html": story("渡轮停航三天", "第二天又改", links=on("three_3.html"))}
    load(str(archive), [warc(tmp_path / "a.warc.gz", again, "20"), warc(tmp_path / "b.warc.gz", FERRY)])
    assert texts(archive) == {"three.html": WHOLE["three.html"]}
    assert rows(archive, "SELECT state, count(*) FROM fetches GROUP BY state") == [("duplicate", 3), ("new", 1)]


def test_an_article_that_is_on_one_page_since_is_not_put_back(tmp_path: Path, archive: Path) -> None:
    since = {f"{DAY}/three.html": story("渡轮停航三天", "全部", "又全部")}
    load(str(archive), [warc(tmp_path / "a.warc.gz", FERRY), warc(tmp_path / "b.warc.gz", since, "20")])
    assert texts(archive) == {"three.html": ["全部", "又全部"]}


def test_what_was_crawled_in_parts_is_the_same_when_it_is_loaded(tmp_path: Path, archive: Path) -> None:
    opened = open_archive(archive)
    try:
        urls = list(FERRY)
        snapshots = [Snapshot(body, url, url, fetched_at="2026-11-01T08:00:00Z") for url, body in FERRY.items()]
        whole = read_snapshot(replace(snapshots[0], parts=tuple(snapshots[1:])))
        assert isinstance(whole, Reading)
        assert saver(opened, extractor_version()).save_reading(whole).label == "new"
    finally:
        opened.close()
    before = dump(archive, "last_seen")
    load(str(archive), [warc(tmp_path / "a.warc.gz", shuffled(FERRY, 3))])
    load(str(archive), [saved_in(tmp_path / "saved", FERRY)])
    assert dump(archive, "last_seen") == before
    load(str(archive), [saved_in(tmp_path / "part", {urls[1]: FERRY[urls[1]]})])
    assert dump(archive, "last_seen") == before
    query = "SELECT state, count(*) FROM fetches GROUP BY state"
    assert rows(archive, query) == [("duplicate", 8), ("new", 1), ("unchanged", 1)]


def test_parts_of_different_loads_are_joined_once_they_are_loaded_together(tmp_path: Path, archive: Path) -> None:
    files = [warc(tmp_path / f"{number}.warc.gz", {url: FERRY[url]}) for number, url in enumerate(FERRY)]
    for file in files:
        load(str(archive), [file])
    assert [len(said) for said in texts(archive).values()] == [2, 1, 1]
    load(str(archive), files)
    assert texts(archive)["three.html"] == WHOLE["three.html"]
    assert rows(archive, "SELECT state FROM fetches WHERE run_id = 4") == [("changed",), ("duplicate",), ("duplicate",)]
    assert list(verify(archive, "deep", Sample(SITES_DIR, None)).findings) == []


def test_pages_that_number_the_comments_add_nothing(tmp_path: Path, archive: Path) -> None:
    names = [f"{DAY}/talk.html{query}" for query in ("", "?page=2", "?page=3")]
    links = on("?page=2", "2") + on("?page=3", "3")
    talk = {url: story("灯下闲谈", "子", "丑", links=links, end=f"<ul><li>{url}</li></ul>") for url in names}
    load(str(archive), [warc(tmp_path / "a.warc.gz", talk)])
    assert texts(archive)["talk.html"] == ["子", "丑"]
    assert rows(archive, "SELECT flags FROM articles WHERE url LIKE '%/talk.html'") == [(None,)]
    assert len(rows(archive, "SELECT id FROM fetches")) == 3


def test_a_site_that_looks_at_no_number_has_one_article_and_a_row_a_page(tmp_path: Path, archive: Path) -> None:
    body = story("灯下闲谈", "子", "丑", links=on("talk_2.html") + on("talk_all.html", "全文阅读"))
    same = {f"{DAY}/{name}.html": body for name in ("talk", "talk_2", "talk_all")}
    load(str(archive), [warc(tmp_path / "a.warc.gz", same)])
    assert texts(archive) == {"talk.html": ["子", "丑"]}
    assert rows(archive, "SELECT state FROM fetches ORDER BY id") == [("new",), ("duplicate",), ("duplicate",)]


def test_a_family_whose_every_reader_dies_is_saved_as_it_was_read(
    tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.commands.load.join_ahead", die)
    report = load(str(archive), [warc(tmp_path / "a.warc.gz", FERRY | BRIDGE)], jobs=2)
    assert (report.inputs, report.lost) == (5, 0)
    assert texts(archive)["three.html"] == ["第一天", "又一天"]
    assert len(rows(archive, "SELECT id FROM articles WHERE flags = 'parts_missing'")) == 2


def die(archive: Path, family: Family) -> Joined:
    os._exit(1)


def test_of_pages_whose_addresses_all_end_in_a_number_few_wait(
    tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.loading.joining.MOST_UNASKED", 0)
    paper = {f"{DAY}/nw_{number}-01.html": numbered_page(number) for number in range(4)}
    held: list[str] = []
    monkeypatch.setattr("archive.loading.joining.Waiting", noting(held))
    load(str(archive), [warc(tmp_path / "a.warc.gz", paper | FERRY)])
    assert sorted(url.rpartition("/")[2] for url in held) == ["three.html", "three_2.html", "three_3.html"]
    assert texts(archive)["three.html"] == WHOLE["three.html"]


def noting(held: list[str]) -> type[Waiting]:
    class Noting(Waiting):
        def add(self, item: Item, url: str, *rest: Any, **more: Any) -> None:
            held.append(url)
            super().add(item, url, *rest, **more)

    return Noting


def test_two_loads_of_the_same_pages_at_once_join_them_once(tmp_path: Path, archive: Path) -> None:
    file = warc(tmp_path / "a.warc.gz", shuffled(ALL, 4))
    both = [Started(["load", file, "--jobs", jobs, "-s", f"ARCHIVE={archive}"]) for jobs in ("1", "2")]
    assert [one.wait(120) for one in both] == [0, 0]
    assert texts(archive) == WHOLE
    assert rows(archive, "SELECT count(*), count(DISTINCT input) FROM fetches") == [(32, 16)]
    assert rows(archive, "SELECT count(*) FROM fetches WHERE detail LIKE 'part %'") == [(10,)]
    assert_whole(archive)


def test_the_files_of_a_wacz_and_a_tar_have_parts_of_one_article(tmp_path: Path, archive: Path) -> None:
    first, second, third = FERRY
    inside = warc_gz(response(second, FERRY[second]), response(third, FERRY[third]))
    origin = json.dumps({"url": first, "fetched_at": "2026-11-03T08:00:00Z"}).encode()
    files = {
        "a.wacz": zipped({"archive/data.warc.gz": inside}),
        "b.tar.gz": tarred({"one/origin.json": origin, "one/page.html": FERRY[first]}, "gz"),
    }
    load(str(archive), [write(tmp_path / "files", files)])
    assert texts(archive) == {"three.html": WHOLE["three.html"]}


def test_a_part_that_came_by_another_scheme_is_the_articles_too(tmp_path: Path, archive: Path) -> None:
    plain = {url.replace("https:", "http:"): body.replace(b"</h1>", b"</h1> ") for url, body in FERRY.items()}
    load(str(archive), [warc(tmp_path / "a.warc.gz", FERRY | dict([*plain.items()][1:]))])
    assert texts(archive) == {"three.html": WHOLE["three.html"]}
    assert rows(archive, "SELECT count(*) FROM fetches") == [(5,)]


def test_a_walk_that_fails_leaves_the_pages_as_they_were_read(
    tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.loading.joining.further_parts", fail)
    assert dict(load(str(archive), [warc(tmp_path / "a.warc.gz", FERRY)]).counts) == {"new": 3}


def fail(*given: object) -> None:
    raise RecursionError("too deep")


def test_a_whole_that_no_table_takes_has_a_row_for_each_part(tmp_path: Path, archive: Path) -> None:
    opened = open_archive(archive)
    try:
        snapshots = [Snapshot(body, url, url) for url, body in FERRY.items()]
        whole = read_snapshot(replace(snapshots[0], parts=tuple(snapshots[1:])))
        assert isinstance(whole, Reading)
        assert isinstance(whole.result, Article)
        odd = replace(whole, result=replace(whole.result, headline="\ud800"))
        assert saver(opened).save_reading(odd).label == "failed:not_saved"
    finally:
        opened.close()
    assert rows(archive, "SELECT input, reason FROM fetches") == [(url, "not_saved") for url in FERRY]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.close()


@pytest.mark.parametrize(("hit", "jobs"), [*((hit, "1") for hit in range(1, 6)), (4, "2")])
def test_a_load_that_was_killed_is_finished_as_if_it_had_not_been(
    server: Server, tmp_path: Path, archive: Path, hit: int, jobs: str
) -> None:
    talk = {f"{DAY}/three_2.html": FERRY[f"{DAY}/three_2.html"].replace("第二天".encode(), "第二天又改".encode())}
    files = [warc(tmp_path / "a.warc.gz", shuffled(ALL, hit)), warc(tmp_path / "b.warc.gz", talk, "20")]
    whole = tmp_path / "whole.db"

    def run(path: Path, **fate: Any) -> int:
        arguments = ["load", *map(str, files), "--jobs", jobs, "-s", f"ARCHIVE={path}"]
        said = [str(tmp_path / name) for name in ("said.txt", "acknowledged.txt")]
        return server.run(Job(arguments, *said, group=2, **fate))

    assert run(whole) == 0
    assert run(archive, point="before acknowledgement", hit=hit) == KILLED
    assert 0 < len(rows(archive, "SELECT id FROM fetches")) < len(ALL) + 1
    assert run(archive) == 0
    query = "SELECT input, state, detail, article_id, snapshot_sha256, flags FROM fetches ORDER BY id"
    assert rows(archive, query) == rows(whole, query)
    assert texts(archive) == texts(whole) == WHOLE
    assert_whole(archive)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
