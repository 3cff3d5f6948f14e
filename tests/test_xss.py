"""No text of a page that was archived, and none that a visitor types, is ever alive on a page of the reading room."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from datasette.app import Datasette
from lxml import etree
from payloads import PAYLOADS, build_poisoned
from reading_room import Elements
from walking import Leads, walk_now

ARTICLES = tuple(f"/article/xss{number}" for number in range(len(PAYLOADS)))


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("poisoned") / "papers.db"
    build_poisoned(path)
    return path


@pytest.fixture(scope="module")
def pages(poisoned: Path) -> dict[str, Any]:
    return walk_now(Datasette([str(poisoned)]), "papers", ("/", *ARTICLES))


def is_html(response: Any) -> bool:
    return "html" in response.headers.get("content-type", "")


def test_everything_that_is_no_page_says_that_it_is_none(pages: dict[str, Any]) -> None:
    others = {address: response for address, response in pages.items() if not is_html(response)}
    kinds = {response.headers.get("content-type", "").partition(";")[0] for response in others.values()}
    assert kinds <= {
        *("", "application/json", "text/plain", "text/csv", "text/css", "image/png", "application/atom+xml"),
        *("application/opensearchdescription+xml", "text/markdown", "application/x-bibtex", "text/x-bibtex"),
        *("application/vnd.citationstyles.csl+json", "application/ld+json", "application/binary", "image/svg+xml"),
        "application/x-research-info-systems",
        *("application/javascript", "text/javascript", "application/xml", "image/x-icon", "image/vnd.microsoft.icon"),
    }
    for address, response in others.items():
        kind = response.headers.get("content-type", "").partition(";")[0]
        assert response.headers["x-content-type-options"] == "nosniff", address
        if kind.endswith("json"):
            json.loads(response.text)
        elif kind.endswith("xml") and kind != "image/svg+xml":
            check_xml(address, response.content)


def check_xml(address: str, content: bytes) -> None:
    """Well formed, no element made by a payload, no address of another kind, no live part in HTML that it carries."""
    tree = etree.fromstring(content)
    assert not tree.xpath("//*[@class = 'xq7']"), address
    for element in tree.iter():
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] in ("href", "src", "uri"):
                assert re.match(r"https?://|/", value), (address, value)
        if element.get("type") == "html":
            assert Elements(element.text or "").live_parts() == [], address


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
async def test_what_a_visitor_types_is_dead_wherever_it_is_shown_again(poisoned: Path, number: int) -> None:
    payload = quote(PAYLOADS[number])
    datasette = Datasette([str(poisoned)])
    sql = quote(
        "select '" + PAYLOADS[number].replace("'", "''") + "' as \"" + PAYLOADS[number].replace('"', '""') + '"'
    )
    for address in (
        *(
            f"/search?q={payload}",
            f"/search?q={payload}&section={payload}&source={payload}&year={payload}&sort={payload}",
        ),
        *(f"/article/{payload}", f"/{payload}", f"/papers/{payload}", f"/papers/articles/{payload}"),
        *(f"/papers/articles?_search={payload}", f"/papers/articles?section={payload}&_sort={payload}"),
        *(f"/papers/articles?headline__contains={payload}", f"/papers/articles?{payload}={payload}"),
        *(f"/papers?sql={sql}", f"/papers?sql={payload}", f"/papers/by_person?name={payload}&_hide_sql={payload}"),
        *(
            f"/papers/search_ranked?words={payload}",
            f"/sources/{payload}",
            f"/people/{payload}",
            f"/changes?before={payload}&page={payload}",
        ),
    ):
        response = await datasette.client.get(address)
        if not is_html(response):
            continue
        assert response.status_code < 500, address
        page = Elements(response.text)
        made = [tag for tag, attrs in page.tags if "xq7" in (attrs.get("class") or "").split()]
        handlers = [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
        scripts = re.findall(r"<script[^>]*>(.*?)</script>", response.text, re.S)
        assert (made, handlers, [script for script in scripts if "xq7" in script]) == ([], [], []), address
        for lead in Leads(response.text).found:
            assert re.match(r"https?://|/|\?|#|\.", lead), (address, lead)
