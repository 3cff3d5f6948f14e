"""Pages copied out of a browser as plain text, one for each layout that was once read wrong."""

import pytest
from read import article_of

from crawler.extraction import extract_article
from crawler.extraction.plain.textwords import is_inserted
from crawler.extraction.source.hardwrap import unwrap
from crawler.items import Article, Snapshot

HEADLINE = "老粮仓改成少年宫 三百个孩子来报到"
DATE = "2024-06-25 06:58"
STORY = (
    "城东闲置多年的老粮仓，昨天改成少年宫重新开门，三百多个孩子成了第一批学员，家长们在门口排起了长队。",
    "粮仓建于上世纪六十年代，墙厚六十厘米，冬暖夏凉，改造时保留了全部木梁和两台老磅秤，供孩子们辨认。",
    "少年宫主任说，周末课程全部免费，名额向周边三所小学倾斜，报名从下月一日开始，先到先得。",
)
OTHER = (
    "城西的旧书市集搬到了文庙东广场，新场地比原来大一倍，可以容纳一百二十个摊位，继续免收摊位费。",
    "市集管理方表示，搬迁期间暂停一次，之后恢复每周六上午开市，摊主可以凭旧证换新证，手续当场办完。",
)


def page(
    above: tuple[str, ...] = (),
    header: tuple[str, ...] = (DATE,),
    after: tuple[str, ...] = (),
    story: tuple[str, ...] = STORY,
) -> str:
    return "\n".join((*above, HEADLINE, *header, *story, *after))


def read(text: str) -> Article:
    return article_of(text, name="page.txt")


def people(article: Article) -> list[tuple[str, str]]:
    return [(credit.role, credit.name) for credit in article.credits]


def related(article: Article) -> list[str]:
    return [link.headline for link in article.links]


@pytest.mark.parametrize(
    ("above", "section"),
    [
        (("首页 | 要闻 | 政务 | 民生",), None),
        (("首页  国内  国际  社会  财经  体育  教育", "社会"), "社会"),
        (
            ("临溪广播网", "首页", "新闻", "听友", "直播", "节目单", "今天是 2026年11月23日 星期一", "首页 > 路况"),
            "路况",
        ),
        ((f"{HEADLINE}_国内新闻_远山网", "登录 | 注册"), None),
        (("临溪日报数字报", "第3版：民生", "上一版  下一版"), "民生"),
        (("要闻", "全国人大代表建议"), "要闻"),
        (("首页 / 生活 / 地方",), "地方"),
    ],
)
def test_what_stands_above_a_headline_is_no_headline(above: tuple[str, ...], section: str | None) -> None:
    article = read(page(above))
    assert (article.headline, article.section, article.date_published) == (HEADLINE, section, "2024-06-25T06:58")
    assert article.paragraphs == STORY


@pytest.mark.parametrize(
    "header",
    [
        (DATE, "字体：大 中 小", "分享到：微信 微博 QQ空间 复制链接", "阅读 12036  评论(27)"),
        (f"{DATE} 人物 叶一 周二 收藏本文 我有话说(1307人参与)", "热点栏目", "用微信扫描二维码"),
        (f"发布日期：{DATE}   浏览次数：3409   【打印】【关闭】",),
        ("打印本页", DATE, "0"),
    ],
)  # fmt: skip
def test_what_stands_between_headline_and_text_is_not_kept(header: tuple[str, ...]) -> None:
    article = read(page(header=header))
    assert (article.headline, article.date_published, article.paragraphs) == (HEADLINE, "2024-06-25T06:58", STORY)
    assert [block.kind for block in article.blocks] == ["paragraph"] * 3


def test_the_day_beside_the_number_of_a_newspapers_page_is_the_days_paper() -> None:
    article = read(page(("临溪日报数字报", "2023年11月21日 星期二", "第3版：民生"), header=("本报记者 王小明",)))
    assert (article.date_published, article.section, people(article)) == (
        "2023-11-21",
        "民生",
        [("reporter", "王小明")],
    )


@pytest.mark.parametrize("line", ["——城东老粮仓重生记", "城东老粮仓重生记录一则"])
def test_a_line_between_headline_and_date_is_the_subtitle(line: str) -> None:
    article = read(page(header=(line, DATE)))
    assert (article.headline, article.alternative_headline) == (HEADLINE, line.strip("—"))
    assert article.paragraphs == STORY


def test_a_standfirst_above_date_and_people_begins_the_text() -> None:
    standfirst = "六月的最后一天，城东的老粮仓送走了最后一袋谷子，迎来了第一个孩子。"
    article = read(page(header=(standfirst, DATE, "本报记者 王小明")))
    assert (article.date_published, people(article)) == ("2024-06-25T06:58", [("reporter", "王小明")])
    assert article.paragraphs == (standfirst, *STORY)


def test_cells_between_tabs_are_rows_of_a_table() -> None:
    rows = ("课程\t时间\t名额", "书法\t周六上午\t三十人", "二胡\t\t十六人")
    article = read(page(story=(*STORY[:2], *rows, STORY[2])))
    found = [(block.kind, block.text) for block in article.blocks]
    assert found[2:5] == [
        ("table_row", "课程 | 时间 | 名额"),
        ("table_row", "书法 | 周六上午 | 三十人"),
        ("table_row", "二胡 | 十六人"),
    ]
    assert article.paragraphs == STORY


def test_one_line_with_a_tab_is_no_table() -> None:
    assert [block.kind for block in read(page(story=(*STORY, "　　\t（待续）"))).blocks] == ["paragraph"] * 4


def test_who_speaks_twice_is_no_heading() -> None:
    voices = ("晨报：最难谈的是哪一户？", "老裴：都以为是一楼。", "晨报：为什么是三楼？", "老裴：一楼可以算。")
    article = read(page(story=(STORY[0], "一、为什么改", STORY[1], *voices, STORY[2])))
    assert [block.text for block in article.blocks if block.kind == "heading"] == ["一、为什么改"]


def test_a_caption_is_no_paragraph_where_the_copy_does_not_name_the_picture() -> None:
    captions = ("图为孩子们在老磅秤前合影。", "三百多个孩子走进老粮仓。本报记者 李小禾 摄")
    assert read(page(story=(STORY[0], captions[0], STORY[1], captions[1], STORY[2]))).paragraphs == STORY


def test_insertions_and_lists_in_mid_text_do_not_end_it() -> None:
    story = (STORY[0], "广告", "延伸阅读：", "旧书市集换了新地方", *STORY[1:])
    article = read(page(story=story))
    assert [block.text for block in article.blocks] == list(STORY)


NEXT = ("旧书市集换了新地方", "2024-06-25 06:57 临溪日报", "■本报记者 常安", *OTHER, "（编辑：白露）")


@pytest.mark.parametrize("end", [("（编辑：李文 校对：路遥）",), ()])
def test_the_next_story_on_a_page_is_left_out_with_a_flag(end: tuple[str, ...]) -> None:
    article = read(page(header=(DATE, "■本报记者 王小明"), after=(*end, *NEXT)))
    assert (article.flags, article.paragraphs, related(article)) == (("another_story",), STORY, [])
    assert ("reporter", "常安") not in people(article)
    assert ("editor", "白露") not in people(article)


@pytest.mark.parametrize(
    "line",
    [
        "（作者系自由撰稿人，长期关注乡土手工艺）",
        "作者简介：王小明，自由撰稿人。",
        "声明：本网转载此文旨在传递更多信息。",
        "Petra Wainscott is a reporter who covers the valley.",
    ],
)
def test_who_the_author_is_is_no_part_of_the_story(line: str) -> None:
    assert read(page(after=(line, "编辑：李文"))).paragraphs == STORY


ENTRIES = ("旧书市集换了新地方", "夜校里的二胡班又招生了", "一座桥和它的看桥人")


@pytest.mark.parametrize(
    "list_",
    [
        ("相关阅读：", *(f"·{entry}  2024-09-12" for entry in ENTRIES)),
        ("相关新闻", *(f"[03-0{number}] {entry}" for number, entry in enumerate(ENTRIES, 1))),
        ("看更多", *(f"{entry} (2025/3/2)" for entry in ENTRIES), "☆聚焦新闻 不漏接"),
        ("往期推荐", *(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1)), "阅读原文"),
        ("相关阅读", *ENTRIES, "热门排行", "24小时", "1 房租跌了房东们却不着急", "2 港口夜班司机的女徒弟"),
        ("266 赞  收藏  分享", "相关推荐", *ENTRIES, "关于我们 | 联系我们 | 网站地图", "临公网安备 33000002000123号"),
        ("相关链接", *ENTRIES, "全部评论（3）", "梅水老张", "10-11 20:05", "希望少年宫一直办下去，多招几个孩子。"),
    ],
)
def test_related_headlines_without_numbers_and_days_up_to_the_next_list(list_: tuple[str, ...]) -> None:
    article = read(page(after=("编辑：李文", *list_)))
    assert (related(article), article.paragraphs) == (list(ENTRIES), STORY)


@pytest.mark.parametrize("marker", ["我来说两句", "全部评论（3）", "12条评论"])
def test_readers_comments_are_neither_text_nor_related(marker: str) -> None:
    comments = (marker, "梅水老张", "10-11 20:05", "希望少年宫一直办下去，多招几个孩子，多开几门课。", "赞 18  回复")
    article = read(page(after=comments))
    assert (article.paragraphs, related(article)) == (STORY, [])


def test_headlines_behind_the_last_sentence_are_others() -> None:
    article = read(page(after=ENTRIES))
    assert (article.paragraphs, related(article)) == (STORY, list(ENTRIES))


def test_a_row_of_short_korean_words_is_a_headline() -> None:
    text = """사회 경제 문화 스포츠
섬마을 도서관 배, 열흘 만에 다시 뜬다
2025.04.11. 09:10
책을 싣고 섬을 도는 도서관 배가 엔진 수리를 마치고 12일 다시 운항을 시작한다. 군은 우편선으로 책을 먼저 보냈다고 밝혔다.
배는 매주 월요일과 목요일 다섯 개 섬을 돈다. 주민들은 선착장에서 책을 반납하고 새 책을 빌릴 수 있다."""
    article = read(text)
    assert (article.headline, article.language, len(article.paragraphs)) == (
        "섬마을 도서관 배, 열흘 만에 다시 뜬다",
        "ko",
        2,
    )


def lines_of(text: str, width: int) -> str:
    """A text broken at so many characters, as archives break it."""
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def test_chinese_lines_broken_at_one_width_are_paragraphs_again() -> None:
    story = [lines_of(f"　　{paragraph}", 24) for paragraph in (*STORY, *OTHER)]
    assert read("\n".join((HEADLINE, DATE, *story))).paragraphs == (*STORY, *OTHER)


WRAPPED = """Orchard Bay Ledger

A lighthouse keeper hands his lamp to the school that once feared its
foghorn

By Ida Marsh
Posted November 3, 2026 at 6:15 a.m.

The lamp of Orchard Bay was carried down 112 steps on Sunday by the
people who had complained about it for years, the teachers of a small
well-kept school below the cliff.

They will hang it in the gym, said the principal, Noor Abbasi, who has
promised the keeper that it will be lit on the first foggy day of each
month and on no other occasion whatever.

* The keeper will come to light it for as long as he can still climb a
  ladder.
* The school pays for the bulbs.

The tower itself will be locked and its stairs given to the swallows.
"""


def test_english_lines_broken_at_one_width_are_headline_paragraphs_and_items_again() -> None:
    article = read(WRAPPED)
    assert article.headline == "A lighthouse keeper hands his lamp to the school that once feared its foghorn"
    assert [(block.kind, block.text.split()[-1], len(block.text.split())) for block in article.blocks] == [
        ("paragraph", "cliff.", 32),
        ("paragraph", "whatever.", 36),
        ("list_item", "ladder.", 17),
        ("list_item", "bulbs.", 6),
        ("paragraph", "swallows.", 13),
    ]


def test_a_list_of_headlines_is_no_broken_text() -> None:
    entries = [f"{number} {'long ' * (number % 9 + 6)}headline of the day" for number in range(40)]
    assert unwrap(entries) == entries


DIGEST = ("旧粮仓改建收尾", "文庙东广场试营业", "夜校下月招生")


def test_a_digest_has_a_heading_above_each_paragraph() -> None:
    story = tuple(line for pair in zip(DIGEST, STORY, strict=True) for line in pair)
    article = read(page(header=(DATE, STORY[0]), story=story))
    assert [block.text for block in article.blocks if block.kind == "heading"] == list(DIGEST)


@pytest.mark.parametrize("mark", ["●", "* ", "· ", "• "])
def test_lines_with_the_same_mark_are_items(mark: str) -> None:
    article = read(page(story=(STORY[0], f"{mark}周末课程全部免费；", f"{mark}报名先到先得。", STORY[1])))
    assert [(block.kind, block.text) for block in article.blocks if block.kind != "paragraph"] == [
        ("list_item", "周末课程全部免费；"),
        ("list_item", "报名先到先得。"),
    ]


@pytest.mark.parametrize(
    "line", ["图片", "Anzeige", "＋5", "请继续往下阅读…", "标签：粮仓 少年宫", "2.工作方案.pdf （1.2MB）"]
)
def test_the_pages_own_short_lines_are_no_headings(line: str) -> None:
    article = read(page(story=(STORY[0], line, *STORY[1:])))
    assert [block.text for block in article.blocks] == list(STORY)


@pytest.mark.parametrize(
    "line", ["相關文章：旧书市集换了新地方↓↓↓", "Lesen Sie auch: 旧书市集换了新地方", "【関連記事】旧书市集换了新地方"]
)
def test_a_headline_pointed_to_in_mid_text_is_related(line: str) -> None:
    article = read(page(story=(STORY[0], line, *STORY[1:]), after=("编辑：李文", "相关阅读", *ENTRIES[1:])))
    assert ([block.text for block in article.blocks], related(article)) == (list(STORY), list(ENTRIES))


@pytest.mark.parametrize(
    ("above", "section"),
    [
        (("临溪周刊", "当前位置：首页 - 人物 - 对话"), "对话"),
        (("登入 / 登記   下載App   訂閱電子報", "港聞   社會新聞"), "社會新聞"),
        (("多云 22°C  相对湿度 71%", "民生"), "民生"),
        (("广告", "Abo   E-Paper   Anmelden   Suche"), None),
    ],
)
def test_what_visitors_can_do_and_the_weather_are_no_section(above: tuple[str, ...], section: str | None) -> None:
    article = read(page(above))
    assert (article.headline, article.section) == (HEADLINE, section)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("供稿：县水务局办公室    编辑：柯楠", [("editor", "柯楠")]),
        ("文/本刊记者 佟遥    图/受访者提供", [("reporter", "佟遥")]),
        ("原创 沈小满 江湾发布 2024-06-25 19:20 江苏", [("author", "沈小满")]),
        ("撰文：黎思朗　攝影：梁卓嵐", [("author", "黎思朗"), ("photographer", "梁卓嵐")]),
        ("撰文記者其他文章", []),
    ],
)
def test_people_between_headline_and_text(line: str, expected: list[tuple[str, str]]) -> None:
    assert people(read(page(header=(DATE, line)))) == expected


def test_the_first_edition_and_its_renewal_on_one_line() -> None:
    article = read(page(header=("出版：2024-06-25 07:00　更新：2024-06-26 12:48",)))
    assert (article.date_published, article.date_modified) == ("2024-06-25T07:00", "2024-06-26T12:48")


def test_a_japanese_dateline_names_the_reporter() -> None:
    story = ("【潮見＝三宅あかり】潮見市の夜間中学校で二日夜、二つ目の鐘が鳴り始めた。下校の時刻を知らせる鐘である。",)
    assert people(read(page(story=(*story, *STORY)))) == [("reporter", "三宅あかり")]


def test_the_kicker_above_a_latin_headline_is_not_taken_for_it() -> None:
    text = """Startseite » Lokales » Brenkhausen
Nachfolge auf dem Dorf
Ein Backofen, fünf Bäcker und kein Chef
Von Henrike Dallmann
Veröffentlicht: 02.11.2026, 18:12 Uhr
Lesezeit: 4 Minuten
Teilen   Merken   Drucken   Artikel anhören (5:21)
Um halb drei in der Nacht: die ersten Laibe im Ofen. Foto: Ole Brandis
Als die Bäckerei im Frühjahr schließen sollte, fand sich niemand, der sie allein übernehmen wollte, und so backen \
jetzt fünf Nachbarn reihum, jeder eine Nacht in der Woche.
Im März hatte der alte Bäcker nach 46 Jahren den Ofen ausgeschaltet. Drei Interessenten waren da gewesen, und alle \
haben nach der ersten Nachtschicht abgesagt, weil sie lieber schlafen wollten."""
    article = read(text)
    assert (article.headline, article.section) == ("Ein Backofen, fünf Bäcker und kein Chef", "Brenkhausen")
    assert [block.text[:8] for block in article.blocks] == ["Als die ", "Im März "]


PUPILS = "Children learn to read the river"
ENGLISH = (
    "Every Monday at nine, eighteen pupils put on waders that are too big for them and walk into the Cress up to their "
    "knees.",
    "The lesson is called river reading, and it replaces one hour of mathematics, which nobody seems to miss.",
)
FERRY = (
    "Old ferry returns to the lake",
    "By Ana Ruiz",
    "The old ferry crossed the northern lake again on Sunday morning, for the first time in eleven years.",
    "Several hundred people stood on the pier, and a brass band played when the boat came round the island.",
)


def english(*lines: str, story: tuple[str, ...] = ENGLISH) -> Article:
    return read("\n\n".join((*lines, *story)))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("The Cressfield Journal", "October 14, 2024"),
        ("The Northern Lake Herald and Weekly Examiner", "Monday, October 14, 2024"),
        ("Die Ellertaler Allgemeine Zeitung", "14.10.2024"),
        ("L'Écho du Valmont", "14 octobre 2024"),
        ("햇살일보", "2024-10-14"),
        ("临溪晚报", "2024年10月14日 星期一"),
    ],
)
def test_the_papers_name_on_the_first_line_is_neither_headline_nor_section(name: str, day: str) -> None:
    article = english(name, day, PUPILS, "By Philippa Garrow")
    assert (article.headline, article.section, article.date_published) == (PUPILS, None, "2024-10-14")
    assert people(article) == [("author", "Philippa Garrow")]


def test_an_archives_labels_are_no_text_and_its_section_is_one() -> None:
    header = ("BYLINE: Philippa Garrow, Education Reporter", "SECTION: LOCAL; Pg. B3", "LENGTH: 312 words")
    article = english(
        "Cressfield Journal",
        "October 14, 2024 Monday",
        "Final Edition",
        PUPILS,
        *header,
        story=(*ENGLISH, "LANGUAGE: ENGLISH"),
    )
    assert (article.headline, article.section, article.paragraphs) == (PUPILS, "LOCAL", ENGLISH)


@pytest.mark.parametrize(
    "last",
    ['"We think a heron," wrote Caleb, who is eight.', "The ledger had four hundred empty pages.", "“Nobody saw it!”"],
)
@pytest.mark.parametrize("date", [(), ("October 13, 2024",)])
def test_a_storys_last_paragraph_is_not_the_next_ones_headline(last: str, date: tuple[str, ...]) -> None:
    header = (PUPILS, "By Philippa Garrow", "October 14, 2024")
    article = english(*header, story=(*ENGLISH, last, *FERRY[:2], *date, *FERRY[2:]))
    assert (article.paragraphs, article.flags) == ((*ENGLISH, last), ("another_story",))
    assert people(article) == [("author", "Philippa Garrow")]


@pytest.mark.parametrize("headline", [PUPILS, "River lesson", "Pupils read river"])
def test_a_first_sentence_with_a_date_is_no_headline(headline: str) -> None:
    sentence = "On Oct. 14, 2024, the children of Stonebeck walked into the river."
    article = english(headline, "By Philippa Garrow", sentence)
    assert (article.headline, article.section, article.paragraphs) == (headline, None, (sentence, *ENGLISH))


def test_short_paragraphs_behind_a_long_one_are_text() -> None:
    long = "The water company has asked for copies of the ledger, " * 6 + "because its own gauge was struck by a tree."
    short = ("The ledger is full.", "Nobody minds.", "It began in September.", "The heron was not asked.")
    article = english(PUPILS, "October 14, 2024", long, story=short)
    assert article.paragraphs == (long, *short)


@pytest.mark.parametrize(
    ("line", "modified"),
    [
        ("Updated at 3:15 p.m. on Tuesday, October 15, 2024 / First published at 6:00 a.m. on Monday, October 14, 2024",
         "2024-10-15T15:15"),
        ("Erstveröffentlicht am 14.10.2024, 06:00 Uhr | Zuletzt aktualisiert am 15.10.2024, 15:15 Uhr",
         "2024-10-15T15:15"),
    ],
)  # fmt: skip
def test_a_long_line_of_first_publication_and_change_is_no_paragraph(line: str, modified: str) -> None:
    article = english(PUPILS, line)
    assert article.paragraphs == ENGLISH
    assert (article.date_published or "")[:10] == "2024-10-14"
    assert article.date_modified == modified


def test_a_dateline_dates_a_story_without_a_line_of_its_own() -> None:
    first = f"PORT ORSEL, March 12, 2025 (Meridian) - {ENGLISH[0]}"
    assert english(PUPILS, "By Ana Ruiz", first).date_published == "2025-03-12"


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("October 14, 2024 - Stonebeck Mill", "", []),
        ("October 14, 2024 - Clara Winter", "", [("author", "Clara Winter")]),
        ("October 14, 2024 - Bryn Celyn", "Nobody in Bryn Celyn had seen such a thing before the war was over.", []),
    ],
)
def test_a_place_beside_the_date_is_no_author(line: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert people(english(PUPILS, line, story=(*ENGLISH, text))) == expected


def test_an_editors_line_in_english_ends_the_story() -> None:
    article = english(
        PUPILS, "Source: Xinlan", "| 2024-10-14 09:12:33", "| Editor: huaxia", story=(*ENGLISH, "Editor: Zhao Lin")
    )
    assert (article.paragraphs, article.source) == (ENGLISH, "Xinlan")
    assert people(article) == [("editor", "huaxia"), ("editor", "Zhao Lin")]


@pytest.mark.parametrize("line", ["（王小明）", "（王小明 李文）"])
def test_a_name_alone_below_the_last_paragraph_is_no_paragraph(line: str) -> None:
    article = read(page(after=(line,)))
    assert article.paragraphs == STORY
    assert ("reporter", "王小明") in people(article)


@pytest.mark.parametrize("line", ["编辑：a1024", "责任编辑：NB12345", "责编：工号20481"])
def test_a_number_of_the_staff_is_nobodys_name(line: str) -> None:
    article = read(page(after=(line,)))
    assert (article.paragraphs, people(article)) == (STORY, [])


@pytest.mark.parametrize(
    "line", ["너른들시장 지붕의 물받이. 사진=이하람 기자", "01", "临溪发布 临溪发布", "((ana.ruiz@paper.example))"]
)
def test_what_is_copied_along_in_mid_text_is_not_kept(line: str) -> None:
    assert read(page(story=(STORY[0], line, *STORY[1:]))).paragraphs == STORY


@pytest.mark.parametrize(
    "marker", ["مواضيع ذات صلة", "Читайте также:", "Baca juga:", "Tin liên quan", "更多临溪新闻报道", "Leggi anche"]
)
def test_the_head_of_a_related_list_in_many_languages(marker: str) -> None:
    article = read(page(after=(marker, *ENTRIES)))
    assert (article.paragraphs, related(article)) == (STORY, list(ENTRIES))


def test_names_between_slashes_are_no_crumbs_and_an_hour_alone_is_no_headline() -> None:
    header = ("Ana Ruiz / Ben Ortega", "Hallam, 14 de octubre de 2024", "Actualizado a las 18:30")
    article = english("Cultura", "El viejo transbordador vuelve al lago", *header)
    assert (article.headline, article.section) == ("El viejo transbordador vuelve al lago", "Cultura")
    assert (article.date_published, article.paragraphs) == ("2024-10-14", ENGLISH)
    assert people(article) == [("author", "Ana Ruiz"), ("author", "Ben Ortega")]


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("You are here: Home > Culture", "Culture"),
        ("Home > News > Culture > Lakes", "Lakes"),
        ("Home / News / Culture", "Culture"),
        ("Sie sind hier: Startseite » Kultur", "Kultur"),
        ("Vous êtes ici : Accueil › Culture", "Culture"),
        ("Estás aquí: Inicio > Cultura", "Cultura"),
    ],
)
def test_a_path_above_a_headline_tells_the_section_and_is_no_headline(path: str, section: str) -> None:
    article = english(path, "The old ferry is back on the lake", "By Ana Ruiz", "October 14, 2024")
    assert (article.headline, article.section) == ("The old ferry is back on the lake", section)
    assert (article.date_published, article.paragraphs) == ("2024-10-14", ENGLISH)


@pytest.mark.parametrize(
    "beside",
    [
        ("发布时间：09-3022:46临溪网络科技有限公司",),
        ("周石生南湖大学北方研究院院长", "2026-11-18 09:25"),
        ("连载：北湖渡船 出版社：临溪出版社 作者：周石生",),
        ("avatar", "临溪在线", "发布时间：2026-11-18 09:25"),
        ("2819",),
    ],
)
def test_a_line_between_headline_and_text_is_no_headline(beside: tuple[str, ...]) -> None:
    title = "停航十一年的老渡船重回北湖，居民在码头上等了一夜"
    menu = "首页 iPhone iPad Watch 实用技巧 应用游戏 固件下载 公司新闻"
    article = read("\n".join((menu, title, *beside, *STORY)))
    assert (article.headline, article.paragraphs) == (title, STORY)


def test_who_posted_a_text_and_the_portrait_are_none_of_it() -> None:
    title = "停航十一年的老渡船重回北湖，居民在码头上等了一夜"
    article = read("\n".join((title, "avatar.png", "临溪在线", "发布时间：11-1809:22 官方账号", *STORY)))
    assert [block.text for block in article.blocks] == list(STORY)


def test_people_below_a_summary_do_not_end_a_text() -> None:
    summary = tuple(f"{line[:-1]}，这是要点。" for line in STORY)
    article = read("\n".join(("老渡船重回北湖", "2026-11-18 09:25", *summary, "《渡口》作者 周石生", *STORY)))
    assert article.paragraphs == (*summary, *STORY)
    assert people(article) == [("author", "周石生")]


def test_a_disclaimer_with_a_picture_below_it_is_no_text() -> None:
    below = ("声明：本报力求信息真实、准确，内容仅供参考，据此操作风险自担。", "pic3.gif", "为你推荐", *ENTRIES)
    article = read("\n".join(("老渡船重回北湖", "2026-11-18 09:25", *STORY, *below)))
    assert article.paragraphs == STORY
    assert related(article) == list(ENTRIES)


@pytest.mark.parametrize("headline", ["Di Marco lascia la barca", "Von Trostberg bis Passau fährt sie"])
def test_a_headline_that_begins_like_a_by_line_stays_one(headline: str) -> None:
    assert english("Harbour and canals", headline, "October 14, 2024").headline == headline


@pytest.mark.parametrize("line", ["Story continues below the video", "スポンサー", "Reklame", "广告"])
def test_what_is_set_into_a_text_is_known(line: str) -> None:
    assert is_inserted(line)


@pytest.mark.parametrize("line", ["Ana Ruiz Political Correspondent", "Skip to main content", "By Lake Staff"])
def test_a_line_that_names_a_writer_or_asks_a_visitor_is_no_headline(line: str) -> None:
    article = english("The old ferry is back on the lake", "Share", "pier.jpg", line, "October 14, 2024")
    assert (article.headline, article.paragraphs) == ("The old ferry is back on the lake", ENGLISH)


def test_what_a_government_says_of_a_notice_is_no_headline() -> None:
    labels = ("索引号：LX001/2026-00123", "发文机关：临溪县人民政府办公室", "发布日期：2026年11月18日")
    text = "\n".join((*labels, "", "临溪县关于加强渡口安全的通知", "", *STORY))
    article = read(text)
    assert (article.headline, article.date_published) == ("临溪县关于加强渡口安全的通知", "2026-11-18")
    assert article.paragraphs == STORY


def test_the_agency_below_the_by_line_is_no_heading() -> None:
    first = "HALLAM (LP) — The old ferry crossed the northern lake again on Sunday, for the first time in eleven years."
    helped = "Okoro reported from Hallam. Lakeside Press writer Piet Saar in Vienna contributed to this report."
    article = english(FERRY[0], "By ANA RUIZ and BEN OKORO", "Lakeside Press", first, story=(*FERRY[3:], "___", helped))
    assert [(block.kind, block.text) for block in article.blocks] == [("paragraph", first), ("paragraph", FERRY[3])]
    assert people(article) == [("author", "ANA RUIZ"), ("author", "BEN OKORO"), ("reporter", "Piet Saar")]


def test_a_text_copy_is_never_read_as_markup() -> None:
    found = extract_article(Snapshot(b"Harrow Bay Sentinel\n\nTuesday\n\nSail loft reopens\n\nBy A. Hathersage\n", "p"))
    assert not isinstance(found, Article)
    assert "body_in_menu" not in found.flags


def test_the_next_storys_section_is_no_last_paragraph() -> None:
    after = ("民生", "旧书市集换了新地方", "记者 常安", *OTHER)
    article = read(page(header=(DATE, "记者 王小明"), after=after))
    assert (article.paragraphs, article.flags) == (STORY, ("another_story",))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Clara Winter in Harrow Bay", [("author", "Clara Winter")]),
        ("كتب - محمد علي حسن", [("author", "محمد علي حسن")]),
        ("Rédaction", []),
    ],
)
def test_who_stands_below_a_headline_is_no_section(line: str, expected: list[tuple[str, str]]) -> None:
    article = english(PUPILS, line, "Tue 6 May 2025 06.00 BST")
    assert (article.headline, article.section, people(article)) == (PUPILS, None, expected)


@pytest.mark.parametrize("line", ["كتب - محمد علي حسن", "Rédaction", "Photos : Yvan Corbier"])
def test_who_stands_above_a_headline_is_no_section(line: str) -> None:
    article = english("Le Courrier de la Baie", "Mardi 6 mai 2025", line, PUPILS)
    assert (article.headline, article.section, article.date_published) == (PUPILS, None, "2025-05-06")


@pytest.mark.parametrize(
    "line",
    [
        "A version of this article appears in print on May 7, 2025, Section A, Page 14 of the Bay edition.",
        "#ferry #lake",
        "الكلمات المفتاحية: فوانيس، القناة",
        "（下转A03版）",
    ],
)
def test_what_papers_print_below_a_story_is_no_paragraph(line: str) -> None:
    assert english(PUPILS, "May 6, 2025", story=(*ENGLISH, line)).paragraphs == ENGLISH


@pytest.mark.parametrize("between", ["<p>", "\n<p>", "</p>\n\n<p class=lead>"])
def test_paragraphs_that_have_no_other_tag_are_markup(between: str) -> None:
    told = (FERRY[0], *FERRY[2:])
    article = extract_article(Snapshot(between.join(told).encode(), "ferry.html"))
    assert isinstance(article, Article)
    assert [block.text for block in article.blocks][-2:] == list(told[1:])
    assert "<p" not in article.body
