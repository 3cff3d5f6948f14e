"""The README is kept true: what is generated is fresh, and every query in it runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from archive.commands.load import load
from archive.searching.query import match_query
from archive.sqlite import sqlite3

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.S)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readme") / "archive.db"
    load(str(path), [ROOT / "seeds" / "pages"])
    return path


def test_generated_parts_of_the_readme_are_fresh() -> None:
    command = [sys.executable, "-m", "cogapp", "--check", "README.md"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_readme_asks_five_questions_and_searches_and_lists_stories() -> None:
    assert len(QUERIES) == 7


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_every_query_of_the_readme_runs(query: str, archive: Path) -> None:
    conn = sqlite3.connect(archive)
    conn.create_function("escape_fts", 1, match_query)
    columns = [column[0] for column in conn.execute(query).description]
    conn.close()
    assert columns


def test_every_path_that_the_readme_names_is_there() -> None:
    named = re.findall(r"\]\(([\w./-]+)\)|`((?:crawler|archive|seeds|tests)/[\w./]*)`", README)
    paths = {first or second for first, second in named if "NAME" not in second and "SITE" not in second}
    assert "crawler/extraction/" in paths
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
