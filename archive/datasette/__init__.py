"""The reading room: Datasette's hooks, each handing over to the module that does the work.

Without an archive among the databases every hook keeps out of the way.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from archive.datasette import cells, metadata, overview, policy, refusals
from archive.datasette.article import article_path, is_language, is_web_address, readable_moment
from archive.datasette.asking import ask_plainly
from archive.datasette.finding import find_archive, first_look, holds_archive, is_visible, known_archive
from archive.datasette.hooks import hook, last_hook
from archive.datasette.limits import limit_connection
from archive.datasette.pages import show_article
from archive.search import match_query

Link = dict[str, str]


@hook
def startup(datasette: Any) -> Callable[[], Awaitable[Any]]:
    return partial(find_archive, datasette)


@last_hook
def prepare_connection(conn: Any) -> None:
    """Only an archive's connections: other databases keep Datasette's way of searching."""
    if holds_archive(conn):
        limit_connection(conn)
        conn.create_function("escape_fts", 1, lambda query: match_query(str(query or "")), deterministic=True)


@hook
def prepare_jinja2_environment(env: Any) -> None:
    env.tests["web_address"] = is_web_address
    env.tests["bcp47"] = is_language
    env.filters["article_path"] = article_path
    env.filters["moment"] = readable_moment
    env.filters["only"] = cells.only


@hook
def get_metadata(datasette: Any) -> dict[str, Any]:
    name = known_archive(datasette)
    return metadata.describe(name) if name else {}


@hook
def canned_queries(datasette: Any, database: str) -> dict[str, dict[str, Any]]:
    return metadata.describe_queries() if database == known_archive(datasette) else {}


@hook
def render_cell(datasette: Any, row: Any, value: Any, column: str, database: str) -> Any:
    return cells.render(datasette, row, column, value) if database == known_archive(datasette) else None


@hook
def extra_css_urls(datasette: Any) -> list[str]:
    if not known_archive(datasette):
        return []
    return [datasette.urls.static_plugins("broadsheet", name) for name in ("broadsheet.css", "tables.css")]


@hook
def menu_links(datasette: Any, actor: Any) -> Callable[[], Awaitable[list[Link]]]:
    async def links() -> list[Link]:
        archive = await find_archive(datasette)
        if archive is None or not await is_visible(datasette, actor, archive):
            return []
        return [{"href": datasette.urls.table(archive.name, "articles"), "label": "Articles"}]

    return links


@hook
def extra_template_vars(datasette: Any, request: Any, view_name: str) -> Callable[[], Awaitable[dict[str, Any]]]:
    """The overview for ``index.html``, which is Datasette's own page as long as there is none."""

    async def variables() -> dict[str, Any]:
        if view_name != "index":
            return {}
        archive = await find_archive(datasette)
        if archive is None or not await is_visible(datasette, request.actor, archive):
            return {}
        policy.mark_own(request)
        return {"overview": await overview.take_overview(datasette, archive, request.actor)}

    return variables


@hook
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    return [(r"^/article/(?P<uid>[^/]+)$", show_article)]


@hook
def asgi_wrapper(datasette: Any) -> Callable[[policy.App], policy.App]:
    env = datasette.jinja_env
    sources = [env.loader.get_source(env, name)[0] for name in env.list_templates(extensions=["html"])]
    page_policy = policy.page_policy(sources)

    async def tables() -> str | None:
        name = await first_look(datasette)
        return f"{datasette.urls.database(name)}/" if name else None

    return lambda app: policy.guard(ask_plainly(app, tables), page_policy, lambda: bool(known_archive(datasette)))


@hook
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Any]] | None:
    return refusals.refuse(datasette, request, exception) if known_archive(datasette) else None
