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


def test_stray_bytes_do_not_turn_umlauts_into_chinese() -> None:
    paragraphs = "".join(f"<p>{number}. {GERMAN}</p>" for number in range(1, 6)).encode()
    body = b"<html><title>Alte Br\xc3\xbccke</title><h1>Alte Br\xc3\xbccke</h1>" + paragraphs + 3 * b"<p>Sch\x96n.</p>"
    article = extract_article(Snapshot(body, "page"))
    assert isinstance(article, Article)
    assert (article.headline, article.blocks[0].text) == ("Alte Brücke", f"1. {GERMAN}")
    assert "replacement_characters" in article.flags
