"""The article's page, its other forms and earlier versions, and the page that compares two of them."""

import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import unquote

from datasette import NotFound, Response

from archive.datasette.addresses import article_path
from archive.datasette.asgi import mark_own
from archive.datasette.citing.bibtex import bibtex
from archive.datasette.citing.coins import coins
from archive.datasette.citing.gbt import gbt_parts
from archive.datasette.citing.line import line_parts
from archive.datasette.finding import find_archive, is_visible
from archive.datasette.reading.answers import answer
from archive.datasette.reading.article import Reading, take_article
from archive.datasette.reading.comparing import compare
from archive.datasette.reading.forms import CITATIONS, ENDINGS, FORMS, TEXTS, as_json
from archive.datasette.reading.jsonld import embedded, json_ld
from archive.datasette.reading.past import as_of
from archive.datasette.reading.versions import Version, take_versions

HTML = "text/html; charset=utf-8"
MISSING = {"ok": False, "error": "No such article", "status": 404, "title": None}
NUMBER = re.compile(r"[0-9]{1,6}")
DESCRIBED = 160
"""Characters of the text that describe it to search engines, where the page has no description of its own."""

Page = Callable[..., Awaitable[Any]]


async def show_article(datasette: Any, request: Any) -> Any:
    """404 for one we do not have, or that this reader may not see."""
    archive, uid = await _visible_archive(datasette, request), _uid_in(request)
    reading = await take_article(archive, uid)
    if reading is None:
        return await _missing(datasette, request, archive, uid)
    address = address_of(datasette, request, uid)
    context = {
        "reading": reading,
        "database": archive.name,
        "path": article_path(uid),
        "address_here": address,
        "described": describe(reading),
        "json_ld": embedded(json_ld(reading, address, with_text=False)),
        "forms": FORMS,
        "texts": TEXTS,
        "citations": CITATIONS,
        "gbt": gbt_parts(reading.cited),
        "line": line_parts(reading.cited),
        "bibtex": bibtex(reading.cited),
        "coins": coins(reading.cited),
    }
    return await _own_page(datasette, request, "article.html", context)


async def show_form(datasette: Any, request: Any) -> Any:
    """The article as text, JSON, a citation…, by the ending of the address."""
    archive, uid = await _visible_archive(datasette, request), _uid_in(request)
    ending = request.url_vars["ending"]
    reading = await take_article(archive, uid)
    if reading is None:
        return await _missing(datasette, request, archive, uid, ending)
    body = FORMS[ending].make(reading, address_of(datasette, request, uid))
    name = re.sub(r"[^A-Za-z0-9_-]", "_", uid)[:80]
    headers = {"content-disposition": f'inline; filename="{name}.{ending}"'}
    return answer(datasette, request, body, FORMS[ending].content_type, headers=headers)


async def show_changes(datasette: Any, request: Any) -> Any:
    """Any two versions side by side; ``?from=1&to=3``, else the last change."""
    archive, uid = await _visible_archive(datasette, request), _uid_in(request)
    reading = await take_article(archive, uid)
    if reading is None:
        return await _missing(datasette, request, archive, uid)
    versions = await take_versions(archive, reading.row)
    context: dict[str, Any] = {
        "reading": reading,
        "database": archive.name,
        "path": article_path(uid),
        "address_here": address_of(datasette, request, uid),
        "versions": versions,
    }
    if len(versions) > 1:
        after = chosen(request.args.get("to"), versions, versions[-1])
        before = chosen(request.args.get("from"), versions, versions[max(after.number - 2, 0)])
        context |= {"before": before, "after": after, "comparison": compare(before, after)}
    return await _own_page(datasette, request, "article_changes.html", context)


async def show_version(datasette: Any, request: Any) -> Any:
    """The article as it was; 404 for a number that no version has. One that never changed is on its own page."""
    archive, uid = await _visible_archive(datasette, request), _uid_in(request)
    reading = await take_article(archive, uid)
    if reading is None:
        return await _missing(datasette, request, archive, uid)
    versions, number = await take_versions(archive, reading.row), int(request.url_vars["number"])
    if not versions and number == reading.revision_count + 1:
        return Response.redirect(datasette.urls.path(article_path(uid)))
    if not 1 <= number <= len(versions):
        raise NotFound(f"No version {number} of this article")
    version = versions[number - 1]
    context = {
        "reading": as_of(reading, version),
        "database": archive.name,
        "path": article_path(uid),
        "address_here": address_of(datasette, request, uid),
        "versions": versions,
        "version": version,
    }
    return await _own_page(datasette, request, "article_version.html", context)


ROUTES: list[tuple[str, Page]] = [
    (rf"^/article/(?P<uid>[^/]+?)\.(?P<ending>{ENDINGS})$", show_form),
    (r"^/article/(?P<uid>[^/]+)/changes$", show_changes),
    (r"^/article/(?P<uid>[^/]+)/version/(?P<number>[0-9]{1,6})$", show_version),
    (r"^/article/(?P<uid>[^/]+)$", show_article),
]


def chosen(asked: str | None, versions: list[Version], default: Version) -> Version:
    """The version that was asked for; the default for what is no number of one."""
    number = int(asked) if asked and NUMBER.fullmatch(asked) else 0
    return versions[number - 1] if 1 <= number <= len(versions) else default


def address_of(datasette: Any, request: Any, uid: str) -> str:
    """The whole address of the article's page, as the visitor's own request names this host."""
    return str(datasette.absolute_url(request, datasette.urls.path(article_path(uid))))


def describe(reading: Reading) -> str:
    said = reading.row["description"] or reading.row["opening"] or ""
    line = " ".join(said.split())
    return line if len(line) <= DESCRIBED else line[: DESCRIBED - 1].rstrip() + "…"


async def _visible_archive(datasette: Any, request: Any) -> Any:
    """Raises NotFound."""
    archive = await find_archive(datasette)
    if archive is None or not await is_visible(datasette, request.actor, archive):
        raise NotFound("No such page")
    return archive


def _uid_in(request: Any) -> str:
    return unquote(request.url_vars["uid"])


async def _own_page(datasette: Any, request: Any, template: str, context: dict[str, Any], status: int = 200) -> Any:
    mark_own(request)
    html = await datasette.render_template(template, context, request=request)
    return answer(datasette, request, html, HTML, status)


async def _missing(datasette: Any, request: Any, archive: Any, uid: str, ending: str = "") -> Any:
    """In the form that was asked for: a page, JSON, or a line of text."""
    if ending.endswith(("json", "jsonld")):
        return answer(datasette, request, as_json(MISSING), "application/json; charset=utf-8", 404)
    if ending:
        return answer(datasette, request, "No such article\n", "text/plain; charset=utf-8", 404)
    context = {"uid": uid, "database": archive.name}
    return await _own_page(datasette, request, "article_missing.html", context, 404)
