"""The addresses of the pages around the articles, each with what it shows, and of their feeds."""

from collections.abc import Awaitable, Callable
from typing import Any, get_args
from urllib.parse import unquote

from datasette import NotFound, Response
from datasette.views.index import IndexView

from archive.datasette.addresses import article_path
from archive.datasette.rooms import feeds
from archive.datasette.rooms.atom import feed_response
from archive.datasette.rooms.coverage import FIELDS, Axis
from archive.datasette.rooms.figures import figures
from archive.datasette.rooms.latest_changes import CAUSES, filter_of, take_changes
from archive.datasette.rooms.overview import take_overview
from archive.datasette.rooms.people import page_of, take_person
from archive.datasette.rooms.sources import outlet_called, take_outlet, take_source
from archive.datasette.rooms.watched import take_watched
from archive.datasette.rows import Row
from archive.datasette.showing import open_room, show_page


async def show_overview(datasette: Any, request: Any, send: Any) -> Any:
    """The first page; Datasette's own without an archive. That one counts every table, each time."""
    try:
        database = await open_room(datasette, request)
    except NotFound:
        return await IndexView.as_view(datasette)(request, send)
    shown = await take_overview(datasette, database, request.actor)
    return await show_page(datasette, request, "overview.html", {"overview": shown})


async def show_sources(datasette: Any, request: Any) -> Any:
    """Outlets with how often fields are found, or with ``?by=credit`` the sources that pages credit."""
    database = await open_room(datasette, request)
    by = "credit" if request.args.get("by") == "credit" else "outlet"
    context = {"figures": await figures.take(database), "by": by, "database": database.name, "fields": FIELDS}
    context["watched"] = await take_watched(database)
    return await show_page(datasette, request, "sources.html", context)


async def show_source(datasette: Any, request: Any) -> Any:
    """An outlet by its host, else a credited source by its name."""
    database = await open_room(datasette, request)
    name = unquote(request.url_vars["name"])
    context = {"database": database.name, "fields": FIELDS, "name": name}
    if outlet := outlet_called(await figures.take(database), name):
        wish = request.args.get("by")
        axis: Axis | None = wish if wish in get_args(Axis) else None
        shown = await take_outlet(database, outlet, axis)
        return await show_page(datasette, request, "outlet.html", context | {"shown": shown})
    if source := await take_source(database, name):
        return await show_page(datasette, request, "source.html", context | {"shown": source})
    missing = {"status": 404, "title": "No such source", "error": "The archive has no outlet or source of this name."}
    return await show_page(datasette, request, "error_page.html", missing, 404)


async def show_person(datasette: Any, request: Any) -> Any:
    """A person by the name that pages print."""
    database = await open_room(datasette, request)
    if shown := await take_person(database, unquote(request.url_vars["name"]), page_of(request.args)):
        status = 404 if shown.page > 1 and not shown.articles else 200
        return await show_page(datasette, request, "person.html", {"database": database.name, "shown": shown}, status)
    missing = {"status": 404, "title": "No such person", "error": "No article of the archive credits this name."}
    return await show_page(datasette, request, "error_page.html", missing, 404)


async def show_changes(datasette: Any, request: Any) -> Any:
    database = await open_room(datasette, request)
    asked = filter_of(request.args)
    context = {
        "asked": asked,
        "found": await take_changes(database, asked),
        "figures": await figures.take(database),
        "causes": CAUSES,
        "database": database.name,
    }
    return await show_page(datasette, request, "changes.html", context)


async def feed_changes(datasette: Any, request: Any) -> Any:
    database = await open_room(datasette, request)
    asked = filter_of(request.args)
    found = await take_changes(database, asked)
    return feed_response(feeds.changes_feed(datasette, request, found.rows, asked, title_of(datasette)))


async def list_changes(datasette: Any, request: Any) -> Any:
    """The changes as JSON, with the whole of what was before and after."""
    database = await open_room(datasette, request)
    asked = filter_of(request.args)
    found = await take_changes(database, asked)
    further = datasette.urls.path("/changes.json") + asked.query(found.next) if found.next else None
    changes = [_as_json(datasette, row) for row in found.rows]
    status = 503 if found.took_too_long else 200
    return Response.json(
        {"changes": changes, "next": datasette.absolute_url(request, further) if further else None}, status=status
    )


async def feed_articles(datasette: Any, request: Any) -> Any:
    database = await open_room(datasette, request)
    return feed_response(await feeds.articles_feed(datasette, request, database, title_of(datasette)))


def title_of(datasette: Any) -> str:
    """What whoever serves this archive calls it."""
    return str(datasette.metadata("title") or "Broadsheet")


def _as_json(datasette: Any, row: Row) -> Row:
    article = {"uid": row["uid"], "headline": row["headline"], "path": datasette.urls.path(article_path(row["uid"]))}
    return {
        "id": row["id"],
        "since": row["since"],
        "saved_at": row["saved_at"],
        "cause": row["cause"],
        "outlet": row["outlet"],
        "source": row["source"],
        "article": article,
        "fields": [{name: field[name] for name in ("field", "before", "after")} for field in row["fields"]],
    }


ROUTES: list[tuple[str, Callable[..., Awaitable[Any]]]] = [
    (r"^/(?P<format>)$", show_overview),
    (r"^/sources$", show_sources),
    (r"^/sources/(?P<name>[^/]+)$", show_source),
    (r"^/people/(?P<name>[^/]+)$", show_person),
    (r"^/changes$", show_changes),
    (r"^/changes\.atom$", feed_changes),
    (r"^/changes\.json$", list_changes),
    (r"^/articles\.atom$", feed_articles),
]
