"""``--explain`` names what became of every piece of a page, and why."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.extraction import extract_article
from crawler.extraction.explain.columns import columns_of
from crawler.extraction.explain.explain import COLUMNS, explain
from crawler.extraction.explain.plainwords import meaning
from crawler.extraction.refusal.reasons import REASONS
from crawler.items import Article, Snapshot

ROOT = Path(__file__).resolve().parents[1]
PAGE = """
<html lang="en"><head><meta charset="utf-8"><title>Granary reopens as a school of music - Harbour Post</title></head>
<body><nav class="menu"><a href="/">Home</a><a href="/w">World</a></nav>
<ul class="rows">{menu}</ul>
<div class="promo-line">Send us your pictures of the flood</div>
<p>Printed on Fridays.</p>
<article class="story"><h1>Granary reopens as a school of music</h1>
<p class="info">Posted on March 3, 2024</p><p>By Ada Fennimore</p>
<img src="/img/granary.jpg"><figcaption>The granary by the river on Sunday</figcaption>
<p>The granary by the river, empty since the war, opened its doors again on Sunday as a school of music for two
hundred children from the valley, their parents and a brass band.</p>
<p>Lessons at the weekend are free, the council said, and the first concert is planned for spring, when the ice on
the river has gone and the roads are open.</p>
<div class="share-bar">Tell your friends about this story and what you think of it.</div>
<img src="/img/logo.gif">
<p>The beams of oak were kept, and so were two iron scales that once weighed the grain of eleven villages, which the
pupils now use as a cloak stand.</p>
<p>（责任编辑：许言）</p>
<p>The first version of this story said that the granary was empty since the flood, and it was empty since the war,
as readers who worked there told us on Monday morning.</p></article>
<h3>Related stories</h3><p><a href="/ferry">Ferry crosses the river again after ten winters</a></p>
<section><div>The Harbour Post is printed in the old harbour. Call us on 555 0199, from nine to five.</div></section>
<p>Quite so.</p>
<ul class="list"><li><a href="/1">Bakers raise the price of bread by half</a></li>
<li><a href="/2">Schools close early because of the snow storm</a></li>
<li><a href="/3">Mayor opens the longest bridge of the county</a></li></ul>
<div class="talk"><div class="post"><p>Bo 12-03 11:20</p><p>I learned the trumpet there.</p></div>
<div class="post"><p>Cy 12-03 11:24</p><p>What about the mice in the granary?</p></div>
<div class="post"><p>Di 12-03 12:01</p><p>The scales are from my village.</p></div></div>
</body></html>
""".format(menu="".join(f'<li><a href="/{word}">{word}</a></li>' for word in "Sea Sky Sun Rain Snow Wind".split()))
TEXT = """首页  新闻  体育
文体

老粮仓改成少年宫
——城东旧仓库的新学期

2024-03-05 09:12  临溪晚报
本报记者 王小蒲

城东闲置多年的老粮仓，昨天改成少年宫重新开门，三百多个孩子成了第一批学员，家长们在门口排起了长队。
广告
粮仓建于上世纪六十年代，墙厚六十厘米，冬暖夏凉，改造时保留了全部木梁和两台老磅秤，供孩子们辨认。
少年宫主任说，周末课程全部免费，名额向周边三所小学倾斜，报名从下月一日开始，先到先得。

（责任编辑：许言）
相关阅读
渡口昨日收班 老船工撑完最后一趟
"""


def account(page: str, name: str = "page.html") -> str:
    return explain(Snapshot(page.encode(), name, "https://post.example/granary"))


def said(page: str) -> dict[str, str]:
    """Words of a piece to what is said of it; reasons on several lines joined."""
    pieces = re.split(r"\n +\d+ [-+>] ", account(page).split("\nPIECES", 1)[1])[1:]
    found = {}
    for piece in pieces:
        lines = [line for line in piece.splitlines() if not line.lstrip().startswith("…")]
        found[lines[-1].strip()] = re.sub(r"\s+", " ", " ".join(lines[:-1]))
    return found


HTML_SAID = said(PAGE)
TEXT_SAID = said(TEXT)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Send us", "div.promo-line dropped: furniture: it stands in div.promo-line, named “promo-line” (score"),
        ("Printed on", "p dropped: before the headline (score"),
        ("Granary reopens", "h1 became: the headline"),
        ("Posted on", "p.info became: a date line of the story's header, read for date_published"),
        ("By Ada", "p became: a credit line: author Ada Fennimore"),
        ("[/img/granary.jpg]", "article.story kept: a picture of the story"),
        ("The granary by the river on", "figcaption became: the caption of the picture before it"),
        ("The granary by the river, empty", "p kept: score +"),
        ("Tell your friends", "furniture: it stands in div.share-bar, named “share-bar” (score"),
        ("[/img/logo.gif]", "dropped: a decoration by its name"),
        ("（责任编辑", "became: a credit line: editor 许言, and it ends the story"),
        ("Ferry crosses", "became: a related link"),
        ("The first version", "dropped: below the line that ended the story: 20 “（责任编辑：许言）”"),
        ("Bakers raise", "dropped: a teaser card: one of several li with a linked headline"),
        ("Bo 12-03", "dropped: a comment: one of several div.post with a day and an hour"),
        ("The Harbour Post is", "dropped: low score -"),
        ("Quite so.", "dropped: too short to be judged"),
    ],
)
def test_every_piece_of_a_page_with_markup_has_its_reason(words: str, reason: str) -> None:
    found = next(said for text, said in HTML_SAID.items() if text.startswith(words))
    assert reason in found


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("首页", "dropped: before the headline"),
        ("文体", "became: read for section"),
        ("老粮仓改成少年宫", "became: the headline"),
        ("——城东", "became: the alternative headline"),
        ("2024-03-05", "became: a date line of the story's header, read for date_published"),
        ("本报记者", "became: a credit line: reporter 王小蒲"),
        ("城东闲置", "kept: by the rules of text pages"),
        ("广告", "dropped: an insertion that does not end the text"),
        ("（责任编辑", "became: a credit line: editor 许言, and it ends the story"),
        ("相关阅读", "dropped: below the line that ended the story: 15 “（责任编辑：许言）”"),
        ("渡口昨日", "became: a related link"),
    ],
)
def test_every_line_of_a_text_page_has_its_reason(words: str, reason: str) -> None:
    assert reason in next(said for text, said in TEXT_SAID.items() if text.startswith(words))


def test_lines_that_a_page_holds_twice_are_told_as_such() -> None:
    begin = PAGE.index("<p>The granary by the river")
    text = (
        PAGE[begin : PAGE.index('<div class="share-bar">')] + PAGE[PAGE.index("<p>The beams") : PAGE.index("<p>（责任")]
    )
    found = account(
        PAGE[:begin] + f'<div class="narrow">{text}</div><div class="wide">{text}</div></article></body></html>'
    )
    assert found.count("dropped: it stands in the text already (score +") == 3


def test_a_short_heading_within_a_story_is_no_standfirst() -> None:
    page = PAGE.replace(
        '<div class="share-bar">', "<h3>Oak and iron</h3><ul><li>Beams: 11</li><li>Scales: 2</li></ul><div>", 1
    )
    told = said(page)
    assert all("kept: " in told[line] and "standfirst" not in told[line] for line in ("Oak and iron", "Beams: 11"))


def test_a_low_score_names_two_or_three_measures_that_speak_against_a_line() -> None:
    found = next(said for text, said in HTML_SAID.items() if text.startswith("The Harbour Post is"))
    measures = found.split("low score ", 1)[1].split(": ", 1)[1].split("; ")
    assert 1 < len(measures) < 4
    assert all("kept lines" in measure or "rules" in measure for measure in measures)


def test_menus_far_from_the_story_are_one_line() -> None:
    text = account(PAGE)
    assert "… 3 pieces before the story: 2 lists of links, 1 furniture\n" in text
    assert re.search(r"\n +… \d pieces after the story: \d comments$", text)


def test_bytes_and_the_candidates_of_each_field_come_first() -> None:
    lines = account(PAGE).splitlines()
    assert lines[:2] == ["page            page.html", "address         https://post.example/granary"]
    assert lines[3] == "charset         declared utf-8 by the page, read as utf-8, 0 characters could not be read"
    assert lines[5] == "result          an article of 478 characters; blocks: 3 paragraph, 1 image"
    start = lines.index("headline        Granary reopens as a school of music")
    assert lines[start + 1 : start + 5] == [
        "  * 0.95  visible:confirmed           Granary reopens as a school of music",
        "          //body[1]/article[1]/h1[1]",
        "    0.80  title                       Granary reopens as a school of music",
        "          title                               “Granary reopens as a school of music - Harbour Post”",
    ]


@pytest.mark.parametrize(
    ("body", "result"),
    [
        (b"", "not an article, empty: no bytes, or none that say anything (0 bytes)"),
        (b"%PDF-1.7 \x00", "not an article, binary: a PDF, a picture, an archive"),
        (
            b"<html><title>404 Not Found</title><body><p>Go home.</p></body></html>",
            "not an article, not_found: it says",
        ),
    ],
)
def test_a_page_without_an_article_says_why(body: bytes, result: str) -> None:
    assert result in explain(Snapshot(body, "page"))


def test_a_page_without_an_article_shows_its_pieces_all_the_same() -> None:
    text = account("<html><head><title>Granary</title></head><body><h1>Granary</h1><p>Closed today.</p></body></html>")
    assert "too_short: fewer words of its own than an article has" in text
    assert "The page is no article: this is what they would have been." in text
    assert "became: the headline" in text


PAGES = [
    *sorted((ROOT / "seeds" / "pages").glob("*/*/page.*")),
    *sorted((ROOT / "tests" / "data" / "not_articles").glob("*.html")),
]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name if path.stem == "page" else path.stem)
def test_no_line_is_wider_than_the_terminal_and_every_reason_is_known(path: Path) -> None:
    text = explain(Snapshot(path.read_bytes(), path.name))
    assert [line for line in text.splitlines() if columns_of(line) > COLUMNS] == []


def test_every_reason_of_the_test_pages_is_in_words() -> None:
    table = (ROOT / "tests" / "data" / "not_articles" / "README.md").read_text(encoding="utf-8")
    right = {line.strip("|").split("|")[1].strip() for line in table.splitlines() if line.startswith("| `")}
    assert right - {"article"} <= set(REASONS)


@pytest.mark.parametrize("number", ["01", "02"])
def test_the_number_above_a_sub_heading_is_told_as_one(number: str) -> None:
    """It was told as what stands below the end of the story, whose text goes on right under it."""
    above, first, below = TEXT.partition("粮仓建于")
    told = said(f"{above}{number}\n木梁与磅秤\n{first}{below}")
    assert told[number] == "line dropped: the number above a sub-heading: it is no heading of its own"


def test_the_command_explains_a_file(tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "crawler.extraction", "--explain", str(path)]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert shown.stdout == explain(Snapshot(TEXT.encode(), str(path))) + "\n"


def because(page: str, url: str | None = None) -> str:
    """What is said after the reason, on one line."""
    lines = explain(Snapshot(page.encode(), "page.html", url)).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("because "))
    rest = [line for line in lines[start + 1 :] if line.startswith(" " * 16)]
    return " ".join([lines[start][16:], *(line.strip() for line in rest[: lines[start:].index("") - 1])])


def test_a_refusal_says_what_was_counted_and_what_would_have_been_enough() -> None:
    short = "<html><head><title>Granary</title></head><body><h1>Granary</h1><p>Closed today.</p></body></html>"
    assert because(short) == "words of text: 0 (an article has 20, a signed sentence 8); nothing dates or signs it"
    gone = "<html><title>Page not found | The Barn Post</title><body><p>Go home, all of you.</p></body></html>"
    assert because(gone) == "its title is “Page not found | The Barn Post”; words of text: 0 (fewer than 300)"
    state = '{"title": "Granary", "body": "The granary by the river opened on Sunday as a school of music."}'
    told = f"<html><title>Granary</title><body><div id=app></div><script>var state = {state}</script></body></html>"
    assert because(told) == "words of text in its script: 13 (an article there has 40)"
    rows = "".join(f'<h2><a href="/{n}">Mayor opens the longest bridge {n}</a></h2>' for n in range(40))
    assert "linked lines: 40" in because(f"<html><body>{rows}</body></html>")


@pytest.mark.parametrize(
    ("language", "url", "rest", "said"),
    [
        ("de", "https://post.example/a", "", "day first: the page's language is de"),
        ("en-US", None, "", "month first: the page's language is en-us"),
        ("en", "https://post.example.gov/a", "", "month first: the end of its address is of a country"),
        ("en", "https://post.example/2026/11/03/a", "", "day first: url says that day too"),
        ("en", None, "<p>Updated 03/29/2026</p>", "month first: another date on the page can be read in one way only"),
        ("en", None, "<p>It cost £300.</p>", "day first: its clocks, its dates in words or its money"),
        ("en", None, "", "month first: nothing on the page says in which order; this is assumed"),
    ],
)
def test_a_date_that_can_be_read_in_two_ways_says_what_decided(
    language: str, url: str | None, rest: str, said: str
) -> None:
    story = "<p>The granary by the river opened its doors again on Sunday as a school of music for two hundred.</p>"
    page = f'<html lang="{language}"><body><h1>Granary opens</h1><p>Posted 03/11/2026</p>{rest}{story}</body></html>'
    text = explain(Snapshot(page.encode(), "page.html", url))
    assert said in re.sub(r"\s+", " ", text)


def test_a_date_that_can_be_read_in_one_way_says_nothing_of_it() -> None:
    assert "day first" not in account(PAGE)
    assert "month first" not in account(PAGE)


def test_the_names_of_rules_are_told_in_plain_words() -> None:
    text = re.sub(r"\s+", " ", account(PAGE))
    assert "visible:confirmed the heading that readers see; a title in the page's head says the same" in text
    assert "“The rules” are one thing that it asks" in text
    assert "“The rules”" not in account(TEXT)


@pytest.mark.parametrize("folder", ["seeds/pages", "tests/data/not_articles"])
def test_every_rule_of_the_sample_pages_has_a_meaning(folder: str) -> None:
    pages = [path for path in (ROOT / folder).rglob("*") if path.name.startswith("page.") or path.suffix == ".html"]
    results = [extract_article(Snapshot(path.read_bytes(), path.name)) for path in pages]
    rules = {row.rule for result in results if isinstance(result, Article) for row in result.evidence}
    assert len(rules) > 8
    assert {rule for rule in rules if meaning(rule) is None} == set()
