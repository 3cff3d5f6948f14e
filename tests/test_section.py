"""The section, where neither a class nor metadata says what it is: a path, or a line above the headline."""

import pytest

from crawler.extraction import extract_article
from crawler.items import Article, Snapshot

TEXT = (
    "<p>The salt works on the spit boil brine again, for the first time since the storm had filled the pans with sand."
    "</p><p>Six people work there in two shifts, and the salt is sold in linen bags at the gate, the owner said.</p>"
    "<p>Wood for the fire comes from the dunes, where pines are thinned each winter so that the heather can grow.</p>"
)


def section(above: str) -> tuple[str | None, str | None]:
    """The section, and the rule that found it."""
    html = f"<html><body><div>{above}<h1>Salt works on the spit boil brine again</h1>{TEXT}</div></body></html>"
    result = extract_article(Snapshot(html.encode(), "page", "https://post.example/2026/salt-works"))
    assert isinstance(result, Article)
    return result.section, next((row.rule for row in result.evidence if row.field == "section"), None)


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("首页 &gt; 财经 &gt; 正文", "财经"),
        ("临溪网 &gt;&gt; 民生 &gt;&gt; 正文", "民生"),
        ("首页 - 体育 - 正文", "体育"),
        ("当前位置：首页 &gt; 盐业", "盐业"),
        ('当前位置：<a href="/">首页</a> <a href="/salt/">盐业</a>', "盐业"),
        ("Home / Business / Energy", "Energy"),
        ("Startseite » Wirtschaft", "Wirtschaft"),
        ('You are here: <a href="/">Home</a> <a href="/b/">Business</a> <a href="/b/salt/">Salt</a>', "Salt"),
    ],
)
def test_a_path_without_a_class_names_the_section(path: str, last: str) -> None:
    assert section(f"<div>{path}</div>") == (last, "breadcrumbs")


@pytest.mark.parametrize("name", ["财经", "Business", "国内新闻", '<a href="/business/">Business</a>'])
@pytest.mark.parametrize("line", ["<p>{}</p>", "<div><span>{}</span></div>", "<div><p>{}</p></div>"])
def test_a_usual_name_right_above_the_headline_is_the_section(name: str, line: str) -> None:
    found = section(line.format(name))
    assert found == ("Business" if "Business" in name else name, "line above the headline")


@pytest.mark.parametrize(
    "above",
    [
        "<p>Advertisement</p>",
        "<p>The Valley Post</p>",
        "<p>Business</p><p>Share</p>",
        "<div>Business</div><div>Sport</div>",
        '<ul><li><a href="/b/">Business</a></li><li><a href="/s/">Sport</a></li></ul>',
        "<div><p>Weather: rain</p><p>Business</p></div>",
        "<div>首页 | 财经 | 体育</div>",
        "<div>Mina Rahal / Ivo Tarn</div>",
        "<div>3 / 9</div>",
        "<div>在线荐稿 <a href='/a'>记者博客</a> <a href='/b'>联系记者</a></div>",
    ],
)
def test_what_else_stands_above_a_headline_is_no_section(above: str) -> None:
    assert section(above) == (None, None)


def test_what_the_metadata_say_goes_before_a_line_above_the_headline() -> None:
    assert section('<meta property="article:section" content="Salt"><p>Business</p>') == (
        "Salt",
        "meta:article:section",
    )
