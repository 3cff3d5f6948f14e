"""The page of a person: a name as it is printed, with every article that credits it."""

from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from archive.sqlite import sqlite3
from tests.archives import FLOOD_UID, build_archive, insert, insert_article, new_archive
from tests.reading_room import Elements, get

ADA = "/people/Ada%20Fennimore"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Forty-five articles of hers, every third with a photographer, the oldest two without a date of publication."""
    conn = new_archive(tmp_path / "papers.db")
    with conn:
        outlets = [insert(conn, "outlets", host=f"{name}.example", name="Ferry Post") for name in ("a", "b")]
        ada, bo = (insert(conn, "people", name=name) for name in ("Ada Fennimore", "Bo/Ley"))
        insert(conn, "people", name="Nobody & Co")
        for number in range(45):
            day = {"date_published": f"2026-{number // 20 + 9:02}-{number % 20 + 1:02}"} if number > 1 else {}
            source = {"source": "Quay Wire"} if number % 2 else {}
            article = insert_article(
                conn, f"f{number}", f"Ferry {number}", "It left.", outlet_id=outlets[number == 4], **day, **source
            )
            row = {"article_id": article}
            insert(conn, "credits", **row, position=0, person_id=ada, role="author", raw="By")
            if number % 3 == 0:
                insert(conn, "credits", **row, position=1, person_id=bo, role="photographer")
            if number == 44:
                insert(conn, "credits", **row, position=2, person_id=ada, role="photographer", raw="Photo")
    conn.close()
    return tmp_path / "papers.db"


def links(page: Elements) -> list[str]:
    return [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]


def headlines(page: Elements) -> list[str]:
    return [link.removeprefix("/article/f") for link in links(page) if link.startswith("/article/")]


async def test_a_person_has_a_page_that_says_what_of_whom_and_with_whom(path: Path) -> None:
    html = (await get(path, ADA)).text
    page = Elements(html)
    assert "<title>Ada Fennimore</title>" in html
    for expected in (
        "Person Ada Fennimore 45 articles published 2026-09-03 to 2026-11-05 Author 45 Photographs 1",
        "namesakes cannot be told apart",
        "Articles, newest first Ferry 44 Author, Photographs 2026-11-05 Ferry 43 Author Quay Wire 2026-11-04",
        "By month of publication at most 20",
        "Outlets Ferry Post a.example 44 Ferry Post b.example 1 Credited sources Quay Wire 22",
        "Named in the same articles Bo/Ley 15",
    ):
        assert expected in page.text
    assert {
        "/search?person=Ada%20Fennimore",
        "/search?person=Ada%20Fennimore&role=photographer",
        "/papers/by_person?name=Ada%20Fennimore",
        "/people/Bo%2FLey",
        "/sources/a.example",
        "/sources/Quay%20Wire",
    } <= set(links(page))
    assert "Person Bo/Ley 15 articles" in Elements((await get(path, "/people/Bo%2FLey")).text).text


async def test_the_articles_of_a_person_are_turned_page_by_page_the_undated_last(path: Path) -> None:
    pages = [Elements((await get(path, f"{ADA}?page={number}")).text) for number in (1, 2, 3)]
    assert [number for page in pages for number in headlines(page)] == [str(number) for number in range(44, 1, -1)] + [
        *("1", "0")
    ]
    turned = [[link for link in links(page) if link.partition("?")[0] == ADA] for page in pages]
    assert turned == [[f"{ADA}?page=2"], [ADA, f"{ADA}?page=3"], [f"{ADA}?page=2"]]
    beyond = await get(path, f"{ADA}?page=4")
    assert (beyond.status_code, "There is no such page. To the first one" in Elements(beyond.text).text) == (404, True)
    for wish in ("0", "-1", "x", "9" * 40):
        assert headlines(Elements((await get(path, f"{ADA}?page={wish}")).text))[0] == "44"


async def test_who_is_credited_nowhere_is_not_found(path: Path) -> None:
    assert [(await get(path, f"/people/{name}")).status_code for name in ("nobody", quote("无名"), "%00")] == [404] * 3
    assert "No such person" in (await get(path, "/people/nobody")).text


async def test_every_list_of_people_leads_to_their_pages(tmp_path: Path) -> None:
    build_archive(tmp_path / "papers.db")
    own = f"/people/{quote('王明远')}"
    conn = sqlite3.connect(tmp_path / "papers.db")
    (number,) = conn.execute("SELECT id FROM people WHERE name = '王明远'").fetchone()
    conn.close()
    datasette = Datasette([str(tmp_path / "papers.db")])
    for address in (
        *("/", f"/article/{FLOOD_UID}", f"/search?q={quote('王明远')}"),
        *("/papers/people", f"/papers/people/{number}", "/papers/people_roles", "/papers/bylines", "/papers/credits"),
        f"/papers/who_edits?source={quote('泉巷日报')}",
    ):
        page = Elements((await datasette.client.get(address)).text)
        assert own in links(page), address
    assert "/people/Quanzhou%20Lane%20News" not in links(Elements((await datasette.client.get("/papers/outlets")).text))
