"""What elements are named that hold a date: the article's, other articles', the visit's."""

import re
from typing import Final

from crawler.extraction.source.known import remember

VISIT_NAMES: Final = re.compile(
    r"todays?-?(?:date|is)|current-?(?:date|time)|date-?(?:today|now|current)|weather|clock|datetime-?now"
)
CAPTION: Final = r"(?<!text-)(?<!font-)(?<!type-)(?<!typo-)(?<!typography-)caption"
"""A picture's; ``text-caption`` is a size of letters, in which a date is set as well."""
OTHERS_NAMES: Final = re.compile(
    r"related|recommend|recirc|teaser|popular|trending|most-?read|(?:^|[\s_])widget|comment|calendar|archive|event|copyright|infobox|(?:^|[\s_-])nav"
    r"|latest|recent|more-?(?:news|stories|from|posts)|read-?(?:more|next|also)|ticker|slider|carousel|disqus|reply|replies|(?:^|[\s_-])legend"
    rf"|{CAPTION}"
)
"""What holds the dates of other articles, of comments and of coming events."""
COLUMN_NAMES: Final = re.compile(r"side-?bar")
"""The same, where the story does not stand in such a column itself: ``layout-sidebar-left`` may hold the page."""
ROTATING_NAMES: Final = re.compile(rf"ticker|slider|carousel|{CAPTION}|(?:^|[\s_-])legend|trending|popular|related")
"""What holds other articles and pictures, even where it stands right at a headline."""
DATE_NAMES: Final = re.compile(
    r"date|time|publi|posted|meta|byline|datum|fecha|submitted|post-?foot|post-?info|entry-?info|article-?info"
)
DATE_ELEMENT: Final = re.compile(
    r"(?:^|[\s_-])(?:date|datum|fecha|pub-?date|published|publish-?(?:date|time|info)|post-?date|data[_-]?(?:articolo|artigo|pub[a-z]*))(?=$|[\s_-])"
)
"""An element whose name says that it holds the date, whatever else its name says."""

CHANGE_NAMES: Final = re.compile(r"last-?mod|last-?(?:change|edit|update)|modified|updated")
"""What holds the day of the page's last change, wherever it stands."""
DATES: Final[dict[str, bool]] = {}
OTHERS: Final[dict[str, bool]] = {}


def is_named_date(names: str) -> bool:
    known = DATES.get(names)
    if known is not None:
        return known
    return remember(DATES, names, DATE_ELEMENT.search(names) is not None and VISIT_NAMES.search(names) is None)


def is_rotating(names: str) -> bool:
    return ROTATING_NAMES.search(names) is not None or VISIT_NAMES.search(names) is not None


def is_column(names: str) -> bool:
    return "side" in names and COLUMN_NAMES.search(names) is not None


def is_others(names: str) -> bool:
    known = OTHERS.get(names)
    if known is not None:
        return known
    return remember(OTHERS, names, OTHERS_NAMES.search(names) is not None or VISIT_NAMES.search(names) is not None)
