"""Files that are broken in their bytes: each through the loader into an archive, as ``data/bad/README.md`` says."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.commands.load import load
from tests.loading import ROOT, assert_whole, rows

BAD = ROOT / "tests" / "data" / "bad"


def table() -> list[dict[str, str]]:
    """The rows of the table in README.md; no cell holds a ``|``."""
    lines = (BAD / "README.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    head, _, *body = cells
    return [dict(zip(head, row, strict=True)) | {"file": row[0].strip("`")} for row in body]


ROWS = table()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("bad") / "bad.db"
    load(str(path), [BAD])
    yield path
    assert_whole(path)


def found(archive: Path, name: str) -> dict[str, Any]:
    """What became of one file: the ledger's word, and the article if there is one."""
    query = f"""SELECT state, reason, fetches.flags, replacements, headline, body, language, article_id
        FROM fetches LEFT JOIN articles ON articles.id = article_id LEFT JOIN article_text USING (article_id)
        WHERE input = '{BAD / name}'"""  # noqa: S608
    names = ("state", "reason", "flags", "replacements", "headline", "body", "language", "id")
    (row,) = rows(archive, query)
    return dict(zip(names, row, strict=True))


def first_paragraph(archive: Path, article_id: int) -> str:
    query = f"SELECT text FROM blocks WHERE article_id = {article_id} AND kind = 'paragraph' ORDER BY position LIMIT 1"  # noqa: S608
    return str(rows(archive, query)[0][0])


def test_the_table_has_a_row_for_every_file_and_the_ledger_too(archive: Path) -> None:
    files = sorted(path.name for path in BAD.iterdir() if path.name != "README.md")
    assert sorted(row["file"] for row in ROWS) == files
    assert rows(archive, "SELECT count(*) FROM fetches") == [(len(files),)]


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_a_bad_file_ends_as_the_table_says(archive: Path, row: dict[str, str]) -> None:
    result, right = found(archive, row["file"]), row["what is right"]
    if right.startswith("not_article:"):
        assert (result["state"], result["reason"]) == ("not_article", right.removeprefix("not_article:").strip())
        assert result["id"] is None
        return
    if right.startswith("archived, or not_article") and result["state"] == "not_article":
        return
    assert (result["state"], result["headline"]) == ("new", row["headline"])
    assert first_paragraph(archive, result["id"]) == row["first paragraph"]
    assert (result["flags"] is not None) == right.startswith("archived with a flag")


def test_a_page_cut_inside_a_character_loses_that_character_alone(archive: Path) -> None:
    result = found(archive, "truncated_utf8.txt")
    assert (result["flags"], result["replacements"]) == ("replacement_characters", 1)
    assert result["body"].removesuffix("\ufffd").endswith("多半落在孩子")


def test_the_reporter_of_the_big5_page_is_read(archive: Path) -> None:
    article_id = found(archive, "undeclared_big5.html")["id"]
    people = f"SELECT name FROM bylines WHERE article_id = {article_id} AND role = 'reporter'"  # noqa: S608
    assert rows(archive, people) == [("林向晚",)]


def test_the_shift_jis_page_is_japanese(archive: Path) -> None:
    assert found(archive, "undeclared_shift_jis.html")["language"] == "ja"


def test_no_control_character_reaches_any_column(archive: Path) -> None:
    assert found(archive, "nul_and_controls.html")["flags"] == "control_characters_removed"
    for name in ("articles", "article_text", "blocks", "links", "images", "people", "evidence"):
        text = json.dumps(rows(archive, f"SELECT * FROM {name}"), ensure_ascii=False)  # noqa: S608
        stored = text.replace("\\n", "")
        assert [one for one in stored if unicodedata.category(one) in ("Cc", "Cs", "Cn")] == []
        assert "\\u00" not in stored
