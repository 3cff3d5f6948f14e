"""A last line that sends its readers to a further page is no text, and says that the article is there in part."""

import pytest

from crawler.extraction.flags import PARTS_MISSING
from crawler.extraction.story.continuation import says_next_page, without_jump
from crawler.hooks import read_article
from crawler.items import Article, Snapshot
from tests.loading import HEADLINE, PARAGRAPHS, page

URL = "https://paper.example/n/77.html"
TURNS = """
未完待续，下一页
（未完待续，请看下一页）
未完待續，請見下一頁
全文未完，请点击下一页阅读
（转下页）
接下页
下一页继续阅读
点击下一页继续阅读
請看下一頁
（下转A03版）
下轉第二版
Continued on next page
(Continued on the next page …)
CONTINUED ON PAGE A4
Cont’d on p. 3
This story continues on page 12
To be continued on the next page
Continue reading on the next page >>
Please turn to page 5
Click “next page” to read on
次のページへ続く
（次ページにつづく）
続きは次のページへ
続きは次のページでご覧ください
2ページ目に続く
3面に続く
""".strip().splitlines()
STORIES = """
未完待续
（未完待续）
（待续）
下一页
下一篇：旧船不拆
（上接A01版）
详见第3版
下一页是空白的。
未完待续的故事，下一页会由谁来写？
转版之后，这份报纸每周只出两期。
To be continued
Continued from page 1
The strike continued on page one of every paper.
Turn to page 5, she told the class, and they all did.
See map on page 4
（つづく）
次のページをめくると、白紙だった。
""".strip().splitlines()


def read(body: bytes, url: str | None = URL, *parts: Snapshot) -> Article:
    found = read_article(Snapshot(body, "page", url, parts=parts))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("line", TURNS)
def test_a_last_line_that_sends_to_a_further_page(line: str) -> None:
    text = "\n\n".join((HEADLINE, "2026年11月3日", *PARAGRAPHS, line))
    for body in (page(HEADLINE, *PARAGRAPHS, line), text.encode()):
        found = read(body)
        assert (found.paragraphs, found.flags) == (PARAGRAPHS, (PARTS_MISSING,))


@pytest.mark.parametrize("line", STORIES)
def test_a_line_that_only_sounds_like_it(line: str) -> None:
    assert not says_next_page(line)
    assert read(page(HEADLINE, *PARAGRAPHS, line)).flags == ()


@pytest.mark.parametrize("below", ["责任编辑：桨声", "责任编辑：桨声</p><p>（本文仅代表作者个人观点）"])
def test_who_edited_it_stands_below_the_line(below: str) -> None:
    found = read(page(HEADLINE, *PARAGRAPHS, "（下转第四版）", below))
    assert (found.paragraphs, found.flags) == (PARAGRAPHS, (PARTS_MISSING,))
    assert [credit.name for credit in found.credits] == ["桨声"]


def test_papers_set_it_in_brackets_behind_the_last_sentence() -> None:
    found = read(page(HEADLINE, *PARAGRAPHS[:2], f"{PARAGRAPHS[2]}（下转第四版）"))
    assert (found.paragraphs, found.flags) == (PARAGRAPHS, (PARTS_MISSING,))
    assert without_jump("The bell rang. (Continued on A4)") == "The bell rang."
    assert without_jump("The bell rang (see page 4).") == "The bell rang (see page 4)."


def test_it_is_found_where_it_is_no_line_of_the_text() -> None:
    body = page().replace(b"</article>", "</article><div class='pages'>未完待续，下一页</div>".encode())
    assert (read(body).paragraphs, read(body).flags) == (PARAGRAPHS, (PARTS_MISSING,))


def test_a_line_in_the_midst_of_a_text_does_not_say_that_it_is_in_part() -> None:
    found = read(page(HEADLINE, PARAGRAPHS[0], "Continued on page 2", *PARAGRAPHS[1:]))
    assert found.flags == ()


def test_with_the_page_that_it_speaks_of_the_article_is_whole() -> None:
    """Its link says more than 下一页 and is followed all the same; a last part that goes on is in part again."""
    first = page(HEADLINE, *PARAGRAPHS[:2], '<a href="77_2.html">未完待续，下一页</a>')
    assert read(first).flags == (PARTS_MISSING,)
    for line, flags in (("", ()), ("（未完待续，下一页）", (PARTS_MISSING,))):
        second = Snapshot(page(HEADLINE, PARAGRAPHS[2], line), "2", URL.replace("77", "77_2"))
        whole = read(first, URL, second)
        assert (whole.paragraphs, whole.flags) == (PARAGRAPHS, flags)
