"""Table cells: headlines lead to their article, long text is folded."""

from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from archive.datasette.article import article_path

FOLD_AFTER = 200
"""Characters of a cell shown before it is folded; the rest is one click away."""


def render(datasette: Any, row: Any, column: str, value: Any) -> Markup | None:
    """HTML for a cell, or None for Datasette's own way, which escapes and links only http and https."""
    if not isinstance(value, str) or not value:
        return None
    if column in ("headline", "uid") and (uid := _uid_of(row)):
        return Markup('<a href="{}">{}</a>').format(datasette.urls.path(article_path(uid)), value)
    if len(value) > FOLD_AFTER:
        start = value[:FOLD_AFTER].rstrip()
        return Markup('<details class="fold"><summary>{}…</summary>{}</details>').format(start, value)
    return None


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
