"""The lines that newspapers print around a headline: the subtitle below it, a Chinese shoulder line above it."""

import re
from typing import Final

from crawler.extraction.headline.titles import folded
from crawler.extraction.plain.textline import SUBTITLE
from crawler.extraction.source.page import HEADINGS, Piece
from crawler.extraction.source.text import SENTENCE_END, has_cjk
from crawler.extraction.story.commentline import opens_comments
from crawler.extraction.story.hints import verdict
from crawler.extraction.story.related import is_furniture_line, is_marker
from crawler.extraction.story.story import Story, is_credit_or_date

_SUBTITLE: Final = r"sub|sub-?(?:title|head|heading|headline)"
BELOW: Final = re.compile(rf"(?:^|[\s_-])(?:{_SUBTITLE}|lead|futi|fu-?biao-?ti|副[标標]?[题題])(?:$|[\s_-])")
BELOW_ANY: Final = re.compile(rf"(?:^|[\s_-])(?:{_SUBTITLE}|de[ck]k?|untertitel|subtitulo|sottotitolo)(?:$|[\s_-])")
"""The same where a lead is a standfirst, and no second headline."""
ABOVE: Final = re.compile(
    r"(?:^|[\s_-])(?:shoulder|kicker|eyebrow|(?:pre|over)-?title|yin-?ti|jian-?ti|[引肩][题題])(?:$|[\s_-])"
)
CLOCK: Final = re.compile(r"\d[:：]\d\d")
"""An hour: the line says when the text appeared, whatever else it names."""
SHORTEST: Final = 6
"""Characters: a shorter line is the name of a section."""
LONGEST: Final = 60
FEWEST_WORDS, MOST_WORDS = 3, 45
"""Of a language with blanks between its words."""
FULL_STOPS: Final = ".:;,。।۔…"
"""What ends a standfirst."""
ENDS: Final = ".।۔"
MOST_SENTENCES: Final = 2


def take_line_beside(story: Story) -> str | None:
    """The subtitle right below the headline, without its dashes; else the shoulder line right above it.

    What was the first line of the text is taken out of it.
    """
    headline = story.headline
    if headline is None:
        return None
    at = headline.position
    below = next((one for one in (*story.header[:1], *story.body[:1]) if one.position == at + 1), None)
    if below is not None and below.image is None and (found := subtitle_in(below, headline, story)):
        story.body = [piece for piece in story.body if piece.position != below.position]
        return found
    for piece in story.above[-2:]:
        if piece.position == at - 1 and could_be_title(piece) and ABOVE.search(piece.node.names):
            return piece.text
    return None


def subtitle_in(piece: Piece, headline: Piece, story: Story) -> str | None:
    if has_cjk(piece.text):
        if not could_be_title(piece):
            return None
        if dashed := SUBTITLE.match(piece.text):
            return dashed["text"]
        is_title = BELOW.search(piece.node.names) is not None
    else:
        is_title = could_be_latin_title(piece) and BELOW_ANY.search(piece.node.names) is not None
    is_title = is_title or (is_heading_below(piece, headline, story) and says_more(piece, headline))
    return piece.text if is_title else None


def could_be_title(piece: Piece) -> bool:
    """A short Chinese line without links that is no sentence, no day and no credit."""
    text = piece.text
    if piece.image is not None or piece.linked or not SHORTEST <= len(text) <= LONGEST or not has_cjk(text):
        return False
    return text[-1] not in SENTENCE_END and not is_credit_or_date(text) and not CLOCK.search(text)


def could_be_latin_title(piece: Piece, *, may_stop: bool = False) -> bool:
    """The same of a language with blanks; one that is no text may end in a full stop."""
    text = piece.text
    if piece.linked or not FEWEST_WORDS <= piece.words <= MOST_WORDS:
        return False
    if text[-1] in FULL_STOPS and not (may_stop and text[-1] in ENDS and text.count(". ") < MOST_SENTENCES):
        return False
    return not is_credit_or_date(text) and not CLOCK.search(text)


def is_heading_below(piece: Piece, headline: Piece, story: Story) -> bool:
    """A lesser heading in the headline's own box, with something else between it and the text."""
    level = HEADINGS.get(piece.tag, 0)
    if level <= HEADINGS.get(headline.tag, 1):
        return False
    is_outside = all(one.position != piece.position for one in story.body)
    if not could_be_title(piece) and not could_be_latin_title(piece, may_stop=is_outside):
        return False
    below = [one for one in story.body if one.image is None and one.position > piece.position]
    if not below or not piece.node.is_below(headline.node.box()):
        return False
    is_next = below[0].position == piece.position + 1
    if any(one.tag == piece.tag and (is_next or one.position != piece.position) for one in story.body):
        return False  # the first of the text's own headings
    return not any(verdict(node) < 0 for node in piece.node.around(3))


def says_more(piece: Piece, headline: Piece) -> bool:
    """No head of a list or of a form, and not the headline again."""
    text = piece.text
    is_furniture = is_furniture_line(text) or is_marker(text) or opens_comments(text)
    return not is_furniture and folded(text) != folded(headline.text)
