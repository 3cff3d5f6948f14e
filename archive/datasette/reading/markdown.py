"""An article as Markdown (CommonMark with tables), its facts in front as YAML; no sign of the text becomes markup."""

import json
import re
from collections.abc import Iterator
from typing import Any

from archive.datasette.addresses import is_web_address
from archive.datasette.citing.gbt import gbt
from archive.datasette.naming import display_headline
from archive.datasette.reading.article import Reading
from archive.datasette.reading.pieces import Piece
from archive.datasette.reading.plain import cut_words
from archive.datasette.rows import Row

SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&!$]")
AT_START = re.compile(r"^(\s*)(?:([-+=:])|(\d{1,9})([.)])(?=\s|$))")
UNSAFE_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def markdown(reading: Reading, address: str) -> str:
    parts = [f"# {escaped(display_headline(reading.row))}"]
    if reading.row["alternative_headline"]:
        parts.append(f"*{escaped(reading.row['alternative_headline'])}*")
    parts += [markdown_piece(piece) for piece in reading.pieces]
    parts += [figure(image) for image in reading.figures]
    parts += [escaped(words) for words in cut_words(reading)]
    return front_matter(facts(reading, address)) + "\n" + "\n\n".join(filter(None, parts)) + "\n"


def facts(reading: Reading, address: str) -> dict[str, Any]:
    row = reading.row
    names = ("section", "source", "date_published", "date_inferred", "date_modified", "language", "url", "gone_at")
    return {
        "title": display_headline(row),
        "subtitle": row["alternative_headline"],
        "people": [f"{', '.join(person['roles'])}: {person['name']}" for person in reading.people],
        **{name: row[name] for name in names},
        "flags": list(reading.notes),
        "archive": address,
        "uid": row["uid"],
        "sha256": row["snapshot_sha256"],
        "citation": gbt(reading.cited),
    }


def front_matter(facts: dict[str, Any]) -> str:
    """YAML whose strings are quoted as in JSON, which every reader of YAML understands alike.

    >>> print(front_matter({"title": "Rain: 5 mm", "flags": [], "people": ["author: Ada"]}))
    ---
    title: "Rain: 5 mm"
    people: ["author: Ada"]
    ---
    <BLANKLINE>
    """
    lines = (f"{name}: {yaml(value)}" for name, value in facts.items() if value)
    return "\n".join(["---", *lines, "---", ""])


def yaml(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return UNSAFE_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def escaped(text: str) -> str:
    r"""One line of text that Markdown reads as it is.

    >>> print(escaped("2. *not* a [list] | <b>"), escaped("- no item"), escaped("a_b"))
    2\. \*not\* a \[list\] \| \<b\> \- no item a\_b
    """
    text = SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    return AT_START.sub(lambda found: found[1] + (f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}"), text)


def markdown_piece(piece: Piece) -> str:
    if piece.kind == "image":
        return figure(piece.blocks[0])
    if piece.kind == "heading":
        return f"{'#' * (piece.level or 2)} {escaped(piece.text)}"
    if piece.kind == "list":
        return "\n".join(f"- {escaped(block['text'])}" for block in piece.blocks)
    if piece.kind == "table":
        return "\n".join(table(piece.rows))
    if piece.kind == "preformatted":
        return "\n".join(f"    {line}" for line in piece.text.splitlines())
    lines = [escaped(line) for line in piece.text.splitlines() if line.strip()]
    return "\n".join(f"> {line}" for line in lines) if piece.kind == "quote" else "\\\n".join(lines)


def table(rows: list[list[str]]) -> Iterator[str]:
    """Markdown has no table without a head; nothing on the page says that the first row is one, so it stays empty."""
    yield "| " + " | ".join(" " for _ in rows[0]) + " |"
    yield "|" + " --- |" * len(rows[0])
    for row in rows:
        yield "| " + " | ".join(map(escaped, row)) + " |"


def figure(image: Row) -> str:
    """A picture's words and where it is; a link, so that no reader of the file loads it from another host."""
    said = escaped(". ".join(filter(None, (image.get("caption"), image.get("credit")))))
    if not is_web_address(image["url"]):
        return f"*Picture:* {said} ({escaped(image['url'])})" if said else f"*Picture:* {escaped(image['url'])}"
    place = re.sub(r"[()<>\\]", lambda found: f"%{ord(found[0]):02X}", image["url"])
    return f"*Picture:* [{said or escaped(image['url'])}](<{place}>)"
