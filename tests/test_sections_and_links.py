"""Headlines between the names of sections, sections that are none, and lists of other articles, on Chinese pages."""

import pytest
from read import article_of

TEXT = (
    "芦湾镇敬老院昨日搬进新楼，九十二位老人在儿女陪同下看了房间，最年长的已有一百零三岁。",
    "新楼共四层，走廊两侧都装了扶手，每层有一间晒太阳的屋子，院长骆文蕙说，饭菜由老人自己点。",
    "旧楼建于一九八一年，冬天要烧煤炉取暖，镇里打算把它改成图书室，明年春天向居民开放。",
)
URL = "https://www.luwan.example/shehui/202611/t8_1.html"


def page(title: str, above: str, below: str = "", menu: str = "") -> str:
    """``above`` the story and ``below`` it."""
    nav = f'<div class="nav"><a href="/">首页</a><a href="/shizheng/">时政</a>{menu}</div>'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    return (
        f"<html><head><title>{title}</title></head><body>{nav}<div>{above}<div>2026-11-03 10:20</div>"
        f"<div>{text}</div>{below}</div></body></html>"
    )


PATH = '<div><a href="/">首页</a> &gt; <a href="/tz/">通知公告</a> &gt; 正文</div>'


@pytest.mark.parametrize("headline", ["讣告", "停水通知", "公告（骆文蕙）"])
@pytest.mark.parametrize("tag", ["div", "h3", "h1"])
@pytest.mark.parametrize("path", ["", PATH])
def test_a_short_headline_is_told_from_the_section_behind_a_dash(headline: str, tag: str, path: str) -> None:
    article = article_of(page(f"{headline}-通知公告-芦湾新闻网", f"{path}<{tag}>{headline}</{tag}>"))
    assert article.headline == headline


def test_a_dash_within_a_headline_stays() -> None:
    assert article_of(page("新时代-新征程-芦湾新闻网", "<h1>新时代-新征程</h1>")).headline == "新时代-新征程"
    assert article_of(page("敬老院-搬进新楼-芦湾新闻网", "<div>搬家</div>")).headline == "敬老院-搬进新楼"


def test_a_headline_behind_the_names_of_site_and_section_is_a_line_of_the_page() -> None:
    article = article_of(page("芦湾风物网-时政-金银花", "<b>金银花</b>"))
    assert (article.headline, article.credits) == ("金银花", ())
