"""Sources, one source, changes, and their feeds."""

from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette

from archive.datasette.guarding import policy
from archive.datasette.rooms.latest_changes import Filter, Found, take_changes
from archive.ledger.losses import FORBIDDEN, is_lost
from archive.sqlite import sqlite3
from tests.archives import FLOOD_UID, build_archive, insert_article, new_archive, poison
from tests.newspapers import MENDED, REDESIGNED
from tests.reading_room import Elements, get

PAYLOADS = (
    "\"'><img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</title><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
)
ROOMS = ("/sources", "/sources?by=credit", "/sources/news.example", "/sources/-", "/changes", "/changes?cause=source")
FEEDS = ("/changes.atom", "/articles.atom")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    build_archive(tmp_path / "papers.db")
    return tmp_path / "papers.db"


def links(page: Elements) -> list[str]:
    return [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]


def entries(response: Any) -> list[ElementTree.Element]:
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.text).findall("{*}entry")


async def test_every_outlet_stands_with_how_often_its_fields_were_found(newspapers: Path) -> None:
    page = Elements((await get(newspapers, "/sources")).text)
    rows = sqlite3.connect(newspapers).execute("SELECT host FROM outlets").fetchall()
    assert {f"/sources/{host}" for (host,) in rows} <= set(links(page))
    assert "Outlet Articles Date Byline Section Credited source Image First date Last date Last fetched" in page.text
    assert "Found less than before 松岭新闻网 Byline:" in page.text
    assert page.text.count("↓") == 2


async def test_credited_sources_are_told_apart_from_outlets(newspapers: Path) -> None:
    page = Elements((await get(newspapers, "/sources?by=credit")).text)
    assert f"/sources/{quote('新桥通讯社')}" in links(page)
    assert "18 credited sources Source Articles First date Last date" in page.text
    current = [attrs["href"] for _, attrs in page.tags if attrs.get("aria-current") == "page"]
    assert current == ["/sources", "/sources?by=credit"]


async def test_a_redesigned_site_shows_as_a_drop_in_chart_and_table(newspapers: Path) -> None:
    page = Elements((await get(newspapers, f"/sources/{REDESIGNED}")).text)
    labels = [attrs["aria-label"] or "" for tag, attrs in page.tags if tag == "svg"]
    assert [label.partition(":")[0] for label in labels] == [
        *("Date", "Byline", "Section", "Credited source", "Image", "Usual length")
    ]
    assert [label.endswith("; less since 2026-10") for label in labels] == [False, True, True, False, False, False]
    assert [attrs["class"] for tag, attrs in page.tags if tag == "line"].count("mark") == 2
    fallen = [attrs for tag, attrs in page.tags if tag == "td" and "fallen" in str(attrs.get("class"))]
    assert len(fallen) >= 4
    assert "The site may have been rebuilt." in page.text
    assert page.live_parts() == []


async def test_a_drop_that_is_over_asks_for_nothing(newspapers: Path) -> None:
    text = Elements((await get(newspapers, f"/sources/{MENDED}")).text).text
    assert "from 2026-03 until 2026-06" in text
    assert "The site may have been rebuilt." not in text


async def test_coverage_can_be_asked_by_date_of_publication(newspapers: Path) -> None:
    page = Elements((await get(newspapers, f"/sources/{MENDED}?by=published")).text)
    assert "By month of publication; articles without one are left out." in page.text
    assert f"/sources/{MENDED}?by=arrived" in links(page)


async def test_an_outlet_s_runs_and_losses_are_its_own(newspapers: Path) -> None:
    page = Elements((await get(newspapers, f"/sources/{REDESIGNED}")).text)
    conn = sqlite3.connect(newspapers)
    rows = conn.execute(
        "SELECT id, state, reason FROM fetches WHERE input GLOB ? AND state IN ('failed', 'rejected') ORDER BY id DESC",
        [f"https://{REDESIGNED}/*"],
    ).fetchall()
    conn.close()
    lost = [number for number, state, reason in rows if is_lost(state, reason)]
    assert 0 < len(lost) < len(rows)
    assert [link for link in links(page) if link.startswith("/papers/fetches/")] == [
        f"/papers/fetches/{number}" for number in lost[:12]
    ]
    assert f"{len(rows) - len(lost)} more addresses are forbidden" in page.text


async def test_what_may_not_be_had_is_no_loss_of_an_outlet(path: Path) -> None:
    """As ``archive.ledger.losses`` says, reason by reason."""
    reasons = [*FORBIDDEN, "too_large", "host_budget"]
    conn = sqlite3.connect(path)
    columns = "run_id, input, url, state, reason, fetched_at, saved_at"
    given = f"INSERT INTO fetches ({columns}) VALUES (1, ?1, ?1, 'rejected', ?2, ?3, ?3)"  # noqa: S608
    for number, reason in enumerate(reasons):
        conn.execute(given, [f"https://news.example/kept-{number}.html", reason, "2026-11-03T08:00:00Z"])
    conn.commit()
    conn.close()
    page = Elements((await get(path, "/sources/news.example")).text)
    listed = [number for number in range(len(reasons)) if f"https://news.example/kept-{number}.html" in page.words]
    assert listed == [len(FORBIDDEN), len(FORBIDDEN) + 1]
    assert f"{len(FORBIDDEN)} more addresses are forbidden" in page.text
    cells = page.text.split(" Forbidden ", 1)[1].split(" Lost inputs ")[0].split()
    assert cells[-2:] == ["2", str(len(FORBIDDEN))]


async def test_files_without_an_address_have_a_page_too(path: Path) -> None:
    assert "Files without an address 1" in Elements((await get(path, "/sources")).text).text
    page = Elements((await get(path, "/sources/-")).text)
    assert "Outlet Files without an address 1 article" in page.text
    assert ("/papers/articles?outlet_id__isnull=1" in links(page), "Runs" in page.words) == (True, False)


async def test_a_credited_source_has_its_months_and_the_outlets_that_credit_it(newspapers: Path) -> None:
    page = Elements((await get(newspapers, f"/sources/{quote('新桥通讯社')}")).text)
    assert "Credited source 新桥通讯社" in page.text
    assert f"/changes?source={quote('新桥通讯社')}" in links(page)
    conn = sqlite3.connect(newspapers)
    (outlets,) = conn.execute("SELECT count(DISTINCT outlet_id) FROM articles WHERE source = '新桥通讯社'").fetchone()
    conn.close()
    assert len([link for link in links(page) if link.endswith(".example")]) == outlets
    assert [attrs["class"] for tag, attrs in page.tags if tag == "svg"] == ["chart bars"]


async def test_a_source_that_is_not_there_is_not_found(path: Path) -> None:
    assert [(await get(path, f"/sources/{name}")).status_code for name in ("no.example", quote("无名"), "%00")] == [
        404
    ] * 3


async def test_a_source_s_name_can_have_a_slash_in_it(path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        insert_article(conn, "slash", "Both", "Both say so.", source="甲/乙 社")
    conn.close()
    (link,) = [one for one in links(Elements((await get(path, "/sources?by=credit")).text)) if "%2F" in one]
    assert "甲/乙 社" in Elements((await get(path, link)).text).text


async def test_a_change_says_when_by_whom_in_which_field_and_what(path: Path) -> None:
    page = Elements((await get(path, "/changes")).text)
    assert (
        "小清河水位回落 济南三座泵站恢复运行 2026-11-20 08:00 UTC arrived 2026-11-21 08:00 UTC Publisher "
        "Quanzhou Lane News compare versions "
        "Headline 小清河水位 缓慢 回落 济南三座泵站恢复运行"
    ) in page.text
    assert {f"/article/{FLOOD_UID}", f"/article/{FLOOD_UID}/changes"} <= set(links(page))


async def test_a_change_has_one_time_wherever_it_is_told_of(path: Path) -> None:
    """When its page came; when the archive got it is said as such, where that was another day."""
    pages = [(await get(path, address)).text for address in ("/", "/changes", f"/article/{FLOOD_UID}")]
    for page in map(Elements, pages):
        assert page.text.count("2026-11-20 08:00 UTC arrived 2026-11-21 08:00 UTC") == 1
    versions = Elements((await get(path, f"/article/{FLOOD_UID}/changes")).text)
    assert "2 of 2: 2026-11-20 08:00 UTC" in versions.text
    (change,) = (await get(path, "/changes.json")).json()["changes"]
    assert (change["since"], change["saved_at"]) == ("2026-11-20T08:00:01Z", "2026-11-21T08:00:02Z")


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("cause=source", "cause = 'source'"),
        ("cause=both&field=headline", "cause = 'both' AND id IN (SELECT revision_id FROM revision_fields "
         "WHERE field = 'headline')"),
        ("outlet=tidewater.example", "article_id IN (SELECT articles.id FROM articles JOIN outlets "
         "ON outlets.id = outlet_id WHERE host = 'tidewater.example')"),
        (f"source={quote('远汀社')}", "article_id IN (SELECT id FROM articles WHERE source = '远汀社')"),
        ("cause=nobody&before=x", "1"),
        ("field=no", "0"),
    ],
)  # fmt: skip
async def test_a_filter_finds_what_sql_finds_page_by_page(newspapers: Path, asked: str, where: str) -> None:
    conn = sqlite3.connect(newspapers)
    expected = [row[0] for row in conn.execute(f"SELECT id FROM revisions WHERE {where} ORDER BY id DESC")]  # noqa: S608
    conn.close()
    client = Datasette([str(newspapers)]).client
    found, address = [], f"/changes.json?{asked}"
    while address:
        answer = (await client.get(address)).json()
        found += [change["id"] for change in answer["changes"]]
        address = (answer["next"] or "").removeprefix("http://localhost")
    assert found == expected


async def test_older_changes_are_a_link_away_and_keep_the_filter(newspapers: Path) -> None:
    page = Elements((await get(newspapers, "/changes?cause=source&field=headline")).text)
    (older,) = [link for link in links(page) if "before=" in link]
    assert older.startswith("/changes?cause=source&field=headline&before=")
    page = Elements((await get(newspapers, older)).text)
    assert "/changes?cause=source&field=headline" in links(page)
    chosen = [attrs["value"] for tag, attrs in page.tags if tag == "option" and "selected" in attrs]
    assert chosen == ["source", "headline"]


async def test_what_is_not_there_is_said_and_not_shown_as_nothing(path: Path, tmp_path: Path) -> None:
    new_archive(tmp_path / "empty.db").close()
    said = {
        (path, "/changes?field=section"): "No change is like that. All changes",
        (path, "/changes?before=1"): "No older changes.",
        (tmp_path / "empty.db", "/changes"): "Nothing has changed yet.",
        (tmp_path / "empty.db", "/sources"): "No articles yet, so no outlets.",
        (tmp_path / "empty.db", "/sources?by=credit"): "No page credits a source.",
    }
    for (archive, address), words in said.items():
        assert words in Elements((await get(archive, address)).text).text, address


async def test_a_question_that_takes_too_long_is_not_answered_with_nothing(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.executescript(
        "PRAGMA foreign_keys = OFF; ALTER TABLE outlets RENAME TO kept; CREATE VIEW outlets AS "
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i AS id, 'x' AS host, 'x' AS name FROM n"
    )
    conn.close()
    database = Datasette([str(path)], settings={"sql_time_limit_ms": 50}).databases["papers"]
    assert await take_changes(database, Filter()) == Found([], took_too_long=True)


async def test_the_feed_of_changes_has_the_same_filters(newspapers: Path) -> None:
    found = entries(await get(newspapers, f"/changes.atom?outlet={MENDED}"))
    assert {entry.findtext("{*}author/{*}name") for entry in found} == {"Tidewater Post"}
    newest = found[0]
    link = newest.find("{*}link")
    assert link is not None
    assert (link.get("href") or "").startswith("http://localhost/article/")
    assert (newest.findtext("{*}id") or "").startswith(f"{link.get('href')}#revision-")
    assert "[-" in (newest.findtext("{*}summary") or "") or "{+" in (newest.findtext("{*}summary") or "")


async def test_the_feed_of_articles_has_the_newest_with_their_people(path: Path) -> None:
    bus, flood = entries(await get(path, "/articles.atom"))
    assert (bus.findtext("{*}title"), bus.findtext("{*}published")) == ("Night bus line 9 opens", None)
    assert [author.text for author in flood.iterfind("{*}author/{*}name")] == ["王明远"]
    assert flood.findtext("{*}published") == "2026-11-19T07:30:00+08:00"
    assert flood.findtext("{*}updated") == "2026-11-20T08:00:00Z"
    assert [one.get("term") for one in flood.iterfind("{*}category")] == ["济南新闻"]


async def test_below_another_address_every_link_stays_there(path: Path) -> None:
    client = Datasette([str(path)], settings={"base_url": "/paper/"}).client
    for address in ROOMS:
        response = await client.get(address)
        assert response.status_code == 200, address
        own = [link for link in links(Elements(response.text)) if link.startswith("/")]
        assert [link for link in own if not link.startswith("/paper/")] == [], address


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_no_payload_in_any_column_is_live_in_these_rooms(path: Path, payload: str) -> None:
    poison(path, payload)
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("UPDATE outlets SET host = 'news.example'")
    conn.close()
    for address in (
        *(*ROOMS, f"/sources/{quote(payload, safe='')}", f"/people/{quote(payload + '1', safe='')}"),
        f"/changes?source={quote(payload)}",
    ):
        response = await get(path, address)
        page = Elements(response.text)
        assert (response.status_code, page.live_parts()) == (200, []), address
        assert response.headers["content-security-policy"] == policy.OWN
    for address in FEEDS:
        assert entries(await get(path, address)) != []


async def test_an_input_that_every_run_lost_in_the_same_way_is_there_once(path: Path) -> None:
    conn = sqlite3.connect(path)
    columns = "run_id, input, url, state, reason, fetched_at, saved_at"
    lost = f"INSERT INTO fetches ({columns}) VALUES (1, ?1, ?1, ?2, ?3, ?4, ?4)"  # noqa: S608
    address = "https://news.example/lost.html"
    for day, reason in ((1, "http_status"), (2, "timeout"), (3, "http_status")):
        conn.execute(lost, [address, "failed", reason, f"2026-11-0{day}T08:00:00Z"])
    conn.commit()
    conn.close()
    page = Elements((await get(path, "/sources/news.example")).text).text
    assert page.count("lost.html") == 2
    assert f"failed: http status {address} 2 times, last 2026-11-03 08:00 UTC failed: timeout" in page


async def test_an_article_of_which_the_end_is_missing_says_so_in_every_list(path: Path) -> None:
    lists = ("/", f"/search?q={quote('泵站')}", f"/people/{quote('李青禾')}", "/sources/news.example", "/article/b2bus")
    conn = sqlite3.connect(path)
    with conn:
        insert_reprints(conn, FLOOD_UID, "b2bus")
        conn.execute("UPDATE articles SET flags = 'opt_out_ai'")
    for address in lists:
        assert " in part" not in Elements((await get(path, address)).text).text, address
    with conn:
        conn.execute("UPDATE articles SET flags = 'opt_out_ai paywall' WHERE uid = ?", [FLOOD_UID])
    conn.close()
    for address in lists:
        assert Elements((await get(path, address)).text).text.count(" in part") == 1, address
    assert [hit["flags"] for hit in (await get(path, lists[1].replace("?", ".json?"))).json()["hits"]] == [
        ["opt_out_ai", "paywall"]
    ]


def insert_reprints(conn: sqlite3.Connection, *uids: str) -> None:
    numbers = [conn.execute("SELECT id FROM articles WHERE uid = ?", [uid]).fetchone()[0] for uid in uids]
    conn.executemany("INSERT INTO reprints VALUES (?, ?, ?, .9)", [(one, numbers[0], numbers[0]) for one in numbers])
