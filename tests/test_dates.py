"""The date of publication: how it is written, which of several is believed, and that none is invented."""

import pytest
from read import article_of

from crawler.extraction import extract_article
from crawler.extraction.date.clock import read_clock
from crawler.extraction.date.dates import find_dates
from crawler.extraction.date.machinedate import machine_date
from crawler.items import Article, NotArticle, Snapshot

HEADLINE = "Old granary becomes a house for children"
STORY = (
    "The granary at the eastern gate, empty for many years, opened its doors again yesterday, and three hundred "
    "children were the first to climb its wooden stairs.",
    "It was built in the sixties with walls of sixty centimetres, warm in winter and cool in summer, and all of its "
    "beams and both of its old scales were kept.",
    "The courses are free on weekends, said the warden, and the schools of the neighbourhood may send their classes "
    "first, from the beginning of the coming month.",
)
MENU = '<li><a href="/a">Sports</a></li>'
OTHERS = '<div class="related"><h3>Related stories</h3><p>2025-03-04</p><a href="/b.html">A bridge is painted</a></div>'


def page(header: str = "", *, head: str = "", above: str = "", after: str = "", language: str = "en") -> bytes:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    title = f'<html lang="{language}"><head><meta charset="utf-8"><title>{HEADLINE}</title>{head}</head>'
    body = f"<body>{above}<article><h1>{HEADLINE}</h1>{header}<div>{story}</div></article>{after}</body></html>"
    return f"{title}{body}".encode()


def read(body: bytes, url: str | None = None) -> Article:
    return article_of(body, url)


def rule_of(article: Article) -> str:
    return next(row.rule for row in article.evidence if row.field == "date_published" and row.chosen)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("二〇二五年十一月三日", "2025-11-03"),
        ("二○一九年二月二十日", "2019-02-20"),
        ("2025年11月3日 下午3:20", "2025-11-03T15:20"),
        ("２０２５年１１月３日", "2025-11-03"),
        ("民國114年11月3日", "2025-11-03"),
        ("令和7年11月3日", "2025-11-03"),
        ("平成元年2月1日", None),
        ("2025년 11월 3일", "2025-11-03"),
        ("3 تشرين الثاني / نوفمبر 2025", None),
        ("الإثنين 3 أيار / مايو 2025 09:22", "2025-05-03T09:22"),
        ("2025.11.03. 오후 3:20", "2025-11-03T15:20"),
        ("3. November 2025, 14:05 Uhr", "2025-11-03T14:05"),
        ("8.Dezember 2010 um 09:43", "2010-12-08T09:43"),
        ("le 1er août 2025 à 18h05", "2025-08-01T18:05"),
        ("3 de noviembre de 2025", "2025-11-03"),
        ("17 de Febrero 2020", "2020-02-17"),
        ("Segunda, 3 de novembro de 2025 às 10:20", "2025-11-03T10:20"),
        ("3 novembre 2025 alle 9:15", "2025-11-03T09:15"),
        ("maandag 3 november 2025", "2025-11-03"),
        ("3. marraskuuta 2025 klo 9.05", "2025-11-03T09:05"),
        ("3 listopada 2025", "2025-11-03"),
        ("3. listopadu 2025", "2025-11-03"),
        ("3 ноября 2025, 00:03", "2025-11-03T00:03"),
        ("3 листопада 2025", "2025-11-03"),
        ("3 Kasım 2025", "2025-11-03"),
        ("3 Νοεμβρίου 2025", "2025-11-03"),
        ("2025. november 3.", "2025-11-03"),
        ("3 Agustus 2025", "2025-08-03"),
        ("ngày 3 tháng 11 năm 2025", "2025-11-03"),
        ("٣ نوفمبر ٢٠٢٥", "2025-11-03"),
        ("الاثنين، ٣ نوفمبر، ٢٠٢٥", "2025-11-03"),
        ("۳ نوامبر ۲۰۲۵، ۰۸:۳۰", "2025-11-03T08:30"),
        ("٣\u200f/١١\u200f/٢٠٢٥", "2025-11-03"),
        ("HealthNOVEMBER 3, 2025Updated: November 5, 2025", "2025-11-03"),
        ("3 नवंबर 2025", "2025-11-03"),
        ("३ नवंबर २०२५", "2025-11-03"),
        ("3 พฤศจิกายน 2568", "2025-11-03"),
        ("3 בנובמבר 2025", "2025-11-03"),
        ("November 3rd, 2025 at 3:20 p.m.", "2025-11-03T15:20"),
        ("Mon 3 Nov 2025 06.00 GMT", "2025-11-03T06:00+00:00"),
        ("Mon 3 Nov 2025 06.00 CET", "2025-11-03T06:00+01:00"),
        ("Mon 3 Nov 2025 06.00 kg", "2025-11-03"),
        ("Nov. 3, 2025", "2025-11-03"),
        ("2025 Nov 3;15(1)", "2025-11-03"),
        ("Mon Nov 03 13:08:45 +0000 2025", "2025-11-03T13:08:45"),
        ("28.01.22", "2022-01-28"),
        ("3.05.13 11:51", "2013-05-03T11:51"),
        ("12.16.2025", "2025-12-16"),
        ("version 3.5.12 is out", None),
        ("30 February 2024", None),
        ("2024-02-30", None),
        ("0000-00-00", None),
        ("3 November 2099", None),
        ("1 January 1970", None),
        ("农历2025年3月3日", None),
        ("10.12.2025 10:00-11:30", "2025-12-10T10:00"),
        ("yesterday at 10:30", None),
    ],
)  # fmt: skip
def test_a_date_as_pages_print_it(text: str, iso: str | None) -> None:
    assert next((found.iso for found in find_dates(text)), None) == iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("20251103", "2025-11-03"),
        ("20251103T070809", "2025-11-03T07:08:09"),
        ("2025-11-03T07:08:09.123+0800", "2025-11-03T07:08:09+08:00"),
        ("2025-1-3T07:08:09Z", "2025-01-03T07:08:09+00:00"),
        ("03-11-2025T14:12:32+0200", "2025-11-03T14:12:32+02:00"),
        ("2025-11-03T07:08:9Z", "2025-11-03T07:08:09+00:00"),
        ("2025-11-03T25:08:09Z", "2025-11-03"),
        ("Mon, 03 Nov 2025 02:41:00 GMT", "2025-11-03T02:41:00+00:00"),
        ("1762153689", "2025-11-03T07:08:09+00:00"),
        ("Sat, 01 Jan 2099 00:00:00 GMT", None),
        ("soon", None),
    ],
)
def test_a_date_as_machines_write_it(value: str, iso: str | None) -> None:
    assert machine_date(value) == iso


@pytest.mark.parametrize(
    ("language", "url", "header", "day"),
    [
        ("en-US", None, "<p>03/11/2025</p>", "2025-03-11"),
        ("en_PH", None, "<p>03-11-2025</p>", "2025-03-11"),
        ("en-GB", "https://gazette.example.com/granary", "<p>03/11/2025</p>", "2025-11-03"),
        ("fr", "https://gazette.example.com/granary", "<p>03-11-2025</p>", "2025-11-03"),
        ("en-US", None, "<p>13/11/2025</p>", "2025-11-13"),
        ("en-US", None, "<p>03.11.2025</p>", "2025-11-03"),
        ("en-US", None, "<time>03/11/2025</time>", "2025-03-11"),
        ("fr", None, '<time datetime="2025-03-11"></time><p>03/11/2025</p>', "2025-03-11"),
        ("en-US", "https://gazette.example.com/2025/11/03/granary", "<p>03/11/2025</p>", "2025-11-03"),
        ("en", "https://gazette.example.com/2025/11/granary", "<p>03/11/2025</p>", "2025-11-03"),
        ("en", "https://gazette.example.co.uk/granary", "<p>03/11/2025</p>", "2025-11-03"),
        ("en", "https://gazette.example.gov/granary", "<p>03/11/2025</p>", "2025-03-11"),
        ("en", None, "<p>Monday 03/11/2025</p>", "2025-11-03"),
        ("en", None, "<p>03/11/2025 09:30 GMT</p>", "2025-11-03T09:30+00:00"),
        ("en", None, "<p>03/11/2025 09:30 AM EST</p>", "2025-03-11T09:30-05:00"),
        ("en", None, "<p>03/11/2025, tickets from £4</p>", "2025-11-03"),
        ("en", None, "<p>03/11/2025</p><p>The mill burnt on 24/12/1999.</p>", "2025-11-03"),
        ("en", None, "<p>03/11/2025</p><p>The mill burnt on December 24, 1999.</p>", "2025-03-11"),
    ],
)
def test_day_and_month_are_in_the_order_of_the_page(language: str, url: str | None, header: str, day: str) -> None:
    article = read(page(header, language=language), url)
    assert (article.date_published, article.flags) == (day, ())


@pytest.mark.parametrize(
    ("header", "head", "rule"),
    [
        ("<p>03/11/2025</p>", "", "between headline and text, order assumed"),
        ("<p>Last month 03/11/2025</p>", "", "between headline and text, order assumed"),
        ("<p>Updated 03/11/2025</p>", "", "changed, as printed, order assumed"),
        ("", '<meta name="publish-date" content="03/11/2025">', "meta:publish-date, order assumed"),
    ],
)
def test_an_order_that_nothing_tells_is_assumed_and_flagged(header: str, head: str, rule: str) -> None:
    article = read(page(header, head=head, language="en"), "https://gazette.example.com/granary")
    chosen = next(row for row in article.evidence if row.field == "date_published")
    flags = ("date_order_assumed", *(["dated_by_change"] if rule.startswith("changed") else []))
    assert (article.date_published, article.flags) == ("2025-03-11", flags)
    assert (chosen.rule, chosen.confidence) == (rule, 0.5)


@pytest.mark.parametrize(
    ("language", "header", "raw"),
    [
        ("ar", "<p>نشر: ٣ نوفمبر ٢٠٢٥ - ٠٨:٣٠</p>", "٣ نوفمبر ٢٠٢٥ - ٠٨:٣٠"),
        ("fa", "<p>۲۰۲۵/۱۱/۰۳ ۰۸:۳۰</p>", "۲۰۲۵/۱۱/۰۳ ۰۸:۳۰"),
        ("zh", "<p>二〇二五年十一月三日 08:30</p>", "二〇二五年十一月三日 08:30"),
        ("ja", "<p>２０２５年１１月３日 08:30</p>", "２０２５年１１月３日 08:30"),
    ],
)
def test_the_raw_date_is_the_text_of_the_page(language: str, header: str, raw: str) -> None:
    article = read(page(header, language=language))
    assert (article.date_published, article.date_published_raw) == ("2025-11-03T08:30", raw)


@pytest.mark.parametrize(
    ("header", "head", "url", "day", "rule"),
    [
        ("<p>Posted by Ann Lee on November 3, 2025</p>", "", None, "2025-11-03", "between headline and text"),
        ("<p>By Ann Lee and Tom Reed, 3 November 2025</p>", "", None, "2025-11-03", "between headline and text"),
        ("<dl><dt>Published:</dt><dd>3 November 2025</dd></dl>", "", None, "2025-11-03", "between headline and text"),
        ("<p>by Ann Lee</p>", '<meta name="published-date" content="2025-11-03">', None, "2025-11-03",
         "meta:published-date"),
        ("<p>3 November 2025</p>", '<meta name="date" content="2025-11-05T09:00:00+01:00">', None, "2025-11-03",
         "between headline and text"),
        ("<p>5 November 2025</p>", '<meta property="article:published_time" content="2025-10-01T09:00:00+01:00">', None,
         "2025-11-05", "between headline and text"),
        ("<p>Nov. 3, 2025, 10:28 p.m.</p>", '<meta name="article:published_time" content="2025-11-04T03:28:35Z">', None,
         "2025-11-03T22:28", "between headline and text"),
        ("<p>Published Nov 3, 2025. Updated Nov 5, 2025</p>", "", None, "2025-11-03", "between headline and text"),
        ("<p>Member since May 5, 2011</p>", "", "https://a.example/2025/11/03/granary", "2025-11-03", "url"),
        ("<p>Ana Pons | Sant Joan de Dalt | 3/11/2025 | Cultura</p>", '<meta property="og:locale" content="es_ES">',
         None, "2025-11-03", "between headline and text"),
        ("<p>From our desk at the old harbour, 3 November 2025, first seen by all at 02:21</p>", "", None, "2025-11-03",
         "between headline and text"),
        ("<p>by Ann Lee</p>", "", "https://a.example/2025/harbour/11/03/granary/", "2025-11-03", "url"),
        ("<p>5.-9.11.2025</p>", "", "https://a.example/2025/nov/03/granary", "2025-11-03", "url"),
        ("<p>5.-9.11.2025</p>", "", "https://a.example/de/13-11-2025-granary/7.html", "2025-11-13", "url"),
        ("<p>Nov 3, 10:00</p>", "", "https://a.example/2025/granary", "2025-11-03T10:00",
         "between, year from context"),
        ('<p>[11月03日 11時30分]</p><img src="/p/20251103_k7.jpg">', "", None, "2025-11-03T11:30",
         "between, year from context"),
        ('<p>Updated: 3 November 2025, 18:00</p>',
         '<meta name="date" content="2025-11-04T11:52:23">', None, "2025-11-03T18:00", "changed, as printed"),
        ("<p>Updated November 3, 2025</p>", "", None, "2025-11-03", "changed, as printed"),
        ("<p>Published Nov 3, 2025</p><p>Updated Nov 9, 2025</p>",
         '<script type="application/ld+json">{"@type": "Article", "datePublished": "2025-11-09"}</script>', None,
         "2025-11-03", "between headline and text"),
        ("", '<meta itemprop="datePublished" content="2025-11-03"><meta itemprop="datePublished" content="2025-11-07">',
         "https://a.example/2025/11/03/granary", "2025-11-03", "url"),
        ('<p>by Ann Lee</p>', '<script type="application/ld+json">[{"@type": "WebPage", "datePublished": "2025-11-03"},'
         ' {"@type": "VideoObject", "datePublished": "2025-10-01"}]</script>', None, "2025-11-03",
         "json-ld:datePublished of another object"),
    ],
)  # fmt: skip
def test_which_of_several_dates_is_believed(header: str, head: str, url: str | None, day: str, rule: str) -> None:
    article = read(page(header, head=head), url)
    assert (article.date_published, rule_of(article)) == (day, rule)


def test_a_day_without_a_year_takes_the_year_of_the_copyright_last() -> None:
    article = read(page("<p>11月20日 08:00</p>", after="<footer>© 2019-2025 Gazette</footer>"))
    assert (article.date_published, rule_of(article)) == ("2025-11-20T08:00", "between, year from context")


@pytest.mark.parametrize(
    ("after", "rule"),
    [
        ('<div class="author">Author: <a href="/ann">Ann Lee</a> am 03.11.2025, 13:36 Uhr</div>', "below the text"),
        ('<ul><li><time datetime="2025-11-03T13:36">Monday</time></li></ul>', "only time element"),
    ],
)
def test_a_lone_line_below_the_text_dates_it(after: str, rule: str) -> None:
    article = read(page(after=after))
    assert (article.date_published, rule_of(article)) == ("2025-11-03T13:36", rule)


def test_a_time_element_that_says_changed_is_the_last_change() -> None:
    header = '<p>By Ann Lee | <time datetime="2025-11-03T09:00Z">| Updated: Nov 3, 2025</time></p>'
    article = read(page(f"{header}<p>October 30, 2025</p>"))
    assert (article.date_published, article.date_modified) == ("2025-10-30", "2025-11-03")


def test_the_foot_of_a_post_says_when_it_was_posted() -> None:
    foot = '<div class="postfoot">Posted on 2025-11-03 11:57 | <a href="#c">63 comments</a></div>'
    comments = "<h3>63 comments</h3><p>2025-11-05 12:00 somebody</p><p>2025-11-06 12:00 another</p>"
    assert read(page(after=foot + comments)).date_published == "2025-11-03T11:57"


SENTENCES = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
AGAIN = SENTENCES.replace("<p>", "<p>Once more: ")
LONG = "".join(SENTENCES.replace("<p>", f"<p>{word}: ") for word in ("First", "Then", "At last"))


@pytest.mark.parametrize(
    ("body", "day", "rule"),
    [
        (f"<p>{STORY[0]}</p><p>{STORY[1]}</p><p>{STORY[2]}</p><p>{STORY[0]}</p><div>November 3, 2025</div>{SENTENCES}",
         "2025-11-03", "opening of the text"),
        ('<div class="date"><span>Nov</span> <span>03</span><span>2025</span></div>' + SENTENCES, "2025-11-03",
         "between headline and text"),
        ('<div class="date">Culture, 3.11.25</div>' + SENTENCES, "2025-11-03", "between headline and text"),
        (LONG + "<footer>Ann LeePosted on November 3, 2025Categories Houses</footer>", "2025-11-03",
         "opening of the text"),
        (LONG + "<footer>Dieser Beitrag wurde am 03.11.2025 von Ann in Stadt veröffentlicht.</footer>",
         "2025-11-03", "anywhere, labelled"),
        ('<span property="dc:date dc:created" content="2025-11-03T09:00:00+01:00">lately</span>' + SENTENCES,
         "2025-11-03T09:00:00+01:00", "time element published"),
        ('<div class="date-published"><p class="type-caption">November 3, 2025</p></div>' + SENTENCES, "2025-11-03",
         "between headline and text"),
        (f"<p>{STORY[0]}</p><p>The mayor's letter - 2 November 2025</p><p>{STORY[1]}</p>"
         '<p class="data_articolo">3 novembre 2025</p>' + SENTENCES, "2025-11-03", "opening of the text"),
    ],
)  # fmt: skip
def test_date_lines_wherever_the_text_begins_and_ends(body: str, day: str, rule: str) -> None:
    article = read(page(body))
    assert (article.date_published, rule_of(article)) == (day, rule)


def test_the_clock_of_another_zone_is_the_local_day() -> None:
    head = '<meta property="article:published_time" content="2025-11-04T02:41:00+00:00">'
    article = read(page(f"<p>{STORY[0]}</p><p>Ann Lee 3/11/2025 22:41</p>", head=head, language="es"))
    assert article.date_published == "2025-11-03T22:41"


def test_a_script_says_when_the_article_beside_it_was_published() -> None:
    data = f'{{"title": "{HEADLINE}", "publishedAt": "2025-11-03T09:00:00+01:00"}}'
    article = read(page(head=f"<script>var state = {data};</script>"))
    assert (article.date_published, rule_of(article)) == ("2025-11-03T09:00:00+01:00", "script:publishedAt")


@pytest.mark.parametrize(
    "data",
    [
        '{"title": "A bridge is painted", "publishedAt": "2025-11-03T09:00:00+01:00"}',
        f'[{{"title": "{HEADLINE}", "id": 1}}, {{"title": "A mill", "publishedAt": "2025-03-04T09:00:00Z"}}]',
        f'{{"title": "{HEADLINE}", "more": [{{"title": "A mill", "publishedAt": "2025-03-04T09:00:00Z"}}]}}',
    ],
)
def test_a_script_about_other_articles_says_nothing(data: str) -> None:
    assert read(page(head=f"<script>var state = {data};</script>")).date_published is None


def test_a_quoted_message_does_not_date_the_text() -> None:
    message = "<blockquote><p>We climbed it!</p><p>— Ann Lee (@annlee) November 3, 2025</p></blockquote>"
    assert read(page(SENTENCES + message + AGAIN)).date_published is None


def test_several_witnesses_outvote_a_machine() -> None:
    head = '<meta property="article:published_time" content="2025-11-09T10:00:00+01:00">'
    article = read(page("<p>3 November 2025</p>", head=head), "https://a.example/2025/11/03/granary")
    assert article.date_published == "2025-11-03"
    assert [row.value[:10] for row in article.evidence if row.field == "date_published"][-1] == "2025-11-09"


@pytest.mark.parametrize(("declared", "rows"), [("2025-11-03T09:00Z", 2), ("2025-11-06T09:00Z", 3)])
def test_a_day_declared_and_printed_at_the_headline_ends_the_search(declared: str, rows: int) -> None:
    head = (
        f'<meta property="article:published_time" content="{declared}">'
        '<meta property="article:modified_time" content="2025-11-05T09:00Z">'
    )
    article = read(page("<p>3 November 2025</p>", head=head, after="<p>Posted on 1 November 2025</p>"))
    assert article.date_published == declared.replace("Z", "+00:00")
    assert len([row for row in article.evidence if row.field == "date_published"]) == rows


def test_a_change_known_to_machines_only_is_no_date_of_publication() -> None:
    article = read(page(head='<meta property="article:modified_time" content="2025-11-05T09:00:00+01:00">'))
    assert (article.date_published, article.date_inferred, article.date_modified) == (
        None,
        "2025-11-05T09:00:00+01:00",
        "2025-11-05T09:00:00+01:00",
    )


@pytest.mark.parametrize(
    "parts",
    [
        {"after": OTHERS},
        {"after": "<footer>© 2025 The Gazette. Founded 3 May 1999.</footer>"},
        {"after": "<h3>Comments</h3><p>2025-11-05 12:00 somebody</p><p>2025-11-06 12:00 another</p>"},
        {"after": '<ul class="latest"><li><time datetime="2025-10-01">1 Oct</time> Harbour closed</li></ul>'},
        {"above": '<div class="todays-date">Monday, November 3, 2025</div>'},
        {"above": "<p>Today is November 3, 2025</p>"},
        {"above": "<div><p>Monday, November 3, 2025</p></div><nav><ul><li>News</li><li>Sports</li></ul></nav>"},
        {"above": '<ul class="news-ticker"><li>[November 3, 2025] Harbour closed</li></ul>'},
        {"after": "<ul><li>Ann Lee<p>3 November 2025</p></li><li>Bo Tam<p>4 November 2025</p></li></ul>"},
        {"after": "<article><h4>Harbour closed</h4><p>Posted on 3 November 2025</p></article>"},
        {"header": "<p>Published at 5:52 pm, updated November 3, 2025</p>"},
        {"header": '<time class="updated" datetime="2025-11-03" hidden></time>'},
        {"after": f"<footer><ul>{30 * MENU}</ul><p>This page was last edited on 3 November 2025</p></footer>"},
        {"header": "<p>Deadline: 3 November 2025</p>"},
        {"header": "<ol><li>The protocol of the last meeting at the mill, 3 November 2025</li><li>Money</li></ol>"},
        {
            "head": '<script type="application/ld+json">{"@type": "VideoObject", "name": "' + HEADLINE + '", '
            '"datePublished": "2025-11-03"}</script>'
        },
        {"header": "<p>Ann Lee, member since 3 November 2015</p>"},
        {"head": '<meta name="datePublished" content="2025-11-03"><meta name="datePublished" content="2025-11-07">'},
        {"head": '<script type="application/ld+json">{"@type": "VideoObject", "datePublished": "2025-11-03"}</script>'},
        {"head": '<meta name="expires" content="2025-11-03"><meta name="build-date" content="2025-11-03">'},
        {"head": '<meta property="article:published_time" content="0000-00-00T00:00:00">'},
        {"head": '<meta property="og:image" content="https://a.example/uploads/2025/11/03/x.jpg">'},
    ],
)
def test_a_page_whose_date_was_cut_out_has_none(parts: dict[str, str]) -> None:
    article = read(page(**parts))  # type: ignore[arg-type]
    assert article.date_published is None


TEASER = '<div class="box"><h3><a href="/b">A mill by the weir is painted blue</a></h3><div>4 March 2025</div></div>'
CARDS = "".join(f"<div><b>Card {day}</b><p>Updated August {day}, 2025</p></div>" for day in (3, 14, 29))
CHRONICLE = "".join(f"<p>{day} May 2009 – {STORY[2]}</p>" for day in (4, 11, 18))


@pytest.mark.parametrize(
    ("header", "above", "after"),
    [
        ("", TEASER, ""),
        ("", "", TEASER),
        ("", "", CARDS),
        (CHRONICLE, "", ""),
    ],
    ids=["a teaser above", "a teaser below", "cards with their own changes", "a chronicle"],
)
def test_the_days_of_others_are_never_the_storys(header: str, above: str, after: str) -> None:
    assert read(page(header, above=above, after=after)).date_published is None


def test_a_page_saved_without_its_address_has_the_day_of_the_one_it_gives_itself() -> None:
    head = '<link rel="canonical" href="https://paper.example/2025/11/03/granary.html">'
    assert read(page(head=head)).date_published == "2025-11-03"


def test_a_dash_behind_a_zone_is_no_offset() -> None:
    assert read_clock("2025-11-03 9:15 GMT - 5 comments", 10)[0] == read_clock("2025-11-03 9:15 GMT", 10)[0]
    assert read_clock("2025-11-03 9:15 GMT-5", 10)[0] == "T09:15-05:00"
    assert read_clock("2025-11-03 18:05 +01:00", 10)[0] == "T18:05+01:00"
    assert read_clock("2025-11-03 12:30 صباحًا", 10)[0] == "T00:30"


def test_two_days_in_lines_below_the_text_are_of_other_texts() -> None:
    others = "<h3>On ice</h3><p>by Ben Okoro (5/14/2025)</p><h3>On tea</h3><p>by Nick Pyle (5/17/2025)</p>"
    assert read(page(after=f"<div>{others}</div>")).date_published is None


def test_a_script_that_lists_several_articles_dates_the_one_with_the_headline() -> None:
    data = f'[{{"title": "{HEADLINE}", "publishedAt": "2025-11-03"}}, {{"title": "B", "publishedAt": "2025-11-05"}}]'
    assert read(page(head=f"<script>var state = {data};</script>")).date_published == "2025-11-03"


def test_a_wiki_says_at_its_foot_when_it_was_changed() -> None:
    menu = "".join(f'<li><a href="/{number}">Page {number}</a></li>' for number in range(40))
    foot = '<ul><li id="footer-info-lastmod">This page was last edited on 3 November 2025.</li></ul>'
    article = read(page(after=f"<ul>{menu}</ul>{foot}"))
    assert (article.date_published, rule_of(article)) == ("2025-11-03", "changed, as printed")


@pytest.mark.parametrize(
    ("head", "header", "day"),
    [
        (
            '<meta property="article:published_time" content="2025-11-03T09:00:00+01:00">',
            "",
            "2025-11-03T09:00:00+01:00",
        ),
        ("", "<p>3 November 2025</p>", "2025-11-03"),
        ("", "<p>3 November 2025</p><p>4 November 2025</p>", None),
        ("", "", None),
    ],
)
def test_a_page_with_too_little_text_still_says_its_day(head: str, header: str, day: str | None) -> None:
    body = f"<html><head><title>{HEADLINE}</title>{head}</head><body><h1>{HEADLINE}</h1>{header}<p>Six pictures.</p>"
    found = extract_article(Snapshot(body.encode(), "page"))
    assert isinstance(found, NotArticle)
    assert (found.why, found.date_published) == ("too_short", day)


def json_ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


ROW = "<tr><td>Walls</td><td>Stone</td></tr>"


@pytest.mark.parametrize(
    ("parts", "url"),
    [
        ({"header": "<p>As of 3 November 2025</p>"}, None),
        ({"header": f'<table class="infobox">{4 * ROW}<tr><td>Opened</td><td>3 November 2025</td></tr></table>'}, None),
        ({"header": '<div class="photo-legend">The granary, 3 November 2025</div>'}, None),
        ({"header": "<p>出道日期：1995年9月1日</p>", "language": "zh"}, None),
        ({"header": "<p>活动时间：2025年11月3日</p>", "language": "zh"}, None),
        ({"header": "<p>Founded 3 May 1995 (3 May 1995)</p>"}, None),
        ({"above": "<p>The mayor had called the harvest of 3 November 2025 the best</p>"}, None),
        (
            {
                "header": '<div class="card"><h3><a href="/b">A mill by the weir is painted</a></h3>'
                '<div><a href="/b">3 November 2025</a></div></div>'
            },
            None,
        ),
        ({"after": "<div><p>3 November 2025, a walk</p><p>5 November 2025, a dance</p></div>"}, None),
        (
            {"after": f'<div class="latest"><h3><a href="/granary-12">{HEADLINE}</a></h3><div>3 June 2025</div></div>'},
            "https://gazette.example.com/granary-31",
        ),
    ],
    ids=[
        "as of", "an infobox", "a picture's legend", "a debut", "an event", "a founding said twice",
        "a sentence above the headline", "a card that is a link", "a programme", "a column's other instalment",
    ],
)  # fmt: skip
def test_a_day_of_something_else_is_no_day_of_publication(parts: dict[str, str], url: str | None) -> None:
    assert read(page(**parts), url).date_published is None  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["liveBlogUpdate", "comment"])
def test_entries_and_comments_in_json_ld_are_not_the_article(key: str) -> None:
    inner = (
        '{"@type": "BlogPosting", "headline": "Ladders are brought", "datePublished": "2025-11-05T18:00:00+01:00",'
        ' "author": {"@type": "Person", "name": "Bo Tam"}}'
    )
    data = f'{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "Ann Lee"}}, "{key}": [{inner}]}}'
    article = read(page(head=json_ld(data)))
    names = [one.name for one in article.credits]
    assert (article.headline, names, article.date_published) == (HEADLINE, ["Ann Lee"], None)


@pytest.mark.parametrize("address", ["/granary", "https://gazette.example.com/granary/", "/granary#comments"])
def test_a_list_of_what_is_new_dates_the_page_that_it_links_to(address: str) -> None:
    entry = f'<h3><a href="{address}">{HEADLINE}</a></h3><div>3 November 2025</div>'
    other = '<h3><a href="/b">A mill by the weir is painted</a></h3><div>1 November 2025</div>'
    after = f'<section class="latest"><div>{other}</div><div>{entry}</div></section>'
    article = read(page(after=after), "https://gazette.example.com/granary")
    assert (article.date_published, rule_of(article)) == ("2025-11-03", "its own entry in a list")


def test_the_line_at_a_notices_foot_and_its_head_outvote_the_days_after() -> None:
    head = '<meta name="pubdate" content="2025-11-04T00:00:00">'
    article = read(page("<p>3 November 2025</p>", head=head, after="<p>3 November 2025</p>"))
    assert article.date_published == "2025-11-03"


def test_the_day_in_the_address_is_that_of_its_place_where_machines_say_utc() -> None:
    head = '<meta property="article:published_time" content="2025-11-02T23:01:00+00:00">'
    assert (read(page(head=head), "https://a.example/2025/11/03/granary").date_published or "")[:10] == "2025-11-03"


def test_a_day_in_an_element_that_is_called_after_it_is_local_among_the_first_lines() -> None:
    head = '<meta property="article:published_time" content="2025-11-04T02:41:00+00:00">'
    article = read(page(f'<p>{STORY[0]}</p><div class="article-meta">3 November 2025</div>', head=head))
    assert (article.date_published or "")[:10] == "2025-11-03"


@pytest.mark.parametrize(("rel", "day"), [(' rel="author"', "2025-11-08"), ("", None)])
def test_a_short_date_in_a_by_line_counts(rel: str, day: str | None) -> None:
    assert read(page(f'<p><a{rel} href="/ann">Ann Lee</a> | 8.11.25</p>')).date_published == day


def test_a_day_above_the_headline_may_be_the_visits_where_metadata_know_better() -> None:
    head = json_ld('{"@type": "NewsArticle", "datePublished": "2025-11-03"}')
    assert read(page(head=head, above="<p>November 21, 2025</p>")).date_published == "2025-11-03"


@pytest.mark.parametrize(("column", "day"), [("layout-sidebar-left", "2025-11-03"), ("layout-main", None)])
def test_a_sidebar_within_what_is_named_so_and_holds_the_story_too_is_the_storys(column: str, day: str | None) -> None:
    terms = '<div class="layout-sidebar-bottom"><h4>Published</h4><div>3 November 2025</div></div>'
    assert read(page(above=f'<div class="{column}">', after=f"{terms}</div>")).date_published == day


@pytest.mark.parametrize(("name", "day"), [("text-caption inline-block", "2025-11-03"), ("picture-caption", None)])
def test_a_size_of_letters_that_is_called_caption_is_no_pictures(name: str, day: str | None) -> None:
    line = f'<div class="{name}">3 November 2025 • 5 minutes</div>'
    assert (read(page(line)).date_published or "None")[:10] == str(day)


@pytest.mark.parametrize("day", ["2025•11•03", "2025·11·3", "2025・11・03", "2025.11.03"])
def test_points_of_any_height_part_year_month_and_day(day: str) -> None:
    assert read(page(f"<p>{day}</p>")).date_published == "2025-11-03"


def test_the_last_change_stands_for_the_publication_and_says_so() -> None:
    article = read(page("<p>Stand: 12.10.2026, 17:45 Uhr</p>", language="de"))
    assert (article.date_published, article.flags) == ("2026-10-12T17:45", ("dated_by_change",))
    both = read(page("<p>Veröffentlicht am 11.10.2026</p><p>Stand: 12.10.2026, 17:45 Uhr</p>", language="de"))
    assert (both.date_published, both.flags) == ("2026-10-11", ())


@pytest.mark.parametrize(
    ("zone", "offset"),
    [("EDT", "-04:00"), ("PST", "-08:00"), ("CEST", "+02:00"), ("JST", "+09:00"), ("BST", ""), ("CST", ""), ("ET", "")],
)
def test_letters_behind_an_hour_are_kept_and_give_an_offset_where_they_stand_for_one(zone: str, offset: str) -> None:
    article = read(page(f"<p>3 November 2025, 21:40 {zone}</p>"))
    assert article.date_published == f"2025-11-03T21:40{offset}"
    assert article.date_published_raw == f"3 November 2025, 21:40 {zone}"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("۲۱ خرداد ۱۴۰۴ - ۱۰:۲۲", "2025-06-11T10:22"),
        ("۱۴۰۴/۰۳/۲۱", "2025-06-11"),
        ("۳۰ اسفند ماه ۱۴۰۳", "2025-03-20"),
        ("۳۰ اسفند ۱۴۰۴", None),
    ],
)
def test_days_of_the_persian_calendar(line: str, day: str | None) -> None:
    assert read(page(f"<p>{line}</p>", language="fa")).date_published == day


def test_a_japanese_day_with_its_weekday_has_its_year_from_the_foot() -> None:
    after = "<footer>Copyright © 2025 潮見新聞</footer>"
    assert read(page("<p>7/23(水) 6:02配信</p>", after=after, language="ja")).date_published == "2025-07-23T06:02"
