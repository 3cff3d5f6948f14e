"""Whole pages copied as text, in languages with blanks: menus above the headline, boxes in the text, names between."""

import pytest
from read import article_of

from crawler.extraction.plain.textrank import best_ranked, measured
from crawler.extraction.source.textpage import parse_text_page
from crawler.extraction.story.tail import cut_story
from crawler.items import Article

MENU = (
    "Skip to content",
    "Home",
    "Local news",
    "Harbour",
    "Ferries and trains",
    "Sport on Sunday",
    "Weather",
    "Log in",
)
HEADLINE = "Old ferry returns to the northern lake"
STORY = (
    "The old ferry crossed the northern lake again on Sunday morning, for the first time in eleven years.",
    "Several hundred people stood on the pier at Stonebeck, and a brass band played when the boat came round.",
    "The council paid for half of the repairs; the rest came from fishermen, schools and two bakeries in town.",
)
MORE = (
    "For eleven years the ferry had lain in a shed behind the northern pier, and few believed in its return.",
    "Its captain, who learned on the lake as a boy, said that the old engine had started at the first turn.",
)
OTHERS = ("Mill by the weir painted at last", "School choir sings in the town hall", "Rain expected until Friday noon")
GERMAN = "Alte Fähre kehrt auf den Nordsee zurück"
GERMAN_STORY = (
    "Die alte Fähre hat am Sonntag zum ersten Mal seit elf Jahren wieder den See überquert, vor vollen Ufern.",
    "Am Anleger von Steinbach spielte eine Kapelle, als das Schiff um die Insel kam und zweimal hupte.",
    "Die Hälfte der Kosten trug die Stadt, den Rest gaben Fischer, Schulen und zwei Bäckereien aus dem Ort.",
)


def read(*lines: str) -> Article:
    return article_of("\n".join(lines))


def people(article: Article) -> list[str]:
    return [credit.name for credit in article.credits]


@pytest.mark.parametrize(
    "above",
    [
        MENU,
        (*MENU, *OTHERS),
        (*MENU, "Children look at the boat in the morning fog"),
        ("Our best stories of the week, every Friday in your mailbox, and free for those who read us on paper.", *MENU),
    ],
)
@pytest.mark.parametrize("below", [("3 November 2025",), ("By Ana Ruiz", "3 November 2025, 10:20"), ()])
def test_the_headline_is_the_line_whose_words_the_text_says_again(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    article = read(*above, HEADLINE, *below, *STORY)
    assert (article.headline, article.paragraphs) == (HEADLINE, STORY)


def test_a_german_page_with_kicker_and_caption() -> None:
    header = ("Startseite", "Region", "Verkehr auf dem See", GERMAN, "Von Ana Ruiz, Steinbach", "03.11.2025, 10:20 Uhr")
    article = read(*header, "Die Fähre am Anleger. Foto: Ole Brandis", *GERMAN_STORY)
    assert (article.headline, people(article)) == (GERMAN, ["Ana Ruiz"])
    assert (article.date_published or "")[:16] == "2025-11-03T10:20"


@pytest.mark.parametrize(
    "box",
    [
        ("Advertisement", "Article content"),
        ("Related", *OTHERS),
        ("Most Read", *OTHERS, "1", "2"),
        ("Read more", OTHERS[0]),
        ("Share", "Facebook", "%"),
        ("THIS CONTENT IS RESERVED FOR SUBSCRIBERS ONLY", "Create an account", "Already a member? Sign in"),
        ("About the author", "Ana Ruiz"),
    ],
)
def test_a_text_goes_on_below_a_box(box: tuple[str, ...]) -> None:
    article = read(*MENU, HEADLINE, "By Ana Ruiz", "3 November 2025", *STORY, *box, *MORE)
    assert [paragraph for paragraph in article.paragraphs if paragraph in STORY + MORE] == [*STORY, *MORE]
    assert not set(OTHERS) & set(article.paragraphs)


def test_teasers_of_other_articles_below_a_text_are_no_part_of_it() -> None:
    teaser = "Painters hung from ropes for nine days until the wheel of the mill was as red as it had been once."
    article = read(HEADLINE, "3 November 2025", *STORY, "Related", OTHERS[0], teaser, OTHERS[1], teaser)
    assert article.paragraphs == STORY


def test_what_readers_write_below_a_text_is_no_part_of_it_whatever_it_says() -> None:
    replies = ("The old ferry of the northern lake returns, who would have thought it, says a man who knows it.",) * 3
    assert read(HEADLINE, "3 November 2025", *STORY, "3 comments", *replies).paragraphs == STORY


def test_a_box_with_a_date_in_the_text_begins_no_other_story() -> None:
    box = ("The lake in numbers and pictures", "By Ben Okoro", "3 November 2025")
    article = read(HEADLINE, "By Ana Ruiz", "3 November 2025", *STORY, *box, *MORE)
    assert article.paragraphs[-2:] == MORE


def test_another_story_below_is_left_out() -> None:
    other = (
        "Painters hung from ropes for nine days until the wheel was as red as it had been a hundred years ago.",
        "The miller's granddaughter opened the door on Saturday, and bread from its flour was sold in the yard.",
    )
    article = read(
        HEADLINE, "By Ana Ruiz", "3 November 2025", *STORY, OTHERS[0], "By Ben Okoro", "2 November 2025", *other
    )
    assert article.paragraphs == STORY


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (("Ana Ruiz News Reporter", "3 November 2025"), ["Ana Ruiz"]),
        (("Ana RuizLifestyle Writer", "3 November 2025"), ["Ana Ruiz"]),
        (("Ana Ruiz@anaruiz", "3 November 2025"), ["Ana Ruiz"]),
        (("Author of the article:", "Ana Ruiz", "Published Nov 03, 2025 • 4 minute read"), ["Ana Ruiz"]),
        (("Ana Ruiz / FERRYGAZETTE.COM / Nov 3, 2025, 17:07 IST",), ["Ana Ruiz"]),
        (("November 3, 2025/Ana Ruiz",), ["Ana Ruiz"]),
        (("Watch Live", "3 November 2025"), []),
        (("Text Size", "3 November 2025"), []),
        (("Download PDF", "3 November 2025"), []),
    ],
)
def test_the_writer_between_headline_and_text(header: tuple[str, ...], names: list[str]) -> None:
    assert people(read(*MENU, HEADLINE, *header, *STORY)) == names


def test_a_date_below_standfirst_and_portrait_is_the_articles() -> None:
    lead = "Eleven years after its last crossing the boat is back, and half of the town stood on the pier to see it."
    article = read(HEADLINE, lead, "ana-ruiz.jpg", "Ana Ruiz", "April 28 2023, 3:54 p.m.", *STORY)
    assert (article.date_published, people(article)) == ("2023-04-28T15:54", ["Ana Ruiz"])
    assert article.paragraphs == (lead, *STORY)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published Mon, Nov 3 20252:23 PM EDT", "2025-11-03"),
        ("12:43, 3 Nov 2025Updated 12:44, 4 Nov 2025", "2025-11-03"),
        ("Nov 3, 2025 - 17 min read", "2025-11-03"),
        ("November 3, 20253 years Gazette 142 Views", "2025-11-03"),
        ("by Gazette November 3, 202501747", "2025-11-03"),
        ("On November 3 20000 people saw it", ""),
    ],
)
def test_days_that_markup_had_parted(line: str, day: str) -> None:
    assert (read(HEADLINE, line, *STORY).date_published or "")[:10] == day


@pytest.mark.parametrize(
    "lines",
    [
        (*STORY, "3 November 2025"),
        (*STORY, "3 November 2025 (updated on November 6, 2025 | 15:24)"),
        (STORY[0], "Opinions are those of the writer.", "What's this?", "3 November 2025", *STORY[1:]),
    ],
)
def test_the_only_line_of_a_day_is_no_paragraph(lines: tuple[str, ...]) -> None:
    article = read(*MENU, HEADLINE, *lines)
    assert (article.date_published, [line for line in article.paragraphs if "2025" in line]) == ("2025-11-03", [])


def test_days_that_stand_above_what_happened_on_them_are_headings() -> None:
    lines = (*STORY, "3 November 2025", MORE[0], "4 November 2025", MORE[1])
    pieces = parse_text_page("\n".join(lines)).pieces
    assert [piece.text for piece in cut_story(pieces, is_plain=True).body] == [*lines]


def test_nothing_that_could_be_a_headline_gives_none() -> None:
    pieces = parse_text_page("\n".join(("Home", "3 November 2025"))).pieces
    assert (best_ranked(pieces), list(measured(pieces))) == (None, [])


NOTICE = (
    "为保障渡口改造工程施工安全，根据有关规定，决定对码头道路实施临时限行，请过往车辆提前绕行，避免耽误行程。",
    "特此通告。",
)


@pytest.mark.parametrize("signed", [("临溪县交通运输局", "2026年6月18日"), ("临溪县交通运输局",)])
def test_who_signed_a_notice_is_no_heading(signed: tuple[str, ...]) -> None:
    article = read("关于渡口码头道路临时限行的通告", "2026-06-18 09:20", *NOTICE, *signed)
    assert {block.kind for block in article.blocks} == {"paragraph"}


def test_an_apps_page_names_its_account_twice() -> None:
    lines = (
        "我在码头修了二十年船，终于等来一个徒弟",
        "原创 北湖记 北湖记",
        "2026年10月21日 07:30",
        "文 | 茅小雨",
        "图 | 受访者提供",
    )
    story = (
        "北湖的修船铺只剩一家，门脸两米宽，老板今年六十七岁，他说这二十年里来过九个年轻人，最长的待了四个月。",
        "徒弟二十三岁，学的是机械设计，毕业后在城里做了半年客服，她说每天接两百个电话，没有一个人的问题是她修好的。",
    )
    article = read(*lines, *story, "- END -")
    assert (article.source, article.alternative_headline, article.paragraphs) == ("北湖记", None, story)
    assert people(article) == ["茅小雨"]


@pytest.mark.parametrize(
    "line",
    [
        "Skip Advertisement",
        "SKIP AD",
        "Skip to end of carousel",
        "Zur Startseite",
        "Contact the reporter at ana@b.example",
        "Läs mer: Så många byar saknar en färja",
        "Читайте також: Громада купила перший пором",
    ],
)
def test_lines_that_lead_away_are_no_paragraphs(line: str) -> None:
    assert read(HEADLINE, "By Ana Ruiz", "3 November 2025", *STORY[:2], line, STORY[2]).paragraphs == STORY
    assert read(HEADLINE, "By Ana Ruiz", "3 November 2025", *STORY, line).paragraphs == STORY


def test_a_placeholder_for_a_picture_is_no_photographer() -> None:
    story = (
        "三年前に廃線となった鉄道の旧駅舎が町立図書館に生まれ変わり、十九日に開館した。約一万二千冊の本が並び、待合室は閲覧室になった。",
        "町によると、改修費は約八千万円。ホームにはベンチが置かれ、天気の良い日は外で本を読むこともできるという。",
    )
    assert people(read("廃線の駅舎、図書館に生まれ変わる", "2026年8月20日 11時00分", "写真・図版", *story)) == []


@pytest.mark.parametrize(
    "end",
    [
        ("Теми: транспорт, громада",),
        ("Коментарі (4)",),
        ("Передплатіть нас у Google News",),
        ("Archivado en", "Turismo rural"),
        ("Thèmes", "Lac du nord"),
        ("Ämnen i artikeln", "Bredband"),
        ("# ferry # lake",),
    ],
)
def test_what_a_text_is_filed_under_and_a_count_of_comments_end_it(end: tuple[str, ...]) -> None:
    article = read(HEADLINE, "By Ana Ruiz", "3 November 2025", *STORY, *end)
    assert (article.paragraphs, article.links) == (STORY, ())


@pytest.mark.parametrize("line", ["网站标识码 9900000002", "이 기사를 공유합니다", "Ansvarig utgivare: Per Nyberg"])
def test_what_a_page_says_of_itself_below_a_text_is_no_other_article(line: str) -> None:
    article = read(
        HEADLINE, "By Ana Ruiz", "3 November 2025", *STORY, "Comments closed", "© 2025 The Lake Packet", line
    )
    assert article.links == ()


def test_a_claim_of_rights_below_a_text_is_no_paragraph() -> None:
    story = (
        "離島診所的新船今天啟用，可以在低潮時停靠外海的浮動碼頭，居民看診不必再配合潮汐，船上也有牙科診療椅。",
        "衛生所主任表示，過去遇到大退潮，船靠不了岸，醫師只能在港外等三小時，有時等到了，病人也已經回家了。",
    )
    claim = "本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。"
    assert read("離島診所新船啟用", "2023年10月15日 17:20", *story, claim).paragraphs == story


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (("By MND Staff", "3 November 2025"), ["MND Staff"]),
        (("Ana Ruiz | Ben Okoro", "3 November 2025"), ["Ana Ruiz", "Ben Okoro"]),
        (("Ana Ruiz", "3 November 2025, Lesezeit 5 Min."), ["Ana Ruiz"]),
        (("Ana Ruiz November 3, 2025",), ["Ana Ruiz"]),
        (("Ana Ruiz|Published 4 months ago",), ["Ana Ruiz"]),
        (("READ MORE HERE", "3 November 2025"), []),
        (("Manage Print Account", "3 November 2025"), []),
        (("ByAna Ruiz", "3 November 2025"), ["Ana Ruiz"]),
        (("Ana Ruiz Ana Ruiz", "3 November 2025"), ["Ana Ruiz"]),
        (("Ana Ruiz", "Log in", "03/11/2025"), ["Ana Ruiz"]),
        (("Ana Ruiz", "Ben Okoro", "Piet Saar", "3 November 2025"), ["Ana Ruiz", "Ben Okoro", "Piet Saar"]),
        (("Von", "ana-ruiz.jpg", "Ana Ruiz", "ben-okoro.jpg", "Ben Okoro"), ["Ana Ruiz", "Ben Okoro"]),
        (("By Ana Ruiz published 3 November 2025",), ["Ana Ruiz"]),
        (("By Ana Ruiz ⋅ Senior Review Analyst ⋅ Updated November 3, 2025",), ["Ana Ruiz"]),
        (("3 November,2025By Ana Ruiz",), ["Ana Ruiz"]),
        (("By Ana Ruiz, DVM. Reviewed by Ben Okoro, DVM", "3 November 2025"), ["Ana Ruiz"]),
        (("Kolumne von Ana Ruiz", "3 November 2025"), ["Ana Ruiz"]),
    ],
)
def test_more_lines_that_name_the_writer(header: tuple[str, ...], names: list[str]) -> None:
    assert people(read(*MENU, HEADLINE, *header, *STORY)) == names


def test_who_made_it_and_a_disclaimer_below_a_text_begin_no_other_story() -> None:
    story = (
        "修船的钱一半由区里出，另一半来自渔民、学校和两家面包店，船长说这是他一生中最长的一次等待。",
        "渡船每天往返六次，票价两元，老人和学生免费，周末加开一班，一直开到晚上八点。",
    )
    foot = ("感谢周石生和老王为本文提供的帮助", "作者 王小明 高孜", "编辑 周石生 ｜ 排版 魏蔚")
    notice = "特别声明：以上作品内容为平台用户上传并发布，本平台仅提供信息存储空间服务，不代表平台观点和立场。"
    article = read("老码头重新开航", "2025年11月3日 09:20", *story, *foot, notice, notice)
    assert people(article) == ["王小明", "高孜", "周石生", "魏蔚"]


STEPS = (
    "临溪县新建的过河步道昨天对市民开放。步道全长一点二公里，连接老码头和南岸公园，沿线设有六处观景台。",
    "县住建局负责人介绍，工程去年三月动工，总投资三千二百万元，其中两成由社会捐助。",
    "“以前绕一圈要四十分钟，现在十分钟就到了。”住在北岸的退休教师王桂兰说。",
)


@pytest.mark.parametrize(
    ("header", "names", "source"),
    [
        (("原创 老张看房 江城观察", "2026年6月3日 21:10 湖北"), ["老张看房"], None),
        (("原创 kingname 未闻Code",), ["kingname"], None),
        (("記者林怡君／臨溪報導　2026-06-03 08:15",), ["林怡君"], None),
        (("2026年06月03日 08:15 临溪晚报",), [], "临溪晚报"),
        (("2026年06月03日 08:15 临溪晚报", "本报记者 刘志强"), ["刘志强"], None),
        (("2026-06-03 08:15·临溪发布",), [], "临溪发布"),
    ],
)
def test_the_header_of_a_chinese_copy(header: tuple[str, ...], names: list[str], source: str | None) -> None:
    article = read("步道昨日开放", *header, *STEPS)
    assert (article.headline, people(article), article.source) == ("步道昨日开放", names, source)
    assert article.paragraphs == STEPS


def test_an_agencys_page_with_day_and_source_above_its_headline() -> None:
    above = ("新闻频道", "2026 06/03 08:15:33", "来源：江州网")
    sizes = ("字体：", "小", "中", "大", "分享到：")
    below = ("【纠错】 【责任编辑:陈一鸣】", "阅读下一篇：", "老码头的前世今生")
    article = read(*above, "过河步道开放 两岸往返只要十分钟", *sizes, *STEPS, *below)
    assert (article.headline, article.source) == ("过河步道开放 两岸往返只要十分钟", "江州网")
    assert (article.date_published, people(article)) == ("2026-06-03T08:15:33", ["陈一鸣"])
    assert article.paragraphs == STEPS


def test_whoever_sent_a_text_in_for_an_office_signs_it() -> None:
    article = read("步道昨日开放", "2026-06-03", *STEPS, "（县住建局 刘志强）", "主办：临溪县人民政府办公室")
    assert (people(article), article.paragraphs) == (["刘志强"], STEPS)


def test_the_page_of_a_newspaper_is_the_section_also_above_a_kicker() -> None:
    above = ("第03版：民生", "2026年06月03日 星期三", "过河步道昨日开放")
    assert read(*above, "两岸居民往返只要十分钟", "本报记者 刘志强", *STEPS).section == "民生"


def test_where_an_app_is_praised_is_no_paragraph() -> None:
    assert read("步道昨日开放", "2026-06-03", *STEPS, "海量资讯、精准解读，尽在新浪潮财经APP").paragraphs == STEPS
