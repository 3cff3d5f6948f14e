"""Which of a page's many titles is the headline: one small page for each way to take the wrong one."""

import json

import pytest
from read import article_of

from crawler.extraction.headline.titles import host_names, without_site
from crawler.items import Article

STORY = (
    "The old granary by the canal opened its doors yesterday, and more than three hundred children came to see it.",
    "Its walls are sixty centimetres thick, so that it stays cool in summer, and all the wooden beams have been kept.",
    "Weekend courses are free of charge, said the director, and enrolment begins on the first day of the next month.",
)
HEADLINE = "Granary by the canal opens for children"
LONG = "Granary by the canal opens its doors for three hundred children"


def page(body: str, title: str = "", site: str = "", **titles: str) -> bytes:
    """``body`` with the story behind it; ``og`` is ``og:title``, ``ld`` the headline in JSON-LD."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    head = f"<title>{title}</title>" if title else ""
    if site:
        head += f'<meta property="og:site_name" content="{site}">'
    if "og" in titles:
        head += f'<meta property="og:title" content="{titles["og"]}">'
    if "ld" in titles:
        data = {"@type": "NewsArticle", "headline": titles["ld"], "datePublished": "2026-11-20"}
        head += f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f'<html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}{text}</body></html>'.encode()


def read(body: bytes, url: str | None = None) -> Article:
    return article_of(body, url)


def rules(article: Article) -> list[str]:
    return [entry.rule for entry in article.evidence if entry.field == "headline"]


@pytest.mark.parametrize(
    ("shown", "og"),
    [
        ("<span>Canal news</span> Granary by the canal opens for children", f"{HEADLINE} - The Lock Keeper"),
        ("<span>Press release of the town :</span>Granary by the canal opens for children", HEADLINE),
        ("<b>LIVE</b> Granary by the canal opens for children", HEADLINE),
        ("Granary by the canal opens for children <small>A walk through the oldest house in town</small>", HEADLINE),
        ("Granary by the canal opens for children | The Lock Keeper", HEADLINE),
        ("<span>Canal news</span> Granary by the canal opens for children", f"Canal news - {HEADLINE}"),
    ],
)
def test_what_markup_glued_to_a_headline_comes_off(shown: str, og: str) -> None:
    article = read(page(f"<h1>{shown}</h1>", site="The Lock Keeper", og=og))
    assert article.headline == HEADLINE
    assert article.paragraphs == STORY


@pytest.mark.parametrize(
    ("shown", "og"),
    [
        ("At the canal: Granary opens for children", "Granary opens for children"),
        ("Granary opens - and stays dry inside", "Granary opens"),
        ("“We open,” says the miller of the granary", ""),
        ("The miller says “we open” to children", "The miller says "),
        ("Granary by the canal opens, mostly for children", "Granary by the canal"),
    ],
)
def test_a_visible_headline_that_another_title_repeats_stays_whole(shown: str, og: str) -> None:
    assert read(page(f"<h1>{shown}</h1>", title=f"{shown} | The Lock Keeper", og=og)).headline == shown


def test_a_quotation_mark_that_cuts_the_metadata_does_not_cut_the_headline() -> None:
    shown = "Miller of the old granary: “We open to children”"
    assert read(page(f"<h1>{shown}</h1>", og="Miller of the old granary: ")).headline == shown


def test_a_dash_inside_a_headline_is_no_site_name() -> None:
    shown = "Granary opens for children – what parents should know"
    assert (
        read(page("<div>Menu</div>", title=f"{shown} – lockkeeper.example"), "https://lockkeeper.example/1").headline
        == shown
    )


@pytest.mark.parametrize(
    ("shown", "headline"),
    [
        ("Gra\u00adna\u00adry by the ca\u00adnal opens for chil\u00addren", HEADLINE),
        ("\ufeffGranary by the\u200b canal opens for children", HEADLINE),
        ("Miller&amp;#39;s granary says &amp;quot;welcome&amp;quot;", 'Miller\'s granary says "welcome"'),
        ("GRANARY BY THE CANAL OPENS FOR CHILDREN", HEADLINE),
        ("20.11.2026 - Granary by the canal opens for children", HEADLINE),
        ("2026-11-20: Granary by the canal opens for children", HEADLINE),
    ],
)
def test_the_headline_as_an_editor_would_write_it(shown: str, headline: str) -> None:
    assert (
        read(page(f"<h1>{shown}</h1>", title=f"{HEADLINE} | The Lock Keeper", site="The Lock Keeper")).headline
        == headline
    )


@pytest.mark.parametrize(
    "logo",
    [
        '<h1><a href="/">Canal Granary Papers</a></h1>',
        '<h1><a href="https://papers.example/index.php">Canal Granary Papers</a></h1>',
        '<h1 class="site-title">Canal Granary Papers</h1>',
    ],
)
def test_a_logo_in_h1_is_no_headline(logo: str) -> None:
    article = read(page(f"{logo}<h2><a href='?p=7'>{HEADLINE}</a></h2>", title=f"{HEADLINE} : Canal Granary Papers"))
    assert article.headline == HEADLINE
    assert article.paragraphs == STORY


def test_a_site_name_in_h1_is_known_by_the_metadata() -> None:
    body = f"<h1>Ada Lockwood</h1><p>{HEADLINE}</p>"
    assert read(page(body, title=f"{HEADLINE} • Ada Lockwood", site="Ada Lockwood")).headline == HEADLINE


def test_a_company_that_names_itself_in_its_headline_has_one() -> None:
    body = page("<h1>Lock Keeper opens granary</h1>", title="Press", site="Lock Keeper")
    assert read(body).headline == "Lock Keeper opens granary"


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        ("Granary by the canal<br>opens for children", HEADLINE),
        ("Granary by<br>the canal opens<br>for children", HEADLINE),
        ("Granary by the canal opens for children<br>—— a walk through the oldest house", HEADLINE),
        ("Granary by the canal opens for children<br>Free courses at the weekend", HEADLINE),
    ],
)
def test_a_headline_in_two_lines_is_one_and_a_subtitle_is_not_part_of_it(lines: str, headline: str) -> None:
    assert read(page(f"<h1>{lines}</h1>", title=f"{HEADLINE} - The Lock Keeper")).headline == headline


def test_lines_that_no_title_has_are_one_headline() -> None:
    article = read(page("<h1>Children conquer<br>the old mill house</h1>", title="Granary for the young"))
    assert article.headline == "Children conquer the old mill house"


def test_chinese_lines_are_joined_without_a_blank() -> None:
    assert (
        read(page("<h1>老粮仓改成少年宫<br>三百孩子排起长队</h1>", title="要闻")).headline
        == "老粮仓改成少年宫三百孩子排起长队"
    )


@pytest.mark.parametrize("mark", ["…", "..."])
def test_a_headline_that_is_cut_goes_on_in_another_title(mark: str) -> None:
    shown = f"<h1>Granary by the canal opens its doors{mark}</h1>"
    assert read(page(shown, title=LONG)).headline == LONG
    assert read(page("<div>Menu</div>", og=f"Granary by the canal opens{mark}", title=LONG)).headline == LONG


def test_two_editorial_titles_overrule_a_shorter_visible_one() -> None:
    article = read(
        page(
            "<h1>Best granaries to visit</h1>",
            title="Visit",
            ld="Best granaries to visit in 2026",
            og="Best granaries to visit in 2026",
        )
    )
    assert article.headline == "Best granaries to visit in 2026"
    assert rules(article)[:2] == ["json-ld:headline:agreed", "visible:confirmed"]
    assert next(row.locator for row in article.evidence if row.field == "headline") == "json-ld:headline"


def test_the_address_keeps_the_headline_of_a_story_whose_page_shows_the_latest_line() -> None:
    shown = "Live: director speaks at the canal"
    body = page(f"<h1>{shown}</h1>", title=shown, og=shown, ld=HEADLINE)
    assert (
        read(body, "https://lock.example/town/granary-by-the-canal-opens-for-children-12345.html").headline == HEADLINE
    )
    assert read(body, "https://lock.example/town/12345.html").headline == shown
    assert read(body).headline == shown


def test_the_address_decides_between_the_same_words_in_another_order() -> None:
    shown = "Children: Granary opens by the canal for school"
    body = page(f"<h1>{shown}</h1>", title=shown, ld="Granary opens by the canal for school children")
    address = "https://lock.example/granary-opens-by-the-canal-for-school-children-77"
    assert read(body, address).headline == "Granary opens by the canal for school children"


def test_breadcrumbs_repeat_a_page_title_and_are_no_headline() -> None:
    body = '<ol class="breadcrumb"><li>Granary service</li></ol><h1>All about the granary for families and schools</h1>'
    assert read(page(body, title="Granary service")).headline == "All about the granary for families and schools"


def test_a_heading_that_calls_itself_the_entry_title_needs_no_other_witness() -> None:
    body = '<h2>Menu of the week</h2><h2 class="entry-title">Children conquer the mill</h2>'
    assert read(page(body, title="blog")).headline == "Children conquer the mill"


def test_a_column_beside_the_story_has_no_headline() -> None:
    body = '<div class="sidebar"><h1>Our partners in town</h1></div><h1>Children conquer the mill house</h1>'
    assert read(page(body, title="Granary papers")).headline == "Children conquer the mill house"


def test_every_title_is_a_row_and_the_first_is_the_one_chosen() -> None:
    article = read(
        page(f"<h1>{HEADLINE}</h1>", title=f"{HEADLINE} | The Lock Keeper", ld=LONG, og=f"{HEADLINE} - The Lock Keeper")
    )
    rows = [(row.rule, row.value, row.chosen) for row in article.evidence if row.field == "headline"]
    assert rows == [
        ("visible:confirmed", HEADLINE, True),
        ("json-ld:headline", LONG, False),
        ("meta:og:title", HEADLINE, False),
        ("title", HEADLINE, False),
    ]


@pytest.mark.parametrize(
    ("title", "sites", "headline"),
    [
        ("Granary opens - The Lock Keeper", ["thelockkeeper"], "Granary opens"),
        ("Granary opens - and stays dry", ["thelockkeeper"], "Granary opens - and stays dry"),
        ("The Lock Keeper: Granary opens", ["thelockkeeper"], "Granary opens"),
        ("The Lock Keeper - Granary opens for all - News", ["lockkeeper"], "Granary opens for all"),
        ("Granary by the canal opens | Town news - The Lock Keeper", ["thelockkeeper"], "Granary by the canal opens"),
        ("Europe : les ventes ont progressé", [], "Europe : les ventes ont progressé"),
        ("粮仓——少年宫的新家", [], "粮仓——少年宫的新家"),
        ("老粮仓改成少年宫 - 江城新闻网", [], "老粮仓改成少年宫"),
        ("The Lock Keeper", ["thelockkeeper"], "The Lock Keeper"),
    ],
)
def test_a_title_without_the_names_around_it(title: str, sites: list[str], headline: str) -> None:
    assert without_site(title, sites) == headline


def test_an_address_that_is_none_has_no_host() -> None:
    assert host_names("http://[bad") == ()
    assert host_names("https://web.archive.org/web/20200101000000/http://lock.example/1") == ("lock.example", "lock")


def test_the_colon_of_the_line_above_is_no_part_of_a_headline() -> None:
    shown = f"<div>Our town</div><h1>: {HEADLINE}</h1>"
    assert read(page(shown, title=f"Our town: {HEADLINE}")).headline == HEADLINE


@pytest.mark.parametrize("behind", ["(lockkeeper.example) 87", ": Date: 20.11.2026 Press release: 6/2026"])
def test_what_stands_behind_a_headline_does_not_make_another_heading_the_headline(behind: str) -> None:
    shown = f"<h1>{HEADLINE} {behind}</h1>"
    html = page(shown, title=HEADLINE).decode().replace("</body>", f"<h2>{HEADLINE}</h2><p>{STORY[0]} 12.</p></body>")
    article = read(html.encode())
    assert article.headline == HEADLINE
    assert article.paragraphs[:3] == STORY


def headed(above: str, between: str, inside: str, title: str) -> Article:
    """A story with a heading above and one within it."""
    html = f"<title>{title}</title><h1>{above}</h1>{between}<h3>{inside}</h3>"
    return read((html + "".join(f"<p>{paragraph}</p>" for paragraph in STORY)).encode())


def test_a_sub_heading_that_a_title_repeats_is_not_the_headline() -> None:
    above = "The winners of the canal prize: what the granary means to children"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in reversed(STORY))
    article = headed(above, text, "All winners of the prize", "All winners of the prize")
    assert article.headline == above
    assert article.paragraphs == (*reversed(STORY), *STORY)


def test_a_title_that_a_heading_below_tells_the_rest_of_is_believed_by_two_witnesses() -> None:
    title = "Do children need a granary? A walk along the old canal"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in reversed(STORY))
    above = "A walk along the old canal: why fewer barges stop at our locks"
    shown = f"<h1>{above}</h1>{text}<h3>Do children need a granary?</h3>"
    assert read(page(shown, title=title, og=title, ld=title)).headline == title
    assert read(page(shown, title=title, ld=title)).headline == above


def test_a_heading_right_below_that_of_the_site_is_the_headline() -> None:
    assert headed("The canal prize and its winners", "", HEADLINE, HEADLINE).headline == HEADLINE


@pytest.mark.parametrize(
    ("first", "headline"), [(f"{LONG}, free of charge", f"{LONG}, free of charge"), ("An old town", "")]
)
def test_of_many_h1_the_first_is_the_headline_where_the_title_has_a_word_of_it(first: str, headline: str) -> None:
    title = "Granary: a place for children"
    others = "".join(f"<h1>{word}</h1><p>{STORY[0]}</p>" for word in ("When it opens", "What it costs", "How to come"))
    article = read(page(f"<h1>{first}</h1>", title=title).replace(b"</body>", f"{others}</body>".encode()))
    assert article.headline == (headline or title)


@pytest.mark.parametrize(
    "below",
    [
        '<div itemscope><h3 itemprop="headline"><a href="/2">Bakers strike for the third day</a></h3></div>',
        '<h3 itemprop="headline">What we know so far of it</h3>',
    ],
)
def test_a_heading_below_the_text_that_says_it_is_a_headline_is_that_of_another(below: str) -> None:
    html = page(f"<h1>{HEADLINE}</h1>", title="The Lock Keeper").replace(b"</body>", f"{below}</body>".encode())
    assert read(html).headline == HEADLINE


@pytest.mark.parametrize("below", ["<li><h3><a href='/3'>After ten years</a></h3></li>", "<h2>After ten years</h2>"])
def test_a_heading_that_has_a_part_of_the_machine_title_by_chance_confirms_none(below: str) -> None:
    above, title = "A quiet revolution comes by night upon the waters", "Harbour ferry returns after ten years"
    html = page(f"<h1>{above}</h1>", title=f"{above} - Herald", og=title, ld=title)
    assert read(html.replace(b"</body>", f"{below}</body>".encode())).headline == above
