"""Lines of credits whose labels are glued or unknown, who is no author, and where the credited source stands."""

import pytest

from crawler.extraction.people.credits import read_credit_line


def said(text: str) -> tuple[list[tuple[str, str]], str | None] | None:
    line = read_credit_line(text)
    return None if line is None else ([(credit.role, credit.name) for credit in line.credits], line.source)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("记者:沈知微通讯员:陆九川", "reporter 沈知微 correspondent 陆九川"),
        ("通讯员：陆九川记者：沈知微", "correspondent 陆九川 reporter 沈知微"),
        ("记者 沈知微通讯员 陆九川", "reporter 沈知微 correspondent 陆九川"),
        ("文:沈知微图:陆九川编辑:谢小蛮", "author 沈知微 photographer 陆九川 editor 谢小蛮"),
        ("编辑:沈知微 总监制:陆九川", "editor 沈知微 reviewer 陆九川"),
        ("编辑:沈知微 编导:陆九川 文案:谢小蛮", "editor 沈知微 author 谢小蛮"),
        ("值班总编:沈知微 值班领导:陆九川 总值班:谢小蛮", "reviewer 沈知微 reviewer 陆九川 reviewer 谢小蛮"),
        ("校审 沈知微 主审 陆九川", "reviewer 沈知微 reviewer 陆九川"),
        ("记者 沈知微 视频 陆九川", "reporter 沈知微"),
        ("记者 沈知微 视频 陆九川 编辑 谢小蛮", "reporter 沈知微 editor 谢小蛮"),
        ("本期编辑 沈知微", "editor 沈知微"),
        ("江口新闻编辑 | 沈知微", "editor 沈知微"),
        ("每渡编辑|沈知微", "editor 沈知微"),
        ("36渡口报道记者 沈知微 上海报道", "reporter 沈知微"),
        ("2026-05-01 12:30本报记者 沈知微", "reporter 沈知微"),
    ],
)
def test_who_stands_in_a_line_of_credits(text: str, people: str) -> None:
    words = people.split()
    assert said(text) == (list(zip(words[::2], words[1::2], strict=True)), None)


@pytest.mark.parametrize("text", ["图表编辑部 | 沈知微", "视频 大桥合龙"])
def test_what_credits_nobody(text: str) -> None:
    assert said(text) is None
