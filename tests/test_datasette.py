import gc
import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from archives import FLOOD_UID, allow_rewriting, build_archive, insert, insert_article, insert_run, new_archive, poison
from datasette.app import Datasette
from reading_room import Elements, get

import archive.datasette
from archive.datasette.guarding import policy
from archive.datasette.tables import cells
from archive.sqlite import sqlite3

HEADLINE = "小清河水位回落 济南三座泵站恢复运行"
PAYLOADS = (
    "\"'><img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</title><svg/onload=alert(1)>",
    "javascript:alert(1)",
    " jAvAsCript:alert(1)//https://news.example/",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "--><iframe srcdoc='<script>alert(1)</script>'>",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    archive = tmp_path / "papers.db"
    build_archive(archive)
    return archive


async def test_the_overview_says_how_much_there_is_and_leads_on(path: Path) -> None:
    response = await get(path, "/")
    page = Elements(response.text)
    links = {attrs["href"] for tag, attrs in page.tags if tag == "a"}
    assert response.status_code == 200
    assert "2 articles, 1 of them from 1 outlet Published 2026-11-19 Last arrival 2026-11-20 08:00 UTC" in page.text
    assert "load 2026-11-20 08:00 UTC finished exit 0 new 1 not article 1" in page.text
    assert "crawl 2026-11-21 08:00 UTC not ended changed 1" in page.text
    assert links >= {
        "/article/a1f00d",
        "/article/b2bus",
        f"/papers/articles?section__exact={quote('济南新闻')}",
        f"/sources/{quote('泉巷日报')}",
        "/sources/news.example",
        f"/people/{quote('王明远')}",
        "/changes",
        "/papers/search_ranked",
        "/papers/runs",
    }


@pytest.mark.parametrize(
    ("body", "name"), [("末班车改在零点发车。\n\n站台照常开放。", "末班车改在零点发车。"), ("", "(no headline)")]
)
async def test_an_article_without_a_headline_has_a_name_on_every_page(path: Path, body: str, name: str) -> None:
    conn = sqlite3.connect(path)
    with conn:
        number = insert_article(conn, "c3bare", None, body, date_inferred="2026-11")
        allow_rewriting(conn)
        conn.execute("UPDATE fetches SET article_id = ?", (number,))
    conn.close()
    for address, shown in {
        "/": name,
        "/article/c3bare": name,
        "/papers/articles": "(no headline)",
        "/papers/undated": "(no headline)",
        "/papers/fetches": "(no headline)",
    }.items():
        words = Elements((await get(path, address)).text).words
        assert (shown in " ".join(words), "None" in words) == (True, False), address


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/", [("/", "page")]),
        ("/papers", [("/papers", "page")]),
        ("/papers/ledger", [("/papers", "true")]),
        (f"/article/{FLOOD_UID}", []),
    ],
)
async def test_the_header_says_which_page_is_open(path: Path, address: str, current: list[tuple[str, str]]) -> None:
    page = Elements((await get(path, address)).text)
    assert [(attrs["href"], attrs["aria-current"]) for _, attrs in page.tags if "aria-current" in attrs] == current


async def test_every_page_has_the_header_and_says_its_language(path: Path) -> None:
    addresses = ("/", f"/article/{FLOOD_UID}", "/papers", "/papers/ledger", "/papers/months", "/papers/articles/1")
    for address in (
        *addresses,
        "/papers?sql=select+1",
        "/papers?sql=selec",
        "/no/such/page",
        "/papers/articles?_sort=x",
    ):
        page = Elements((await get(path, address)).text)
        links = [attrs.get("href") for tag, attrs in page.tags if tag == "a"]
        assert page.tags[0] == ("html", {"lang": "en"}), address
        assert {"/", "/search", "/sources", "/changes", "/papers"} <= set(links), address
        assert [attrs.get("name") for _, attrs in page.tags if attrs.get("type") == "search"] == ["q"], address


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/no/such/page", 404, "No such page Nothing is at this address. Error 404 To the overview"),
        ("/papers?sql=selec+1", 400, "Invalid SQL Statement must be a SELECT Error 400 Your SQL selec 1 Run again"),
        ("/papers?sql=select+1&_timelimit=x", 400, "Not a question for this table invalid literal for int()"),
        ("/papers/articles?_sort=bad", 400, "Not a question for this table Cannot sort table by bad Error 400"),
    ],
)
async def test_what_cannot_be_answered_is_said_on_a_page_of_ours(
    path: Path, address: str, status: int, words: str
) -> None:
    response = await get(path, address)
    page = Elements(response.text)
    assert (response.status_code, words in page.text, page.live_parts()) == (status, True, [])


async def test_sql_that_takes_too_long_stays_to_be_mended(path: Path) -> None:
    datasette = Datasette([str(path)], settings={"sql_time_limit_ms": 300})
    sql = (
        "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n where '</textarea>' > ''"
    )
    page = Elements((await datasette.client.get(f"/papers?sql={quote(sql)}")).text)
    assert f"SQL Interrupted The query took longer than this server allows. Error 400 Your SQL {sql}" in page.text


async def test_errors_as_json_are_those_of_datasette(path: Path) -> None:
    answer = (await get(path, "/papers/missing.json")).json()
    assert answer == {"ok": False, "error": "Table not found", "status": 404, "title": None}


@pytest.mark.parametrize(
    ("query", "hidden"),
    [
        *(("", True), ("?_search=bus", True), ("?_nocol=", False)),
        *(("?_col=identity", False), ("?_nocol=flags", False), ("?_sort=identity", False)),
    ],
)
async def test_the_table_of_articles_leaves_plumbing_out_unless_asked(path: Path, query: str, hidden: bool) -> None:
    page = Elements((await get(path, f"/papers/articles{query}")).text)
    columns = [attrs["data-column"] for tag, attrs in page.tags if tag == "th"]
    assert ("identity" not in columns, "headline" in columns) == (hidden, query != "?_col=identity")


async def test_json_and_other_tables_keep_every_column(path: Path) -> None:
    rows = (await get(path, "/papers/articles.json?_shape=array")).json()
    assert {"identity", "extractor", "snapshot_sha256", "url"} <= set(rows[0])
    assert "url" in (await get(path, "/papers/fetches.json?_shape=array")).json()[0]


async def test_a_row_reads_downwards_and_leads_to_its_article(path: Path) -> None:
    page = Elements((await get(path, "/papers/article_text/1")).text)
    assert [attrs["scope"] for tag, attrs in page.tags if tag == "th"] == ["row"] * 4
    assert "/papers/articles/1" in [attrs.get("href") for tag, attrs in page.tags if tag == "a"]


async def test_windows_are_named_by_what_they_show(path: Path) -> None:
    addresses = ("/papers/search_ranked?words=bus", "/papers?sql=select+1")
    pages = [(await get(path, address)).text for address in addresses]
    assert [re.findall("<title>(.*?)</title>", page)[0] for page in pages] == ["Search, best first", "SQL: papers"]


@pytest.mark.parametrize(
    ("words", "uids"),
    [
        ("济南", [FLOOD_UID]),
        ("河", [FLOOD_UID]),
        ("fxn3c", [FLOOD_UID]),
        ("412吨", [FLOOD_UID]),
        ("bus", ["b2bus"]),
        ("bus OR 泵站", ["b2bus", FLOOD_UID]),
        ("", ["b2bus", FLOOD_UID]),
        ("-bus", []),
        ('"', []),
        ("NEAR(", []),
    ],
)
async def test_the_search_box_of_the_table_finds_words_of_any_length(path: Path, words: str, uids: list[str]) -> None:
    response = await get(path, f"/papers/articles.json?_shape=array&_col=uid&_search={quote(words)}")
    assert [row["uid"] for row in response.json()] == uids


async def test_headlines_in_tables_lead_to_the_article_page(path: Path) -> None:
    page = Elements((await get(path, f"/papers/articles?_search={quote('济南')}")).text)
    assert [attrs for _, attrs in page.tags if attrs.get("href") == "/article/a1f00d"] == [
        {"href": "/article/a1f00d"}
    ] * 2


async def test_tables_are_described_and_the_plumbing_is_hidden(path: Path) -> None:
    database = (await get(path, "/papers.json")).json()
    visible = {table["name"] for table in database["tables"] if not table["hidden"]}
    assert visible == {
        *("articles", "article_text", "blocks", "people", "credits", "images", "links", "evidence"),
        *("outlets", "fetches", "runs", "run_sites", "revisions", "revision_fields", "reprints", "rereadings"),
    }
    page = Elements((await get(path, "/papers/articles")).text)
    assert "The credited origin (来源), not the site that shows it" in page.text


async def test_every_canned_query_runs_with_and_without_its_parameters(path: Path) -> None:
    answers = {}
    for name, words in {
        "search_ranked": "words=济南",
        "by_person": "name=王明远",
        "changed_headlines": "outlet=",
        "undated": "",
        "lost_inputs": "",
        "months": "source=泉巷日报",
        "sections": "",
        "evidence_for": f"article={FLOOD_UID}",
        "not_yet_archived": "",
    }.items():
        assert (await get(path, f"/papers/{name}")).status_code == 200
        rows = (await get(path, f"/papers/{name}.json?_shape=array&{quote(words, safe='=')}")).json()
        answers[name] = [next(iter(row.values())) for row in rows]
    assert answers == {
        "search_ranked": [FLOOD_UID],
        "by_person": [FLOOD_UID],
        "changed_headlines": [FLOOD_UID],
        "undated": ["b2bus"],
        "lost_inputs": [2],
        "months": ["2026-11"],
        "sections": ["济南新闻"],
        "evidence_for": ["date_published"],
        "not_yet_archived": ["https://news.example/2026/dam.html"],
    }


async def test_an_empty_archive_has_its_pages_too(tmp_path: Path) -> None:
    new_archive(tmp_path / "empty.db").close()
    statuses = {
        address: (await get(tmp_path / "empty.db", address)).status_code
        for address in ("/", "/article/x", "/empty", "/empty/articles", "/empty/articles?_search=x", "/empty/months")
    }
    assert statuses == {address: 404 if address == "/article/x" else 200 for address in statuses}
    assert "Nothing here yet" in (await get(tmp_path / "empty.db", "/")).text


async def test_a_published_copy_without_plumbing_still_shows_its_articles(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.executescript("DROP TABLE evidence; DROP TABLE revision_fields; DROP TABLE revisions")
    conn.close()
    statuses = [(await get(path, address)).status_code for address in ("/", f"/article/{FLOOD_UID}", "/papers")]
    assert statuses == [200, 200, 200]


async def test_a_read_only_archive_is_served_immutable(path: Path) -> None:
    path.chmod(0o444)
    datasette = Datasette(immutables=[str(path)])
    assert [(await datasette.client.get(page)).status_code for page in ("/", f"/article/{FLOOD_UID}")] == [200, 200]


async def test_without_an_archive_datasette_is_as_it_was(tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "birds.db")
    conn.executescript(
        "CREATE TABLE articles (id INTEGER PRIMARY KEY, headline TEXT, uid TEXT);"
        "INSERT INTO articles VALUES (1, 'wren', 'w');"
        "CREATE VIRTUAL TABLE articles_fts USING fts5(headline, content='articles');"
        "INSERT INTO articles_fts (rowid, headline) VALUES (1, '灰喜鹊');"
    )
    conn.close()
    index = await get(tmp_path / "birds.db", "/")
    assert (index.status_code, "broadsheet" in index.text.lower()) == (200, False)
    assert "content-security-policy" not in index.headers
    assert (await get(tmp_path / "birds.db", "/article/w")).status_code == 404
    table = (await get(tmp_path / "birds.db", "/birds/articles")).text
    assert ("/article/w" in table, "<html>" in table, "masthead" in table) == (False, True, False)
    assert "border: 3px solid red" in (await get(tmp_path / "birds.db", "/birds/owls")).text


async def test_another_database_beside_the_archive_keeps_its_own_search(path: Path, tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "birds.db")
    conn.executescript(
        "CREATE TABLE birds (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO birds VALUES (1, '灰喜鹊');"
        "CREATE VIRTUAL TABLE birds_fts USING fts5(name, content=[birds]);"
        "INSERT INTO birds_fts (rowid, name) VALUES (1, '灰喜鹊');"
    )
    conn.close()
    both = [tmp_path / "birds.db", path]
    assert 'href="/birds"' in (await get(both, "/")).text
    assert len((await get(both, f"/birds/birds.json?_shape=array&_search={quote('灰喜鹊')}")).json()) == 1


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_no_payload_in_any_column_is_live_on_our_pages(path: Path, payload: str) -> None:
    poison(path, payload)
    for address in ("/", f"/article/{FLOOD_UID}", "/article/b2bus"):
        response = await get(path, address)
        page = Elements(response.text)
        assert (response.status_code, page.live_parts()) == (200, [])
        assert " ".join(payload.split()) in page.text
        assert response.headers["content-security-policy"] == policy.OWN


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_no_payload_is_live_in_a_table_cell(path: Path, payload: str) -> None:
    poison(path, payload * 20)
    for table in ("articles", "fetches", "blocks", "links"):
        response = await get(path, f"/papers/{table}")
        rows = response.text.partition("<tbody>")[2].partition("</tbody>")[0]
        assert (response.status_code, Elements(rows).live_parts()) == (200, [])


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"/article/{FLOOD_UID}",
        "/article/no",
        "/papers",
        "/papers/articles",
        "/papers/articles.json",
        "/papers/articles.csv",
        "/papers?sql=select+1",
        "/-/static/app.css",
        "/-/static-plugins/broadsheet/broadsheet.css",
        "/no/such/page",
    ],
)
async def test_every_response_carries_the_security_headers(path: Path, address: str) -> None:
    headers = (await get(path, address)).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert re.search(r"script-src [^;]*unsafe", headers["content-security-policy"]) is None
    assert {name: headers[name] for name in ("x-content-type-options", "x-frame-options", "referrer-policy")} == {
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
    }


async def test_a_double_slash_does_not_redirect_to_another_host(path: Path) -> None:
    response = await get(path, "//other.example/")
    assert (response.status_code, response.headers["location"]) == (302, "/other.example")


@pytest.mark.parametrize("sql", ["select hex(zeroblob(400000000))", "select length(RandomBlob(400000000))"])
async def test_sql_that_asks_for_one_huge_value_is_refused(path: Path, sql: str) -> None:
    response = await get(path, f"/papers.json?sql={quote(sql)}")
    assert (response.status_code, "not authorized" in response.json()["error"]) == (400, True)


@pytest.mark.parametrize(
    "query",
    ["_sort=bad", "_where=1=2)", "_size=x", "_search_bad=x", "_searchmode=raw&_search=%22", "_next=x"]
    + [f"_search={quote(words)}" for words in ('"', "*", "NEAR(", "济" * 3000, "\0", "a OR OR", "headline:")],
)
async def test_no_odd_address_makes_the_server_fail(path: Path, query: str) -> None:
    assert (await get(path, f"/papers/articles?{query}")).status_code in (200, 400, 414)


@pytest.mark.filterwarnings("ignore:coroutine '.*' was never awaited:RuntimeWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored in. <coroutine object:pytest.PytestUnraisableExceptionWarning")
async def test_a_facet_that_is_no_column_is_refused(path: Path) -> None:
    """Datasette leaves the other facets' coroutines unawaited when one fails: those warnings are its own."""
    assert (await get(path, "/papers/articles?_facet=missing")).status_code == 400
    gc.collect()


async def test_permissions_of_datasette_hold_for_our_pages(path: Path) -> None:
    datasette = Datasette([str(path)], metadata={"databases": {"papers": {"allow": False}}})
    pages = [await datasette.client.get(page) for page in ("/", f"/article/{FLOOD_UID}")]
    assert [page.status_code for page in pages] == [200, 404]
    assert all("泵站" not in page.text for page in pages)


async def test_the_pages_follow_the_base_url(path: Path) -> None:
    datasette = Datasette([str(path)], settings={"base_url": "/read/"})
    for address in ("/read/", f"/read/article/{FLOOD_UID}"):
        page = Elements((await datasette.client.get(address)).text)
        local = [attrs["href"] for tag, attrs in page.tags if tag in ("a", "link") and attrs["href"].startswith("/")]
        assert [href for href in local if not href.startswith("/read/")] == []


async def test_long_text_is_folded_and_not_lost() -> None:
    class Urls:
        path = staticmethod(str)

    class Server:
        urls = Urls()

    folded = cells.render(Server(), "papers", {"text": "段" * 300}, "text", "段" * 300)
    assert folded == f'<details class="fold"><summary>{"段" * 200}…</summary>{"段" * 300}</details>'


async def test_what_a_run_keeps_as_json_is_a_line_that_can_be_read(path: Path) -> None:
    conn = sqlite3.connect(path)
    versions = {"broadsheet": "0.1.0", "scrapy": "2.19.0", "selectolax": "1.0.2", "python": "3.11.7", "sqlite": "3.53"}
    with conn:
        counts = {
            "counts": json.dumps({"changed": 2, "failed": 2, "rejected": 1, "unchanged": 9}),
            "versions": json.dumps(versions),
        }
        run = insert_run(conn, command="crawl news", **counts)
    conn.close()
    page = Elements((await get(path, f"/papers/runs?id={run}&_nocol=")).text)
    assert "changed 2, failed 2, rejected 1, unchanged 9" in page.text
    assert "broadsheet 0.1.0, scrapy 2.19.0… broadsheet 0.1.0, scrapy 2.19.0, selectolax 1.0.2" in page.text
    assert '{"broadsheet"' not in page.text


async def test_the_dates_of_a_source_are_shown_to_the_minute(path: Path) -> None:
    page = Elements((await get(path, "/papers/sources")).text)
    assert "泉巷日报 1 2026-11-19 07:30 2026-11-19 07:30" in page.text


def test_every_weight_is_one_that_every_font_has() -> None:
    """A browser draws 600 bold where the font has it, and plain where it has not: a Chinese headline in one list."""
    styles = "".join(sheet.read_text() for sheet in Path(archive.datasette.__file__).with_name("static").glob("*.css"))
    assert set(re.findall(r"font(?:-weight)?:\s*([0-9]{3})\b", styles)) == {"400", "700"}


async def test_a_question_opened_without_what_it_asks_for_says_what_to_fill_in(path: Path) -> None:
    asked = (await get(path, "/papers/who_edits")).text
    assert "Nothing to show yet: fill in source above and run it, or follow the example." in Elements(asked).text
    assert "0 results" not in asked
    unknown = Elements((await get(path, "/papers/who_edits?source=Nobody")).text)
    assert "Nothing is like that." in unknown.text
    assert "Nothing to show" not in unknown.text
    assert "fill in" not in Elements((await get(path, f"/papers/who_edits?source={quote('泉巷日报')}")).text).text


async def test_a_row_and_a_question_of_ones_own_are_not_described_as_the_whole_table(path: Path) -> None:
    row = Elements((await get(path, "/papers/articles/1")).text).text
    assert "What people sort and filter by; the text is elsewhere." in row
    assert "Newest arrivals first" not in row
    asked = Elements((await get(path, "/papers?sql=select+1")).text)
    assert ("SQL Custom SQL query returning 1 row" in asked.text, "News pages, read" in asked.text) == (True, False)


async def test_the_readable_ledger_begins_with_the_newest_input(path: Path) -> None:
    text = Elements((await get(path, "/papers/ledger")).text).text
    assert "3 rows sorted by id descending" in text


async def test_outlets_of_one_name_are_told_apart_where_they_credit_a_source(path: Path) -> None:
    conn = sqlite3.connect(path)
    with conn:
        outlet = insert(conn, "outlets", host="new.example", name="Quanzhou Lane News")
        insert_article(conn, "c3new", "It moved", "To another host.", outlet_id=outlet, source="泉巷日报")
    conn.close()
    page = Elements((await get(path, f"/sources/{quote('泉巷日报')}")).text)
    for host in ("new.example", "news.example"):
        assert f"Quanzhou Lane News {host} 1" in page.text
