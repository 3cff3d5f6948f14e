"""The article in its other forms: every route and state, read back by parsers of what each claims to be."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml
from archives import insert, insert_article, new_archive
from datasette.app import Datasette
from gallery import ARABIC, CHINESE, ENGLISH, KOREAN, TAIWAN, build_gallery
from markdown_it import MarkdownIt
from reading_room import Elements

from archive.datasette.reading import flags
from archive.datasette.reading.forms import FORMS
from archive.datasette.reading.markdown import escaped
from archive.flags import UPFRONT
from archive.identity import uid_of, url_identity
from archive.publishing.publish import Profile, publish
from archive.sqlite import sqlite3
from crawler.extraction.flags import FLAGS

TYPES = {
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonld": "application/ld+json",
    "bib": "application/x-bibtex; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
TYPED = ("content-type", "content-disposition", "x-content-type-options")
ODD_UIDS = ["%00", "%2F", "..%2f..", "a%20b", "%E6%B5%8E", "x" * 3000, "%3Cscript%3E", "~", "%ff", ".", "a.txt", "'"]
MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def uid(url: str) -> str:
    return uid_of(url_identity(url))


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gallery") / "papers.db"
    build_gallery(path)
    return path


@pytest.fixture(scope="module")
def room(gallery: Path) -> Datasette:
    return Datasette([str(gallery)])


@pytest.fixture
def bare(tmp_path: Path) -> Datasette:
    """An article without any part, headline included."""
    conn = new_archive(tmp_path / "bare.db")
    with conn:
        insert_article(conn, "bare", None, "")
    conn.close()
    return Datasette([str(tmp_path / "bare.db")])


def copy_of(gallery: Path, out: Path, profile: Profile) -> Datasette:
    for _ in publish(gallery, out, profile, 1):
        pass
    return Datasette([], immutables=[str(out)])


@pytest.mark.parametrize("ending", FORMS)
async def test_every_form_has_its_type_and_a_name_to_be_saved_under(room: Datasette, ending: str) -> None:
    response = await room.client.get(f"/article/{uid(CHINESE)}.{ending}")
    headers = {name: response.headers[name] for name in TYPED}
    assert response.status_code == 200
    assert headers == {
        "content-type": TYPES[ending],
        "content-disposition": f'inline; filename="{uid(CHINESE)}.{ending}"',
        "x-content-type-options": "nosniff",
    }


@pytest.mark.parametrize("ending", ["", *(f".{ending}" for ending in FORMS), "/changes"])
async def test_who_has_it_already_gets_no_body_and_head_none_either(room: Datasette, ending: str) -> None:
    address = f"/article/{uid(CHINESE)}{ending}"
    first = await room.client.get(address)
    again = await room.client.get(address, headers={"if-none-match": f'"x", W/{first.headers["etag"]}'})
    other = await room.client.get(address, headers={"if-none-match": '"x"'})
    head = await room.client.head(address)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert (other.status_code, other.content) == (200, first.content)
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(first.content)))
    assert "content-security-policy" in again.headers


@pytest.mark.parametrize("ending", ["", *(f".{ending}" for ending in FORMS), "/changes"])
async def test_every_form_of_every_article_is_there(room: Datasette, bare: Datasette, ending: str) -> None:
    for url in (CHINESE, ENGLISH, ARABIC, KOREAN, TAIWAN):
        assert (await room.client.get(f"/article/{uid(url)}{ending}")).status_code == 200, url
    response = await bare.client.get(f"/article/bare{ending}")
    assert (response.status_code, "None" in response.text) == (200, False)


@pytest.mark.parametrize("ending", ["", *(f".{ending}" for ending in FORMS), "/changes"])
async def test_an_unknown_article_is_said_in_the_form_that_was_asked_for(room: Datasette, ending: str) -> None:
    response = await room.client.get(f"/article/no{ending}")
    kind = response.headers["content-type"].partition(";")[0]
    expected = "application/json" if "json" in ending else "text/plain" if ending[:1] == "." else "text/html"
    assert (response.status_code, kind, "etag" in response.headers) == (404, expected, False)
    if kind == "application/json":
        assert response.json() == {"ok": False, "error": "No such article", "status": 404, "title": None}
    else:
        assert "No such article" in response.text


@pytest.mark.parametrize("name", ODD_UIDS)
async def test_no_odd_name_makes_the_server_fail(room: Datasette, name: str) -> None:
    for ending in ("", ".json", ".csl.json", "/changes", "/changes?from=x&to=9999999999"):
        response = await room.client.get(f"/article/{name}{ending}")
        assert response.status_code in (404, 302), ending
        assert Elements(response.text).live_parts() == []


async def test_a_form_of_a_page_that_may_not_be_seen_is_not_there(gallery: Path) -> None:
    closed = Datasette([str(gallery)], metadata={"databases": {"papers": {"allow": False}}})
    for ending in (".txt", ".json", "/changes"):
        response = await closed.client.get(f"/article/{uid(CHINESE)}{ending}")
        assert (response.status_code, "清澜湾" in response.text) == (404, False)


async def test_the_text_reads_like_a_page_of_a_newspaper(room: Datasette) -> None:
    lines = (await room.client.get(f"/article/{uid(CHINESE)}.txt")).text.split("\n")
    assert lines[:9] == [
        "清澜湾大桥合龙 两岸通勤将缩短三十三分钟",
        "老渡船保留早晚班次，直到明年清明",
        "民生新闻 · 澜汀时报 · 2026-11-19 07:30 +08:00",
        "Reporter, Photographs: 苇一舟",
        "Correspondent: 顾南乔",
        "Editor: 桨声",
        "Proofreading: 陶知微",
        "",
        "本报讯（记者 苇一舟）清澜湾大桥主桥合龙后的第三天，江面起了薄雾。施工栈桥上，最后一批临时支架正被吊装上驳船，"
        "两岸的居民站在堤上看了一个上午。",
    ]
    text = "\n".join(lines)
    for expected in (
        "\n\n[Picture: 11月16日，大桥主跨合龙段吊装到位. 苇一舟 摄]\nhttps://lanting.example/img/closure-0412.jpg\n\n",
        "\n线路       首末班       间隔    票价\n308路      05:40—23:10  8分钟   2元\nFXN3C区间  06:30—20:00",
        "\n- 12月16日，动静载试验，邀请200名居民到场。\n- 12月30日，通车。\n",
        "\n> 桥是给人走的。",
        f"\nArchive: http://localhost/article/{uid(CHINESE)}\nSHA-256 of the page: ",
    ):
        assert expected in text


async def test_the_text_says_what_is_not_certain(room: Datasette) -> None:
    english = (await room.client.get(f"/article/{uid(ENGLISH)}.txt")).text
    assert "Coast · 2026-06-05 (order of day and month assumed)\n" in english
    assert (
        "\nThe page breaks off at a plea to subscribe or to log in: only the beginning of the story is here.\n"
        in english
    )
    assert "\nIts address answers HTTP 410 since " in (await room.client.get(f"/article/{uid(KOREAN)}.txt")).text
    assert "\n\u2068سلمى الورّاق\u2069. \u2068مكتبة" in (await room.client.get(f"/article/{uid(ARABIC)}.txt")).text


async def test_markdown_is_read_back_as_the_article(room: Datasette) -> None:
    text = (await room.client.get(f"/article/{uid(CHINESE)}.md")).text
    _, front, body = re.split(r"^---$", text, maxsplit=2, flags=re.M)
    facts = yaml.safe_load(front)
    assert (facts["title"], facts["people"][0]) == (
        "清澜湾大桥合龙 两岸通勤将缩短三十三分钟",
        "reporter, photographer: 苇一舟",
    )
    assert facts["flags"] == ["replacement_characters", "body_in_noscript"]
    html = MARKDOWN.render(body)
    shape = re.findall(r"<(h\d|blockquote|li|tr|img|script)", html)
    assert shape == ["h1", "h2", "blockquote", "h3", "tr", "tr", "tr", "tr", "h2", "li", "li", "li"]
    assert "<td>05:40—23:10</td>" in html


HOSTILE = [
    "*a* _b_ **c** ~~d~~ `e` <b>f</b> [g](javascript:alert(1)) ![h](https://x.example/y.png)",
    "# heading",
    "1. item",
    "2) item",
    "- item",
    "+ item",
    "> quote",
    "    code",
    "```",
    "===",
    "---",
    "| a | b |",
    "&amp; &#60;script&#62;",
    "a\\*b\\",
    "<https://x.example/>",
    "[ref]: https://x.example/",
    "* * *",
    ": definition",
    "10000. not so",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup_in_markdown(text: str) -> None:
    tokens = MARKDOWN.parse(escaped(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == " ".join(text.split())


@pytest.mark.parametrize(
    "value", ["a: b", "#x", "- y", "null", "'\"", "\u2028\x85\x07\ufeff", "\\", "true", "水", "{{7}}"]
)
async def test_the_facts_in_front_are_strings_whatever_they_say(tmp_path: Path, value: str) -> None:
    conn = new_archive(tmp_path / "front.db")
    with conn:
        insert_article(conn, "front", value, "text", section=value, source=value)
    conn.close()
    text = (await Datasette([str(tmp_path / "front.db")]).client.get("/article/front.md")).text
    facts = yaml.safe_load(text.removeprefix("---\n").partition("\n---\n")[0])
    assert (facts["title"], facts["section"], facts["source"]) == (value, value, value)


async def test_the_json_has_everything(room: Datasette) -> None:
    said = (await room.client.get(f"/article/{uid(CHINESE)}.json")).json()
    assert {name: len(said[name]) for name in ("blocks", "credits", "images", "links", "fetches", "evidence")} == {
        "blocks": 16,
        "credits": 5,
        "images": 2,
        "links": 2,
        "fetches": 3,
        "evidence": 5,
    }
    assert [block["anchor"] for block in said["blocks"]] == [f"p{number}" for number in range(1, 17)]
    assert [one["uid"] for one in said["reprints"]] == [uid(CHINESE), uid("https://haiqu.example/a/3.html")]
    assert [[field["field"] for field in one["fields"]] for one in said["revisions"]] == [
        ["section", "blocks"],
        ["headline", "date_modified", "credits", "blocks"],
    ]
    assert (said["revision_count"], said["address"]) == (2, f"http://localhost/article/{uid(CHINESE)}")
    assert list(said["flags"]) == ["replacement_characters", "body_in_noscript"]
    assert said["citations"]["gbt7714"].startswith("苇一舟, 顾南乔. 清澜湾大桥合龙")
    assert "identity" not in said


async def test_json_ld_is_a_news_article_of_schema_org(room: Datasette) -> None:
    said = (await room.client.get(f"/article/{uid(CHINESE)}.jsonld")).json()
    body = said.pop("articleBody")
    assert body.count("\n\n") == 15
    assert said == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"http://localhost/article/{uid(CHINESE)}",
        "headline": "清澜湾大桥合龙 两岸通勤将缩短三十三分钟",
        "alternativeHeadline": "老渡船保留早晚班次，直到明年清明",
        "articleSection": "民生新闻",
        "description": "清澜湾大桥主桥合龙，计划年底通车；轮渡保留早晚班次。",
        "datePublished": "2026-11-19T07:30:00+08:00",
        "dateModified": "2026-11-20T09:05:00+08:00",
        "inLanguage": "zh-Hans",
        "author": [{"@type": "Person", "name": "苇一舟"}, {"@type": "Person", "name": "顾南乔"}],
        "editor": [{"@type": "Person", "name": "桨声"}],
        "contributor": [{"@type": "Person", "name": "苇一舟"}, {"@type": "Person", "name": "陶知微"}],
        "publisher": {"@type": "Organization", "name": "澜汀在线"},
        "sourceOrganization": {"@type": "Organization", "name": "澜汀时报"},
        "url": CHINESE,
        "archivedAt": f"http://localhost/article/{uid(CHINESE)}",
        "image": [
            {
                "@type": "ImageObject",
                "contentUrl": "https://lanting.example/img/closure-0412.jpg",
                "caption": "11月16日，大桥主跨合龙段吊装到位",
                "creditText": "苇一舟 摄",
            },
            {"@type": "ImageObject", "name": "1700031.jpg", "caption": "老渡船“澜声号”"},
        ],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "uid", "value": uid(CHINESE)},
            {"@type": "PropertyValue", "propertyID": "sha256", "value": said["identifier"][1]["value"]},
        ],
    }


async def test_json_ld_says_that_the_end_of_an_article_is_missing(room: Datasette) -> None:
    said = (await room.client.get(f"/article/{uid(ENGLISH)}.jsonld")).json()
    assert (said["creativeWorkStatus"], said["isAccessibleForFree"]) == ("Incomplete", False)


HOSTILE_JSON = ["</script><script>alert(1)</script>", "<!--<script>", "]]>&amp;\u2028", "\\u003c/script>", '"}']


@pytest.mark.parametrize("text", HOSTILE_JSON)
async def test_no_text_ends_the_json_in_the_page(tmp_path: Path, text: str) -> None:
    conn = new_archive(tmp_path / "hostile.db")
    with conn:
        article = insert_article(
            conn, "hostile", text, text, section=text, source=text, url=f"https://a.example/?{text}"
        )
        conn.execute("UPDATE article_text SET description = ?", (text,))
        insert(conn, "images", article_id=article, position=1, url=text, caption=text, credit=text)
    conn.close()
    html = (await Datasette([str(tmp_path / "hostile.db")]).client.get("/article/hostile")).text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    said = json.loads(block)
    assert (said["headline"], said["image"][0]["caption"]) == (" ".join(text.split()) if False else text, text)
    assert Elements(html).live_parts() == []


async def test_the_head_names_the_page_its_origin_and_its_other_forms(room: Datasette) -> None:
    page = Elements((await room.client.get(f"/article/{uid(CHINESE)}?from=search")).text)
    links = [(attrs["rel"], attrs["href"]) for tag, attrs in page.tags if tag == "link"]
    own = f"/article/{uid(CHINESE)}"
    expected = [("canonical", f"http://localhost{own}"), ("original", CHINESE)]
    assert [one for one in links if one[0] in ("canonical", "original")] == expected
    assert {href for rel, href in links if rel == "alternate"} >= {f"{own}.{ending}" for ending in FORMS}
    described = [attrs["content"] for tag, attrs in page.tags if tag == "meta" and attrs.get("name") == "description"]
    assert described == ["清澜湾大桥主桥合龙，计划年底通车；轮渡保留早晚班次。"]


@pytest.mark.parametrize("profile", ["excerpt", "metadata"])
async def test_a_published_copy_says_what_it_does_not_hold(gallery: Path, tmp_path: Path, profile: Profile) -> None:
    room = copy_of(gallery, tmp_path / "copy.db", profile)
    address = f"/article/{uid(CHINESE)}"
    held = "the first paragraphs" if profile == "excerpt" else "no text"
    page = Elements((await room.client.get(address)).text).text
    assert f"The copy you read holds {held}; the whole is at {CHINESE}" in page
    assert f"[This copy holds {held}; the whole is at {CHINESE}.]" in (await room.client.get(f"{address}.txt")).text
    assert f"This copy holds {held}; the whole is at" in (await room.client.get(f"{address}.md")).text
    assert (await room.client.get(f"{address}.json")).json()["published_copy"]["profile"] == profile
    for url in (CHINESE, ENGLISH, KOREAN, ARABIC):
        for ending in ("", "/changes", *(f".{ending}" for ending in FORMS)):
            assert (await room.client.get(f"/article/{uid(url)}{ending}")).status_code == 200, (url, ending)
    changes = Elements((await room.client.get(f"{address}/changes?from=1")).text).text
    assert "does not say how the text changed; the archive it was made from does." in changes
    assert "Headline" in changes


def test_every_flag_is_explained_to_readers() -> None:
    assert sorted(flags.FLAG_WORDS) == sorted(FLAGS)
    assert set(UPFRONT) <= set(FLAGS)


def plans(path: Path) -> Iterator[tuple[str, str]]:
    from archive.datasette.reading import queries

    named = {name: value for name, value in vars(queries).items() if name.isupper() and isinstance(value, str)}
    conn = sqlite3.connect(path)
    values: dict[str, Any] = {"uid": "x", "id": 1, "uids": "[]", "story": 1}
    for name, sql in {**named, **queries.PARTS}.items():
        if name not in ("CUT", "SINCE"):  # pieces of questions
            for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}", values):
                yield name, row[3]
    conn.close()


def test_no_question_for_an_article_reads_a_whole_table(gallery: Path) -> None:
    whole = [(name, step) for name, step in plans(gallery) if step.startswith("SCAN") and "VIRTUAL TABLE" not in step]
    assert [(name, step) for name, step in whole if not re.fullmatch(r"SCAN (\(subquery-\d+\)|stories)", step)] == []
    assert {name for name, _ in plans(gallery)} >= {"ARTICLE", "blocks", "TELLINGS", "revisions", "HISTORY"}


def test_a_story_looked_up_in_the_same_question_would_read_all_stories(gallery: Path) -> None:
    """What the test above would see, if it were written so."""
    conn = sqlite3.connect(gallery)
    question = "SELECT * FROM stories WHERE story = (SELECT story FROM reprints WHERE article_id = 1)"
    steps = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {question}")]
    conn.close()
    assert "SCAN reprints USING INDEX reprints_story" in steps


async def test_an_earlier_version_is_shown_as_it_was(room: Datasette) -> None:
    address = f"/article/{uid(CHINESE)}/version"
    first, second, third = [Elements((await room.client.get(f"{address}/{number}")).text).text for number in (1, 2, 3)]
    assert "Version 1 of 3, as it was read on 2026-11-19 01:00 UTC . As it is now , what changed since" in first
    assert ("缩短二十分钟" in first, "通车的第三天" in first, "计划于2031年6月1日通车" in first) == (True, False, True)
    assert "监测站外的告示牌上写着" in first
    assert ("校对" in first, "Proofreading 陶知微" in first, "Proofreading 陶知微" in second) == (False, False, True)
    assert ("民生新闻" in second, "民生新闻" in third) == (False, True)
    assert "It is the newest: the article's page" in third
    assert "Why it is new The publisher changed the page" in second


@pytest.mark.parametrize("number", ["0", "4", "99999", "9999999", "-1", "x", "1.json"])
async def test_a_version_that_is_not_there_is_a_404(room: Datasette, number: str) -> None:
    assert (await room.client.get(f"/article/{uid(CHINESE)}/version/{number}")).status_code == 404
    assert (await room.client.get(f"/article/no/version/{number}")).status_code == 404


async def test_the_one_version_of_an_article_that_never_changed_is_its_page(tmp_path: Path) -> None:
    path = tmp_path / "papers.db"
    conn = new_archive(path)
    with conn:
        insert_article(conn, "ferry", "Ferry", "A ferry.")
    conn.close()
    client = Datasette([str(path)], settings={"base_url": "/papers/"}).client
    answers = [await client.get(f"/article/ferry/version/{number}") for number in (1, 2)]
    assert [(answer.status_code, answer.headers.get("location")) for answer in answers] == [
        (302, "/papers/article/ferry"),
        (404, None),
    ]


async def test_a_reference_manager_finds_the_citation_in_the_page(room: Datasette) -> None:
    page = Elements((await room.client.get(f"/article/{uid(CHINESE)}")).text)
    (title,) = [attrs["title"] for tag, attrs in page.tags if attrs.get("class") == "Z3988"]
    assert parse_qs(title or "") == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["newspaperArticle"],
        "rft.title": ["清澜湾大桥合龙 两岸通勤将缩短三十三分钟"],
        "rft.creator": ["苇一舟", "顾南乔"],
        "rft.source": ["澜汀时报"],
        "rft.date": ["2026-11-19"],
        "rft.identifier": [CHINESE],
        "rft.language": ["zh-Hans"],
    }
