"""Sample pages: a folder with the page's bytes, where it came from, and the article that must come out.

``seeds/pages/<site>/<slug>/`` holds ``page.html`` or ``page.txt``, ``origin.json`` and ``article.json``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from crawler.files import read_file
from crawler.items import Article, NotArticle, Reading

EXPECTED = "article.json"
NOT_EXPECTED = ("decoding", "evidence")
"""Parts of an article that a person cannot read off the page."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not what it must be."""

    field: str
    expected: Any
    found: Any


def find_samples(root: Path) -> Iterator[Path]:
    """The pages of every sample below ``root``, by name."""
    yield from sorted(path for path in root.rglob("page.*") if path.suffix in (".html", ".txt"))


def read_sample(page: Path) -> dict[str, Any]:
    """What comes out of a sample page today, in the shape of its ``article.json``."""
    reading = read_file(page)
    if not isinstance(reading, Reading):
        raise ValueError(f"{page}: {reading.why}: {reading.detail}")
    return expected_shape(reading.result)


def expected_shape(result: Article | NotArticle) -> dict[str, Any]:
    """An article without what only a machine sees: evidence, decoding, the blocks' locators."""
    if isinstance(result, NotArticle):
        return {"not_article": result.why}
    row: dict[str, Any] = json.loads(json.dumps(result.as_dict()))
    for name in NOT_EXPECTED:
        del row[name]
    row["blocks"] = [block_shape(block) for block in row["blocks"]]
    return row


def block_shape(block: dict[str, Any]) -> dict[str, Any]:
    shape = {"kind": block["kind"], "text": block["text"]}
    return shape | {"level": block["level"]} if block["level"] is not None else shape


def load_expected(page: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((page.parent / EXPECTED).read_text(encoding="utf-8"))
    return expected


def save_expected(page: Path, found: dict[str, Any]) -> None:
    """Write what came out as what must come out: for a person to review, before it is committed."""
    (page.parent / EXPECTED).write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def differences(expected: dict[str, Any], found: dict[str, Any]) -> list[Difference]:
    """Field by field; lists entry by entry, so that one caption does not hide behind twenty paragraphs."""
    rows: list[Difference] = []
    for field in {**expected, **found}:
        want, got = expected.get(field), found.get(field)
        if isinstance(want, list) and isinstance(got, list):
            rows += list_differences(field, want, got)
        elif want != got:
            rows.append(Difference(field, want, got))
    return rows


def list_differences(field: str, want: list[Any], got: list[Any]) -> Iterator[Difference]:
    """The runs of entries in which two lists differ, by their place in the expected one."""
    before, after = ([json.dumps(entry, ensure_ascii=False) for entry in entries] for entries in (want, got))
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Difference(f"{field}[{first}:{last}]", want[first:last], got[start:end])
