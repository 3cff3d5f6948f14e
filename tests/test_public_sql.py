"""Visitors' SQL: what is answered, what is refused, and that bombs end without harm."""

import os
import signal
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from archives import FLOOD_UID, build_archive
from bombs import BOMBS, bombard
from datasette.app import Datasette
from made_archive import make

from archive.datasette.guarding.visitors import GuardedExecute
from archive.sandbox.pool import LateError, Pool
from archive.sandbox.wire import READY, Question, receive

LATE = "select instr(printf('%.*c', 9000000, 'a'), printf('%.*c', 4000000, 'a') || 'b')"
FOREVER = "with recursive c(x) as (select 1 union all select x + 1 from c) select max(x) from c"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    archive = tmp_path / "papers.db"
    build_archive(archive)
    return archive


async def rows(datasette: Datasette, sql: str, **params: str) -> Any:
    given = "".join(f"&{name}={quote(value)}" for name, value in params.items())
    answer = (await datasette.client.get(f"/papers.json?sql={quote(sql)}{given}")).json()
    return answer["rows"] or answer["error"]


def test_thirty_bombs_end_without_a_500_while_other_pages_are_served_from_little_memory(tmp_path: Path) -> None:
    archive = tmp_path / "papers.db"
    make(archive, 1_000)
    toll = bombard(archive, 20, "--setting", "sql_time_limit_ms", "300")
    assert {name: [200 <= status < 500 for status in statuses] for name, statuses in toll.statuses.items()} == {
        name: [True] for name in BOMBS
    }
    assert (toll.wrong, len(toll.others) > 10, toll.memory < 512) == ([], True, True)


async def test_sql_in_the_address_is_answered_as_datasette_would(path: Path) -> None:
    datasette = Datasette([str(path)], settings={"max_returned_rows": 3})
    for sql, answer in {
        "select uid, gone_at, characters, 1.5 from articles where id = 2": [["b2bus", None, 28, 1.5]],
        "select id from articles where id in (select rowid from articles_fts where articles_fts match "
        "escape_fts('大桥 OR 泵站'))": [[1]],
        "select :a || :b as c": [["xy"]],
        "select x'00ff' as b": [[{"$base64": True, "encoded": "AP8="}]],
        "select selec": "no such column: selec",
        "select * from pragma_database_list": "not authorized",
    }.items():
        assert await rows(datasette, sql, a="x", b="y") == answer
    page = (await datasette.client.get("/papers.json?sql=select+id+from+blocks")).json()
    assert (page["rows"], page["truncated"], page["columns"]) == ([[1], [2], [3]], True, ["id"])
    where = (
        await Datasette([str(path)]).client.get("/papers/articles.json?_where=uid='b2bus'&_shape=array&_col=uid")
    ).json()
    assert where == [{"id": 2, "uid": "b2bus"}]


async def test_a_query_that_is_late_or_large_says_so_and_the_next_is_answered(path: Path) -> None:
    datasette = Datasette([str(path)], settings={"sql_time_limit_ms": 100})
    for sql, words in {
        FOREVER: "SQL query took too long",
        LATE: "SQL query took too long",
        "select printf('%.*c', 90000000, 'x')": "the query takes more memory than this server gives it",
        "with recursive c(i) as (select 1 union all select i + 1 from c) "
        "select printf('%.*c', 4000000, 'x') from c limit 9": "an answer of more than this server gives it",
    }.items():
        response = await datasette.client.get(f"/papers.json?sql={quote(sql)}&_timelimit=5000")
        assert (response.status_code, words in response.text) == (400, True), response.text
        assert await rows(datasette, "select uid from articles where id = 1") == [[FLOOD_UID]]


async def test_more_questions_than_can_wait_are_asked_to_come_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.sandbox.pool.MOST_WAITING", 0)
    datasette = Datasette([str(path)])
    for ending in (".json", ""):
        response = await datasette.client.get(f"/papers{ending}?sql=select+1")
        assert (response.status_code, "in a few seconds" in response.text) == (503, True)
        assert response.headers["retry-after"] == "5"


async def test_sql_can_be_switched_off_with_datasette_s_own_setting(path: Path) -> None:
    datasette = Datasette([str(path)], settings={"default_allow_sql": False})
    for address in ("/papers?sql=select+1", "/papers.json?sql=select+1", "/papers/articles?_where=1"):
        assert (await datasette.client.get(address)).status_code in (400, 403)
    page = await datasette.client.get("/papers/months")
    assert (page.status_code, "<textarea" in page.text) == (200, False)


async def test_filters_too_long_to_be_compared_are_refused(path: Path) -> None:
    client = Datasette([str(path)]).client
    response = await client.get("/papers/articles?headline__like=" + "%25a" * 9_000)
    assert (response.status_code, response.headers["x-content-type-options"]) == (414, "nosniff")
    assert "<h1>Too long an address</h1>" in response.text
    assert 'class="masthead"' in response.text
    told = (await client.get("/papers/articles.json?headline__like=" + "%25a" * 9_000)).json()
    assert (told["ok"], told["status"]) == (False, 414)


async def test_a_database_without_an_archive_beside_it_is_asked_as_ever(tmp_path: Path) -> None:
    datasette = Datasette([], memory=True)
    assert (await datasette.client.get("/_memory.json?sql=select+1&_shape=arrays")).json()["rows"] == [[1]]
    assert not any(isinstance(database.execute, GuardedExecute) for database in datasette.databases.values())


async def test_a_process_that_was_ended_is_followed_by_another(path: Path) -> None:
    pool = Pool(f"{path.as_uri()}?mode=ro")
    try:
        with pytest.raises(LateError):
            await pool.ask(Question(LATE, {}, 1, None))
        answer = await pool.ask(Question("select count(*) as n from articles", {}, 1000, None))
        assert (answer.columns, answer.rows, answer.truncated, answer.error) == (["n"], [(2,)], False, None)
    finally:
        pool.close()


def test_the_process_ends_when_the_server_is_gone(path: Path) -> None:
    command = [sys.executable, "-m", "archive.sandbox.answering", f"{path.as_uri()}?mode=ro"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert receive(process.stdout) == astuple(READY)
        if os.name == "posix":
            process.send_signal(signal.SIGINT)  # Ctrl-C is for the server to heed
        process.communicate(b"", timeout=20)
    assert process.returncode == 0


@pytest.mark.filterwarnings("ignore:coroutine '.*Facet.*' was never awaited:RuntimeWarning")  # Datasette's own
@pytest.mark.parametrize(
    "asked",
    [
        *("_facet={x", '_facet={"a":1}', '_facet={"a":1,"b":2}', "_facet=[1]", "_facet=no", "_facet_date=headline"),
        *("_facet_array=headline", "_facet_array=no", "_facet_date={", "_facet_size=x", "_facet_size=max"),
        *("_size=x", "_size=-1", "_size=9999999", "_next=garbage", "_next=1,2,3", "_sort=no", "_sort_desc=no"),
        *("_sort=id&_sort_desc=id", "_sort=headline&_next=a,b,c", "_through={x", "_through={}", "_through=[]"),
        *('_through={"table":"no","column":"a","value":"1"}', '_through={"table":"credits","column":"no","value":"1"}'),
        *("_search=a&_searchmode=raw", "_search=%22&_searchmode=raw", "_search=NEAR(&_searchmode=raw"),
        *("_search_headline=a", "_search_no=a", "_fts_table=no&_search=a", "_fts_pk=no&_search=a", "_col=no"),
        *("_nocol=id", "_nocol=no", "_col=headline&_col=no", "_label=no", "_labels=on", "_label=outlet_id", "_ttl=x"),
        *("_shape=no", "_shape=object", "_shape=arrays", "_nl=on", "_json=headline", "_json_infinity=1"),
        *("_timelimit=x", "_timelimit=-1", "_timelimit=99999999999999999999", "id__in=", "id__in=[1", "id__in=[[1]]"),
        *("headline__arraycontains=a", "headline__arraynotcontains=a", "headline__date=x", "headline__no=1"),
        *("id__gt=x", "headline__like=%25%25%25%25%25%25a", "headline__glob=[", "headline__isnull=no", "=", "&&&=&"),
        *(
            "_where=",
            "_where=1)",
            "_where=no",
            "_where=1;select+1",
            "_where=headline+match+1",
            "_where=id+in+(select+1,2)",
        ),
        *("_filter_column=no", "_filter_column=id&_filter_op=no&_filter_value=1", "_filter_column_1=id", "_trace=1"),
        *("sql=select+1", "_extra=no", "_nofacet=x", "_nocount=1", "_search=" + "%E6%B2%B3" * 1_000, "_search=%00"),
        *("_sort_by_desc=on", "_sort_by_desc=on&_sort=id", "_blob_column=no", "_hash=1", "_" + "x" * 9_000 + "=1"),
    ],
)
async def test_no_question_in_an_address_is_a_fault_of_the_server(path: Path, asked: str) -> None:
    datasette = Datasette([str(path)])
    for address in (
        "/papers/articles",
        "/papers/articles.json",
        "/papers/fetches.csv",
        "/papers/stories",
        "/papers/months",
    ):
        response = await datasette.client.get(f"{address}?{asked}", follow_redirects=True)
        assert response.status_code < 500, (address, response.text[-300:])
