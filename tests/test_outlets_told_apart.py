"""One paper at two addresses, such as two ports of a host, is two outlets of one name: lists say which is which."""

import re
from pathlib import Path

import pytest

from tests.archives import insert, insert_article, insert_fetch, insert_run, new_archive
from tests.reading_room import Elements, get

HOSTS = ("ferry.example:8001", "ferry.example:8002")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A story that both tell, and a third outlet whose name is its own."""
    conn = new_archive(tmp_path / "papers.db")
    with conn:
        run = insert_run(conn)
        for number, host in enumerate((*HOSTS, "harbour.example")):
            outlet = insert(conn, "outlets", host=host, name="Harbour Ledger" if number > 1 else "Ferry Post")
            url = f"http://{host}/bell.html"
            article = insert_article(conn, f"n{number}", "The bell", "A ferry bell.", outlet_id=outlet, url=url)
            insert(conn, "reprints", article_id=article, story=1, like_id=1, share=1.0)
            fetch = insert_fetch(conn, run, article_id=article, input=url)
            sha = {"snapshot_before": "cd" * 32, "snapshot_after": "ab" * 32, "cause": "source"}
            read = {"extractor_before": "1", "extractor_after": "1", "saved_at": "2026-11-21T08:00:02Z"}
            revision = insert(conn, "revisions", article_id=article, fetch_id=fetch, **sha, **read)
            insert(conn, "revision_fields", revision_id=revision, field="headline", before="Bell", after="The bell")
    conn.close()
    return tmp_path / "papers.db"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/", "Ferry Post ferry.example:8001 1 Ferry Post ferry.example:8002 1 Harbour Ledger 1"),
        ("/sources", "Ferry Post ferry.example:8001 1 0 %"),
        ("/changes", "any Ferry Post (ferry.example:8001) Ferry Post (ferry.example:8002) Harbour Ledger"),
        ("/changes", "Publisher Ferry Post (ferry.example:8002) compare versions"),
        ("/changes", "Publisher Harbour Ledger compare versions"),
        ("/", "Publisher Ferry Post (ferry.example:8001) headline"),
        ("/search?q=bell", "Ferry Post (ferry.example:8001) 1 Ferry Post (ferry.example:8002) 1 Harbour Ledger 1"),
        ("/papers/articles", "Ferry Post (ferry.example:8001) 1 Ferry Post (ferry.example:8002) 1 Harbour Ledger 1"),
        ("/search?q=bell", "A ferry bell . Ferry Post (ferry.example:8001) "),
        ("/search?q=bell", "A ferry bell . Harbour Ledger "),
        ("/article/n0", "Ferry Post (ferry.example:8001) this article"),
        ("/article/n0", "Ferry Post (ferry.example:8002) 100 % the same words"),
        ("/article/n0", "Harbour Ledger 100 % the same words"),
    ],
)
async def test_outlets_of_one_name_are_told_apart_by_their_hosts(path: Path, address: str, shown: str) -> None:
    assert shown in Elements((await get(path, address)).text).text


async def test_a_facet_is_shown_once_however_often_it_is_asked_for(path: Path) -> None:
    for query, names in (
        ("_facet=language&_facet=language", ["language", "outlet_id", "section", "source"]),
        ("_facet=headline&_facet=headline", ["headline", "language", "outlet_id", "section", "source"]),
        ("", ["language", "outlet_id", "section", "source"]),
    ):
        page = Elements((await get(path, f"/papers/articles?{query}")).text)
        shown = [attrs["id"] for tag, attrs in page.tags if "facet-info" in (attrs.get("class") or "").split()]
        assert sorted(shown) == [f"facet-{name}" for name in names], query
    page = Elements((await get(path, "/papers/fetches?_facet=state")).text)
    assert [attrs["id"] for tag, attrs in page.tags if (attrs.get("id") or "").startswith("facet-state")] == [
        "facet-state"
    ]


async def test_a_cell_says_which_outlet_of_a_name_it_is(path: Path) -> None:
    page = (await get(path, "/papers/articles?_sort=id")).text
    cells = re.findall(r'<td class="col-outlet_id[^"]*">(.*?)</td>', page, re.S)
    assert [Elements(cell).text for cell in cells] == [
        "Ferry Post (ferry.example:8001)",
        "Ferry Post (ferry.example:8002)",
        "Harbour Ledger 3",
    ]
    assert 'href="/papers/outlets/1"' in cells[0]
