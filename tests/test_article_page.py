"""The article's page, asked without a browser."""

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from archives import FLOOD_UID, build_archive, insert, insert_article, new_archive
from reading_room import Elements, get

from archive import identity
from archive.comparing.differences import Budget
from archive.datasette import addresses
from archive.datasette.reading import changes, tellings
from archive.sqlite import sqlite3

HEADLINE = "小清河水位回落 济南三座泵站恢复运行"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    archive = tmp_path / "papers.db"
    build_archive(archive)
    return archive


async def test_the_article_page_shows_every_part_of_an_article(path: Path) -> None:
    page = Elements((await get(path, f"/article/{FLOOD_UID}")).text)
    for expected in (
        f"济南新闻 {HEADLINE} 沿岸居民陆续返家 Reporter (记者) 王明远 Editor (责任编辑) 李青禾 泉巷日报 "
        "Quanzhou Lane News 2026-11-19",
        "闸口值守 Credit: 赵一鸣 摄 Picture, not kept: https://news.example/img/gate.jpg 夜守闸口 水务部门介绍",
        "泵站一号 泵站二号 巡检船 Picture, not kept: 1700031.jpg",
        "水库开闸放水 预计持续三天 返家路上",
        "Date as given 2026年11月19日 07:30",
        f"SHA-256 of the bytes {'ab' * 32} 20,992 bytes",
        "The publisher changed the page. Side by side Headline 小清河水位 缓慢 回落 济南三座泵站恢复运行",
        "Ledger: 2 inputs",
        "Date date_published 2026-11-19T07:30:00+08:00 chosen: dateline, at line 3 , confidence 0.90",
    ):
        assert expected in page.text
    assert [attrs.get("lang") for tag, attrs in page.tags if tag in ("html", "article")] == ["en", "zh-Hans"]


async def test_the_article_page_leads_to_its_outlet(path: Path) -> None:
    page = Elements((await get(path, f"/article/{FLOOD_UID}")).text)
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a" and "/sources/" in (attrs.get("href") or "")]
    assert links == ["/sources/news.example"] * 2
    assert (await get(path, links[0])).status_code == 200
    assert "泉巷日报 Quanzhou Lane News 2026-11-19" in page.text
    assert "Outlet Quanzhou Lane News news.example" in page.text


async def test_an_outlet_that_is_the_credited_source_is_linked_by_its_host(path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("UPDATE outlets SET name = '泉巷日报'")
    conn.close()
    page = Elements((await get(path, f"/article/{FLOOD_UID}")).text)
    assert "泉巷日报 news.example 2026-11-19" in page.text


async def test_the_article_page_has_a_line_to_cite_and_the_uid_apart(path: Path) -> None:
    page = Elements((await get(path, f"/article/{FLOOD_UID}")).text)
    line = (
        f"王明远 . {HEADLINE} . 泉巷日报 , 2026-11-19. https://news.example/2026/flood.html "
        "(archived 2026-11-20, sha256 abababababab)"
    )
    assert f"With its bytes {line} BibTeX" in page.text
    assert f"Archive id {FLOOD_UID} all columns" in page.text


async def test_a_change_is_shown_where_it_is_and_not_the_whole_text_twice(path: Path) -> None:
    before, after = ("水" * 300 + word + "闸" * 300 for word in ("缓慢", "迅速"))
    blocks = (json.dumps([["paragraph", None, text]]) for text in (before, after))
    credits = ('[["editor", "李青禾"]]', '[["editor", "李青禾"], ["reporter", "<b>王明远"]]')
    conn = sqlite3.connect(path)
    with conn:
        for field, sides in {
            "body": (before, after),
            "blocks": blocks,
            "credits": credits,
            "source": (None, "泉巷"),
        }.items():
            insert(
                conn,
                "revision_fields",
                revision_id=1,
                field=field,
                **dict(zip(("before", "after"), sides, strict=True)),
            )
    conn.close()
    html = (await get(path, f"/article/{FLOOD_UID}")).text
    shown = re.findall('<dt>(.*?)</dt>\\s*<dd dir="auto" lang="zh-Hans">(.*?)</dd>', html, re.S)
    assert shown[1:] == [
        ('Source <span class="quiet">was not there</span>', "<ins>泉巷</ins>"),
        ("People", "editor 李青禾\n<ins>reporter &lt;b&gt;王明远\n</ins>"),
        (
            'Text <span class="quiet">paragraphs: 1 changed</span>',
            f"…{'水' * 40}<del>缓慢</del><ins>迅速</ins>{'闸' * 40}…",
        ),
    ]


async def test_many_costly_changes_do_not_hold_up_a_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    budgets: list[Budget] = []
    monkeypatch.setattr(changes, "Budget", lambda steps: budgets.append(Budget(steps)) or budgets[-1])
    conn = sqlite3.connect(path)
    with conn:
        for field in ("body", "description", "section", "source"):
            sides = {"before": "渡" + "水闸" * 2000 + "口", "after": "渡" + "闸门" * 2000 + "口"}
            insert(conn, "revision_fields", revision_id=1, field=field, **sides)
    conn.close()
    html = (await get(path, f"/article/{FLOOD_UID}")).text
    assert len(budgets) == 1
    assert budgets[0].left > -changes.PAGE_STEPS
    assert html.count("<del>水闸") == 4


async def test_an_article_that_is_gone_says_so_and_is_all_there(path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("UPDATE articles SET gone_at = '2026-11-22T08:00:00Z', gone_status = 410 WHERE id = 1")
    conn.close()
    page = Elements((await get(path, f"/article/{FLOOD_UID}")).text)
    assert "07:30 +08:00 gone from its address The publisher's address answers “HTTP 410” since" in page.text
    assert "Gone its address answers HTTP 410 since 2026-11-22 08:00 UTC ; the article is kept as it was" in page.text
    assert "gone from its address" not in Elements((await get(path, "/article/b2bus")).text).text


async def test_a_page_without_people_outlet_date_and_address_can_be_cited(path: Path) -> None:
    page = Elements((await get(path, "/article/b2bus")).text)
    assert "GB/T 7714 Night bus line 9 opens [N]. [2026-11]. With its bytes" in page.text
    line = "Night bus line 9 opens . no date, inferred 2026-11. (archived 2026-11-21, sha256 abababababab)"
    assert f"With its bytes {line} BibTeX" in page.text


async def test_a_person_and_a_picture_s_credit_are_named_once(tmp_path: Path) -> None:
    conn = new_archive(tmp_path / "twice.db")
    with conn:
        number = insert_article(conn, "twice", "Mill reopens", "The mill reopened on Sunday.")
        people = {name: insert(conn, "people", name=name) for name in ("Ada Fennimore", "Bo Ley", "赵一鸣")}
        parts = [
            ("Ada Fennimore", "author", "By"),
            ("Ada Fennimore", "photographer", "By"),
            ("Bo Ley", "author", "By Bo Ley"),
        ]
        for position, (name, role, raw) in enumerate(
            [*parts, ("赵一鸣", "reporter", "文/图"), ("赵一鸣", "photographer", "文/图")]
        ):
            insert(conn, "credits", article_id=number, position=position, person_id=people[name], role=role, raw=raw)
        pictures = [("1.jpg", "The mill. Photo: Ada Fennimore", "Ada Fennimore"), ("2.jpg", "The wheel", "Bo Ley")]
        for position, (url, caption, credit) in enumerate(pictures):
            insert(conn, "images", article_id=number, position=position, url=url, caption=caption, credit=credit)
    conn.close()
    page = Elements((await get(tmp_path / "twice.db", "/article/twice")).text)
    assert "Author, Photographs Ada Fennimore Author Bo Ley Reporter, Photographs (文/图) 赵一鸣" in page.text
    assert (
        "The mill. Photo: Ada Fennimore Picture, not kept: 1.jpg The wheel Credit: Bo Ley Picture, not kept: 2.jpg"
        in page.text
    )


async def test_a_page_s_own_word_for_a_part_stands_behind_the_plain_one(tmp_path: Path) -> None:
    conn = new_archive(tmp_path / "words.db")
    with conn:
        for uid, language, words in (
            ("de", "de", ["Von"]),
            ("ar", "ar", ["كتبت"]),
            ("zh", "zh-Hans", ["作者：", "记者"]),
        ):
            article = insert_article(conn, uid, "Headline", "Text", language=language)
            person = insert(conn, "people", name=f"Ada {uid}")
            for position, (role, raw) in enumerate(zip(("author", "reporter"), words, strict=False)):
                insert(conn, "credits", article_id=article, position=position, person_id=person, role=role, raw=raw)
    conn.close()
    texts = {
        uid: Elements((await get(tmp_path / "words.db", f"/article/{uid}")).text).text for uid in ("de", "ar", "zh")
    }
    assert "Author (Von) Ada de" in texts["de"]
    assert "Author (كتبت) Ada ar" in texts["ar"]
    assert "Author, Reporter (作者, 记者) Ada zh" in texts["zh"]


async def test_times_and_the_parts_of_a_citation_keep_their_direction_on_a_page_from_right_to_left(
    tmp_path: Path,
) -> None:
    conn = new_archive(tmp_path / "right.db")
    with conn:
        insert_article(
            conn, "right", "مكتبة على ظهر قارب", "نص", language="ar", date_published="2026-11-20T07:30:00+03:00"
        )
    conn.close()
    text = (await get(tmp_path / "right.db", "/article/right")).text
    assert 'dir="ltr"><bdi>مكتبة على ظهر قارب</bdi>[N]. 2026-11-20.' in text
    story, _, below = text.partition("</article>")
    assert re.findall("<span[^>]*><time", story) == ['<span lang="en" dir="ltr"><time']
    assert ("<time" in below, 'dir="rtl"' in below) == (True, False)


async def test_a_related_article_that_is_kept_is_linked_to_its_page_here(path: Path) -> None:
    uid = identity.uid_of(identity.url_identity("https://news.example/2026/dam.html"))
    conn = sqlite3.connect(path)
    with conn:
        insert_article(conn, uid, "水库开闸放水", "三天")
    conn.close()
    page = Elements((await get(path, f"/article/{FLOOD_UID}")).text)
    assert ("a", {"href": f"/article/{uid}"}) in page.tags


async def test_a_missing_date_is_said_and_an_inferred_one_is_marked(path: Path) -> None:
    page = Elements((await get(path, "/article/b2bus")).text)
    assert "Night bus line 9 opens no date on the page 2026-11 inferred, not printed" in page.text


async def test_an_unknown_article_is_a_404_page_of_ours(path: Path) -> None:
    response = await get(path, "/article/%3Cscript%3E")
    assert (response.status_code, Elements(response.text).live_parts()) == (404, [])
    assert "The archive has no article named <script>" in Elements(response.text).text


def test_an_address_is_a_link_only_when_it_is_a_web_address() -> None:
    odd = ["ftp://a.example/", "https://", "//a.example/", "https://[a", "https://a.example/\n", "HTTPS://a.example/x"]
    assert [url for url in odd if addresses.is_web_address(url)] == ["HTTPS://a.example/x"]


def test_a_uid_with_any_character_stays_one_part_of_the_address(tmp_path: Path) -> None:
    assert addresses.article_path("a/b?c 济") == "/article/a%2Fb%3Fc%20%E6%B5%8E"


async def test_an_article_of_two_thousand_paragraphs_is_shown_whole(tmp_path: Path) -> None:
    conn = new_archive(tmp_path / "long.db")
    with conn:
        number = insert_article(conn, "long", "Long", "text")
        rows = [(number, place, "paragraph", f"paragraph {place}.") for place in range(2000)]
        conn.executemany("INSERT INTO blocks (article_id, position, kind, text) VALUES (?, ?, ?, ?)", rows)
    conn.close()
    assert "paragraph 1999." in (await get(tmp_path / "long.db", "/article/long")).text


async def test_the_share_of_words_is_that_in_common_with_the_article_that_is_read(tmp_path: Path) -> None:
    conn = new_archive(tmp_path / "three.db")
    with conn:
        for number, (like, share) in enumerate(((2, 0.9), (1, 0.9), (2, 0.57)), 1):
            article = insert_article(conn, f"t{number}", f"Mill {number}", "text", date_published=f"2026-11-0{number}")
            insert(conn, "reprints", article_id=article, story=1, like_id=like, share=share)
    conn.close()
    first, second, third = [Elements((await get(tmp_path / "three.db", f"/article/t{n}")).text).text for n in (1, 2, 3)]
    assert "Mill 2 2026-11-02 90 % the same words Mill 3 2026-11-03" in first
    assert "57 %" not in first
    assert "Mill 1 2026-11-01 90 % the same words" in second
    assert "Mill 3 2026-11-03 57 % the same words" in second
    assert "Mill 2 2026-11-02 57 % the same words" in third
    assert "90 %" not in third


async def test_a_story_told_by_very_many_is_listed_without_looking_for_its_origin(tmp_path: Path) -> None:
    conn = new_archive(tmp_path / "many.db")
    with conn:
        for number in range(tellings.MANY + 1):
            article = insert_article(
                conn, f"t{number}", f"Tide mill {number}", "text", date_published=f"2026-{number:04}"
            )
            insert(conn, "reprints", article_id=article, story=1, like_id=1, share=0.9)
    conn.close()
    page = Elements((await get(tmp_path / "many.db", "/article/t7")).text)
    assert "Tide mill 0 2026-0000 90 % the same words Tide mill 1 2026-0001" in page.text
    assert "The first 20 of 201; the story as a table ." in page.text.replace("table.", "table .")
    assert "likely origin" not in page.text
    assert "/many/reprints?story=1" in [attrs.get("href") for tag, attrs in page.tags if tag == "a"]


async def test_the_rest_of_a_story_is_in_the_view_of_stories(tmp_path: Path) -> None:
    conn = new_archive(tmp_path / "some.db")
    with conn:
        for number in range(21):
            article = insert_article(conn, f"t{number}", f"Tide mill {number}", "text")
            insert(conn, "reprints", article_id=article, story=1, like_id=1, share=0.9)
    conn.close()
    page = Elements((await get(tmp_path / "some.db", "/article/t7")).text)
    assert "/some/stories?story=1" in [attrs.get("href") for tag, attrs in page.tags if tag == "a"]
    assert len((await get(tmp_path / "some.db", "/some/stories.json?story=1&_shape=array")).json()) == 21


async def test_a_copy_that_holds_no_revisions_has_one_version(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.executescript("DROP TABLE revision_fields; DROP TABLE revisions; DROP TABLE reprints")
    conn.close()
    page = Elements((await get(path, f"/article/{FLOOD_UID}/changes")).text)
    assert "There is one version of this article: it has not changed since it was first read." in page.text


async def test_a_chain_of_versions_that_is_broken_is_said(path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("UPDATE revision_fields SET after = 'something else'")
    conn.close()
    page = Elements((await get(path, f"/article/{FLOOD_UID}/changes")).text)
    assert "Its earlier versions cannot be put together from this copy." in page.text


async def test_sections_sources_and_people_lead_to_what_else_they_have(path: Path) -> None:
    page = Elements((await get(path, f"/article/{FLOOD_UID}")).text)
    found = {
        attrs["href"]
        for tag, attrs in page.tags
        if tag == "a" and re.match(r"/(search\?|people/)", attrs["href"] or "")
    }
    asked = ("search?section=济南新闻", "search?source=泉巷日报", "people/王明远")
    assert found >= {"/" + quote(address, safe="/?=") for address in asked}
    for address in found:
        assert HEADLINE in Elements((await get(path, address)).text).text, address
