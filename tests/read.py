"""Reading a page that is an article."""

from crawler.extraction import extract_article
from crawler.items import Article, Snapshot


def article_of(page: str | bytes, url: str | None = None, name: str = "page") -> Article:
    article = extract_article(Snapshot(page.encode() if isinstance(page, str) else page, name, url))
    assert isinstance(article, Article)
    return article
