"""A person whom an article credits twice, as author and as reporter or photographer, is one person of one article."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.archives import insert, insert_article, new_archive
from tests.reading_room import Elements, get


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three articles with five credits of 张静; a colleague stands between two of them."""
    conn = new_archive(tmp_path / "papers.db")
    with conn:
        people = {name: insert(conn, "people", name=name) for name in ("张静", "苇一舟")}
        for uid, day, credits in (
            ("bridge", "2026-11-19", (("author", "作者"), ("reporter", "记者"), ("reporter", "本报记者"))),
            ("ferry", "2026-11-18", (("reporter", "记者"),)),
            ("bells", "2026-11-20", (("photographer", None),)),
        ):
            article = insert_article(conn, uid, "渡船", "渡船开航。", date_published=day, source="澜汀时报")
            for position, (role, raw) in enumerate(credits):
                row = {"article_id": article, "position": 2 * position}
                insert(conn, "credits", person_id=people["张静"], role=role, raw=raw, **row)
            insert(conn, "credits", article_id=article, position=1, person_id=people["苇一舟"], role="editor")
    conn.close()
    return tmp_path / "papers.db"


async def test_the_question_for_a_person_has_each_article_once_with_all_parts_in_it(path: Path) -> None:
    rows = (await get(path, "/papers/by_person.json?_shape=array&name=张静")).json()
    assert [(row["uid"], row["role"], row["raw"]) for row in rows] == [
        ("bells", "photographer", None),
        ("bridge", "author, reporter", "作者, 记者, 本报记者"),
        ("ferry", "reporter", "记者"),
    ]


async def test_the_overview_counts_a_person_s_articles_and_not_the_credits(path: Path) -> None:
    page = Elements((await get(path, "/")).text)
    assert "People 张静 3 苇一舟 3" in page.text


async def test_who_works_for_a_source_is_counted_by_articles(path: Path) -> None:
    rows = (await get(path, "/papers/who_edits.json?_shape=array&source=澜汀时报")).json()
    assert {(row["name"], row["role"]): row["articles"] for row in rows} == {
        ("苇一舟", "editor"): 3,
        ("张静", "reporter"): 2,
        ("张静", "photographer"): 1,
        ("张静", "author"): 1,
    }


async def test_the_page_of_the_article_and_the_feed_name_a_person_once(path: Path) -> None:
    page = Elements((await get(path, "/article/bridge")).text)
    assert "Author, Reporter (作者, 记者, 本报记者) 张静 Editor 苇一舟" in page.text
    feed = ElementTree.fromstring((await get(path, "/articles.atom")).text)
    authors = [[one.text for one in entry.iterfind("{*}author/{*}name")] for entry in feed.iterfind("{*}entry")]
    assert authors == [["澜汀时报"], ["张静"], ["张静"]]
