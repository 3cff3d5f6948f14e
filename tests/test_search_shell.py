"""The documented ways to search without the reading room: the real ``sqlite3`` and ``sqlite-utils``."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ferries import build_ferries

ROOT = Path(__file__).resolve().parents[1]
SQLITE_UTILS = [sys.executable, "-m", "sqlite_utils"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_ferries(tmp_path_factory.mktemp("asked") / "archive.db")


def run(command: list[str], given: str | None = None) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, input=given, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def asked(*words: str) -> str:
    return run([sys.executable, "-m", "archive.search", *words]).rstrip("\n")


def test_the_command_prints_what_fts5_is_asked() -> None:
    assert asked("渡輪", "-雾", "don't", "OR", "2023年") == (
        """("渡轮" AND ("don t" OR "2023 \u02d0年")) NOT ("雾" *)"""
    )


def test_a_statement_is_piped_into_sqlite3(archive: Path) -> None:
    sql = asked("--sql", "渡輪", "第20班", "OR", "第9班")
    shown = run(["sqlite3", str(archive)], given=sql + "\n")
    assert shown == "ferry20|2020-03-21T08:00:00+08:00|早班消息 20\nferry9|2021-03-10T08:00:00+08:00|早班消息 9\n"


def test_an_expression_stands_in_quotes_in_any_sql(archive: Path) -> None:
    match = asked("渡轮", "-第3班", "-don't")
    sql = f"SELECT count(*) FROM articles_fts WHERE articles_fts MATCH '{match}'"  # noqa: S608
    assert run(["sqlite3", str(archive), sql]) == "44\n"


def test_every_connection_of_sqlite_utils_has_escape_fts(archive: Path) -> None:
    sql = "select count(*) as n from articles_fts where articles_fts match escape_fts(:words)"
    answer = run([*SQLITE_UTILS, "query", str(archive), sql, "-p", "words", "渡輪 -第3班"])
    assert json.loads(answer) == [{"n": 44}]


def test_the_search_of_sqlite_utils_takes_the_expression(archive: Path) -> None:
    answer = run([*SQLITE_UTILS, "search", str(archive), "articles", asked("渡輪", "第9班"), "-c", "uid"])
    assert json.loads(answer) == [{"uid": "ferry9"}]


def test_the_page_on_search_says_these_ways() -> None:
    text = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
    assert (
        len(re.findall(r"^(?:python -m archive.search|sqlite3 archive.db|sqlite-utils search).*archive", text, re.M))
        == 3
    )
