"""The ways people search, in a real browser: without a script, by mouse and by keyboard."""

from collections.abc import Iterator

import pytest
from chromium import Browsing
from ferries import build_ferries
from served import serve
from test_browser import finish, overflow_of

WIDTHS = [390, 1280]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build_ferries(tmp_path_factory.mktemp("served") / "ferries.db")) as served:
        yield served.address


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_searches_filters_takes_the_filter_off_opens_an_article_and_comes_back(
    browsing: Browsing, width: int
) -> None:
    page = browsing.open_at("/", width)
    page.get_by_role("searchbox", name="Search the archive").fill("渡輪")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    assert page.get_by_role("heading", name="45 articles").is_visible()
    assert set(page.locator(".hits mark").all_inner_texts()) <= {"渡轮", "渡輪", "渡轮渡轮"}
    assert overflow_of(page) == 0
    if width == 390:
        page.get_by_role("link", name="Narrow the search").click()
    page.get_by_role("complementary").get_by_role("link", name="交通").click()
    page.get_by_role("heading", name="15 articles").wait_for()
    page.get_by_role("link", name="Newest first").click()
    page.wait_for_url("**sort=date**")
    times = page.locator(".hits time").all_inner_texts()
    assert times == sorted(times, reverse=True)
    page.get_by_role("link", name="Remove the filter Section: 交通").click()
    page.get_by_role("heading", name="45 articles").wait_for()
    page.get_by_role("link", name="Next").click()
    page.get_by_text("Page 2", exact=True).wait_for()
    first = page.locator(".hits h3 a").first
    headline = first.inner_text()
    first.click()
    page.wait_for_url("**/article/**")
    assert page.get_by_role("heading", level=1, name=headline).is_visible()
    page.go_back()
    page.get_by_text("Page 2", exact=True).wait_for()
    assert overflow_of(page) == 0
    finish(browsing, page)


def test_dates_are_chosen_in_a_form_of_their_own(browsing: Browsing) -> None:
    page = browsing.open_at("/search?q=渡轮&source=Quay+Post")
    page.get_by_label("from").fill("2022-03-01")
    page.get_by_label("to", exact=True).fill("2022-03-31")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**from=2022-03-01**")
    assert page.get_by_role("heading", name="11 articles").is_visible()
    chosen = page.locator(".filters li").all_inner_texts()
    assert chosen == ["Source Quay Post ×", "From 2022-03-01 ×", "To 2022-03-31 ×", "Remove all"]
    finish(browsing, page)


def test_the_keyboard_alone_gets_to_the_first_article(browsing: Browsing) -> None:
    page = browsing.open_at("/search")
    page.locator("input[name=q]:focus").wait_for()  # before that, what is typed is lost
    page.keyboard.type("第21班")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.hits h3 a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/article/ferry21")
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "query", ["", "q=港口", "q=渡轮&section=交通&year=2021&person=桨声", "q=渡轮&sort=arrival&before=26"]
)
def test_no_state_of_the_search_is_wider_than_the_window(browsing: Browsing, query: str, width: int) -> None:
    page = browsing.open_at(f"/search?{query}", width)
    assert overflow_of(page) == 0
    finish(browsing, page)


def test_a_printed_search_says_what_was_asked_in_black_on_white_though_the_screen_is_dark(browsing: Browsing) -> None:
    page = browsing.open_page(1280)
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{browsing.address}/search?q=渡轮&section=交通")
    assert page.locator(".printed").inner_text() == "渡轮"
    shown = {name: page.locator(name).first.is_visible() for name in ("nav", "form", ".facets", ".filters", ".hits h3")}
    assert [name for name, is_shown in shown.items() if is_shown] == [".filters", ".hits h3"]
    color = "name => getComputedStyle(document.querySelector(name)).color"
    assert [page.evaluate(color, name) for name in (".hits h3 a", ".snippet")] == ["rgb(0, 0, 0)"] * 2
    page.emulate_media(media="screen", color_scheme="light")
    assert not page.locator(".printed").is_visible()
    finish(browsing, page)


def test_a_very_long_headline_leaves_room_on_a_list_and_stands_whole_in_the_page(browsing: Browsing) -> None:
    page = browsing.open_at("/search?q=渡轮", 390)
    heading, link = page.locator(".hits h3").first, page.locator(".hits h3 a").first
    long = "渡轮恢复通航两岸居民" * 40
    link.evaluate("(element, text) => { element.textContent = text }", long)
    assert link.text_content() == long
    lines = "element => element.clientHeight / parseFloat(getComputedStyle(element).lineHeight)"
    assert heading.evaluate(lines) < 4.5
    finish(browsing, page)
