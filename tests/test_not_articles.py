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


def reason(html: str, url: str | None = None) -> str:
    result = extract_article(Snapshot(html.encode(), "page", url))
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
        ("Customer Login", "login"),
        ("Create an Account | The Barn Post", "service_page"),
        ("Register your new account", "service_page"),
        ("Passwort vergessen - Scheunenpost", "service_page"),
        ("Обратная связь | Амбар", "service_page"),
        ("パスワード再発行", "service_page"),
        ("联系我们_谷仓报", "service_page"),
        ("Search results - The Barn Post", "service_page"),
        ("利用規約 | なや新聞", "service_page"),
        ("Contact lenses are back | The Barn Post", None),
        ("Les vaches dorment debout - Recherche - Le Grenier", None),
        ("公司注册新规下月实施 - 注册", None),
        ("Registration opens for the spring run", None),
    ],
)
def test_a_part_of_a_title_that_is_a_notice(title: str, why: str | None) -> None:
    assert title_notice(title) == why


def test_the_line_that_asks_commenters_to_log_in_is_no_login_page() -> None:
    comments = '<div class="comments"><p>You must be logged in to post a comment.</p></div>'
    assert reason(f"<html><body><h1>The granary</h1>{STORY}{comments}</body></html>") == "article"
    assert reason(f"<html><body><h1>The granary</h1>{comments}</body></html>") == "too_short"


def test_a_recipe_for_cookies_is_no_cookie_wall() -> None:
    recipe = (
        "<p>Head to the market an hour before it closes: some stalls sell the day's bread, a basket of cheese and "
        "freshly baked cookies at half their price then, since nobody will want them on the following morning, and "
        "the baker at the bridge even gives the last loaf away to whoever helps him to carry the trays.</p>"
        "<p>Most of the stalls accept coupons, though few of them say so, and the cookie tins that they sell are "
        "dearer than those of the ironmonger two streets away, who has the better ones as well and is open until "
        "eight in the evening on every day of the week but Monday, and on market days at noon.</p>"
    )
    wall = (
        "<p>We use cookies and our partners store data to show you what you like. You can accept all cookies, or "
        "choose.</p>"
    )
    assert reason(f"<html><body><h1>How to eat well for little</h1>{recipe}</body></html>") == "article"
    long_wall = (
        "<p>To keep this newspaper free of charge, we and the companies that work with us need your permission to "
        "store small files on your device and to read them again, so that what you see here fits what you have read, "
        "so that we can count how often a page was opened, and so that what pays for all of it, the notices beside the "
        "texts, is shown to those whom it may concern. You can change your mind at any time at the foot of each page, "
        "where you also find who these companies are and for how long each of them keeps what it was told by you. "
        "Accept all cookies to go on, or choose what you would like to allow.</p>"
    )
    for asking in (wall, long_wall):
        assert reason(f"<html><body><h1>How to eat well for little</h1>{asking}</body></html>") == "cookie_wall"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Ferry</title>', "data"),
        (b'\xef\xbb\xbf<!-- made --><feed xmlns="http://www.w3.org/2005/Atom"><title>Ferry</title>', "data"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>\n<urlset><url><loc>/a</loc></url></urlset>', "data"),
        (b'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "rss-0.91.dtd"><rss version="0.91"><channel>', "data"),
        (b'<sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9"><sm:url>', "data"),
        (b"<RSS><channel><title>Ferry</title></channel></RSS>", "data"),
        (b'[{"headline": "' + b"The ferry is back. " * 100_000, "data"),
        (b'\n {"headline": "The ferry is back", "text": "It sails."}', "data"),
        (b"[Photo: Ana Ruiz] The ferry is back on the lake.", "too_short"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html><body><h1>Ferry</h1><p>It sails.</p></body></html>', "too_short"),
    ],
)
def test_what_is_written_for_machines_is_data(body: bytes, why: str) -> None:
    result = extract_article(Snapshot(body, "page"))
    assert isinstance(result, NotArticle)
    assert result.why == why


def test_an_article_about_a_thing_for_sale_is_no_offer() -> None:
    product = '{"@context": "https://schema.org", "@type": "Product", "name": "Kettle"}'
    article = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A kettle"}'
    scripts = "".join(f'<script type="application/ld+json">{data}</script>' for data in (product, article))
    body = f"<body><h1>A kettle</h1>{STORY}</body></html>"
    assert reason(f"<html><head>{scripts}</head>{body}") == "article"
    assert reason(f'<html><head><script type="application/ld+json">{product}</script></head>{body}') == "offer"


@pytest.mark.parametrize("title", ["Contact Us", "Create an account", "Mot de passe oublié"])
def test_a_page_of_the_site_s_own_service_is_no_article_unless_it_is_signed(title: str) -> None:
    page = "<html><head><title>{} | The Barn Post</title></head><body><h1>{}</h1>{}{}</body></html>"
    assert reason(page.format(title, title, "", STORY)) == "service_page"
    signed = "<p>By Ana Ruiz, November 3, 2026</p>"
    assert reason(page.format(title, title, signed, STORY)) == "article"


LINKS = "".join(f"<li><a href='/{n}'>The ferry is back for the {n}th time</a></li>" for n in range(8))


@pytest.mark.parametrize("path", ["", "/", "/index.html", "/home"])
def test_the_front_page_of_a_site_is_known_by_its_address(path: str) -> None:
    page = "<html><head><title>The Barn Post</title>{}</head><body><h1>News of the valley</h1>{}{}</body></html>"
    plain = page.format("", "", f"{STORY * 8}<ul>{LINKS}</ul>")
    assert reason(plain, f"https://barn.example{path}") == "index_page"
    assert reason(plain, f"https://barn.example{path or '/'}?p=7") == "article"
    assert reason(page.format("", "", STORY * 8), f"https://barn.example{path}") == "article"
    signed = page.format("", "<p>By Ana Ruiz</p>", f"{STORY * 8}<ul>{LINKS}</ul>")
    assert reason(signed, f"https://barn.example{path}") == "article"
    declared = page.format('<meta property="og:type" content="article">', "", f"{STORY * 8}<ul>{LINKS}</ul>")
    assert reason(declared, f"https://barn.example{path}") == "article"


def test_the_day_of_a_list_is_none_of_its_articles() -> None:
    teasers = "".join(
        f"<article class='teaser'><h3><a href='/{n}'>The ferry is back for the {n}th time</a></h3>"
        f"<p>It was gone for years.</p><time datetime='2026-11-{n + 10}T08:00:00Z'></time></article>"
        for n in range(8)
    )
    page = f"<html><head><title>Boats | The Barn Post</title></head><body><h1>Boats</h1>{teasers}</body></html>"
    result = extract_article(Snapshot(page.encode(), "page", "https://barn.example/boats/"))
    assert isinstance(result, NotArticle)
    assert (result.why, result.date_published) == ("index_page", None)


def test_a_row_of_short_links_above_a_paragraph_is_no_linked_headline() -> None:
    row = "".join(f"<a href='/{sign}'>{sign}</a> " for sign in ("aries", "taurus", "gemini", "cancer", "leo", "virgo"))
    page = "<html><head><title>The granary</title></head><body><h2>The granary</h2>{}</body></html>"
    paragraphs = (
        *STORY.replace("</p><p>", "</p>|<p>").split("|"),
        "<p>The mill gave a piano, and a barge took it.</p>",
    )
    assert reason(page.format("".join(f"<div>{row}</div>{one}" for one in paragraphs))) == "article"
    headline = "<a href='/a'>A ferry is back on the lake</a>"
    assert reason(page.format("".join(f"<div>{headline}</div>{one}" for one in paragraphs))) == "index_page"
