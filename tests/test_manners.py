"""By-lines, days and furniture in the manner of pages that nobody had tuned for: small ones, each once read wrong."""

import pytest
from read import article_of

from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.people.datelines import credits_in_prose
from crawler.extraction.people.names import names_in
from crawler.items import Article

STORY = (
    "The old ferry crossed the northern lake again on Sunday morning, for the first time in eleven years.",
    "Several hundred people stood on the pier, and a brass band played when the boat came round the island.",
    "The council paid for half of the repairs; the rest came from fishermen, schools and two bakeries.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
CHINESE_STORY = (
    "停航十一年的老渡船，上周日早晨又一次横渡北湖，几百名居民站在码头上，看着它绕过湖心的小岛。",
    "修船的钱一半由区里出，另一半来自渔民、学校和两家面包店，船长说这是他一生中最长的一次等待。",
    "渡船每天往返六次，票价两元，老人和学生免费，周末加开一班，一直开到晚上八点。",
)


def read(header: str = "", after: str = "", head: str = "", *, is_chinese: bool = False, url: str = "") -> Article:
    title = "老码头重新开航" if is_chinese else "Old ferry returns to the northern lake"
    first, *rest = CHINESE_STORY if is_chinese else STORY
    html = (
        f'<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{header}'
        f"<p>{first}</p>{''.join(f'<p>{text}</p>' for text in rest)}{after}</article></body></html>"
    )
    return article_of(html, url or None)


def writers(article: Article) -> list[str]:
    return [credit.name for credit in article.credits if credit.role in ("author", "reporter")]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<p><strong>From Ana Ruiz, Orsel</strong></p>", ["Ana Ruiz"]),
        ("<p><strong>Ana Ruiz and Ben Okoro, Abuja</strong></p>", ["Ana Ruiz", "Ben Okoro"]),
        ("<p>Par Ana Ruiz et Ben Okoro, à Orsel</p>", ["Ana Ruiz", "Ben Okoro"]),
        ("<p>dal nostro inviato ANA RUIZ</p>", ["ANA RUIZ"]),
        ("<p>De notre correspondant à Orsel ANA RUIZ.</p>", ["ANA RUIZ"]),
        ('<div><span class="editeur">Lake Post</span> <span class="auteur">Ana RUIZ.</span></div>', ["Ana RUIZ"]),
        ("<p>By Ana Ruiz<span>Edited By: Ben Okoro</span></p>", ["Ana Ruiz"]),
        (
            '<div class="entry-byline"><div class="categories"><a rel="category tag" href="/c/1">Sports News</a>, '
            '<a href="/category/boats">Old Boats</a></div></div>',
            [],
        ),
        ('<div class="byline">Ana Ruiz | <a rel="tag" href="/t/1">Boat News</a></div>', ["Ana Ruiz"]),
        ('<div class="byline"><a href="/tags/ana-ruiz/">Ana Ruiz</a></div>', ["Ana Ruiz"]),
        (
            '<div class="author"><a href="/tag/old-boats/">Old Boats</a>, <a href="/tag/mills/">mills</a></div>',
            [],
        ),
    ],
)
def test_the_writers_of_a_header(header: str, expected: list[str]) -> None:
    article = read(header)
    assert writers(article) == expected
    assert article.paragraphs == STORY


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Written by", ["Ana Ruiz"]),
        ("Napisane przez", ["Ana Ruiz"]),
        ("كُتب بواسطة", ["Ana Ruiz"]),
        ("On Orders Over $50", []),
        ("Est. reading time", []),
        (None, ["Ana Ruiz"]),
    ],
)
def test_what_a_card_says_first_of_a_page_is_its_writer_where_its_label_says_so(
    label: str | None, expected: list[str]
) -> None:
    said = f'<meta name="twitter:label1" content="{label}">' if label else ""
    assert writers(read(head=f'{said}<meta name="twitter:data1" content="Ana Ruiz">')) == expected


def test_a_heading_that_says_the_headline_again_is_no_part_of_the_text() -> None:
    header = "<div class='head'><h2>Old ferry returns to the northern lake</h2></div>"
    assert read(header).paragraphs == STORY
    assert "Old ferry returns" not in read(header).body


def test_the_folder_of_a_person_is_no_section() -> None:
    links = '<a href="https://post.example/@ana">Ana Ruiz</a>'
    assert read(after=links, url="https://post.example/@ana/old-ferry-returns-1a").section is None
    links = '<a href="https://post.example/harbour">Harbour Home</a>'
    assert read(after=links, url="https://post.example/harbour/old-ferry-returns-1a").section == "Harbour"


@pytest.mark.parametrize(
    "after",
    [
        '<div><article class="view-teaser"><h3><a href="/1">Another harbour</a></h3>'
        '<div class="author">Ana Ruiz</div></article></div>',
        '<div class="recirc"><div>By Ana Ruiz</div><h3><a href="/1">Another harbour</a></h3></div>',
    ],
)
def test_a_teaser_names_no_writer(after: str) -> None:
    assert writers(read(after=after)) == []


def test_who_signs_in_cyrillic() -> None:
    assert writers(read(after='<div align="right"><b>Анна СОКОЛОВА.</b></div>')) == ["Анна СОКОЛОВА"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<div>时间：2026-10-17 09:31 来源：未知 作者：admin 点击：1083次</div>", []),
        ("<div>来源：县水务局 作者： <a href='#'>打印本页</a></div>", []),
        (
            "<div><span>2026年11月12日 12:30</span><span>更新 16:40</span><span class='byline'>报道：王小明</span>"
            "<span>摄影：李四</span><span>0 条评论</span></div>",
            ["王小明"],
        ),
    ],
)
def test_the_writers_of_a_chinese_header(header: str, expected: list[str]) -> None:
    assert writers(read(header, is_chinese=True)) == expected


def test_names_behind_outlets_and_before_numbers() -> None:
    assert names_in("臨溪報 記者王小明／臺北報導").strong == ("王小明",)
    line = read_credit_line("责任编辑：王小明_NB12345")
    assert line is not None
    assert [credit.name for credit in line.credits] == ["王小明"]
    assert names_in("Department for Lakes and Coast").strong == ()
    assert names_in("Super User").strong == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana RUİZ / ORSEL, (ABC) - Göl kenarındaki eski vapur yeniden sefere başladı.", ["Ana RUİZ"]),
        ("Haber / yorum, (2) - Göl kenarındaki eski vapur.", []),
        ("（湖畔新報・沿岸支局　佐々木由美）", ["佐々木由美"]),
    ],
)
def test_writers_in_the_text(text: str, expected: list[str]) -> None:
    assert [credit.name for credit in credits_in_prose(text, "船は夜まで動いた。")] == expected


def test_the_only_day_of_an_old_header_stands_behind_counters() -> None:
    header = "<p>作者：文若谷 文章来源：临溪日报 点击数：634 更新时间：2026-6-17</p>"
    assert read(header, is_chinese=True).date_published == "2026-06-17"


def test_a_printed_clock_tells_the_day_that_metadata_have_in_utc() -> None:
    head = (
        '<meta property="article:published_time" content="2024-11-20T01:14:00.000Z">'
        '<meta property="article:modified_time" content="2024-11-20T09:31:19.000Z">'
    )
    header = "<time>Updated November 20, 2024 — 8.31pm<span>first published at 12.14pm</span></time>"
    article = read(header, head=head, url="https://post.example/ferry-20241119-p5k.html")
    assert article.date_published is not None
    assert article.date_published.startswith("2024-11-20")


@pytest.mark.parametrize(
    ("line", "is_chinese"),
    [
        ("Posted by Ana Ruiz at March 7, 2006 04:52 PM | TrackBack (0)", False),
        ("Hier findest du Inhalte von Instagram", False),
        ("责任编辑：", True),
        ("打开全文", True),
        ("★鎖定渡輪雲，給你最新的船班", True),
        ("喜欢这篇文章，记得点赞、在看、转发哦~", True),
        ("摘要：停航十一年的老渡船，上周日早晨又一次横渡北湖 ...", True),
    ],
)
def test_a_line_of_the_page_is_none_of_the_story(line: str, is_chinese: bool) -> None:
    expected = CHINESE_STORY if is_chinese else STORY
    assert read(f"<p>{expected[0]}</p><p>{line}</p>", is_chinese=is_chinese).paragraphs[1:] == expected


def test_a_lead_picture_in_a_link_has_a_caption_and_a_portrait_is_none() -> None:
    lead = '<figure><a href="/1.jpg"><img src="/1.jpg"></a><figcaption>The ferry on Sunday</figcaption></figure>'
    portrait = '<div class="author-box"><img src="/2.jpg"><p>Ana Ruiz writes about lakes.</p></div>'
    assert [image.caption for image in read(lead + portrait).images] == ["The ferry on Sunday"]


def test_a_picture_right_above_the_headline_is_the_articles() -> None:
    figure = (
        '<figure><img src="data:image/gif;base64,R0" data-id-src="/1.jpg"><figcaption>The ferry</figcaption></figure>'
    )
    html = f"<title>Old ferry</title><body><article>{figure}<h1>Old ferry</h1>{PARAGRAPHS}</article></body>"
    article = article_of(html)
    assert [(image.url, image.caption) for image in article.images] == [("/1.jpg", "The ferry")]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Lake United, Real Orsel</p>",
        "<p>Donald Kettle and Joe Harbour</p>",
        "<p><b>With Ana Ruiz and Ben Okoro</b></p>",
    ],
)
def test_two_names_alone_are_no_writers(line: str) -> None:
    assert writers(read(line)) == []


@pytest.mark.parametrize("line", ["Новости США", "Совет ООН", "Сборная СССР"])
def test_letters_sign_nothing(line: str) -> None:
    assert writers(read(after=f"<p>{line}</p>")) == []


def test_a_sentence_that_begins_like_a_posted_line_stays() -> None:
    line = "Published on 3 March 2024, the report lists three faults of the ferry:"
    assert line in read(f"<p>{STORY[0]}</p><p>{line}</p>").paragraphs


ITEMS = ("A new boiler of the Orsel works", "Two hundred oak planks", "A bell for the pier")
TOLD = ("Ring the bell twice on the pier.", "Wait for the boat behind the white line.")


@pytest.mark.parametrize(
    ("announcing", "items"),
    [
        ("<p>The town bought for it:</p>", ITEMS),
        ("<h3>How to cross the lake</h3>", TOLD),
    ],
)
def test_a_list_that_is_announced_belongs_to_the_story(announcing: str, items: tuple[str, ...]) -> None:
    listed = f"<ul>{''.join(f'<li><p>{item}</p></li>' for item in items)}</ul>"
    article = read(after=f"{announcing}{listed}<p>{STORY[0]}</p>".replace("first time", "second time"))
    assert [block.text for block in article.blocks if block.kind == "list_item"] == list(items)


@pytest.mark.parametrize("names", ["subscriber-preview", "node-12 node-promoted", "typography newsletter-post post"])
def test_what_these_names_hold_is_the_story(names: str) -> None:
    picture = '<figure><a href="/a.jpg"><img src="/a.jpg"></a><figcaption>The ferry in May.</figcaption></figure>'
    held = f"<h1>Old ferry</h1>{picture}{PARAGRAPHS}"
    article = article_of(f"<title>Old ferry</title><body><article class='{names}'>{held}</article></body>")
    assert article.paragraphs == STORY
    assert [image.caption for image in article.images] == ["The ferry in May."]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 10:41 p.m. CT March 3, 2023 | Updated 9:20 a.m. CT March 4, 2023", "2023-03-03T22:41"),
        ("06:01, 22 JAN 2024 Updated 11:45, 22 JAN 2024", "2024-01-22T06:01"),
        ("18:05, 3 марта 2021", "2021-03-03T18:05"),
        ("Open 9:00 - 17:00, 3 March 2024", "2024-03-03"),
        ("Video 02:15 | 3 March 2024", "2024-03-03"),
    ],
)
def test_an_hour_stands_before_its_day(line: str, expected: str) -> None:
    assert read(f"<p>{line}</p>").date_published == expected


def test_the_day_is_that_of_the_printed_hour_before_it() -> None:
    moment = '<meta property="article:published_time" content="2023-03-04T04:41:12Z">'
    article = read("<p>Published 10:41 p.m. CT March 3, 2023 Updated 9:20 a.m. CT March 4, 2023</p>", head=moment)
    assert article.date_published == "2023-03-03T22:41"


def test_a_name_behind_a_label_in_an_element_of_its_own() -> None:
    assert writers(read("<div><div>By:&nbsp;</div><div><div>Anneke Straub, University News</div></div></div>")) == [
        "Anneke Straub"
    ]
    assert not writers(read(after="<ul><li>2,311 eggs counted by hand</li></ul>"))


def test_the_outlet_beside_its_writer_is_no_writer() -> None:
    head = (
        '<meta property="og:site_name" content="Tallgrass Dispatch"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Dominic Farrar, Tallgrass Dispatch"}}</script>'
    )
    assert writers(read(head=head)) == ["Dominic Farrar"]


def test_who_issued_a_press_release_is_its_source() -> None:
    article = read(after="<p>SOURCE Harbour Ferries, Inc.</p>")
    assert article.source == "Harbour Ferries, Inc."
    assert article.paragraphs == STORY


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Lake transport: Orsel steamer timetable for tourists", "Old ferry returns to the northern lake"),
        ("Old ferry returns to northern lake after 11 years", "Old ferry returns to northern lake after 11 years"),
    ],
)
def test_a_title_of_other_words_is_for_search_engines(title: str, expected: str) -> None:
    html = (
        f'<html><title>{title} | Lake Post</title><meta property="og:title" content="{title}">'
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}"}}</script>'
        f"<body><h1>Old ferry returns to the northern lake</h1>{PARAGRAPHS}"
    )
    article = article_of(html)
    assert article.headline == expected


def test_a_gallery_above_the_headline_is_the_articles() -> None:
    pictures = "".join(
        f'<div><figure><img src="/{name}.jpg"><figcaption>The ferry in {name}.</figcaption></figure></div>'
        for name in ("May", "June")
    )
    html = f"<title>Old ferry</title><body><main><div>{pictures}<h1>Old ferry</h1>{PARAGRAPHS}</div></main></body>"
    article = article_of(html)
    assert [image.caption for image in article.images] == ["The ferry in May.", "The ferry in June."]


def test_who_signs_in_an_element_named_after_the_author_with_the_place() -> None:
    after = '<p class="show_author">（临溪体育 王小明 发自北港）</p><p>更多消息请留意本栏目后续报道，谢谢各位读者。</p>'
    assert writers(read(after=after, is_chinese=True)) == ["王小明"]


def test_an_anchor_s_name_makes_no_furniture_of_a_sub_heading() -> None:
    heading = '<h3 class="subheading" id="nav_the_boiler_1">The boiler</h3>'
    assert "The boiler" in [block.text for block in read(after=f"{heading}<p>{STORY[1]} Again.</p>").blocks]


def test_the_writers_of_teasers_below_a_text_are_none_of_its_own() -> None:
    teasers = "".join(
        f'<div><a href="/{number}"><h3>Another harbour</h3></a><span>Von {name}</span></div>'
        for number, name in enumerate(("Simone Gubler", "Luzia Brandt", "Ivo Steiger"))
    )
    html = (
        f"<title>Old ferry</title><body><main><article><h1>Old ferry</h1><span class='author-name'>Reto Zoller</span>"
        f"{PARAGRAPHS}</article><section>{teasers}</section></main>"
    )
    article = article_of(html)
    assert writers(article) == ["Reto Zoller"]


@pytest.mark.parametrize("is_above", [True, False])
def test_whose_text_a_portal_took(is_above: bool) -> None:
    line = "<p>本文来自微信公众号 “渡口志”（ID:dukouzhi），作者：王小明，编辑：李四四，北港经授权发布。</p>"
    article = read(line if is_above else "", "" if is_above else line, is_chinese=True)
    assert article.paragraphs == CHINESE_STORY
    assert article.source == "渡口志"
    assert [(credit.role, credit.name) for credit in article.credits] == [("author", "王小明"), ("editor", "李四四")]


def test_a_source_among_labels_without_blanks() -> None:
    line = "频道：临溪二台栏目：走村来源：临溪网更新时间：2024年09月05日 20:11"
    article = read(f"<div>{line}</div>", is_chinese=True)
    assert article.source == "临溪网"


def test_names_side_by_side_speak_together() -> None:
    items = "".join(
        f'<li class="author"><a class="author__name" href="/{n}">{n}</a> Journalist</li>'
        for n in ("Silje Moen", "Anders Nyhus")
    )
    assert writers(read(f'<ul class="byline-horizontal">{items}</ul>')) == ["Silje Moen", "Anders Nyhus"]


def test_a_portal_s_supplier_behind_the_headline_is_no_part_of_it() -> None:
    title = "閉店の銭湯、煙突だけ残る 住民らが保存会"
    text = "".join(
        f"<p>{line}</p>"
        for line in (
            "町の銭湯は三年前に閉まったが、煙突だけは今も通りから見える。",
            "住民らは保存会を作り、春までに修理の費用を集めるという。",
        )
    )
    html = (
        f'<title>{title}（隅田新報） - ニュース</title><meta property="og:title" content="{title}（隅田新報）">'
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}（隅田新報）"}}</script>'
        f"<body><article><h1>{title}</h1>{text}{text}</article>"
    )
    article = article_of(html)
    assert article.headline == title


@pytest.mark.parametrize(
    "line", ["SOURCE CODE of the ferry app is now open to all.", "SOURCE A said the council paid for it."]
)
def test_a_sentence_on_a_source_stays(line: str) -> None:
    article = read(after=f"<p>{line}</p>")
    assert article.paragraphs == (*STORY, line)
    assert article.source is None


@pytest.mark.parametrize(
    ("line", "source", "names"),
    [
        ("本文来自微信公众号：渡口志，作者：阿明，编辑：小李，题图来自：AI", "渡口志", ["阿明", "小李"]),
        ("本文来自新华社，作者：王小明", "新华社", ["王小明"]),
    ],
)
def test_other_lines_that_say_whose_text_it_is(line: str, source: str, names: list[str]) -> None:
    article = read(after=f"<p>{line}</p>", is_chinese=True)
    assert article.paragraphs == CHINESE_STORY
    assert (article.source, [credit.name for credit in article.credits]) == (source, names)


@pytest.mark.parametrize("names", ["subscriber-offer", "promoted-content", "newsletter-post"])
def test_offers_within_a_text_stay_furniture(names: str) -> None:
    offer = "<p>For three pounds a month our readers get the whole paper, every morning and on every day.</p>"
    assert read(after=f'<div class="{names}">{offer}</div><p>{STORY[1]}</p>').paragraphs == (*STORY, STORY[1])


@pytest.mark.parametrize("other", ["Edited by Bo Li", "Medically reviewed by Dr Bo Li"])
def test_another_role_in_an_element_of_the_same_kind_is_no_writer(other: str) -> None:
    assert writers(read(f'<div><div class="author">Ana Ruiz</div><div class="author">{other}</div></div>')) == [
        "Ana Ruiz"
    ]


def test_tags_behind_a_list_or_a_label_are_no_items() -> None:
    tags = "<p>Tags:</p><ul><li>ferry</li><li>harbour</li></ul>"
    listed = (
        f"<p>The town bought for it:</p><ul><li>A new boiler</li><li>A bell</li></ul>{tags}<p>{STORY[1]} Again.</p>"
    )
    items = [block.text for block in read(after=listed).blocks if block.kind == "list_item"]
    assert items == ["A new boiler", "A bell"]
