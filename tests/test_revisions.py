"""The versions of an article: whose doing a change was, and every earlier version rebuilt from the present one."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.articles import Content, content_of
from archive.revisions import BrokenChainError, readable, versions_of
from archive.saving.saving import Saver
from archive.store import Archive, open_archive
from crawler.items import Article, Block, Credit, Decoding, Failure, Image, NotArticle, Reading, Snapshot
from tests.loading import URL, article, assert_whole, page, reading, rows, saver

WORDS = ("渡船", "锣声", "ferry", "bell", "\n", "", "𠮷", "\u200b", "'", '"', "[1]", "null")
CAUSES = "SELECT cause FROM revisions ORDER BY id"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = open_archive(tmp_path / "archive.db")
    yield opened
    opened.close()
    assert_whole(opened.path)


def some_text(chance: random.Random) -> str | None:
    return chance.choice([None, "".join(chance.choices(WORDS, k=3)) or None])


def some_changes(chance: random.Random) -> dict[str, Any]:
    """Any fields of an article, each at times without a value."""
    kinds = ("paragraph", "heading", "image", "list_item")
    blocks = tuple(
        Block(chance.choice(kinds), chance.choice(WORDS), chance.choice([None, 2]))
        for _ in range(chance.randrange(1, 5))
    )
    images = tuple(Image(chance.choice(WORDS), some_text(chance)) for _ in range(chance.randrange(3)))
    credits = tuple(Credit("editor", chance.choice(WORDS), some_text(chance)) for _ in range(chance.randrange(3)))
    every = {name: some_text(chance) for name in ("headline", "section", "description", "source", "date_published")}
    every |= {"blocks": blocks, "images": images, "credits": credits}
    return {name: every[name] for name in chance.sample(sorted(every), chance.randrange(1, 5))}


@pytest.mark.parametrize("seed", range(6))
def test_every_earlier_version_is_rebuilt_exactly(archive: Archive, seed: int) -> None:
    chance, written = random.Random(seed), list[Content]()
    changes: dict[str, Any] = {}
    for number in range(25):
        changes |= some_changes(chance)
        read = reading(str(number).encode(), fetched_at=f"2026-11-03T08:00:{number:02}Z", **changes)
        if saver(archive, chance.choice(["1.0+a", "1.1+b"])).save_reading(read).state != "unchanged":
            assert isinstance(read.result, Article)
            written.append(content_of(read.result))
    assert len(written) > 10
    assert [version.content for version in reversed(versions_of(archive.db, 1))] == written


def test_a_version_says_from_which_bytes_and_by_which_reader_it_was(archive: Archive) -> None:
    first, second = reading(b"first"), reading(b"second", section="交通")
    saver(archive).save_reading(first)
    saver(archive, "1.1+b").save_reading(second)
    versions = [(one.snapshot_sha256, one.extractor, one.revision_id) for one in versions_of(archive.db, 1)]
    assert versions == [(second.snapshot.sha256, "1.1+b", None), (first.snapshot.sha256, "1.0+a", 1)]


def test_a_revision_that_was_tampered_with_is_no_version(archive: Archive) -> None:
    saver(archive).save_reading(reading())
    saver(archive).save_reading(reading(b"second", section="交通"))
    archive.db.execute("UPDATE revision_fields SET after = '体育'")
    with pytest.raises(BrokenChainError, match="article 1, revision 1: section"):
        versions_of(archive.db, 1)


def reads(**changes: Any) -> Callable[[Snapshot], Reading | Failure]:
    """Today's reader, as far as it matters: what it makes of the earlier bytes."""
    return lambda snapshot: Reading(snapshot, article(**changes))


@pytest.mark.parametrize(
    ("again", "cause"),
    [
        (reads(), "source"),
        (reads(section="交通"), "extractor"),
        (reads(section="体育"), "both"),
        (lambda snapshot: Reading(snapshot, NotArticle("login")), "both"),
        (lambda snapshot: Failure(snapshot.input, "failed", "extractor_error"), "both"),
    ],
)
def test_where_bytes_and_reader_are_others_the_earlier_bytes_are_read_again(
    archive: Archive, again: Callable[[Snapshot], Reading | Failure], cause: str
) -> None:
    saver(archive).save_reading(reading())
    run = saver(archive, "1.1+b")
    Saver(run.archive, run.run_id, run.extractor, again).save_reading(reading(b"second", section="交通"))
    assert rows(archive.path, CAUSES) == [(cause,)]


def test_damaged_bytes_leave_it_at_both(archive: Archive) -> None:
    saver(archive).save_reading(reading())
    kept = archive.snapshots.execute("SELECT content FROM snapshots").fetchone()
    archive.snapshots.execute("UPDATE snapshots SET content = x'00'")
    run = saver(archive, "1.1+b")
    Saver(run.archive, run.run_id, run.extractor, reads()).save_reading(reading(b"second", section="交通"))
    assert rows(archive.path, CAUSES) == [("both",)]
    archive.snapshots.execute("UPDATE snapshots SET content = ? WHERE content = x'00'", kept)


def test_the_earlier_bytes_are_read_as_they_came(archive: Archive) -> None:
    """With their address and the charset that was declared for them."""
    asked: list[Snapshot] = []

    def note(snapshot: Snapshot) -> Reading:
        asked.append(snapshot)
        return Reading(snapshot, article())

    body = page()
    saver(archive).save_reading(reading(body, decoding=Decoding("x-gbk", "gb18030")))
    run = saver(archive, "1.1+b")
    Saver(run.archive, run.run_id, run.extractor, note).save_reading(reading(b"second", section="交通"))
    assert asked == [Snapshot(body, URL, URL, charset="x-gbk")]


def test_the_same_reader_with_other_rules_of_the_site_is_another_reader(archive: Archive) -> None:
    saver(archive).save_reading(reading())
    ruled = reading(section="交通")
    saver(archive).save_reading(Reading(ruled.snapshot, ruled.result, None, "9e107d9d"))
    assert rows(archive.path, "SELECT cause, extractor_before, extractor_after FROM revisions") == [
        ("extractor", "1.0+a", "1.0+a/9e107d9d")
    ]


def test_a_revision_as_people_read_it() -> None:
    assert readable("images", '[["a.jpg", null, "苇一舟"], ["b.jpg", "渡口", null]]') == "a.jpg 苇一舟\nb.jpg 渡口"
    assert [readable("headline", "[1]"), readable("credits", None), readable("blocks", "7")] == ["[1]", None, "7"]
