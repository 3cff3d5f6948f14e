"""The feeds and sitemaps of an outlet, as bytes."""

import gzip
import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape

from tests.testweb.edition import Edition
from tests.testweb.stories import Story

NEWEST = 20
"""Items of a feed."""
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def rss_feed(edition: Edition) -> bytes:
    items = "".join(
        f"<item><title>{escape(story.headline)}</title><link>{escape(edition.url(story))}</link>"
        f'<guid isPermaLink="false">{story.code}</guid><pubDate>{format_datetime(story.moment)}</pubDate></item>'
        for story in edition.present[:NEWEST]
    )
    text = f'<rss version="2.0"><channel><title>{edition.outlet.title}</title><link>/</link>{items}</channel></rss>'
    return _xml(text, edition.outlet.charset)


def rdf_feed(edition: Edition) -> bytes:
    items = "".join(
        f'<item rdf:about="{escape(edition.url(story))}"><title>{escape(story.headline)}</title>'
        f"<link>{escape(edition.url(story))}</link><dc:date>{story.moment.isoformat()}</dc:date></item>"
        for story in edition.present[:NEWEST]
    )
    return _xml(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{edition.outlet.title}</title></channel>{items}</rdf:RDF>',
        edition.outlet.charset,
    )


def atom_feed(edition: Edition) -> bytes:
    items = "".join(
        f'<entry><title>{escape(story.headline)}</title><link rel="alternate" href="{escape(edition.url(story))}"/>'
        f"<id>tag:{story.code}</id><published>{story.moment.isoformat()}</published></entry>"
        for story in edition.present[:NEWEST]
    )
    return _xml(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{edition.outlet.title}</title>{items}</feed>', "utf-8"
    )


def json_feed(edition: Edition) -> bytes:
    items = [
        {
            "id": story.code,
            "url": edition.url(story),
            "title": story.headline,
            "date_published": story.moment.isoformat(),
        }
        for story in edition.present[:NEWEST]
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": edition.outlet.title, "items": items}
    return json.dumps(feed, ensure_ascii=False).encode()


FEEDS: dict[str, Callable[[Edition], bytes]] = {
    "rss": rss_feed,
    "rdf": rdf_feed,
    "atom": atom_feed,
    "json": json_feed,
}


def flat_sitemap(edition: Edition) -> bytes:
    """Every article, and everything else that the outlet has: a sitemap does not say which is which."""
    return _urlset(edition, edition.present, with_rest=True)


def news_sitemap(edition: Edition) -> bytes:
    """Articles of the last two days, with their headlines."""
    since = edition.present[0].moment - timedelta(days=2)
    rows = "".join(
        f"<url><loc>{escape(edition.url(story))}</loc><news:news><news:publication><news:name>{edition.outlet.title}"
        f"</news:name><news:language>{edition.outlet.language}</news:language></news:publication>"
        f"<news:publication_date>{story.moment.isoformat()}</news:publication_date>"
        f"<news:title>{escape(story.headline)}</news:title></news:news></url>"
        for story in edition.present
        if story.moment >= since
    )
    return _xml(f'<urlset xmlns="{SITEMAP}" xmlns:news="{NEWS}">{rows}</urlset>', "utf-8")


def month_sitemaps(edition: Edition, index: str) -> dict[str, bytes]:
    """A file of each month, packed, and a last one with everything that is no article; by path."""
    folder = index.rpartition("/")[0]
    months: dict[str, list[Story]] = {}
    for story in edition.present:
        months.setdefault(f"{story.moment:%Y-%m}", []).append(story)
    files = {f"{folder}/posts-{month}.xml.gz": gzip.compress(_urlset(edition, some)) for month, some in months.items()}
    return files | {f"{folder}/pages.xml": _urlset(edition, [], with_rest=True)}


def index_sitemap(edition: Edition, index: str) -> bytes:
    """The index names itself as well, as some do by mistake."""
    places = [*month_sitemaps(edition, index), index]
    rows = "".join(f"<sitemap><loc>{edition.origins[0]}{path}</loc></sitemap>" for path in places)
    return _xml(f'<sitemapindex xmlns="{SITEMAP}">{rows}</sitemapindex>', "utf-8")


def _urlset(edition: Edition, stories: Sequence[Story], with_rest: bool = False) -> bytes:
    rows = [
        f"<url><loc>{escape(edition.url(story))}</loc><lastmod>{_changed(edition, story)}</lastmod></url>"
        for story in stories
    ]
    if with_rest:
        lists = [*edition.sections, *edition.tags(), *edition.authors()]
        places = [each.host + each.where(1) for each in lists]
        places += [edition.origins[0] + path for path, _ in edition.outlet.pages]
        rows += [f"<url><loc>{escape(place)}</loc></url>" for place in places]
    return _xml(f'<urlset xmlns="{SITEMAP}">{"".join(rows)}</urlset>', "utf-8")


def _changed(edition: Edition, story: Story) -> str:
    return edition.day.isoformat() if story.is_edited(edition.day) else story.moment.isoformat()


def _xml(text: str, charset: str) -> bytes:
    return f'<?xml version="1.0" encoding="{charset}"?>\n{text}'.encode(charset, "xmlcharrefreplace")
