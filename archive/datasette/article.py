"""One article with all its parts, as the article page shows it."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from archive.datasette.changes import join_revisions
from archive.datasette.citation import cite
from archive.datasette.rows import Row, take_row, take_rows
from archive.identity import uid_of, url_identity

ARTICLE = """
    SELECT articles.*, outlets.name AS outlet, outlets.host AS outlet_host, substr(article_text.body, 1, 200) AS opening
    FROM articles LEFT JOIN outlets ON outlets.id = articles.outlet_id
    LEFT JOIN article_text ON article_text.article_id = articles.id WHERE articles.uid = :uid
"""
PARTS = {
    "blocks": "SELECT kind, text, level FROM blocks WHERE article_id = :id ORDER BY position",
    "credits": """SELECT people.name, credits.role, credits.raw FROM credits
        JOIN people ON people.id = credits.person_id WHERE article_id = :id ORDER BY position""",
    "images": "SELECT url, caption, credit FROM images WHERE article_id = :id ORDER BY position",
    "links": "SELECT rel, url, headline, teaser FROM links WHERE article_id = :id ORDER BY position",
    "evidence": """SELECT field, value, raw, rule, locator, confidence, chosen
        FROM evidence WHERE article_id = :id ORDER BY field, chosen DESC, confidence DESC, position""",
    "fetches": """SELECT id, run_id, input, state || coalesce(':' || reason, '') AS state, detail,
        snapshot_sha256, size, http_status, charset_used, fetched_at
        FROM fetches WHERE article_id = :id ORDER BY id DESC LIMIT 100""",
    "revisions": """SELECT revisions.id, cause, revisions.saved_at, extractor_before, extractor_after,
        revision_fields.field, revision_fields.before, revision_fields.after FROM revisions
        LEFT JOIN revision_fields ON revision_fields.revision_id = revisions.id
        WHERE revisions.id IN (SELECT id FROM revisions WHERE article_id = :id ORDER BY id DESC LIMIT 20)
        ORDER BY revisions.id DESC, revision_fields.id""",
}
CUT = "SELECT profile FROM publication WHERE profile != 'full'"
KEPT = "SELECT uid FROM articles WHERE uid IN (SELECT value FROM json_each(:uids))"
ROLES = {
    "author": "By",
    "reporter": "Reporter",
    "correspondent": "Correspondent",
    "photographer": "Photographs",
    "coordinator": "Coordination",
    "editor": "Editor",
    "proofreader": "Proofreading",
    "reviewer": "Review",
    "translator": "Translation",
    "intern": "Intern",
}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<minute>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<offset>Z|[+-]\d\d:?\d\d)?"
)
LISTED = {"list_item": "list", "table_row": "table"}


@dataclass(frozen=True, slots=True)
class Reading:
    """``pieces`` are the blocks, neighbours of a list or a table taken together; ``figures`` the images not in them.

    ``credits`` are people, each once: ``name``, ``labels`` and ``raws`` of all their parts. ``citation`` is in pieces,
    for each to keep its own direction of writing.
    """

    row: Row
    citation: list[str]
    language: str | None
    size: int | None
    pieces: list[Row]
    figures: list[Row]
    credits: list[Row]
    links: list[Row]
    evidence: list[Row]
    fetches: list[Row]
    revisions: list[Row]
    cut: str | None
    """``excerpt`` or ``metadata`` on a published copy that has no more of any text."""


async def take_article(database: Any, uid: str) -> Reading | None:
    row = await take_row(database, ARTICLE, uid=uid)
    if not row:
        return None
    parts = {name: await _take_part(database, name, row["id"]) for name in PARTS}
    images = {image["url"]: image for image in parts["images"]}
    shown = {block["text"] for block in parts["blocks"] if block["kind"] == "image"}
    return Reading(
        row=row,
        citation=cite(row, parts["credits"], parts["fetches"]),
        language=row["language"] if is_language(row["language"]) else None,
        size=_size_of(parts["fetches"], row["snapshot_sha256"]),
        pieces=join_blocks(parts["blocks"], images),
        figures=[image for image in parts["images"] if image["url"] not in shown],
        credits=join_credits(parts["credits"]),
        links=await _link_kept(database, parts["links"]),
        evidence=parts["evidence"],
        fetches=parts["fetches"],
        revisions=join_revisions(parts["revisions"]),
        cut=await _take_cut(database),
    )


def join_blocks(blocks: list[Row], images: dict[str, Row]) -> list[Row]:
    """Pieces of kind and items: one item, except for a list or a table; an image's item is its row of ``images``."""
    pieces: list[Row] = []
    for block in blocks:
        kind = LISTED.get(block["kind"], block["kind"])
        item = images.get(block["text"], {"url": block["text"]}) if kind == "image" else block
        if kind in LISTED.values() and pieces and pieces[-1]["kind"] == kind:
            pieces[-1]["items"].append(item)
        else:
            pieces.append({"kind": kind, "items": [item]})
    return pieces


def join_credits(credits: list[Row]) -> list[Row]:
    """Each person once, with every part and every word that the page has for it; no word that the label says already.

    >>> join_credits([{"name": "Ada", "role": "author", "raw": "By"}, {"name": "Ada", "role": "editor", "raw": "责编"}])
    [{'name': 'Ada', 'labels': ['By', 'Editor'], 'raws': ['责编']}]
    """
    people: dict[str, Row] = {}
    for credit in credits:
        person = people.setdefault(credit["name"], {"name": credit["name"], "labels": [], "raws": []})
        role = str(credit["role"])
        person["labels"].append(ROLES.get(role, role))
        person["raws"].append(credit["raw"] or "")
    for person in people.values():
        person["labels"] = list(dict.fromkeys(person["labels"]))
        raws = dict.fromkeys(person["raws"])
        person["raws"] = [raw for raw in raws if _own_words(raw, person["name"]) not in ("", *person["labels"])]
    return list(people.values())


def _own_words(raw: str, name: str) -> str:
    """The page's word without the name and marks beside it, capitalized as the labels are."""
    return raw.replace(name, "").strip(" :：.,").capitalize()


def is_language(tag: str | None) -> bool:
    return tag is not None and LANGUAGE.fullmatch(tag) is not None


def is_web_address(url: object) -> bool:
    """Only such an address becomes a link.

    >>> [is_web_address(url) for url in ("https://news.example/", "javascript:alert(1)", "1700031.jpg", None)]
    [True, False, False, False]
    """
    if not isinstance(url, str) or re.search(r"[\s\x00-\x1f\x7f]", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket that opens no IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def readable_moment(moment: str) -> str:
    """An ISO 8601 time with a blank for the T and without its seconds; anything else as it is.

    >>> readable_moment("2026-11-19T07:30:00+08:00"), readable_moment("2026-11")
    ('2026-11-19 07:30 +08:00', '2026-11')
    """
    found = MOMENT.fullmatch(moment)
    if not found:
        return moment
    offset = "UTC" if found["offset"] == "Z" else found["offset"]
    return " ".join(part for part in (found["day"], found["minute"], offset) if part)


def article_path(uid: str) -> str:
    return "/article/" + quote(uid, safe="")


async def _take_part(database: Any, name: str, article: int) -> list[Row]:
    """A published copy may lack a table; the page is then without that part."""
    return await take_rows(database, PARTS[name], id=article) if await database.table_exists(name) else []


async def _take_cut(database: Any) -> str | None:
    row = await take_row(database, CUT) if await database.table_exists("publication") else {}
    return row.get("profile")


async def _link_kept(database: Any, links: list[Row]) -> list[Row]:
    """The links, each with the uid of its article when the archive has that one."""
    uids = [_uid_at(link["url"]) for link in links]
    kept = {row["uid"] for row in await take_rows(database, KEPT, uids=json.dumps(uids))}
    return [link | {"uid": uid if uid in kept else None} for link, uid in zip(links, uids, strict=True)]


def _uid_at(url: str | None) -> str | None:
    """The uid an article at this address has, kept or not."""
    if url is None or not is_web_address(url):
        return None
    try:
        return uid_of(url_identity(url))
    except ValueError:  # a port that is no number
        return None


def _size_of(fetches: list[Row], sha256: str) -> int | None:
    return next((fetch["size"] for fetch in fetches if fetch["snapshot_sha256"] == sha256), None)
