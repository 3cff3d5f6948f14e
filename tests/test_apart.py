"""Readers' comments and what widgets print, on pages whose elements have no names that would tell."""

import pytest
from read import article_of

from crawler.extraction import extract_article
from crawler.extraction.story.widgets import is_widget_line
from crawler.items import Article, Snapshot

MILL = (
    "The mill on the upper brook grinds again, four years after the flood had carried away its wheel and the weir.",
    "Its new wheel is of larch and was built by two brothers from the valley, who asked for nothing but the old one.",
    "Flour is sold on Fridays, in bags of one and of five kilograms, as long as the water stands above the mark.",
)
SAID = (
    "I was there on Friday and the queue went round the yard twice, so come early if you want the five kilogram bag.",
    "My grandfather drove a cart to this mill every autumn, and he said that the old wheel was of oak, not of larch.",
    "Does anybody know whether the path along the brook is open again, or do we still have to walk by the road?",
    "They could have asked the school, whose pupils made a model of that wheel while it was still lying there.",
)


def read(below: str, language: str = "en") -> Article:
    text = "".join(f"<p>{line}</p>" for line in MILL)
    head = f'<html lang="{language}"><head><title>Mill grinds again</title></head>'
    html = f"{head}<body><main><div><h1>Mill grinds again</h1><div>{text}</div></div>{below}</main></body></html>"
    return article_of(html, "https://paper.example/2026/mill.html")


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "评论",
            "《水磨坊重新转动》已有4条评论",
            "讀者留言",
            "コメントを書く",
            "4개의 댓글",
            "4 comments",
            "Post a comment",
        ),
        *("4 thoughts on “Mill grinds again”", "Join the conversation", "4 Kommentare", "Kommentare (4)", "Réagir"),
        *(
            "Kommentar schreiben",
            "Laisser un commentaire",
            "4 comentarios",
            "Deja un comentario",
            "Deixe um comentário",
        ),
        *("Lascia un commento", "Reacties (4)", "Kommentarer (4)", "Dodaj komentarz", "Комментарии (4)", "4 Yorum"),
        *("Bu Habere 4 Yorum Yapılmış", "Tinggalkan Balasan", "Bình luận (4)", "التعليقات", "نظرات", "תגובות (4)"),
    ],
)
def test_what_stands_below_the_heading_of_comments_is_no_text(heading: str) -> None:
    below = "".join(f"<div>Ada, Friday</div><p>{line}</p>" for line in SAID)
    article = read(f"<div><h3>{heading}</h3>{below}</div>")
    assert article.paragraphs == MILL


@pytest.mark.parametrize("control", ["Reply", "回复", "Antworten", "Répondre · Partager", "Ответить", "返信する"])
def test_what_readers_can_answer_is_no_text(control: str) -> None:
    below = "".join(f"<div><div>Ada</div><div><p>{line}</p></div><div>{control}</div></div>" for line in SAID)
    assert read(f"<div>{below}</div>").paragraphs == MILL


def test_a_text_below_fewer_controls_than_comments_have_stays() -> None:
    below = f"<div><p>{SAID[0]}</p><div>Reply</div><p>{SAID[1]}</p></div>"
    assert read(below).paragraphs == (*MILL, *SAID[:2])


def test_a_sub_heading_that_speaks_of_comments_ends_nothing() -> None:
    article = read(f"<div><h3>Comments of the miller on the weir</h3><p>{SAID[1]}</p><p>{SAID[3]}</p></div>")
    assert article.paragraphs == (*MILL, SAID[1], SAID[3])


@pytest.mark.parametrize("heading", ["About the author", "Yazar Hakkında", "Sobre el autor", "Об авторе", "作者简介"])
def test_a_box_on_who_wrote_it_is_no_text(heading: str) -> None:
    bio = "<p>Ada Fennimore was born in the valley in 1980, studied hydrology, and has lived on a boat since then.</p>"
    assert read(f"<div><h3>{heading}</h3>{bio}</div>").paragraphs == MILL


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Advertisement",
            "- Sponsored -",
            "Anzeige",
            "Publicité",
            "PUBLICIDAD",
            "Pubblicità",
            "Advertentie",
            "Annons",
        ),
        *(
            "Reklama",
            "Реклама:",
            "Iklan",
            "Quảng cáo",
            "إعلان",
            "פרסומת",
            "广告",
            "廣告",
            "スポンサーリンク",
            "광고",
            "โฆษณา",
        ),
        *(
            "Article continues below advertisement",
            "Continue Reading Below",
            "Scroll to continue",
            "İçeriğin Devamı Aşağıda",
        ),
        *("Nach der Werbung weiterlesen", "La suite après cette publicité", "Continua após a publicidade"),
        *("Use Up/Down Arrow keys to increase or decrease volume.", "We apologize, but this video has failed to load."),
        *(
            "Lesezeit: 3 Minuten",
            "Tempo de leitura: 2 minutos",
            "5 min read",
            "阅读时长：约3分钟",
            "預計閱讀時間：3 分鐘",
        ),
        *(
            "This advertisement has not loaded yet, but your article continues below.",
            "Externer Inhalt nicht verfügbar",
        ),
        *("By signing up you consent to receive our newsletter.", "Mit der Anmeldung akzeptieren Sie die Bedingungen."),
        *("En vous inscrivant, vous acceptez nos conditions.", "Al suscribirte, aceptas las condiciones de uso."),
        *(
            "Your browser does not support the video tag.",
            "Please enable JavaScript to play this.",
            "You can unsubscribe anytime.",
        ),
        *("An dieser Stelle findest du einen externen Inhalt von Fotobuch.", "JavaScript is disabled in your browser."),
        "Deine Privatsphäre-Einstellungen verhindern das Laden und Anzeigen aller externen Inhalte.",
    ],
)
def test_what_a_widget_prints_between_paragraphs_is_a_line_of_its_own(line: str) -> None:
    assert is_widget_line(line)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Advertisement revenue fell by a third.",
            "Anzeige gegen unbekannt",
            "广告收入下降三成",
            "Reklama nie pomogła.",
        ),
        *("JavaScript is a language that most browsers speak.", "By signing up for the choir he found his wife."),
        *(
            "Scroll to the end of the page, he said.",
            "Use of the arrow keys was forbidden.",
            "5 minutes later he was dead.",
        ),
    ],
)
def test_a_sentence_about_such_things_is_none(line: str) -> None:
    assert not is_widget_line(line)


def test_sub_headings_of_the_headlines_size_begin_no_other_story() -> None:
    titles = [f"Part {number} of the story of the mill" for number in range(3)]
    told = "".join(f"<h1>{title}</h1>{''.join(f'<p>{line} {title}.</p>' for line in SAID)}" for title in titles)
    lead = "".join(f"<p>{line}</p>" for line in MILL)
    body = f"<header><h1>Mill grinds again</h1>{lead}</header><main>{told}</main>"
    html = f"<html lang=en><title>Mill grinds again</title><body>{body}"
    found = extract_article(Snapshot(html.encode(), "page", "https://paper.example/2026/mill.html"))
    assert isinstance(found, Article)
    assert found.flags == ()
    assert [block.text for block in found.blocks if block.kind == "heading"] == titles


def headings_of(heading: str) -> list[str]:
    parts = "".join(f"<h2>{heading}</h2><p>{line}</p>" for line in SAID)
    html = f"<html lang=en><title>The mill</title><body><h1>The mill</h1><article>{MILL[0]}{parts}</article>"
    found = extract_article(Snapshot(html.encode(), "page", "https://paper.example/mill"))
    assert isinstance(found, Article)
    return [block.text for block in found.blocks if block.kind == "heading"]


@pytest.mark.parametrize("link", ["编辑", "edit", "編集", "Bearbeiten"])
def test_a_wikis_link_behind_a_heading_is_none_of_it(link: str) -> None:
    assert headings_of(f'The weir<span>[<a href="/edit?section=1">{link}</a>]</span>') == ["The weir"] * len(SAID)


def test_a_bracket_of_the_headings_own_stays() -> None:
    assert headings_of("The weir [1920–1931]") == ["The weir [1920–1931]"] * len(SAID)


@pytest.mark.parametrize(
    "line",
    [
        "Ακολουθήστε μας στο Google News και μάθετε πρώτοι όλες τις ειδήσεις.",
        "📱 Participe do canal da Folha do Lago no WhatsApp",
        "点个“在看”，让更多人看到",
        "Följ oss på Facebook",
        "Підписуйтесь на наш канал",
    ],
)
def test_what_asks_readers_to_follow_is_no_paragraph(line: str) -> None:
    head = "<html><head><title>Mill grinds again</title></head><body><article><h1>Mill grinds again</h1>"
    text = f"<p>{MILL[0]}</p><p>{line}</p><p>{MILL[1]}</p><p>{MILL[2]}</p>"
    found = extract_article(Snapshot(f"{head}{text}</article></body></html>".encode(), "page"))
    assert isinstance(found, Article)
    assert found.paragraphs == MILL
