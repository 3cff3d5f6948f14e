"""The lines that a Chinese newspaper prints around a headline: the subtitle below it, the shoulder line above it."""

import re
from typing import Final

from crawler.extraction.plain.textline import SUBTITLE
from crawler.extraction.source.page import Piece
from crawler.extraction.source.text import SENTENCE_END, has_cjk
from crawler.extraction.story.story import Story, is_credit_or_date

BELOW: Final = re.compile(
    r"(?:^|[\s_-])(?:sub|sub-?(?:title|head|headline)|lead|futi|fu-?biao-?ti|副[标標]?[题題])(?:$|[\s_-])"
)
ABOVE: Final = re.compile(
    r"(?:^|[\s_-])(?:shoulder|kicker|eyebrow|(?:pre|over)-?title|yin-?ti|jian-?ti|[引肩][题題])(?:$|[\s_-])"
)
CLOCK: Final = re.compile(r"\d[:：]\d\d")
"""An hour: the line says when the text appeared, whatever else it names."""
SHORTEST: Final = 6
"""Characters: a shorter line is the name of a section."""
LONGEST: Final = 60


def line_beside(story: Story) -> str | None:
    """The subtitle right below the headline, without its dashes; else the shoulder line right above it."""
    if story.headline is None:
        return None
    at = story.headline.position
    beside = [one for one in (*story.header[:1], *story.above[-2:]) if abs(one.position - at) == 1]
    for piece in filter(could_be_title, beside):
        is_below = piece.position > at
        if is_below and (dashed := SUBTITLE.match(piece.text)):
            return dashed["text"]
        if (BELOW if is_below else ABOVE).search(piece.node.names):
            return piece.text
    return None


def could_be_title(piece: Piece) -> bool:
    """A short Chinese line without links that is no sentence, no day and no credit."""
    text = piece.text
    if piece.image is not None or piece.linked or not SHORTEST <= len(text) <= LONGEST or not has_cjk(text):
        return False
    return text[-1] not in SENTENCE_END and not is_credit_or_date(text) and not CLOCK.search(text)
