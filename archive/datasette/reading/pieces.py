"""The text of an article in pieces: paragraphs, headings, lists and tables as a page sets them."""

from dataclasses import dataclass
from typing import Literal

from archive.datasette.rows import Row

Kind = Literal["paragraph", "heading", "list", "table", "quote", "preformatted", "image"]
LISTED: dict[str, Kind] = {"list_item": "list", "table_row": "table"}
"""Blocks that are taken together with their neighbours of the same kind."""
CELL_MARK = " | "
"""What stands between the cells of a row that is kept as one line."""
HEADINGS = (2, 3, 4)
"""Levels on a page whose first is the headline."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``blocks`` are rows of text with the ``anchor`` of each (``p3``: the third text of the article, images apart).

    An image has none; its one row is that of ``images``. ``level`` is 2, 3 or 4 for a heading, as deep as the article
    goes, whatever levels the page used.
    """

    kind: Kind
    blocks: tuple[Row, ...]
    level: int | None = None

    @property
    def anchor(self) -> str | None:
        return self.blocks[0].get("anchor")

    @property
    def text(self) -> str:
        return str(self.blocks[0]["text"])

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table, every row of the same length."""
        rows = [str(block["text"]).split(CELL_MARK) for block in self.blocks]
        width = max(map(len, rows))
        return [row + [""] * (width - len(row)) for row in rows]


def kind_of(block: Row) -> Kind:
    kind: Kind = block["kind"]
    return LISTED.get(kind, kind)


def join_blocks(blocks: list[Row], images: list[Row]) -> list[Piece]:
    """Neighbours of a list or a table taken together; each text is numbered for its permalink."""
    pictures = {image["url"]: image for image in images}
    depths = sorted({block["level"] or 2 for block in blocks if block["kind"] == "heading"})
    pieces: list[Piece] = []
    number = 0
    for block in blocks:
        kind = kind_of(block)
        if kind == "image":
            pieces.append(Piece(kind, (pictures.get(block["text"], {"url": block["text"]}),)))
            continue
        number += 1
        one = block | {"anchor": f"p{number}"}
        if kind in LISTED.values() and pieces and pieces[-1].kind == kind:
            pieces[-1] = Piece(kind, (*pieces[-1].blocks, one))
        else:
            level = HEADINGS[min(depths.index(block["level"] or 2), 2)] if kind == "heading" else None
            pieces.append(Piece(kind, (one,), level))
    return pieces
