"""An article as plain text that a person likes to read: no markup, one paragraph a line, sources below a rule."""

import unicodedata
from collections.abc import Iterator

from archive.datasette.citing.gbt import gbt_parts
from archive.datasette.citing.parts import isolated
from archive.datasette.moments import readable_moment
from archive.datasette.naming import display_headline
from archive.datasette.reading.article import Reading
from archive.datasette.reading.pieces import Piece
from archive.datasette.rows import Row

RULE = "-" * 40


def plain_text(reading: Reading, address: str) -> str:
    row = reading.row
    top = [display_headline(row), row["alternative_headline"], date_line(row), *people_lines(reading)]
    pieces = [text for piece in reading.pieces if (text := plain_piece(piece))]
    figures = [picture(image) for image in reading.figures]
    paragraphs = ["\n".join(filter(None, top)), *pieces, *figures, *cut_words(reading), RULE]
    return "\n\n".join([*paragraphs, "\n".join(sources(reading, address))]) + "\n"


def date_line(row: Row) -> str:
    """Section, source and date, and how sure the date is."""
    return " · ".join(filter(None, (row["section"], row["source"], date_words(row))))


def date_words(row: Row) -> str:
    """
    >>> date_words({"date_published": None, "date_inferred": "2026-11", "flags": None})
    'no date on the page (2026-11 inferred)'
    """
    if row["date_published"]:
        is_assumed = "date_order_assumed" in (row["flags"] or "").split()
        return readable_moment(row["date_published"]) + (" (order of day and month assumed)" if is_assumed else "")
    inferred = f" ({readable_moment(row['date_inferred'])} inferred)" if row["date_inferred"] else ""
    return f"no date on the page{inferred}"


def people_lines(reading: Reading) -> list[str]:
    return [f"{', '.join(person['labels'])}: {person['name']}" for person in reading.people]


def plain_piece(piece: Piece) -> str:
    """
    >>> plain_piece(Piece("list", ({"text": "one"}, {"text": "two"})))
    '- one\\n- two'
    """
    if piece.kind == "image":
        return picture(piece.blocks[0])
    if piece.kind == "list":
        return "\n".join(f"- {block['text']}" for block in piece.blocks)
    if piece.kind == "table":
        return "\n".join(columns(piece.rows))
    if piece.kind == "quote":
        return "\n".join(f"> {line}" for line in piece.text.splitlines())
    return f"\n{piece.text}" if piece.kind == "heading" else piece.text


def columns(rows: list[list[str]]) -> Iterator[str]:
    """Cells below each other, where a Chinese character takes the room of two letters.

    >>> list(columns([["船", "12"], ["ferry", "7"]]))
    ['船     12', 'ferry  7']
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell + " " * (room - width(cell)) for cell, room in zip(row, widths, strict=True)).rstrip()


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def picture(image: Row) -> str:
    said = ". ".join(filter(None, (image.get("caption"), image.get("credit"))))
    return f"[Picture: {said or image['url']}]" + (f"\n{image['url']}" if said else "")


def cut_words(reading: Reading) -> list[str]:
    """What a published copy leaves out, in a sentence."""
    if not reading.cut:
        return [] if reading.pieces else ["[No text was found on this page.]"]
    held = "the first paragraphs" if reading.cut["profile"] == "excerpt" else "no text"
    place = reading.row["url"] or "the archive it was made from"
    return [f"[This copy holds {held}; the whole is at {place}.]"]


def sources(reading: Reading, address: str) -> Iterator[str]:
    row = reading.row
    yield isolated(gbt_parts(reading.cited))
    if row["gone_at"]:
        yield f"Its address answers HTTP {row['gone_status']} since {readable_moment(row['gone_at'])}."
    yield from reading.notes.values()
    yield f"Archive: {address}"
    yield f"SHA-256 of the page: {row['snapshot_sha256']}"
