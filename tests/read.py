"""Reading a page that is an article."""

from crawler.extraction import extract_article
from crawler.items import Article, Snapshot


def article_of(html: str, url: str | None = None) -> Article:
    article = extract_article(Snapshot(html.encode(), "page", url))
    assert isinstance(article, Article)
    return article
