"""Where feeds and sitemaps are when nothing says where."""

from urllib.parse import urljoin

SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/sitemap.xml.gz", "/wp-sitemap.xml", "/sitemap/sitemap.xml")
FEEDS = ("/feed/", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml", "/feed.json")


def usual_sitemaps(home: str) -> list[str]:
    return [urljoin(home, path) for path in SITEMAPS]


def usual_feeds(home: str) -> list[str]:
    return [urljoin(home, path) for path in FEEDS]
