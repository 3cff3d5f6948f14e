"""Pages as Chinese newsrooms set them: an agency's day above the headline, old tables, an app's credits."""

from read import article_of

from crawler.items import Article
from tests.test_copied_pages import STEPS, people

HOT = "".join(f"<li><a href='/a/{title}'>{title}</a></li>" for title in ("老码头的前世今生", "公交线路今起调整"))


def read(html: str, charset: str = "utf-8") -> Article:
    return article_of(html.encode(charset))


def paragraphs() -> str:
    return "".join(f"<p>　　{text}</p>" for text in STEPS)


def test_an_agency_sets_day_and_source_above_its_headline() -> None:
    day = "<span><em> 2026</em></span><span class='day'><em> 06</em>/<em> 03</em></span><span> 08:15:33</span>"
    article = read(
        f"<title>过河步道昨日开放-江州网</title><div class='header'><div>{day}</div><div>来源：江州网</div>"
        f"<h1>过河步道昨日开放</h1><div>字体： <span>小</span><span>中</span><span>大</span></div></div>"
        f"<div id='detail'>{paragraphs()}<span><a>【纠错】</a> 【责任编辑:陈一鸣】 </span></div>"
        f"<div>阅读下一篇：</div><ul>{HOT}</ul>"
    )
    assert (article.headline, article.source, people(article)) == ("过河步道昨日开放", "江州网", ["陈一鸣"])
    assert (article.date_published, article.paragraphs) == ("2026-06-03T08:15:33", STEPS)


def test_an_old_table_has_its_headline_in_bold_and_one_line_for_all_else() -> None:
    line = "临溪新闻网 www.linxi.example 2026-6-3 8:15:20 来源：临溪日报 作者：刘志强 点击数：325"
    article = read(
        f"<title>临溪新闻网</title><table><tr><td><ul>{HOT}</ul></td></tr><tr><td><table>"
        f"<tr><td align='center'><font size='5'><b>过河步道昨日开放</b></font></td></tr><tr><td>{line}</td></tr>"
        f"<tr><td>{'<br><br>'.join(f'　　{text}' for text in STEPS)}</td></tr></table></td></tr></table>",
        "gb18030",
    )
    assert (article.headline, article.source, people(article)) == ("过河步道昨日开放", "临溪日报", ["刘志强"])
    assert (article.date_published, article.paragraphs) == ("2026-06-03T08:15:20", STEPS)


def test_a_bold_line_above_a_day_is_no_headline_where_the_title_says_one() -> None:
    bold = "<p><b>读者服务热线</b></p><p>2026年6月3日</p>"
    assert read(f"<title>过河步道昨日开放</title>{bold}{paragraphs()}").headline == "过河步道昨日开放"


def test_an_outlet_whose_picture_it_is_took_none() -> None:
    article = read(
        f"<h1>过河步道昨日开放</h1><p>2026年6月3日</p><div id='js_content'>{paragraphs()}"
        "<p>图源：临溪发布</p><p>撰文 | 陈晓</p><p>编辑 | 李静</p></div>"
    )
    assert (people(article), article.paragraphs) == (["陈晓", "李静"], STEPS)


def test_the_praise_of_an_application_in_a_text_is_no_paragraph() -> None:
    plug = "<p>不用抽 現在用APP看新聞 天天中獎　<a href='#'>點我下載APP</a></p>"
    html = f"<h1>步道昨開放</h1><p>2026/06/03 08:15</p><div class='text'>{paragraphs()}{plug}</div>"
    assert read(html).paragraphs == STEPS


def test_a_line_that_is_called_a_title_where_the_pages_own_is_the_sites() -> None:
    about = "<em>2018-05-06 02:05:18</em> <em>体坛快线</em> <em>作者：大力水手</em>"
    article = read(
        "<title>体坛快线</title><meta property='og:title' content='体坛快线_打造最好的体育门户'>"
        f"<p class='news-title'>队长绝杀，提前三轮夺冠</p><p>{about}</p><div>{paragraphs()}</div>"
    )
    assert (article.headline, people(article)) == ("队长绝杀，提前三轮夺冠", ["大力水手"])


def test_the_day_of_a_saved_page_whose_script_was_to_print_it() -> None:
    script = "var ct = '1'; var msg_title = '步道昨日开放，两岸往返只要十分钟'; var createTime = '2026-06-03 08:21';"
    article = read(f"<h1>步道昨日开放，两岸往返只要十分钟</h1><em></em>{paragraphs()}<script>{script}</script>")
    assert article.date_published == "2026-06-03T08:21"


def test_what_kind_of_text_it_is_stays_before_its_headline() -> None:
    title = "专访｜宫雪梅：人也有一条看不见的警戒线"
    assert read(f"<title>{title}_澜闻</title><h1>{title}</h1>{paragraphs()}").headline == title


def test_several_reporters_before_the_place_they_write_from() -> None:
    line = "<div class='reporter'><span>田又寧 許正浩 ／ 澎湖報導</span></div>"
    header = f"<h1>步道昨開放</h1><div><time>發布時間：2022-11-17 12:30</time></div>{line}"
    assert people(read(f"{header}<div>{paragraphs()}</div>")) == ["田又寧", "許正浩"]


def test_a_reporter_beside_an_hour_with_its_zone_and_a_word_that_is_nobody() -> None:
    zone = "<div><span class='author'>記者顏如玉／紐約報導</span><time>2023-05-06 02:00 ET</time></div>"
    assert people(read(f"<h1>步道昨開放</h1>{zone}<div>{paragraphs()}</div>")) == ["顏如玉"]
    posted = "<div><span>眾聲記者</span> <span>發佈於 2021-07-08 20:13</span></div><p>記者：余霏</p>"
    assert people(read(f"<h1>步道昨開放</h1>{posted}<div>{paragraphs()}</div>")) == ["余霏"]


def test_a_header_of_many_labels_names_everybody() -> None:
    line = "发布日期：2025-04-24 文：席慕云 简宁 图：大学生记者团 裴然 编辑：闵行知 浏览次数：[812]"
    article = read(f"<h1>步道昨日开放</h1><div>{line}</div><div>{paragraphs()}</div>")
    assert people(article) == ["席慕云", "简宁", "裴然", "闵行知"]


def test_buttons_behind_a_source_are_no_part_of_it() -> None:
    line = "2022-08-29 17:20 来源：<a>北岭卫视</a> <a>分享</a><a>手机看</a>"
    assert read(f"<h1>步道昨日开放</h1><div>{line}</div><div>{paragraphs()}</div>").source == "北岭卫视"
