"""A person as the pages print the name: in which parts, for which outlets, with whom, and every article.

A name is all that is known of anybody: namesakes are one, and who is written in two ways is two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from archive.datasette.reading.people import ROLES
from archive.datasette.rooms.figures import timeline_of
from archive.datasette.rows import Row, take_row, take_rows

PAGE, MOST_PAGES, BESIDE = 20, 5_000, 20

OWN = "SELECT DISTINCT article_id FROM credits WHERE person_id = :person"
COUNTS = f"""
    SELECT count(*) AS articles, min(date_published) AS first_date, max(date_published) AS last_date
    FROM articles WHERE id IN ({OWN})
"""  # noqa: S608
PARTS = """
    SELECT role, count(DISTINCT article_id) AS articles FROM credits
    WHERE person_id = :person GROUP BY role ORDER BY articles DESC, role
"""
MONTHS = f"""
    SELECT substr(date_published, 1, 7) AS name, count(*) AS articles FROM articles
    WHERE id IN ({OWN}) AND date_published >= '0' AND length(date_published) >= 7 GROUP BY 1 ORDER BY 1
"""  # noqa: S608
OUTLETS = f"""
    SELECT outlets.host, outlets.name, articles FROM (
        SELECT outlet_id, count(*) AS articles FROM articles WHERE id IN ({OWN}) GROUP BY outlet_id
    ) LEFT JOIN outlets ON outlets.id = outlet_id ORDER BY articles DESC, name LIMIT :limit
"""  # noqa: S608
SOURCES = f"""
    SELECT source AS name, count(*) AS articles FROM articles WHERE id IN ({OWN}) AND source IS NOT NULL
    GROUP BY source ORDER BY articles DESC, source LIMIT :limit
"""  # noqa: S608
OTHERS = f"""
    SELECT people.name, articles FROM (
        SELECT person_id, count(DISTINCT article_id) AS articles FROM credits
        WHERE article_id IN ({OWN}) AND person_id != :person
        GROUP BY person_id ORDER BY articles DESC, person_id LIMIT :limit
    ) JOIN people ON people.id = person_id ORDER BY articles DESC, people.name
"""  # noqa: S608
ARTICLES = f"""
    SELECT uid, headline, section, source, language, date_published, date_inferred, flags,
           substr(article_text.body, 1, 200) AS opening,
           (SELECT group_concat(role) FROM (SELECT role FROM credits
               WHERE article_id = shown.id AND +person_id = :person GROUP BY role ORDER BY min(position))) AS roles
    FROM (SELECT * FROM articles WHERE id IN ({OWN})
          ORDER BY date_published DESC, id DESC LIMIT :limit OFFSET :offset) AS shown
    LEFT JOIN article_text ON article_text.article_id = shown.id ORDER BY date_published DESC, shown.id DESC
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class PersonPage:
    """``counts`` is empty when the counting took too long; ``articles`` are those of ``page``, each with its ``part``,
    ``has_more`` whether there is a page after it.
    """

    name: str
    counts: Row
    parts: Sequence[tuple[str, str, int]]
    timeline: Sequence[tuple[str, int]]
    outlets: Sequence[Row]
    sources: Sequence[Row]
    others: Sequence[Row]
    articles: Sequence[Row]
    page: int
    has_more: bool


def page_of(args: Mapping[str, str]) -> int:
    """The page that an address asks for; the first one for what is no number.

    >>> [page_of({"page": page}) for page in ("3", "0", "-1", "x", "9" * 30)], page_of({})
    ([3, 1, 1, 1, 1], 1)
    """
    wish = args.get("page") or ""
    page = int(wish) if wish.isascii() and wish.isdecimal() and len(wish) < 5 else 1
    return min(max(page, 1), MOST_PAGES)


async def take_person(database: Any, name: str, page: int = 1) -> PersonPage | None:
    """None for who is credited nowhere."""
    found = await take_row(database, "SELECT id FROM people WHERE name = :name", name=name)
    if not found:
        return None

    async def take(sql: str, **params: Any) -> list[Row]:
        return await take_rows(database, sql, person=found["id"], **params)

    articles = await take(ARTICLES, limit=PAGE + 1, offset=PAGE * (page - 1))
    months = await take(MONTHS)
    return PersonPage(
        name=name,
        counts=next(iter(await take(COUNTS)), {}),
        parts=[(row["role"], _part(row["role"]), row["articles"]) for row in await take(PARTS)],
        timeline=timeline_of(months, datetime.now(UTC).strftime("%Y-%m")),
        outlets=await take(OUTLETS, limit=BESIDE),
        sources=await take(SOURCES, limit=BESIDE),
        others=await take(OTHERS, limit=BESIDE),
        articles=[row | {"part": _part(row["roles"])} for row in articles[:PAGE]],
        page=page,
        has_more=len(articles) > PAGE,
    )


def _part(roles: str) -> str:
    return ", ".join(ROLES.get(role, role) for role in roles.split(","))
