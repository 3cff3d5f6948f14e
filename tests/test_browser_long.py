"""A text of thousands of paragraphs in a real browser: what nobody looks at is not laid out, and all of it is there."""

from collections.abc import Iterator

import pytest
from archives import insert, insert_article, new_archive
from chromium import Browsing
from playwright.sync_api import Page
from served import serve
from test_browser import WIDTHS, finish, overflow_of

PARAGRAPHS = 3000
IS_LAID_OUT = "one => one.checkVisibility({contentVisibilityAuto: true})"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    archive = tmp_path_factory.mktemp("long") / "papers.db"
    conn = new_archive(archive)
    with conn:
        for uid, number in (("long", PARAGRAPHS), ("short", 40)):
            texts = [
                f"第{place}段 " + "渡船每天往返六次，票价两元，一直开到晚上八点。" * 9 for place in range(1, number + 1)
            ]
            article = insert_article(conn, uid, "老码头重新开航", "\n\n".join(texts), language="zh-Hans")
            for place, text in enumerate(texts):
                insert(conn, "blocks", article_id=article, position=place, kind="paragraph", text=text)
    conn.close()
    with serve(archive) as served:
        yield served.address


def laid_out(page: Page) -> int:
    return sum(page.locator(".body p").evaluate_all(f"all => all.map({IS_LAID_OUT})"))


@pytest.mark.parametrize("width", WIDTHS)
def test_only_the_stretches_that_are_looked_at_are_laid_out(browsing: Browsing, width: int) -> None:
    page = browsing.open_at("/article/long", width)
    assert page.locator(".body p").count() == PARAGRAPHS
    assert 0 < laid_out(page) < PARAGRAPHS / 20
    assert overflow_of(page) == 0
    page.goto(f"{browsing.address}/article/short")
    assert laid_out(page) == 40
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_link_to_a_late_paragraph_leads_there_and_its_mark_is_whole(browsing: Browsing, width: int) -> None:
    page = browsing.open_at("/article/long#p2990", width)
    there = page.locator("#p2990")
    page.wait_for_function("() => { const box = document.querySelector('#p2990').getBoundingClientRect();"
                           " return box.top >= 0 && box.top < innerHeight / 2 }")  # fmt: skip
    assert there.evaluate(IS_LAID_OUT)
    edges = there.locator(".mark").evaluate(
        "mark => [mark.closest('.stretch').getBoundingClientRect().left, mark.getBoundingClientRect().left]"
    )
    assert edges[0] <= edges[1]
    finish(browsing, page)


def test_texts_long_and_short_stand_in_the_same_place(browsing: Browsing) -> None:
    page = browsing.open_page(1280)
    places = []
    for uid in ("long", "short"):
        page.goto(f"{browsing.address}/article/{uid}")
        places.append(page.evaluate(
            "() => ['#p2', '#p2 .mark'].map(one => document.querySelector(one).getBoundingClientRect().left)"
        ))  # fmt: skip
    assert places[0] == places[1]
    finish(browsing, page)


def test_on_paper_all_of_a_long_text_is_laid_out(browsing: Browsing) -> None:
    page = browsing.open_at("/article/long")
    page.emulate_media(media="print")
    assert laid_out(page) == PARAGRAPHS
    finish(browsing, page)
