"""The pages of an outlet as HTML: articles with their parts and other tellings, lists, the home page, the rest."""

from collections.abc import Sequence
from html import escape

from tests.testweb.edition import Edition, Listing
from tests.testweb.layouts import Anchor, Frame, anchors, build_page
from tests.testweb.stories import Story

ELSEWHERE: tuple[Anchor, ...] = (
    (
        "https://partner.example/2026/11/03/harbour-bridge-opens-to-traffic.html",
        "Partner: harbour bridge opens to traffic",
    ),
    ("https://social.example/share?u=1234567", "Share"),
    ("javascript:void(0)", "收藏本站并设为首页"),
    ("mailto:desk@paper.example", "desk@paper.example"),
    ("file:///etc/hostname", "local copy"),
)


def frame_of(edition: Edition, head: str = "") -> Frame:
    labels, outlet = edition.words.labels, edition.outlet
    sections = [(listing.host + listing.where(1), listing.title) for listing in edition.sections]
    hot = [(edition.url(story), story.headline) for story in edition.present[3:60:7]]
    months = [("/calendar/2026/11/", labels["calendar"])]
    return Frame(
        title=outlet.title,
        language=outlet.language,
        charset=outlet.charset,
        menu=[(edition.origins[0] + "/", labels["home"]), *sections],
        footer=[*((edition.origins[0] + path, text) for path, text in (*outlet.pages, *months)), *ELSEWHERE],
        aside=[(labels["hot"], hot)],
        head=head,
    )


def home_page(edition: Edition) -> str:
    feeds = "".join(
        f'<link rel="alternate" type="{MEDIA_TYPES[kind]}" title="feed" href="{path}">'
        for kind, path, announced in edition.outlet.feeds
        if announced
    )
    lead = _list_of(edition, edition.present[:12])
    boxes = "".join(
        f'<div class="col"><h2><a href="{listing.host}{listing.where(1)}">{listing.title}</a></h2>'
        f"{_list_of(edition, listing.stories[:6])}</div>"
        for listing in edition.sections
    )
    title = edition.outlet.title
    return build_page(edition.layout, frame_of(edition, feeds), title, f'<div class="focus">{lead}</div>{boxes}')


MEDIA_TYPES = {
    "rss": "application/rss+xml",
    "rdf": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}


def list_page(edition: Edition, listing: Listing, number: int) -> str:
    shown = _list_of(edition, listing.on(number))
    title = f"{listing.title} - {edition.outlet.title}"
    paging = _scripted(listing) if edition.outlet.is_scripted else _paging(edition, listing, number)
    main = (
        f'<div class="crumbs"><a href="/">{edition.words.labels["home"]}</a> &gt; {listing.title}</div>{shown}{paging}'
    )
    return build_page(edition.layout, frame_of(edition), title, main)


def _paging(edition: Edition, listing: Listing, number: int) -> str:
    labels = edition.words.labels
    around = range(max(1, number - 2), min(listing.pages, number + 2) + 1)
    links: list[Anchor] = [(listing.where(one), str(one)) for one in around if one != number]
    if number > 1:
        links.insert(0, (listing.where(number - 1), labels["previous"]))
    if number < listing.pages:
        links.append((listing.where(number + 1), labels["next"]))
    return f'<div class="pages">{anchors(links, "span")}</div>' if listing.pages > 1 else ""


def _scripted(listing: Listing) -> str:
    """As the publishing systems of Chinese governments write it: the links are made by a script of the page."""
    return f'<script>createPageHTML({listing.pages}, 0, "index", "shtml");</script>'


def _list_of(edition: Edition, stories: Sequence[Story]) -> str:
    rows = "".join(
        f'<li><a href="{escape(edition.url(story))}">{escape(story.headline)}</a>'
        f'<span class="date">{story.moment:%Y-%m-%d}</span></li>'
        for story in stories
    )
    return f'<ul class="list">{rows}</ul>'


def article_page(edition: Edition, story: Story, part: int = 1, is_whole: bool = False) -> str:
    """``is_whole``: all parts on one page, as what moved or is printed."""
    text = story.paragraphs(edition.seed, edition.day)
    paths = edition.part_paths(story)
    if not is_whole and len(paths) > 1:
        size = len(text) // len(paths)
        text = text[(part - 1) * size : part * size if part < len(paths) else None]
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text)
    turns = "" if is_whole or len(paths) == 1 else _turns(edition, paths, part)
    byline = edition.words.by.format(title=edition.outlet.title, person=edition.words.people[story.person])
    main = (
        f'{_crumbs(edition, story)}<article class="article"><h1>{escape(story.headline)}</h1>'
        f'<div class="info"><span>{story.moment:%Y-%m-%d %H:%M}</span> <span>{byline}</span>'
        f"{_tools(edition, story)}</div>"
        f'<div class="content" id="zoom">{body}</div>{turns}</article>{_related(edition, story)}'
    )
    canonical = f'<link rel="canonical" href="{escape(edition.url(story))}">' if part == 1 else ""
    title = f"{story.headline} - {edition.outlet.title}"
    return build_page(edition.layout, frame_of(edition, canonical), title, main)


def _crumbs(edition: Edition, story: Story) -> str:
    listing = edition.sections[story.section]
    here = f'<a href="{listing.host}{escape(listing.where(1))}">{listing.title}</a>'
    return f'<div class="crumbs"><a href="{edition.origins[0]}/">{edition.words.labels["home"]}</a> &gt; {here}</div>'


def _turns(edition: Edition, paths: Sequence[str], part: int) -> str:
    links: list[Anchor] = [(path, str(number)) for number, path in enumerate(paths, 1) if number != part]
    if part < len(paths):
        forward = "Next page" if edition.outlet.language == "en" else edition.words.labels["next"]
        links.append((paths[part], forward))
    return f'<div class="article-pages">{anchors(links, "span")}</div>'


def _tools(edition: Edition, story: Story) -> str:
    """Other tellings of the same article, its tag, its author; each only where the outlet has such pages."""
    shape, labels = edition.outlet.shape, edition.words.labels
    tools: list[Anchor] = [
        (address, text)
        for template, text in ((shape.printed, labels["print"]), (shape.amp, labels["amp"]))
        if (address := story.other(template))
    ]
    tools += [
        (edition.origins[0] + address, text)
        for template, text in (
            (shape.tag, edition.words.tags[story.tag]),
            (shape.author, edition.words.people[story.person]),
        )
        if (address := story.other(template))
    ]
    return anchors(tools, "i")


def _related(edition: Edition, story: Story) -> str:
    others = [one for one in edition.present if one.tag == story.tag and one != story][:4]
    links = anchors([(edition.url(one), one.headline) for one in others])
    return f'<div class="related"><h2>{edition.words.labels["related"]}</h2><ul>{links}</ul></div>'


def other_page(edition: Edition, text: str) -> str:
    """About, privacy, jobs: as long as an article, and none."""
    said = {"en": "This page says how the outlet is run and how to write to the people who make it. "}
    sentence = said.get(edition.outlet.language, "本页说明网站由谁开办,怎样联系编辑部,以及使用本站时需要知道的事项。")
    main = f"<h1>{escape(text)}</h1>" + "".join(f"<p>{sentence * 3}</p>" for _ in range(4))
    return build_page(edition.layout, frame_of(edition), f"{text} - {edition.outlet.title}", main)


def calendar_page(edition: Edition, year: int, month: int) -> str:
    """A month of a calendar that has no end and no articles: only its neighbours."""
    before, after = (
        ((year, month - 1) if month > 1 else (year - 1, 12)),
        ((year, month + 1) if month < 12 else (year + 1, 1)),
    )
    links = [(f"/calendar/{y}/{m:02}/", f"{y}-{m:02}") for y, m in (before, after)]
    days = [(f"/calendar/{year}/{month:02}/{day:02}/", str(day)) for day in range(1, 29)]
    main = f"<h1>{year}-{month:02}</h1><ul>{anchors(links)}</ul><ul>{anchors(days)}</ul>"
    return build_page(edition.layout, frame_of(edition), f"{year}-{month:02}", main)
