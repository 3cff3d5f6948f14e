"""Who wrote it: small pages and lines, one for each manner of by-line that was once read wrong."""

import json

import pytest
from read import article_of

from crawler.extraction.__main__ import in_benchmark_terms
from crawler.extraction.people.credits import CreditLine, read_credit_line
from crawler.extraction.people.datelines import credits_in_prose
from crawler.extraction.people.names import names_in
from crawler.items import Article, Evidence

HEADLINE = "Old ferry returns to the northern lake"
STORY = (
    "The old ferry crossed the northern lake again on Sunday morning, for the first time in eleven years.",
    "Several hundred people stood on the pier, and a brass band played when the boat came round the island.",
    "The council paid for half of the repairs; the rest came from fishermen, schools and two bakeries.",
)
NAMES = ("Ben Okoro", "Nick Pyle", "Sam Shelby")
CHINESE = "老码头重新开航"
CHINESE_STORY = (
    "停航十一年的老渡船，上周日早晨又一次横渡北湖，几百名居民站在码头上，看着它绕过湖心的小岛。",
    "修船的钱一半由区里出，另一半来自渔民、学校和两家面包店，船长说这是他一生中最长的一次等待。",
    "渡船每天往返六次，票价两元，老人和学生免费，周末加开一班，一直开到晚上八点。",
)


def page(header: str = "", after: str = "", head: str = "", lead: str = "", body: tuple[str, ...] = STORY) -> bytes:
    title = CHINESE if body is CHINESE_STORY else HEADLINE
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<h1>{title}</h1>{header}<div>{lead}{text}</div>{after}</body></html>"
    ).encode()


def json_ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def read(body: bytes) -> Article:
    return article_of(body)


def names(body: bytes) -> list[str]:
    return [credit.name for credit in read(body).credits if credit.role != "editor"]


def rows(body: bytes, field: str = "credits") -> list[Evidence]:
    return [row for row in read(body).evidence if row.field == field]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<p>By Ana Ruiz, Ben Okoro and J. R. Smith</p>", ["Ana Ruiz", "Ben Okoro", "J. R. Smith"]),
        ("<p>By Ana Ruiz, Staff Writer</p>", ["Ana Ruiz"]),
        ("<p>By Ana Ruiz, Local Democracy Reporter</p>", ["Ana Ruiz"]),
        ("<p>By Ana Ruiz and Ben Okoro, Health Correspondents</p>", ["Ana Ruiz", "Ben Okoro"]),
        ("<p>By Ana Ruiz | Lakeside Wire</p>", ["Ana Ruiz"]),
        ("<p>Von Jan de Boer und Eva Maier</p>", ["Jan de Boer", "Eva Maier"]),
        ("<p>Von Jan de Boer, Redakteur für Wirtschaft</p>", ["Jan de Boer"]),
        ("<p>Par Luc Moreau(Genève, correspondant)</p>", ["Luc Moreau"]),
        ("<p>By JOHN O'NEILL</p>", ["JOHN O'NEILL"]),
        ("<p>Автор: Иван Петров</p>", ["Иван Петров"]),
        ("<p>김하늘 기자 haneul@paper.example</p>", ["김하늘"]),
        ("<p>Posted on May 3, 2024 by marc | Leave a comment</p>", ["marc"]),
        ("<p>Posted by quillfeather on May 3, 2024</p>", ["quillfeather"]),
        ("<p>Geschrieben von Cora am 25.08.2015 22:30</p>", ["Cora"]),
        ("<p>03.05.2024 - Ana Ruiz</p>", ["Ana Ruiz"]),
        ("<p>12 نوفمبر 2026 - بقلم سامر ناصر</p>", ["سامر ناصر"]),
        ("<p>12 نوفمبر 2026 | بقلم: سامر ناصر</p>", ["سامر ناصر"]),
        ('<div class="author"><a href="/x">Ana Ruiz</a>Travel News Reporter</div>', ["Ana Ruiz"]),
        ('<div class="byline">Ana RuizStaff Writer</div>', ["Ana Ruiz"]),
        ('<p><a href="/authors/ana-ruiz">Ana Ruiz</a></p>', ["Ana Ruiz"]),
        ('<p><a href="/autoren/4711/ana-ruiz">Ana Ruiz</a></p>', ["Ana Ruiz"]),
        ('<p><a href="/meet-the-team/ana-ruiz-p4zy7c">Ana Ruiz</a> and AP</p>', ["Ana Ruiz"]),
        ('<p><a href="/people/prince">Prince</a> and <a href="/team/rowing">Lake Rowers</a></p>', []),
        ('<nav><a href="/profile/settings">Private Data</a></nav>', []),
        ("<address>By <a href='/a/1'>Ana Ruiz</a>Published: May 3, 2024</address>", ["Ana Ruiz"]),
        ("<p>By<a href='/a/1'>Ana Ruiz</a></p>", ["Ana Ruiz"]),
        ("<p>Boats | Published: 5 hours ago | Written by Ana Ruiz</p>", ["Ana Ruiz"]),
        ("<p>Text: Size</p>", []),
        ("<p>Ana Ruiz</p><p>May 3, 2024</p>", ["Ana Ruiz"]),
        ("<p>Lake News</p><p>Breaking Stories</p>", []),
        ("<p>Posted by quillfeather under Boats, Lakes | Tags: ferry, pier, brass band, bakery</p>", ["quillfeather"]),
        ('<p class="author">Ana Ruiz im Gespräch mit Eva Maier</p>', ["Ana Ruiz", "Eva Maier"]),
        ('<p class="author">Xiaoying You</p>', ["Xiaoying You"]),
        ('<p><a href="/tours">Lake Adventure, May 2024</a></p>', []),
        ('<p><span class="author">Posted on</span> <span class="author">by marc</span></p>', ["marc"]),
    ],
)
def test_a_by_line_above_the_text(header: str, expected: list[str]) -> None:
    assert names(page(header)) == expected


def test_a_by_line_below_the_standfirst() -> None:
    standfirst, *text = STORY
    by_line = '<section><div><a href="/autoren/ana-ruiz"><img src="a.jpg" alt=""></a></div>'
    by_line += '<div><a href="/autoren/ana-ruiz">Ana Ruiz</a></div></section>'
    assert names(page(lead=f"<p>{standfirst}</p>{by_line}", body=tuple(text))) == ["Ana Ruiz"]


def test_what_blog_software_calls_its_body_makes_nobody_a_reader() -> None:
    by_line = '<div><a href="/author/susan/">Susan</a> May 3, 2024 <a href="#r">0 Comments</a></div>'
    assert names(page(by_line).replace(b"<body>", b'<body class="single-post comments-open">')) == ["Susan"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="citation_author" content="Ana Ruiz"><meta name="citation_author" content="Ben Okoro">',
         ["Ana Ruiz", "Ben Okoro"]),
        ('<meta name="author" content="Ana Ruiz, Ben Okoro">', ["Ana Ruiz", "Ben Okoro"]),
        ('<meta name="author" content="admin">', []),
        ('<meta property="article:author" content="https://social.example/lakeside">', []),
        ('<meta property="og:site_name" content="Lakeside Post"><meta name="author" content="Lakeside Post">',
         ["Lakeside Post"]),
        (json_ld({"@type": "NewsArticle", "author": [["Ana Ruiz"], {"name": ["Ben Okoro"]}]}),
         ["Ana Ruiz", "Ben Okoro"]),
        (json_ld({"@graph": [{"@type": "Article", "author": {"@id": "#ana"}},
                             {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"}]}), ["Ana Ruiz"]),
        (json_ld({"@type": "WebPage", "author": {"name": "Ana Ruiz"}}), ["Ana Ruiz"]),
    ],
)  # fmt: skip
def test_metadata_where_the_page_prints_nobody(head: str, expected: list[str]) -> None:
    assert names(page(head=head)) == expected


def test_an_organisation_is_the_last_resort_and_little_believed() -> None:
    head = json_ld({"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Lakeside Post"}})
    assert [(row.value, row.confidence) for row in rows(page(head=head))] == [("author: Lakeside Post", 0.4)]
    assert names(page("<p>Ana Ruiz</p><p>May 3, 2024</p>", head=head)) == ["Ana Ruiz"]


def test_a_printed_name_that_metadata_confirms_is_surest() -> None:
    head = json_ld({"@type": "NewsArticle", "author": {"name": "Ana Ruiz"}})
    assert [row.confidence for row in rows(page("<p>By Ana Ruiz</p>", head=head))] == [0.99]
    assert [row.confidence for row in rows(page("<p>By Ana Ruiz</p>"))] == [0.95]


def test_a_login_in_the_by_line_stands_beside_what_was_passed_over() -> None:
    body = page('<p>Posted by marc</p><p><a href="/members/ben">Ben Okoro</a></p>')
    assert names(body) == ["marc"]
    assert [(row.value, row.chosen) for row in rows(body)] == [("author: marc", True), ("author: Ben Okoro", False)]


def test_a_label_below_the_text_names_its_author() -> None:
    label = "<p>Autorin: Eva Maier, Projektleiterin am See</p>"
    assert names(page(body=(*STORY, "The boat sails six times a day."), lead="", after=label)) == ["Eva Maier"]


def test_a_name_with_its_agency_below_the_text_signs_it() -> None:
    assert names(page(after="<div>Mara Sithole/XY-Z</div>")) == ["Mara Sithole"]
    assert names(page(after="<div>Further Stories</div>")) == []


def test_the_owner_of_a_small_site_has_the_copyright() -> None:
    foot = "<p>Copyright (c) 2012-2024 Ana Ruiz. All rights reserved.</p>"
    owned = page(after=foot).replace(b"<title>", b"<title>Ana Ruiz's Notes | ")
    assert names(owned) == ["Ana Ruiz"]
    assert names(page(after=foot)) == []


def test_a_printed_login_stands_against_a_meta_that_names_the_site() -> None:
    head = '<meta name="author" content="Northern Lake Friends">'
    assert names(page("<p>Geschrieben von Cora am 25.08.2015 22:30</p>", head=head)) == ["Cora"]


def test_a_name_alone_in_the_texts_own_container() -> None:
    assert names(page(lead="<p>MARA SITHOLE</p>")) == ["MARA SITHOLE"]
    assert names(page(lead="<p>Mara Sithole/Ben Okoro</p>")) == ["Mara Sithole", "Ben Okoro"]


def test_people_who_comment_did_not_write_it() -> None:
    comments = '<div id="comments"><div class="comment"><span class="author">Ben Okoro</span><p>Nice!</p></div></div>'
    assert names(page(after=comments)) == []


@pytest.mark.parametrize(
    ("line", "expected", "source"),
    [
        ("顶湖新闻·临溪商报记者马小峰/文", [("reporter", "马小峰")], None),
        ("记者张静 统筹林江丽", [("reporter", "张静"), ("coordinator", "林江丽")], None),
        ("责编：王一一 校对：李二二", [("editor", "王一一"), ("proofreader", "李二二")], None),
        ("作者：寒江旧雪", [("author", "寒江旧雪")], None),
        ("作者：一只小橘猫 来源：临溪博客", [("author", "一只小橘猫")], "临溪博客"),
        ("作者：佚名 来源：临溪网", [], "临溪网"),
        ("作 者：王小明", [("author", "王小明")], None),
        ("作者：[英]约翰·史密斯", [("author", "约翰·史密斯")], None),
        ("作者：王小明（临溪大学教授）", [("author", "王小明")], None),
        ("原创 王小明 灯塔周报", [("author", "王小明")], None),
        ("作者丨李四四 编辑丨张三三", [("author", "李四四"), ("editor", "张三三")], None),
        ("文 | 王小明", [("author", "王小明")], None),
        ("□王小明", [("author", "王小明")], None),
        ("王小明 文 李四四 图", [("author", "王小明"), ("photographer", "李四四")], None),
        ("《灯塔》作者 周小纯", [("author", "周小纯")], None),
        ("临溪晚报首席记者 张三三", [("reporter", "张三三")], None),
        ("文章来源于：临溪网", [], "临溪网"),
        ("By Ana Ruiz, Staff Writer", [("author", "Ana Ruiz")], None),
        ("By Ana Ruiz, Community reporter", [("author", "Ana Ruiz")], None),
        ("鏡湖時報 記者陳大明／台南報導", [("reporter", "陳大明")], None),
        ("【記者陳大明台南報導】", [("reporter", "陳大明")], None),
        ("【記者陳明、林雨文高雄報導】", [("reporter", "陳明"), ("reporter", "林雨文")], None),
        ("（湖社記者陳大明台南17日電）", [("reporter", "陳大明")], None),
        ("记者张静统筹林江丽", [("reporter", "张静"), ("coordinator", "林江丽")], None),
        ("记者 王小明 北京报道", [("reporter", "王小明")], None),
        ("本报记者 王小明 发自临溪", [("reporter", "王小明")], None),
        ("责编：王小明（实习）", [("editor", "王小明")], None),
        ("编辑｜老K", [("editor", "老K")], None),
        ("(编辑：王小明 SN123)", [("editor", "王小明")], None),
        ("本文来源：临溪日报", [], "临溪日报"),
        ("（記者・早川澪）", [("reporter", "早川澪")], None),
        ("取材・文＝早川澪", [("reporter", "早川澪"), ("author", "早川澪")], None),
        ("文・写真 早川 澪", [("author", "早川 澪"), ("photographer", "早川 澪")], None),
        ("临溪晚报记者王小明/文受访者供图", [("reporter", "王小明")], None),
        ("作者： 飞雪&江湖", [("author", "飞雪&江湖")], None),
        ("作　　者：王小明", [("author", "王小明")], None),
        ("【作者】王小明", [("author", "王小明")], None),
        ("文图/王小明", [("author", "王小明")], None),
    ],
)
def test_a_credit_line(line: str, expected: list[tuple[str, str]], source: str | None) -> None:
    found = read_credit_line(line)
    assert found is not None
    assert ([(credit.role, credit.name) for credit in found.credits], found.source) == (expected, source)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("كتبت: ليلى عبد الهادي", "author ليلى عبد الهادي (كتبت)"),
        ("إعداد: هدى نبيل وكريم سعد", "author هدى نبيل (إعداد); author كريم سعد (إعداد)"),
        ("إعداد: هدى نبيل وليد سعد", "author هدى نبيل وليد سعد (إعداد)"),
        ("تصوير: كريم البنداري", "photographer كريم البنداري (تصوير)"),
        ("تحرير: سامح فؤاد", "editor سامح فؤاد (تحرير)"),
        ("خبرنگار: علی رضایی", "reporter علی رضایی (خبرنگار)"),
        ("עריכה: רות בן דוד", "editor רות בן דוד (עריכה)"),
        ("Авторы: Иван Петров, Анна Соколова", "author Иван Петров (Авторы); author Анна Соколова (Авторы)"),
        ("Автор: Иван Петров Фото: Анна Соколова", "author Иван Петров (Автор); photographer Анна Соколова (Фото)"),
        ("Bài và ảnh: Nguyễn Văn An", "author Nguyễn Văn An (Bài); photographer Nguyễn Văn An (ảnh)"),
        (
            "Penulis: Siti Rahmawati | Editor: Budi Santoso",
            "author Siti Rahmawati (Penulis); editor Budi Santoso (Editor)",
        ),
        (
            "Texte et photos : Mathilde Ferrand",
            "author Mathilde Ferrand (Texte); photographer Mathilde Ferrand (photos)",
        ),
        ("Par Mathilde Ferrand (avec l'Agence Sillage)", "author Mathilde Ferrand (Par)"),
        ("Propos recueillis par Mathilde Ferrand", "reporter Mathilde Ferrand (Propos recueillis par)"),
        ("Text: Annika Reuss / Fotos: Jella Köpke", "author Annika Reuss (Text); photographer Jella Köpke (Fotos)"),
        ("Übersetzt von Jella Köpke", "translator Jella Köpke (Übersetzt von)"),
        ("a cura di Ana Ruiz", "author Ana Ruiz (a cura di)"),
        (
            "(Reporting by Ana Ruiz in Port Orsel; Editing by Ben Okoro)",
            "reporter Ana Ruiz (Reporting by); editor Ben Okoro (Editing by)",
        ),
        ("By Ana Ruiz, Photographs by Ben Okoro", "author Ana Ruiz (By); photographer Ben Okoro (Photographs by)"),
        ("Additional reporting by Piet Saar.", "reporter Piet Saar (Additional reporting by)"),
        (
            "LSW's Piet Saar and Ben Okoro contributed to this report.",
            "reporter Piet Saar (contributed to this report); reporter Ben Okoro (contributed to this report)",
        ),
        ("Illustration by Ana Ruiz", "photographer Ana Ruiz (Illustration by)"),
        ("Compiled by Ana Ruiz", "author Ana Ruiz (Compiled by)"),
        ("As told to Ana Ruiz", "author Ana Ruiz (As told to)"),
        ("Editor: Huaxia", "editor Huaxia (Editor)"),
        ("BYLINE: Ana Ruiz, Education Reporter", "author Ana Ruiz (BYLINE)"),
        ("聞き手・早川澪", "reporter 早川澪 (聞き手)"),
        ("大渡美咲撮影", "photographer 大渡美咲 (撮影)"),
        ("湖新聞 2025/2/16 05:00 【早川澪】", "reporter 早川澪"),
        ("[햇살일보 김하늘·이하람 기자]", "reporter 김하늘 (기자); reporter 이하람 (기자)"),
        ("(파리=햇살일보) 김하늘 특파원", "correspondent 김하늘 (특파원)"),
        ("김하늘 인턴기자 haneul@paper.example", "intern 김하늘 (인턴기자)"),
        ("글=김하늘 기자, 사진=이하람 기자", "author 김하늘 (글); photographer 이하람 (사진)"),
        ("责任编辑：王小明 工号12345", "editor 王小明 (责任编辑)"),
    ],
)
def test_a_credit_line_of_many_languages(line: str, expected: str) -> None:
    found = read_credit_line(line)
    assert found is not None
    said = [f"{one.role} {one.name}" + (f" ({one.raw})" if one.raw else "") for one in found.credits]
    assert ("; ".join(said), found.source) == (expected, None)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("المصدر: وكالة أنباء الوادي", "وكالة أنباء الوادي"),
        ("منبع: خبرگزاری دریا", "خبرگزاری دریا"),
        ("Источник: Северный вестник", "Северный вестник"),
        ("Sumber: Kantor Berita Laut", "Kantor Berita Laut"),
        ("Quelle: Ellertaler Presse", "Ellertaler Presse"),
        ("Source : Agence Sillage", "Agence Sillage"),
        ("（共同）", "共同"),
        ("＝共同", "共同"),
        ("By Staff Writer", None),
        ("Por Redacción", None),
        ("Foto: dpa", None),
        ("（編集部）", None),
        ("责任编辑： HN666", None),
        ("(编辑：a1024)", None),
    ],
)
def test_a_credit_line_that_names_an_outlet_or_nobody(line: str, source: str | None) -> None:
    assert read_credit_line(line) == CreditLine((), source)


@pytest.mark.parametrize(
    "line",
    [
        "记者张静在现场看到，项目进展很快。",
        "作者系临溪大学教授",
        "本文系作者个人观点",
        "原创作品",
        "Text and pictures",
        "記者其他文章",
        "◎文件格式 RMVB",
        "图片来源：湖岸IC 版权作品 请勿转载",
        "作者：admin",
        "Photos: the prettiest harbours",
        "Source: the ministry said it had none.",
        "كتب جديدة للأطفال",
        "취재 기자",
        "번역 출판",
        "構成 要素",
        "船を撮影",
        "",
    ],
)
def test_no_credit_line(line: str) -> None:
    assert read_credit_line(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报讯（王小明 李四四）今天上午，老码头重新开航，几百名居民到场。", ["王小明", "李四四"]),
        ("临溪晚报讯 记者王小明 通讯员李四四报道：今天上午，老码头重新开航。", ["王小明", "李四四"]),
        ("渡船一直开到晚上八点。（王小明 李四四）", ["王小明", "李四四"]),
        ("渡船一直开到晚上八点。（完）", []),
        ("船は夜八時まで動く。（早川澪）", ["早川澪"]),
        ("船は夜八時まで動く。【早川澪、大渡美咲】", ["早川澪", "大渡美咲"]),
        ("船は夜八時まで動く。（敬称略）", []),
        ("老碼頭重新開航，居民到場。（圖／簡以恩攝）", []),
        ("船は夜八時まで動く。（早川澪、写真も）", ["早川澪", "早川澪"]),
        ("(서울=물빛일보) 김하늘 기자 = 강을 건너는 배가 다시 뜬다.", ["김하늘"]),
        ("배는 하루 여섯 번 뜬다. 김하늘 기자 haneul@paper.example", ["김하늘"]),
        ("The boat sails at eight. (Reporting by Ana Ruiz; Editing by Ben Okoro)", ["Ana Ruiz", "Ben Okoro"]),
    ],
)
def test_people_in_the_text(text: str, expected: list[str]) -> None:
    assert [credit.name for credit in credits_in_prose(text)] == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<p>2024-05-03 10:22 作者：寒江雪 [收藏本文] 手机看</p>", ["寒江雪"]),
        ("<p>2024-05-03 王小明</p>", ["王小明"]),
        ("<p>作者：王小明 李四四 分享到：微信 微博 字号：大 中 小</p>", ["王小明", "李四四"]),
        ("<center>王小明</center>", ["王小明"]),
        ("<table><tr><td>王小明</td></tr></table>", ["王小明"]),
        ("<p>quillfeather 发表于 2024-5-3 11:46:00</p>", ["quillfeather"]),
        ("<p>[寒江雪] 发表于 2024-5-3 11:46:00</p>", ["寒江雪"]),
        ("<p>本帖由寒江雪于2024年5月3日11:46:00发表</p>", ["寒江雪"]),
        ("<p>由寒江雪张贴 @ 2024-05-03 11:46 (37)</p>", ["寒江雪"]),
        ("<p>发信人: quill (寒江雪), 信区: Lake</p>", ["quill"]),
        ("<p>寒江雪</p><p>发表于 2024-5-3 11:46</p>", ["寒江雪"]),
        ("<p>发表于 2024-5-3 11:46 (阅读:37)</p>", []),
        ("<table><tr><td>发文机关：</td><td>临溪市人民政府</td></tr></table>", ["临溪市人民政府"]),
        ("<p>原创 QuillForce 2024-05-03 22:18:34</p>", ["QuillForce"]),
        ("<p>来源: 王小明</p>", ["王小明"]),
        ("<p>来源: 江海网</p>", []),
        ("<p>编辑：王小明</p>", []),
        ("<p>手机 汽车</p>", []),
        ('<meta name="author" content="湖网技术">', []),
        ('<meta name="author" content="No Author">', []),
        ("<ul><li>作者：</li><li>2024-05-03 14:43</li></ul>", []),
        ('<p class="byline">手机版</p>', []),
    ],
)
def test_a_chinese_header(header: str, expected: list[str]) -> None:
    assert names(page(header, body=CHINESE_STORY)) == expected


def test_who_helped_stands_beside_the_writer_that_metadata_names() -> None:
    head = json_ld({"@type": "NewsArticle", "author": {"name": "Ana Ruiz"}})
    assert names(page(head=head, after="<p>Additional reporting by Piet Saar</p>")) == ["Ana Ruiz", "Piet Saar"]


def test_who_has_two_roles_is_one_author() -> None:
    article = read(page("<p>By Ana Ruiz</p>", after="<p>Reporting by Ana Ruiz; Editing by Ben Okoro</p>"))
    assert [(credit.role, credit.name) for credit in article.credits] == [
        ("author", "Ana Ruiz"), ("reporter", "Ana Ruiz"), ("editor", "Ben Okoro"),
    ]  # fmt: skip
    assert in_benchmark_terms(article)["authors"] == ["Ana Ruiz"]


def test_the_source_of_a_table_in_the_text_is_not_the_articles() -> None:
    story = (STORY[0], "Source: Lakeside Statistics", *STORY[1:])
    assert read(page(body=story)).source is None
    assert read(page(after="<p>Source: Lakeside Wire</p>")).source == "Lakeside Wire"


@pytest.mark.parametrize(
    ("below", "source"),
    [
        ("<p>Source: Lakeside Wire</p>", "Lakeside Wire"),
        ("<p>Quelle: dpa</p>", "dpa"),
        ("<div><p>Source: Lakeside Wire</p></div>", None),
    ],
)
def test_a_source_beside_the_text_counts_below_a_box_of_links(below: str, source: str | None) -> None:
    links = '<li><a href="/a">The pier is painted again</a></li><li><a href="/b">Bakers raise their prices</a></li>'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    box = f"<div><h3>Read more</h3><ul>{links}</ul></div>"
    assert read(f"<h1>{HEADLINE}</h1><article>{text}{box}{below}</article>".encode()).source == source


@pytest.mark.parametrize(
    ("caption", "photographer"),
    [
        ("鐘を鳴らす園児＝二日、湖都市で、早川あかり撮影", "早川あかり"),
        ("鐘の鳴らし方を教える元運転士（大渡美咲撮影）", "大渡美咲"),
        ("式典のあと、記念撮影", None),
        ("桟橋で船を撮影", None),
    ],
)
def test_the_photographer_of_a_japanese_caption(caption: str, photographer: str | None) -> None:
    figure = f'<figure><img src="/bell.jpg"><figcaption>{caption}</figcaption></figure>'
    assert [(image.caption, image.credit) for image in read(page(lead=figure)).images] == [(caption, photographer)]


@pytest.mark.parametrize(
    ("caption", "kept", "credit"),
    [
        ("The ferry at its pier. (Ana Ruiz/The Ferry Gazette)", "The ferry at its pier.", "Ana Ruiz/The Ferry Gazette"),
        ("The ferry at its pier. Ana Ruiz/HPA", "The ferry at its pier.", "Ana Ruiz/HPA"),
        ("The ferry carries both. (Cars/Bicycles)", "The ferry carries both. (Cars/Bicycles)", None),
    ],
)
def test_a_name_and_an_outlet_behind_a_caption_leave_it(caption: str, kept: str, credit: str | None) -> None:
    figure = f'<figure><img src="/bell.jpg"><figcaption>{caption}</figcaption></figure>'
    assert [(image.caption, image.credit) for image in read(page(lead=figure)).images] == [(kept, credit)]


@pytest.mark.parametrize("name", ["writer", "byline"])
def test_a_list_of_japanese_names_in_an_element_that_says_so_is_no_paragraph(name: str) -> None:
    story = (
        "北の湖で七日、古い渡し船が十一年ぶりに動き出した。桟橋には数百人が集まり、楽団が演奏した。",
        "修理費の半分は市が負担し、残りは漁業者と学校、二つのパン屋が出した。（早川美咲）",
    )
    article = read(page(f'<p>2024年4月7日</p><p class="{name}">早川美咲、大渡健一</p>', body=story))
    assert [f"{credit.role} {credit.name}" for credit in article.credits] == ["author 早川美咲", "author 大渡健一"]
    assert article.paragraphs == story


def test_the_agency_of_a_japanese_dateline_is_the_source() -> None:
    story = (
        "【湖都共同】十年前に姿を消した渡し船が、北の湖に戻ってきた。桟橋には数百人が集まり、楽団が演奏した。",
        "船の修理費の半分は市が負担し、残りは漁業者と学校、二つのパン屋が出した。船は一日六往復する。",
    )
    assert read(page(body=story)).source == "共同"


def test_the_owner_of_a_blog_wrote_it() -> None:
    assert names(page(after="<p>寒江雪的博客</p>", body=CHINESE_STORY)) == ["寒江雪"]
    assert names(page(after="<p>Copyright © 2024 王小明</p>", body=CHINESE_STORY)) == ["王小明"]
    assert names(page(after='<ul><li><a href="/friend">寒江雪的博客</a></li></ul>', body=CHINESE_STORY)) == []


def test_a_japanese_senior_writer_is_no_editor() -> None:
    story = (
        "北の湖で七日、古い渡し船が十一年ぶりに動き出した。桟橋には数百人が集まり、楽団が演奏した。",
        "船の修理費の半分は市が負担し、残りは漁業者と学校、二つのパン屋が出した。船は一日六往復する。",
    )
    credits = read(page("<p>編集委員 早川澪</p>", body=story)).credits
    assert [(credit.role, credit.name) for credit in credits] == [("author", "早川澪")]


def test_who_sent_it_in_is_nobody() -> None:
    assert names(page('<p class="byline">Submitted</p>')) == []


def test_links_about_the_text_are_nobodys_blog() -> None:
    assert names(page(after="<h2>与内文相关的链接</h2>", body=CHINESE_STORY)) == []


def test_by_lines_of_a_list_below_are_of_other_texts() -> None:
    others = "".join(
        f"<h3>On the art of {art}</h3><p>by {name}</p>" for art, name in zip(("ice", "rope", "tea"), NAMES, strict=True)
    )
    assert names(page("<p>By Ana Ruiz</p>", after=f"<div>{others}</div>")) == ["Ana Ruiz"]
    assert names(page(after="<p>by Ben Okoro</p>")) == ["Ben Okoro"]


def test_who_answers_in_a_thread_did_not_write_it() -> None:
    answers = "".join(f"<div><p>作者：{name}</p><p>好船！</p></div>" for name in ("老财迷", "林间风", "大渡客"))
    assert names(page("<p>作者：寒江雪</p>", answers, body=CHINESE_STORY)) == ["寒江雪"]


def test_a_name_in_a_last_line_of_its_own_signs_a_japanese_text() -> None:
    assert [credit.name for credit in credits_in_prose("（早川澪）", "船は夜八時まで動く。")] == ["早川澪"]
    assert credits_in_prose("【图片集】", "渡船一直开到晚上八点。") == []


@pytest.mark.parametrize(
    ("header", "source"),
    [
        ("<p>2024年05月03日 18:57 临溪日报</p>", "临溪日报"),
        ("<p>2024年05月03日 18:57 国内新闻</p>", None),
        ("<p>2024-05-03 来源：临溪日报 北湖网</p>", "临溪日报"),
        ("<p>最后更新: 2024-05-03 18:57</p>", None),
        ("<p>来源：临溪网-《临溪日报》2024-05-03 18:57</p>", "临溪网-《临溪日报》"),
        ("<p>2024-05-03 来自福建省</p>", None),
        ("<p>2024-05-03 来自广西壮族自治区</p>", None),
        ("<p>2024-05-03 来源：福建日报</p>", "福建日报"),
        ("<p>来源：转载</p>", None),
        ('<p class="source">LSW —</p>', "LSW"),
        ('<p class="source">Lower Harbour LSW —</p>', "LSW"),
        ('<p class="source">Illustration by Ana Ruiz</p>', None),
        ('<p class="source">(Bild: Uferlicht)</p>', None),
        ('<p class="source">المصدر:</p>', None),
        ("<p>Source: Harbour Ministry, October 25, 2024</p>", "Harbour Ministry"),
        ("<p>Quelle: Ana Ruiz (Text), Ben Okoro (Bild)</p>", "Ana Ruiz (Text), Ben Okoro (Bild)"),
    ],
)
def test_the_credited_source_of_a_header(header: str, source: str | None) -> None:
    assert read(page(header, body=CHINESE_STORY)).source == source


def test_a_periodical_that_the_text_calls_by_name_is_the_source() -> None:
    story = (CHINESE_STORY[0], f"船长对《灯塔》表示，{CHINESE_STORY[1]}", CHINESE_STORY[2])
    header = '<p><a href="/finance">航运</a>灯塔 2024-05-03 07:48</p>'
    assert read(page(header, body=story)).source == "灯塔"


@pytest.mark.parametrize(
    ("text", "strong", "weak"),
    [
        ("Ursula von der Aue", ("Ursula von der Aue",), ()),
        ("Ali bin Said", ("Ali bin Said",), ()),
        ("Luther Gray Jr.", ("Luther Gray Jr.",), ()),
        ("Κώστας Παππάς", ("Κώστας Παππάς",), ()),
        ("محمد علي", ("محمد علي",), ()),
        ("דנה לוי", ("דנה לוי",), ()),
        ("अनिल शर्मा", ("अनिल शर्मा",), ()),
        ("Lakeside Newsroom", (), ("Lakeside Newsroom",)),
        ("www.quill.example", (), ("www.quill.example",)),
        ("ana@paper.example", (), ()),
        ("https://paper.example/ana", (), ()),
        ("Redaktion", (), ()),
    ],
)
def test_names_of_many_scripts(text: str, strong: tuple[str, ...], weak: tuple[str, ...]) -> None:
    found = names_in(text)
    assert (found.strong, found.weak) == (strong, weak)


@pytest.mark.parametrize(
    ("line", "names", "role"),
    [
        ("By ANA RUIZ, Harbour Press Agency", ["ANA RUIZ"], "author"),
        ("By Ana Ruiz, The Ferry Gazette", ["Ana Ruiz"], "author"),
        ("Ana Ruiz | Staff Writer", ["Ana Ruiz"], "author"),
        ("Ana Ruiz and Ben Okoro | Staff Writers", ["Ana Ruiz", "Ben Okoro"], "author"),
        ("Ana Ruiz | Political Correspondent", ["Ana Ruiz"], "correspondent"),
        ("Ben Okoro | Staff Photographer", ["Ben Okoro"], "photographer"),
    ],
)
def test_a_line_names_the_writer_and_what_or_whose_she_is(line: str, names: list[str], role: str) -> None:
    found = read_credit_line(line)
    assert found is not None
    assert [(credit.name, credit.role) for credit in found.credits] == [(name, role) for name in names]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz | Sports",
        "Harbour Ferry | The Ferry Gazette",
        "New bridge opens | Staff Writer",
        "Home | Our Writers",
        "By Sunday, Harbour Press Agency",
    ],
)
def test_what_stands_behind_a_bar_or_comma_makes_nobody_a_writer(line: str) -> None:
    assert read_credit_line(line) is None


@pytest.mark.parametrize(
    ("box", "count"), [("author-icon", 0), ("user_pic", 0), ("avatar", 0), ("head-image", 1), ("figure lead", 1)]
)
def test_a_writers_portrait_above_the_text_is_no_picture_of_the_article(box: str, count: int) -> None:
    header = f'<div class="{box}"><img src="https://img.example/687eb084.jpeg"></div><p>作者：王小明</p>'
    assert len(read(page(header, body=CHINESE_STORY)).images) == count


def caption(line: str) -> str:
    return f'<figure><img src="https://img.example/687eb084.jpeg"><figcaption>{line}</figcaption></figure>'


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (caption('The ferry. <span class="author">Ana Ruiz</span>'), []),
        (caption("<p>Ana Ruiz</p>") + "<p>3 November 2025</p>", []),
        (caption('By <a rel="author" href="/authors/ana-ruiz">Ana Ruiz</a>'), ["Ana Ruiz"]),
    ],
)
def test_a_name_below_a_picture_is_who_took_it_but_behind_by(header: str, expected: list[str]) -> None:
    assert names(page(header)) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<p>By Ana Ruiz For Gazette.com</p>", ["Ana Ruiz"]),
        ("<p>By ANA RUIZ FOR THE FERRY GAZETTE</p>", ["ANA RUIZ"]),
        ('<p><a rel="author" href="/a"><i>Ana Ruiz</i> Ana Ruiz</a></p>', ["Ana Ruiz"]),
        ('<p><a href="/forfatter/ana-ruiz">Ana Ruiz</a></p>', ["Ana Ruiz"]),
        ('<p><a href="/giornalista/ana-ruiz/">Ana Ruiz</a></p>', ["Ana Ruiz"]),
        ("<p>Ana Ruiz|Published 4 months ago</p>", ["Ana Ruiz"]),
        ("<p>Released Wednesday, November 5, 2025</p>", []),
        ("<p>Harbour|Published 4 months ago</p>", []),
        ("<div class='author-info'>Ana Ruiz Stand: 05. Februar 2020</div>", ["Ana Ruiz"]),
        ("<p>by <a>Ana Ruiz</a><span>Ana Ruiz</span></p>", ["Ana Ruiz"]),
        ("<p class='author'>نورة الحربي، خالد بن يوسف</p>", ["نورة الحربي", "خالد بن يوسف"]),
        ("<figure><fieldset><legend>Text Edge Style</legend></fieldset></figure><p>By Ana Ruiz</p>", ["Ana Ruiz"]),
    ],
)
def test_what_stands_around_a_name_above_the_text_is_no_part_of_it(header: str, expected: list[str]) -> None:
    assert names(page(header)) == expected


def test_a_label_far_below_a_text_names_who_wrote_it_where_it_stands_once() -> None:
    label = "<div><p>Article by</p><p>Ana Ruiz</p></div>"
    assert names(page(after=label)) == ["Ana Ruiz"]
    others = "<div><p>Article by</p><p>Ben Okoro</p></div>"
    assert names(page(after=label + others)) == []


def test_a_name_with_a_small_second_word_is_one_where_the_metadata_say_so() -> None:
    author = '<meta name="author" content="{}">'
    assert names(page(head=author.format("Mobasir hassan"))) == ["Mobasir hassan"]
    assert names(page(head=author.format("Harbour news"))) == []


def test_a_dated_by_line_of_the_header_counts_in_a_box_with_the_count_of_comments() -> None:
    line = "<div class='entry-meta social-comments'>By Ana Ruiz • 12/16/16 12:21pm</div>"
    assert names(page(line)) == ["Ana Ruiz"]


def test_whoever_edits_a_dated_notice_wrote_it() -> None:
    assert names(page("<div>05.02.2020 - Redaktion: Ana Ruiz (Sprecherin)</div>")) == ["Ana Ruiz"]


def test_what_a_writer_learned_is_nobody() -> None:
    header, head = "<div class='byline'>M.A. Journalism</div>", '<meta name="author" content="Ana Ruiz">'
    assert names(page(header, head=head)) == ["Ana Ruiz"]


def test_a_writer_named_beside_the_text_wrote_another_article() -> None:
    line = "<p>Posted on May 3 by Ben Okoro</p>"
    assert names(page(after=f"<aside><article>{line}</article></aside>")) == []
    assert names(page(after=f"<div><article>{line}</article></div>")) == ["Ben Okoro"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Von Ana Ruiz, Sankt Wendling", ["Ana Ruiz"]),
        ("By Ana Ruiz, Port Orsel", ["Ana Ruiz"]),
        ("By Ana Ruiz, San Orsel Gazette", ["Ana Ruiz"]),
        ("By San Orsel and Ana Ruiz", ["San Orsel", "Ana Ruiz"]),
        ("Von unserer Korrespondentin Ana Ruiz", ["Ana Ruiz"]),
        ("De notre envoyé spécial Ben Okoro", ["Ben Okoro"]),
    ],
)
def test_the_place_behind_a_writers_name_is_nobody(line: str, expected: list[str]) -> None:
    assert names(page(f"<p>{line}</p>")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("文：霍芷晴　編輯：區澄　美術：謝伊", [("author", "霍芷晴"), ("editor", "區澄"), ("editor", "謝伊")]),
        ("（文/宣传部 丁一帆　图/许可可）", [("author", "丁一帆"), ("photographer", "许可可")]),
        ("插画：许可可　制图：丁一帆", [("photographer", "许可可"), ("photographer", "丁一帆")]),
    ],
)
def test_whoever_made_a_page_is_in_its_credit_line(line: str, expected: list[tuple[str, str]]) -> None:
    found = read(page(f"<p>{line}</p>", body=CHINESE_STORY)).credits
    assert [(credit.role, credit.name) for credit in found] == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('<p>3 November 2025</p><div class="share">شارك على فيسبوك</div>', []),
        ("<p>كتبت: ليلى الحمداني</p><p>3 November 2025</p>", ["ليلى الحمداني"]),
        ("<p>Ana Ruiz, Orsel | Updated: 14 February 2025, 08:15</p>", ["Ana Ruiz"]),
        ('<div class="photo-caption">Pantai Seruni Indah, Rabu (3/4/2024)</div>', []),
    ],
)
def test_who_wrote_it_beside_a_day_and_who_did_not(header: str, expected: list[str]) -> None:
    assert names(page(header)) == expected


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("03.11.2025 - 09:10 Güncelleme: 04.11.2025 - 10:05 Kaynak: ABC", "ABC"),
        ("3 ноября 2025 | Источник: Северный вестник", "Северный вестник"),
        ("3 November 2025 · Quelle: Ellertaler Bote", "Ellertaler Bote"),
        ("Πηγή: ΑΒΓ-ΔΕΖ", "ΑΒΓ-ΔΕΖ"),
        ("日期：2023-08-30 10:15:22  来源：海潮网  编辑：  浏览：", "海潮网"),
        ("2024/5/22 9:06:00 文章来自：临溪灯饰报 【打印】【收藏】", "临溪灯饰报"),
    ],
)
def test_a_labelled_source_beside_a_day(line: str, source: str) -> None:
    article = read(page(f"<p>{line}</p>", body=CHINESE_STORY if "：" in line else STORY))
    assert (article.source, article.credits) == (source, ())
    assert line not in article.paragraphs
