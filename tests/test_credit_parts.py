"""Credit lines with more parts than there are roles, with outlets beside names, and notices that credit nobody."""

import pytest

from crawler.extraction.people.credits import read_credit_line
from crawler.extraction.story.picturecredits import split_credit


def said(text: str) -> tuple[list[tuple[str, str]], str | None] | None:
    line = read_credit_line(text)
    return None if line is None else ([(credit.role, credit.name) for credit in line.credits], line.source)


@pytest.mark.parametrize(
    ("text", "people", "source"),
    [
        (
            "文字：沈知微 图片：陆九川 视频：谢小蛮 编辑：陈一鸣",
            "author 沈知微 photographer 陆九川 editor 陈一鸣",
            None,
        ),
        ("记者：沈知微 配音：陆九川", "reporter 沈知微", None),
        ("策划：沈知微 执行：陆九川", "coordinator 沈知微", None),
        ("来源：临溪日报 编辑：沈知微 海报：陆九川", "editor 沈知微", "临溪日报"),
        ("海报：陆九川 编辑：沈知微", "editor 沈知微", None),
        ("审核：沈知微 出品：青屏县融媒体中心", "reviewer 沈知微", None),
        ("编辑：沈知微 本期编辑：陆九川", "editor 沈知微 editor 陆九川", None),
        ("海报设计：陆九川 编辑：沈知微", "editor 沈知微", None),
        ("记者 沈知微 陆九川 文/图", "reporter 沈知微 reporter 陆九川 photographer 沈知微 photographer 陆九川", None),
        ("记者 王建社 李四", "reporter 王建社 reporter 李四", None),
        ("王小明/记者 李四/摄影", "reporter 王小明 photographer 李四", None),
        ("记者 沈知微 通讯员 陆九川 文/图", "reporter 沈知微 correspondent 陆九川", None),
        ("图片来源：欧阳小明", "photographer 欧阳小明", None),
        ("文｜江口观察 沈知微", "author 沈知微", None),
        ("（文/临溪新闻网 沈知微）", "author 沈知微", None),
        ("渡口日報／ 記者沈知微／臨溪即時報導", "reporter 沈知微", None),
        ("江口新闻记者 | 沈知微", "reporter 沈知微", None),
        ("作者：沈知微（文） 陆九川（图）", "author 沈知微 photographer 陆九川", None),
        ("本报记者 沈知微 文/图", "reporter 沈知微 photographer 沈知微", None),
        ("（作者：沈知微，系东海大学教授）", "author 沈知微", None),
        ("（作者沈知微系东海大学教授）", "author 沈知微", None),
        ("（沈知微，本文作者为东海大学教授）", "author 沈知微", None),
        ("图片来源：沈知微", "photographer 沈知微", None),
    ],
)
def test_what_a_line_of_credits_says(text: str, people: str, source: str | None) -> None:
    words = people.split()
    assert said(text) == (list(zip(words[::2], words[1::2], strict=True)), source)


@pytest.mark.parametrize(
    "text",
    [
        "图片来自网络",
        "（图片来源于网络，如有侵权请联系删除）",
        "题图来自：江口影像",
        "视频：大桥合龙",
        "出品：临溪日报",
        "海报：沈知微",
        "问：你是谁 答：沈知微",
        "编辑：沈知微 电话：0531-1234",
        "作者在东海大学任教。",
        "导演：张艺 主演：巩立 剪辑：李四",
        "书名：红高粱 作者：莫言 责任编辑：王五",
        "第一作者：李明 通讯作者：王强",
        "时间：周六 地点：临溪 记者：张三",
        "题图来源：江口影像 编辑：李四",
        "数据来源：国家统计局 制图：李四",
        "科学/技术",
        "编辑：李四 视频：大桥合龙",
        "渡口晨雾（图）",
        "（作者王小明系统地研究了这个问题）",
        "（作者白天，在工厂上班）",
    ],
)
def test_what_is_no_line_of_credits(text: str) -> None:
    assert said(text) is None


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("“江鸥”号返航 沈知微 摄", "“江鸥”号返航 沈知微 摄"),
        ("11月2日，“潮汐”剧场大门紧闭 沈知微 摄", "11月2日，“潮汐”剧场大门紧闭 沈知微 摄"),
        ("“江鸥”号返航。沈知微 摄", "“江鸥”号返航。"),
        ("江鸥號返航。（圖／沈知微）", "江鸥號返航。"),
    ],
)
def test_a_quotation_within_a_caption_is_not_its_end(line: str, caption: str) -> None:
    assert split_credit(line) == (caption, "沈知微")
