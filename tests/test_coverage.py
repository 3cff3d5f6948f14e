"""How often fields were found, month by month, and the drop of a site that was rebuilt."""

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from archive.datasette.rooms.coverage import FIELDS, Drop, Period, coverage_of, find_drop
from archive.datasette.rooms.figures import Figures, count_all
from archive.datasette.rooms.sources import take_outlet
from archive.datasette.rooms.watched import take_watched
from archive.sqlite import sqlite3
from archive.store import open_archive
from archive.watching import figures as watching
from archive.watching.rows import watch_run
from tests.loading import reading, saver
from tests.newspapers import MENDED, REDESIGNED


@pytest.fixture(scope="module")
def counted(newspapers: Path) -> Figures:
    conn = sqlite3.connect(newspapers)
    found = count_all(conn)
    conn.close()
    return found


def months(*shares: float, articles: int = 20) -> list[Period]:
    return [Period(f"2026-{n:02}", articles, {"date": round(share * articles)}) for n, share in enumerate(shares, 1)]


def test_a_redesigned_site_and_no_other_has_lost_its_sections_and_bylines(counted: Figures) -> None:
    assert [(outlet.host, [drop.field for drop in outlet.coverage.standing]) for outlet in counted.dropped] == [
        (REDESIGNED, ["byline", "section"])
    ]
    (section,) = [drop for drop in counted.dropped[0].coverage.drops if drop.field == "section"]
    assert (section.since, section.until, section.before > 0.8, section.after < 0.2) == ("2026-10", None, True, True)


def test_what_was_made_good_is_told_with_its_end(counted: Figures) -> None:
    (outlet,) = [outlet for outlet in counted.outlets if outlet.host == MENDED]
    assert [(drop.field, drop.since, drop.until) for drop in outlet.coverage.drops] == [("date", "2026-03", "2026-06")]
    assert outlet.coverage.standing == []


def test_counts_of_an_outlet_are_those_of_its_rows(newspapers: Path, counted: Figures) -> None:
    outlet = counted.outlets[0]
    conn = sqlite3.connect(newspapers)
    row = conn.execute(
        """SELECT count(*), sum(date_published IS NOT NULL), sum(id IN (SELECT article_id FROM credits
            WHERE role IN ('author', 'reporter', 'correspondent'))), sum(section IS NOT NULL), sum(source IS NOT NULL),
            sum(id IN (SELECT article_id FROM images)), sum(characters >= 100 AND characters < 3200)
        FROM articles WHERE outlet_id = ?""",
        [outlet.id],
    ).fetchone()
    conn.close()
    assert outlet.coverage.usual == (100, 3200)
    assert (outlet.articles, *(outlet.coverage.whole.found[field] for field in FIELDS)) == row
    assert sum(period.articles for period in outlet.coverage.periods) == outlet.articles


def test_by_date_of_publication_articles_without_one_are_left_out(counted: Figures) -> None:
    (outlet,) = [outlet for outlet in counted.outlets if outlet.host == MENDED]
    coverage = coverage_of(outlet.cells, "published")
    assert sum(period.articles for period in coverage.periods) == coverage.whole.found["date"] < coverage.whole.articles
    assert [drop.field for drop in coverage.drops] == []


@pytest.mark.parametrize(
    "periods",
    [
        months(0.9, 0.8, 0.95, 0.85, 0.75, 0.9),
        months(0.9, 0.7, 0.7, 0.7),
        months(0.9, 0.1, articles=3),
        months(0.1, 0.1, 0.9, 0.95),
        months(0.9),
        [],
    ],
    ids=["noise", "shallow", "few articles", "a rise", "one month", "nothing"],
)
def test_what_may_be_chance_is_no_drop(periods: list[Period]) -> None:
    assert find_drop("date", periods) is None


def test_a_drop_shows_in_its_first_month() -> None:
    assert find_drop("date", months(0.9, 0.9, 0.9, 0.2)) == Drop("date", "2026-04", 0.9, 0.2, None)


def test_texts_that_become_much_shorter_are_a_drop_of_the_usual_length() -> None:
    bounds = (50, 100, 200, 400, 800, 1600, 3200, 6400, 12800)
    rows = [
        {"arrived": f"2026-{month:02}", "published": None, "articles": 20}
        | dict.fromkeys(("section", "source", "byline", "image"), 0)
        | {f"below_{bound}": 20 if bound > length else 0 for bound in bounds}
        for month, length in enumerate((900, 900, 900, 900, 40, 40), 1)
    ]
    coverage = coverage_of(rows)
    assert coverage.usual == (200, 6400)
    assert [(drop.field, drop.since, drop.after) for drop in coverage.drops] == [("length", "2026-05", 0)]


async def test_an_outlet_of_pages_that_were_loaded_from_files_tells_its_last_fetch_and_its_runs(tmp_path: Path) -> None:
    opened = open_archive(tmp_path / "archive.db")
    saving, fetched = saver(opened), "2026-11-05T07:00:00Z"
    url = "https://quay.example/2024/02/a.html"
    page = reading(asked="pages/a.html", fetched_at=fetched, url=url, canonical_url=None, date_published="2024-02-05")
    assert saving.save_reading(page).state == "new"
    coverage = opened.db.execute("SELECT outlet, month, articles FROM coverage_by_month").fetchall()
    (outlet,) = count_all(opened.db.conn).outlets
    opened.close()
    assert coverage == [("quay.example", "2024-02", 1)]
    assert (outlet.host, outlet.fetched_at) == ("quay.example", fetched)
    shown = await take_outlet(Datasette([str(tmp_path / "archive.db")]).get_database("archive"), outlet, None)
    assert [(run["id"], run["command"], run["articles"]) for run in shown.runs] == [(saving.run_id, "load", 1)]


async def test_a_site_that_is_not_well_is_named_on_the_page_of_sources_and_its_runs_say_so(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    opened = open_archive(path)
    for number, (site, found) in enumerate([("quay", 4), ("bay", 3), ("quay", 0), ("bay", 3), ("cove", 2)]):
        saving = saver(opened)
        saving.save_reading(reading(b"%d" % number, url="https://quay.example/a.html", canonical_url=None))
        watch_run(opened.db, saving.run_id, site, watching.Figures(found, {}, {}))
    opened.close()
    datasette = Datasette([str(path)])
    shown = await take_watched(datasette.get_database("archive"))
    assert [(site.site, site.words, site.is_alarm) for site in shown] == [
        ("bay", "well", False),
        ("cove", "first", False),
        ("quay", "silent since 2026-11-03", True),
    ]
    page = (await datasette.client.get("/sources")).text
    assert 'href="/archive/run_sites?site=quay">quay</a> silent since 2026-11-03' in page
    assert "in their last run: 1 for the first time, 1 silent, 1 well." in page
    outlet = (await datasette.client.get("/sources/quay.example")).text
    assert re.findall(r'data-name="Verdict">(\w+)</td>', outlet) == ["first", "well", "silent", "first", "first"]
