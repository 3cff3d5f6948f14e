"""The pages that Datasette has no word for: one article."""

from typing import Any
from urllib.parse import unquote

from datasette import NotFound, Response

from archive.datasette.article import take_article
from archive.datasette.finding import find_archive, is_visible
from archive.datasette.policy import mark_own


async def show_article(datasette: Any, request: Any) -> Any:
    """The page of one article; 404 for one we do not have, or that this reader may not see."""
    archive = await find_archive(datasette)
    if archive is None or not await is_visible(datasette, request.actor, archive):
        raise NotFound("No such page")
    uid = unquote(request.url_vars["uid"])
    reading = await take_article(archive, uid)
    context = {"reading": reading, "uid": uid, "database": archive.name}
    template = "article.html" if reading else "article_missing.html"
    mark_own(request)
    html = await datasette.render_template(template, context, request=request)
    return Response.html(html, status=200 if reading else 404)
