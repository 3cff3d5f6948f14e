"""The README and the pages of docs/ are kept true: what is generated is fresh, and every query in them runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from archive.commands.load import load
from archive.searching.query import match_query
from archive.sqlite import sqlite3

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}
QUERIES = [(page, query) for page, text in TEXTS.items() for query in re.findall(r"```sql\n(.*?)```", text, re.S)]
GENERATED = {
    "README.md": ["commands()"],
    "docs/layout.md": ["rooms()"],
    "docs/ledger.md": ["reasons_table()", "flags_table()"],
    "docs/reading-a-page.md": ["rules_table()"],
    "docs/tables.md": ["tables()", "roles()", "every_column()"],
    "docs/verify.md": ["codes_table()"],
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readme") / "archive.db"
    load(str(path), [ROOT / "seeds" / "pages"])
    return path


def test_generated_parts_of_the_readme_and_of_docs_are_fresh() -> None:
    command = [sys.executable, "-m", "cogapp", "--check", *TEXTS]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_each_table_that_is_generated_has_its_page() -> None:
    found = {page: re.findall(r"^cog\.out\((.*)\)$", text, re.M) for page, text in TEXTS.items()}
    assert {page: calls for page, calls in found.items() if calls} == GENERATED


def test_the_readme_asks_five_questions_and_docs_search_and_list_stories() -> None:
    assert [page for page, _ in QUERIES] == ["README.md"] * 5 + ["docs/reprints.md", "docs/search.md"]


@pytest.mark.parametrize("query", [query for _, query in QUERIES], ids=range(len(QUERIES)))
def test_every_query_runs(query: str, archive: Path) -> None:
    conn = sqlite3.connect(archive)
    conn.create_function("escape_fts", 1, match_query)
    columns = [column[0] for column in conn.execute(query).description]
    conn.close()
    assert columns


def test_the_spreadsheet_of_an_answer_is_one_that_excel_reads(archive: Path) -> None:
    (lines,) = re.findall(r"```sh\n(printf .*?)```", TEXTS["docs/exporting.md"], re.S)
    binaries = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["sh", "-ec", lines], cwd=archive.parent, env=os.environ | binaries, check=True, timeout=60)
    written = (archive.parent / "answer.csv").read_bytes()
    assert written.startswith("\ufeffheadline,date_published,source,url\r\n".encode())
    assert "青石湾大桥昨日通车".encode() in written


def test_every_path_that_is_named_is_there() -> None:
    named = {
        path for text in TEXTS.values() for path in re.findall(r"(?:crawler|archive|seeds|tests|bench)/[\w./]*", text)
    }
    paths = {path.rstrip(".") for path in named if "NAME" not in path and "SITE" not in path}
    assert {"crawler/extraction/", "bench/bombs.py", "seeds/sites/_template.toml"} <= paths
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
