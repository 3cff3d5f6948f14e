"""Every revision of the archive, the newest first: what changed in which article, and whose doing it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from datasette.database import QueryInterrupted

from archive.comparing.differences import Budget, Segment
from archive.datasette.reading.changes import PAGE_STEPS, shown, to_show
from archive.datasette.reading.queries import SINCE
from archive.datasette.rows import Row

CAUSES = {"source": "Publisher", "extractor": "Our reading", "both": "Both"}
"""Whose doing a change was, as the page says it."""
PAGE = 30
BRIEF, AROUND = 180, 30
"""Characters that a list shows of one field's change, and of what stayed beside it."""

MATCHED = """
    SELECT revisions.id FROM revisions JOIN articles ON articles.id = revisions.article_id
    WHERE {conditions} ORDER BY revisions.id DESC LIMIT :limit
"""
CHANGES = f"""
    SELECT revisions.id, revisions.cause, {SINCE}, revisions.saved_at,
           articles.uid, articles.headline, articles.language, articles.source, articles.section, outlets.host,
           outlets.name AS outlet, substr(article_text.body, 1, 200) AS opening,
           revision_fields.field, revision_fields.before, revision_fields.after
    FROM revisions JOIN articles ON articles.id = revisions.article_id LEFT JOIN fetches ON fetches.id = fetch_id
    LEFT JOIN outlets ON outlets.id = articles.outlet_id
    LEFT JOIN article_text ON article_text.article_id = articles.id
    LEFT JOIN revision_fields ON revision_fields.revision_id = revisions.id
    WHERE revisions.id IN ({{matched}})
    ORDER BY revisions.id DESC, revision_fields.id
"""  # noqa: S608
CONDITIONS = {
    "cause": "revisions.cause = :cause",
    "field": "EXISTS (SELECT 1 FROM revision_fields WHERE revision_id = revisions.id AND field = :field)",
    "outlet": "articles.outlet_id = (SELECT id FROM outlets WHERE host = :outlet)",
    "source": "articles.source = :source",
    "before": "revisions.id < :before",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; ``outlet`` is a host, ``before`` the revision after which the list goes on."""

    cause: str | None = None
    field: str | None = None
    outlet: str | None = None
    source: str | None = None
    before: int | None = None

    @property
    def given(self) -> dict[str, str | int]:
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in values.items() if value is not None}

    @property
    def narrows(self) -> bool:
        return bool(self.given.keys() - {"before"})

    def query(self, before: int | None = None) -> str:
        """The same filter as a query string, from its beginning or from a revision on.

        >>> Filter(cause="both", before=7).query(), Filter().query(), Filter(field="body").query(before=9)
        ('?cause=both', '', '?field=body&before=9')
        """
        given = {name: value for name, value in self.given.items() if name != "before"}
        asked = urlencode(given | ({"before": before} if before is not None else {}))
        return f"?{asked}" if asked else ""


@dataclass(frozen=True, slots=True)
class Found:
    """``rows`` have ``by`` and their ``fields``, each with its ``segments``; ``next`` is where the list goes on."""

    rows: list[Row]
    next: int | None = None
    took_too_long: bool = False


def filter_of(args: Mapping[str, str]) -> Filter:
    """What an address asks for; a number that is none, or a cause that there is not, is not asked."""
    before = args.get("before", "")
    cause = args.get("cause")
    return Filter(
        cause=cause if cause in CAUSES else None,
        field=args.get("field") or None,
        outlet=args.get("outlet") or None,
        source=args.get("source") or None,
        before=int(before) if before.isascii() and before.isdecimal() and len(before) < 19 else None,
    )


async def take_changes(database: Any, asked: Filter, limit: int = PAGE) -> Found:
    if not await database.table_exists("revision_fields"):
        return Found([])
    conditions = " AND ".join(["1", *(CONDITIONS[name] for name in asked.given)])
    sql = CHANGES.format(matched=MATCHED.format(conditions=conditions))
    try:
        results = await database.execute(sql, asked.given | {"limit": limit + 1})
    except QueryInterrupted:
        return Found([], took_too_long=True)
    budget = Budget(PAGE_STEPS)
    groups = [list(group) for _, group in groupby(map(dict, results.rows), key=lambda row: row["id"])]
    revisions = [_revision(group, budget) for group in groups[:limit]]
    return Found(revisions, revisions[-1]["id"] if len(groups) > limit else None)


def _revision(rows: list[Row], budget: Budget) -> Row:
    """One change, with the beginning of what is otherwise in each field."""
    changed = [shown(row, budget) for row in to_show(rows)]
    fields = [field | {"segments": brief(opening(field["excerpts"]))} for field in changed]
    return rows[0] | {"fields": fields, "by": CAUSES[rows[0]["cause"]]}


def opening(excerpts: list[list[Segment]]) -> list[Segment]:
    """The first excerpt; of a paragraph that was taken out, the one that came in its place as well.

    >>> opening([[("-", "a")], [("+", "b")], [("-", "c")]]), opening([[("-", "a")], [("-", "c")]]), opening([])
    ([('-', 'a'), ('+', 'b')], [('-', 'a')], [])
    """
    first, second = [*excerpts, [], []][:2]
    is_replaced = [op for op, _ in first] == ["-"] and [op for op, _ in second] == ["+"]
    return [*first, *second] if is_replaced else list(first)


def brief(segments: list[Segment]) -> list[Segment]:
    """The first changes with a little of what stands around them.

    >>> brief([("=", "a" * 50), ("-", "b"), ("+", "c"), ("=", "d" * 50)]) == [
    ...     ("=", "…" + "a" * 30), ("-", "b"), ("+", "c"), ("=", "d" * 30 + "…")]
    True
    >>> brief([("-", "a" * 500), ("+", "b" * 500)]) == [("-", "a" * 90 + "…"), ("+", "b" * 89 + "…")]
    True
    """
    return list(_briefly(segments))


def _briefly(segments: list[Segment]) -> Iterator[Segment]:
    left = BRIEF
    for number, (op, text) in enumerate(segments):
        if left <= 0:
            yield "=", "…"
            return
        if op == "=" and number == 0:
            piece = text if len(text) <= AROUND else "…" + text[-AROUND:].lstrip("…")
        elif op == "=":
            piece = text if len(text) <= AROUND else text[:AROUND].rstrip("…") + "…"
        else:
            room = left // 2 if op == "-" and is_replaced(segments, number) else left
            piece = text if len(text) <= room else text[:room] + "…"
        left -= len(piece)
        yield op, piece


def is_replaced(segments: list[Segment], number: int) -> bool:
    """What was taken out there shares the room with what was put in: both are to be seen."""
    return [op for op, _ in segments[number + 1 : number + 2]] == ["+"]
