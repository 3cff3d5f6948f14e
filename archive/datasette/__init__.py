"""The reading room: Datasette's hooks, each handing over to the module that does the work.

Without an archive among the databases every hook keeps out of the way.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from archive.datasette import mending, templating
from archive.datasette.asgi import App
from archive.datasette.finding import find_archive, first_look, holds_archive, is_visible, known_archive
from archive.datasette.guarding import plumbing, policy, refusals, robots, turns, visitors
from archive.datasette.guarding.limits import limit_connection
from archive.datasette.hooks import hook, last_hook
from archive.datasette.reading.pages import ROUTES
from archive.datasette.rooms import pages
from archive.datasette.searching.routes import SEARCH_ROUTES
from archive.datasette.tables import cells, facets, metadata, searched
from archive.datasette.tables.asking import FOLDED_COLUMNS, Place, ask_plainly
from archive.datasette.tables.counting import keep_counts
from archive.datasette.tables.examples import examples
from archive.datasette.tables.spreadsheets import neutralize_tables
from archive.functions import register_functions


@hook
def startup(datasette: Any) -> Callable[[], Awaitable[Any]]:
    robots.chosen_policy(datasette)  # a wrong word ends the start, not the first visit

    async def prepare() -> None:
        await plumbing.hide_files_beside(datasette)
        visitors.guard_databases(datasette, lambda: bool(known_archive(datasette)))
        if archive := await find_archive(datasette):
            keep_counts(archive)
            visitors.reword_questions(archive, searched.reword)

    return prepare


@last_hook
def prepare_connection(conn: Any) -> None:
    """Only an archive's connections: other databases keep Datasette's way of searching."""
    if holds_archive(conn):
        limit_connection(conn)
        register_functions(conn)


@hook
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    templating.prepare(env, lambda: bool(known_archive(datasette)))


@hook
def get_metadata(datasette: Any) -> dict[str, Any]:
    name = known_archive(datasette)
    return metadata.describe(name) if name else {}


@hook
def canned_queries(datasette: Any, database: str) -> Callable[[], Awaitable[dict[str, dict[str, Any]]]]:
    async def queries() -> dict[str, dict[str, Any]]:
        if database != known_archive(datasette):
            return {}
        return metadata.describe_queries(await examples.take(datasette.databases[database]))

    return queries


@hook
def render_cell(datasette: Any, row: Any, value: Any, column: str, table: str | None, database: str) -> Any:
    return (
        cells.render(datasette, database, row, column, value, table) if database == known_archive(datasette) else None
    )


@hook
def extra_css_urls(datasette: Any) -> list[str]:
    if not known_archive(datasette):
        return []
    return [datasette.urls.static_plugins("broadsheet", name) for name in ("broadsheet.css", "tables.css")]


@hook
def register_facet_classes() -> list[type[Any]]:
    return [facets.NewestFacet]


@hook
def extra_template_vars(datasette: Any, request: Any, view_name: str) -> Callable[[], Awaitable[dict[str, Any]]]:
    """The archive's name for every header; not for who may not see it."""

    async def variables() -> dict[str, Any]:
        archive = await find_archive(datasette)
        if archive is None or not await is_visible(datasette, request.actor if request else None, archive):
            return {}
        named = {"archive_name": archive.name, "archive_title": pages.title_of(datasette)} | facets.described(request)
        return named | plumbing.downloads(datasette, archive) if view_name == "database" else named

    return variables


@hook
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    return [
        *ROUTES,
        *pages.ROUTES,
        *SEARCH_ROUTES,
        (r"^/robots\.txt$", robots.show_robots),
        (r"^/-/databases(\.(?P<format>json))?$", plumbing.show_databases),
        (r"^/-/threads(\.(?P<format>json))?$", plumbing.show_threads),
    ]


@hook
def permission_allowed(datasette: Any, action: str, resource: Any) -> bool | None:
    return plumbing.may_download(datasette, resource) if action == "view-database-download" else None


@hook
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    env = datasette.jinja_env
    sources = [
        mending.mend(env.loader.get_source(env, name)[0], name) for name in env.list_templates(extensions=["html"])
    ]
    page_policy = policy.page_policy(sources)

    async def place() -> Place | None:
        name = await first_look(datasette)
        if not name:
            return None

        async def columns(table: str) -> list[str]:
            there: list[str] = await datasette.databases[name].table_columns(table) if table in FOLDED_COLUMNS else []
            return there

        counted = partial(facets.counted_columns, datasette, name)
        return Place(f"{datasette.urls.database(name)}/", datasette.urls.path("/search"), columns, counted)

    def told_robots() -> bytes:
        return robots.HEADERS[robots.chosen_policy(datasette)]

    def guarded(app: App) -> App:
        in_turns = turns.take_turns(
            neutralize_tables(ask_plainly(app, place)),
            place,
            visitors.is_visitor.get,
            refusals.refusing(datasette, refusals.BUSY),
        )
        too_long = refusals.refusing(datasette, refusals.TOO_LONG_ADDRESS)
        watched = visitors.watch_questions(in_turns, partial(first_look, datasette), too_long)
        return policy.guard(watched, page_policy, lambda: bool(known_archive(datasette)), told_robots)

    return guarded


@hook
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Any]] | None:
    return refusals.refuse(datasette, request, exception) if known_archive(datasette) else None
