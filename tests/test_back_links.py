"""The link to a portal's front page that stands in the last line of a text."""

import pytest
from read import article_of

STORY = (
    "渡口镇的老码头上周六重新开放，第一班渡船在早上七点靠岸，船上坐着三十二名乘客和两头羊。",
    "码头管理员说，新栈桥用的是旧船拆下来的木料，铺设用了四个月，比原计划多花了一个月时间。",
    "镇政府说，渡船每天往返八班，票价三元，六十岁以上的老人免费，运营到明年春天再作评估。",
)
LINK = '<a href="//www.portal.example/?strategyid=1"><span class="backword">返回临溪，查看更多</span></a>'


@pytest.mark.parametrize("blank", ["", " ", "　"])
@pytest.mark.parametrize(
    ("last", "editors"),
    [("", []), ("<p>编辑：沈知微 审核：陆九川{}</p>", [("editor", "沈知微"), ("reviewer", "陆九川")])],
)
def test_it_is_no_part_of_the_line(blank: str, last: str, editors: list[tuple[str, str]]) -> None:
    lines = [f"<p>{line}</p>" for line in STORY]
    link = f"{blank}{LINK}"
    lines = [*lines, last.format(link)] if last else [*lines[:-1], f"<p>{STORY[-1]}{link}</p>"]
    article = article_of(f"<html><body><article><h1>老码头重新开放</h1>{''.join(lines)}</article></body></html>")
    assert article.paragraphs == STORY
    assert [(credit.role, credit.name) for credit in article.credits] == editors
