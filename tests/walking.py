"""Every page of the reading room, found as a visitor finds it: by links, forms and feeds, from the first page on."""

import asyncio
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

ALIKE = 2
"""Addresses asked for of the same path, numbers and uids aside."""
NOT_LINKED = (
    *("/robots.txt", "/favicon.ico", "/-/static/app.css", "/-/static-plugins/broadsheet/broadsheet.css"),
    *("/-/metadata", "/-/versions.json", "/-/plugins", "/-/settings.json", "/-/config", "/-/config.json", "/-/threads"),
    *("/-/databases", "/-/actor.json", "/-/auth-token", "/-/logout", "/-/permissions", "/-/messages"),
    *("/-/allow-debug", "/-/patterns", "/.json", "/:memory:", "/{name}.db", "/no/such/page", "/article/no"),
    *("/article/a1f00d/changes", "/article/a1f00d/version/1", "/article/no.csl.json"),
    *("/{name}?sql=select+1", "/{name}.csv?sql=select+1", "/{name}?sql=selec", "/{name}.json?sql=selec"),
    *(
        "/search?q=bus",
        "/search",
        "/{name}/articles.csv?_stream=1",
        "/{name}/articles?_sort=bad",
        "/{name}/articles/1.json",
        "/{name}/no.json",
    ),
    *("/{name}/articles?_facet=headline", "/{name}/articles/", "/{name}/articles/1.blob?_blob_column=uid"),
)
"""Routes of Datasette's that no link leads to, and questions that are answered otherwise."""


class Leads(HTMLParser):
    """Where a page leads: links, stylesheets and feeds, and forms sent as they stand."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        address = named.get("href") if tag in ("a", "link") else named.get("src") if tag == "script" else None
        if tag == "form" and (named.get("method") or "get").lower() == "get":
            address = named.get("action")
        self.found += [address] if address else []


def shape_of(address: str) -> str:
    return re.sub(r"/\d+|(?<=/article)/[^/.]+|(?<=/static)/.*", "/#", urlsplit(address).path)


async def walk(datasette: Any, name: str, start: tuple[str, ...] = ("/",)) -> dict[str, Any]:
    """Address to response, for every page that can be got to on this host, and for what no link leads to."""
    waiting = [*start, *(address.format(name=name) for address in NOT_LINKED)]
    shapes: Counter[str] = Counter()
    pages: dict[str, Any] = {}
    while waiting:
        address = waiting.pop(0)
        if address in pages or shapes[shape_of(address)] == ALIKE:
            continue
        shapes[shape_of(address)] += 1
        response = pages[address] = await datasette.client.get(address, follow_redirects=False)
        leads = Leads(response.text).found if "html" in response.headers.get("content-type", "") else []
        leads += [response.headers["location"]] if "location" in response.headers else []
        for lead in leads:
            target = urlsplit(urljoin("http://localhost" + address, lead))
            if target.netloc == "localhost" and target.scheme == "http":
                waiting.append(target.path + (f"?{target.query}" if target.query else ""))
    return pages


def walk_now(datasette: Any, name: str, start: tuple[str, ...] = ("/",)) -> dict[str, Any]:
    """The same for a test that waits for nothing: in a thread, since a browser's test has a loop of its own running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(walk(datasette, name, start))).result()
