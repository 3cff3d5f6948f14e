"""Feeds of the archive: the newest articles, and every change."""

import json
from typing import Any

from archive.comparing.differences import Segment
from archive.datasette.addresses import article_path
from archive.datasette.naming import display_headline
from archive.datasette.rooms.atom import Entry, Feed
from archive.datasette.rooms.latest_changes import Filter
from archive.datasette.rows import Row, take_rows
from archive.flags import is_in_part

ARTICLES = """
    SELECT articles.uid, headline, section, source, language, date_published, first_seen, flags, outlets.name AS outlet,
           description, substr(body, 1, 300) AS opening,
           (SELECT json_group_array(name) FROM (
               SELECT people.name FROM credits JOIN people ON people.id = person_id
               WHERE article_id = articles.id AND role IN ('author', 'reporter', 'correspondent')
               GROUP BY person_id ORDER BY min(position))) AS authors
    FROM articles LEFT JOIN article_text ON article_text.article_id = articles.id
    LEFT JOIN outlets ON outlets.id = outlet_id ORDER BY articles.id DESC LIMIT 50
"""
MARKED = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
"""A change in plain text, as wdiff writes it."""


async def articles_feed(datasette: Any, request: Any, database: Any, title: str) -> Feed:
    """The newest arrivals."""
    rows = await take_rows(database, ARTICLES)
    base = _address(datasette, request, "/")
    entries = [_article_entry(datasette, request, row) for row in rows]
    own = _address(datasette, request, "/articles.atom")
    return Feed(own, f"{title}: newest articles", base, own, entries)


def _article_entry(datasette: Any, request: Any, row: Row) -> Entry:
    link = _address(datasette, request, article_path(row["uid"]))
    return Entry(
        id=link,
        title=display_headline(row),
        updated=row["first_seen"],
        link=link,
        published=row["date_published"],
        summary=row["description"] or row["opening"] or None,
        authors=json.loads(row["authors"]) or [name for name in (row["source"] or row["outlet"],) if name],
        categories=[name for name in (row["section"], "in part" if is_in_part(row["flags"]) else None) if name],
        language=row["language"],
    )


def changes_feed(datasette: Any, request: Any, rows: list[Row], asked: Filter, title: str) -> Feed:
    """The changes that a filter finds."""
    own = _address(datasette, request, "/changes.atom") + asked.query()
    page = _address(datasette, request, "/changes") + asked.query()
    entries = [_change_entry(datasette, request, row) for row in rows]
    return Feed(own, f"{title}: changes", page, own, entries)


def _change_entry(datasette: Any, request: Any, row: Row) -> Entry:
    link = _address(datasette, request, f"{article_path(row['uid'])}/changes")
    names = ", ".join(field["words"] for field in row["fields"])
    return Entry(
        id=f"{link}#revision-{row['id']}",
        title=f"{display_headline(row)}: {names}" if names else display_headline(row),
        updated=row["saved_at"],
        link=link,
        summary="\n".join(f"{field['words']}: {marked(field['segments'])}" for field in row["fields"]) or None,
        authors=[row["outlet"] or row["host"]] if row["outlet"] else [],
        categories=[row["by"]],
        language=row["language"],
    )


def marked(segments: list[Segment]) -> str:
    """
    >>> marked([("=", "渡口"), ("-", "明"), ("+", "今"), ("=", "天")])
    '渡口[-明-]{+今+}天'
    """
    return "".join(MARKED[op].format(text) for op, text in segments)


def _address(datasette: Any, request: Any, path: str) -> str:
    return str(datasette.absolute_url(request, datasette.urls.path(path)))
