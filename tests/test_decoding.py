"""Bytes to text: which charset a page is read in when its bytes contradict what it declares."""

import pytest

from crawler.extraction import extract_article
from crawler.extraction.source.decode import decode
from crawler.items import Article, Decoding, Snapshot

GERMAN = "Über die Brücke fährt für Jörg kein größerer Zug, sagt die Behörde, es wäre für alle zu gefährlich."
CHINESE = "大桥重新开放通行，记者从交通部门获悉，市民可以步行过桥。"


@pytest.mark.parametrize(
    ("body", "charset", "used"),
    [
        (GERMAN.encode() + b" Sch\x96n \x84 und gut", "utf-8", Decoding("utf-8", "utf-8", 2)),
        (GERMAN.encode() + b" Sch\x96n \x84 und gut", None, Decoding(None, "utf-8", 2)),
        ("The café by the “old mill”".encode() + b" is open\x96 again, \xe4 said.", None, Decoding(None, "utf-8", 2)),
        (CHINESE.encode() + b"\xd6\xd0", "gb2312", Decoding("gb2312", "utf-8", 2)),
        (CHINESE.encode("gb18030"), "utf-8", Decoding("utf-8", "gb18030")),
        (GERMAN.encode("cp1252"), "utf-8", Decoding("utf-8", "cp1252")),
        (CHINESE.encode("gb18030") + "大桥".encode(), "gb2312", Decoding("gb2312", "gb18030")),
    ],
)  # fmt: skip
def test_the_charset_of_most_bytes_is_used(body: bytes, charset: str | None, used: Decoding) -> None:
    assert decode(body, charset)[1] == used


def test_a_page_that_switches_charsets_by_escapes_is_read() -> None:
    story = "水車小屋が四年ぶりに動き出した。十八日朝、上溪村の水路に村人が集まり、木の車がゆっくり回るのを見守った。"
    for declared in ("iso-2022-jp", "utf-8"):
        head = f'<html><head><meta charset="{declared}"><title>水車小屋、四年ぶりに動く</title></head>'
        html = f"{head}<body><h1>水車小屋、四年ぶりに動く</h1><p>{story}</p></body></html>"
        article = extract_article(Snapshot(html.encode("iso2022_jp"), "page"))
        assert isinstance(article, Article)
        assert (article.headline, article.paragraphs) == ("水車小屋、四年ぶりに動く", (story,))


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Kıyıdaki ışıklar söndü, vapur döndü ve çocuklar güverteye koşuştu.", "cp1254"),
        ("Az erdő mögött őrült öröm volt, közölte a község hétfőn.", "cp1250"),
        ("Það er ferjan sem þau biðu eftir, sagði sveitin á mánudag.", "cp1252"),
        ("As canções põem todos a dançar, e não há razões para parar.", "cp1252"),
        ("Praam naasis järvele ja kõik rõõmustasid, sest sõit on lõbus.", "cp1252"),
    ],
)
def test_an_undeclared_page_is_read_by_the_letters_of_its_language(text: str, charset: str) -> None:
    assert decode(f"<p>{text}</p>".encode(charset))[0] == f"<p>{text}</p>"


def test_stray_bytes_do_not_turn_umlauts_into_chinese() -> None:
    paragraphs = "".join(f"<p>{number}. {GERMAN}</p>" for number in range(1, 6)).encode()
    body = b"<html><title>Alte Br\xc3\xbccke</title><h1>Alte Br\xc3\xbccke</h1>" + paragraphs + 3 * b"<p>Sch\x96n.</p>"
    article = extract_article(Snapshot(body, "page"))
    assert isinstance(article, Article)
    assert (article.headline, article.blocks[0].text) == ("Alte Brücke", f"1. {GERMAN}")
    assert "replacement_characters" in article.flags
