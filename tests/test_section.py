"""The section: paths and their ends, what metadata say, a line above the headline, the folder of the address."""

import json

import pytest
from read import article_of

from crawler.extraction import extract_article
from crawler.items import Article, Snapshot

TEXT = (
    "<p>The salt works on the spit boil brine again, for the first time since the storm had filled the pans with sand."
    "</p><p>Six people work there in two shifts, and the salt is sold in linen bags at the gate, the owner said.</p>"
    "<p>Wood for the fire comes from the dunes, where pines are thinned each winter so that the heather can grow.</p>"
)


def section(above: str, url: str = "https://post.example/2026/salt-works") -> tuple[str | None, str | None]:
    """The section, and the rule that found it."""
    html = f"<html><body><div>{above}<h1>Salt works on the spit boil brine again</h1>{TEXT}</div></body></html>"
    result = article_of(html, url)
    return result.section, next((row.rule for row in result.evidence if row.field == "section"), None)


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("首页 &gt; 财经 &gt; 正文", "财经"),
        ("临溪网 &gt;&gt; 民生 &gt;&gt; 正文", "民生"),
        ("首页 - 体育 - 正文", "体育"),
        ("首页 &gt; 本地资讯 &gt; 查看内容", "本地资讯"),
        ("Home › Business › Salt", "Business"),
        ("当前位置：首页 &gt; 盐业", "盐业"),
        ('当前位置：<a href="/">首页</a> <a href="/salt/">盐业</a>', "盐业"),
        ("Home / Business / Energy", "Energy"),
        ("Startseite » Wirtschaft", "Wirtschaft"),
        ('You are here: <a href="/">Home</a> <a href="/b/">Business</a> <a href="/b/salt/">Salt</a>', "Salt"),
    ],
)
def test_a_path_without_a_class_names_the_section(path: str, last: str) -> None:
    assert section(f"<div>{path}</div>") == (last, "breadcrumbs")


@pytest.mark.parametrize("name", ["财经", "Business", "国内新闻", '<a href="/business/">Business</a>'])
@pytest.mark.parametrize("line", ["<p>{}</p>", "<div><span>{}</span></div>", "<div><p>{}</p></div>"])
def test_a_usual_name_right_above_the_headline_is_the_section(name: str, line: str) -> None:
    found = section(line.format(name))
    assert found == ("Business" if "Business" in name else name, "line above the headline")


@pytest.mark.parametrize(
    "above",
    [
        "<p>Advertisement</p>",
        "<p>The Valley Post</p>",
        "<p>Business</p><p>Share</p>",
        "<div>Business</div><div>Sport</div>",
        '<ul><li><a href="/b/">Business</a></li><li><a href="/s/">Sport</a></li></ul>',
        "<div><p>Weather: rain</p><p>Business</p></div>",
        "<div>首页 | 财经 | 体育</div>",
        "<div>Mina Rahal / Ivo Tarn</div>",
        "<div>3 / 9</div>",
        "<div>在线荐稿 <a href='/a'>记者博客</a> <a href='/b'>联系记者</a></div>",
    ],
)
def test_what_else_stands_above_a_headline_is_no_section(above: str) -> None:
    assert section(above) == (None, None)


def test_what_the_metadata_say_goes_before_a_line_above_the_headline() -> None:
    assert section('<meta property="article:section" content="Salt"><p>Business</p>') == (
        "Salt",
        "meta:article:section",
    )


@pytest.mark.parametrize(
    ("crumbs", "last"),
    [
        ('<a href="/">Startseite</a><a href="/politik/">Politik</a>', "Politik"),  # marks that a style sheet draws
        ('<a href="/">Home</a> 9 <a href="/iindaba/">Iindaba</a> 9 Salt works on the spit boil brine again', "Iindaba"),
        ('<a href="/">Home</a> &gt; <a href="/b/">Business</a> &gt; Salt works on the spit', "Business"),
        ('<a href="/">Home</a> &gt; <a href="/b/">Business</a> &gt; Salt works - the brine boils again', "Business"),
        ('<a href="/">Home</a> &gt; <a href="/b/">Business</a> &gt; Salt works on …', "Business"),
        ('<a href="/">首页</a> &gt; <a href="/y/">盐业</a> &gt; 正文 &gt; 搜狗', "盐业"),
        ('<a href="/">Post</a> &gt; <a href="/b/">Business</a> &gt; 3 November 2026', "Business"),
    ],
)
def test_breadcrumbs_end_before_the_page_itself(crumbs: str, last: str) -> None:
    assert section(f'<div class="breadcrumb">{crumbs}</div>') == (last, "breadcrumbs")


@pytest.mark.parametrize(
    "above",
    [
        '<div class="box position-relative"><a href="/login">Got a tip?</a></div>',
        '<div class="off-canvas position-right">© 2026 The Spit Post. All rights reserved.</div>',
        '<div><p><a href="/in">Log in</a> / <a href="/new">Register</a></p><p>Wind: west</p></div>',
        '<ul class="breadcrumb">' + "".join(f'<li><a href="/{n}">Part {n}</a></li>' for n in "abcdefgh") + "</ul>",
        '<meta property="article:section" content="post">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "Uncategorized"}</script>',
    ],
)
def test_layout_menus_and_a_programs_own_words_are_no_section(above: str) -> None:
    assert section(above) == (None, None)


def listed(*items: tuple[str, str]) -> str:
    entries = [{"@type": "ListItem", "name": name, "item": address} for name, address in items]
    data = json.dumps({"@type": "BreadcrumbList", "itemListElement": entries})
    return f'<script type="application/ld+json">{data}</script>'


def test_a_list_for_machines_is_read_without_the_page_itself_and_the_site() -> None:
    own = "https://post.example/2026/salt-works"
    canonical = f'<link rel="canonical" href="{own}">'
    salt = ("Salt", "https://post.example/salt")
    assert section(canonical + listed(salt, ("Brine and fire", own))) == ("Salt", "json-ld:BreadcrumbList")
    assert section(listed(("Post", "https://post.example/"), salt)) == ("Salt", "json-ld:BreadcrumbList")
    assert section(listed(("Post", "https://post.example/"))) == (None, None)


def test_what_says_next_to_nothing_goes_behind_what_says_more() -> None:
    meta = '<meta property="article:section" content="{}"><div class="breadcrumb"><a href="/n/">Nachrichten</a></div>'
    assert section(meta.format("Salz"))[0] == "Salz"
    assert section(meta.format("post"))[0] == "Nachrichten"
    words = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "news,Salt,Home Page"}</script>'
    )
    assert section(words) == ("Salt", "json-ld:articleSection")


def test_two_that_agree_go_before_one_that_is_looked_at() -> None:
    crumbs = '<div class="breadcrumb"><a href="/d/">Dune</a> &gt; <a href="/h/">Heath</a></div>'
    salt = '<meta property="article:section" content="Salt">' + listed(("Salt", "https://post.example/salt"))
    assert section(crumbs + salt) == ("Salt", "json-ld:BreadcrumbList")
    assert section(crumbs)[0] == "Heath"


MENU = '<nav><a href="/sea/salt/">Salt and Sea</a> <a href="/sea/">The sea</a> <a href="/sea/salt/">Read more</a></nav>'


@pytest.mark.parametrize(
    ("address", "above", "found"),
    [
        ("/sea/salt/2026/works.html", MENU, ("Salt and Sea", "link to the address's folder")),
        ("/sea/tide/works.html", MENU.replace("The sea", "Sea"), ("Sea", "link to the address's folder")),
        ("/salt-works/", '<p><a href="/salt-works/">Salt works</a></p>', (None, None)),
        ("/politics/2026/11/03/vote/", "", ("Politics", "address")),
        ("/us-news/2026/vote.html", "", ("US News", "address")),
        ("/2026/11/03/politics/", "", (None, None)),
    ],
)
def test_the_folder_of_the_address_is_asked_last(
    address: str, above: str, found: tuple[str | None, str | None]
) -> None:
    assert section(above, f"https://post.example{address}") == found
    assert section(f'<div class="breadcrumb"><a href="/b/">Business</a></div>{above}', address)[0] == "Business"


@pytest.mark.parametrize("name", ["topicpath", "pankuzu", "topic-path"])
def test_japanese_breadcrumbs_have_names_of_their_own(name: str) -> None:
    path = f'<ul class="{name}"><li><a href="/">トップ</a></li><li><a href="/s/">社会</a></li><li>記事</li></ul>'
    assert section(path) == ("社会", "breadcrumbs")


def test_a_level_that_begins_like_the_headline_is_a_section_where_something_links_to_it() -> None:
    menu = '<ul><li><a href="/salt/">Salt</a></li><li><a href="/sport/">Sport</a></li></ul>'
    assert section(f"{menu}<div>Home › Business › Salt</div>")[0] == "Salt"


@pytest.mark.parametrize("skip", ["跳至主要內容", "Hoppa till innehåll", "Przejdź do treści", "본문 바로가기"])
def test_of_a_copied_page_the_entry_of_the_menu_above_the_headline_is_the_section(skip: str) -> None:
    lines = (
        *(skip, "即時", "港聞", "兩岸", "國際", "體育", "港聞", "街市阿婆派湯三十年　街坊眾籌助換新爐"),
        "撰文：區俊豪",
        "出版：2024-12-19 07:00",
        "深水灣村街市的角落，每日下午四時總飄着蓮藕湯的香氣。七十九歲的孔三妹在這裏派湯已經三十年，從未收過一分錢。",
        "上月她用了十八年的煤氣爐壞掉，師傅話零件早已停產。消息傳出，街坊在兩日內籌到四萬六千元，替她換了電磁爐。",
    )
    article = extract_article(Snapshot("\n".join(lines).encode(), "page"))
    assert isinstance(article, Article)
    assert article.section == "港聞"


@pytest.mark.parametrize("skip", ["跳至主要內容", "Hoppa till innehåll", "Přejít k obsahu"])
def test_a_way_to_the_text_is_no_section(skip: str) -> None:
    lines = (skip, "Salt works on the spit boil brine again", "By Ana Ruiz", "3 November 2025")
    text = (
        "The salt works on the spit boil brine again, for the first time since the storm had filled the pans.",
        "Six people work there in two shifts, and the salt is sold in linen bags at the gate, the owner said.",
    )
    article = extract_article(Snapshot("\n".join((*lines, *text)).encode(), "page"))
    assert isinstance(article, Article)
    assert (article.headline, article.section) == ("Salt works on the spit boil brine again", None)


STORY_LINES = (
    "临溪渡口恢复通航",
    "2026-11-03 08:00 来源：临溪日报",
    "临溪渡口三日清晨恢复通航，首班渡船载着四十余名乘客驶向对岸，比往年早了十一天，码头上站满了送行的人。",
    "船长说，水位已经回落到警戒线以下，往后每半小时一班，末班船晚上九点开出，票价仍是两元。",
)


@pytest.mark.parametrize(
    ("above", "named"),
    [
        (("首页", "新闻", "财经", "体育", "文化"), None),
        (("首页", "新闻", "财经", "体育", "文化", "财经"), "财经"),
        (("财经",), "财经"),
        (("首页", "财经"), "财经"),
    ],
)
def test_of_a_menu_copied_line_by_line_the_last_entry_is_no_section(above: tuple[str, ...], named: str | None) -> None:
    result = article_of("\n".join((*above, *STORY_LINES)), name="page.txt")
    assert (result.headline, result.section) == (STORY_LINES[0], named)
