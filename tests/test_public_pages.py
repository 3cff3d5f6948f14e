"""Whatever the reading room answers: its headers, where it sends the visitor, what it keeps to itself."""

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from archives import FLOOD_UID, build_archive, new_archive
from datasette.app import Datasette
from datasette.utils import StartupError
from walking import walk_now

from archive.frontier.address import Found
from archive.frontier.known import Ledger
from archive.frontier.opening import open_frontier
from archive.snapshots.snapshots import save_snapshot
from archive.store import open_archive
from crawler.items import Snapshot

CANARY = "canary-7f3a"
CROSSED = "select+*+from+[papers.snapshots].snapshots+union+all+select+*+from+renamed.snapshots"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    archive = tmp_path / "papers.db"
    build_archive(archive)
    return archive


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Datasette, dict[str, Any]]:
    """A copy as it is published, and all its pages."""
    archive = tmp_path_factory.mktemp(CANARY) / "papers.db"
    build_archive(archive)
    datasette = Datasette([], immutables=[str(archive)], settings={"trace_debug": True})
    return datasette, walk_now(datasette, "papers")


def test_every_answer_has_the_headers_that_keep_a_visitor_safe(walked: tuple[Datasette, dict[str, Any]]) -> None:
    assert len(walked[1]) > 100
    for address, response in walked[1].items():
        headers = response.headers
        assert response.status_code < 500, address
        rules = dict(rule.strip().partition(" ")[::2] for rule in headers["content-security-policy"].split(";"))
        assert "'unsafe-inline'" not in rules["script-src"], address
        assert "'unsafe-eval'" not in rules["script-src"], address
        assert (rules["default-src"], rules["frame-ancestors"], rules["base-uri"]) == ("'none'",) * 3, address
        assert all(word == "data:" or word.startswith("'") for rule in rules.values() for word in rule.split()), address
        assert {
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "cross-origin-opener-policy": "same-origin",
        }.items() <= dict(headers).items(), address
        assert headers["permissions-policy"].startswith("accelerometer=()"), address
        if "location" in headers:
            assert headers["location"].startswith("/"), address
            assert not headers["location"].startswith(("//", "/\\")), address


def test_every_route_is_among_the_pages_that_are_looked_at(walked: tuple[Datasette, dict[str, Any]]) -> None:
    paths = [address.partition("?")[0] for address in walked[1]]
    assert [route.pattern for route, _ in walked[0]._routes() if not any(map(route.match, paths))] == []


def test_no_page_says_where_the_file_lies(walked: tuple[Datasette, dict[str, Any]]) -> None:
    assert [address for address, response in walked[1].items() if CANARY.encode() in response.content] == []


@pytest.mark.parametrize(
    "address",
    [
        *("//evil.example/", "///evil.example/", "/\\evil.example/", "/%5Cevil.example/", "/%2F/evil.example/"),
        *("//evil.example/%2e%2e/", "/%09/evil.example/", "/.//evil.example/", "//evil.example/papers/"),
        *("/:memory://evil.example", "/:memory:@evil.example/", "/papers/articles//evil.example/", "/-/config?//evil/"),
    ],
)
async def test_nobody_is_sent_to_another_site(path: Path, address: str) -> None:
    responses: list[dict[str, Any]] = []
    raw, _, query = address.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "raw_path": raw.encode(),
        "path": raw,
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost")],
        "client": None,
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        responses.append(message)

    datasette = Datasette([str(path)])
    await datasette.client.get("/")
    await datasette.app()(scope, receive, send)
    headers = {bytes(name).lower(): bytes(value) for name, value in responses[0]["headers"]}
    assert responses[0]["status"] < 500
    place = headers.get(b"location", b"/")
    assert (place[:1], place[1:2] in (b"/", b"\\"), b"\t" in place) == (b"/", False, False), place


async def test_an_address_with_a_nul_in_it_is_no_fault_of_the_server(path: Path) -> None:
    for address in ("/-/static/%00", "/papers/articles/%00", "/article/%00", "/papers/articles?uid=%00", "/%00"):
        response = await Datasette([str(path)]).client.get(address)
        assert response.status_code < 500, address


async def test_cells_that_a_spreadsheet_would_run_are_text_in_every_csv(path: Path) -> None:
    values = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@sum(a)",
        "\t=1",
        "\r=1",
        "＝1",
        '=a"b,c',
        "plain, =1",
        "-3.5",
        "+12",
        "-1e3",
    ]
    conn = new_archive(path.with_name("cells.db"))
    with conn:
        conn.executemany("INSERT INTO people (name) VALUES (?)", [(value,) for value in values])
    conn.close()
    datasette = Datasette([str(path.with_name("cells.db"))])
    expected = [*(f"'{value}" for value in values[:8]), *values[8:]]
    for address in (
        "/cells/people.csv?_sort=id",
        "/cells/people.csv?_sort=id&_stream=1",
        "/cells/people.csv?_sort=id&_dl=1",
        "/cells.csv?sql=select+id,+name+from+people+order+by+id",
        "/cells/people.csv?_sort=id&_where=1",
    ):
        rows = list(csv.reader(io.StringIO((await datasette.client.get(address)).text, newline="")))
        assert rows == [["id", "name"], *([str(number), value] for number, value in enumerate(expected, 1))], address
    raw = await datasette.client.get("/cells/people.csv?_sort=id&_raw=1")
    assert [row[1] for row in csv.reader(io.StringIO(raw.text, newline=""))][1:] == values
    numbers = (await datasette.client.get("/cells.csv?sql=select+-1+as+n,+-2.5e-7+as+x,+'-'+as+dash")).text
    assert numbers == "n,x,dash\r\n-1,-2.5e-07,'-\r\n"


async def test_files_beside_an_archive_are_not_served_when_they_are_named(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "papers.db")
    save_snapshot(archive.snapshots, Snapshot(b"<p>flood</p>", "a.html", url=f"https://news.example/{CANARY}"))
    archive.close()
    build_archive(tmp_path / "other.db")
    frontier = open_frontier(tmp_path / "papers.frontier.db", "papers", Ledger(None))
    frontier.add([Found(f"https://news.example/{CANARY}", "article", "news.example", "2026-11-03")])
    frontier.close()
    assert CANARY.encode() in (tmp_path / "papers.snapshots.db").read_bytes()
    shutil.copy(tmp_path / "papers.snapshots.db", tmp_path / "renamed.db")
    shutil.copy(tmp_path / "papers.frontier.db", tmp_path / "ahead.db")
    files = sorted(map(str, tmp_path.glob("*.db")))
    for options in ({}, {"crossdb": True, "memory": True}, {"immutables": files}):
        named: dict[str, Any] = dict(options)
        datasette = Datasette([] if "immutables" in named else files, **named)
        for address in ("/", "/-/databases.json", "/other", "/_memory", f"/_memory?sql={CROSSED}", "/-/metadata.json"):
            assert CANARY.encode() not in (await datasette.client.get(address)).content
        for name in ("papers~2Esnapshots", "papers.snapshots", "renamed", "ahead", "papers~2Efrontier"):
            for ending in (
                "",
                ".json",
                ".db",
                "/snapshots",
                "/snapshots.json",
                "/snapshots.csv",
                "/frontier.json",
                "?sql=select+1",
            ):
                assert CANARY.encode() not in (await datasette.client.get(f"/{name}{ending}")).content
        names = {row["name"] for row in (await datasette.client.get("/-/databases.json")).json()}
        assert names - {"_memory"} == {"papers", "other"}


async def test_an_archive_is_not_downloaded_whole_unless_that_was_chosen(path: Path) -> None:
    for chosen, status in ((None, 403), (True, 200)):
        metadata = {"plugins": {"broadsheet": {"download": chosen}}} if chosen else {}
        datasette = Datasette([], immutables=[str(path)], metadata=metadata)
        assert (await datasette.client.get("/papers.db")).status_code == status
        assert ("papers.db" in (await datasette.client.get("/papers")).text) == bool(chosen)


@pytest.mark.parametrize(
    ("chosen", "header", "lines"),
    [
        (None, "noindex, nofollow, noai, noimageai", ["User-agent: *", "Disallow: /"]),
        ("allow", None, ["User-agent: *", "Disallow: /*?", "Allow: /*?_next="]),
        ("no-ai", "noai, noimageai", ["User-agent: GPTBot", "User-agent: CCBot", "Disallow: /", "Disallow: /*?"]),
    ],
)
async def test_robots_are_told_what_was_chosen(
    path: Path, chosen: str | None, header: str | None, lines: list[str]
) -> None:
    metadata = {"plugins": {"broadsheet": {"robots": chosen}}} if chosen else {}
    datasette = Datasette([str(path)], metadata=metadata)
    response = await datasette.client.get("/robots.txt")
    assert (response.status_code, response.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert set(lines) <= set(response.text.split("\n"))
    page = await datasette.client.get(f"/article/{FLOOD_UID}")
    assert page.headers.get("x-robots-tag") == header


async def test_a_word_that_is_no_choice_for_robots_ends_the_start(path: Path) -> None:
    with pytest.raises(StartupError, match="robots is one of disallow, allow, no-ai, and not 'yes'"):
        await Datasette([str(path)], metadata={"plugins": {"broadsheet": {"robots": "yes"}}}).invoke_startup()
