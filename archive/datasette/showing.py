"""How a page of ours is opened and answered."""

from typing import Any

from datasette import NotFound, Response

from archive.datasette.asgi import mark_own
from archive.datasette.finding import find_archive, is_visible


async def open_room(datasette: Any, request: Any) -> Any:
    """The archive's database. Raises NotFound when there is none, or none that this reader may see."""
    archive = await find_archive(datasette)
    if archive is None or not await is_visible(datasette, request.actor, archive):
        raise NotFound("No such page")
    return archive


async def show_page(datasette: Any, request: Any, template: str, context: dict[str, Any], status: int = 200) -> Any:
    """The template as a page of ours: nothing inline in it runs."""
    mark_own(request)
    html = await datasette.render_template(template, context, request=request)
    return Response.html(html, status=status)
