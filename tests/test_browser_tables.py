"""Datasette's own pages beside the reading room's in a real browser: one margin, one footer, tables that fit."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from chromium import Browsing
from served import serve
from test_browser import WIDTHS, finish, overflow_of

from archive.sqlite import sqlite3
from tests.archives import FLOOD_UID, build_archive, insert, insert_article

EDGES = """() => {
    const content = document.querySelector('main, section.content');
    const inside = content.getBoundingClientRect().left + parseFloat(getComputedStyle(content).paddingLeft);
    const ends = ['.masthead .name', 'footer p'].map(name => document.querySelector(name).getBoundingClientRect().left);
    return [...ends, inside].map(Math.round);
}"""
"""Where the masthead, the footer and the content begin."""
BOX = "one => one.getBoundingClientRect().toJSON()"
HOST = "finance.upper-estuary-portal.example"
LONG = "Ferry Post of the Upper and the Lower Estuary"
READ = ("/", "/search", "/sources", "/changes", f"/people/{quote('王明远')}")
ASKED = ("/papers", "/papers/articles", "/papers/articles/1", "/papers/by_person?name=x", "/papers?sql=select+1")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("tables") / "papers.db"
    build_archive(path)
    conn = sqlite3.connect(path)
    with conn:
        outlet = insert(conn, "outlets", host="estuary.example", name=LONG)
        insert(
            conn, "outlets", host="finance.upper-estuary-portal.example", name="finance.upper-estuary-portal.example"
        )
        for number in range(1, 4):
            insert_article(
                conn,
                f"long{number}",
                "Four hundred lanterns and one ladder: the night market returns to the quay",
                "Lanterns on the quay.",
                outlet_id=outlet + (number == 3),
                section="Harbour news",
                source="Estuary Wire",
                language="zh-Hans",
                date_published=f"2026-10-0{number}T08:00:00+08:00",
                flags="dateline_missing,body_short",
            )
    conn.close()
    with serve(path) as served:
        yield served.address


@pytest.mark.parametrize("width", [*WIDTHS, 1600])
def test_all_pages_begin_at_one_edge_and_end_with_one_footer(browsing: Browsing, width: int) -> None:
    edges, footers = {}, {}
    for path in (*READ, f"/article/{FLOOD_UID}", *ASKED):
        page = browsing.open_at(path, width)
        found = page.evaluate(EDGES)
        edges[path] = found[1:] if path == "/" else found  # its nameplate stands in the middle
        footers[path] = page.locator("footer p").all_inner_texts()
        rule = page.locator("footer").evaluate("one => getComputedStyle(one).borderTopWidth")
        assert rule == "0px", path
        page.close()
    assert {edge for found in edges.values() for edge in found} == {20 if width < 1300 else 180}
    words = (
        "Read from published pages; the words belong to their publishers. New articles as a feed, changes as a feed."
    )
    assert {(said, how.partition(" · ")[0]) for said, how in footers.values()} == {(words, "Powered by Datasette")}


def test_the_table_of_articles_is_whole_in_a_window_and_shows_what_it_is_sorted_by(browsing: Browsing) -> None:
    page = browsing.open_at("/papers/articles", 1280)
    assert page.locator(".table-wrapper").evaluate("one => one.scrollWidth - one.clientWidth") == 0
    columns = page.locator(".rows-and-columns th").evaluate_all("all => all.map(one => one.dataset.column)")
    assert columns == [
        *("id", "uid", "headline", "first_seen", "section", "date_published", "source", "language", "outlet_id"),
    ]
    page.goto(f"{browsing.address}/papers/articles?flags__contains=short&_sort=characters")
    columns = page.locator(".rows-and-columns th").evaluate_all("all => all.map(one => one.dataset.column)")
    assert columns[-2:] == ["characters", "flags"]
    finish(browsing, page)


def test_a_phone_s_filters_are_as_wide_as_its_search(browsing: Browsing) -> None:
    page = browsing.open_at("/papers/articles?section=Harbour+news", 390)
    search = page.locator("#_search").evaluate(BOX)
    for value in page.locator(".filter-value").all():
        box = value.evaluate(BOX)
        assert (round(box["left"]), round(box["right"])) == (round(search["left"]), round(search["right"]))
    for name in ("_filter_column", "_sort"):
        select = page.locator(f"select[name={name}]")
        fits = select.evaluate(
            """one => {
                const pen = document.createElement('canvas').getContext('2d'), style = getComputedStyle(one);
                pen.font = style.font;
                const words = pen.measureText(one.selectedOptions[0].text).width;
                const arrow = one.parentElement.getBoundingClientRect().width - 25;
                return parseFloat(style.paddingLeft) + words < arrow;
            }"""
        )
        assert fits, name
    descending, apply = (
        page.locator(".sort_by_desc").evaluate(BOX),
        page.get_by_role("button", name="Apply").evaluate(BOX),
    )
    assert apply["top"] < descending["bottom"]
    remove = page.get_by_role("link", name="Remove this filter").first.evaluate(BOX)
    assert remove["right"] <= search["right"] + 1
    assert overflow_of(page) == 0
    finish(browsing, page)


def test_a_value_of_a_card_begins_beside_its_name(browsing: Browsing) -> None:
    page = browsing.open_at("/papers/articles?section=Harbour+news", 390)
    cells = page.locator("td.col-outlet_id:visible")
    for cell in cells.all():
        box, link = cell.evaluate(BOX), cell.locator("a").evaluate(BOX)
        assert link["top"] - box["top"] < 4
        assert link["left"] - box["left"] > 40
        assert link["right"] <= 370
    assert cells.count() == 3
    page.goto(f"{browsing.address}/papers/blocks")
    numbers = page.locator("td.col-article_id em")
    assert numbers.count() > 3
    assert {number.evaluate("one => one.getClientRects().length") for number in numbers.all()} == {1}
    assert max(number.evaluate("one => one.getBoundingClientRect().height") for number in numbers.all()) < 30
    finish(browsing, page)


def test_a_month_stays_in_one_line(browsing: Browsing) -> None:
    page = browsing.open_at("/papers/words_by_month?words=lanterns", 390)
    heights = page.locator("td.col-month").evaluate_all(
        """cells => cells.map(cell => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return range.getClientRects().length;
        })"""
    )
    assert heights
    assert set(heights) == {1}
    finish(browsing, page)
