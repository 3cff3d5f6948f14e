"""The versions of an article: what changed, whose doing it was, and every earlier version out of the present one."""

import json
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from archive.articles import Content, stored_content
from archive.store import inserted_id

Cause = Literal["source", "extractor", "both"]


class BrokenChainError(ValueError):
    """A revision whose ``after`` is not what the version after it says; the message names it."""


@dataclass(frozen=True, slots=True)
class Version:
    """The content of an article as it was read from the bytes ``snapshot_sha256`` by ``extractor``.

    ``revision_id`` is the change that ended it, None for the present version. ``parts`` are the hashes of its further
    pages, where what changed is asked for.
    """

    content: Content
    snapshot_sha256: str
    extractor: str
    revision_id: int | None = None
    parts: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        return self.snapshot_sha256, *self.parts


def present_version(db: Database, article_id: int) -> Version:
    columns = "SELECT snapshot_sha256, extractor FROM articles WHERE id = ?"
    sha256, extractor = db.execute(columns, [article_id]).fetchone()
    return Version(stored_content(db, article_id), sha256, extractor)


def versions_of(db: Database, article_id: int) -> list[Version]:
    """Every version of an article, the present one first. Raises BrokenChainError."""
    versions = [present_version(db, article_id)]
    revisions = db.execute(
        "SELECT id, snapshot_before, extractor_before FROM revisions WHERE article_id = ? ORDER BY id DESC",
        [article_id],
    )
    for revision_id, sha256, extractor in revisions.fetchall():
        fields = db.execute(
            "SELECT field, before, after FROM revision_fields WHERE revision_id = ?", [revision_id]
        ).fetchall()
        later = versions[-1].content
        for field, _, after in fields:
            if field not in later or later[field] != after:
                raise BrokenChainError(f"article {article_id}, revision {revision_id}: {field} is not what came of it")
        earlier = later | {field: before for field, before, _ in fields}
        versions.append(Version(earlier, sha256, extractor, revision_id))
    return versions


def save_revision(
    db: Database, article_id: int, fetch_id: int, cause: Cause, before: Version, after: Version, moment: str
) -> None:
    """What changed, field by field; inside the caller's transaction, before the article is renewed."""
    row = {
        "article_id": article_id,
        "fetch_id": fetch_id,
        "cause": cause,
        "snapshot_before": before.snapshot_sha256,
        "snapshot_after": after.snapshot_sha256,
        "extractor_before": before.extractor,
        "extractor_after": after.extractor,
        "saved_at": moment,
    }
    revision_id = inserted_id(db.table("revisions").insert(row))
    rows = [
        (revision_id, field, before.content[field], after.content[field])
        for field in changed_fields(before.content, after.content)
    ]
    db.conn.executemany("INSERT INTO revision_fields (revision_id, field, before, after) VALUES (?, ?, ?, ?)", rows)


def changed_fields(before: Content, after: Content) -> list[str]:
    return [field for field in after if before[field] != after[field]]


def cause_of(before: Version, after: Version, again: Content | None) -> Cause:
    """Whose doing a change was; ``again`` is what the later reader makes of the earlier bytes, None if nobody knows.

    Where bytes and reader are others, it is the publisher's alone if the later reader reads the earlier bytes as they
    were read, and the reader's alone if it finds the same in both.
    """
    if before.pages == after.pages:
        return "extractor"
    if before.extractor == after.extractor or again == before.content:
        return "source"
    return "extractor" if again == after.content else "both"


def readable(field: str, value: str | None) -> str | None:
    """A field of a revision as a person reads it: a part's rows as lines, their columns apart by a blank.

    >>> readable("credits", '[["reporter", "苇一舟"], ["editor", "桨声"]]')
    'reporter 苇一舟\\neditor 桨声'
    """
    if value is None or field not in ("blocks", "credits", "images"):
        return value
    try:
        rows: Any = json.loads(value)
        return "\n".join(" ".join(str(column) for column in row if column is not None) for row in rows)
    except (ValueError, TypeError):
        return value
