"""Reprints: the same story in several outlets is one list, the likely origin first; strangers never meet in it."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.comparing.reprints import HOLDERS, SHARED, likeness, marks_of, reprints_of
from archive.comparing.wording import BETWEEN, text_of, words_of
from archive.migrations import archive_migrations
from archive.sqlite import sqlite3
from archive.store import Archive, open_archive
from crawler.items import Block, Reading
from tests.archives import insert_article
from tests.loading import assert_whole, reading, rows, saver

STORY = (
    "莲渡口的新渡船昨天下水试航，船长三十一米，可以载客一百二十人，首航的早班比往常提前了二十分钟，岸上等船的人排到了茶棚外面。",
    "渡口管理所所长苇一舟介绍，新船换上了两台低噪声发动机，靠岸时岸上说话不必再提高嗓门，旧船将留作备用，逢集市时再开。",
    "摆渡三十年的老船工说，雾天最怕听不见对岸的锣声，如今船上装了雷达，可铜锣还是要带着，那是祖父传下来的规矩。",
    "按照时间表，新船试航三周之后正式接班，票价维持两元不变，学生凭证免费，夜里十点以后加开一班回对岸的船。",
)
ENGLISH = (
    "The new ferry at Lotus Landing left the slip on Tuesday with one hundred and twenty people aboard, and early.",
    "Its two quiet engines mean that people on the bank no longer have to raise their voices when it comes alongside.",
    "An old ferryman who has crossed here for thirty years said that he would keep the copper gong, radar or no radar.",
    "The fare stays at two coins, children ride free with a card, and a last boat now goes back at ten at night.",
)
OTHER = (
    "莲渡口的旧茶棚下月拆除，镇里打算在原址搭一座能避雨的候船亭，亭子两侧留出停自行车的地方，图纸已经贴在渡口。",
    "管茶棚的沈阿婆说，她在这里烧了四十年的水，来往的人都认得她的铜壶，新亭子里若还能放一张桌子，她就接着烧下去。",
    "设计亭子的是邻县一所学校的学生，他们量了一个月的风向，最后把门开在东南，说这样冬天等船的人背上不会冷。",
)


def body(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def misprinted(text: str) -> str:
    chance = random.Random(5)
    return "".join("口" if chance.random() < 0.015 else one for one in text)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = open_archive(tmp_path / "archive.db")
    yield opened
    opened.close()
    assert_whole(opened.path)


def story(outlet: str, *paragraphs: str, number: int = 1, **changes: object) -> Reading:
    url = f"https://{outlet}.example/{number}.html"
    blocks = tuple(Block("paragraph", text) for text in paragraphs or STORY)
    made = reading(f"{outlet} {number} {paragraphs}".encode(), url, url=url, blocks=blocks, **changes)
    return replace(made, outlet=f"{outlet} news")


def stories(archive: Archive) -> list[list[int]]:
    """The articles of each story."""
    found: dict[int, list[int]] = {}
    for number, article_id in rows(archive.path, "SELECT story, article_id FROM reprints ORDER BY 1, 2"):
        found.setdefault(number, []).append(article_id)
    return list(found.values())


VARIANTS = {
    "the same": body(*STORY),
    "cut": body(*STORY)[: int(len(body(*STORY)) * 0.6)],
    "prefixed": body("【综合消息】据邻县晚报网站今晨报道，记者从有关方面获悉如下情况：", *STORY),
    "an agency line": "联合通讯社莲渡口11月3日电（记者 桨声）" + body(*STORY),
    "a paragraph added": body(STORY[0], OTHER[0], *STORY[1:]),
    "another order": body(STORY[0], *reversed(STORY[1:])),
    "misprinted": misprinted(body(*STORY)),
    "traditional": body(*STORY).translate(str.maketrans("莲旧昨时长载茶岗边发动机声", "蓮舊昨時長載茶崗邊發動機聲")),
    "full width and other quotes": body(*STORY).replace("，", ",").replace("。", " . "),
}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_a_story_is_known_again_in_what_outlets_make_of_it(archive: Archive, variant: str) -> None:
    saving = saver(archive)
    saving.save_reading(story("lotus"))
    saving.save_reading(story("other", *OTHER))
    saving.save_reading(story("reed", *variant.split("\n\n"), headline="渡口换新船"))
    assert stories(archive) == [[1, 3]]


@pytest.mark.parametrize("variant", [ENGLISH, ENGLISH[:3], ("By our staff.", *ENGLISH), [misprinted(body(*ENGLISH))]])
def test_words_are_compared_where_there_are_words(archive: Archive, variant: tuple[str, ...]) -> None:
    saving = saver(archive)
    saving.save_reading(story("lotus", *ENGLISH))
    saving.save_reading(story("reed", *variant))
    assert stories(archive) == [[1, 2]]


FORM = (
    "快讯：东门外清晨气温{}摄氏度，风力{}级，水位{}厘米，请市民注意出行安全，妥善安排生产生活，雾天过渡口请听从指挥。"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (body(*STORY), body(*OTHER)),
        (body(*STORY), body(STORY[0], *OTHER)),
        (FORM.format(3, 5, 118), FORM.format(7, 2, 96)),
        ("莲渡口新船今天下水，早班提前二十分钟。", "莲渡口新船今天下水，早班提前二十分钟。"),
        (body(*STORY), body(*ENGLISH)),
        ("", ""),
    ],
    ids=["other", "one paragraph alike", "a form", "a line", "languages", "empty"],
)
def test_other_stories_are_not_one(archive: Archive, first: str, second: str) -> None:
    saving = saver(archive)
    saving.save_reading(story("lotus", *first.split("\n\n")))
    saving.save_reading(story("reed", *second.split("\n\n")))
    assert stories(archive) == []
    assert reprints_of(archive.db.conn, 1) == []


def test_a_flash_with_the_same_numbers_is_the_same_flash(archive: Archive) -> None:
    for outlet in ("lotus", "reed"):
        saver(archive).save_reading(story(outlet, FORM.format(3, 5, 118)))
    assert stories(archive) == [[1, 2]]


@pytest.mark.parametrize("first", [0, 1, 2])
def test_a_collection_of_stories_ties_no_strangers_together(archive: Archive, first: int) -> None:
    readings = [story("lotus"), story("reed", *OTHER), story("weekly", *STORY, *OTHER, *ENGLISH)]
    for one in [*readings[first:], *readings[:first]]:
        saver(archive).save_reading(one)
    numbers = dict(rows(archive.path, "SELECT url, id FROM articles"))
    strangers = {numbers["https://lotus.example/1.html"], numbers["https://reed.example/1.html"]}
    assert [members for members in stories(archive) if strangers <= set(members)] == []


def test_nothing_is_merged(archive: Archive) -> None:
    for outlet in ("lotus", "reed", "willow"):
        assert saver(archive).save_reading(story(outlet)).state == "new"
    assert rows(archive.path, "SELECT count(*) FROM articles") == [(3,)]
    assert stories(archive) == [[1, 2, 3]]


def order(archive: Archive) -> list[str | None]:
    return [one.outlet for one in reprints_of(archive.db.conn, 1)]


def test_the_outlet_that_others_credit_comes_first(archive: Archive) -> None:
    saving = saver(archive)
    saving.save_reading(story("lotus", source="reed news", date_published="2026-11-01"))
    saving.save_reading(story("reed", source=None, date_published="2026-11-03"))
    saving.save_reading(story("willow", source="willow news", date_published="2026-11-02"))
    assert order(archive) == ["reed news", "lotus news", "willow news"]
    told = reprints_of(archive.db.conn, 3)
    assert [(one.position, one.article_id, one.credits) for one in told] == [(1, 2, 1), (2, 1, 0), (3, 3, 0)]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2026-11-03", "2026-11-02", "2026-11-01"), "cba"),
        (("2026-11-03T09:00:00+08:00", "2026-11-03T00:30:00Z", "2026-11-03T08:00:00+08:00"), "cba"),
        (("2026-11-03", "2026-11-03T08:00:00+08:00", None), "bac"),
        ((None, None, None), "abc"),
    ],
)
def test_else_the_earliest_comes_first_and_then_the_first_seen(
    archive: Archive, dates: tuple[str | None, ...], expected: str
) -> None:
    for outlet, date in zip("abc", dates, strict=True):
        saver(archive).save_reading(story(outlet, source=None, date_published=date))
    assert order(archive) == [f"{outlet} news" for outlet in expected]


def test_a_page_that_becomes_another_story_leaves_and_may_come_back(archive: Archive) -> None:
    saving = saver(archive)
    for one in (story("lotus"), story("reed"), story("other", *OTHER)):
        saving.save_reading(one)
    assert stories(archive) == [[1, 2]]
    assert saving.save_reading(story("reed", *OTHER)).state == "changed"
    assert stories(archive) == [[2, 3]]
    again = story("reed", *STORY, OTHER[0])
    assert saving.save_reading(again).state == "changed"
    assert stories(archive) == [[1, 2]]


HALVES = (STORY[:2], (STORY[1][-20:], *STORY[2:]))
"""The beginning and the end of a story are not like each other; the whole of it is like both."""


def test_the_one_that_held_others_together_leaves_them_alone(archive: Archive) -> None:
    saving = saver(archive)
    for one in (story("lotus", *HALVES[0]), story("reed", *HALVES[1]), story("whole", *STORY)):
        saving.save_reading(one)
    before = stories(archive)
    assert saving.save_reading(story("whole", *OTHER)).state == "changed"
    assert (before, stories(archive)) == ([[1, 2, 3]], [])


def test_two_stories_that_turn_out_to_be_one_become_one(archive: Archive) -> None:
    for place, half in enumerate(HALVES):
        for outlet in ("lotus", "reed"):
            saver(archive).save_reading(story(f"{outlet}{place}", *half))
    before = stories(archive)
    saver(archive).save_reading(story("whole", *STORY))
    assert (before, stories(archive)) == ([[1, 2], [3, 4]], [[1, 2, 3, 4, 5]])


def test_an_archive_from_before_gets_its_stories(tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "old.db")
    archive_migrations.apply(Database(conn), stop_before="m003_reprints")
    with conn:
        for uid, text in (("a", body(*STORY)), ("b", body(*OTHER)), ("c", body(*STORY[:3]))):
            insert_article(conn, uid, None, text)
    conn.close()
    archive = open_archive(tmp_path / "old.db")
    assert stories(archive) == [[1, 3]]
    assert [one.uid for one in reprints_of(archive.db.conn, 3)] == ["a", "c"]
    archive.close()


def test_no_lookup_reads_a_whole_table(archive: Archive) -> None:
    tables = {*archive.db.table_names(), "others", "crediting"}
    queries = {
        HOLDERS: (1, 2, 2),
        SHARED: ("[1, 2]",),
        "SELECT mark FROM fingerprints WHERE article_id = ?": (1,),
        "SELECT story FROM reprints WHERE article_id = ?": (1,),
        "SELECT article_id FROM reprints WHERE story = ? ORDER BY 1": (1,),
        "SELECT * FROM stories WHERE story = ?": (1,),
    }
    for query, values in queries.items():
        plan = [row[3] for row in archive.db.execute(f"EXPLAIN QUERY PLAN {query}", list(values))]
        assert [step for step in plan if step.startswith("SCAN") and step.split()[1] in tables] == []


def test_a_text_has_few_marks_and_a_short_one_none() -> None:
    assert len(marks_of(text_of(body(*STORY)))) == 9
    assert len(marks_of(text_of(body(*STORY) * 50))) == 9
    assert marks_of(text_of(body(*STORY))) == marks_of(text_of(body(*STORY).replace("，", "、\n")))
    assert marks_of(text_of("短")) == marks_of(text_of("\ud800" * 10)) == []


def test_likeness_is_the_share_of_the_longer_text() -> None:
    whole, half = text_of(body(*STORY)), text_of(body(*STORY[:2]))
    assert likeness(whole, whole) == 1
    assert likeness(whole, half) == likeness(half, whole) == pytest.approx(len(half) / len(whole), abs=0.01)


ODD = "ab Z_9-.’“…，（\u3000\xa0\n\x00\x1cßİ２①市\U00020000\U0001f600\ud800\u0301\u200bЯж"


def test_words_are_what_stands_between_everything_else() -> None:
    chance = random.Random(8)
    for _ in range(3000):
        text = "".join(chance.choices(ODD, k=chance.randint(0, 40)))
        assert words_of(text) == [word.encode("utf-8", "surrogatepass") for word in BETWEEN.split(text) if word]
