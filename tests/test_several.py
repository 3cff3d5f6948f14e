"""Two stories in one box, without an element around either: the first is the article, whatever follows is not."""

import pytest
from read import article_of

from crawler.extraction.source.htmlpage import parse_page
from crawler.extraction.story.body import find_body
from crawler.extraction.story.ground import find_ground
from crawler.items import Article

MILL = (
    "The mill on the upper brook grinds again, four years after the flood had carried away its wheel and the weir.",
    "Its new wheel is of larch and was built by two brothers from the valley, who asked for nothing but the old one.",
    "Flour is sold on Fridays, in bags of one and of five kilograms, as long as the water stands above the mark.",
)
TRAM = (
    "The tram to the shipyard gets a second track from May on, so that a car can leave every six minutes, not twelve.",
    "Until then buses run between the market and the dry dock, said the company, which expects delays in the evening.",
    "Nineteen limes will be felled for it; forty are to be planted along the canal, where no rail will ever be laid.",
)
HEAD = "<h1>Mill on the brook grinds again</h1>"
SIGNED = "<p>November 20, 2026</p><p>By Ada Fennimore</p>"
NEXT_SIGNED = "<p>November 21, 2026</p><p>By Bruno Castle</p>"
NEXT_TITLE = "Tram to the shipyard gets a second track"
RELATED = '<h3>Related stories</h3><ul><li><a href="/2026/buses-run-late">Buses run late all week</a></li></ul>'


def text(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def read(body: str) -> Article:
    html = f"<html><head><title>Mill on the brook grinds again</title></head><body><div>{body}</div></body></html>"
    return article_of(html, "https://post.example/2026/mill-grinds")


@pytest.mark.parametrize("tag", ["h1", "h2"])
@pytest.mark.parametrize("signed", [NEXT_SIGNED, "<p>By Bruno Castle, November 21, 2026</p>"], ids=["two", "one"])
def test_of_two_signed_stories_in_one_box_the_first_is_the_article(tag: str, signed: str) -> None:
    article = read(f"{HEAD}{SIGNED}{text(MILL)}<{tag}>{NEXT_TITLE}</{tag}>{signed}{text(TRAM)}{RELATED}")
    assert (article.paragraphs, article.flags) == (MILL, ("another_story",))
    assert (article.date_published, [credit.name for credit in article.credits]) == ("2026-11-20", ["Ada Fennimore"])
    assert article.links == ()


def test_the_stories_of_a_chinese_page_are_told_apart_by_day_and_source() -> None:
    mill = (
        "停转四年的溪上水磨坊近日恢复运转，两位木匠兄弟用落叶松重新做了水轮，只留下旧轮作为报酬。",
        "磨坊每周五出售面粉，分一公斤和五公斤两种包装，只要溪水高于刻度线就会一直开磨，管理员说。",
        "四年前的洪水冲走了旧水轮和拦水坝，村民凑钱修好了水渠，今年秋天终于再次听到石磨的声音。",
    )
    tram = (
        "开往船厂的有轨电车将从五月起铺设第二条轨道，届时每六分钟就有一班车，比现在缩短一半时间。",
        "施工期间，市场与干船坞之间由公交车接驳，运营公司预计傍晚会有延误，请乘客提前安排好行程。",
        "为此要砍掉十九棵椴树，运河边将补种四十棵，那里以后不会再铺铁轨，园林部门负责人这样表示。",
    )
    first = f"<h1>溪上水磨坊时隔四年恢复运转</h1><p>2026-11-20 08:30　来源：临溪日报</p>{text(mill)}"
    article = read(f"{first}<h2>船厂电车五月起增设第二轨道</h2><p>2026-11-21 09:10　来源：港城晚报</p>{text(tram)}")
    assert (article.paragraphs, article.flags) == (mill, ("another_story",))
    assert (article.date_published, article.source) == ("2026-11-20T08:30", "临溪日报")


@pytest.mark.parametrize(
    "below",
    [
        f"<h2>What the company said on November 21, 2026</h2>{text(TRAM)}",
        f"<h2>What the company said</h2><p>November 21, 2026</p>{text(TRAM)}",
        f"<h2>What the company said</h2><p>By Bruno Castle</p>{text(TRAM)}",
        f"<h3>What the company said</h3>{NEXT_SIGNED}{text(TRAM)}",
        f"<h2>Ticker of the day</h2>{NEXT_SIGNED}<p>{TRAM[0]}</p>",
        f"<h2>Track for the tram</h2>{NEXT_SIGNED}{text(TRAM)}<h2>Buses run late</h2>{NEXT_SIGNED}<p>{MILL[0]}</p>",
    ],
    ids=["day in the heading", "day alone", "name alone", "lower heading", "short entry", "ticker"],
)
def test_a_heading_inside_a_text_begins_no_other_story(below: str) -> None:
    article = read(f"{HEAD}{SIGNED}{text(MILL)}{below}")
    assert (article.flags, article.paragraphs[:3], TRAM[0] in article.paragraphs) == ((), MILL, True)


def test_a_signed_heading_below_an_unsigned_text_begins_no_other_story() -> None:
    assert read(f"{HEAD}{text(MILL)}<h2>{NEXT_TITLE}</h2>{NEXT_SIGNED}{text(TRAM)}").flags == ()


def post(number: int, day: str, body: str) -> str:
    hour = f"{day}T08:00:00Z" if day else "—"
    signed = f'<header><time class="u-dt" datetime="{hour}">{day or "—"}</time></header>'
    who = f'<div class="message-cell"><section><h4>Ada {number}</h4><div>Miller</div></section></div>'
    said = f'<div class="message-content"><article class="message-body"><div>{body}</div></article></div>'
    main = f'<div class="message-cell"><div class="message-main">{signed}{said}</div></div>'
    return f'<article class="message js-post-{number}"><div class="message-inner">{who}{main}</div></article>'


@pytest.mark.parametrize("day", ["2026-11-20", ""])
def test_a_thread_in_a_forum_is_read_from_its_opening_post_however_short(day: str) -> None:
    posts = post(1, day, text(MILL[:2])) + post(2, "2026-11-21", "<p>Thanks!</p>")
    posts += post(3, "2026-11-22", text(TRAM)) + post(4, "2026-11-23", text(TRAM[::-1]))
    page = parse_page(f"{HEAD}<div>{posts}</div>")
    opening = next(node for node in page.nodes if "js-post-1" in node.names)
    assert opening.begin <= find_ground(page, page.pieces[0]).container.begin < opening.end
    assert [piece.text for piece in find_body(page, page.pieces[0])][:2] == list(MILL[:2])


def test_the_parts_of_a_story_are_no_posts() -> None:
    parts = "".join(f'<article class="part">{text(lines)}</article>' for lines in (MILL[:2], TRAM, TRAM[::-1]))
    page = parse_page(f"{HEAD}<div>{parts}</div>")
    assert TRAM[0] in [page.pieces[position].text for position in find_ground(page, page.pieces[0]).kept]


def test_the_line_under_a_post_may_have_its_hour_only() -> None:
    foot = '<p>Posted by Ada at {} | <a href="/c">Comments (3)</a></p>'
    posts = f"{text(MILL)}{foot.format('10:41 AM')}<p><b>Trams</b></p>{text(TRAM)}{foot.format('09:15 AM')}"
    assert read(f"{HEAD}<p>November 20, 2026</p>{posts}").paragraphs == MILL
