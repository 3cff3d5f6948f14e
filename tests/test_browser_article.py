"""The article's page in a real browser: evidence and versions by keyboard, a citation to copy, a paragraph's link."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import Browsing
from dripping import drip
from gallery import ARABIC, CHINESE, ENGLISH, HEBREW, JAPANESE, KOREAN, TAIWAN, build_gallery
from playwright.sync_api import Page
from served import serve
from test_browser import WIDTHS, finish, overflow_of

from archive.identity import uid_of, url_identity

LETTERS = """() => {
    const paragraph = document.querySelector('article .body p');
    const size = parseFloat(getComputedStyle(paragraph).fontSize);
    return paragraph.getBoundingClientRect().width / size;
}"""
ENDS = """() => [...document.querySelectorAll('article .body > p')].map(paragraph => {
    const size = parseFloat(getComputedStyle(paragraph).fontSize);
    const text = paragraph.firstChild;
    const range = document.createRange();
    range.setStart(text, text.length - 3);
    range.setEnd(text, text.length - 1);
    const boxes = [...range.getClientRects()];
    return boxes[boxes.length - 1].width / size / 2;
})"""
"""How wide the two characters before the last are, in letters."""
SHIFTS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 200);
})"""


def path_of(url: str) -> str:
    return f"/article/{uid_of(url_identity(url))}"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("gallery") / "papers.db"
    build_gallery(path)
    with serve(path) as served:
        yield served.address


def opened(browsing: Browsing, url: str, width: int = 1280, below: str = "") -> Page:
    return browsing.open_at(path_of(url) + below, width)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until it has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not get to {selector}")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("url", [CHINESE, JAPANESE, ARABIC, HEBREW, ENGLISH, KOREAN, TAIWAN])
def test_an_article_of_any_script_fits_its_window_and_stands_still(browsing: Browsing, url: str, width: int) -> None:
    for below in ("", "/changes"):
        page = opened(browsing, url, width, below)
        assert page.evaluate(SHIFTS) == 0, below
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert overflow_of(page) == 0, below
        page.close()
    assert (browsing.errors, browsing.hosts) == ([], {urlsplit(browsing.address).netloc})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("url", [CHINESE, ENGLISH])
def test_an_article_stands_still_while_it_arrives(browsing: Browsing, url: str, width: int) -> None:
    with drip(browsing.address) as address:
        page = browsing.open_page(width)
        page.goto(address + path_of(url), wait_until="load")
        assert page.evaluate(SHIFTS) == 0
        page.close()


def test_lines_are_as_long_as_a_reader_of_the_script_likes(browsing: Browsing) -> None:
    widths = {}
    for url in (CHINESE, ENGLISH):
        page = opened(browsing, url)
        widths[url] = page.evaluate(LETTERS)
        page.close()
    assert 34 <= widths[CHINESE] <= 38
    assert 28 <= widths[ENGLISH] <= 34  # of a letter's height: about 65 letters


def test_the_last_line_of_a_paragraph_is_not_stretched(browsing: Browsing) -> None:
    page = opened(browsing, CHINESE)
    ends = page.evaluate(ENDS)
    assert len(ends) == 6
    assert [letters for letters in ends if letters > 1.3] == []
    page.close()


def test_evidence_is_opened_by_keyboard(browsing: Browsing) -> None:
    page = opened(browsing, CHINESE)
    assert not page.get_by_text("printed “清澜湾大桥合龙_澜汀时报”").is_visible()
    tab_to(page, "#evidence summary")
    page.keyboard.press("Enter")
    assert page.get_by_text("printed “清澜湾大桥合龙_澜汀时报”").is_visible()
    finish(browsing, page)


def test_a_paragraph_has_a_link_that_pointer_and_keyboard_find(browsing: Browsing) -> None:
    page = opened(browsing, CHINESE)
    mark = page.locator("#p2 .mark")
    assert mark.evaluate("mark => getComputedStyle(mark).opacity") == "0"
    page.locator("#p2").hover()
    assert mark.evaluate("mark => getComputedStyle(mark).opacity") == "1"
    page.mouse.move(0, 0)
    tab_to(page, "#p2 .mark")
    assert mark.evaluate("mark => getComputedStyle(mark).opacity") == "1"
    page.keyboard.press("Enter")
    assert urlsplit(page.url).fragment == "p2"
    assert page.locator("#p2").evaluate("text => text.matches(':target')")
    assert "¶" not in page.locator("#p2").inner_text()
    finish(browsing, page)


def test_the_marks_of_a_long_text_can_be_skipped(browsing: Browsing) -> None:
    page = opened(browsing, CHINESE)
    tab_to(page, ".body .skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "citation"
    finish(browsing, page)


def test_a_citation_is_taken_with_one_click(browsing: Browsing) -> None:
    page = opened(browsing, ARABIC)
    page.locator(".citation").first.click()
    taken = page.evaluate("getSelection().toString()")
    assert " ".join(taken.split()) == (
        "سلمى الورّاق. مكتبة على ظهر قارب تعود إلى ميناء المرسى[N/OL]. صحيفة المرسى, 2026-11-20[2026-11-21]. "
        "https://marsa.example/akhbar/maktaba."
    )
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
def test_two_versions_are_chosen_and_compared(browsing: Browsing, width: int) -> None:
    page = opened(browsing, CHINESE, width)
    page.get_by_role("link", name="All 3 versions, any two side by side").click()
    page.wait_for_url("**/changes")
    assert page.get_by_text("1 paragraph added").is_visible()
    page.get_by_label("Before").select_option("1")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/changes?from=1&to=3")
    assert page.get_by_text("2 paragraphs changed").is_visible()
    assert page.locator("tr.changed .before del").all_inner_texts() == ["二十", "2031年6月1", "168", "12"]
    assert page.locator("tr.changed .after ins").all_inner_texts()[-3:] == ["2026年12月30", "176", "8"]
    before, after = (page.locator(f"tr.changed .{side}").last.bounding_box() for side in ("before", "after"))
    assert before is not None
    assert after is not None
    assert (before["y"] == after["y"], before["x"] == after["x"]) == (width == 1280, width == 390)
    folded = page.get_by_text("4 paragraphs unchanged", exact=True)
    assert not page.locator("tr.folded", has=folded).locator("p").first.is_visible()
    folded.click()
    assert page.locator("tr.folded", has=folded).locator("p").first.is_visible()
    finish(browsing, page)


def test_a_printed_page_has_the_story_the_citation_and_no_navigation(browsing: Browsing) -> None:
    page = opened(browsing, CHINESE)
    page.emulate_media(media="print")
    shown = {
        name: page.locator(name).first.is_visible()
        for name in ("nav", "form.search", ".mark", ".forms", ".changes", "article h1", ".citation", ".printed")
    }
    assert [name for name, is_shown in shown.items() if is_shown] == ["article h1", ".citation", ".printed"]
    assert page.locator(".printed").inner_text() == f"Archived at {browsing.address}{path_of(CHINESE)}"
    finish(browsing, page)
