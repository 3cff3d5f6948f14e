"""Layouts of many countries that were once read wrong: what a reader sees is what comes out."""

import pytest
from read import article_of

from crawler.extraction.people.names import Named, names_in
from crawler.extraction.people.people import is_writer
from crawler.extraction.source.htmlpage import parse_page
from crawler.extraction.story.related import is_marker
from crawler.items import Article

HEADLINE = "The ferry to Orsel runs all winter"
STORY = (
    "The ferry to Orsel will run on every day of the winter, the harbour office said on Monday, for the first time.",
    "Until now it lay in port from November on, and whoever had to cross in the cold took the bus around the bay.",
    "A new engine and a second crew make it possible, said the director, who had asked the town for both since spring.",
)


def paragraphs(story: tuple[str, ...] = STORY) -> str:
    return "".join(f"<p>{line}</p>" for line in story)


def page(header: str = "", inside: str = "", after: str = "", head: str = "", above: str = "") -> str:
    """``inside`` stands behind the last paragraph, in the text's own element."""
    title = f'<head><meta charset="utf-8"><title>{HEADLINE}</title>{head}</head>'
    text = f"<article><h1>{HEADLINE}</h1>{header}<div>{paragraphs()}{inside}</div></article>"
    return f"<html>{title}<body>{above}{text}{after}</body></html>"


def writers(article: Article) -> list[str]:
    return [credit.name for credit in article.credits if is_writer(credit)]


@pytest.mark.parametrize(
    "header",
    [
        '<div class="documentByLine"><span>Publicado em</span> <span>20/09/2022 10h02</span></div>',
        '<div class="byline">Publicado em 20/09/2022</div>',
        '<div class="byline">Päivitetty 20.9.2022</div>',
        '<p class="author">Опубликовано 20.09.2022</p>',
        '<p class="byline">Yayınlanma 20.09.2022 10:02</p>',
    ],
)
def test_a_word_before_the_day_is_no_writer(header: str) -> None:
    article = article_of(page(header))
    assert (writers(article), (article.date_published or "")[:10]) == ([], "2022-09-20")


def test_names_of_people_who_are_called_like_a_word_before_the_day_are_read() -> None:
    assert names_in("Nguyễn Hải Đăng") == Named(("Nguyễn Hải Đăng",))


CARD = """<figure class="card"><a class="box" href="https://tide.example/survey"><div>
<div class="title">Oyster survey of the bay, 1988 to 2022</div><div class="about">All counts as a spreadsheet.</div>
<div><span class="card-author">Breaker Cove</span></div></div></a></figure>"""


def test_who_wrote_what_a_card_in_the_text_leads_to_did_not_write_the_text() -> None:
    below = '<div class="note"><h4 class="author-name"><a href="/author/cass/">Cass Aldren</a></h4></div>'
    assert writers(article_of(page(inside=CARD, after=below))) == ["Cass Aldren"]


def test_a_portrait_and_a_name_in_one_link_are_the_writer() -> None:
    box = (
        '<a href="/people/9"><img src="/a.jpg" alt="Ana Ruiz"><div><span class="author-name">Ana Ruiz</span></div></a>'
    )
    assert writers(article_of(page(box))) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('<div><span class="authors">מאת: יעל כהן</span><span class="date">פורסם: 14.07.2023</span></div>', "יעל כהן"),
        ('<div><span class="author">יעל ברנוביץ</span>פורסם: 14.07.2023</div>', "יעל ברנוביץ"),
        ('<div><span class="author">ليلى حداد</span><span>نشر في 14.07.2023</span></div>', "ليلى حداد"),
        ('<div><span class="author">राजेश कुमार यादव</span><span>प्रकाशित: 14.07.2023</span></div>', "राजेश कुमार यादव"),
        ('<div><span class="author">Ana Ruiz</span><span>writes from Orsel</span></div>', "Ana Ruiz"),
    ],
)  # fmt: skip
def test_a_name_is_parted_from_what_a_page_sets_right_behind_it(header: str, name: str) -> None:
    assert writers(article_of(page(header))) == [name]
    line = parse_page(page(header)).pieces[1].text
    assert f"{name} " in line


@pytest.mark.parametrize(
    "line",
    [
        '<p class="Normal" style="text-align:right;"><strong>Lê Quốc Bảo</strong></p>',
        '<p align="right"><b>Ana María Ruiz</b></p>',
        '<p class="has-text-align-right"><strong>Ana Ruiz / Ben Okoro</strong></p>',
    ],
)
def test_a_name_in_bold_on_the_right_below_the_text_signs_it(line: str) -> None:
    article = article_of(page(inside=line))
    names = [["Lê Quốc Bảo"], ["Ana María Ruiz"], ["Ana Ruiz", "Ben Okoro"]]
    assert writers(article) in names
    assert article.paragraphs == STORY


@pytest.mark.parametrize("line", ["New York", "Merry Christmas", "Der Vorstand des Vereins"])
def test_a_place_a_greeting_or_an_office_on_the_right_signs_nothing(line: str) -> None:
    assert writers(article_of(page(inside=f'<p align="right"><b>{line}</b></p>'))) == []


@pytest.mark.parametrize("line", ["Next up", "Más información"])
def test_a_heading_of_such_words_within_a_text_ends_nothing(line: str) -> None:
    assert not is_marker(line)


@pytest.mark.parametrize(
    "line",
    [
        '<p style="text-align:right"><strong>Der Vorstand</strong></p>',
        '<p style="text-align:right"><strong>We shall see you there</strong></p>',
        "<p><strong>Ana Ruiz</strong></p>",
    ],
)
def test_another_line_on_the_right_or_a_name_on_the_left_signs_nothing(line: str) -> None:
    assert writers(article_of(page(inside=line))) == []


def named(title: str, headings: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{headings}<div>{paragraphs()}</div></body></html>"


def test_the_only_heading_that_calls_itself_the_headline_stands_before_another_h1() -> None:
    headings = '<h1>Current news items</h1><h2 itemprop="headline">Autumn fair well visited in the rain</h2>'
    article = article_of(named("Autumn fair - Garden Club Birkenhain", headings))
    assert article.headline == "Autumn fair well visited in the rain"


def test_a_heading_that_calls_itself_a_headline_in_a_list_is_another_article() -> None:
    headings = '<h1>The ferry came back</h1><ul><li><h2 itemprop="headline">Pumpkin scales stolen</h2></li></ul>'
    assert article_of(named("Orsel Packet", headings)).headline == "The ferry came back"


def test_a_heading_above_writer_and_day_is_the_headline_where_titles_name_the_site_or_another_article() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mayor opens new pool"}</script>'
    headings = """<h1><a href="/">Orsel Packet</a></h1><h2>Library bell comes home after 61 years</h2>
    <div>By Marion Teale, Heritage Reporter</div><div>Tuesday, May 9, 2023</div>"""
    article = article_of(named("Orsel Packet - News, weather and sport", headings, head))
    assert article.headline == "Library bell comes home after 61 years"


def test_the_writer_at_the_end_of_a_path_is_no_section() -> None:
    path = '<div class="breadcrumb"><a href="/">Home</a> <a href="/columns">Columns</a> <span>Sevda Karaca</span></div>'
    article = article_of(page('<div class="author"><a href="/columns/sevda-karaca">Sevda Karaca</a></div>', above=path))
    assert (article.section, writers(article)) == ("Columns", ["Sevda Karaca"])


def links(article: Article) -> list[tuple[str, str | None]]:
    return [(link.headline, link.teaser) for link in article.links]


def test_a_heading_in_a_link_is_its_headline_and_the_longer_line_below_it_the_teaser() -> None:
    card = '<a href="https://post.example/a/{0}-7"><h2>{0} for rent today</h2><div>{1}</div></a>'
    teasers = ("The last keeper left in 1979. The heating still works.", "It came back without being asked at all.")
    cards = "".join(map(card.format, ("Lighthouse", "Boathouse"), teasers))
    article = article_of(page(after=f"<section><h3>Related stories</h3>{cards}</section>"))
    assert links(article) == [("Lighthouse for rent today", teasers[0]), ("Boathouse for rent today", teasers[1])]


LIST = "".join(f'<li><a href="https://post.example/a/{n}-b">The {n} boats lie in port</a></li>' for n in ("old", "new"))
LISTED: list[tuple[str, str | None]] = [("The old boats lie in port", None), ("The new boats lie in port", None)]


def test_a_list_in_the_articles_own_footer_is_read() -> None:
    footer = '<footer class="entry-footer"><div class="related-posts"><h3>Related posts</h3><ul>{}</ul></div></footer>'
    inside = f"<article><h1>{HEADLINE}</h1><div>{paragraphs()}</div>{footer.format(LIST)}</article>"
    title = f"<head><title>{HEADLINE}</title></head>"
    assert links(article_of(f"<html>{title}<body>{inside}</body></html>")) == LISTED
    assert links(article_of(f"<html>{title}<body><main>{page()}{footer.format(LIST)}</main></body></html>")) == []


@pytest.mark.parametrize(
    "line",
    [
        "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "Διαβάστε επίσης", "Das könnte Sie auch interessieren", "Ähnliche Beiträge:",
        "Articles similaires", "À lire également", "Dans la même rubrique", "Vous aimerez aussi", "Keep reading",
        "More like this", "Similar articles", "You might be interested in", "Ti potrebbe interessarti",
        "Artículos relacionados", "Matérias relacionadas", "Gerelateerd", "Meer over dit onderwerp",
        "Powiązane artykuły", "İlginizi çekebilir", "İLGİNİZİ ÇEKEBİLİR", "Relaterade artiklar", "Mer om ämnet",
        "Anbefalt for deg", "Lue lisää", "Lisää aiheesta", "Дивіться також", "Схожі новини",
        "こちらもおすすめ", "추천 기사",
        "Ti potrebbe interessare", "Yazarın Diğer Yazıları",
    ],
)  # fmt: skip
def test_the_head_of_a_list_of_other_articles_is_known(line: str) -> None:
    assert is_marker(line)
    assert not is_marker(f"{line} x y z")
    assert links(article_of(page(after=f"<div><h3>{line}</h3><ul>{LIST}</ul></div>"))) == LISTED


def test_brackets_around_a_related_link_are_none_of_its_headline() -> None:
    inside = '<p><a href="https://post.example/a/old-b">[ Related: The old boats lie in port ]</a></p>'
    text = f"<article><h1>{HEADLINE}</h1><div>{paragraphs(STORY[:1])}{inside}{paragraphs(STORY[1:])}</div></article>"
    assert links(article_of(f"<html><title>{HEADLINE}</title><body>{text}</body></html>")) == LISTED[:1]


def test_what_one_link_leads_to_is_not_all_where_a_list_calls_itself_related() -> None:
    one = '<div><h3>Read also</h3><p><a href="https://post.example/a/odd-b">The odd boats lie in port</a></p></div>'
    article = article_of(page(after=f'{one}<div class="related-posts"><ul>{LIST}</ul></div>'))
    assert links(article) == [("The odd boats lie in port", None), *LISTED]


@pytest.mark.parametrize(
    "line",
    [
        "Mit * markierte Links sind Affiliate-Links. Beim Kauf erhalten wir eine Provision.",
        "Wenn Sie über diese Links kaufen, erhalten wir eine kleine Provision.",
        "This post contains affiliate links.",
        "Cet article contient des liens affiliés, sur lesquels nous touchons une commission.",
        "Este artículo tiene enlaces de afiliados por los que recibimos una comisión.",
        "Questo articolo contiene link di affiliazione, su cui riceviamo una commissione.",
        "Deze pagina bevat affiliate links: bij een aankoop krijgen wij een commissie.",
        "Artykuł zawiera linki afiliacyjne, od których otrzymujemy prowizję.",
        "この記事にはアフィリエイトリンクが含まれています。",
    ],
)
def test_what_is_said_of_links_to_shops_is_no_text(line: str) -> None:
    assert article_of(page(inside=f"<p>{line}</p>")).paragraphs == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Für jeden Kauf erhalten die Händler eine Provision, die das Land nun begrenzen will.",
        "The commission said that links to shops would be looked at in the autumn.",
        "Les liens affiliés des grands sites rapportent une commission à leurs auteurs.",
    ],
)
def test_a_sentence_on_commissions_is_text(line: str) -> None:
    text = f"<p>{line}</p>" + paragraphs()
    article = article_of(f"<title>{HEADLINE}</title><article><h1>{HEADLINE}</h1><div>{text}</div></article>")
    assert article.paragraphs == (line, *STORY)
