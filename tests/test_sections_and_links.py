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


def test_the_kind_of_a_post_before_its_headline_is_none_of_it_where_the_title_lacks_it() -> None:
    heading = '<h1>[<a href="/f-2.html">闲聊</a>] <span>敬老院搬进新楼那天</span></h1>'
    assert (
        article_of(page("敬老院搬进新楼那天 - 镇里的事 - 芦湾论坛 - Powered", heading)).headline == "敬老院搬进新楼那天"
    )
    assert article_of(page("[闲聊] 敬老院搬进新楼那天 - 芦湾论坛", heading)).headline == "[闲聊] 敬老院搬进新楼那天"


def test_a_headline_behind_the_names_of_site_and_section_is_a_line_of_the_page() -> None:
    article = article_of(page("芦湾风物网-时政-金银花", "<b>金银花</b>"))
    assert (article.headline, article.credits) == ("金银花", ())


@pytest.mark.parametrize(
    "here",
    "新聞內容 详细内容 新闻详情 信息详情 内容页 文章正文 查看新闻 浏览文章 当前文章 詳細內容 公告詳情".split(),
)
def test_the_end_of_a_path_is_the_page_itself(here: str) -> None:
    path = f'<ol class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/hj/">环境</a></li><li>{here}</li></ol>'
    assert article_of(page("敬老院搬进新楼_芦湾新闻网", f"{path}<h1>敬老院搬进新楼</h1>")).section == "环境"


@pytest.mark.parametrize("offer", ["<span>订阅</span>", '<a href="/login">申请入驻</a>'])
def test_an_offer_behind_a_path_is_none_of_it(offer: str) -> None:
    path = f'<div class="crumb"><a href="/">首页</a> &gt; <a href="/hj/">环境</a> &gt; 正文 {offer}</div>'
    assert article_of(page("敬老院搬进新楼_芦湾新闻网", f"{path}<h1>敬老院搬进新楼</h1>")).section == "环境"


def test_a_section_whose_name_begins_like_the_page_itself_stays() -> None:
    path = '<div class="crumb"><a href="/">首页</a> &gt; <a href="/nr/">内容产业</a> &gt; 正文</div>'
    assert article_of(page("敬老院搬进新楼_芦湾新闻网", f"{path}<h1>敬老院搬进新楼</h1>")).section == "内容产业"


@pytest.mark.parametrize(
    ("address", "link", "section"),
    [
        ("/s/Abc", '<a href="/s?__biz=Mz&amp;mid=22&amp;idx=1">老照片里的码头</a>', None),
        ("/zhongwen/simp/world-67", '<a href="/zhongwen/simp">芦湾电台，中文</a>', None),
        ("/zh/a-123", '<a href="/zh">芦湾之声</a>', None),
        ("/luwan/a-123", '<a href="/luwan">芦湾在线</a>', None),
        ("/zh/keji/a-123", '<a href="/zh/keji">科技</a>', "科技"),
        ("/keji/a-123", '<a href="/keji?from=menu">科技</a>', "科技"),
    ],
)
def test_the_folder_of_a_site_a_language_or_a_program_is_no_section(
    address: str, link: str, section: str | None
) -> None:
    html = page("敬老院搬进新楼", "<h1>敬老院搬进新楼</h1>", menu=link)
    html = html.replace("<title>", '<meta property="og:site_name" content="芦湾在线"><title>')
    assert article_of(html, f"https://www.example.org{address}").section == section


@pytest.mark.parametrize(
    ("said", "section"),
    [
        ('发布在 <a href="/c/life" rel="category tag">起居</a>', "起居"),
        ('所属栏目：<a href="/tz/">通知公告</a>', "通知公告"),
        ("栏目：通知公告　发布：骆文蕙", "通知公告"),
        ('<a href="/autor/luo" rel="category tag">骆文蕙</a>', None),
        ('<a href="/c/1" rel="category tag">未分类</a>', None),
        ("主题分类：其他通知事项", None),
    ],
)
def test_what_a_post_is_filed_under_is_its_section(said: str, section: str | None) -> None:
    for html in (
        page("敬老院搬进新楼", f"<h1>敬老院搬进新楼</h1><div><span>{said}</span></div>"),
        page("敬老院搬进新楼", "<h1>敬老院搬进新楼</h1>", f"<div><span>{said}</span></div>"),
    ):
        assert article_of(html, URL).section == section


def test_what_another_post_is_filed_under_is_not() -> None:
    other = '<h3>相关文章</h3><div><a href="/c/1" rel="category tag">起居</a> <a href="/2.html">镇上的老戏台</a></div>'
    assert article_of(page("敬老院搬进新楼", "<h1>敬老院搬进新楼</h1>", other), URL).section is None


def listed(below: str) -> list[str]:
    return [link.headline for link in article_of(page("敬老院搬进新楼", "<h1>敬老院搬进新楼</h1>", below), URL).links]


FIRST, LAST = "镇上的老戏台明年开春重修", "渡口的票价十年来头一回上涨"


def listing(head: str, *between: str) -> str:
    lines = (f"<li>{line}</li>" for line in (link(FIRST, 1), *between, link(LAST, 3)))
    return f"<div><h3>{head}</h3><ul>{''.join(lines)}</ul></div>"


def link(headline: str, number: int = 2) -> str:
    return f'<a href="/shehui/202611/t7_{number}.html">{headline}</a>'


@pytest.mark.parametrize(
    "headline",
    [
        "评论：养老不能只看数字",
        "热门景区限流，游客如何错峰出行",
        "分享经济下半场：谁在赚钱",
        "排行榜背后的高校竞争",
        "返回乡村的年轻人",
        "顶部风化的古塔如何修复",
        "版权保护迎来新规 平台责任压实",
        "上一篇章：老城的记忆",
        "打印机行业迎来洗牌",
        "查看更多：春运首日客流创新高",
    ],
)
def test_a_headline_that_begins_like_a_line_of_the_page_does_not_end_a_list(headline: str) -> None:
    assert listed(listing("相关阅读", link(headline))) == [FIRST, headline, LAST]
    assert listed(listing("相关阅读", f"{link(headline)}<span>2026-10-30</span>")) == [FIRST, headline, LAST]


@pytest.mark.parametrize(
    "line",
    [
        link("上一篇：渡口的票价为什么涨"),
        "评论",
        link("评论(12)"),
        "热门排行",
        "分享到：微博 微信 朋友圈",
        link("返回首页"),
    ],
)
def test_a_line_of_the_page_ends_a_list(line: str) -> None:
    assert listed(listing("相关阅读", line)) == [FIRST]


def test_where_an_entry_appeared_and_what_it_is_filed_under_end_no_list() -> None:
    entry = "<div><h4>{}</h4><p>2021年3月7日</p><p>在“起居”中</p></div>"
    entries = entry.format(link(FIRST, 1)) + entry.format(link(LAST, 3))
    assert listed(f"<div><h3>相关文章</h3>{entries}</div>") == [FIRST, LAST]


def test_the_head_of_another_list_ends_one_whose_entries_have_no_boxes() -> None:
    assert listed(listing("相关文章", "本周人气", link("敬老院的菜单由老人定"))) == [FIRST]


@pytest.mark.parametrize(
    "head",
    """
    相关稿件 相關稿件 相关解读 相關解讀 相关文件 相關文件 相关政策 相關政策 相关资讯 相關資訊 相关内容 相關內容 扩展阅读
    擴展閱讀 拓展阅读 拓展閱讀 更多阅读 更多閱讀 精彩推荐 精彩推薦 猜你喜欢 猜你喜歡 你可能感興趣 您可能感兴趣的文章
    您可能感興趣的文章 早前报道 早前報道 早前報導 同场加映 同場加映 另请阅读 另請閱讀 同一主题 同一主題 热读
    """.split(),
)
def test_the_head_of_a_list_of_other_articles(head: str) -> None:
    assert listed(listing(head)) == [FIRST, LAST]


def test_a_heading_of_the_text_is_no_head_of_a_list() -> None:
    below = "<h3>相关政策</h3><p>六十岁以上的居民每月领取补贴，住进敬老院的另有护理费，由镇里按季度发放。</p>"
    html = page("敬老院搬进新楼", "<h1>敬老院搬进新楼</h1>").replace(f"<p>{TEXT[2]}</p>", f"<p>{TEXT[2]}</p>{below}")
    article = article_of(html, URL)
    assert [block.text for block in article.blocks][-2] == "相关政策"


def test_neighbours_below_a_head_are_no_list() -> None:
    neighbours = f"<p>上一篇：{link('渡口的票价为什么涨', 4)}</p>"
    below = f'<div>更多阅读</div>{neighbours}<div class="related">{listing("本周人气")}</div>'
    assert listed(below) == [FIRST, LAST]


def test_a_link_headline_has_no_bullet_and_a_way_past_the_list_is_none() -> None:
    skip = '<a href="#end">Skip 相关阅读 and continue reading</a>'
    entries = f"<p>{link('►' + FIRST, 1)}</p><p>{link('• ' + LAST, 3)}</p>"
    assert listed(f'<section><p><b>相关阅读</b></p>{skip}{entries}<p id="end"></p></section>') == [FIRST, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "举报/反馈",
        "点击阅读原文查看更多",
        "戳“阅读原文”了解更多",
        "欢迎在评论区留言",
        "新闻热线：0800-123456",
        "微信公众号：芦湾发布",
        "如果您有新闻线索，欢迎向我们报料，一经采纳有费用酬谢。报料微信关注：luwan01",
        "（更多新闻资讯，请关注芦湾派 pai.luwan.example）",
        "海量资讯、精准解读，尽在芦湾财经APP",
        "打开芦湾新闻客户端，查看更多",
        "[《芦湾周刊》印刷版，按此优惠订阅，随时起刊，免费快递。]",
        "策划：市政府网站编辑部",
    ],
)
def test_what_an_outlet_says_for_itself_below_a_text_is_none_of_it(line: str) -> None:
    assert last_line(line) == TEXT[2]


@pytest.mark.parametrize(
    "line",
    [
        "新闻热线开通一年来，共接到市民来电三千多个。",
        "举报电话公布后，反馈的多是老人的子女。",
        "微信公众号上线后，阅读量很快突破十万。",
        "点击阅读原文的读者多半来自外地，骆文蕙说。",
        "策划：从方案到落地，他们用了三年。",
        "更多新闻资讯在这里汇聚，请关注的人越来越多。",
        "海量资讯让人眼花缭乱，他卸载了新闻APP。",
        "他每天打开客户端，查看更多订单，忙到深夜。",
        "院里订阅的《芦湾周刊》印刷版，老人们都留着。",
        "他们在评论区留言，说春天还要再来一次。",
        "咨询电话：0800-123456",
    ],
)
def test_a_sentence_that_begins_like_it_stays(line: str) -> None:
    assert last_line(line) == line


def last_line(line: str) -> str:
    html = page("敬老院搬进新楼", "<h1>敬老院搬进新楼</h1>").replace(
        f"<p>{TEXT[2]}</p>", f"<p>{TEXT[2]}</p><p>{line}</p>"
    )
    return article_of(html, URL).blocks[-1].text
