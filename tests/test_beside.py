"""What stands beside a headline, who is named at the head of a Japanese text, and the address of a saved page."""

import pytest
from read import article_of

from crawler.items import Article

CHINESE = (
    "<p>6月3日清晨，临溪县老码头重新开航，三百多名居民在岸边等候第一班渡船。</p>"
    "<p>渡船每天往返八趟，票价两元，县水务部门介绍，新船可以载客六十人，比旧船多出一倍。</p>"
    "<p>码头旁的候船室也修缮一新，保留了原来的木梁和石阶，老人们说，和几十年前一样。</p>"
)
JAPANESE = (
    "港の渡し船が三日の朝、十年ぶりに動き出した。岸では三百人を超える住民が最初の便を待っていた。</p>"
    "<p>船は一日に八往復し、料金は二百円。新しい船には六十人が乗れるという。待合室も新しくなった。</p>"
    "<p>古い木の梁と石段はそのまま残されている。町の人たちは昔と変わらないと喜んでいた。</p>"
)
STORY = (
    "<p>The ferry sailed again yesterday morning, and more than three hundred people stood on the quay to see it.</p>"
    "<p>It crosses the river eight times a day, and the new boat takes sixty passengers, twice as many as the old.</p>"
    "<p>The waiting room was repaired as well, said the harbour master, and all of its wooden beams were kept.</p>"
)


def read(body: str, head: str = "", language: str = "zh", url: str | None = None) -> Article:
    html = f'<html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return article_of(html, url)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", '<h2 class="sub">三百居民等候第一班渡船</h2>'),
        ("", "<p>——三百居民等候第一班渡船</p>"),
        ("", '<p class="sub">——三百居民等候第一班渡船</p>'),
        ("", '<h2 class="lead">三百居民等候第一班渡船</h2>'),
        ("", '<p class="副题">三百居民等候第一班渡船</p>'),
        ('<p class="yinti">三百居民等候第一班渡船</p>', ""),
        ('<p class="引题">三百居民等候第一班渡船</p>', ""),
    ],
)
def test_a_line_beside_the_headline_is_the_alternative_one(above: str, below: str) -> None:
    article = read(f"<article>{above}<h1>临溪老码头重新开航</h1>{below}<div>{CHINESE}</div></article>")
    assert article.headline == "临溪老码头重新开航"
    assert article.alternative_headline == "三百居民等候第一班渡船"
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ('<p class="kicker">本地</p>', ""),
        ("", '<p class="sub">记者 王小明 2026年6月3日</p>'),
        ("", '<p class="sub">原创 临溪晚报 2026-06-03 16:01:46</p>'),
        ("", '<p class="sub"><a href="/a">三百居民等候第一班渡船</a></p>'),
        ("", '<p class="share">三百居民等候第一班渡船</p>'),
    ],
)
def test_a_section_a_credit_and_a_link_are_none(above: str, below: str) -> None:
    article = read(f"<article>{above}<h1>临溪老码头重新开航</h1>{below}<div>{CHINESE}</div></article>")
    assert article.alternative_headline is None


@pytest.mark.parametrize("name", ["山田太郎", "佐々木結衣", "長谷川 澪子", "三宅あかり"])
def test_a_full_name_opens_a_japanese_text(name: str) -> None:
    article = read(f"<h1>港の渡し船が再び動く</h1><p>【{name}】{JAPANESE}", language="ja")
    assert [one.name for one in article.credits] == [name]
    assert article.paragraphs[0].startswith(f"【{name}】")


@pytest.mark.parametrize("word", ["山口県立港", "佐藤町長", "独自取材", "福島市", "石川県内", "田中選手"])
def test_a_place_or_an_office_in_such_brackets_is_nobody(word: str) -> None:
    article = read(f"<h1>港の渡し船が再び動く</h1><p>【{word}】{JAPANESE}", language="ja")
    assert article.credits == ()


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://ferry.example/news/sails">',
        '<meta property="og:url" content="https://ferry.example/news/sails">',
    ],
)
def test_a_saved_page_joins_its_links_and_pictures_to_the_address_it_gives_itself(head: str) -> None:
    related = "".join(f'<li><a href="/news/{n}">Story number {n} of the old river ferry</a></li>' for n in (1, 2, 3))
    image = '<figure><img src="/quay.jpg" width="800" height="500"></figure>'
    body = f"<article><h1>Ferry sails again</h1>{image}{STORY}</article><h3>Related articles</h3><ul>{related}</ul>"
    article = read(body, head, "en")
    assert article.url is None
    assert [one.url for one in article.links] == [f"https://ferry.example/news/{n}" for n in (1, 2, 3)]
    assert [one.url for one in article.images] == ["https://ferry.example/quay.jpg"]
