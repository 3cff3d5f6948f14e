"""Subtitles and sections printed at a headline, and what an outlet asks of its readers below a text."""

import pytest
from read import article_of

from crawler.extraction import extract_article
from crawler.extraction.explain.explain import explain
from crawler.items import Article, Snapshot

EN = (
    "The ferry at Lowmere Point will run through the winter for the first time in nine years, the harbour board said.",
    "Three crossings a day are planned, two of them timed to the school bus. A return ticket stays at four pounds.",
    "“We counted the people who drove round the lake last January,” said Ines Calloway, the secretary of the board.",
)
TITLE = "Lowmere ferry to run all winter"
SUBTITLE = "Three crossings a day, and the fare stays where it was"
BYLINE = "<p>By Tamsin Orchard</p><p>November 19, 2026</p>"
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/harbour/">Harbour</a></li></ul></nav>'


def read(head: str, below: str = "", path: str = "2026/11/19/ferry.html", lines: tuple[str, ...] = EN) -> Article:
    text = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body>{NAV}<main><article>"
    html += f"<header>{head}</header>"
    html += f"<div class='entry'>{text}{below}</div></article></main></body></html>"
    return article_of(html, f"https://packet.example/{path}")


def test_who_drew_a_banner_far_below_the_text_is_none_of_the_article() -> None:
    cards = "".join(
        f'<div class="tile"><h3><a href="/{n}">Crossing {n} is timed anew</a></h3></div>' for n in range(20)
    )
    drawn = "<div class='illustration'>Illustration by Rosa Wender</div>"
    assert [credit.name for credit in read("", drawn).credits] == ["Rosa Wender"]
    assert [
        credit.name for credit in read("", f"</div>{cards}<div class='stay'>{drawn}<h2>Stay in touch</h2>").credits
    ] == []
    edited = "<div>Edited by Ben Okoro</div>"
    assert [credit.name for credit in read("", f"</div>{cards}<div>{edited}").credits] == ["Ben Okoro"]


@pytest.mark.parametrize(
    "subtitle",
    [
        f"<h2>{SUBTITLE}</h2>{BYLINE}",
        f"<h3 class='wp-block-heading'>{SUBTITLE}</h3>{BYLINE}",
        f"{'<p class=subtitle>' + SUBTITLE}</p>{BYLINE}",
        f"<div class='article__subtitle'>{SUBTITLE}</div>",
        f"<p class='Article_dek__3k'>{SUBTITLE}</p>",
    ],
)
def test_a_subtitle_below_the_headline_is_the_alternative_one_and_no_text(subtitle: str) -> None:
    article = read(f"<h1>{TITLE}</h1>{subtitle}")
    assert (article.alternative_headline, article.paragraphs) == (SUBTITLE, EN)
    assert all(block.text != SUBTITLE for block in article.blocks)


@pytest.mark.parametrize(
    "line",
    [
        f"<h2>{TITLE}</h2>{BYLINE}",
        f"<h2 class='share-tools'>Tell your friends about this story</h2>{BYLINE}",
        f"<h2><a href='/b'>{SUBTITLE}</a></h2>{BYLINE}",
        "<h2>Words by Tamsin Orchard</h2><p>November 19, 2026</p>",
        f"<h2>Related stories</h2>{BYLINE}",
    ],
)
def test_the_headline_again_a_link_and_a_by_line_are_no_subtitle(line: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{line}").alternative_headline is None


def test_the_first_of_a_texts_headings_is_no_subtitle() -> None:
    text = "".join(f"<h2>{name} the winter of the lake</h2><p>{line}</p>" for name, line in zip("ABC", EN, strict=True))
    html = f"<title>{TITLE}</title><article><h1>{TITLE}</h1>{text}</article>"
    article = extract_article(Snapshot(html.encode(), "page", None))
    assert isinstance(article, Article)
    assert (article.alternative_headline, len(article.blocks)) == (None, 6)
    first, _, rest = text.partition("<p>")
    html = f"<title>{TITLE}</title><article><h1>{TITLE}</h1>{first}{BYLINE}<p>{rest}</article>"
    article = extract_article(Snapshot(html.encode(), "page", None))
    assert isinstance(article, Article)
    assert article.alternative_headline is None


@pytest.mark.parametrize(
    ("above", "path", "section"),
    [
        ("<div class='post-terms'><a href='/category/schools/'>Schools</a></div>", "a/b", "Schools"),
        ("<a class='gh-article-tag' href='/tag/schools/'>Schools</a>", "a/b", "Schools"),
        ("<span>Lake</span>", "lake/ferry", "Lake"),
        ("<p class='kicker'>Harbour</p>", "a/b", "Harbour"),
        ("<h4 class='kicker'>Harbour —</h4><p>19 November 2026</p>", "a/b", "Harbour"),
        ("<p class='kicker'>Exclusive</p>", "a/b", None),
        (
            "<p class='kicker'>"
            + ", ".join(f"<a href='/category/{name}/'>{name}</a>" for name in ("Lake", "Ice", "Bus")),
            "a/b",
            None,
        ),
        ("<p><a href='/category/'>Back to the list</a></p>", "a/b", None),
        ("<p class='kicker'>An evening with the board</p>", "a/b", None),
    ],
)
def test_the_line_above_the_headline_is_the_section_where_a_link_or_the_address_says_so(
    above: str, path: str, section: str | None
) -> None:
    assert read(f"{above}<h1>{TITLE}</h1>{BYLINE}", path=path).section == section


@pytest.mark.parametrize(
    ("pages", "section"),
    [
        ("第A03版：民生", "民生"),
        ("第A03版：民生 2026年10月18日 星期日", "民生"),
        ("第A03版：民生　|　上一期　下一期", "民生"),
        ("第A03版：民生</p><p>第A04版：财经", None),
    ],
)
def test_the_newspapers_page_above_the_headline_names_its_section(pages: str, section: str | None) -> None:
    lines = (
        "11月18日清晨，临溪县上溪村的水磨坊重新转动，村民们围在渠边看木轮缓缓入水，磨坊停转已有四年之久。",
        "磨坊每周五出售面粉，分一公斤和五公斤两种包装，县文旅局计划明年把它列入乡村研学路线。",
    )
    text = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<meta charset=utf-8><title>水磨坊重新转动</title><p>{pages}</p><h1>水磨坊重新转动</h1><div>{text}</div>"
    found = extract_article(Snapshot(html.encode(), "page", None))
    assert isinstance(found, Article)
    assert (found.section, found.paragraphs) == (section, lines)


@pytest.mark.parametrize(
    "appeal",
    [
        "<em>Do you have a story? Email <a href='mailto:d@packet.example'>d@packet.example</a></em>",
        "Got a tip? Write to tips@packet.example or send us a message.",
        "If you have a question about this story, get in touch with us here.",
        "Haben Sie Hinweise oder Fragen? Schreiben Sie uns an redaktion@packet.example",
        "Une info à partager ? Écrivez-nous à redac@packet.example",
        "¿Tienes una historia que contar? Escríbenos a hola@packet.example",
        "Tem uma sugestão de pauta? Envie para pauta@packet.example",
        "Masz dla nas temat? Napisz na adres kontakt@packet.example",
        "Нашли ошибку? Выделите её и нажмите Ctrl+Enter.",
        "報料熱線：9000 0000 電郵：news@packet.example",
        "この記事へのご意見・ご感想をお寄せください。",
        "제보는 카카오톡 @packet 또는 jebo@packet.example",
        "מצאתם טעות? כתבו לנו",
    ],
)
def test_what_the_outlet_asks_of_its_readers_is_no_text(appeal: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{BYLINE}", f"<p>{appeal}</p>").paragraphs == EN


@pytest.mark.parametrize(
    "line",
    [
        "Anyone who saw the accident on the quay is asked to call the police on 555 0134, the board said on Friday.",
        "“Do you know what this boat has done for us?” she asked, and told us of the winter of her wedding.",
        "Do you remember the summer of 1968? Write it down, my mother told us.",
        "If you want to know how it ended, ask the man who let us in.",
        "Have you eaten? Tell me, said the ferryman, and we sat down with our bread.",
        "If you were born here, you know; the board let our fathers build the piers by hand.",
        "Any questions? Call me, she told the board, and left the hall.",
        "In the notebook, press Ctrl+Enter to run the cell again, and the timetable is drawn anew below it.",
        "爆料平台的兴起改变了新闻业，也改变了小城里人们谈论事情的方法。",
        "投稿方式改变了文学，他说。",
        "“您有建议吗？”他把这句话发给了县长。",
        "如果你有想法也有建议，县长留言说，就来找我。",
        "投稿邮箱被塞满，编辑部说，他们从来没有见过这么多来信。",
        "Sie wissen nichts? Dann teilen wir es mit uns allen, sagte er am Ende des Abends.",
        "Haben wir das gewusst? Nein, sagte die Vorsteherin, und sie schreibe es nun in das Buch der Fähre.",
    ],
)
def test_what_others_ask_stays_text(line: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{BYLINE}", f"<p>{line}</p>").paragraphs == (*EN, line)


def test_an_account_says_where_subtitle_and_standfirst_were_taken_from() -> None:
    standfirst = "<p class='teaser'>What nine years of driving have taught.</p>"
    text = "".join(f"<p>{line}</p>" for line in EN)
    html = f"<title>{TITLE}</title><article><h1>{TITLE}</h1><h2>{SUBTITLE}</h2>{standfirst}{BYLINE}{text}</article>"
    account = explain(Snapshot(html.encode(), "page", None))
    assert f"other headline  {SUBTITLE}\n  * 0.90  line beside the text" in account
    assert "the standfirst, as p.teaser is called so" in " ".join(account.split())


ZH = (
    "11月18日清晨，临溪县上溪村的水磨坊重新转动，村民们围在渠边看木轮缓缓入水，磨坊停转已有四年之久。",
    "“水一来，轮子就动了。”木匠周石生说，他和弟弟用落叶松做了新水轮，前后花了七个多月时间。",
    "磨坊每周五出售面粉，分一公斤和五公斤两种包装，县文旅局计划明年把它列入乡村研学路线。",
)
PORTAL = (
    "<tr><td>上溪村水磨坊重新转动</td></tr>",
    "<tr><td>http://www.linxi.example 2006年11月20日 09:32 临溪晚报</td></tr>",
    f"<tr><td>{ZH[0]}<p>{ZH[1]}<p>{ZH[2]}</td></tr>",
)


def read_page(html: str, name: str = "page", url: str | None = None) -> Article:
    return article_of(html, url, name=name)


def test_a_text_page_begins_with_the_outlet_of_its_reporter_and_ends_with_the_edition() -> None:
    lines = ("上溪水磨坊重新转动", "江口新闻网 记者 沈岚", *ZH, "（临溪日报 2026-11-20 A03版）", "返回 / 顶部")
    article = read_page("\n".join(lines))
    assert (article.headline, article.paragraphs) == (lines[0], ZH)
    assert (article.source, article.date_published) == ("江口新闻网", "2026-11-20")
    assert [(credit.role, credit.name) for credit in article.credits] == [("reporter", "沈岚")]


def test_the_day_of_a_newspapers_page_above_the_headline_is_the_articles() -> None:
    text = "".join(f"<p>{line}</p>" for line in ZH)
    above = "<div>第A03版：民生</div><div>2026年11月20日 星期五</div><h3>冬日里的渠水</h3>"
    html = f"<meta charset=utf-8><title>水磨坊重新转动</title>{above}<h1>水磨坊重新转动</h1><div>{text}</div>"
    assert read_page(html).date_published == "2026-11-20"


def test_a_notice_is_dated_by_what_stands_below_its_heading_and_not_by_the_days_in_its_index() -> None:
    text = "".join(f"<p>{line}</p>" for line in ZH)
    index = (
        "<table><tr><td>发文机关：</td><td>临溪县人民政府</td><td>成文日期：</td><td>2026年11月09日</td></tr>"
        "<tr><td>标题：</td><td>关于做好水磨坊开放的通知</td><td>发布日期：</td><td>2026年11月12日</td></tr></table>"
    )
    html = (
        f"<meta charset=utf-8><title>关于做好水磨坊开放的通知_临溪县门户网站</title>{index}"
        f"<h1>临溪县政府办公室关于做好水磨坊开放的通知</h1><div>发布时间：2026-11-12 09:30</div><div>{text}</div>"
    )
    article = read_page(html)
    assert article.headline is not None
    assert article.headline.endswith("关于做好水磨坊开放的通知")
    assert (article.date_published or "")[:10] == "2026-11-12"


def test_an_old_portals_address_day_and_outlet_are_no_paragraph() -> None:
    article = read_page(f"<meta charset=utf-8><title>上溪村水磨坊重新转动</title><table>{''.join(PORTAL)}</table>")
    assert (article.paragraphs, article.date_published, article.source) == (ZH, "2006-11-20T09:32", "临溪晚报")


def test_a_portals_badge_is_no_part_of_the_source() -> None:
    line = "<div>2026-11-20 08:15·原创·临溪晚报</div>"
    text = "".join(f"<p>{line}</p>" for line in ZH)
    html = f"<meta charset=utf-8><title>水磨坊重新转动</title><h1>水磨坊重新转动</h1>{line}<article>{text}</article>"
    assert read_page(html).source == "临溪晚报"


@pytest.mark.parametrize(
    ("printed", "machine", "expected"),
    [
        ("20 nov 2026 - 05:30", "2026-11-20T05:30:00+01:00", "2026-11-20T05:30+01:00"),
        ("20/11/2026 08h02", "2026-11-20T11:02:00.000Z", "2026-11-20T08:02-03:00"),
        ("20/11/2026 08h02", "2026-11-20T08:02:00Z", "2026-11-20T08:02"),
        ("20/11/2026 08h02", "2026-11-20T11:07:00Z", "2026-11-20T08:02"),
        ("Fri Nov 20, 2026 3:04 pm UTC+2", "", "2026-11-20T15:04+02:00"),
        ("20/11/2026, 08:30 (GMT+7)", "", "2026-11-20T08:30+07:00"),
        ("20 نوفمبر 2026، 10:30 م", "", "2026-11-20T22:30"),
    ],
)
def test_a_printed_hour_has_its_zone_where_the_page_says_it(printed: str, machine: str, expected: str) -> None:
    stamp = f"<time datetime='{machine}'>{printed}</time>" if machine else printed
    assert read(f"<h1>{TITLE}</h1><p>{stamp}</p>", path="ferry").date_published == expected


def test_thai_is_read_though_nothing_parts_its_words_and_ends_its_sentences() -> None:
    lines = (
        "เรือข้ามฟากท่าน้ำเก่าจะวิ่งตลอดฤดูหนาวเป็นครั้งแรกในรอบเก้าปี คณะกรรมการท่าเรือแถลงเมื่อค่ำวันพฤหัสบดี",
        "แต่ละวันจะมีสามเที่ยว สองเที่ยวตรงกับเวลารถโรงเรียน ส่วนค่าโดยสารยังคงเท่าเดิม และสุนัขโดยสารได้ฟรีเหมือนเคย",
    )
    title, text = "เรือข้ามฟากวิ่งตลอดฤดูหนาว", "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html lang=th><meta charset=utf-8><title>{title}</title><h1>{title}</h1><div>20 พ.ย. 2569 09:15 น.</div>"
    article = read_page(html + text)
    assert (article.headline, article.paragraphs, article.date_published) == (title, lines, "2026-11-20T09:15")


@pytest.mark.parametrize(
    "line", ["تابعونا على فيسبوك", "Siga-nos no Instagram", "点击上方蓝字 关注我们", "Obserwuj nas na kanale"]
)
def test_a_word_to_follow_the_outlet_is_no_text(line: str) -> None:
    assert read(f"<h1>{TITLE}</h1>{BYLINE}", f"<p>{line}</p>").paragraphs == EN
