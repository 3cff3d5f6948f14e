"""The extraction as one function: the given page, purity, and what it must never do whatever bytes it gets."""

import base64
import json
import os
import random
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from read import article_of

from crawler.extraction import extract_article
from crawler.files import take_snapshot
from crawler.items import Article, NotArticle, Snapshot
from crawler.samples import find_samples
from tests.loading import HEADLINE, PARAGRAPHS, ROOT, page

GIVEN = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
"""Pages copied out of a browser that come with the project but not with its repository, each with its facts."""

PAGES = sorted(find_samples(ROOT / "seeds" / "pages"))
BOUND = 10.0
"""Seconds a page; the slowest sample takes less than a tenth of one."""


def read(body: bytes, url: str | None = None) -> Article:
    return article_of(body, url)


def check_fields(path: Path) -> None:
    must = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = read(path.read_bytes())
    own = ("section", "headline", "source", "date_published")
    assert {field: getattr(article, field) for field in own} == {field: must[field] for field in own}
    assert [{"role": one.role, "name": one.name} for one in article.credits] == must["credits"]
    assert [one.url for one in article.images] == must["images"]
    assert len(article.paragraphs) == must["paragraphs"]
    assert article.paragraphs[0].startswith(must["first_paragraph_starts"])
    assert article.paragraphs[-1].startswith(must["last_paragraph_starts"])
    assert [text for text in must["not_in_body"] if text in article.body] == []


def check_order(path: Path) -> None:
    must = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = read(path.read_bytes())
    headings = [block.text for block in article.blocks if block.kind == "heading"]
    captions = {one.caption for one in article.images}
    unsure = must["subheading_or_caption"]
    assert [text for text in headings if text not in unsure] == must["subheadings"]
    assert [text for text in unsure if (text in headings) == (text in captions)] == []
    related = [one for one in article.links if one.rel == "related"]
    assert len(related) == must["related_count"]
    assert (related[0].headline, related[-1].headline) == (must["related_first"], must["related_last"])
    assert [one.headline for one in related if not one.teaser] == []


def test_the_given_pages_are_read_field_by_field() -> None:
    """Where CI runs they are there; elsewhere the next test has a page of our own in their shape."""
    assert GIVEN or not os.environ.get("CI")
    for path in GIVEN:
        check_fields(path)
        check_order(path)


def test_a_page_copied_out_of_a_browser_is_read_field_by_field() -> None:
    """The same shape as the given page, on a page of our own: it is always there."""
    article = read((ROOT / "seeds/pages/linlan_daily/port-berth-upgrade/page.txt").read_bytes())
    assert (article.section, article.headline) == ("财经", "临澜港拟投8.6亿元改造散货泊位 年通过能力提升五成")
    assert (article.date_published, article.source) == ("2024-03-05T09:12", "临澜日报")
    assert [(one.role, one.name) for one in article.credits] == [("author", "左安然"), ("editor", "郎月")]
    assert len(article.paragraphs) == 5
    assert article.paragraphs[0].startswith("临澜港务集团3月4日晚间发布公告")
    assert article.paragraphs[-1] == "截至3月4日收盘,临澜港务报5.37元,涨1.32%,总市值214亿元。"
    assert [text for text in ("首页", "来源:", "字体", "责任编辑") if text in article.body] == []


@pytest.mark.parametrize("path", PAGES, ids=[path.parent.name for path in PAGES])
def test_the_same_bytes_give_the_same_article(path: Path) -> None:
    snapshot = take_snapshot(path)
    assert extract_article(snapshot) == extract_article(snapshot)


def mutations(body: bytes, chance: random.Random) -> Iterator[bytes]:
    """Flipped bytes, a truncation, a slice that comes twice, a slice of noise."""
    flipped = bytearray(body)
    for _ in range(chance.randint(1, 40)):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    yield bytes(flipped)
    yield body[: chance.randrange(len(body))]
    start, end = sorted(chance.sample(range(len(body)), 2))
    yield body[:end] + body[start:end] * chance.randint(1, 4) + body[end:]
    yield body[:start] + chance.randbytes(chance.randint(1, 200)) + body[start:]


def seeded_mutations(count: int) -> list[tuple[Snapshot, bytes]]:
    chance = random.Random(20261103)
    snapshots = [take_snapshot(path) for path in PAGES]
    spoiled = ((one, body) for _ in range(count) for one in snapshots for body in mutations(one.body, chance))
    return [pair for pair, _ in zip(spoiled, range(count), strict=False)]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in strings(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in strings(one))


def addresses(article: Article) -> list[str]:
    found = [article.canonical_url, *(one.url for one in article.links), *(one.url for one in article.images)]
    return [url for url in found if url is not None]


def faults(result: Article | NotArticle, url: str | None) -> list[str]:
    """What no article may have: empty strings, control characters, surrogates, addresses that are no web pages."""
    row = result.as_dict()
    texts = list(strings({key: value for key, value in row.items() if key not in ("detail", "decoding")}))
    wrong = [repr(text) for text in texts if not text.strip()]
    wrong += [repr(text) for text in texts if any(is_no_text(one) for one in text)]
    if isinstance(result, Article):
        wrong += [one for one in addresses(result) if url and urlsplit(one).scheme not in ("http", "https")]
    return wrong


def is_no_text(character: str) -> bool:
    category = unicodedata.category(character)
    return category == "Cs" or (category == "Cc" and character not in "\n\t") or character in "\ufffe\uffff"


def test_three_hundred_spoiled_pages_each_end_as_an_article_or_none_without_faults() -> None:
    pairs = seeded_mutations(300)
    assert len(pairs) == 300
    wrong, kinds = [], set()
    for original, body in pairs:
        start = time.perf_counter()
        result = extract_article(Snapshot(body, original.input, original.url, None, original.charset))
        kinds.add(type(result))
        found = faults(result, original.url)
        wrong += [(original.input, found)] if found else []
        assert time.perf_counter() - start < BOUND, original.input
    assert wrong == []
    assert kinds == {Article, NotArticle}


ODD_TEXT = {
    "json_ld_surrogate": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800","description":'
    '"\\udfff","author":"\\ud83d","articleSection":"\\u0000","datePublished":"\\u0007"}</script>',
    "json_ld_empty": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"","description":" ",'
    '"author":{"name":""},"articleSection":[],"datePublished":"","publisher":null,"image":[null,""]}</script>',
    "json_ld_wrong_types": '<script type="application/ld+json">[{"@type":["NewsArticle",7],"headline":{"a":1},'
    '"description":[1],"author":[[["x"]]],"articleSection":{"b":[]},"datePublished":20261103}]</script>',
    "json_ld_deep": '<script type="application/ld+json">' + "[" * 10_000 + "</script>",
    "references": "<meta name='description' content='&#0;&#xD800;&#x1F;&#xFFFE;'><title>&#8;&#xDFFF;</title>",
    "meta_empty": "<meta name='author' content=''><meta property='og:title' content=' '><meta name=source content=''>",
    "canonical_script": "<link rel=canonical href='javascript:alert(1)'><base href='data:text/html,x'>",
    "canonical_broken": "<link rel=canonical href='http://[::1/'><base href='http://[/'>",
}


@pytest.mark.parametrize(
    "attribute", ['data-a="<"', 'data-a="a < b"', "data-a='<b>bold</b><script>'", 'data-a="</p>" data-b="<p"']
)
def test_a_tag_with_a_bracket_in_an_attribute_is_one_tag(attribute: str) -> None:
    odd = page().decode().replace("</p>", f"<b {attribute}></b></p>").replace("<p>", f"<p {attribute}>")
    assert odd.count(attribute) == 2 * len(PARAGRAPHS)
    assert read(odd.encode()).body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("head", ODD_TEXT.values(), ids=ODD_TEXT)
def test_odd_words_in_the_head_never_become_an_odd_field(head: str) -> None:
    url = "https://www.lotus-ferry.example/a.html"
    links = "<p><a href='javascript:alert(1)'>旧船的名字由镇上的孩子来取</a> <img src='data:image/png;base64,AA'></p>"
    body = page().replace(b"</head>", head.encode() + b"</head>").replace(b"</article>", links.encode() + b"</article>")
    result = read(body, url)
    assert faults(result, url) == []
    assert (result.headline, result.paragraphs[:3]) == (HEADLINE, PARAGRAPHS)


def run_module(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "crawler.extraction", *arguments]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, timeout=60, check=False)


def test_the_module_prints_a_page_as_json(tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    path.write_bytes(page())
    done = run_module(str(path), "--url", "https://www.lotus-ferry.example/a.html")
    assert (done.returncode, done.stderr) == (0, "")
    expected = read(page(), "https://www.lotus-ferry.example/a.html").as_dict()
    assert json.loads(done.stdout) == json.loads(json.dumps(expected))


def test_the_module_ends_with_one_when_a_page_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_bytes(b"")
    done = run_module(str(path))
    assert (done.returncode, json.loads(done.stdout)["why"]) == (1, "empty")


def test_the_module_says_in_a_line_which_file_it_cannot_read_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    path.write_bytes(page())
    done = run_module(str(tmp_path / "nope.html"), str(path))
    assert (done.returncode, done.stderr) == (1, f"{tmp_path / 'nope.html'}: No such file or directory\n")
    assert json.loads(done.stdout)["headline"] == HEADLINE


def test_the_module_without_a_file_shows_how_it_is_used() -> None:
    done = run_module()
    assert (done.returncode, done.stdout, done.stderr.splitlines()[-1]) == (
        2,
        "",
        "python -m crawler.extraction: error: give at least one FILE, or --jsonl",
    )


def test_jsonl_answers_each_request_on_a_line_of_its_own() -> None:
    requests = [
        {"id": "1", "url": "https://www.lotus-ferry.example/a", "html_base64": base64.b64encode(page()).decode()},
        {"id": "2", "url": None, "html_base64": ""},
    ]
    done = run_module("--jsonl", given="".join(json.dumps(one) + "\n" for one in requests))
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], first["title"], first["body"]) == ("1", HEADLINE, "\n".join(PARAGRAPHS))
    assert first["sec"] > 0
    assert (second["id"], second["not_article"]) == ("2", "empty")
    assert done.returncode == 0


def test_what_is_unusual_about_a_page_is_flagged() -> None:
    paragraph = "<p>今天上午，市政府召开会议，研究部署明年的工作，要求各部门抓好落实。</p>"
    canonical = '<link rel="canonical" href="https://other.example/b">'
    head = f'{canonical}<meta property="article:published_time" content="2099-01-01">'
    page = f"<html><head>{head}</head><body><h1>{'长' * 3000}</h1>{paragraph * 3}</body></html>"
    article = extract_article(Snapshot(page.encode(), "page", "https://a.example/c"))
    assert isinstance(article, Article)
    assert article.flags == ("headline_cut", "canonical_elsewhere", "impossible_date")
    assert (article.date_published, article.url) == (None, "https://a.example/c")


def test_a_reader_that_has_seen_enough_ends_the_command_quietly(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<h1>A long report</h1>{'<p>The barn by the river is red again, and so is the mill.</p>' * 3000}")
    command = f'"{sys.executable}" -m crawler.extraction "{page}" "{page}" | head -n 1'
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.stdout, ended.stderr) == ("{\n", "")
