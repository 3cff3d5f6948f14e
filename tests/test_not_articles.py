"""Pages without an article say why, and articles that look like them are read."""

from pathlib import Path

import pytest

from crawler.extraction import extract_article
from crawler.extraction.refusal.notices import title_notice
from crawler.items import Article, NotArticle, Snapshot

PAGES = Path(__file__).parent / "data" / "not_articles"


def table() -> dict[str, str]:
    """File to what is right, from README.md."""
    lines = (PAGES / "README.md").read_text(encoding="utf-8").splitlines()
    cells = [line.strip("|").split("|") for line in lines if line.startswith("| `")]
    return {name.strip(" `"): right.strip() for name, right in cells}


ROWS = table()
STORY = (
    "<p>The granary by the river, empty since the war, opened its doors again as a school of music for two hundred "
    "children from the valley.</p><p>Lessons at the weekend are free, and the first concert is planned for spring.</p>"
)


def reason(html: str) -> str:
    result = extract_article(Snapshot(html.encode(), "page"))
    return result.why if isinstance(result, NotArticle) else "article"


def test_the_table_has_a_row_for_every_page() -> None:
    assert sorted(ROWS) == sorted(path.name for path in PAGES.glob("*.html"))


@pytest.mark.parametrize(("name", "right"), ROWS.items(), ids=ROWS)
def test_a_page_is_refused_for_the_right_reason_or_read(name: str, right: str) -> None:
    result = extract_article(Snapshot((PAGES / name).read_bytes(), name))
    assert ("article" if isinstance(result, Article) else result.why) == right


@pytest.mark.parametrize(
    "title",
    [
        "404 new cases in Barnham",
        "Coming soon: a bakery on Tanner Street",
        "Log in or lose out, pensioners are told",
        "Access denied to the allotments, say gardeners",
        "Maintenance of the bridge costs more than a new one",
        "验证码是怎样难倒老人的",
        "页面上的诗：一本地方诗刊的三十年",
        "Weiterleitung der Bahn über Berg bis Ostern",
    ],
)
def test_a_headline_about_it_is_no_notice(title: str) -> None:
    assert title_notice(title) is None
    page = f"<html><head><title>{title} | The Barn Post</title></head><body><h1>{title}</h1>{STORY}</body></html>"
    assert reason(page) == "article"


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Page not found | The Barn Post", "not_found"),
        ("The Barn Post - Error 404", "not_found"),
        ("页面不存在_谷仓报", "not_found"),
        ("Страница не найдена — Амбар", "not_found"),
        ("Just a moment...", "captcha"),
        ("403 Forbidden", "forbidden"),
        ("502 Bad Gateway", "maintenance"),
        ("メンテナンス中 | なや新聞", "maintenance"),
        ("barn-post.example is for sale", None),
        ("The domain barn-post.example", None),
        ("Sign in - The Barn Post", "login"),
        ("Object moved", "redirect"),
    ],
)
def test_a_part_of_a_title_that_is_a_notice(title: str, why: str | None) -> None:
    assert title_notice(title) == why


def test_the_line_that_asks_commenters_to_log_in_is_no_login_page() -> None:
    comments = '<div class="comments"><p>You must be logged in to post a comment.</p></div>'
    assert reason(f"<html><body><h1>The granary</h1>{STORY}{comments}</body></html>") == "article"
    assert reason(f"<html><body><h1>The granary</h1>{comments}</body></html>") == "too_short"


def test_an_article_about_a_thing_for_sale_is_no_offer() -> None:
    product = '{"@context": "https://schema.org", "@type": "Product", "name": "Kettle"}'
    article = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A kettle"}'
    scripts = "".join(f'<script type="application/ld+json">{data}</script>' for data in (product, article))
    body = f"<body><h1>A kettle</h1>{STORY}</body></html>"
    assert reason(f"<html><head>{scripts}</head>{body}") == "article"
    assert reason(f'<html><head><script type="application/ld+json">{product}</script></head>{body}') == "offer"
