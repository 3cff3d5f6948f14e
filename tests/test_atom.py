from datetime import datetime
from xml.etree import ElementTree

from archive.datasette.rooms.atom import Entry, Feed, feed_response, write_feed

LINK = "https://archive.example/article/1f"


def feed_of(*entries: Entry) -> Feed:
    return Feed(
        "https://archive.example/a.atom",
        "New & old",
        "https://archive.example/",
        "https://archive.example/a.atom",
        entries,
    )


def test_a_feed_has_what_atom_asks_of_it() -> None:
    entry = Entry(
        LINK,
        "桥 <通车>",
        "2026-11-20T08:00:00Z",
        LINK,
        "2026-11-19T07:30+08:00",
        "一句",
        ["记者甲"],
        ["要闻"],
        "zh-Hans",
    )
    assert write_feed(feed_of(entry)).decode() == (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://archive.example/a.atom</id><title>New &amp; old</title>'
        "<updated>2026-11-20T08:00:00Z</updated><author><name>Broadsheet</name></author>"
        '<link rel="alternate" type="text/html" href="https://archive.example/" />'
        '<link rel="self" type="application/atom+xml" href="https://archive.example/a.atom" />'
        f'<entry xml:lang="zh-Hans"><id>{LINK}</id><title>桥 &lt;通车&gt;</title>'
        "<updated>2026-11-20T08:00:00Z</updated>"
        "<published>2026-11-19T07:30:00+08:00</published>"
        f'<link rel="alternate" type="text/html" href="{LINK}" /><author><name>记者甲</name></author>'
        '<category term="要闻" /><summary>一句</summary></entry></feed>'
    )


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    entry = Entry(LINK, "a\x00\x08b\ufffe\ud800c", "2026-11-20T08:00:00Z", LINK, categories=["x\x1f"])
    (written,) = ElementTree.fromstring(write_feed(feed_of(entry))).iter("{http://www.w3.org/2005/Atom}entry")
    assert written.findtext("{*}title") == "abc"
    assert [one.get("term") for one in written.iterfind("{*}category")] == ["x"]


def test_a_feed_without_entries_is_valid_and_says_the_same_each_time() -> None:
    updated = ElementTree.fromstring(write_feed(feed_of())).findtext("{*}updated")
    assert updated is not None
    assert datetime.fromisoformat(updated).year == 1970


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    entries = [Entry(LINK, "a", moment, LINK) for moment in ("2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z", "2026")]
    root = ElementTree.fromstring(write_feed(feed_of(*entries)))
    assert root.findtext("{*}updated") == "2026-11-21T08:00:00Z"
    assert [entry.findtext("{*}updated") for entry in root.iterfind("{*}entry")] == [
        "2026-11-20T08:00:00Z",
        "2026-11-21T08:00:00Z",
        "1970-01-01T00:00:00Z",
    ]


def test_a_feed_is_served_as_atom() -> None:
    assert feed_response(feed_of()).content_type == "application/atom+xml; charset=utf-8"
