"""The frontier's file: what is asked for next, what is known, and what is left when a part of it is lost."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.frontier import recovery
from archive.frontier.address import Found, Kind, key_of
from archive.frontier.known import Ledger
from archive.frontier.opening import open_frontier
from archive.frontier.store import Frontier
from archive.store import open_archive, open_reading
from crawler.items import Failure
from tests.loading import reading, rows, saver

HOST = "paper.example"
LATER = "2999-01-01T00:00:00Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.frontier.db"


@pytest.fixture
def frontier(path: Path) -> Iterator[Frontier]:
    with closing(open_frontier(path, "paper", Ledger(None))) as opened:
        yield opened


def found(name: str, kind: Kind = "article", newest: str = "2026-11-03", host: str = HOST, **more: Any) -> Found:
    return Found(f"https://{host}/{name}", kind, host, newest, **more)


def asked(frontier: Frontier, since: str = "") -> list[str]:
    """All that there is to ask for, in order; each comes to its end before the next."""
    names = []
    while one := frontier.take((), (), since):
        names.append(one.url.rpartition("/")[2])
        frontier.settle(one.id, {"outcome": "new", "next_due": LATER, "fetched_at": "2026-11-04T08:00:00Z"})
    return names


def again(path: Path, **options: Any) -> Frontier:
    """The next crawl."""
    frontier = open_frontier(path, "paper", Ledger(None), **options)
    frontier.wake_due()
    return frontier


def test_lists_are_asked_for_before_articles_and_the_newest_article_first(frontier: Frontier) -> None:
    frontier.add([found("old", newest="2026-11-01"), found("new", newest="2026-11-05"), found("b"), found("c")])
    frontier.add([found("city", "section"), found("feed", "feed"), found("start", "section", is_start=True)])
    assert asked(frontier) == ["start", "city", "feed", "new", "b", "c", "old"]


def test_what_was_left_off_goes_before_what_is_new_and_that_before_what_was_read(
    path: Path, frontier: Frontier
) -> None:
    frontier.add([found("read"), found("left", newest="2025-01-01")])
    one = frontier.take(())
    assert one is not None
    frontier.settle(one.id, {"outcome": "new", "next_due": "2026-11-04"})
    frontier.close()
    with closing(again(path)) as second:
        second.add([found("fresh", newest="2026-11-06"), found("city", "section")])
        assert asked(second) == ["city", "left", "fresh", "read"]


def test_a_host_that_is_busy_keeps_nobody_waiting(frontier: Frontier) -> None:
    frontier.add([found(str(number), newest="2026-11-09") for number in range(3)])
    frontier.add([found("other", host="other.example", newest="2020-01-01")])
    taken = [frontier.take({HOST}), frontier.take({HOST}), frontier.take({HOST, "other.example"})]
    assert [one.url if one else None for one in taken] == ["https://other.example/other", None, None]
    assert asked(frontier) == ["0", "1", "2"]


def test_no_article_of_a_host_is_asked_for_while_its_lists_are_on_their_way(frontier: Frontier) -> None:
    frontier.add([found("a"), found("city", "section"), found("b", host="other.example", newest="2020-01-01")])
    taken = [frontier.take((), {HOST}) for _ in range(3)]
    assert [one.url if one else None for one in taken] == [f"https://{HOST}/city", "https://other.example/b", None]
    assert asked(frontier) == ["a"]


def test_articles_older_than_since_wait_for_a_crawl_without_it(path: Path, frontier: Frontier) -> None:
    frontier.add([found("old", newest="2026-11-01"), found("new"), found("city", "section", newest="2020-01-01")])
    assert asked(frontier, since="2026-11-02") == ["city", "new"]
    assert (frontier.hosts, frontier.count_pending("2026-11-02")) == (set(), (0, 1))
    frontier.close()
    with closing(again(path)) as second:
        assert asked(second) == ["old"]


def test_one_page_under_several_addresses_is_asked_for_once_as_it_was_found_first(frontier: Frontier) -> None:
    first = "http://paper.example/show?sid=x9f&id=7&b=2#top"
    same = [
        "https://paper.example:443/show?b=2&id=7&utm_source=wall",
        "http://PAPER.example:80/show?id=7&b=2&PHPSESSID=1",
    ]
    other = "http://paper.example/show?id=8&b=2"
    frontier.add([Found(url, "article", HOST, "2026-11-03") for url in (first, *same, other)])
    assert [one.url for _ in range(3) if (one := frontier.take(()))] == [first, other]


@pytest.mark.parametrize("url", ["http://paper.example:99999/a", "http://[::1/a", "x"])
def test_an_address_that_is_none_is_its_own_key(url: str) -> None:
    assert key_of(url).endswith(url.partition("//")[2])


def test_an_article_is_asked_for_once_a_crawl_and_again_when_it_is_due(path: Path, frontier: Frontier) -> None:
    frontier.add([found("a"), found("city", "section")])
    assert asked(frontier) == ["city", "a"]
    frontier.add([found("a"), found("city", "section")])
    assert (asked(frontier), frontier.count_not_due()) == ([], 0)
    frontier.close()
    with closing(again(path)) as second:
        second.add([found("a"), found("city", "section")])
        assert (asked(second), second.count_not_due()) == (["city"], 1)
    with closing(again(path, everything=True)) as third:
        assert asked(third) == ["a"]


def test_a_person_who_names_an_article_gets_it(path: Path, frontier: Frontier) -> None:
    frontier.add([found("a", is_start=True)])
    assert asked(frontier) == ["a"]
    frontier.close()
    with closing(again(path)) as second:
        second.add([found("a", is_start=True)])
        assert asked(second) == ["a"]


@pytest.mark.parametrize(
    ("lastmod", "unchanged", "names"),
    [
        ("2026-11-05T08:00:00+08:00", 0, ["a"]),
        ("2026-11-04T15:00:00+08:00", 0, []),
        ("2026-11-05T08:00:00+08:00", 2, []),
        ("2026-11-04", 0, []),
        ("yesterday", 0, []),
    ],
)
def test_a_site_that_says_an_article_changed_is_believed_until_it_was_wrong(
    path: Path, frontier: Frontier, lastmod: str, unchanged: int, names: list[str]
) -> None:
    frontier.add([found("a")])
    assert asked(frontier) == ["a"]
    frontier.settle(1, {"unchanged": unchanged})
    frontier.close()
    with closing(again(path)) as second:
        second.add([found("a", hints={"lastmod": lastmod})])
        assert asked(second) == names


def test_lists_behind_a_list_that_is_as_it_was_are_asked_for(path: Path, frontier: Frontier) -> None:
    frontier.add(
        [found("city", "section", found_on="https://paper.example/"), found("a", found_on="https://paper.example/")]
    )
    assert asked(frontier) == ["city", "a"]
    frontier.close()
    with closing(again(path)) as second:
        second.wake_lists("https://paper.example/")
        assert asked(second) == ["city"]


def test_a_list_that_others_name_too_hangs_on_the_page_it_was_first_found_on(path: Path, frontier: Frontier) -> None:
    """Or a start page that is as it was would lead nowhere, and what is new in the sections would be missed."""
    home, city = "https://paper.example/", "https://paper.example/city"
    frontier.add([found("city", "section", found_on=home), found("sport", "section", found_on=home)])
    frontier.add([found("sport", "section", found_on=city)])
    assert asked(frontier) == ["city", "sport"]
    frontier.close()
    with closing(again(path)) as second:
        second.wake_lists(home)
        assert sorted(asked(second)) == ["city", "sport"]


def fill(path: Path) -> None:
    """An archive with a page that was read, one that was gone, and one of another paper."""
    with closing(open_archive(path)) as archive:
        saving = saver(archive)
        for name, host in (("a", HOST), ("b", "other.example")):
            url = f"https://{host}/{name}"
            saving.save_reading(
                reading(name.encode(), url, "2026-11-04T00:00:00Z", url=url, headline=f"渡船{name}下水")
            )
        saving.save_failure(Failure(f"https://{HOST}/gone", "failed", "http_404", status=404))
        saving.save_failure(Failure(f"https://{HOST}/cut", "failed", "interrupted"))


def test_a_frontier_that_is_lost_learns_from_the_ledger_what_was_fetched_when(tmp_path: Path, path: Path) -> None:
    fill(tmp_path / "archive.db")
    with (
        closing(Ledger(open_reading(tmp_path / "archive.db"))) as ledger,
        closing(open_frontier(path, "paper", ledger)) as frontier,
    ):
        recovery.relearn(frontier, [HOST])
        query = "SELECT url, state, outcome, fetched_at, next_due FROM frontier"
        times = ("2026-11-04T00:00:00Z", "2026-11-04T01:00:00Z")
        assert rows(path, query) == [(f"https://{HOST}/a", "pending", "new", *times)]
        frontier.add([found("gone"), found("cut")])
        assert asked(frontier) == ["cut", "a"]


def test_a_frontier_that_is_damaged_is_set_aside_and_begun_anew(path: Path, frontier: Frontier) -> None:
    frontier.add([found("a")])
    frontier.close()
    path.write_bytes(path.read_bytes()[:5000] + b"\xff" * 40_000)
    with closing(again(path)) as second:
        second.add([found("b")])
        assert asked(second) == ["b"]
    assert path.with_name("archive.frontier.db.damaged").read_bytes().endswith(b"\xff")


def test_every_question_is_answered_from_an_index_in_its_order(frontier: Frontier) -> None:
    plans: list[str] = []
    frontier.db.conn.set_trace_callback(lambda sql: plans.append(sql))
    frontier.add([found("a"), found("a"), found("city", "section", found_on="x")])
    frontier.take(())
    frontier.wake_due()
    frontier.wake_lists("x")
    frontier.count_pending("2026-11-01")
    frontier.count_not_due()
    frontier.is_empty()
    frontier.db.conn.execute(recovery.IN_FLIGHT, ["paper"]).fetchall()
    frontier.db.conn.set_trace_callback(None)
    asked_of_it = [sql for sql in plans if sql.startswith(("SELECT", "UPDATE", "WITH"))]
    found_plans = {
        row[3] for sql in asked_of_it for row in frontier.db.conn.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    }
    assert len(asked_of_it) > 12
    strange = {plan for plan in found_plans if "SCAN" in plan or "TEMP B-TREE" in plan}
    assert strange <= {"SCAN CONSTANT ROW", "SCAN hosts"}


def test_two_sites_share_a_file_and_nothing_else(path: Path, frontier: Frontier) -> None:
    with closing(open_frontier(path, "other", Ledger(None))) as other:
        other.add([found("a")])
        frontier.add([found("a"), found("b")])
        assert (asked(other), asked(frontier)) == (["a"], ["a", "b"])


def test_a_list_that_is_as_it_was_names_what_it_named_when_it_was_read(path: Path, frontier: Frontier) -> None:
    city, sport = f"https://{HOST}/city", f"https://{HOST}/sport"
    frontier.add([found("city", "section"), found("sport", "section")])
    frontier.add([found("fell_off", found_on=city), found("a", found_on=city), found("b", found_on=sport)])
    assert (asked(frontier), frontier.count_found()) == (["city", "sport", "fell_off", "a", "b"], 3)
    frontier.close()
    with closing(again(path)) as second:
        second.add([found("city", "section"), found("sport", "section")])
        asked(second)
        assert second.count_found() == 0
        second.add([found("a", found_on=city)])
        assert second.count_found() == 1
    with closing(again(path)) as third:
        third.add([found("city", "section"), found("sport", "section")])
        while one := third.take(()):
            third.settle(one.id, {"outcome": "unchanged" if one.url == city else "failed:dns"})
        assert third.count_found() == 1
