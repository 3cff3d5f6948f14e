"""Lines at the margins of a text that are none of it, and days that only a page's script knows."""

import pytest
from read import article_of

from crawler.items import Article

CHINESE = (
    "渡口镇的老码头上周六重新开放，第一班渡船在早上七点靠岸，船上坐着三十二名乘客和两头羊。",
    "码头管理员说，新栈桥用的是旧船拆下来的木料，铺设用了四个月，比原计划多花了一个月时间。",
    "镇政府说，渡船每天往返八班，票价三元，六十岁以上的老人免费，运营到明年春天再作评估。",
)
ENGLISH = (
    "The old ferry runs again between the two villages, eleven years after the bridge had taken all of its passengers.",
    "Its owner bought the boat for one coin and a promise to paint it, and painted it green in the course of a winter.",
    "The crossing takes nine minutes in still water, and nobody has yet been asked for more than a loaf of bread.",
)

BACK_LINK = '<a href="//www.portal.example/?strategyid=1"><span class="backword">返回临溪，查看更多</span></a>'


def read(story: tuple[str, ...], headline: str, above: str = "", between: str = "", below: str = "") -> Article:
    lines = [f"<p>{line}</p>" for line in story]
    text = "".join([lines[0], between, *lines[1:], below])
    return article_of(f"<html><body><article><h1>{headline}</h1>{above}<div>{text}</div></article></body></html>")


@pytest.mark.parametrize(
    "line",
    [
        "此内容为临溪财经原创，著作权归临溪财经所有。未经书面授权，不得以任何方式使用。",
        "本内容为作者独立观点，不代表临溪立场。",
        "如对本稿件有异议或投诉，请联系 desk@linxi.example",
        "本文内容仅代表作者观点，不代表本平台立场",
        "临溪财经广告合作，请点击这里",
        "（全文完）",
        "部分图片来源网络，如有侵权请联系删除",
        "★圖片為版權照片，由渡口影像供《渡口新聞雲》專用，任何網站未經許可，不得轉載！",
        "— THE END —",
        "点击上方“渡口发布”关注我们",
    ],
)
def test_a_notice_below_a_chinese_text_is_none_of_it(line: str) -> None:
    assert read(CHINESE, "老码头重新开放", below=f"<p>{line}</p>").paragraphs == CHINESE


@pytest.mark.parametrize(
    "line",
    ["___", "###", "This article originally appeared on The Lake Courier: The old ferry runs again", "* * *"],
)
def test_a_notice_below_an_english_text_is_none_of_it(line: str) -> None:
    assert read(ENGLISH, "The old ferry runs again", below=f"<p>{line}</p>").paragraphs == ENGLISH


def test_signs_between_the_parts_of_a_text_stay() -> None:
    paragraphs = read(ENGLISH, "The old ferry runs again", between="<p>___</p>").paragraphs
    assert paragraphs == (ENGLISH[0], "___", *ENGLISH[1:])


def test_where_pictures_are_from_is_said_between_paragraphs_and_ends_no_text() -> None:
    lines = [CHINESE[0], "图片来源：渡口影像", *CHINESE[1:]]
    article = read(CHINESE, "老码头重新开放", between=f"<p>{lines[1]}</p>")
    copied = article_of("\n\n".join(["老码头重新开放", "2026-11-20 08:00", *lines]))
    assert (article.paragraphs, article.credits, article.source) == (CHINESE, (), None)
    assert (copied.paragraphs, copied.credits, copied.source) == (CHINESE, (), None)


def test_what_asks_to_read_on_is_no_line_of_the_text() -> None:
    assert read(CHINESE, "老码头重新开放", between="<p>請繼續往下閱讀...</p>").paragraphs == CHINESE


@pytest.mark.parametrize("name", ["ct", "oriCreateTime", "create_time"])
def test_seconds_in_a_script_are_the_day_that_readers_saw(name: str) -> None:
    script = f"<script>var msg_title = '老码头重新开放'; var {name} = '1715443600';</script>"
    assert read(CHINESE, "老码头重新开放", above=script).date_published == "2024-05-12T00:06:40+08:00"


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ('<div><time datetime="2026-03-04">March 4, 2026</time> by <a href="/a">Cara Dunn</a></div>', "Cara Dunn"),
        ("<div><span>March 4, 2026</span><span>By <a href='/a'>Cara Dunn</a></span></div>", "Cara Dunn"),
        ("<div><span>Published: <time>March 4, 2026</time></span><span>Author: Cara Dunn</span></div>", "Cara Dunn"),
        ("<p>Wed, March 4, 2026, 5:30 pm by Cara Dunn</p>", "Cara Dunn"),
        ("<p>March 4, 2026</p><div>लेखक: <a href='/a'>दीपक मीणा</a></div>", "दीपक मीणा"),
    ],
)  # fmt: skip
def test_who_wrote_it_stands_behind_the_day(above: str, name: str) -> None:
    article = read(ENGLISH, "The old ferry runs again", above=above)
    assert [credit.name for credit in article.credits] == [name]
    assert (article.date_published or "")[:10] == "2026-03-04"


def test_a_day_may_have_an_arabic_comma_before_its_year() -> None:
    assert read(ENGLISH, "The old ferry runs again", above="<div>12 اپریل ، 2026</div>").date_published == "2026-04-12"


def test_the_bracket_around_a_credit_is_none_of_it() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The ferry (Express Photo by Cara Dunn)</figcaption></figure>"
    image = read(ENGLISH, "The old ferry runs again", between=figure).images[0]
    assert (image.caption, image.credit) == ("The ferry", "Cara Dunn")


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ('<span class="date">2026-11-20 16:03</span> <span class="source">市场资讯</span>', "市场资讯"),
        ("2026-11-20 来源：<span>渡口晚报</span>记者 沈知微", "渡口晚报"),
        ("2026-11-20 来源: <a>海岸电影志</a><span>浙江</span><a href='/report'>举报</a>", "海岸电影志"),
        ("来源于 <a>《渡口周刊》</a>　2026年11月20日第19期", "渡口周刊"),
    ],
)
def test_the_source_ends_where_its_name_does(line: str, source: str) -> None:
    article = read(CHINESE, "老码头重新开放", above=f"<div>{line}</div>")
    assert (article.source, (article.date_published or "")[:10]) == (source, "2026-11-20")


@pytest.mark.parametrize(
    ("picture", "caption", "credit"),
    [
        ("<p class='f_center'><img src='a.jpg'><br>施工现场</p>", "施工现场", None),
        ("<p style='text-align: center'><img src='a.jpg'><br>《退潮》剧照</p>", "《退潮》剧照", None),
        (
            "<figure><img src='a.jpg'><figcaption>新栈桥。<cite>沈知微/渡口影像</cite></figcaption></figure>",
            "新栈桥。",
            "沈知微/渡口影像",
        ),
        (
            "<p><img src='a.jpg'></p><p align='center'>新栈桥已经铺好。 渡口新闻记者 沈知微 图</p>",
            "新栈桥已经铺好。",
            "渡口新闻记者 沈知微",
        ),
    ],
)
def test_what_stands_below_a_picture_tells_of_it(picture: str, caption: str, credit: str | None) -> None:
    article = read(CHINESE, "老码头重新开放", between=picture)
    assert [(image.caption, image.credit) for image in article.images] == [(caption, credit)]
    assert article.paragraphs == CHINESE


@pytest.mark.parametrize(
    ("picture", "caption", "credit"),
    [
        (
            "<figure><img src='a.jpg'><p>图像来源，Getty Images</p><figcaption>图像加注文字，新栈桥。</figcaption>",
            "新栈桥。",
            "Getty Images",
        ),
        (
            "<figure><img src='a.jpg'><figcaption><b>Żubr przed kościołem</b><i>Źródło zdjęć: PAP</i></figcaption>",
            "Żubr przed kościołem",
            "PAP",
        ),
        ("<div><div><img src='a.jpg'></div><em class='img_desc'>The moored boat</em></div>", "The moored boat", None),
    ],
)
def test_a_picture_s_caption_and_credit_are_told_apart(picture: str, caption: str, credit: str | None) -> None:
    image = read(ENGLISH, "The old ferry runs again", between=picture).images[0]
    assert (image.caption, image.credit) == (caption, credit)


def test_a_sentence_below_a_picture_is_a_line_of_the_text() -> None:
    article = read(CHINESE, "老码头重新开放", between=f"<p><img src='a.jpg'><br>{CHINESE[1]}</p>")
    assert (article.images[0].caption, article.paragraphs.count(CHINESE[1])) == (None, 2)


@pytest.mark.parametrize("title", ["渡口日报·数字报", "渡口日报数字报"])
def test_a_paper_s_edition_has_its_headlines_above_those_who_wrote(title: str) -> None:
    head = "<td class='font01'><founder-title>一碗热汤面 暖了老人心</founder-title></td>"
    rows = f"<tr>{head}</tr><tr><td>——来自青石街道的调查</td></tr><tr><td>□ 本报记者 谭立 通讯员 姚晓红</td></tr>"
    text = "".join(f"<p>{line}</p>" for line in CHINESE)
    page = f"<div id='ozoom'><founder-content><table>{rows}</table><div id='articlecontent'>{text}</div>"
    article = article_of(f"<html><head><title>{title}</title></head><body>{page}</founder-content></div></body></html>")
    assert article.headline == "一碗热汤面 暖了老人心"
    assert [credit.name for credit in article.credits] == ["谭立", "姚晓红"]
    assert article.paragraphs == CHINESE


@pytest.mark.parametrize(
    "line",
    [
        "This story first appeared in 1887: a ferryman and a farmer share a boat, and neither of them can swim.",
        "This is an AI-generated summary of what passengers say, the mayor complained, and nobody has asked them.",
        "Mayor Ann Lee was beaten by Cara Dunn in the vote about the ferry, as was expected.",
        "Marine life, as seen by Cara Dunn, is what brings the passengers of the ferry back.",
    ],
)
def test_a_sentence_that_begins_like_a_notice_or_a_day_is_one(line: str) -> None:
    article = read(ENGLISH, "The old ferry runs again", between=f"<p>{line}</p>", above="<p>March 4, 2026</p>")
    assert (line in article.paragraphs, article.credits) == (True, ())


@pytest.mark.parametrize(
    "line",
    [
        "点击上方的红色按钮后，老人就能关注儿女的动态了，不必出门。",
        "两家公司昨日签署广告合作，请来了三位明星为渡轮剪彩。",
    ],
)
def test_a_chinese_sentence_that_begins_like_a_notice_is_one(line: str) -> None:
    assert line in read(CHINESE, "老码头重新开放", below=f"<p>{line}</p>").paragraphs


@pytest.mark.parametrize("between", ["2026年11月20日 星期五", "——渡口镇助老食堂见闻"])
def test_a_day_or_a_subtitle_above_those_who_wrote_is_no_headline(between: str) -> None:
    rows = "".join(f"<p>{line}</p>" for line in ("一碗热汤面 暖了老人心", between, "□ 本报记者 谭立", *CHINESE))
    article = article_of(f"<html><head><title>渡口日报·数字报</title></head><body><div>{rows}</div></body></html>")
    assert article.headline == "一碗热汤面 暖了老人心"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("来源：青年记者", "青年记者"),
        ('<a class="source">查看原文</a>', None),
        ('<b class="traffic-source">阅读</b>', None),
    ],
)
def test_what_is_no_outlet_beside_a_day_is_no_source(source: str, name: str | None) -> None:
    assert read(CHINESE, "老码头重新开放", above=f"<div><i>2026-11-20</i> {source}</div>").source == name


def test_a_work_that_a_caption_names_stays_in_it() -> None:
    caption = "Ana Ruiz in a scene from <cite>The Ferry</cite>, shot in 1962."
    figure = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
    image = read(ENGLISH, "The old ferry runs again", between=figure).images[0]
    assert image.caption == "Ana Ruiz in a scene from The Ferry, shot in 1962."


def test_a_local_time_without_its_zone_in_a_script_is_not_shifted() -> None:
    script = "<script>var msg_title = '老码头重新开放'; var publishTime = '20260603223000';</script>"
    assert (read(CHINESE, "老码头重新开放", above=script).date_published or "")[:10] == "2026-06-03"


@pytest.mark.parametrize("blank", ["", " ", "　"])
@pytest.mark.parametrize(
    ("last", "editors"),
    [("", []), ("<p>编辑：沈知微 审核：陆九川{}</p>", [("editor", "沈知微"), ("reviewer", "陆九川")])],
)
def test_a_back_link_is_no_part_of_the_last_line(blank: str, last: str, editors: list[tuple[str, str]]) -> None:
    lines = [f"<p>{line}</p>" for line in CHINESE]
    link = f"{blank}{BACK_LINK}"
    lines = [*lines, last.format(link)] if last else [*lines[:-1], f"<p>{CHINESE[-1]}{link}</p>"]
    article = article_of(f"<html><body><article><h1>老码头重新开放</h1>{''.join(lines)}</article></body></html>")
    assert article.paragraphs == CHINESE
    assert [(credit.role, credit.name) for credit in article.credits] == editors
