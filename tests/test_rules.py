"""A site's own selectors: they decide, and what they leave open is read as everywhere."""

from crawler.extraction import extract_article
from crawler.extraction.rules import Rules
from crawler.items import Article, Snapshot

PAGE = """<html><head><title>Site name</title></head><body>
<h1 class="logo">Paper of the Bay</h1><p class="kicker">Harbour</p><p class="real">Crane wakes after eleven years</p>
<p class="when">5.3.2024 07:15</p><p class="who">Ada Quill, Tom Reed</p><p class="from">Dock Office</p>
<div class="story">
<p>The crane on the north quay turned again on Monday, after eleven years of standing still.</p>
<p class="promo">Subscribe now, and never miss a crane, a quay or a Monday again, wherever you are.</p></div>
<div class="blog"><p>{noise}</p><p>{noise}</p><p>{noise}</p></div>
<div class="story"><p>Engineers replaced the bearing by night, so that the ferries could keep their times.</p></div>
</body></html>""".replace(
    "{noise}", "Another text, far longer than the story, about boats, ropes, tides and weather. " * 8
)
RULES = Rules(
    body=".story",
    headline=".real",
    date=".when",
    section=".kicker",
    source=".from",
    author=".who",
    remove=(".promo",),
    language="en",
)


def read(rules: Rules) -> Article:
    article = extract_article(Snapshot(PAGE.encode(), "page", "https://bay.example/1.html"), rules)
    assert isinstance(article, Article)
    return article


def test_selectors_decide_over_everything_that_the_page_suggests() -> None:
    article = read(RULES)
    assert article.body.split("\n\n") == [
        "The crane on the north quay turned again on Monday, after eleven years of standing still.",
        "Engineers replaced the bearing by night, so that the ferries could keep their times.",
    ]
    assert (article.headline, article.section, article.source) == (
        "Crane wakes after eleven years",
        "Harbour",
        "Dock Office",
    )
    assert (article.date_published, article.date_published_raw) == ("2024-03-05T07:15", "5.3.2024 07:15")
    assert [credit.name for credit in article.credits] == ["Ada Quill", "Tom Reed"]
    assert article.language == "en"


def test_a_selector_that_finds_nothing_is_as_if_it_were_not_there() -> None:
    bare = read(Rules())
    lost = read(Rules(body=".gone", headline=".gone", remove=(".gone",)))
    assert (lost.headline, lost.body) == (bare.headline, bare.body)


def test_evidence_names_the_rule() -> None:
    chosen = {row.field: row.rule for row in read(RULES).evidence if row.chosen}
    assert chosen["headline"] == chosen["date_published"] == chosen["section"] == chosen["source"] == "site rule"
