"""What comes in the place of an article's further part: it is none of the article, in a crawl and in a load alike."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from archive.commands.load import load
from archive.store import Archive, open_archive
from archive.verifying.reading import Sample
from archive.verifying.verify import verify
from crawler.extraction.flags import PARTS_MISSING
from crawler.hooks import read_article
from crawler.items import Article, Snapshot
from tests.bad_answers import CAPTCHA, SOFT_404, UNBOUND
from tests.containers import response, warc_gz
from tests.loading import kinds_read_again, reading, rows, saver
from tests.test_crawl import HTML, crawl, listing, redirect
from tests.test_parts_crawled import DAY, SENTENCE, on, story, write_site
from tests.webserver import Reply, serve

NAMES = ("cut", "proof", "gone", "away", "photo", "blocked", "again", "turned")
PICTURE = (
    '<html><head><meta charset="utf-8"><meta property="og:title" content="雾中的渡口"><title>雾中的渡口</title></head>'
    f'<body><article><img src="/fog.jpg" width=900 height=600></article><p>{on("photo.html", "1")} '
    f"{on('photo_3.html')}</p></body></html>"
).encode()


def pages() -> dict[str, Any]:
    """Of each article the second part is something else, but of ``photo`` and those that have all on one page."""
    both = ("blocked", "again")
    links = {
        name: on(f"{name}_2.html") + (on(f"{name}_all.html", "全文阅读") if name in both else "") for name in NAMES
    }
    return {
        "/": listing(*(f"{DAY}/{name}.html" for name in NAMES)),
        "/elsewhere.html": story("另一条消息", "别处", "他处"),
        **{f"{DAY}/{name}.html": story(f"消息{name}", "其一", "其二", links=links[name]) for name in NAMES},
        **{f"{DAY}/{name}_2.html": story(f"消息{name}", "其三", "其四") for name in (*both, "turned")},
        f"{DAY}/cut_2.html": Reply(raw=UNBOUND + story("消息cut", "其三", "其四").body[:-80]),
        f"{DAY}/proof_2.html": Reply(CAPTCHA, headers=HTML),
        f"{DAY}/gone_2.html": Reply(SOFT_404, headers=HTML),
        f"{DAY}/away_2.html": redirect("/elsewhere.html"),
        f"{DAY}/photo_2.html": Reply(PICTURE, headers=HTML),
        f"{DAY}/photo_3.html": story("消息photo", "其三", "其四"),
        f"{DAY}/blocked_all.html": Reply(CAPTCHA, headers=HTML),
        f"{DAY}/again_all.html": story("消息again", "其一", "其二", end="<!-- the first page once more -->"),
    }


def texts(archive: Path) -> dict[str, tuple[str | None, list[str]]]:
    """Of every article its flags and the beginnings of its paragraphs."""
    found: dict[str, tuple[str | None, list[str]]] = {}
    query = (
        "SELECT url, flags, text FROM articles JOIN blocks ON article_id = articles.id AND kind = 'paragraph' "
        "ORDER BY articles.id, blocks.position"
    )
    for url, flags, text in rows(archive, query):
        name = url.rpartition("/")[2].removesuffix(".html")
        found.setdefault(name, (flags, []))[1].append(text.partition("，")[0])
    return found


def ends(archive: Path) -> dict[str, str]:
    """The label of each page's last row."""
    return {asked.rpartition("/")[2].removesuffix(".html"): state for asked, state in rows(archive, ENDS)}


ENDS = "SELECT input, state || coalesce(':' || reason, '') FROM fetches ORDER BY id"
TWO, FOUR = ["其一", "其二"], ["其一", "其二", "其三", "其四"]
LACKING = dict.fromkeys(("cut", "proof", "gone", "away"), (PARTS_MISSING, TWO))
WHOLE = dict.fromkeys(("photo", "blocked", "again", "turned"), (None, FOUR))


@dataclass(frozen=True)
class Crawled:
    archive: Path
    url: str
    code: int
    texts: dict[str, tuple[str | None, list[str]]]
    ends: dict[str, str]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """The state after one crawl, and an archive in which a second one found a captcha where a part had been."""
    folder = tmp_path_factory.mktemp("refused")
    with serve() as server:
        server.pages |= pages()
        write_site(folder, server.url)
        archive = folder / "archive.db"
        settings = {"ARCHIVE": archive, "ITEM_PIPELINES": '{"archive.pipelines.ArchivePipeline": 300}'}
        done = crawl(folder, "-a", "site=paper", **settings)
        found = Crawled(archive, server.url, done.code, texts(archive), ends(archive))
        server.pages[f"{DAY}/turned_2.html"] = Reply(CAPTCHA, headers=HTML)
        crawl(folder, "-a", "site=paper", "-a", "again=all", **settings)
        yield found


def test_what_is_no_part_has_a_row_of_its_own_and_its_article_is_flagged(crawled: Crawled) -> None:
    assert crawled.texts == LACKING | WHOLE
    assert crawled.code == 0  # none of it is lost
    said = {name: end for name, end in crawled.ends.items() if "_" in name}
    assert said == {
        "cut_2": "not_article:cut_off",
        "proof_2": "not_article:captcha",
        "gone_2": "not_article:not_found",
        "away_2": "rejected:elsewhere",
        "photo_2": "duplicate",
        "photo_3": "duplicate",
        "blocked_all": "not_article:captcha",
        "blocked_2": "duplicate",
        "again_2": "duplicate",
        "again_all": "duplicate",
        "turned_2": "duplicate",
    }


def test_the_table_of_the_crawl_counts_no_text_as_whole_that_lacks_a_part(crawled: Crawled) -> None:
    ((fields,), *_) = rows(crawled.archive, "SELECT fields FROM run_sites ORDER BY run_id")
    assert json.loads(fields)["whole_text"] == [4, 8]


def test_an_article_keeps_its_parts_when_a_captcha_comes_for_one(crawled: Crawled) -> None:
    assert texts(crawled.archive) == crawled.texts
    assert (ends(crawled.archive)["turned"], ends(crawled.archive)["turned_2"]) == ("unchanged", "not_article:captcha")
    assert rows(crawled.archive, "SELECT count(*) FROM revisions") == [(0,)]


def test_the_kept_bytes_are_read_as_they_were(crawled: Crawled) -> None:
    sites = crawled.archive.parent
    assert set(kinds_read_again(crawled.archive, sites)) == {"same", "refused"}
    assert list(verify(crawled.archive, "deep", Sample(sites, None)).findings) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_load_of_the_same_pages_makes_the_same_articles(crawled: Crawled, tmp_path: Path, jobs: int) -> None:
    unfit = ("/", "/elsewhere.html", f"{DAY}/cut_2.html", f"{DAY}/away_2.html")
    bodies = {crawled.url + path: page.body for path, page in pages().items() if path not in unfit}
    file, archive = tmp_path / "a.warc.gz", tmp_path / "archive.db"
    file.write_bytes(warc_gz(*(response(url, body) for url, body in bodies.items())))
    report = load(str(archive), [file], jobs=jobs)
    assert (texts(archive), report.lost) == (crawled.texts, 0)
    found = {name: end for name, end in crawled.ends.items() if name not in ("", "cut_2", "away_2")}
    assert ends(archive) == found


def test_a_page_that_has_the_whole_is_read_alone_though_numbered_ones_are_kept_with_it() -> None:
    url = f"https://www.paper.example{DAY}/gong"
    links = on("gong_2.html") + on("gong_all.html", "全文阅读")
    first = Snapshot(story("铜锣声声", "早", links=links).body, f"{url}.html", f"{url}.html")
    image = '<img src="/only-here.jpg" width=900 height=600>'
    second = Snapshot(story("铜锣声声", "午", end=image).body, f"{url}_2.html", f"{url}_2.html")
    whole = Snapshot(story("铜锣声声", "早", "午", "晚").body, f"{url}_all.html", f"{url}_all.html")
    alone, kept = (read_article(replace(first, parts=parts)) for parts in ((whole,), (second, whole)))
    assert alone == kept
    assert isinstance(alone, Article)
    assert [text[0] for text in alone.paragraphs] == ["早", "午", "晚"]


@pytest.mark.parametrize("body", [CAPTCHA, SOFT_404, b"%PDF-1.7 a leaflet", b'{"code": 429, "message": "slow down"}'])
def test_an_article_with_a_notice_among_its_kept_parts_is_flagged_when_it_is_read_again(body: bytes) -> None:
    url = f"https://www.paper.example{DAY}/old"
    first = Snapshot(story("旧船留用", "前篇", "中篇", links=on("old_2.html")).body, f"{url}.html", f"{url}.html")
    result = read_article(replace(first, parts=(Snapshot(body, f"{url}_2.html", f"{url}_2.html"),)))
    assert isinstance(result, Article)
    assert (len(result.paragraphs), result.flags) == (2, (PARTS_MISSING,))


def save(archive: Archive, body: str, *parts: bytes, flags: tuple[str, ...] = (), page: bytes = b"") -> str:
    read = reading(page or body.encode(), fetched_at="2026-11-03T08:00:00Z", flags=flags)
    url = read.snapshot.url or ""
    further = tuple(
        Snapshot(part, f"{url}?page={number}", f"{url}?page={number}") for number, part in enumerate(parts, 2)
    )
    blocks = tuple(replace(read.result.blocks[0], text=f"{text}，{SENTENCE}") for text in body.split())  # type: ignore[union-attr]
    result = replace(read.result, blocks=blocks)
    return (
        saver(archive).save_reading(replace(read, result=result, snapshot=replace(read.snapshot, parts=further))).label
    )


def test_an_article_with_all_its_parts_is_not_replaced_by_one_that_lacks_some(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive.db")
    try:
        assert save(archive, "甲 乙 丙") == "new"
        assert save(archive, "甲 乙", flags=(PARTS_MISSING,)) == "unchanged"  # it stands on several pages since
        assert save(archive, "甲 乙 丙 丁", b"two") == "changed"
        assert save(archive, "甲 乙 丙 丁 戊", b"zwei", flags=(PARTS_MISSING,)) == "unchanged"
        assert save(archive, "甲 乙 丙 戊", b"zwei") == "changed"
    finally:
        archive.close()


def test_an_article_that_never_had_all_its_parts_is_renewed(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive.db")
    try:
        assert save(archive, "甲 乙 丙", b"two", flags=(PARTS_MISSING,)) == "new"
        assert save(archive, "甲 乙", b"zwei", flags=(PARTS_MISSING,)) == "changed"
        assert save(archive, "甲", flags=(PARTS_MISSING,)) == "unchanged"
    finally:
        archive.close()


def test_the_same_bytes_lack_nothing_when_a_later_reader_sees_that_they_are_in_part(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive.db")
    try:
        assert save(archive, "甲 乙 丙", page=b"one") == "new"
        assert save(archive, "甲 乙", flags=(PARTS_MISSING,), page=b"one") == "changed"
    finally:
        archive.close()
