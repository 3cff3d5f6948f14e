"""Citations, read back by those they are written for: a parser of BibTeX, CSL-JSON's published names, RIS's tags."""

import json
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from archives import FLOOD_UID, build_archive
from pybtex.database import Entry, parse_string
from reading_room import get

from archive.commands.load import load
from archive.datasette.citing.bibtex import bibtex
from archive.datasette.citing.cited import Cited, cited
from archive.datasette.citing.csl import csl
from archive.datasette.citing.gbt import gbt, gbt_parts
from archive.datasette.citing.line import line
from archive.datasette.citing.parts import isolated
from archive.datasette.citing.ris import ris
from archive.sqlite import sqlite3

PLAIN = Cited(
    uid="8ce5eef8961721a3",
    title="清澜湾大桥合龙 两岸通勤将缩短三十三分钟",
    writers=("苇一舟", "顾南乔"),
    editors=("桨声",),
    translators=(),
    agency=None,
    container="澜汀时报",
    section="民生",
    date="2026-11-19",
    inferred=None,
    is_date_order_assumed=False,
    accessed="2026-11-20",
    url="https://lanting.example/2026/bridge.html?a=1&b=%20#p3",
    language="zh-Hans",
    sha256="ab" * 32,
)
BARE = replace(
    PLAIN,
    writers=(),
    editors=(),
    container=None,
    section=None,
    date=None,
    url=None,
    language=None,
)
NASTY = r"""50 % of R&D_2 {cost} $3 ~#1 ^up \day \textbf{x} }}, author = {Mallory} } @online{y, ' " ` - 桥"""

CSL_ITEM = {
    *(
        "type",
        "id",
        "categories",
        "language",
        "author",
        "editor",
        "translator",
        "accessed",
        "issued",
        "container-title",
    ),
    *("note", "publisher", "section", "source", "title", "URL", "archive", "abstract"),
}
"""Of the properties of an item in csl-data.json (citation-style-language/schema), those that news can have."""
CSL_DATE = {"date-parts", "season", "circa", "literal", "raw", "edtf"}
CSL_NAME = {"family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"}


def entry(cited: Cited) -> Entry:
    (found,) = parse_string(bibtex(cited), "bibtex").entries.values()
    return found


def read_back(value: str) -> str:
    """What TeX makes of a field."""
    return re.sub(r"\\(text[a-z]+)\{\}|\\(.)|[{}]", lambda found: WORDS.get(found[1], found[2] or ""), value)


WORDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textasciitilde": "~",
}


def row(**columns: Any) -> dict[str, Any]:
    names = (
        "headline",
        "outlet",
        "outlet_host",
        "source",
        "section",
        "date_published",
        "date_inferred",
        "flags",
        "url",
        "canonical_url",
    )
    plain: dict[str, Any] = dict.fromkeys((*names, "language"))
    plain |= {"uid": "u1", "headline": "Rain", "last_seen": "2026-11-21T08:00:00Z", "snapshot_sha256": "ab" * 32}
    return plain | columns


def credit(name: str, role: str) -> dict[str, str]:
    return {"name": name, "role": role, "raw": ""}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {},
            "苇一舟, 顾南乔. 清澜湾大桥合龙 两岸通勤将缩短三十三分钟[N/OL]. 澜汀时报, 2026-11-19[2026-11-20]. "
            "https://lanting.example/2026/bridge.html?a=1&b=%20#p3.",
        ),
        ({"writers": ("甲", "乙", "丙", "丁"), "url": None}, "甲, 乙, 丙, 等. T[N]. 澜汀时报, 2026-11-19."),
        ({"writers": ("A B", "C D", "E F", "G H"), "url": None}, "A B, C D, E F, et al. T[N]. 澜汀时报, 2026-11-19."),
        ({"writers": ("Bo Ley Jr.",), "url": None}, "Bo Ley Jr. T[N]. 澜汀时报, 2026-11-19."),
        ({"writers": (), "agency": "泉巷社", "url": None}, "泉巷社. T[N]. 澜汀时报, 2026-11-19."),
        ({"writers": (), "date": None, "inferred": "2026-11"}, "T[N/OL]. 澜汀时报, [2026-11][2026-11-20]. U."),
        ({"writers": (), "date": None}, "T[N/OL]. 澜汀时报[2026-11-20]. U."),
        ({"writers": (), "date": None, "container": None}, "T[N/OL]. [2026-11-20]. U."),
        ({"writers": (), "date": None, "container": None, "url": None}, "T[N]."),
    ],
)
def test_a_line_is_as_the_standard_has_it(changes: dict[str, Any], expected: str) -> None:
    shown = changes | ({"title": "T", "url": changes.get("url", "U")} if changes else {})
    assert gbt(replace(PLAIN, **shown)) == expected


def test_a_line_with_arabic_in_it_keeps_its_order() -> None:
    arabic = replace(
        PLAIN, title="مكتبة على قارب", writers=("سلمى", "Ada"), container="المرسى", url="https://a.example/"
    )
    assert [part.text for part in gbt_parts(arabic)] == [
        "سلمى",
        "Ada",
        "مكتبة على قارب",
        "المرسى",
        "https://a.example/",
    ]
    assert isolated(gbt_parts(arabic)) == (
        "\u2068سلمى\u2069, Ada. \u2068مكتبة على قارب\u2069[N/OL]. \u2068المرسى\u2069, 2026-11-19[2026-11-20]. "
        "https://a.example/."
    )


def test_the_line_with_the_bytes_is_complete_without_the_archive() -> None:
    assert line(replace(PLAIN, title="How high?", url="U")) == (
        "苇一舟, 顾南乔. How high? 澜汀时报, 2026-11-19. U (archived 2026-11-20, sha256 abababababab)"
    )
    assert line(BARE).endswith("no date. (archived 2026-11-20, sha256 abababababab)")


def test_a_parser_of_bibtex_reads_what_was_written() -> None:
    found = entry(PLAIN)
    assert found.type == "online"
    assert [str(person) for person in found.persons["author"]] == ["苇一舟", "顾南乔"]
    assert {name: read_back(value) for name, value in found.fields.items()} == {
        "title": PLAIN.title,
        "organization": "澜汀时报",
        "date": "2026-11-19",
        "year": "2026",
        "url": PLAIN.url,
        "urldate": "2026-11-20",
        "language": "zh-Hans",
        "note": f"Archived 2026-11-20, SHA-256 {'ab' * 32}",
    }
    assert list(parse_string(bibtex(PLAIN), "bibtex").entries) == ["broadsheet-8ce5eef8961721a3"]


def test_an_entry_has_no_field_that_nobody_knows() -> None:
    assert list(entry(BARE).fields) == ["title", "note"]
    assert entry(BARE).persons == {}


@pytest.mark.parametrize("field", ["title", "container", "language", "agency"])
def test_no_text_breaks_out_of_its_field(field: str) -> None:
    found = entry(replace(PLAIN, writers=(), **{field: NASTY}))
    if field == "agency":
        (person,) = found.persons["author"]
        value = str(person)
    else:
        value = found.fields["organization" if field == "container" else field]
    assert read_back(value) == " ".join(NASTY.split())
    assert set(found.fields) == {"title", "organization", "date", "year", "url", "urldate", "language", "note"}


@pytest.mark.parametrize(
    "name", ["Bell, Book and Sons", "and", "Ada and Bo", "others", "Ley, Bo", "A {b} \\c", "苇一舟", "Ada  Fennimore"]
)
def test_a_name_stays_one_person(name: str) -> None:
    (person,) = entry(replace(PLAIN, writers=(name,))).persons["author"]
    parts = [*person.first_names, *person.middle_names, *person.prelast_names, *person.last_names]
    assert [read_back(" ".join(parts)), person.lineage_names] == [" ".join(name.split()), []]


def test_an_address_with_braces_is_written_so_that_tex_reads_it() -> None:
    assert (
        entry(replace(PLAIN, url="https://a.example/{x}\\?q=a b")).fields["url"]
        == "https://a.example/%7Bx%7D%5C?q=a%20b"
    )


def test_csl_json_has_the_published_names_only() -> None:
    for one in (PLAIN, BARE, replace(BARE, inferred="2026-11"), replace(PLAIN, writers=(), agency="泉巷社")):
        (item,) = csl(one)
        assert set(item) <= CSL_ITEM
        assert {"id", "type"} <= set(item)
        assert all(set(item[name]) <= CSL_DATE for name in ("issued", "accessed") if name in item)
        assert all(set(person) <= CSL_NAME for name in ("author", "editor") for person in item.get(name, []))
        assert json.loads(json.dumps(item)) == item


def test_csl_json_says_what_is_known_and_how_well() -> None:
    (item,) = csl(PLAIN)
    assert (item["author"], item["editor"]) == ([{"literal": "苇一舟"}, {"literal": "顾南乔"}], [{"literal": "桨声"}])
    assert item["issued"] == {"date-parts": [[2026, 11, 19]]}
    assert csl(replace(BARE, inferred="2026-11"))[0]["issued"] == {"date-parts": [[2026, 11]], "circa": True}
    assert "issued" not in csl(BARE)[0]
    assert csl(replace(PLAIN, is_date_order_assumed=True))[0]["note"].startswith("The order of day and month")


def test_ris_is_a_tag_a_line() -> None:
    lines = ris(PLAIN).split("\r\n")
    assert lines[-2:] == ["ER  - ", ""]
    assert [one for one in lines[:-1] if not re.fullmatch(r"[A-Z][A-Z0-9]  - .*", one)] == []
    assert {"TY  - NEWS", "AU  - 苇一舟", "AU  - 顾南乔", "DA  - 2026/11/19/", "Y2  - 2026/11/20/"} <= set(lines)


def test_who_wrote_it_comes_first_and_each_person_once() -> None:
    credits = [
        credit("李青禾", "editor"),
        credit("苇一舟", "photographer"),
        credit("顾南乔", "correspondent"),
        credit("苇一舟", "reporter"),
        credit("Ada Ley", "author"),
        credit("苇一舟", "author"),
    ]
    found = cited(row(outlet="澜汀在线", outlet_host="l.example", source="泉巷社"), credits, [])
    assert (found.writers, found.editors) == (("Ada Ley", "苇一舟", "顾南乔"), ("李青禾",))
    assert (found.agency, found.container) == (None, "泉巷社")


@pytest.mark.parametrize(
    ("columns", "agency", "container"),
    [
        ({"outlet": "澜汀在线", "outlet_host": "l.example", "source": "泉巷社"}, "泉巷社", "澜汀在线"),
        ({"outlet": "澜汀在线", "outlet_host": "l.example", "source": "澜汀在线"}, None, "澜汀在线"),
        ({"outlet": "l.example", "outlet_host": "l.example", "source": "泉巷社"}, None, "泉巷社"),
        ({"outlet": "l.example", "outlet_host": "l.example"}, None, "l.example"),
        ({"outlet": "澜汀在线", "outlet_host": "l.example"}, None, "澜汀在线"),
        ({"source": "泉巷社"}, None, "泉巷社"),
        ({}, None, None),
    ],
)
def test_a_source_that_is_not_the_outlet_stands_for_people_nobody_named(
    columns: dict[str, Any], agency: str | None, container: str | None
) -> None:
    found = cited(row(**columns), [credit("桨声", "editor")], [])
    assert (found.writers, found.agency, found.container) == ((), agency, container)


@pytest.mark.parametrize(
    ("columns", "url"),
    [
        ({"canonical_url": "https://l.example/own"}, "https://l.example/own"),
        ({"canonical_url": "https://l.example/own", "url": "https://l.example/asked"}, "https://l.example/asked"),
        ({}, None),
    ],
)
def test_a_file_without_an_address_is_cited_by_the_one_that_it_names_as_its_own(
    columns: dict[str, Any], url: str | None
) -> None:
    """It was cited without any."""
    assert cited(row(**columns), [], []).url == url


async def test_every_form_of_citing_has_the_canonical_address_of_a_file(tmp_path: Path) -> None:
    page = (
        "<title>The ferry sails again</title><link rel=canonical href=https://l.example/ferry><h1>The ferry sails again"
    )
    told = "The ferry sails again on Monday, after nine weeks in the yard, and the bakers come aboard at five. "
    (tmp_path / "saved.html").write_text(f"{page}</h1><p>{told * 3}</p><p>{told[::-1]}{told}</p>", encoding="utf-8")
    load(str(tmp_path / "papers.db"), [tmp_path / "saved.html"])
    with closing(sqlite3.connect(tmp_path / "papers.db")) as conn:
        ((uid, url),) = conn.execute("SELECT uid, url FROM articles").fetchall()
    assert url is None
    for ending in ("bib", "ris", "csl.json"):
        assert "https://l.example/ferry" in (await get(tmp_path / "papers.db", f"/article/{uid}.{ending}")).text
    shown = (await get(tmp_path / "papers.db", f"/article/{uid}")).text
    assert re.search(r"\[N/OL\].*https://l\.example/ferry", shown)


def test_an_inferred_date_is_no_date() -> None:
    both = cited(row(date_published="2026-11-19T07:30:00+08:00", date_inferred="2026-10"), [], [])
    only = cited(row(date_inferred="2026-10"), [], [])
    assert [(one.date, one.inferred) for one in (both, only)] == [("2026-11-19", None), (None, "2026-10")]


def test_a_headline_of_several_lines_is_one_in_a_citation() -> None:
    assert cited(row(headline="Rain,\r\n\x07then\u2028snow"), [], []).title == "Rain, then snow"


async def test_the_page_of_an_article_links_to_what_reference_managers_read(tmp_path: Path) -> None:
    build_archive(tmp_path / "papers.db")
    answers = {ending: await get(tmp_path / "papers.db", f"/article/{FLOOD_UID}.{ending}") for ending in ("bib", "ris")}
    item = (await get(tmp_path / "papers.db", f"/article/{FLOOD_UID}.csl.json")).json()
    assert list(parse_string(answers["bib"].text, "bibtex").entries) == [f"broadsheet-{FLOOD_UID}"]
    assert answers["ris"].text.startswith("TY  - NEWS\r\nAU  - 王明远\r\n")
    assert [one["author"] for one in item] == [[{"literal": "王明远"}]]
