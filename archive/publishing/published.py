"""What of an archive is published: table by table, column by column; what is not named here is never in a copy."""

import json
from typing import Literal

from archive.articles import LISTED

Profile = Literal["full", "excerpt", "metadata"]
PROFILES: tuple[Profile, ...] = ("full", "excerpt", "metadata")

IS_PUBLIC_URL = "({0} GLOB 'http://*' OR {0} GLOB 'https://*') AND NOT {0} GLOB 'http*://*@*'"
A_FILE = "(a file)"
ON_DISK = ("file:", r"\\")
"""How an address begins that is a path on somebody's disk, or on a server of their network."""
PICTURED = {"blocks": "text", "images": "url"}
"""Fields of a revision that name pictures, and the column that does."""
OUTCOMES = "'finished', 'interrupted', 'failed', 'died', 'shutdown'"


def public_url(column: str) -> str:
    """An address without a reader's name and password in it; NULL for one that is of this machine's disk."""
    return f"CASE WHEN {IS_PUBLIC_URL.format(column)} THEN {column} END"


def no_path(column: str) -> str:
    """A page saved by a browser can name its pictures by where they lie on the disk."""
    is_path = " OR ".join(f"{column} LIKE '{begin}%'" for begin in ON_DISK)
    return f"CASE WHEN {is_path} THEN '{A_FILE}' ELSE {column} END"


def earlier_value(field: str, value: str | None) -> str | None:
    """A value of a revision, cut as the present one is: the versions before can still be made from it.

    >>> earlier_value("images", '[["file:///home/a/1.jpg", "桥", null], ["2.jpg", null, null]]')
    '[["(a file)", "桥", null], ["2.jpg", null, null]]'
    """
    if value is None or field not in PICTURED or not any(begin in value.lower() for begin in ON_DISK):
        return value
    try:
        rows = [dict(zip(LISTED[field], row, strict=True)) for row in json.loads(value)]
    except (ValueError, TypeError):  # a damaged archive: no version can be made from it
        return A_FILE
    for row in rows:
        text = row[PICTURED[field]]
        if row.get("kind", "image") == "image" and isinstance(text, str) and text.lower().startswith(ON_DISK):
            row[PICTURED[field]] = A_FILE
    return json.dumps([list(row.values()) for row in rows], ensure_ascii=False)


PUBLISHED: dict[str, dict[str, str]] = {
    "outlets": {name: name for name in ("id", "host", "name")},
    "articles": {
        name: name
        for name in (
            *("id", "uid", "headline", "alternative_headline", "section", "date_published", "date_published_raw"),
            *("date_modified", "date_inferred", "source", "language", "outlet_id", "characters", "flags"),
            *("first_seen", "last_seen", "gone_at", "gone_status", "snapshot_sha256", "extractor"),
        )
    }
    | {name: public_url(name) for name in ("url", "canonical_url")}
    | {"identity": f"CASE WHEN url IS NULL OR {IS_PUBLIC_URL.format('url')} THEN identity ELSE 'uid:' || uid END"},
    "article_text": {name: name for name in ("article_id", "description", "body", "analyser")},
    "blocks": {name: name for name in ("id", "article_id", "position", "kind", "level", "locator")}
    | {"text": f"CASE WHEN kind = 'image' THEN {no_path('text')} ELSE text END"},
    "people": {"id": "id", "name": "name"},
    "credits": {name: name for name in ("id", "article_id", "position", "person_id", "role", "raw")},
    "images": {name: name for name in ("id", "article_id", "position", "caption", "credit")} | {"url": no_path("url")},
    "links": {name: name for name in ("id", "article_id", "position", "rel", "headline", "teaser")}
    | {"url": no_path("url")},
    "evidence": {
        name: name for name in ("id", "article_id", "position", "field", "rule", "locator", "confidence", "chosen")
    }
    | {"value": no_path("value"), "raw": no_path("raw")},
    "runs": {name: name for name in ("id", "started_at", "ended_at", "counts", "head")}
    | {
        "command": "CASE WHEN command GLOB 'crawl *' THEN 'crawl' ELSE command END",
        "arguments": "'{}'",
        "versions": "json_object('broadsheet', json_extract(versions, '$.broadsheet'), "
        "'extractor', json_extract(versions, '$.extractor'))",
        "outcome": f"CASE WHEN outcome IN ({OUTCOMES}) THEN outcome END",
    },
    "fetches": {
        name: name
        for name in (
            *("id", "run_id", "state", "article_id", "snapshot_sha256", "size", "http_status"),
            *("charset_declared", "charset_used", "replacements", "flags", "fetched_at", "saved_at"),
        )
    }
    | {"input": f"coalesce({public_url('input')}, '{A_FILE}')", "url": public_url("url")},
    "revisions": {
        name: name
        for name in (
            *("id", "article_id", "fetch_id", "cause", "snapshot_before", "snapshot_after"),
            *("extractor_before", "extractor_after", "saved_at"),
        )
    },
    "revision_fields": {name: name for name in ("id", "revision_id", "field")}
    | {name: f"earlier_value(field, {name})" for name in ("before", "after")},
    "reprints": {name: name for name in ("article_id", "story", "like_id", "share")},
}
"""Table to column to what is published of it."""

PRIVATE = {"fetches": {"reason", "detail"}, "runs": {"detail", "process"}}
"""Columns that are left empty."""

ONLY = {
    "fetches": "article_id IS NOT NULL AND reason IS NULL",
    "runs": "id IN (SELECT run_id FROM kept.fetches WHERE article_id IS NOT NULL AND reason IS NULL)",
    "outlets": "id IN (SELECT outlet_id FROM kept.articles)",
    "people": "id IN (SELECT person_id FROM kept.credits)",
}
"""Rows of a table that are published, where not all are."""

UNCUT = "(field NOT IN ('body', 'blocks', 'description', 'images'))"
"""Evidence and revisions of fields that are not the text itself."""
CUTS: dict[str, tuple[str, ...]] = {
    "full": (),
    "excerpt": (
        f"DELETE FROM evidence WHERE NOT (chosen AND {UNCUT})",  # noqa: S608
        "UPDATE evidence SET raw = NULL",
        f"DELETE FROM revision_fields WHERE NOT {UNCUT}",  # noqa: S608
        "UPDATE images SET caption = NULL",
        "UPDATE links SET teaser = NULL",
    ),
}
CUTS["metadata"] = (
    *CUTS["excerpt"],
    "DELETE FROM blocks",
    "UPDATE article_text SET body = '', description = NULL",
)
