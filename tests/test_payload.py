"""Articles that stand only in a page's data: every shape gives the same three paragraphs."""

import json
import time
from typing import Any

import pytest

from crawler.extraction import extract_article
from crawler.extraction.source.payload import fragment_of, payload_article
from crawler.items import Article, NotArticle, Snapshot

TITLE = "Old granary becomes a school of music"
TEXT = (
    "The granary by the river, empty since the war, opened its doors again on Friday as a school of music for two "
    "hundred children from the valley.",
    "Its walls are sixty centimetres thick, so that drums and trumpets can be taught in neighbouring rooms, the "
    "architect said with some pride.",
    "Lessons at the weekend are free, and the first concert is planned for the spring.",
)
MARKUP = "".join(f"<p>{text}</p>" for text in TEXT)
RELATED = [{"title": f"Another story {number}", "body": "Words of another story. " * 80} for number in range(3)]


def payload_paragraphs(scripts: list[str], title: str) -> list[str]:
    found = payload_article(scripts, title)
    return found.blocks if found else []


def payload_html(scripts: list[str], title: str) -> str:
    return fragment_of(payload_paragraphs(scripts, title))


def spans(text: str) -> list[dict[str, Any]]:
    return [{"_type": "span", "text": text[:20]}, {"_type": "span", "text": text[20:]}]


STATES: dict[str, Any] = {
    "html string": {"props": {"pageProps": {"article": {"title": TITLE, "bodyHtml": MARKUP}, "related": RELATED}}},
    "content elements": {
        "type": "story",
        "headlines": {"basic": TITLE},
        "content_elements": [{"type": "image", "caption": "A barn."}]
        + [{"type": "text", "content": text} for text in TEXT],
    },
    "portable text": {
        "post": {
            "title": TITLE,
            "body": [{"_type": "block", "style": "normal", "children": spans(text)} for text in TEXT],
        }
    },
    "editor blocks": {
        "headline": TITLE,
        "content": json.dumps({"blocks": [{"type": "paragraph", "data": {"text": text}} for text in TEXT]}),
    },
    "document tree": {
        "title": TITLE,
        "content": {
            "type": "doc",
            "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in TEXT],
        },
    },
    "rich text": {
        "fields": {
            "title": TITLE,
            "richText": {
                "nodeType": "document",
                "content": [
                    {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text}]} for text in TEXT
                ],
            },
        }
    },
    "untyped children": {"title": TITLE, "body": [{"children": [{"text": text}]} for text in TEXT]},
    "list of strings": {"data": {"headline": TITLE, "paragraphs": list(TEXT)}},
    "rendered": {"title": {"rendered": TITLE}, "content": {"rendered": MARKUP, "protected": False}},
    "title above": {"story": {"title": TITLE, "attributes": {"body": {"processed": MARKUP}}}},
    "json-ld": {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(TEXT)},
    "normalized cache": {"Article:7": {"__typename": "Article", "title": TITLE, "body": MARKUP}, "ROOT": {"a": "b"}},
}


def paragraphs(fragment: str) -> list[str]:
    return [part.removesuffix("</p>").strip().removesuffix("</p>") for part in fragment.split("<p>") if part.strip()]


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_every_shape_of_state_gives_its_paragraphs(state: Any) -> None:
    assert paragraphs(payload_html([json.dumps(state)], f"{TITLE} | The Valley Post")) == list(TEXT)


@pytest.mark.parametrize(
    "script",
    [
        "window.__INITIAL_STATE__ = {};",
        "window.__APOLLO_STATE__={}",
        "var a = 1; Fusion.globalContent={};Fusion.lastModified=12;",
        "!function(){var state = {}; start(state)}()",
        "self.push({})",
    ],
)
def test_a_state_that_is_assigned_is_read_like_data(script: str) -> None:
    state = json.dumps(STATES["html string"])
    assert paragraphs(payload_html([script.replace("{}", state, 1)], TITLE)) == list(TEXT)


def test_a_state_in_a_string_and_one_with_undefined_are_read() -> None:
    state = json.dumps(STATES["html string"])
    quoted = "window.state = JSON.parse(" + json.dumps(state) + ");"
    undefined = "window.state = " + state[:-1] + ', "user": undefined};'
    single = "window.state = JSON.parse('" + state + "');"
    for script in (quoted, undefined, single):
        assert paragraphs(payload_html([script], TITLE)) == list(TEXT)


def test_a_flat_list_whose_objects_name_their_parts_by_number_is_put_together() -> None:
    flat = [{"article": 1}, {"title": 2, "body": 3}, TITLE, MARKUP]
    assert paragraphs(payload_html([json.dumps(flat)], TITLE)) == list(TEXT)


def test_a_state_that_is_code_gives_the_long_strings_of_its_known_keys() -> None:
    code = "window.__NUXT__=(function(a,b){return {data:[{title:a,content:" + json.dumps(MARKUP) + "}]}}('x',1));"
    code = code.replace("title:a", "title:" + json.dumps(TITLE))
    assert paragraphs(payload_html([code], TITLE)) == list(TEXT)


def test_headings_are_kept_and_pictures_are_not() -> None:
    blocks = [
        {"type": "heading", "text": "Thick walls"},
        {"type": "image", "text": "A picture of the granary."},
        *({"type": "paragraph", "text": text} for text in TEXT),
    ]
    assert payload_paragraphs([json.dumps({"title": TITLE, "blocks": blocks})], TITLE) == [
        "<h2>Thick walls</h2>",
        *TEXT,
    ]


def test_the_object_with_the_title_of_the_page_wins_over_a_longer_one() -> None:
    assert payload_paragraphs([json.dumps([*RELATED, STATES["list of strings"]])], TITLE) == list(TEXT)


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "window.a = {b: 1}",
        json.dumps({"title": TITLE, "body": "Log in to read."}),
        json.dumps({"title": TITLE, "body": "menu item " * 200}),
        json.dumps({"title": TITLE, "comments": [{"name": "somebody", "text": TEXT[0] * 9}]}),
        json.dumps({"messages": {"text": TEXT[0] * 9}}),
        "[" * 100_000,
        '{"a":' * 50_000,
        "x = {" * 50_000,
        '"' * 100_000,
        "return {" * 40_000,
        json.dumps({"title": TITLE, "body": MARKUP}) + " " * 2_000_000,
    ],
)
def test_what_holds_no_article_gives_nothing_and_ends(script: str) -> None:
    start = time.process_time()
    assert payload_paragraphs([script], TITLE) == []
    assert time.process_time() - start < 2


def test_a_nest_of_ten_thousand_levels_ends() -> None:
    value: Any = {"title": TITLE, "body": MARKUP}
    for _ in range(400):
        value = {"children": [value]}
    assert payload_paragraphs([json.dumps(value)], TITLE) == [MARKUP]


def article_of(state: dict[str, Any], head: str = "") -> Article:
    script = f"<script>window.state = {json.dumps(state | {'latest': RELATED})}</script>"
    head = f"<head><title>{TITLE} | The Valley Post</title>{head}</head>"
    page = f"<html>{head}<body><div id=app></div>{script}</body></html>"
    article = extract_article(Snapshot(page.encode(), "page"))
    assert isinstance(article, Article)
    assert article.flags == ("body_in_script",)
    return article


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ({"author": "Ana Ruiz"}, ["Ana Ruiz"]),
        ({"authors": [{"name": "Ana Ruiz"}, {"name": "Ben Okoro"}]}, ["Ana Ruiz", "Ben Okoro"]),
        ({"byline": "By Ana Ruiz and Ben Okoro"}, ["Ana Ruiz", "Ben Okoro"]),
        ({"credits": {"by": [{"type": "author", "name": "Ana Ruiz"}]}}, ["Ana Ruiz"]),
        ({"author": {"first_name": "Ana", "last_name": "Ruiz", "url": "/people/ana"}}, ["Ana Ruiz"]),
        ({"author": {"id": 7}, "comments": [{"author": "Ben Okoro"}]}, []),
    ],
)
def test_who_wrote_a_text_in_a_script_is_read_from_the_same_object(told: dict[str, Any], names: list[str]) -> None:
    article = article_of({"page": {"article": {"title": TITLE, "bodyHtml": MARKUP, **told}}})
    assert [credit.name for credit in article.credits] == names
    assert {(row.rule, row.locator) for row in article.evidence if row.field == "credits"} == (
        {("script:author", "script")} if names else set()
    )


def test_when_a_text_in_a_script_was_published_is_read_from_the_same_object() -> None:
    told = {"published_at": "2024-05-03T08:00:00Z", "updatedAt": 1714809600000}
    article = article_of({"post": {"title": TITLE, "attributes": {"body": MARKUP, **told}}})
    assert (article.headline, article.date_published) == (TITLE, "2024-05-03T08:00:00+00:00")
    rows = [row for row in article.evidence if row.field == "date_published" and row.chosen]
    assert [(row.rule, row.raw, row.locator) for row in rows] == [
        ("script:datePublished", "2024-05-03T08:00:00Z", "script")
    ]
    assert article.date_modified is not None
    assert article.date_modified.startswith("2024-05-04")


def test_what_the_page_declares_itself_is_believed_before_its_script() -> None:
    own = json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Mara Sithole"}})
    head = f'<script type="application/ld+json">{own}</script>'
    article = article_of({"post": {"title": TITLE, "body": MARKUP, "author": "Ana Ruiz"}}, head)
    assert [credit.name for credit in article.credits] == ["Mara Sithole"]
    assert [row.rule for row in article.evidence if row.field == "credits"] == ["json-ld:author"]


@pytest.mark.parametrize(
    "shell", ['<div id="app"></div>', "<p>Please enable JavaScript.</p>", "<p>Loading the story.</p>"]
)
def test_a_page_whose_script_has_a_short_text_is_too_short_and_says_so(shell: str) -> None:
    state = json.dumps({"post": {"title": TITLE, "body": TEXT[0]}})
    html = f"<html><head><title>{TITLE}</title></head><body>{shell}<script>var state = {state}</script></body></html>"
    result = extract_article(Snapshot(html.encode(), "page"))
    assert isinstance(result, NotArticle)
    assert (result.why, result.detail) == ("too_short", "words of text in its script: 27 (an article there has 40)")


def test_a_short_script_with_enough_words_is_an_article() -> None:
    state = json.dumps({"post": {"title": TITLE, "body": f"<p>{TEXT[0]}</p><p>{TEXT[2]}</p>"}})
    html = f"<html><head><title>{TITLE}</title></head><body><script>var state = {state}</script></body></html>"
    result = extract_article(Snapshot(html.encode(), "page"))
    assert isinstance(result, Article)
    assert (result.paragraphs, result.flags) == ((TEXT[0], TEXT[2]), ("body_in_script",))


def test_a_shell_whose_script_has_no_text_is_still_a_shell() -> None:
    state = json.dumps({"post": {"title": TITLE, "body": "Log in to read."}, "menu": ["/town"] * 99})
    html = f"<html><head><title>{TITLE}</title></head><body><p id=app></p><script>var s={state}</script></body></html>"
    result = extract_article(Snapshot(html.encode(), "page"))
    assert isinstance(result, NotArticle)
    way_out = "scripts make its text: have a browser run them (browser = true, see docs/browser.md)"
    assert (result.why, result.detail) == ("script_only", f"{TITLE}; {way_out}")
    rendered = extract_article(Snapshot(html.encode(), "page", flags=("rendered",)))
    assert isinstance(rendered, NotArticle)
    assert rendered.detail == f"{TITLE}; a browser ran its scripts, and they made no text"
