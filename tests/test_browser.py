"""The reading room in a real browser, served by a real Datasette on a loopback port."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from archives import FLOOD_UID, build_archive
from chromium import Browsing
from playwright.sync_api import Page
from served import serve

WIDTHS = [390, 1280]
HEADLINE = "小清河水位回落 济南三座泵站恢复运行"
GLYPHS = """() => ['济', '南', '\\u{e0f8}'].map(char => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context.font = '48px ' + getComputedStyle(document.querySelector('article h1')).fontFamily;
    context.fillText(char, 10, 80);
    return canvas.toDataURL();
})"""


LABELS = """cells => cells.map(cell => getComputedStyle(cell, '::before'))
    .filter(style => style.display != 'none' && style.content != 'none').map(style => JSON.parse(style.content))"""
"""What is drawn before a cell."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    archive = tmp_path_factory.mktemp("served") / "papers.db"
    build_archive(archive)
    with serve(archive) as served:
        yield served.address


def overflow_of(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    return int(page.evaluate("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))


def finish(browsing: Browsing, page: Page) -> None:
    page.close()
    assert (browsing.errors, browsing.hosts) == ([], {urlsplit(browsing.address).netloc})


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_gets_from_the_overview_through_search_to_the_article(browsing: Browsing, width: int) -> None:
    page = browsing.open_at("/", width)
    assert page.locator(".latest").get_by_role("link", name=HEADLINE).is_visible()
    assert overflow_of(page) == 0
    page.get_by_role("link", name="All articles").click()
    page.locator("#_search").fill("济南")
    page.locator("#_search").press("Enter")
    page.wait_for_url("**_search=**")
    assert page.locator("td.col-headline").all_inner_texts() == [HEADLINE]
    assert overflow_of(page) == 0
    page.get_by_role("link", name=HEADLINE).click()
    page.wait_for_url(f"**/article/{FLOOD_UID}")
    assert page.get_by_role("heading", level=1, name=HEADLINE).is_visible()
    assert overflow_of(page) == 0
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "path", ["/papers", "/papers/articles", "/papers/articles/1", "/papers/changes", "/article/no"]
)
def test_no_page_is_wider_than_the_window_or_blocked_by_its_own_policy(
    browsing: Browsing, path: str, width: int
) -> None:
    page = browsing.open_at(path, width)
    assert overflow_of(page) == 0
    page.close()
    browsing.errors = [error for error in browsing.errors if "404 (Not Found)" not in error]
    assert (browsing.errors, browsing.hosts) == ([], {urlsplit(browsing.address).netloc})


def test_a_phone_shows_rows_as_cards_that_name_each_value_and_leave_out_what_is_empty(browsing: Browsing) -> None:
    page = browsing.open_at("/papers/articles", 390)
    second, first = page.locator(".rows-and-columns tbody tr").all()
    assert first.locator("td:visible").evaluate_all(LABELS) == [
        *("id", "first_seen", "section", "date_published", "source", "language", "outlet_id"),
    ]
    tops = first.locator("td:visible").evaluate_all("all => all.map(one => [one.offsetTop, one.className])")
    assert min(tops)[1].startswith("col-headline")
    assert "section" not in second.locator("td:visible").evaluate_all(LABELS)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert first.locator("td").evaluate_all(LABELS) == []
    finish(browsing, page)


def test_chinese_characters_are_drawn_and_are_not_boxes(browsing: Browsing) -> None:
    page = browsing.open_at(f"/article/{FLOOD_UID}")
    drawn = page.evaluate(GLYPHS)
    assert len(set(drawn)) == 3, "no CJK font: install fonts-wqy-microhei"
    finish(browsing, page)


def test_the_scripts_of_datasette_itself_still_run_under_the_policy(browsing: Browsing) -> None:
    page = browsing.open_at("/papers?sql=select+1")
    page.locator(".CodeMirror").wait_for()
    page.goto(f"{browsing.address}/papers/articles")
    page.locator("th .dropdown-menu-icon").first.wait_for()
    finish(browsing, page)
