"""Long changes in a real browser: none fills a phone's screen, and all of each is one link away."""

import json
from collections.abc import Iterator

import pytest
from chromium import Browsing
from served import serve
from test_browser import WIDTHS, finish, overflow_of

from archive.commands.load import load
from archive.sqlite import sqlite3
from tests.archives import insert
from tests.loading import PARAGRAPHS
from tests.loading import page as paper

LINES = [["author", f"撰稿人{number}", f"文/撰稿人{number}"] for number in range(60)]
BEFORE, AFTER = "Hier lag das alte Boot am Kai. " * 40, "下午两点起对岸渡口恢复通航。" * 40
RENEWED = "渡口的船期改了又改"
SCREEN = 844


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page whose text is another the second time; to the change of the other, fields are added that are long."""
    path = tmp_path_factory.mktemp("changes") / "papers.db"
    for headlines, text in (((RENEWED, "莲渡口新船下水"), BEFORE), ((RENEWED, "莲渡口新船停航"), AFTER)):
        for number, headline in enumerate(headlines):
            place = path.parent / str(number) / "page.html"
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(paper(headline, *PARAGRAPHS, *([] if number else [text])))
            origin = {"url": f"https://quay.example/{number}.html"}
            place.with_name("origin.json").write_text(json.dumps(origin), encoding="utf-8")
            assert load(str(path), [place]).lost == 0
    conn = sqlite3.connect(path)
    revision = conn.execute("SELECT max(id) FROM revisions").fetchone()[0]
    fields = {"description": (BEFORE, AFTER), "credits": ("[]", json.dumps(LINES, ensure_ascii=False))}
    for field, (before, after) in fields.items():
        insert(conn, "revision_fields", revision_id=revision, field=field, before=before, after=after)
    conn.commit()
    conn.close()
    with serve(path) as served:
        yield served.address


@pytest.mark.parametrize("width", WIDTHS)
def test_no_field_of_a_change_takes_more_than_six_lines(browsing: Browsing, width: int) -> None:
    page = browsing.open_at("/changes", width)
    turned = page.locator(".turned dd")
    lines = turned.evaluate_all(
        "all => all.map(one => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight))"
    )
    assert len(lines) >= 3
    assert max(lines) == pytest.approx(6, abs=0.1)
    for name in ("Description", "Text"):
        sides = page.locator(".turned > div", has_text=name)
        assert [sides.locator(kind).first.inner_text()[:3] for kind in ("del", "ins")] == ["Hie", "下午两"]
    assert overflow_of(page) == 0
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_whole_change_stands_on_the_article_s_own_page(browsing: Browsing, width: int) -> None:
    page = browsing.open_at("/changes", width)
    assert AFTER not in page.locator("main").inner_text()
    page.locator(".turn", has_text=RENEWED).get_by_role("link", name="compare versions").click()
    page.wait_for_url("**/article/*/changes")
    assert BEFORE.strip() in page.locator("main").inner_text()
    assert AFTER in page.locator("main").inner_text()
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("table", ["changes", "revision_fields"])
def test_a_folded_text_in_a_table_takes_few_lines_until_it_is_opened(
    browsing: Browsing, table: str, width: int
) -> None:
    page = browsing.open_at(f"/papers/{table}", width)
    row = page.locator("tbody tr", has_text="description").first
    fold = row.locator("td.col-before details.fold")
    closed = (row.bounding_box() or {})["height"]
    assert closed < SCREEN / (4 if width < 500 else 6)
    fold.locator("summary").click()
    assert (row.bounding_box() or {})["height"] > 2 * closed
    assert BEFORE.strip() in fold.inner_text()
    finish(browsing, page)


def test_a_row_of_the_table_of_runs_is_three_lines_high(browsing: Browsing) -> None:
    page = browsing.open_at("/papers/runs")
    heights = page.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => row.clientHeight / parseFloat(getComputedStyle(row.cells[0]).lineHeight))"
    )
    assert max(heights) < 4
    finish(browsing, page)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_row_of_evidence_is_as_high_as_what_it_says(browsing: Browsing, width: int) -> None:
    """The headline of its article stood in a column five characters wide."""
    page = browsing.open_at("/papers/evidence", width)
    lines = page.locator("tbody td.col-article_id a").evaluate_all("all => all.map(one => one.getClientRects().length)")
    assert max(lines) <= 2
    finish(browsing, page)
