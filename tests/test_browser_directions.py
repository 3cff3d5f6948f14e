"""Words of both directions beside each other, and where a headline breaks, in a real browser."""

from collections.abc import Iterator

import pytest
from chromium import Browsing
from served import serve
from test_browser import WIDTHS, finish, overflow_of

from tests.archives import insert, insert_article, new_archive

ARABIC = "افتتاح سوق السمك القديم بعد ترميم"
NOODLES = "青汀县推出“一碗粥”补贴 粥铺老板：先把账算清"
LINES = """heading => {
    const range = document.createRange(), tops = new Map(), texts = document.createTreeWalker(heading, 4);
    for (let text; text = texts.nextNode();) for (let place = 0; place < text.length; place++) {
        range.setStart(text, place);
        range.setEnd(text, place + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        tops.set(top, (tops.get(top) || '') + text.data[place]);
    }
    return [...tops.values()].map(line => line.trim()).filter(Boolean);
}"""
"""What stands in each line."""
STARTS = """items => items.map(item => ['h3', '.facts > :first-child'].map(part => {
    const range = document.createRange();
    range.selectNodeContents(item.querySelector(part));
    const boxes = [...range.getClientRects()], middle = (boxes[0].left + boxes[0].right) / 2;
    const box = item.getBoundingClientRect();
    return middle > (box.left + box.right) / 2 ? 'right' : 'left';
}))"""
"""On which side the headline begins, and what stands below it."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("directions") / "papers.db"
    conn = new_archive(path)
    day = "2026-11-18T10:20:00+03:00"
    with conn:
        insert_article(conn, "fish", ARABIC, "نص", language="ar", date_published=day, source="وكالة الميناء")
        insert_article(conn, "rice", NOODLES, "正文", language="zh-Hans", date_published="2026-11-17", source="青汀报")
        article = insert_article(conn, "boat", "A boat", "Text", language="en", date_published="2026-11-16")
        person = insert(conn, "people", name="ليلى الحمداني")
        insert(conn, "credits", article_id=article, position=0, person_id=person, role="author", raw="كتبت")
    conn.close()
    with serve(path) as served:
        yield served.address


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/", "/search?year=2026"])
def test_what_stands_below_a_headline_begins_on_its_side(browsing: Browsing, path: str, width: int) -> None:
    page = browsing.open_at(path, width)
    assert page.locator(".articles li").evaluate_all(STARTS) == [["right"] * 2, ["left"] * 2, ["left"] * 2]
    assert "2026-11-18 10:20 +03:00" in page.locator(".articles li .facts").first.inner_text()
    finish(browsing, page)


def test_the_count_of_a_value_stands_behind_it_whatever_its_direction(browsing: Browsing) -> None:
    page = browsing.open_at("/papers/articles", 1280)
    sides = page.locator("#facet-source li").evaluate_all(
        """items => items.map(item => {
            const range = document.createRange();
            range.selectNode(item.lastChild);
            return range.getBoundingClientRect().left >= item.querySelector('a').getBoundingClientRect().right;
        })"""
    )
    assert sides == [True, True]
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("below", ["", "/changes"])
def test_a_chinese_headline_breaks_at_its_blank(browsing: Browsing, below: str, width: int) -> None:
    page = browsing.open_at("/article/rice" + below, width)
    heading = page.get_by_role("heading", level=1, name=NOODLES)
    lines = heading.evaluate(LINES)
    assert lines in (NOODLES.split(), [NOODLES])
    assert heading.text_content() == NOODLES
    assert overflow_of(page) == 0
    finish(browsing, page)
