"""What a site reserves: where it says it, and what an archive keeps of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.rereading.renormalize import Which, find_jobs, read_again
from archive.saving.saving import Saver
from archive.store import Archive, open_archive
from crawler.declarations import SiteError
from crawler.extraction.optout import in_headers, in_metas, in_robots
from crawler.files import read_snapshot
from crawler.items import Reading, Snapshot
from crawler.middlewares.opted_out import flags_meant
from crawler.sites import SITES_DIR
from crawler.version import extractor_version
from tests.loading import page, rows, saver

ADDRESS = "https://www.lotus-ferry.example/2026/1.html"


@pytest.mark.parametrize(
    ("header", "flags"),
    [
        (("X-Robots-Tag", "noindex, nofollow, noai, noimageai"), ("opt_out_ai", "opt_out_index")),
        (("x-robots-tag", "otherbot: noarchive, noindex"), ()),
        (("x-robots-tag", "noarchive, otherbot: noindex"), ("opt_out_archive",)),
        (("x-robots-tag", "Broadsheet: none"), ("opt_out_index",)),
        (("x-robots-tag", "max-snippet: 50, unavailable_after: 2027-01-01, noarchive"), ("opt_out_archive",)),
        (("tdm-reservation", " 1 "), ("opt_out_tdm",)),
        (("tdm-reservation", "0"), ()),
        (("tdm-policy", "https://paper.example/policy.json"), ()),
        (("content-signal", "search=no, ai-input = no"), ("opt_out_ai", "opt_out_index")),
        (("content-usage", 'train-ai="n"'), ("opt_out_ai",)),
        (("content-usage", "train-ai=y, search=y"), ()),
        (("content-type", "noai"), ()),
    ],
)
def test_headers_reserve(header: tuple[str, str], flags: tuple[str, ...]) -> None:
    assert in_headers([header]) == flags


def test_a_page_says_it_to_all_robots_or_to_us() -> None:
    assert in_metas([("robots", "noindex")]) == in_metas([("broadsheet", "none")]) == ("opt_out_index",)
    assert in_metas([("otherbot", "noindex"), ("description", "noai"), ("x-robots-tag", "noai")]) == ()


SIGNAL = "Content-Signal: ai-train=no\n"


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (f"User-agent: *\n{SIGNAL}Disallow:", ("opt_out_ai",)),
        (SIGNAL, ("opt_out_ai",)),
        (f"User-agent: otherbot\n{SIGNAL}\nUser-agent: *\nAllow: /", ()),
        (f"User-agent: otherbot\nUSER-AGENT: *\n\n{SIGNAL}", ("opt_out_ai",)),
        (f"User-agent: *\n{SIGNAL}\nUser-agent: Broadsheet\nContent-Signal: search=no", ("opt_out_index",)),
        (f"User-agent: *\nAllow: /\nUser-agent: otherbot\nDisallow: /\nUser-agent: *\n{SIGNAL}", ("opt_out_ai",)),
        (f"User-agent: *\n# {SIGNAL}Content-Usage: train-ai=n # all of it", ("opt_out_ai",)),
        ("User-agent: *\nContent-Usage: /photos/ train-ai=n", ()),
        ("<html><p>no robots: here</p></html>", ()),
        ("", ()),
    ],
)
def test_robots_txt_reserves_a_whole_site(text: str, flags: tuple[str, ...]) -> None:
    assert in_robots(text) == flags


def test_a_word_that_names_no_reservation_is_named() -> None:
    with pytest.raises(SiteError, match=r"OBEY_OPT_OUT=tmd: is none of ai, archive, index, tdm \(did you mean 'tdm'"):
        flags_meant(["ai", "tmd"])


def reading_of(body: bytes, *flags: str) -> Reading:
    found = read_snapshot(Snapshot(body, ADDRESS, ADDRESS, flags=flags))
    assert isinstance(found, Reading)
    return found


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive.db")


def flags_in(archive: Archive) -> list[tuple[str | None, str | None]]:
    query = "SELECT fetches.flags, articles.flags FROM fetches JOIN articles ON articles.id = article_id"
    return rows(archive.path, f"{query} ORDER BY fetches.id")


def kinds_read_again(archive: Archive) -> list[str]:
    jobs = find_jobs(archive, extractor_version(), SITES_DIR, Which(force=True))
    return [read_again(archive, SITES_DIR, replace(job, extractor=None)).kind for job in jobs if job]


def writing(archive: Archive) -> Saver:
    return saver(archive, extractor_version())


def test_what_headers_reserved_is_still_there_when_the_bytes_are_read_again(archive: Archive) -> None:
    said = page().replace(b"<title>", b'<meta name="robots" content="noai"><title>')
    writing(archive).save_reading(reading_of(said, "not_gzip", "opt_out_tdm"))
    stored = "not_gzip opt_out_tdm opt_out_ai"
    assert flags_in(archive) == [(stored, stored)]
    assert kinds_read_again(archive) == ["same"]


def test_a_page_that_is_as_it_was_and_is_reserved_now_has_its_article_flagged(archive: Archive) -> None:
    saving = writing(archive)
    broken = page().replace("一百二十人".encode(), b"\xff") + "莲渡口".encode() * 300
    saving.save_reading(reading_of(broken))
    assert saving.save_reading(reading_of(broken, "opt_out_tdm")).state == "unchanged"
    assert saving.save_reading(reading_of(broken)).state == "unchanged"
    assert [seen for seen, _ in flags_in(archive)] == [
        "replacement_characters",
        "opt_out_tdm replacement_characters",
        "replacement_characters",
    ]
    assert {kept for _, kept in flags_in(archive)} == {"opt_out_tdm replacement_characters"}
    assert kinds_read_again(archive) == ["same"]


def test_what_a_copy_elsewhere_reserves_is_not_the_articles(archive: Archive) -> None:
    saving, copied = writing(archive), reading_of(page(), "opt_out_ai")
    saving.save_reading(reading_of(page()))
    elsewhere = replace(copied, snapshot=replace(copied.snapshot, input="copies/1.html"))
    assert saving.save_reading(elsewhere).state == "duplicate"
    assert flags_in(archive) == [(None, None), ("opt_out_ai", None)]
