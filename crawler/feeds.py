"""What ``scrapy crawl … -O FILE`` writes: articles, not the raw readings with their bytes.

JSON: an article is ``Article.as_dict()``; every other input is a small row that has a ``state``
(``not_article``, ``rejected`` or ``failed``), which no article has. CSV: articles only, with fixed columns.
"""

from typing import Any

from scrapy.exporters import CsvItemExporter, JsonItemExporter, JsonLinesItemExporter

from crawler.items import Article, Failure, Listed, NotModified, Reading

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class JsonLinesArticles(JsonLinesItemExporter):
    """One input a line."""

    def export_item(self, item: Any) -> None:
        if not isinstance(item, Listed):
            super().export_item(row_of(item))


class JsonArticles(JsonItemExporter):
    """One array of all inputs."""

    def export_item(self, item: Any) -> None:
        if not isinstance(item, Listed):
            super().export_item(row_of(item))


class CsvArticles(CsvItemExporter):
    """One article a row; a cell that a spreadsheet would run as a formula begins with an apostrophe."""

    def export_item(self, item: Any) -> None:
        if isinstance(item, Reading) and isinstance(item.result, Article):
            super().export_item(cells_of(item.result))


def row_of(item: Any) -> Any:
    """A JSON row for a Reading or Failure; anything else as it came."""
    if isinstance(item, Failure):
        return _outcome(item.state, item.why, item.detail, item.input, item.url, item.status)
    if isinstance(item, NotModified):
        return _outcome("unchanged", "not_modified", "", item.input, item.url, item.status)
    if not isinstance(item, Reading):
        return item
    if isinstance(item.result, Article):
        return item.result.as_dict()
    page = item.snapshot
    return _outcome("not_article", item.result.why, item.result.detail, page.input, page.url, page.status)


def _outcome(state: str, why: str, detail: str, asked: str, url: str | None, status: int | None) -> dict[str, Any]:
    return {"state": state, "why": why, "detail": detail or None, "input": asked, "url": url, "status": status}


def cells_of(article: Article) -> dict[str, str]:
    """The columns of a spreadsheet; a missing value is an empty cell."""
    cells = {
        "url": article.url,
        "headline": article.headline,
        "section": article.section,
        "date_published": article.date_published,
        "source": article.source,
        "credits": "; ".join(f"{credit.role}: {credit.name}" for credit in article.credits),
        "language": article.language,
        "body": article.body,
    }
    return {column: safe_cell(value or "") for column, value in cells.items()}


def safe_cell(text: str) -> str:
    """Text that no spreadsheet runs as a formula.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("港口")
    ("'=HYPERLINK(1)", '港口')
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
