"""The pure core: the bytes of a page in, an article out.

No files, no network; of the clock only the year, past which no date is believed.
"""

from crawler.extraction.article import extract_article

__all__ = ["extract_article"]
