"""What an object in a script says of its article beside the text: headline, people, dates.

Known are the keys that content services write, plain: ``publishedAt`` and ``published_at`` are one.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from crawler.extraction.source.text import squeeze

HEADLINE_KEYS: Final = ("headline", "headlines", "title", "articletitle", "name")
AUTHOR_KEYS: Final = (
    "authors",
    "author",
    "bylines",
    "byline",
    "authorname",
    "writers",
    "writer",
    "creator",
    "creators",
    "credits",
)
PUBLISHED_KEYS: Final = """
    datepublished publishedat publisheddate publishdate publishedtime publishtime publishedon firstpublished
    firstpublishedat firstpublisheddate firstpublishdate pubdate pubtime publicationdate displaydate postdate posttime
    releasedate
""".split()
MODIFIED_KEYS: Final = """
    datemodified modifiedat modifieddate lastmodified lastmodifieddate updatedat updateddate lastupdated
    lastupdateddate lastupdatedat
""".split()
NAME_KEYS: Final = ("name", "displayname", "fullname", "authorname", "byline", "by", "title")
MAX_NAMES: Final = 20
MAX_NAME: Final = 80
"""Characters of a name; longer strings are biographies."""
EPOCH_DIGITS: Final = (10, 13)
"""Of a time in seconds, and in milliseconds."""


def told_by(objects: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The properties of schema.org's NewsArticle that the objects tell, the first that tells one believed.

    >>> told_by([{"title": "A barn", "author": {"name": "Ana Ruiz"}, "published_at": "2024-05-03T08:00:00Z"}])
    {'headline': 'A barn', 'author': ['Ana Ruiz'], 'datePublished': '2024-05-03T08:00:00Z'}
    """
    plain = [{key.replace("_", "").replace("-", "").lower(): value for key, value in one.items()} for one in objects]
    found = {
        "headline": first(headline_in(one.get(key)) for key in HEADLINE_KEYS for one in plain),
        "author": first(names_in(one.get(key)) for key in AUTHOR_KEYS for one in plain),
        "datePublished": first(time_in(one.get(key)) for key in PUBLISHED_KEYS for one in plain),
        "dateModified": first(time_in(one.get(key)) for key in MODIFIED_KEYS for one in plain),
    }
    return {key: value for key, value in found.items() if value}


def first(values: Iterable[Any]) -> Any:
    return next(filter(None, values), None)


def headline_in(value: Any) -> str | None:
    """A string, or the first in an object of them: ``{"basic": "…"}``."""
    values = value.values() if isinstance(value, dict) else [value]
    return next((squeeze(one) for one in values if isinstance(one, str) and len(one) > 3 and "<" not in one), None)


def time_in(value: Any) -> str | None:
    """A date as text, or an epoch's seconds."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value)
    return text if any(map(str.isdigit, text)) and (isinstance(value, str) or len(text) in EPOCH_DIGITS) else None


def names_in(value: Any) -> list[str]:
    return list(dict.fromkeys(name for name in walk(value) if name and not name.startswith(("http", "/", "<"))))[
        :MAX_NAMES
    ]


def walk(value: Any) -> Iterator[str]:
    """The names in a string, or in lists of objects that have one each."""
    waiting, seen = [value], 0
    while waiting and seen < MAX_NAMES * 3:
        current, seen = waiting.pop(0), seen + 1
        if isinstance(current, str) and len(current) <= MAX_NAME:
            yield squeeze(current)
        elif isinstance(current, list):
            waiting = current[:MAX_NAMES] + waiting
        elif isinstance(current, dict):
            plain = {key.replace("_", "").lower(): inner for key, inner in current.items()}
            parts = [plain[key] for key in ("firstname", "lastname") if isinstance(plain.get(key), str)]
            named = first(plain.get(key) for key in NAME_KEYS)
            waiting.insert(0, named if named or len(parts) < 2 else " ".join(parts))
