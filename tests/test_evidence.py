"""Every field that has a value says why: one chosen row with the value, the page's words, the rule and the place."""

from collections import Counter
from pathlib import Path

import pytest

from crawler.extraction import extract_article
from crawler.extraction.rules import Rules
from crawler.files import read_file
from crawler.items import Article, Evidence, Reading, Snapshot
from crawler.samples import find_samples
from tests.loading import ROOT

PAGES = sorted(find_samples(ROOT / "seeds" / "pages"))
SINGLE = (
    *("headline", "alternative_headline", "section", "description", "date_published", "date_modified"),
    *("date_inferred", "source", "language", "canonical_url"),
)
RULED = b"""<html lang="de"><head><link rel="canonical" href="/a.html"><meta name="description" content="Kurz gesagt.">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Der Deich ist wieder dicht",
"alternativeHeadline": "Am Abend kam die Flut", "description": "Lang gesagt.", "articleSection": "Land",
"dateModified": "2026-11-05", "author": {"name": "Ute Sandring"}}</script></head><body>
<h1>Der Deich ist wieder dicht</h1><p class="when">4. November 2026</p><p class="from">Deichbote</p>
<img src="deich.jpg"><p>Am Abend kam die Flut, und die Leute vom Hof trugen S\xc3\xa4cke bis in die Nacht hinein.</p>
<p>Der Deichgraf sagte, dass es so hoch nicht mehr war, seit er ein Kind war und am Damm stand.</p></body></html>"""


def chosen(article: Article, field: str) -> list[Evidence]:
    return [row for row in article.evidence if row.field == field and row.chosen]


def assert_evident(article: Article) -> None:
    values = {field: [getattr(article, field)] if getattr(article, field) else [] for field in SINGLE}
    values |= {"credits": [f"{one.role}: {one.name}" for one in article.credits]}
    values |= {"images": [image.url for image in article.images]}
    assert {field: [row.value for row in chosen(article, field)] for field in values} == values
    assert {row.field for row in article.evidence} <= values.keys()
    assert [row for row in article.evidence if not (row.rule and row.locator and row.raw)] == []
    assert [row for row in article.evidence if not 0 < row.confidence <= 1] == []
    assert [row.raw for row in chosen(article, "date_published")] == list(filter(None, [article.date_published_raw]))
    people = [(row.value.partition(": ")[2], row.raw or "") for row in chosen(article, "credits")]
    assert [row for row in people if unspaced(row[0]) not in unspaced(row[1])] == []


def unspaced(text: str) -> str:
    """A name may be parted, or in capitals, where it is printed."""
    return "".join(text.split()).casefold()


@pytest.mark.parametrize("page", PAGES, ids=[page.parent.name for page in PAGES])
def test_every_field_of_a_sample_page_is_evident(page: Path) -> None:
    reading = read_file(page)
    assert isinstance(reading, Reading)
    if isinstance(reading.result, Article):
        assert_evident(reading.result)


def test_the_samples_have_every_field() -> None:
    readings = [read_file(page) for page in PAGES]
    articles = [one.result for one in readings if isinstance(one, Reading) and isinstance(one.result, Article)]
    found = Counter(row.field for article in articles for row in article.evidence if row.chosen)
    assert set(found) == {*SINGLE, "credits", "images"} - {"date_inferred"}  # they print their dates


def test_what_a_sites_rules_find_is_evident_too() -> None:
    rules = Rules(date=".when", source=".from", language="nds")
    article = extract_article(Snapshot(RULED, "a.html", "https://deich.example/b.html"), rules)
    assert isinstance(article, Article)
    assert_evident(article)
    rows = {field: chosen(article, field)[0] for field in ("date_published", "source", "language", "canonical_url")}
    assert [(row.value, row.rule, row.locator) for row in rows.values()] == [
        ("2026-11-04", "site rule", "site rule"),
        ("Deichbote", "site rule", "site rule"),
        ("nds", "site rule", "site rule"),
        ("https://deich.example/a.html", "link:canonical", "link[rel=canonical]"),
    ]
    passed = [(row.field, row.value, row.locator) for row in article.evidence if not row.chosen]
    assert ("description", "Lang gesagt.", "json-ld:description") in passed
    assert ("language", "de", "html[lang]") in passed


def test_a_date_that_is_only_inferred_is_evident_and_one_that_was_not_needed_is_not_chosen() -> None:
    undated = RULED.replace(b"4. November 2026", b"").replace(b"</body>", b"<i class=day>2026-11-03</i></body>")
    plain = extract_article(Snapshot(undated.replace(b"2026-11-03", b""), "a.html"))
    assert isinstance(plain, Article)
    assert_evident(plain)
    assert (plain.date_published, plain.date_inferred) == (None, "2026-11-05")
    ruled = extract_article(Snapshot(undated.replace(b"2026-11-03", b"3. November 2026"), "a.html"), Rules(date=".day"))
    assert isinstance(ruled, Article)
    assert_evident(ruled)
    assert (ruled.date_published, ruled.date_inferred) == ("2026-11-03", None)
