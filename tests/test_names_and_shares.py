"""What elements are called, against how much of the page's text stands in them."""

import pytest
from read import article_of

from crawler.items import Article

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = ("January", "March", "May", "July", "September", "November")


def lines(what: str, count: int) -> tuple[str, ...]:
    """Of some twenty words each."""
    return tuple(
        f"{what} number {number} was counted on a {DAYS[number % 6]} in {MONTHS[number // 6 % 6]}, and the keeper, who "
        f"had waited {number + 3} weeks for it, wrote it down."
        for number in range(count)
    )


def read(story: tuple[str, ...], box: tuple[str, ...]) -> Article:
    slides = "".join(f"<li><figure><div><h4>Slide</h4><p>{line}</p></div></figure></li>" for line in box)
    paragraphs = [f"<p>{line}</p>" for line in story]
    text = f"{''.join(paragraphs[:2])}<aside class='slideshow'><ul>{slides}</ul></aside>{''.join(paragraphs[2:])}"
    head = "<html lang='en'><head><title>The gulls of the pier</title></head><body><main><h1>The gulls of the pier</h1>"
    return article_of(
        f"{head}<div class='text'>{text}</div></main></body></html>", "https://paper.example/2026/gulls.html"
    )


@pytest.mark.parametrize("slides", [10, 100])
def test_a_whole_story_is_not_mistaken_for_what_surrounds_a_long_show_of_slides(slides: int) -> None:
    story = lines("Gull", 40)
    assert read(story, lines("Wader", slides)).paragraphs == story


def test_where_names_leave_next_to_nothing_they_mean_something_else() -> None:
    story, told = lines("Gull", 2), lines("Wader", 40)
    assert set(read(story, told).paragraphs) >= {*story, *told}


@pytest.mark.parametrize(
    "box",
    [
        "div class='fact-box'",
        "section role='complementary'",
        "div class='story__cta'",
        "newsletter-form",
        "author-bio-card",
    ],
)
def test_a_box_between_paragraphs_is_known_by_its_name_or_by_its_element_s(box: str) -> None:
    story, told = lines("Gull", 8), lines("Wader", 2)
    text = "".join(f"<p>{line}</p>" for line in story[:4])
    inner = "".join(f"<p>{line}</p>" for line in told)
    rest = "".join(f"<p>{line}</p>" for line in story[4:])
    page = (
        f"<html lang='en'><body><main><h1>The gulls of the pier</h1><div>{text}<{box}>{inner}</{box.split()[0]}>{rest}"
    )
    assert article_of(page, "https://paper.example/2026/gulls.html").paragraphs == story


def test_what_a_site_s_software_calls_its_whole_page_is_no_dialog() -> None:
    story = lines("Gull", 8)
    text = "".join(f"<p>{line}</p>" for line in story)
    other = "".join(f"<li>{line}</li>" for line in lines("Wader", 9))
    canvas = f"<div class='dialog-off-canvas-main-canvas'><h1>The gulls of the pier</h1>{text}</div>"
    page = f"{canvas}<ul class='terms'>{other}"
    assert article_of(page, "https://paper.example/2026/gulls.html").paragraphs == story
