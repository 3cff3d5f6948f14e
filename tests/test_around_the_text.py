"""Lines right above and right below a text that are of the article, and those that are not."""

import pytest
from read import article_of

from crawler.extraction import extract_article
from crawler.items import Article, Snapshot

ZH = (
    "11月18日清晨，临溪县上溪村的水磨坊重新转动，村民们围在渠边看木轮缓缓入水，磨坊停转已有四年之久。",
    "“水一来，轮子就动了。”木匠周石生说，他和弟弟用落叶松做了新水轮，前后花了七个多月时间。",
    "磨坊每周五出售面粉，分一公斤和五公斤两种包装，县文旅局计划明年把它列入乡村研学路线。",
)
JA = (
    "水車小屋が四年ぶりに動き出した。十八日朝、上溪村の水路に村人が集まり、木の車がゆっくり回るのを見守った。",
    "「水が来たら、すぐに回った」と大工の山田さんは話す。弟と二人で、七カ月かけてからまつで作った。",
    "粉は毎週金曜に売られる。県は来年、村の体験学習の道に加える考えだ。",
)
DE = (
    "Die Mühle am oberen Bach mahlt wieder, vier Jahre nachdem das Hochwasser ihr Rad und das Wehr mitgenommen hatte.",
    "Das neue Rad ist aus Lärche und wurde von zwei Brüdern aus dem Tal gebaut, die dafür nur das alte haben wollten.",
    "Mehl wird freitags verkauft, in Tüten zu einem und zu fünf Kilogramm, solange das Wasser über der Marke steht.",
)
STANDFIRST = "Zwei Brüder haben das Rad in sieben Monaten neu gebaut."


def read(language: str, title: str, text: tuple[str, ...], above: str = "", below: str = "") -> Article:
    lines = "".join(f"<p>{line}</p>" for line in text)
    html = f'<html lang="{language}"><head><title>{title}</title></head><body><nav><a href="/">Home</a></nav><article>'
    html += f"<h1>{title}</h1>{above}<div>{lines}{below}</div></article></body></html>"
    return article_of(html, "https://paper.example/a.html")


@pytest.mark.parametrize("edition", ["《 临溪日报 》（ 2026年11月20日 第 03 版）", "《临溪日报》2026年11月20日03版"])
def test_the_edition_that_a_text_was_printed_in_is_its_source_and_day(edition: str) -> None:
    article = read("zh", "上溪水磨坊重新转动", ZH, below=f"<p>{edition}</p><p>(责编：周石生、陈溪)</p>")
    assert (article.paragraphs, article.source, article.date_published) == (ZH, "临溪日报", "2026-11-20")
    assert [credit.name for credit in article.credits] == ["周石生", "陈溪"]


@pytest.mark.parametrize(
    ("tail", "source", "names"),
    [("（山風新報社）", "山風新報社", []), ("（山田、佐藤）", None, ["山田", "佐藤"]), ("（続く）", None, [])],
)
def test_a_bracket_below_a_japanese_text_is_its_outlet_or_its_writers(
    tail: str, source: str | None, names: list[str]
) -> None:
    article = read("ja", "水車小屋、四年ぶりに動く", JA, below=f"<p>{tail}</p>")
    assert (article.source, [credit.name for credit in article.credits]) == (source, names)
    assert article.paragraphs == JA


def test_what_a_site_says_of_itself_below_a_text_is_no_paragraph() -> None:
    below = "<p>Quelle: Talfunk</p><p>Dieses Thema im Programm: Talfunk 1, Regionalmagazin, 20.11.2026, 19:30 Uhr</p>"
    article = read("de", "Mühle mahlt wieder", DE, below=f"{below}<p>Folgen Sie uns auf <a href='/f'>Fotobuch</a>.</p>")
    assert (article.paragraphs, article.source) == (DE, "Talfunk")


@pytest.mark.parametrize(
    ("above", "is_kept"),
    [
        (f'<p class="article__teaser">{STANDFIRST}</p>', True),
        (f'<div class="lead"><p>{STANDFIRST}</p></div>', True),
        (f'<p class="article__teaser">{STANDFIRST[:-1]}</p>', True),
        (f'<p class="article__teaser">{STANDFIRST[:-1]} ...</p>', False),
        (f'<p class="article__teaser"><a href="/b">{STANDFIRST}</a></p>', False),
        (f'<p class="share-bar">{STANDFIRST}</p>', False),
    ],
)
def test_a_short_standfirst_is_kept_where_it_is_called_so(above: str, is_kept: bool) -> None:
    article = read("de", "Mühle mahlt wieder", DE, f"{above}<p>Von Ada Fennimore</p><p>20.11.2026, 08:30 Uhr</p>")
    assert tuple(line.rstrip(".") for line in article.paragraphs[:-3]) == ((STANDFIRST[:-1],) if is_kept else ())
    assert article.paragraphs[-3:] == DE
    assert [credit.name for credit in article.credits] == ["Ada Fennimore"]
    assert article.date_published == "2026-11-20T08:30"


def test_a_date_line_below_the_standfirst_adds_the_hour_to_the_day_of_the_address() -> None:
    long = (
        "Zwei Brüder haben das Rad der Mühle in sieben Monaten neu gebaut, und das Dorf mahlt sein eigenes Mehl selbst."
    )
    html = f"<html lang='de'><title>Mühle mahlt wieder</title><h1>Mühle mahlt wieder</h1><p class='lead'>{long}</p>"
    html += "<p>20.11.2026, 08:30 Uhr</p>" + "".join(f"<p>{line}</p>" for line in DE)
    found = extract_article(Snapshot(html.encode(), "page", "https://paper.example/2026/11/20/muehle.html"))
    assert isinstance(found, Article)
    assert (found.date_published, found.paragraphs[0]) == ("2026-11-20T08:30", long)
