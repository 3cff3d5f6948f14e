"""A news agency that the page credits with its text is the article's source, in whatever place it is named."""

import pytest
from read import article_of

from crawler.items import Article

STORY = (
    "The ferry that vanished ten years ago is back on the northern lake, and hundreds of people came to the pier.",
    "Half of the repairs was paid by the town, the rest by fishermen, a school, and two bakers of the old quarter.",
    "From Monday on it crosses the lake six times a day, and the bell is rung by the children of the harbour school.",
)


def read(byline: str = "", dateline: str = "", end: str = "", behind: str = "", head: str = "") -> Article:
    first, middle, last = STORY
    html = (
        f"<html><head><title>The ferry is back</title>{head}</head><body><article><h1>The ferry is back</h1>{byline}"
        f"<p>{dateline}{first}</p><p>{middle}</p><p>{last}{end}</p>{behind}</article></body></html>"
    )
    return article_of(html, "https://post.example/ferry-is-back")


@pytest.mark.parametrize(
    ("page", "source", "authors"),
    [
        ({"dateline": "LAKE TOWN, June 3 (Reuters) - "}, "Reuters", []),
        ({"dateline": "Seestadt (dpa/lnw) – "}, "dpa", []),
        ({"dateline": "Lago, 3 jun (EFE).- "}, "EFE", []),
        ({"byline": "<p>Von Mona Kessel und dpa</p>"}, "dpa", ["Mona Kessel"]),
        ({"byline": "<p class='byline'>By Mona Kettle, Associated Press</p>"}, "Associated Press", ["Mona Kettle"]),
        ({"byline": "<p>Par Mona Quentin avec AFP</p>"}, "AFP", ["Mona Quentin"]),
        ({"end": " (APA)"}, "APA", []),
        ({"end": " ANSA"}, "ANSA", []),
        ({"behind": "<p>© dpa-infocom, dpa:261120-99-1/3</p>"}, "dpa-infocom", []),
        ({"behind": "<p>Source: AP</p>"}, "AP", []),
        ({"byline": "<p>By Mona Kettle</p>"}, None, ["Mona Kettle"]),
        ({"byline": "<p>Von Mona Kessel | A AA</p>"}, None, ["Mona Kessel"]),
        ({"end": " He thanked the AP."}, None, []),
        ({"behind": "<div class='tags'><p>Bloomberg</p></div>"}, None, []),
        ({"behind": "<ul><li>AP</li></ul>"}, None, []),
        (
            {"dateline": "Reuters ", "head": "<meta property='og:site_name' content='Reuters'>", "end": " Reuters"},
            None,
            [],
        ),
    ],
)
def test_an_agency_is_the_source_where_it_is_credited(
    page: dict[str, str], source: str | None, authors: list[str]
) -> None:
    article = read(**page)
    assert article.source == source
    assert [credit.name for credit in article.credits if credit.role == "author"] == authors


def test_whom_the_metadata_call_author_is_the_source_where_it_is_an_agency() -> None:
    article = read(head="<meta name='author' content='Reuters'>")
    assert article.source == "Reuters"
