"""Small pages, one for each layout that was once read wrong: what a reader sees is what comes out."""

import pytest
from read import article_of

from crawler.extraction import extract_article
from crawler.extraction.people.names import names_in
from crawler.extraction.source.htmlpage import parse_page
from crawler.extraction.source.page import Node, Piece
from crawler.extraction.story.body import among_kin, among_siblings, judge
from crawler.extraction.story.ground import find_ground
from crawler.items import Article, NotArticle, Snapshot

HEADLINE = "老粮仓改成少年宫"
STORY = (
    "城东闲置多年的老粮仓，昨天改成少年宫重新开门，三百多个孩子成了第一批学员，家长们在门口排起了长队。",
    "粮仓建于上世纪六十年代，墙厚六十厘米，冬暖夏凉，改造时保留了全部木梁和两台老磅秤，供孩子们辨认。",
    "少年宫主任说，周末课程全部免费，名额向周边三所小学倾斜，报名从下月一日开始，先到先得。",
)
LONG = "这是另外一段很长的话，说的是别的事情，和这篇报道没有关系，只是想看看它会不会被当成正文收进去，应该不会。"


def page(header: str = "", after: str = "", above: str = "", story: tuple[str, ...] = STORY) -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    head = f'<html lang="zh"><head><meta charset="utf-8"><title>{HEADLINE}</title></head>'
    return f"{head}<body>{above}<h1>{HEADLINE}</h1>{header}<div>{text}</div>{after}</body></html>".encode()


def read(body: bytes) -> Article:
    return article_of(body)


def people(article: Article) -> list[tuple[str, str]]:
    return [(credit.role, credit.name) for credit in article.credits]


@pytest.mark.parametrize(
    ("header", "date", "credits"),
    [
        ("<p>临溪晚报 2009年06月14日 记者 王小蒲</p>", "2009-06-14", [("reporter", "王小蒲")]),
        ("<p>2026-11-20 08:00 江城新闻网 记者 江一白</p>", "2026-11-20T08:00", [("reporter", "江一白")]),
        ("<p>江城新闻网 | 作者：白露 | 2026/11/08</p>", "2026-11-08", [("author", "白露")]),
        ("<p>□ 本报记者 王小明 实习生 李小禾</p><p>2026-11-20</p>", "2026-11-20",
         [("reporter", "王小明"), ("intern", "李小禾")]),
        ("<p>■ 本报记者 王小明 文/图</p>", None, [("reporter", "王小明"), ("photographer", "王小明")]),
        ("<p>記者林向晚／山城報導</p>", None, [("reporter", "林向晚")]),
    ],
)  # fmt: skip
def test_people_and_date_of_a_header_line(header: str, date: str | None, credits: list[tuple[str, str]]) -> None:
    article = read(page(header))
    assert (article.date_published, people(article), article.source) == (date, credits, None)
    assert article.paragraphs == STORY


@pytest.mark.parametrize(
    ("ending", "credits"),
    [
        ("江城晚报记者 张楠", [("reporter", "张楠")]),
        ("采写：江城日报见习记者 林知秋", [("intern", "林知秋")]),
        ("（总台记者 张倩）", [("reporter", "张倩")]),
        ("活动持续到月底。（袁静）", [("reporter", "袁静")]),
        ("活动持续到月底。（完）", []),
    ],
)
def test_people_at_the_end_of_the_story(ending: str, credits: list[tuple[str, str]]) -> None:
    assert people(read(page(story=(*STORY, ending)))) == credits


@pytest.mark.parametrize(
    "element",
    [
        '<a rel="author" href="/u/1">quillfeather</a>',
        '<span class="author vcard"><a href="/u/1">quillfeather</a></span>',
    ],
)
def test_an_inline_element_that_says_author_holds_the_author(element: str) -> None:
    comment = '<div class="comments"><p><span class="author">somebody</span> says: nice barn, thank you all.</p></div>'
    assert people(read(page(f"<p>2026-11-20 by {element} in Barns</p>", after=comment))) == [("author", "quillfeather")]


def test_counters_and_font_sizes_in_the_source_line_are_no_part_of_the_source() -> None:
    article = read(page("<p>2026-11-20 08:00 字号：A- A A+ 来源于：江城日报 阅读 1.8万 评论(56)</p>"))
    assert (article.source, article.date_published) == ("江城日报", "2026-11-20T08:00")


@pytest.mark.parametrize(
    "banner",
    ["今天是2026年11月23日 星期一", "2026年11月23日 星期一 晴 12℃", "2026年11月23日 欢迎您访问江城新闻网"],
)
def test_the_day_of_the_visit_is_not_the_date_of_the_article(banner: str) -> None:
    assert read(page(above=f"<div>{banner}</div>")).date_published is None


def test_a_date_below_the_standfirst_is_the_date_and_no_paragraph() -> None:
    article = read(page("<p>改造保留了全部木梁。</p><p>发布时间：2026-11-20 08:00</p>"))
    assert article.date_published == "2026-11-20T08:00"
    assert "发布时间" not in article.body


@pytest.mark.parametrize("update", ["| Updated 6:02 p.m.", "Updated 6:02 PM"])
def test_a_date_line_with_the_hour_of_an_update_is_no_paragraph(update: str) -> None:
    story = (
        "Riders would pay five crowns for a trip.",
        "The council voted on Tuesday to raise the fares of the lake ferry by eight percent, the first time in years.",
        "The change takes effect in July; a member who voted against it called it a tax on those who live far away.",
    )
    lead, *text = [f"<p>{paragraph}</p>" for paragraph in story]
    when = f"<time>May 14, 2024 at 4:20 p.m.</time> <span>{update}</span>"
    article = read(f"<h1>Ferry fares rise</h1><article>{lead}{when}{''.join(text)}</article>".encode())
    assert article.date_published == "2024-05-14T16:20"
    assert article.paragraphs == story


def test_an_update_is_the_date_modified() -> None:
    article = read(page("<p>2026年11月12日 17:05（2026年11月13日 9:30更新）</p>"))
    assert (article.date_published, article.date_modified) == ("2026-11-12T17:05", "2026-11-13T09:30")


def test_comments_without_a_name_for_it_are_not_the_story() -> None:
    comments = "".join(
        f"<div class='x'><span>网友{day}</span> 2026-11-{day} 12:0{day % 10}<p>{LONG}</p></div>"
        for day in range(10, 20)
    )
    article = read(page(after=f"<div class='talk'><h3>大家说</h3>{comments}</div>"))
    assert article.paragraphs == STORY
    assert article.date_published is None


def test_teasers_longer_than_the_story_are_links() -> None:
    cards = "".join(
        f"<li><h4><a href='/a{n}.html'>第{n}条别的新闻的标题在这里</a></h4><p>{LONG}</p></li>" for n in range(8)
    )
    article = read(page(after=f"<div><h3>相关推荐</h3><ul>{cards}</ul></div>"))
    assert article.paragraphs == STORY
    assert [link.headline for link in article.links] == [f"第{n}条别的新闻的标题在这里" for n in range(8)]
    assert {link.teaser for link in article.links} == {LONG}


def test_a_data_table_comes_out_in_rows() -> None:
    cells = "<tr><th>品种</th><th>均价</th></tr><tr><td>白菜</td><td>2.4</td></tr><tr><td>番茄</td><td>6.8</td></tr>"
    table = f"<table>{cells}</table>"
    story = (STORY[0], STORY[1] + table, STORY[2])
    rows = [block.text for block in read(page(story=story)).blocks if block.kind == "table_row"]
    assert rows == ["品种 | 均价", "白菜 | 2.4", "番茄 | 6.8"]


def test_a_flash_of_one_sentence_is_an_article() -> None:
    article = read(page("<p>2026-11-21 07:05 来源：江城地铁</p>", story=("江城北站C口积水已排除，七时整恢复通行。",)))
    assert (article.source, article.paragraphs) == ("江城地铁", ("江城北站C口积水已排除，七时整恢复通行。",))


def test_a_page_of_links_is_an_index_page() -> None:
    links = "".join(f"<li><a href='/a{number}.html'>第{number}条新闻的标题就在这一行里</a></li>" for number in range(7))
    result = extract_article(Snapshot(f"<html><body><h1>要闻</h1><ul>{links}</ul></body></html>".encode(), "page"))
    assert isinstance(result, NotArticle)
    assert result.why == "index_page"


def test_what_calls_itself_a_widget_and_holds_the_story_is_the_story() -> None:
    body = page().replace(b"<div>", b'<div class="widget share-box">')
    assert read(body).paragraphs == STORY


@pytest.mark.parametrize("first", ["2019年5月12日，大桥动工。", "On 12 May 1998 the first tram line closed."])
def test_a_short_first_sentence_with_a_date_is_no_date_line(first: str) -> None:
    article = read(page(story=(first, *STORY)))
    assert (article.date_published, article.paragraphs) == (None, (first, *STORY))


@pytest.mark.parametrize("levels", [20_000, 60_000])
def test_a_page_too_deep_says_so_whether_its_elements_are_closed_or_not(levels: int) -> None:
    for closing in ("", "</div>" * levels):
        found = extract_article(
            Snapshot(f"<html><h1>{HEADLINE}</h1>{'<div>' * levels}{LONG}{closing}".encode(), "page")
        )
        assert isinstance(found, NotArticle)
        assert found.why == "too_deep"


@pytest.mark.parametrize(
    "filler",
    [
        '{"layoutDesktop":4,"buttonText":"Buy now, and pay later","products":[{"title":"A rope, a bar, and a mat"}]}',
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.",
    ],
)
def test_a_widgets_data_and_blind_text_are_no_lines_of_the_story(filler: str) -> None:
    story = (STORY[0], filler, *STORY[1:])
    assert read(page(story=story)).paragraphs == STORY


def test_what_readers_say_is_not_even_judged() -> None:
    found = parse_page(page(after=f'<div class="comments"><p>{LONG}</p></div>').decode())
    headline = next(piece for piece in found.pieces if piece.tag == "h1")
    judged = [piece.text for piece, _, _ in judge(found, find_ground(found, headline), headline)]
    assert judged == [HEADLINE, *STORY]


def test_the_next_article_below_is_not_the_story() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    other = "".join(f"<p>{number}、{LONG}</p>" for number in range(9))
    body = (
        f"<html><body><main><article><h1>{HEADLINE}</h1><div>{text}</div></article>"
        f'<article class="second"><h2>河堤步道</h2><div>{other}</div></article></main></body></html>'
    )
    assert read(body.encode()).paragraphs == STORY


def test_siblings_are_judged_much_alike() -> None:
    root = Node("div", None)
    line, other = Node("p", root), Node("p", root, names="small")
    pieces = [Piece("…", node, 0, "p", words=9) for node in (line, line, other)]
    assert among_siblings(pieces, [2.0, -1.0, -1.0]) == pytest.approx([0.95, 0.05, -1.0])


def test_kin_in_other_elements_are_judged_a_little_alike() -> None:
    above, below = (Node("div", None, names=name) for name in ("above", "below"))
    named = [Piece("…", Node("p", parent, names="text"), 0, "p", words=9) for parent in (above, below)]
    assert among_kin(named, [2.0, -0.4]) == pytest.approx([1.7, 0.2])
    apart = [Piece("…", Node("p", parent), 0, "p", words=9) for parent in (above, below)]
    assert among_kin(apart, [2.0, -0.4]) == [2.0, -0.4]
    alike = [Piece("…", Node("p", above), 0, "p", words=9) for _ in range(2)]
    assert among_kin(alike, [2.0, -0.4]) == pytest.approx([1.7, -0.4])
    cells = [Piece("…", Node("td", above, names="text"), 0, "td", words=9) for _ in range(2)]
    assert among_kin(cells, [2.0, -0.4]) == [2.0, -0.4]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ('<p><span class="location-stamp">Lakeside</span>Each morning the teacher rows', "Lakeside Each morning"),
        ('<p><a class="author">Ana Ruiz</a>Each morning the teacher rows', "Ana Ruiz Each morning"),
        ('<p><span class="location">Lakeside</span>, each morning the teacher rows', "Lakeside, each morning"),
    ],
)
def test_a_small_element_of_place_or_author_is_not_glued_to_the_text(line: str, read: str) -> None:
    page = parse_page(f"<body>{line} the boat across the lake.</p></body>")
    assert page.pieces[0].text.startswith(read)


def test_a_day_glued_to_a_writer_is_none_of_the_name() -> None:
    assert names_in("Ana Ruiz2 april 2025, 06:30").strong == ("Ana Ruiz",)
