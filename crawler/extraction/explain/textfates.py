"""Why a line of a plain-text page is no part of its story."""

from crawler.extraction.explain.judgement import Judgement, Lines
from crawler.extraction.plain.textcaptions import is_lone_caption
from crawler.extraction.plain.textwords import HEADING_NUMBER, is_inserted
from crawler.extraction.source.page import Piece


def line_reason(piece: Piece, known: Judgement, lines: Lines) -> tuple[str, str]:
    """The group and the reason, asked in the order of the page."""
    position = piece.position
    if position < known.headline:
        return "before the headline", "before the headline"
    if position in known.header:
        return "header", "a line of the header, between headline and text"
    if position < known.first:
        return "header", "between headline and text, and no line of a header"
    other = lines.next_headline
    if other is not None and position >= other.position:
        return "other stories", f"another story begins: line {other.position + 1} “{other.text[:40]}”"
    if piece.text and is_inserted(piece.text):
        return "furniture", "an insertion that does not end the text"
    if position in lines.inserted:
        return "lists", "a list of other articles in the middle of the text"
    if piece.text and is_lone_caption(piece.text):
        return "captions", "the caption of a picture that the copy does not name"
    if position < known.last and HEADING_NUMBER.match(piece.text):
        return "furniture", "the number above a sub-heading: it is no heading of its own"
    if known.first < position < known.last:
        return "furniture", "it stands between paragraphs of the text, which goes on below it"
    return "tail", "below the end of the story"
