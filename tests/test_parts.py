"""Articles in several parts, purely: which links lead on, and how what was read of each becomes one article."""

from dataclasses import replace
from urllib.parse import urljoin

import pytest

from crawler.discovery.families import keys_of_first, keys_of_later
from crawler.discovery.links import LinkPage
from crawler.discovery.parts import is_whole, may_go_on, next_part, part_number, whole_page
from crawler.extraction.flags import PARTS_MISSING
from crawler.extraction.joining import join_parts
from crawler.hooks import read_article
from crawler.items import Article, Block, Credit, Evidence, Image, Link, NotArticle, Snapshot

GOV = "https://www.paper.example/yw/202611/t20261103_480037.shtml"
SHOW = "https://www.paper.example/show.php?cat=4&id=21003"
SLUG = "https://www.paper.example/2026/11/03/old-mill/"


@pytest.mark.parametrize(
    ("first", "part", "number"),
    [
        (GOV, "t20261103_480037_1.shtml", 1),
        (GOV, "t20261103_480037_12.shtml", 12),
        (GOV, "t20261103_480037-2.shtml", 2),
        (GOV, "t20261103_480037_p2.shtml", 2),
        (GOV, "t20261103_480038.shtml", None),
        (GOV, "t20261103_4800372.shtml", None),
        (GOV, "t20261103_480037_2026.shtml", None),
        (GOV, "t20261103_480037_2.jpg", None),
        (GOV, "t20261103_480037_2.shtml?from=hot", None),
        (GOV, "https://m.paper.example/yw/202611/t20261103_480037_2.shtml", None),
        (SHOW, "?cat=4&id=21003&page=2", 2),
        (SHOW, "?cat=4&id=21003&page=2026", None),
        (SHOW, "?cat=4&id=21004&page=2", None),
        (SHOW, "?cat=4&id=21003&cpage=2", None),
        (SHOW, "?cat=4&page=2", None),
        (f"{SHOW}&page=1", "?cat=4&id=21003&page=2", 2),
        (SLUG, "2/", 2),
        (SLUG, "page/3/", 3),
        (SLUG, "?page=2", 2),
        (SLUG, "/2026/11/03/old-mill-2/", 2),
        (SLUG, "comment-page-2/", None),
        (SLUG, "/2026/11/04/", None),
        ("https://www.paper.example/a/77_1.html", "77_2.html", 2),
        ("https://www.paper.example/a/77_5.html", "77_6.html", None),
        ("https://www.paper.example/", "/2", None),
        ("https://www.paper.example/a", "https://[bad/2", None),
    ],
)
def test_a_part_has_the_articles_own_address_and_a_number(first: str, part: str, number: int | None) -> None:
    base = "" if part.startswith("https://[") else first.partition("?")[0] if part.startswith("?") else first
    url = f"{base}{part}" if part.startswith("?") else joined(base, part)
    assert part_number(url, first) == number
    assert number is None or keys_of_later(url) & keys_of_first(first)


def joined(base: str, address: str) -> str:
    return urljoin(base, address) if base else address


def page(links: str, url: str = GOV) -> LinkPage:
    return LinkPage(f"<html><body><div id=c><p>正文</p></div>{links}</body></html>", url)


PAGER = '<a href="t20261103_480037_1.shtml">2</a> <a href="t20261103_480037_2.shtml">3</a>'
SECOND = GOV.replace(".shtml", "_1.shtml")
THIRD = GOV.replace(".shtml", "_2.shtml")


@pytest.mark.parametrize(
    ("links", "found"),
    [
        (f'{PAGER} <a href="t20261103_480037_1.shtml">下一页</a>', SECOND),
        (PAGER, SECOND),
        ('<a href="t20261103_480037_1.shtml">下一页 &gt;</a>', SECOND),
        ('<a href="t20261103_480037_1.shtml">[第2页]</a>', SECOND),
        ('<a rel="next" href="t20261103_480037_1.shtml"><img src="arrow.png"></a>', SECOND),
        ('<link rel="next" href="t20261103_480037_1.shtml">', SECOND),
        ('<script>createPageHTML(3, 0, "t20261103_480037", "shtml");</script>', SECOND),
        ('<script>createPageHTML(1, 0, "t20261103_480037", "shtml");</script>', None),
        ('<a href="t20261103_480051.shtml">下一篇</a>', None),
        ('<a href="t20261103_480051.shtml">下一页</a>', None),
        ('<link rel="next" href="t20261103_480051.shtml">', None),
        ('<a href="index_1.shtml">下一页</a>', None),
        ('<a href="t20261103_480037_1.shtml">渡轮停航三天，两岸居民改乘公交</a>', None),
        ('<div class="comments"><a href="?page=2">2</a><a href="?page=2">Next</a></div>', None),
        ('<section id="comment-list"><p><a href="?page=2">下一页</a></p></section>', None),
        ('<a href="?page=2">下一页</a>', f"{GOV}?page=2"),
        ('<a href="javascript:next()">下一页</a>', None),
        ('<a href="https://evil.example/yw/202611/t20261103_480037_1.shtml">下一页</a>', None),
        ("", None),
    ],
)
def test_a_link_to_the_next_part_says_that_it_leads_on(links: str, found: str | None) -> None:
    assert next_part(page(links), GOV, 1) == found
    body = links.encode()
    assert may_go_on(body, GOV) or found is None


@pytest.mark.parametrize("quote", ['"', "'", ""])
@pytest.mark.parametrize(
    ("first", "href"),
    [
        (SHOW, "/show.php?cat=4&amp;id=21003&amp;page=2"),
        (SHOW, "show.php?cat=4&id=21003&page=2"),
        (SHOW, "?cat=4&id=21003&page=2"),
        (GOV, "?page=2"),
        (GOV, "t20261103_480037.shtml?pn=2"),
        (SLUG, "/2026/11/03/old-mill/2/"),
        (SLUG, "https://www.paper.example/2026/11/03/old-mill/?page=2"),
    ],
)
def test_a_quick_look_at_the_bytes_sees_every_way_of_writing_the_address(first: str, href: str, quote: str) -> None:
    links = f"<a href={quote}{href}{quote}>2</a>"
    assert next_part(page(links, first), first, 1) is not None
    assert may_go_on(f'<meta content="initial-scale=1">{links}'.encode(), first)
    assert not may_go_on(b'<meta content="initial-scale=1"><a href="/list/?page=2">2</a>', first)


def test_from_a_later_part_only_what_comes_behind_it_is_next() -> None:
    back = '<a href="t20261103_480037.shtml">1</a> <a href="t20261103_480037.shtml">上一页</a>'
    assert next_part(page(f'{back} <a href="t20261103_480037_2.shtml">3</a>', SECOND), GOV, 2) == THIRD
    assert next_part(page(f'{back} <a href="t20261103_480037_1.shtml">下一页</a>', THIRD), GOV, 3) is None
    assert next_part(page(back, THIRD), GOV, 3) is None


@pytest.mark.parametrize(
    ("text", "address", "found"),
    [
        ("【全文阅读】", "t20261103_480037_all.shtml", True),
        ("View all", "?page=all", True),
        ("单页阅读", "t20261103_480037_0.shtml", True),
        ("全文", "t20261103_480051_all.shtml", False),
        ("View all", "/yw/", False),
        ("View all news", "?page=all", False),
        ("全文", "?page=2", False),
    ],
)
def test_all_on_one_page_is_a_link_that_says_so_with_the_articles_address(text: str, address: str, found: bool) -> None:
    url = whole_page(page(f'<a href="{address}">{text}</a>'), GOV)
    assert (url is not None) == found
    assert url is None or is_whole(url, GOV)


def paragraph(text: str) -> Block:
    return Block("paragraph", text, None, f"line {len(text)}")


LEAD, ONE, TWO, THREE = map(paragraph, ("编者按：渡轮停航。", "第一天，风大。", "第二天，浪高。", "第三天，雨停。"))
COPYRIGHT = paragraph("版权所有，转载请注明。")
FIRST = Article(
    headline="渡轮停航三天",
    blocks=(LEAD, ONE),
    url=GOV,
    date_published="2026-11-03",
    date_published_raw="2026年11月3日",
    images=(Image("a.jpg", "停航"),),
    links=(Link("related", "旧船", "https://www.paper.example/old"), Link("related", "下一页", SECOND)),
    credits=(Credit("reporter", "苇一舟", "记者"),),
    evidence=(Evidence("headline", "渡轮停航三天", "h1"), Evidence("source", "x", "line", chosen=False)),
)


def part(url: str, *blocks: Block, **fields: object) -> Article:
    return replace(FIRST, url=url, blocks=blocks, images=(), links=(), credits=(), evidence=(), **fields)  # type: ignore[arg-type]


def test_parts_are_one_text_with_what_they_repeat_once() -> None:
    second = part(SECOND, paragraph("渡轮停航三天"), LEAD, TWO, COPYRIGHT)
    third = part(THIRD, LEAD, THREE, COPYRIGHT)
    whole = join_parts(FIRST, [second, third])
    assert [block.text for block in whole.blocks] == [one.text for one in (LEAD, ONE, TWO, THREE, COPYRIGHT)]
    assert [block.locator for block in whole.blocks[1:3]] == ["line 7", "part 2: line 7"]
    assert (whole.headline, whole.url, whole.date_published) == (FIRST.headline, GOV, "2026-11-03")


def test_what_stands_on_the_last_part_only_is_the_articles() -> None:
    evidence = (Evidence("source", "莲渡日报", "line", locator="line 9"), Evidence("headline", "另一个标题", "h1"))
    last = replace(
        part(SECOND, TWO, source="莲渡日报"),
        credits=(Credit("reporter", "苇一舟", "记者"), Credit("editor", "桨声", "责任编辑")),
        images=(Image("a.jpg", "停航"), Image("b.jpg", "复航")),
        links=(Link("related", "旧船", "https://www.paper.example/old"), Link("related", "上一页", GOV)),
        evidence=evidence,
    )
    whole = join_parts(FIRST, [last])
    assert whole.source == "莲渡日报"
    assert [(one.role, one.name) for one in whole.credits] == [("reporter", "苇一舟"), ("editor", "桨声")]
    assert [one.url for one in whole.images] == ["a.jpg", "b.jpg"]
    assert [one.url for one in whole.links] == ["https://www.paper.example/old"]
    assert [(row.field, row.value, row.locator) for row in whole.evidence] == [
        ("headline", "渡轮停航三天", None),
        ("source", "莲渡日报", "part 2: line 9"),
    ]


def test_a_date_of_a_later_part_counts_where_the_first_has_none() -> None:
    undated = replace(FIRST, date_published=None, date_published_raw=None, date_inferred="2026")
    whole = join_parts(undated, [part(SECOND, TWO, date_inferred=None)])
    assert (whole.date_published, whole.date_published_raw, whole.date_inferred) == (
        "2026-11-03",
        "2026年11月3日",
        None,
    )


def test_the_first_page_once_more_adds_nothing_and_all_on_one_page_is_taken_as_it_is() -> None:
    assert join_parts(FIRST, [replace(FIRST, url=SECOND)]).blocks == FIRST.blocks
    whole = join_parts(FIRST, [part(f"{GOV}?page=all", LEAD, ONE, TWO, THREE)])
    assert [block.text for block in whole.blocks] == [one.text for one in (LEAD, ONE, TWO, THREE)]


SENTENCE = "渡口管理所介绍，新船换上了两台低噪声发动机，靠岸时岸上说话不必再提高嗓门，旧船将留作备用。"


def bytes_of(text: str, links: str, end: str = "") -> bytes:
    head = '<meta charset="utf-8"><title>渡轮停航三天 - 莲渡日报</title>'
    content = f"<h1>渡轮停航三天</h1><div class=content>{text}</div>{end}<div class=pages>{links}</div>"
    return f"<html><head>{head}</head><body><article>{content}</article></body></html>".encode()


def test_a_page_that_leads_on_is_flagged_until_its_parts_are_there_and_a_short_last_part_counts() -> None:
    text = "".join(f"<p>第{number}天，{SENTENCE}</p>" for number in range(1, 4))
    first = Snapshot(bytes_of(text, PAGER), GOV, GOV)
    alone = read_article(first)
    assert isinstance(alone, Article)
    assert alone.flags == (PARTS_MISSING,)
    more = bytes_of(f"<p>第四天，{SENTENCE}</p>" * 1, PAGER)
    last = bytes_of(
        "<p>第五天雨停了，渡轮复航。</p>", '<a href="t20261103_480037.shtml">1</a>', "<p>（责任编辑：桨声）</p>"
    )
    assert isinstance(read_article(Snapshot(last, THIRD, THIRD)), NotArticle)
    two = read_article(replace(first, parts=(Snapshot(more, SECOND, SECOND),)))
    assert isinstance(two, Article)
    assert PARTS_MISSING in two.flags
    whole = read_article(replace(first, parts=(Snapshot(more, SECOND, SECOND), Snapshot(last, THIRD, THIRD))))
    assert isinstance(whole, Article)
    assert [text[:4] for text in whole.paragraphs] == ["第1天，", "第2天，", "第3天，", "第四天，", "第五天雨"]
    assert (whole.flags, [one.name for one in whole.credits]) == ((), ["桨声"])


def test_a_short_number_in_a_date_is_no_address_of_a_part() -> None:
    first = "https://paper.example/news/12.html"
    assert not may_go_on(b"<p>2026-12-05 10:12</p><img src=a12_2.jpg>", first)
    for href in (b"12_2.html", b"/news/12_2.html", b"./12-2.html", b"12/2"):
        assert may_go_on(b"<p>2026-12-05</p><a href=" + href + b">2</a>", first)


@pytest.mark.parametrize("filler", [b"=", b'"', b"?p=1", b"&page=1", b"t20261103_480037", b"t20261103_480037/page"])
def test_a_page_made_to_be_slow_is_looked_at_once(filler: bytes) -> None:
    body = b"<html>" + filler * (3_000_000 // len(filler))
    may_go_on(body, GOV)
    assert not may_go_on(body * 2, GOV)


def test_a_file_without_an_address_is_not_flagged() -> None:
    result = read_article(Snapshot(bytes_of(f"<p>{SENTENCE}</p>" * 1, PAGER), "page.html"))
    assert result.flags == ()


def test_data_in_the_place_of_a_page_leads_nowhere() -> None:
    assert next_part(LinkPage('{"next": "t20261103_480037_1.shtml"}', GOV), GOV, 1) is None
