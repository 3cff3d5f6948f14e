"""What happens to a page that arrives: whole rows, in the archive and in the ledger."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import identity
from archive.ledger.report import report_of
from archive.saving import preparing
from archive.saving.matching import KNOWN
from archive.saving.preparing import prepare
from archive.saving.unmodified import NOT_MODIFIED
from archive.searching.query import match_query
from archive.sqlite import sqlite3
from archive.store import Archive, open_archive
from crawler.items import Article, Block, Credit, Decoding, Failure, Image, NotArticle, NotModified, Reading, Snapshot
from tests.loading import HEADLINE, PARAGRAPHS, URL, article, assert_whole, dump, reading, rows, saver

FILE = "pages/ferry.txt"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = open_archive(tmp_path / "archive.db")
    yield opened
    opened.close()
    assert_whole(opened.path)


def found(archive: Archive, query: str) -> list[int]:
    """The articles that a search gives."""
    asked = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid"
    return [row[0] for row in archive.db.execute(asked, [match_query(query)])]


def ledger(archive: Archive) -> list[tuple[str, str]]:
    return rows(archive.path, "SELECT input, state FROM ledger ORDER BY id")


def counted(archive: Archive, table: str) -> int:
    return int(rows(archive.path, f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608


def test_whether_an_article_is_there_is_asked_of_two_indexes_and_not_of_all_its_outlet_has(archive: Archive) -> None:
    for outlet in (1, None):
        plan = archive.db.execute(f"EXPLAIN QUERY PLAN {KNOWN}", ["//news.example/1", "0f" * 32, outlet])
        found = [row[3] for row in plan if row[3].startswith("SEARCH")]
        assert [step.rpartition(" (")[2] for step in found] == ["identity=?)", "snapshot_sha256=?)"]


def test_a_new_article_is_in_every_table(archive: Archive) -> None:
    entry = saver(archive).save_reading(reading())
    assert (entry.state, entry.label, entry.headline) == ("new", "new", HEADLINE)
    assert rows(archive.path, "SELECT headline, section, date_published, source, url, language FROM articles") == [
        (HEADLINE, "民生", "2026-11-03", "莲渡日报", URL, "zh-Hans")
    ]
    assert rows(archive.path, "SELECT body FROM article_text") == [("\n\n".join((*PARAGRAPHS, "锣声还在")),)]
    assert rows(archive.path, "SELECT position, kind, level FROM blocks") == [
        (1, "paragraph", None),
        (2, "paragraph", None),
        (3, "paragraph", None),
        (4, "heading", 2),
        (5, "image", None),
    ]
    assert rows(archive.path, "SELECT name, role, raw FROM bylines ORDER BY name") == [
        ("桨声", "editor", "责任编辑"),
        ("苇一舟", "reporter", "记者"),
    ]
    assert rows(archive.path, "SELECT url, caption, credit FROM images") == [("ferry.jpg", "新渡船试航", "苇一舟")]
    assert rows(archive.path, "SELECT rel, url, headline, teaser FROM links") == [
        ("related", None, "旧船留作备用", "旧船不拆。")
    ]
    assert rows(archive.path, "SELECT host, name FROM outlets") == [
        ("www.lotus-ferry.example", "www.lotus-ferry.example")
    ]


def test_a_changed_page_is_a_revision_of_exactly_the_fields_that_changed(archive: Archive) -> None:
    paragraphs = (Block("paragraph", "莲渡口的新渡船今天正式载客。"),)
    credits = (Credit("reporter", "苇一舟", "记者"),)
    saver(archive).save_reading(reading())
    entry = saver(archive).save_reading(
        reading(b"second", blocks=paragraphs, credits=credits, date_modified="2026-11-04")
    )
    assert entry.state == "changed"
    fields = rows(archive.path, "SELECT field, before, after FROM revision_fields ORDER BY field")
    blocks = [["paragraph", None, text] for text in PARAGRAPHS] + [
        ["heading", 2, "锣声还在"],
        ["image", None, "ferry.jpg"],
    ]
    assert [(name, as_json(before), as_json(after)) for name, before, after in fields] == [
        ("blocks", blocks, [["paragraph", None, "莲渡口的新渡船今天正式载客。"]]),
        ("body", "\n\n".join((*PARAGRAPHS, "锣声还在")), "莲渡口的新渡船今天正式载客。"),
        ("credits", [["reporter", "苇一舟"], ["editor", "桨声"]], [["reporter", "苇一舟"]]),
        ("date_modified", None, "2026-11-04"),
    ]
    assert rows(archive.path, "SELECT article_id, fetch_id, cause FROM revisions") == [(1, 2, "source")]
    assert rows(archive.path, "SELECT body FROM article_text") == [("莲渡口的新渡船今天正式载客。",)]
    assert rows(archive.path, "SELECT kind, text FROM blocks") == [("paragraph", "莲渡口的新渡船今天正式载客。")]


def as_json(value: str | None) -> object:
    return json.loads(value) if value and value.startswith("[") else value


@pytest.mark.parametrize(
    ("body", "extractor", "cause"),
    [(b"second", "1.0+a", "source"), (b"first", "1.1+b", "extractor"), (b"second", "1.1+b", "both")],
)
def test_a_revision_says_whose_doing_it_was(archive: Archive, body: bytes, extractor: str, cause: str) -> None:
    saver(archive).save_reading(reading())
    saver(archive, extractor).save_reading(reading(body, section="交通"))
    assert rows(archive.path, "SELECT cause FROM revisions") == [(cause,)]
    assert rows(archive.path, "SELECT extractor FROM articles") == [(extractor,)]


def test_the_search_index_follows_a_change(archive: Archive) -> None:
    saver(archive).save_reading(reading())
    assert (found(archive, "雷达"), found(archive, "新船下水"), found(archive, "浮桥")) == ([1], [1], [])
    saver(archive).save_reading(
        reading(b"second", headline="莲渡口旧浮桥拆除", blocks=(Block("paragraph", "浮桥拆了。"),))
    )
    assert (found(archive, "雷达"), found(archive, "新船下水"), found(archive, "浮桥")) == ([], [], [1])
    archive.db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_a_page_that_is_the_same_again_is_unchanged(archive: Archive) -> None:
    saver(archive).save_reading(reading())
    before = dump(archive.path, "last_seen")
    assert saver(archive).save_reading(reading()).state == "unchanged"
    assert dump(archive.path, "last_seen") == before
    assert counted(archive, "fetches") == 2


def test_other_advertisements_around_the_same_article_are_no_change(archive: Archive) -> None:
    saver(archive).save_reading(reading())
    assert saver(archive).save_reading(reading(b"other advertisements", links=())).state == "unchanged"
    assert counted(archive, "revisions") == 0


def test_articles_of_other_outlets_with_the_same_text_are_two_articles(archive: Archive) -> None:
    other = "https://www.reed-daily.example/reprint/1.html"
    assert saver(archive).save_reading(reading()).state == "new"
    assert saver(archive).save_reading(reading(asked=other, url=other)).state == "new"
    assert rows(archive.path, "SELECT outlet_id, headline FROM articles") == [(1, HEADLINE), (2, HEADLINE)]
    assert found(archive, "雷达") == [1, 2]


def test_addresses_with_a_session_are_one_article(archive: Archive) -> None:
    saver(archive).save_reading(reading())
    visits = [f"{URL}?sessionid=1f", f"{URL};jsessionid=2E", f"{URL.replace('https', 'http')}?utm_source=wall#top"]
    ends = [saver(archive).save_reading(reading(f"visit {url}".encode(), url, url=url)).state for url in visits]
    assert ends == ["duplicate", "duplicate", "duplicate"]
    assert counted(archive, "articles") == 1


def test_the_same_bytes_at_another_address_of_the_outlet_are_a_duplicate_every_time(archive: Archive) -> None:
    """They may read differently: a date in the address, images relative to it. That is no change of the article."""
    twin = URL.replace("1103", "1104")
    pair = (reading(), reading(asked=twin, url=twin, date_published="2026-11-04"))
    ends = [saver(archive).save_reading(one).state for one in pair * 3]
    assert ends == ["new", "duplicate", "unchanged", "unchanged", "unchanged", "unchanged"]
    assert rows(archive.path, "SELECT url, date_published FROM articles") == [(URL, "2026-11-03")]
    assert counted(archive, "revisions") == 0


def test_a_copy_that_says_another_date_is_no_silent_duplicate(archive: Archive) -> None:
    saver(archive).save_reading(reading(b"first", FILE, url=None))
    copy = reading(b"other", "copy/ferry.txt", url=None, date_published="2026-11-04", description="渡" * 50)
    detail = "reads otherwise here: date_published 2026-11-04, kept 2026-11-03; description"
    for state, told in (("duplicate", f"the same article as {FILE}; {detail}"), ("unchanged", detail)):
        entry = saver(archive).save_reading(copy)
        assert (entry.state, entry.detail) == (state, told)
        assert rows(archive.path, "SELECT state, detail, flags FROM fetches ORDER BY id DESC LIMIT 1") == [
            (state, told, "reads_otherwise")
        ]
        assert told[:40] in str(report_of([entry]))
    assert rows(archive.path, "SELECT date_published FROM articles") == [("2026-11-03",)]
    same = saver(archive).save_reading(reading(b"third", "copy/same.txt", url=None))
    assert (same.state, same.detail) == ("duplicate", f"the same article as {FILE}")


def test_a_page_has_its_identity_worked_out_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Article] = []
    monkeypatch.setattr(preparing, "article_identity", lambda one: asked.append(one) or identity.article_identity(one))
    for section in ("民生", "交通"):
        saver(archive).save_reading(reading(section.encode(), f"{URL}?utm_source={section}", section=section))
    assert len(asked) == 2
    assert rows(archive.path, "SELECT state FROM fetches") == [("new",), ("changed",)]


def test_a_publisher_may_go_back_to_an_earlier_version(archive: Archive) -> None:
    versions = [(b"one", "民生"), (b"two", "交通"), (b"one", "民生")]
    ends = [
        saver(archive).save_reading(reading(body, fetched_at=f"2026-11-0{day}T08:00:00Z", section=section)).state
        for day, (body, section) in enumerate(versions, 3)
    ]
    assert ends == ["new", "changed", "changed"]
    assert rows(archive.path, "SELECT before, after FROM revision_fields") == [("民生", "交通"), ("交通", "民生")]


def test_a_file_without_an_address_that_is_edited_is_a_change(archive: Archive) -> None:
    edited = reading(b"second", FILE, url=None, headline="莲渡口新船试航")
    ends = [saver(archive).save_reading(one).state for one in (reading(b"first", FILE, url=None), edited, edited)]
    assert ends == ["new", "changed", "unchanged"]


def test_a_copy_of_an_edited_file_does_not_undo_the_edit(archive: Archive) -> None:
    old = reading(b"first", "copy/ferry.txt", url=None)
    edited = reading(b"second", FILE, url=None, headline="莲渡口新船试航")
    ends = [
        saver(archive).save_reading(one).state for one in (reading(b"first", FILE, url=None), edited, old, edited, old)
    ]
    assert ends == ["new", "changed", "duplicate", "unchanged", "unchanged"]
    assert rows(archive.path, "SELECT headline FROM articles") == [("莲渡口新船试航",)]


def test_a_copy_that_is_edited_is_an_article_of_its_own(archive: Archive) -> None:
    copy = "copy/ferry.txt"
    first = (reading(b"first", FILE, url=None), reading(b"first", copy, url=None))
    second = reading(b"second", copy, url=None, headline="莲渡口新船试航")
    ends = [saver(archive).save_reading(one).state for one in (*first, second, *first[:1], second)]
    assert ends == ["new", "duplicate", "new", "unchanged", "unchanged"]


def test_another_story_in_the_same_file_is_a_new_article(archive: Archive) -> None:
    saver(archive).save_reading(reading(b"first", FILE, url=None))
    other = reading(b"second", FILE, url=None, headline="竹坞小学添了一口钟", blocks=(Block("paragraph", "当当当。"),))
    assert saver(archive).save_reading(other).state == "new"
    assert counted(archive, "articles") == 2


def test_two_stories_without_a_headline_are_not_one_for_what_neither_has(archive: Archive) -> None:
    bell = (Block("paragraph", "竹坞小学添了一口钟，当当当。"),)
    first = reading(b"first", FILE, url=None, headline=None)
    other = reading(b"second", FILE, url=None, headline=None, blocks=bell)
    same = reading(b"third", FILE, url=None, headline=None, blocks=bell, section="教育")
    assert [saver(archive).save_reading(one).state for one in (first, other, same)] == ["new", "new", "changed"]
    assert counted(archive, "articles") == 2


STORY = "https://www.lotus-ferry.example/story.php"


def slugged(slug: str, headline: str, words: str, day: int = 3) -> Reading:
    """A page of a site whose canonical address leaves out which story it is."""
    blocks = (Block("paragraph", words),)
    url, moment = f"{STORY}?slug={slug}", f"2026-11-0{day}T08:00:00Z"
    return reading(words.encode(), url, moment, url=url, canonical_url=STORY, headline=headline, blocks=blocks)


def test_a_canonical_address_that_stands_for_every_story_makes_none_of_them_another(archive: Archive) -> None:
    ferry, bell = (
        slugged("ferry", "莲渡口新船下水", "船长三十一米。"),
        slugged("bell", "竹坞小学添了一口钟", "当当当。"),
    )
    for states in (["new", "new"], ["unchanged"] * 2):
        assert [saver(archive).save_reading(one).state for one in (ferry, bell)] == states
    edited = [slugged("ferry", "新船试航", "船长三十二米。", 4), slugged("bell", "钟声又响", "当当。", 4)]
    for state in ("changed", "unchanged"):
        assert [saver(archive).save_reading(one).state for one in edited] == [state] * 2
    assert rows(archive.path, "SELECT identity, headline FROM articles ORDER BY id") == [
        ("//www.lotus-ferry.example/story.php", "新船试航"),
        ("//www.lotus-ferry.example/story.php?slug=bell", "钟声又响"),
    ]


def test_such_stories_that_come_in_one_transaction_are_two_as_well(archive: Archive) -> None:
    ferry, bell = (
        slugged("ferry", "莲渡口新船下水", "船长三十一米。"),
        slugged("bell", "竹坞小学添了一口钟", "当当当。"),
    )
    entries = saver(archive).save_all([prepare(one) for one in (ferry, bell, ferry, bell)])
    assert [entry.state for entry in entries] == ["new", "new", "unchanged", "unchanged"]


def test_a_page_shared_under_other_words_of_the_query_is_still_its_article(archive: Archive) -> None:
    """Its headline or its text tells that the canonical address is right."""
    shared = [f"{URL}?from={name}" for name in ("wall", "feed", "mail")]
    changes = ({}, {"headline": "莲渡口新船试航"}, {"headline": "莲渡口新船试航", "section": "交通"})
    pages = [
        reading(url.encode(), url, f"2026-11-0{day}T08:00:00Z", url=url, canonical_url=URL, **change)
        for day, (url, change) in enumerate(zip(shared, changes, strict=True), 3)
    ]
    assert [saver(archive).save_reading(one).state for one in pages] == ["new", "changed", "changed"]


def test_pages_of_one_application_are_told_apart_by_what_its_scripts_show(archive: Archive) -> None:
    app = "https://www.lotus-ferry.example/#/news/"
    pages = [
        reading(bytes([number]), f"{app}{number}", url=f"{app}{number}", headline=str(number)) for number in (1, 2)
    ]
    assert [saver(archive).save_reading(one).state for one in pages] == ["new", "new"]


def test_a_page_that_is_no_article_keeps_its_bytes_and_its_reason(archive: Archive) -> None:
    decoding = Decoding("gbk", "gb18030", 2)
    read = Reading(Snapshot(b"login", URL, URL, status=200), NotArticle("login", "登录", decoding, ("partial",)))
    assert saver(archive).save_reading(read).label == "not_article:login"
    query = (
        "SELECT state, reason, detail, charset_declared, charset_used, replacements, flags, http_status FROM fetches"
    )
    assert rows(archive.path, query) == [("not_article", "login", "登录", "gbk", "gb18030", 2, "partial", 200)]
    assert counted(archive, "articles") == 0


def test_a_failure_is_a_row_and_nothing_else(archive: Archive) -> None:
    before = dump(archive.path)
    entry = saver(archive).save_failure(Failure(URL, "failed", "timeout", "no answer", URL, 504, 0))
    assert entry.label == "failed:timeout"
    assert rows(archive.path, "SELECT input, state, reason, detail, http_status, size FROM fetches") == [
        (URL, "failed", "timeout", "no answer", 504, 0)
    ]
    assert dump(archive.path) == before


OF_THE_BYTES = {"snapshots", "bases", "marks", "dictionaries"}
"""Tables that a reading fills before it is saved."""

UNSTORABLE: dict[str, Article] = {
    "surrogate": article(headline="\ud800"),
    "bytes": article(section=b"x"),  # type: ignore[arg-type]
    "large": article(blocks=(Block("heading", "锣声", 2**70),)),
    "missing": article(images=(Image(None),)),  # type: ignore[arg-type]
    "address": article(url="http://[::1/a"),
}


@pytest.mark.parametrize("unstorable", UNSTORABLE.values(), ids=UNSTORABLE)
def test_a_reading_that_no_table_takes_is_a_row_and_the_next_is_saved(archive: Archive, unstorable: Article) -> None:
    saving = saver(archive)
    before = {name: kept for name, kept in dump(archive.path).items() if name not in OF_THE_BYTES}
    entry = saving.save_reading(Reading(Snapshot(b"odd", "odd.html"), unstorable))
    assert entry.label == "failed:not_saved"
    assert {name: kept for name, kept in dump(archive.path).items() if name not in OF_THE_BYTES} == before
    assert saving.save_reading(reading()).state == "new"
    assert ledger(archive) == [("odd.html", "failed:not_saved"), (URL, "new")]


def test_an_input_that_is_no_text_still_has_its_row(archive: Archive) -> None:
    saver(archive).save_failure(Failure("caf\udce9.html", "failed", "not_found"))
    assert ledger(archive) == [("caf\\udce9.html", "failed:not_found")]


def test_an_archive_that_is_closed_ends_the_run(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "closed.db")
    saving = saver(archive)
    archive.close()
    with pytest.raises(sqlite3.ProgrammingError):
        saving.save_reading(reading())


def test_a_declared_name_replaces_the_host(archive: Archive) -> None:
    saver(archive).save_reading(reading())
    named = reading(b"second", f"{URL}?id=2", url=f"{URL}?id=2", headline="竹坞小学添了一口钟")
    saver(archive).save_reading(Reading(named.snapshot, named.result, "莲渡日报网"))
    assert rows(archive.path, "SELECT host, name FROM outlets") == [("www.lotus-ferry.example", "莲渡日报网")]


def test_one_person_in_two_articles_is_one_row(archive: Archive) -> None:
    saver(archive).save_reading(reading())
    saver(archive).save_reading(reading(b"second", f"{URL}?id=2", url=f"{URL}?id=2"))
    assert rows(archive.path, "SELECT name FROM people ORDER BY name") == [("桨声",), ("苇一舟",)]
    assert counted(archive, "credits") == 4


@pytest.mark.parametrize("result", [article(), NotArticle("too_short", "12 characters")])
def test_a_page_that_its_site_says_is_as_it_was_ends_as_it_did(archive: Archive, result: Article | NotArticle) -> None:
    saving = saver(archive)
    first = saving.save_reading(Reading(Snapshot(b"first", URL, URL, status=200), result))
    saving.save_failure(Failure(URL, "failed", "timeout"))
    (entry,) = saving.save_all([NotModified(URL, URL)])
    state = "unchanged" if isinstance(result, Article) else "not_article"
    assert (entry.state, entry.reason, entry.detail) == (state, first.reason, NOT_MODIFIED)
    query = "SELECT article_id, snapshot_sha256, size, http_status FROM fetches WHERE input IS NOT NULL ORDER BY id"
    had, _, has = rows(archive.path, query)
    assert has == (*had[:3], 304)


def test_a_page_that_the_archive_never_had_cannot_be_as_it_was(archive: Archive) -> None:
    (entry,) = saver(archive).save_all([NotModified(URL, URL)])
    assert (entry.label, entry.detail) == ("failed:not_modified", "HTTP 304 for a page that the archive does not have")
