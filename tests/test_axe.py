"""Every page for everybody: axe finds nothing, nothing moves while it loads, and a keyboard is enough."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from archives import FLOOD_UID, build_archive
from axe_playwright_python.sync_playwright import Axe
from datasette.app import Datasette
from playwright.sync_api import BrowserContext, Page
from served import serve
from walking import shape_of, walk_now

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
OF_LOOKS = ["color-contrast", "scrollable-region-focusable", "target-size", "meta-viewport"]
"""Rules whose answer depends on the window's width and on the colours."""
OF_TABLES = 0.01
"""Layout shift of a table's page at most: columns are set anew while rows come in. 0.1 is called good; ours have 0."""
NOT_FOR_READERS = ("/-/", "/:memory:")
"""Datasette's own tools for who runs it."""
SHIFTS = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({type: 'layout-shift', buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 50)));
})"""
FOCUSED = """() => {
    const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
    return {tag: element.tagName,
            href: element.getAttribute('href'), seen: ring && box.width > 0 && box.height > 0};
}"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("looked") / "papers.db"
    build_archive(path)
    return path


@pytest.fixture(scope="module")
def address(archive: Path) -> Iterator[str]:
    with serve(archive) as served:
        yield served.address


def pages_of(archive: Path) -> list[str]:
    """An address of each kind of page."""
    pages = walk_now(Datasette([str(archive)]), "papers", ("/", "/papers/articles?_search=bus", "/papers/articles"))
    gc.collect()
    html = [path for path, response in pages.items() if "html" in response.headers.get("content-type", "")]
    read = [path for path in html if not path.startswith(NOT_FOR_READERS) and pages[path].status_code != 302]
    return [*{shape_of(path): path for path in reversed(read)}.values()]


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"][:3]]


def test_axe_finds_nothing_and_nothing_moves_on_any_page_wide_and_narrow_light_and_dark(
    archive: Path, address: str, context: BrowserContext
) -> None:
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in pages_of(archive):
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light")
        page.goto(address + path)
        shifted = page.evaluate(SHIFTS)
        still = OF_TABLES if path.startswith("/papers/") else 0
        found[path] = [*violations(page), *([f"moved by {shifted}"] if shifted > still else [])]
        for name, size, scheme in (("wide", WIDE, "dark"), ("narrow", NARROW, "dark"), ("narrow", NARROW, "light")):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            found[path] += [f"{name} {scheme}: {what}" for what in violations(page, OF_LOOKS)]
        page.goto(address + path)  # as a phone loads it
        shifted = page.evaluate(SHIFTS)
        found[path] += [f"narrow: moved by {shifted}"] if shifted > still else []
    assert len(found) > 30
    assert {path: what for path, what in found.items() if what} == {}


def test_a_keyboard_is_enough_to_search_and_read_and_shows_where_it_is(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size(WIDE)
    page.goto(address)
    walked = []
    for _ in range(40):
        page.keyboard.press("Tab")
        walked.append(page.evaluate(FOCUSED))
        if walked[-1]["href"] == f"/article/{FLOOD_UID}":
            break
    assert walked[0]["href"] == "#content"
    assert [each for each in walked if not each["seen"]] == []
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/article/{FLOOD_UID}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
