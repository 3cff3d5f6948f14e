"""What ``scrapy verify`` found, for a person and for a program."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tabulate import tabulate

from archive.ledger.report import cut_right, printable
from archive.verifying.codes import KINDS, Finding, in_archive
from archive.verifying.verify import Result
from crawler.grammar import in_number, numbered

CLEAN, DAMAGED, UNCHECKED = 0, 1, 2
"""Exit codes."""
EXAMPLES = 3
"""Of each kind."""
RENORMALIZE = "scrapy renormalize says what today's reads"
IDS_WIDTH, MESSAGE_WIDTH = 48, 110


def exit_code(result: Result) -> int:
    return DAMAGED if result.kinds else CLEAN


def as_text(result: Result) -> str:
    return "\n".join([*table(result), *examples(result), *reread(result), summary(result)])


def table(result: Result) -> list[str]:
    """A line for each kind, in the order of the table in docs/verify.md."""
    rows = []
    for code in sorted(result.kinds, key=list(KINDS).index):
        found = found_of(result, code)
        names = ", ".join(str(one.id) for one in found if one.id is not None)
        tables = ", ".join(sorted({one.table for one in found}))
        rows.append((code, tables, result.kinds[code], cut_right(names, IDS_WIDTH)))
    headers = ("damage", "in", "how many", "the first")
    return [tabulate(rows, headers=headers, disable_numparse=True), ""] if rows else []


def examples(result: Result) -> Iterator[str]:
    """What the first of each kind are, and what to do."""
    for code in sorted(result.kinds, key=list(KINDS).index):
        yield f"{code}: {KINDS[code].meaning}"
        yield from (
            f"  {cut_right(printable(one.message), MESSAGE_WIDTH)}" for one in found_of(result, code)[:EXAMPLES]
        )
        yield f"  to do: {in_archive(result.path, KINDS[code].what_to_do)}"
        yield ""


def found_of(result: Result, code: str) -> list[Finding]:
    return [one for one in result.findings if one.code == code]


def reread(result: Result) -> Iterator[str]:
    if result.read["same"]:
        yield numbered(result.read["same"], "[article|articles] read again")
    if result.read["another"]:
        yield f"{numbered(result.read['another'], '[was|were] read by another extractor')}: {RENORMALIZE}"
    if result.read["rules"]:
        places = ", ".join(f"{place}: {count}" for place, count in result.ruled.most_common())
        told = numbered(result.read["rules"], "[was|were] read by other rules of the site than today's")
        yield f"{told} ({places}): {RENORMALIZE}"


def summary(result: Result) -> str:
    """``archive.db, quick: 50 articles, 52 inputs, nothing wrong``."""
    copy = f", published ({result.profile})" if result.profile else ""
    counts = [counted(result, "articles", "[article|articles]"), counted(result, "fetches", "[input|inputs]")]
    places = result.kinds.total()
    found = f"damage in {numbered(places, '[place|places]')}" if places else "nothing wrong"
    return f"{result.path.name}{copy}, {result.level}: {', '.join([*counts, found])}"


def counted(result: Result, table: str, said: str) -> str:
    """With a question mark for a table that could not be counted."""
    count = result.counts.get(table)
    return f"? {in_number(said, 0)}" if count is None else numbered(count, said)


def as_json(result: Result) -> str:
    """One object; ``findings`` has the first hundred of each kind, ``damage`` the number of all."""
    found: dict[str, Any] = {"archive": str(result.path), "level": result.level, "outcome": "clean"}
    found |= {"profile": result.profile, "counts": result.counts, "read_again": dict(result.read)}
    found |= {"other_rules": dict(result.ruled)} if result.ruled else {}
    found |= {"damage": dict(result.kinds), "findings": [row_of(one, result.path) for one in result.findings]}
    return dumped(found | ({"outcome": "damaged"} if result.kinds else {}))


def unchecked_json(archive: str, level: str, why: str) -> str:
    return dumped({"archive": archive, "level": level, "outcome": "unchecked", "error": why, "findings": []})


def row_of(finding: Finding, path: Path) -> dict[str, Any]:
    row: dict[str, Any] = {"code": finding.code, "table": finding.table, "id": finding.id}
    return row | {"message": finding.message, "what_to_do": in_archive(path, finding.what_to_do)}


def dumped(found: dict[str, Any]) -> str:
    """What no text can hold is shown as U+FFFD."""
    return json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()
