"""Lines of credits whose labels are glued or unknown, who is no author, and where the credited source stands."""

import json

import pytest
from read import article_of

from crawler.extraction.people.credits import read_credit_line
from crawler.items import Article

HEADLINE = "临溪老渡口恢复通航"
STORY = (
    "临溪老渡口停航三年之后，第一班渡船在周一清晨重新离岸，船上坐了四十多名去对岸上班的居民，还有两辆自行车。",
    "渡口的售票亭重新刷了漆，票价仍是两元，老人和学生免费。船工说，水位只要不超过警戒线，每天会开二十四班。",
    "对岸的集市因此多了不少客人，卖豆腐的摊主说，她上午十点前就卖完了平常一天的量，下午只好提前收摊回家。",
)


def said(text: str) -> tuple[list[tuple[str, str]], str | None] | None:
    line = read_credit_line(text)
    return None if line is None else ([(credit.role, credit.name) for credit in line.credits], line.source)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("记者:沈知微通讯员:陆九川", "reporter 沈知微 correspondent 陆九川"),
        ("通讯员：陆九川记者：沈知微", "correspondent 陆九川 reporter 沈知微"),
        ("记者 沈知微通讯员 陆九川", "reporter 沈知微 correspondent 陆九川"),
        ("文:沈知微图:陆九川编辑:谢小蛮", "author 沈知微 photographer 陆九川 editor 谢小蛮"),
        ("编辑:沈知微 总监制:陆九川", "editor 沈知微 reviewer 陆九川"),
        ("编辑:沈知微 编导:陆九川 文案:谢小蛮", "editor 沈知微 author 谢小蛮"),
        ("值班总编:沈知微 值班领导:陆九川 总值班:谢小蛮", "reviewer 沈知微 reviewer 陆九川 reviewer 谢小蛮"),
        ("校审 沈知微 主审 陆九川", "reviewer 沈知微 reviewer 陆九川"),
        ("记者 沈知微 视频 陆九川", "reporter 沈知微"),
        ("记者 沈知微 视频 陆九川 编辑 谢小蛮", "reporter 沈知微 editor 谢小蛮"),
        ("本期编辑 沈知微", "editor 沈知微"),
        ("江口新闻编辑 | 沈知微", "editor 沈知微"),
        ("每渡编辑|沈知微", "editor 沈知微"),
        ("36渡口报道记者 沈知微 上海报道", "reporter 沈知微"),
        ("2026-05-01 12:30本报记者 沈知微", "reporter 沈知微"),
    ],
)
def test_who_stands_in_a_line_of_credits(text: str, people: str) -> None:
    words = people.split()
    assert said(text) == (list(zip(words[::2], words[1::2], strict=True)), None)


@pytest.mark.parametrize(
    "text", ["图表编辑部 | 沈知微", "视频 大桥合龙", "主审法官 沈知微", "值班领导沈知微说", "文案策划 沈知微"]
)
def test_what_credits_nobody(text: str) -> None:
    assert said(text) is None


def read(header: str = "", after: str = "", head: str = "", lead: str = "") -> Article:
    text = "".join(f"<p>{line}</p>" for line in STORY)
    page = f"<html lang=zh><head><title>{HEADLINE}</title>{head}</head><body><h1>{HEADLINE}</h1>{header}"
    return article_of(f"{page}<article>{lead}{text}{after}</article></body></html>".encode())


@pytest.mark.parametrize(
    "name", ["Discuz! Team and Comsenz UI Team", "DedeCMS", "phpcms", "web", "wangluo", "admin01", "www.lake.example"]
)
def test_the_software_of_a_site_is_no_author(name: str) -> None:
    assert read(head=f'<meta name="author" content="{name}">').credits == ()


def test_a_login_in_the_metadata_is_an_author() -> None:
    (credit,) = read(head='<meta name="author" content="quill_7">').credits
    assert credit.name == "quill_7"


def test_an_outlet_that_links_to_itself_is_not_the_author_beside_its_reporter() -> None:
    author = {"@type": "Person", "name": "湖和報"}
    said_of_it = {"@type": "NewsArticle", "headline": HEADLINE, "author": author}
    told = f'<script type="application/ld+json">{json.dumps(said_of_it)}</script>'
    line = '<a href="/reporter/1">湖和報</a>/ 記者<a href="/reporter/2">沈知微</a>/臨溪即時報導'
    article = read(f'<div><time>2026-11-20 08:30</time><span class="story__author">{line}</span></div>', head=told)
    assert [credit.name for credit in article.credits] == ["沈知微"]


def test_an_account_beside_the_day_is_the_author() -> None:
    account = '<span class="name"><a href="/c/user/token/MS4w/">江边老周</a></span>'
    (credit,) = read(f"<div><span>原创</span><span>2026-11-20 08:30</span><span>·</span>{account}</div>").credits
    assert credit.name == "江边老周"


def test_an_editors_line_below_a_lead_does_not_end_the_text() -> None:
    lead = "<p>票价两元，水位不高就开。</p>"
    article = read(lead=f"{lead}<p>江口新闻记者 | 沈知微</p><p>江口新闻编辑 | 陆九川</p>")
    assert article.body is not None
    assert all(paragraph in article.body for paragraph in STORY)
    assert [(credit.role, credit.name) for credit in article.credits] == [("reporter", "沈知微"), ("editor", "陆九川")]


@pytest.mark.parametrize("credit", ["图片来源:江口影像", "圖片來源：江口影像", "来源：江口影像"])
def test_whose_a_picture_is_is_not_the_source(credit: str) -> None:
    picture = f'<div class="article-img"><img src="a.jpg"><p class="img-caption">{credit}</p></div>'
    line = "<div><span>2026-11-20 08:30</span> <span>来源：临溪日报</span></div>"
    assert read(picture).source is None
    assert read(picture + line).source == "临溪日报"


@pytest.mark.parametrize("heading", ["【更多新聞】", "【相關新聞】", "【热点新闻】", "【图片新闻】", "【国际新闻】"])
def test_the_heading_of_other_news_is_no_source(heading: str) -> None:
    assert said(heading) is None
    assert read(after=f"<p>{heading}</p>").source is None


def test_an_outlet_in_brackets_is_a_source() -> None:
    assert said("（山風新報社）") == ([], "山風新報社")


@pytest.mark.parametrize(
    "line",
    [
        "<span>来源：<a>江口车讯</a></span><span>发布于：湖北省</span>",
        "<span>来源：江口车讯</span><span>5.2万人参与</span>",
        "<span>來源：江口车讯</span><span>320人參與</span>",
    ],
)
def test_what_stands_right_behind_the_source_is_none_of_it(line: str) -> None:
    assert read(f"<div><span>2026-11-20 08:30</span>{line}</div>").source == "江口车讯"


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("<div>消息來源：</div><div>漁護所</div>", "漁護所"),
        ("<dl><dt>来源：</dt><dd>临溪渔政所</dd></dl>", "临溪渔政所"),
        ("<table><tr><td>文章来源：</td><td>临溪渔政所</td><td>2026-11-20</td></tr></table>", "临溪渔政所"),
        ("<div>来源：</div><div>发布时间：2026-11-20</div>", None),
        ("<div>来源：</div><div>2026-11-20 08:30</div>", None),
        ("<div>来源：</div><div>打印</div>", None),
    ],
)
def test_a_source_in_the_cell_beside_its_label(line: str, source: str | None) -> None:
    assert read(f"<div>{line}</div>").source == source


def test_whose_figures_the_text_has_is_not_its_source() -> None:
    assert read(after="<p>资料来源：临溪统计局</p>").source is None
    assert read("<p>资料来源：临溪日报</p>").source == "临溪日报"
    assert read(after="<p>来源：临溪日报</p>").source == "临溪日报"


@pytest.mark.parametrize(
    ("name", "source"), [("index_source", "临溪日报"), ("detail-source", "临溪日报"), ("photo_source", None)]
)
def test_a_link_that_is_called_the_source_is_read(name: str, source: str | None) -> None:
    header = f'<div><a class="{name}">临溪日报</a></div><div>2026年11月20日 08:30 <span>来自辽宁省</span></div>'
    assert read(header).source == source


@pytest.mark.parametrize(
    ("text", "role"), [("监 制：高明远", "reviewer"), ("校　对：高明远", "proofreader"), ("编 辑：高明远", "editor")]
)
def test_a_label_may_be_set_wide(text: str, role: str) -> None:
    line = read_credit_line(text)
    assert line is not None
    assert [(credit.role, credit.name) for credit in line.credits] == [(role, "高明远")]
