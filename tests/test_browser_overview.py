"""The ways through the rooms around the articles in a real browser: to a rebuilt site, to a change, to figures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Browsing
from playwright.sync_api import BrowserContext, expect
from served import serve
from test_browser import WIDTHS, finish, overflow_of
from test_overview import first_load

from archive.datasette.tables.metadata import HIDDEN, TABLES
from archive.datasette.tables.queries import QUERIES
from tests.newspapers import REDESIGNED

BEYOND = """cells => cells.filter(cell => cell.getBoundingClientRect().right > innerWidth)
    .map(cell => cell.className + ': ' + cell.textContent.slice(0, 40))"""

ROOMS = (
    *("/", "/sources", "/sources?by=credit", f"/sources/{REDESIGNED}", "/sources/%E6%9C%AC%E6%8A%A5"),
    *("/people/Dan%20Marsh", "/changes"),
)


@pytest.fixture(scope="module")
def address(newspapers: Path) -> Iterator[str]:
    with serve(newspapers) as served:
        yield served.address


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ROOMS)
def test_no_room_is_wider_than_its_window_and_its_charts_are_drawn(browsing: Browsing, path: str, width: int) -> None:
    page = browsing.open_at(path, width)
    assert overflow_of(page) == 0
    boxes = page.locator("svg.chart").evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
    assert [box for box in boxes if box["height"] < 60 or box["width"] < 150] == []
    finish(browsing, page)


def test_the_header_has_its_ways_in_one_line_on_a_phone(browsing: Browsing) -> None:
    page = browsing.open_at("/sources", 390)
    ways = page.get_by_role("navigation", name="Archive").get_by_role("link")
    assert ways.all_inner_texts() == ["Overview", "Search", "Sources", "Changes", "SQL"]
    assert len({box["y"] for box in (way.bounding_box() or {} for way in ways.all())}) == 1
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_overview_to_a_site_that_was_rebuilt_and_its_articles(browsing: Browsing, width: int) -> None:
    page = browsing.open_at("/", width)
    page.get_by_role("region", name="Found less than before").get_by_role("link", name="松岭新闻网").click()
    page.wait_for_url(f"**/sources/{REDESIGNED}")
    section = page.locator("figure.plot", has_text="Section")
    expect(section).to_contain_text("since 2026-10")
    colours = section.locator(".line").evaluate("line => [getComputedStyle(line).stroke, getComputedStyle(line).fill]")
    assert (colours[0] != "none", colours[1]) == (True, "none")
    page.get_by_role("link", name="All its articles").click()
    page.wait_for_url("**/articles?outlet_id=*")
    assert set(page.locator("td.col-outlet_id a").all_inner_texts()) == {"松岭新闻网"}
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
def test_changes_are_filtered_and_lead_to_the_article(browsing: Browsing, width: int) -> None:
    page = browsing.open_at("/changes", width)
    page.get_by_label("Changed by").select_option("Publisher")
    page.get_by_label("Outlet").select_option("泉巷日报")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**cause=source**")
    changes = page.locator(".turn")
    assert set(changes.locator(".by").all_inner_texts()) == {"Publisher"}
    headline = changes.first.get_by_role("heading").inner_text()
    changes.first.get_by_role("link", name=headline).click()
    page.wait_for_url("**/article/*")
    assert page.get_by_role("heading", level=1).inner_text() == headline
    page.go_back()
    page.locator(".turn").first.get_by_role("link", name="compare versions").click()
    page.wait_for_url("**/article/*/changes")
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_name_leads_to_all_articles_of_the_person(browsing: Browsing, width: int) -> None:
    page = browsing.open_at("/", width)
    page.get_by_role("link", name="Dan Marsh").click()
    page.wait_for_url("**/people/Dan%20Marsh")
    assert page.title() == "Dan Marsh"
    first = page.locator(".articles li").first.evaluate("one => one.getBoundingClientRect().top")
    assert first < 500
    links = "all => all.map(one => one.href)"
    newest = page.locator(".articles h3 a").evaluate_all(links)
    page.get_by_role("link", name="Older articles").click()
    page.wait_for_url("**?page=2")
    older = page.locator(".articles h3 a").evaluate_all(links)
    assert (len(newest), len(older), len({*newest, *older})) == (20, 20, 40)
    finish(browsing, page)


def test_a_query_takes_a_parameter_and_gives_its_rows_as_csv(browsing: Browsing) -> None:
    page = browsing.open_at("/papers")
    page.get_by_role("link", name="Whom an outlet credits").click()
    page.get_by_label("outlet").fill("渡口晚报")
    page.get_by_role("button", name="Run SQL").click()
    page.wait_for_url("**outlet=**")
    sources = page.locator("td.col-source").all_inner_texts()
    csv = page.get_by_role("link", name="CSV", exact=True).get_attribute("href")
    lines = page.request.get(f"{browsing.address}{csv}").text().splitlines()
    assert lines[0] == "source,articles,percent,last_date"
    assert len(lines) == len(sources) + 1 > 3
    finish(browsing, page)


def test_a_keyboard_opens_the_figures_behind_a_chart(browsing: Browsing) -> None:
    page = browsing.open_at("/")
    summary = page.locator(".plot summary").first
    summary.focus()
    page.keyboard.press("Enter")
    day = page.locator(".plot tbody a").first
    expect(day).to_be_visible()
    name = day.inner_text()
    day.click()
    page.wait_for_url(f"**date_published__gte={name}**")
    dates = page.locator("td.col-date_published").all_inner_texts()
    assert {date[:10] for date in dates} == {name}
    finish(browsing, page)


@pytest.mark.parametrize("width", [800, 1280])
def test_no_column_of_the_first_load_s_overview_ends_at_half_of_the_others(
    context: BrowserContext, tmp_path: Path, width: int
) -> None:
    with serve(first_load(tmp_path / "papers.db", 15, 1)) as served:
        browsing = Browsing(context, served.address)
        page = browsing.open_page(width)
        page.goto(served.address)
        ends = page.locator(".sheet > :is(.lead, .middle)").evaluate_all(
            "all => all.map(one => one.lastElementChild.getBoundingClientRect().bottom - one.offsetTop)"
        )
        assert min(ends) > max(ends) / 2
        finish(browsing, page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browsing: Browsing, scheme: str) -> None:
    """Ink, quiet ink and seal against paper and tint, by WCAG's formula: 4.5 is AA."""
    page = browsing.open_page(1280)
    page.emulate_media(color_scheme=scheme)
    page.goto(browsing.address)
    colours = page.evaluate(
        """() => Object.fromEntries(['ink', 'quiet', 'seal', 'paper', 'raised', 'tint', 'added', 'gone'].map(name =>
            [name, getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()]))"""
    )
    pairs = [(ink, ground) for ink in ("ink", "quiet", "seal") for ground in ("paper", "raised", "tint")]
    pairs += [("ink", "added"), ("ink", "gone")]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []
    finish(browsing, page)


def contrast(one: str, other: str) -> float:
    lights = sorted(map(luminance, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_list_of_facets_that_goes_on_says_so_at_its_edge(browsing: Browsing) -> None:
    page = browsing.open_at("/papers/articles")
    lists = page.locator(".facet-info ul")
    cut = lists.evaluate_all("all => all.map(one => one.scrollHeight > one.clientHeight)")
    shades = lists.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundAttachment)")
    assert any(cut)
    assert set(shades) == {"local, local, scroll, scroll"}
    finish(browsing, page)


@pytest.mark.parametrize("path", [*sorted(TABLES.keys() - {"publication", *HIDDEN}), *QUERIES])
def test_nothing_of_a_table_or_a_question_is_beyond_the_edge_of_a_phone(browsing: Browsing, path: str) -> None:
    """Of more than three columns; fewer stay a table, which scrolls in its own box."""
    page = browsing.open_at(f"/papers/{path}", 390)
    example = page.locator('a[href^="?"]:not(.every-column)')
    if path in QUERIES and example.count():
        with page.expect_navigation():
            example.first.click()
    assert overflow_of(page) == 0
    beyond = page.locator(".rows-and-columns:has(th:nth-child(4)) td:visible").evaluate_all(BEYOND)
    assert beyond == []
    finish(browsing, page)


@pytest.mark.parametrize("path", ["/sources", "/sources?by=credit", f"/sources/{REDESIGNED}"])
def test_nothing_of_a_list_of_sources_is_beyond_the_edge_of_a_phone(browsing: Browsing, path: str) -> None:
    page = browsing.open_at(path, 390)
    assert page.locator(".list:visible :is(th, td):visible").evaluate_all(BEYOND) == []
    named = page.locator(".cards tbody td").evaluate_all("all => all.map(one => one.dataset.name)")
    assert named
    assert None not in named
    assert named[0] == "Articles"
    finish(browsing, page)


def test_the_table_of_runs_is_whole_in_a_window_and_every_column_is_a_click_away(browsing: Browsing) -> None:
    page = browsing.open_at("/papers/runs")
    box = page.locator(".table-wrapper")
    assert box.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    assert page.locator("th.col-head").count() == 0
    page.get_by_role("link", name="Show every column").click()
    page.locator("th.col-head").wait_for()
    finish(browsing, page)


@pytest.mark.parametrize("table", ["articles", "changes"])
def test_a_phone_shows_the_headline_of_a_row_without_scrolling(browsing: Browsing, table: str) -> None:
    page = browsing.open_at(f"/papers/{table}", 390)
    box = page.locator("tbody td.col-headline a").first.bounding_box() or {}
    assert box["x"] + box["width"] < 390
    finish(browsing, page)
