"""A search as its page and its JSON show it: the rows with what is marked in them, filters, facets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from archive.datasette.keeping import Keeper
from archive.datasette.reading.people import ROLES
from archive.datasette.searching.address import query_of
from archive.searching.asked import UNDATED, Asked
from archive.searching.clock import TooSlowError
from archive.searching.facets import Row, told_apart
from archive.searching.finding import Found, find, is_of_older_analyser
from archive.searching.helping import Help, help_with
from archive.searching.marking import Piece, marked, snippet
from archive.searching.names import Named, Spellings, named_like, take_spellings
from archive.searching.query import Term, parse, wanted

TITLES = {
    "section": "Section",
    "source": "Source",
    "year": "Year",
    "person": "Person",
    "role": "Part",
    "language": "Language",
    "outlet": "Outlet",
}
"""Facets, in the order of the page."""
NAMED = TITLES | {"since": "From", "until": "To"}
LANGUAGES = {
    "zh-Hans": "Chinese, simplified",
    "zh-Hant": "Chinese, traditional",
    "zh": "Chinese",
    "en": "English",
    "ja": "Japanese",
    "ko": "Korean",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "ar": "Arabic",
}
ORDERS = {"best": "Best match", "date": "Newest first", "arrival": "Latest arrivals"}


@dataclass(frozen=True, slots=True)
class Hit:
    row: Row
    headline: Piece
    snippet: Piece

    @property
    def origin(self) -> str | None:
        """The credited source, else the outlet; with its host where several outlets are called so."""
        outlet: str | None = self.row["outlet"]
        name: str | None = self.row["source"] or outlet
        if outlet and name == outlet:
            return told_apart(outlet, self.row["outlet_host"], self.row["outlets_called_so"])
        return name


@dataclass(frozen=True, slots=True)
class Results:
    """``found`` is None for a search of nothing; ``is_late`` when it took too long, and nothing is known."""

    asked: Asked
    hits: list[Hit]
    found: Found | None = None
    help: Help | None = None
    is_late: bool = False
    is_older: bool = False
    """The index was written by an earlier version, which had other terms."""
    named: Sequence[Named] = ()
    """People, sources, sections and outlets that the words are the name of."""


spellings: Keeper[Spellings] = Keeper(take_spellings)


async def take_results(datasette: Any, database: Any, asked: Asked) -> Results:
    """Everything in one go on one connection, within Datasette's time limit for SQL."""
    limit = datasette.setting("sql_time_limit_ms")

    def take(conn: Any) -> Results:
        try:
            found = find(conn, asked, limit)
            help = help_with(conn, asked) if not found.rows and asked.words.strip() else None
            hits, is_older = hits_of(found, asked), is_of_older_analyser(conn)
            return Results(asked, hits, found, help, is_older=is_older, named=named_like(conn, asked, kept))
        except TooSlowError:
            return Results(asked, [], is_late=True)

    if asked.is_empty():
        return Results(asked, [])
    kept = await spellings.take(database)
    results: Results = await database.execute_fn(take)
    return results


def hits_of(found: Found, asked: Asked) -> list[Hit]:
    terms = [term for group in wanted(parse(asked.words)) for term in group]
    in_headline, in_body = ([term for term in terms if shows_in(term, column)] for column in ("headline", "body"))
    return [
        Hit(row, marked(row["headline"] or "", in_headline), snippet(row["body"] or "", in_body)) for row in found.rows
    ]


def shows_in(term: Term, column: str) -> bool:
    return term.column in (None, column)


@dataclass(frozen=True, slots=True)
class Link:
    """One thing to choose or to take back; ``query`` is the query string that does it."""

    name: str
    query: str
    count: int | None = None
    is_here: bool = False


def orders_of(asked: Asked) -> list[Link]:
    """Without words there is no best match."""
    names = [name for name in ORDERS if asked.words.strip() or name != "best"]
    here = asked.order if asked.order in names else "date"
    return [
        Link(ORDERS[name], query_of(asked, sort=None if name == "best" else name), is_here=name == here)
        for name in names
    ]


def filters_of(asked: Asked) -> list[tuple[str, Link]]:
    """Each filter with the link that takes it off; a part goes with its person."""
    return [
        (
            NAMED[name],
            Link(shown(name, value), query_of(asked, **{name: None} | ({"role": None} if name == "person" else {}))),
        )
        for name, value in asked.filters.items()
    ]


def facets_of(asked: Asked, found: Found) -> list[tuple[str, str, list[Link]]]:
    """Name, title and choices; one that is chosen already, or whose choices change nothing, is left out."""
    facets = []
    for name, title in TITLES.items():
        counts = found.facets.get(name, [])
        if name not in asked.filters and not all(one.count == found.taken for one in counts):
            links = [Link(shown(name, one.name), query_of(asked, **{name: one.value}), one.count) for one in counts]
            facets.append((name, title, links))
    return facets


def shown(name: str, value: str) -> str:
    """A filter's value as a reader would say it.

    >>> shown("language", "zh-Hant"), shown("role", "editor"), shown("year", "none"), shown("section", "none")
    ('Chinese, traditional', 'Editor', 'no date', 'none')
    """
    if name == "year" and value == UNDATED:
        return "no date"
    return {"language": LANGUAGES, "role": ROLES}.get(name, {}).get(value, value)


def others_of(results: Results) -> list[Link]:
    """Other queries that find something, without filters."""
    return [Link(words, query_of(Asked(words))) for words in (results.help.others if results.help else [])]


def lists_of(results: Results) -> list[tuple[Named, str]]:
    """Each that is called like the words, but outlets, with the query of its articles."""
    named = [one for one in results.named if one.kind != "outlet"]
    return [(one, query_of(Asked(filters={one.kind: one.name}))) for one in named]


def following(results: Results) -> str | None:
    """The query string of the next page."""
    place = results.found.following if results.found else None
    if place is None:
        return None
    if place.before is not None:
        return query_of(results.asked, before=place.before)
    return query_of(results.asked, page=place.page)


def before_this(results: Results) -> str | None:
    """The query string of the page before; by arrival there is only the way back to the first."""
    asked = results.asked
    if asked.order == "arrival":
        return query_of(asked) if asked.before else None
    return query_of(asked, page=asked.page - 1 if asked.page > 2 else None) if asked.page > 1 else None
