"""Table cells: headlines lead to their article, people to their page; outlets of one name have their hosts, long text
is folded, JSON is a line.
"""

from collections.abc import Awaitable
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from archive.datasette.addresses import article_path, breakable, is_web_address, person_path
from archive.datasette.keeping import Keeper
from archive.datasette.moments import MOMENT, readable_moment
from archive.datasette.naming import NO_HEADLINE
from archive.datasette.tables.listings import LISTED, listing_of
from archive.searching.facets import told_apart

LEADING = ("headline", "uid")
"""Columns that lead to the article's page, in rows that have a uid."""

SHORT_UID = 6

ADDRESSES = ("input", "url", "canonical_url")

MOMENTS = {
    *("date_published", "date_modified", "date_inferred", "first_seen", "last_seen"),
    *("fetched_at", "saved_at", "started_at", "ended_at", "gone_at", "published_at"),
    *("first_date", "last_date", "last_arrival", "silent_since"),
}

FOLD_AFTER = 200
"""Characters of a cell shown before it is folded; the rest is one click away."""
LISTING, LISTED_FIRST = 70, 40
"""The same of what was JSON, and how much of it is shown: it is to be looked up, and not read row by row."""


NAMESAKES = """
    SELECT id, host, outlets FROM outlets
    JOIN (SELECT name, count(*) AS outlets FROM outlets GROUP BY name HAVING outlets > 1) USING (name)
"""


def take_namesakes(conn: Any) -> dict[int, tuple[str, int]]:
    """The host of each outlet that is not the only one of its name, and how many are called so."""
    return {number: (host, outlets) for number, host, outlets in conn.execute(NAMESAKES)}


namesakes: Keeper[dict[int, tuple[str, int]]] = Keeper(take_namesakes)


def render(
    datasette: Any, database: str, row: Any, column: str, value: Any, table: str | None = None
) -> Markup | Awaitable[Markup | None] | None:
    """HTML for a cell, or None for Datasette's own way, which escapes and links only http and https."""
    if column == "outlet_id" and isinstance(value, dict):
        return _outlet(datasette, database, value)
    if column == "person_id" and isinstance(value, dict) and value["label"]:
        return _link(datasette.urls.path(person_path(value["label"])), column, value["label"])
    if column == "name" and value and _is_person(row, table):
        return _link(datasette.urls.path(person_path(str(value))), column, value)
    if column in LEADING and (uid := _uid_of(row)):
        return _link(datasette.urls.path(article_path(uid)), column, value)
    if column == "article_id" and isinstance(value, dict) and value["label"] is None:
        return _link(datasette.urls.row(database, "articles", str(value["value"])), column, None)
    if column == "article_id" and isinstance(value, int):
        return _link(datasette.urls.row(database, "articles", str(value)), column, value)
    if not isinstance(value, str):
        return None
    if column in MOMENTS:
        return _moment(value)
    if column in ADDRESSES and len(value) <= FOLD_AFTER:
        return _address(value)
    if column in LISTED and (listing := listing_of(value)) is not None:
        start = listing[:LISTED_FIRST].rpartition(", ")[0] or listing[:LISTED_FIRST]
        return _folded(start, listing) if len(listing) > LISTING else Markup("{}").format(listing)
    return _folded(value[:FOLD_AFTER].rstrip(), value) if len(value) > FOLD_AFTER else None


async def _outlet(datasette: Any, database: str, value: dict[str, Any]) -> Markup | None:
    found = (await namesakes.take(datasette.databases[database])).get(value["value"])
    if not found:
        return None
    name = told_apart(value["label"], *found)
    return _link(datasette.urls.row(database, "outlets", str(value["value"])), "outlet_id", name)


def _folded(start: str, text: str) -> Markup:
    return Markup('<details class="fold"><summary>{}…</summary>{}</details>').format(start, text)


def _link(path: str, column: str, value: Any) -> Markup:
    """A uid is shown by its first characters; an article without a headline has a link all the same."""
    text = str(value or NO_HEADLINE)
    if column == "uid" and len(text) > SHORT_UID:
        return Markup('<a href="{}" title="{}">{}…</a>').format(path, text, text[:SHORT_UID])
    return Markup('<a href="{}">{}</a>').format(path, text)


def _address(value: str) -> Markup:
    text = breakable(value)
    return Markup('<a href="{}">{}</a>').format(value, text) if is_web_address(value) else text


def _moment(value: str) -> Markup | None:
    """Day and minute; the value as it is stored, with its offset from UTC, when pointed at."""
    shown = " ".join(readable_moment(value).split()[:2])
    return Markup('<time title="{}">{}</time>').format(value, shown) if MOMENT.fullmatch(value) else None


def _is_person(row: Any, table: str | None) -> bool:
    """A row of people, or of what they did; a question has no table."""
    return table == "people" or {"name", "role"} <= set(row.keys())


def _uid_of(row: Any) -> str | None:
    columns = row.keys()  # "in" on the row itself would look among its values
    uid = row["uid"] if "uid" in columns else None
    return uid if isinstance(uid, str) and uid else None


def only(value: str, column: str) -> str:
    """The query string of a table page that shows only rows with this value.

    >>> only("a&b", "section")
    '?section__exact=a%26b'
    """
    return f"?{column}__exact={quote(value, safe='')}"
