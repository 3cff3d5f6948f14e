"""A line that is a list of other articles by itself: the word that says so, then links and next to nothing else."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from crawler.extraction.source.page import Page, Piece
from crawler.extraction.story.related import collect, is_headline, is_marker, without_lead
from crawler.items import Link

UNLINKED: Final = 0.25
"""The share of what stands behind the word that marks between the links may have."""
COLONS: Final = (":", "：", "】", "]")


def is_link_line(piece: Piece) -> bool:
    """``相关阅读：大桥通车 渡轮停航``, with links on both; not a sentence with a link in it.

    Without a colon it ends with the link: ``Читайте также`` in an element of its own is glued to that.
    """
    text = piece.text
    if not piece.anchors or piece.linked * 2 < len(text):
        return False
    first = piece.anchors[0][1]
    if text.startswith(first):
        return piece.linked == len(text) and len(piece.anchors) == 1 and without_lead(first) != first
    lead = text.partition(first)[0].strip()
    if not is_marker(lead) or not (lead.endswith(COLONS) or text.endswith(piece.anchors[-1][1])):
        return False
    rest = len(text) - len(lead)
    return rest - piece.linked <= UNLINKED * rest and any(is_headline(said) for _, said in piece.anchors)


def lined_up(page: Page, url: str | None, pieces: Sequence[Piece]) -> list[Link]:
    """The links of such lines, and of the lines of links beside each."""
    found: list[Link] = []
    for number, piece in enumerate(pieces):
        if is_link_line(piece):
            found += collect(page, url, [piece, *beside(piece, pieces[number + 1 :])], to_the_end=False)
    return found


def beside(line: Piece, below: Sequence[Piece]) -> Iterator[Piece]:
    """The lines right below one, in elements of the same tag, that are links and little else."""
    follow = takewhile(lambda pair: pair[1].position == line.position + pair[0], enumerate(below, 1))
    yield from takewhile(
        lambda piece: (
            piece.tag == line.tag
            and piece.node.parent is line.node.parent
            and not is_link_line(piece)
            and len(piece.text) - piece.linked <= UNLINKED * len(piece.text)
        ),
        (piece for _, piece in follow),
    )
