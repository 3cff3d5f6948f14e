"""The pure core: the bytes of a page in, an article out. No files, no network, no clock."""

from crawler.extraction.article import extract_article

__all__ = ["extract_article"]
