"""Pages as Chinese newsrooms set them: an agency's day above the headline, old tables, an app's credits."""

from crawler.extraction import extract_article
from crawler.items import Article, Snapshot

STORY = (
    "临溪县新建的过河步道昨天对市民开放。步道全长一点二公里，连接老码头和南岸公园，沿线设有六处观景台。",
    "县住建局负责人介绍，工程去年三月动工，总投资三千二百万元，其中两成由社会捐助。",
    "“以前绕一圈要四十分钟，现在十分钟就到了。”住在北岸的退休教师王桂兰说。",
)
HOT = "".join(f"<li><a href='/a/{title}'>{title}</a></li>" for title in ("老码头的前世今生", "公交线路今起调整"))


def read(html: str, charset: str = "utf-8") -> Article:
    article = extract_article(Snapshot(html.encode(charset), "page"))
    assert isinstance(article, Article)
    return article


def people(article: Article) -> list[str]:
    return [credit.name for credit in article.credits]


def paragraphs(tag: str = "p") -> str:
    return "".join(f"<{tag}>　　{text}</{tag}>" for text in STORY)


def test_an_agency_sets_day_and_source_above_its_headline() -> None:
    day = "<span><em> 2026</em></span><span class='day'><em> 06</em>/<em> 03</em></span><span> 08:15:33</span>"
    article = read(
        f"<title>过河步道昨日开放-江州网</title><div class='header'><div>{day}</div><div>来源：江州网</div>"
        f"<h1>过河步道昨日开放</h1><div>字体： <span>小</span><span>中</span><span>大</span></div></div>"
        f"<div id='detail'>{paragraphs()}<span><a>【纠错】</a> 【责任编辑:陈一鸣】 </span></div>"
        f"<div>阅读下一篇：</div><ul>{HOT}</ul>"
    )
    assert (article.headline, article.source, people(article)) == ("过河步道昨日开放", "江州网", ["陈一鸣"])
    assert (article.date_published, article.paragraphs) == ("2026-06-03T08:15:33", STORY)


def test_an_old_table_has_its_headline_in_bold_and_one_line_for_all_else() -> None:
    line = "临溪新闻网 www.linxi.example 2026-6-3 8:15:20 来源：临溪日报 作者：刘志强 点击数：325"
    article = read(
        f"<title>临溪新闻网</title><table><tr><td><ul>{HOT}</ul></td></tr><tr><td><table>"
        f"<tr><td align='center'><font size='5'><b>过河步道昨日开放</b></font></td></tr><tr><td>{line}</td></tr>"
        f"<tr><td>{'<br><br>'.join(f'　　{text}' for text in STORY)}</td></tr></table></td></tr></table>",
        "gb18030",
    )
    assert (article.headline, article.source, people(article)) == ("过河步道昨日开放", "临溪日报", ["刘志强"])
    assert (article.date_published, article.paragraphs) == ("2026-06-03T08:15:20", STORY)


def test_a_bold_line_above_a_day_is_no_headline_where_the_title_says_one() -> None:
    bold = "<p><b>读者服务热线</b></p><p>2026年6月3日</p>"
    assert read(f"<title>过河步道昨日开放</title>{bold}{paragraphs()}").headline == "过河步道昨日开放"


def test_an_outlet_whose_picture_it_is_took_none() -> None:
    article = read(
        f"<h1>过河步道昨日开放</h1><p>2026年6月3日</p><div id='js_content'>{paragraphs()}"
        "<p>图源：临溪发布</p><p>撰文 | 陈晓</p><p>编辑 | 李静</p></div>"
    )
    assert (people(article), article.paragraphs) == (["陈晓", "李静"], STORY)


def test_the_praise_of_an_application_in_a_text_is_no_paragraph() -> None:
    plug = "<p>不用抽 現在用APP看新聞 天天中獎　<a href='#'>點我下載APP</a></p>"
    html = f"<h1>步道昨開放</h1><p>2026/06/03 08:15</p><div class='text'>{paragraphs()}{plug}</div>"
    assert read(html).paragraphs == STORY
