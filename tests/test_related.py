"""Related links: other articles, to the end of their list, and nothing else."""

import pytest

from crawler.extraction import extract_article
from crawler.items import Article, Snapshot

URL = "https://www.post.example/2026/granary-reopens"
STORY = (
    "<h1>Granary reopens as a school</h1><p>The granary by the river, empty since the war, opened its doors again on "
    "Sunday as a school of music.</p><p>Lessons at the weekend are free, the council said, and the first concert is "
    "planned for early spring.</p>"
)
FERRY = '<a href="/2026/ferry-runs-again">Ferry runs again after ten winters</a>'
SCALES = '<a href="/2026/scales-found">Iron scales found in the mill pond</a>'


def related(below: str, url: str = URL) -> list[tuple[str, str | None]]:
    html = f"<html><body><article>{STORY}</article>{below}</body></html>"
    result = extract_article(Snapshot(html.encode(), "page", url))
    assert isinstance(result, Article)
    return [(link.headline, link.teaser) for link in result.links]


BOTH = [("Ferry runs again after ten winters", None), ("Iron scales found in the mill pond", None)]


def test_a_list_ends_with_the_box_of_its_head() -> None:
    side = '<div><ul><li><a href="/2026/rain-again">Rain again on all days of the week</a></li></ul></div>'
    assert related(f"<div><p>Related stories</p><ul><li>{FERRY}</li><li>{SCALES}</li></ul></div>{side}") == BOTH


def test_a_link_to_more_beside_the_head_is_not_yet_the_list() -> None:
    assert (
        related(f'<div><div><h3>相关推荐</h3><a href="/n6/">更多&gt;</a></div><p>{FERRY}</p><p>{SCALES}</p></div>')
        == BOTH
    )


def test_a_list_ends_at_the_next_head_even_if_that_is_a_link() -> None:
    more = (
        '<p><a href="/2026/today">Auch interessant</a></p><p><a href="/2026/b-c">Mayor opens the longest bridge</a></p>'
    )
    assert related(f"<div><p>Related stories</p><p>{FERRY}</p><p>{SCALES}</p>{more}</div>") == BOTH


def test_of_several_boxes_that_call_themselves_related_the_first_list_counts() -> None:
    first = f'<div class="related-box"><p>{FERRY}</p><p>{SCALES}</p></div>'
    second = '<div class="recommend"><p><a href="/2026/c-d">Mayor opens the longest bridge</a></p></div>'
    assert related(first + second) == BOTH


@pytest.mark.parametrize(
    "link",
    [
        f'<a href="{URL}">Granary reopens as a school of music</a>',
        '<a href="/2026/granary-reopens#comments">12 comments</a>',
        '<a href="/sport/">All of our sport this week</a>',
        '<a href="/tag/granary-and-mills">Stories about granaries and mills</a>',
        '<a href="/author/ada-fennimore">All stories by Ada Fennimore</a>',
        '<a href="https://kettles.example/buy-one-2">Buy one kettle and get one free</a>',
        '<a href="/2026/a-1">アプリで開いて読む</a>',
        '<a href="/2026/a-2">人事任免</a>',
        '<a href="/2026/a-3">Get the newsletter of the harbour</a>',
    ],
)
def test_what_is_no_other_article_is_no_related_link(link: str) -> None:
    assert related(f"<div><p>Related stories</p><p>{FERRY}</p><p>{link}</p><p>{SCALES}</p></div>") == BOTH


def test_a_teaser_beside_a_headline_is_kept() -> None:
    teaser = "It crosses the river again after ten winters of thin ice."
    below = f"<div><p>Related stories</p><div>{FERRY}<div>{teaser}</div></div></div>"
    assert related(below) == [("Ferry runs again after ten winters", teaser)]


def test_of_two_links_to_an_article_the_headline_counts() -> None:
    kicker = '<a href="/2026/bridge-opens">News from the county</a>'
    headline = '<a href="/2026/bridge-opens">Mayor opens the longest bridge of the county on a windy morning</a>'
    said = "Mayor opens the longest bridge of the county on a windy morning"
    for links in (f"<p>{kicker}</p><p>{headline}</p>", f"<p>{headline}</p><p>{kicker}</p>"):
        assert related(f"<div><p>Related stories</p>{links}</div>") == [(said, None)]


BRIDGE = '<a href="/2026/bridge-opens">Mayor opens the longest bridge of the county</a>'
SAID_IN_LINKS = "".join(f"<p>{link.replace('>', '>Читайте також: ', 1)}</p>" for link in (FERRY, SCALES, BRIDGE))
THREE = [*BOTH, ("Mayor opens the longest bridge of the county", None)]


@pytest.mark.parametrize(
    "below",
    [
        f"<p>Related stories: {FERRY} | {SCALES} | {BRIDGE}</p>",
        f"<p><b>相关阅读：</b>{FERRY}　{SCALES}　{BRIDGE}</p>",
        f"<div>Read also: {FERRY}<br>{SCALES}<br>{BRIDGE}</div>",
        f"<p>Read also: {FERRY}</p><p>{SCALES}</p><p>{BRIDGE}</p>",
        f"<p>Read also: {FERRY}</p><p>Read also: {SCALES}, {BRIDGE}</p>",
        f"<div><p>Related stories</p><p>{FERRY} {SCALES} · {BRIDGE}</p></div>",
        f"<p>Zobacz też: {FERRY}</p><p>Läs också: {SCALES}</p><p>Διαβάστε επίσης: {BRIDGE}</p>",
        f"<p>Čtěte také: {FERRY}</p><p>İlgili haber: {SCALES}</p><p>ये भी पढ़ें: {BRIDGE}</p>",
        f"<div>{SAID_IN_LINKS}</div>",
    ],
)
def test_every_link_of_a_line_is_kept(below: str) -> None:
    assert related(below) == THREE


@pytest.mark.parametrize(
    "line",
    [
        f"Read also: {FERRY}",
        FERRY.replace(">", ">Читайте также: ", 1),
        f"<span>Читайте также</span>{FERRY}",
        f"<b>Lea aquí: </b>{FERRY}",
    ],
)
def test_a_line_of_links_inside_a_text_is_no_paragraph_of_it(line: str) -> None:
    html = f"<html><body><article>{STORY.replace('</p><p>', f'</p><p>{line}</p><p>')}</article></body></html>"
    result = extract_article(Snapshot(html.encode(), "page", URL))
    assert isinstance(result, Article)
    assert [paragraph[:7] for paragraph in result.paragraphs] == ["The gra", "Lessons"]
    assert [link.headline for link in result.links] == [BOTH[0][0]]


@pytest.mark.parametrize(
    "line",
    [
        f"The mayor told the harbour's paper this: {FERRY}",
        f"Read also: what the harbour office says in a letter to all captains, where {FERRY} is only one of many.",
    ],
)
def test_a_sentence_with_a_link_stays_in_the_text(line: str) -> None:
    end = "<p>The mill by the pond stands as ever, and nobody, says the council, wants to move it.</p>"
    html = f"<html><body><article>{STORY}<p>{line}</p>{end}</article></body></html>"
    result = extract_article(Snapshot(html.encode(), "page", URL))
    assert isinstance(result, Article)
    assert (len(result.paragraphs), result.links) == (4, ())
