"""The answers to ``/search`` and its other forms."""

from typing import Any
from xml.etree import ElementTree

from datasette import NotFound, Response
from datasette.utils import add_cors_headers

from archive.datasette.addresses import article_path
from archive.datasette.asgi import mark_own
from archive.datasette.finding import find_archive, is_visible
from archive.datasette.languages import is_language
from archive.datasette.naming import display_headline
from archive.datasette.rooms.atom import Entry, Feed, feed_response
from archive.datasette.rooms.sources import source_path
from archive.datasette.searching import results as shown
from archive.datasette.searching.address import asked_in, hidden_fields, query_of
from archive.searching.asked import Asked
from archive.searching.finding import MOST, PAGE, Found
from archive.searching.names import MOST_OF_A_KIND, Named
from archive.searching.query import match_query

TOO_SLOW = "This search took longer than this server allows. One more word, or a filter, makes it quicker."
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"


async def visible_archive(datasette: Any, request: Any) -> Any:
    """The archive's database. Raises NotFound where there is none for this reader."""
    archive = await find_archive(datasette)
    if archive is None or not await is_visible(datasette, request.actor, archive):
        raise NotFound("No such page")
    return archive


async def show_search(datasette: Any, request: Any) -> Any:
    archive = await visible_archive(datasette, request)
    asked = asked_in(request.args)
    results = await shown.take_results(datasette, archive, asked)
    context = {
        "asked": asked,
        "results": results,
        "found": results.found,
        "most": MOST,
        "first": 1 + PAGE * (asked.page - 1),
        "too_slow": TOO_SLOW,
        "orders": shown.orders_of(asked),
        "filters": shown.filters_of(asked),
        "facets": shown.facets_of(asked, results.found) if results.found else [],
        "most_outlets": MOST_OF_A_KIND,
        "lists": shown.lists_of(results),
        "outlets_named": [one for one in results.named if one.kind == "outlet"],
        "others": shown.others_of(results),
        "next": shown.following(results),
        "previous": shown.before_this(results),
        "query": query_of(asked),
        "unfiltered": query_of(asked.unfiltered()),
        "kept": hidden_fields(asked, "q"),
        "kept_for_dates": hidden_fields(asked, "from", "to", "year"),
    }
    mark_own(request)
    html = await datasette.render_template("search.html", context, request=request)
    return Response.html(html, status=503 if results.is_late else 200)


async def show_json(datasette: Any, request: Any) -> Any:
    archive = await visible_archive(datasette, request)
    asked = asked_in(request.args)
    results = await shown.take_results(datasette, archive, asked)
    headers: dict[str, str] = {}
    if datasette.cors:
        add_cors_headers(headers)
    if results.is_late:
        error = {"ok": False, "error": TOO_SLOW, "status": 503, "title": "Too slow"}
        return Response.json(error, status=503, headers=headers)
    following = shown.following(results)
    place = datasette.absolute_url(request, datasette.urls.path("/search.json"))
    told = told_search(asked, results.found) | {
        "named": [told_name(datasette, request, one) for one in results.named],
        "hits": [told_hit(datasette, request, hit) for hit in results.hits],
        "next_url": f"{place}?{following}" if following else None,
    }
    return Response.json(told, headers=headers)


def told_search(asked: Asked, found: Found | None) -> dict[str, Any]:
    found = found or Found([], 0, True, 0)
    facets = {
        name: [{"value": one.value, "name": one.name, "count": one.count} for one in counts]
        for name, counts in found.facets.items()
    }
    return {
        "ok": True,
        "query": asked.words,
        "match": match_query(asked.words),
        "filters": dict(asked.filters),
        "sort": asked.order,
        "total": found.total,
        "total_is_exact": found.is_exact,
        "newest_considered": found.taken,
        "facets": facets,
    }


def told_name(datasette: Any, request: Any, named: Named) -> dict[str, Any]:
    """``url`` is the page of an outlet, and the search for the articles of everything else."""
    own = source_path(named.host) if named.host else "/search?" + query_of(Asked(filters={named.kind: named.name}))
    return {
        "kind": named.kind,
        "name": named.name,
        "host": named.host,
        "articles": named.articles,
        "articles_is_exact": named.is_exact,
        "url": datasette.absolute_url(request, datasette.urls.path(own)),
    }


def told_hit(datasette: Any, request: Any, hit: shown.Hit) -> dict[str, Any]:
    row = hit.row
    columns = ("headline", "date_published", "date_inferred", "section", "source", "outlet", "language", "first_seen")
    return {
        "uid": row["uid"],
        "url": datasette.absolute_url(request, datasette.urls.path(article_path(row["uid"]))),
        **{name: row[name] for name in columns},
        "flags": (row["flags"] or "").split(),
        "snippet": hit.snippet.text,
        "marks": [list(mark) for mark in hit.snippet.marks],
    }


async def show_feed(datasette: Any, request: Any) -> Any:
    """The latest arrivals that match, whatever order the search had."""
    archive = await visible_archive(datasette, request)
    asked = asked_in(request.args)
    asked = Asked(asked.words, asked.filters, "arrival")
    results = await shown.take_results(datasette, archive, asked)
    if results.is_late:
        return Response.text(TOO_SLOW + "\n", status=503)

    def absolute(path: str) -> str:
        return str(datasette.absolute_url(request, datasette.urls.path(path)))

    query = query_of(asked)
    named = " · ".join(filter(None, [asked.words.strip(), *asked.filters.values()])) or "nothing"
    own = absolute(f"/search.atom?{query}")
    entries = [entry_of(hit, absolute(article_path(hit.row["uid"]))) for hit in results.hits]
    return feed_response(Feed(own, f"Broadsheet: {named}", absolute(f"/search?{query}"), own, entries))


def entry_of(hit: shown.Hit, address: str) -> Entry:
    row = hit.row
    return Entry(
        id=address,
        title=display_headline(row),
        updated=row["first_seen"],
        published=row["date_published"],
        link=address,
        summary=hit.snippet.text or None,
        authors=[row["source"]] if row["source"] else [],
        categories=[row["section"]] if row["section"] else [],
        language=row["language"] if is_language(row["language"]) else None,
    )


async def describe(datasette: Any, request: Any) -> Any:
    """OpenSearch: what a browser needs to search the archive from its address bar."""
    await visible_archive(datasette, request)
    root = ElementTree.Element("OpenSearchDescription", {"xmlns": OPENSEARCH})
    for name, text in (
        ("ShortName", "Broadsheet"),
        ("Description", "Search the newspaper archive"),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
    ):
        ElementTree.SubElement(root, name).text = text
    for kind, path, words in (
        ("text/html", "/search?q=", "{searchTerms}"),
        ("application/atom+xml", "/search.atom?q=", "{searchTerms}"),
        ("application/json", "/search.json?q=", "{searchTerms}&page={startPage?}"),
    ):
        template = datasette.absolute_url(request, datasette.urls.path(path)) + words
        ElementTree.SubElement(root, "Url", {"type": kind, "template": template})
    document = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(document, content_type="application/opensearchdescription+xml; charset=utf-8")
