"""/search and its JSON and Atom forms: every state, through Datasette's own client."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit
from xml.etree import ElementTree

import pytest
from archives import FLOOD_UID, build_archive, insert_article, new_archive
from datasette.app import Datasette
from ferries import build_ferries
from reading_room import Elements, get

from archive.datasette.searching.views import TOO_SLOW
from archive.publishing.publish import publish
from archive.searching import finding
from archive.sqlite import sqlite3

PAYLOAD = "\"'><script>alert(1)</script>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    archive = tmp_path / "papers.db"
    build_archive(archive)
    return archive


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return build_ferries(tmp_path / "many.db")


async def search(path: Path, query: str) -> Elements:
    response = await get(path, f"/search?{query}")
    assert response.status_code == 200
    page = Elements(response.text)
    assert page.live_parts() == []
    return page


def uids(page: Elements) -> list[str]:
    """Of the results, in order."""
    found = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    return [href.rpartition("/")[2] for href in found if href.startswith("/article/")]


def links(page: Elements, **wanted: str) -> list[dict[str, list[str]]]:
    """The query strings of links to searches that have these attributes."""
    found = [attrs for tag, attrs in page.tags if tag == "a" and (attrs.get("href") or "").startswith("/search?")]
    kept = [attrs for attrs in found if all(attrs.get(name) == value for name, value in wanted.items())]
    return [parse_qs(urlsplit(attrs["href"] or "").query) for attrs in kept]


async def told(path: Path, query: str) -> Any:
    return (await get(path, f"/search.json?{query}")).json()


async def test_a_hit_has_headline_source_date_section_and_the_words_marked_in_the_original(path: Path) -> None:
    response = await get(path, f"/search?q={quote('濟南')}")
    html = response.text
    assert '<a href="/article/a1f00d">小清河水位回落 <mark>济南</mark>三座泵站恢复运行</a>' in html
    assert '<p class="snippet" dir="auto" lang="zh-Hans">本报讯 连日强降雨之后,<mark>济南</mark>市小清河' in html
    assert "1 article Best match Newest first Latest arrivals" in Elements(html).text
    assert "泉巷日报 2026-11-19 07:30 +08:00 济南新闻" in Elements(html).text
    assert "script-src 'none'" in response.headers["content-security-policy"]


async def test_one_article_leaves_nothing_to_narrow(path: Path, many: Path) -> None:
    assert "Narrow the search" not in (await get(path, "/search?q=bus")).text
    page = await search(many, f"q={quote('第21班')}&from=2020")
    assert "1 article Best match Newest first Latest arrivals Narrow the search" in page.text
    assert "Section" not in page.text


async def test_full_width_figures_are_marked_as_they_are_printed(path: Path) -> None:
    html = (await get(path, "/search?q=412")).text
    assert "<mark>４１２</mark>吨" in html


async def test_what_was_typed_comes_back_as_text_only(path: Path) -> None:
    for name in ("q", "section", "source", "person", "role", "language", "outlet", "year", "from", "to", "sort"):
        response = await get(path, f"/search?q=bus&{name}={quote(PAYLOAD)}")
        page = Elements(response.text)
        assert (response.status_code, page.live_parts()) == (200, []), name


async def test_without_words_the_page_says_how_to_search(path: Path) -> None:
    page = await search(path, "")
    assert "headline:bridge in headlines only; body: for texts bridg* words that begin like this" in page.text
    assert '"a phrase" a OR b -without headline:word begin*' in (await search(path, "q=bus")).text
    assert (uids(page), "Nothing found" in page.text) == ([], False)
    assert [attrs.get("autofocus", "no") for tag, attrs in page.tags if attrs.get("type") == "search"] == [None]
    assert "in traditional spelling ( 台湾 finds 臺灣 , and the other way round)" in page.text
    assert "and the other way round: 台湾 finds 臺灣 ." in (await search(path, "q=bus")).text


async def test_counts_lead_to_filters_and_filters_can_be_taken_off(many: Path) -> None:
    words = quote("渡轮")
    page = await search(many, f"q={words}")
    assert "45 articles" in page.text
    for shown in (
        "Section 交通 15 天气 15 民生 15",
        "Source 莲渡日报 23 Quay Post 22",
        "Year 2023 11 2022 11 2021 12 2020 10 no date 1",
        "Person 桨声 23 苇一舟 22",
        "Language Chinese, simplified 44 Chinese, traditional 1",
        "Outlet Pier 2 23 Pier 1 22",
    ):
        expected = shown if not shown.startswith("Year") else "Year 2023"
        assert expected in page.text, shown
    assert {"q": ["渡轮"], "section": ["交通"]} in links(page, rel="nofollow")
    page = await search(many, f"q={words}&section={quote('交通')}&year=2021")
    assert "Section 交通 × Year 2021 × Remove all" in page.text
    assert links(page, **{"aria-label": "Remove the filter Section: 交通"}) == [{"q": ["渡轮"], "year": ["2021"]}]
    assert {"q": ["渡轮"]} in links(page)
    assert [name for name in ("Section 交通 ", "Year 2021 ") if name + "4" in page.text] == []


FILTERED: list[tuple[dict[str, str], int]] = [
    ({"section": "交通"}, 15),
    ({"source": "Quay Post"}, 22),
    ({"year": "2022"}, 11),
    ({"year": "none"}, 1),
    ({"language": "zh-Hant"}, 1),
    ({"outlet": "pier2.example"}, 23),
    ({"outlet": "nowhere.example"}, 0),
    ({"person": "桨声"}, 23),
    ({"person": "桨声", "role": "reporter"}, 5),
    ({"person": "nobody"}, 0),
    ({"from": "2022-03-01", "to": "2022-03-31"}, 11),
    ({"from": "2022-03-11", "to": "2022-03-11"}, 2),
    ({"from": "2022", "to": "2023-02"}, 11),
    ({"from": "2024"}, 0),
    ({"section": "交通", "person": "桨声", "from": "2021"}, 7),
]


@pytest.mark.parametrize("words", ["渡轮", ""])
@pytest.mark.parametrize("broad", [1, finding.BROAD])
async def test_every_filter_counts_what_it_should(
    many: Path, monkeypatch: pytest.MonkeyPatch, words: str, broad: int
) -> None:
    """A list of articles and a look at each hit come to the same."""
    monkeypatch.setattr(finding, "BROAD", broad)
    datasette = Datasette([str(many)])
    for filters, expected in FILTERED:
        answer = (await datasette.client.get(f"/search.json?{urlencode({'q': words} | filters)}")).json()
        found = (answer["total"], answer["total_is_exact"], len(answer["hits"]))
        assert found == (expected, True, min(20, expected)), filters


async def test_a_part_without_a_person_is_no_filter(many: Path) -> None:
    assert (await told(many, f"q={quote('渡轮')}&role=reporter"))["filters"] == {}


async def test_a_date_that_is_only_a_month_is_in_a_range_that_begins_in_it(tmp_path: Path) -> None:
    conn = new_archive(tmp_path / "months.db")
    with conn:
        for number, date in enumerate(("2026-03", "2026", "2026-03-20T07:00:00+08:00", "2025-12-31")):
            insert_article(conn, f"m{number}", "渡轮", "渡轮", date_published=date)
    conn.close()
    answers = {
        query: sorted(hit["uid"] for hit in (await told(tmp_path / "months.db", f"q=渡轮&{query}"))["hits"])
        for query in ("from=2026-03-15", "to=2026-03-15", "from=2026-03-15&to=2026-03-31", "year=2026", "to=2025")
    }
    assert answers == {
        "from=2026-03-15": ["m0", "m1", "m2"],
        "to=2026-03-15": ["m0", "m1", "m3"],
        "from=2026-03-15&to=2026-03-31": ["m0", "m1", "m2"],
        "year=2026": ["m0", "m1", "m2"],
        "to=2025": ["m3"],
    }


async def test_the_parts_of_a_person_are_counted_when_one_is_chosen(many: Path) -> None:
    page = await search(many, f"q={quote('渡轮')}&person={quote('桨声')}")
    assert "Part Editor 18 Reporter 5" in page.text
    page = await search(many, f"q={quote('渡轮')}&person={quote('桨声')}&role=reporter")
    assert "Person 桨声 × Part Reporter ×" in page.text
    assert links(page, **{"aria-label": "Remove the filter Person: 桨声"}) == [{"q": ["渡轮"]}]


async def test_a_name_leads_to_the_articles_it_is_credited_in(many: Path) -> None:
    page = await search(many, f"q=+{quote('桨声')}")
    assert "23 articles credit 桨声 No article has these words No headline or text has 桨声 ." in page.text
    assert {"person": ["桨声"]} in links(page)
    assert "articles credit" not in (await search(many, f"q={quote('桨声')}&person={quote('桨声')}")).text


async def test_the_best_match_comes_first_and_pages_follow_each_other(many: Path) -> None:
    words = quote("渡轮")
    page = await search(many, f"q={words}")
    assert uids(page)[0] == "ferry20"
    seen, query = [], f"q={words}"
    for _ in range(3):
        page = await search(many, query)
        seen += uids(page)
        following = links(page, rel="next")
        query = f"q={words}&page={following[0]['page'][0]}" if following else ""
    assert (sorted(seen), query) == (sorted(f"ferry{number}" for number in range(1, 46)), "")
    assert links(page, rel="prev") == [{"q": ["渡轮"], "page": ["2"]}]
    page = await search(many, f"q={words}&page=9")
    assert "There is no such page of results. To the first page" in page.text


async def test_newest_first_goes_by_the_printed_date_with_undated_ones_last(many: Path) -> None:
    answer = await told(many, f"q={quote('渡轮')}&sort=date")
    dates = [hit["date_published"] for hit in answer["hits"]]
    assert dates == sorted(dates, reverse=True)
    last = await told(many, f"q={quote('渡轮')}&sort=date&page=3")
    assert (last["hits"][-1]["uid"], last["next_url"]) == ("ferry7", None)


async def test_the_latest_arrivals_are_turned_by_the_last_one_seen(many: Path) -> None:
    query, seen = f"/search.json?q={quote('渡轮')}&sort=arrival", []
    datasette = Datasette([str(many)])
    while query:
        answer = (await datasette.client.get(query)).json()
        seen += [hit["uid"] for hit in answer["hits"]]
        query = (answer["next_url"] or "").removeprefix("http://localhost")
    assert seen == [f"ferry{number}" for number in range(45, 0, -1)]
    page = await search(many, f"q={quote('渡轮')}&sort=arrival&before=26")
    assert uids(page)[0] == "ferry25"
    assert links(page, rel="prev") == [{"q": ["渡轮"], "sort": ["arrival"]}]


async def test_where_hits_are_many_the_page_says_what_was_ranked_and_counted(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST", 30)
    page = await search(many, f"q={quote('渡轮')}")
    assert "45 articles Best match Newest first Latest arrivals" in page.text
    assert "The ranking and the counts are of the 30 that arrived last." in page.text
    assert "ferry10" not in uids(page)
    page = await search(many, f"q={quote('渡轮')}&sort=arrival&before=12")
    assert uids(page) == [f"ferry{number}" for number in range(11, 0, -1)]
    assert "The counts are of the 30 that arrived last." in page.text
    monkeypatch.setattr(finding, "COUNTING", -1)
    monkeypatch.setattr("archive.searching.clock.STEPS", 1)
    page = await search(many, f"q={quote('渡轮')}&sort=date")
    assert "More than 30 articles" in page.text
    assert "The order and the counts are of the 30 that arrived last. To count them all takes too long." in page.text


async def test_a_search_that_is_too_slow_ends_with_a_clear_message(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.searching.clock.STEPS", 1)
    datasette = Datasette([str(many)])
    await datasette.client.get("/search")
    datasette._settings["sql_time_limit_ms"] = 0
    answers = [await datasette.client.get(f"/search{form}?q={quote('渡轮')}") for form in ("", ".json", ".atom")]
    assert [answer.status_code for answer in answers] == [503, 503, 503]
    assert f"No answer in time {TOO_SLOW}" in Elements(answers[0].text).text
    assert (answers[1].json()["error"], answers[2].text) == (TOO_SLOW, TOO_SLOW + "\n")


@pytest.mark.parametrize(
    ("query", "says", "others"),
    [
        ("q=渡轮 港口", "No headline or text has 港口 .", ["渡轮"]),
        ("q=headline:渡轮", "No headline or text has headline:渡轮 .", ["渡轮"]),
        ("q=准点 headline:雾散 -港口", "No headline or text has headline:雾散 .", ["准点 雾散 -港口", "准点 -港口"]),
        ("q=渡轮靠岸", "No headline or text has 渡轮靠岸 .", ["渡轮 靠岸"]),
        ("q=准点靠岸了", "No headline or text has 准点靠岸了 .", ["准点靠岸"]),
        ('q="港口 码头', 'No headline or text has "港口 码头" .', []),
        ('q=渡轮 -"准点', "Every article that has 渡轮 also has 准点 , which the search leaves out.", ["渡轮"]),
        ("q=港口 OR 码头", "No headline or text has 港口 OR 码头 .", []),
        ("q=渡輪&section=none", "The words are found when nothing is filtered out. Search without the filters", []),
        ("q=-渡轮", "This says only what not to find. Add a word to look for.", []),
        ("q=……", "There is nothing to look for in this: a search needs a letter, a figure or a character.", []),
        ("q=渡轮 -准点", "Every article that has 渡轮 also has 准点 , which the search leaves out.", ["渡轮"]),
        (
            "q=渡輪 雾散 -港口 -靠岸",
            "Every article that has 渡輪 , 雾散 also has 港口 or 靠岸 , which the search leaves out.",
            ["渡輪 雾散"],
        ),
        ("section=none", "No article passes these filters.", []),
        ("q=第1班 第2班", "Each of these words is found, but no article has them all.", ["第1班 OR 第2班"]),
    ],
)
async def test_an_empty_result_helps(many: Path, query: str, says: str, others: list[str]) -> None:
    page = await search(many, query)
    offered = " ".join(["This finds something:", *others]) if others else "Read from published pages"
    assert f"Nothing found {says} {offered}" in page.text
    assert [query["q"][0] for query in links(page, dir="auto")] == others
    assert [other for other in others if not (await told(many, f"q={quote(other)}"))["total"]] == []


async def test_a_latin_word_that_is_not_there_is_offered_as_a_beginning(path: Path) -> None:
    page = await search(path, "q=FXN3")
    assert "No headline or text has FXN3 . This finds something: FXN3*" in page.text


async def test_the_json_says_how_it_was_asked_and_what_was_found(path: Path) -> None:
    answer = await told(path, f"q={quote('濟南')}&section={quote('济南新闻')}")
    hit = answer["hits"][0]
    assert {name: answer[name] for name in ("query", "match", "filters", "sort", "total", "next_url")} == {
        "query": "濟南",
        "match": '"济南"',
        "filters": {"section": "济南新闻"},
        "sort": "best",
        "total": 1,
        "next_url": None,
    }
    assert (hit["uid"], hit["url"], hit["outlet"]) == (
        FLOOD_UID,
        f"http://localhost/article/{FLOOD_UID}",
        "Quanzhou Lane News",
    )
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["济南"]
    assert answer["facets"]["person"] == [
        {"value": "李青禾", "name": "李青禾", "count": 1},
        {"value": "王明远", "name": "王明远", "count": 1},
    ]


async def test_any_search_is_a_feed_of_its_latest_arrivals(many: Path) -> None:
    response = await get(many, f"/search.atom?q={quote('渡轮')}&section={quote('交通')}&sort=date&page=2")
    feed = ElementTree.fromstring(response.content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert feed.findtext(f"{atom}title") == "Broadsheet: 渡轮 · 交通"
    titles = [entry.findtext(f"{atom}title") for entry in feed.iter(f"{atom}entry")]
    assert titles == [f"早班消息 {number}" for number in range(43, 0, -3)]
    page = await get(many, f"/search?q={quote('渡轮')}&section={quote('交通')}")
    assert f'href="/search.atom?q={quote("渡轮")}&amp;section={quote("交通")}"' in page.text


async def test_a_browser_can_add_the_archive_as_a_search_engine(path: Path) -> None:
    datasette = Datasette([str(path)], settings={"base_url": "/news/"})
    page = (await datasette.client.get("/")).text
    link = "application/opensearchdescription+xml"
    assert f'<link rel="search" type="{link}" title="Broadsheet" href="/news/opensearch.xml">' in page
    described = ElementTree.fromstring((await datasette.client.get("/opensearch.xml")).content)
    templates = [url.get("template") for url in described.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]
    assert templates[0] == "http://localhost/news/search?q={searchTerms}"


async def test_search_forms_of_every_page_lead_to_the_search(path: Path) -> None:
    for address in ("/", f"/article/{FLOOD_UID}", "/papers", "/search?q=bus"):
        page = Elements((await get(path, address)).text)
        forms = [
            attrs["action"] for tag, attrs in page.tags if tag == "form" and "search" in (attrs.get("class") or "")
        ]
        boxes = [attrs.get("name") for _, attrs in page.tags if attrs.get("type") == "search"]
        assert (forms, boxes) == (["/search"], ["q"]), address


@pytest.mark.parametrize("profile", ["full", "excerpt", "metadata"])
async def test_published_copies_are_searched_in_what_they_hold(path: Path, tmp_path: Path, profile: Any) -> None:
    out = tmp_path / "out.db"
    for _ in publish(path, out, profile, 1):
        pass
    datasette = Datasette([], immutables=[str(out)])
    answers = {word: (await datasette.client.get(f"/search.json?q={quote(word)}")).json() for word in ("泵站", "FXN3C")}
    totals = {word: answer["total"] for word, answer in answers.items()}
    assert (
        totals
        == {"full": {"泵站": 1, "FXN3C": 1}, "excerpt": {"泵站": 1, "FXN3C": 0}, "metadata": {"泵站": 1, "FXN3C": 0}}[
            profile
        ]
    )
    assert (answers["泵站"]["hits"][0]["snippet"] == "") == (profile == "metadata")
    page = Elements((await datasette.client.get(f"/search?q={quote('泵站')}")).text)
    assert (uids(page), page.live_parts()) == ([FLOOD_UID], [])


async def test_an_empty_archive_is_searched_without_complaint(tmp_path: Path) -> None:
    new_archive(tmp_path / "empty.db").close()
    page = await search(tmp_path / "empty.db", "q=济南&section=a&sort=date")
    assert "No headline or text has 济南 ." in page.text
    assert (await told(tmp_path / "empty.db", "section=a"))["total"] == 0


async def test_an_index_of_an_earlier_version_says_so(path: Path) -> None:
    says = "An earlier version wrote this index: some words are not found."
    assert says not in (await search(path, "q=bus")).text
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("UPDATE article_text SET analyser = 1")
    conn.close()
    for words in ("bus", "nothing"):
        assert says in (await search(path, f"q={words}")).text


async def test_without_an_archive_there_is_no_search(tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "other.db")
    conn.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY)")
    conn.close()
    for address in ("/search", "/search.json", "/search.atom", "/opensearch.xml"):
        assert (await get(tmp_path / "other.db", address)).status_code == 404, address


async def test_the_archive_is_found_among_several_databases(path: Path, tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "other.db")
    conn.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY)")
    conn.close()
    answer = (await get([tmp_path / "other.db", path], "/search.json?q=bus")).json()
    assert answer["total"] == 1


async def test_who_may_not_see_the_articles_may_not_search_them(path: Path) -> None:
    metadata = {"databases": {"papers": {"tables": {"articles": {"allow": {"id": "desk"}}}}}}
    datasette = Datasette([str(path)], metadata=metadata)
    for address in ("/search?q=bus", "/search.json?q=bus", "/search.atom?q=bus", "/opensearch.xml"):
        assert (await datasette.client.get(address)).status_code == 404, address
    cookies = {"ds_actor": datasette.sign({"a": {"id": "desk"}}, "actor")}
    answer = await datasette.client.get("/search.json?q=bus", cookies=cookies)
    assert answer.json()["total"] == 1
