"""A story whose parts stand in several elements, and what stands among and behind them."""

import pytest
from read import article_of

from crawler.extraction.source.htmlpage import parse_page
from crawler.extraction.story.ground import find_ground
from crawler.extraction.story.hints import names_verdict
from crawler.items import Article

STORY = (
    "The granary by the river, empty since the war, opened its doors again on Monday as a school of music for the "
    "two hundred children of the valley and for everybody who had always wanted to learn how to play.",
    "Carpenters from three villages kept the old beams where they could, and replaced those that the worms had left "
    "hollow with larch from the hill behind the station, which they felled themselves in the winter.",
    "Lessons at the weekend are free of charge, and the first concert is planned for spring, when the river is low "
    "enough for the barge on which the piano, a gift of the mill, is to come up from the harbour.",
    "The council paid for the roof, the parents for the stove, and a baker in the next town for the lamps, after he "
    "had heard that lessons ended at dusk because nobody could read the notes any longer.",
    "In the cellar, where the grain used to be weighed, the band of the fire brigade rehearses on Thursdays, since "
    "the walls are thick and the neighbours go to bed early, as the captain of the brigade says.",
    "What is missing now is a cello that is small enough: the one that was found in the attic belongs to a grown man "
    "and has to be held by two pupils, one of whom bows while the other one plays.",
)


def read(body: str) -> Article:
    html = f"<html><head><title>A school in the granary</title></head><body><article>{body}</article></body></html>"
    return article_of(html, "https://barn.example/news/a-school-in-the-granary")


def lines(texts: tuple[str, ...], names: str = "") -> str:
    return "".join(f'<p class="{names}">{text}</p>' for text in texts)


HEAD = "<h1>A school in the granary</h1>"
ALL = lines(STORY)


def test_a_story_goes_on_behind_a_wide_picture() -> None:
    wide = '<div class="outset"><img src="/wide.jpg"></div>'
    inner = '<div class="inner column">{}</div>'
    before = tuple(f"{number}. {text}" for number in (1, 2, 3) for text in STORY)
    body = f'{HEAD}<div class="body">{inner.format(lines(before))}{wide}{inner.format(ALL)}</div>'
    assert read(body).paragraphs == before + STORY


def test_the_last_two_lines_behind_an_advertisement_are_of_the_story() -> None:
    grid = '<div class="grid"><div class="column__content">{}</div></div>'
    about = f'<div class="author-bio__bio"><p>{STORY[1]} {STORY[2]} {STORY[3]}</p></div>'
    cards = "".join(
        f'<article class="card"><h3><a href="/{n}">{text[:60]}</a></h3></article>' for n, text in enumerate(STORY)
    )
    parts = grid.format(lines(STORY[:3])) + grid.format(lines(STORY[3:5]))
    body = f'{HEAD}<div class="main"><div class="follow_no">{parts}</div></div><aside>{cards}</aside>{about}'
    assert read(body).paragraphs == STORY[:5]


def test_comments_in_boxes_called_as_the_storys_are_none_of_it() -> None:
    box = '<div class="teaser-text">{}</div>'
    parts = "".join(box.format(lines((text,))) for text in STORY[:4])
    said = ("Where can one enrol a child of seven? The page of the school says nothing about it at all, sadly.",) * 3
    replies = "".join(f'<div class="reply"><b>Reader</b>{box.format(lines((one,)))}</div>' for one in said)
    assert read(f"{HEAD}<div>{parts}</div><h3>3 responses</h3>{replies}").paragraphs == STORY[:4]


def test_two_lines_on_the_publisher_in_such_an_element_are_no_part() -> None:
    about = "The Barn Foundation is a provider of schools in buildings that nobody needs, with forty of them so far."
    inner = '<div class="inner column">{}</div>'
    for more, names in ((2, "inner column"), (3, "body")):
        body = f'<div class="body">{inner.format(lines(STORY * 3))}{inner.format(lines((about,) * more))}</div>'
        assert find_ground(parse_page(body), None).container.names == names


def test_paragraphs_that_are_called_after_the_paywall_are_text_and_one_alone_is_an_offer() -> None:
    body = HEAD + lines(STORY[:3]) + "<h3 class='paywall'>The beams</h3>" + lines(STORY[3:], "paywall")
    assert read(body).paragraphs == STORY
    assert "The beams" in read(body).body
    offer = "This story is for subscribers only. Subscribe now for one crown a week and read on."
    assert read(HEAD + lines(STORY[:3]) + lines((offer,), "paywall") + lines(STORY[3:])).paragraphs == STORY
    offer = "开通谷仓会员，畅读全站文章，新用户首月仅需九元，还可以参加线下活动。"
    assert read(HEAD + lines(STORY) + lines((offer,), "paywall")).paragraphs == STORY


@pytest.mark.parametrize(
    "further",
    [
        '<div class="user">ben 03-12-2010, 14:22</div>' + lines(STORY[:3]),
        '<div class="user">小李</div>' + lines(STORY[:3]),
        "<h2>What readers say</h2>" + "".join(f"<b>user {n}</b><p>{STORY[n]}</p>" for n in range(3)),
    ],
)
def test_posts_and_comments_in_elements_of_one_name_are_no_part(further: str) -> None:
    first = f'<div class="post">{lines(STORY * 3)}</div>'
    page = parse_page(f'<div class="all">{first}<div class="post">{further}</div></div>')
    assert find_ground(page, None).container.names == "post"


def test_a_row_of_a_layout_is_no_part_of_a_story() -> None:
    column = (
        f'<div class="row"><div class="col-8">{lines(STORY * 3)}</div><div class="col-4"><p>{STORY[0]}</p></div></div>'
    )
    page = parse_page(f'<div class="container">{column}</div><div class="container">{ALL}</div>')
    assert find_ground(page, None).container.names == "col-8"


@pytest.mark.parametrize("names", ["tag_cloud", "show_comments", "category_related", "hide_popup"])
def test_a_name_with_an_underscore_is_one_name(names: str) -> None:
    assert names_verdict(names) == -1
    assert names_verdict("no_caption") == names_verdict("has-caption") == 0


def test_what_has_no_caption_says_so_with_an_underscore_as_well() -> None:
    item = f'<div class="item wide no_caption"><h2>{STORY[0]}</h2><img src="/1.jpg"></div>'
    assert STORY[0] in read(HEAD + item + lines(STORY[1:])).body


@pytest.mark.parametrize(
    "marker",
    ["เรื่องที่เกี่ยวข้อง", "Saistītie raksti:", "Kapcsolódó cikkek", "Още по темата", "Související články", "مزید پڑھیں"],
)
def test_the_list_of_other_articles_below_a_text_has_a_heading_in_any_language(marker: str) -> None:
    other = "A ferry that nobody had missed for years is back on the lake, to the surprise of its owner."
    assert read(f"{HEAD}{ALL}<p>{marker}</p><p>{other}</p>").paragraphs == STORY


@pytest.mark.parametrize(
    "note",
    [
        "<p>الآراء الواردة أدناه لا تعبر عن رأي موقع المخزن، بل تعكس وجهات نظر أصحابها فقط.</p>",
        "<p>Pamanīji kļūdu tekstā? Iekrāso to un nospied Ctrl+Enter, redaktors to labos.</p>"
        "<p>Pamanīji kļūdu tekstā? Iekrāso to un nospied pogu.</p>",
    ],
)
def test_a_note_to_the_readers_behind_a_text_is_no_part_of_it(note: str) -> None:
    assert read(f"{HEAD}{ALL}{note}").paragraphs == STORY


@pytest.mark.parametrize(
    "line",
    [
        "الآراء الواردة في الاستطلاع تظهر أن السكان يريدون العبارة ويرون أن المدرسة في المخزن فكرة حسنة.",
        "ترحب الحكومة بالنقاش مع النقابات حول أجور الموسيقيين في مدارس الوادي ابتداء من الربيع المقبل.",
    ],
)
def test_views_in_a_poll_are_no_note(line: str) -> None:
    assert read(f"{HEAD}{ALL}<p>{line}</p>").paragraphs[-1] == line


def test_what_stands_behind_a_word_to_the_readers_and_begins_otherwise_stays() -> None:
    appeal = "<p>Contact the reporter at ana@barn.example</p>"
    assert read(f"{HEAD}{lines(STORY[:5])}{appeal}<p>{STORY[5]}</p>").paragraphs[-1] == STORY[5]


@pytest.mark.parametrize(
    "line",
    [
        "Par ANA RUIZ, BEN OKORO Envoyés spéciaux à Orsel",
        "Par Ana Ruiz et Ben Okoro (correspondants à Orsel)",
        "Por Ana Ruiz y Ben Okoro, enviados especiales a Orsel",
    ],
)
def test_who_was_sent_somewhere_signs_below_the_standfirst(line: str) -> None:
    lead = "<h2>Nobody had thought that the beams would bear a piano, until the mill gave one away.</h2>"
    article = read(f'{HEAD}{lead}<div class="author">{line}</div>{ALL}')
    assert [credit.name.title() for credit in article.credits] == ["Ana Ruiz", "Ben Okoro"]
    assert line not in article.body


ZH = (
    "停用四年的粮仓周一重新开门，成为一所音乐学校，附近村庄的两百名孩子和所有想学琴的人都可以来上课。",
    "三个村的木匠保留了能保留的老梁，被虫蛀空的则换成车站后山上的落叶松，树是他们冬天自己去伐的。",
    "周末上课不收费，第一场音乐会定在明年春天，那时河水低，磨坊送的钢琴可以用驳船从港口运上来。",
)


def test_what_is_there_for_cards_alone_is_neither_headline_nor_text() -> None:
    """The headline stands twice, first unseen; the outlet's sign between ``来源：`` and its name; a mark in a link."""
    title = "粮仓里的音乐学校"
    unseen = f'<div style="display:none;"><img src="/card.jpg"><h1>{title}</h1><h2>{ZH[0]}</h2></div>'
    trail = '<div class="da-bre"><a href="/c1">评论</a> <a href="/c1/c2"> &gt; 乡村观察</a></div>'
    source = '<div class="x"> 来源： <a href="/o"><img src="/sign.png"></a> <a href="/o">谷仓报网</a></div>'
    share = '<div class="moreshare">分享到<img src="/share1.png"><img src="/share2.png"></div>'
    html = (
        f'<html><head><meta charset="utf-8"><title>{title} - 谷仓报网</title></head><body>{unseen}'
        f'<div class="logo2"><img src="/logo.jpg"></div>{trail}<h1 class="dabiaoti">{title}</h1>{source}'
        f'<div class="x">2026-11-17 15:13</div>{share}<div id="Content">{lines(ZH)}</div></body></html>'
    )
    found = article_of(html, "https://barn.example/a/202611/17/WS65.html")
    assert (found.headline, found.section, found.source) == (title, "乡村观察", "谷仓报网")
    assert (found.paragraphs, found.images, found.date_published) == (ZH, (), "2026-11-17T15:13")


def test_the_source_that_metadata_name() -> None:
    head = '<meta charset="utf-8"><meta name="source" content="谷仓报网"><title>粮仓里的音乐学校</title>'
    html = f"<html><head>{head}</head><body><h1>粮仓里的音乐学校</h1>{lines(ZH)}</body></html>"
    assert article_of(html).source == "谷仓报网"


def test_a_story_that_is_there_once_for_each_width_of_a_screen_is_read_once() -> None:
    widths = "".join(f'<div class="ssr-variant hidden-{name}">{ALL}</div>' for name in ("1a2b", "3c4d", "5e6f"))
    assert read(f"{HEAD}{widths}").paragraphs == STORY


@pytest.mark.parametrize("again", [STORY[:1], ("Hm, said the miller.", "So it is.", "Hm, said the miller.")])
def test_a_refrain_stays(again: tuple[str, ...]) -> None:
    text = (*STORY[:2], *again, *STORY[2:4], *again, *STORY[4:])
    assert read(f"{HEAD}{lines(text)}").paragraphs == text


def test_rows_that_are_alike_stay() -> None:
    row = f"<tr><td>{STORY[0][:80]}</td><td>{STORY[1][:80]}</td></tr>"
    article = read(f"{HEAD}{lines(STORY[:3])}<table>{row * 4}</table>{lines(STORY[3:])}")
    assert sum(block.text.startswith(STORY[0][:80]) for block in article.blocks if block.text != STORY[0]) == 4


@pytest.mark.parametrize("moment", ["2 March 2026 21:{}", "2. März 2026, 21:{}", "02/03 21:{}"])
def test_the_posts_below_a_live_texts_beginning_are_none_of_it(moment: str) -> None:
    posts = "".join(
        f'<div class="post-{155000 + n} sc-1rl7ub7-1"><h3>The barge is at lock {n}</h3><div><p>{STORY[n % 6]}</p></div>'
        f"<div>Ada Fennimore {moment.format(10 + n)}</div></div>"
        for n in range(9)
    )
    assert read(f'{HEAD}<div class="main">{lines(STORY[:3])}<div>{posts}</div></div>').paragraphs == STORY[:3]
